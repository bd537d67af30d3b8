/* Requirements that a parameter sets, with each of its figures within the term: a floor that rises each
 * January is a clause a year. */
#include <string.h>

#include "score/evaluate/evaluate.h"
#include "score/evaluate/explain.h"
#include "score/promise/private.h"

/* Every parameter at one day. */
struct dated {
    struct bg_env env; /* first */
    const struct bg_env *real;
    int64_t day;
};

static struct bg_value floors_param_on(const struct bg_env *env, size_t index, int64_t date)
{
    const struct dated *own = (const struct dated *)env;
    return own->real->param(own->real, index, date == BG_NO_DATE ? own->day : date);
}

static struct bg_value row_param_on(const struct bg_env *env, size_t index, int64_t date,
                                    const struct bg_value *cells)
{
    const struct dated *own = (const struct dated *)env;
    return own->real->row_param(own->real, index, date == BG_NO_DATE ? own->day : date, cells);
}

struct floor {
    size_t criterion;
    const struct bg_logic *limit;
    const struct bg_value *cells; /* of the row that it is of; NULL: of none */
    const char *class_name, *id, *unit;
    enum bg_clause_measure measure;
    bool at_least, confidential, leave;
};

/* day BG_NO_DATE: at the days that decided. */
static struct bg_value floors_limit_on(const struct bg_promising *p, const struct floor *f,
                                       int64_t day)
{
    struct dated dated = {.env = *p->env, .real = p->env, .day = day};
    if (p->env->param)
        dated.env.param = floors_param_on;
    if (p->env->row_param)
        dated.env.row_param = row_param_on;
    const struct bg_env *env = day == BG_NO_DATE ? p->env : &dated.env;
    return f->cells ? bg_logic_eval_row(f->limit, env, f->cells) : bg_logic_eval(f->limit, env);
}

/* The first day behind `after` on which a parameter of the limit steps; BG_NO_DATE: none in the term. */
static int64_t floors_next_step(const struct bg_promising *p, const struct floor *f, int64_t after)
{
    const struct bg_reads *reads = bg_logic_reads(f->limit);
    int64_t next = BG_NO_DATE;
    for (size_t i = 0; i < reads->params_n; i++) {
        int64_t day = bg_param_next_step(&p->ruleset->params[reads->params[i]], after, p->end);
        if (day != BG_NO_DATE && (next == BG_NO_DATE || day < next))
            next = day;
    }
    return next;
}

static const char *floors_rule_of(const struct bg_promising *p, size_t criterion, const char **url)
{
    const struct bg_criterion *c = &p->ruleset->criteria[criterion];
    *url = c->sources_n ? c->sources[0]->url : "";
    return bg_arena_printf(p->arena, "requirement \"%s\"%s%s", c->title, c->sources_n ? ", " : "",
                           c->sources_n ? c->sources[0]->title : "");
}

static void add_floor(struct bg_promising *p, const struct floor *f, const struct bg_value *limit,
                      int64_t from, int64_t to)
{
    char day[BG_DATE_TEXT];
    struct bg_clause *c = bg_promise_add(p);
    bool later = from != BG_NO_DATE && from != p->start;
    c->id = later ? bg_arena_printf(p->arena, "%s.%s", f->id, bg_date_text(from, day)) : f->id;
    c->class_name = f->class_name;
    c->text = bg_arena_printf(
        p->arena, "%s%s%s: %s %s", f->class_name, f->class_name[0] ? ", " : "",
        p->ruleset->criteria[f->criterion].title, f->at_least ? "at least" : "at most",
        bg_number_words(p->arena, limit->as.number, f->unit));
    c->measure = f->measure;
    c->figure = *limit;
    c->figure.row = -1;
    c->unit = f->unit;
    c->from = from;
    c->to = to;
    c->confidential = f->confidential;
    if (f->at_least && f->leave)
        bg_promise_set_leave(p, c);
    c->evidence = bg_promise_evidence(p, c->measure, -1);
    c->remedy = bg_promise_remedy(c->measure);
    c->source = floors_rule_of(p, f->criterion, &c->url);
}

