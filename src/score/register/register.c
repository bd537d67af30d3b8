/* A register judged by a ruleset, contract by contract and line by line: who is covered, how many
 * people work there, what they earn, and what the floor would change. */
#include "score/register/register.h"

#include <string.h>

#include "score/evaluate/parts.h"
#include "base/index.h"

/* What was worked out last for a row of wages: most lines of an occupation have one floor. */
struct known_wages {
    bool there;
    struct bg_dec floor, lawful, growth;
    struct bg_estimate share, gap;
};

/* Two environments over the same facts: the columns of the register, and the ruleset's own fields,
 * none of which a register answers. Parameters are always read through the second. */
struct judging {
    struct bg_bid_env fields; /* first: param_data of both environments points to it */
    struct bg_env columns;
    struct bg_arena *arena;   /* of the outcome */
    struct bg_arena *scratch; /* of the contract in hand */
    const struct bg_register_rules *rules;
    const struct bg_register_options *options;
    const struct bg_wage_table *wages;
    struct known_wages *known; /* by row of the table */
    struct bg_value *facts;
    int64_t as_of;
};

/* Contracts that are there already have no solicitation of their own: every figure is the one in
 * force on the date of the model, whatever date the parameter names. */
static struct bg_value param_value(const struct bg_env *env, size_t index, int64_t date)
{
    const struct judging *j = env->param_data;
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

static void start(struct judging *j, const struct bg_ruleset *ruleset)
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

static void set_facts(struct judging *j, const struct bg_ruleset *ruleset,
                      const struct bg_contract *contract)
{
    memcpy(j->facts, ruleset->fact_values, ruleset->facts_n * sizeof *j->facts);
    j->columns.slots = contract->values;
    for (size_t i = 0; i < j->rules->facts_n; i++)
        j->facts[j->rules->facts[i].fact] = bg_logic_eval(j->rules->facts[i].value, &j->columns);
}

static const char *not_decided(struct judging *j, const char *what, struct bg_value value)
{
    if (value.type == BG_V_ERROR)
        return bg_arena_printf(j->arena, "%s: %s", what, value.as.error);
    return bg_arena_printf(j->arena, "%s: what it reads is missing", what);
}

/* Facts are set. The order is that of the funnel: what is below the threshold is not looked at
 * again. A missing answer never makes a contract covered. */
static struct bg_contract_outcome coverage_of(struct judging *j, const struct bg_contract *contract)
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
        out.why = covers.type != BG_V_BOOL ? not_decided(j, "threshold", covers)
                                           : not_decided(j, "exemption", exempt);
    }
    return out;
}

/* -- a line --------------------------------------------------------------------------------------
 */

struct line {
    struct judging *j;
    const struct bg_register_line *in;
    bool alone;                         /* the contract has no other line */
    const struct bg_line_outcome *like; /* or NULL */
    struct bg_line_outcome *out;
};

/* Only the first thing that is not known is said: the others may follow from it. */
static void say(const struct line *l, const char *why)
{
    if (!l->out->why[0])
        l->out->why = why;
}

static bool number_of(const struct line *l, const struct bg_logic *logic, const char *what,
                      struct bg_dec *out)
{
    struct bg_value value = bg_logic_eval(logic, &l->j->columns);
    if (value.type != BG_V_NUMBER)
        say(l, not_decided(l->j, what, value));
    else
        *out = value.as.number;
    return value.type == BG_V_NUMBER;
}

/* A share from 0 to 1. NULL logic: not assumed, which is no fault. */
static bool share_of(const struct line *l, const struct bg_logic *logic, const char *what,
                     struct bg_dec *out)
{
    if (!logic || !number_of(l, logic, what, out))
        return false;
    if (bg_dec_sign(*out) >= 0 && bg_dec_cmp(*out, bg_dec_int(1)) <= 0)
        return true;
    say(l, bg_arena_printf(l->j->arena, "%s is not from 0 to 1", what));
    return false;
}

