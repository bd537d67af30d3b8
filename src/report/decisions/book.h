/* The workbook in which an officer records decisions about bids. */
#ifndef BG_REPORT_DECISIONS_BOOK_H
#define BG_REPORT_DECISIONS_BOOK_H

#include "model/decision_book.h"
#include "report/book/page.h"

/* A bg_book_builder of a struct bg_decision_book. */
struct bg_book *bg_decisions_build(struct bg_arena *arena, const void *book, const char *path);

#endif
