/* Formula trees: making nodes, and what is known of a node from its parts. */
#include "base/cell/formula.h"

#include <string.h>

#include "base/cell/functions.h"
#include "base/cell/sheet.h"

/* -- nodes -------------------------------------------------------------------------------------- */

static struct bg_formula *node(struct bg_arena *arena, enum bg_formula_kind kind, size_t length)
{
    struct bg_formula *out = BG_NEW(arena, struct bg_formula);
    out->kind = kind;
    out->length = length;
    return out;
}

const struct bg_formula *bg_formula_number(struct bg_arena *arena, struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    struct bg_formula *out = node(arena, BG_FORMULA_NUMBER, strlen(bg_dec_text(number, text)) + 2);
    out->number = number;
    return out;
}

const struct bg_formula *bg_formula_int(struct bg_arena *arena, int64_t number)
{
    return bg_formula_number(arena, bg_dec_int(number));
}

static struct bg_formula *build_text(struct bg_arena *arena, const char *text)
{
    size_t n = 0, quotes = 0, units = 0; /* of UTF-16, which Excel counts */
    for (; text[n] != '\0'; n++) {
        unsigned char c = (unsigned char)text[n];
        if (c < ' ')
            return NULL;
        quotes += c == '"';
        units += (size_t)((c & 0xC0) != 0x80) + (c >= 0xF0);
    }
    if (units + quotes > BG_FORMULA_STRING)
        return NULL;
    struct bg_formula *out = node(arena, BG_FORMULA_TEXT, n + quotes + 2);
    out->text = text;
    return out;
}

const struct bg_formula *bg_formula_text(struct bg_arena *arena, const char *text)
{
    return build_text(arena, text);
}

const struct bg_formula *bg_formula_own(struct bg_arena *arena, const char *word)
{
    struct bg_formula *out = build_text(arena, word);
    if (out != NULL)
        out->own = true;
    return out;
}

const struct bg_formula *bg_formula_truth(struct bg_arena *arena, bool truth)
{
    struct bg_formula *out = node(arena, BG_FORMULA_TRUTH, sizeof "FALSE()");
    out->truth = truth;
    out->depth = 1;
    return out;
}

const struct bg_formula *bg_formula_place(struct bg_arena *arena, struct bg_cell_place cells)
{
    enum { ADDRESSES = 32 }; /* "$XFD$1048576:$XFD$1048576" */
    size_t sheet = cells.sheet == NULL ? 0 : strlen(bg_cell_sheet_name(cells.sheet)) + 3;
    struct bg_formula *out = node(arena, BG_FORMULA_CELLS, sheet + ADDRESSES);
    out->cells = cells;
    return out;
}

const struct bg_formula *bg_formula_range(struct bg_arena *arena, const struct bg_cell_sheet *sheet,
                                          int64_t row, int column, int64_t last_row,
                                          int last_column)
{
    return bg_formula_place(
        arena, (struct bg_cell_place){sheet, row, last_row, column, last_column, false});
}

const struct bg_formula *bg_formula_cell(struct bg_arena *arena, const struct bg_cell_sheet *sheet,
                                         int64_t row, int column)
{
    return bg_formula_range(arena, sheet, row, column, row, column);
}

const struct bg_formula *bg_formula_relative(struct bg_arena *arena, int64_t row, int column,
                                             int last_column)
{
    return bg_formula_place(
        arena, (struct bg_cell_place){NULL, row, row, column, last_column, .relative = true});
}

/* -- calls and operators ------------------------------------------------------------------------ */

static struct bg_formula *of_operands(struct bg_arena *arena, enum bg_formula_kind kind, size_t own,
                                      const struct bg_formula *const *operands, size_t n)
{
    const struct bg_formula **kept = BG_ARRAY(arena, n ? n : 1, const struct bg_formula *);
    struct bg_formula *out = node(arena, kind, own);
    int deepest = 0;
    for (size_t i = 0; i < n; i++) {
        if (operands[i] == NULL)
            return NULL;
        kept[i] = operands[i];
        out->length += operands[i]->length + 1;
        deepest = operands[i]->depth > deepest ? operands[i]->depth : deepest;
    }
    deepest += kind == BG_FORMULA_CALL;
    out->depth = (int16_t)(deepest < INT16_MAX ? deepest : INT16_MAX);
    out->operands = kept;
    out->operands_n = (uint32_t)n;
    return out;
}

const struct bg_formula *bg_formula_call(struct bg_arena *arena, const char *name,
                                         const struct bg_formula *const *operands, size_t n)
{
    const struct bg_cell_function *function = bg_cell_function_find(name, strlen(name));
    struct bg_formula *out = of_operands(arena, BG_FORMULA_CALL, strlen(name) + 2, operands, n);
    if (out != NULL)
        out->function = function; /* NULL: an error when it is worked out */
    return out;
}

