/* The functions that formulas may use. Private to base/cell. */
#ifndef BG_BASE_CELL_FUNCTIONS_H
#define BG_BASE_CELL_FUNCTIONS_H

#include "base/cell/sheet.h"

/* What a formula is worked out in. */
struct bg_cell_work {
    struct bg_arena *arena;
    const struct bg_cell_sheet *home; /* the sheet of the cell whose formula it is */
    bool by_cell;                     /* inside SUMPRODUCT: a range stands for its cell `at` */
    size_t at;
};

typedef struct bg_cell_value bg_cell_function_fn(const struct bg_cell_work *work,
                                                 const struct bg_formula *call);

struct bg_cell_function {
    const char *name;
    size_t least, most; /* operands */
    bg_cell_function_fn *work;
};

/* NULL: there is none of that name. */
const struct bg_cell_function *bg_cell_function_find(const char *name, size_t n);
/* Its number, which is its own while the program runs, and back. NULL has one too. */
size_t bg_cell_function_number(const struct bg_cell_function *function);
const struct bg_cell_function *bg_cell_function_at(size_t number);

/* What a part of a formula gives; a range of several cells gives an error. */
struct bg_cell_value bg_cell_work_out(const struct bg_cell_work *work,
                                      const struct bg_formula *formula);
/* The same of operand i, as a number: else an error. */
struct bg_cell_value bg_cell_number_of(const struct bg_cell_work *work,
                                       const struct bg_formula *call, size_t i);

/* A rectangle of cells that is walked row by row. */
struct bg_cell_walk {
    const struct bg_cell_sheet *sheet;
    const struct bg_cell_place *cells;
    int64_t row;
    int column;
};
/* False: the formula is no reference. */
bool bg_cell_walk_start(const struct bg_cell_work *work, const struct bg_formula *formula,
                        struct bg_cell_walk *out);
bool bg_cell_walk_next(struct bg_cell_walk *walk, struct bg_cell_value *out);
/* Rows times columns. */
size_t bg_cell_walk_size(const struct bg_formula *cells);
/* A cell of a reference, row by row from 0. */
struct bg_cell_value bg_cell_walk_at(const struct bg_cell_work *work,
                                     const struct bg_formula *cells, size_t at);
/* The numbers of a reference, from the least. False: *error is what the function gives. */
bool bg_cell_sorted(const struct bg_cell_work *work, const struct bg_formula *range,
                    const struct bg_cell_value **numbers, size_t *n, struct bg_cell_value *error);

/* Which cells of the range meet the criterion, a number or a text that the formula says itself: a bit for
 * each, as they were once found out; NULL: not yet. bg_cell_met_new is where they are to be put. */
const uint64_t *bg_cell_met(const struct bg_cell_work *work, const struct bg_formula *range,
                            const struct bg_formula *criterion);
uint64_t *bg_cell_met_new(const struct bg_cell_work *work, const struct bg_formula *range,
                          const struct bg_formula *criterion);

#define CELL_FUNCTION(name, least, most, work) bg_cell_function_fn bg_cell_##work;
#include "base/cell/functions.def"
#undef CELL_FUNCTION

#endif
