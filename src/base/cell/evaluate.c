/* Working a formula out: operators, references, and the call of functions. */
#include "base/cell/functions.h"

#include <stdlib.h>
#include <string.h>

static const struct bg_cell_function functions[] = {
#define CELL_FUNCTION(name, least, most, work) {name, least, most, bg_cell_##work},
#include "base/cell/functions.def"
#undef CELL_FUNCTION
};

struct name {
    const char *text;
    size_t n;
};

static int evaluate_by_name(const void *key, const void *row)
{
    const struct name *name = key;
    const struct bg_cell_function *function = row;
    int order = strncmp(name->text, function->name, name->n);
    return order != 0 ? order : -(function->name[name->n] != '\0');
}

const struct bg_cell_function *bg_cell_function_find(const char *name, size_t n)
{
    struct name key = {name, n};
    return bsearch(&key, functions, sizeof functions / sizeof *functions, sizeof *functions,
                   evaluate_by_name);
}

size_t bg_cell_function_number(const struct bg_cell_function *function)
{
    return function == NULL ? 0 : (size_t)(function - functions) + 1;
}

const struct bg_cell_function *bg_cell_function_at(size_t number)
{
    return number == 0 ? NULL : &functions[number - 1];
}

/* -- operators ----------------------------------------------------------------------------------- */

static struct bg_cell_value compared(const struct bg_cell_work *work, enum bg_formula_op op,
                                     struct bg_cell_value a, struct bg_cell_value b)
{
    int order = bg_cell_compare(work->arena, a, b);
    switch (op) {
    case BG_OP_EQUAL:
        return bg_cell_truth(order == 0);
    case BG_OP_OTHER:
        return bg_cell_truth(order != 0);
    case BG_OP_LESS:
        return bg_cell_truth(order < 0);
    case BG_OP_AT_MOST:
        return bg_cell_truth(order <= 0);
    case BG_OP_MORE:
        return bg_cell_truth(order > 0);
    default:
        return bg_cell_truth(order >= 0);
    }
}

static struct bg_cell_value evaluate_joined(const struct bg_cell_work *work, struct bg_cell_value a,
                                            struct bg_cell_value b)
{
    return bg_cell_text(bg_arena_printf(work->arena, "%s%s", bg_cell_as_text(work->arena, a),
                                        bg_cell_as_text(work->arena, b)));
}

static struct bg_cell_value operate(const struct bg_cell_work *work,
                                    const struct bg_formula *formula)
{
    struct bg_cell_value a = bg_cell_work_out(work, formula->operands[0]);
    struct bg_cell_value b = formula->op == BG_OP_NEGATE
                                 ? bg_cell_int(-1)
                                 : bg_cell_work_out(work, formula->operands[1]);
    if (a.type == BG_CELL_ERROR)
        return a;
    if (b.type == BG_CELL_ERROR)
        return b;
    if (formula->op <= BG_OP_AT_LEAST)
        return compared(work, formula->op, a, b);
    if (formula->op == BG_OP_JOIN)
        return evaluate_joined(work, a, b);
    a = bg_cell_as_number(a);
    b = bg_cell_as_number(b);
    if (a.type == BG_CELL_ERROR)
        return a;
    if (b.type == BG_CELL_ERROR)
        return b;
    return bg_cell_arithmetic(work->arena,
                              formula->op == BG_OP_NEGATE ? BG_OP_MULTIPLY : formula->op, &a, &b);
}

/* A range of several cells is a value only cell by cell. */
static struct bg_cell_value cells_value(const struct bg_cell_work *work,
                                        const struct bg_formula *cells)
{
    if (bg_cell_walk_size(cells) == 1)
        return bg_cell_walk_at(work, cells, 0);
    return work->by_cell ? bg_cell_walk_at(work, cells, work->at) : bg_cell_error("#VALUE!");
}

/* -- formulas ------------------------------------------------------------------------------------- */

struct bg_cell_value bg_cell_work_out(const struct bg_cell_work *work,
                                      const struct bg_formula *formula)
{
    switch (formula->kind) {
    case BG_FORMULA_NUMBER:
        return bg_cell_dec(formula->number);
    case BG_FORMULA_TEXT:
        return bg_cell_text(formula->text);
    case BG_FORMULA_TRUTH:
        return bg_cell_truth(formula->truth);
    case BG_FORMULA_CELLS:
        return cells_value(work, formula);
    case BG_FORMULA_CALL:
        return formula->function == NULL ? bg_cell_error("#NAME?")
                                         : formula->function->work(work, formula);
    case BG_FORMULA_OPERATOR:
        return operate(work, formula);
    case BG_FORMULA_STREAMED:
        return bg_cell_work_out(work, formula->operands[1]);
    }
    return bg_cell_error("#VALUE!");
}

struct bg_cell_value bg_cell_number_of(const struct bg_cell_work *work,
                                       const struct bg_formula *call, size_t i)
{
    return bg_cell_as_number(bg_cell_work_out(work, call->operands[i]));
}
