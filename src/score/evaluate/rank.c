/* Order of the bids: by the figure that the award method ranks, ties broken only by what the award
 * says and otherwise reported, the margin, and the recommendation in words. Nothing depends on the
 * order in which the bids were given, except the place of exact ties in the list. */
#include <string.h>

#include "base/date.h"
#include "model/late.h"
#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"
#include "score/price/price.h"

/* Negative: a comes before b. */
typedef int (*order_fn)(const struct bg_lot_work *work, size_t a, size_t b, size_t rule);

/* Stable, and ours: comparing fractions may take memory, which a callback of qsort may not. */
static void sort_entries(const struct bg_lot_work *work, size_t *order, size_t *spare, size_t n,
                         order_fn compare, size_t rule)
{
    if (n < 2)
        return;
    size_t half = n / 2, a = 0, b = half;
    sort_entries(work, order, spare, half, compare, rule);
    sort_entries(work, order + half, spare, n - half, compare, rule);
    memcpy(spare, order, n * sizeof *order);
    for (size_t i = 0; i < n; i++) {
        bool first = b == n || (a < half && compare(work, spare[a], spare[b], rule) <= 0);
        order[i] = first ? spare[a++] : spare[b++];
    }
}

/* -- the figure that ranks ------------------------------------------------------------------ */

static bool lower_wins(const struct bg_ruleset *rules)
{
    if (rules->award.method == BG_HIGHEST_SCORE)
        return false;
    if (rules->award.method == BG_LOWEST_EVALUATED_PRICE)
        return !rules->price.highest_wins;
    const struct bg_price_formula *formula = bg_price_formula_find(rules->price.formula);
    return formula == NULL ||
           bg_price_direction(formula, rules->price.highest_wins) != BG_PRICE_INDEX_HIGH;
}

/* The exact figure; with rank_on rounded, the decimal that is shown counts instead. */
static const struct bg_ratio *exact_figure(const struct bg_lot_work *work, size_t i)
{
    const struct bg_bid_result *r = work->entries[i].result;
    if (work->ruleset->award.method == BG_HIGHEST_SCORE)
        return r->total_exact;
    return r->price.index != NULL ? r->price.index : r->price.evaluated_exact;
}

struct bg_dec bg_rank_figure(const struct bg_lot_work *work, size_t i)
{
    const struct bg_bid_result *r = work->entries[i].result;
    return work->ruleset->award.method == BG_HIGHEST_SCORE ? r->total : r->price.evaluated;
}

int bg_rank_compare(const struct bg_lot_work *work, size_t a, size_t b)
{
    int order = work->ruleset->award.rank_on_exact
                    ? bg_ratio_cmp(exact_figure(work, a), exact_figure(work, b))
                    : bg_dec_cmp(bg_rank_figure(work, a), bg_rank_figure(work, b));
    return work->lower_wins ? order : -order;
}

struct bg_arg bg_figure_arg(const struct bg_lot_work *work, struct bg_dec figure)
{
    const struct bg_award *award = &work->ruleset->award;
    if (award->method == BG_HIGHEST_SCORE)
        return BG_PHRASE(work->arena, FIGURE_POINTS,
                         bg_arg_fixed(BG_ARG_POINTS, figure, award->decimals, ""));
    bool money = award->method == BG_LOWEST_EVALUATED_PRICE;
    return BG_PHRASE(work->arena, FIGURE,
                     bg_arg_fixed(money ? BG_ARG_MONEY : BG_ARG_NUMBER, figure,
                                  bg_award_figure_places(award),
                                  money ? work->ruleset->currency : ""));
}

static int by_figure(const struct bg_lot_work *work, size_t a, size_t b, size_t rule)
{
    (void)rule;
    return bg_rank_compare(work, a, b);
}

/* -- ties ----------------------------------------------------------------------------------- */

static bool wins_ties(const struct bg_lot_work *work, size_t i)
{
    const struct bg_price_rule *price = &work->ruleset->price;
    for (size_t p = 0; p < price->preferences_n; p++) {
        if (!price->preferences[p].wins_ties)
            continue;
        const struct bg_logic *applies = price->preferences[p].applies_if;
        if (applies == NULL)
            return true;
        struct bg_value truth = bg_logic_eval(applies, &work->entries[i].judging.env->env);
        if (truth.type == BG_V_BOOL && truth.as.truth)
            return true;
    }
    return false;
}

struct bg_instant bg_receipt_of(const struct bg_lot_work *work, size_t i)
{
    return bg_bid_received(work->ruleset, work->entries[i].result->bid);
}

static int by_receipt(const struct bg_lot_work *work, size_t a, size_t b)
{
    int order = 0;
    return bg_instant_compare(bg_receipt_of(work, a), bg_receipt_of(work, b), &order) ? order : 0;
}

/* The order by receipt of one bid and all of the others is known. */
bool bg_receipts_told(const struct bg_lot_work *work, const size_t *order, size_t n, size_t i)
{
    int unused;
    for (size_t k = 0; k < n; k++)
        if (k != i && !bg_instant_compare(bg_receipt_of(work, order[i]),
                                          bg_receipt_of(work, order[k]), &unused))
            return false;
    return true;
}

/* What a tie is broken by: points, or the rating of a criterion without weight, which is there for ties
 * only. */
static const struct bg_ratio *tie_key(const struct bg_lot_work *work, size_t i, int criterion)
{
    const struct bg_criterion_result *r = &work->entries[i].result->criteria[criterion];
    bool for_ties = bg_criterion_for_ties(&work->ruleset->criteria[criterion]);
    return for_ties && r->rating != NULL ? r->rating : r->points_exact;
}

