/* Private to report/book: what a book and a page hold. Cells are kept as they are put; when the book
 * is closed or compared, settle.c gives every formula its value, and xlsx_cells.c writes them. The
 * pointers of the library for .xlsx are NULL until the writing begins. */
#ifndef BG_REPORT_BOOK_PAGE_BOOK_H
#define BG_REPORT_BOOK_PAGE_BOOK_H

#include "base/cell/sheet.h"
#include "report/book/rows.h"

struct bg_page_column {
    double width;                /* given; 0: none */
    double least, most, longest; /* to fit; most 0: not to fit */
    double number;               /* of the longest number, which cannot be wrapped */
    bool hidden;
};

struct bg_page_row { /* what is said of a row */
    struct bg_page_row *next;
    int64_t row;
    double height; /* at least; 0: as its cells need */
    bool hidden;
};

struct bg_page_rows { /* from first to last */
    struct bg_page_rows *next;
    int64_t first, last;
};

struct bg_page_print { /* what was asked for; xlsx_print.c makes of it what the paper allows */
    bool portrait, never, filled;
    int64_t area_row; /* last row that is printed; -1: all */
    int64_t more_row; /* or this one, where the paper holds it; -1: none */
    int area_column;
    int64_t repeat_first, repeat_last; /* rows; -1: none */
    int repeat_column;                 /* the last that is repeated; -1: what is frozen */
    int group_column, group_columns;   /* kept beside each other from there on; 0: none are */
    struct bg_page_rows *keeps;
    struct bg_page_rows *breaks; /* the first of each begins a sheet of paper */
};

/* A cell as it was put. What it is made from is in cell.from: of BG_PUT_LINK the address. */
struct bg_put_cell {
    struct bg_cell cell;
    int32_t row;
    unsigned column : 14;
    enum { BG_PUT_BLANK, BG_PUT_VALUE, BG_PUT_LIVE, BG_PUT_LINK } kind : 2;
    unsigned style : 8, number : 8;
};
_Static_assert(sizeof(struct bg_put_cell) <= 32, "a workbook has a million of them");

static inline struct bg_look bg_put_look(const struct bg_put_cell *cell)
{
    return (struct bg_look){.style = cell->style, .number = cell->number};
}

enum { BG_PUT_BLOCK = 128 };
struct bg_put_block {
    struct bg_put_cell cells[BG_PUT_BLOCK];
};

struct bg_page_chart { /* a chart as it was put; one of the two kinds */
    struct bg_page_chart *next;
    int64_t row;
    int column;
    double width, height; /* in pixels, from the upper left corner of the cell */
    const struct bg_chart *bars;
    const struct bg_curves *curves;
};

struct bg_page_stream {     /* the rows of a long page */
    struct bg_arena *arena; /* of the row in hand */
    int64_t first;
    size_t n;
    bg_page_put_row *put_row;
    const void *data;
    struct bg_put_cell **cells; /* of the row in hand, by column once it is whole */
    size_t cells_n, room;
    bool measures; /* the columns are being measured */
};

struct bg_page {
    struct bg_book *book;
    struct bg_arena *arena; /* of what is put: the book's, or that of the row in hand */
    bool is_long, in_row;
    struct bg_page_stream *stream; /* of a long page, once it has its rows */
    const char *name;
    struct lxw_worksheet *sheet;
    struct bg_cell_sheet *cells;
    struct bg_put_block **put; /* in the order in which they were put */
    size_t put_n, blocks_n, blocks_room, settled_n;
    struct bg_page_chart *charts, **last_chart;
    struct bg_page_column *columns;
    size_t columns_n;
    struct bg_page_row *rows;
    int64_t links;
    bool dense;
    int frozen;       /* columns */
    int64_t last_row; /* of all cells and, once sized, charts; -1: there are none */
    int last_column;
    struct bg_page_print print;
    double *heights; /* of rows 0 to last_row, in points, when they are sized; 0: hidden */
};

/* What the library is to be told of a book or a page; page NULL: of the book. */
typedef void bg_book_call(struct bg_book *book, struct bg_page *page, const void *what);

struct bg_book_told {
    struct bg_book_told *next;
    struct bg_page *page;
    bg_book_call *call;
    const void *what;
};

enum { BG_TEXTS_RECENT = 4096 };

