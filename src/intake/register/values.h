/* Cells of a large table: what many rows say the same is kept once. */
#ifndef BG_INTAKE_REGISTER_VALUES_H
#define BG_INTAKE_REGISTER_VALUES_H

#include "base/arena.h"
#include "logic/value.h"

struct bg_values;
struct bg_values *bg_values_new(struct bg_arena *arena);
/* A copy of the value with its text; the same pointer for the same value. Numbers, dates, texts, missing. */
const struct bg_value *bg_values_shared(struct bg_values *values, const struct bg_value *value);
/* A copy of its own. */
const struct bg_value *bg_values_own(struct bg_values *values, const struct bg_value *value);

#endif
