/* Private to score/advice. The search for the best sets of steps:
 *   scope.c     which steps bear on which criterion; steps that set the same answer become one choice
 *   evaluate.c  what the criteria of a function come to with some steps taken
 *   options.c   lists of sets of steps of which none beats another
 *   join.c      functions of choices, joined one choice after the other until none is left
 *   greedy.c    what is done, and marked, where the exact search would take too long */
#ifndef BG_SCORE_ADVICE_PARTS_H
#define BG_SCORE_ADVICE_PARTS_H

#include "model/advice.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

enum {
    BG_ADVICE_SETS_MOST = 20000,    /* that are the best at some cost */
    BG_ADVICE_TABLE_MOST = 1 << 16, /* entries of a function that is tabulated */
    BG_ADVICE_EVALUATIONS_MOST = (1 << 20) + (1 << 18), /* of some criteria, in all */
    BG_ADVICE_WHOLE = 8,                                /* a whole evaluation counts as so many */
    BG_ADVICE_OPTIONS_MOST = 1 << 23,                   /* that are made, in all */
    BG_ADVICE_BUFFER = 1 << 16 /* options that are held before the beaten ones are left out */
};

/* A set of steps, what it costs, and what some of the criteria come to with it. */
struct bg_option {
    uint64_t steps;
    struct bg_dec cost;
    const struct bg_ratio *points; /* NULL: none yet, as 0 */
    int64_t failed;
};
struct bg_options {
    struct bg_option *items;
    size_t n;
};

/* Steps of which at most one is worth taking, since each sets the same answer. Value 0 of a choice takes
 * none, value k the step number step[k - 1]. */
struct bg_advice_choice {
    size_t step[BG_STEPS_MOST], n;
};

/* What some criteria come to, by the values of the choices that bear on them. */
struct bg_advice_function {
    size_t choice[BG_STEPS_MOST], n; /* ascending */
    size_t size;                     /* of the product of their values; SIZE_MAX: more than fit */
    const size_t *criteria;          /* of one that is not joined of others */
    size_t criteria_n;
    struct bg_options *at; /* by values, the first choice slowest; NULL: evaluated when asked for */
    bool joined;           /* it is part of another by now */
};

struct bg_advising {
    struct bg_arena *arena;   /* what stays */
    struct bg_arena *scratch; /* of one evaluation */
    struct bg_arena *pool;    /* of sums on the way */
    struct bg_advice *advice;
    const struct bg_bids *bids;
    bool with_relative;
    bool plain;                          /* a criterion can be judged without those beside it */
    struct bg_dec *cost;                 /* by step */
    struct bg_criterion_result *results; /* by criterion, of one evaluation */
    uint64_t *scope;                     /* by criterion: the steps that bear on it */
    struct bg_advice_choice choices[BG_STEPS_MOST];
    size_t choices_n;
    size_t value[BG_STEPS_MOST]; /* of each choice, while functions are joined */
    const struct bg_dec *budget; /* what costs more is left out; NULL: nothing is */
    size_t evaluations, options; /* made so far */
    uint64_t steps;              /* of the evaluation under way */
    const size_t *which;         /* criteria of it; NULL: all */
    size_t which_n;
    struct bg_advice_outcome outcome;
};

/* What the step costs a year: as given, else of the wages it raises. NULL: it cannot be worked out. */
const struct bg_ratio *bg_advice_cost(struct bg_arena *arena, const struct bg_advice *advice,
                                      const struct bg_step *step);

/* Fills scope and choices. */
void bg_advice_find_scopes(struct bg_advising *a);

/* With these steps taken; the points live in a->arena. criteria NULL: all of them. */
struct bg_advice_outcome bg_advice_with(struct bg_advising *a, uint64_t steps,
                                        const size_t *criteria, size_t n);

/* False, always: the search ends for this reason. */
bool bg_advice_stop(struct bg_advising *a, enum bg_advice_limit limit);

/* Sorts by cost and leaves out what another beats that costs no more. */
void bg_options_prune(struct bg_options *options);

/* Each of the ones with each of the others, into out (of BG_ADVICE_BUFFER), without what costs more than
 * the budget. False: they are too many. */
bool bg_options_cross(struct bg_advising *a, const struct bg_options *ones,
                      const struct bg_options *others, struct bg_options *out);

/* Adds what the result of a criterion comes to. */
void bg_advice_count(struct bg_arena *arena, const struct bg_criterion *criterion,
                     const struct bg_criterion_result *result, struct bg_advice_outcome *to);
/* bg_advice_outcome of these criteria alone; which NULL: of all. */
struct bg_advice_outcome bg_advice_outcome_of(struct bg_arena *arena,
                                              const struct bg_ruleset *ruleset,
                                              const struct bg_bids *bids, bool with_relative,
                                              const size_t *which, size_t n);

/* The sets that no other beats. False: the search would take too long. */
bool bg_advice_join(struct bg_advising *a, struct bg_options *out);

/* A chain of sets, each with the step more that gives most for its cost. */
void bg_advice_greedy(struct bg_advising *a, struct bg_options *out);

#endif
