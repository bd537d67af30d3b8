/* Exact decimals. Small numbers (64-bit coefficients, which is nearly all money and points) stay on
 * machine words; what outgrows 128 bits on the way to a result that fits goes through mpn on the
 * stack, so that nothing here allocates but the logarithm. Coefficients keep to +-(2^127 - 1). */
#include "base/dec.h"

#include <assert.h>
#include <float.h>
#include <stdlib.h>
#include <string.h>

#define MPFR_USE_INTMAX_T 1
#include <gmp.h>
#include <mpfr.h>

__extension__ typedef unsigned __int128 u128;

enum {
    WORD_POWER = 18, /* 10^18 is the largest power of ten in an int64_t */
    DIVISION_PLACES = 12,
    WIDE_LIMBS = 512 / GMP_NUMB_BITS
};

#define COEF_MAX ((u128)(((u128)1 << 127) - 1))

const int64_t bg_ten_to[WORD_POWER + 1] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
};

/* An unsigned number that may outgrow 128 bits: the products and scaled dividends of slow paths. */
struct wide {
    mp_limb_t limb[WIDE_LIMBS];
    mp_size_t size; /* limbs in use; the highest is not zero */
};

static bool dec_is_word(bg_i128 v)
{
    return v == (int64_t)v;
}

static u128 dec_magnitude(bg_i128 v)
{
    return v < 0 ? (u128)0 - (u128)v : (u128)v;
}

static u128 dec_power_of_ten(int power)
{
    if (power <= WORD_POWER)
        return (u128)bg_ten_to[power];
    return (u128)bg_ten_to[WORD_POWER] * (u128)bg_ten_to[power - WORD_POWER];
}

static struct bg_dec signed_dec(u128 coef, bool negative, int places)
{
    bg_i128 v = (bg_i128)coef;
    return (struct bg_dec){.coef = negative ? -v : v, .places = places};
}

/* Without trailing zeros. An odd number has none, which settles half the cases at once. */
static struct bg_dec stripped(bg_i128 coef, int places)
{
    while (!dec_is_word(coef) && places > 0 && (coef & 1) == 0 && coef % 10 == 0) {
        coef /= 10;
        places--;
    }
    if (dec_is_word(coef)) {
        int64_t word = (int64_t)coef;
        while (places > 0 && (word & 1) == 0 && word % 10 == 0) {
            word /= 10;
            places = word == 0 ? 0 : places - 1;
        }
        coef = word;
    }
    return (struct bg_dec){.coef = coef, .places = places};
}

static struct wide wide_of(u128 v)
{
    struct wide w = {.size = 0};
    while (v != 0) {
        w.limb[w.size++] = (mp_limb_t)(v & GMP_NUMB_MAX);
        v = GMP_NUMB_BITS < 128 ? v >> GMP_NUMB_BITS : 0;
    }
    return w;
}

static void wide_trim(struct wide *w)
{
    while (w->size > 0 && w->limb[w->size - 1] == 0)
        w->size--;
}

/* w * 10^power. 127 bits and a power of at most 60 fit WIDE_LIMBS. */
static void wide_scale(struct wide *w, int power)
{
    while (power > 0 && w->size > 0) {
        int step = power < 9 ? power : 9; /* 10^9 fits a 32-bit limb too */
        mp_limb_t carry = mpn_mul_1(w->limb, w->limb, w->size, (mp_limb_t)bg_ten_to[step]);
        if (carry != 0)
            w->limb[w->size++] = carry;
        power -= step;
    }
}

static struct wide wide_product(const struct wide *a, const struct wide *b)
{
    struct wide out = {.size = 0};
    const struct wide *longer = a->size >= b->size ? a : b;
    const struct wide *shorter = longer == a ? b : a;
    if (shorter->size == 0)
        return out;
    mpn_mul(out.limb, longer->limb, longer->size, shorter->limb, shorter->size);
    out.size = a->size + b->size;
    wide_trim(&out);
    return out;
}

static int wide_cmp(const struct wide *a, const struct wide *b)
{
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    int c = a->size == 0 ? 0 : mpn_cmp(a->limb, b->limb, a->size);
    return (c > 0) - (c < 0);
}

