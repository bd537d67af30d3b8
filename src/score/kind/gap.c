/* How many workers are below a wage limit, and what raising them would cost a year. The expression
 * is not looked into: it is asked again with single rows and with every wage raised by one, which
 * tells whether it is the lowest of the wage column. */
#include <string.h>

#include "score/kind/share.h"

struct workforce {
    size_t slot;
    const struct bg_table *table;
    int wage, headcount, hours; /* columns, -1 when there is none */
};

static int gap_column_of(const struct bg_field *field, enum bg_role role)
{
    for (size_t c = 0; c < field->columns_n; c++)
        if (field->columns[c].role == role)
            return (int)c;
    return -1;
}

static bool gap_find_workforce(const struct bg_judging *j, const struct bg_logic *logic,
                               struct workforce *out)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++) {
        const struct bg_field *field = &j->ruleset->fields[reads->slots[i]];
        const struct bg_value *value = &j->env->slots[reads->slots[i]];
        int wage = gap_column_of(field, BG_ROLE_HOURLY_WAGE);
        if (wage < 0 || value->type != BG_V_TABLE)
            continue;
        *out = (struct workforce){reads->slots[i], value->as.table, wage,
                                  gap_column_of(field, BG_ROLE_HEADCOUNT),
                                  gap_column_of(field, BG_ROLE_HOURS_PER_YEAR)};
        return true;
    }
    return false;
}

static const struct bg_value *gap_cell(const struct workforce *w, size_t row, int column)
{
    return &w->table->cells[row * w->table->columns + (size_t)column];
}

/* The expression's number for another table in the same place. */
static bool number_with(const struct bg_env *env, struct bg_value *slots, size_t slot,
                        const struct bg_table *table, const struct bg_logic *logic,
                        struct bg_dec *out)
{
    struct bg_env other = *env;
    slots[slot].as.table = table;
    other.slots = slots;
    struct bg_value value = bg_logic_eval(logic, &other);
    if (value.type == BG_V_NUMBER)
        *out = value.as.number;
    return value.type == BG_V_NUMBER;
}

static bool rises_with_wage(const struct bg_judging *j, const struct workforce *w,
                            struct bg_value *slots, const struct bg_logic *logic, struct bg_dec now)
{
    size_t n = w->table->rows * w->table->columns;
    struct bg_value *cells = BG_ARRAY(j->scratch, n, struct bg_value);
    memcpy(cells, w->table->cells, n * sizeof *cells);
    for (size_t row = 0; row < w->table->rows; row++) {
        struct bg_value *wage = &cells[row * w->table->columns + (size_t)w->wage];
        if (wage->type == BG_V_NUMBER &&
            !bg_dec_add(wage->as.number, bg_dec_int(1), &wage->as.number))
            return false;
    }
    struct bg_table raised = {w->table->rows, w->table->columns, cells};
    struct bg_dec then, rise;
    return number_with(j->env, slots, w->slot, &raised, logic, &then) &&
           bg_dec_sub(then, now, &rise) && bg_dec_cmp(rise, bg_dec_int(1)) == 0;
}

const char *bg_kind_wage_unit(const struct bg_judging *j, const struct bg_logic *logic)
{
    struct workforce w;
    struct bg_value now = bg_logic_eval(logic, j->env);
    if (now.type != BG_V_NUMBER || !gap_find_workforce(j, logic, &w))
        return NULL;
    struct bg_value *slots = BG_ARRAY(j->scratch, j->ruleset->fields_n, struct bg_value);
    memcpy(slots, j->env->slots, j->ruleset->fields_n * sizeof *slots);
    const char *unit = j->ruleset->fields[w.slot].columns[w.wage].unit;
    return unit[0] != '\0' && rises_with_wage(j, &w, slots, logic, now.as.number) ? unit : NULL;
}

/* Adds one row: its people to all, and when it is below, to failing and their raise to cost. */
static bool gap_add_row(const struct workforce *w, size_t row, struct bg_dec value,
                        struct bg_dec limit, bool strict, struct bg_gap *gap)
{
    struct bg_dec people = bg_dec_int(1), raise;
    if (w->headcount >= 0) {
        const struct bg_value *count = gap_cell(w, row, w->headcount);
        if (count->type != BG_V_NUMBER)
            return false;
        people = count->as.number;
    }
    if (!bg_dec_add(gap->all, people, &gap->all))
        return false;
    int order = bg_dec_cmp(value, limit);
    if (order > 0 || (order == 0 && !strict))
        return true;
    if (!bg_dec_add(gap->failing, people, &gap->failing) || !bg_dec_sub(limit, value, &raise))
        return false;
    const struct bg_value *hours = w->hours < 0 ? NULL : gap_cell(w, row, w->hours);
    gap->has_cost = gap->has_cost && hours != NULL && hours->type == BG_V_NUMBER &&
                    bg_dec_mul(raise, people, &raise) &&
                    bg_dec_mul(raise, hours->as.number, &raise) &&
                    bg_dec_add(gap->cost, raise, &gap->cost);
    return true;
}

