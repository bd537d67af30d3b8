/* The table of steps that a firm could take. */
#ifndef BG_INTAKE_ADVICE_READ_H
#define BG_INTAKE_ADVICE_READ_H

#include "base/diag.h"
#include "model/advice.h"

/* NULL: the header or some row cannot be used, said in diags. */
const struct bg_steps *bg_steps_read(struct bg_arena *arena, struct bg_diags *diags,
                                     const struct bg_source *source,
                                     const struct bg_ruleset *ruleset);

#endif