static const struct bg_wage_row *find_wages(const struct line *l)
{
    const struct bg_wage_table *t = l->j->wages;
    const struct bg_value *area = &l->in->values[BG_RC_AREA];
    const struct bg_value *occupation = &l->in->values[BG_RC_OCCUPATION];
    int i = -1;
    if (occupation->type != BG_V_TEXT) {
        say(l, "no occupation is given");
        return NULL;
    }
    const char *name =
        bg_arena_text(l->j->scratch, occupation->as.text.bytes, occupation->as.text.n);
    const char *place = area->type == BG_V_TEXT
                            ? bg_arena_text(l->j->scratch, area->as.text.bytes, area->as.text.n)
                            : "";
    i = bg_index_find(t->index, bg_wage_key(l->j->scratch, place, name));
    if (i < 0)
        i = bg_index_find(t->index, bg_wage_key(l->j->scratch, "", name));
    if (i < 0 && !place[0]) {
        int single = bg_index_find(t->single, name);
        i = single < 0 ? -1 : (int)t->single_rows[single];
    }
    if (i < 0)
        say(l, bg_arena_printf(l->j->arena, "no wages for occupation %s%s%s", name,
                               place[0] ? " in " : "", place));
    return i < 0 ? NULL : &t->rows[i];
}

bool bg_register_wage(struct bg_dec published, struct bg_dec growth, struct bg_dec *out)
{
    if (!bg_dec_mul(published, growth, out))
        return false;
    *out = bg_dec_round(*out, BG_SHARE_PLACES, BG_HALF_UP);
    return true;
}

/* What a worker of the line earns as a rule: the mean, else the median. False: neither is there. */
static bool usual_wage(const struct line *l, struct bg_dec *out)
{
    const struct bg_wage_row *w = l->out->wages;
    for (size_t i = 0; w && !w->has_mean && i < w->points.n; i++)
        if (w->points.percent[i] == 50)
            return bg_register_wage(w->points.wage[i], l->out->growth, out);
    return w && w->has_mean && bg_register_wage(w->mean, l->out->growth, out);
}

static void set_hours(const struct line *l)
{
    const struct bg_value *given = &l->in->values[BG_RC_HOURS];
    if (given->type == BG_V_NUMBER) {
        l->out->hours_from = BG_GIVEN;
        l->out->hours = given->as.number;
    } else if (!l->j->rules->hours_per_year) {
        say(l, "hours a year are not known, and none are assumed");
    } else if (number_of(l, l->j->rules->hours_per_year, "hours a year", &l->out->hours)) {
        l->out->hours_from = BG_ASSUMED;
    }
}

/* people = amount a year x labour share / (usual wage x hours a year) */
static void set_people(const struct line *l)
{
    const struct bg_value *given = &l->in->values[BG_RC_HEADCOUNT];
    const struct bg_value *amount = &l->in->values[BG_RC_AMOUNT_PER_YEAR];
    struct bg_arena *a = l->j->scratch;
    struct bg_dec share, wage, cost;
    if (given->type == BG_V_NUMBER) {
        l->out->people_from = BG_GIVEN;
        l->out->people = given->as.number;
        return;
    }
    if (!l->j->rules->labour_share)
        say(l, "headcount is not known, and no labour share is assumed");
    else if (!l->alone)
        say(l, "headcount is not known; the amount is for several occupations");
    else if (amount->type != BG_V_NUMBER)
        say(l, "headcount is not known, nor the amount a year");
    else if (share_of(l, l->j->rules->labour_share, "labour share", &share) &&
             l->out->hours_from != BG_NOT_KNOWN && usual_wage(l, &wage) &&
             bg_dec_mul(wage, l->out->hours, &cost) && bg_dec_sign(cost) > 0) {
        const struct bg_ratio *pay =
            bg_ratio_mul(a, bg_ratio_dec(a, amount->as.number), bg_ratio_dec(a, share));
        if (bg_ratio_round(bg_ratio_div(a, pay, bg_ratio_dec(a, cost)), BG_PEOPLE_PLACES,
                           BG_HALF_UP, &l->out->people))
            l->out->people_from = BG_ASSUMED;
    }
    if (l->out->people_from == BG_NOT_KNOWN)
        say(l, "headcount is not known");
}

