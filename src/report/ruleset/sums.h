/* Private to ruleset/book.c: the sums of weights on the sheet of criteria, as formulas. */
#ifndef BG_REPORT_RULESET_SUMS_H
#define BG_REPORT_RULESET_SUMS_H

#include "model/grid.h"
#include "report/book/page.h"

/* page: of the criteria. The pages that the sums read are there by now. */
void bg_grid_sums(struct bg_arena *arena, const struct bg_grid *grid, const struct bg_book *book,
                  struct bg_page *page, const struct bg_grid_sheet *criteria);

#endif
