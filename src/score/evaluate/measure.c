/* Measures of a bid. The low and the high of a figure are found at the corners of its uncertain
 * parameters: every one of them at its low or its high. */
#include "score/evaluate/measure.h"

#include <string.h>

#include "score/evaluate/env.h"

/* An environment over that of the bid: at one date, and with some parameters set. */
struct probe {
    struct bg_env env;
    const struct bg_env *outer; /* of the bid: what chooses a parameter's cell reads its answers */
    const struct bg_ruleset *ruleset;
    int64_t date;
    const size_t *range;
    size_t range_n;
    unsigned corner; /* bit i: parameter range[i] at its high */
    bool at_corner;
};

static struct bg_value evaluate_measure_number(struct bg_dec value)
{
    struct bg_value number = BG_MISSING;
    number.type = BG_V_NUMBER;
    number.as.number = value;
    return number;
}

static struct bg_value measure_failed(const char *why)
{
    struct bg_value failed = BG_MISSING;
    failed.type = BG_V_ERROR;
    failed.as.error = why;
    return failed;
}

/* Whether the corner sets the parameter, and to what. */
static bool at_corner(const struct probe *p, size_t index, struct bg_value *out)
{
    for (size_t i = 0; p->at_corner && i < p->range_n; i++)
        if (p->range[i] == index) {
            const struct bg_param *param = &p->ruleset->params[index];
            *out = evaluate_measure_number(p->corner >> i & 1 ? param->high : param->low);
            return true;
        }
    return false;
}

static struct bg_value measure_param_of(const struct bg_env *env, size_t index, int64_t date)
{
    const struct probe *p = env->param_data;
    struct bg_value set;
    if (at_corner(p, index, &set))
        return set;
    return p->outer->param(p->outer, index, date == BG_NO_DATE ? p->date : date);
}

static struct bg_value row_param_of(const struct bg_env *env, size_t index, int64_t date,
                                    const struct bg_value *cells)
{
    const struct probe *p = env->param_data;
    struct bg_value set;
    if (at_corner(p, index, &set))
        return set;
    return p->outer->row_param(p->outer, index, date == BG_NO_DATE ? p->date : date, cells);
}

static void measure_start(struct probe *p, const struct bg_measuring *m, const struct bg_bid *bid)
{
    p->outer = bg_bid_env(m->arena, m->ruleset, bid);
    p->env = *p->outer;
    p->env.param = measure_param_of;
    p->env.row_param = row_param_of;
    p->env.param_data = p;
    if (m->date != BG_NO_DATE)
        p->env.as_of = m->date;
    p->ruleset = m->ruleset;
    p->date = m->date;
}

/* -- one value --------------------------------------------------------------------------------- */

static struct bg_value measure_add(struct bg_value sum, struct bg_value value)
{
    if (sum.type != BG_V_NUMBER)
        return sum;
    if (value.type != BG_V_NUMBER)
        return value;
    if (!bg_dec_add(sum.as.number, value.as.number, &sum.as.number))
        return measure_failed("the sum has too many digits");
    return sum;
}

static struct bg_value own_value(const struct probe *p, const struct bg_measure *measure)
{
    return measure->value ? bg_logic_eval(measure->value, &p->env) : BG_MISSING;
}

static struct bg_value measure_quotient(struct bg_value a, struct bg_value b)
{
    struct bg_dec out;
    if (a.type != BG_V_NUMBER || b.type == BG_V_MISSING)
        return a.type == BG_V_NUMBER ? b : a;
    if (b.type != BG_V_NUMBER)
        return b;
    if (bg_dec_sign(b.as.number) == 0)
        return BG_MISSING; /* nothing to divide by is no figure, and no mistake */
    if (!bg_dec_div(a.as.number, b.as.number, &out))
        return measure_failed("the quotient has too many digits");
    return evaluate_measure_number(out);
}

/* -- ranges ------------------------------------------------------------------------------------ */

static void measure_widen(struct bg_figure *figure, struct bg_value value)
{
    if (value.type != BG_V_NUMBER)
        return;
    if (figure->low.type != BG_V_NUMBER || bg_dec_cmp(value.as.number, figure->low.as.number) < 0)
        figure->low = value;
    if (figure->high.type != BG_V_NUMBER || bg_dec_cmp(value.as.number, figure->high.as.number) > 0)
        figure->high = value;
}

size_t bg_measure_parts(const struct bg_ruleset *r, size_t index, const struct bg_measure *parts[2])
{
    const struct bg_measure *measure = &r->measures[index];
    parts[0] = measure;
    if (measure->over[0] < 0 || measure->over[1] < 0)
        return 1;
    parts[0] = &r->measures[measure->over[0]];
    parts[1] = &r->measures[measure->over[1]];
    return 2;
}

static size_t measure_add_range(const struct bg_measure *measure, size_t n, size_t *range)
{
    for (size_t i = 0; i < measure->range_n && n < BG_MEASURE_RANGE; i++) {
        size_t k = 0;
        while (k < n && range[k] != measure->range[i])
            k++;
        if (k == n)
            range[n++] = measure->range[i];
    }
    return n;
}

size_t bg_measure_range(const struct bg_ruleset *r, size_t index, size_t range[BG_MEASURE_RANGE])
{
    const struct bg_measure *parts[2];
    size_t parts_n = bg_measure_parts(r, index, parts), n = 0;
    for (size_t i = 0; i < parts_n; i++)
        n = measure_add_range(parts[i], n, range);
    return measure_add_range(&r->measures[index], n, range);
}

