/* Private to diag*.c: the list behind struct bg_diags. It is reached through a pointer because a
 * const list still sorts itself when it is first read. */
#ifndef BG_BASE_DIAG_LIST_H
#define BG_BASE_DIAG_LIST_H

#include "base/diag.h"

struct diag_item {
    struct bg_diag diag;
    int64_t rank; /* of its source */
};

struct diag_list {
    struct bg_arena *arena;
    struct diag_item **items;
    struct diag_item *newest;
    int64_t count;
    size_t capacity;
    int64_t by_severity[BG_ERROR + 1];
    bool sorted;
};

struct bg_diags {
    struct diag_list *list;
};

#endif
