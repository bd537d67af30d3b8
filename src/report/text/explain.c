/* One bid explained: each criterion's outcome, value, limit, reason, what it read, and what would
 * have changed it. */
#include "report/text/text.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/decision.h"
#include "report/evaluation/clarified.h"
#include "score/evaluate/env.h"
#include "score/evaluate/evaluate.h"
#include "score/words/words.h"

static const enum bg_reason_code statuses[] = {
    [BG_RANKED] = BG_R_STATUS_RANKED,
    [BG_PROVISIONAL] = BG_R_STATUS_PROVISIONAL,
    [BG_ELIMINATED] = BG_R_STATUS_ELIMINATED,
    [BG_NOT_RANKED] = BG_R_STATUS_NOT_RANKED,
    [BG_LATE] = BG_R_STATUS_LATE,
    [BG_UNREADABLE] = BG_R_STATUS_UNREADABLE,
};

/* What a value is in English is other, unless it is one of the few words of ours. */
static const char *value_text(enum bg_language in, const struct bg_value *value, const char *other)
{
    if (in == BG_ENGLISH)
        return other;
    if (value->type == BG_V_BOOL)
        return bg_word(in, value->as.truth ? BG_R_YES : BG_R_NO);
    return value->type == BG_V_MISSING ? bg_word(in, BG_R_NOT_ANSWERED) : other;
}

/* The label in its column: letters are counted, not bytes. */
static void explain_put_name(struct bg_buf *out, enum bg_language in, enum bg_reason_code label)
{
    enum { WIDTH = 14 };
    const char *word = bg_word(in, label);
    size_t letters = 0;
    for (const char *p = word; *p != '\0'; p++)
        letters += ((unsigned char)*p & 0xC0) != 0x80;
    bg_buf_printf(out, "    %s%*s ", word, letters < WIDTH ? (int)(WIDTH - letters) : 0, "");
}

static void explain_put_label(struct bg_buf *out, enum bg_language in, enum bg_reason_code label,
                              const char *text)
{
    if (!text || !text[0])
        return;
    explain_put_name(out, in, label);
    bg_buf_printf(out, "%s\n", text);
}

static void explain_put_points(struct bg_buf *out, enum bg_language in,
                               const struct bg_award *award,
                               const struct bg_criterion_result *result)
{
    char got[BG_DEC_TEXT], most[BG_DEC_TEXT];
    if (!result->points_exact)
        return;
    explain_put_name(out, in, BG_R_SHOWN_POINTS);
    bg_buf_printf(out, "%s %s %s\n", bg_dec_fixed(result->points, award->decimals, got),
                  bg_word(in, BG_R_SHOWN_OF), bg_dec_text(result->available, most));
}

/* ", verified" and ", clarified 2026-03-18 (before: 126000)" behind an answer. */
static void explain_put_standing(struct bg_buf *out, const struct bg_field *field,
                                 const struct bg_bid *bid, size_t slot)
{
    const struct bg_clarification *last = bg_bid_clarified(bid, slot);
    enum bg_evidence evidence = bg_bid_evidence(bid, slot);
    if (evidence != BG_CLAIMED)
        bg_buf_printf(out, ", %s", bg_evidence_name(evidence));
    if (!last)
        return;
    struct bg_value was = bg_bid_original(bid, slot);
    bg_buf_printf(out, ", %s %s (before: %s)", bg_clarified_how(last),
                  bg_clarified_when(out->arena, last),
                  bg_clarified_words(out->arena, field, &was, &bid->values[slot]));
}

