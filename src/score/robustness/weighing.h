/* A finished evaluation under other weights: the ratings stay, the weights move. Ratings do not
 * depend on weights (those of price formulas neither), so nothing is judged again. Exact. */
#ifndef BG_SCORE_ROBUSTNESS_WEIGHING_H
#define BG_SCORE_ROBUSTNESS_WEIGHING_H

#include "model/result.h"

enum { BG_WEIGHT_PRICE = -1 }; /* in place of the index of a criterion */

/* One weight that can be moved: of a criterion or group, or of the price. Those beside it (of the
 * same group; at the top level the price is one of them) keep their proportions. */
struct bg_weight {
    int criterion;            /* or BG_WEIGHT_PRICE */
    int parent;               /* the group it is in, -1 at the top level */
    struct bg_dec now, whole; /* whole: award.total, or 100 inside a group */
    const char *fixed; /* NULL, or why it cannot be moved: "it is the only weight of its level" */
    const struct bg_ratio *worth; /* points of the total that one unit of it is worth */
};

/* Who is weighed: the bids of the lot that have a rank, best first. */
struct bg_reweighing {
    struct bg_arena *arena;
    const struct bg_ruleset *rules;
    const struct bg_lot_result *lot;
    const size_t *bids; /* indices of lot->bids */
    size_t n;
    bool lower_wins; /* the smaller figure is the better: an index of price over quality */
    const struct bg_weight *weights;
    size_t weights_n;
    const struct bg_price_formula *index; /* its index ranks; NULL: points do */
    const struct bg_dec *parameters;      /* of index */
    const struct bg_ratio **shift;        /* by bid of the lot: what adjustments add to its index */
    const struct bg_ratio *zero, *one;
};

/* NULL with *why (a sentence) where weights decide nothing: nobody has a rank, or the award goes to
 * the lowest price. most: as many of the best bids at most. */
const struct bg_reweighing *bg_reweighing_new(struct bg_arena *arena,
                                              const struct bg_lot_result *lot, size_t most,
                                              const char **why);

/* The figures that rank, unrounded, of all n bids (best first) when that weight is x and those
 * beside it keep their proportions. NULL in out: the formula has no result for that bid then. */
void bg_weighed(const struct bg_reweighing *w, const struct bg_weight *weight,
                const struct bg_ratio *x, const struct bg_ratio **out);
/* True when the figure of bids[i] is a straight line in that weight. */
bool bg_weighed_is_linear(const struct bg_reweighing *w, const struct bg_weight *weight, size_t i);

/* The rating (0 to 1) of a criterion, group or price for bids[i], at the weights of the ruleset.
 * What is open counts as it does now. */
const struct bg_ratio *bg_weighed_rating(const struct bg_reweighing *w, size_t i, int criterion);
/* The part (0 to 1) of the rating of its group at the top level that a criterion makes up. */
const struct bg_ratio *bg_weighed_part(const struct bg_reweighing *w, size_t i, int criterion);
/* It gives its weight to those beside it for bids[i]: it does not apply, or nothing in it does. */
bool bg_weighed_away(const struct bg_reweighing *w, size_t i, int criterion);

#endif
