/* The sheet Files: what a workbook was made from, with the hash of each. */
#ifndef BG_REPORT_BOOK_FILES_H
#define BG_REPORT_BOOK_FILES_H

#include "model/result.h"
#include "report/book/columns.h"

struct bg_page *bg_files_sheet(struct bg_book *book, const struct bg_input_file *files, size_t n);
/* The hash of a struct bg_input_file. */
struct bg_shown bg_cell_file_sha256(const struct bg_sheet_line *line);

#endif
