/* Choices as people read them. A cell that a person looks at holds the label of the choice; formulas, whose
 * texts are ids, read the id from a working cell beside it. */
#ifndef BG_REPORT_EVALUATION_LABELS_H
#define BG_REPORT_EVALUATION_LABELS_H

#include "base/cell/formula.h"
#include "model/ruleset.h"

/* The label of the choice with this id, as a value; any other value as it is. */
struct bg_value bg_labels_value(const struct bg_field *field, struct bg_value value);
/* Its cells hold labels: they tell the choices apart, and a formula can turn them into ids. Where not,
 * they hold ids. */
bool bg_labels_used(struct bg_arena *arena, const struct bg_field *field);
/* The id of the choice whose label the cell holds; "" of anything else. NULL: no formula can. */
const struct bg_formula *bg_labels_id(struct bg_arena *arena, const struct bg_field *field,
                                      const struct bg_formula *cell);
const char *bg_labels_text(const struct bg_field *field,
                           size_t choice); /* its id without a label */

#endif
