/* The exact search. What a set of steps comes to is a sum of functions, each of the few choices that bear
 * on its criteria. Choices are done away with one after the other: the functions that know a choice are
 * joined to one of the choices that are left, which holds for each of their values the sets that no other
 * beats. What is beaten there is beaten in every whole that holds it, so that nothing is lost. */
#include <stdint.h>
#include <string.h>

#include "score/advice/parts.h"

struct joining {
    struct bg_advising *a;
    struct bg_advice_function *functions;
    size_t n;
    struct bg_options found, here, next; /* buffers */
    const size_t *parts;                 /* the functions that are being joined */
    size_t parts_n;
    size_t gone[BG_STEPS_MOST], gone_n; /* the choices that are done away with */
};

static bool join_has(const struct bg_advice_function *f, size_t choice)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->choice[i] == choice)
            return true;
    return false;
}

static size_t join_values(const struct bg_advising *a, size_t choice)
{
    return a->choices[choice].n + 1;
}

static void join_add_choice(const struct bg_advising *a, struct bg_advice_function *f,
                            size_t choice)
{
    size_t at = f->n, values = join_values(a, choice);
    if (join_has(f, choice))
        return;
    for (; at > 0 && f->choice[at - 1] > choice; at--)
        f->choice[at] = f->choice[at - 1];
    f->choice[at] = choice;
    f->n++;
    f->size = f->size > SIZE_MAX / values ? SIZE_MAX : f->size * values;
}

static size_t join_index(const struct bg_advising *a, const struct bg_advice_function *f)
{
    size_t index = 0;
    for (size_t i = 0; i < f->n; i++)
        index = index * join_values(a, f->choice[i]) + a->value[f->choice[i]];
    return index;
}

static void join_set_values(struct bg_advising *a, const struct bg_advice_function *f, size_t index)
{
    for (size_t i = f->n; i-- > 0;) {
        size_t values = join_values(a, f->choice[i]);
        a->value[f->choice[i]] = index % values;
        index /= values;
    }
}

static uint64_t join_steps(const struct bg_advising *a, size_t choice)
{
    size_t value = a->value[choice];
    return value ? (uint64_t)1 << a->choices[choice].step[value - 1] : 0;
}

/* -- the functions ------------------------------------------------------------------------------------- */

static struct bg_option join_evaluated(struct bg_advising *a, const struct bg_advice_function *f)
{
    uint64_t steps = 0;
    for (size_t i = 0; i < f->n; i++)
        steps |= join_steps(a, f->choice[i]);
    struct bg_advice_outcome o = bg_advice_with(a, steps, f->criteria, f->criteria_n);
    return (struct bg_option){.points = o.points, .failed = o.failed};
}

static bool join_tabulate(struct bg_advising *a, struct bg_advice_function *f)
{
    struct bg_option *items = BG_ARRAY(a->arena, f->size, struct bg_option);
    f->at = BG_ARRAY(a->arena, f->size, struct bg_options);
    for (size_t i = 0; i < f->size; i++) {
        if (a->evaluations >= BG_ADVICE_EVALUATIONS_MOST)
            return bg_advice_stop(a, BG_ADVICE_CRITERIA);
        join_set_values(a, f, i);
        items[i] = join_evaluated(a, f);
        f->at[i] = (struct bg_options){&items[i], 1};
    }
    return true;
}

static bool join_same(const struct bg_options *x, const struct bg_options *y)
{
    return x->items->failed == y->items->failed &&
           bg_ratio_cmp(x->items->points, y->items->points) == 0;
}

/* Leaves out a choice that turns out to change nothing, whatever the others are. */
static bool join_drop_idle(struct bg_advising *a, struct bg_advice_function *f, size_t at)
{
    size_t values = join_values(a, f->choice[at]), below = 1, made = 0;
    for (size_t i = at + 1; i < f->n; i++)
        below *= join_values(a, f->choice[i]);
    for (size_t i = 0; i < f->size; i++)
        if (!join_same(&f->at[i], &f->at[i - i / below % values * below]))
            return false;
    for (size_t i = 0; i < f->size; i++)
        if (i / below % values == 0)
            f->at[made++] = f->at[i];
    f->size = made;
    f->n--;
    memmove(&f->choice[at], &f->choice[at + 1], (f->n - at) * sizeof *f->choice);
    return true;
}

static bool join_is_within(const struct bg_advice_function *f, const struct bg_advice_function *g)
{
    for (size_t i = 0; i < f->n; i++)
        if (!join_has(g, f->choice[i]))
            return false;
    return true;
}

