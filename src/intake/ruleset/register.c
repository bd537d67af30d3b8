/* Linking the section `register`: how a register of existing contracts is judged by this ruleset.
 * Its expressions read the columns of the register, beside the ruleset's facts and parameters. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "model/register.h"

#define IN(member) .at = offsetof(struct raw_register, member)

static const char *const agreements[] = {[BG_AGREEMENT_BY_CLAUSE] = "unless_superseded",
                                         [BG_AGREEMENT_OUTSIDE] = "outside",
                                         [BG_AGREEMENT_COVERED] = "covered",
                                         NULL};
static const struct bg_key expr_alone = {.type = BG_KEY_EXPR,
                                         .at = offsetof(struct raw_expr, expr)};
static const struct bg_shape fact_shape = {.name = "register_fact",
                                           .what = "fact of the register",
                                           .size = sizeof(struct raw_expr),
                                           .alone = &expr_alone};

static const struct bg_key cost_keys[] = {
    {"title", BG_KEY_TEXT, .at = offsetof(struct raw_register_cost, title), .required = true},
    {"unit", BG_KEY_TEXT, .at = offsetof(struct raw_register_cost, unit),
     .about = "Of an effect; a cost is money a year"},
    {"value", BG_KEY_EXPR, .at = offsetof(struct raw_register_cost, value), .required = true,
     .about =
         "Of a line, a year, over the columns of the register and workers, paid_hours, mean_wage"},
    {"criteria", BG_KEY_TEXTS, .at = offsetof(struct raw_register_cost, criteria),
     .about = "The requirements that it is the cost of"},
    {"sources", BG_KEY_TEXTS, .at = offsetof(struct raw_register_cost, sources),
     .about = "Ids of sources; an effect has those of both sides"},
    {.name = NULL}};
static const struct bg_shape cost_shape = {.name = "register_cost",
                                           .what = "cost of the register",
                                           .size = sizeof(struct raw_register_cost),
                                           .keys = cost_keys};

static const struct bg_key register_keys[] = {
    {"requirement", BG_KEY_TEXT, IN(requirement),
     .about = "The criterion whose limit is the wage floor, and whose `when` says who is covered"},
    {"wage_floor", BG_KEY_EXPR, IN(wage_floor), .about = "An hour, in place of `requirement`"},
    {"covers", BG_KEY_EXPR, IN(covers), .about = "true: the contract is not below the threshold"},
    {"exempt", BG_KEY_EXPR, IN(exempt), .about = "true: exempt, beside those the register marks"},
    {"collective_agreement", BG_KEY_ENUM, IN(agreement), .names = agreements,
     .unless = "unless_superseded",
     .about =
         "What a collective agreement does: the floor applies unless a clause of it expressly "
         "supersedes it, the contract is outside, or it is covered whatever the agreement says"},
    {"facts", BG_KEY_MAP, IN(facts), .of = &fact_shape,
     .about = "What the columns of a contract say of the ruleset's facts"},
    {"legal_minimum", BG_KEY_EXPR, IN(legal_minimum), .required = true,
     .about = "An hour: what nobody is paid less than"},
    {"hours_per_year", BG_KEY_EXPR, IN(hours_per_year), .about = "Where the register has none"},
    {"labour_share", BG_KEY_EXPR, IN(labour_share),
     .about = "Wages in the amount, 0 to 1: for the headcount where the register has none"},
    {"payroll_tax", BG_KEY_EXPR, IN(payroll_tax), .about = "The employer's, of wages: 0.0765"},
    {"pass_through", BG_KEY_EXPR, IN(pass_through),
     .about = "The share of the employer's cost that the buyer pays, 0 to 1"},
    {"wage_growth", BG_KEY_EXPR, IN(wage_growth),
     .about = "What the published wages are multiplied by: 1.03"},
    {"contract_wage_ratio", BG_KEY_EXPR, IN(wage_ratio),
     .about = "Wages of contract work over those of the whole occupation: 0.93"},
    {"contract_wage_spread", BG_KEY_EXPR, IN(wage_spread),
     .about = "0: the workers of a contract all earn the median; 1: spread as the occupation is"},
    {"ripple_to", BG_KEY_EXPR, IN(ripple_to),
     .about = "Wages up to this many times the floor rise too: 1.15"},
    {"ripple_share", BG_KEY_EXPR, IN(ripple_share),
     .about = "By this share of the distance to that: 0.25"},
    {"costs", BG_KEY_MAP, IN(costs), .of = &cost_shape,
     .about = "What the standard costs a vendor beside pay (leave, insurance), or saves it"},
    {"effects", BG_KEY_MAP, IN(effects), .of = &cost_shape,
     .about = "What follows from it without being a vendor's cost; in no sum"},
    {"budget", BG_KEY_EXPR, IN(budget), .about = "What the buyer can spend on it a year"},
    {.name = NULL}};
const struct bg_shape bg_register_shape = {.name = "register",
                                           .what = "register",
                                           .size = sizeof(struct raw_register),
                                           .keys = register_keys};

/* The first n columns of the register as slots, with the ruleset's facts and parameters. */
static const struct bg_scope *scope_of(struct bg_linker *k, size_t n)
{
    struct bg_scope *scope = BG_NEW(k->l.arena, struct bg_scope);
    struct bg_slot *slots = BG_ARRAY(k->l.arena, n, struct bg_slot);
    for (size_t i = 0; i < n; i++)
        slots[i] = (struct bg_slot){.id = bg_register_columns[i].id,
                                    .label = bg_register_columns[i].label,
                                    .unit = "",
                                    .type = bg_register_columns[i].type,
                                    .headcount_column = -1};
    *scope = k->out->scope;
    scope->slots = slots;
    scope->slots_n = n;
    return scope;
}

