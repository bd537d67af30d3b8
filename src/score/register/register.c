/* A register judged by a ruleset, contract by contract and line by line: who is covered, how many
 * people work there, what they earn, and what the floor would change. */
#include "score/register/parts.h"
#include "score/evaluate/env.h"

#include <string.h>

/* Contracts that are there already have no solicitation of their own: every figure is the one in
 * force on the date of the model, whatever date the parameter names. */
static struct bg_value register_param_value(const struct bg_env *env, size_t index, int64_t date)
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

static void register_start(struct bg_register_judging *j, const struct bg_ruleset *ruleset)
{
    static const struct bg_bid nobody = {0};
    bg_bid_env_init(&j->fields, j->arena, ruleset, &nobody);
    j->fields.env.scratch = j->scratch;
    j->texts = j->scratch;
    j->facts = BG_ARRAY(j->arena, ruleset->facts_n, struct bg_value);
    j->as_of = j->options.as_of != BG_NO_DATE ? j->options.as_of : ruleset->as_of;
    j->fields.env.param = register_param_value;
    j->fields.env.as_of = j->as_of;
    j->fields.env.facts = j->facts;
    j->fields.env.param_data = &j->fields;
    j->columns = j->fields.env;
    j->columns.slots = j->row;
    j->row_of = j->facts_of = SIZE_MAX;
    for (int c = 0; c < BG_RC_SLOTS; c++)
        j->row[c] = BG_MISSING;
}

/* -- a contract ----------------------------------------------------------------------------------
 */

void bg_register_set_facts(struct bg_register_judging *j, size_t contract)
{
    const struct bg_register *reg = j->outcome->reg;
    if (j->facts_of == contract)
        return;
    memcpy(j->facts, j->fields.ruleset->fact_values, j->fields.ruleset->facts_n * sizeof *j->facts);
    bg_register_set_row(j, reg->contracts[contract].first_line);
    for (size_t i = 0; i < j->rules->facts_n; i++)
        j->facts[j->rules->facts[i].fact] = bg_logic_eval(j->rules->facts[i].value, &j->columns);
    j->facts_of = contract;
}

void bg_register_set_row(struct bg_register_judging *j, size_t line)
{
    if (j->row_of == line)
        return;
    for (int c = 0; c < BG_RC__COUNT; c++)
        j->row[c] = *j->outcome->reg->lines[line].values[c];
    j->row_of = line;
}

/* The same words again are not made again. */
static const char *register_undecided(struct bg_register_judging *j, const char *what,
                                      struct bg_value value)
{
    j->texts = j->scratch;
    const char *words = bg_register_undecided(j, what, value);
    if (!j->undecided || strcmp(j->undecided, words) != 0)
        j->undecided = bg_arena_text(j->arena, words, strlen(words));
    return j->undecided;
}

static const char *cell_text(const struct bg_value *value)
{
    return value->type == BG_V_TEXT ? value->as.text.bytes : "";
}

/* "Local 9: section 14, page 31", so that a reader finds the clause. */
static const char *agreement_words(struct bg_register_judging *j,
                                   const struct bg_contract *contract)
{
    const char *name = cell_text(contract->values[BG_RC_COLLECTIVE_AGREEMENT]);
    const char *page = cell_text(contract->values[BG_RC_CLAUSE_PAGE]);
    if (!bg_register_superseded(contract))
        return name;
    return bg_arena_printf(j->arena, "%s: %s%s%s", name, cell_text(contract->values[BG_RC_CLAUSE]),
                           page[0] ? ", page " : ", no page given", page);
}

/* The contract is outside because of its agreement. */
static bool is_outside(const struct bg_register_judging *j, const struct bg_contract *contract)
{
    return j->rules->agreement != BG_AGREEMENT_COVERED &&
           (bg_register_superseded(contract) ||
            (j->rules->agreement == BG_AGREEMENT_OUTSIDE &&
             contract->values[BG_RC_COLLECTIVE_AGREEMENT]->type == BG_V_TEXT));
}

/* The order is that of the funnel: what is below the threshold is not looked at again. A missing
 * answer never makes a contract covered. */
static struct bg_contract_outcome coverage_of(struct bg_register_judging *j,
                                              const struct bg_contract *contract)
{
    const struct bg_value yes = {.type = BG_V_BOOL, .row = -1, .as.truth = true};
    const struct bg_value *marked = contract->values[BG_RC_EXEMPT];
    struct bg_value covers = yes, exempt = {.type = BG_V_BOOL, .row = -1};
    struct bg_contract_outcome out = {.coverage = BG_COVERED, .why = ""};
    if (j->rules->covers) /* of a requirement it is its condition, which reads no answers */
        covers = bg_logic_eval(j->rules->covers, &j->columns);
    if (j->rules->exempt)
        exempt = bg_logic_eval(j->rules->exempt, &j->columns);
    if (covers.type == BG_V_BOOL && !covers.as.truth) {
        out.coverage = BG_BELOW_THRESHOLD;
    } else if (marked->type == BG_V_TEXT) {
        out.coverage = BG_EXEMPT;
        out.why = marked->as.text.bytes;
    } else if (exempt.type == BG_V_BOOL && exempt.as.truth) {
        out.coverage = BG_EXEMPT;
        out.why = "by the ruleset";
    } else if (is_outside(j, contract)) {
        out.coverage = BG_UNDER_AGREEMENT;
        out.why = agreement_words(j, contract);
    } else if (covers.type != BG_V_BOOL || exempt.type != BG_V_BOOL) {
        out.coverage = BG_COVERAGE_NOT_KNOWN;
        out.why = covers.type != BG_V_BOOL ? register_undecided(j, "threshold", covers)
                                           : register_undecided(j, "exemption", exempt);
    }
    return out;
}

