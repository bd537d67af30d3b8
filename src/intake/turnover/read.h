/* The table of a firm's occupations, wages and separations. */
#ifndef BG_INTAKE_TURNOVER_READ_H
#define BG_INTAKE_TURNOVER_READ_H

#include "base/diag.h"
#include "model/turnover.h"

/* NULL: the header or some row cannot be used, said in diags: a sum over the other rows would be of
 * another firm. */
const struct bg_turnover_table *bg_turnover_read(struct bg_arena *arena, struct bg_diags *diags,
                                                 const struct bg_source *source,
                                                 const char *currency);

#endif
