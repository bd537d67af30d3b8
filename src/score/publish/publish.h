/* What an officer should know before a solicitation goes out: findings on a ruleset that loads but
 * would be hard to defend. A finding is a diagnostic (W7xx): its message says what, its advice says
 * why it matters and where that is written. A check is one function and one row in
 * publish/checks.def. */
#ifndef BG_SCORE_PUBLISH_PUBLISH_H
#define BG_SCORE_PUBLISH_PUBLISH_H

#include "model/bid.h"

struct bg_publishing {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_ruleset *ruleset;
};

/* Runs every check on the ruleset (of each lot the caller passes its own). */
void bg_publish_check(struct bg_arena *arena, struct bg_diags *diags,
                      const struct bg_ruleset *ruleset);

/* Trial bids: made-up answers around every limit of the ruleset, the same on every run. */
enum { BG_TRIAL_BIDS = 400 };
const struct bg_bid *bg_trial_bid(const struct bg_publishing *publishing, int n);

#endif
