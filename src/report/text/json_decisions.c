/* Receipt, acceptance of a late bid and decisions in the JSON of a result. Members have the names that
 * they have in a file of decisions. */
#include "report/text/json_decisions.h"

#include <string.h>

#include "report/text/json_put.h"
#include "report/text/text.h"

/* ISO 8601: "2026-03-13T13:40-07:00". */
static void put_instant(struct bg_buf *out, const char *key, struct bg_instant at)
{
    char text[BG_INSTANT_TEXT], iso[BG_INSTANT_TEXT];
    size_t n = 0, blanks = 0;
    if (!bg_instant_known(at))
        return;
    bg_instant_text(at, text);
    for (const char *p = text; *p; p++)
        if (*p != ' ')
            iso[n++] = *p;
        else if (blanks++ == 0)
            iso[n++] = 'T';
    if (n > 3 && memcmp(iso + n - 3, "UTC", 3) == 0)
        iso[(n -= 2) - 1] = 'Z';
    iso[n] = '\0';
    bg_json_put_text(out, key, iso);
}

static void json_decisions_put_said(struct bg_buf *out, const char *key, const char *text)
{
    if (text && *text)
        bg_json_put_text(out, key, text);
}

static void json_decisions_put_date(struct bg_buf *out, int64_t days)
{
    char date[BG_DATE_TEXT];
    if (days != BG_NO_DATE)
        bg_json_put_text(out, "date", bg_date_text(days, date));
}

static void put_receipt(struct bg_buf *out, const struct bg_receipt *receipt)
{
    bg_json_put_key(out, "receipt");
    bg_buf_putc(out, '{');
    put_instant(out, "received", receipt->received);
    json_decisions_put_said(out, "by", receipt->by);
    put_instant(out, "opened", receipt->opened);
    put_instant(out, "last_offer", receipt->last_offer);
    bg_buf_putc(out, '}');
}

static void put_accepted(struct bg_buf *out, const struct bg_late_acceptance *accepted)
{
    bg_json_put_key(out, "late_accepted");
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "reason", accepted->reason);
    json_decisions_put_said(out, "by", accepted->by);
    json_decisions_put_date(out, accepted->date);
    bg_buf_putc(out, '}');
}

static void json_decisions_put_answer(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                      const struct bg_decision *d)
{
    const struct bg_field *field = &ruleset->fields[d->slot];
    bg_json_put_text(out, "field", field->id);
    if (d->row)
        bg_json_put_number(out, "row", bg_dec_int(d->row));
    if (d->column >= 0)
        bg_json_put_text(out, "column", field->columns[d->column].id);
    if (d->what == BG_DECIDE_VERIFY)
        return;
    if (d->what == BG_DECIDE_CLARIFY) {
        bg_json_put_key(out, "was");
        bg_json_put_value(out, &d->was);
    }
    if (d->what == BG_DECIDE_STATE) { /* the figures are in "statements" */
        bg_json_put_text(out, "source", bg_witness_names[d->stated->said.witness]);
        return;
    }
    bg_json_put_key(out, d->what == BG_DECIDE_CLARIFY ? "now" : "answer");
    bg_json_put_value(out, &d->now);
}

static void json_decisions_put_decision(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                        const struct bg_decision *d)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "do", bg_decision_kinds[d->what].name);
    json_decisions_put_said(out, "replaced_by", d->replaced_by);
    put_instant(out, "received", d->received);
    put_instant(out, "opened", d->opened);
    if (d->slot >= 0)
        json_decisions_put_answer(out, ruleset, d);
    json_decisions_put_said(out, "reason", d->reason);
    json_decisions_put_date(out, d->date);
    json_decisions_put_said(out, "by", d->by);
    json_decisions_put_said(out, "document", d->document);
    json_decisions_put_said(out, "page", d->page);
    bg_json_put_text(out, "words", bg_decision_words(out->arena, ruleset, d));
    bg_json_put_text(out, "recorded", d->place);
    bg_buf_putc(out, '}');
}

void bg_json_put_decisions(struct bg_buf *out, const struct bg_ruleset *ruleset,
                           const struct bg_bid *bid)
{
    if (bid->receipt)
        put_receipt(out, bid->receipt);
    if (bid->late_accepted)
        put_accepted(out, bid->late_accepted);
    if (!bid->decisions_n)
        return;
    bg_json_put_key(out, "decisions");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < bid->decisions_n; i++)
        json_decisions_put_decision(out, ruleset, &bid->decisions[i]);
    bg_buf_putc(out, ']');
}

/* -- statements of others ------------------------------------------------------------------------- */

static void json_decisions_put_rule(struct bg_buf *out, const struct bg_witness_rule *rule)
{
    char date[BG_DATE_TEXT];
    bg_json_put_key(out, "rule");
    bg_buf_puts(out, "{\"order\": [");
    bool first = true;
    for (int64_t place = 1; place <= BG_WITNESS__COUNT; place++)
        for (int w = 0; w < BG_WITNESS__COUNT; w++)
            if (rule->order[w] == place) {
                bg_buf_printf(out, "%s\"%s\"", first ? "" : ", ", bg_witness_names[w]);
                first = false;
            }
    bg_buf_putc(out, ']');
    bg_json_put_number(out, "least_n", bg_dec_int(rule->least_n));
    if (rule->has_least_yes)
        bg_json_put_number(out, "least_yes", rule->least_yes);
    bg_json_put_text(out, "published", bg_date_text(rule->published, date));
    bg_buf_putc(out, '}');
}

/* Of fewer than five workers no number is here. */
static void json_decisions_put_survey(struct bg_buf *out, const struct bg_testified *t)
{
    if (!t->has_margin)
        return;
    bg_json_put_number(out, "yes", bg_dec_int(t->said.yes));
    bg_json_put_number(out, "n", bg_dec_int(t->said.n));
    if (t->said.of)
        bg_json_put_number(out, "of", bg_dec_int(t->said.of));
    bg_json_put_number(out, "low", t->low);
    bg_json_put_number(out, "high", t->high);
}

static void json_decisions_put_statement(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                         const struct bg_testified *t)
{
    char date[BG_DATE_TEXT];
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "field", ruleset->fields[t->slot].id);
    bg_json_put_text(out, "source", bg_witness_names[t->said.witness]);
    bg_json_put_key(out, "figure");
    bg_json_put_value(out, &t->value);
    json_decisions_put_survey(out, t);
    bg_json_put_key(out, "vendor");
    bg_json_put_value(out, &t->vendor);
    json_decisions_put_said(out, "beside", bg_beside_words[t->beside]);
    bg_json_put_bool(out, "counts", t->counts);
    bg_json_put_text(out, "why", bg_testified_counts(out->arena, t));
    bg_json_put_text(out, "date", bg_date_text(t->said.date, date));
    json_decisions_put_said(out, "document", t->said.document);
    json_decisions_put_said(out, "page", t->page);
    json_decisions_put_said(out, "by", t->by);
    bg_json_put_text(out, "words", bg_testified_words(out->arena, ruleset, t));
    json_decisions_put_rule(out, t->rule);
    bg_buf_putc(out, '}');
}

void bg_json_put_statements(struct bg_buf *out, const struct bg_ruleset *ruleset,
                            const struct bg_bid *bid)
{
    if (!bid->testified_n)
        return;
    bg_json_put_key(out, "statements");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < bid->testified_n; i++)
        json_decisions_put_statement(out, ruleset, &bid->testified[i]);
    bg_buf_putc(out, ']');
}
