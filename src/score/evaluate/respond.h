/* A bid as a scenario assumes that its vendor responds. */
#ifndef BG_SCORE_EVALUATE_RESPOND_H
#define BG_SCORE_EVALUATE_RESPOND_H

#include "model/modelling.h"

/* Of each scenario of the stack the first response whose `where` holds is applied, one after the
 * other. The ruleset is the one that the bid and the responses are bound to. A bid that is not
 * active, or whose response cannot be worked out, stays as it was submitted. */
struct bg_assumed_bid bg_respond(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                 const struct bg_responses *responses, const struct bg_bid *bid);

#endif
