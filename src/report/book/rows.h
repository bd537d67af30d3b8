/* Long tables: a page whose rows are made when they are needed, one after the other, so that a book has no
 * more of them in memory than one. They are made several times: to measure their columns, to be written,
 * to be compared with what was written; each time they must be the same. */
#ifndef BG_REPORT_BOOK_ROWS_H
#define BG_REPORT_BOOK_ROWS_H

#include "report/book/page.h"

/* Puts the cells of row i of the table. Texts and formulas live in arena, or longer. */
typedef void bg_page_put_row(const void *data, struct bg_arena *arena, struct bg_page *page,
                             size_t i);

/* A page for one long table. No chart is on it, and no tree of another row or page reads the cells of its
 * rows. A tree in a row is worked out with the row: it may read other pages and its own row. */
struct bg_page *bg_page_new_long(struct bg_book *book, const char *name, int colour);
/* The rows of a table, from `first` on. On a long page, once, after its headings; on another one they are
 * put at once. data lives as long as the book. */
void bg_page_rows(struct bg_page *page, int64_t first, size_t n, bg_page_put_row *put,
                  const void *data);
/* The same of rows whose formulas read no row but their own and those before. On a short page each is worked
 * out when it is put, so that its trees, of which a row may have many, last no longer than the row; what it
 * has in arena ends then too, but for links. */
void bg_page_rows_settled(struct bg_page *page, int64_t first, size_t n, bg_page_put_row *put,
                          const void *data);

#endif
