/* The result as JSON. Keys come in one fixed order and numbers with their own digits, so that the
 * same result is the same text on every machine. Never printed through cJSON, which rounds. */
#include "report/text/text.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/text/json_decisions.h"
#include "report/text/json_panel.h"
#include "report/text/json_put.h"
#include "report/text/json_reason.h"

void bg_json_put_value(struct bg_buf *out, const struct bg_value *value)
{
    char date[BG_DATE_TEXT];
    switch (value->type) {
    case BG_V_BOOL:
        bg_buf_puts(out, value->as.truth ? "true" : "false");
        break;
    case BG_V_NUMBER:
        bg_json_put_dec(out, value->as.number);
        break;
    case BG_V_TEXT:
        bg_buf_json(out, value->as.text.bytes, (long)value->as.text.n);
        break;
    case BG_V_DATE:
        bg_buf_json(out, bg_date_text(value->as.days, date), -1);
        break;
    case BG_V_TABLE:
        bg_buf_printf(out, "{\"rows\":%zu}", value->as.table->rows);
        break;
    case BG_V_LIST:
        bg_buf_printf(out, "{\"items\":%zu}", value->as.list.n);
        break;
    case BG_V_ERROR:
        bg_buf_puts(out, "{\"error\":");
        bg_buf_json(out, value->as.error, -1);
        bg_buf_putc(out, '}');
        break;
    case BG_V_MISSING:
        bg_buf_puts(out, "null");
        break;
    }
}

static void text_json_put_value(struct bg_buf *out, const char *key, const struct bg_value *value)
{
    bg_json_put_key(out, key);
    bg_json_put_value(out, value);
}

static void json_put_rating(struct bg_buf *out, const struct bg_ratio *rating)
{
    struct bg_dec shown;
    bg_json_put_key(out, "rating");
    if (rating && bg_ratio_round(rating, 12, BG_HALF_EVEN, &shown))
        bg_json_put_dec(out, shown);
    else
        bg_buf_puts(out, "null");
}