static struct wide wide_sum(const struct wide *a, const struct wide *b)
{
    const struct wide *longer = a->size >= b->size ? a : b;
    const struct wide *shorter = longer == a ? b : a;
    struct wide out = *longer;
    if (shorter->size == 0)
        return out;
    mp_limb_t carry = mpn_add(out.limb, longer->limb, longer->size, shorter->limb, shorter->size);
    if (carry != 0)
        out.limb[out.size++] = carry;
    return out;
}

/* a - b; a is not the smaller. */
static struct wide wide_difference(const struct wide *a, const struct wide *b)
{
    struct wide out = *a;
    if (b->size > 0)
        mpn_sub(out.limb, a->limb, a->size, b->limb, b->size);
    wide_trim(&out);
    return out;
}

/* quotient = n / d, and n becomes the remainder. d is not zero. */
static struct wide wide_divide(struct wide *n, const struct wide *d)
{
    struct wide quotient = {.size = 0};
    if (n->size < d->size)
        return quotient;
    struct wide rest = {.size = d->size};
    mpn_tdiv_qr(quotient.limb, rest.limb, 0, n->limb, n->size, d->limb, d->size);
    quotient.size = n->size - d->size + 1;
    wide_trim(&quotient);
    wide_trim(&rest);
    *n = rest;
    return quotient;
}

static bool wide_fits(const struct wide *w, u128 *out)
{
    u128 v = 0;
    for (mp_size_t i = w->size; i > 0; i--) {
        if (v > (COEF_MAX >> GMP_NUMB_BITS))
            return false;
        v = v << GMP_NUMB_BITS | w->limb[i - 1];
    }
    *out = v;
    return v <= COEF_MAX;
}

static bool wide_settle(struct wide w, bool negative, int places, struct bg_dec *out)
{
    while (places > 0 && w.size > 0) {
        struct wide tenth = w;
        if (mpn_divrem_1(tenth.limb, 0, w.limb, w.size, 10) != 0)
            break;
        wide_trim(&tenth);
        w = tenth;
        places--;
    }
    u128 coef = 0;
    if (places > BG_DEC_PLACES_MAX || !wide_fits(&w, &coef))
        return false;
    *out = signed_dec(coef, negative && coef != 0, coef == 0 ? 0 : places);
    return true;
}

struct bg_dec bg_dec_int(int64_t n)
{
    return (struct bg_dec){.coef = n, .places = 0};
}

static bool add_wide(struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    int places = a.places > b.places ? a.places : b.places;
    struct wide x = wide_of(dec_magnitude(a.coef));
    struct wide y = wide_of(dec_magnitude(b.coef));
    wide_scale(&x, places - a.places);
    wide_scale(&y, places - b.places);
    if ((a.coef < 0) == (b.coef < 0))
        return wide_settle(wide_sum(&x, &y), a.coef < 0, places, out);
    if (wide_cmp(&x, &y) >= 0)
        return wide_settle(wide_difference(&x, &y), a.coef < 0, places, out);
    return wide_settle(wide_difference(&y, &x), b.coef < 0, places, out);
}

bool bg_dec_add(struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    if (!dec_is_word(a.coef) || !dec_is_word(b.coef))
        return add_wide(a, b, out);
    int apart = a.places - b.places;
    if (apart == 0 && a.places == 0) { /* whole numbers have no zeros to lose */
        *out = (struct bg_dec){.coef = a.coef + b.coef, .places = 0};
        return true;
    }
    if (apart > WORD_POWER || apart < -WORD_POWER)
        return add_wide(a, b, out);
    bg_i128 x = a.coef;
    bg_i128 y = b.coef;
    if (apart < 0)
        x *= bg_ten_to[-apart];
    else if (apart > 0)
        y *= bg_ten_to[apart];
    *out = stripped(x + y, apart < 0 ? b.places : a.places);
    return true;
}

struct bg_dec bg_dec_sum(struct bg_dec a, struct bg_dec b)
{
    struct bg_dec out = bg_dec_int(0);
    bool fits = bg_dec_add(a, b, &out);
    assert(fits);
    (void)fits;
    return out;
}

bool bg_dec_sub(struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    return bg_dec_add(a, bg_dec_neg(b), out);
}

