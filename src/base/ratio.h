/* Exact fractions (GMP), for ratings and totals, which stay fractions until the declared rounding.
 * Values are immutable once made and live in their arena. */
#ifndef BG_BASE_RATIO_H
#define BG_BASE_RATIO_H

#include "base/dec.h"

struct bg_ratio;

const struct bg_ratio *bg_ratio_int(struct bg_arena *arena, int64_t n);
const struct bg_ratio *bg_ratio_dec(struct bg_arena *arena, struct bg_dec a);
const struct bg_ratio *bg_ratio_add(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b);
const struct bg_ratio *bg_ratio_sub(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b);
const struct bg_ratio *bg_ratio_mul(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b);
/* b must not be zero. */
const struct bg_ratio *bg_ratio_div(struct bg_arena *arena, const struct bg_ratio *a,
                                    const struct bg_ratio *b);
int bg_ratio_cmp(const struct bg_ratio *a, const struct bg_ratio *b);
int bg_ratio_sign(const struct bg_ratio *a);
bool bg_ratio_is_int(const struct bg_ratio *a);
/* Rounded at places. False: it does not fit a decimal. */
bool bg_ratio_round(const struct bg_ratio *a, int places, enum bg_rounding mode,
                    struct bg_dec *out);
/* The same of a number whose bounds the caller knows: that it does not fit is a fault of the program. */
struct bg_dec bg_ratio_rounded(const struct bg_ratio *a, int places, enum bg_rounding mode);
/* bg_dec_ln whose memory, should it run out, is the arena's matter. */
bool bg_ratio_ln(struct bg_arena *arena, struct bg_dec a, struct bg_dec *out);
/* "9/7", or "3" when whole; lives in the arena. */
const char *bg_ratio_text(struct bg_arena *arena, const struct bg_ratio *a);
double bg_ratio_double(const struct bg_ratio *a); /* the nearest; for cells of a workbook only */
/* Makes GMP's failed allocations end the innermost bg_arena_try instead of the process. A process-
 * wide setting: only the program and the tests call it. */
void bg_ratio_trap_memory(void);

#endif
