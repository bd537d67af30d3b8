/* The best steps for a budget: of all sets of steps, where that takes too long of all within the budget, and
 * where even that does step by step, which is marked. */
#include "score/advice/parts.h"

enum { COST_PLACES = 20 };

static void advise_free_arena(void *arena)
{
    bg_arena_free(arena);
}

static struct bg_arena *advise_arena(struct bg_arena *arena)
{
    void **owner = bg_arena_defer(arena, advise_free_arena);
    *owner = bg_arena_new(0);
    if (*owner == NULL)
        bg_arena_out_of_memory(arena);
    return *owner;
}

/* Costs are decimals, so that they are added and compared as such. */
static bool advise_decimal(const struct bg_ratio *cost, struct bg_arena *arena, struct bg_dec *out)
{
    return bg_ratio_round(cost, COST_PLACES, BG_HALF_EVEN, out) &&
           bg_ratio_cmp(bg_ratio_dec(arena, *out), cost) == 0;
}

/* NULL: each step has its cost. */
static const char *advise_cost_steps(struct bg_advising *a)
{
    struct bg_advice *advice = a->advice;
    size_t n = advice->steps->n;
    advice->cost_a_year = BG_ARRAY(a->arena, n, const struct bg_ratio *);
    advice->cost = BG_ARRAY(a->arena, n, const struct bg_ratio *);
    a->cost = BG_ARRAY(a->arena, n, struct bg_dec);
    for (size_t i = 0; i < n; i++) {
        const struct bg_step *step = &advice->steps->items[i];
        const struct bg_ratio *cost = bg_advice_cost(a->arena, advice, step);
        if (cost == NULL)
            return bg_arena_printf(
                a->arena,
                "what the step \"%s\" costs is not given and cannot be worked out "
                "from the bid's workforce",
                step->id);
        advice->cost_a_year[i] = cost;
        advice->cost[i] = bg_ratio_add(a->arena, cost, step->cost_once);
        if (!advise_decimal(advice->cost[i], a->arena, &a->cost[i]))
            return bg_arena_printf(a->arena, "what the step \"%s\" costs has too many digits",
                                   step->id);
    }
    return NULL;
}

/* Leaves those that are the best of all that cost no more: fewest requirements unmet, then most points. */
static void advise_best_alone(struct bg_options *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->n; i++) {
        const struct bg_option *o = &all->items[i], *last = kept ? &all->items[kept - 1] : NULL;
        if (!last || o->failed < last->failed ||
            (o->failed == last->failed && bg_ratio_cmp(o->points, last->points) > 0))
            all->items[kept++] = *o;
    }
    all->n = kept;
}

/* True when each set comes to what was added up for it. */
static bool advise_keep(struct bg_advising *a, struct bg_options *all)
{
    advise_best_alone(all);
    struct bg_advice_set *best = BG_ARRAY(a->arena, all->n, struct bg_advice_set);
    for (size_t i = 0; i < all->n; i++) {
        const struct bg_option *o = &all->items[i];
        best[i] = (struct bg_advice_set){o->steps, bg_ratio_dec(a->arena, o->cost),
                                         bg_advice_with(a, o->steps, NULL, 0)};
        if (bg_ratio_cmp(best[i].outcome.points, o->points) != 0 ||
            best[i].outcome.failed != o->failed)
            return bg_advice_stop(a, BG_ADVICE_NO_SUM);
    }
    a->advice->best = best;
    a->advice->best_n = all->n;
    return true;
}

static void advise_search(struct bg_advising *a, const struct bg_ratio *budget)
{
    struct bg_options all;
    struct bg_dec most;
    a->advice->search = BG_ADVICE_EXACT;
    if (bg_advice_join(a, &all) && advise_keep(a, &all))
        return;
    if (budget && advise_decimal(budget, a->arena, &most)) {
        a->advice->search = BG_ADVICE_WITHIN;
        a->budget = &most;
        if (bg_advice_join(a, &all) && advise_keep(a, &all))
            return;
    }
    a->advice->search = BG_ADVICE_GREEDY;
    bg_advice_greedy(a, &all);
    (void)advise_keep(a, &all); /* it was evaluated as a whole */
}

const struct bg_advice *bg_advise(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                  const struct bg_bids *bids, const struct bg_steps *steps,
                                  const struct bg_ratio *budget, const char **why)
{
    struct bg_advice *advice = BG_NEW(arena, struct bg_advice);
    struct bg_advising *a = BG_NEW(arena, struct bg_advising);
    *advice = (struct bg_advice){.ruleset = ruleset, .bid = bids->bid[0], .steps = steps};
    *a = (struct bg_advising){.arena = arena,
                              .scratch = advise_arena(arena),
                              .pool = advise_arena(arena),
                              .advice = advice,
                              .bids = bids,
                              .with_relative = bids->n > 1};
    for (size_t i = 0; i < ruleset->criteria_n && !a->with_relative; i++)
        advice->relative_left_out |=
            ruleset->criteria[i].kind && ruleset->criteria[i].kind->relative;
    *why = advise_cost_steps(a);
    if (*why)
        return NULL;
    bg_advice_find_scopes(a);
    advice->today = bg_advice_with(a, 0, NULL, 0);
    advice->alone = BG_ARRAY(arena, steps->n, struct bg_advice_outcome);
    for (size_t i = 0; i < steps->n; i++)
        advice->alone[i] = bg_advice_with(a, (uint64_t)1 << i, NULL, 0);
    advise_search(a, budget);
    return advice;
}

const struct bg_advice_set *bg_advice_within(const struct bg_advice *advice,
                                             const struct bg_ratio *budget)
{
    const struct bg_advice_set *best = &advice->best[0];
    for (size_t i = 1; i < advice->best_n; i++) {
        const struct bg_advice_set *set = &advice->best[i];
        if (budget && bg_ratio_cmp(set->cost, budget) > 0)
            break;
        bool fewer = set->outcome.failed < best->outcome.failed;
        bool same = set->outcome.failed == best->outcome.failed;
        if (fewer || (same && bg_ratio_cmp(set->outcome.points, best->outcome.points) > 0))
            best = set;
    }
    return best;
}
