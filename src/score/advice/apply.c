/* A bid with steps taken, and what it then comes to. */
#include "score/advice/parts.h"

#include <string.h>

struct copy {
    struct bg_arena *arena;
    struct bg_answer *answers;
    struct bg_value *values;
    bool *own; /* by slot: the table in it is the copy's */
};

static void apply_set_answer(struct copy *c, int slot, struct bg_value value)
{
    c->values[slot] = c->answers[slot].value = value;
    c->answers[slot].problem = NULL;
}

static struct bg_value *apply_own_cells(struct copy *c, int slot)
{
    const struct bg_table *old = c->values[slot].as.table;
    if (c->own[slot])
        return (struct bg_value *)(uintptr_t)old->cells; /* made here, so it may be changed */
    size_t n = old->rows * old->columns;
    struct bg_table *table = BG_NEW(c->arena, struct bg_table);
    struct bg_value *cells = BG_ARRAY(c->arena, n + 1, struct bg_value);
    if (n)
        memcpy(cells, old->cells, n * sizeof *cells);
    *table = (struct bg_table){old->rows, old->columns, cells};
    apply_set_answer(c, slot, (struct bg_value){.type = BG_V_TABLE, .row = -1, .as.table = table});
    c->own[slot] = true;
    return cells;
}

/* A number of a row is raised to it; whatever else is there becomes it. */
static void change_rows(struct copy *c, const struct bg_step_change *change)
{
    if (c->values[change->slot].type != BG_V_TABLE)
        return;
    struct bg_value *cells = apply_own_cells(c, change->slot);
    const struct bg_table *table = c->values[change->slot].as.table;
    for (size_t row = 0; row < table->rows; row++) {
        struct bg_value *cell = &cells[row * table->columns + (size_t)change->column];
        if (cell->type == BG_V_NUMBER && change->to.type == BG_V_NUMBER &&
            bg_dec_cmp(cell->as.number, change->to.as.number) >= 0)
            continue;
        *cell = change->to;
    }
}

const struct bg_bid *bg_advice_bid(struct bg_arena *arena, const struct bg_advice *advice,
                                   uint64_t steps)
{
    size_t n = advice->ruleset->fields_n;
    struct bg_bid *out = BG_NEW(arena, struct bg_bid);
    struct copy c = {arena, BG_ARRAY(arena, n + 1, struct bg_answer),
                     BG_ARRAY(arena, n + 1, struct bg_value), BG_ARRAY(arena, n + 1, bool)};
    *out = *advice->bid;
    if (n) {
        memcpy(c.answers, advice->bid->answers, n * sizeof *c.answers);
        memcpy(c.values, advice->bid->values, n * sizeof *c.values);
    }
    out->answers = c.answers;
    out->values = c.values;
    for (size_t s = 0; s < advice->steps->n; s++) {
        const struct bg_step *step = &advice->steps->items[s];
        for (size_t i = 0; (steps >> s & 1) && i < step->changes_n; i++) {
            if (step->changes[i].column >= 0)
                change_rows(&c, &step->changes[i]);
            else
                apply_set_answer(&c, step->changes[i].slot, step->changes[i].to);
        }
    }
    return out;
}

/* A requirement that is not answered keeps the bid out as one does that is not met. */
void bg_advice_count(struct bg_arena *arena, const struct bg_criterion *c,
                     const struct bg_criterion_result *r, struct bg_advice_outcome *to)
{
    enum bg_standing standing = bg_criterion_standing(c, r);
    to->failed += standing == BG_STANDS_NOT || standing == BG_STANDS_UNSETTLED;
    to->open += standing == BG_STANDS_OPEN;
    if (r->points_exact)
        to->points = bg_ratio_add(arena, to->points, r->points_exact);
}

struct bg_advice_outcome bg_advice_outcome_of(struct bg_arena *arena,
                                              const struct bg_ruleset *ruleset,
                                              const struct bg_bids *bids, bool with_relative,
                                              const size_t *which, size_t n)
{
    const struct bg_lot_result *lot = bg_evaluate_briefly(arena, ruleset, bids);
    struct bg_advice_outcome out = {bg_ratio_int(arena, 0), 0, 0};
    for (size_t i = 0; i < (which ? n : ruleset->criteria_n); i++) {
        size_t at = which ? which[i] : i;
        const struct bg_criterion *c = &ruleset->criteria[at];
        if (c->kind && (!c->kind->relative || with_relative))
            bg_advice_count(arena, c, &lot->bids[0].criteria[at], &out);
    }
    return out;
}

struct bg_advice_outcome bg_advice_outcome(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                           const struct bg_bids *bids, bool with_relative)
{
    return bg_advice_outcome_of(arena, ruleset, bids, with_relative, NULL, 0);
}

/* -- what a wage step costs -------------------------------------------------------------------------- */

static int apply_column_of(const struct bg_field *table, enum bg_role role)
{
    for (size_t i = 0; i < table->columns_n; i++)
        if (table->columns[i].role == role)
            return (int)i;
    return -1;
}

static bool apply_number_at(const struct bg_table *table, size_t row, int column,
                            struct bg_dec *out)
{
    const struct bg_value *cell = &table->cells[row * table->columns + (size_t)column];
    *out = cell->as.number;
    return cell->type == BG_V_NUMBER;
}

/* Rise x hours x headcount over the rows; payroll tax is not in it. NULL: a row does not say. */
static const struct bg_ratio *cost_of_wage(struct bg_arena *arena, const struct bg_advice *advice,
                                           const struct bg_step_change *change)
{
    const struct bg_field *field = &advice->ruleset->fields[change->slot];
    const struct bg_value *value = &advice->bid->values[change->slot];
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    if (change->column < 0 || value->type != BG_V_TABLE)
        return NULL;
    int hours = apply_column_of(field, BG_ROLE_HOURS_PER_YEAR),
        heads = apply_column_of(field, BG_ROLE_HEADCOUNT);
    for (size_t row = 0; row < value->as.table->rows; row++) {
        struct bg_dec wage, hour, head;
        if (hours < 0 || heads < 0 ||
            !apply_number_at(value->as.table, row, change->column, &wage) ||
            !apply_number_at(value->as.table, row, hours, &hour) ||
            !apply_number_at(value->as.table, row, heads, &head))
            return NULL;
        if (bg_dec_cmp(wage, change->to.as.number) >= 0)
            continue;
        const struct bg_ratio *rise = bg_ratio_sub(arena, bg_ratio_dec(arena, change->to.as.number),
                                                   bg_ratio_dec(arena, wage));
        const struct bg_ratio *worked =
            bg_ratio_mul(arena, bg_ratio_dec(arena, hour), bg_ratio_dec(arena, head));
        sum = bg_ratio_add(arena, sum, bg_ratio_mul(arena, rise, worked));
    }
    return sum;
}

const struct bg_ratio *bg_advice_cost(struct bg_arena *arena, const struct bg_advice *advice,
                                      const struct bg_step *step)
{
    const struct bg_ratio *sum = step->cost_a_year;
    for (size_t i = 0; i < step->changes_n && !step->cost_a_year; i++) {
        const struct bg_ratio *more = cost_of_wage(arena, advice, &step->changes[i]);
        if (more == NULL)
            return NULL;
        sum = sum ? bg_ratio_add(arena, sum, more) : more;
    }
    return sum;
}
