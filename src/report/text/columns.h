/* A grid of texts for the terminal, printed with its columns aligned: the first to the left, the
 * others to the right. The first row is the head. */
#ifndef BG_REPORT_TEXT_COLUMNS_H
#define BG_REPORT_TEXT_COLUMNS_H

#include "base/buf.h"

struct bg_grid {
    struct bg_arena *arena;
    const char **cells;
    size_t columns, rows, capacity;
};

struct bg_grid bg_grid_new(struct bg_arena *arena, size_t columns);
/* A new row of empty cells, to be filled in before the next one is made. */
const char **bg_grid_row(struct bg_grid *grid);
void bg_grid_put(struct bg_buf *out, const struct bg_grid *grid, bool color);
/* What came from outside, made visible and cut to a width in characters. */
const char *bg_shown(struct bg_arena *arena, const char *text, int64_t most);

#endif
