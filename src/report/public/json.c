/* The public copy as data ("bidgauge-public/1"). What is withheld is {"withheld": why}. */
#include <string.h>

#include "base/date.h"
#include "bidgauge.h" /* its version, and nothing else */
#include "report/public/public.h"
#include "report/text/json_put.h"
#include "report/text/text.h"

static void put_seen(struct bg_buf *out, const char *key, const struct bg_seen *seen)
{
    bg_json_put_key(out, key);
    if (seen->ground == NULL) {
        bg_json_put_value(out, &seen->value);
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "withheld", seen->ground);
    bg_buf_putc(out, '}');
}

static void json_start(struct bg_buf *out, const char *key)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, '[');
}

static void json_put_scores(struct bg_buf *out, const struct bg_ruleset *rules,
                            const struct bg_view_bid *bid)
{
    json_start(out, "criteria");
    for (size_t i = 0; bid->scores != NULL && i < rules->criteria_n; i++) {
        const struct bg_view_score *s = &bid->scores[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "id", rules->criteria[i].id);
        bg_json_put_text(out, "outcome", s->outcome);
        if (s->scores) {
            put_seen(out, "points", &s->points);
            bg_json_put_number(out, "weight", s->available);
        }
        if (s->reason[0] != '\0')
            bg_json_put_text(out, "reason", s->reason);
        if (s->replaced)
            bg_json_put_bool(out, "reason_withheld", true);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_put_rows(struct bg_buf *out, const struct bg_field *field,
                          const struct bg_view_answer *a)
{
    json_start(out, "rows");
    for (size_t r = 0; r < a->rows_n; r++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        if (a->rows[r].joined != NULL)
            bg_json_put_text(out, "joined", a->rows[r].joined);
        for (size_t c = 0; c < field->columns_n; c++)
            put_seen(out, field->columns[c].id, &a->rows[r].cells[c]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
    if (a->has_people)
        put_seen(out, "people", &a->people);
}

static void json_put_answers(struct bg_buf *out, const struct bg_ruleset *rules,
                             const struct bg_view_bid *bid)
{
    bg_json_put_key(out, "answers");
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < bid->answers_n; i++) {
        const struct bg_view_answer *a = &bid->answers[i];
        const struct bg_field *field = &rules->fields[a->slot];
        if (a->rows_n == 0) {
            put_seen(out, field->id, &a->value);
            continue;
        }
        bg_json_put_key(out, field->id);
        bg_buf_putc(out, '{');
        json_put_rows(out, field, a);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, '}');
}

static void json_put_individual(struct bg_buf *out, const struct bg_view_place *p)
{
    json_start(out, "scores");
    for (size_t e = 0; e < p->individual_n; e++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "evaluator", p->individual[e].called);
        bg_json_put_number(out, "points", p->individual[e].points);
        if (p->individual[e].reason[0] != '\0')
            bg_json_put_text(out, "reason", p->individual[e].reason);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_put_panel(struct bg_buf *out, const struct bg_ruleset *rules,
                           const struct bg_view_bid *bid)
{
    if (bid->places_n == 0)
        return;
    json_start(out, "panel");
    for (size_t i = 0; i < bid->places_n; i++) {
        const struct bg_view_place *p = &bid->places[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "criterion", rules->criteria[p->criterion].id);
        bg_json_put_text(out, "points", p->points);
        if (p->level[0] != '\0')
            bg_json_put_text(out, "level", p->level);
        put_seen(out, "reason", &p->reason);
        if (p->individual_n > 0)
            json_put_individual(out, p);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void public_json_put_bid(struct bg_buf *out, const struct bg_view_lot *lot,
                                const struct bg_view_bid *bid)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "\n   {");
    bg_json_put_text(out, "bid", bid->id);
    bg_json_put_text(out, "vendor", bid->vendor);
    bg_json_put_text(out, "status", bid->status);
    if (bid->status_reason[0] != '\0')
        bg_json_put_text(out, "status_reason", bid->status_reason);
    if (bid->rank > 0) {
        bg_json_put_key(out, "rank");
        bg_buf_printf(out, "%lld", (long long)bid->rank);
    }
    put_seen(out, "total", &bid->total);
    put_seen(out, "quality", &bid->quality);
    put_seen(out, "price", &bid->price);
    put_seen(out, "evaluated_price", &bid->evaluated);
    put_seen(out, "price_points", &bid->price_points);
    json_put_scores(out, lot->ruleset, bid);
    json_put_panel(out, lot->ruleset, bid);
    json_put_answers(out, lot->ruleset, bid);
    bg_buf_putc(out, '}');
}

static void public_json_put_lot(struct bg_buf *out, const struct bg_view_lot *lot)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "\n  {");
    if (lot->lot[0] != '\0')
        bg_json_put_text(out, "lot", lot->lot);
    bg_json_put_text(out, "recommendation", lot->recommendation);
    json_start(out, "bids");
    for (size_t i = 0; i < lot->bids_n; i++)
        public_json_put_bid(out, lot, &lot->bids[i]);
    bg_buf_puts(out, "]}");
}

static void put_withheld(struct bg_buf *out, const struct bg_view *view)
{
    json_start(out, "withheld");
    for (size_t i = 0; i < view->withheld_n; i++) {
        const struct bg_withheld *w = &view->withheld[i];
        if (i > 0 && strcmp(w->vendor, w[-1].vendor) == 0 && strcmp(w->what, w[-1].what) == 0)
            continue;
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "of", *w->vendor ? w->vendor : "the panel");
        bg_json_put_text(out, "what", w->what);
        bg_json_put_text(out, "why", w->ground);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void put_whys(struct bg_buf *out, const char *key, const struct bg_award_tradeoff *whys,
                     size_t n)
{
    if (n == 0)
        return;
    bg_json_put_key(out, key);
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < n; i++)
        bg_json_put_text(out, whys[i].bid, whys[i].why);
    bg_buf_putc(out, '}');
}

static void put_decisions(struct bg_buf *out, const struct bg_copy *copy)
{
    json_start(out, "decisions");
    for (size_t i = 0; i < copy->decisions_n; i++) {
        const struct bg_award_decision *d = copy->decisions[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        if (d->lot[0] != '\0')
            bg_json_put_text(out, "lot", d->lot);
        bg_json_put_text(out, "chosen", d->chosen);
        bg_json_put_text(out, "by", d->by);
        bg_json_put_text(out, "because", d->because);
        if (d->not_first_because[0] != '\0')
            bg_json_put_text(out, "not_first_because", d->not_first_because);
        put_whys(out, "tradeoff", d->tradeoffs, d->tradeoffs_n);
        put_whys(out, "not_acceptable", d->not_acceptable, d->not_acceptable_n);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_put_files(struct bg_buf *out, const struct bg_copy *copy, int64_t entry)
{
    json_start(out, "files");
    for (size_t i = 0; i < copy->files_n; i++) {
        if (copy->files[i].entry != entry)
            continue;
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "path", copy->files[i].path);
        bg_json_put_text(out, "commitment", copy->files[i].commitment);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void put_log(struct bg_buf *out, const struct bg_copy *copy)
{
    bg_json_put_text(out, "head", copy->log->head);
    json_start(out, "entries");
    for (size_t i = 0; i < copy->log->n; i++) {
        const struct bg_case_entry *e = &copy->log->entries[i];
        bg_json_put_item(out);
        bg_buf_puts(out, "\n  {");
        bg_json_put_key(out, "n");
        bg_buf_printf(out, "%lld", (long long)e->n);
        bg_json_put_text(out, "at", e->at_text);
        bg_json_put_text(out, "do", e->name);
        if (e->bid[0] != '\0')
            bg_json_put_text(out, "bid", e->bid);
        if (bg_copy_says_why(e->event) && e->because[0] != '\0')
            bg_json_put_text(out, "because", e->because);
        json_put_files(out, copy, e->n);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

void bg_copy_json(struct bg_buf *out, const struct bg_copy *copy)
{
    const struct bg_view *view = copy->view;
    const struct bg_ruleset *rules = view->result->ruleset;
    char date[BG_DATE_TEXT];
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-public/1");
    bg_json_put_text(out, "bidgauge", BG_VERSION);
    bg_json_put_text(out, "reference", rules->solicitation.reference);
    bg_json_put_text(out, "title", rules->solicitation.title);
    bg_json_put_text(out, "buyer", rules->solicitation.buyer);
    bg_json_put_text(out, "ruleset", rules->id);
    bg_json_put_text(out, "version", rules->version);
    bg_json_put_text(out, "as_of", bg_date_text(view->result->as_of, date));
    json_start(out, "lots");
    for (size_t i = 0; i < view->lots_n; i++)
        public_json_put_lot(out, &view->lots[i]);
    bg_buf_putc(out, ']');
    put_withheld(out, view);
    if (copy->log != NULL) {
        put_decisions(out, copy);
        put_log(out, copy);
    }
    bg_buf_puts(out, "}\n");
}
