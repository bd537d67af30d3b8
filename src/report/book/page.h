/* A workbook being made, and its sheets as pages that cells are put on. The guard between our
 * sheets and libxlsxwriter, which the sheets never see: texts are made safe, numbers finite and of
 * at most 15 digits, formulas checked, links allowed by scheme. The first failure sticks: later
 * calls do nothing, and bg_book_error tells it.
 *
 * Cells are kept as they are put. When all are there (bg_book_settle), every formula is worked out over
 * them, so that the value beside a formula is what it gives. What is meant is then written, and the
 * finished file compared with it; a book that is opened without a path writes nothing. */
#ifndef BG_REPORT_BOOK_PAGE_H
#define BG_REPORT_BOOK_PAGE_H

#include "base/cell/formula.h"
#include "base/dec.h"
#include "base/say.h"
#include "report/book/style.h"

struct bg_book;
struct bg_page;

struct bg_book_facts {
    const char *path;                       /* to be written; NULL: nothing is */
    const char *kind;                       /* by which a workbook of ours is known: "comparison" */
    const char *title, *subject, *comments; /* document properties */
    const char *header;                     /* left part of the page header */
    const char *footer; /* left part of the footer, plain; NULL: the program's name */
    const char *currency;
    int decimals;              /* of points */
    int64_t created;           /* days since 1970 */
    enum bg_language language; /* of what the book says itself */
};

struct bg_meant { /* a cell as it was meant */
    int64_t row, column;
    enum { BG_MEANT_NUMBER, BG_MEANT_TEXT } kind;
    double number;
    const char *text;
    const char *formula; /* without '='; NULL when none */
    enum bg_style style;
};

/* What is put on a page, charts with their texts too, is copied: a book needs nothing of what it was made from,
 * but for the rows of its long pages. */
struct bg_book *bg_book_open(struct bg_arena *arena, const struct bg_book_facts *facts);
/* Works out every formula that was put. One that gives an error or a truth, or is too long, fails the
 * book. */
void bg_book_settle(struct bg_book *book);
/* Makes the library's own book and tells it of all that is no cell: nothing before does. False:
 * bg_book_error. */
bool bg_book_begin(struct bg_book *book);
/* Settles, begins and writes the long pages, after which the book needs nothing of what it was made from.
 * False: bg_book_error. */
bool bg_book_write_long(struct bg_book *book);
/* Writes the rest and closes the file. False: bg_book_error. */
bool bg_book_close(struct bg_book *book);
const char *bg_book_error(const struct bg_book *book); /* NULL when all is well */
void bg_book_fail(struct bg_book *book, const char *error);
/* Between these two, trees and texts may be made in the arena that the first gives, which is emptied by the
 * second: what is put on a page is kept apart. Of those that are inside each other the outermost counts. */
struct bg_arena *bg_book_draft_begin(struct bg_book *book);
void bg_book_draft_end(struct bg_book *book);
size_t bg_book_pages(const struct bg_book *book);
struct bg_page *bg_book_page(const struct bg_book *book, size_t i);
/* A custom document property, kept by programs that keep such. name: ours, ASCII. */
void bg_book_property(struct bg_book *book, const char *name, const char *value);
/* Texts of which a character was replaced or the end cut off, so far. */
int64_t bg_book_altered_texts(const struct bg_book *book);

/* name: at most 31 UTF-16 units of safe text without '[]:*?/\, used once whatever its case (a
 * vendor's name comes here through bg_plan_names). colour of the tab: 0xRRGGBB. */
struct bg_page *bg_page_new(struct bg_book *book, const char *name, int colour);
const char *bg_page_name(const struct bg_page *page);
/* A text of ours in the language of the book. */
const char *bg_page_say(const struct bg_page *page, const char *english)
    __attribute__((format_arg(2)));
enum bg_language bg_book_language(const struct bg_book *book);
/* n bytes as a text of their own. */
const char *bg_page_copy(struct bg_page *page, const char *text, size_t n);
/* What was meant, sorted by row and column, every formula with its value. */
const struct bg_meant *bg_page_meant(struct bg_page *page, size_t *n);

/* Rows and columns count from 0. */
void bg_put_text(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const char *text);
/* The same of a text of ours, in the language of the book. */
void bg_put_words(struct bg_page *page, int64_t row, int column, struct bg_look look,
                  const char *english);
void bg_put_number(struct bg_page *page, int64_t row, int column, struct bg_look look,
                   struct bg_dec value);
