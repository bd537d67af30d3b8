/* Private to the reader of tables (CSV): the mapping file, which says what each column means. */
#ifndef BG_INTAKE_CSV_MAP_H
#define BG_INTAKE_CSV_MAP_H

#include "base/csv.h"
#include "base/field.h"
#include "intake/format.h"

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
    struct bg_items words;                   /* bg_map_word */
    const char *decimal, *thousands, *dates; /* "" until linked: the file's own then */
    /* by linking */
    const char *what;             /* for messages: answer "price" */
    const size_t *at;             /* positions of its columns in the table */
    size_t at_n;                  /* 0: a constant, or the mapping does not have it */
    const struct bg_field *field; /* NULL: no ruleset, or not an answer */
    bool moment;                  /* a date with a time */
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

struct bg_map {
    struct bg_item item;
    const char *format, *title;
    int encoding; /* enum bg_csv_encoding */
    const char *delimiter, *decimal, *thousands, *dates;
    int64_t header_row;
    struct bg_texts missing, unused;
    struct bg_map_cell bid, lot, currency, status, status_reason, submitted, tax_basis,
        solicitation, award;
    struct bg_map_vendor vendor;
    struct bg_items answers; /* bg_map_cell */
    struct bg_items tables;  /* bg_map_table */
    const struct bg_json *json;
};
extern const struct bg_shape bg_map_shape;

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
/* The names in the header row. Gives NULL, or why it cannot be one, without a full stop. */
const char *bg_map_names(struct bg_arena *arena, const struct bg_csv_row *row,
                         const char *const **names);
/* Finds every column in the header, and every field in the ruleset (NULL: types stand in the
 * mapping). False: faults, all in diags. */
bool bg_map_link(struct bg_intake *intake, struct bg_map *map, const struct bg_map_header *header);

/* -- values: csv/value.c ---------------------------------------------------------------------- */

struct bg_csv_value {
    const char *json;    /* NULL: missing */
    const char *text;    /* what json says, where it is a text; else NULL */
    const char *problem; /* NULL, or why the cell cannot be used; json is its text then */
    bool relabelled;     /* a choice was given by its label */
};
/* texts: of the cell's columns, in their order. */
struct bg_csv_value bg_csv_value(struct bg_arena *arena, const struct bg_map *map,
                                 const struct bg_map_cell *cell, const char *const *texts,
                                 const char *currency);

/* -- bids: csv/bid.c -------------------------------------------------------------------------- */

struct bg_table_row {
    struct bg_table_row *next; /* of the same bid */
    int64_t number;
    size_t offset;
    const char *const *texts; /* by column */
    const char *lot;          /* as JSON; NULL: no lot is mapped */
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
