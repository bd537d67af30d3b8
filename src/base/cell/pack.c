/* Formulas as they are kept: a few bytes for each part of a tree, the operands behind what takes them. A
 * large workbook has hundreds of thousands of formulas, each of which is read two or three times. */
#include "base/cell/formula.h"

#include <string.h>

#include "base/cell/functions.h"
#include "base/cell/sheet.h"

/* The first byte of a part: its kind, and above that an operator, a truth, or one of these. */
enum { KIND_BITS = 3, KIND = (1 << KIND_BITS) - 1 };
enum { NUMBER_SHORT, NUMBER_LONG };
enum { TEXT_GIVEN, TEXT_OWN };
enum { CELLS_ANYWHERE, CELLS_HOME, CELLS_ELSEWHERE, CELLS_RELATIVE = 4 };

/* A part without its operands, put together before it goes to the others: most are five bytes. */
struct part {
    unsigned char bytes[64];
    size_t n;
};

static struct part part_of(enum bg_formula_kind kind, int more)
{
    struct part part;
    part.bytes[0] = (unsigned char)((int)kind | more << KIND_BITS);
    part.n = 1;
    return part;
}

/* Seven bits a byte, the lowest first; the eighth says that more follow. */
static void put_count(struct part *part, uint64_t n)
{
    for (; n > 0x7F; n >>= 7)
        part->bytes[part->n++] = (unsigned char)(n & 0x7F) | 0x80;
    part->bytes[part->n++] = (unsigned char)n;
}

static void put_bytes(struct part *part, const void *bytes, size_t n)
{
    memcpy(part->bytes + part->n, bytes, n);
    part->n += n;
}

static struct part pack_number(const struct bg_dec *number)
{
    bool is_short = number->coef >= 0 && number->coef <= INT64_MAX;
    struct part part = part_of(BG_FORMULA_NUMBER, is_short ? NUMBER_SHORT : NUMBER_LONG);
    put_count(&part, (uint64_t)number->places);
    if (is_short)
        put_count(&part, (uint64_t)number->coef);
    else
        put_bytes(&part, &number->coef, sizeof number->coef);
    return part;
}

static struct part pack_cells(const struct bg_cell_place *cells, const struct bg_cell_sheet *home)
{
    int where = cells->sheet == home ? CELLS_HOME : CELLS_ELSEWHERE;
    if (cells->sheet == NULL)
        where = CELLS_ANYWHERE;
    struct part part = part_of(BG_FORMULA_CELLS, where | (cells->relative ? CELLS_RELATIVE : 0));
    if (where == CELLS_ELSEWHERE)
        put_bytes(&part, &cells->sheet, sizeof cells->sheet);
    put_count(&part, (uint64_t)cells->row);
    put_count(&part, (uint64_t)(cells->last_row - cells->row));
    put_count(&part, (uint64_t)cells->column);
    put_count(&part, (uint64_t)(cells->last_column - cells->column));
    return part;
}

static struct part pack_own(const struct bg_formula *formula, const struct bg_cell_sheet *home)
{
    struct part part = part_of(formula->kind, 0);
    switch (formula->kind) {
    case BG_FORMULA_NUMBER:
        return pack_number(&formula->number);
    case BG_FORMULA_TEXT:
        return part_of(BG_FORMULA_TEXT, formula->own ? TEXT_OWN : TEXT_GIVEN);
    case BG_FORMULA_TRUTH:
        return part_of(BG_FORMULA_TRUTH, formula->truth);
    case BG_FORMULA_CELLS:
        return pack_cells(&formula->cells, home);
    case BG_FORMULA_CALL:
        put_count(&part, bg_cell_function_number(formula->function));
        put_count(&part, formula->operands_n);
        return part;
    case BG_FORMULA_OPERATOR:
        return part_of(BG_FORMULA_OPERATOR, (int)formula->op);
    case BG_FORMULA_STREAMED:
        return part;
    }
    return part;
}

static void pack_part(struct bg_buf *out, const struct bg_formula *formula,
                      const struct bg_cell_sheet *home)
{
    struct part part = pack_own(formula, home);
    bg_buf_put(out, (const char *)part.bytes, part.n);
    if (formula->kind == BG_FORMULA_TEXT)
        bg_buf_put(out, formula->text, strlen(formula->text) + 1);
    for (size_t i = 0; i < formula->operands_n; i++)
        pack_part(out, formula->operands[i], home);
}

const unsigned char *bg_formula_pack(struct bg_arena *arena, struct bg_buf *room,
                                     const struct bg_formula *formula,
                                     const struct bg_cell_sheet *home)
{
    struct part head = {.n = 0};
    put_count(&head, formula->length);
    put_count(&head, (uint64_t)formula->depth);
    room->size = 0;
    bg_buf_put(room, (const char *)head.bytes, head.n);
    pack_part(room, formula, home);
    return (const unsigned char *)bg_arena_text(arena, room->data, room->size);
}

/* -- back to a tree ------------------------------------------------------------------------------ */

struct unpacking {
    struct bg_arena *arena;
    const unsigned char *at;
    const struct bg_cell_sheet *home;
};

static uint64_t take_count(struct unpacking *u)
{
    uint64_t n = 0;
    int shift = 0;
    for (; *u->at > 0x7F; shift += 7)
        n |= (uint64_t)(*u->at++ & 0x7F) << shift;
    return n | (uint64_t)*u->at++ << shift;
}

