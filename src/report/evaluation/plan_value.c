/* What the formulas of the workbook give as issued. Each follows the formula that stands in the
 * cell, over the values of the cells that it reads, in exact decimals; the ratings, values and
 * statuses at the start of the chain are the engine's. The Formula check shows both side by side.
 */
#include <string.h>

#include "report/evaluation/plan.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"
#include "score/price/price.h"

struct bg_dec bg_plan_round(const struct bg_ratio *exact, int places)
{
    struct bg_dec out = bg_dec_int(0);
    if (!exact || !bg_ratio_round(exact, places, BG_HALF_UP, &out))
        return bg_dec_int(0);
    return out;
}

struct bg_dec bg_plan_award(const struct bg_plan *plan, struct bg_dec figure)
{
    return bg_dec_round(figure, plan->rules->award.decimals, plan->rules->award.rounding);
}

/* Excel has no half-even rounding: a half is found in the digits behind the last place, and goes
 * to the even neighbour. x is used several times, so it should be a cell. */
static const char *round_formula(const struct bg_plan *plan, const char *x, int d)
{
    switch (plan->rules->award.rounding) {
    case BG_TRUNCATE:
        return bg_arena_printf(plan->arena, "TRUNC(%s,%d)", x, d);
    case BG_HALF_EVEN:
        return bg_arena_printf(plan->arena,
                               "IF(ROUND(MOD(ABS(%s)*10^%d,1),6)=0.5,"
                               "SIGN(%s)*ROUND(2*ROUND(ROUND(ABS(%s)*10^%d,6)/2,0)/10^%d,%d),"
                               "ROUND(%s,%d))",
                               x, d, x, x, d, d, d, x, d);
    case BG_HALF_UP:
        break;
    }
    return bg_arena_printf(plan->arena, "ROUND(%s,%d)", x, d);
}

const char *bg_plan_award_formula(const struct bg_plan *plan, const char *x)
{
    return round_formula(plan, x, plan->rules->award.decimals);
}

static const struct bg_criterion_result *criterion_of(const struct bg_plan *plan, size_t bid,
                                                      size_t criterion)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    return b->criteria ? &b->criteria[criterion] : NULL;
}

static bool scores(const struct bg_criterion *c)
{
    return c->kind && !c->kind->eliminates;
}

bool bg_plan_away(const struct bg_plan *plan, size_t bid, size_t criterion)
{
    const struct bg_criterion *c = &plan->rules->criteria[criterion];
    const struct bg_criterion_result *r = criterion_of(plan, bid, criterion);
    if (!r || !r->available_exact || bg_ratio_sign(r->available_exact) != 0)
        return false;
    return !c->kind || (r->outcome == BG_NOT_APPLICABLE && c->otherwise == BG_OTHERWISE_RESCALE);
}

/* What the parent has x weight / weights beside it that stay, rounded at each step as the cells. */
static struct bg_dec rescaled(const struct bg_plan *plan, size_t bid, size_t criterion)
{
    const struct bg_criterion *criteria = plan->rules->criteria, *c = &criteria[criterion];
    struct bg_dec all = bg_dec_int(0), kept = bg_dec_int(0);
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        if (criteria[i].parent != c->parent || !criteria[i].share ||
            (criteria[i].kind && criteria[i].kind->eliminates))
            continue;
        bg_dec_add(all, criteria[i].weight, &all);
        if (!bg_plan_away(plan, bid, i))
            bg_dec_add(kept, criteria[i].weight, &kept);
    }
    if (bg_plan_away(plan, bid, criterion) || bg_dec_sign(kept) == 0)
        return bg_dec_int(0);
    struct bg_dec whole = c->parent < 0 ? all : bg_plan_available(plan, bid, (size_t)c->parent);
    const struct bg_ratio *exact =
        bg_ratio_div(plan->arena,
                     bg_ratio_mul(plan->arena, bg_ratio_dec(plan->arena, whole),
                                  bg_ratio_dec(plan->arena, c->weight)),
                     bg_ratio_dec(plan->arena, kept));
    return bg_plan_round(exact, BG_EXACT_PLACES);
}

struct bg_dec bg_plan_available(const struct bg_plan *plan, size_t bid, size_t criterion)
{
    const struct bg_criterion_result *r = criterion_of(plan, bid, criterion);
    if (!r || !r->available_exact)
        return bg_dec_int(0);
    if (plan->rescales && bg_ratio_sign(r->available_exact) != 0)
        return rescaled(plan, bid, criterion);
    return bg_plan_round(r->available_exact, BG_EXACT_PLACES);
}

struct bg_dec bg_plan_exact(const struct bg_plan *plan, size_t bid, size_t criterion)
{
    const struct bg_criterion_result *r = criterion_of(plan, bid, criterion);
    struct bg_dec product;
    if (!r || !r->rating || !scores(&plan->rules->criteria[criterion]) ||
        !bg_dec_mul(bg_plan_available(plan, bid, criterion),
                    bg_plan_round(r->rating, BG_RATING_PLACES), &product))
        return bg_dec_int(0);
    product = bg_dec_round(product, BG_EXACT_PLACES, BG_HALF_UP);
    return plan->rules->award.round_each ? bg_plan_award(plan, product) : product;
}

