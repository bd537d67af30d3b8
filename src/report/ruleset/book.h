/* A ruleset as a workbook that people edit, from the grid that intake made of it. */
#ifndef BG_REPORT_RULESET_BOOK_H
#define BG_REPORT_RULESET_BOOK_H

#include "model/grid.h"
#include "report/book/write.h"

/* A bg_book_builder; data is a struct bg_grid. */
struct bg_book *bg_grid_book(struct bg_arena *arena, const void *grid, const char *path);

#endif
