/* Lists that grow on an arena, and the row of a list that has an id. */
#ifndef BG_BASE_LIST_H
#define BG_BASE_LIST_H

#include <stddef.h>

struct bg_arena;

/* Makes room for one more row behind the n of items, a list with room for `room` rows (size_t): where it
 * is full, it moves to a place twice as large, whose new rows are zeroed; the old place stays with the
 * arena. items may be NULL when room is 0. */
#define BG_MORE(arena, items, n, room)                                                             \
    ((items) = bg_list_more((arena), (items), (n), &(room), sizeof *(items)))
/* What BG_MORE calls: the list, where it is now; size: bytes of a row. */
void *bg_list_more(struct bg_arena *arena, const void *items, size_t n, size_t *room, size_t size);

/* The index of the first of n rows whose member `id` (const char *) is this text; -1: none. */
#define BG_FIND_ID(items, n, wanted)                                                               \
    ((n) == 0 ? -1 : bg_list_find(&(items)[0].id, sizeof *(items), (n), (wanted)))
/* What BG_FIND_ID calls: first is the id of the first row, size the bytes from row to row. */
int bg_list_find(const char *const *first, size_t size, size_t n, const char *wanted);

#endif
