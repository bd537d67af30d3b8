/* Exact fractions. One whose two halves fit 64 bits (nearly every rating) lives on machine words;
 * a larger one is a GMP rational, whose memory the arena gives back. Both kinds are in lowest terms
 * with a positive denominator, and a value that fits words is always kept in words. */
#include "base/ratio.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define MPFR_USE_INTMAX_T 1
#include <gmp.h>
#include <mpfr.h>

__extension__ typedef unsigned __int128 u128;

struct bg_ratio {
    int64_t num; /* above -2^63, so that it has an opposite */
    int64_t den;
    mpq_t *big;             /* instead of num and den; NULL: they hold the value */
    struct bg_arena *arena; /* a big one's, for the memory that even a comparison may take */
};

/* The arena of the operation under way, for memory that GMP cannot get. */
static _Thread_local struct bg_arena *current;

static void release_big(void *slot)
{
    mpq_t *big = slot;
    mpq_clear(*big);
}

static uint64_t ratio_magnitude(int64_t v)
{
    return v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    if (a == 0 || b == 0)
        return a | b;
    int shift = __builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b != 0) {
        b >>= __builtin_ctzll(b);
        if (a > b) {
            uint64_t t = a;
            a = b;
            b = t;
        }
        b -= a;
    }
    return a << shift;
}

static const struct bg_ratio *of_words(struct bg_arena *arena, int64_t num, int64_t den)
{
    struct bg_ratio *out = BG_NEW(arena, struct bg_ratio);
    out->num = num;
    out->den = den;
    return out;
}

/* An empty big one; current is set until leave(). The slot comes before the memory it is for. */
static struct bg_ratio *ratio_enter(struct bg_arena *arena)
{
    struct bg_ratio *out = BG_NEW(arena, struct bg_ratio);
    mpq_t *big = bg_arena_alloc(arena, sizeof(mpq_t));
    void **slot = bg_arena_defer(arena, release_big);
    current = arena;
    mpq_init(*big);
    *slot = big;
    out->big = big;
    out->arena = arena;
    return out;
}

static bool get_word(const mpz_t z, int64_t *out)
{
    if (mpz_sizeinbase(z, 2) > 63)
        return false;
    uint64_t word = 0;
    mpz_export(&word, NULL, -1, sizeof word, 0, 0, z);
    *out = mpz_sgn(z) < 0 ? -(int64_t)word : (int64_t)word;
    return true;
}

/* Moves a value that fits words out of GMP; the little it leaves there goes with the arena. */
static const struct bg_ratio *leave(struct bg_ratio *r)
{
    int64_t num = 0;
    int64_t den = 0;
    if (get_word(mpq_numref(*r->big), &num) && get_word(mpq_denref(*r->big), &den)) {
        r->num = num;
        r->den = den;
        r->big = NULL;
    }
    current = NULL;
    return r;
}

static void set_wide(mpz_t z, bg_i128 v)
{
    u128 size = v < 0 ? (u128)0 - (u128)v : (u128)v;
    mpz_import(z, 1, -1, sizeof size, 0, 0, &size);
    if (v < 0)
        mpz_neg(z, z);
}

static void ratio_load(mpq_t out, const struct bg_ratio *r)
{
    if (r->big != NULL) {
        mpq_set(out, *r->big);
        return;
    }
    set_wide(mpq_numref(out), r->num);
    set_wide(mpq_denref(out), r->den);
}

/* num / den, already in lowest terms. */
static const struct bg_ratio *of_wide(struct bg_arena *arena, bg_i128 num, bg_i128 den)
{
    if (num >= -INT64_MAX && num <= INT64_MAX && den <= INT64_MAX)
        return of_words(arena, (int64_t)num, (int64_t)den);
    struct bg_ratio *out = ratio_enter(arena);
    set_wide(mpq_numref(*out->big), num);
    set_wide(mpq_denref(*out->big), den);
    return leave(out);
}

/* The GMP form of an operand, for an operation that needs it. */
static mpq_t *big_of(struct bg_arena *arena, const struct bg_ratio *r)
{
    if (r->big != NULL)
        return r->big;
    struct bg_ratio *out = ratio_enter(arena);
    ratio_load(*out->big, r);
    return out->big;
}

static const struct bg_ratio *apply_big(struct bg_arena *arena,
                                        void (*apply)(mpq_ptr, mpq_srcptr, mpq_srcptr),
                                        const struct bg_ratio *a, const struct bg_ratio *b)
{
    mpq_t *left = big_of(arena, a);
    mpq_t *right = big_of(arena, b);
    struct bg_ratio *out = ratio_enter(arena);
    apply(*out->big, *left, *right);
    return leave(out);
}

const struct bg_ratio *bg_ratio_int(struct bg_arena *arena, int64_t n)
{
    return of_wide(arena, n, 1);
}

