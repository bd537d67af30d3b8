/* Robustness as JSON. Ends of weight ranges are given as a decimal of six places and, where they
 * are exact, as the fraction too. */
#include "report/robustness/robustness.h"

#include "base/date.h"
#include "base/hash.h"
#include "report/text/json_put.h"

enum { SHARE_PLACES = 9 };

struct bg_dec bg_robust_part(struct bg_arena *arena, int64_t a, int64_t b, int places)
{
    const struct bg_ratio *part =
        bg_ratio_div(arena, bg_ratio_int(arena, a), bg_ratio_int(arena, b));
    return bg_ratio_rounded(part, places, BG_HALF_UP);
}

bool bg_robust_central(struct bg_arena *arena, const struct bg_robust_shares *shares, size_t bid,
                       size_t weight, struct bg_dec *out)
{
    int64_t first = shares->sums.ranks[bid * shares->bids_n];
    if (first == 0)
        return false;
    const struct bg_ratio *mean = bg_ratio_div(
        arena, bg_ratio_int(arena, shares->sums.weights[bid * shares->weights_n + weight]),
        bg_ratio_mul(arena, bg_ratio_int(arena, first), bg_ratio_int(arena, BG_SMAA_WHOLE)));
    return bg_ratio_round(mean, SHARE_PLACES, BG_HALF_UP, out);
}

struct bg_dec bg_robust_end(const struct bg_weight_end *end)
{
    return bg_ratio_rounded(end->at, BG_RANGE_PLACES, BG_HALF_UP); /* at most all points */
}

struct writer {
    struct bg_buf *out;
    const struct bg_lot_robustness *lot;
};

static const char *json_bid_id(const struct writer *w, int64_t bid)
{
    return bid < 0 ? NULL : w->lot->lot->bids[bid].bid->id;
}

static const char *ranked_id(const struct writer *w, size_t position)
{
    return json_bid_id(w, (int64_t)w->lot->weighing->bids[position]);
}

static void json_open_member(struct bg_buf *out, const char *key, char bracket)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, bracket);
}

static void robustness_json_open_item(struct bg_buf *out)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
}

/* -- the parts ------------------------------------------------------------------------------- */

static void json_put_checks(const struct writer *w)
{
    static const char *const ids[BG_CHECK__COUNT] = {"margin", "weight", "bids", "formula",
                                                     "all_weights"};
    json_open_member(w->out, "checks", '[');
    for (int i = 0; i < BG_CHECK__COUNT; i++) {
        const struct bg_robust_check *check = &w->lot->checks[i];
        robustness_json_open_item(w->out);
        bg_json_put_text(w->out, "id", ids[i]);
        bg_json_put_text(w->out, "title", check->title);
        bg_json_put_text(w->out, "found", check->found);
        bg_json_put_text(w->out, "level", bg_verdict_name(check->level));
        bg_json_put_text(w->out, "firm_if", check->firm_if);
        bg_json_put_text(w->out, "coin_toss_if", check->toss_if);
        bg_buf_putc(w->out, '}');
    }
    bg_buf_putc(w->out, ']');
}

static void put_end(const struct writer *w, const char *key, const struct bg_weight_end *end)
{
    bg_json_put_key(w->out, key);
    if (end->at == NULL) {
        bg_buf_puts(w->out, "null");
        return;
    }
    bg_buf_putc(w->out, '{');
    bg_json_put_number(w->out, "at", bg_robust_end(end));
    if (end->exact)
        bg_json_put_text(w->out, "fraction", bg_ratio_text(w->out->arena, end->at));
    bg_json_put_text(w->out, "level_with", ranked_id(w, end->rival));
    bg_buf_putc(w->out, '}');
}

static void json_put_rivals(const struct writer *w, const struct bg_weight_range *range)
{
    json_open_member(w->out, "rivals", '[');
    for (size_t i = 1; i < w->lot->weighing->n; i++) {
        robustness_json_open_item(w->out);
        bg_json_put_text(w->out, "bid", ranked_id(w, i));
        bg_json_put_bool(w->out, "ahead_of_it", range->rivals[i].ahead);
        put_end(w, "low", &range->rivals[i].low);
        put_end(w, "high", &range->rivals[i].high);
        bg_buf_putc(w->out, '}');
    }
    bg_buf_putc(w->out, ']');
}

