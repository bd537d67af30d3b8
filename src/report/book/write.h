/* Any workbook of ours from its builder to a file in its place. */
#ifndef BG_REPORT_BOOK_WRITE_H
#define BG_REPORT_BOOK_WRITE_H

#include "base/diag.h"
#include "host/host.h"
#include "report/book/page.h"

/* Opens a book on path (bg_book_open), puts every sheet on it, and gives it. Reads data only; everything
 * that it makes lives in the arena. */
typedef struct bg_book *bg_book_builder(struct bg_arena *arena, const void *data, const char *path);

/* Writes the workbook to a temporary file beside path, reads it back, compares every cell with what
 * was meant, and only then puts it in the place of path. isolate: the writing is done in a child
 * process, since the library for .xlsx crashes when memory runs out. True: the whole file is there.
 * False: path is as it was, nothing is left beside it, and diags says why. One at a time in a
 * process. */
bool bg_book_write(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                   bg_book_builder *build, const void *data, const char *path, bool isolate);

#endif
