/* Advice to a firm: steps that would change its answers, what each costs, and which of them together give
 * the most points for a budget. docs/advising.md describes the file of steps. */
#ifndef BG_MODEL_ADVICE_H
#define BG_MODEL_ADVICE_H

#include "base/ratio.h"
#include "model/bid.h"

enum { BG_STEPS_MOST = 64, BG_STEPS_TOGETHER = 14 };

struct bg_step_change { /* one answer that the step changes */
    int slot, column;   /* column -1: the answer itself; else each row of the table */
    struct bg_value to; /* of a column of numbers: at least that */
    int64_t line;       /* of the file */
};
struct bg_step {
    const char *id, *title, *evidence, *source; /* "" when not said */
    const struct bg_step_change *changes;
    size_t changes_n;
    const struct bg_ratio *cost_a_year; /* NULL: to be worked out from the workforce */
    const struct bg_ratio *cost_once;
    const struct bg_ratio *weeks; /* NULL: not said */
};
struct bg_steps {
    const struct bg_step *items;
    size_t n;
};

struct bg_advice_outcome {         /* of a bid with some steps taken */
    const struct bg_ratio *points; /* of the criteria; price is not among them */
    int64_t failed;                /* requirements that are not met */
    int64_t open;                  /* requirements and criteria that are not settled */
};

struct bg_advice_set {           /* steps taken together */
    uint64_t steps;              /* bit i: step i */
    const struct bg_ratio *cost; /* of the first year: a year and once */
    struct bg_advice_outcome outcome;
};

struct bg_advice {
    const struct bg_ruleset *ruleset;
    const struct bg_bid *bid;
    const struct bg_steps *steps;
    const struct bg_ratio **cost_a_year, **cost; /* by step; cost: with what is paid once */
    struct bg_advice_outcome today, *alone;      /* alone by step: taken on top of today */
    /* The sets that no other set beats at their cost or less, dearest last; the first is today's. */
    const struct bg_advice_set *best;
    size_t best_n;
    size_t groups_n; /* of steps that bear on the same criteria */
    bool
        relative_left_out; /* criteria that compare bids are not counted: there is nothing to compare */
};

/* bids: the firm's first, then those that it is compared with. Every set of steps that bear on the same
 * criteria is tried, and the groups are joined exactly. NULL with a sentence in *why: more than
 * BG_STEPS_TOGETHER steps bear on the same criteria, or the joined sets are too many. */
const struct bg_advice *bg_advise(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                  const struct bg_bids *bids, const struct bg_steps *steps,
                                  const char **why);
/* The best set that costs at most the budget. */
const struct bg_advice_set *bg_advice_within(const struct bg_advice *advice,
                                             const struct bg_ratio *budget);
/* The bid with the steps of a set taken. */
const struct bg_bid *bg_advice_bid(struct bg_arena *arena, const struct bg_advice *advice,
                                   uint64_t steps);
/* Points of the first bid's criteria, and how its requirements came out. with_relative: what compares bids
 * counts too. */
struct bg_advice_outcome bg_advice_outcome(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                           const struct bg_bids *bids, bool with_relative);

#endif
