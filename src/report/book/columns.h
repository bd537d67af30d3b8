/* Sections of a sheet as rows of columns: a heading, a width, a look and what the cell of a row shows,
 * said once and together. The sheet gives its entries; where the cells are put is decided here. How to add
 * one is in docs/adding.md. */
#ifndef BG_REPORT_BOOK_COLUMNS_H
#define BG_REPORT_BOOK_COLUMNS_H

#include <stddef.h>

#include "logic/value.h"
#include "report/book/page.h"

/* The row whose cells are asked for. */
struct bg_sheet_line {
    struct bg_page *page;
    struct bg_arena *arena; /* lives as long as what the row shows must */
    const void *of;         /* what the section is of: the sheet's own struct */
    const void *entry;      /* what the row shows, or NULL */
    size_t i;               /* its number among the rows of the section, from 0 */
    int64_t row;
    int column; /* in hand */
    int which;  /* of the column in hand, or its number among those that are alike */
};

/* What a cell shows. Texts, formulas and names live as long as the book, of drafts until the row is put. */
struct bg_shown {
    enum {
        BG_SHOW_NOTHING, /* no cell, or one that was put by who answers */
        BG_SHOW_BLANK,
        BG_SHOW_TEXT,
        BG_SHOW_NUMBER,
        BG_SHOW_DATE,
        BG_SHOW_LIVE,
        BG_SHOW_GOTO,
        BG_SHOW_LINK
    } as;
    const char *text, *target; /* target: the sheet, or the address out */
    struct bg_dec number;
    const struct bg_formula *formula;
    int64_t days, to_row;
    int to_column;
    bool has_look; /* in place of the column's */
    struct bg_look look;
};

typedef struct bg_shown bg_column_cell(const struct bg_sheet_line *line);

struct bg_sheet_column {
    const char *title; /* in English, said in the language of the book; NULL: no heading is put */
    double width;      /* 0: another section of the page says it */
    double (*wide)(const struct bg_sheet_line *at); /* in place of width, where columns are alike */
    struct bg_look look;
    bg_column_cell *cell; /* what a row shows in it; never NULL */
    /* in place of title; entry is NULL. It may answer NULL: no heading */
    const char *(*heading)(const struct bg_sheet_line *at);
    bool left; /* the heading is on the left */
    /* by which who reads the sheet back finds it (returned.h); both NULL: nobody does */
    const char *id;
    const char *(*id_of)(const struct bg_sheet_line *at); /* where columns are alike */
    int which; /* told to the cell, where several columns are alike */
    /* NULL: always; false: those behind it move to the left */
    bool (*wanted)(const void *of);
    /* NULL: once; else so many of it beside each other, and the cell is told which, from 0 */
    size_t (*times)(const void *of);
};

struct bg_section {
    const struct bg_sheet_column *columns;
    size_t n;
    int first;         /* column of the page */
    double row_height; /* at least, in points; 0: as its texts need */
    bool drafts; /* there may be many rows: line->arena and what is made of cells end with each */
};
#define BG_SECTION(columns_)                                                                       \
    ((struct bg_section){.columns = (columns_), .n = sizeof(columns_) / sizeof *(columns_)})
/* A row of a table of columns, with .cell and what else it needs: BG_COLUMN("Line", 10, CELL, COUNT,
 * .cell = bad_line) */
