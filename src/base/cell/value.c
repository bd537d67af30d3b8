/* Values of cells: what they count as, how they compare, and arithmetic in exact numbers. */
#include "base/cell/value.h"

#include <string.h>

/* -- making -------------------------------------------------------------------------------------- */

struct bg_cell_value bg_cell_dec(struct bg_dec number)
{
    return (struct bg_cell_value){.type = BG_CELL_NUMBER, .number = number};
}

struct bg_cell_value bg_cell_int(int64_t number)
{
    return bg_cell_dec(bg_dec_int(number));
}

struct bg_cell_value bg_cell_ratio(const struct bg_ratio *number)
{
    return (struct bg_cell_value){.type = BG_CELL_NUMBER, .exact = number};
}

struct bg_cell_value bg_cell_text(const char *text)
{
    return (struct bg_cell_value){.type = BG_CELL_TEXT, .text = text};
}

struct bg_cell_value bg_cell_truth(bool truth)
{
    return (struct bg_cell_value){.type = BG_CELL_TRUTH, .truth = truth};
}

struct bg_cell_value bg_cell_error(const char *name)
{
    return (struct bg_cell_value){.type = BG_CELL_ERROR, .text = name};
}

/* -- what they count as -------------------------------------------------------------------------- */

struct bg_cell_value bg_cell_as_number(struct bg_cell_value value)
{
    switch (value.type) {
    case BG_CELL_BLANK:
        return bg_cell_int(0);
    case BG_CELL_TRUTH:
        return bg_cell_int(value.truth);
    case BG_CELL_TEXT:
        return bg_cell_error("#VALUE!");
    case BG_CELL_NUMBER:
    case BG_CELL_ERROR:
        break;
    }
    return value;
}

const struct bg_ratio *bg_cell_as_ratio(struct bg_arena *arena, const struct bg_cell_value *number)
{
    return number->exact != NULL ? number->exact : bg_ratio_dec(arena, number->number);
}

struct bg_dec bg_cell_as_dec(const struct bg_cell_value *number)
{
    enum { PLACES = 15 };
    struct bg_dec out = number->number;
    for (int places = PLACES; number->exact != NULL && places >= 0; places -= 5)
        if (bg_ratio_round(number->exact, places, BG_HALF_UP, &out))
            break;
    return out;
}

static struct bg_dec of_fifteen_digits(struct bg_dec number)
{
    int digits = 0;
    for (bg_i128 c = number.coef; c != 0; c /= 10)
        digits++;
    int over = digits - 15;
    if (over <= 0)
        return number;
    return bg_dec_round(number, number.places > over ? number.places - over : 0, BG_HALF_UP);
}

const char *bg_cell_as_text(struct bg_arena *arena, struct bg_cell_value value)
{
    char text[BG_DEC_TEXT];
    switch (value.type) {
    case BG_CELL_NUMBER:
        bg_dec_text(of_fifteen_digits(bg_cell_as_dec(&value)), text);
        return bg_arena_text(arena, text, strlen(text));
    case BG_CELL_TRUTH:
        return value.truth ? "TRUE" : "FALSE";
    case BG_CELL_TEXT:
    case BG_CELL_ERROR:
        return value.text;
    case BG_CELL_BLANK:
        break;
    }
    return "";
}

/* -- comparing ----------------------------------------------------------------------------------- */

int bg_cell_compare_numbers(struct bg_arena *arena, const struct bg_cell_value *a,
                            const struct bg_cell_value *b)
{
    if (a->exact == NULL && b->exact == NULL)
        return bg_dec_cmp(a->number, b->number);
    return bg_ratio_cmp(bg_cell_as_ratio(arena, a), bg_cell_as_ratio(arena, b));
}

