/* Functions over ranges: counting, looking up, adding what meets criteria. Ranges that belong together
 * have the same shape. */
#include "base/cell/functions.h"

#include <string.h>

/* -- counting ------------------------------------------------------------------------------------- */

static struct bg_cell_value count_if(const struct bg_cell_work *work,
                                     const struct bg_formula *range, bool empty)
{
    struct bg_cell_walk walk;
    struct bg_cell_value value;
    int64_t n = 0;
    if (!bg_cell_walk_start(work, range, &walk))
        return bg_cell_error("#VALUE!");
    while (bg_cell_walk_next(&walk, &value))
        n += empty ? value.type == BG_CELL_BLANK || (value.type == BG_CELL_TEXT && !*value.text)
                   : value.type != BG_CELL_BLANK;
    return bg_cell_int(n);
}

/* Cells that are not empty; one with the text "" is none. */
struct bg_cell_value bg_cell_counta(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value sum = bg_cell_int(0);
    for (size_t i = 0; i < call->operands_n && sum.type == BG_CELL_NUMBER; i++) {
        struct bg_cell_value own = count_if(work, call->operands[i], false);
        sum = own.type == BG_CELL_ERROR ? own
                                        : bg_cell_arithmetic(work->arena, BG_OP_ADD, &sum, &own);
    }
    return sum;
}

/* Over typed cells: programs do not agree on whether a formula's "" is blank. */
struct bg_cell_value bg_cell_countblank(const struct bg_cell_work *work,
                                        const struct bg_formula *call)
{
    return count_if(work, call->operands[0], true);
}

struct bg_cell_value bg_cell_rows(const struct bg_cell_work *work, const struct bg_formula *call)
{
    const struct bg_formula *of = call->operands[0];
    (void)work;
    if (of->kind != BG_FORMULA_CELLS)
        return bg_cell_error("#VALUE!");
    return bg_cell_int(of->cells.last_row - of->cells.row + 1);
}

struct bg_cell_value bg_cell_columns(const struct bg_cell_work *work, const struct bg_formula *call)
{
    const struct bg_formula *of = call->operands[0];
    (void)work;
    if (of->kind != BG_FORMULA_CELLS)
        return bg_cell_error("#VALUE!");
    return bg_cell_int(of->cells.last_column - of->cells.column + 1);
}

/* -- criteria ------------------------------------------------------------------------------------- */

/* What COUNTIF and the like compare cells with: "yes", 3, ">=0", "Missing*", "". */
struct criterion {
    enum bg_formula_op op;
    struct bg_cell_value with;
    bool pattern; /* the text has wildcards */
};

static int functions_range_folded(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

/* "*" is any text, "?" one character; "~" before them takes that away. */
static bool like(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; pattern++) {
        if (*pattern == '*') {
            while (*text != '\0')
                if (like(text++, pattern + 1))
                    return true;
            return like(text, pattern + 1);
        }
        if (*text == '\0')
            return false;
        bool any = *pattern == '?';
        pattern += *pattern == '~' && pattern[1] != '\0';
        if (!any && functions_range_folded(*pattern) != functions_range_folded(*text))
            return false;
        text++;
        while (any && ((unsigned char)*text & 0xC0) == 0x80)
            text++;
    }
    return *text == '\0';
}

static struct criterion read_criterion(struct bg_cell_value value)
{
    static const struct {
        const char *text;
        enum bg_formula_op op;
    } ops[] = {{"<>", BG_OP_OTHER}, {"<=", BG_OP_AT_MOST}, {">=", BG_OP_AT_LEAST},
               {"<", BG_OP_LESS},   {">", BG_OP_MORE},     {"=", BG_OP_EQUAL}};
    struct criterion out = {BG_OP_EQUAL, value, false};
    if (value.type == BG_CELL_BLANK)
        out.with = bg_cell_int(0);
    if (value.type != BG_CELL_TEXT)
        return out;
    const char *text = value.text;
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (strncmp(text, ops[i].text, strlen(ops[i].text)) == 0) {
            out.op = ops[i].op;
            text += strlen(ops[i].text);
            break;
        }
    struct bg_dec number;
    out.with = bg_dec_parse(text, strlen(text), &number) ? bg_cell_dec(number) : bg_cell_text(text);
    out.pattern = out.with.type == BG_CELL_TEXT && strpbrk(text, "*?~") != NULL;
    return out;
}

