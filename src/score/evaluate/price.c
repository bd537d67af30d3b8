/* Prices of a lot: what each bid asks (a field or a schedule of lines), adjustments, preferences
 * over the comparison set, and the formula's points or index. The contract stays at the bid's own
 * price; the evaluated price is for ranking only. */
#include "score/price/price.h"

#include <string.h>

#include "score/evaluate/parts.h"
#include "score/evaluate/price.h"
#include "score/evaluate/explain.h"

static const char *money(const struct bg_lot_work *work, struct bg_dec amount)
{
    return bg_number_words(work->arena, amount, work->ruleset->currency);
}

/* A price that cannot be evaluated keeps its bid from being ranked. */
static void no_price(struct bg_lot_work *work, struct bg_entry *entry, const char *words)
{
    entry->result->price.reason = bg_sentence_of(work->arena, words);
    if (entry->result->status > BG_PROVISIONAL)
        return;
    entry->result->status = BG_NOT_RANKED;
    entry->result->status_reason = entry->result->price.reason;
}

/* -- the amount ----------------------------------------------------------------------------- */

static bool read_field(struct bg_entry *entry, struct bg_dec *out, const char **why)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    const struct bg_value *slots = entry->judging.env->env.slots;
    const struct bg_bid *bid = entry->result->bid;
    int slot = rules->price.slot;
    if (slot >= 0 && slots[slot].type == BG_V_NUMBER) {
        *out = slots[slot].as.number;
        return true;
    }
    *why = "the bid gives no price";
    if (slot >= 0 && slots[slot].type == BG_V_ERROR) {
        const char *problem = bid->answers == NULL ? NULL : bid->answers[slot].problem;
        *why = bg_arena_printf(entry->judging.arena, "the price cannot be used: %s",
                               problem != NULL ? problem : slots[slot].as.error);
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
    const char *why = "the bid gives no price";
    bool has_total = read_field(entry, &total, &why), has_lines = false;
    if (rule->schedule.slot >= 0) {
        has_lines = bg_price_lines(work, entry, &lines, has_total ? &total : NULL);
        bool by_lines = rule->schedule.governs == BG_GOVERNS_LINES || rule->slot < 0;
        if (by_lines) {
            why = "the price schedule is not complete";
            has_total = has_lines;
            total = lines;
        }
    }
    if (has_total && bg_dec_sign(total) < 0 && !rule->highest_wins) {
        has_total = false;
        why = bg_arena_printf(work->arena, "the price is negative: %s", money(work, total));
    }
    if (!has_total) {
        no_price(work, entry, why);
        return;
    }
    price->present = true;
    price->amount = total;
    price->evaluated = total;
    if (bg_dec_sign(total) == 0)
        bg_entry_flag(work, entry,
                      (struct bg_flag){"zero_price", "Price of zero", "The price is zero.",
                                       "Your price is zero. Please confirm it, and say how the "
                                       "work is paid for."});
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

/* The signed amount of one adjustment. False: no_price has been said. */
static bool adjustment_of(struct bg_lot_work *work, struct bg_entry *entry,
                          const struct bg_adjustment *adjustment, struct bg_dec *out)
{
    struct bg_value value = bg_logic_eval(adjustment->amount, &entry->judging.env->env);
    if (value.type != BG_V_NUMBER) {
        no_price(
            work, entry,
            bg_arena_printf(work->arena, "the adjustment \"%s\" cannot be worked out: %s",
                            adjustment->title,
                            value.type == BG_V_ERROR ? value.as.error : "an answer is missing"));
        return false;
    }
    *out = adjustment->subtract ? bg_dec_neg(value.as.number) : value.as.number;
    bg_price_step_add(work, entry,
                      (struct bg_price_step){adjustment->id, adjustment->title, *out,
                                             bg_sentence_of(work->arena, adjustment->title)});
    return true;
}

static bool adjust_price(struct bg_lot_work *work, struct bg_entry *entry, struct bg_dec *price)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    for (size_t i = 0; i < rule->adjustments_n; i++) {
        struct bg_dec amount;
        if (rule->adjustments[i].after_formula)
            continue;
        if (!adjustment_of(work, entry, &rule->adjustments[i], &amount))
            return false;
        if (!bg_dec_add(*price, amount, price)) {
            no_price(work, entry, "the adjusted price is too large to work with");
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
        if (!adjustment_of(work, entry, &rule->adjustments[i], &amount))
            return false;
        *index = bg_ratio_add(work->arena, *index, bg_ratio_dec(work->arena, amount));
    }
    return true;
}

/* -- the formula ---------------------------------------------------------------------------- */

bool bg_figures(struct bg_lot_work *work, const struct bg_logic *const *logics, size_t n,
                const char *const *names, bg_default_fn default_of, const void *row,
                struct bg_dec *out, const char **why)
{
    struct bg_bid nobody = {0}; /* the figures are the same for every bid */
    struct bg_bid_env env;
    bg_bid_env_init(&env, work->arena, work->ruleset, &nobody);
    for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
        if (i >= n || logics[i] == NULL) {
            if (default_of(row, i, &out[i]))
                continue;
            *why = bg_arena_printf(work->arena, "the ruleset does not give \"%s\"", names[i]);
            return false;
        }
        struct bg_value value = bg_logic_eval(logics[i], &env.env);
        if (value.type != BG_V_NUMBER) {
            *why = bg_arena_printf(work->arena, "\"%s\" has no value: %s", names[i],
                                   value.type == BG_V_ERROR ? value.as.error
                                                            : "the buyer has not filled it in");
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

struct bg_dec bg_quality_weight(const struct bg_ruleset *rules)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->parent < 0 && (c->kind == NULL || !c->kind->eliminates) &&
            !bg_dec_add(sum, c->weight, &sum))
            return bg_dec_int(0);
    }
    return sum;
}