const struct bg_ratio *bg_ratio_dec(struct bg_arena *arena, struct bg_dec a)
{
    enum { WORD_POWER = 18 };
    if (a.coef >= -INT64_MAX && a.coef <= INT64_MAX && a.places <= WORD_POWER) {
        int64_t num = (int64_t)a.coef;
        int64_t den = 1;
        for (int i = 0; i < a.places; i++)
            den *= 10;
        int64_t common = (int64_t)common_divisor(ratio_magnitude(num), (uint64_t)den);
        return of_words(arena, num / common, den / common);
    }
    struct bg_ratio *out = ratio_enter(arena);
    set_wide(mpq_numref(*out->big), a.coef);
    mpz_ui_pow_ui(mpq_denref(*out->big), 10, (unsigned long)a.places);
    mpq_canonicalize(*out->big);
    return leave(out);
}

/* a + b or a - b on words, by Knuth 4.5.1: only 64-bit common divisors are taken, and no sum
 * reaches 2^127. */
static const struct bg_ratio *add_words(struct bg_arena *arena, const struct bg_ratio *a,
                                        int64_t num, int64_t den)
{
    if (a->den == 1 && den == 1)
        return of_wide(arena, (bg_i128)a->num + num, 1);
    int64_t common = (int64_t)common_divisor((uint64_t)a->den, (uint64_t)den);
    bg_i128 sum = (bg_i128)a->num * (den / common) + (bg_i128)num * (a->den / common);
    if (common == 1)
        return of_wide(arena, sum, (bg_i128)a->den * den);
    int64_t again =
        (int64_t)common_divisor(ratio_magnitude((int64_t)(sum % common)), (uint64_t)common);
    return of_wide(arena, sum / again, (bg_i128)(a->den / common) * (den / again));
}

const struct bg_ratio *bg_ratio_add(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b)
{
    if (a->big == NULL && b->big == NULL)
        return add_words(arena, a, b->num, b->den);
    return apply_big(arena, mpq_add, a, b);
}

const struct bg_ratio *bg_ratio_sub(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b)
{
    if (a->big == NULL && b->big == NULL)
        return add_words(arena, a, -b->num, b->den);
    return apply_big(arena, mpq_sub, a, b);
}

/* (num / den) * (num2 / den2); both in lowest terms, so only the cross factors can be common. */
static const struct bg_ratio *mul_words(struct bg_arena *arena, const struct bg_ratio *a,
                                        int64_t num, int64_t den)
{
    int64_t left = (int64_t)common_divisor(ratio_magnitude(a->num), (uint64_t)den);
    int64_t right = (int64_t)common_divisor(ratio_magnitude(num), (uint64_t)a->den);
    return of_wide(arena, (bg_i128)(a->num / left) * (num / right),
                   (bg_i128)(a->den / right) * (den / left));
}

const struct bg_ratio *bg_ratio_mul(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b)
{
    if (a->big == NULL && b->big == NULL)
        return mul_words(arena, a, b->num, b->den);
    return apply_big(arena, mpq_mul, a, b);
}

const struct bg_ratio *bg_ratio_div(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b)
{
    assert(bg_ratio_sign(b) != 0);
    if (a->big == NULL && b->big == NULL) {
        bool negative = b->num < 0;
        return mul_words(arena, a, negative ? -b->den : b->den, negative ? -b->num : b->num);
    }
    return apply_big(arena, mpq_div, a, b);
}

static int cmp_mixed(const struct bg_ratio *big, const struct bg_ratio *words)
{
    mpq_t other;
    current = big->arena;
    mpq_init(other);
    ratio_load(other, words);
    int c = mpq_cmp(*big->big, other);
    mpq_clear(other);
    current = NULL;
    return (c > 0) - (c < 0);
}

int bg_ratio_cmp(const struct bg_ratio *a, const struct bg_ratio *b)
{
    if (a->big == NULL && b->big == NULL) {
        bg_i128 left = (bg_i128)a->num * b->den;
        bg_i128 right = (bg_i128)b->num * a->den;
        return (left > right) - (left < right);
    }
    if (a->big == NULL)
        return -cmp_mixed(b, a);
    if (b->big == NULL)
        return cmp_mixed(a, b);
    current = a->arena;
    int c = mpq_cmp(*a->big, *b->big);
    current = NULL;
    return (c > 0) - (c < 0);
}

int bg_ratio_sign(const struct bg_ratio *a)
{
    if (a->big != NULL)
        return mpq_sgn(*a->big);
    return (a->num > 0) - (a->num < 0);
}

/* The absolute value of a rounded at places, in units of 10^-places. */
static u128 round_words(const struct bg_ratio *a, int places, enum bg_rounding mode)
{
    u128 scaled = ratio_magnitude(a->num);
    for (int i = 0; i < places; i++)
        scaled *= 10;
    u128 den = (u128)a->den;
    u128 whole = scaled / den;
    u128 rest = scaled - whole * den;
    u128 other = den - rest;
    if (mode == BG_HALF_UP && rest >= other)
        whole++;
    if (mode == BG_HALF_EVEN && (rest > other || (rest == other && (whole & 1) != 0)))
        whole++;
    return whole;
}

