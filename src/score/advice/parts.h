/* Private to score/advice. */
#ifndef BG_SCORE_ADVICE_PARTS_H
#define BG_SCORE_ADVICE_PARTS_H

#include "model/advice.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

/* What the step costs a year: as given, else of the wages it raises. NULL: it cannot be worked out. */
const struct bg_ratio *bg_advice_cost(struct bg_arena *arena, const struct bg_advice *advice,
                                      const struct bg_step *step);

#endif
