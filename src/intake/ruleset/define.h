/* Definitions: an expression that is written once under a name, and is wherever it is used. */
#ifndef BG_INTAKE_RULESET_DEFINE_H
#define BG_INTAKE_RULESET_DEFINE_H

#include "base/json.h"

/* The document with each {"definition": "name"} replaced by what `definitions` says for the name,
 * and without `definitions`; the document itself where it has none. NULL: said in diags. */
const struct bg_json *bg_define_expand(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_json *json);

#endif