static void put_read(struct bg_buf *out, enum bg_language in, const struct bg_ruleset *ruleset,
                     const struct bg_bid *bid, const struct bg_read_item *read)
{
    struct bg_buf value;
    char date[BG_DATE_TEXT];
    const char *label, *unit;
    bg_buf_init(&value, out->arena);
    bg_value_words(&read->value, &value);
    if (read->what == BG_READ_FIELD) {
        label = ruleset->fields[read->index].label;
        unit = ruleset->fields[read->index].unit;
    } else if (read->what == BG_READ_FACT) {
        label = ruleset->facts[read->index].label;
        unit = ruleset->facts[read->index].unit;
    } else {
        label = ruleset->params[read->index].title;
        unit = ruleset->params[read->index].unit;
    }
    explain_put_name(out, in, BG_R_SHOWN_READ);
    bg_buf_printf(out, "%s = %s%s%s", label, value_text(in, &read->value, bg_buf_text(&value)),
                  unit[0] && read->value.type == BG_V_NUMBER ? " " : "",
                  read->value.type == BG_V_NUMBER ? unit : "");
    if (read->what == BG_READ_FIELD && bid->values)
        explain_put_standing(out, &ruleset->fields[read->index], bid, read->index);
    if (read->dated) {
        bg_buf_printf(out, ", %s %s", bg_word(in, BG_R_SHOWN_FROM),
                      bg_date_text(read->dated->from, date));
        if (read->dated->date_assumed)
            bg_buf_printf(out, " (%s)", bg_word(in, BG_R_SHOWN_ASSUMED));
        if (read->dated->source) {
            bg_buf_printf(out, ", %s", read->dated->source->title);
            if (read->dated->source->url[0])
                bg_buf_printf(out, " <%s>", read->dated->source->url);
        }
        if (!read->dated->verified)
            bg_buf_printf(out, " (%s)", bg_word(in, BG_R_SHOWN_NOT_VERIFIED));
        if (read->stale)
            bg_buf_printf(out, " (%s %s)", bg_word(in, BG_R_SHOWN_VALID_UNTIL),
                          bg_date_text(read->dated->valid_until, date));
    }
    bg_buf_putc(out, '\n');
}

/* Each step of an expression, evaluated again for this: parts first, indented, then the whole. */
static void explain_put_steps(struct bg_buf *out, enum bg_language in, const struct bg_logic *logic,
                              const struct bg_env *env)
{
    const struct bg_trace_step *steps;
    size_t n;
    bg_logic_trace(logic, env, out->arena, &steps, &n);
    for (size_t i = 0; i < n; i++) {
        explain_put_name(out, in, BG_R_SHOWN_STEP);
        bg_buf_printf(out, "%*s%s: ", steps[i].depth * 2, "", steps[i].words);
        bg_value_words(&steps[i].value, out);
        bg_buf_putc(out, '\n');
    }
}

static void put_trace(struct bg_buf *out, enum bg_language in, const struct bg_lot_result *lot,
                      const struct bg_bid *bid, const struct bg_criterion *criterion)
{
    if (!bid->values)
        return;
    const struct bg_env *env = bg_bid_env(out->arena, lot->ruleset, bid);
    if (criterion->when)
        explain_put_steps(out, in, criterion->when, env);
    for (size_t i = 0; i < criterion->logics_n; i++)
        if (bg_logic_reads(criterion->logics[i])->slots_n || !i)
            explain_put_steps(out, in, criterion->logics[i], env);
}

static void explain_put_criterion(struct bg_buf *out, enum bg_language in,
                                  const struct bg_lot_result *lot, const struct bg_bid *bid,
                                  const struct bg_criterion_result *result, bool trace)
{
    const struct bg_criterion *criterion = &lot->ruleset->criteria[result->criterion];
    bg_buf_printf(out, "  %s: %s\n", criterion->id, criterion->title);
    if (!bg_criterion_is_group(criterion)) {
        explain_put_label(out, in, BG_R_SHOWN_OUTCOME,
                          bg_word(in, bg_outcome_codes[result->outcome]));
        explain_put_label(out, in, BG_R_SHOWN_LIMIT, result->limit_words);
        explain_put_label(out, in, BG_R_SHOWN_BAND, result->band);
    }
    explain_put_points(out, in, &lot->ruleset->award, result);
    explain_put_label(out, in, BG_R_SHOWN_REASON, result->reason);
    explain_put_label(out, in, BG_R_SHOWN_CHANGE, result->would_change);
    for (size_t i = 0; i < result->reads_n; i++)
        put_read(out, in, lot->ruleset, bid, &result->reads[i]);
    if (trace)
        put_trace(out, in, lot, bid, criterion);
    explain_put_label(out, in, BG_R_SHOWN_CAUTION, criterion->caution);
}

static void explain_put_price(struct bg_buf *out, enum bg_language in,
                              const struct bg_lot_result *lot, const struct bg_price_result *price)
{
    char text[BG_DEC_TEXT];
    if (!price->present)
        return;
    bg_buf_printf(out, "  %s\n", bg_word(in, BG_R_SHOWN_PRICE));
    explain_put_label(out, in, BG_R_SHOWN_AMOUNT, bg_dec_grouped(price->amount, 2, text));
    explain_put_label(
        out, in, BG_R_SHOWN_EVALUATED,
        bg_dec_grouped(price->evaluated, price->index ? lot->ruleset->award.decimals : 2, text));
    if (price->coefficient)
        explain_put_label(out, in, BG_R_SHOWN_COEFFICIENT,
                          bg_ratio_text(out->arena, price->coefficient));
    if (price->points_exact)
        explain_put_label(out, in, BG_R_SHOWN_POINTS,
                          bg_dec_fixed(price->points, lot->ruleset->award.decimals, text));
    explain_put_label(out, in, BG_R_SHOWN_REASON, price->reason);
    for (size_t i = 0; i < price->steps_n; i++)
        explain_put_label(out, in, BG_R_SHOWN_STEP, price->steps[i].reason);
}

