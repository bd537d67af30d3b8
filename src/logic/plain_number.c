/* Doubles from and to text as JavaScript does it, whatever the locale: strtod and snprintf only
 * ever see texts in which a decimal point plays no part. */
#include "logic/plain_value.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A double is decided by its first 768 significant digits and whether anything follows. */
enum { DIGITS_MAX = 770, EXPONENT_MAX = 1000000 };

struct scan {
    const char *at, *end;
    char digits[DIGITS_MAX + 24]; /* significant digits, then the exponent */
    size_t n;
    int64_t exponent; /* of the last digit kept */
    bool any;         /* a digit was seen */
};

static bool plain_number_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void plain_number_scan_digits(struct scan *s, bool fraction)
{
    for (; s->at < s->end && plain_number_is_digit(*s->at); s->at++) {
        s->any = true;
        if (s->n == 0 && *s->at == '0') {
            s->exponent -= fraction;
        } else if (s->n < DIGITS_MAX) {
            s->digits[s->n++] = *s->at;
            s->exponent -= fraction;
        } else {
            if (*s->at != '0')
                s->digits[DIGITS_MAX - 1] = '1'; /* sticky: not exactly half any more */
            s->exponent += !fraction;
        }
    }
}

static bool scan_exponent(struct scan *s)
{
    if (s->at == s->end || (*s->at != 'e' && *s->at != 'E'))
        return true;
    s->at++;
    bool negative = s->at < s->end && *s->at == '-';
    if (s->at < s->end && (*s->at == '-' || *s->at == '+'))
        s->at++;
    if (s->at == s->end || !plain_number_is_digit(*s->at))
        return false;
    int64_t e = 0;
    for (; s->at < s->end && plain_number_is_digit(*s->at); s->at++)
        if (e < EXPONENT_MAX)
            e = e * 10 + (*s->at - '0');
    s->exponent += negative ? -e : e;
    return true;
}

/* decimal = [sign] (digits ["." [digits]] | "." digits) [("e"|"E") [sign] digits] */
static bool parse_decimal(const char *text, const char *end, double *out)
{
    struct scan s = {.at = text, .end = end};
    bool negative = s.at < end && *s.at == '-';
    if (s.at < end && (*s.at == '-' || *s.at == '+'))
        s.at++;
    plain_number_scan_digits(&s, false);
    if (s.at < end && *s.at == '.') {
        s.at++;
        plain_number_scan_digits(&s, true);
    }
    if (!s.any || !scan_exponent(&s) || s.at != end)
        return false;
    if (s.n == 0) {
        *out = 0;
        return true;
    }
    int64_t e = s.exponent;
    if (e > EXPONENT_MAX)
        e = EXPONENT_MAX;
    if (e < -EXPONENT_MAX)
        e = -EXPONENT_MAX;
    snprintf(s.digits + s.n, sizeof s.digits - s.n, "e%" PRId64, e);
    double x = strtod(s.digits, NULL);
    *out = negative ? -x : x;
    return isfinite(x);
}

static int digit_value(char c)
{
    if (plain_number_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

/* 0x, 0o and 0b, without a sign, as Number() reads them. */
static bool parse_radix(const char *text, const char *end, double *out)
{
    int radix = 0;
    if (end - text > 2 && text[0] == '0')
        radix = text[1] == 'x' || text[1] == 'X'   ? 16
                : text[1] == 'o' || text[1] == 'O' ? 8
                : text[1] == 'b' || text[1] == 'B' ? 2
                                                   : 0;
    if (radix == 0)
        return false;
    double x = 0;
    for (text += 2; text < end; text++) {
        if (digit_value(*text) >= radix)
            return false;
        x = x * radix + digit_value(*text);
    }
    *out = x;
    return isfinite(x);
}

static bool plain_number_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool bg_plain_to_number(struct bg_plain_value value, double *out)
{
    switch (value.type) {
    case BG_PLAIN_NULL:
        *out = 0;
        return true;
    case BG_PLAIN_BOOL:
        *out = value.as.truth;
        return true;
    case BG_PLAIN_NUMBER:
        *out = value.as.number;
        return true;
    case BG_PLAIN_TEXT:
        break;
    default:
        return false;
    }
    const char *text = value.as.text;
    const char *end = text + value.length;
    while (text < end && plain_number_is_space(*text))
        text++;
    while (end > text && plain_number_is_space(end[-1]))
        end--;
    if (text == end) {
        *out = 0;
        return true;
    }
    return parse_radix(text, end, out) || parse_decimal(text, end, out);
}

/* The significant digits of x > 0 without trailing zeros, and n so that x = 0.d1d2... * 10^n. */
static size_t shortest(double x, char digits[BG_PLAIN_NUMBER_TEXT], int *n)
{
    char text[BG_PLAIN_NUMBER_TEXT];
    /* Up to 15 digits always read back, except where doubles lose precision near zero. */
    for (int places = x < 1e-300 ? 0 : 14; places <= 16; places++) {
        snprintf(text, sizeof text, "%.*e", places, x);
        if (strtod(text, NULL) == x)
            break;
    }
    size_t count = 0;
    const char *p = text;
    for (; *p != 'e'; p++)
        if (plain_number_is_digit(*p))
            digits[count++] = *p;
    while (count > 1 && digits[count - 1] == '0')
        count--;
    *n = atoi(p + 1) + 1;
    return count;
}

/* Most numbers are small and whole, and snprintf is slow. */
static char *whole_text(double number, char *out)
{
    char digits[BG_PLAIN_NUMBER_TEXT];
    size_t n = 0;
    char *p = out;
    for (int64_t rest = (int64_t)fabs(number); rest > 0; rest /= 10)
        digits[n++] = (char)('0' + rest % 10);
    if (number < 0)
        *p++ = '-';
    while (n > 0)
        *p++ = digits[--n];
    *p = '\0';
    return out;
}

/* Number::toString of ECMA-262: plain digits for 1e-7 < x < 1e21, else with an exponent. */
char *bg_plain_number_text(double number, char out[BG_PLAIN_NUMBER_TEXT])
{
    if (number == 0) {
        strcpy(out, "0"); /* -0 too */
        return out;
    }
    if (fabs(number) < 1e15 && trunc(number) == number)
        return whole_text(number, out);
    char digits[BG_PLAIN_NUMBER_TEXT];
    int n = 0;
    size_t count = shortest(fabs(number), digits, &n);
    int k = (int)count;
    char *p = out;
    if (number < 0)
        *p++ = '-';
    if (n > 21 || n <= -6) {
        *p++ = digits[0];
        if (k > 1) {
            *p++ = '.';
            memcpy(p, digits + 1, count - 1);
            p += k - 1;
        }
        snprintf(p, (size_t)(out + BG_PLAIN_NUMBER_TEXT - p), "e%+d", n - 1);
        return out;
    }
    if (n <= 0) {
        *p++ = '0';
        *p++ = '.';
        for (int i = n; i < 0; i++)
            *p++ = '0';
    }
    for (int i = 0; i < k || i < n; i++) {
        if (i == n && i > 0)
            *p++ = '.';
        *p++ = i < k ? digits[i] : '0';
    }
    *p = '\0';
    return out;
}
