/* The funnel of a register and its sums. Everything adds up line by line. */
#include "score/register/register.h"

#include <string.h>

#include "base/index.h"

static void add(struct bg_dec *sum, struct bg_dec value)
{
    (void)bg_dec_add(*sum, value, sum); /* a register's limits keep every sum inside a decimal */
}

/* -- the funnel ----------------------------------------------------------------------------------
 */

static void count_contract(struct bg_funnel_step *step, const struct bg_register_outcome *o,
                           const struct bg_contract *c)
{
    const struct bg_value *amount = &c->values[BG_RC_AMOUNT];
    const struct bg_value *per_year = &c->values[BG_RC_AMOUNT_PER_YEAR];
    step->contracts++;
    step->lines += c->lines_n;
    if (amount->type == BG_V_NUMBER)
        add(&step->amount, amount->as.number);
    else
        step->amount_not_known++;
    if (per_year->type == BG_V_NUMBER)
        add(&step->amount_per_year, per_year->as.number);
    else
        step->per_year_not_known++;
    for (size_t k = c->first_line; k < c->first_line + c->lines_n; k++) {
        const struct bg_line_outcome *line = &o->lines[k];
        if (line->people_from == BG_NOT_KNOWN)
            step->people_not_known++;
        else
            add(line->people_from == BG_GIVEN ? &step->people_given : &step->people_assumed,
                line->people);
    }
}

void bg_register_funnel(struct bg_register_outcome *o)
{
    for (size_t i = 0; i < o->reg->contracts_n; i++) {
        count_contract(&o->all, o, &o->reg->contracts[i]);
        count_contract(&o->funnel[o->contracts[i].coverage], o, &o->reg->contracts[i]);
    }
}

/* -- sums ----------------------------------------------------------------------------------------
 */

static void add_estimate(struct bg_estimate_sum *sum, const struct bg_estimate *e)
{
    if (!e->known)
        return;
    sum->lines++;
    sum->points += e->has_point;
    add(&sum->low, e->low);
    add(&sum->point, e->point);
    add(&sum->high, e->high);
}

static void add_line(struct bg_register_sum *sum, const struct bg_line_outcome *line)
{
    sum->lines++;
    if (line->people_from == BG_NOT_KNOWN)
        sum->people_not_known++;
    else
        add(&sum->people, line->people);
    if (line->people_from == BG_ASSUMED)
        add(&sum->people_assumed, line->people);
    if (line->has_paid) {
        add(&sum->paid, line->paid);
        sum->paid_lines++;
    }
    add_estimate(&sum->band, &line->band);
    add_estimate(&sum->ripple, &line->ripple);
    add_estimate(&sum->below, &line->below);
    add_estimate(&sum->raise, &line->raise);
    add_estimate(&sum->employer_cost, &line->employer_cost);
    add_estimate(&sum->buyer_cost, &line->buyer_cost);
    if (!line->raise.known)
        return;
    struct bg_dec most = bg_register_most_each(line);
    add_estimate(&sum->raised, &line->below);
    if (bg_dec_cmp(most, sum->most_each) > 0)
        sum->most_each = most;
}

static struct bg_estimate whole(const struct bg_estimate_sum *sum)
{
    return (struct bg_estimate){sum->lines > 0, sum->lines > 0, sum->low, sum->point, sum->high};
}

static void set_each(struct bg_arena *arena, struct bg_register_sum *sum)
{
    struct bg_estimate raise = whole(&sum->raise), below = whole(&sum->raised);
    sum->each = bg_register_each(arena, &raise, &below, sum->most_each);
}

static bool is_covered(const struct bg_register_outcome *o, size_t line)
{
    return o->contracts[o->reg->lines[line].contract].coverage == BG_COVERED;
}

/* The covered lines by a column, in the order in which its texts are first met. */
static const struct bg_register_sum *sums_by(struct bg_arena *arena,
                                             const struct bg_register_outcome *o,
                                             enum bg_register_column column, size_t *n)
{
    size_t lines = o->reg->lines_n;
    const char **names = BG_ARRAY(arena, lines, const char *);
    size_t *group = BG_ARRAY(arena, lines, size_t);
    struct bg_register_sum *sums = BG_ARRAY(arena, lines, struct bg_register_sum);
    *n = 0;
    for (size_t i = 0; i < lines; i++) {
        const struct bg_value *v = &o->reg->lines[i].values[column];
        names[i] = v->type == BG_V_TEXT ? bg_arena_text(arena, v->as.text.bytes, v->as.text.n) : "";
        group[i] = SIZE_MAX;
    }
    const struct bg_index *index = bg_index_new(arena, names, lines);
    for (size_t i = 0; i < lines; i++) {
        size_t first = (size_t)bg_index_find(index, names[i]);
        if (!is_covered(o, i))
            continue;
        if (group[first] == SIZE_MAX) {
            sums[*n].name = names[i][0] ? names[i] : "not given";
            group[first] = (*n)++;
        }
        add_line(&sums[group[first]], &o->lines[i]);
    }
    for (size_t i = 0; i < *n; i++)
        set_each(arena, &sums[i]);
    return sums;
}

static void add_costs(struct bg_register_cost_sum *sums, const struct bg_register_outcome *o)
{
    size_t n = o->ruleset->reg->costs_n;
    for (size_t i = 0; i < o->reg->lines_n; i++)
        for (size_t k = 0; k < n && is_covered(o, i) && o->lines[i].costs; k++)
            if (o->lines[i].costs[k].type == BG_V_NUMBER) {
                add(&sums[k].sum, o->lines[i].costs[k].as.number);
                sums[k].lines++;
            }
}

void bg_register_sums(struct bg_arena *arena, struct bg_register_outcome *o, bool groups)
{
    o->total.name = "";
    for (size_t i = 0; i < o->reg->lines_n; i++)
        if (is_covered(o, i))
            add_line(&o->total, &o->lines[i]);
    set_each(arena, &o->total);
    struct bg_register_cost_sum *costs =
        BG_ARRAY(arena, o->ruleset->reg->costs_n, struct bg_register_cost_sum);
    add_costs(costs, o);
    o->total.costs = costs;
    if (!groups)
        return;
    o->services = sums_by(arena, o, BG_RC_SERVICE, &o->services_n);
    o->occupations = sums_by(arena, o, BG_RC_OCCUPATION, &o->occupations_n);
}
