/* Preferences of the ruleset over the price set: answers the questions that score/price/preference.h
 * leaves open (to which bids one applies, at what percent) and keeps its steps. Bases are the bids'
 * own prices, before adjustments; what a preference takes off or adds is then applied to the
 * adjusted price. A question without an answer is no yes: it is warned about. */
#include "score/price/preference.h"

#include "score/evaluate/price.h"
#include "score/evaluate/explain.h"
#include "score/evaluate/env.h"

/* otherwise: the code where the value is no error. */
static void warn_not_counted(struct bg_lot_work *work, const struct bg_preference_rule *rule,
                             const struct bg_entry *entry, const struct bg_value *value,
                             enum bg_reason_code otherwise)
{
    const struct bg_arg args[] = {
        bg_arg_given(BG_ARG_TITLE, rule->title), bg_arg_given(BG_ARG_NAME, entry->result->bid->id),
        bg_arg_given(BG_ARG_PROBLEM, value->type == BG_V_ERROR ? value->as.error : "")};
    bool error = value->type == BG_V_ERROR;
    bg_lot_warn(work, bg_reason_make(work->arena, error ? BG_R_WARN_PREFERENCE_BID : otherwise,
                                     args, error ? 3 : 2));
}

static const bool *truths(struct bg_lot_work *work, struct bg_entry **set, size_t n,
                          const struct bg_preference_rule *rule, const struct bg_logic *logic)
{
    bool *out = BG_ARRAY(work->arena, n, bool);
    for (size_t i = 0; i < n; i++) {
        struct bg_value value = bg_logic_eval(logic, &set[i]->judging.env->env);
        out[i] = value.type == BG_V_BOOL && value.as.truth;
        if (value.type == BG_V_MISSING || value.type == BG_V_ERROR)
            warn_not_counted(work, rule, set[i], &value, BG_R_WARN_PREFERENCE_MISSING);
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
static bool preferences_figure(struct bg_lot_work *work, const struct bg_preference_rule *rule,
                               const struct bg_logic *logic, bool wanted, bool *has,
                               struct bg_dec *out)
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
    struct bg_arg title = bg_arg_given(BG_ARG_TITLE, rule->title);
    bg_lot_warn(work, value.type == BG_V_ERROR
                          ? BG_REASON(work->arena, WARN_PREFERENCE_OUT, title,
                                      bg_arg_given(BG_ARG_PROBLEM, value.as.error))
                          : BG_REASON(work->arena, WARN_PREFERENCE_FIGURE, title));
    return false;
}

/* The expression, or a parameter that it names, reads answers: it is not one figure for all. */
static bool preferences_reads_answers(const struct bg_ruleset *rules, const struct bg_logic *logic)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    if (reads->slots_n > 0)
        return true;
    for (size_t i = 0; i < reads->params_n; i++)
        for (size_t k = 0; k < rules->params[reads->params[i]].by_n; k++)
            if (preferences_reads_answers(rules, rules->params[reads->params[i]].by[k]))
                return true;
    return false;
}

/* What bases are measured on, of each bid. NULL: one is not known, and warned about. */
static const struct bg_dec *amounts_of(struct bg_lot_work *work, struct bg_entry **set, size_t n,
                                       const struct bg_preference_rule *rule)
{
    struct bg_dec *out = BG_ARRAY(work->arena, n + 1, struct bg_dec);
    for (size_t i = 0; i < n; i++) {
        out[i] = set[i]->result->price.amount;
        if (rule->base_amount == NULL)
            continue;
        struct bg_value value = bg_logic_eval(rule->base_amount, &set[i]->judging.env->env);
        if (value.type == BG_V_NUMBER) {
            out[i] = value.as.number;
            continue;
        }
        bg_lot_warn(work, BG_REASON(work->arena, WARN_PREFERENCE_BASE,
                                    bg_arg_given(BG_ARG_TITLE, rule->title),
                                    bg_arg_given(BG_ARG_NAME, set[i]->result->bid->id)));
        return NULL;
    }
    return out;
}