struct bg_dec bg_plan_index_quality(const struct bg_plan *plan, size_t bid)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < plan->rules->criteria_n; i++)
        bg_dec_add(sum, bg_plan_exact(plan, bid, i), &sum);
    return bg_dec_round(sum, BG_EXACT_PLACES, BG_HALF_UP);
}

struct bg_dec bg_plan_quality(const struct bg_plan *plan, size_t bid)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < plan->rules->criteria_n; i++)
        bg_dec_add(sum, bg_plan_exact(plan, bid, i), &sum);
    return bg_dec_round(sum, BG_SUM_PLACES, BG_HALF_UP);
}

struct bg_dec bg_plan_price_exact(const struct bg_plan *plan, size_t bid)
{
    const struct bg_price_result *p = &plan->lot->bids[bid].price;
    struct bg_dec product;
    if (!p->rating || !bg_dec_mul(plan->rules->price.weight,
                                  bg_plan_round(p->rating, BG_RATING_PLACES), &product))
        return bg_dec_int(0);
    product = bg_dec_round(product, BG_EXACT_PLACES, BG_HALF_UP);
    return plan->rules->award.round_each ? bg_plan_award(plan, product) : product;
}

bool bg_plan_evaluated(const struct bg_plan *plan, size_t bid, struct bg_dec *out)
{
    const struct bg_price_result *p = &plan->lot->bids[bid].price;
    *out = bg_plan_round(p->evaluated_exact, BG_MONEY_PLACES);
    return p->in_set && p->evaluated_exact;
}

bool bg_plan_in_set(const struct bg_plan *plan, size_t bid)
{
    for (size_t i = 0; i < plan->lot->comparison_n; i++)
        if (plan->lot->comparison_set[i] == bid)
            return true;
    return false;
}

struct bg_dec bg_plan_element(const struct bg_plan *plan, size_t bid, enum bg_element element)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < plan->rules->criteria_n; i++)
        if (scores(&plan->rules->criteria[i]) && plan->rules->criteria[i].element == element)
            bg_dec_add(sum, bg_plan_exact(plan, bid, i), &sum);
    return bg_dec_round(sum, BG_SUM_PLACES, BG_HALF_UP);
}

bool bg_plan_ranked(const struct bg_plan *plan, size_t bid)
{
    return plan->lot->bids[bid].status <= BG_PROVISIONAL;
}

bool bg_plan_figure(const struct bg_plan *plan, size_t bid, struct bg_dec *out)
{
    *out = bg_dec_int(0);
    if (!bg_plan_ranked(plan, bid))
        return false;
    switch (plan->rules->award.method) {
    case BG_HIGHEST_SCORE:
        bg_dec_add(bg_plan_quality(plan, bid), bg_plan_price_exact(plan, bid), out);
        *out = bg_dec_round(*out, BG_SUM_PLACES, BG_HALF_UP);
        return true;
    case BG_LOWEST_EVALUATED_PRICE:
        return bg_plan_evaluated(plan, bid, out);
    case BG_BEST_INDEX:
        return bg_plan_index(plan, bid, out);
    }
    return false;
}

const char *bg_plan_status(const struct bg_plan *plan, size_t bid)
{
    static const char *const words[] = {[BG_RANKED] = "ranked",
                                        [BG_PROVISIONAL] = "provisional",
                                        [BG_ELIMINATED] = "eliminated",
                                        [BG_NOT_RANKED] = "not ranked",
                                        [BG_LATE] = "late",
                                        [BG_UNREADABLE] = "unreadable"};
    return words[plan->lot->bids[bid].status];
}

/* The words of the outcome's formula on a bid's sheet. */
const char *bg_plan_outcome(const struct bg_plan *plan, size_t bid, size_t criterion)
{
    const struct bg_criterion *c = &plan->rules->criteria[criterion];
    const struct bg_criterion_result *r = criterion_of(plan, bid, criterion);
    if (!c->kind || !r)
        return "";
    switch (r->outcome) {
    case BG_MET:
        return "✓ met";
    case BG_NOT_MET:
        return "✗ not met";
    case BG_NOT_ANSWERED:
        return "? not answered";
    case BG_NEEDS_PANEL:
        return "… needs the panel";
    case BG_NOT_APPLICABLE:
        return "– not applicable";
    case BG_OUTCOME_ERROR:
        return "! error";
    case BG_SCORED:
    case BG_OUTCOME__COUNT:
        break;
    }
    struct bg_dec rating = bg_plan_round(r->rating, BG_RATING_PLACES);
    if (bg_dec_cmp(rating, bg_dec_int(1)) >= 0)
        return "● full points";
    return bg_dec_sign(rating) > 0 ? "◐ part" : "○ no points";
}

