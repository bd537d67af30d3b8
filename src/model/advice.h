/* Advice to a firm: steps that would change its answers, what each costs, and which of them together give
 * the most points for a budget. docs/advising.md describes the file of steps. */
#ifndef BG_MODEL_ADVICE_H
#define BG_MODEL_ADVICE_H

#include "base/ratio.h"
#include "model/bid.h"

enum { BG_STEPS_MOST = 64 };

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
    int64_t failed;                /* requirements that are not met, or not answered */
    int64_t open;                  /* criteria that wait for an answer or for the panel */
};

struct bg_advice_set {           /* steps taken together */
    uint64_t steps;              /* bit i: step i */
    const struct bg_ratio *cost; /* of the first year: a year and once */
    struct bg_advice_outcome outcome;
};

enum bg_advice_search {
    BG_ADVICE_EXACT,  /* of all sets of steps */
    BG_ADVICE_WITHIN, /* of all sets within the budget: of all of them it would take too long */
    BG_ADVICE_GREEDY, /* step by step: another set may be better */
};

enum bg_advice_limit {                     /* what kept the search from being exact */
                       BG_ADVICE_CRITERIA, /* too many steps bear on the same criteria */
                       BG_ADVICE_SETS,   /* too many sets of steps are each the best at some cost */
                       BG_ADVICE_DIGITS, /* costs have more digits than can be added up exactly */
                       BG_ADVICE_NO_SUM, /* what a set comes to is not the sum of what its parts come to */
};

struct bg_advice {
    const struct bg_ruleset *ruleset;
    const struct bg_bid *bid;
    const struct bg_steps *steps;
    const struct bg_ratio **cost_a_year, **cost; /* by step; cost: with what is paid once */
    struct bg_advice_outcome today, *alone;      /* alone by step: taken on top of today */
    enum bg_advice_search search;
    enum bg_advice_limit limit; /* after a greedy search */
    /* For each budget the best set, cheapest first; the first costs nothing. After a
     * greedy search those it went through. */
    const struct bg_advice_set *best;
    size_t best_n;
    bool
        relative_left_out; /* criteria that compare bids are not counted: there is nothing to compare */
};

/* bids: the firm's first, then those that it is compared with. budget NULL: none. NULL with a sentence in
 * *why: what a step costs is not known. */
const struct bg_advice *bg_advise(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                  const struct bg_bids *bids, const struct bg_steps *steps,
                                  const struct bg_ratio *budget, const char **why);
/* The best set that costs at most the budget; NULL: the best of all. */
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