static void preferences_warn_of(struct bg_lot_work *work, const struct bg_logic *logic,
                                const struct bg_env *env)
{
    const struct bg_reads *reads = logic == NULL ? NULL : bg_logic_reads(logic);
    for (size_t i = 0; reads != NULL && i < reads->params_n; i++) {
        const char *why;
        bool missing, stale;
        struct bg_read_item item = {BG_READ_PARAM, reads->params[i], BG_MISSING, BG_NO_DATE, NULL,
                                    false};
        item.dated = bg_param_at(env, item.index, BG_NO_DATE, &why, &missing, &stale);
        if (item.dated == NULL)
            continue;
        item.date = item.dated->from;
        item.stale = stale;
        bg_warn_parameter(work, &item);
    }
}

/* The bid whose answers give the rate of bid i: n when there is none. */
static size_t rating_bid(const struct bg_preference_rule *rule, const struct bg_preference *made,
                         const struct bg_dec *amounts, size_t n, size_t i)
{
    size_t best = n;
    if (rule->rate_of == BG_RATE_OWN_BID)
        return i;
    for (size_t k = 0; k < n; k++)
        if ((rule->rate_of == BG_RATE_LOWEST || made->applies[k]) &&
            (best == n || bg_dec_cmp(amounts[k], amounts[best]) < 0))
            best = k;
    return best;
}

/* Where answers decide the percentage or amount: the rate for each bid that it would move. */
static void find_rates(struct bg_lot_work *work, struct bg_entry **set, size_t n,
                       const struct bg_preference_rule *rule, const struct bg_dec *amounts,
                       struct bg_preference *made)
{
    const struct bg_logic *logic = rule->has_percent ? rule->percent : rule->amount;
    struct bg_dec *rates = BG_ARRAY(work->arena, n + 1, struct bg_dec);
    bool *known = BG_ARRAY(work->arena, n + 1, bool);
    for (size_t i = 0; i < n; i++) {
        size_t of = rating_bid(rule, made, amounts, n, i);
        bool moves = rule->effect == BG_SUBTRACT_OWN ? made->applies[i] : !made->applies[i];
        if (of == n || !moves)
            continue;
        struct bg_value value = bg_logic_eval(logic, &set[of]->judging.env->env);
        known[i] = value.type == BG_V_NUMBER;
        preferences_warn_of(work, logic, &set[of]->judging.env->env);
        if (known[i])
            rates[i] = value.as.number;
        else
            warn_not_counted(work, rule, set[i], &value, BG_R_WARN_PREFERENCE_RATE);
    }
    made->rates = rates;
    made->known = known;
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
    const struct bg_logic *rate = rule->has_percent ? rule->percent : rule->amount;
    bool by_bid = rate != NULL && preferences_reads_answers(work->ruleset, rate);
    const struct bg_dec *amounts = amounts_of(work, set, n, rule);
    out->has_percent = rule->has_percent;
    out->has_amount = rule->has_amount;
    if (amounts == NULL ||
        (!by_bid && (!preferences_figure(work, rule, rule->percent, rule->has_percent,
                                         &out->has_percent, &out->percent) ||
                     !preferences_figure(work, rule, rule->amount, rule->has_amount,
                                         &out->has_amount, &out->amount))) ||
        !preferences_figure(work, rule, rule->cap, rule->has_cap, &out->has_cap, &out->cap) ||
        !preferences_figure(work, rule, rule->cap_group_limit, out->cap_group != NULL,
                            &out->has_cap_group_limit, &out->cap_group_limit))
        return false;
    out->applies = rule->applies_if == NULL ? all_true(work->arena, n)
                                            : truths(work, set, n, rule, rule->applies_if);
    if (rule->base_amount != NULL)
        out->base_amounts = amounts;
    if (by_bid)
        find_rates(work, set, n, rule, amounts, out);
    if (rule->against != NULL)
        out->against = truths(work, set, n, rule, rule->against);
    if (rule->off_if_lowest != NULL)
        out->off_if_lowest = truths(work, set, n, rule, rule->off_if_lowest);
    if (rule->may_not_displace != NULL)
        out->may_not_displace = truths(work, set, n, rule, rule->may_not_displace);
    return true;
}

