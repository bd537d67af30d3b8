/* Where the exact search would take too long: one step after the other, always the one that meets most
 * requirements, then the one with most points for its cost. Never passed off as the best. */
#include "score/advice/parts.h"

struct taking {
    struct bg_advising *a;
    struct bg_option now, best;
    bool any;
};

/* Gain for cost, compared without dividing: what costs nothing comes first. */
static bool greedy_is_better(const struct taking *t, const struct bg_option *x)
{
    struct bg_arena *arena = t->a->arena;
    const struct bg_option *y = &t->best;
    struct bg_dec x_cost, y_cost;
    if (!t->any || x->failed != y->failed)
        return !t->any || x->failed < y->failed;
    if (!bg_dec_sub(x->cost, t->now.cost, &x_cost) || !bg_dec_sub(y->cost, t->now.cost, &y_cost))
        return false;
    const struct bg_ratio *x_gain = bg_ratio_sub(arena, x->points, t->now.points),
                          *y_gain = bg_ratio_sub(arena, y->points, t->now.points);
    const struct bg_ratio *left = bg_ratio_mul(arena, x_gain, bg_ratio_dec(arena, y_cost)),
                          *right = bg_ratio_mul(arena, y_gain, bg_ratio_dec(arena, x_cost));
    int order = bg_ratio_cmp(left, right);
    return order > 0 || (order == 0 && bg_ratio_cmp(x_gain, y_gain) > 0);
}

static void greedy_try(struct taking *t, size_t step)
{
    struct bg_advising *a = t->a;
    struct bg_option with = {.steps = t->now.steps | (uint64_t)1 << step};
    if (t->now.steps >> step & 1 || !bg_dec_add(t->now.cost, a->cost[step], &with.cost) ||
        (a->budget && bg_dec_cmp(with.cost, *a->budget) > 0))
        return;
    struct bg_advice_outcome o = bg_advice_with(a, with.steps, NULL, 0);
    with.points = o.points;
    with.failed = o.failed;
    bool more = with.failed < t->now.failed ||
                (with.failed == t->now.failed && bg_ratio_cmp(with.points, t->now.points) > 0);
    if (more && greedy_is_better(t, &with)) {
        t->best = with;
        t->any = true;
    }
}

void bg_advice_greedy(struct bg_advising *a, struct bg_options *out)
{
    struct bg_advice_outcome today = bg_advice_with(a, 0, NULL, 0);
    struct taking t = {.a = a, .now = {.points = today.points, .failed = today.failed}};
    out->items = BG_ARRAY(a->arena, a->advice->steps->n + 1, struct bg_option);
    out->items[0] = t.now;
    out->n = 1;
    do {
        t.any = false;
        for (size_t i = 0; i < a->advice->steps->n; i++)
            greedy_try(&t, i);
        if (!t.any)
            break;
        /* of equal cost the last one has most */
        if (bg_dec_cmp(t.best.cost, t.now.cost) == 0)
            out->n--;
        out->items[out->n++] = t.now = t.best;
    } while (t.any);
}
