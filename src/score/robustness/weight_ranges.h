/* How far each weight can move before somebody else is first. */
#ifndef BG_SCORE_ROBUSTNESS_WEIGHT_RANGES_H
#define BG_SCORE_ROBUSTNESS_WEIGHT_RANGES_H

#include "score/robustness/weighing.h"

enum { BG_RANGE_PLACES = 6 }; /* to which an end is bisected where it has no closed form */

struct bg_weight_end {
    const struct bg_ratio *at; /* where a rival draws level; NULL: none does on this side */
    size_t rival;              /* its position in weighing->bids */
    bool exact; /* a fraction in closed form; else bisected, the first is still ahead there */
};

struct bg_rival_range {
    bool ahead; /* the first is ahead of it now, on unrounded figures; else there are no ends */
    struct bg_weight_end low, high;
};

struct bg_weight_range {
    const struct bg_weight *weight;
    struct bg_weight_end low, high;      /* the nearest of all rivals' */
    bool ahead;                          /* of every rival, unrounded */
    const struct bg_rival_range *rivals; /* by position in weighing->bids; [0] is not used */
    const struct bg_ratio *move; /* points of the total to the nearer end; NULL: there is none */
};

/* One range a weight of the weighing, in its order; of a fixed weight only `weight` is set. Closed
 * form where both bids' figures are straight lines in the weight: two points give the line, and its
 * zero is a fraction. Else every 64th of the way is looked at and the first change bisected. */
const struct bg_weight_range *bg_weight_ranges(const struct bg_reweighing *w);

#endif