bool bg_kind_gap(const struct bg_judging *j, const struct bg_logic *value,
                 const struct bg_logic *limit, bool strict, struct bg_gap *out)
{
    enum { ROWS_MAX = 2000 }; /* each row costs two evaluations, for a sentence */
    struct workforce w;
    struct bg_value now = bg_logic_eval(value, j->env);
    if (now.type != BG_V_NUMBER || !gap_find_workforce(j, value, &w) || w.table->rows > ROWS_MAX)
        return false;
    struct bg_value *slots = BG_ARRAY(j->scratch, j->ruleset->fields_n, struct bg_value);
    memcpy(slots, j->env->slots, j->ruleset->fields_n * sizeof *slots);
    if (!rises_with_wage(j, &w, slots, value, now.as.number))
        return false;
    *out = (struct bg_gap){.workers = w.headcount >= 0, .has_cost = true};
    bool lowest = false;
    for (size_t row = 0; row < w.table->rows; row++) {
        struct bg_table single = {1, w.table->columns, gap_cell(&w, row, 0)};
        struct bg_dec here, need;
        if (!number_with(j->env, slots, w.slot, &single, value, &here))
            continue; /* a row that the expression leaves out */
        if (!number_with(j->env, slots, w.slot, &single, limit, &need) ||
            bg_dec_cmp(here, now.as.number) < 0 || !gap_add_row(&w, row, here, need, strict, out))
            return false;
        lowest = lowest || bg_dec_cmp(here, now.as.number) == 0;
    }
    return lowest;
}

/* value - limit of one row, with its wage as it is or one higher. */
static bool row_margin(const struct bg_judging *j, const struct bg_compared *compared,
                       const struct workforce *w, size_t row, bool raised, struct bg_dec *margin)
{
    struct bg_value *cells = BG_ARRAY(j->scratch, w->table->columns, struct bg_value);
    memcpy(cells, gap_cell(w, row, 0), w->table->columns * sizeof *cells);
    struct bg_value *wage = &cells[w->wage];
    if (wage->type != BG_V_NUMBER ||
        (raised && !bg_dec_add(wage->as.number, bg_dec_int(1), &wage->as.number)))
        return false;
    struct bg_value value = bg_logic_eval_row(compared->value, j->env, cells);
    struct bg_value limit = bg_logic_eval_row(compared->limit, j->env, cells);
    return value.type == BG_V_NUMBER && limit.type == BG_V_NUMBER &&
           bg_dec_sub(value.as.number, limit.as.number, margin);
}

bool bg_kind_row_gap(const struct bg_judging *j, const struct bg_decider *decider,
                     const struct bg_compared *compared, struct bg_gap *out)
{
    const struct bg_row_test *test = bg_logic_row_test(decider->rows);
    const struct bg_field *field = &j->ruleset->fields[test->slot];
    const struct bg_value *table = &j->env->slots[test->slot];
    struct workforce w = {test->slot, table->as.table, gap_column_of(field, BG_ROLE_HOURLY_WAGE),
                          gap_column_of(field, BG_ROLE_HEADCOUNT),
                          gap_column_of(field, BG_ROLE_HOURS_PER_YEAR)};
    bool strict = compared->op[0] == '>' && compared->op[1] == '\0';
    if (table->type != BG_V_TABLE || w.wage < 0 || compared->op[0] != '>')
        return false;
    *out = (struct bg_gap){.workers = w.headcount >= 0, .has_cost = true};
    for (size_t row = 0; row < w.table->rows; row++) {
        struct bg_value asked = {.type = BG_V_BOOL, .as.truth = true};
        struct bg_dec now, then, rise;
        if (test->where != NULL)
            asked = bg_logic_eval_row(test->where, j->env, gap_cell(&w, row, 0));
        if (asked.type == BG_V_BOOL && !asked.as.truth)
            continue;
        if (asked.type != BG_V_BOOL || !row_margin(j, compared, &w, row, false, &now) ||
            !row_margin(j, compared, &w, row, true, &then) || !bg_dec_sub(then, now, &rise) ||
            bg_dec_cmp(rise, bg_dec_int(1)) != 0 ||
            !gap_add_row(&w, row, now, bg_dec_int(0), strict, out))
            return false;
    }
    return bg_dec_sign(out->failing) > 0;
}

struct bg_arg bg_gap_who(struct bg_arena *arena, const struct bg_gap *gap)
{
    struct bg_arg failing = bg_arg_number(BG_ARG_NUMBER, gap->failing, "");
    struct bg_arg all = bg_arg_number(BG_ARG_NUMBER, gap->all, "");
    return gap->workers ? BG_PHRASE(arena, WORKERS_OF, failing, all)
                        : BG_PHRASE(arena, ROWS_OF, failing, all);
}

/* Three significant digits, since the figure is introduced by "about". */
static struct bg_dec gap_about(struct bg_dec money)
{
    struct bg_dec unit = bg_dec_int(1), thousand = bg_dec_int(1000), scaled;
    int k = 0;
    while (bg_dec_mul(thousand, unit, &scaled) && bg_dec_cmp(money, scaled) >= 0 &&
           bg_dec_mul(unit, bg_dec_int(10), &unit))
        k++;
    struct bg_dec step = {1, k}, out = bg_dec_round(money, 0, BG_HALF_UP);
    if (k > 0 && bg_dec_mul(money, step, &scaled) &&
        bg_dec_mul(bg_dec_round(scaled, 0, BG_HALF_UP), unit, &out))
        return out;
    return out;
}

struct bg_arg bg_gap_cost(const struct bg_judging *j, const struct bg_gap *gap)
{
    if (!gap->has_cost || bg_dec_sign(gap->cost) <= 0)
        return bg_arg_none();
    return bg_arg_fixed(BG_ARG_MONEY, gap_about(gap->cost), 0, j->ruleset->currency);
}