static const struct bg_logic *register_compile(struct bg_linker *k, const struct cJSON *node,
                                               const struct bg_scope *scope, enum bg_want want)
{
    return node ? bg_logic_compile(k->l.arena, k->l.diags, k->l.json, node, scope, want) : NULL;
}

/* Or it says itself that nobody has measured it. */
static bool has_source(const struct bg_param *param)
{
    if (param->assumed)
        return true;
    for (size_t c = 0; c < param->cells_n; c++)
        for (size_t v = 0; v < param->cells[c].values_n; v++)
            if (!param->source && !param->cells[c].values[v].source)
                return false;
    return true;
}

/* What is assumed is a parameter: it has a title, a source and, where it is uncertain, a range. */
static const struct bg_logic *register_assumption(struct bg_linker *k, const char *key,
                                                  const struct cJSON *node,
                                                  const struct bg_scope *scope)
{
    const struct bg_logic *logic = register_compile(k, node, scope, BG_WANT_NUMBER);
    const struct bg_reads *reads = logic ? bg_logic_reads(logic) : NULL;
    if (!logic)
        return NULL;
    if (reads->params_n == 0)
        bg_diag_add(k->l.diags, BG_E922, bg_json_pos(k->l.json, node),
                    "\"%s\" of the register is assumed without saying where it comes from", key);
    for (size_t i = 0; i < reads->params_n; i++) {
        const struct bg_param *param = &k->out->params[reads->params[i]];
        if (!has_source(param))
            bg_diag_add(k->l.diags, BG_E922, bg_json_pos(k->l.json, node),
                        "\"%s\" of the register reads parameter \"%s\", which has no source and is "
                        "not \"assumed\"",
                        key, param->id);
    }
    return logic;
}

/* The figure with which the requirement compares every wage. NULL: it has no such shape. */
static const struct bg_logic *register_limit_of(struct bg_linker *k,
                                                const struct bg_criterion *criterion)
{
    struct bg_compared compared;
    if (!criterion->test || !bg_logic_compared(criterion->test, &compared) || !compared.every_row ||
        compared.op[0] != '>' || !bg_logic_is_constant(compared.limit))
        return NULL;
    const struct bg_reads *reads = bg_logic_reads(compared.value);
    for (size_t i = 0; i < reads->slots_n; i++) {
        const struct bg_field *field = &k->out->fields[reads->slots[i]];
        for (size_t c = 0; c < field->columns_n; c++)
            if (field->columns[c].role == BG_ROLE_HOURLY_WAGE)
                return compared.limit;
    }
    return NULL;
}