static void set_floor(const struct line *l, const struct bg_line_outcome *today)
{
    struct judging *j = l->j;
    struct bg_value floor = j->rules->limit ? bg_logic_eval(j->rules->limit, &j->fields.env)
                                            : bg_logic_eval(j->rules->wage_floor, &j->columns);
    if (floor.type != BG_V_NUMBER) {
        say(l, not_decided(j, "wage floor", floor));
        return;
    }
    if (!number_of(l, j->rules->legal_minimum, "legal minimum", &l->out->legal))
        return;
    l->out->lawful = l->out->legal;
    l->out->floor = floor.as.number;
    l->out->has_floor = true;
    if (today && today->has_floor && bg_dec_cmp(today->floor, l->out->lawful) > 0)
        l->out->lawful = today->floor;
}

static struct bg_wage_points grown(const struct bg_wage_points *points, struct bg_dec growth)
{
    struct bg_wage_points out = *points;
    for (size_t i = 0; i < out.n; i++)
        if (!bg_register_wage(out.wage[i], growth, &out.wage[i]))
            out.n = 0;
    return out;
}

static struct bg_estimate rounded(const struct bg_span *span, int places)
{
    struct bg_estimate out = {.known = true, .has_point = span->has_point};
    if (!bg_ratio_round(span->low, places, BG_HALF_UP, &out.low) ||
        !bg_ratio_round(span->high, places, BG_HALF_UP, &out.high) ||
        !bg_ratio_round(span->counted, places, BG_HALF_UP, &out.point))
        out.known = out.has_point = false;
    return out;
}

/* Every figure of the estimate times factor, rounded. */
static struct bg_estimate times(const struct bg_estimate *e, struct bg_dec factor, int places)
{
    struct bg_estimate out = *e;
    if (!bg_dec_mul(e->low, factor, &out.low) || !bg_dec_mul(e->point, factor, &out.point) ||
        !bg_dec_mul(e->high, factor, &out.high))
        return (struct bg_estimate){0};
    out.low = bg_dec_round(out.low, places, BG_HALF_UP);
    out.point = bg_dec_round(out.point, places, BG_HALF_UP);
    out.high = bg_dec_round(out.high, places, BG_HALF_UP);
    return out;
}

static void set_share_and_gap(const struct line *l)
{
    struct judging *j = l->j;
    struct bg_line_outcome *o = l->out;
    struct known_wages *known = &j->known[o->wages - j->wages->rows];
    if (!known->there || bg_dec_cmp(known->floor, o->floor) != 0 ||
        bg_dec_cmp(known->lawful, o->lawful) != 0 || bg_dec_cmp(known->growth, o->growth) != 0) {
        struct bg_wage_points points = grown(&o->wages->points, o->growth);
        *known = (struct known_wages){true, o->floor, o->lawful, o->growth, {0}, {0}};
        if (points.n > 0) {
            struct bg_span share = bg_wage_share(j->scratch, &points, o->floor, o->lawful);
            struct bg_span gap = bg_wage_gap(j->scratch, &points, o->floor, o->lawful);
            known->share = rounded(&share, BG_SHARE_PLACES);
            known->gap = rounded(&gap, BG_SHARE_PLACES);
        }
    }
    o->share = known->share;
    o->gap = known->gap;
}

/* share and gap from the wages; then workers, and money a year, each from the one before as it was
 * rounded, so that a reader with the printed figures comes to the same. */
static void estimate(const struct line *l)
{
    struct judging *j = l->j;
    struct bg_line_outcome *o = l->out;
    struct bg_dec factor;
    set_share_and_gap(l);
    if (!o->share.known)
        return;
    if (o->people_from == BG_NOT_KNOWN)
        return;
    struct bg_dec hundredth = {.coef = 1, .places = 2};
    if (bg_dec_mul(o->people, hundredth, &factor) && o->share.known)
        o->below = times(&o->share, factor, BG_PEOPLE_PLACES);
    if (o->hours_from == BG_NOT_KNOWN || !o->gap.known || !bg_dec_mul(o->people, o->hours, &factor))
        return;
    o->raise = times(&o->gap, factor, BG_YEAR_PLACES);
    o->each = bg_register_each(j->scratch, &o->raise, &o->below, bg_register_most_each(o));
    if (!o->raise.known || !share_of(l, j->rules->payroll_tax, "payroll tax", &o->tax))
        return;
    if (bg_dec_add(o->tax, bg_dec_int(1), &factor))
        o->employer_cost = times(&o->raise, factor, BG_YEAR_PLACES);
    if (o->employer_cost.known && share_of(l, j->rules->pass_through, "pass-through", &o->passed))
        o->buyer_cost = times(&o->employer_cost, o->passed, BG_YEAR_PLACES);
}

