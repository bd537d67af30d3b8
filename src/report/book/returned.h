/* Sheets that are filled in and come back: under the headings lies a hidden row with the id of each column,
 * behind the columns a hidden mark of the sheet. The workbook's own marks say which ruleset it is for. Who
 * reads them is intake/form, intake/panel and intake/award. */
#ifndef BG_REPORT_BOOK_RETURNED_H
#define BG_REPORT_BOOK_RETURNED_H

#include "model/ruleset.h"
#include "report/book/columns.h"

enum {
    BG_RETURNED_HEADINGS = 3, /* title and note above it */
    BG_RETURNED_IDS,          /* hidden */
    BG_RETURNED_FIRST,        /* the first row to be filled in */
    BG_RETURNED_TEXT =
        200 /* bytes of a mark that is a text from outside; longer ones are left out */
};

/* A yellow cell: what may be typed into it, and what is said of it. */
struct bg_shown bg_show_asked(const struct bg_sheet_line *line, const struct bg_allow *allow);
/* The same for a text. */
struct bg_shown bg_show_asked_text(const struct bg_sheet_line *line, const char *title,
                                   const char *message);

/* "bg:what:value"; value NULL: "bg:what". */
void bg_put_mark(struct bg_page *page, int64_t row, int column, const char *what,
                 const char *value);
/* The format, and the ruleset by id, version and bytes, one below the other. The row behind them. */
int64_t bg_put_ruleset_marks(struct bg_page *page, int64_t row, int column, const char *format,
                             const struct bg_ruleset *ruleset);
/* Title, note, widths, headings, ids and the mark of the sheet. The last column of the section is hidden and
 * says of what a row is. How many columns are seen. */
int bg_returned_start(struct bg_page *page, const char *title, const char *note,
                      const struct bg_section *section, const void *of, const char *mark);
/* The place of a row, for the section's last column: .id = "place". */
#define BG_PLACE_COLUMN(cell_) BG_COLUMN(NULL, 0, NOTE, TEXT, .id = "place", .cell = (cell_))

#endif
