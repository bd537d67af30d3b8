/* Names to positions: a hash table that is built once and then only read. It never decides an
 * order. */
#ifndef BG_BASE_INDEX_H
#define BG_BASE_INDEX_H

#include "base/arena.h"

struct bg_index;

/* names (borrowed) must be different from each other; of equal ones the first is found. */
const struct bg_index *bg_index_new(struct bg_arena *arena, const char *const *names, size_t n);
/* The position of the name, or -1. index NULL: -1. */
int bg_index_find(const struct bg_index *index, const char *name);
/* The same, where the name is likely the one at guess: one comparison then. */
int bg_index_find_near(const struct bg_index *index, const char *name, int guess);

#endif
