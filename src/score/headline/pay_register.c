/* Pay on contracts that exist, from published wages: between neighbouring percentiles workers are spread
 * evenly, below the lowest and above the highest they earn that. Before, each earns what must be paid
 * already at least; after, the floor, and what pay just above it rises by (score/register/ripple.c). */
#include "score/headline/pay.h"

#include "score/register/register.h"

enum { WAGE_PLACES = 6 };

struct group { /* lines of one row of wages with the same figures */
    struct group *next, *next_of_row;
    struct bg_line_outcome line; /* its rates */
    struct bg_wage_points points;
    struct bg_dec people;
};
struct of_register {
    struct bg_pay pay; /* first */
    struct group *groups;
};

static bool pay_register_same(const struct bg_line_outcome *a, const struct bg_line_outcome *b)
{
    const struct bg_dec mine[] = {a->floor,  a->lawful,    a->growth,      a->ratio,
                                  a->spread, a->ripple_to, a->ripple_share};
    const struct bg_dec other[] = {b->floor,  b->lawful,    b->growth,      b->ratio,
                                   b->spread, b->ripple_to, b->ripple_share};
    for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
        if (bg_dec_cmp(mine[i], other[i]) != 0)
            return false;
    return a->ripples == b->ripples;
}

/* -- how many earn less ---------------------------------------------------------------------------- */

/* Percent of the workers who are paid less than that, where nobody is paid less than lawful. */
static const struct bg_ratio *share_below(struct bg_arena *a, const struct group *g,
                                          struct bg_dec wage)
{
    const struct bg_wage_points *p = &g->points;
    if (bg_dec_cmp(wage, g->line.lawful) > 0 && bg_dec_cmp(wage, p->wage[p->n - 1]) > 0)
        return bg_ratio_int(a, 100);
    return bg_wage_share(a, p, wage, g->line.lawful).counted;
}

/* The wage before at which a worker comes to be paid `wage` after, which is above the floor F: with
 * wages rising by r (s F - w), (wage - r s F) / (1 - r) above the floor; below it what the raise to F
 * or F - m leaves. */
static struct bg_dec wage_before(struct bg_arena *a, const struct bg_line_outcome *l,
                                 struct bg_dec wage)
{
    struct bg_dec top, out = wage;
    if (!l->ripples || !bg_dec_mul(l->floor, l->ripple_to, &top) || bg_dec_cmp(wage, top) >= 0)
        return wage;
    const struct bg_ratio *r = bg_ratio_dec(a, l->ripple_share), *t = bg_ratio_dec(a, wage),
                          *floor = bg_ratio_dec(a, l->floor);
    const struct bg_ratio *drawn = bg_ratio_sub(a, t, bg_ratio_mul(a, r, bg_ratio_dec(a, top)));
    const struct bg_ratio *w = bg_ratio_div(a, drawn, bg_ratio_sub(a, bg_ratio_int(a, 1), r));
    if (bg_ratio_cmp(w, floor) < 0) {
        const struct bg_ratio *capped =
            bg_ratio_add(a, bg_ratio_sub(a, t, floor), bg_ratio_dec(a, l->lawful));
        w = bg_ratio_cmp(capped, w) > 0 ? capped : w;
        w = bg_ratio_cmp(w, floor) > 0 ? floor : w;
    }
    return bg_ratio_round(w, WAGE_PLACES, BG_HALF_UP, &out) ? out : wage;
}

static const struct bg_ratio *group_below(struct bg_arena *a, const struct group *g,
                                          struct bg_dec wage, int side)
{
    const struct bg_line_outcome *l = &g->line;
    if (side && bg_dec_cmp(l->floor, l->lawful) > 0) {
        if (bg_dec_cmp(wage, l->floor) <= 0)
            return bg_ratio_int(a, 0);
        wage = wage_before(a, l, wage);
    }
    return share_below(a, g, wage);
}

static const struct bg_ratio *pay_register_below(const struct bg_pay *pay, struct bg_dec wage,
                                                 int side)
{
    const struct of_register *o = (const struct of_register *)pay;
    const struct bg_ratio *sum = bg_ratio_int(pay->arena, 0);
    for (const struct group *g = o->groups; g; g = g->next)
        sum = bg_ratio_add(pay->arena, sum,
                           bg_ratio_mul(pay->arena, bg_ratio_dec(pay->arena, g->people),
                                        group_below(pay->arena, g, wage, side)));
    return bg_ratio_div(pay->arena, sum, bg_ratio_int(pay->arena, 100));
}

