/* Private to csv/suggest.c: rows of a table that are no bids, for a suggested mapping. */
#ifndef BG_INTAKE_CSV_ROWS_H
#define BG_INTAKE_CSV_ROWS_H

#include "base/diag.h"
#include "intake/csv/cells.h"

enum { BG_ROWS_TOLD = 8 };
struct bg_rows_seen {
    const char *const *not_bidders, *const *begins, *const *is, *const *marks;
    size_t not_bidders_n, begins_n, is_n, marks_n;
    bool parentheses;
    struct {
        int64_t row;
        const char *text;
    } told[BG_ROWS_TOLD]; /* what people have to decide */
    size_t told_n;
};

/* price -1: no column is the price. */
void bg_rows_look(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t header,
                  int name, int price, struct bg_rows_seen *out);
/* The members of the mapping for them; name: the column's. */
void bg_rows_put(struct bg_arena *arena, const struct bg_rows_seen *seen, const char *name,
                 struct bg_buf *out);

enum bg_rows_kind { BG_ROWS_OTHER, BG_ROWS_NUMBER, BG_ROWS_DATE };
struct bg_rows_table {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_tab_sheet *sheet;
    int64_t header;
    const enum bg_rows_kind *kinds; /* by column */
    size_t n;
};
/* The members of the mapping for marks of numbers and the form of dates; what they do not tell is an
 * open question. */
void bg_rows_put_forms(const struct bg_rows_table *table, struct bg_buf *out);

#endif