/* The answers that a measure reads. NULL: the vendor has dropped out. */
static const struct bg_bid *measure_bid_of(const struct bg_measuring *m,
                                           const struct bg_measure *measure)
{
    if (measure->of == BG_OF_SUBMITTED)
        return m->submitted;
    return m->assumed->status == BG_BID_ACTIVE ? m->assumed : NULL;
}

static struct bg_value measure_at(struct probe probes[2], const struct bg_measure *const parts[2],
                                  size_t n, bool at_corner, unsigned corner)
{
    struct bg_value v[2];
    for (size_t i = 0; i < n; i++) {
        probes[i].at_corner = at_corner;
        probes[i].corner = corner;
        v[i] = own_value(&probes[i], parts[i]);
    }
    return n == 2 ? measure_quotient(v[0], v[1]) : v[0];
}

static struct bg_figure measure_figure(const struct bg_measuring *m, size_t index, bool ranged,
                                       struct bg_value *ends)
{
    const struct bg_measure *parts[2];
    struct bg_figure out = {BG_MISSING, BG_MISSING, BG_MISSING};
    struct probe probes[2];
    size_t range[BG_MEASURE_RANGE], n = bg_measure_parts(m->ruleset, index, parts);
    size_t range_n = ranged ? bg_measure_range(m->ruleset, index, range) : 0;
    for (size_t i = 0; i < n; i++) {
        const struct bg_bid *bid = measure_bid_of(m, parts[i]);
        if (!bid)
            return out;
        memset(&probes[i], 0, sizeof probes[i]);
        measure_start(&probes[i], m, bid);
        probes[i].range = range;
        probes[i].range_n = range_n;
    }
    out.value = measure_at(probes, parts, n, false, 0);
    unsigned corners = range_n && range_n <= 8 ? 1u << range_n : 0;
    for (unsigned corner = 0; corner < corners; corner++) {
        struct bg_value value = measure_at(probes, parts, n, true, corner);
        measure_widen(&out, value);
        if (ends && corner < BG_MEASURE_ENDS)
            ends[corner] = value;
    }
    return out;
}

struct bg_figure bg_measure(const struct bg_measuring *m, size_t index)
{
    return measure_figure(m, index, true, NULL);
}

struct bg_figure bg_measure_with_ends(const struct bg_measuring *m, size_t index,
                                      struct bg_value ends[BG_MEASURE_ENDS])
{
    return measure_figure(m, index, true, ends);
}

struct bg_value bg_measure_value(const struct bg_measuring *m, size_t index)
{
    return measure_figure(m, index, false, NULL).value;
}

/* -- job classes ------------------------------------------------------------------------------- */

static const char *class_name(struct bg_arena *arena, const struct bg_value *cell)
{
    return cell->type == BG_V_TEXT ? bg_arena_text(arena, cell->as.text.bytes, cell->as.text.n)
                                   : "";
}

struct bg_class_figures bg_measure_classes(const struct bg_measuring *m, size_t index)
{
    const struct bg_measure *measure = &m->ruleset->measures[index];
    struct bg_class_figures out = {0};
    const struct bg_bid *bid = measure_bid_of(m, measure);
    struct probe p = {.at_corner = false};
    if (!bid || !measure->each)
        return out;
    measure_start(&p, m, bid);
    const struct bg_value *answer = &p.env.slots[measure->rows];
    struct bg_value each = bg_logic_eval(measure->each, &p.env);
    if (answer->type != BG_V_TABLE || each.type != BG_V_LIST ||
        each.as.list.n != answer->as.table->rows)
        return out;
    const struct bg_table *table = answer->as.table;
    struct bg_class_figure *items = BG_ARRAY(m->arena, table->rows, struct bg_class_figure);
    for (size_t r = 0; r < table->rows; r++) {
        const char *name =
            class_name(m->arena, &table->cells[r * table->columns + (size_t)measure->by]);
        size_t i = 0;
        while (i < out.n && strcmp(items[i].name, name) != 0)
            i++;
        if (i == out.n) {
            items[out.n++] = (struct bg_class_figure){
                name, {evaluate_measure_number(bg_dec_int(0)), BG_MISSING, BG_MISSING}};
        }
        items[i].figure.value = measure_add(items[i].figure.value, each.as.list.items[r]);
    }
    out.items = items;
    return out;
}

/* -- sums -------------------------------------------------------------------------------------- */

/* The low of what has no range is its value. */
static struct bg_value measure_end_of(const struct bg_figure *figure, const struct bg_value *end)
{
    return end->type == BG_V_NUMBER ? *end : figure->value;
}

void bg_figure_add(struct bg_figure *sum, size_t *counted, const struct bg_figure *figure)
{
    if (figure->value.type == BG_V_MISSING)
        return;
    if ((*counted)++ == 0) {
        *sum = *figure;
        return;
    }
    bool range = sum->low.type == BG_V_NUMBER || figure->low.type == BG_V_NUMBER;
    struct bg_figure before = *sum;
    sum->value = measure_add(before.value, figure->value);
    if (!range)
        return;
    sum->low =
        measure_add(measure_end_of(&before, &before.low), measure_end_of(figure, &figure->low));
    sum->high =
        measure_add(measure_end_of(&before, &before.high), measure_end_of(figure, &figure->high));
}

struct bg_figure bg_figure_over(const struct bg_figure *a, const struct bg_figure *b)
{
    struct bg_figure out = {measure_quotient(a->value, b->value), BG_MISSING, BG_MISSING};
    if (a->low.type == BG_V_NUMBER && b->low.type != BG_V_NUMBER) {
        out.low = measure_quotient(a->low, b->value);
        out.high = measure_quotient(a->high, b->value);
    }
    return out;
}