const struct bg_formula *bg_formula_operator(struct bg_arena *arena, enum bg_formula_op op,
                                             const struct bg_formula *left,
                                             const struct bg_formula *right)
{
    const struct bg_formula *const operands[] = {left, right};
    struct bg_formula *out =
        of_operands(arena, BG_FORMULA_OPERATOR, 4, operands, op == BG_OP_NEGATE ? 1 : 2);
    if (out != NULL)
        out->op = op;
    return out;
}

const struct bg_formula *bg_formula_streamed(struct bg_arena *arena,
                                             const struct bg_formula *formula,
                                             const struct bg_formula *value)
{
    const struct bg_formula *const operands[] = {formula, value};
    return of_operands(arena, BG_FORMULA_STREAMED, 0, operands, 2);
}

const struct bg_formula *bg_formula_sum(struct bg_arena *arena,
                                        const struct bg_formula *const *operands, size_t n)
{
    enum { MOST = 250 };
    const struct bg_formula *parts[MOST + 1];
    size_t at = 0;
    if (n == 0)
        return bg_formula_int(arena, 0);
    if (n <= MOST)
        return bg_formula_call(arena, "SUM", operands, n);
    parts[at++] = bg_formula_sum(arena, operands, n - (MOST - 1));
    for (size_t i = n - (MOST - 1); i < n; i++)
        parts[at++] = operands[i];
    return bg_formula_call(arena, "SUM", parts, at);
}

/* -- in another language ------------------------------------------------------------------------ */

const struct bg_formula *bg_formula_said(struct bg_arena *arena, enum bg_language language,
                                         const struct bg_formula *formula)
{
    if (formula == NULL || (formula->kind == BG_FORMULA_TEXT && formula->own))
        return formula ? bg_formula_own(arena, bg_say(language, formula->text)) : NULL;
    if (formula->operands_n == 0 || language == BG_ENGLISH)
        return formula;
    const struct bg_formula **said =
        BG_ARRAY(arena, formula->operands_n, const struct bg_formula *);
    bool same = true;
    for (size_t i = 0; i < formula->operands_n; i++) {
        said[i] = bg_formula_said(arena, language, formula->operands[i]);
        same = same && said[i] == formula->operands[i];
    }
    if (same)
        return formula;
    struct bg_formula *out = BG_NEW(arena, struct bg_formula);
    *out = *formula;
    out->operands = said;
    for (size_t i = 0; i < formula->operands_n; i++)
        out->length += said[i] ? said[i]->length - formula->operands[i]->length : 0;
    return out;
}

/* -- looking ------------------------------------------------------------------------------------ */

bool bg_formula_fits(const struct bg_formula *formula, size_t length, int depth)
{
    return formula->length + length <= BG_FORMULA_LENGTH &&
           formula->depth + depth <= BG_FORMULA_DEPTH;
}

const char *bg_formula_name(const struct bg_formula *formula)
{
    bool call = formula->kind == BG_FORMULA_CALL && formula->function != NULL;
    return call ? formula->function->name : "";
}

static bool build_same_cells(const struct bg_cell_place *a, const struct bg_cell_place *b)
{
    return a->sheet == b->sheet && a->row == b->row && a->column == b->column &&
           a->last_row == b->last_row && a->last_column == b->last_column &&
           a->relative == b->relative;
}

bool bg_formula_same(const struct bg_formula *a, const struct bg_formula *b)
{
    if (a == b)
        return true;
    if (a->kind != b->kind || a->length != b->length || a->operands_n != b->operands_n)
        return false;
    for (size_t i = 0; i < a->operands_n; i++)
        if (!bg_formula_same(a->operands[i], b->operands[i]))
            return false;
    switch (a->kind) {
    case BG_FORMULA_NUMBER:
        return bg_dec_cmp(a->number, b->number) == 0;
    case BG_FORMULA_TEXT:
        return strcmp(a->text, b->text) == 0;
    case BG_FORMULA_TRUTH:
        return a->truth == b->truth;
    case BG_FORMULA_CELLS:
        return build_same_cells(&a->cells, &b->cells);
    case BG_FORMULA_CALL:
        return a->function == b->function;
    case BG_FORMULA_OPERATOR:
        return a->op == b->op;
    case BG_FORMULA_STREAMED:
        return true;
    }
    return false;
}

bool bg_formula_divides(const struct bg_formula *formula)
{
    if (formula->kind == BG_FORMULA_OPERATOR && formula->op == BG_OP_DIVIDE)
        return true;
    for (size_t i = 0; i < formula->operands_n; i++)
        if (bg_formula_divides(formula->operands[i]))
            return true;
    return false;
}
