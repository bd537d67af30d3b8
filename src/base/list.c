#include "base/list.h"

#include "base/arena.h"

#include <string.h>

enum { FIRST_ROOM = 16 };

void *bg_list_more(struct bg_arena *arena, const void *items, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return (void *)items;
    size_t larger = *room ? *room * 2 : FIRST_ROOM;
    void *moved = bg_arena_array(arena, larger, size);
    if (n)
        memcpy(moved, items, n * size);
    *room = larger;
    return moved;
}

int bg_list_find(const char *const *first, size_t size, size_t n, const char *wanted)
{
    for (size_t i = 0; i < n; i++) {
        const char *id;
        memcpy(&id, (const char *)first + i * size, sizeof id);
        if (strcmp(id, wanted) == 0)
            return (int)i;
    }
    return -1;
}