static void link_requirement(struct bg_linker *k, struct raw_register *raw,
                             struct bg_register_rules *out)
{
    struct bg_pos pos = bg_item_pos(k->l.json, &raw->item, "requirement");
    size_t n = k->out->criteria_n, i = 0;
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    for (; i < n; i++)
        names[i] = k->out->criteria[i].id;
    for (i = 0; i < n && strcmp(names[i], raw->requirement) != 0;)
        i++;
    if (i == n) {
        bg_diag_add(k->l.diags, BG_E333, pos, "there is no criterion \"%s\"%s", raw->requirement,
                    bg_did_you_mean(k->l.arena, raw->requirement, names, n));
        return;
    }
    const struct bg_criterion *criterion = &k->out->criteria[i];
    out->requirement = (int)i;
    out->limit = register_limit_of(k, criterion);
    if (!out->limit && criterion->test)
        bg_diag_add(k->l.diags, BG_E921, pos,
                    "criterion \"%s\" does not compare every hourly wage with one figure",
                    raw->requirement);
    if (!raw->covers && criterion->when && !bg_logic_is_constant(criterion->when))
        bg_diag_add(k->l.diags, BG_E921, pos,
                    "\"when\" of criterion \"%s\" reads answers, which a register does not have",
                    raw->requirement);
    if (!raw->covers)
        out->covers = criterion->when;
}

static void link_facts(struct bg_linker *k, const struct raw_register *raw,
                       const struct bg_scope *scope, struct bg_register_rules *out)
{
    struct bg_register_fact *made = BG_ARRAY(k->l.arena, raw->facts.n, struct bg_register_fact);
    const char **names = BG_ARRAY(k->l.arena, k->out->facts_n, const char *);
    for (size_t i = 0; i < k->out->facts_n; i++)
        names[i] = k->out->facts[i].id;
    for (BG_LINK_ITEMS(raw->facts, raw_expr, f)) {
        size_t i = 0;
        while (i < k->out->facts_n && strcmp(names[i], f->item.key) != 0)
            i++;
        if (i == k->out->facts_n) {
            bg_diag_add(k->l.diags, BG_E321, f->item.pos, "there is no fact \"%s\"%s", f->item.key,
                        bg_did_you_mean(k->l.arena, f->item.key, names, k->out->facts_n));
            continue;
        }
        const struct bg_logic *value = register_compile(k, f->expr, scope, BG_WANT_ANY);
        enum bg_value_type want = k->out->scope.facts[i].type;
        if (value && bg_logic_type(value) != BG_V_MISSING && bg_logic_type(value) != want)
            bg_diag_add(k->l.diags, BG_E322, bg_json_pos(k->l.json, f->expr),
                        "what the register says of fact \"%s\" has another type than the fact",
                        f->item.key);
        made[out->facts_n++] = (struct bg_register_fact){i, value};
    }
    out->facts = made;
}

static int criterion_named(struct bg_linker *k, const struct raw_register_cost *raw, const char *id)
{
    size_t n = k->out->criteria_n;
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    for (size_t i = 0; i < n; i++) {
        names[i] = k->out->criteria[i].id;
        if (strcmp(names[i], id) == 0)
            return (int)i;
    }
    bg_diag_add(k->l.diags, BG_E333, bg_item_pos(k->l.json, &raw->item, "criteria"),
                "there is no criterion \"%s\"%s", id, bg_did_you_mean(k->l.arena, id, names, n));
    return -1;
}

/* Zero is inside the range of some parameter that it reads: the effect may be none. */
static bool may_be_none(const struct bg_linker *k, const struct bg_logic *value)
{
    const struct bg_reads *reads = bg_logic_reads(value);
    for (size_t i = 0; i < reads->params_n; i++) {
        const struct bg_param *p = &k->out->params[reads->params[i]];
        if (p->has_range && bg_dec_sign(p->low) <= 0 && bg_dec_sign(p->high) >= 0)
            return true;
    }
    return false;
}

static void check_effect(struct bg_linker *k, const struct raw_register_cost *raw,
                         const struct bg_register_cost *out)
{
    if (out->value && !may_be_none(k, out->value))
        bg_diag_add(k->l.diags, BG_E860, bg_item_pos(k->l.json, &raw->item, "value"),
                    "effect \"%s\" of the register reads no parameter whose \"low\" and \"high\" "
                    "have zero between them",
                    out->id);
    if (out->sources_n < 2)
        bg_diag_add(k->l.diags, BG_E860, raw->item.pos, "effect \"%s\" of the register names %s",
                    out->id, out->sources_n ? "one source" : "no sources");
}