static void join_merge_criteria(struct bg_advising *a, struct bg_advice_function *to,
                                struct bg_advice_function *from)
{
    size_t *all = BG_ARRAY(a->arena, to->criteria_n + from->criteria_n, size_t);
    memcpy(all, to->criteria, to->criteria_n * sizeof *all);
    memcpy(all + to->criteria_n, from->criteria, from->criteria_n * sizeof *all);
    to->criteria = all;
    to->criteria_n += from->criteria_n;
    from->joined = true;
}

static void join_make_functions(struct joining *j)
{
    struct bg_advising *a = j->a;
    const struct bg_ruleset *rules = a->advice->ruleset;
    j->functions =
        BG_ARRAY(a->arena, rules->criteria_n + BG_STEPS_MOST + 1, struct bg_advice_function);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        struct bg_advice_function f = {.size = 1, .criteria_n = 1}, *same = NULL;
        size_t *own = BG_ARRAY(a->arena, 1, size_t);
        if (rules->criteria[i].kind == NULL)
            continue;
        *own = i;
        f.criteria = own;
        for (size_t c = 0; c < a->choices_n; c++)
            for (size_t k = 0; k < a->choices[c].n; k++)
                if (a->scope[i] >> a->choices[c].step[k] & 1)
                    join_add_choice(a, &f, c);
        for (size_t k = 0; k < j->n && !same; k++)
            if (j->functions[k].n == f.n && join_is_within(&f, &j->functions[k]))
                same = &j->functions[k];
        if (same)
            join_merge_criteria(a, same, &f);
        else
            j->functions[j->n++] = f;
    }
}

/* Small ones become tables; what a large one covers is evaluated with it. */
static bool join_prepare(struct joining *j)
{
    struct bg_advising *a = j->a;
    for (size_t i = 0; i < j->n; i++) {
        struct bg_advice_function *f = &j->functions[i];
        for (size_t k = 0; k < j->n && !f->joined; k++)
            if (k != i && !j->functions[k].joined && j->functions[k].size > BG_ADVICE_TABLE_MOST &&
                join_is_within(f, &j->functions[k]))
                join_merge_criteria(a, &j->functions[k], f);
        if (!a->budget && f->size > BG_ADVICE_EVALUATIONS_MOST)
            return bg_advice_stop(a, BG_ADVICE_CRITERIA);
        if (f->joined || f->size > BG_ADVICE_TABLE_MOST)
            continue;
        if (!join_tabulate(a, f))
            return false;
        for (size_t k = f->n; k-- > 0;)
            (void)join_drop_idle(a, f, k);
    }
    return true;
}

/* -- doing away with choices -------------------------------------------------------------------------- */

/* The parts at the present values, with one option of the choices that go. */
static bool join_leaf(struct joining *j, struct bg_option chosen)
{
    struct bg_advising *a = j->a;
    j->here.items[0] = chosen;
    j->here.n = 1;
    for (size_t i = 0; i < j->parts_n; i++) {
        const struct bg_advice_function *f = &j->functions[j->parts[i]];
        struct bg_option now;
        struct bg_options one = {&now, 1};
        if (f->at == NULL && a->evaluations >= BG_ADVICE_EVALUATIONS_MOST)
            return bg_advice_stop(a, BG_ADVICE_CRITERIA);
        if (f->at == NULL)
            now = join_evaluated(a, f);
        if (!bg_options_cross(a, &j->here, f->at ? &f->at[join_index(a, f)] : &one, &j->next))
            return false;
        struct bg_options swap = j->here;
        j->here = j->next;
        j->next = swap;
    }
    if (j->found.n + j->here.n > BG_ADVICE_BUFFER)
        bg_options_prune(&j->found);
    if (j->found.n + j->here.n > BG_ADVICE_BUFFER)
        return bg_advice_stop(a, BG_ADVICE_SETS);
    memcpy(j->found.items + j->found.n, j->here.items, j->here.n * sizeof *j->here.items);
    j->found.n += j->here.n;
    return true;
}

/* Every value of the choices that go, from the one at depth on; what is beyond the budget is not followed. */
static bool join_branch(struct joining *j, size_t depth, struct bg_option chosen)
{
    struct bg_advising *a = j->a;
    if (depth == j->gone_n)
        return join_leaf(j, chosen);
    size_t choice = j->gone[depth];
    for (a->value[choice] = 0; a->value[choice] < join_values(a, choice); a->value[choice]++) {
        struct bg_option more = chosen;
        size_t value = a->value[choice];
        if (value &&
            !bg_dec_add(chosen.cost, a->cost[a->choices[choice].step[value - 1]], &more.cost))
            return bg_advice_stop(a, BG_ADVICE_DIGITS);
        if (a->budget && bg_dec_cmp(more.cost, *a->budget) > 0)
            continue;
        more.steps |= join_steps(a, choice);
        if (!join_branch(j, depth + 1, more))
            return false;
    }
    return true;
}