bool bg_dec_mul(struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    int places = a.places + b.places;
    if (dec_is_word(a.coef) && dec_is_word(b.coef) && places <= BG_DEC_PLACES_MAX) {
        /* Two words make less than 2^127: only -2^63 * -2^63 reaches 2^126. */
        *out = stripped(a.coef * b.coef, places);
        return true;
    }
    struct wide x = wide_of(dec_magnitude(a.coef));
    struct wide y = wide_of(dec_magnitude(b.coef));
    return wide_settle(wide_product(&x, &y), (a.coef < 0) != (b.coef < 0), places, out);
}

static bool divide_words(struct bg_dec a, struct bg_dec b, int power, struct bg_dec *out)
{
    u128 divisor = dec_magnitude(b.coef);
    u128 scale = dec_power_of_ten(power);
    u128 dividend = dec_magnitude(a.coef) * scale;
    u128 quotient = dividend / divisor;
    u128 rest = dividend - quotient * divisor;
    if (rest > divisor - rest || (rest == divisor - rest && (quotient & 1) != 0))
        quotient++;
    bg_i128 coef = (bg_i128)quotient;
    *out = stripped((a.coef < 0) != (b.coef < 0) ? -coef : coef, DIVISION_PLACES);
    return true;
}

bool bg_dec_div(struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    if (b.coef == 0)
        return false;
    int power = DIVISION_PLACES + b.places - a.places;
    if (dec_is_word(a.coef) && dec_is_word(b.coef) && power >= 0 && power <= WORD_POWER)
        return divide_words(a, b, power, out);
    struct wide dividend = wide_of(dec_magnitude(a.coef));
    struct wide divisor = wide_of(dec_magnitude(b.coef));
    if (power >= 0)
        wide_scale(&dividend, power);
    else
        wide_scale(&divisor, -power);
    struct wide rest = dividend;
    struct wide quotient = wide_divide(&rest, &divisor);
    struct wide twice = wide_sum(&rest, &rest);
    int half = wide_cmp(&twice, &divisor);
    bool odd = quotient.size > 0 && (quotient.limb[0] & 1) != 0;
    if (half > 0 || (half == 0 && odd)) {
        struct wide one = wide_of(1);
        quotient = wide_sum(&quotient, &one);
    }
    return wide_settle(quotient, (a.coef < 0) != (b.coef < 0), DIVISION_PLACES, out);
}

bool bg_dec_rem(struct bg_dec a, struct bg_dec b, struct bg_dec *out)
{
    if (b.coef == 0)
        return false;
    int places = a.places > b.places ? a.places : b.places;
    struct wide rest = wide_of(dec_magnitude(a.coef));
    struct wide divisor = wide_of(dec_magnitude(b.coef));
    wide_scale(&rest, places - a.places);
    wide_scale(&divisor, places - b.places);
    wide_divide(&rest, &divisor);
    return wide_settle(rest, a.coef < 0, places, out);
}

struct bg_dec bg_dec_neg(struct bg_dec a)
{
    a.coef = -a.coef;
    return a;
}

struct bg_dec bg_dec_round(struct bg_dec a, int places, enum bg_rounding mode)
{
    if (places < 0)
        places = 0;
    if (a.places <= places)
        return stripped(a.coef, a.places);
    u128 unit = dec_power_of_ten(a.places - places);
    u128 whole = dec_magnitude(a.coef) / unit;
    u128 rest = dec_magnitude(a.coef) - whole * unit;
    u128 other = unit - rest; /* how far it is to the next one up; no doubling, so no overflow */
    bool up = false;
    if (mode == BG_HALF_UP)
        up = rest >= other;
    else if (mode == BG_HALF_EVEN)
        up = rest > other || (rest == other && (whole & 1) != 0);
    bg_i128 coef = (bg_i128)(whole + (up ? 1 : 0));
    return stripped(a.coef < 0 ? -coef : coef, places);
}