/* -- lines ------------------------------------------------------------------------------------------ */

static void pay_register_see(struct bg_pay *pay, struct bg_dec wage, bool first)
{
    if (first || bg_dec_cmp(wage, pay->low) < 0)
        pay->low = wage;
    if (first || bg_dec_cmp(wage, pay->high) > 0)
        pay->high = wage;
}

static void see_group(struct of_register *o, const struct group *g)
{
    const struct bg_line_outcome *l = &g->line;
    struct bg_dec lowest = g->points.wage[0], highest = g->points.wage[g->points.n - 1], top;
    bool first = !g->next;
    pay_register_see(&o->pay, bg_dec_cmp(lowest, l->lawful) < 0 ? l->lawful : lowest, first);
    pay_register_see(&o->pay, bg_dec_cmp(highest, l->floor) < 0 ? l->floor : highest, false);
    if (!o->pay.has_floor || bg_dec_cmp(l->floor, o->pay.floor[0]) < 0)
        o->pay.floor[0] = l->floor;
    if (!o->pay.has_floor || bg_dec_cmp(l->floor, o->pay.floor[1]) > 0)
        o->pay.floor[1] = l->floor;
    if (!o->pay.has_floor || bg_dec_cmp(l->floor, o->pay.ripple) > 0)
        o->pay.ripple = l->floor;
    if (l->ripples && bg_dec_mul(l->floor, l->ripple_to, &top) &&
        bg_dec_cmp(top, o->pay.ripple) > 0)
        o->pay.ripple = top;
    o->pay.has_floor = true;
}

/* The group of the line's row with its rates. NULL: no wages come of them. */
static struct group *pay_register_group(struct of_register *o, struct group **of_row,
                                        const struct bg_line_outcome *l)
{
    struct bg_arena *a = o->pay.arena;
    struct group *g = *of_row;
    while (g && !pay_register_same(&g->line, l))
        g = g->next_of_row;
    if (!g) {
        struct bg_wage_points points = bg_register_wages(a, &l->wages->points, l);
        if (points.n == 0)
            return NULL;
        g = BG_NEW(a, struct group);
        *g = (struct group){o->groups, *of_row, *l, points, bg_dec_int(0)};
        o->groups = *of_row = g;
        see_group(o, g);
    }
    return g;
}

struct seen { /* a class of lines */
    bool there, counts;
    struct group *group;
};

/* False: wages or workers are not known. */
static bool pay_register_add_line(struct of_register *o, const struct bg_register_outcome *proposed,
                                  struct group **of_row, struct seen *seen, size_t i)
{
    struct bg_dec people;
    struct seen *own = &seen[bg_register_class_of(proposed, i)];
    if (!bg_register_workers(proposed, i, &people))
        return false;
    if (!own->there) {
        struct bg_line_outcome l;
        bg_register_line(proposed, o->pay.arena, i, &l);
        own->there = true;
        own->counts = l.wages && l.has_floor && l.share.known;
        if (own->counts)
            own->group = pay_register_group(o, &of_row[l.wages - proposed->wages->rows], &l);
    }
    if (own->group) { /* a register's limits keep numbers of people small */
        own->group->people = bg_dec_sum(own->group->people, people);
        o->pay.workers = bg_dec_sum(o->pay.workers, people);
    }
    return own->counts;
}

const struct bg_key_pay *bg_key_pay_register(struct bg_arena *arena,
                                             const struct bg_register_outcome *proposed)
{
    struct of_register *o = BG_NEW(arena, struct of_register);
    struct group **of_row = BG_ARRAY(arena, proposed->wages->rows_n + 1, struct group *);
    struct seen *seen = BG_ARRAY(arena, bg_register_classes(proposed), struct seen);
    size_t left = 0;
    *o = (struct of_register){.pay = {.arena = arena,
                                      .workers = bg_dec_int(0),
                                      .estimated = true,
                                      .why = "",
                                      .below = pay_register_below}};
    o->pay.unit = bg_arena_printf(arena, "%s/hour", proposed->ruleset->currency);
    for (size_t i = 0; i < proposed->reg->lines_n; i++)
        if (proposed->contracts[proposed->reg->lines[i].contract].coverage == BG_COVERED)
            left += !pay_register_add_line(o, proposed, of_row, seen, i);
    o->pay.workers_after = o->pay.workers;
    if (left)
        o->pay.why = bg_arena_printf(arena,
                                     "%zu of %zu covered lines are not in it: their workers or "
                                     "wages are not known",
                                     left, proposed->total.lines);
    return bg_pay_bins(&o->pay);
}
