/* The clauses of a contract: JSON of `promise`, or a table (CSV or .xlsx) with the same columns. */
#ifndef BG_INTAKE_CONTRACT_READ_H
#define BG_INTAKE_CONTRACT_READ_H

#include "model/contract.h"

/* NULL: it or one of its clauses cannot be used, said in diags (E966, E967). */
const struct bg_promises *bg_promises_read(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source, const char *currency);

#endif