static void say_price(struct bg_lot_work *work, struct bg_entry *entry,
                      const struct bg_price_formula *formula, const char *note)
{
    struct bg_price_result *price = &entry->result->price;
    struct bg_sentence s;
    char text[BG_DEC_TEXT];
    bg_sentence_start(&s, work->arena);
    bg_sentence_add(&s, 0, "the price is %s", money(work, price->amount));
    if (price->steps_n > 0 && price->index == NULL)
        bg_sentence_add(&s, 1, ", evaluated at %s", money(work, price->evaluated));
    if (price->index != NULL)
        bg_sentence_add(&s, 0, ": \"%s\" gives the index %s", formula->title,
                        bg_dec_grouped(price->evaluated, price->evaluated.places, text));
    else if (price->rating != NULL)
        bg_sentence_add(&s, 0, ": \"%s\" gives %s of %s points", formula->title,
                        bg_number_words(work->arena, price->points, ""),
                        bg_number_words(work->arena, work->ruleset->price.weight, ""));
    if (note != NULL)
        bg_sentence_add(&s, 2, "; %s", note);
    price->reason = bg_sentence_end(&s);
}

/* Where one price of zero takes the result from every bid: whose it is. */
static const char *name_zero(struct bg_lot_work *work, struct bg_entry **set, size_t n,
                             const struct bg_price_formula *formula, size_t own, const char *why)
{
    if (formula->zero != BG_PRICE_ZERO_ANY || work->ruleset->price.highest_wins)
        return why;
    for (size_t i = 0; i < n; i++) {
        if (bg_dec_sign(set[i]->evaluated) > 0)
            continue;
        if (i == own)
            return bg_arena_printf(work->arena, "the price is %s, and %s",
                                   money(work, set[i]->evaluated), why);
        return bg_arena_printf(work->arena, "\"%s\" is priced at %s, and %s",
                               bg_bid_name(set[i]->result->bid), money(work, set[i]->evaluated),
                               why);
    }
    return why;
}

static void apply_formula(struct bg_lot_work *work, const struct bg_price_formula *formula,
                          const struct bg_price_context *context, size_t i, struct bg_entry **set)
{
    struct bg_entry *entry = set[i];
    struct bg_price_result *price = &entry->result->price;
    const char *why = NULL, *note = NULL;
    const struct bg_ratio *result = bg_price_result(formula, context, i, &why, &note);
    if (result == NULL) {
        no_price(work, entry, name_zero(work, set, context->n, formula, i, why));
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
        price->index = result;
        price->evaluated = bg_award_round_money(work->ruleset, result);
    }
    say_price(work, entry, formula, note);
}

bool bg_price_context_start(struct bg_lot_work *work, const struct bg_price_entry *set, size_t n,
                            struct bg_dec *figures, struct bg_price_context *out, const char **why)
{
    const struct bg_ruleset *rules = work->ruleset;
    const struct bg_price_formula *formula = bg_price_formula_find(rules->price.formula);
    *out = (struct bg_price_context){.arena = work->arena,
                                     .set = set,
                                     .n = n,
                                     .weight = rules->price.weight,
                                     .quality_weight = bg_quality_weight(rules),
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
    const char *why = NULL;
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
        price->evaluated = bg_award_round_money(rules, price->evaluated_exact);
        if (!ready)
            no_price(work, set[i],
                     bg_arena_printf(work->arena, "the price formula cannot be used: %s", why));
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
                price->reason = "The bid is not in the comparison set, so its price is not scored.";
            continue;
        }
        if (rule->over_qualifying && !bg_qualifies(work, entry)) {
            price->reason = "The bid is below the minimum quality, so its price is not compared.";
            continue;
        }
        if (bg_price_below_minimum(work, entry)) {
            no_price(work, entry,
                     bg_arena_printf(work->arena,
                                     "the price is %s; the published minimum price is %s",
                                     money(work, price->amount), money(work, rule->minimum)));
            continue;
        }
        if (!adjust_price(work, entry, &entry->evaluated))
            continue;
        price->in_set = true;
        set[n++] = entry;
    }
    if (n == 0)
        return;
    bg_apply_preferences(work, set, n);
    score_prices(work, set, n);
}
