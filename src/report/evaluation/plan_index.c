/* Indexes of quality and price, as the workbook's formula has them: the formula's own exact
 * function (score/price/price.h), given what the cells hold. An index divides by points, so that the
 * ninth decimal of a rounded sum would show in it. */
#include "report/evaluation/plan.h"
#include "report/evaluation/plan_index.h"
#include "score/kind/kind.h"
#include "score/price/price.h"

enum { FIGURES_MAX = 8 };

static bool figures(const struct bg_plan *plan, struct bg_dec out[FIGURES_MAX])
{
    const struct bg_price_rule *rule = &plan->rules->price;
    for (size_t i = 0; i < plan->price_parameters; i++) {
        if (i >= FIGURES_MAX)
            return false;
        if (i >= rule->parameters_n || !rule->parameters[i]) {
            if (!bg_price_default(plan->formula, i, &out[i]))
                return false;
            continue;
        }
        struct bg_value value = bg_logic_eval(rule->parameters[i], plan->env);
        if (value.type != BG_V_NUMBER)
            return false;
        out[i] = bg_dec_round(value.as.number, BG_RATING_PLACES, BG_HALF_UP);
    }
    return true;
}

static struct bg_dec quality_weight(const struct bg_ruleset *rules)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->parent < 0 && (!c->kind || !c->kind->eliminates))
            bg_dec_add(sum, c->weight, &sum);
    }
    return sum;
}

/* Adjustments behind the formula are part of the index. */
static struct bg_dec behind(const struct bg_plan *plan, size_t bid)
{
    const struct bg_price_result *price = &plan->lot->bids[bid].price;
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < price->steps_n; i++)
        if (bg_plan_step_behind(plan, price->steps[i].id))
            bg_dec_add(sum, bg_dec_round(price->steps[i].amount, BG_MONEY_PLACES, BG_HALF_UP),
                       &sum);
    return sum;
}

void bg_plan_find_indexes(struct bg_plan *plan)
{
    const struct bg_ruleset *rules = plan->rules;
    size_t n = 0, bids = plan->lot->bids_n;
    struct bg_dec parameters[FIGURES_MAX] = {{0}};
    plan->index = BG_ARRAY(plan->arena, bids + 1, struct bg_dec);
    plan->has_index = BG_ARRAY(plan->arena, bids + 1, bool);
    if (!plan->formula || plan->formula->yields == BG_PRICE_POINTS || !figures(plan, parameters))
        return;
    size_t *of = BG_ARRAY(plan->arena, bids + 1, size_t);
    struct bg_price_entry *entries = BG_ARRAY(plan->arena, bids + 1, struct bg_price_entry);
    for (size_t i = 0; i < bids; i++) {
        struct bg_dec price;
        if (!bg_plan_evaluated(plan, i, &price))
            continue;
        of[n] = i;
        entries[n++] = (struct bg_price_entry){
            true, price, bg_ratio_dec(plan->arena, bg_plan_index_quality(plan, i))};
    }
    struct bg_price_context context = {.arena = plan->arena,
                                       .set = entries,
                                       .n = n,
                                       .weight = rules->price.weight,
                                       .quality_weight = quality_weight(rules),
                                       .total = rules->award.total,
                                       .parameter = parameters,
                                       .highest_wins = rules->price.highest_wins};
    if (n)
        bg_price_prepare(&context);
    for (size_t i = 0; i < n; i++) {
        const char *why, *note;
        const struct bg_ratio *index = bg_price_result(plan->formula, &context, i, &why, &note);
        plan->has_index[of[i]] = index != NULL;
        if (index)
            plan->index[of[i]] = bg_plan_round(
                bg_ratio_add(plan->arena, index, bg_ratio_dec(plan->arena, behind(plan, of[i]))),
                BG_SUM_PLACES);
    }
}

bool bg_plan_index(const struct bg_plan *plan, size_t bid, struct bg_dec *out)
{
    *out = plan->index[bid];
    return plan->has_index[bid];
}
