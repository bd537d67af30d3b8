/* Private to the reader of tables (CSV): the mapping file, which says what each column means. */
#ifndef BG_INTAKE_CSV_MAP_H
#define BG_INTAKE_CSV_MAP_H

#include "base/field.h"
#include "intake/format.h"
#include "intake/csv/cells.h"

struct bg_map_word { /* what a text of the table means */
    struct bg_item item;
    const struct cJSON *value;
};

/* One value of a bid: from a column, from several joined by " / ", or a constant. */
struct bg_map_cell {
    struct bg_item item;
    const char *column;
    struct bg_texts columns;
    const struct cJSON *value;
    int type; /* enum bg_field_type */
    bool type_said;
    struct bg_items words;         /* bg_map_word */
    const struct cJSON *otherwise; /* of a text that words does not have; NULL: not said */
    const char *decimal, *thousands, *dates; /* "" until linked: the file's own then */
    /* by linking */
    const char *what;             /* for messages: answer "price" */
    const size_t *at;             /* positions of its columns in the table */
    size_t at_n;                  /* 0: a constant, or the mapping does not have it */
    const struct bg_field *field; /* NULL: no ruleset, or not an answer */
    bool moment;                  /* a date with a time */
    bool is_name;                 /* of a bidder: marks of footnotes are left out */
    bool guessed;                 /* it is of a mapping that is being suggested */
    int64_t relabelled;           /* cells whose choice was given by its label */
};

struct bg_map_table {
    struct bg_item item;
    struct bg_items columns; /* bg_map_cell */
};
struct bg_map_vendor {
    struct bg_item item;
    struct bg_map_cell id, name;
};

struct bg_map_skip { /* rows that are left out: all that it says holds */
    struct bg_item item;
    const char *column, *begins, *contains;
    struct bg_texts is;
    bool blank;
};

/* -- bidders in columns --------------------------------------------------------------------------- */

enum bg_map_below { BG_BELOW_IGNORED, BG_BELOW_OPTIONS };
struct bg_map_rows { /* 0: found by what is there */
    struct bg_item item;
    int64_t header, header_rows, bidders, bidder_rows, first_line, last_line;
    struct bg_texts totals; /* how the label of the totals' row begins */
    int below_totals;       /* enum bg_map_below */
};
enum bg_map_role {
    BG_LINE_ITEM,
    BG_LINE_DESCRIPTION,
    BG_LINE_QUANTITY,
    BG_LINE_UNIT,
    BG_LINE_UNIT_PRICE, /* from here on a column for each bidder */
    BG_LINE_AMOUNT,
    BG_LINE__COUNT
};
extern const char *const bg_map_role_names[]; /* "unit_price", by enum bg_map_role */
struct bg_map_lines {
    struct bg_item item;
    struct bg_map_cell role[BG_LINE__COUNT];
};
struct bg_map_state {    /* what was decided of a bidder */
    struct bg_item item; /* key: the bidder's name */
    int status;
    const char *reason;
};
struct bg_map_check { /* a sheet that publishes the totals */
    struct bg_item item;
    const char *sheet;
    int64_t header_row;
    struct bg_map_cell bidder, total;
};

struct bg_map {
    struct bg_item item;
    const char *format, *title;
    int encoding; /* enum bg_csv_encoding */
    const char *delimiter, *decimal, *thousands, *dates;
    int64_t header_row;
    struct bg_texts missing, unused, sheets, not_bidders, marks, options;
    bool not_bidders_said;
    int bidders_in;             /* 0: in rows, 1: in columns */
    int negatives;              /* 1: in parentheses */
    struct bg_items skip_where; /* bg_map_skip */
    struct bg_map_rows rows;
    struct bg_map_lines lines;
    struct bg_items statuses; /* bg_map_state */
    struct bg_map_check check;
    struct bg_map_cell bid, lot, currency, status, status_reason, submitted, tax_basis,
        solicitation, award;
    struct bg_map_vendor vendor;
    struct bg_items answers; /* bg_map_cell */
    struct bg_items tables;  /* bg_map_table */
    const struct bg_json *json;
};
extern const struct bg_shape bg_map_shape;
extern const char *const bg_map_types[]; /* by enum bg_field_type */