void bg_put_date(struct bg_page *page, int64_t row, int column, struct bg_look look, int64_t days);
void bg_put_blank(struct bg_page *page, int64_t row, int column, struct bg_look look);
/* A formula: a tree, never a text beside its value. The value is worked out when the book is settled, over cells that may be put later. Never
 * made from a vendor's text. NULL fails the book. */
void bg_put_live(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const struct bg_formula *formula);
/* A link out (https, http or mailto; anything else becomes plain text). */
void bg_put_link(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const char *url, const char *text);
/* A link to a cell of a sheet of this book. */
void bg_put_goto(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const char *sheet, int64_t to_row, int to_column, const char *text);

/* -- layout --------------------------------------------------------------------------------- */
void bg_page_width(struct bg_page *page, int column, double width);
/* As wide as its longest cell that is not a title, note or section, within these. */
void bg_page_fit(struct bg_page *page, int column, double least, double most);
/* Units of width that a column needs for a number with the sign of its currency, in bold. No column is
 * narrower than its numbers need; this is for who shares the room out before. */
double bg_page_number_width(const char *number);
void bg_page_hide_column(struct bg_page *page, int column);
/* A row of which a cell was put: not shown; at least so many points high. */
void bg_page_hide_row(struct bg_page *page, int64_t row);
void bg_page_height(struct bg_page *page, int64_t row, double height);
void bg_page_dense(struct bg_page *page); /* rows without room to spare: for long tables on paper */
void bg_page_hide(struct bg_page *page);  /* the whole sheet; never the first one */
void bg_page_freeze(struct bg_page *page, int64_t row, int column);
void bg_page_filter(struct bg_page *page, int64_t row, int column, int64_t last_row,
                    int last_column);

/* -- on paper ---------------------------------------------------------------------------------
 * Nothing prints under 8 points, on Letter and on A4: a page is made smaller down to that size to
 * fit on one sheet of paper, or on one in width; what is wider goes on over several, with its first
 * columns repeated. */
void bg_page_portrait(struct bg_page *page); /* landscape unless said */
/* What lies behind these is not printed. last_row -1: the last row that has a cell by now. */
void bg_page_print_area(struct bg_page *page, int64_t last_row, int last_column);
/* Goes further down, to this row, where that takes no more sheets of paper. */
void bg_page_print_more(struct bg_page *page, int64_t last_row);
/* The charts that come last on the sheet of paper are made as high as the paper has room for. */
void bg_page_fill(struct bg_page *page);
void bg_page_repeat(struct bg_page *page, int64_t first_row, int64_t last_row);
void bg_page_repeat_columns(struct bg_page *page, int last_column); /* from the first on */
/* From this column on, so many beside each other stay on one sheet of paper. */
void bg_page_keep_columns(struct bg_page *page, int first_column, int n);
void bg_page_break(struct bg_page *page, int64_t row);
/* No sheet of paper ends within these rows, where one can hold them. */
void bg_page_keep(struct bg_page *page, int64_t first_row, int64_t last_row);
/* Left out when the whole book is printed. */
void bg_page_not_printed(struct bg_page *page);

/* -- what a cell may hold -------------------------------------------------------------------- */
void bg_page_allow_list(struct bg_page *page, int64_t row, int column, const char *const *items,
                        size_t n);
void bg_page_allow_numbers(struct bg_page *page, int64_t row, int column, int64_t last_row,
                           struct bg_dec least);

/* The same for a range of cells, with words for whoever fills it in. Blank is always allowed. */
struct bg_allow {
    enum {
        BG_ALLOW_ANY,   /* anything: only the message */
        BG_ALLOW_LIST,  /* what the cells of `formula` hold */
        BG_ALLOW_WHOLE, /* a whole number */
        BG_ALLOW_DECIMAL,
        BG_ALLOW_DATE,   /* least and most are days since 1970 */
        BG_ALLOW_LENGTH, /* of a text */
        BG_ALLOW_FORMULA /* where `formula` is true, relative to the first cell */
    } what;
    bool has_least, has_most;
    struct bg_dec least, most;
    const char *formula; /* without "=": "'Lists'!$A$2:$A$9"; living as long as the book */
    /* shown when the cell is chosen, and when something else is typed; NULL: the program's own */
    const char *title, *message, *error_title, *error;
};
void bg_page_allow(struct bg_page *page, int64_t row, int column, int64_t last_row, int last_column,
                   const struct bg_allow *allow);

/* -- marks that follow the cells ------------------------------------------------------------- */
/* White to blue from 0 to the number in the cell most ("$D$8"). */
void bg_page_heat(struct bg_page *page, int64_t row, int column, int64_t last_row, int last_column,
                  const char *most);
