/* Wages of an occupation from its published percentiles: who is below a floor, and by how much. */
#include "score/register/register.h"

static const struct bg_ratio *larger(const struct bg_ratio *a, const struct bg_ratio *b)
{
    return bg_ratio_cmp(a, b) >= 0 ? a : b;
}

static const struct bg_ratio *smaller(const struct bg_ratio *a, const struct bg_ratio *b)
{
    return bg_ratio_cmp(a, b) <= 0 ? a : b;
}

/* The first published percentile whose wage is at least the floor; n: none is. */
static size_t first_at_least(const struct bg_wage_points *points, struct bg_dec floor)
{
    size_t i = 0;
    while (i < points->n && bg_dec_cmp(points->wage[i], floor) < 0)
        i++;
    return i;
}

/* The floor lies within what is published. */
static bool has_point(const struct bg_wage_points *points, struct bg_dec floor)
{
    return points->n > 0 && bg_dec_cmp(floor, points->wage[0]) >= 0 &&
           bg_dec_cmp(floor, points->wage[points->n - 1]) <= 0;
}

/* How many percent can earn less than the floor at the most, where no published wage is as high. */
static int64_t most_below(const struct bg_wage_points *points, struct bg_dec floor)
{
    bool open = points->open_percent && bg_dec_cmp(floor, points->open_from) <= 0;
    return open ? points->open_percent : 100;
}

static struct bg_span wages_nothing(struct bg_arena *arena)
{
    const struct bg_ratio *zero = bg_ratio_int(arena, 0);
    return (struct bg_span){zero, zero, zero, true};
}

struct bg_span bg_wage_share(struct bg_arena *arena, const struct bg_wage_points *points,
                             struct bg_dec floor, struct bg_dec lawful)
{
    size_t i = first_at_least(points, floor);
    struct bg_span out = {0};
    if (bg_dec_cmp(floor, lawful) <= 0)
        return wages_nothing(arena);
    out.low = bg_ratio_int(arena, i == 0 ? 0 : points->percent[i - 1]);
    out.high = bg_ratio_int(arena, i == points->n ? most_below(points, floor) : points->percent[i]);
    out.counted = out.low;
    out.has_point = has_point(points, floor);
    if (!out.has_point)
        return out;
    if (bg_dec_cmp(points->wage[i], floor) == 0) {
        out.counted = out.high;
        return out;
    }
    const struct bg_ratio *below = bg_ratio_dec(arena, points->wage[i - 1]);
    const struct bg_ratio *part = bg_ratio_sub(arena, bg_ratio_dec(arena, floor), below);
    const struct bg_ratio *whole = bg_ratio_sub(arena, bg_ratio_dec(arena, points->wage[i]), below);
    out.counted = bg_ratio_add(arena, out.low,
                               bg_ratio_mul(arena, bg_ratio_sub(arena, out.high, out.low),
                                            bg_ratio_div(arena, part, whole)));
    return out;
}

struct shortfall {
    struct bg_arena *arena;
    const struct bg_ratio *zero, *floor, *lawful;
};

/* max(0, floor - max(wage, lawful)) */
static const struct bg_ratio *of_wage(const struct shortfall *s, const struct bg_ratio *wage)
{
    return larger(s->zero, bg_ratio_sub(s->arena, s->floor, larger(wage, s->lawful)));
}

/* The mean of of_wage over wages from `from` to `to`, evenly spread: a part at the lawful minimum,
 * a triangle or trapezium up to the floor, nothing above it. */
static const struct bg_ratio *mean_between(const struct shortfall *s, const struct bg_ratio *from,
                                           const struct bg_ratio *to)
{
    struct bg_arena *a = s->arena;
    const struct bg_ratio *width = bg_ratio_sub(a, to, from);
    if (bg_ratio_sign(width) == 0)
        return of_wage(s, from);
    const struct bg_ratio *lifted = larger(s->zero, bg_ratio_sub(a, smaller(to, s->lawful), from));
    const struct bg_ratio *start = larger(from, s->lawful), *end = smaller(to, s->floor);
    const struct bg_ratio *area = bg_ratio_mul(a, lifted, of_wage(s, s->lawful));
    if (bg_ratio_cmp(end, start) > 0) {
        const struct bg_ratio *heights = bg_ratio_add(a, of_wage(s, start), of_wage(s, end));
        const struct bg_ratio *trapezium = bg_ratio_mul(a, bg_ratio_sub(a, end, start), heights);
        area = bg_ratio_add(a, area, bg_ratio_div(a, trapezium, bg_ratio_int(a, 2)));
    }
    return bg_ratio_div(a, area, width);
}

/* Part i of the distribution: up to published percentile i; the last one is the rest that can be
 * below the floor. */
static const struct bg_ratio *wages_part_of(const struct shortfall *s,
                                            const struct bg_wage_points *points, size_t i,
                                            struct bg_dec floor)
{
    int64_t from = i == 0 ? 0 : points->percent[i - 1];
    int64_t to = i == points->n ? most_below(points, floor) : points->percent[i];
    return bg_ratio_div(s->arena, bg_ratio_int(s->arena, to - from), bg_ratio_int(s->arena, 100));
}

struct bg_span bg_wage_gap(struct bg_arena *arena, const struct bg_wage_points *points,
                           struct bg_dec floor, struct bg_dec lawful)
{
    struct shortfall s = {arena, bg_ratio_int(arena, 0), bg_ratio_dec(arena, floor),
                          bg_ratio_dec(arena, lawful)};
    struct bg_span out = wages_nothing(arena);
    if (bg_dec_cmp(floor, lawful) <= 0)
        return out;
    for (size_t i = 0; i <= points->n; i++) {
        const struct bg_ratio *part = wages_part_of(&s, points, i, floor);
        const struct bg_ratio *from = i == 0 ? s.lawful : bg_ratio_dec(arena, points->wage[i - 1]);
        out.high = bg_ratio_add(arena, out.high, bg_ratio_mul(arena, part, of_wage(&s, from)));
        if (i == points->n)
            break;
        const struct bg_ratio *to = bg_ratio_dec(arena, points->wage[i]);
        const struct bg_ratio *mean = i == 0 ? of_wage(&s, to) : mean_between(&s, from, to);
        out.low = bg_ratio_add(arena, out.low, bg_ratio_mul(arena, part, of_wage(&s, to)));
        out.counted = bg_ratio_add(arena, out.counted, bg_ratio_mul(arena, part, mean));
    }
    out.has_point = has_point(points, floor);
    return out;
}
