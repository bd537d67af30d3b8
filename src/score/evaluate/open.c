/* Nothing is recommended while points that are still open could change who is first. Here every
 * pair is held against each other at its worst for the first bid; the spans are in open_span.c. */
#include "score/evaluate/open.h"

#include "score/evaluate/explain.h"
#include "score/evaluate/price.h"
#include "score/price/price.h"

enum { INDEX_MOST = 300 /* bids that are compared pair by pair under an index */ };

/* -- an index of quality and price ------------------------------------------------------------ */

/* The index of the bid as it is ranked: larger is better, money and indexes that fall turned round.
 * NULL: the formula gives none. */
static const struct bg_ratio *open_index_of(const struct bg_opening *o,
                                            const struct bg_price_context *context, size_t entry,
                                            size_t place)
{
    struct bg_lot_work *work = o->work;
    const struct bg_price_rule *rule = &work->ruleset->price;
    const struct bg_price_formula *formula = bg_price_formula_find(rule->formula);
    struct bg_reason why, note;
    const struct bg_ratio *index = bg_price_result(formula, context, place, &why, &note);
    for (size_t i = 0; index != NULL && i < rule->adjustments_n; i++) {
        if (!rule->adjustments[i].after_formula)
            continue;
        struct bg_value amount =
            bg_logic_eval(rule->adjustments[i].amount, &work->entries[entry].judging.env->env);
        if (amount.type != BG_V_NUMBER)
            return NULL;
        const struct bg_ratio *shift = bg_ratio_dec(work->arena, amount.as.number);
        index = rule->adjustments[i].subtract ? bg_ratio_sub(work->arena, index, shift)
                                              : bg_ratio_add(work->arena, index, shift);
    }
    if (index == NULL)
        return NULL;
    if (!work->ruleset->award.rank_on_exact) {
        struct bg_dec rounded;
        if (!bg_index_round(work->ruleset, index, &rounded))
            return NULL;
        index = bg_ratio_dec(work->arena, rounded);
    }
    return work->lower_wins ? bg_ratio_sub(work->arena, work->zero, index) : index;
}

/* With t at its least and r at its most; the others, whose best quality some formulas measure
 * against, all at their least or all at their most. In between nothing is worse for t: each index
 * rises with its own quality, and the difference of two is a straight line in the best quality, or
 * in one divided by it. */
bool bg_open_index_ahead(const struct bg_opening *o, size_t t, size_t r)
{
    struct bg_lot_work *work = o->work;
    for (int most = 0; most < 2; most++) {
        struct bg_price_entry *set = BG_ARRAY(work->arena, work->n + 1, struct bg_price_entry);
        struct bg_dec figures[BG_FIGURES_MAX] = {0};
        struct bg_price_context context;
        struct bg_reason why;
        size_t n = 0, place[2] = {0, 0};
        for (size_t i = 0; i < work->n; i++) {
            const struct bg_entry *entry = &work->entries[i];
            const struct bg_span *q = &o->bids[i].quality;
            if (!entry->result->price.in_set)
                continue;
            if (i == t || i == r)
                place[i == r] = n;
            set[n++] = (struct bg_price_entry){true, entry->evaluated,
                                               i == r || (i != t && most) ? q->high : q->low};
        }
        if (!bg_price_context_start(work, set, n, figures, &context, &why))
            return false;
        const struct bg_ratio *own = open_index_of(o, &context, t, place[0]);
        const struct bg_ratio *rival = open_index_of(o, &context, r, place[1]);
        if (own == NULL || (rival != NULL && bg_ratio_cmp(own, rival) <= 0))
            return false;
    }
    return true;
}

/* -- pairs ------------------------------------------------------------------------------------ */

static bool is_closed(const struct bg_span *span)
{
    return bg_ratio_cmp(span->low, span->high) == 0;
}

