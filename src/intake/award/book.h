/* Reading back the workbook of a decision: the same file of a decision ("bidgauge-award/1") that a
 * person could have written by hand, one for each lot. */
#ifndef BG_INTAKE_AWARD_BOOK_H
#define BG_INTAKE_AWARD_BOOK_H

#include "model/award_decision.h"
#include "model/result.h"

/* The source's bytes are those of an .xlsx file; result: the evaluation that it must be of. *n: the
 * lots. What cannot be used is said by its cell. NULL: said. */
const struct bg_award_decision *const *
bg_award_book_read(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
                   const struct bg_result *result, size_t *n);

#endif
