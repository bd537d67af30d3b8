/* A register judged by a ruleset, contract by contract and line by line: who is covered, how many
 * people work there, what they earn, and what the floor would change. */
#include "score/register/parts.h"

#include <string.h>

/* Contracts that are there already have no solicitation of their own: every figure is the one in
 * force on the date of the model, whatever date the parameter names. */
static struct bg_value param_value(const struct bg_env *env, size_t index, int64_t date)
{
    const struct bg_register_judging *j = env->param_data;
    const char *why;
    bool missing, stale;
    const struct bg_dated_value *found = bg_param_at(
        &j->fields.env, index, date == BG_NO_DATE ? j->as_of : date, &why, &missing, &stale);
    if (found)
        return found->value;
    struct bg_value none = {.type = missing ? BG_V_MISSING : BG_V_ERROR, .row = -1};
    if (!missing)
        none.as.error = why;
    return none;
}

static void start(struct bg_register_judging *j, const struct bg_ruleset *ruleset)
{
    static const struct bg_bid nobody = {0};
    bg_bid_env_init(&j->fields, j->arena, ruleset, &nobody);
    j->fields.env.scratch = j->scratch;
    j->facts = BG_ARRAY(j->arena, ruleset->facts_n, struct bg_value);
    j->as_of = j->options->as_of != BG_NO_DATE ? j->options->as_of : ruleset->as_of;
    j->fields.env.param = param_value;
    j->fields.env.as_of = j->as_of;
    j->fields.env.facts = j->facts;
    j->fields.env.param_data = &j->fields;
    j->columns = j->fields.env;
}

/* -- a contract ----------------------------------------------------------------------------------
 */

static void set_facts(struct bg_register_judging *j, const struct bg_ruleset *ruleset,
                      const struct bg_contract *contract)
{
    memcpy(j->facts, ruleset->fact_values, ruleset->facts_n * sizeof *j->facts);
    j->columns.slots = contract->values;
    for (size_t i = 0; i < j->rules->facts_n; i++)
        j->facts[j->rules->facts[i].fact] = bg_logic_eval(j->rules->facts[i].value, &j->columns);
}

/* Facts are set. The order is that of the funnel: what is below the threshold is not looked at
 * again. A missing answer never makes a contract covered. */
static struct bg_contract_outcome coverage_of(struct bg_register_judging *j,
                                              const struct bg_contract *contract)
{
    const struct bg_value yes = {.type = BG_V_BOOL, .row = -1, .as.truth = true};
    const struct bg_value *marked = &contract->values[BG_RC_EXEMPT];
    const struct bg_value *agreement = &contract->values[BG_RC_COLLECTIVE_AGREEMENT];
    struct bg_value covers = yes, exempt = {.type = BG_V_BOOL, .row = -1};
    struct bg_contract_outcome out = {.coverage = BG_COVERED, .why = ""};
    const struct bg_criterion *c =
        j->rules->requirement < 0 ? NULL : &j->fields.ruleset->criteria[j->rules->requirement];
    if (j->rules->covers)
        covers = bg_logic_eval(j->rules->covers,
                               c && j->rules->covers == c->when ? &j->fields.env : &j->columns);
    if (j->rules->exempt)
        exempt = bg_logic_eval(j->rules->exempt, &j->columns);
    if (covers.type == BG_V_BOOL && !covers.as.truth) {
        out.coverage = BG_BELOW_THRESHOLD;
    } else if (marked->type == BG_V_TEXT) {
        out.coverage = BG_EXEMPT;
        out.why = bg_arena_text(j->arena, marked->as.text.bytes, marked->as.text.n);
    } else if (exempt.type == BG_V_BOOL && exempt.as.truth) {
        out.coverage = BG_EXEMPT;
        out.why = "by the ruleset";
    } else if (agreement->type == BG_V_TEXT && !j->rules->agreement_is_covered) {
        out.coverage = BG_UNDER_AGREEMENT;
        out.why = bg_arena_text(j->arena, agreement->as.text.bytes, agreement->as.text.n);
    } else if (covers.type != BG_V_BOOL || exempt.type != BG_V_BOOL) {
        out.coverage = BG_COVERAGE_NOT_KNOWN;
        out.why = covers.type != BG_V_BOOL ? bg_register_undecided(j, "threshold", covers)
                                           : bg_register_undecided(j, "exemption", exempt);
    }
    return out;
}

