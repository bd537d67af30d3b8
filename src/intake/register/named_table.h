/* A table whose columns are known by their names or by a map: the register of contracts and the table
 * of wages, as separated values or as a workbook. A row with a cell that cannot be used is refused
 * whole, with every reason and its place; nothing is repaired. */
#ifndef BG_INTAKE_REGISTER_NAMED_TABLE_H
#define BG_INTAKE_REGISTER_NAMED_TABLE_H

#include "base/date.h"
#include "intake/csv/cells.h"
#include "intake/register/column_map.h"
#include "model/register.h"

enum { BG_NAMED_COLUMNS = 48, BG_NAMED_TEXT = 300 };

struct bg_named_table {
    struct bg_arena *arena;
    struct bg_arena *scratch; /* of the cells of the row in hand; by default arena */
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_named_column *columns;
    size_t columns_n;
    enum bg_code of_header, of_row; /* diagnostics of faults */
    const char *currency;           /* that amounts of money are in; "" when not known */
    bool has_more;                  /* columns that are known, and not read */
    size_t text_limit;              /* characters of a cell; 0: BG_NAMED_TEXT */
    struct bg_column_map *map;      /* NULL: columns go by their names */
    const char
        *fallback[BG_NAMED_COLUMNS]; /* of an empty cell, or where there is no column; NULL */
    /* by opening */
    struct bg_csv *csv;                   /* of a table of text */
    const struct bg_tab_sheet *sheet;     /* of a workbook */
    size_t sheet_row;                     /* the next one of it */
    int at[BG_NAMED_COLUMNS];             /* position in the file, -1: the file has none */
    const char *header[BG_NAMED_COLUMNS]; /* as the file writes it */
    size_t width;
    char decimal, thousands; /* marks of numbers; decimal '\0': they are not declared */
    /* the row in hand */
    struct bg_csv_row row;
    const struct bg_tab_row *tab_row; /* the same, of a workbook */
    struct bg_csv_cell *cells;        /* of a workbook: room for a row */
    const char *reason;               /* "" while the row is good */
    size_t read_n;
    struct bg_refused *refused; /* grown */
    size_t refused_n, refused_room;
};

/* Goes to the header, which is then the row in hand. False: said. */
bool bg_named_start(struct bg_named_table *table);
/* Finds the columns in it. False: one is missing or there twice, said. */
bool bg_named_link(struct bg_named_table *table);
/* Both. */
bool bg_named_open(struct bg_named_table *table);
/* The next row that is not blank; false at the end. A row that is no row is refused already. */
bool bg_named_next(struct bg_named_table *table);
/* True: the row in hand is good. Else it is put with the refused ones. */
bool bg_named_keep(struct bg_named_table *table);
/* How many rows the map left out. */
void bg_named_tell_skipped(const struct bg_named_table *table);
/* Says why the cell of the column cannot be used, and marks the row. column -1: the whole row. */
void bg_named_fault(struct bg_named_table *table, int column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The cell without blanks at its ends; "" where the row or the file has none. In scratch. */
const char *bg_named_text(struct bg_named_table *table, int column);
/* False: the cell is empty, or it is no number from least to most (said). */
bool bg_named_number(struct bg_named_table *table, int column, struct bg_dec least,
                     struct bg_dec most, struct bg_dec *out);
/* False: the cell is empty, or it can mean no day or two (said). */
bool bg_named_date(struct bg_named_table *table, int column, int64_t *days);

/* -- open.c ---------------------------------------------------------------------------------------- */

/* Puts the row of the workbook into the row in hand. */
void bg_named_take(struct bg_named_table *table, const struct bg_tab_row *row);

/* -- the readers ----------------------------------------------------------------------------------- */

enum bg_named_kind { BG_NAMED_REGISTER, BG_NAMED_WAGES, BG_NAMED_PAYROLL, BG_NAMED_PORTFOLIO };
struct bg_named_columns {
    const struct bg_named_column *columns;
    size_t n;
};
struct bg_named_columns bg_wages_columns(void);
const char *bg_wages_year_of_sheet(struct bg_arena *arena, const char *name); /* of OEWS; or NULL */
struct bg_named_columns bg_payroll_columns(void);                             /* intake/payroll */
struct bg_named_columns bg_portfolio_columns(void);                           /* intake/portfolio */
struct bg_named_columns bg_named_columns_of(enum bg_named_kind kind);

struct bg_named_file {
    const struct bg_source *source, *map; /* map NULL: columns go by their names */
    const char *currency;
    const char *origin, *year, *url; /* of wages whose rows do not say so; NULL: not said */
};
/* What the readers give; NULL: the header or the map cannot be used, said in diags. */
const struct bg_register *bg_register_read(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_named_file *file);
const struct bg_wage_table *bg_wages_read(struct bg_arena *arena, struct bg_diags *diags,
                                          const struct bg_named_file *file);

/* Puts a map of columns for the table, made from its header and its first rows, to be checked by
 * people. False: it has no header that fits, said (E883). */
bool bg_columns_suggest(struct bg_arena *arena, struct bg_diags *diags,
                        const struct bg_source *source, enum bg_named_kind kind,
                        struct bg_buf *out);

#endif
