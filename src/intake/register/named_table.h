/* A table of separated values whose columns are known by their names: the register of contracts and
 * the table of wages. A row with a cell that cannot be used is refused whole, with every reason and
 * its place; nothing is repaired. */
#ifndef BG_INTAKE_REGISTER_NAMED_TABLE_H
#define BG_INTAKE_REGISTER_NAMED_TABLE_H

#include "base/csv.h"
#include "base/date.h"
#include "base/diag.h"
#include "model/register.h"

enum { BG_NAMED_COLUMNS = 32 };

struct bg_named_column {
    const char *names[4]; /* the first one that the file has is read; NULL ends */
    bool required;
};

struct bg_named_table {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_named_column *columns;
    size_t columns_n;
    enum bg_code of_header, of_row; /* diagnostics of faults */
    const char *currency;           /* that amounts of money are in; "" when not known */
    /* by opening */
    struct bg_csv *csv;
    int at[BG_NAMED_COLUMNS];             /* position in the file, -1: the file has none */
    const char *header[BG_NAMED_COLUMNS]; /* as the file writes it */
    size_t width;
    char decimal, thousands; /* marks of numbers; decimal '\0': they are not declared */
    /* the row in hand */
    struct bg_csv_row row;
    const char *reason; /* "" while the row is good */
    size_t read_n;
    struct bg_refused *refused; /* grown */
    size_t refused_n, refused_room;
};

/* Reads the header. False: a column is missing or there twice, said. */
bool bg_named_open(struct bg_named_table *table);
/* The next row that is not blank; false at the end. A row that is no row is refused already. */
bool bg_named_next(struct bg_named_table *table);
/* True: the row in hand is good. Else it is put with the refused ones. */
bool bg_named_keep(struct bg_named_table *table);
/* Says why the cell of the column cannot be used, and marks the row. column -1: the whole row. */
void bg_named_fault(struct bg_named_table *table, int column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The cell without blanks at its ends; "" where the row or the file has none. In the arena. */
const char *bg_named_text(struct bg_named_table *table, int column);
/* False: the cell is empty, or it is no number from least to most (said). */
bool bg_named_number(struct bg_named_table *table, int column, const char *text,
                     struct bg_dec least, struct bg_dec most, struct bg_dec *out);
/* False: the cell is empty, or it can mean no day or two (said). */
bool bg_named_date(struct bg_named_table *table, int column, int64_t *days);

/* What the readers give; NULL: the header cannot be used, said in diags. */
const struct bg_register *bg_register_read(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source, const char *currency);
const struct bg_wage_table *bg_wages_read(struct bg_arena *arena, struct bg_diags *diags,
                                          const struct bg_source *source, const char *currency);

#endif
