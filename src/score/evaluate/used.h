/* What a ruleset can use: the parameters and facts that something reads which can apply to a bid. A
 * rule that the buyer's facts switch off for every bid uses only what switches it off. */
#ifndef BG_SCORE_EVALUATE_USED_H
#define BG_SCORE_EVALUATE_USED_H

#include "score/evaluate/evaluate.h"

struct bg_used {
    const struct bg_ruleset *ruleset;
    const struct bg_env *env; /* of nobody: no field is answered */
    bool *params, *facts;     /* by index */
};
void bg_find_used(struct bg_arena *arena, const struct bg_ruleset *ruleset, struct bg_used *out);
/* The test is false whatever a bid answers. NULL, and what steps within the term: it is not. */
bool bg_never_applies(const struct bg_used *used, const struct bg_logic *test);

#endif