static int by_tie_rule(const struct bg_lot_work *work, size_t a, size_t b, size_t rule)
{
    const struct bg_tie_rule *tie = &work->ruleset->award.ties[rule];
    const struct bg_bid_result *x = work->entries[a].result, *y = work->entries[b].result;
    switch (tie->kind) {
    case BG_TIE_EARLIEST:
        return by_receipt(work, a, b);
    case BG_TIE_LOWEST_PRICE:
        return bg_dec_cmp(x->price.amount, y->price.amount);
    case BG_TIE_PREFERENCE:
        return (int)wins_ties(work, b) - (int)wins_ties(work, a);
    case BG_TIE_DRAW:
        return 0;
    case BG_TIE_CRITERION:
        return bg_ratio_cmp(tie_key(work, b, tie->criterion), tie_key(work, a, tie->criterion));
    }
    return 0;
}

/* A rule counts only where every tied bid has what it compares: nothing is guessed. */
static bool rule_counts(const struct bg_lot_work *work, const size_t *order, size_t n, size_t rule)
{
    const struct bg_tie_rule *tie = &work->ruleset->award.ties[rule];
    for (size_t i = 0; i < n; i++) {
        const struct bg_bid_result *r = work->entries[order[i]].result;
        if (tie->kind == BG_TIE_DRAW) /* a draw is for people to hold */
            return false;
        if (tie->kind == BG_TIE_EARLIEST && !bg_receipts_told(work, order, n, i))
            return false;
        if (tie->kind == BG_TIE_LOWEST_PRICE && !r->price.present)
            return false;
        if (tie->kind == BG_TIE_CRITERION &&
            (tie->criterion < 0 || r->criteria[tie->criterion].points_exact == NULL))
            return false;
    }
    return true;
}

static struct bg_arg tie_arg(const struct bg_lot_work *work, size_t rule)
{
    const struct bg_tie_rule *tie = &work->ruleset->award.ties[rule];
    switch (tie->kind) {
    case BG_TIE_EARLIEST:
        return BG_PHRASE_PLAIN(work->arena, BY_RECEIPT);
    case BG_TIE_LOWEST_PRICE:
        return BG_PHRASE_PLAIN(work->arena, BY_PRICE);
    case BG_TIE_PREFERENCE:
        return BG_PHRASE_PLAIN(work->arena, BY_PREFERENCE);
    case BG_TIE_DRAW:
    case BG_TIE_CRITERION:
        break;
    }
    if (tie->kind == BG_TIE_DRAW)
        return BG_PHRASE_PLAIN(work->arena, BY_DRAW);
    const struct bg_criterion *c = &work->ruleset->criteria[tie->criterion];
    struct bg_arg title = {.kind = BG_ARG_TITLE,
                           .text = bg_short_text(work->arena, c->title, strlen(c->title), 10)};
    return bg_criterion_for_ties(c) ? BG_PHRASE(work->arena, BY_CRITERION, title)
                                    : BG_PHRASE(work->arena, BY_POINTS_FOR, title);
}

static struct bg_reason tie_reason(const struct bg_lot_work *work, size_t entry, size_t others,
                                   size_t rule)
{
    struct bg_arg figure = bg_figure_arg(work, bg_rank_figure(work, entry));
    struct bg_arg decided = tie_arg(work, rule);
    return others == 1
               ? BG_REASON(work->arena, TIE_WITH_ONE, figure, decided)
               : BG_REASON(work->arena, TIE_WITH_SEVERAL, figure, bg_arg_count(others), decided);
}

/* Orders bids that are equal so far by the rules from `rule` on, and gives ranks from `rank`. */
static void break_ties(struct bg_lot_work *work, size_t *order, size_t *spare, size_t n,
                       size_t rule, int64_t rank)
{
    const struct bg_award *award = &work->ruleset->award;
    while (n > 1 && rule < award->ties_n && !rule_counts(work, order, n, rule))
        rule++;
    if (n == 1 || rule >= award->ties_n) {
        for (size_t i = 0; i < n; i++) {
            work->entries[order[i]].result->rank = rank;
            work->entries[order[i]].result->tied = n > 1;
        }
        return;
    }
    sort_entries(work, order, spare, n, by_tie_rule, rule);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && by_tie_rule(work, order[from], order[to], rule) == 0; to++)
            ;
        for (size_t i = from; i < to && to - from < n; i++)
            work->entries[order[i]].result->tie_why = tie_reason(work, order[i], n - 1, rule);
        break_ties(work, order + from, spare, to - from, rule + 1, rank + (int64_t)from);
    }
}

void bg_rank_entries(struct bg_lot_work *work)
{
    size_t *order = BG_ARRAY(work->arena, work->n + 1, size_t);
    size_t *spare = BG_ARRAY(work->arena, work->n + 1, size_t);
    size_t n = 0, all;
    work->lower_wins = lower_wins(work->ruleset);
    for (size_t i = 0; i < work->n; i++)
        if (work->entries[i].result->status <= BG_PROVISIONAL && exact_figure(work, i) != NULL)
            order[n++] = i;
    all = n;
    for (size_t i = 0; i < work->n; i++)
        if (work->entries[i].result->status > BG_PROVISIONAL || exact_figure(work, i) == NULL)
            order[all++] = i;
    sort_entries(work, order, spare, n, by_figure, 0);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && by_figure(work, order[from], order[to], 0) == 0; to++)
            ;
        break_ties(work, order + from, spare, to - from, 0, (int64_t)from + 1);
    }
    work->lot->order = order;
    work->ranked_n = n;
}
