/* From the answers that won to the clauses of a contract. */
#ifndef BG_SCORE_PROMISE_PROMISE_H
#define BG_SCORE_PROMISE_PROMISE_H

#include "model/contract.h"
#include "model/result.h"

/* Every answer of the bid that earned points or met a requirement becomes a clause (a row and column of a
 * table each its own); a requirement that a parameter sets becomes one for each of its figures within the
 * term, from its day on. The price is no promise. */
const struct bg_promises *bg_promise(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                     const struct bg_bid_result *bid);

#endif