/* How it came in, and what the buyer decided about it. */
static void explain_put_decided(struct bg_buf *out, enum bg_language in,
                                const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    const struct bg_receipt *receipt = bid->receipt;
    char at[BG_INSTANT_TEXT];
    if (receipt && bg_instant_known(receipt->received)) {
        explain_put_name(out, in, BG_R_SHOWN_RECEIVED);
        bg_buf_puts(out, bg_instant_text(receipt->received, at));
        if (*receipt->by)
            bg_buf_printf(out, " %s %s", bg_word(in, BG_R_SHOWN_BY), receipt->by);
        if (bg_instant_known(receipt->opened))
            bg_buf_printf(out, ", %s %s", bg_word(in, BG_R_SHOWN_OPENED),
                          bg_instant_text(receipt->opened, at));
        bg_buf_putc(out, '\n');
    }
    for (size_t i = 0; i < bid->decisions_n; i++)
        if (bid->decisions[i].what != BG_DECIDE_RECEIVE)
            explain_put_label(out, in, BG_R_SHOWN_DECISION,
                              bg_decision_words(out->arena, ruleset, &bid->decisions[i]));
}

static void explain_put_bid(struct bg_buf *out, enum bg_language in,
                            const struct bg_lot_result *lot, const struct bg_bid_result *bid)
{
    struct bg_buf name;
    char text[BG_DEC_TEXT];
    bg_buf_init(&name, out->arena);
    bg_text_visible(&name, bid->bid->vendor_name, strlen(bid->bid->vendor_name));
    bg_buf_printf(out, "%s %s", bid->bid->id, bg_buf_text(&name));
    if (lot->lot[0])
        bg_buf_printf(out, ", %s %s", bg_word(in, BG_R_SHOWN_LOT), lot->lot);
    bg_buf_printf(out, ": %s", bg_word(in, statuses[bid->status]));
    if (bid->rank)
        bg_buf_printf(out, ", %s %lld",
                      bg_word(in, lot->open.settled ? BG_R_SHOWN_RANK : BG_R_SHOWN_RANK_NOW),
                      (long long)bid->rank);
    if (bid->total_exact)
        bg_buf_printf(out, ", %s %s", bg_word(in, BG_R_SHOWN_TOTAL),
                      bg_dec_fixed(bid->total, lot->ruleset->award.decimals, text));
    bg_buf_putc(out, '\n');
    explain_put_label(out, in, BG_R_SHOWN_WHY, bid->status_reason);
    explain_put_label(out, in, BG_R_SHOWN_TIE, bid->tie_reason);
    explain_put_decided(out, in, lot->ruleset, bid->bid);
}

static int explain_find_criterion(const struct bg_lot_result *lot, const char *id)
{
    return id ? bg_ruleset_criterion(lot->ruleset, id) : -1;
}

bool bg_report_explain(struct bg_buf *out, enum bg_language in, const struct bg_result *result,
                       const char *bid, const char *criterion, bool trace)
{
    bool found = false;
    for (size_t i = 0; i < result->lots_n; i++) {
        const struct bg_lot_result *lot = &result->lots[i];
        int only = explain_find_criterion(lot, criterion);
        if (criterion && only < 0)
            continue;
        for (size_t b = 0; b < lot->bids_n; b++) {
            const struct bg_bid_result *one = &lot->bids[lot->order[b]];
            if (bid && strcmp(one->bid->id, bid) != 0)
                continue;
            if (found)
                bg_buf_putc(out, '\n');
            found = true;
            explain_put_bid(out, in, lot, one);
            for (size_t c = 0; one->criteria && c < lot->ruleset->criteria_n; c++)
                if (only < 0 || (size_t)only == c)
                    explain_put_criterion(out, in, lot, one->bid, &one->criteria[c], trace);
            if (only < 0)
                explain_put_price(out, in, lot, &one->price);
            for (size_t f = 0; only < 0 && f < one->flags_n; f++) {
                bg_buf_printf(out, "  %s: %s\n", bg_word(in, BG_R_SHOWN_FLAG),
                              one->flags[f].message);
                explain_put_label(out, in, BG_R_SHOWN_ASK, one->flags[f].request);
            }
        }
    }
    return found;
}
