/* The wage floor of a row of the workforce: the highest limit that the requirements set on its
 * wage. A requirement asks every row for its wage against a limit, alone, as a part of `and`, or
 * behind exemptions of an `or` of which none holds. */
#include "report/evaluation/plan.h"
#include "score/evaluate/env.h"
#include "score/kind/kind.h"

struct asked {
    const struct bg_plan *plan;
    const struct bg_env *env;
    const struct bg_value *cells; /* of the row */
    struct bg_value highest;      /* missing: no floor */
};

static bool is_true(struct bg_value value)
{
    return value.type == BG_V_BOOL && value.as.truth;
}

static void ask_rows(struct asked *a, const struct bg_row_test *rows)
{
    struct bg_compared compared;
    if ((int)rows->slot != a->plan->workforce || !rows->must_hold ||
        !bg_logic_compared(rows->test, &compared) || compared.op[0] != '>' ||
        bg_logic_row_column(compared.value) != a->plan->wage_column ||
        (rows->where != NULL && !is_true(bg_logic_eval_row(rows->where, a->env, a->cells))))
        return;
    struct bg_value limit = bg_logic_eval_row(compared.limit, a->env, a->cells);
    if (limit.type == BG_V_NUMBER &&
        (a->highest.type != BG_V_NUMBER || bg_dec_cmp(limit.as.number, a->highest.as.number) > 0))
        a->highest = limit;
}

static void wage_floor_ask(struct asked *a, const struct bg_logic *test)
{
    const struct bg_row_test *rows = bg_logic_row_test(test);
    const struct bg_parts *parts = bg_logic_parts(test);
    if (rows != NULL)
        ask_rows(a, rows);
    for (size_t i = 0; i < parts->n && !parts->every; i++) /* one that asks no row exempts */
        if (bg_logic_row_test(parts->part[i]) == NULL &&
            is_true(bg_logic_eval(parts->part[i], a->env)))
            return;
    for (size_t i = 0; i < parts->n; i++)
        wage_floor_ask(a, parts->part[i]);
}

struct bg_value bg_plan_wage_floor(const struct bg_plan *plan, size_t bid, size_t row)
{
    const struct bg_bid_result *result = &plan->lot->bids[bid];
    const struct bg_table *table = result->bid->values[plan->workforce].as.table;
    struct asked a = {.plan = plan,
                      .env = bg_bid_env(plan->arena, plan->rules, result->bid),
                      .cells = &table->cells[row * table->columns],
                      .highest = BG_MISSING};
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        if (c->kind && c->kind->eliminates && c->test &&
            result->criteria[i].outcome != BG_NOT_APPLICABLE)
            wage_floor_ask(&a, c->test);
    }
    return a.highest;
}