static int value_folded(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static int compare_texts(const char *a, const char *b)
{
    while (*a != '\0' && value_folded(*a) == value_folded(*b)) {
        a++;
        b++;
    }
    int left = value_folded(*a), right = value_folded(*b);
    return (left > right) - (left < right);
}

/* A blank is what the other is when nothing is there. */
static struct bg_cell_value value_beside(struct bg_cell_value blank, enum bg_cell_type other)
{
    if (blank.type != BG_CELL_BLANK)
        return blank;
    if (other == BG_CELL_TEXT)
        return bg_cell_text("");
    return other == BG_CELL_TRUTH ? bg_cell_truth(false) : bg_cell_int(0);
}

int bg_cell_compare(struct bg_arena *arena, struct bg_cell_value a, struct bg_cell_value b)
{
    a = value_beside(a, b.type);
    b = value_beside(b, a.type);
    if (a.type != b.type)
        return a.type < b.type ? -1 : 1;
    if (a.type == BG_CELL_TEXT)
        return compare_texts(a.text, b.text);
    if (a.type == BG_CELL_TRUTH)
        return (a.truth > b.truth) - (a.truth < b.truth);
    return bg_cell_compare_numbers(arena, &a, &b);
}

/* -- arithmetic ---------------------------------------------------------------------------------- */

static bool in_decimals(enum bg_formula_op op, struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    switch (op) {
    case BG_OP_ADD:
        return bg_dec_add(a, b, out);
    case BG_OP_SUBTRACT:
        return bg_dec_sub(a, b, out);
    case BG_OP_MULTIPLY:
        return bg_dec_mul(a, b, out);
    default:
        return false;
    }
}

static const struct bg_ratio *in_fractions(struct bg_arena *arena, enum bg_formula_op op,
                                           const struct bg_ratio *a, const struct bg_ratio *b)
{
    switch (op) {
    case BG_OP_ADD:
        return bg_ratio_add(arena, a, b);
    case BG_OP_SUBTRACT:
        return bg_ratio_sub(arena, a, b);
    case BG_OP_MULTIPLY:
        return bg_ratio_mul(arena, a, b);
    default:
        return bg_ratio_div(arena, a, b);
    }
}

/* Whole exponents alone. */
static struct bg_cell_value power(struct bg_arena *arena, const struct bg_cell_value *base,
                                  const struct bg_cell_value *exponent)
{
    enum { MOST = 60 };
    int64_t n;
    struct bg_cell_value out = bg_cell_int(1);
    if (exponent->exact != NULL || !bg_dec_to_int(exponent->number, &n) || n > MOST || n < -MOST)
        return bg_cell_error("#NUM!");
    for (int64_t i = 0; i < (n < 0 ? -n : n) && out.type == BG_CELL_NUMBER; i++)
        out = bg_cell_arithmetic(arena, n < 0 ? BG_OP_DIVIDE : BG_OP_MULTIPLY, &out, base);
    return out;
}

/* By 1, 10, 100, ...: the result is a decimal then. */
static bool divided_by_power(struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    int places = a.places;
    if (b.places != 0 || b.coef <= 0)
        return false;
    for (; b.coef % 10 == 0; b.coef /= 10)
        places++;
    if (b.coef != 1 || places > BG_DEC_PLACES_MAX)
        return false;
    *out = bg_dec_round((struct bg_dec){a.coef, places}, places, BG_TRUNCATE);
    return true;
}

struct bg_cell_value bg_cell_arithmetic(struct bg_arena *arena, enum bg_formula_op op,
                                        const struct bg_cell_value *a,
                                        const struct bg_cell_value *b)
{
    struct bg_dec out;
    if (op == BG_OP_POWER)
        return power(arena, a, b);
    if (op == BG_OP_DIVIDE && a->exact == NULL && b->exact == NULL &&
        divided_by_power(a->number, b->number, &out))
        return bg_cell_dec(out);
    if (a->exact == NULL && b->exact == NULL && in_decimals(op, a->number, b->number, &out))
        return bg_cell_dec(out);
    const struct bg_ratio *left = bg_cell_as_ratio(arena, a), *right = bg_cell_as_ratio(arena, b);
    if (op == BG_OP_DIVIDE && bg_ratio_sign(right) == 0)
        return bg_cell_error("#DIV/0!");
    return bg_cell_ratio(in_fractions(arena, op, left, right));
}

struct bg_cell_value bg_cell_rounded(const struct bg_cell_value *number, int places, bool cut)
{
    struct bg_dec out;
    enum bg_rounding mode = cut ? BG_TRUNCATE : BG_HALF_UP;
    if (number->exact == NULL)
        return bg_cell_dec(bg_dec_round(number->number, places, mode));
    if (!bg_ratio_round(number->exact, places, mode, &out))
        return bg_cell_error("#NUM!");
    return bg_cell_dec(out);
}
