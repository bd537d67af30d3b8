/* Looks at bytes, not a parse: whoever reads the source then checks it strictly. */
#ifndef BG_INTAKE_SNIFF_H
#define BG_INTAKE_SNIFF_H

#include "base/arena.h"
#include "base/source.h"

bool bg_sniff_has(const char *text, size_t n, const char *what);
/* The first byte that is not blank opens an object or a list. */
bool bg_sniff_json(const struct bg_source *source);
/* An object that can be a record of a file of one a line: a bid, a tender, a release. */
bool bg_sniff_record(const char *text, size_t n);
/* It holds a JSON Schema, in which every key of the format that it describes is. */
bool bg_sniff_schema(const struct bg_source *source);
/* The text under the key "format" of the first object; "" where it has none. */
const char *bg_sniff_format(struct bg_arena *arena, const struct bg_source *source);
/* Which of the names (at most 32) are keys of the first object in the bytes itself, not of what it
 * holds, as a mask. *end: offset past the object; n when it does not end. */
uint32_t bg_sniff_keys(const char *text, size_t n, const char *const *names, size_t names_n,
                       size_t *end);

#endif