struct task { /* one contract, judged with scratch memory of its own */
    struct bg_register_judging *j;
    struct bg_contract_outcome *contracts;
    size_t contract;
};

static void judge_contract(void *data)
{
    struct task *task = data;
    const struct bg_contract *contract = &task->j->outcome->reg->contracts[task->contract];
    bg_register_set_facts(task->j, task->contract);
    bg_register_set_row(task->j, contract->first_line);
    task->contracts[task->contract] = coverage_of(task->j, contract);
}

/* -- whether coverage can be another one ---------------------------------------------------------- */

static bool same_parameters(const struct bg_ruleset *a, const struct bg_ruleset *b,
                            const struct bg_logic *logic)
{
    const struct bg_reads *reads = logic ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; reads && i < reads->params_n; i++)
        if (a->params[reads->params[i]].cells != b->params[reads->params[i]].cells)
            return false;
    return true;
}

/* The same expressions over the same facts, as where only assumptions have changed. */
static bool is_alike(const struct bg_register_judging *j)
{
    const struct bg_register_outcome *like = j->options.like;
    if (!like || like->reg != j->outcome->reg || like->judging->as_of != j->as_of)
        return false;
    const struct bg_ruleset *a = like->ruleset, *b = j->outcome->ruleset;
    if (a->reg != b->reg || a->criteria != b->criteria || a->fact_values != b->fact_values)
        return false;
    for (size_t i = 0; i < b->reg->facts_n; i++)
        if (!same_parameters(a, b, b->reg->facts[i].value))
            return false;
    return true;
}

static void set_alike(struct bg_register_judging *j)
{
    const struct bg_ruleset *own = j->outcome->ruleset;
    bool alike = is_alike(j) && j->options.like->judging->kinds == j->kinds;
    for (int r = 0; r < BG_RATE__COUNT; r++)
        j->alike[r] =
            alike && same_parameters(j->options.like->ruleset, own,
                                     bg_register_rate_logic(j->rules, (enum bg_register_rate)r));
}

static bool is_covered_alike(const struct bg_register_judging *j)
{
    const struct bg_register_outcome *like = j->options.like;
    return is_alike(j) && same_parameters(like->ruleset, j->outcome->ruleset, j->rules->covers) &&
           same_parameters(like->ruleset, j->outcome->ruleset, j->rules->exempt);
}

static void judge_contracts(struct bg_register_judging *j, struct bg_register_outcome *o)
{
    struct task task = {.j = j};
    if (is_covered_alike(j)) {
        o->contracts = j->options.like->contracts;
        return;
    }
    task.contracts = BG_ARRAY(j->arena, o->reg->contracts_n, struct bg_contract_outcome);
    o->contracts = task.contracts;
    for (; task.contract < o->reg->contracts_n; task.contract++) {
        if (!bg_arena_try(j->scratch, judge_contract, &task))
            bg_arena_out_of_memory(j->arena);
        bg_arena_reset(j->scratch);
    }
}

/* -- a line --------------------------------------------------------------------------------------- */

static struct bg_register_kind *register_kind_of(struct bg_register_judging *j, size_t kind)
{
    if (!j->known[kind])
        j->known[kind] = BG_NEW(j->arena, struct bg_register_kind);
    return j->known[kind];
}

static bool is_covered(const struct bg_register_outcome *o, size_t line)
{
    return o && o->contracts[o->reg->lines[line].contract].coverage == BG_COVERED;
}

static void register_use_scratch(struct bg_register_judging *j, struct bg_arena *scratch)
{
    j->scratch = j->fields.env.scratch = j->columns.scratch = scratch;
}

/* Of today's rules a proposal asks for the floor, and for costs where there are some. */
static void judge_today(const struct bg_register_judging *j, size_t line,
                        struct bg_line_outcome *out)
{
    struct bg_register_judging *today = j->options.today->judging;
    struct bg_arena *own = today->scratch;
    struct bg_line_outcome none;
    register_use_scratch(today, j->scratch); /* which is reset with the line in hand */
    today->texts = j->scratch;
    struct bg_register_judged_line l = bg_register_line_of(today, line, &none, out);
    if (j->rules->costs_n && today->rules->costs_n)
        bg_register_line_whole(&l);
    else
        bg_register_line_kind(&l);
    register_use_scratch(today, own);
}

