/* Which steps bear on which criterion: those that change an answer that its points depend on, be it through
 * a parameter that an answer chooses or through a criterion beside it that may give its weight away. */
#include <string.h>

#include "model/late.h"
#include "score/advice/parts.h"

struct marks { /* what is read */
    const struct bg_ruleset *rules;
    bool *slots, *params;
};

static void scope_mark(struct marks *m, const struct bg_logic *logic)
{
    if (logic == NULL)
        return;
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++)
        m->slots[reads->slots[i]] = true;
    for (size_t i = 0; i < reads->params_n; i++) {
        const struct bg_param *param = &m->rules->params[reads->params[i]];
        if (m->params[reads->params[i]])
            continue;
        m->params[reads->params[i]] = true;
        if (param->row_of >= 0)
            m->slots[param->row_of] = true;
        for (size_t k = 0; k < param->by_n; k++)
            scope_mark(m, param->by[k]);
    }
}

static void scope_mark_all(struct marks *m, const struct bg_criterion *c)
{
    scope_mark(m, c->when);
    for (size_t i = 0; i < c->logics_n; i++)
        scope_mark(m, c->logics[i]);
}

/* -- criteria that give their weight to those beside them -------------------------------------------- */

/* A group may when all its parts may. */
static bool *scope_may_give_away(const struct bg_advising *a)
{
    const struct bg_ruleset *rules = a->advice->ruleset;
    bool *may = BG_ARRAY(a->arena, rules->criteria_n + 1, bool);
    for (size_t i = 0; i < rules->criteria_n; i++)
        may[i] =
            rules->criteria[i].kind == NULL || rules->criteria[i].otherwise == BG_OTHERWISE_RESCALE;
    for (size_t i = rules->criteria_n; i-- > 0;) { /* parents are first, so children are done */
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->parent >= 0 && bg_criterion_scores(c) && !may[i])
            may[c->parent] = false;
    }
    return may;
}

/* What decides whether a criterion applies: its own condition, and where nothing can be compared with,
 * whether the firm itself is in the comparison. */
static void scope_mark_applies(struct bg_advising *a, struct marks *m, size_t i, bool lonely)
{
    const struct bg_ruleset *rules = a->advice->ruleset;
    const struct bg_criterion *c = &rules->criteria[i];
    scope_mark(m, c->when);
    for (size_t k = 0; c->kind && c->kind->relative && lonely && k < rules->criteria_n; k++)
        if (rules->criteria[k].kind && !rules->criteria[k].kind->relative)
            scope_mark_all(m, &rules->criteria[k]);
    for (size_t k = i + 1; c->kind == NULL && k < rules->criteria_n; k++)
        if (rules->criteria[k].parent == (int)i)
            scope_mark_applies(a, m, k, lonely);
}

static void scope_mark_beside(struct bg_advising *a, struct marks *m, size_t i, const bool *may,
                              bool lonely)
{
    const struct bg_ruleset *rules = a->advice->ruleset;
    for (int at = (int)i; at >= 0; at = rules->criteria[at].parent)
        for (size_t k = 0; k < rules->criteria_n; k++)
            if ((int)k != at && rules->criteria[k].parent == rules->criteria[at].parent &&
                bg_criterion_scores(&rules->criteria[k]) && may[k])
                scope_mark_applies(a, m, k, lonely);
}

/* True when some criterion that compares bids may find none but the firm's to compare with: then it
 * matters whether the firm itself is in the comparison. */
static bool scope_is_lonely(struct bg_advising *a)
{
    const struct bg_ruleset *rules = a->advice->ruleset;
    const struct bg_lot_result *lot = bg_evaluate_briefly(a->arena, rules, a->bids);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        bool company = false;
        if (rules->criteria[i].kind == NULL || !rules->criteria[i].kind->relative)
            continue;
        for (size_t k = 0; k < lot->comparison_n; k++)
            company = company ||
                      (lot->comparison_set[k] > 0 &&
                       lot->bids[lot->comparison_set[k]].criteria[i].value.type == BG_V_NUMBER);
        if (!company)
            return true;
    }
    return false;
}

static uint64_t scope_steps(const struct bg_advising *a, const bool *slots)
{
    uint64_t out = 0;
    for (size_t s = 0; s < a->advice->steps->n; s++) {
        const struct bg_step *step = &a->advice->steps->items[s];
        for (size_t i = 0; i < step->changes_n; i++)
            if (slots[step->changes[i].slot])
                out |= (uint64_t)1 << s;
    }
    return out;
}

static void scope_of_criteria(struct bg_advising *a)
{
    const struct bg_ruleset *rules = a->advice->ruleset;
    bool simple = bg_evaluate_is_simple(rules), lonely = scope_is_lonely(a);
    const bool *may = scope_may_give_away(a);
    a->plain = simple && !bg_bid_is_late(rules, a->advice->bid);
    a->results = BG_ARRAY(a->arena, rules->criteria_n + 1, struct bg_criterion_result);
    a->scope = BG_ARRAY(a->arena, rules->criteria_n + 1, uint64_t);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        struct marks m = {rules, BG_ARRAY(a->arena, rules->fields_n + 1, bool),
                          BG_ARRAY(a->arena, rules->params_n + 1, bool)};
        if (c->kind == NULL)
            continue;
        scope_mark_all(&m, c);
        scope_mark_applies(a, &m, i, lonely);
        if (!simple)
            scope_mark_beside(a, &m, i, may, lonely);
        a->scope[i] = scope_steps(a, m.slots);
    }
}

/* -- choices -------------------------------------------------------------------------------------------- */

static bool scope_same_answer(const struct bg_step *a, const struct bg_step *b)
{
    return a->changes_n == 1 && b->changes_n == 1 && a->changes[0].slot == b->changes[0].slot &&
           a->changes[0].column == b->changes[0].column;
}

/* Of steps that set the same answer and nothing else one has the last word: the others would be paid
 * for nothing. */
static void scope_find_choices(struct bg_advising *a)
{
    const struct bg_steps *steps = a->advice->steps;
    for (size_t i = 0; i < steps->n; i++) {
        size_t k = 0;
        while (k < a->choices_n &&
               !scope_same_answer(&steps->items[a->choices[k].step[0]], &steps->items[i]))
            k++;
        if (k == a->choices_n)
            a->choices_n++;
        a->choices[k].step[a->choices[k].n++] = i;
    }
}

void bg_advice_find_scopes(struct bg_advising *a)
{
    scope_of_criteria(a);
    scope_find_choices(a);
}
