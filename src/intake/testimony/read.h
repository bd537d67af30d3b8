/* The published rule of whose statement counts, and the statements: tables, CSV or .xlsx. */
#ifndef BG_INTAKE_TESTIMONY_READ_H
#define BG_INTAKE_TESTIMONY_READ_H

#include "base/diag.h"
#include "model/testimony.h"

/* False: said. */
bool bg_witness_rule_read(struct bg_arena *arena, struct bg_diags *diags,
                          const struct bg_source *source, struct bg_witness_rule *out);
/* Adds the statements of the file. False: said. */
bool bg_testimony_read(struct bg_arena *arena, struct bg_diags *diags,
                       const struct bg_source *source, const struct bg_witness_rule *rule,
                       struct bg_testimony *out);

#endif
