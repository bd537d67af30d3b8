/* Taking named parts out of a ruleset's JSON, with all that they need. Private to include.c. */
#ifndef BG_INTAKE_RULESET_PICK_H
#define BG_INTAKE_RULESET_PICK_H

#include "base/buf.h"
#include "base/json.h"

struct bg_pick {
    struct bg_arena *arena;
    const struct bg_json *json;
    const char **paths; /* "parameters.floor", "coverage" */
    size_t n, capacity;
};

/* False: the document has no such part. */
bool bg_pick_add(struct bg_pick *pick, const char *path);
/* Adds whatever the parts refer to: facts, fields, parameters, measures, sources. */
void bg_pick_needs(struct bg_pick *pick);
/* A JSON Merge Patch that takes away all the rest. */
void bg_pick_patch(const struct bg_pick *pick, struct bg_buf *out);

#endif
