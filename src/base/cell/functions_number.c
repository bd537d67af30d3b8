/* Functions of single numbers, and of all numbers of their operands: a reference counts with the
 * numbers of its cells, texts and blanks left out; anything else must be a number. */
#include "base/cell/functions.h"

#include <stdlib.h>

/* -- one number ----------------------------------------------------------------------------------- */

static int sign_of(const struct bg_cell_value *number)
{
    return number->exact != NULL ? bg_ratio_sign(number->exact) : bg_dec_sign(number->number);
}

static struct bg_cell_value round_to(const struct bg_cell_work *work, const struct bg_formula *call,
                                     bool cut)
{
    struct bg_cell_value value = bg_cell_number_of(work, call, 0);
    struct bg_cell_value places = bg_cell_number_of(work, call, 1);
    int64_t n;
    if (value.type == BG_CELL_ERROR)
        return value;
    if (places.type == BG_CELL_ERROR)
        return places;
    if (places.exact != NULL || !bg_dec_to_int(places.number, &n) || n < 0 || n > BG_DEC_PLACES_MAX)
        return bg_cell_error("#NUM!");
    return bg_cell_rounded(&value, (int)n, cut);
}

struct bg_cell_value bg_cell_round(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return round_to(work, call, false);
}

struct bg_cell_value bg_cell_trunc(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return round_to(work, call, true);
}

/* The greatest whole number that is not more. */
static struct bg_cell_value functions_number_floor_of(struct bg_arena *arena,
                                                      const struct bg_cell_value *value)
{
    struct bg_cell_value whole = bg_cell_rounded(value, 0, true), one = bg_cell_int(1);
    if (whole.type == BG_CELL_ERROR || bg_cell_compare_numbers(arena, &whole, value) <= 0)
        return whole;
    return bg_cell_arithmetic(arena, BG_OP_SUBTRACT, &whole, &one);
}

struct bg_cell_value bg_cell_int_function(const struct bg_cell_work *work,
                                          const struct bg_formula *call)
{
    struct bg_cell_value value = bg_cell_number_of(work, call, 0);
    return value.type == BG_CELL_ERROR ? value : functions_number_floor_of(work->arena, &value);
}

struct bg_cell_value bg_cell_abs(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value value = bg_cell_number_of(work, call, 0), minus = bg_cell_int(-1);
    if (value.type == BG_CELL_ERROR || sign_of(&value) >= 0)
        return value;
    return bg_cell_arithmetic(work->arena, BG_OP_MULTIPLY, &value, &minus);
}

struct bg_cell_value bg_cell_sign(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value value = bg_cell_number_of(work, call, 0);
    return value.type == BG_CELL_ERROR ? value : bg_cell_int(sign_of(&value));
}

/* What is left of a behind whole multiples of b, with the sign of b. */
struct bg_cell_value bg_cell_mod(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value a = bg_cell_number_of(work, call, 0), b = bg_cell_number_of(work, call, 1);
    if (a.type == BG_CELL_ERROR)
        return a;
    if (b.type == BG_CELL_ERROR)
        return b;
    struct bg_cell_value times = bg_cell_arithmetic(work->arena, BG_OP_DIVIDE, &a, &b);
    if (times.type == BG_CELL_ERROR)
        return times;
    times = functions_number_floor_of(work->arena, &times);
    if (times.type == BG_CELL_ERROR)
        return times;
    times = bg_cell_arithmetic(work->arena, BG_OP_MULTIPLY, &times, &b);
    return bg_cell_arithmetic(work->arena, BG_OP_SUBTRACT, &a, &times);
}

/* Of a decimal, at 12 places; the one function that is not exact. */
struct bg_cell_value bg_cell_ln(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value value = bg_cell_number_of(work, call, 0);
    struct bg_dec out;
    if (value.type == BG_CELL_ERROR)
        return value;
    if (!bg_ratio_ln(work->arena, bg_cell_as_dec(&value), &out))
        return bg_cell_error("#NUM!");
    return bg_cell_dec(out);
}

/* -- all numbers of the operands ------------------------------------------------------------------ */

struct tally {
    struct bg_arena *arena;
    int64_t n;
    struct bg_cell_value so_far;
    struct bg_cell_value error; /* BG_CELL_ERROR: that is the result */
};

typedef void add_fn(struct tally *tally, const struct bg_cell_value *number);

static void functions_number_take(struct tally *tally, const struct bg_cell_value *value,
                                  add_fn *add)
{
    if (value->type == BG_CELL_ERROR && tally->error.type != BG_CELL_ERROR)
        tally->error = *value;
    if (value->type != BG_CELL_NUMBER)
        return;
    add(tally, value);
    tally->n++;
}

