/* The award on the sheets: how its figure is rounded and worded, how ties are broken. */
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

/* No spreadsheet has half-even rounding: a half is found in the digits behind the last place, and goes
 * to the even neighbour. x is used several times, so it should be a cell. */
static const struct bg_formula *plan_award_rounded(const struct bg_plan *plan,
                                                   const struct bg_formula *x, int d)
{
    const struct bg_formula *places = bg_formula_int(plan->arena, d);
    switch (plan->rules->award.rounding) {
    case BG_TRUNCATE:
        return BG_FORMULA(plan->arena, "TRUNC(a,b)", x, places);
    case BG_HALF_EVEN:
        return BG_FORMULA(plan->arena,
                          "IF(ROUND(MOD(ABS(a)*10^b,1),6)=0.5,"
                          "SIGN(a)*ROUND(2*ROUND(ROUND(ABS(a)*10^b,6)/2,0)/10^b,b),ROUND(a,b))",
                          x, places);
    case BG_HALF_UP:
        break;
    }
    return BG_FORMULA(plan->arena, "ROUND(a,b)", x, places);
}

const struct bg_formula *bg_plan_award(const struct bg_plan *plan, const struct bg_formula *x)
{
    return plan_award_rounded(plan, x, plan->rules->award.decimals);
}

bool bg_plan_in_set(const struct bg_plan *plan, size_t bid)
{
    for (size_t i = 0; i < plan->lot->comparison_n; i++)
        if (plan->lot->comparison_set[i] == bid)
            return true;
    return false;
}

bool bg_plan_ranked(const struct bg_plan *plan, size_t bid)
{
    return plan->lot->bids[bid].status <= BG_PROVISIONAL;
}

struct bg_dec bg_plan_engine_figure(const struct bg_plan *plan, size_t bid)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    return plan->rules->award.method == BG_HIGHEST_SCORE ? b->total : b->price.evaluated;
}

const char *bg_plan_status(const struct bg_plan *plan, size_t bid)
{
    static const char *const words[] = {[BG_RANKED] = "ranked",
                                        [BG_PROVISIONAL] = "provisional",
                                        [BG_ELIMINATED] = "eliminated",
                                        [BG_NOT_RANKED] = "not ranked",
                                        [BG_LATE] = "late",
                                        [BG_UNREADABLE] = "unreadable"};
    return bg_plan_say(plan, words[plan->lot->bids[bid].status]);
}

double bg_plan_money_width(const struct bg_plan *plan)
{
    double widest = 0;
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_price_result *p = &plan->lot->bids[i].price;
        const struct bg_dec amounts[] = {p->amount, p->evaluated};
        char text[BG_DEC_TEXT];
        for (size_t k = 0; p->present && k < 2; k++) {
            double width = bg_page_number_width(bg_dec_grouped(amounts[k], 2, text));
            widest = width > widest ? width : widest;
        }
    }
    return widest;
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
        return bg_plan_say(plan, "Evaluated price");
    case BG_BEST_INDEX:
        return bg_plan_say(plan, "Index of quality and price");
    case BG_HIGHEST_SCORE:
        break;
    }
    return bg_plan_say(plan, "Total points");
}

struct bg_look bg_plan_shown_look(const struct bg_plan *plan)
{
    if (plan->rules->award.method == BG_HIGHEST_SCORE)
        return BG_LOOK(TOTAL, POINTS);
    return plan->rules->award.method == BG_BEST_INDEX ? BG_LOOK(TOTAL, PLAIN)
                                                      : BG_LOOK(TOTAL, CENTS);
}

const struct bg_formula *bg_plan_shown(const struct bg_plan *plan, const struct bg_formula *x)
{
    return plan_award_rounded(plan, x, bg_award_figure_places(&plan->rules->award));
}

/* -- ties ---------------------------------------------------------------------------------------
 */

const char *bg_plan_tie_words(const struct bg_plan *plan, size_t rule)
{
    const struct bg_tie_rule *tie = &plan->rules->award.ties[rule];
    switch (tie->kind) {
    case BG_TIE_EARLIEST:
        return bg_plan_say(plan, "the bid received first");
    case BG_TIE_LOWEST_PRICE:
        return bg_plan_say(plan, "the lower price");
    case BG_TIE_PREFERENCE:
        return bg_plan_say(plan, "a preference that wins ties");
    case BG_TIE_DRAW:
        return bg_plan_say(plan, "a draw that the buyer holds");
    case BG_TIE_CRITERION:
        break;
    }
    const struct bg_criterion *c = &plan->rules->criteria[tie->criterion];
    return bg_arena_printf(
        plan->arena, "%s \"%s\"",
        bg_plan_say(plan, bg_criterion_for_ties(c) ? "the better" : "more points for"), c->title);
}

const char *bg_plan_not_yet(const struct bg_plan *plan)
{
    return bg_arena_printf(plan->arena, bg_plan_say(plan, "Nobody can be recommended yet: %s"),
                           plan->lot->open.words);
}

const char *bg_plan_recommended(const struct bg_plan *plan)
{
    const struct bg_lot_result *lot = plan->lot;
    size_t first = 0;
    if (lot->no_award[0])
        return bg_arena_printf(plan->arena, bg_plan_say(plan, "Nobody: %s"), lot->no_award);
    if (!lot->open.settled)
        return bg_plan_not_yet(plan);
    for (size_t i = 0; i < lot->bids_n; i++)
        first += lot->bids[i].rank == 1;
    if (first == 0)
        return bg_plan_say(plan, "Nobody: no bid can be ranked");
    if (first > 1)
        return bg_arena_printf(
            plan->arena, bg_plan_say(plan, "Nobody yet: %zu bids are tied for first place"), first);
    size_t winner = lot->order[0];
    bool open = lot->bids[winner].status == BG_PROVISIONAL;
    return bg_arena_printf(plan->arena, "%s%s", bg_plan_vendor(plan, winner),
                           open ? bg_plan_say(plan, " (provisional: answers are open)") : "");
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
                           unverified ? bg_plan_say(plan, " (\xE2\x9A\xA0 not verified)") : "",
                           stale ? bg_plan_say(plan, " (\xE2\x9A\xA0 past its validity)") : "");
}
