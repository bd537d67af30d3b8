/* Bid tabulations: the bidders in columns, the lines of the price in rows, as buyers publish them.
 * Private to this folder, but for bg_tab_bids and the suggestion. What is found where is said by the
 * mapping or by what is there, never by what is likely. */
#ifndef BG_INTAKE_TAB_TAB_H
#define BG_INTAKE_TAB_TAB_H

#include "intake/csv/map.h"

/* Every bidder of the table as a bid. False: the table or the mapping cannot be used, said. */
bool bg_tab_bids(struct bg_intake *intake, struct bg_map *map, const struct bg_tab *tab);

/* -- find.c: where things are on a sheet -------------------------------------------------------- */

enum { BG_TAB_UNIT_PRICE, BG_TAB_AMOUNT, BG_TAB_FIGURES };

struct bg_tab_group { /* the columns of a bidder */
    size_t first, last;
    int column[BG_TAB_FIGURES]; /* -1: it has none */
    const char *name;           /* "" where nothing is above */
    bool used;                  /* some cell below the header says more than zero */
};

struct bg_tab_layout { /* of one sheet */
    const struct bg_tab_sheet *sheet;
    int64_t header, body;           /* its row, and the first below it */
    int64_t names;                  /* the row of the bidders; 0: the header itself, or none */
    int shared[BG_LINE_UNIT_PRICE]; /* columns by role; -1: the mapping has none */
    struct bg_tab_group *groups;
    size_t n;
    struct bg_map_header columns; /* names by position */
    bool is_option;               /* its lines are options */
    /* by read.c */
    const struct bg_tab_row **lines;
    bool *optional; /* by line: it is below the totals, or on a sheet of options */
    size_t lines_n;
    const struct bg_tab_row *totals; /* NULL: there are none */
    const char *signature; /* what its lines are of; the same on sheets with the same lines */
};

/* NULL: the sheet does not have the header. */
struct bg_tab_layout *bg_tab_find(struct bg_arena *arena, const struct bg_map *map,
                                  const struct bg_tab_sheet *sheet);
/* The header's names are in the row again, each in a cell of its own. */
bool bg_tab_is_repeated(struct bg_arena *arena, const struct bg_map *map,
                        const struct bg_tab_layout *layout, int64_t row);
bool bg_tab_under_names(const struct bg_map *map); /* the bidders' names head the columns */
/* The first text of the row, as a name. */
const char *bg_tab_row_name(struct bg_arena *arena, const struct bg_tab_row *row);
/* The names of all columns of a header over that many rows: "Unit" above "Price" is "Unit Price". */
struct bg_map_header bg_tab_header(struct bg_arena *arena, const struct bg_tab_sheet *sheet,
                                   int64_t row, int64_t rows);
void bg_tab_fill_header(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t row,
                        struct bg_map_header *header);
/* What is above the columns, merged cells that go beyond them left aside; "": nothing that has a
 * letter. */
const char *bg_tab_name_above(struct bg_arena *arena, const struct bg_tab_strip *strip,
                              size_t first, size_t last);
/* Any of the bidder's cells in the row is filled in. */
bool bg_tab_has_figure(const struct bg_tab_group *group, const struct bg_tab_row *row);

/* -- blocks.c ------------------------------------------------------------------------------------- */

enum { BG_TAB_BLOCKS = 40 }; /* most on a sheet */
/* The layouts of all blocks of the sheet, one below the other; room for BG_TAB_BLOCKS. 0: the sheet does
 * not have the header. */
size_t bg_tab_find_all(struct bg_arena *arena, const struct bg_map *map,
                       const struct bg_tab_sheet *sheet, struct bg_tab_layout **layouts);

/* -- read.c: rows and bidders --------------------------------------------------------------------- */

struct bg_tab_part { /* what a bidder has on one sheet */
    struct bg_tab_part *next;
    struct bg_tab_layout *layout;
    const struct bg_tab_group *group;
};

struct bg_tab_bidder {
    struct bg_tab_bidder *next;
    const char *name;
    struct bg_tab_part *parts, **last;
    const char *reason; /* why it cannot be read; NULL */
    /* by bid.c */
    bool has_total;
    struct bg_dec total;
};

struct bg_tab_reading {
    struct bg_intake *intake;
    struct bg_map *map;
    const struct bg_tab *tab;
    struct bg_tab_layout **layouts;
    size_t layouts_n;
    struct bg_tab_bidder *bidders;
    size_t rounded; /* numbers in texts that have more digits than a spreadsheet shows */
};

/* The row is one of the totals, by the mapping's labels. */
bool bg_tab_is_total(struct bg_arena *arena, const struct bg_map *map, const char *label);
bool bg_tab_is_subtotal(const char *label); /* its label says so */

/* -- sums.c --------------------------------------------------------------------------------------- */

void bg_tab_warn_of_sums(const struct bg_tab_reading *r, const struct bg_tab_layout *layout);

/* -- bidders.c ------------------------------------------------------------------------------------- */

void bg_tab_find_bidders(struct bg_tab_reading *r);
/* Sheets with other lines are parts of one price; who is not on all of them is said. */
void bg_tab_check_parts(struct bg_tab_reading *r);
/* Names of the mapping's statuses are bidders. False: one is none, said. */
bool bg_tab_check_statuses(struct bg_tab_reading *r);

/* -- bid.c ----------------------------------------------------------------------------------------- */

void bg_tab_bid(struct bg_tab_reading *r, struct bg_tab_bidder *bidder);

/* -- check.c: the totals that the workbook publishes elsewhere ------------------------------------- */

void bg_tab_check(struct bg_tab_reading *r);
/* Its letters and digits in lower case, by which names are compared. */
const char *bg_tab_letters(struct bg_arena *arena, const char *text);

#endif
