/* A map of columns, for registers and tables of wages as they are published: a table itself (CSV or
 * .xlsx) with the columns what, column, holds and value, so that people can write it in a spreadsheet
 * program. docs/registers.md describes it. */
#ifndef BG_INTAKE_REGISTER_COLUMN_MAP_H
#define BG_INTAKE_REGISTER_COLUMN_MAP_H

#include "base/csv.h"
#include "base/diag.h"

struct bg_named_column {
    const char *names[4]; /* the first one that the file has is read; NULL ends */
    bool required;
    bool unless_mapped; /* a file that is read by a map need not have it */
};

enum bg_column_use {
    BG_USE_COLUMN, /* fills in a column of ours */
    BG_USE_SKIP,   /* rows are left out */
    BG_USE_ONLY    /* only such rows are read */
};

/* Rules for one column are tried in their order; the first one that gives something counts. */
struct bg_column_rule {
    enum bg_column_use use;
    int column;               /* ours, of BG_USE_COLUMN */
    const char *from;         /* the file's column; "": none, value is a constant */
    const char *const *holds; /* words, one of which begins a word of the cell; NULL: any cell */
    const char *value;        /* "": the cell itself */
    const char *label;        /* where the rule is, for messages */
    size_t offset;
    int at; /* position of from in the file, by linking */
};

struct bg_column_map {
    const struct bg_source *source;
    struct bg_column_rule *rules;
    size_t rules_n;
    const char *sheet, *dates; /* "" where not said */
    int64_t header_row;        /* 0: not said */
    struct bg_csv_form form;   /* of a table of text */
    char decimal, thousands;   /* '\0': not said */
    const char **missing;      /* texts that mean an empty cell */
    size_t missing_n;
    size_t skipped_n; /* rows that it left out; counted while the table is read */
};

/* NULL: it has faults, said (E881). columns: what can be filled in. */
struct bg_column_map *bg_column_map_read(struct bg_arena *arena, struct bg_diags *diags,
                                         const struct bg_source *source,
                                         const struct bg_named_column *columns, size_t columns_n);
/* Words parted by semicolons; NULL: there are none. */
const char *const *bg_column_words(struct bg_arena *arena, const char *text);
/* The cell holds one of the rule's words. */
bool bg_column_rule_holds(const struct bg_column_rule *rule, const char *cell);
/* Names of columns as they are compared: "Amount per year" and "AMOUNT_PER_YEAR" are one. */
const char *bg_column_name(struct bg_arena *arena, const char *text);

#endif
