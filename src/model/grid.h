/* A ruleset as sheets of cells that people edit: what is where, and what each cell may hold.
 * Made by intake, which knows the keys; drawn by report; read back by intake. */
#ifndef BG_MODEL_GRID_H
#define BG_MODEL_GRID_H

#include "model/ruleset.h"

struct bg_tree_node; /* of the document, intake/rulebook/tree.h; report leaves it alone */

enum bg_grid_kind {
    BG_GRID_TEXT,
    BG_GRID_NUMBER,
    BG_GRID_DATE,
    BG_GRID_MOMENT, /* a date, or a date with a time as text */
    BG_GRID_YES_NO,
    BG_GRID_WORD,   /* one of the names */
    BG_GRID_SCALAR, /* a number, a text, or true, false, null */
    BG_GRID_EXPR,   /* `field wage is at least parameter floor`, or JSON */
    BG_GRID_TEXTS,  /* one a line */
    BG_GRID_TIES,   /* rules for ties in words, one a line: "lowest price", "criterion pay" */
    BG_GRID_JSON,
    BG_GRID_SAID, /* said by the program: locked, and not read back */
    BG_GRID_SUM   /* of a group's weights, likewise: a formula */
};

struct bg_grid_value {
    enum { BG_SHOWN_NOTHING, BG_SHOWN_TEXT, BG_SHOWN_NUMBER, BG_SHOWN_DATE } as;
    const char *text;
    struct bg_dec number;
    int64_t days;
};

struct bg_grid_column {
    const char *heading, *about; /* about "": nothing to say */
    enum bg_grid_kind kind;
    const char *const *names; /* of a word; NULL: none */
    size_t names_n;
    const char *ids_of; /* the sheet whose first column has what may be here; NULL: anything */
    const char *key; /* in the row's object; "": the row's value itself; NULL: a key of the row */
    double width;    /* characters */
};

struct bg_grid_cell {
    struct bg_grid_value shown;
    enum bg_grid_kind kind;   /* the column's; of a sheet of pairs the key's own */
    const char *const *names; /* likewise */
    size_t names_n;
    const char *ids_of;
    bool locked;
    struct bg_tree_node *node; /* what is shown; NULL: the document does not say it */
};

struct bg_grid_row {
    const char
        *pointer; /* of the entry (of a pair: of its value); "" for a heading between pairs */
    int depth;    /* of a criterion in its groups */
    bool heading; /* of a group, or between pairs */
    struct bg_grid_cell *cells;
    struct bg_tree_node *node; /* of the entry; of a pair: of the object around it, or NULL */
};

struct bg_grid_sheet {
    const char *name, *title, *note;
    bool pairs; /* a key a row: what, value, meaning */
    const struct bg_grid_column *columns;
    size_t columns_n;
    size_t keys_n; /* the first columns: they name the row */
    struct bg_grid_row *rows;
    size_t rows_n;
    size_t spare; /* empty rows below, for new entries */
};

struct bg_grid {
    const struct bg_ruleset *ruleset;
    struct bg_grid_sheet *sheets;
    size_t sheets_n;
    const char *document; /* the whole file in ASCII, from which what no cell shows is taken back */
};

/* Where things are, for whoever writes and whoever reads. Column 0 has the pointers. */
enum {
    BG_GRID_HEADINGS = 5,
    BG_GRID_FIRST = 6,       /* row of the first entry */
    BG_GRID_COLUMN = 1,      /* of the first of the sheet's columns */
    BG_GRID_CHUNK = 30000,   /* characters of the document in a cell; a cell holds 32,767 */
    BG_GRID_DOCUMENT_ROW = 3 /* of the first chunk; the row before has the SHA-256 of all */
};
#define BG_GRID_FORMAT   "bidgauge-ruleset-sheet/1"
#define BG_GRID_KEPT     "(cannot be shown in a cell; it is kept as it is)"
#define BG_GRID_DOCUMENT "Document"
#define BG_GRID_HASH_ROW (BG_GRID_DOCUMENT_ROW - 1)
#define BG_GRID_CRITERIA "Criteria"
#define BG_GRID_PRICE    "Price"
#define BG_GRID_AWARD    "Award"

#endif
