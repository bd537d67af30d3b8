/* The cells of a workbook as formulas see them: sheets, each a grid of typed values and formulas. A
 * formula is worked out when its value is first asked for, over the cells that it reads. */
#ifndef BG_BASE_CELL_SHEET_H
#define BG_BASE_CELL_SHEET_H

#include "base/cell/value.h"

struct bg_cell {
    const struct bg_formula *formula; /* NULL: the value is typed */
    struct bg_cell_value value;
    enum { BG_CELL_OPEN, BG_CELL_UNDER_WAY, BG_CELL_KNOWN } state; /* of a formula's value */
};

struct bg_cell_book;

struct bg_cell_book *bg_cell_book_new(struct bg_arena *arena);
/* name is kept as it is: printable ASCII, without an apostrophe. */
struct bg_cell_sheet *bg_cell_sheet_new(struct bg_cell_book *book, const char *name);
const char *bg_cell_sheet_name(const struct bg_cell_sheet *sheet);
/* Puts a cell, which lives as long as the sheet, on its place. False: there is one already. */
bool bg_cell_put(struct bg_cell_sheet *sheet, int64_t row, int column, struct bg_cell *cell);
/* There is no cell on the place any more. */
void bg_cell_forget(struct bg_cell_sheet *sheet, int64_t row, int column);
/* From now on, values that are worked out live in this arena; else as long as the sheet. */
void bg_cell_keep_in(struct bg_cell_sheet *sheet, struct bg_arena *arena);
/* What the cell holds, worked out where it must be. A place without a cell is blank. */
struct bg_cell_value bg_cell_value_at(const struct bg_cell_sheet *sheet, int64_t row, int column);
/* The formula worked out as in a cell of the sheet. A blank comes out as 0. */
struct bg_cell_value bg_formula_evaluate(const struct bg_cell_sheet *sheet,
                                         const struct bg_formula *formula);

#endif
