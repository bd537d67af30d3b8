/* The estimates of a line over the percentiles of its wages, as formulas. */
#include "report/register/line_points.h"

/* One IF for each percentile. */
const struct bg_formula *bg_line_share(struct bg_arena *arena, const struct bg_line_points *p,
                                       int part)
{
    const struct bg_formula *none = bg_formula_text(arena, ""), *rest = none;
    if (part != 1)
        rest = bg_formula_int(arena, part == 0 ? p->percent[p->n - 1] : 100);
    for (size_t i = p->n; i-- > 0;) {
        int64_t at = p->percent[i], before = i ? p->percent[i - 1] : 0;
        const struct bg_formula *share = bg_formula_int(arena, part == 0 ? before : at);
        if (part == 1 && i)
            share = BG_FORMULA(arena, "ROUND(a+b*(c-d)/(e-d),6)", bg_formula_int(arena, before),
                               bg_formula_int(arena, at - before), p->floor, p->wage[i - 1],
                               p->wage[i]);
        rest = BG_FORMULA(arena, "IF(a<=b,c,d)", p->floor, p->wage[i], share, rest);
    }
    if (part == 1)
        rest = BG_FORMULA(arena, "IF(a<b,c,d)", p->floor, p->wage[0], none, rest);
    return BG_FORMULA(arena, "IF(a<=b,0,c)", p->floor, p->lawful, rest);
}

/* What a worker with that wage is short of: sum + part x max(0, floor - max(wage, lawful)) */
static const struct bg_formula *add_short(struct bg_arena *arena, const struct bg_formula *sum,
                                          const struct bg_line_points *p, int64_t part,
                                          const struct bg_formula *wage)
{
    return BG_FORMULA(arena, "a+b*MAX(0,c-MAX(d,e))", sum, bg_formula_int(arena, part), p->floor,
                      wage, p->lawful);
}

/* Between two percentiles: a part at the lawful minimum, a trapezium up to the floor. a: the sum so far,
 * b: the part, c and d: the wages at its ends, e: the floor, f: the lawful minimum. */
static const struct bg_formula *add_between(struct bg_arena *arena, const struct bg_formula *sum,
                                            const struct bg_line_points *p, size_t i)
{
    return BG_FORMULA(arena,
                      "a+b*IF(c=d,MAX(0,e-MAX(c,f)),(MAX(0,MIN(d,f)-c)*(e-f)"
                      "+MAX(0,MIN(d,e)-MAX(c,f))*(2*e-MAX(c,f)-MIN(d,e))/2)/(d-c))",
                      sum, bg_formula_int(arena, p->percent[i] - p->percent[i - 1]), p->wage[i - 1],
                      p->wage[i], p->floor, p->lawful);
}

const struct bg_formula *bg_line_gap(struct bg_arena *arena, const struct bg_line_points *p,
                                     int part)
{
    const struct bg_formula *sum = bg_formula_int(arena, 0);
    for (size_t i = 0; i < p->n; i++) {
        int64_t width = p->percent[i] - (i ? p->percent[i - 1] : 0);
        if (part == 1 && i)
            sum = add_between(arena, sum, p, i);
        else
            sum = add_short(arena, sum, p, width,
                            part == 2 ? (i ? p->wage[i - 1] : p->lawful) : p->wage[i]);
    }
    if (part == 2)
        sum = add_short(arena, sum, p, 100 - p->percent[p->n - 1], p->wage[p->n - 1]);
    return BG_FORMULA(arena, "IF(a<=b,0,ROUND(c/100,6))", p->floor, p->lawful, sum);
}
