/* Prices of a lot: what each bid asks (a field or a schedule of lines), adjustments, preferences
 * over the comparison set, and the formula's points or index. The contract stays at the bid's own
 * price; the evaluated price is for ranking only. */
#include "score/price/price.h"

#include <string.h>

#include "score/evaluate/parts.h"
#include "score/evaluate/price.h"
#include "score/evaluate/explain.h"

static struct bg_arg price_money(const struct bg_lot_work *work, struct bg_dec amount)
{
    return bg_arg_quantity(amount, work->ruleset->currency);
}

/* A price that cannot be evaluated keeps its bid from being ranked. */
void bg_price_none(struct bg_entry *entry, struct bg_reason why)
{
    entry->result->price.why = why;
    if (entry->result->status > BG_PROVISIONAL)
        return;
    entry->result->status = BG_NOT_RANKED;
    entry->result->status_why = why;
}

/* -- the amount ----------------------------------------------------------------------------- */

static struct bg_arg problem_arg(const char *problem)
{
    return (struct bg_arg){.kind = BG_ARG_PROBLEM, .text = problem};
}

static bool read_field(struct bg_entry *entry, struct bg_dec *out, struct bg_reason *why)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    const struct bg_value *slots = entry->judging.env->env.slots;
    const struct bg_bid *bid = entry->result->bid;
    int slot = rules->price.slot;
    if (slot >= 0 && slots[slot].type == BG_V_NUMBER) {
        *out = slots[slot].as.number;
        return true;
    }
    *why = BG_REASON_PLAIN(NO_PRICE);
    if (slot >= 0 && slots[slot].type == BG_V_ERROR) {
        const char *problem = bid->answers == NULL ? NULL : bid->answers[slot].problem;
        *why = BG_REASON(entry->judging.arena, PRICE_UNUSABLE,
                         problem_arg(problem != NULL ? problem : slots[slot].as.error));
    }
    return false;
}

bool bg_price_below_minimum(const struct bg_lot_work *work, const struct bg_entry *entry)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    return rule->has_minimum && entry->result->price.present &&
           bg_dec_cmp(entry->result->price.amount, rule->minimum) < 0;
}

static void settle_amount(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    struct bg_price_result *price = &entry->result->price;
    struct bg_dec total = {0}, lines = {0};
    struct bg_reason why = BG_REASON_PLAIN(NO_PRICE);
    bool has_total = read_field(entry, &total, &why), has_lines = false;
    if (rule->schedule.slot >= 0) {
        has_lines = bg_price_lines(work, entry, &lines, has_total ? &total : NULL);
        bool by_lines = rule->schedule.governs == BG_GOVERNS_LINES || rule->slot < 0;
        if (by_lines) {
            why = BG_REASON_PLAIN(SCHEDULE_INCOMPLETE);
            has_total = has_lines;
            total = lines;
        }
    }
    if (has_total && bg_dec_sign(total) < 0 && !rule->highest_wins) {
        has_total = false;
        why = BG_REASON(work->arena, PRICE_NEGATIVE, price_money(work, total));
    }
    if (!has_total) {
        bg_price_none(entry, why);
        return;
    }
    price->present = true;
    price->amount = total;
    price->evaluated = total;
    if (bg_dec_sign(total) == 0)
        bg_entry_flag(work, entry, "zero_price", BG_R_FLAG_ZERO_PRICE,
                      BG_REASON_PLAIN(FLAG_ZERO_PRICE_SAID),
                      BG_REASON_PLAIN(FLAG_ZERO_PRICE_ASKED));
}

/* -- adjustments ---------------------------------------------------------------------------- */

void bg_price_step_add(struct bg_lot_work *work, struct bg_entry *entry, struct bg_price_step step)
{
    struct bg_price_result *price = &entry->result->price;
    struct bg_price_step *steps = BG_ARRAY(work->arena, price->steps_n + 1, struct bg_price_step);
    if (price->steps_n > 0)
        memcpy(steps, price->steps, price->steps_n * sizeof *steps);
    steps[price->steps_n++] = step;
    price->steps = steps;
}

