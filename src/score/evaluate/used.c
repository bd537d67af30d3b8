/* Walks criteria, price, award and abnormally-low methods once, and marks what they read. */
#include "score/evaluate/used.h"
#include "score/evaluate/env.h"

static void use(struct bg_used *used, const struct bg_logic *logic)
{
    if (!logic)
        return;
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->facts_n; i++)
        used->facts[reads->facts[i]] = true;
    for (size_t i = 0; i < reads->params_n; i++) {
        size_t index = reads->params[i];
        const struct bg_param *param = &used->ruleset->params[index];
        if (used->params[index])
            continue;
        used->params[index] = true;
        for (size_t k = 0; k < param->by_n; k++)
            use(used, param->by[k]);
    }
}

/* False whatever a bid answers. A figure that steps within the term may change it, and is asked
 * about in each period: what reads one can apply. */
bool bg_never_applies(const struct bg_used *used, const struct bg_logic *test)
{
    if (!test)
        return false;
    const struct bg_reads *reads = bg_logic_reads(test);
    for (size_t i = 0; i < reads->params_n; i++)
        if (used->ruleset->params[reads->params[i]].at == BG_AT_TERM)
            return false;
    struct bg_value value = bg_logic_eval(test, used->env);
    return value.type == BG_V_BOOL && !value.as.truth;
}

static void use_criteria(struct bg_used *used, struct bg_arena *arena)
{
    const struct bg_ruleset *rules = used->ruleset;
    bool *off = BG_ARRAY(arena, rules->criteria_n + 1, bool);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        off[i] = c->parent >= 0 && off[c->parent];
        if (off[i])
            continue;
        use(used, c->when);
        off[i] = bg_never_applies(used, c->when);
        if (off[i])
            continue;
        for (size_t k = 0; k < c->logics_n; k++)
            use(used, c->logics[k]);
    }
}

static void use_price(struct bg_used *used)
{
    const struct bg_price_rule *price = &used->ruleset->price;
    for (size_t i = 0; i < price->parameters_n; i++)
        use(used, price->parameters[i]);
    for (size_t i = 0; i < price->adjustments_n; i++)
        use(used, price->adjustments[i].amount);
    for (size_t i = 0; i < price->preferences_n; i++) {
        const struct bg_preference_rule *rule = &price->preferences[i];
        use(used, rule->applies_if);
        if (bg_never_applies(used, rule->applies_if))
            continue;
        use(used, rule->against);
        use(used, rule->off_if_lowest);
        use(used, rule->percent);
        use(used, rule->amount);
        use(used, rule->base_amount);
        use(used, rule->cap);
        use(used, rule->cap_group_limit);
        use(used, rule->may_not_displace);
    }
    for (size_t i = 0; i < used->ruleset->award.limits_n; i++) {
        use(used, used->ruleset->award.limits[i].at_least);
        use(used, used->ruleset->award.limits[i].at_most);
    }
    for (size_t i = 0; i < used->ruleset->abnormal_n; i++)
        for (size_t k = 0; k < used->ruleset->abnormal[i].parameters_n; k++)
            use(used, used->ruleset->abnormal[i].parameters[k]);
}

void bg_find_used(struct bg_arena *arena, const struct bg_ruleset *ruleset, struct bg_used *out)
{
    static const struct bg_bid nobody;
    *out = (struct bg_used){.ruleset = ruleset,
                            .env = bg_bid_env(arena, ruleset, &nobody),
                            .params = BG_ARRAY(arena, ruleset->params_n + 1, bool),
                            .facts = BG_ARRAY(arena, ruleset->facts_n + 1, bool)};
    use_criteria(out, arena);
    use_price(out);
}
