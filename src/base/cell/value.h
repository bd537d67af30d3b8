/* What a cell holds or a formula gives. Numbers are exact: decimals, and fractions where a quotient is
 * no decimal. A blank cell counts as 0 beside numbers and as "" beside texts, as in a spreadsheet. */
#ifndef BG_BASE_CELL_VALUE_H
#define BG_BASE_CELL_VALUE_H

#include "base/cell/formula.h"
#include "base/ratio.h"

enum bg_cell_type { BG_CELL_BLANK, BG_CELL_NUMBER, BG_CELL_TEXT, BG_CELL_TRUTH, BG_CELL_ERROR };

struct bg_cell_value {
    enum bg_cell_type type;
    bool truth;
    const char *text;             /* of an error: "#DIV/0!" or the like */
    const struct bg_ratio *exact; /* of a number that is no decimal; else NULL */
    struct bg_dec number;
};

struct bg_cell_value bg_cell_dec(struct bg_dec number);
struct bg_cell_value bg_cell_int(int64_t number);
struct bg_cell_value bg_cell_ratio(const struct bg_ratio *number);
struct bg_cell_value bg_cell_text(const char *text);
struct bg_cell_value bg_cell_truth(bool truth);
struct bg_cell_value bg_cell_error(const char *name);

/* What it counts as in arithmetic. A text is an error, however it looks. */
struct bg_cell_value bg_cell_as_number(struct bg_cell_value value);
/* Its text: of a number the shortest decimal of at most 15 digits. */
const char *bg_cell_as_text(struct bg_arena *arena, struct bg_cell_value value);
const struct bg_ratio *bg_cell_as_ratio(struct bg_arena *arena, const struct bg_cell_value *number);
/* A number as a decimal: a fraction is cut to 15 places. */
struct bg_dec bg_cell_as_dec(const struct bg_cell_value *number);
/* -1, 0, 1 of two numbers, exact. */
int bg_cell_compare_numbers(struct bg_arena *arena, const struct bg_cell_value *a,
                            const struct bg_cell_value *b);
/* -1, 0, 1: numbers before texts before truths; texts without regard to the case of A to Z. Neither is
 * an error. */
int bg_cell_compare(struct bg_arena *arena, struct bg_cell_value a, struct bg_cell_value b);
/* a op b of arithmetic on two numbers. */
struct bg_cell_value bg_cell_arithmetic(struct bg_arena *arena, enum bg_formula_op op,
                                        const struct bg_cell_value *a,
                                        const struct bg_cell_value *b);
/* Half goes away from zero; or cut off. places from 0 to BG_DEC_PLACES_MAX. */
struct bg_cell_value bg_cell_rounded(const struct bg_cell_value *number, int places, bool cut);

#endif
