/* The cells of a workbook as formulas see them: sheets, each a grid of typed values and formulas. A
 * formula is worked out when its value is first asked for, over the cells that it reads. */
#ifndef BG_BASE_CELL_SHEET_H
#define BG_BASE_CELL_SHEET_H

#include "base/cell/value.h"

/* As it is kept: a large workbook has a million of them. Set and read by the functions below. */
struct bg_cell {
    /* Of a formula: packed (bg_formula_pack). Else whoever put the cell may keep something here. */
    const void *from;
    union {
        int64_t coef;                      /* of a decimal, with `places` */
        const char *text;                  /* of a text or an error */
        const struct bg_cell_value *whole; /* of any other number */
    };
    enum bg_cell_type type : 4;
    enum { BG_CELL_TYPED, BG_CELL_OPEN, BG_CELL_UNDER_WAY, BG_CELL_KNOWN } state : 3;
    bool is_whole : 1;
    uint8_t places;
};

struct bg_cell_book;

struct bg_cell_book *bg_cell_book_new(struct bg_arena *arena);
/* name is kept as it is: printable ASCII, without an apostrophe. */
struct bg_cell_sheet *bg_cell_sheet_new(struct bg_cell_book *book, const char *name);
const char *bg_cell_sheet_name(const struct bg_cell_sheet *sheet);
/* The cell's value: typed, or in place of the one that its formula gave. What it needs is in the arena. */
void bg_cell_hold(struct bg_arena *arena, struct bg_cell *cell, struct bg_cell_value value);
/* A formula of a cell of the sheet, which keeps what it needs of it in the arena. */
void bg_cell_hold_formula(struct bg_arena *arena, struct bg_cell *cell,
                          const struct bg_cell_sheet *sheet, const struct bg_formula *formula);
/* What it holds by now; of a formula that is not worked out yet, a blank. */
struct bg_cell_value bg_cell_held(const struct bg_cell *cell);
/* Its formula: a tree in the arena. */
const struct bg_formula *bg_cell_formula(struct bg_arena *arena, const struct bg_cell *cell,
                                         const struct bg_cell_sheet *sheet);
/* Puts a cell, which lives as long as the sheet, on its place. False: there is one already. */
bool bg_cell_put(struct bg_cell_sheet *sheet, int64_t row, int column, struct bg_cell *cell);
/* There is no cell in the row any more. */
void bg_cell_forget(struct bg_cell_sheet *sheet, int64_t row);
/* From now on, what is put and values that are worked out live in this arena, whose rows are forgotten before it is
 * emptied; else as long as the sheet. */
void bg_cell_keep_in(struct bg_cell_sheet *sheet, struct bg_arena *arena);
/* What the cell holds, worked out where it must be. A place without a cell is blank. */
struct bg_cell_value bg_cell_value_at(const struct bg_cell_sheet *sheet, int64_t row, int column);
/* The formula worked out as in a cell of the sheet. A blank comes out as 0. */
struct bg_cell_value bg_formula_evaluate(const struct bg_cell_sheet *sheet,
                                         const struct bg_formula *formula);

#endif