extern const struct bg_format bg_format_csv;

/* NULL: it has faults, in diags. */
struct bg_map *bg_map_load(struct bg_arena *arena, struct bg_diags *diags,
                           const struct bg_source *source);
bool bg_map_cell_is(const struct bg_map_cell *cell); /* the mapping has it */
/* The delimiter's character; 0: not said. */
char bg_map_delimiter(const struct bg_map *map);
struct bg_map_header { /* the names of the columns, trimmed */
    const char *const *names;
    size_t n;
    bool *used; /* by position: some cell reads it, or the mapping leaves it out on purpose */
};
/* A cell that is found by other means than its column's name: its marks and form of dates. */
void bg_map_settle(const struct bg_map *map, struct bg_map_cell *cell, const char *what,
                   enum bg_field_type type);
/* Which rule of skip_where leaves the row out, in words; NULL: none. columns: of the rules, as
 * bg_map_skip_columns found them. */
const char *bg_map_skips(struct bg_arena *arena, const struct bg_map *map,
                         const struct bg_tab_row *row, const int *columns);
/* The columns that the rules name, by rule; -1: the first cell that is filled in. NULL: one is not
 * there, said. */
const int *bg_map_skip_columns(struct bg_intake *intake, const struct bg_map *map,
                               const struct bg_map_header *header);
/* It is no bidder: the mapping says so, or says nothing and the name is no bidder's. */
bool bg_map_not_bidder(struct bg_arena *arena, const struct bg_map *map, const char *name);
/* The name is one that a buyer's own estimate goes by, or an average of the bids. */
bool bg_map_is_no_bidder(struct bg_arena *arena, const char *name);

/* The names in the header row. Gives NULL, or why it cannot be one, without a full stop. */
const char *bg_map_names(struct bg_arena *arena, const struct bg_tab_row *row, size_t n,
                         const char *const **names);
/* Finds every column in the header, and every field in the ruleset (NULL: types are in the
 * mapping). False: faults, all in diags. */
bool bg_map_link(struct bg_intake *intake, struct bg_map *map, const struct bg_map_header *header);

/* -- values: csv/value.c ---------------------------------------------------------------------- */

struct bg_csv_value {
    const char *json;    /* NULL: missing */
    const char *text;    /* what json says, where it is a text; else NULL */
    const char *problem; /* NULL, or why the cell cannot be used; json is its text then */
    bool relabelled;     /* a choice was given by its label */
    bool marked;         /* a mark of the mapping's was left out */
};
/* The text without the mapping's marks of footnotes at its ends. */
const char *bg_map_without_marks(struct bg_arena *arena, const struct bg_map *map,
                                 const char *text);
/* cells: of the cell's columns, in their order. */
struct bg_csv_value bg_csv_value(struct bg_arena *arena, const struct bg_map *map,
                                 const struct bg_map_cell *cell,
                                 const struct bg_tab_cell *const *cells, const char *currency);

/* csv/parting.c: why a row of the file's delimiter can be meant to be parted by another one; NULL: it
 * cannot. width: cells of the header. */
const char *bg_csv_other_parting(struct bg_arena *arena, const struct bg_tab_row *row, size_t width,
                                 char delimiter);

/* -- bids: csv/bid.c -------------------------------------------------------------------------- */

struct bg_table_row {
    struct bg_table_row *next; /* of the same bid */
    int64_t number;
    size_t offset;
    const struct bg_tab_sheet *sheet;
    const struct bg_tab_cell *const *cells; /* by column */
    const char *lot;                        /* as JSON; NULL: no lot is mapped */
};
struct bg_table_bid {
    const char *id;
    struct bg_table_row *rows, **last;
    const char *reason; /* NULL, or why it cannot be read */
};
/* Makes the bid's document of its rows, or notes why it cannot be read. */
void bg_csv_bid(struct bg_intake *intake, struct bg_map *map, const struct bg_map_header *header,
                const struct bg_table_bid *bid);

#endif