static void put_reads(struct bg_buf *out, const struct bg_ruleset *ruleset,
                      const struct bg_bid *bid, const struct bg_criterion_result *result)
{
    char date[BG_DATE_TEXT];
    bg_json_put_key(out, "read");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < result->reads_n; i++) {
        const struct bg_read_item *read = &result->reads[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        if (read->what == BG_READ_FIELD) {
            bg_json_put_text(out, "field", ruleset->fields[read->index].id);
            if (read->value.type != BG_V_MISSING)
                bg_json_put_text(out, "evidence",
                                 bg_evidence_name(bg_bid_evidence(bid, read->index)));
        } else if (read->what == BG_READ_FACT) {
            bg_json_put_text(out, "fact", ruleset->facts[read->index].id);
        } else {
            bg_json_put_text(out, "param", ruleset->params[read->index].id);
        }
        text_json_put_value(out, "value", &read->value);
        if (read->what == BG_READ_PARAM && read->date != BG_NO_DATE)
            bg_json_put_text(out, "at", bg_date_text(read->date, date));
        if (read->dated) {
            bg_json_put_text(out, "from", bg_date_text(read->dated->from, date));
            if (read->dated->source)
                bg_json_put_text(out, "source", read->dated->source->id);
            bg_json_put_bool(out, "verified", read->dated->verified);
            if (read->dated->date_assumed)
                bg_json_put_bool(out, "date_assumed", true);
            if (read->stale)
                bg_json_put_text(out, "valid_until", bg_date_text(read->dated->valid_until, date));
        }
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_put_criterion(struct bg_buf *out, const struct bg_ruleset *ruleset,
                               const struct bg_bid *bid, const struct bg_criterion_result *result)
{
    const struct bg_criterion *criterion = &ruleset->criteria[result->criterion];
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "id", criterion->id);
    bg_json_put_text(out, "outcome", bg_outcome_name(result->outcome));
    text_json_put_value(out, "value", &result->value);
    text_json_put_value(out, "limit", &result->limit);
    if (result->band[0])
        bg_json_put_text(out, "band", result->band);
    json_put_rating(out, result->rating);
    if (result->points_exact) {
        bg_json_put_number(out, "points", result->points);
        bg_json_put_number(out, "weight", result->available);
    } else {
        bg_json_put_text(out, "points", NULL);
        bg_json_put_text(out, "weight", NULL);
    }
    bg_json_put_text(out, "reason", result->reason);
    bg_json_put_reason(out, "reason_code", "reason_args", &result->why);
    put_reads(out, ruleset, bid, result);
    bg_json_put_text(out, "would_change", result->would_change);
    bg_json_put_reason(out, "would_change_code", "would_change_args", &result->change);
    if (result->unverified)
        bg_json_put_bool(out, "unverified", true);
    if (result->stale)
        bg_json_put_bool(out, "stale", true);
    if (result->unreadable)
        bg_json_put_bool(out, "unreadable", true);
    bg_buf_putc(out, '}');
}

static void json_put_price(struct bg_buf *out, const struct bg_price_result *price,
                           struct bg_arena *arena)
{
    bg_json_put_key(out, "price");
    if (!price->present) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_number(out, "amount", price->amount);
    bg_json_put_number(out, "evaluated", price->evaluated);
    if (price->coefficient)
        bg_json_put_text(out, "coefficient", bg_ratio_text(arena, price->coefficient));
    if (price->points_exact)
        bg_json_put_number(out, "points", price->points);
    else
        bg_json_put_text(out, "points", NULL);
    bg_json_put_bool(out, "in_set", price->in_set);
    bg_json_put_text(out, "reason", price->reason);
    bg_json_put_reason(out, "reason_code", "reason_args", &price->why);
    if (price->steps_n) {
        bg_json_put_key(out, "steps");
        bg_buf_putc(out, '[');
        for (size_t i = 0; i < price->steps_n; i++) {
            bg_json_put_item(out);
            bg_buf_putc(out, '{');
            bg_json_put_text(out, "id", price->steps[i].id);
            bg_json_put_number(out, "amount", price->steps[i].amount);
            bg_json_put_text(out, "reason", price->steps[i].reason);
            bg_json_put_reason(out, "reason_code", "reason_args", &price->steps[i].why);
            bg_buf_putc(out, '}');
        }
        bg_buf_putc(out, ']');
    }
    bg_buf_putc(out, '}');
}

static void json_put_flags(struct bg_buf *out, const struct bg_bid_result *bid)
{
    bg_json_put_key(out, "flags");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < bid->flags_n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "id", bid->flags[i].id);
        bg_json_put_text(out, "message", bid->flags[i].message);
        bg_json_put_reason(out, "message_code", "message_args", &bid->flags[i].said);
        if (bid->flags[i].request[0])
            bg_json_put_text(out, "request", bid->flags[i].request);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

/* Answers that were clarified: what was handed in, and what is scored. */
static void json_put_clarifications(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                    const struct bg_bid *bid)
{
    char date[BG_DATE_TEXT];
    if (!bid->clarifications_n)
        return;
    bg_json_put_key(out, "clarifications");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < bid->clarifications_n; i++) {
        const struct bg_clarification *c = &bid->clarifications[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "field", ruleset->fields[c->slot].id);
        text_json_put_value(out, "was", &c->was);
        text_json_put_value(out, "now", &c->now);
        if (c->date != BG_NO_DATE)
            bg_json_put_text(out, "date", bg_date_text(c->date, date));
        if (c->document[0])
            bg_json_put_text(out, "document", c->document);
        if (c->stated)
            bg_json_put_text(out, "source", bg_witness_names[c->stated->said.witness]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void text_json_put_total(struct bg_buf *out, const char *key, const struct bg_ratio *exact,
                                struct bg_dec rounded)
{
    if (exact)
        bg_json_put_number(out, key, rounded);
    else
        bg_json_put_text(out, key, NULL);
}

static void text_json_put_bid(struct bg_buf *out, const struct bg_ruleset *ruleset,
                              const struct bg_bid_result *bid)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "\n    {");
    bg_json_put_text(out, "bid", bid->bid->id);
    bg_json_put_key(out, "vendor");
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "id", bid->bid->vendor_id);
    bg_json_put_text(out, "name", bid->bid->vendor_name);
    bg_buf_putc(out, '}');
    bg_json_put_text(out, "status", bg_result_status_name(bid->status));
    bg_json_put_text(out, "status_reason", bid->status_reason);
    bg_json_put_reason(out, "status_reason_code", "status_reason_args", &bid->status_why);
    bg_json_put_key(out, "rank");
    if (bid->rank)
        bg_buf_printf(out, "%lld", (long long)bid->rank);
    else
        bg_buf_puts(out, "null");
    bg_json_put_bool(out, "tied", bid->tied);
    if (bid->tie_reason[0])
        bg_json_put_text(out, "tie_reason", bid->tie_reason);
    bg_json_put_reason(out, "tie_reason_code", "tie_reason_args", &bid->tie_why);
    text_json_put_total(out, "total", bid->total_exact, bid->total);
    if (bid->least_exact)
        text_json_put_total(out, "least", bid->least_exact, bid->least);
    text_json_put_total(out, "reachable", bid->reachable_exact, bid->reachable);
    text_json_put_total(out, "quality", bid->quality_exact, bid->quality);
    json_put_price(out, &bid->price, out->arena);
    bg_json_put_key(out, "criteria");
    bg_buf_putc(out, '[');
    for (size_t i = 0; bid->criteria && i < ruleset->criteria_n; i++)
        json_put_criterion(out, ruleset, bid->bid, &bid->criteria[i]);
    bg_buf_putc(out, ']');
    json_put_flags(out, bid);
    json_put_clarifications(out, ruleset, bid->bid);
    bg_json_put_statements(out, ruleset, bid->bid);
    bg_json_put_decisions(out, ruleset, bid->bid);
    bg_buf_putc(out, '}');
}

