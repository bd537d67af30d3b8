/* Whether a decision to award can be beside the result: who decided, why, and what every other
 * acceptable bid would have cost or saved. */
#ifndef BG_SCORE_AWARD_AWARD_H
#define BG_SCORE_AWARD_AWARD_H

#include "model/award_decision.h"
#include "model/result.h"

/* Says what is wrong or missing. */
void bg_award_review(struct bg_arena *arena, struct bg_diags *diags,
                     const struct bg_award_decision *decision, const struct bg_lot_result *lot);

#endif