static bool round_big(const struct bg_ratio *a, int places, enum bg_rounding mode, u128 *out)
{
    mpq_t value;
    mpz_t whole;
    mpz_t rest;
    current = a->arena;
    mpq_init(value);
    mpz_inits(whole, rest, (mpz_ptr)0);
    ratio_load(value, a);
    mpz_ui_pow_ui(rest, 10, (unsigned long)places);
    mpz_mul(whole, mpq_numref(value), rest);
    mpz_abs(whole, whole);
    mpz_tdiv_qr(whole, rest, whole, mpq_denref(value));
    mpz_mul_2exp(rest, rest, 1);
    int half = mpz_cmp(rest, mpq_denref(value));
    if ((mode == BG_HALF_UP && half >= 0) ||
        (mode == BG_HALF_EVEN && (half > 0 || (half == 0 && mpz_odd_p(whole)))))
        mpz_add_ui(whole, whole, 1);
    bool fits = mpz_sizeinbase(whole, 2) <= 127;
    u128 v = 0;
    if (fits)
        mpz_export(&v, NULL, 1, sizeof v, 0, 0, whole);
    mpz_clears(whole, rest, (mpz_ptr)0);
    mpq_clear(value);
    current = NULL;
    *out = v;
    return fits;
}

bool bg_ratio_round(const struct bg_ratio *a, int places, enum bg_rounding mode, struct bg_dec *out)
{
    enum { WORDS_PLACES = 19 }; /* 2^63 * 10^19 is below 2^127 */
    u128 units = 0;
    if (places < 0 || places > BG_DEC_PLACES_MAX)
        return false;
    if (a->big == NULL && a->den == 1 && places <= WORDS_PLACES) { /* nothing to round */
        *out = bg_dec_int(a->num);
        return true;
    }
    if (a->big == NULL && places <= WORDS_PLACES)
        units = round_words(a, places, mode);
    else if (!round_big(a, places, mode, &units))
        return false;
    bg_i128 coef = (bg_i128)units;
    struct bg_dec raw = {.coef = bg_ratio_sign(a) < 0 ? -coef : coef, .places = places};
    *out = bg_dec_round(raw, places, BG_TRUNCATE); /* which takes the trailing zeros off */
    return true;
}

bool bg_ratio_is_int(const struct bg_ratio *a)
{
    return a->big != NULL ? mpz_cmp_ui(mpq_denref(*a->big), 1) == 0 : a->den == 1;
}

const char *bg_ratio_text(struct bg_arena *arena, const struct bg_ratio *a)
{
    if (a->big == NULL && a->den == 1)
        return bg_arena_printf(arena, "%lld", (long long)a->num);
    if (a->big == NULL)
        return bg_arena_printf(arena, "%lld/%lld", (long long)a->num, (long long)a->den);
    size_t size = mpz_sizeinbase(mpq_numref(*a->big), 10) +
                  mpz_sizeinbase(mpq_denref(*a->big), 10) + 3; /* a sign, the bar, the NUL */
    char *out = bg_arena_alloc(arena, size);
    current = arena;
    mpq_get_str(out, 10, *a->big);
    current = NULL;
    return out;
}

double bg_ratio_double(const struct bg_ratio *a)
{
    const int64_t exact = (int64_t)1 << 53;
    if (a->big == NULL && a->num <= exact && -a->num <= exact && a->den <= exact)
        return (double)a->num / (double)a->den; /* one rounding, to nearest */
    mpfr_t nearest;
    mpq_t value;
    current = a->arena;
    mpfr_init2(nearest, 53);
    mpq_init(value);
    ratio_load(value, a);
    mpfr_set_q(nearest, value, MPFR_RNDN);
    double out = mpfr_get_d(nearest, MPFR_RNDN);
    mpq_clear(value);
    mpfr_clear(nearest);
    current = NULL;
    return out;
}

struct bg_dec bg_ratio_rounded(const struct bg_ratio *a, int places, enum bg_rounding mode)
{
    struct bg_dec out = bg_dec_int(0);
    bool fits = bg_ratio_round(a, places, mode, &out);
    assert(fits);
    (void)fits;
    return out;
}

bool bg_ratio_ln(struct bg_arena *arena, struct bg_dec a, struct bg_dec *out)
{
    current = arena;
    bool made = bg_dec_ln(a, out);
    current = NULL;
    return made;
}

/* Without an operation under way there is nowhere to go, and GMP's callers cannot bear a NULL. */
static void *require(void *block)
{
    struct bg_arena *arena = current;
    if (block != NULL)
        return block;
    current = NULL;
    if (arena != NULL)
        bg_arena_out_of_memory(arena);
    abort();
}

static void *ratio_take(size_t size)
{
    return require(malloc(size));
}

static void *retake(void *block, size_t old, size_t size)
{
    (void)old;
    return require(realloc(block, size));
}

static void give_back(void *block, size_t size)
{
    (void)size;
    free(block);
}

void bg_ratio_trap_memory(void)
{
    mp_set_memory_functions(ratio_take, retake, give_back);
}
