/* Private to the JSON files: what the strict scan finds, and the keys of the objects it is in. */
#ifndef BG_BASE_JSCAN_H
#define BG_BASE_JSCAN_H

#include "base/json.h"

struct jscan {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_json_limits *limits;
    bool keep_places; /* fill offsets and ends */
    size_t *offsets, *ends;
    size_t capacity;
    size_t values;
};

/* False: the fault is in diags. */
bool bg_jscan_run(struct jscan *scan);

/* -- one text: jtext.c ------------------------------------------------------------------------ */

/* text[at] is the opening quote; *end becomes the offset after the closing one. escapes tells
 * whether the raw bytes differ from what they mean. False: the fault is in scan->diags. */
bool bg_jtext_scan(struct jscan *scan, size_t at, size_t *end, bool *escapes);
/* Says what is wrong with the byte at, where something else was expected. */
void bg_jtext_unexpected(struct jscan *scan, size_t at, const char *expected);
/* The code point of a well-formed text at *at (an escape, or UTF-8), which moves on. */
uint32_t bg_jtext_code(const char *text, size_t *at);

/* -- keys: jkey.c ------------------------------------------------------------------------------ */

struct jkey {
    uint64_t folded; /* hash that is equal for keys that look alike */
    size_t offset;   /* of the first byte after the quote */
    uint32_t length; /* raw bytes */
    bool plain;      /* ASCII without escapes */
};

/* The hash tables of one object that has many keys; kept for the next object of that depth. */
struct jkey_table {
    struct jkey_cell *exact, *folded;
    size_t cells;   /* a power of two, in each */
    uint32_t round; /* cells of other rounds are empty */
};

struct jkeys {
    struct jscan *scan;
    struct jkey *keys; /* of all open objects, the innermost last */
    size_t count, capacity;
    uint64_t seed[2];
    int warnings; /* that were given: a hostile file could make a million */
};

void bg_jkeys_init(struct jkeys *keys, struct jscan *scan);
/* Adds the key whose raw bytes are [offset, offset + length) to the object whose keys start at
 * first. table starts zeroed. False: it was there already, said in diags. */
bool bg_jkeys_add(struct jkeys *keys, size_t first, struct jkey_table *table, size_t offset,
                  size_t length, bool escapes);

#endif