static void json_put_recommended(struct bg_buf *out, const struct bg_lot_result *lot)
{
    static const char *const methods[] = {
        [BG_HIGHEST_SCORE] = "highest_score",
        [BG_LOWEST_EVALUATED_PRICE] = "lowest_evaluated_price",
        [BG_BEST_INDEX] = "best_index",
    };
    bg_json_put_key(out, "recommended");
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "bid", lot->recommended < 0 ? NULL : lot->bids[lot->recommended].bid->id);
    bg_json_put_text(out, "method", methods[lot->ruleset->award.method]);
    if (lot->has_margin)
        bg_json_put_number(out, "margin", lot->margin);
    else
        bg_json_put_text(out, "margin", NULL);
    bg_json_put_text(out, "words", lot->recommendation);
    bg_json_put_reason(out, "words_code", "words_args", &lot->advice);
    if (lot->open.any)
        bg_json_put_text(out, "open", lot->open.words);
    if (lot->open.any)
        bg_json_put_bool(out, "settled", lot->open.settled);
    bg_buf_putc(out, '}');
}

static void text_json_put_lot(struct bg_buf *out, const struct bg_lot_result *lot)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "\n  {");
    bg_json_put_text(out, "lot", lot->lot[0] ? lot->lot : NULL);
    bg_json_put_key(out, "comparison_set");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < lot->comparison_n; i++) {
        bg_json_put_item(out);
        bg_buf_json(out, lot->bids[lot->comparison_set[i]].bid->id, -1);
    }
    bg_buf_putc(out, ']');
    json_put_recommended(out, lot);
    bg_json_put_texts(out, "warnings", lot->warnings, lot->warnings_n);
    if (lot->panel != NULL)
        bg_json_put_panel(out, lot->panel);
    bg_json_put_key(out, "bids");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < lot->bids_n; i++)
        text_json_put_bid(out, lot->ruleset, &lot->bids[lot->order[i]]);
    bg_buf_puts(out, "]}");
}

void bg_report_json(struct bg_buf *out, const struct bg_result *result)
{
    char text[65];
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-result/1");
    bg_json_put_text(out, "ruleset", result->ruleset->id);
    bg_json_put_text(out, "version", result->ruleset->version);
    bg_json_put_text(out, "as_of", bg_date_text(result->as_of, text));
    bg_json_put_key(out, "lots");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < result->lots_n; i++)
        text_json_put_lot(out, &result->lots[i]);
    bg_buf_putc(out, ']');
    bg_json_put_key(out, "inputs");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < result->inputs_n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "file", result->inputs[i].file);
        bg_sha256_hex(result->inputs[i].sha256, text);
        bg_json_put_text(out, "sha256", text);
        bg_buf_putc(out, '}');
    }
    bg_buf_puts(out, "]}\n");
}
