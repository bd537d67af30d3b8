/* The workbook in which whoever awards decides: the ranking, what each difference comes to, and yellow
 * cells for the reasons. It proposes nobody and drafts no reason. */
#ifndef BG_REPORT_AWARD_BOOK_H
#define BG_REPORT_AWARD_BOOK_H

#include "report/book/page.h"
#include "score/award/book.h"

/* A bg_book_builder of a struct bg_award_book. */
struct bg_book *bg_award_book_build(struct bg_arena *arena, const void *book, const char *path);

#endif
