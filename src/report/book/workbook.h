/* The parts of making a workbook: build puts every sheet of a result on a book; compare holds the
 * finished bytes against what was meant. Private to report/. */
#ifndef BG_REPORT_BOOK_WORKBOOK_H
#define BG_REPORT_BOOK_WORKBOOK_H

#include "report/book/page.h"
#include "report/evaluation/comparison.h"

struct bg_book *bg_workbook_build(struct bg_arena *arena, const struct bg_comparison *comparison,
                                  const char *path);
/* NULL: every sheet and cell of the book is there and no other; every part is well-formed. Else the
 * first difference, a sentence without a full stop. */
const char *bg_workbook_compare(struct bg_arena *arena, struct bg_book *book, const char *bytes,
                                size_t n);

#endif
