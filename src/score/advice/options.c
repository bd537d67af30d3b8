/* Lists of sets of steps of which none beats another: none that costs as much or more leaves as many
 * requirements unmet and gives no more points. */
#include <stdlib.h>
#include <string.h>

#include "score/advice/parts.h"

/* Cheapest first; of equal cost the better one, then fewer steps, then those that come first. */
static int options_compare(const void *one, const void *other)
{
    const struct bg_option *x = one, *y = other;
    int order = bg_dec_cmp(x->cost, y->cost);
    if (order == 0 && x->failed != y->failed)
        order = x->failed < y->failed ? -1 : 1;
    if (order == 0 && x->points && y->points)
        order = bg_ratio_cmp(y->points, x->points);
    if (order == 0)
        order = __builtin_popcountll(x->steps) - __builtin_popcountll(y->steps);
    return order ? order : (x->steps > y->steps) - (x->steps < y->steps);
}

static bool options_beats(const struct bg_option *x, const struct bg_option *y)
{
    return x->failed <= y->failed &&
           (!x->points || !y->points || bg_ratio_cmp(x->points, y->points) >= 0);
}

/* Cheaper ones come first, and of each number of requirements that are not met the last one that was kept
 * has the most points: these alone are asked. */
void bg_options_prune(struct bg_options *all)
{
    enum { LEVELS = 64 };
    size_t kept = 0, best[LEVELS], levels = 0;
    qsort(all->items, all->n, sizeof *all->items, options_compare);
    for (size_t i = 0; i < all->n; i++) {
        struct bg_option option = all->items[i];
        size_t level = levels;
        bool beaten = false;
        for (size_t k = 0; k < levels && !beaten; k++) {
            beaten = options_beats(&all->items[best[k]], &option);
            if (all->items[best[k]].failed == option.failed)
                level = k;
        }
        for (size_t k = levels == LEVELS ? kept : 0; k > 0 && !beaten; k--)
            beaten = options_beats(&all->items[k - 1], &option);
        if (beaten)
            continue;
        if (level < LEVELS)
            best[level] = kept;
        levels += level == levels && levels < LEVELS;
        all->items[kept++] = option;
    }
    all->n = kept;
}

static const struct bg_ratio *options_points(struct bg_arena *arena, const struct bg_option *x,
                                             const struct bg_option *y)
{
    if (x->points == NULL || y->points == NULL)
        return x->points ? x->points : y->points;
    return bg_ratio_add(arena, x->points, y->points);
}

bool bg_advice_stop(struct bg_advising *a, enum bg_advice_limit limit)
{
    a->advice->limit = limit;
    return false;
}

bool bg_options_cross(struct bg_advising *a, const struct bg_options *ones,
                      const struct bg_options *others, struct bg_options *out)
{
    out->n = 0;
    for (size_t i = 0; i < ones->n; i++)
        for (size_t k = 0; k < others->n; k++) {
            const struct bg_option *x = &ones->items[i], *y = &others->items[k];
            struct bg_option both = {.steps = x->steps | y->steps, .failed = x->failed + y->failed};
            if (!bg_dec_add(x->cost, y->cost, &both.cost))
                return bg_advice_stop(a, BG_ADVICE_DIGITS);
            if (a->budget && bg_dec_cmp(both.cost, *a->budget) > 0)
                break; /* the others are dearer still */
            if (out->n == BG_ADVICE_BUFFER)
                bg_options_prune(out);
            if (out->n == BG_ADVICE_BUFFER || a->options++ >= BG_ADVICE_OPTIONS_MOST)
                return bg_advice_stop(a, BG_ADVICE_SETS);
            both.points = options_points(a->pool, x, y);
            out->items[out->n++] = both;
        }
    return true;
}
