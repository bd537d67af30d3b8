/* What criteria come to with some steps taken: those asked for alone where a criterion depends on nothing
 * beside it, else of a whole evaluation. */
#include <string.h>

#include "score/advice/parts.h"

static bool evaluate_is_plain(const struct bg_advising *a)
{
    bool plain = a->plain && a->which;
    for (size_t i = 0; plain && i < a->which_n; i++)
        plain = !a->advice->ruleset->criteria[a->which[i]].kind->relative;
    return plain;
}

static void evaluate_alone(struct bg_advising *a, const struct bg_bid *bid)
{
    const struct bg_ruleset *rules = a->advice->ruleset;
    struct bg_advice_outcome out = {bg_ratio_int(a->scratch, 0), 0, 0};
    bg_evaluate_some(a->scratch, rules, bid, a->which, a->which_n, a->results);
    for (size_t i = 0; i < a->which_n; i++)
        bg_advice_count(a->scratch, &rules->criteria[a->which[i]], &a->results[a->which[i]], &out);
    a->outcome = out;
}

static void evaluate_whole(struct bg_advising *a, const struct bg_bid *bid)
{
    const struct bg_bid **list = BG_ARRAY(a->scratch, a->bids->n, const struct bg_bid *);
    struct bg_bids bids = *a->bids;
    memcpy(list, a->bids->bid, a->bids->n * sizeof *list);
    list[0] = bid;
    bids.bid = list;
    a->outcome = bg_advice_outcome_of(a->scratch, a->advice->ruleset, &bids, a->with_relative,
                                      a->which, a->which_n);
}

static void evaluate_body(void *data)
{
    struct bg_advising *a = data;
    const struct bg_bid *bid = bg_advice_bid(a->scratch, a->advice, a->steps);
    if (evaluate_is_plain(a))
        evaluate_alone(a, bid);
    else
        evaluate_whole(a, bid);
    /* what outlives the scratch arena is a new fraction */
    a->outcome.points = bg_ratio_add(a->arena, a->outcome.points, bg_ratio_int(a->scratch, 0));
}

struct bg_advice_outcome bg_advice_with(struct bg_advising *a, uint64_t steps,
                                        const size_t *criteria, size_t n)
{
    a->steps = steps;
    a->which = criteria;
    a->which_n = n;
    a->evaluations += evaluate_is_plain(a) ? 1 : BG_ADVICE_WHOLE;
    if (!bg_arena_try(a->scratch, evaluate_body, a))
        bg_arena_out_of_memory(a->arena);
    bg_arena_reset(a->scratch);
    return a->outcome;
}
