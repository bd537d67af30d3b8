/* Private to report/public: the workbook of a public copy being made. */
#ifndef BG_REPORT_PUBLIC_SHEETS_H
#define BG_REPORT_PUBLIC_SHEETS_H

#include "report/book/columns.h"
#include "report/public/public.h"

struct bg_pub_book {
    struct bg_arena *arena;
    const struct bg_copy *copy;
    struct bg_book *book;
    bool lots; /* rows say of which lot they are */
};
struct bg_pub_column {
    const char *title;
    double width;
};
struct bg_pub_page { /* a sheet of rows */
    struct bg_pub_book *b;
    struct bg_page *page;
    int64_t row;
    int column;
};

/* A sheet with its title, what it is and headings. */
struct bg_pub_page bg_pub_start(struct bg_pub_book *b, const char *name, int colour,
                                const char *title, const char *under,
                                const struct bg_pub_column *columns, size_t n);
/* A row of cells, one after the other. */
void bg_pub_row(struct bg_pub_page *p);
void bg_pub_text(struct bg_pub_page *p, const char *text);
void bg_pub_bold(struct bg_pub_page *p, const char *text);
void bg_pub_seen(struct bg_pub_page *p, const struct bg_seen *seen, enum bg_number number);
void bg_pub_number(struct bg_pub_page *p, struct bg_dec value, enum bg_number number);

/* The same of a row of columns. */
struct bg_shown bg_pub_shown(const struct bg_sheet_line *l, const struct bg_seen *seen,
                             enum bg_number number);
struct bg_shown bg_pub_shown_number(struct bg_dec value, enum bg_number number);

void bg_pub_award(struct bg_pub_book *b);
void bg_pub_decision(struct bg_pub_book *b);
void bg_pub_scores(struct bg_pub_book *b);
void bg_pub_reasons(struct bg_pub_book *b);
void bg_pub_answers(struct bg_pub_book *b);
void bg_pub_tables(struct bg_pub_book *b);
void bg_pub_panel(struct bg_pub_book *b);
void bg_pub_withheld(struct bg_pub_book *b);
void bg_pub_record(struct bg_pub_book *b);

#endif