#define BG_COLUMN(title_, width_, style_, number_, ...)                                            \
    {                                                                                              \
        .title = (title_), .width = (width_), .look = {BG_STYLE_##style_, BG_NUMBER_##number_},    \
        __VA_ARGS__                                                                                \
    }

/* How many columns there are of this sheet. */
int bg_section_columns(const struct bg_section *section, const void *of);
/* Where each of the table's columns begins on the page, n of them; -1: it is not wanted. */
void bg_section_places(const struct bg_section *section, const void *of, int *places);
/* Each column that says its width has it. */
void bg_section_widths(struct bg_page *page, const struct bg_section *section, const void *of);
/* The row of headings alone. */
void bg_section_head(struct bg_page *page, int64_t row, const struct bg_section *section,
                     const void *of);
/* A row with the ids of the columns, as "bg:column:ID:text". */
void bg_section_ids(struct bg_page *page, int64_t row, const struct bg_section *section,
                    const void *of);
/* One row under it: for who goes through its entries in another way than bg_section_rows. */
void bg_section_row(struct bg_page *page, int64_t row, const struct bg_section *section,
                    const void *of, const void *entry, size_t i);
/* n rows from here on, of entries that lie `size` bytes apart (NULL: the cells look at line->i). The row
 * behind them. */
int64_t bg_section_rows(struct bg_page *page, int64_t row, const struct bg_section *section,
                        const void *of, const void *entries, size_t size, size_t n);
/* Widths, headings and rows. The row behind them. */
int64_t bg_section_put(struct bg_page *page, int64_t row, const struct bg_section *section,
                       const void *of, const void *entries, size_t size, size_t n);

/* The same on a long page, whose rows are made one after the other when they are needed (rows.h): what
 * the section and its entries are of lives as long as the book. */
int64_t bg_section_put_long(struct bg_page *page, int64_t row, const struct bg_section *section,
                            const void *of, const void *entries, size_t size, size_t n);

/* What is said of the whole, a row each: the label, and the value beside it. Empty values are left out. The
 * row behind them. */
struct bg_sheet_fact {
    const char *label; /* in English, said in the language of the book */
    const char *value;
};
int64_t bg_put_facts(struct bg_page *page, int64_t row, struct bg_look label,
                     const struct bg_sheet_fact *facts, size_t n);

/* A row of one look with a text in its first column: a heading over the rows that follow. */
void bg_put_band(struct bg_page *page, int64_t row, int column, int last_column,
                 struct bg_look look, const char *text);

/* A column that shows a member of the entry as it is: .cell and .which at once. */
#define BG_TEXT_OF(type, member)                                                                   \
    .cell = bg_cell_text_of,                                                                       \
    .which = (int)(offsetof(type, member) +                                                        \
                   0 * sizeof _Generic(&((type *)0)->member, const char ** : 1, char ** : 1))
#define BG_COUNT_OF(type, member)                                                                  \
    .cell = bg_cell_count_of,                                                                      \
    .which =                                                                                       \
        (int)(offsetof(type, member) + 0 * sizeof _Generic(&((type *)0)->member, int64_t * : 1))
/* Of a column that only has room, or whose cells are empty but have a look. */
struct bg_shown bg_cell_nothing(const struct bg_sheet_line *line);
struct bg_shown bg_cell_blank(const struct bg_sheet_line *line);
struct bg_shown bg_cell_text_of(const struct bg_sheet_line *line);
struct bg_shown bg_cell_count_of(const struct bg_sheet_line *line);

/* -- what a cell may show ---------------------------------------------------------------------- */
struct bg_shown bg_show_nothing(void);
struct bg_shown bg_show_blank(void);
struct bg_shown bg_show_text(const char *text);
/* A text of ours, in the language of the book. */
struct bg_shown bg_show_words(const struct bg_sheet_line *line, const char *english);
struct bg_shown bg_show_number(struct bg_dec value);
struct bg_shown bg_show_count(int64_t n);
struct bg_shown bg_show_date(int64_t days); /* BG_NO_DATE: blank */
/* A value of any type as a typed cell; what has none is blank. */
struct bg_shown bg_show_value(const struct bg_sheet_line *line, const struct bg_value *value);
struct bg_shown bg_show_live(const struct bg_formula *formula);
struct bg_shown bg_show_goto(const char *sheet, int64_t row, int column, const char *text);
struct bg_shown bg_show_link(const char *url, const char *text);
/* A hash as 64 hexadecimal digits. */
struct bg_shown bg_show_sha256(const struct bg_sheet_line *line, const unsigned char sha256[32]);
/* The same in a look of its own. */
struct bg_shown bg_show_as(struct bg_look look, struct bg_shown shown);

#endif
