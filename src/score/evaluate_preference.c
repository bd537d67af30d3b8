/* Preferences of the ruleset over the price set: answers the questions that score/preference.h
 * leaves open (to which bids one applies, at what percent) and keeps its steps. Bases are the bids'
 * own prices, before adjustments; what a preference takes off or adds is then applied to the
 * adjusted price. A question without an answer is no yes: it is warned about. */
#include "score/preference.h"

#include "score/evaluate_price.h"
#include "score/explain.h"

static const bool *truths(struct bg_lot_work *work, struct bg_entry **set, size_t n,
                          const struct bg_preference_rule *rule, const struct bg_logic *logic)
{
    bool *out = BG_ARRAY(work->arena, n, bool);
    for (size_t i = 0; i < n; i++) {
        struct bg_value value = bg_logic_eval(logic, &set[i]->judging.env->env);
        out[i] = value.type == BG_V_BOOL && value.as.truth;
        if (value.type == BG_V_MISSING || value.type == BG_V_ERROR)
            bg_lot_warn(work, "The preference \"%s\" does not count for bid %s: %s.", rule->title,
                        set[i]->result->bid->id,
                        value.type == BG_V_ERROR ? value.as.error : "an answer is missing");
    }
    return out;
}

static const bool *all_true(struct bg_arena *arena, size_t n)
{
    bool *out = BG_ARRAY(arena, n, bool);
    for (size_t i = 0; i < n; i++)
        out[i] = true;
    return out;
}

/* False: there is an expression and it gives no number. */
static bool figure(struct bg_lot_work *work, const struct bg_preference_rule *rule,
                   const struct bg_logic *logic, bool wanted, bool *has, struct bg_dec *out)
{
    struct bg_bid nobody = {0}; /* the figures are the same for every bid */
    struct bg_bid_env env;
    *has = wanted && logic != NULL;
    if (!*has)
        return true;
    bg_bid_env_init(&env, work->arena, work->ruleset, &nobody);
    struct bg_value value = bg_logic_eval(logic, &env.env);
    if (value.type == BG_V_NUMBER) {
        *out = value.as.number;
        return true;
    }
    bg_lot_warn(work, "The preference \"%s\" is left out: %s.", rule->title,
                value.type == BG_V_ERROR ? value.as.error : "a figure of it is not given");
    return false;
}

static bool make(struct bg_lot_work *work, struct bg_entry **set, size_t n,
                 const struct bg_preference_rule *rule, struct bg_preference *out)
{
    *out = (struct bg_preference){
        .id = rule->id,
        .title = rule->title,
        .effect = rule->effect,
        .base = rule->base,
        .cap_group = rule->cap_group != NULL && rule->cap_group[0] != '\0' ? rule->cap_group : NULL,
        .order = rule->order,
        .after = rule->after != NULL && rule->after[0] != '\0' ? rule->after : NULL,
        .wins_ties = rule->wins_ties};
    if (!figure(work, rule, rule->percent, rule->has_percent, &out->has_percent, &out->percent) ||
        !figure(work, rule, rule->amount, rule->has_amount, &out->has_amount, &out->amount) ||
        !figure(work, rule, rule->cap, rule->has_cap, &out->has_cap, &out->cap) ||
        !figure(work, rule, rule->cap_group_limit, out->cap_group != NULL,
                &out->has_cap_group_limit, &out->cap_group_limit))
        return false;
    out->applies = rule->applies_if == NULL ? all_true(work->arena, n)
                                            : truths(work, set, n, rule, rule->applies_if);
    if (rule->against != NULL)
        out->against = truths(work, set, n, rule, rule->against);
    if (rule->off_if_lowest != NULL)
        out->off_if_lowest = truths(work, set, n, rule, rule->off_if_lowest);
    if (rule->may_not_displace != NULL)
        out->may_not_displace = truths(work, set, n, rule, rule->may_not_displace);
    return true;
}

/* Exact in decimals: a price with few places times a percentage. */
static struct bg_dec decimal(const struct bg_ratio *exact)
{
    struct bg_dec out = {0};
    if (!bg_ratio_round(exact, 12, BG_HALF_EVEN, &out))
        return (struct bg_dec){0};
    return out;
}

static void keep_steps(struct bg_lot_work *work, struct bg_entry *entry,
                       const struct bg_preferred *preferred,
                       const struct bg_preference *preferences)
{
    const struct bg_ratio *evaluated = bg_ratio_dec(work->arena, entry->evaluated);
    for (size_t i = 0; i < preferred->steps_n; i++) {
        const struct bg_preference_step *step = &preferred->steps[i];
        evaluated = bg_ratio_add(work->arena, evaluated, step->amount);
        bg_price_step_add(work, entry,
                          (struct bg_price_step){
                              preferences[step->preference].id, preferences[step->preference].title,
                              decimal(step->amount), bg_sentence_of(work->arena, step->sentence)});
    }
    entry->evaluated = decimal(evaluated);
}

void bg_apply_preferences(struct bg_lot_work *work, struct bg_entry **set, size_t n)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    struct bg_preference *preferences =
        BG_ARRAY(work->arena, rule->preferences_n + 1, struct bg_preference);
    struct bg_dec *prices = BG_ARRAY(work->arena, n, struct bg_dec);
    size_t made = 0;
    const char *bad = NULL;
    for (size_t i = 0; i < rule->preferences_n; i++) {
        made += make(work, set, n, &rule->preferences[i], &preferences[made]);
        if (rule->preferences[i].proposed)
            bg_lot_warn(work, "The preference \"%s\" is proposed and not in force.",
                        rule->preferences[i].title);
    }
    if (made == 0)
        return;
    for (size_t i = 0; i < n; i++)
        prices[i] = set[i]->result->price.amount;
    const struct bg_preferred *preferred = bg_preference_apply(
        work->arena, prices, all_true(work->arena, n), n, preferences, made, &bad);
    if (bad != NULL)
        bg_lot_warn(work, "A preference names \"%s\" in \"after\", which does not come before it.",
                    bad);
    for (size_t i = 0; i < n; i++)
        keep_steps(work, set[i], &preferred[i], preferences);
}
