/* The corpus form of an evaluation: one bid, outcome, rating and points of each criterion, no
 * sentences and no comparison. What compares bids is not applicable here. */
#include "score/evaluate_parts.h"

void bg_evaluate_one(struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                     const struct bg_bid *bid, struct bg_criterion_result *results)
{
    struct bg_bid_env env;
    bg_bid_env_init(&env, scratch, ruleset, bid);
    struct bg_bid_judging judging = {.arena = scratch,
                                     .ruleset = ruleset,
                                     .bid = bid,
                                     .env = &env,
                                     .zero = bg_ratio_int(scratch, 0),
                                     .one = bg_ratio_int(scratch, 1),
                                     .brief = true};
    for (size_t i = 0; i < ruleset->criteria_n; i++)
        if (ruleset->criteria[i].kind != NULL)
            bg_judge_criterion(&judging, i, NULL, 0, &results[i]);
    bg_score_points(&judging, results);
}
