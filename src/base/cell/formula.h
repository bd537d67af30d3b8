/* Formulas of workbook cells as small trees {number, text, reference, call, operator}. A tree is built
 * once, in an arena, and never changes; one walker prints it as a spreadsheet's text (print.c), one
 * works it out in exact numbers (evaluate.c), so that a cell's cached value is what its formula gives.
 *
 * The printed forms mean the same in Excel, LibreOffice, Gnumeric and HyperFormula: only functions of
 * functions.def, no arithmetic over ranges, no exponents in numbers, truths as TRUE() and FALSE(). */
#ifndef BG_BASE_CELL_FORMULA_H
#define BG_BASE_CELL_FORMULA_H

#include "base/dec.h"
#include "base/say.h"

struct bg_cell_sheet;
struct bg_cell_function; /* a row of functions.def */

enum bg_formula_kind {
    BG_FORMULA_NUMBER,
    BG_FORMULA_TEXT,
    BG_FORMULA_TRUTH,
    BG_FORMULA_CELLS, /* one cell or a rectangle of them */
    BG_FORMULA_CALL,
    BG_FORMULA_OPERATOR, /* of one or two operands */
    BG_FORMULA_STREAMED  /* two operands: a formula over cells that are gone, and its value */
};

enum bg_formula_op {
    BG_OP_EQUAL,
    BG_OP_OTHER,
    BG_OP_LESS,
    BG_OP_AT_MOST,
    BG_OP_MORE,
    BG_OP_AT_LEAST,
    BG_OP_JOIN,
    BG_OP_ADD,
    BG_OP_SUBTRACT,
    BG_OP_MULTIPLY,
    BG_OP_DIVIDE,
    BG_OP_POWER,
    BG_OP_NEGATE, /* the one with one operand */
    BG_OP__COUNT
};

struct bg_cell_place {
    const struct bg_cell_sheet *sheet; /* NULL: that of the cell whose formula this is */
    int64_t row, last_row;             /* from 0 */
    int column, last_column;
    bool relative; /* printed as B7, which moves with the cell; else as $B$7 */
};

enum {
    BG_FORMULA_LENGTH = 8192, /* Excel's limits: characters, */
    BG_FORMULA_DEPTH = 64,    /* functions inside functions, */
    BG_FORMULA_STRING = 255   /* and characters of a text in a formula */
};

/* A large workbook has millions of them, so that what only one kind has shares its place. */
struct bg_formula {
    enum bg_formula_kind kind : 4;
    enum bg_formula_op op : 5;
    bool truth : 1;
    bool own : 1;   /* the text is a word of ours, which other languages have another one for */
    int depth : 16; /* functions inside functions */
    uint32_t operands_n; /* 0 of what is no call and no operator */
    size_t length;       /* at most so many bytes when it is printed */
    union {
        struct bg_dec number;
        const char *text;
        struct bg_cell_place cells;
        struct {
            const struct bg_cell_function *function; /* of a call */
            const struct bg_formula *const *operands;
        };
    };
};

/* -- building ---------------------------------------------------------------------------------- */
/* Where an operand is NULL ("there is no such formula"), what is built of it is NULL too. */
const struct bg_formula *bg_formula_number(struct bg_arena *arena, struct bg_dec number);
const struct bg_formula *bg_formula_int(struct bg_arena *arena, int64_t number);
/* text is borrowed. NULL where it is longer than a formula may hold, or has control characters. */
const struct bg_formula *bg_formula_text(struct bg_arena *arena, const char *text);
/* The same of a word of ours ("yes"), as all texts in the templates of bg_formula_make are. */
const struct bg_formula *bg_formula_own(struct bg_arena *arena, const char *word);
/* The formula with its words of ours in the language. Cells that it compares with them must be, too. */
const struct bg_formula *bg_formula_said(struct bg_arena *arena, enum bg_language language,
                                         const struct bg_formula *formula);
const struct bg_formula *bg_formula_truth(struct bg_arena *arena, bool truth);
const struct bg_formula *bg_formula_place(struct bg_arena *arena, struct bg_cell_place cells);
const struct bg_formula *bg_formula_cell(struct bg_arena *arena, const struct bg_cell_sheet *sheet,
                                         int64_t row, int column);
