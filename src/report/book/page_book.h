/* Private to page.c and xlsx.c: what a book and a page hold. The pointers of the library for .xlsx
 * are NULL in a book that only notes. */
#ifndef BG_REPORT_BOOK_PAGE_BOOK_H
#define BG_REPORT_BOOK_PAGE_BOOK_H

#include "report/book/page.h"

struct bg_page_column {
    double width;                /* given; 0: none */
    double least, most, longest; /* to fit; most 0: not to fit */
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

struct bg_page_box { /* of a chart, in pixels from the upper left corner of a cell */
    struct bg_page_box *next;
    int64_t row;
    int column;
    double width, height;
};

struct bg_page_print { /* what was asked for; xlsx_print.c makes of it what the paper allows */
    bool portrait, never;
    int64_t area_row; /* last row that is printed; -1: all */
    int area_column;
    int64_t repeat_first, repeat_last; /* rows; -1: none */
    int repeat_column;                 /* the last that is repeated; -1: what is frozen */
    struct bg_page_rows *keeps;
    struct bg_page_rows *breaks; /* the first of each begins a sheet of paper */
};

struct bg_page {
    struct bg_book *book;
    const char *name;
    struct lxw_worksheet *sheet;
    struct bg_meant *meant;
    size_t meant_n, meant_room;
    bool sorted;
    struct bg_page_column *columns;
    size_t columns_n;
    struct bg_page_row *rows;
    int64_t links;
    bool dense;
    int frozen;       /* columns */
    int64_t last_row; /* of all cells and, once sized, charts; -1: there are none */
    int last_column;
    struct bg_page_box *boxes;
    struct bg_page_print print;
    double *heights; /* of rows 0 to last_row, in points, when they are sized; 0: hidden */
};

struct bg_book {
    struct bg_arena *arena;
    struct bg_book_facts facts;
    struct lxw_workbook *workbook;
    void **owner; /* frees the workbook when the arena ends */
    struct lxw_format *formats[BG_STYLE__COUNT][BG_NUMBER__COUNT];
    const char *codes[BG_NUMBER__COUNT];
    struct bg_page **pages;
    size_t pages_n, pages_room;
    const char *error;
    int64_t altered;
};

/* There is a file to be written, and nothing has failed yet. */
bool bg_page_live(const struct bg_page *page);
struct bg_page_column *bg_page_column(struct bg_page *page, int column);
struct lxw_format *bg_book_format(struct bg_book *book, struct bg_look look);
void bg_page_reach(struct bg_page *page, int64_t row, int column); /* something is there */
void bg_page_add_box(struct bg_page *page, int64_t row, int column, double width, double height);
int bg_page_pixels(const struct bg_page *page, int column); /* 0: hidden */
/* Tells the library how wide columns and how high rows are; then how they come on paper. */
void bg_page_size(struct bg_page *page);
void bg_page_lay_out(struct bg_page *page);

#endif