/* The signed amount of one adjustment. False: bg_price_none has been said. */
static bool evaluate_price_adjustment_of(struct bg_lot_work *work, struct bg_entry *entry,
                                         const struct bg_adjustment *adjustment, struct bg_dec *out)
{
    struct bg_value value = bg_logic_eval(adjustment->amount, &entry->judging.env->env);
    struct bg_arg title = {.kind = BG_ARG_TITLE, .text = adjustment->title};
    if (value.type != BG_V_NUMBER) {
        bg_price_none(entry, value.type == BG_V_ERROR
                                 ? BG_REASON(work->arena, ADJUSTMENT_FAILS, title,
                                             problem_arg(value.as.error))
                                 : BG_REASON(work->arena, ADJUSTMENT_MISSING, title));
        return false;
    }
    *out = adjustment->subtract ? bg_dec_neg(value.as.number) : value.as.number;
    bg_price_step_add(work, entry,
                      (struct bg_price_step){adjustment->id, adjustment->title, *out,
                                             BG_REASON(work->arena, ADJUSTMENT, title), ""});
    return true;
}

static bool adjust_price(struct bg_lot_work *work, struct bg_entry *entry, struct bg_dec *price)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    for (size_t i = 0; i < rule->adjustments_n; i++) {
        struct bg_dec amount;
        if (rule->adjustments[i].after_formula)
            continue;
        if (!evaluate_price_adjustment_of(work, entry, &rule->adjustments[i], &amount))
            return false;
        if (!bg_dec_add(*price, amount, price)) {
            bg_price_none(entry, BG_REASON_PLAIN(ADJUSTED_TOO_LARGE));
            return false;
        }
    }
    return true;
}

static bool adjust_index(struct bg_lot_work *work, struct bg_entry *entry,
                         const struct bg_ratio **index)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    for (size_t i = 0; i < rule->adjustments_n; i++) {
        struct bg_dec amount;
        if (!rule->adjustments[i].after_formula)
            continue;
        if (!evaluate_price_adjustment_of(work, entry, &rule->adjustments[i], &amount))
            return false;
        *index = bg_ratio_add(work->arena, *index, bg_ratio_dec(work->arena, amount));
    }
    return true;
}

/* -- the formula ---------------------------------------------------------------------------- */

bool bg_figures(struct bg_lot_work *work, const struct bg_logic *const *logics, size_t n,
                const char *const *names, bg_default_fn default_of, const void *row,
                struct bg_dec *out, struct bg_reason *why)
{
    struct bg_bid nobody = {0}; /* the figures are the same for every bid */
    struct bg_bid_env env;
    bg_bid_env_init(&env, work->arena, work->ruleset, &nobody);
    for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
        if (i >= n || logics[i] == NULL) {
            if (default_of(row, i, &out[i]))
                continue;
            *why = BG_REASON(work->arena, FIGURE_NOT_GIVEN, bg_arg_text(BG_ARG_TITLE, names[i]));
            return false;
        }
        struct bg_value value = bg_logic_eval(logics[i], &env.env);
        if (value.type != BG_V_NUMBER) {
            struct bg_arg name = bg_arg_text(BG_ARG_TITLE, names[i]);
            *why = value.type == BG_V_ERROR
                       ? BG_REASON(work->arena, FIGURE_FAILS, name, problem_arg(value.as.error))
                       : BG_REASON(work->arena, FIGURE_BLANK, name);
            return false;
        }
        out[i] = value.as.number;
    }
    return true;
}

static bool price_default(const void *row, size_t i, struct bg_dec *out)
{
    return bg_price_default(row, i, out);
}

