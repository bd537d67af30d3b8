/* The cells of a table of bids, whatever it was saved as: a table of text is one sheet, a workbook has
 * several. Numbers and days of a workbook are what its program shows; nothing else is read into them. */
#ifndef BG_INTAKE_CSV_CELLS_H
#define BG_INTAKE_CSV_CELLS_H

#include "base/csv.h"
#include "base/number_format.h"
#include "base/source.h"

enum bg_tab_kind {
    BG_TAB_BLANK,
    BG_TAB_TEXT,
    BG_TAB_NUMBER, /* of a workbook; text: its digits, with a point; of a percentage, of percent */
    BG_TAB_DATE,   /* of a workbook; text: the ISO date, with a time where it has one */
    BG_TAB_TRUTH,  /* of a workbook; text: true or false */
    BG_TAB_FAULT   /* text: why it cannot be used */
};

struct bg_tab_cell {
    const char *text; /* "" of a blank one */
    const char
        *held; /* of a number: its digits, where text has a hundred times it for a percentage */
    const struct bg_number_format *format; /* of a number; NULL: it shows the number as it is */
    int32_t column;                        /* from 0 */
    enum bg_tab_kind kind;
    bool formula; /* the value is the stored result of one */
    bool quoted;  /* of a table of text */
};

struct bg_tab_row {
    int64_t number; /* from 1, as a spreadsheet program numbers them */
    size_t offset; /* in the text, or a number that grows with the row: for the order of messages */
    const struct bg_tab_cell *cells; /* those that are there, by column */
    size_t n;
    size_t width; /* of a table of text: how many cells the row has */
    bool blank;
    bool hidden;
    const char *fault; /* NULL, or why the row cannot be used, without a full stop */
};

struct bg_tab_range { /* merged; all are within */
    int64_t row, column, last_row, last_column;
};

struct bg_tab_sheet {
    const char *name;              /* "" of a table of text */
    const struct bg_tab_row *rows; /* blank ones of a table of text too; by number */
    size_t n;
    const struct bg_tab_range *merged;
    size_t merged_n;
    size_t columns; /* one more than the last that is used */
    bool hidden;
};

struct bg_tab {
    const struct bg_tab_sheet *sheets;
    size_t n;
    bool is_book;
    char delimiter;           /* of a table of text */
    size_t formulas, rounded; /* cells of a workbook */
};

/* form: of a table of text; its delimiter 0: the one that parts most of the first rows alike. NULL:
 * *why is a sentence without a full stop. */
const struct bg_tab *bg_tab_open(struct bg_arena *arena, const struct bg_source *source,
                                 const struct bg_csv_form *form, const char **why);

/* The same of a publisher's table, which may be larger than what a vendor sends. */
const struct bg_tab *bg_tab_open_published(struct bg_arena *arena, const struct bg_source *source,
                                           const struct bg_csv_form *form, const char **why);

/* Why the file can be no table: an old .xls, a web page. NULL: it may be one. */
const char *bg_tab_other(const struct bg_source *source);

/* The row of that number; NULL: there is none. */
const struct bg_tab_row *bg_tab_row(const struct bg_tab_sheet *sheet, int64_t number);
/* The cell, or a blank one. */
const struct bg_tab_cell *bg_tab_cell(const struct bg_tab_row *row, size_t column);

struct bg_tab_strip { /* what is seen in a row, by column: of merged cells the first one in each */
    const struct bg_tab_cell **cells;
    const struct bg_tab_range **merged; /* over the column; NULL: none */
    size_t n;
};
struct bg_tab_strip bg_tab_strip(struct bg_arena *arena, const struct bg_tab_sheet *sheet,
                                 int64_t row);

/* `'Bid Tab'!B10`, of a table of text `B10`; row from 1, column from 0. */
const char *bg_tab_label(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t row,
                         size_t column);
/* The same for a row: `'Bid Tab' row 10`, `row 10`. */
const char *bg_tab_row_label(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t row);

/* Some cell is that text. */
bool bg_tab_holds(const struct bg_tab *tab, const char *text);

/* Runs of blanks and line ends as one blank, none at the ends: names as they are compared. */
const char *bg_tab_name(struct bg_arena *arena, const char *text);

#endif
