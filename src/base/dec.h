/* Exact decimal numbers: a 128-bit coefficient and a number of decimal places. Used for money,
 * weights, points and every number in an expression; never binary floating point.
 * Holds at least +-10^18 with 9 places. Sums and products are exact; what does not fit is said
 * (false), never rounded in silence. Results are kept without trailing zeros. */
#ifndef BG_BASE_DEC_H
#define BG_BASE_DEC_H

#include "base/buf.h"

__extension__ typedef __int128 bg_i128;

/* Text: a sign, 39 digits, 12 commas, a point, 30 places and the NUL. */
enum { BG_DEC_PLACES_MAX = 30, BG_DEC_TEXT = 96 };
/* The powers of ten in a word: bg_ten_to[18] is the largest. */
extern const int64_t bg_ten_to[19];

struct bg_dec {
    bg_i128 coef; /* value = coef / 10^places */
    int places;   /* 0 to BG_DEC_PLACES_MAX */
};

enum bg_rounding { BG_HALF_UP, BG_HALF_EVEN, BG_TRUNCATE }; /* half_up: away from zero */

struct bg_dec bg_dec_int(int64_t n);
/* A JSON number's own digits ("1200.50", "1.2e3"). False: not a number, or it does not fit. */
bool bg_dec_parse(const char *text, size_t n, struct bg_dec *out);
bool bg_dec_add(struct bg_dec a, struct bg_dec b, struct bg_dec *out);
bool bg_dec_sub(struct bg_dec a, struct bg_dec b, struct bg_dec *out);
bool bg_dec_mul(struct bg_dec a, struct bg_dec b, struct bg_dec *out);
/* a + b, of numbers whose bounds the caller knows: that it does not fit is a fault of the program. */
struct bg_dec bg_dec_sum(struct bg_dec a, struct bg_dec b);
/* Rounded half-even at 12 places. False: b is zero, or it does not fit. */
bool bg_dec_div(struct bg_dec a, struct bg_dec b, struct bg_dec *out);
/* The remainder with the sign of a. False: b is zero, or it does not fit. */
bool bg_dec_rem(struct bg_dec a, struct bg_dec b, struct bg_dec *out);
struct bg_dec bg_dec_neg(struct bg_dec a);
/* places below 0 count as 0. */
struct bg_dec bg_dec_round(struct bg_dec a, int places, enum bg_rounding mode);
int bg_dec_cmp(struct bg_dec a, struct bg_dec b); /* -1, 0, 1; exact */
int bg_dec_sign(struct bg_dec a);
bool bg_dec_is_int(struct bg_dec a);
/* False when it is no whole number or does not fit. */
bool bg_dec_to_int(struct bg_dec a, int64_t *out);
/* Natural logarithm by MPFR, rounded half-even at 12 places. False: a <= 0. */
bool bg_dec_ln(struct bg_dec a, struct bg_dec *out);
/* Shortest exact text, "1200.5". out holds BG_DEC_TEXT bytes; returns it. */
char *bg_dec_text(struct bg_dec a, char *out);
/* With exactly places decimals (0 to BG_DEC_PLACES_MAX; rounded half-up), "1200.50". */
char *bg_dec_fixed(struct bg_dec a, int places, char *out);
/* As fixed, with a comma between thousands, for people: "1,200.50". */
char *bg_dec_grouped(struct bg_dec a, int places, char *out);
/* The nearest double, for cells of a workbook only: never to decide anything. */
double bg_dec_double(struct bg_dec a);

#endif
