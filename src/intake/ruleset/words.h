/* Words that other layers' tables own (kinds, formulas, methods), and what the rows of
 * ruleset/shape.c cannot say in the schema: keys that need or exclude each other. */
#ifndef BG_INTAKE_RULESET_WORDS_H
#define BG_INTAKE_RULESET_WORDS_H

#include "base/buf.h"

/* The i-th name; NULL past the last. */
const char *bg_kind_word(size_t i);     /* of a criterion: the kinds, and "group" */
const char *bg_formula_word(size_t i);  /* of the price */
const char *bg_abnormal_word(size_t i); /* of an abnormally-low method */

/* Members of a schema object, each with a leading comma. */
void bg_schema_criterion(struct bg_buf *out);
void bg_schema_field(struct bg_buf *out);
void bg_schema_param(struct bg_buf *out);
void bg_schema_band(struct bg_buf *out);

#endif
