/* Whether a decision to award can be beside the result: who decided, why, and what every other
 * acceptable bid would have cost or saved. */
#ifndef BG_SCORE_AWARD_AWARD_H
#define BG_SCORE_AWARD_AWARD_H

#include "base/field.h"
#include "model/award_decision.h"
#include "model/result.h"

/* Says what is wrong or missing. asked: ids of the bidders to whom a question was sent. */
void bg_award_review(struct bg_arena *arena, struct bg_diags *diags,
                     const struct bg_award_decision *decision, const struct bg_lot_result *lot,
                     const struct bg_texts *asked);
/* Bids that were rejected over figures that differ, and not asked about them (W757). decision NULL: none yet,
 * and only what the officer disqualified is looked at. */
void bg_award_unasked(struct bg_arena *arena, struct bg_diags *diags,
                      const struct bg_award_decision *decision, const struct bg_lot_result *lot,
                      const struct bg_texts *asked);

#endif