size_t bg_plan_position(const struct bg_plan *plan, size_t bid)
{
    for (size_t i = 0; i < plan->lot->bids_n; i++)
        if (plan->lot->order[i] == bid)
            return i;
    return plan->lot->bids_n;
}

/* -- the figure that ranks -------------------------------------------------------------------- */

bool bg_plan_lower_wins(const struct bg_plan *plan)
{
    const struct bg_price_rule *price = &plan->rules->price;
    if (plan->rules->award.method == BG_HIGHEST_SCORE)
        return false;
    if (plan->rules->award.method == BG_LOWEST_EVALUATED_PRICE)
        return !price->highest_wins;
    return !plan->formula ||
           bg_price_direction(plan->formula, price->highest_wins) != BG_PRICE_INDEX_HIGH;
}

const char *bg_plan_figure_title(const struct bg_plan *plan)
{
    switch (plan->rules->award.method) {
    case BG_LOWEST_EVALUATED_PRICE:
        return "Evaluated price";
    case BG_BEST_INDEX:
        return "Index of quality and price";
    case BG_HIGHEST_SCORE:
        break;
    }
    return "Total points";
}

/* Money and indexes are shown with two places at least. */
static int shown_places(const struct bg_plan *plan)
{
    int places = plan->rules->award.decimals;
    return plan->rules->award.method != BG_HIGHEST_SCORE && places < 2 ? 2 : places;
}

struct bg_look bg_plan_shown_look(const struct bg_plan *plan)
{
    if (plan->rules->award.method == BG_HIGHEST_SCORE)
        return BG_LOOK(TOTAL, POINTS);
    return plan->rules->award.method == BG_BEST_INDEX ? BG_LOOK(TOTAL, PLAIN)
                                                      : BG_LOOK(TOTAL, CENTS);
}

struct bg_dec bg_plan_shown(const struct bg_plan *plan, struct bg_dec figure)
{
    return bg_dec_round(figure, shown_places(plan), plan->rules->award.rounding);
}

const char *bg_plan_shown_formula(const struct bg_plan *plan, const char *x)
{
    return round_formula(plan, x, shown_places(plan));
}

/* -- ties ---------------------------------------------------------------------------------------
 */

bool bg_plan_wins_ties(const struct bg_plan *plan, size_t bid)
{
    const struct bg_price_rule *price = &plan->rules->price;
    const struct bg_env *env = bg_bid_env(plan->arena, plan->rules, plan->lot->bids[bid].bid);
    for (size_t i = 0; i < price->preferences_n; i++) {
        const struct bg_preference_rule *p = &price->preferences[i];
        struct bg_value truth = BG_MISSING;
        if (!p->wins_ties)
            continue;
        if (p->applies_if)
            truth = bg_logic_eval(p->applies_if, env);
        if (!p->applies_if || (truth.type == BG_V_BOOL && truth.as.truth))
            return true;
    }
    return false;
}

const char *bg_plan_tie_words(const struct bg_plan *plan, size_t rule)
{
    const struct bg_tie_rule *tie = &plan->rules->award.ties[rule];
    switch (tie->kind) {
    case BG_TIE_EARLIEST:
        return "the bid received first";
    case BG_TIE_LOWEST_PRICE:
        return "the lower price";
    case BG_TIE_PREFERENCE:
        return "a preference that wins ties";
    case BG_TIE_DRAW:
        return "a draw that the buyer holds";
    case BG_TIE_CRITERION:
        break;
    }
    return bg_arena_printf(plan->arena, "more points for \"%s\"",
                           plan->rules->criteria[tie->criterion].title);
}

const char *bg_plan_recommended(const struct bg_plan *plan)
{
    const struct bg_lot_result *lot = plan->lot;
    size_t first = 0;
    if (lot->no_award[0])
        return bg_arena_printf(plan->arena, "Nobody: %s", lot->no_award);
    for (size_t i = 0; i < lot->bids_n; i++)
        first += lot->bids[i].rank == 1;
    if (first == 0)
        return "Nobody: no bid can be ranked";
    if (first > 1)
        return bg_arena_printf(plan->arena, "Nobody yet: %zu bids are tied for first place", first);
    size_t winner = lot->order[0];
    bool open = lot->bids[winner].status == BG_PROVISIONAL;
    return bg_arena_printf(plan->arena, "%s%s", bg_plan_vendor(plan, winner),
                           open ? " (provisional: answers are open)" : "");
}

const char *bg_plan_marked_title(const struct bg_plan *plan, size_t criterion, int64_t bid)
{
    bool unverified = false, stale = false;
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_criterion_result *r = &plan->lot->bids[i].criteria[criterion];
        if (bid >= 0 && (size_t)bid != i)
            continue;
        unverified = unverified || r->unverified;
        stale = stale || r->stale;
    }
    return bg_arena_printf(plan->arena, "%s%s%s", plan->rules->criteria[criterion].title,
                           unverified ? " (\xE2\x9A\xA0 not verified)" : "",
                           stale ? " (\xE2\x9A\xA0 past its validity)" : "");
}