int bg_dec_cmp(struct bg_dec a, struct bg_dec b)
{
    if (a.places == b.places)
        return (a.coef > b.coef) - (a.coef < b.coef);
    int apart = a.places - b.places;
    if (dec_is_word(a.coef) && dec_is_word(b.coef) && apart <= WORD_POWER && apart >= -WORD_POWER) {
        bg_i128 x = apart < 0 ? a.coef * bg_ten_to[-apart] : a.coef;
        bg_i128 y = apart > 0 ? b.coef * bg_ten_to[apart] : b.coef;
        return (x > y) - (x < y);
    }
    int left = bg_dec_sign(a);
    int right = bg_dec_sign(b);
    if (left != right)
        return left < right ? -1 : 1;
    struct wide x = wide_of(dec_magnitude(a.coef));
    struct wide y = wide_of(dec_magnitude(b.coef));
    wide_scale(&x, apart < 0 ? -apart : 0);
    wide_scale(&y, apart > 0 ? apart : 0);
    return left < 0 ? wide_cmp(&y, &x) : wide_cmp(&x, &y);
}

int bg_dec_sign(struct bg_dec a)
{
    return (a.coef > 0) - (a.coef < 0);
}

bool bg_dec_is_int(struct bg_dec a)
{
    return a.places == 0 || stripped(a.coef, a.places).places == 0;
}

bool bg_dec_to_int(struct bg_dec a, int64_t *out)
{
    struct bg_dec whole = stripped(a.coef, a.places);
    if (whole.places != 0 || !dec_is_word(whole.coef))
        return false;
    *out = (int64_t)whole.coef;
    return true;
}

/* 10^12 ln(coef / 10^places), rounded in one direction all the way through. */
static void ln_bound(mpfr_t out, mpz_t coef, int places, mpfr_rnd_t direction)
{
    mpfr_t scale;
    mpfr_init2(scale, 256); /* 10^30 is exact in 100 bits */
    mpfr_ui_pow_ui(scale, 10, (unsigned long)places, MPFR_RNDN);
    mpfr_set_z(out, coef, direction);
    mpfr_div(out, out, scale, direction);
    mpfr_log(out, out, direction);
    mpfr_ui_pow_ui(scale, 10, DIVISION_PLACES, MPFR_RNDN);
    mpfr_mul(out, out, scale, direction);
    mpfr_clear(scale);
}

/* The logarithm of a fraction other than 1 is transcendental, so it is never a half itself, and
 * raising the precision until both bounds round alike ends (Ziv's strategy). */
bool bg_dec_ln(struct bg_dec a, struct bg_dec *out)
{
    if (a.coef <= 0)
        return false;
    bool settled = false;
    intmax_t units = 0;
    mpz_t coef;
    mpz_init(coef);
    mpz_import(coef, 1, -1, sizeof a.coef, 0, 0, &a.coef);
    for (mpfr_prec_t bits = 256; !settled; bits *= 2) {
        mpfr_t low;
        mpfr_t high;
        mpfr_inits2(bits, low, high, (mpfr_ptr)0);
        ln_bound(low, coef, a.places, MPFR_RNDD);
        ln_bound(high, coef, a.places, MPFR_RNDU);
        units = mpfr_get_sj(low, MPFR_RNDN);
        settled = units == mpfr_get_sj(high, MPFR_RNDN);
        mpfr_clears(low, high, (mpfr_ptr)0);
    }
    mpz_clear(coef);
    mpfr_free_cache2(MPFR_FREE_LOCAL_CACHE);
    *out = stripped(units, DIVISION_PLACES);
    return true;
}

double bg_dec_double(struct bg_dec a)
{
    /* Of two exact doubles, which nearly all are, the quotient is rounded correctly, once. So rounds
     * strtod; without a decimal point it needs no locale. */
    const int64_t exact = INT64_C(1) << 53;
    char text[BG_DEC_TEXT];
    int places = a.places;
    if (FLT_EVAL_METHOD == 0 && places <= 15 && a.coef >= -exact && a.coef <= exact)
        return (double)(int64_t)a.coef / (double)bg_ten_to[places];
    a.places = 0;
    bg_dec_text(a, text);
    size_t n = strlen(text);
    text[n++] = 'e';
    text[n++] = '-';
    text[n++] = (char)('0' + places / 10);
    text[n++] = (char)('0' + places % 10);
    text[n] = '\0';
    return strtod(text, NULL);
}
