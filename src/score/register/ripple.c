/* Wages just above a new floor rise too, and the mean wage: both are integrals over the published
 * percentiles, straight between them, flat outside. Exact: every function here is straight between
 * its kinks, so that the mean of a piece is its value in the middle. */
#include "score/register/register.h"

enum { KINKS = 6, ENDS = KINKS + 2 };

struct rising {
    struct bg_arena *arena;
    const struct bg_ratio *floor, *lawful, *top, *share; /* top: s F */
    const struct bg_ratio *kinks[KINKS];
    size_t kinks_n;
};

static const struct bg_ratio *ripple_least(const struct bg_ratio *a, const struct bg_ratio *b)
{
    return bg_ratio_cmp(a, b) <= 0 ? a : b;
}

static const struct bg_ratio *ripple_greatest(const struct bg_ratio *a, const struct bg_ratio *b)
{
    return bg_ratio_cmp(a, b) >= 0 ? a : b;
}

/* The raise of a worker at that wage; below: as of one under the floor. */
static const struct bg_ratio *ripple_raise_at(const struct rising *r, const struct bg_ratio *wage,
                                              bool below)
{
    struct bg_arena *a = r->arena;
    const struct bg_ratio *zero = bg_ratio_int(a, 0);
    const struct bg_ratio *drawn = bg_ratio_mul(a, r->share, bg_ratio_sub(a, r->top, wage));
    if (!below)
        return ripple_greatest(zero, drawn);
    const struct bg_ratio *owed = bg_ratio_sub(a, r->floor, wage);
    return ripple_least(ripple_greatest(owed, drawn), bg_ratio_sub(a, r->floor, r->lawful));
}

static void add_kink(struct rising *r, const struct bg_ratio *wage)
{
    size_t i = r->kinks_n++;
    for (; i > 0 && bg_ratio_cmp(r->kinks[i - 1], wage) > 0; i--)
        r->kinks[i] = r->kinks[i - 1];
    r->kinks[i] = wage;
}

/* Where F - w meets r (s F - w), and where that meets F - m. */
static void find_kinks(struct rising *r)
{
    struct bg_arena *a = r->arena;
    const struct bg_ratio *one = bg_ratio_int(a, 1);
    const struct bg_ratio *drawn = bg_ratio_mul(a, r->share, r->top);
    add_kink(r, r->lawful);
    add_kink(r, r->floor);
    add_kink(r, r->top);
    add_kink(r, bg_ratio_div(a, bg_ratio_sub(a, r->floor, drawn), bg_ratio_sub(a, one, r->share)));
    if (bg_ratio_sign(r->share) > 0)
        add_kink(r, bg_ratio_sub(a, r->top,
                                 bg_ratio_div(a, bg_ratio_sub(a, r->floor, r->lawful), r->share)));
}

/* The wages at which the pieces between from and to begin and end; gives how many. */
static size_t pieces(const struct rising *r, const struct bg_ratio *from, const struct bg_ratio *to,
                     const struct bg_ratio *ends[ENDS])
{
    size_t n = 0;
    ends[n++] = from;
    for (size_t i = 0; i < r->kinks_n; i++)
        if (bg_ratio_cmp(r->kinks[i], ends[n - 1]) > 0 && bg_ratio_cmp(r->kinks[i], to) < 0)
            ends[n++] = r->kinks[i];
    ends[n++] = to;
    return n;
}

struct sums { /* of one part of the workers: means, and their least and most */
    const struct bg_ratio *gap[3], *band_gap[3];
};

static void ripple_add_point(const struct rising *r, const struct bg_ratio *wage, struct sums *s)
{
    const struct bg_ratio *zero = bg_ratio_int(r->arena, 0);
    bool below = bg_ratio_cmp(wage, r->floor) < 0;
    const struct bg_ratio *gap = below ? ripple_raise_at(r, wage, true) : zero;
    const struct bg_ratio *band = below ? zero : ripple_raise_at(r, wage, false);
    for (int end = 0; end < 3; end += 2) {
        s->gap[end] = end ? ripple_greatest(s->gap[end], gap) : ripple_least(s->gap[end], gap);
        s->band_gap[end] =
            end ? ripple_greatest(s->band_gap[end], band) : ripple_least(s->band_gap[end], band);
    }
}