void bg_page_bars(struct bg_page *page, int64_t row, int column, int64_t last_row, int last_column);
/* Warning colours where the formula (without '=', relative to the first cell) is true. */
void bg_page_warn_if(struct bg_page *page, int64_t row, int column, int64_t last_row,
                     int last_column, const char *formula);
/* The same in the colour of a first place. */
void bg_page_mark_if(struct bg_page *page, int64_t row, int column, int64_t last_row,
                     int last_column, const char *formula);

/* -- a stacked bar chart ----------------------------------------------------------------------
 * Bars are rows first_row.. of the page, one series a column; or, across, columns first_column.., one
 * series a row. What the cells hold is put into the chart's cache too: programs that trust it show
 * that. Texts and lists are copied. */
struct bg_chart_series {
    const char *title;
    int line;   /* its column; across, its row */
    int colour; /* 0xRRGGBB; 0: by its place among the series */
};
struct bg_chart {
    const char *title, *alt_text, *axis; /* title, axis NULL: none is shown */
    int64_t first_row;
    size_t bars;
    int name_column;
    const struct bg_chart_series *series;
    size_t series_n;
    int most;          /* end of the axis; 0: as the program that shows it likes */
    bool beside;       /* bars of several series lie beside each other, not one upon the other */
    bool first_hidden; /* the first series only pushes the others to their place: no colour */
    enum bg_number number; /* of the axis; BG_NUMBER_ANY: as the cells */
    bool upright;          /* columns beside each other in place of bars upon each other */
    bool below_zero;       /* numbers may be */
    bool small, no_legend;
    bool across;
    int64_t name_row; /* across */
    int first_column;
};
void bg_page_chart(struct bg_page *page, int64_t row, int column, double width, double height,
                   const struct bg_chart *chart);

/* -- a line chart -----------------------------------------------------------------------------
 * Numbers against numbers, one line a series, told apart by colour, dash and marker. */
struct bg_curve {
    const char *title;
    int64_t first_row;
    size_t n;
    int x_column, y_column; /* where y holds no number the line is cut */
};
struct bg_curves {
    const char *title, *alt_text, *x_axis, *y_axis;
    enum bg_number x_number, y_number;
    double from, to; /* of the x axis */
    bool free_y;     /* the y axis need not begin at 0 */
    bool no_markers, small;
    const struct bg_curve *curves;
    size_t curves_n;
};
void bg_page_curves(struct bg_page *page, int64_t row, int column, double width, double height,
                    const struct bg_curves *chart);

/* -- references ------------------------------------------------------------------------------- */
/* Cells of the page for formulas. On the page itself they are printed without its name. */
const struct bg_formula *bg_page_cell(const struct bg_page *page, int64_t row, int column);
const struct bg_formula *bg_page_cell_in(struct bg_arena *arena, const struct bg_page *page,
                                         int64_t row, int column);
const struct bg_formula *bg_page_cells(const struct bg_page *page, int64_t row, int column,
                                       int64_t last_row, int last_column);

/* The tree as a text: for what a cell may hold, and for marks. */
const char *bg_page_formula_text(const struct bg_page *page, const struct bg_formula *formula);
/* The number that the cell gives. False: it gives none. */
bool bg_page_number_at(const struct bg_page *page, int64_t row, int column, struct bg_dec *number);
/* "'Bid 1'!$B$7"; sheet NULL: without it. In the arena. */
const char *bg_ref(struct bg_arena *arena, const char *sheet, int64_t row, int column);
const char *bg_ref_range(struct bg_arena *arena, const char *sheet, int64_t row, int column,
                         int64_t last_row, int last_column);

/* "B7", which moves with the cell that it stands for. */
const char *bg_relative(struct bg_arena *arena, int64_t row, int column);
/* A test of a cell, or of each cell of a range, for a mark or inside a formula: it begins with the word. */
const char *bg_ref_begins(struct bg_arena *arena, const char *cells, const char *word);

/* A text that every reader of .xlsx takes: valid UTF-8, LF, control, direction and invisible characters
 * by their code ("<U+202E>"), at most units UTF-16 units. *altered is set when something is shown by
 * its code, or was lost. */
const char *bg_safe_text(struct bg_arena *arena, const char *text, size_t units, bool *altered);
/* Nothing in it would be changed. */
bool bg_text_is_safe(const char *text, size_t units);
/* The character of length bytes at p shows as nothing, or changes how others show. */
bool bg_text_is_hidden(const char *p, size_t length);

#endif
