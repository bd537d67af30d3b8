/* The best steps for a budget, exactly. Steps that bear on a common criterion form a group; within a group
 * every set is evaluated. Points and failed requirements of different groups add up, so that the sets of
 * all groups are joined one group at a time, and what another set beats is dropped at once: a set that is
 * beaten inside its group is beaten in every whole that holds it. */
#include <stdlib.h>
#include <string.h>

#include "score/advice/parts.h"

enum { SETS_MOST = 20000, PAIRS_MOST = 400000 };

struct option { /* a set of steps, with what it changes against today */
    uint64_t steps;
    const struct bg_ratio *cost, *points;
    int64_t failed;
};
struct options {
    struct option *items;
    size_t n;
};

struct advising {
    struct bg_arena *arena;
    struct bg_advice *advice;
    const struct bg_bids *bids;
    bool with_relative;
    int group[BG_STEPS_MOST]; /* of each step, by its first step */
    struct bg_arena *scratch; /* of one evaluation */
    uint64_t steps;           /* that are evaluated */
    struct bg_advice_outcome outcome;
};

/* -- groups -------------------------------------------------------------------------------------------- */

static int root_of(struct advising *a, int step)
{
    while (a->group[step] != step)
        step = a->group[step];
    return step;
}

static void advise_join(struct advising *a, int one, int other)
{
    int x = root_of(a, one), y = root_of(a, other);
    if (x < y)
        a->group[y] = x;
    else
        a->group[x] = y;
}

static bool advise_reads(const struct bg_logic *logic, int slot)
{
    if (logic == NULL)
        return false;
    const struct bg_reads *all = bg_logic_reads(logic);
    for (size_t i = 0; i < all->slots_n; i++)
        if (all->slots[i] == (size_t)slot)
            return true;
    return false;
}

static bool criterion_reads(struct bg_arena *arena, const struct bg_criterion *c, int slot)
{
    const struct bg_logic *const *logics;
    size_t n = bg_criterion_logics(arena, c, &logics);
    bool found = advise_reads(c->when, slot);
    for (size_t i = 0; i < n && !found; i++)
        found = advise_reads(logics[i], slot);
    return found;
}

static bool step_bears_on(struct bg_arena *arena, const struct bg_step *step,
                          const struct bg_criterion *c)
{
    for (size_t i = 0; i < step->changes_n; i++)
        if (criterion_reads(arena, c, step->changes[i].slot))
            return true;
    return false;
}

static bool same_answer(const struct bg_step *a, const struct bg_step *b)
{
    for (size_t i = 0; i < a->changes_n; i++)
        for (size_t k = 0; k < b->changes_n; k++)
            if (a->changes[i].slot == b->changes[k].slot)
                return true;
    return false;
}

static void find_groups(struct advising *a)
{
    const struct bg_advice *advice = a->advice;
    size_t n = advice->steps->n;
    bool separable = n > BG_STEPS_TOGETHER && bg_evaluate_is_simple(advice->ruleset);
    for (size_t i = 0; i < n; i++)
        a->group[i] = separable ? (int)i : 0;
    for (size_t i = 0; i < n && separable; i++)
        for (size_t k = i + 1; k < n; k++) {
            const struct bg_step *x = &advice->steps->items[i], *y = &advice->steps->items[k];
            bool together = same_answer(x, y);
            for (size_t c = 0; c < advice->ruleset->criteria_n && !together; c++)
                together = step_bears_on(a->arena, x, &advice->ruleset->criteria[c]) &&
                           step_bears_on(a->arena, y, &advice->ruleset->criteria[c]);
            if (together)
                advise_join(a, (int)i, (int)k);
        }
}

/* -- the sets of a group --------------------------------------------------------------------------------- */

static void advise_evaluate(void *data)
{
    struct advising *a = data;
    const struct bg_bid **list = BG_ARRAY(a->scratch, a->bids->n, const struct bg_bid *);
    struct bg_bids bids = *a->bids;
    memcpy(list, a->bids->bid, a->bids->n * sizeof *list);
    list[0] = bg_advice_bid(a->scratch, a->advice, a->steps);
    bids.bid = list;
    a->outcome = bg_advice_outcome(a->scratch, a->advice->ruleset, &bids, a->with_relative);
    /* what outlives the scratch arena is a new fraction */
    a->outcome.points = bg_ratio_add(a->arena, a->outcome.points, bg_ratio_int(a->arena, 0));
}