/* Workers evenly spread between two wages. */
static struct sums ripple_between(const struct rising *r, const struct bg_ratio *from,
                                  const struct bg_ratio *to)
{
    struct bg_arena *a = r->arena;
    const struct bg_ratio *ends[ENDS], *zero = bg_ratio_int(a, 0);
    const struct bg_ratio *width = bg_ratio_sub(a, to, from);
    const struct bg_ratio *much = bg_ratio_add(a, r->top, r->floor);
    struct sums s = {{much, zero, zero}, {much, zero, zero}};
    size_t n = pieces(r, from, to, ends);
    ripple_add_point(r, from, &s);
    ripple_add_point(r, to, &s);
    for (size_t i = 0; i + 1 < n; i++) {
        const struct bg_ratio *middle =
            bg_ratio_div(a, bg_ratio_add(a, ends[i], ends[i + 1]), bg_ratio_int(a, 2));
        const struct bg_ratio *part =
            bg_ratio_sign(width) ? bg_ratio_div(a, bg_ratio_sub(a, ends[i + 1], ends[i]), width)
                                 : bg_ratio_int(a, 1);
        bool below = bg_ratio_cmp(middle, r->floor) < 0;
        const struct bg_ratio *mean = bg_ratio_mul(a, part, ripple_raise_at(r, middle, below));
        const struct bg_ratio **sum = below ? &s.gap[1] : &s.band_gap[1];
        *sum = bg_ratio_add(a, *sum, mean);
        ripple_add_point(r, ends[i], &s);
        ripple_add_point(r, middle, &s);
    }
    return s;
}

static void ripple_add(struct bg_arena *a, struct bg_span *span, const struct bg_ratio *part,
                       const struct bg_ratio *const mean[3])
{
    span->low = bg_ratio_add(a, span->low, bg_ratio_mul(a, part, mean[0]));
    span->counted = bg_ratio_add(a, span->counted, bg_ratio_mul(a, part, mean[1]));
    span->high = bg_ratio_add(a, span->high, bg_ratio_mul(a, part, mean[2]));
}

static struct bg_span none(struct bg_arena *arena)
{
    const struct bg_ratio *zero = bg_ratio_int(arena, 0);
    return (struct bg_span){zero, zero, zero, true};
}

/* Of the workers in the band: those below its top less those below the floor. */
static struct bg_span band_of(struct bg_arena *arena, const struct bg_wage_points *points,
                              struct bg_dec floor, struct bg_dec lawful, struct bg_dec top)
{
    struct bg_span low = bg_wage_share(arena, points, floor, lawful);
    struct bg_span all = bg_wage_share(arena, points, top, lawful);
    const struct bg_ratio *zero = bg_ratio_int(arena, 0);
    return (struct bg_span){ripple_greatest(zero, bg_ratio_sub(arena, all.low, low.high)),
                            ripple_greatest(zero, bg_ratio_sub(arena, all.counted, low.counted)),
                            ripple_greatest(zero, bg_ratio_sub(arena, all.high, low.low)),
                            low.has_point && all.has_point};
}

/* Low and high: the least and the most of what a worker of each part could get, at the wages of the
 * percentiles around it. The tails are flat: at the lowest wage, and at the highest, of whose workers
 * nobody is counted who earns more. */
struct bg_ripple_spans bg_wage_ripple(struct bg_arena *arena, const struct bg_wage_points *points,
                                      struct bg_dec floor, struct bg_dec lawful,
                                      const struct bg_ripple *ripple)
{
    struct bg_ripple_spans out = {none(arena), none(arena), none(arena)};
    struct rising r = {.arena = arena,
                       .floor = bg_ratio_dec(arena, floor),
                       .lawful = bg_ratio_dec(arena, lawful),
                       .share = bg_ratio_dec(arena, ripple->share)};
    struct bg_dec top;
    if (bg_dec_cmp(floor, lawful) <= 0 || !bg_dec_mul(floor, ripple->to, &top))
        return out;
    r.top = bg_ratio_dec(arena, top);
    find_kinks(&r);
    for (size_t i = 0; i <= points->n; i++) {
        int64_t before = i == 0 ? 0 : points->percent[i - 1];
        int64_t until = i == points->n ? 100 : points->percent[i];
        const struct bg_ratio *part =
            bg_ratio_div(arena, bg_ratio_int(arena, until - before), bg_ratio_int(arena, 100));
        const struct bg_ratio *from = i == 0 ? r.lawful : bg_ratio_dec(arena, points->wage[i - 1]);
        const struct bg_ratio *to =
            i == points->n ? ripple_greatest(from, r.top) : bg_ratio_dec(arena, points->wage[i]);
        struct sums s = ripple_between(&r, ripple_least(from, to), to);
        if (i == 0) { /* flat at the lowest wage */
            struct sums flat = ripple_between(&r, to, to);
            s.gap[1] = flat.gap[1];
            s.band_gap[1] = flat.band_gap[1];
        }
        if (i == points->n) /* the tail is not extrapolated: nothing is counted */
            s.gap[1] = s.band_gap[1] = bg_ratio_int(arena, 0);
        ripple_add(arena, &out.gap, part, s.gap);
        ripple_add(arena, &out.band_gap, part, s.band_gap);
    }
    out.band = band_of(arena, points, floor, lawful, top);
    out.gap.has_point = bg_wage_share(arena, points, floor, lawful).has_point;
    out.band_gap.has_point = out.band.has_point;
    return out;
}

