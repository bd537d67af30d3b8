/* What the files that evaluate prices share. Private to score/. */
#ifndef BG_SCORE_EVALUATE_PRICE_H
#define BG_SCORE_EVALUATE_PRICE_H

#include "score/evaluate/parts.h"
#include "score/price/price.h"

enum { BG_FIGURES_MAX = 8 }; /* parameters of a formula or of a method */

typedef bool (*bg_default_fn)(const void *row, size_t parameter, struct bg_dec *out);
/* The figures of a row (formula or method) by its parameter names, defaults included. False: one
 * has no value, said in *why. */
bool bg_figures(struct bg_lot_work *work, const struct bg_logic *const *logics, size_t n,
                const char *const *names, bg_default_fn default_of, const void *row,
                struct bg_dec *out, struct bg_reason *why);

/* The sum of the schedule's lines; flags lines and totals that do not agree. total: the price
 * field's, NULL when there is none. False: a line is missing something. */
bool bg_price_lines(struct bg_lot_work *work, struct bg_entry *entry, struct bg_dec *out,
                    const struct bg_dec *total);

/* The bid asks less than the minimum price that the ruleset publishes. */
bool bg_price_below_minimum(const struct bg_lot_work *work, const struct bg_entry *entry);

/* What the formula needs of a set, with the figures of the ruleset (at least BG_FIGURES_MAX of them).
 * False: a figure has no value, said in *why. */
bool bg_price_context_start(struct bg_lot_work *work, const struct bg_price_entry *set, size_t n,
                            struct bg_dec *figures, struct bg_price_context *out,
                            struct bg_reason *why);
enum { BG_WEIGHT_PLACES = 12 };
/* Of the top level, added. */
struct bg_dec bg_quality_weight(struct bg_arena *arena, const struct bg_ruleset *rules);
/* An index, rounded as the award declares. False: it does not fit. */
bool bg_index_round(const struct bg_ruleset *ruleset, const struct bg_ratio *exact,
                    struct bg_dec *out);

/* The bid's price gives no points, and is in no set. */
void bg_price_none(struct bg_entry *entry, struct bg_reason why);

void bg_price_step_add(struct bg_lot_work *work, struct bg_entry *entry, struct bg_price_step step);
/* Preferences over the price set: changes `evaluated` of its entries, with a step for each. How many are
 * left: an evaluated price that does not fit leaves the set, and says so. */
size_t bg_apply_preferences(struct bg_lot_work *work, struct bg_entry **set, size_t n);

#endif
