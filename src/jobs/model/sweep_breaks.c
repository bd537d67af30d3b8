/* Where something changes between two neighbouring points of a sweep: bisected in units of the
 * axis's `fine`, one change after the other, until the state of the right point is reached. Two
 * changes that undo each other between two points stay unseen. */
#include "jobs/model/sweep.h"

#include "base/list.h"

#include <string.h>

struct seen { /* a point that was worked out on the way */
    struct seen *next;
    int64_t at;
    struct bg_sweep_point point;
};

struct interval {
    struct bg_sweep_work *w;
    size_t row;
    struct bg_dec start; /* value of the left point */
    int64_t units;       /* to the right one */
    const struct bg_sweep_point *left, *right;
    struct seen *seen;
};

/* One thing that can change: a bid passes, or who is recommended (bid -1). */
struct thing {
    size_t lot;
    int bid;
};

static int sweep_breaks_state_of(const struct bg_sweep_point *point, struct thing thing)
{
    const struct bg_sweep_lot *lot = &point->lots[thing.lot];
    return thing.bid < 0 ? lot->recommended : (int)lot->passes[thing.bid];
}

static struct bg_dec sweep_breaks_value_at(const struct interval *i, int64_t at)
{
    const struct bg_sweep_axis *axis = &i->w->sweep->axes[0];
    struct bg_dec out = i->start, way;
    if (bg_dec_mul(axis->fine, bg_dec_int(at), &way))
        bg_dec_add(i->start, way, &out);
    return out;
}

static const struct bg_sweep_point *point_at(struct interval *i, int64_t at)
{
    if (at == 0)
        return i->left;
    if (at == i->units)
        return i->right;
    for (const struct seen *seen = i->seen; seen; seen = seen->next)
        if (seen->at == at)
            return &seen->point;
    struct seen *seen = BG_NEW(i->w->m->job->arena, struct seen);
    seen->at = at;
    seen->next = i->seen;
    i->seen = seen;
    bg_sweep_point(i->w, sweep_breaks_value_at(i, at), i->row, &seen->point);
    return &seen->point;
}

static void add_break(struct interval *i, struct thing thing, int64_t before, int64_t after)
{
    int was = sweep_breaks_state_of(point_at(i, before), thing),
        now = sweep_breaks_state_of(point_at(i, after), thing);
    struct bg_sweep_work *w = i->w;
    BG_MORE(w->m->job->arena, w->breaks, w->sweep->breaks_n, w->capacity);
    w->breaks[w->sweep->breaks_n++] =
        (struct bg_sweep_break){.what = thing.bid < 0 ? BG_SWEEP_RECOMMENDS
                                        : now         ? BG_SWEEP_STARTS
                                                      : BG_SWEEP_STOPS,
                                .lot = thing.lot,
                                .bid = thing.bid < 0 ? now : thing.bid,
                                .was = thing.bid < 0 ? was : -1,
                                .before = sweep_breaks_value_at(i, before),
                                .after = sweep_breaks_value_at(i, after),
                                .row = i->row};
}

/* The first unit after `from` at which the thing is not as it is there, as far as halving finds it,
 * and in *before the last at which it is. A point on the way that cannot be used leaves them apart.
 */
static int64_t change_after(struct interval *i, struct thing thing, int64_t from, int64_t *before)
{
    int64_t low = from, high = i->units;
    int was = sweep_breaks_state_of(point_at(i, from), thing);
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        const struct bg_sweep_point *point = point_at(i, middle);
        if (point->why_not)
            break;
        if (sweep_breaks_state_of(point, thing) == was)
            low = middle;
        else
            high = middle;
    }
    *before = low;
    return high;
}

static void sweep_breaks_follow(struct interval *i, struct thing thing)
{
    int last = sweep_breaks_state_of(i->right, thing);
    for (int64_t at = 0, before; sweep_breaks_state_of(point_at(i, at), thing) != last;) {
        at = change_after(i, thing, at, &before);
        add_break(i, thing, before, at);
    }
}

/* Rising; what changes at one value stays in the order of lots and bids, the recommendation last.
 */
static void sort_new(struct bg_sweep_break *breaks, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct bg_sweep_break own = breaks[i];
        size_t k = i;
        for (; k > 0 && bg_dec_cmp(breaks[k - 1].after, own.after) > 0; k--)
            breaks[k] = breaks[k - 1];
        breaks[k] = own;
    }
}

void bg_sweep_breaks(struct bg_sweep_work *w, size_t row, size_t k)
{
    struct bg_sweep *sweep = w->sweep;
    const struct bg_sweep_axis *axis = &sweep->axes[0];
    struct interval i = {.w = w,
                         .row = row,
                         .start = bg_sweep_value(axis, k),
                         .left = &sweep->points[row * axis->n + k],
                         .right = &sweep->points[row * axis->n + k + 1]};
    struct bg_dec units;
    size_t before = sweep->breaks_n;
    if (i.left->why_not || i.right->why_not || !bg_dec_div(axis->step, axis->fine, &units) ||
        !bg_dec_to_int(units, &i.units))
        return;
    for (size_t lot = 0; lot < sweep->of->lots_n; lot++) {
        for (size_t bid = 0; bid < sweep->of->lots[lot].bids_n; bid++)
            sweep_breaks_follow(&i, (struct thing){lot, (int)bid});
        sweep_breaks_follow(&i, (struct thing){lot, -1});
    }
    if (sweep->breaks_n > before)
        sort_new(w->breaks + before, sweep->breaks_n - before);
}