static void take_bytes(struct unpacking *u, void *out, size_t n)
{
    memcpy(out, u->at, n);
    u->at += n;
}

static struct bg_formula *unpack_node(struct unpacking *u, enum bg_formula_kind kind)
{
    struct bg_formula *out = BG_NEW(u->arena, struct bg_formula);
    out->kind = kind;
    return out;
}

static struct bg_formula *unpack_number(struct unpacking *u, int more)
{
    struct bg_formula *out = unpack_node(u, BG_FORMULA_NUMBER);
    out->number.places = (int)take_count(u);
    if (more == NUMBER_SHORT)
        out->number.coef = (bg_i128)take_count(u);
    else
        take_bytes(u, &out->number.coef, sizeof out->number.coef);
    return out;
}

static struct bg_formula *unpack_text(struct unpacking *u, int more)
{
    struct bg_formula *out = unpack_node(u, BG_FORMULA_TEXT);
    out->own = more == TEXT_OWN;
    out->text = (const char *)u->at;
    u->at += strlen(out->text) + 1;
    return out;
}

static struct bg_formula *unpack_truth(struct unpacking *u, int more)
{
    struct bg_formula *out = unpack_node(u, BG_FORMULA_TRUTH);
    out->truth = more != 0;
    return out;
}

static struct bg_formula *unpack_cells(struct unpacking *u, int more)
{
    struct bg_formula *out = unpack_node(u, BG_FORMULA_CELLS);
    struct bg_cell_place *cells = &out->cells;
    int where = more & ~CELLS_RELATIVE;
    cells->relative = (more & CELLS_RELATIVE) != 0;
    if (where == CELLS_ELSEWHERE)
        take_bytes(u, &cells->sheet, sizeof cells->sheet);
    else if (where == CELLS_HOME)
        cells->sheet = u->home;
    cells->row = (int64_t)take_count(u);
    cells->last_row = cells->row + (int64_t)take_count(u);
    cells->column = (int)take_count(u);
    cells->last_column = cells->column + (int)take_count(u);
    return out;
}

static struct bg_formula *unpack_part(struct unpacking *u);

static void unpack_operands(struct unpacking *u, struct bg_formula *out, size_t n)
{
    const struct bg_formula **operands = BG_ARRAY(u->arena, n ? n : 1, const struct bg_formula *);
    for (size_t i = 0; i < n; i++)
        operands[i] = unpack_part(u);
    out->operands = operands;
    out->operands_n = (uint32_t)n;
}

static struct bg_formula *unpack_call(struct unpacking *u)
{
    struct bg_formula *out = unpack_node(u, BG_FORMULA_CALL);
    out->function = bg_cell_function_at((size_t)take_count(u));
    unpack_operands(u, out, (size_t)take_count(u));
    return out;
}

static struct bg_formula *unpack_streamed(struct unpacking *u)
{
    struct bg_formula *out = unpack_node(u, BG_FORMULA_STREAMED);
    unpack_operands(u, out, 2);
    return out;
}

static struct bg_formula *unpack_operator(struct unpacking *u, int more)
{
    struct bg_formula *out = unpack_node(u, BG_FORMULA_OPERATOR);
    out->op = (enum bg_formula_op)more;
    unpack_operands(u, out, out->op == BG_OP_NEGATE ? 1 : 2);
    return out;
}

static struct bg_formula *unpack_part(struct unpacking *u)
{
    int first = *u->at++, more = first >> KIND_BITS;
    switch ((enum bg_formula_kind)(first & KIND)) {
    case BG_FORMULA_NUMBER:
        return unpack_number(u, more);
    case BG_FORMULA_TEXT:
        return unpack_text(u, more);
    case BG_FORMULA_TRUTH:
        return unpack_truth(u, more);
    case BG_FORMULA_CELLS:
        return unpack_cells(u, more);
    case BG_FORMULA_CALL:
        return unpack_call(u);
    case BG_FORMULA_STREAMED:
        return unpack_streamed(u);
    case BG_FORMULA_OPERATOR:
        break;
    }
    return unpack_operator(u, more);
}

const struct bg_formula *bg_formula_unpack(struct bg_arena *arena, const unsigned char *packed,
                                           const struct bg_cell_sheet *home)
{
    struct unpacking u = {arena, packed, home};
    size_t length = (size_t)take_count(&u);
    int16_t depth = (int16_t)take_count(&u);
    struct bg_formula *out = unpack_part(&u);
    out->length = length;
    out->depth = depth;
    return out;
}

/* -- a tree of its own --------------------------------------------------------------------------- */

const struct bg_formula *bg_formula_kept(struct bg_arena *arena, const struct bg_formula *formula)
{
    struct bg_formula *out = BG_NEW(arena, struct bg_formula);
    *out = *formula;
    if (out->kind == BG_FORMULA_TEXT)
        out->text = bg_arena_text(arena, formula->text, strlen(formula->text));
    if (out->operands_n == 0)
        return out;
    const struct bg_formula **operands =
        BG_ARRAY(arena, out->operands_n, const struct bg_formula *);
    for (size_t i = 0; i < out->operands_n; i++)
        operands[i] = bg_formula_kept(arena, formula->operands[i]);
    out->operands = operands;
    return out;
}
