/* Decimals from and to text: a JSON number's own digits in, and the shortest, the fixed and the
 * grouped form out. Arithmetic is in dec.c. No locale has a say here. */
#include "base/dec.h"

#include <string.h>

__extension__ typedef unsigned __int128 u128;

enum { DIGITS_MAX = 40, EXPONENT_MAX = 100000 };

#define COEF_MAX ((u128)(((u128)1 << 127) - 1))

/* What has been read of a number: coef * 10^exponent. Zeros are held back until a digit follows,
 * so that trailing ones, however many, cost no room. */
struct reading {
    u128 coef;
    int64_t exponent;
    int64_t zeros;
    bool overflow;
};

static bool dec_text_is_digit(const char *text, size_t n, size_t at)
{
    return at < n && text[at] >= '0' && text[at] <= '9';
}

static void shift_in(struct reading *r, unsigned digit)
{
    if (r->coef > (COEF_MAX - digit) / 10)
        r->overflow = true;
    else
        r->coef = r->coef * 10 + digit;
}

static void take_digit(struct reading *r, unsigned digit)
{
    if (digit == 0) {
        r->zeros += r->coef != 0;
        return;
    }
    for (; r->zeros > 0 && !r->overflow; r->zeros--)
        shift_in(r, 0);
    r->zeros = 0;
    shift_in(r, digit);
}

/* exponent: ("e" | "E") ("+" | "-")? digit+ ; *at is on the letter. */
static bool read_exponent(const char *text, size_t n, size_t *at, int64_t *out)
{
    size_t i = *at + 1;
    bool negative = i < n && text[i] == '-';
    int64_t value = 0;
    if (i < n && (text[i] == '-' || text[i] == '+'))
        i++;
    if (!dec_text_is_digit(text, n, i))
        return false;
    for (; dec_text_is_digit(text, n, i); i++) {
        if (value < EXPONENT_MAX)
            value = value * 10 + (text[i] - '0');
    }
    *at = i;
    *out = negative ? -value : value;
    return true;
}

/* coef * 10^exponent as a decimal; what is left of the exponent above 0 becomes zeros. */
static bool dec_text_settle(struct reading *r, bool negative, struct bg_dec *out)
{
    if (r->overflow)
        return false;
    if (r->coef == 0) {
        *out = (struct bg_dec){.coef = 0, .places = 0};
        return true;
    }
    if (r->exponent < -BG_DEC_PLACES_MAX || r->exponent > DIGITS_MAX)
        return false;
    for (; r->exponent > 0 && !r->overflow; r->exponent--)
        shift_in(r, 0);
    if (r->overflow)
        return false;
    bg_i128 coef = (bg_i128)r->coef;
    *out = (struct bg_dec){.coef = negative ? -coef : coef, .places = (int)-r->exponent};
    return true;
}

/* number: "-"? ("0" | [1-9] digit*) ("." digit+)? exponent? */
bool bg_dec_parse(const char *text, size_t n, struct bg_dec *out)
{
    struct reading r = {.coef = 0};
    size_t i = 0;
    int64_t fraction = 0;
    int64_t exponent = 0;
    bool negative = n > 0 && text[0] == '-';
    if (negative)
        i++;
    if (!dec_text_is_digit(text, n, i) || (text[i] == '0' && dec_text_is_digit(text, n, i + 1)))
        return false;
    for (; dec_text_is_digit(text, n, i); i++)
        take_digit(&r, (unsigned)(text[i] - '0'));
    if (i < n && text[i] == '.') {
        if (!dec_text_is_digit(text, n, i + 1))
            return false;
        for (i++; dec_text_is_digit(text, n, i); i++, fraction++)
            take_digit(&r, (unsigned)(text[i] - '0'));
    }
    if (i < n && (text[i] == 'e' || text[i] == 'E') && !read_exponent(text, n, &i, &exponent))
        return false;
    if (i != n)
        return false;
    r.exponent = exponent - fraction + r.zeros;
    return dec_text_settle(&r, negative, out);
}

/* The digits of the coefficient, at least places + 1 of them; returns how many. */
static int dec_text_digits_of(struct bg_dec a, char *digits)
{
    u128 v = a.coef < 0 ? (u128)0 - (u128)a.coef : (u128)a.coef;
    char reversed[DIGITS_MAX + BG_DEC_PLACES_MAX];
    int n = 0;
    while (v > UINT64_MAX) {
        reversed[n++] = (char)('0' + (int)(v % 10));
        v /= 10;
    }
    for (uint64_t word = (uint64_t)v; word != 0; word /= 10)
        reversed[n++] = (char)('0' + (int)(word % 10));
    while (n <= a.places)
        reversed[n++] = '0';
    for (int i = 0; i < n; i++)
        digits[i] = reversed[n - 1 - i];
    return n;
}

/* places >= a.places: the missing ones become zeros. */
static char *write_text(struct bg_dec a, int places, bool grouped, char *out)
{
    char digits[DIGITS_MAX + BG_DEC_PLACES_MAX];
    int n = dec_text_digits_of(a, digits);
    int whole = n - a.places;
    char *end = out;
    if (a.coef < 0)
        *end++ = '-';
    for (int i = 0; i < whole; i++) {
        if (grouped && i > 0 && (whole - i) % 3 == 0)
            *end++ = ',';
        *end++ = digits[i];
    }
    if (places > 0)
        *end++ = '.';
    for (int i = 0; i < places; i++)
        *end++ = i < a.places ? digits[whole + i] : '0';
    *end = '\0';
    return out;
}

static int clamp_places(int places)
{
    if (places < 0)
        return 0;
    return places > BG_DEC_PLACES_MAX ? BG_DEC_PLACES_MAX : places;
}

char *bg_dec_text(struct bg_dec a, char *out)
{
    struct bg_dec shortest = bg_dec_round(a, BG_DEC_PLACES_MAX, BG_HALF_UP);
    return write_text(shortest, shortest.places, false, out);
}

char *bg_dec_fixed(struct bg_dec a, int places, char *out)
{
    places = clamp_places(places);
    return write_text(bg_dec_round(a, places, BG_HALF_UP), places, false, out);
}

char *bg_dec_grouped(struct bg_dec a, int places, char *out)
{
    places = clamp_places(places);
    return write_text(bg_dec_round(a, places, BG_HALF_UP), places, true, out);
}
