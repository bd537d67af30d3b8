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
    uint32_t *breaks; /* rows that begin a printed page; a 0 behind them */
    size_t breaks_n;
    int64_t links;
    int64_t last_row; /* of all cells, when asked for */
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
struct lxw_worksheet *bg_book_add_sheet(struct bg_book *book, const char *name, int colour);

#endif