static void link_costs(struct bg_linker *k, const struct bg_items *items, bool effects,
                       struct bg_register_cost *made, size_t *n)
{
    const struct bg_scope *scope = scope_of(k, BG_RC_SLOTS);
    for (BG_LINK_ITEMS(*items, raw_register_cost, raw)) {
        struct bg_register_cost *out = &made[(*n)++];
        int *criteria = BG_ARRAY(k->l.arena, raw->criteria.n, int);
        const struct bg_source_ref **sources =
            BG_ARRAY(k->l.arena, raw->sources.n, const struct bg_source_ref *);
        *out = (struct bg_register_cost){.id = raw->item.key,
                                         .title = raw->title,
                                         .unit = raw->unit,
                                         .effect = effects,
                                         .criteria = criteria,
                                         .sources = sources};
        out->value = effects ? register_compile(k, raw->value, scope, BG_WANT_NUMBER)
                             : register_assumption(k, raw->item.key, raw->value, scope);
        for (size_t i = 0; i < raw->criteria.n; i++) {
            int at = criterion_named(k, raw, raw->criteria.items[i]);
            if (at >= 0)
                criteria[out->criteria_n++] = at;
        }
        for (size_t i = 0; i < raw->sources.n; i++) {
            const struct bg_source_ref *source = bg_link_source_at(
                k, bg_item_pos(k->l.json, &raw->item, "sources"), raw->sources.items[i]);
            if (source)
                sources[out->sources_n++] = source;
        }
        if (effects)
            check_effect(k, raw, out);
    }
}

static void link_estimate(struct bg_linker *k, const struct raw_register *raw,
                          const struct bg_scope *line, struct bg_register_rules *out)
{
    out->wage_ratio = register_assumption(k, "contract_wage_ratio", raw->wage_ratio, line);
    out->wage_spread = register_assumption(k, "contract_wage_spread", raw->wage_spread, line);
    out->ripple_to = register_assumption(k, "ripple_to", raw->ripple_to, line);
    out->ripple_share = register_assumption(k, "ripple_share", raw->ripple_share, line);
    if (!raw->ripple_to != !raw->ripple_share)
        bg_diag_add(k->l.diags, BG_E861, raw->item.pos, "the register has \"%s\" without \"%s\"",
                    raw->ripple_to ? "ripple_to" : "ripple_share",
                    raw->ripple_to ? "ripple_share" : "ripple_to");
    struct bg_register_cost *costs =
        BG_ARRAY(k->l.arena, raw->costs.n + raw->effects.n, struct bg_register_cost);
    link_costs(k, &raw->costs, false, costs, &out->costs_n);
    link_costs(k, &raw->effects, true, costs, &out->costs_n);
    out->costs = costs;
}

void bg_link_register(struct bg_linker *k)
{
    struct raw_register *raw = &k->raw->reg;
    if (!k->raw->register_said)
        return;
    struct bg_register_rules *out = BG_NEW(k->l.arena, struct bg_register_rules);
    const struct bg_scope *contract = scope_of(k, BG_RC_OCCUPATION);
    const struct bg_scope *line = scope_of(k, BG_RC__COUNT);
    out->requirement = -1;
    out->pos = raw->item.pos;
    out->agreement = (enum bg_agreement_rule)raw->agreement;
    if ((raw->requirement[0] != '\0') == (raw->wage_floor != NULL))
        bg_diag_add(k->l.diags, BG_E920, raw->item.pos,
                    raw->wage_floor ? "the register names its wage floor twice"
                                    : "the register does not say which wage floor it is about");
    else if (raw->requirement[0])
        link_requirement(k, raw, out);
    if (raw->covers)
        out->covers = register_compile(k, raw->covers, contract, BG_WANT_TRUTH);
    out->wage_floor = register_compile(k, raw->wage_floor, line, BG_WANT_NUMBER);
    out->exempt = register_compile(k, raw->exempt, contract, BG_WANT_TRUTH);
    link_facts(k, raw, contract, out);
    out->legal_minimum = register_compile(k, raw->legal_minimum, line, BG_WANT_NUMBER);
    out->hours_per_year = register_assumption(k, "hours_per_year", raw->hours_per_year, line);
    out->labour_share = register_assumption(k, "labour_share", raw->labour_share, line);
    out->payroll_tax = register_assumption(k, "payroll_tax", raw->payroll_tax, line);
    out->pass_through = register_assumption(k, "pass_through", raw->pass_through, line);
    out->wage_growth = register_assumption(k, "wage_growth", raw->wage_growth, line);
    link_estimate(k, raw, line, out);
    out->budget =
        raw->budget ? register_compile(k, raw->budget, scope_of(k, 0), BG_WANT_NUMBER) : NULL;
    k->out->reg = out;
}