static struct bg_advice_outcome advise_outcome_of(struct advising *a, uint64_t steps)
{
    a->steps = steps;
    if (!bg_arena_try(a->scratch, advise_evaluate, a))
        bg_arena_out_of_memory(a->arena);
    bg_arena_reset(a->scratch);
    return a->outcome;
}

static const struct bg_ratio *cost_of(struct advising *a, uint64_t steps)
{
    const struct bg_ratio *sum = bg_ratio_int(a->arena, 0);
    for (size_t i = 0; i < a->advice->steps->n; i++)
        if (steps >> i & 1)
            sum = bg_ratio_add(a->arena, sum, a->advice->cost[i]);
    return sum;
}

static int by_steps(const struct option *x, const struct option *y)
{
    int few = __builtin_popcountll(x->steps) - __builtin_popcountll(y->steps);
    if (few)
        return few;
    return x->steps < y->steps ? -1 : x->steps > y->steps;
}

/* Cheapest first; of equal cost the better one, then fewer steps, then those that come first. */
static int advise_compare(const void *one, const void *other)
{
    const struct option *x = one, *y = other;
    int order = bg_ratio_cmp(x->cost, y->cost);
    if (order == 0 && x->failed != y->failed)
        order = x->failed < y->failed ? -1 : 1;
    if (order == 0)
        order = bg_ratio_cmp(y->points, x->points);
    return order ? order : by_steps(x, y);
}

/* Fewer failed requirements come before points. */
static bool advise_beats(const struct option *x, const struct option *y)
{
    return x->failed <= y->failed && bg_ratio_cmp(x->points, y->points) >= 0;
}

/* Leaves those that no cheaper one beats. Fewer failures and more points pull apart, so that all that
 * are kept so far are asked. */
static void prune(struct options *all)
{
    size_t kept = 0;
    qsort(all->items, all->n, sizeof *all->items, advise_compare);
    for (size_t i = 0; i < all->n; i++) {
        bool beaten = false;
        for (size_t k = kept; k > 0 && !beaten; k--)
            beaten = advise_beats(&all->items[k - 1], &all->items[i]);
        if (!beaten)
            all->items[kept++] = all->items[i];
    }
    all->n = kept;
}

static struct options sets_of(struct advising *a, int group)
{
    int members[BG_STEPS_MOST];
    size_t n = 0;
    const struct bg_advice_outcome *today = &a->advice->today;
    for (size_t i = 0; i < a->advice->steps->n; i++)
        if (root_of(a, (int)i) == group)
            members[n++] = (int)i;
    if (n > BG_STEPS_TOGETHER)
        return (struct options){NULL, 0};
    struct options out = {BG_ARRAY(a->arena, (size_t)1 << n, struct option), 0};
    for (uint64_t mask = 0; mask < (uint64_t)1 << n; mask++) {
        uint64_t steps = 0;
        for (size_t i = 0; i < n; i++)
            if (mask >> i & 1)
                steps |= (uint64_t)1 << members[i];
        struct bg_advice_outcome o = advise_outcome_of(a, steps);
        out.items[out.n++] = (struct option){steps, cost_of(a, steps),
                                             bg_ratio_sub(a->arena, o.points, today->points),
                                             o.failed - today->failed};
    }
    prune(&out);
    return out;
}

static bool join_sets(struct advising *a, struct options *to, const struct options *more)
{
    struct options out = {NULL, 0};
    if (to->n * more->n > PAIRS_MOST)
        return false;
    out.items = BG_ARRAY(a->arena, to->n * more->n, struct option);
    for (size_t i = 0; i < to->n; i++)
        for (size_t k = 0; k < more->n; k++) {
            const struct option *x = &to->items[i], *y = &more->items[k];
            out.items[out.n++] = (struct option){
                x->steps | y->steps, bg_ratio_add(a->arena, x->cost, y->cost),
                bg_ratio_add(a->arena, x->points, y->points), x->failed + y->failed};
        }
    prune(&out);
    *to = out;
    return out.n <= SETS_MOST;
}

/* -- the whole ---------------------------------------------------------------------------------------------- */

static void advise_free_arena(void *arena)
{
    bg_arena_free(arena);
}

static void cost_steps(struct advising *a)
{
    struct bg_advice *advice = a->advice;
    size_t n = advice->steps->n;
    advice->cost_a_year = BG_ARRAY(a->arena, n, const struct bg_ratio *);
    advice->cost = BG_ARRAY(a->arena, n, const struct bg_ratio *);
    for (size_t i = 0; i < n; i++) {
        const struct bg_step *step = &advice->steps->items[i];
        const struct bg_ratio *cost = bg_advice_cost(a->arena, advice, step);
        advice->cost_a_year[i] = cost;
        advice->cost[i] = cost ? bg_ratio_add(a->arena, cost, step->cost_once) : NULL;
    }
}