static void json_put_weight(const struct writer *w, const struct bg_weight_range *range)
{
    const struct bg_weight *weight = range->weight;
    const struct bg_ruleset *rules = w->lot->lot->ruleset;
    bool price = weight->criterion == BG_WEIGHT_PRICE;
    struct bg_dec move;
    robustness_json_open_item(w->out);
    bg_json_put_text(w->out, "weight", price ? "price" : rules->criteria[weight->criterion].id);
    if (weight->parent >= 0)
        bg_json_put_text(w->out, "group", rules->criteria[weight->parent].id);
    bg_json_put_number(w->out, "now", weight->now);
    bg_json_put_number(w->out, "of", weight->whole);
    if (weight->fixed != NULL) {
        bg_json_put_text(w->out, "fixed", weight->fixed);
    } else {
        bg_json_put_bool(w->out, "ahead", range->ahead);
        put_end(w, "low", &range->low);
        put_end(w, "high", &range->high);
        if (range->move != NULL && bg_ratio_round(range->move, BG_RANGE_PLACES, BG_HALF_UP, &move))
            bg_json_put_number(w->out, "move_in_points", move);
        json_put_rivals(w, range);
    }
    bg_buf_putc(w->out, '}');
}

static void json_put_weights(const struct writer *w)
{
    bool any = w->lot->weighing != NULL && w->lot->first >= 0;
    json_open_member(w->out, "weights", '[');
    for (size_t i = 0; any && i < w->lot->weighing->weights_n; i++)
        json_put_weight(w, &w->lot->ranges[i]);
    bg_buf_putc(w->out, ']');
    if (w->lot->weighing == NULL)
        bg_json_put_text(w->out, "no_weights", w->lot->no_weights);
    else if (!any)
        bg_json_put_text(w->out, "no_weights", "Nobody is recommended.");
}

static void json_put_drops(const struct writer *w)
{
    json_open_member(w->out, "without", '[');
    for (size_t i = 0; i < w->lot->drops_n; i++) {
        const struct bg_robust_drop *drop = &w->lot->drops[i];
        robustness_json_open_item(w->out);
        bg_json_put_text(w->out, "bid", json_bid_id(w, (int64_t)drop->bid));
        bg_json_put_text(w->out, "recommended", json_bid_id(w, drop->recommended));
        bg_json_put_bool(w->out, "changes", drop->changes);
        bg_json_put_text(w->out, "words", drop->words);
        bg_buf_putc(w->out, '}');
    }
    bg_buf_putc(w->out, ']');
}

static void json_put_formulas(const struct writer *w)
{
    json_open_member(w->out, "formulas", '[');
    for (size_t i = 0; i < w->lot->formulas_n; i++) {
        const struct bg_robust_formula *formula = &w->lot->formulas[i];
        robustness_json_open_item(w->out);
        bg_json_put_text(w->out, "formula", formula->formula->name);
        bg_json_put_bool(w->out, "own", formula->own);
        if (formula->figures[0] != '\0')
            bg_json_put_text(w->out, "figures", formula->figures);
        if (formula->why_not != NULL) {
            bg_json_put_text(w->out, "why_not", formula->why_not);
        } else {
            bg_json_put_text(w->out, "recommended", json_bid_id(w, formula->recommended));
            bg_json_put_bool(w->out, "changes", formula->changes);
            bg_json_put_text(w->out, "words", formula->words);
        }
        bg_buf_putc(w->out, '}');
    }
    bg_buf_putc(w->out, ']');
    if (w->lot->formulas_n == 0)
        bg_json_put_text(w->out, "no_formulas", w->lot->no_formulas);
}

static void robustness_json_put_counts(const struct writer *w, const char *key,
                                       const int64_t *counts, size_t n)
{
    json_open_member(w->out, key, '[');
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(w->out, "%s%lld", i > 0 ? "," : "", (long long)counts[i]);
    bg_buf_putc(w->out, ']');
}

