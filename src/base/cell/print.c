/* Formulas as a spreadsheet's text. */
#include "base/cell/formula.h"

#include <string.h>

#include "base/cell/functions.h"
#include "base/xlsx_read.h"

static const struct {
    const char *text;
    int rank; /* the higher, the tighter it binds */
} operators[BG_OP__COUNT] = {
    [BG_OP_EQUAL] = {"=", 1},    [BG_OP_OTHER] = {"<>", 1}, [BG_OP_LESS] = {"<", 1},
    [BG_OP_AT_MOST] = {"<=", 1}, [BG_OP_MORE] = {">", 1},   [BG_OP_AT_LEAST] = {">=", 1},
    [BG_OP_JOIN] = {"&", 2},     [BG_OP_ADD] = {"+", 3},    [BG_OP_SUBTRACT] = {"-", 3},
    [BG_OP_MULTIPLY] = {"*", 4}, [BG_OP_DIVIDE] = {"/", 4}, [BG_OP_POWER] = {"^", 5},
    [BG_OP_NEGATE] = {"-", 6},
};

static void put_address(struct bg_buf *out, int64_t row, int column, bool relative)
{
    char address[16];
    bg_xlsx_address(row, column, address);
    size_t letters = strcspn(address, "0123456789");
    const char *mark = relative ? "" : "$";
    bg_buf_puts(out, mark);
    bg_buf_put(out, address, letters);
    bg_buf_puts(out, mark);
    bg_buf_puts(out, address + letters);
}

static void print_put_sheet(struct bg_buf *out, const char *name)
{
    bg_buf_putc(out, '\'');
    bg_buf_puts(out, name);
    bg_buf_puts(out, "'!");
}

static void print_put_cells(struct bg_buf *out, const struct bg_cell_place *cells,
                            const struct bg_cell_sheet *home)
{
    if (cells->sheet != NULL && cells->sheet != home)
        print_put_sheet(out, bg_cell_sheet_name(cells->sheet));
    put_address(out, cells->row, cells->column, cells->relative);
    if (cells->last_row == cells->row && cells->last_column == cells->column)
        return;
    bg_buf_putc(out, ':');
    put_address(out, cells->last_row, cells->last_column, cells->relative);
}

static void print_put_text(struct bg_buf *out, const char *text)
{
    bg_buf_putc(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            bg_buf_putc(out, '"');
        bg_buf_putc(out, *text);
    }
    bg_buf_putc(out, '"');
}

/* How tightly the text of a formula holds together: a negative number is a "-" before one. */
static int print_rank_of(const struct bg_formula *formula)
{
    if (formula->kind == BG_FORMULA_STREAMED)
        return print_rank_of(formula->operands[0]);
    if (formula->kind == BG_FORMULA_OPERATOR)
        return operators[formula->op].rank;
    if (formula->kind == BG_FORMULA_NUMBER && bg_dec_sign(formula->number) < 0)
        return operators[BG_OP_NEGATE].rank;
    return operators[BG_OP_NEGATE].rank + 1;
}

static void put_operand(struct bg_buf *out, const struct bg_formula *operand, int least,
                        const struct bg_cell_sheet *home)
{
    bool enclosed = print_rank_of(operand) < least;
    if (enclosed)
        bg_buf_putc(out, '(');
    bg_formula_print(out, operand, home);
    if (enclosed)
        bg_buf_putc(out, ')');
}

/* Operators of one rank are read from the left, so that the right operand must bind tighter: what is
 * printed reads back as the same tree. */
static void put_operator(struct bg_buf *out, const struct bg_formula *formula,
                         const struct bg_cell_sheet *home)
{
    int rank = operators[formula->op].rank;
    if (formula->op == BG_OP_NEGATE) { /* "--a" makes a number of a truth */
        const struct bg_formula *of = formula->operands[0];
        bool again = of->kind == BG_FORMULA_OPERATOR && of->op == BG_OP_NEGATE;
        bg_buf_putc(out, '-');
        put_operand(out, of, again ? rank : rank + 1, home);
        return;
    }
    put_operand(out, formula->operands[0], rank, home);
    bg_buf_puts(out, operators[formula->op].text);
    put_operand(out, formula->operands[1], rank + 1, home);
}

static void put_call(struct bg_buf *out, const struct bg_formula *formula,
                     const struct bg_cell_sheet *home)
{
    bg_buf_puts(out, formula->function == NULL ? "FAULT" : formula->function->name);
    bg_buf_putc(out, '(');
    for (size_t i = 0; i < formula->operands_n; i++) {
        if (i > 0)
            bg_buf_putc(out, ',');
        bg_formula_print(out, formula->operands[i], home);
    }
    bg_buf_putc(out, ')');
}

void bg_formula_print(struct bg_buf *out, const struct bg_formula *formula,
                      const struct bg_cell_sheet *home)
{
    char text[BG_DEC_TEXT];
    switch (formula->kind) {
    case BG_FORMULA_NUMBER:
        bg_buf_puts(out, bg_dec_text(formula->number, text));
        return;
    case BG_FORMULA_TEXT:
        print_put_text(out, formula->text);
        return;
    case BG_FORMULA_TRUTH:
        bg_buf_puts(out, formula->truth ? "TRUE()" : "FALSE()");
        return;
    case BG_FORMULA_CELLS:
        print_put_cells(out, &formula->cells, home);
        return;
    case BG_FORMULA_CALL:
        put_call(out, formula, home);
        return;
    case BG_FORMULA_OPERATOR:
        put_operator(out, formula, home);
        return;
    case BG_FORMULA_STREAMED:
        bg_formula_print(out, formula->operands[0], home);
        return;
    }
}

const char *bg_formula_string(struct bg_arena *arena, const struct bg_formula *formula,
                              const struct bg_cell_sheet *home)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_formula_print(&out, formula, home);
    return bg_buf_text(&out);
}
