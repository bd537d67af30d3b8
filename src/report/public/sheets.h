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
struct bg_pub_page { /* a sheet of rows */
    struct bg_pub_book *b;
    struct bg_page *page;
    const struct bg_section *section; /* of the book: cells have it as l->of */
    int64_t row;                      /* the last that was put */
};

/* A sheet with its title, what it is, and the headings of the section; NULL: it has several. */
struct bg_pub_page bg_pub_start(struct bg_pub_book *b, const char *name, int colour,
                                const char *title, const char *under,
                                const struct bg_section *section);
/* The next row of the section. */
void bg_pub_put(struct bg_pub_page *p, const void *entry);

/* What a row is of, where lots and bids have rows of their own: the entry, or its first member. */
struct bg_pub_line {
    const struct bg_view_lot *lot;
    const struct bg_view_bid *bid;
};
struct bg_shown bg_pub_vendor(const struct bg_sheet_line *l);
struct bg_shown bg_pub_lot(const struct bg_sheet_line *l);
bool bg_pub_has_lots(const void *of);
const char *bg_pub_lot_name(const struct bg_view_lot *lot);

/* A value, or why it is not there. */
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