const struct bg_formula *bg_formula_range(struct bg_arena *arena, const struct bg_cell_sheet *sheet,
                                          int64_t row, int column, int64_t last_row,
                                          int last_column);
/* The same, printed as B7 or B7:F7, which moves with the cell that the formula is in. */
const struct bg_formula *bg_formula_relative(struct bg_arena *arena, int64_t row, int column,
                                             int last_column);
/* name is one of functions.def, in capitals. */
const struct bg_formula *bg_formula_call(struct bg_arena *arena, const char *name,
                                         const struct bg_formula *const *operands, size_t n);
const struct bg_formula *bg_formula_operator(struct bg_arena *arena, enum bg_formula_op op,
                                             const struct bg_formula *left,
                                             const struct bg_formula *right);
/* A formula over cells of a streamed page (report/book/rows.h), which are not in memory when it is worked
 * out: it is printed as the formula, and gives value, a number or a text that whoever streams the page
 * has counted. The one leaf whose text and value are said apart; tests/readers/slow-streamed has LibreOffice
 * work each of them out. Everything else is evaluated. */
const struct bg_formula *bg_formula_streamed(struct bg_arena *arena,
                                             const struct bg_formula *formula,
                                             const struct bg_formula *value);
/* SUM over any number of operands; 0 of none. */
const struct bg_formula *bg_formula_sum(struct bg_arena *arena,
                                        const struct bg_formula *const *operands, size_t n);

/* A formula from its text, in which the letters a, b, c ... stand for the operands, in their order:
 * BG_FORMULA(arena, "IF(a=\"\",\"\",ROUND(a*b,2))", price, share). An operand is taken as it is,
 * whatever it is made of: "a*b" of x+1 and y is (x+1)*y. A text that is none is a mistake of ours: it
 * gives a formula that evaluates to an error. */
const struct bg_formula *bg_formula_make(struct bg_arena *arena, const char *text,
                                         const struct bg_formula *const *operands, size_t n);
#define BG_FORMULA(arena, text, ...)                                                               \
    bg_formula_make((arena), (text), (const struct bg_formula *const[]){__VA_ARGS__},              \
                    sizeof((const struct bg_formula *const[]){__VA_ARGS__}) /                      \
                        sizeof(const struct bg_formula *))

/* -- looking at it ------------------------------------------------------------------------------ */
/* Within Excel's limits of length and depth, with room for so many more characters and functions. */
bool bg_formula_fits(const struct bg_formula *formula, size_t length, int depth);
bool bg_formula_same(const struct bg_formula *a, const struct bg_formula *b);
/* "AND"; "" of what is no call. */
const char *bg_formula_name(const struct bg_formula *formula);
/* Some part divides, so that it cannot be worked out where the divisor is 0. */
bool bg_formula_divides(const struct bg_formula *formula);
/* The text of a spreadsheet, without "=", with no brackets but those that it needs. Cells of home, the
 * sheet that it is printed for, are without the sheet's name; NULL: of none. */
void bg_formula_print(struct bg_buf *out, const struct bg_formula *formula,
                      const struct bg_cell_sheet *home);
const char *bg_formula_string(struct bg_arena *arena, const struct bg_formula *formula,
                              const struct bg_cell_sheet *home);

/* -- as it is kept ------------------------------------------------------------------------------ */
/* The tree as some bytes in the arena, for a cell of home; none of its nodes and texts is needed any more.
 * room is written over. */
const unsigned char *bg_formula_pack(struct bg_arena *arena, struct bg_buf *room,
                                     const struct bg_formula *formula,
                                     const struct bg_cell_sheet *home);
/* The tree once more, with nodes and texts of its own. */
const struct bg_formula *bg_formula_kept(struct bg_arena *arena, const struct bg_formula *formula);
/* A tree of them; texts stay in the bytes, and only its root knows length and depth. */
const struct bg_formula *bg_formula_unpack(struct bg_arena *arena, const unsigned char *packed,
                                           const struct bg_cell_sheet *home);

#endif
