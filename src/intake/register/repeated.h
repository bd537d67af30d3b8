/* Rows of a register that are the same as an earlier one. */
#ifndef BG_INTAKE_REGISTER_REPEATED_H
#define BG_INTAKE_REGISTER_REPEATED_H

#include "base/diag.h"
#include "model/register.h"

/* One warning (W947) for all of them, at the first; nothing where no row is repeated. All are counted. */
void bg_register_tell_repeated(struct bg_arena *arena, struct bg_diags *diags,
                               const struct bg_register *reg);

#endif