static void json_put_central(const struct writer *w, size_t bid)
{
    const struct bg_robust_shares *shares = w->lot->shares;
    struct bg_dec mean;
    json_open_member(w->out, "central_weights", '[');
    for (size_t k = 0; k < shares->weights_n; k++) {
        if (!bg_robust_central(w->out->arena, shares, bid, k, &mean))
            break;
        bg_json_put_item(w->out);
        bg_json_put_dec(w->out, mean);
    }
    bg_buf_putc(w->out, ']');
}

static void json_put_shares(const struct writer *w)
{
    const struct bg_robust_shares *shares = w->lot->shares;
    if (shares == NULL) {
        bg_json_put_text(w->out, "no_rank_acceptability", w->lot->no_shares);
        return;
    }
    json_open_member(w->out, "rank_acceptability", '{');
    bg_json_put_number(w->out, "draws", bg_dec_int(shares->draws));
    bg_json_put_text(w->out, "seed",
                     bg_arena_printf(w->out->arena, "%llu", (unsigned long long)shares->seed));
    bg_json_put_text(w->out, "generator", "SplitMix64");
    json_open_member(w->out, "weights", '[');
    for (size_t k = 0; k < shares->weights_n; k++) {
        int criterion = shares->weights[k]->criterion;
        bg_json_put_item(w->out);
        bg_buf_json(w->out,
                    criterion == BG_WEIGHT_PRICE ? "price"
                                                 : w->lot->lot->ruleset->criteria[criterion].id,
                    -1);
    }
    bg_buf_putc(w->out, ']');
    json_open_member(w->out, "bids", '[');
    for (size_t i = 0; i < shares->bids_n; i++) {
        robustness_json_open_item(w->out);
        bg_json_put_text(w->out, "bid", ranked_id(w, i));
        robustness_json_put_counts(w, "ranks", shares->sums.ranks + i * shares->bids_n,
                                   shares->bids_n);
        json_put_central(w, i);
        if (shares->confidence[i] >= 0)
            bg_json_put_number(
                w->out, "confidence",
                bg_robust_part(w->out->arena, shares->confidence[i], shares->draws, SHARE_PLACES));
        bg_buf_putc(w->out, '}');
    }
    bg_buf_puts(w->out, "]}");
}

/* -- the whole ------------------------------------------------------------------------------- */

static void robustness_json_put_lot(const struct writer *w)
{
    const struct bg_lot_robustness *lot = w->lot;
    robustness_json_open_item(w->out);
    bg_json_put_text(w->out, "lot", lot->lot->lot);
    bg_json_put_text(w->out, "recommended", json_bid_id(w, lot->first));
    bg_json_put_text(w->out, "verdict", bg_verdict_name(lot->verdict));
    bg_json_put_text(w->out, "sentence", lot->sentence);
    json_put_checks(w);
    json_put_weights(w);
    json_put_drops(w);
    json_put_formulas(w);
    json_put_shares(w);
    json_open_member(w->out, "notes", '[');
    for (size_t i = 0; i < lot->notes_n; i++) {
        bg_json_put_item(w->out);
        bg_buf_json(w->out, lot->notes[i], -1);
    }
    bg_buf_puts(w->out, "]}");
}

void bg_report_robustness_json(struct bg_buf *out, const struct bg_robustness_report *report)
{
    const struct bg_result *result = report->result;
    char date[BG_DATE_TEXT], hex[65];
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-robustness/1");
    bg_json_put_text(out, "ruleset", result->ruleset->id);
    bg_json_put_text(out, "as_of", bg_date_text(result->as_of, date));
    json_open_member(out, "lots", '[');
    for (size_t i = 0; i < result->lots_n; i++)
        robustness_json_put_lot(&(struct writer){out, report->lots[i]});
    bg_buf_putc(out, ']');
    json_open_member(out, "inputs", '[');
    for (size_t i = 0; i < result->inputs_n; i++) {
        robustness_json_open_item(out);
        bg_json_put_text(out, "file", result->inputs[i].file);
        bg_sha256_hex(result->inputs[i].sha256, hex);
        bg_json_put_text(out, "sha256", hex);
        bg_buf_putc(out, '}');
    }
    bg_buf_puts(out, "]}\n");
}