struct bg_register_judged_line bg_register_line_of(struct bg_register_judging *j, size_t line,
                                                   struct bg_line_outcome *today,
                                                   struct bg_line_outcome *out)
{
    const struct bg_register_outcome *o = j->outcome;
    bool before = is_covered(j->options.today, line);
    struct bg_register_judged_line l = {.j = j,
                                        .in = &o->reg->lines[line],
                                        .i = line,
                                        .kind_no = j->kinds->of_line[line],
                                        .alone = j->kinds->lines[line].alone,
                                        .covered = is_covered(o, line),
                                        .today = before ? today : NULL,
                                        .out = out};
    l.kind = register_kind_of(j, l.kind_no);
    l.state = l.covered * 2 + before;
    memset(out, 0, sizeof *out);
    memset(today, 0, sizeof *today);
    if (before)
        judge_today(j, line, today);
    return l;
}

struct asked {
    struct bg_register_judging *j;
    size_t line;
    struct bg_line_outcome *out;
};

static void work_out_line(void *data)
{
    const struct asked *asked = data;
    struct bg_line_outcome today;
    struct bg_register_judged_line l =
        bg_register_line_of(asked->j, asked->line, &today, asked->out);
    bg_register_line_whole(&l);
}

void bg_register_judged(struct bg_register_judging *j, size_t line, struct bg_line_outcome *out)
{
    struct asked asked = {j, line, out};
    j->texts = j->scratch;
    if (!bg_arena_try(j->scratch, work_out_line, &asked))
        bg_arena_out_of_memory(j->arena);
}

static void register_line_of(const struct bg_register_outcome *o, struct bg_arena *arena,
                             size_t line, struct bg_line_outcome *out)
{
    size_t costs_n = o->ruleset->reg->costs_n;
    bg_register_judged(o->judging, line, out);
    out->why = out->why[0] ? bg_arena_text(arena, out->why, strlen(out->why)) : "";
    if (out->costs) {
        struct bg_value *costs = BG_ARRAY(arena, costs_n, struct bg_value);
        memcpy(costs, out->costs, costs_n * sizeof *costs);
        out->costs = costs;
    }
    bg_arena_reset(o->judging->scratch);
}

static void find_kind_wages(void *data)
{
    const struct asked *asked = data;
    struct bg_line_outcome today;
    struct bg_register_judged_line l =
        bg_register_line_of(asked->j, asked->line, &today, asked->out);
    bg_register_line_kind(&l);
}

static const struct bg_wage_row *wages_of(const struct bg_register_outcome *o, size_t line)
{
    struct bg_register_judging *j = o->judging;
    struct bg_register_kind *kind = register_kind_of(j, j->kinds->of_line[line]);
    if (!kind->wages_done) {
        struct bg_line_outcome out;
        struct asked asked = {j, line, &out};
        j->texts = j->scratch;
        if (!bg_arena_try(j->scratch, find_kind_wages, &asked))
            bg_arena_out_of_memory(j->arena);
        bg_arena_reset(j->scratch);
        kind->wages = out.wages;
        kind->wages_done = true;
    }
    return kind->wages;
}

/* -- the whole -----------------------------------------------------------------------------------
 */

static void register_release(void *arena)
{
    bg_arena_free(arena);
}

static struct bg_arena *register_scratch_new(struct bg_arena *arena)
{
    void **slot = bg_arena_defer(arena, register_release);
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

static void set_budget(struct bg_register_judging *j, struct bg_register_outcome *o)
{
    if (!j->rules->budget)
        return;
    memcpy(j->facts, o->ruleset->fact_values, o->ruleset->facts_n * sizeof *j->facts);
    j->facts_of = SIZE_MAX;
    struct bg_value budget = bg_logic_eval(j->rules->budget, &j->fields.env);
    o->has_budget = budget.type == BG_V_NUMBER;
    o->budget = o->has_budget ? budget.as.number : bg_dec_int(0);
}

const struct bg_register_outcome *bg_register_judge(struct bg_arena *arena,
                                                    const struct bg_ruleset *ruleset,
                                                    const struct bg_register *reg,
                                                    const struct bg_wage_table *wages,
                                                    const struct bg_register_options *options)
{
    struct bg_register_outcome *o = BG_NEW(arena, struct bg_register_outcome);
    struct bg_register_judging *j = BG_NEW(arena, struct bg_register_judging);
    *j = (struct bg_register_judging){
        .arena = arena, .outcome = o, .rules = ruleset->reg, .options = *options};
    o->ruleset = ruleset;
    o->reg = reg;
    o->wages = wages;
    o->judging = j;
    o->line = register_line_of;
    o->wages_of = wages_of;
    j->scratch = register_scratch_new(arena);
    register_start(j, ruleset);
    judge_contracts(j, o);
    j->kinds = bg_register_kinds(arena, o, options);
    j->known = BG_ARRAY(arena, j->kinds->n, struct bg_register_kind *);
    set_alike(j);
    set_budget(j, o);
    bg_register_sums(arena, o, options->sums);
    return o;
}