/* A series that has no figure on the day that work starts is shown with the one that decided. */
static void add_periods(struct bg_promising *p, const struct floor *f)
{
    int64_t from = p->start;
    struct bg_value limit = floors_limit_on(p, f, from);
    if (limit.type != BG_V_NUMBER)
        limit = floors_limit_on(p, f, BG_NO_DATE);
    for (int64_t day = from; day != BG_NO_DATE;) {
        day = floors_next_step(p, f, day);
        struct bg_value next = day == BG_NO_DATE ? BG_MISSING : floors_limit_on(p, f, day);
        if (day != BG_NO_DATE && bg_value_same(&limit, &next))
            continue;
        if (limit.type == BG_V_NUMBER)
            add_floor(p, f, &limit, from, day == BG_NO_DATE ? p->end : day - 1);
        limit = next;
        from = day;
    }
    if (p->start == BG_NO_DATE && limit.type == BG_V_NUMBER)
        add_floor(p, f, &limit, BG_NO_DATE, p->end);
}

/* -- which requirements have one ----------------------------------------------------------------- */

/* What the column of a table that the limit is for is held against. */
static void take_column(const struct bg_promising *p, struct floor *f, size_t slot,
                        const struct bg_logic *value)
{
    const struct bg_field *table = &p->ruleset->fields[slot];
    int column = bg_logic_row_column(value);
    f->measure = BG_CLAUSE_DOCUMENT;
    if (column < 0 || (size_t)column >= table->columns_n)
        return;
    const struct bg_field *own = &table->columns[column];
    f->unit = own->unit;
    if (own->role == BG_ROLE_HOURLY_WAGE && f->at_least)
        f->measure = BG_CLAUSE_WAGE;
    if (own->role == BG_ROLE_EMPLOYER_BENEFIT && f->at_least)
        f->measure = BG_CLAUSE_FRINGE_APART;
}

static void floors_of_rows(struct bg_promising *p, struct floor *f, const struct bg_row_test *rows)
{
    const struct bg_field *table = &p->ruleset->fields[rows->slot];
    const struct bg_value *value = &p->bid->bid->values[rows->slot];
    const char *id = f->id;
    if (value->type != BG_V_TABLE)
        return;
    for (size_t r = 0; r < value->as.table->rows; r++) {
        f->cells = value->as.table->cells + r * value->as.table->columns;
        if (rows->where) {
            struct bg_value asked = bg_logic_eval_row(rows->where, p->env, f->cells);
            if (asked.type != BG_V_BOOL || !asked.as.truth)
                continue;
        }
        f->class_name = bg_promise_class(p, table, f->cells);
        f->confidential = table->confidential;
        f->id = bg_arena_printf(p->arena, "%s-%zu", id, r + 1);
        add_periods(p, f);
    }
}

/* Every row has the same limit: it is one clause, of all classes. */
static bool is_for_all(const struct bg_promising *p, const struct bg_logic *limit)
{
    const struct bg_reads *reads = bg_logic_reads(limit);
    for (size_t i = 0; i < reads->params_n; i++)
        if (p->ruleset->params[reads->params[i]].row_of >= 0)
            return false;
    return bg_logic_is_constant(limit);
}

void bg_promise_floors(struct bg_promising *p, size_t criterion)
{
    const struct bg_criterion *c = &p->ruleset->criteria[criterion];
    const struct bg_row_test *rows = c->test ? bg_logic_row_test(c->test) : NULL;
    struct bg_compared compared;
    struct floor f = {.criterion = criterion, .class_name = "", .id = c->id, .unit = ""};
    if (rows && !rows->must_hold)
        rows = NULL;
    if (!c->test || p->bid->criteria[criterion].outcome != BG_MET ||
        !bg_logic_compared(rows ? rows->test : c->test, &compared) ||
        bg_logic_reads(compared.limit)->params_n == 0 || !strchr("<>", compared.op[0]))
        return;
    f.limit = compared.limit;
    f.at_least = compared.op[0] == '>';
    f.leave = bg_promise_is_of_leave(c);
    f.unit = bg_logic_unit(compared.value);
    if (rows)
        take_column(p, &f, rows->slot, compared.value);
    else if (f.at_least)
        f.measure = bg_promise_measure(p, f.unit, c->element);
    if (rows && !is_for_all(p, compared.limit))
        floors_of_rows(p, &f, rows);
    else
        add_periods(p, &f);
}