/* -- the whole -----------------------------------------------------------------------------------
 */

struct task { /* one contract, judged with scratch memory of its own */
    struct bg_register_judging *j;
    struct bg_register_outcome *o;
    struct bg_contract_outcome *contracts;
    struct bg_line_outcome *lines;
    size_t contract;
};

static void judge_contract(void *data)
{
    struct task *task = data;
    struct bg_register_judging *j = task->j;
    const struct bg_register *reg = task->o->reg;
    const struct bg_register_outcome *today = j->options->today;
    const struct bg_contract *contract = &reg->contracts[task->contract];
    struct bg_contract_outcome *out = &task->contracts[task->contract];
    const struct bg_register_outcome *like = j->options->like;
    set_facts(j, task->o->ruleset, contract);
    *out = coverage_of(j, contract);
    bool before = today && today->contracts[task->contract].coverage == BG_COVERED;
    for (size_t k = contract->first_line; k < contract->first_line + contract->lines_n; k++) {
        struct bg_register_judged_line l = {.j = j,
                                            .in = &reg->lines[k],
                                            .alone = contract->lines_n == 1,
                                            .covered = out->coverage == BG_COVERED,
                                            .like = like ? &like->lines[k] : NULL,
                                            .today = before ? &today->lines[k] : NULL,
                                            .out = &task->lines[k]};
        bg_register_line_facts(&l);
        if (l.covered && l.out->wages && l.out->has_floor)
            bg_register_line_estimate(&l);
    }
}

static void release(void *arena)
{
    bg_arena_free(arena);
}

static struct bg_arena *scratch_new(struct bg_arena *arena)
{
    void **slot = bg_arena_defer(arena, release);
    *slot = bg_arena_new(0);
    if (*slot == NULL)
        bg_arena_out_of_memory(arena);
    return *slot;
}

const char *bg_wage_key(struct bg_arena *arena, const char *area, const char *occupation,
                        const char *industry)
{
    return bg_arena_printf(arena, "%s\037%s\037%s", area, occupation, industry);
}

const struct bg_register_outcome *bg_register_judge(struct bg_arena *arena,
                                                    const struct bg_ruleset *ruleset,
                                                    const struct bg_register *reg,
                                                    const struct bg_wage_table *wages,
                                                    const struct bg_register_options *options)
{
    struct bg_register_outcome *o = BG_NEW(arena, struct bg_register_outcome);
    struct bg_register_judging j = {.arena = arena,
                                    .rules = ruleset->reg,
                                    .options = options,
                                    .wages = wages,
                                    .known = BG_ARRAY(arena, wages->rows_n, struct bg_known_wages)};
    struct task task = {.j = &j,
                        .o = o,
                        .contracts = BG_ARRAY(arena, reg->contracts_n, struct bg_contract_outcome),
                        .lines = BG_ARRAY(arena, reg->lines_n, struct bg_line_outcome)};
    o->ruleset = ruleset;
    o->reg = reg;
    o->wages = wages;
    o->contracts = task.contracts;
    o->lines = task.lines;
    j.scratch = scratch_new(arena);
    start(&j, ruleset);
    for (; task.contract < reg->contracts_n; task.contract++) {
        if (!bg_arena_try(j.scratch, judge_contract, &task))
            bg_arena_out_of_memory(arena);
        bg_arena_reset(j.scratch);
    }
    if (ruleset->reg->budget) {
        memcpy(j.facts, ruleset->fact_values, ruleset->facts_n * sizeof *j.facts);
        struct bg_value budget = bg_logic_eval(ruleset->reg->budget, &j.fields.env);
        o->has_budget = budget.type == BG_V_NUMBER;
        o->budget = o->has_budget ? budget.as.number : bg_dec_int(0);
    }
    bg_register_funnel(o);
    bg_register_sums(arena, o, options->like == NULL);
    return o;
}