struct bg_book {
    struct bg_arena *arena;
    struct bg_arena *scratch;         /* of one cell's formula */
    struct bg_arena *making, *drafts; /* of trees: the arena, or the drafts while there are some */
    int drafting;                     /* how many begun inside each other */
    struct bg_cell_book *cells;
    struct bg_book_facts facts;
    struct lxw_workbook *workbook; /* once the writing has begun */
    bool long_written;
    void **owner; /* frees the workbook when the arena ends */
    struct bg_book_told *told, **last_told;
    struct lxw_format *formats[BG_STYLE__COUNT][BG_NUMBER__COUNT];
    const char *codes[BG_NUMBER__COUNT];
    const char *recent[BG_TEXTS_RECENT]; /* texts that were put, by a hash: most are put again */
    struct bg_page **pages;
    size_t pages_n, pages_room;
    const char *error;
    int64_t altered;
};

static inline struct bg_put_cell *bg_page_put_at(const struct bg_page *page, size_t i)
{
    return &page->put[i / BG_PUT_BLOCK]->cells[i % BG_PUT_BLOCK];
}
/* All cells by rows and columns, in the order of these. */
struct bg_put_cell **bg_page_put_sorted(const struct bg_page *page);

/* Calls when the file is written, with a copy of size bytes of what. */
void bg_book_later(struct bg_book *book, struct bg_page *page, bg_book_call *call, const void *what,
                   size_t size);
struct bg_page_column *bg_page_column(struct bg_page *page, int column);
struct lxw_format *bg_book_format(struct bg_book *book, struct bg_look look);
void bg_page_reach(struct bg_page *page, int64_t row, int column); /* something is there */
int bg_page_pixels(const struct bg_page *page, int column);        /* 0: hidden */
/* Tells the library how wide columns and how high rows are; then how they come on paper. */
void bg_page_size(struct bg_page *page);
/* The same of a long page, whose rows are written as they are sized. */
void bg_page_write_long(struct bg_page *page);
void bg_page_lay_out(struct bg_page *page);
/* Said of a cell that cannot be put: the book fails. */
void bg_page_fault(struct bg_page *page, int64_t row, int column, const char *what);
/* As the file has it: safe to show, within a cell's limit. */
const char *bg_page_safe(struct bg_page *page, const char *text);
/* The double of at most 15 significant digits, which prints and reads back as itself. */
double bg_page_double(struct bg_dec value);
/* A column that fits its content has room for this. */
void bg_page_measure(struct bg_page *page, int column, struct bg_look look,
                     const struct bg_cell_value *value);

/* -- settle.c -------------------------------------------------------------------------------- */
/* Gives every formula that was put since the last call its value and its text. */
void bg_page_settle(struct bg_page *page);

/* The same of one cell. */
void bg_page_settle_cell(struct bg_page *page, struct bg_put_cell *cell);

/* Its formula as text, until the next one is asked for; NULL: it has none. */
const char *bg_meant_formula(const struct bg_page *page, const struct bg_put_cell *cell);
/* As it is meant, with such a formula. */
struct bg_meant bg_put_meant(const struct bg_page *page, const struct bg_put_cell *cell);

/* -- rows.c ---------------------------------------------------------------------------------- */
/* Adds a cell of the row in hand. */
void bg_page_row_add(struct bg_page *page, struct bg_put_cell *cell);
/* The cells of a long page by rows and columns, some rows at a time: those of the rows of its table one row
 * at a time. What is given ends with the next call. */
struct bg_page_walk {
    struct bg_page *page;
    struct bg_put_cell **kept; /* all that is not of the table */
    size_t kept_n, next, row;
};
struct bg_page_walk bg_page_walk_start(struct bg_page *page);
bool bg_page_walk_next(struct bg_page_walk *walk, struct bg_put_cell *const **cells, size_t *n);

/* -- xlsx_cells.c, xlsx_chart.c, xlsx_curve.c: into the file ----------------------------------- */
void bg_page_write_cells(struct bg_page *page);
void bg_page_write_some(struct bg_page *page, struct bg_put_cell *const *cells, size_t n);
void bg_page_write_chart(struct bg_page *page, const struct bg_page_chart *chart);
void bg_page_write_curves(struct bg_page *page, const struct bg_page_chart *chart);
/* Puts what n cells of a column, or across of a row, hold into the cache of a chart's range. */
struct lxw_series_range;
void bg_page_cache(struct bg_page *page, struct lxw_series_range *range, int64_t row, int column,
                   size_t n, bool across, bool texts);

#endif