/* What was found, without what is beaten, where it stays. */
static struct bg_options join_kept(struct joining *j)
{
    struct bg_advising *a = j->a;
    bg_options_prune(&j->found);
    struct bg_options out = {BG_ARRAY(a->arena, j->found.n + 1, struct bg_option), j->found.n};
    for (size_t i = 0; i < out.n; i++) {
        out.items[i] = j->found.items[i];
        if (out.items[i].points)
            out.items[i].points =
                bg_ratio_add(a->arena, out.items[i].points, bg_ratio_int(a->pool, 0));
    }
    bg_arena_reset(a->pool);
    j->found.n = 0;
    return out;
}

static bool join_parts(struct joining *j, struct bg_advice_function *out)
{
    struct bg_advising *a = j->a;
    if (out->size > BG_ADVICE_TABLE_MOST)
        return bg_advice_stop(a, BG_ADVICE_CRITERIA);
    out->at = BG_ARRAY(a->arena, out->size, struct bg_options);
    for (size_t i = 0; i < out->size; i++) {
        join_set_values(a, out, i);
        if (!join_branch(j, 0, (struct bg_option){0}))
            return false;
        out->at[i] = join_kept(j);
    }
    for (size_t i = 0; i < j->parts_n; i++)
        j->functions[j->parts[i]].joined = true;
    return true;
}

/* The functions that know the choice, and what they come to without it. */
static struct bg_advice_function join_around(const struct joining *j, size_t choice, size_t *parts,
                                             size_t *parts_n)
{
    struct bg_advice_function out = {.size = 1};
    *parts_n = 0;
    for (size_t i = 0; i < j->n; i++) {
        const struct bg_advice_function *f = &j->functions[i];
        if (f->joined || !join_has(f, choice))
            continue;
        parts[(*parts_n)++] = i;
        for (size_t k = 0; k < f->n; k++)
            if (f->choice[k] != choice)
                join_add_choice(j->a, &out, f->choice[k]);
    }
    return out;
}

/* Of a function that stands alone all choices that nobody else knows go at once. */
static void join_find_gone(struct joining *j, size_t choice, struct bg_advice_function *out)
{
    struct bg_advice_function left = {.size = 1};
    j->gone[0] = choice;
    j->gone_n = 1;
    if (j->parts_n != 1)
        return;
    for (size_t i = 0; i < out->n; i++) {
        bool known = false;
        for (size_t k = 0; k < j->n && !known; k++)
            known = k != j->parts[0] && !j->functions[k].joined &&
                    join_has(&j->functions[k], out->choice[i]);
        if (known)
            join_add_choice(j->a, &left, out->choice[i]);
        else
            j->gone[j->gone_n++] = out->choice[i];
    }
    *out = left;
}

static bool join_next(struct joining *j, bool *done)
{
    struct bg_advising *a = j->a;
    size_t *parts = BG_ARRAY(a->arena, j->n + 1, size_t), best = a->choices_n, least = SIZE_MAX;
    for (size_t c = 0; c < a->choices_n; c++) {
        struct bg_advice_function f = join_around(j, c, parts, &j->parts_n);
        if (j->parts_n && (best == a->choices_n || f.size < least)) {
            best = c;
            least = f.size;
        }
    }
    *done = best == a->choices_n;
    if (*done)
        return true;
    struct bg_advice_function f = join_around(j, best, parts, &j->parts_n);
    j->parts = parts;
    join_find_gone(j, best, &f);
    if (!join_parts(j, &f))
        return false;
    j->functions[j->n++] = f;
    return true;
}

/* No choice is left: what the functions come to is added up. */
static bool join_rest(struct joining *j, struct bg_options *out)
{
    struct bg_advising *a = j->a;
    j->found.items[0] = (struct bg_option){0};
    j->found.n = 1;
    *out = join_kept(j);
    for (size_t i = 0; i < j->n; i++) {
        if (j->functions[i].joined)
            continue;
        if (!bg_options_cross(a, out, &j->functions[i].at[0], &j->found))
            return false;
        *out = join_kept(j);
        if (out->n > BG_ADVICE_SETS_MOST)
            return bg_advice_stop(a, BG_ADVICE_SETS);
    }
    return true;
}

bool bg_advice_join(struct bg_advising *a, struct bg_options *out)
{
    struct joining j = {.a = a};
    struct bg_options *const buffers[] = {&j.found, &j.here, &j.next};
    bool done = false;
    a->evaluations = a->options = 0;
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffers[i]->items = BG_ARRAY(a->arena, BG_ADVICE_BUFFER, struct bg_option);
    join_make_functions(&j);
    if (!join_prepare(&j))
        return false;
    while (!done)
        if (!join_next(&j, &done))
            return false;
    return join_rest(&j, out);
}