/* Figures of a preference that some bid has, where they are stale or not verified. */
static void warn_of_figures(struct bg_lot_work *work, const struct bg_preference_rule *rule,
                            const struct bg_preference *made, size_t n)
{
    struct bg_bid nobody = {0};
    const struct bg_env *env = bg_bid_env(work->arena, work->ruleset, &nobody);
    bool someone = false;
    for (size_t i = 0; i < n; i++)
        someone = someone || made->applies[i];
    if (!someone)
        return;
    if (rule->proposed)
        bg_lot_warn(work, BG_REASON(work->arena, WARN_PREFERENCE_PROPOSED,
                                    bg_arg_given(BG_ARG_TITLE, rule->title)));
    preferences_warn_of(work, rule->applies_if, env);
    preferences_warn_of(work, rule->percent, env);
    preferences_warn_of(work, rule->amount, env);
    preferences_warn_of(work, rule->cap, env);
    preferences_warn_of(work, rule->cap_group_limit, env);
}

/* Exact in decimals: a price with few places times a percentage. */
static bool preferences_decimal(const struct bg_ratio *exact, struct bg_dec *out)
{
    return bg_ratio_round(exact, 12, BG_HALF_EVEN, out);
}

/* False: the evaluated price or a step to it does not fit. */
static bool keep_steps(struct bg_lot_work *work, struct bg_entry *entry,
                       const struct bg_preferred *preferred,
                       const struct bg_preference *preferences)
{
    const struct bg_ratio *evaluated = bg_ratio_dec(work->arena, entry->evaluated);
    for (size_t i = 0; i < preferred->steps_n; i++) {
        const struct bg_preference_step *step = &preferred->steps[i];
        struct bg_dec amount;
        if (!preferences_decimal(step->amount, &amount))
            return false;
        evaluated = bg_ratio_add(work->arena, evaluated, step->amount);
        bg_price_step_add(work, entry,
                          (struct bg_price_step){preferences[step->preference].id,
                                                 preferences[step->preference].title, amount,
                                                 step->why, ""});
    }
    return preferences_decimal(evaluated, &entry->evaluated);
}

size_t bg_apply_preferences(struct bg_lot_work *work, struct bg_entry **set, size_t n)
{
    const struct bg_price_rule *rule = &work->ruleset->price;
    struct bg_preference *preferences =
        BG_ARRAY(work->arena, rule->preferences_n + 1, struct bg_preference);
    struct bg_dec *prices = BG_ARRAY(work->arena, n, struct bg_dec);
    size_t made = 0;
    const char *bad = NULL;
    for (size_t i = 0; i < rule->preferences_n; i++) {
        if (make(work, set, n, &rule->preferences[i], &preferences[made]))
            warn_of_figures(work, &rule->preferences[i], &preferences[made++], n);
    }
    if (made == 0)
        return n;
    for (size_t i = 0; i < n; i++)
        prices[i] = set[i]->result->price.amount;
    const struct bg_preferred *preferred = bg_preference_apply(
        work->arena, prices, all_true(work->arena, n), n, preferences, made, &bad);
    if (bad != NULL)
        bg_lot_warn(work,
                    BG_REASON(work->arena, WARN_PREFERENCE_AFTER, bg_arg_given(BG_ARG_TITLE, bad)));
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (keep_steps(work, set[i], &preferred[i], preferences))
            set[kept++] = set[i];
        else
            bg_price_none(set[i], BG_REASON_PLAIN(ADJUSTED_TOO_LARGE));
    return kept;
}