static bool score_ahead(const struct bg_opening *o, size_t t, size_t r)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    const struct bg_span *own = &o->bids[t].total, *rival = &o->bids[r].total;
    if (is_closed(own) && is_closed(rival))
        return true; /* nothing of the two is open: their order stays */
    if (rules->award.rank_on_exact)
        return bg_ratio_cmp(own->low, rival->high) > 0;
    return bg_dec_cmp(bg_award_round(rules, own->low), bg_award_round(rules, rival->high)) > 0;
}

/* The evaluated price does not hang on points; a rival that is not ranked yet may have a better. */
static bool price_ahead(const struct bg_opening *o, size_t t, size_t r)
{
    const struct bg_bid_result *own = o->work->entries[t].result;
    const struct bg_bid_result *rival = o->work->entries[r].result;
    if (rival->status <= BG_PROVISIONAL)
        return true;
    if (rival->price.evaluated_exact == NULL)
        return false;
    int order = bg_ratio_cmp(own->price.evaluated_exact, rival->price.evaluated_exact);
    return o->work->lower_wins ? order < 0 : order > 0;
}

/* t stays before r whatever the open points turn out to be. */
static bool stays_ahead(const struct bg_opening *o, size_t t, size_t r)
{
    switch (o->work->ruleset->award.method) {
    case BG_HIGHEST_SCORE:
        return score_ahead(o, t, r);
    case BG_LOWEST_EVALUATED_PRICE:
        return !o->price_open && price_ahead(o, t, r);
    case BG_BEST_INDEX:
        return !o->price_open && o->work->n <= INDEX_MOST && bg_open_index_ahead(o, t, r);
    }
    return false;
}

/* Of several first ones: that they stay level with each other. */
static bool stays_level(const struct bg_opening *o, size_t t)
{
    switch (o->work->ruleset->award.method) {
    case BG_HIGHEST_SCORE:
        return is_closed(&o->bids[t].total);
    case BG_LOWEST_EVALUATED_PRICE:
        return !o->price_open;
    case BG_BEST_INDEX:
        break;
    }
    return false;
}

static bool is_settled(const struct bg_opening *o)
{
    const struct bg_lot_work *work = o->work;
    size_t firsts = 0;
    while (firsts < work->ranked_n && work->entries[work->lot->order[firsts]].result->rank == 1)
        firsts++;
    for (size_t k = 0; k < firsts; k++) {
        size_t t = work->lot->order[k];
        if (o->bids[t].may_leave || (firsts > 1 && !stays_level(o, t)))
            return false;
        for (size_t r = 0; r < work->n; r++)
            if (o->bids[r].counts && work->entries[r].result->rank != 1 && !stays_ahead(o, t, r))
                return false;
    }
    return firsts > 0;
}

/* -- in words --------------------------------------------------------------------------------- */

/* Its open points can change something: it counts, or what it leaves open moves the others. */
static bool matters(const struct bg_opening *o, size_t i)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    bool relative = false;
    for (size_t c = 0; c < rules->criteria_n && o->bids[i].waits; c++)
        relative = relative || (o->bids[i].leaf[c] && o->relative[c]);
    return o->bids[i].waits && (o->bids[i].counts || relative);
}

static struct bg_arg whose(const struct bg_opening *o)
{
    struct bg_lot_work *work = o->work;
    size_t all = 0, waiting = 0, first = 0;
    for (size_t i = 0; i < work->n; i++) {
        all += o->bids[i].counts || matters(o, i);
        if (matters(o, i) && waiting++ == 0)
            first = i;
    }
    if (waiting == all)
        return bg_arg_none();
    if (waiting == 1)
        return BG_PHRASE(work->arena, ONE_BID, bg_entry_name_arg(work, first));
    return BG_PHRASE(work->arena, BIDS_OF, bg_arg_count(waiting), bg_arg_count(all));
}