/* -- the mean ------------------------------------------------------------------------------------
 */

const struct bg_ratio *bg_wage_mean(struct bg_arena *a, const struct bg_wage_points *points,
                                    struct bg_dec lawful)
{
    const struct bg_ratio *least_wage = bg_ratio_dec(a, lawful), *sum = bg_ratio_int(a, 0);
    for (size_t i = 0; i <= points->n; i++) {
        size_t low = i == 0 ? 0 : i - 1, high = i == points->n ? i - 1 : i;
        int64_t before = i == 0 ? 0 : points->percent[i - 1];
        int64_t until = i == points->n ? 100 : points->percent[i];
        const struct bg_ratio *from = bg_ratio_dec(a, points->wage[low]);
        const struct bg_ratio *to = bg_ratio_dec(a, points->wage[high]);
        const struct bg_ratio *width = bg_ratio_sub(a, to, from);
        const struct bg_ratio *start = ripple_greatest(from, least_wage),
                              *end = ripple_greatest(to, least_wage);
        /* a part at the lawful wage, the rest straight up to the end */
        const struct bg_ratio *mean = ripple_greatest(from, least_wage);
        if (bg_ratio_sign(width) > 0) {
            const struct bg_ratio *lifted = bg_ratio_sub(a, ripple_least(start, to), from);
            const struct bg_ratio *rest =
                bg_ratio_mul(a, bg_ratio_sub(a, width, lifted),
                             bg_ratio_div(a, bg_ratio_add(a, start, end), bg_ratio_int(a, 2)));
            mean =
                bg_ratio_div(a, bg_ratio_add(a, bg_ratio_mul(a, lifted, least_wage), rest), width);
        }
        sum = bg_ratio_add(a, sum, bg_ratio_mul(a, bg_ratio_int(a, until - before), mean));
    }
    return bg_ratio_div(a, sum, bg_ratio_int(a, 100));
}

const struct bg_ratio *bg_wage_median(struct bg_arena *a, const struct bg_wage_points *points)
{
    size_t i = 0;
    while (i + 1 < points->n && points->percent[i] < 50)
        i++;
    const struct bg_ratio *to = bg_ratio_dec(a, points->wage[i]);
    if (i == 0 || points->percent[i] <= 50)
        return to;
    const struct bg_ratio *from = bg_ratio_dec(a, points->wage[i - 1]);
    int64_t low = points->percent[i - 1], high = points->percent[i];
    return bg_ratio_add(
        a, from,
        bg_ratio_mul(a, bg_ratio_sub(a, to, from),
                     bg_ratio_div(a, bg_ratio_int(a, 50 - low), bg_ratio_int(a, high - low))));
}

static bool wage_used(struct bg_arena *a, struct bg_dec published, const struct bg_ratio *factor,
                      const struct bg_ratio *centre, const struct bg_ratio *spread,
                      struct bg_dec *out)
{
    const struct bg_ratio *own = bg_ratio_mul(a, bg_ratio_dec(a, published), factor);
    own = bg_ratio_add(a, centre, bg_ratio_mul(a, spread, bg_ratio_sub(a, own, centre)));
    return bg_ratio_round(own, BG_SHARE_PLACES, BG_HALF_UP, out);
}

struct bg_wage_points bg_register_wages(struct bg_arena *a, const struct bg_wage_points *points,
                                        const struct bg_line_outcome *line)
{
    struct bg_wage_points out = *points;
    const struct bg_ratio *factor =
        bg_ratio_mul(a, bg_ratio_dec(a, line->growth), bg_ratio_dec(a, line->ratio));
    const struct bg_ratio *spread = bg_ratio_dec(a, line->spread);
    const struct bg_ratio *centre = bg_ratio_mul(a, bg_wage_median(a, points), factor);
    for (size_t i = 0; i < out.n; i++)
        if (!wage_used(a, points->wage[i], factor, centre, spread, &out.wage[i]))
            out.n = 0;
    if (out.open_percent &&
        !wage_used(a, points->open_from, factor, centre, spread, &out.open_from))
        out.open_percent = 0;
    return out;
}
