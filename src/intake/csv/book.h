/* Private to cells.c: a workbook as sheets of cells. The only file of this folder that knows the
 * reader of .xlsx. */
#ifndef BG_INTAKE_CSV_BOOK_H
#define BG_INTAKE_CSV_BOOK_H

#include "intake/csv/cells.h"

bool bg_tab_book_is(const struct bg_source *source); /* a zip file */
/* published: a table of statistics, which may be larger than what a vendor sends. */
const struct bg_tab *bg_tab_book_open(struct bg_arena *arena, const struct bg_source *source,
                                      bool published, const char **why);
char *bg_tab_book_address(int64_t row, int64_t column, char out[16]); /* from 0 */

#endif
