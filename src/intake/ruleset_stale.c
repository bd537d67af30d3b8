/* Warnings about a ruleset without faults: weights against a rule that binds them, and figures that
 * would be used past their validity. Of figures only what can apply is looked at: a rule that the
 * buyer's facts switch off for every bid uses none of its figures, but those that switch it off. */
#include "base/date.h"
#include "intake/ruleset_link.h"
#include "score/evaluate.h"

struct used {
    const struct bg_ruleset *ruleset;
    const struct bg_env *env; /* of nobody: no field is answered */
    bool *params;             /* by index */
};

static void use(struct used *used, const struct bg_logic *logic)
{
    if (!logic)
        return;
    const struct bg_reads *reads = bg_logic_reads(logic);
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
static bool never(const struct used *used, const struct bg_logic *test)
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

static void use_criteria(struct used *used, struct bg_arena *arena)
{
    const struct bg_ruleset *rules = used->ruleset;
    bool *off = BG_ARRAY(arena, rules->criteria_n + 1, bool);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        off[i] = c->parent >= 0 && off[c->parent];
        if (off[i])
            continue;
        use(used, c->when);
        off[i] = never(used, c->when);
        if (off[i])
            continue;
        use(used, c->test);
        use(used, c->value);
        use(used, c->from);
        use(used, c->to);
        for (size_t b = 0; b < c->bands_n; b++)
            use(used, c->bands[b].limit);
    }
}

static void use_price(struct used *used)
{
    const struct bg_price_rule *price = &used->ruleset->price;
    for (size_t i = 0; i < price->parameters_n; i++)
        use(used, price->parameters[i]);
    for (size_t i = 0; i < price->adjustments_n; i++)
        use(used, price->adjustments[i].amount);
    for (size_t i = 0; i < price->preferences_n; i++) {
        const struct bg_preference_rule *rule = &price->preferences[i];
        use(used, rule->applies_if);
        if (never(used, rule->applies_if))
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

/* One warning for a parameter: of the cell that the facts choose, else of the first that has one. */
static void warn_of(struct bg_linker *k, const struct used *used, size_t index)
{
    const struct bg_param *param = &used->ruleset->params[index];
    int64_t from = bg_link_date_of(k, param->at), to = from, day;
    const char *why;
    bool missing;
    if (from == BG_NO_DATE)
        return;
    if (param->at == BG_AT_TERM)
        to = used->ruleset->solicitation.dates[BG_AT_END];
    const struct bg_param_cell *chosen = bg_param_cell(used->env, index, &why, &missing);
    for (size_t c = 0; c < param->cells_n; c++) {
        if (chosen && chosen != &param->cells[c])
            continue;
        const struct bg_dated_value *value = bg_dated_stale(&param->cells[c], from, to, &day);
        char last[BG_DATE_TEXT], until[BG_DATE_TEXT];
        if (!value)
            continue;
        bg_diag_add(k->l.diags, BG_W309, value->pos,
                    "parameter \"%s\" is used for %s, but is known to hold until %s only",
                    param->id, bg_date_text(day, last), bg_date_text(value->valid_until, until));
        return;
    }
}

static void warn_of_weights(struct bg_linker *k, const struct used *used)
{
    for (size_t i = 0; i < used->ruleset->award.limits_n; i++) {
        const struct bg_weight_limit *limit = &used->ruleset->award.limits[i];
        const char *broken = bg_weight_limit_broken(k->l.arena, used->ruleset, limit, used->env);
        if (broken)
            bg_diag_add(k->l.diags, BG_W344, limit->pos, "%s", broken);
    }
}

void bg_link_stale(struct bg_linker *k)
{
    struct bg_bid nobody = {0};
    struct used used = {.ruleset = k->out};
    used.env = bg_bid_env(k->l.arena, k->out, &nobody);
    used.params = BG_ARRAY(k->l.arena, k->out->params_n + 1, bool);
    use_criteria(&used, k->l.arena);
    use_price(&used);
    warn_of_weights(k, &used);
    for (size_t i = 0; i < k->out->params_n; i++)
        if (used.params[i])
            warn_of(k, &used, i);
}
