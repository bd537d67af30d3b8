/* Texts as small numbers, in the order in which they first came: workers and classes of a payroll. */
#ifndef BG_BASE_NAMES_H
#define BG_BASE_NAMES_H

#include "base/arena.h"

struct bg_names {
    struct bg_arena *arena;
    const char **texts;
    size_t n, room;
    uint32_t *slots; /* position in texts + 1; 0: free */
    size_t slots_n;  /* a power of two */
};

void bg_names_init(struct bg_names *names, struct bg_arena *arena);
/* The number of the text, which is copied when it is new. */
uint32_t bg_names_of(struct bg_names *names, const char *text);

#endif
