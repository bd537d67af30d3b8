/* Weight ranges: the zero of a straight line, or a search where there is no line. */
#include "score/robustness/weight_ranges.h"

enum { STEPS = 64, HALVINGS = 40 };

/* Figures of all bids with the weight at some places: its two ends and its value now. */
struct places {
    const struct bg_reweighing *w;
    const struct bg_weight *weight;
    const struct bg_ratio *whole, *now_x;
    const struct bg_ratio **empty, **full, **now;
};

static const struct bg_ratio **figures_at(const struct places *p, const struct bg_ratio *x)
{
    const struct bg_ratio **out = BG_ARRAY(p->w->arena, p->w->n, const struct bg_ratio *);
    bg_weighed(p->w, p->weight, x, out);
    return out;
}

/* By how much the first is ahead of rival i; its sign alone counts where a figure has no result:
 * a bid without one is behind. */
static const struct bg_ratio *lead(const struct bg_reweighing *w, const struct bg_ratio **figures,
                                   size_t i)
{
    const struct bg_ratio *first = figures[0], *rival = figures[i];
    if (first == NULL)
        return bg_ratio_int(w->arena, -1);
    if (rival == NULL)
        return w->one;
    return w->lower_wins ? bg_ratio_sub(w->arena, rival, first)
                         : bg_ratio_sub(w->arena, first, rival);
}

/* -- straight lines -------------------------------------------------------------------------- */

static struct bg_rival_range range_of_line(const struct places *p, size_t i)
{
    struct bg_arena *arena = p->w->arena;
    struct bg_rival_range out = {.ahead = true};
    const struct bg_ratio *a = lead(p->w, p->empty, i), *b = lead(p->w, p->full, i);
    bool low = bg_ratio_sign(a) < 0, high = bg_ratio_sign(b) < 0;
    if (!low && !high)
        return out;
    /* a + (b - a) x / whole = 0 */
    const struct bg_ratio *zero =
        bg_ratio_div(arena, bg_ratio_mul(arena, p->whole, a), bg_ratio_sub(arena, a, b));
    *(low ? &out.low : &out.high) = (struct bg_weight_end){zero, i, true};
    return out;
}

/* -- a search -------------------------------------------------------------------------------- */

/* Between a place where the first leads and one where it does not. */
static const struct bg_ratio *weight_ranges_bisect(const struct places *p,
                                                   const struct bg_ratio *holds,
                                                   const struct bg_ratio *broken, size_t i)
{
    struct bg_arena *arena = p->w->arena;
    const struct bg_ratio *two = bg_ratio_int(arena, 2);
    const struct bg_ratio *fine = bg_ratio_dec(arena, (struct bg_dec){1, BG_RANGE_PLACES + 1});
    for (int k = 0; k < HALVINGS; k++) {
        const struct bg_ratio *gap = bg_ratio_sub(arena, holds, broken);
        if (bg_ratio_cmp(gap, fine) < 0 &&
            bg_ratio_cmp(bg_ratio_sub(arena, broken, holds), fine) < 0)
            break;
        const struct bg_ratio *middle =
            bg_ratio_div(arena, bg_ratio_add(arena, holds, broken), two);
        if (bg_ratio_sign(lead(p->w, figures_at(p, middle), i)) < 0)
            broken = middle;
        else
            holds = middle;
    }
    return holds;
}

/* The figures at every step from now to an end of the scale. */
struct walk {
    const struct bg_ratio *x[STEPS + 1];
    const struct bg_ratio **figures[STEPS + 1];
};

static struct walk *walk_to(const struct places *p, const struct bg_ratio *end)
{
    struct bg_arena *arena = p->w->arena;
    struct walk *walk = BG_NEW(arena, struct walk);
    const struct bg_ratio *way = bg_ratio_sub(arena, end, p->now_x);
    for (int k = 0; k <= STEPS; k++) {
        const struct bg_ratio *part =
            bg_ratio_div(arena, bg_ratio_int(arena, k), bg_ratio_int(arena, STEPS));
        walk->x[k] = bg_ratio_add(arena, p->now_x, bg_ratio_mul(arena, way, part));
        walk->figures[k] = figures_at(p, walk->x[k]);
    }
    return walk;
}

static struct bg_weight_end first_change(const struct places *p, const struct walk *walk, size_t i)
{
    for (int k = 1; k <= STEPS; k++)
        if (bg_ratio_sign(lead(p->w, walk->figures[k], i)) < 0)
            return (struct bg_weight_end){weight_ranges_bisect(p, walk->x[k - 1], walk->x[k], i), i,
                                          false};
    return (struct bg_weight_end){0};
}

/* -- the whole ------------------------------------------------------------------------------- */

static void keep_nearest(struct bg_weight_range *range, const struct bg_rival_range *rival)
{
    if (rival->low.at != NULL &&
        (range->low.at == NULL || bg_ratio_cmp(rival->low.at, range->low.at) > 0))
        range->low = rival->low;
    if (rival->high.at != NULL &&
        (range->high.at == NULL || bg_ratio_cmp(rival->high.at, range->high.at) < 0))
        range->high = rival->high;
}

static void set_move(const struct places *p, struct bg_weight_range *range)
{
    struct bg_arena *arena = p->w->arena;
    const struct bg_ratio *move = NULL;
    if (range->low.at != NULL)
        move = bg_ratio_sub(arena, p->now_x, range->low.at);
    if (range->high.at != NULL) {
        const struct bg_ratio *up = bg_ratio_sub(arena, range->high.at, p->now_x);
        if (move == NULL || bg_ratio_cmp(up, move) < 0)
            move = up;
    }
    if (move != NULL)
        range->move = bg_ratio_mul(arena, move, range->weight->worth);
}

static void find_range(const struct bg_reweighing *w, const struct bg_weight *weight,
                       struct bg_weight_range *range)
{
    struct places p = {w,
                       weight,
                       bg_ratio_dec(w->arena, weight->whole),
                       bg_ratio_dec(w->arena, weight->now),
                       NULL,
                       NULL,
                       NULL};
    struct bg_rival_range *rivals = BG_ARRAY(w->arena, w->n, struct bg_rival_range);
    struct walk *down = NULL, *up = NULL;
    p.empty = figures_at(&p, w->zero);
    p.full = figures_at(&p, p.whole);
    p.now = figures_at(&p, p.now_x);
    range->ahead = true;
    for (size_t i = 1; i < w->n; i++) {
        bool line = bg_weighed_is_linear(w, weight, 0) && bg_weighed_is_linear(w, weight, i);
        if (bg_ratio_sign(lead(w, p.now, i)) <= 0) {
            range->ahead = false;
            continue;
        }
        if (line) {
            rivals[i] = range_of_line(&p, i);
        } else {
            if (down == NULL) {
                down = walk_to(&p, w->zero);
                up = walk_to(&p, p.whole);
            }
            rivals[i] =
                (struct bg_rival_range){true, first_change(&p, down, i), first_change(&p, up, i)};
        }
        keep_nearest(range, &rivals[i]);
    }
    range->rivals = rivals;
    set_move(&p, range);
}

const struct bg_weight_range *bg_weight_ranges(const struct bg_reweighing *w)
{
    struct bg_weight_range *ranges = BG_ARRAY(w->arena, w->weights_n + 1, struct bg_weight_range);
    for (size_t i = 0; i < w->weights_n; i++) {
        ranges[i].weight = &w->weights[i];
        if (w->weights[i].fixed == NULL)
            find_range(w, &w->weights[i], &ranges[i]);
    }
    return ranges;
}