static const char *without_cost(const struct advising *a)
{
    for (size_t i = 0; i < a->advice->steps->n; i++)
        if (a->advice->cost[i] == NULL)
            return bg_arena_printf(
                a->arena,
                "what the step \"%s\" costs is not given and cannot be worked out "
                "from the bid's workforce",
                a->advice->steps->items[i].id);
    return NULL;
}

/* The joined sets as they really come out. NULL: all of them are what was added up. */
static const char *keep_best(struct advising *a, const struct options *all)
{
    struct bg_advice_set *best = BG_ARRAY(a->arena, all->n, struct bg_advice_set);
    for (size_t i = 0; i < all->n; i++) {
        const struct option *o = &all->items[i];
        best[i] = (struct bg_advice_set){o->steps, o->cost, advise_outcome_of(a, o->steps)};
        const struct bg_ratio *gain =
            bg_ratio_sub(a->arena, best[i].outcome.points, a->advice->today.points);
        if (bg_ratio_cmp(gain, o->points) != 0 ||
            best[i].outcome.failed - a->advice->today.failed != o->failed)
            return "the steps bear on each other in a way that only trying all of them together "
                   "shows, "
                   "and there are too many for that: give at most 14";
    }
    a->advice->best = best;
    a->advice->best_n = all->n;
    return NULL;
}

static const char *advise_search(struct advising *a)
{
    struct options all = {BG_ARRAY(a->arena, 1, struct option), 1};
    all.items[0] = (struct option){0, bg_ratio_int(a->arena, 0), bg_ratio_int(a->arena, 0), 0};
    find_groups(a);
    for (size_t i = 0; i < a->advice->steps->n; i++) {
        if (a->group[i] != (int)i)
            continue;
        struct options more = sets_of(a, (int)i);
        a->advice->groups_n++;
        if (more.items == NULL)
            return bg_arena_printf(
                a->arena,
                "more than %d steps bear on the same criteria: every set of them "
                "would have to be tried; leave some out",
                BG_STEPS_TOGETHER);
        if (!join_sets(a, &all, &more))
            return "too many sets of steps are the best at some cost: leave some steps out";
    }
    return keep_best(a, &all);
}

const struct bg_advice *bg_advise(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                  const struct bg_bids *bids, const struct bg_steps *steps,
                                  const char **why)
{
    struct bg_advice *advice = BG_NEW(arena, struct bg_advice);
    struct advising a = {
        .arena = arena, .advice = advice, .bids = bids, .with_relative = bids->n > 1};
    void **owner = bg_arena_defer(arena, advise_free_arena);
    *owner = a.scratch = bg_arena_new(0);
    if (a.scratch == NULL)
        bg_arena_out_of_memory(arena);
    *advice = (struct bg_advice){.ruleset = ruleset, .bid = bids->bid[0], .steps = steps};
    for (size_t i = 0; i < ruleset->criteria_n && !a.with_relative; i++)
        advice->relative_left_out |=
            ruleset->criteria[i].kind && ruleset->criteria[i].kind->relative;
    cost_steps(&a);
    *why = without_cost(&a);
    if (*why)
        return NULL;
    advice->today = advise_outcome_of(&a, 0);
    advice->alone = BG_ARRAY(arena, steps->n, struct bg_advice_outcome);
    for (size_t i = 0; i < steps->n; i++)
        advice->alone[i] = advise_outcome_of(&a, (uint64_t)1 << i);
    *why = advise_search(&a);
    return *why ? NULL : advice;
}

const struct bg_advice_set *bg_advice_within(const struct bg_advice *advice,
                                             const struct bg_ratio *budget)
{
    const struct bg_advice_set *best = &advice->best[0];
    for (size_t i = 1; i < advice->best_n; i++) {
        const struct bg_advice_set *set = &advice->best[i];
        if (bg_ratio_cmp(set->cost, budget) > 0)
            break;
        bool fewer = set->outcome.failed < best->outcome.failed;
        bool same = set->outcome.failed == best->outcome.failed;
        if (fewer || (same && bg_ratio_cmp(set->outcome.points, best->outcome.points) > 0))
            best = set;
    }
    return best;
}