static bool meets(struct bg_arena *arena, const struct criterion *c, struct bg_cell_value value)
{
    bool equal = c->op == BG_OP_EQUAL || c->op == BG_OP_OTHER, same;
    if (c->with.type == BG_CELL_TEXT && value.type == BG_CELL_BLANK)
        same = *c->with.text == '\0';
    else if (value.type != c->with.type)
        same = false;
    else if (c->pattern)
        same = like(value.text, c->with.text);
    else if (equal)
        same = bg_cell_compare(arena, value, c->with) == 0;
    else {
        int order = bg_cell_compare(arena, value, c->with);
        return c->op == BG_OP_LESS      ? order < 0
               : c->op == BG_OP_AT_MOST ? order <= 0
               : c->op == BG_OP_MORE    ? order > 0
                                        : order >= 0;
    }
    return equal && same == (c->op == BG_OP_EQUAL);
}

enum { CRITERIA_MOST = 8, KEPT_LEAST = 256 };

struct criteria {
    struct bg_cell_walk walk[CRITERIA_MOST];
    struct criterion list[CRITERIA_MOST];
    const uint64_t *met[CRITERIA_MOST]; /* found out before; NULL: each cell is looked at */
    size_t n;
    size_t size, at;
};

/* The cells of a long range that meet what the formula says itself, for this and later sums. */
static const uint64_t *met_of(const struct bg_cell_work *work, const struct bg_formula *range,
                              const struct bg_formula *with)
{
    struct bg_cell_walk walk;
    struct bg_cell_value value;
    if ((with->kind != BG_FORMULA_NUMBER && with->kind != BG_FORMULA_TEXT) ||
        bg_cell_walk_size(range) < KEPT_LEAST || !bg_cell_walk_start(work, range, &walk))
        return NULL;
    const uint64_t *known = bg_cell_met(work, range, with);
    if (known != NULL)
        return known;
    struct criterion criterion = read_criterion(bg_cell_work_out(work, with));
    uint64_t *bits = bg_cell_met_new(work, range, with);
    for (size_t i = 0; bg_cell_walk_next(&walk, &value); i++)
        if (meets(work->arena, &criterion, value))
            bits[i / 64] |= (uint64_t)1 << i % 64;
    return bits;
}

/* Pairs of range and criterion from operand first on. */
static bool functions_range_read_criteria(const struct bg_cell_work *work,
                                          const struct bg_formula *call, size_t first,
                                          struct criteria *out)
{
    out->n = out->at = 0;
    for (size_t i = first; i + 1 < call->operands_n; i += 2, out->n++) {
        if (out->n == CRITERIA_MOST ||
            !bg_cell_walk_start(work, call->operands[i], &out->walk[out->n]))
            return false;
        size_t size = bg_cell_walk_size(call->operands[i]);
        if (out->n > 0 && size != out->size)
            return false;
        out->size = size;
        out->met[out->n] = met_of(work, call->operands[i], call->operands[i + 1]);
        if (out->met[out->n] == NULL)
            out->list[out->n] = read_criterion(bg_cell_work_out(work, call->operands[i + 1]));
    }
    return out->n > 0;
}

static bool next_meets(const struct bg_cell_work *work, struct criteria *criteria)
{
    bool all = true;
    size_t at = criteria->at++;
    for (size_t i = 0; i < criteria->n; i++) {
        struct bg_cell_value value;
        if (criteria->met[i] != NULL) {
            all = all && (criteria->met[i][at / 64] >> at % 64 & 1);
            continue;
        }
        (void)bg_cell_walk_next(&criteria->walk[i], &value);
        all = all && meets(work->arena, &criteria->list[i], value);
    }
    return all;
}

struct bg_cell_value bg_cell_countifs(const struct bg_cell_work *work,
                                      const struct bg_formula *call)
{
    struct criteria criteria;
    int64_t n = 0;
    if (!functions_range_read_criteria(work, call, 0, &criteria))
        return bg_cell_error("#VALUE!");
    for (size_t i = 0; i < criteria.size; i++)
        n += next_meets(work, &criteria);
    return bg_cell_int(n);
}

/* The sum of the numbers of a range whose cells beside them meet the criteria. */
static struct bg_cell_value sum_if(const struct bg_cell_work *work, const struct bg_formula *range,
                                   struct criteria *criteria)
{
    struct bg_cell_value sum = bg_cell_int(0);
    if (range->kind != BG_FORMULA_CELLS || bg_cell_walk_size(range) != criteria->size)
        return bg_cell_error("#VALUE!");
    for (size_t i = 0; i < criteria->size; i++) {
        if (!next_meets(work, criteria))
            continue;
        struct bg_cell_value value = bg_cell_walk_at(work, range, i);
        if (value.type == BG_CELL_ERROR)
            return value;
        if (value.type == BG_CELL_NUMBER)
            sum = bg_cell_arithmetic(work->arena, BG_OP_ADD, &sum, &value);
    }
    return sum;
}