struct bg_dec bg_quality_weight(struct bg_arena *arena, const struct bg_ruleset *rules)
{
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->parent < 0 && bg_criterion_scores(c))
            sum = bg_ratio_add(arena, sum, bg_ratio_dec(arena, c->weight));
    }
    return bg_ratio_rounded(sum, BG_WEIGHT_PLACES, BG_HALF_EVEN);
}

bool bg_index_round(const struct bg_ruleset *ruleset, const struct bg_ratio *exact,
                    struct bg_dec *out)
{
    return bg_ratio_round(exact, ruleset->award.decimals, ruleset->award.rounding, out);
}

static void say_price(struct bg_lot_work *work, struct bg_entry *entry,
                      const struct bg_price_formula *formula, const struct bg_reason *note)
{
    struct bg_price_result *price = &entry->result->price;
    struct bg_arg amount = price_money(work, price->amount), said = bg_arg_none();
    struct bg_arg title = bg_arg_text(BG_ARG_TITLE, formula != NULL ? formula->title : "");
    struct bg_arg evaluated = bg_arg_none();
    if (note != NULL && note->row != NULL)
        said = bg_arg_phrase(work->arena, *note);
    if (price->steps_n > 0)
        evaluated = price_money(work, price->evaluated);
    if (price->index != NULL)
        price->why = BG_REASON(
            work->arena, PRICE_INDEX, amount, title,
            bg_arg_fixed(BG_ARG_NUMBER, price->evaluated, price->evaluated.places, ""), said);
    else if (price->rating != NULL)
        price->why = BG_REASON(work->arena, PRICE_SCORED, amount, evaluated, title,
                               bg_arg_points(price->points),
                               bg_arg_points(work->ruleset->price.weight), said);
    else
        price->why = BG_REASON(work->arena, PRICE_ALONE, amount, evaluated, said);
}

/* Where one price of zero takes the result from every bid: whose it is. */
static struct bg_reason name_zero(struct bg_lot_work *work, struct bg_entry **set, size_t n,
                                  const struct bg_price_formula *formula, size_t own,
                                  struct bg_reason why)
{
    struct bg_arg problem = bg_arg_phrase(work->arena, why);
    if (formula->zero != BG_PRICE_ZERO_ANY || work->ruleset->price.highest_wins)
        return BG_REASON(work->arena, FORMULA_FAILS, problem);
    for (size_t i = 0; i < n; i++) {
        if (bg_dec_sign(set[i]->evaluated) > 0)
            continue;
        if (i == own)
            return BG_REASON(work->arena, FORMULA_FAILS_AT, price_money(work, set[i]->evaluated),
                             problem);
        return BG_REASON(
            work->arena, FORMULA_FAILS_BY,
            (struct bg_arg){.kind = BG_ARG_NAME, .text = set[i]->result->bid->vendor_name},
            price_money(work, set[i]->evaluated), problem);
    }
    return BG_REASON(work->arena, FORMULA_FAILS, problem);
}

static void apply_formula(struct bg_lot_work *work, const struct bg_price_formula *formula,
                          const struct bg_price_context *context, size_t i, struct bg_entry **set)
{
    struct bg_entry *entry = set[i];
    struct bg_price_result *price = &entry->result->price;
    struct bg_reason why = {0}, note = {0};
    const struct bg_ratio *result = bg_price_result(formula, context, i, &why, &note);
    if (result == NULL) {
        bg_price_none(entry, name_zero(work, set, context->n, formula, i, why));
        return;
    }
    if (formula->yields == BG_PRICE_POINTS) {
        price->rating = result;
        price->points_exact = bg_ratio_mul(work->arena, result, work->ruleset->price.weight_exact);
        price->points = bg_award_round(work->ruleset, price->points_exact);
    } else {
        if (strcmp(formula->name, "coefficient") == 0)
            price->coefficient = bg_price_coefficient(work->arena, context->set[i].quality,
                                                      context->quality_weight, context->total);
        if (!adjust_index(work, entry, &result))
            return;
        if (!bg_index_round(work->ruleset, result, &price->evaluated)) {
            bg_price_none(entry, BG_REASON_PLAIN(ADJUSTED_TOO_LARGE));
            return;
        }
        price->index = result;
    }
    say_price(work, entry, formula, &note);
}

