/* Answers that were clarified, in words: what was handed in, and by what it was replaced. */
#ifndef BG_REPORT_EVALUATION_CLARIFIED_H
#define BG_REPORT_EVALUATION_CLARIFIED_H

#include "model/bid.h"

/* One of the two answers, where other is the one before or after it. Of a table the cells in which
 * they differ: "row 2, Hourly wage: 15.20". */
const char *bg_clarified_words(struct bg_arena *arena, const struct bg_field *field,
                               const struct bg_value *value, const struct bg_value *other);
/* "2026-03-20, letter of 19 March"; "" when neither is said. */
const char *bg_clarified_when(struct bg_arena *arena, const struct bg_clarification *clarification);

/* "clarified", or that another's statement counts by the rule of the ruleset. */
const char *bg_clarified_how(const struct bg_clarification *clarification);

#endif
