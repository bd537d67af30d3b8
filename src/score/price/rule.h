/* What the price formulas share. Only score/price*.c and score/abnormal*.c include it. */
#ifndef BG_SCORE_PRICE_RULE_H
#define BG_SCORE_PRICE_RULE_H

#include "score/price/price.h"
#include "score/words/words.h"

/* Short forms: every formula allocates in its context's arena. */
const struct bg_ratio *bg_price_of(const struct bg_price_context *context, struct bg_dec value);
/* a / b of decimals; b is not zero. */
const struct bg_ratio *bg_price_quotient(struct bg_arena *arena, struct bg_dec a, struct bg_dec b);
/* (a - b) / (c - d) of decimals; c is not d. */
const struct bg_ratio *bg_price_share(struct bg_arena *arena, struct bg_dec a, struct bg_dec b,
                                      struct bg_dec c, struct bg_dec d);
/* The rating itself from 0 to 1; outside, the nearer end, with a note of what the formula gave. */
const struct bg_ratio *bg_price_clamped(const struct bg_price_context *context,
                                        const struct bg_ratio *rating, struct bg_reason *note);
/* Prices of the set in rising order; *n of them. */
const struct bg_dec *bg_price_sorted(struct bg_arena *arena, const struct bg_price_entry *set,
                                     size_t size, size_t *n);
const struct bg_ratio *bg_price_mean(struct bg_arena *arena, const struct bg_dec *prices,
                                     size_t n); /* n > 0 */

#endif