static struct tally tally_of(const struct bg_cell_work *work, const struct bg_formula *call,
                             add_fn *add)
{
    struct tally out = {.arena = work->arena, .so_far = bg_cell_int(0)};
    for (size_t i = 0; i < call->operands_n; i++) {
        struct bg_cell_walk walk;
        struct bg_cell_value value;
        if (!bg_cell_walk_start(work, call->operands[i], &walk)) {
            value = bg_cell_number_of(work, call, i);
            functions_number_take(&out, &value, add);
            continue;
        }
        while (bg_cell_walk_next(&walk, &value))
            functions_number_take(&out, &value, add);
    }
    return out;
}

static void functions_number_add_up(struct tally *tally, const struct bg_cell_value *number)
{
    tally->so_far = bg_cell_arithmetic(tally->arena, BG_OP_ADD, &tally->so_far, number);
}

static void keep_least(struct tally *tally, const struct bg_cell_value *number)
{
    if (tally->n == 0 || bg_cell_compare_numbers(tally->arena, number, &tally->so_far) < 0)
        tally->so_far = *number;
}

static void keep_greatest(struct tally *tally, const struct bg_cell_value *number)
{
    if (tally->n == 0 || bg_cell_compare_numbers(tally->arena, number, &tally->so_far) > 0)
        tally->so_far = *number;
}

static void keep_none(struct tally *tally, const struct bg_cell_value *number)
{
    (void)tally;
    (void)number;
}

static struct bg_cell_value result(const struct tally *tally)
{
    return tally->error.type == BG_CELL_ERROR ? tally->error : tally->so_far;
}

/* A number, of a truth too; 0 of a text. */
struct bg_cell_value bg_cell_n(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value value = bg_cell_work_out(work, call->operands[0]);
    return value.type == BG_CELL_TEXT ? bg_cell_int(0) : bg_cell_as_number(value);
}

struct bg_cell_value bg_cell_sum(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct tally all = tally_of(work, call, functions_number_add_up);
    return result(&all);
}

struct bg_cell_value bg_cell_average(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct tally all = tally_of(work, call, functions_number_add_up);
    struct bg_cell_value n = bg_cell_int(all.n);
    if (all.error.type == BG_CELL_ERROR)
        return all.error;
    return bg_cell_arithmetic(work->arena, BG_OP_DIVIDE, &all.so_far, &n);
}

/* 0 where there are no numbers. */
struct bg_cell_value bg_cell_min(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct tally all = tally_of(work, call, keep_least);
    return result(&all);
}

struct bg_cell_value bg_cell_max(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct tally all = tally_of(work, call, keep_greatest);
    return result(&all);
}

/* Errors are not counted and are no error. */
struct bg_cell_value bg_cell_count(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return bg_cell_int(tally_of(work, call, keep_none).n);
}

/* Of a reference. */
struct bg_cell_value bg_cell_median(const struct bg_cell_work *work, const struct bg_formula *call)
{
    const struct bg_cell_value *list;
    struct bg_cell_value error, two = bg_cell_int(2);
    size_t n;
    if (!bg_cell_sorted(work, call->operands[0], &list, &n, &error))
        return error;
    if (n == 0)
        return bg_cell_error("#NUM!");
    if (n % 2 == 1)
        return list[n / 2];
    struct bg_cell_value both =
        bg_cell_arithmetic(work->arena, BG_OP_ADD, &list[n / 2 - 1], &list[n / 2]);
    return bg_cell_arithmetic(work->arena, BG_OP_DIVIDE, &both, &two);
}

static struct bg_cell_value kth(const struct bg_cell_work *work, const struct bg_formula *call,
                                bool from_top)
{
    const struct bg_cell_value *list;
    struct bg_cell_value error, k = bg_cell_number_of(work, call, 1);
    size_t n;
    int64_t at;
    if (!bg_cell_sorted(work, call->operands[0], &list, &n, &error))
        return error;
    if (k.type == BG_CELL_ERROR)
        return k;
    if (k.exact != NULL || !bg_dec_to_int(k.number, &at) || at < 1 || at > (int64_t)n)
        return bg_cell_error("#NUM!");
    return list[from_top ? n - (size_t)at : (size_t)at - 1];
}

struct bg_cell_value bg_cell_large(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return kth(work, call, true);
}

struct bg_cell_value bg_cell_small(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return kth(work, call, false);
}