struct bg_dec bg_register_most_each(const struct bg_line_outcome *line)
{
    struct bg_dec gap, out;
    if (!bg_dec_sub(line->floor, line->lawful, &gap) || bg_dec_sign(gap) < 0 ||
        !bg_dec_mul(gap, line->hours, &out))
        return bg_dec_int(0);
    return bg_dec_round(out, BG_YEAR_PLACES, BG_HALF_UP);
}

static bool quotient(struct bg_arena *arena, struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    return bg_dec_sign(b) > 0 &&
           bg_ratio_round(bg_ratio_div(arena, bg_ratio_dec(arena, a), bg_ratio_dec(arena, b)),
                          BG_YEAR_PLACES, BG_HALF_UP, out);
}

struct bg_estimate bg_register_each(struct bg_arena *arena, const struct bg_estimate *raise,
                                    const struct bg_estimate *below, struct bg_dec most)
{
    struct bg_estimate out = {0};
    if (!raise->known || !below->known || !quotient(arena, raise->low, below->high, &out.low))
        return out;
    out.known = true;
    out.has_point = raise->has_point && quotient(arena, raise->point, below->point, &out.point);
    if (!quotient(arena, raise->high, below->low, &out.high) || bg_dec_cmp(out.high, most) > 0)
        out.high = most;
    return out;
}

static void judge_line(const struct line *l, bool covered, const struct bg_line_outcome *today)
{
    struct judging *j = l->j;
    l->out->why = "";
    l->out->growth = bg_dec_int(1);
    j->columns.slots = l->in->values;
    const struct bg_wage_row *before = l->like ? l->like->wages : NULL;
    l->out->wages = before ? before : find_wages(l);
    if (j->rules->wage_growth &&
        (!number_of(l, j->rules->wage_growth, "wage growth", &l->out->growth) ||
         bg_dec_sign(l->out->growth) <= 0)) {
        say(l, "wage growth is not above 0");
        l->out->wages = NULL;
    }
    set_hours(l);
    set_people(l);
    if (!covered)
        return;
    set_floor(l, today);
    if (l->out->wages && l->out->has_floor)
        estimate(l);
}

/* -- the whole -----------------------------------------------------------------------------------
 */

struct task { /* one contract, judged with scratch memory of its own */
    struct judging *j;
    struct bg_register_outcome *o;
    struct bg_contract_outcome *contracts;
    struct bg_line_outcome *lines;
    size_t contract;
};

static void judge_contract(void *data)
{
    struct task *task = data;
    struct judging *j = task->j;
    const struct bg_register *reg = task->o->reg;
    const struct bg_register_outcome *today = j->options->today;
    const struct bg_contract *contract = &reg->contracts[task->contract];
    struct bg_contract_outcome *out = &task->contracts[task->contract];
    const struct bg_register_outcome *like = j->options->like;
    set_facts(j, task->o->ruleset, contract);
    *out = coverage_of(j, contract);
    bool before = today && today->contracts[task->contract].coverage == BG_COVERED;
    for (size_t k = contract->first_line; k < contract->first_line + contract->lines_n; k++) {
        struct line l = {j, &reg->lines[k], contract->lines_n == 1, like ? &like->lines[k] : NULL,
                         &task->lines[k]};
        judge_line(&l, out->coverage == BG_COVERED, before ? &today->lines[k] : NULL);
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

const char *bg_wage_key(struct bg_arena *arena, const char *area, const char *occupation)
{
    return bg_arena_printf(arena, "%s\037%s", area, occupation);
}

const struct bg_register_outcome *bg_register_judge(struct bg_arena *arena,
                                                    const struct bg_ruleset *ruleset,
                                                    const struct bg_register *reg,
                                                    const struct bg_wage_table *wages,
                                                    const struct bg_register_options *options)
{
    struct bg_register_outcome *o = BG_NEW(arena, struct bg_register_outcome);
    struct judging j = {.arena = arena,
                        .rules = ruleset->reg,
                        .options = options,
                        .wages = wages,
                        .known = BG_ARRAY(arena, wages->rows_n, struct known_wages)};
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