struct bg_cell_value bg_cell_sumif(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct criteria criteria;
    if (!functions_range_read_criteria(work, call, 0, &criteria))
        return bg_cell_error("#VALUE!");
    return sum_if(work, call->operands[2], &criteria);
}

struct bg_cell_value bg_cell_sumifs(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct criteria criteria;
    if (!functions_range_read_criteria(work, call, 1, &criteria))
        return bg_cell_error("#VALUE!");
    return sum_if(work, call->operands[0], &criteria);
}

/* The cells of the ranges that a part reads cell by cell. False: not all have the same number. */
static bool span_of(const struct bg_formula *part, size_t *size)
{
    size_t own = part->kind == BG_FORMULA_CELLS ? bg_cell_walk_size(part) : 1;
    if (own > 1 && *size > 1 && own != *size)
        return false;
    *size = own > *size ? own : *size;
    for (size_t i = 0; i < part->operands_n; i++)
        if (!span_of(part->operands[i], size))
            return false;
    return true;
}

/* Of a call. A single cell goes with many only inside a formula. */
static bool spans(const struct bg_formula *call, size_t *size)
{
    *size = 1;
    bool same = span_of(call, size);
    for (size_t i = 0; same && i < call->operands_n; i++)
        same = call->operands[i]->kind != BG_FORMULA_CELLS ||
               bg_cell_walk_size(call->operands[i]) == *size;
    return same;
}

/* The sum of the products of what is at the same place of each operand: a range, or a formula over
 * ranges ("--(a="yes")"), which is worked out cell by cell. What is no number counts as 0. No other
 * function takes formulas over ranges: programs do not agree on them. */
struct bg_cell_value bg_cell_sumproduct(const struct bg_cell_work *work,
                                        const struct bg_formula *call)
{
    struct bg_cell_work each = *work;
    struct bg_cell_value sum = bg_cell_int(0);
    size_t size;
    each.by_cell = true;
    if (!spans(call, &size))
        return bg_cell_error("#VALUE!");
    for (each.at = 0; each.at < size; each.at++) {
        struct bg_cell_value product = bg_cell_int(1);
        for (size_t i = 0; i < call->operands_n; i++) {
            struct bg_cell_value value = bg_cell_work_out(&each, call->operands[i]);
            if (value.type == BG_CELL_ERROR)
                return value;
            if (value.type != BG_CELL_NUMBER)
                value = bg_cell_int(0);
            product = bg_cell_arithmetic(work->arena, BG_OP_MULTIPLY, &product, &value);
        }
        sum = bg_cell_arithmetic(work->arena, BG_OP_ADD, &sum, &product);
    }
    return sum;
}

/* -- looking up ----------------------------------------------------------------------------------- */

/* The place, from 1, of the first cell that equals the value; the third operand must be 0. */
struct bg_cell_value bg_cell_match(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value wanted = bg_cell_work_out(work, call->operands[0]), value;
    struct bg_cell_walk walk;
    if (wanted.type == BG_CELL_ERROR)
        return wanted;
    if (!bg_cell_walk_start(work, call->operands[1], &walk))
        return bg_cell_error("#VALUE!");
    for (int64_t at = 1; bg_cell_walk_next(&walk, &value); at++)
        if (value.type == wanted.type && bg_cell_compare(work->arena, value, wanted) == 0)
            return bg_cell_int(at);
    return bg_cell_error("#N/A");
}

static bool functions_range_within(const struct bg_cell_value *value, int64_t most, int64_t *out)
{
    return value->type == BG_CELL_NUMBER && value->exact == NULL &&
           bg_dec_to_int(value->number, out) && *out >= 1 && *out <= most;
}

/* The cell in that row and column of a range, both from 1. */
struct bg_cell_value bg_cell_index(const struct bg_cell_work *work, const struct bg_formula *call)
{
    const struct bg_cell_place *c = &call->operands[0]->cells;
    struct bg_cell_value row = bg_cell_number_of(work, call, 1);
    struct bg_cell_value column = bg_cell_number_of(work, call, 2);
    int64_t down, across;
    if (row.type == BG_CELL_ERROR)
        return row;
    if (column.type == BG_CELL_ERROR)
        return column;
    if (call->operands[0]->kind != BG_FORMULA_CELLS ||
        !functions_range_within(&row, c->last_row - c->row + 1, &down) ||
        !functions_range_within(&column, c->last_column - c->column + 1, &across))
        return bg_cell_error("#REF!");
    return bg_cell_value_at(c->sheet != NULL ? c->sheet : work->home, c->row + down - 1,
                            c->column + (int)across - 1);
}
