/* The corpus form of an evaluation: one bid, outcome, rating and points of each criterion, no
 * sentences and no comparison. What compares bids is not applicable here. */
#include "score/evaluate/parts.h"

static struct bg_bid_judging one_start(struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                                       const struct bg_bid *bid, struct bg_bid_env *env)
{
    bg_bid_env_init(env, scratch, ruleset, bid);
    return (struct bg_bid_judging){.arena = scratch,
                                   .ruleset = ruleset,
                                   .bid = bid,
                                   .env = env,
                                   .zero = bg_ratio_int(scratch, 0),
                                   .one = bg_ratio_int(scratch, 1),
                                   .brief = true};
}

void bg_evaluate_one(struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                     const struct bg_bid *bid, struct bg_criterion_result *results)
{
    struct bg_bid_env env;
    struct bg_bid_judging judging = one_start(scratch, ruleset, bid, &env);
    for (size_t i = 0; i < ruleset->criteria_n; i++)
        if (ruleset->criteria[i].kind != NULL)
            bg_judge_criterion(&judging, i, NULL, 0, &results[i]);
    bg_score_points(&judging, results);
}

void bg_evaluate_some(struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                      const struct bg_bid *bid, const size_t *which, size_t n,
                      struct bg_criterion_result *results)
{
    struct bg_bid_env env;
    struct bg_bid_judging judging = one_start(scratch, ruleset, bid, &env);
    for (size_t i = 0; i < n; i++) {
        bg_judge_criterion(&judging, which[i], NULL, 0, &results[which[i]]);
        bg_score_leaf(&judging, &results[which[i]]);
    }
}

bool bg_evaluate_is_simple(const struct bg_ruleset *ruleset)
{
    for (size_t i = 0; i < ruleset->criteria_n; i++)
        if (ruleset->criteria[i].otherwise == BG_OTHERWISE_RESCALE)
            return false;
    return true;
}

enum bg_standing bg_criterion_standing(const struct bg_criterion *c,
                                       const struct bg_criterion_result *r)
{
    if (c->kind == NULL)
        return BG_STANDS;
    bool requirement = c->kind->eliminates;
    switch (r->outcome) {
    case BG_NOT_MET: /* of a panel: below the minimum that the ruleset publishes */
        return requirement || c->kind->by_panel ? BG_STANDS_NOT : BG_STANDS;
    case BG_NOT_ANSWERED:
        if (requirement)
            return BG_STANDS_UNSETTLED;
        if (r->unreadable || c->on_missing == BG_CLARIFY) /* answered, though nobody can read it */
            return BG_STANDS_OPEN;
        return c->on_missing == BG_FAIL ? BG_STANDS_NOT : BG_STANDS;
    case BG_NEEDS_PANEL:
        return BG_STANDS_OPEN;
    case BG_OUTCOME_ERROR:
        return BG_STANDS_UNSETTLED;
    default:
        return BG_STANDS;
    }
}

enum bg_result_status bg_bid_standing(const struct bg_bid *bid,
                                      const int64_t counts[BG_STANDING__COUNT])
{
    if (bid->status != BG_BID_ACTIVE)
        return bid->status == BG_BID_UNREADABLE ? BG_UNREADABLE : BG_NOT_RANKED;
    if (bid->not_comparable)
        return BG_NOT_RANKED;
    return counts[BG_STANDS_NOT]         ? BG_ELIMINATED
           : counts[BG_STANDS_UNSETTLED] ? BG_NOT_RANKED
           : counts[BG_STANDS_OPEN]      ? BG_PROVISIONAL
                                         : BG_RANKED;
}