bool bg_price_context_start(struct bg_lot_work *work, const struct bg_price_entry *set, size_t n,
                            struct bg_dec *figures, struct bg_price_context *out,
                            struct bg_reason *why)
{
    const struct bg_ruleset *rules = work->ruleset;
    const struct bg_price_formula *formula = bg_price_formula_find(rules->price.formula);
    *out = (struct bg_price_context){.arena = work->arena,
                                     .set = set,
                                     .n = n,
                                     .weight = rules->price.weight,
                                     .quality_weight = bg_quality_weight(work->arena, rules),
                                     .total = rules->award.total,
                                     .parameter = figures,
                                     .highest_wins = rules->price.highest_wins};
    bg_price_prepare(out);
    return formula == NULL || bg_figures(work, rules->price.parameters, rules->price.parameters_n,
                                         formula->parameters, price_default, formula, figures, why);
}

static void score_prices(struct bg_lot_work *work, struct bg_entry **set, size_t n)
{
    const struct bg_ruleset *rules = work->ruleset;
    const struct bg_price_formula *formula = bg_price_formula_find(rules->price.formula);
    struct bg_dec figures[BG_FIGURES_MAX] = {0};
    struct bg_price_context context;
    struct bg_reason why = {0};
    struct bg_price_entry *entries = BG_ARRAY(work->arena, n + 1, struct bg_price_entry);
    for (size_t i = 0; i < n; i++) {
        const struct bg_bid_result *r = set[i]->result;
        entries[i] = (struct bg_price_entry){
            true, set[i]->evaluated, r->quality_exact != NULL ? r->quality_exact : work->zero};
    }
    bool ready = bg_price_context_start(work, entries, n, figures, &context, &why);
    for (size_t i = 0; i < n; i++) {
        struct bg_price_result *price = &set[i]->result->price;
        price->evaluated_exact = bg_ratio_dec(work->arena, entries[i].price);
        price->evaluated =
            bg_dec_round(entries[i].price, rules->award.decimals < 2 ? 2 : rules->award.decimals,
                         rules->award.rounding);
        if (!ready)
            bg_price_none(
                set[i], BG_REASON(work->arena, FORMULA_UNUSABLE, bg_arg_phrase(work->arena, why)));
        else if (formula != NULL)
            apply_formula(work, formula, &context, i, set);
        else
            say_price(work, set[i], NULL, NULL);
    }
}

void bg_price_entries(struct bg_lot_work *work)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    struct bg_entry **set = BG_ARRAY(work->arena, work->n + 1, struct bg_entry *);
    size_t n = 0;
    if (!rule->used)
        return;
    for (size_t i = 0; i < work->n; i++) {
        struct bg_entry *entry = &work->entries[i];
        struct bg_price_result *price = &entry->result->price;
        if (entry->result->status >= BG_LATE)
            continue;
        settle_amount(work, entry);
        entry->evaluated = price->amount;
        if (!price->present || !entry->in_comparison) {
            if (price->present)
                price->why = BG_REASON_PLAIN(PRICE_NOT_IN_SET);
            continue;
        }
        if (rule->over_qualifying && !bg_qualifies(work, entry)) {
            price->why = BG_REASON_PLAIN(PRICE_BELOW_QUALITY);
            continue;
        }
        if (bg_price_below_minimum(work, entry)) {
            bg_price_none(entry, BG_REASON(work->arena, PRICE_BELOW_MINIMUM,
                                           price_money(work, price->amount),
                                           price_money(work, rule->minimum)));
            continue;
        }
        if (!adjust_price(work, entry, &entry->evaluated))
            continue;
        price->in_set = true;
        set[n++] = entry;
    }
    if (n == 0)
        return;
    n = bg_apply_preferences(work, set, n);
    score_prices(work, set, n);
}