/* Weights of the criteria that some bid waits for. */
static const struct bg_ratio *open_points(const struct bg_opening *o)
{
    const struct bg_lot_work *work = o->work;
    const struct bg_ratio *sum = work->zero;
    for (size_t c = 0; c < work->ruleset->criteria_n; c++) {
        const struct bg_criterion *criterion = &work->ruleset->criteria[c];
        bool open = false;
        for (size_t i = 0; i < work->n; i++)
            open = open || (matters(o, i) &&
                            bg_criterion_standing(criterion, &work->entries[i].criteria[c]) ==
                                BG_STANDS_OPEN);
        if (open)
            sum = bg_ratio_add(work->arena, sum, criterion->share);
    }
    return sum;
}

/* "75 of 100 points are not scored" */
static struct bg_reason evaluate_open_open_reason(const struct bg_opening *o)
{
    static const enum bg_reason_code codes[2][2] = {
        {BG_R_OPEN_QUALITY_POINTS, BG_R_OPEN_QUALITY_POINT}, {BG_R_OPEN_POINTS, BG_R_OPEN_POINT}};
    struct bg_lot_work *work = o->work;
    const struct bg_ruleset *rules = work->ruleset;
    bool score = rules->award.method == BG_HIGHEST_SCORE;
    struct bg_dec of = score ? rules->award.total : bg_quality_weight(work->arena, rules);
    struct bg_dec shown = bg_ratio_show(open_points(o), 2);
    bool one = bg_dec_cmp(shown, bg_dec_int(1)) == 0;
    const struct bg_arg args[] = {bg_arg_points(shown), bg_arg_points(of), whose(o)};
    return bg_reason_make(work->arena, codes[score][one], args, 3);
}

/* -- the whole -------------------------------------------------------------------------------- */

/* What each bid keeps and can reach, and which can reach what every other keeps. */
static void show_totals(const struct bg_opening *o)
{
    const struct bg_lot_work *work = o->work;
    const struct bg_ratio *best = NULL;
    for (size_t i = 0; i < work->n; i++)
        if (o->bids[i].counts && !o->bids[i].may_leave &&
            (best == NULL || bg_ratio_cmp(o->bids[i].total.low, best) > 0))
            best = o->bids[i].total.low;
    for (size_t i = 0; i < work->n; i++) {
        struct bg_bid_result *result = work->entries[i].result;
        const struct bg_span *span = &o->bids[i].total;
        if (!o->bids[i].counts)
            continue;
        result->least_exact = span->low;
        result->least = bg_award_round(work->ruleset, span->low);
        result->reachable_exact = span->high;
        result->reachable = bg_award_round(work->ruleset, span->high);
        result->can_be_first = best == NULL || bg_ratio_cmp(span->high, best) >= 0;
    }
}

/* The workbook's cells hold what each bid has and can reach; nothing else is open. */
static bool shown_by_totals(const struct bg_opening *o)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    bool plain = rules->award.method == BG_HIGHEST_SCORE && !o->price_open && !o->set_open &&
                 !rules->award.has_minimum_quality && !o->moves;
    for (size_t c = 0; c < rules->criteria_n; c++)
        plain = plain && !o->relative[c];
    return plain;
}

void bg_find_open(struct bg_lot_work *work)
{
    struct bg_opening o = {.work = work,
                           .bids = BG_ARRAY(work->arena, work->n + 1, struct bg_open_bid)};
    struct bg_lot_open *open = &work->lot->open;
    *open = (struct bg_lot_open){.settled = true, .words = ""};
    if (!bg_open_spans(&o))
        return;
    for (size_t i = 0; i < work->n; i++)
        open->any = open->any || matters(&o, i);
    if (!open->any)
        return;
    if (work->ruleset->award.method == BG_HIGHEST_SCORE) {
        bg_open_totals(&o);
        show_totals(&o);
    }
    open->settled = is_settled(&o);
    open->by_totals = shown_by_totals(&o);
    if (!work->brief)
        open->why = evaluate_open_open_reason(&o);
}
