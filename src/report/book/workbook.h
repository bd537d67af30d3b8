/* The parts of making a workbook: build puts every sheet of a result on a book; compare holds the
 * finished bytes against what was meant. Private to report/. */
#ifndef BG_REPORT_BOOK_WORKBOOK_H
#define BG_REPORT_BOOK_WORKBOOK_H

#include "model/result.h"
#include "report/book/page.h"

struct bg_book *bg_workbook_build(struct bg_arena *arena, const struct bg_result *result,
                                  const char *path, bool print_all);
/* NULL: every sheet and cell of the book is there and no other; every part is well-formed. Else the
 * first difference, a sentence without a full stop. */
const char *bg_workbook_compare(struct bg_arena *arena, struct bg_book *book, const char *bytes,
                                size_t n);

#endif
