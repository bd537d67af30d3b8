/* Judging one line of a register: steps in files of their own. Private to score/register. */
#ifndef BG_SCORE_REGISTER_PARTS_H
#define BG_SCORE_REGISTER_PARTS_H

#include "score/evaluate/parts.h"
#include "score/register/register.h"

/* What was worked out last for a row of wages: most lines of an occupation have one floor. */
struct bg_known_mean { /* where nobody earns less than at_least */
    bool there;
    struct bg_dec at_least, growth, ratio, spread, mean;
};
struct bg_known_wages {
    bool there;
    struct bg_dec floor, lawful, growth, ratio, spread, ripple_to, ripple_share;
    struct bg_estimate share, gap, band_share, band_gap;
    struct bg_known_mean means[2]; /* with the floor in force, and before the case */
};

/* Two environments over the same facts: the columns of the register, and the ruleset's own fields,
 * none of which a register answers. Parameters are always read through the second. */
struct bg_register_judging {
    struct bg_bid_env fields; /* first: param_data of both environments points to it */
    struct bg_env columns;
    struct bg_arena *arena;   /* of the outcome */
    struct bg_arena *scratch; /* of the contract in hand */
    const struct bg_register_rules *rules;
    const struct bg_register_options *options;
    const struct bg_wage_table *wages;
    struct bg_known_wages *known; /* by row of the table */
    struct bg_value *facts;
    int64_t as_of;
};

struct bg_register_judged_line {
    struct bg_register_judging *j;
    const struct bg_register_line *in;
    bool alone;                          /* the contract has no other line */
    bool covered;                        /* under these rules */
    const struct bg_line_outcome *like;  /* or NULL */
    const struct bg_line_outcome *today; /* where today's rules cover the contract; or NULL */
    struct bg_line_outcome *out;
};

/* "wage floor: what it reads is missing" */
const char *bg_register_undecided(struct bg_register_judging *j, const char *what,
                                  struct bg_value value);
/* Only the first thing that is not known is said: the others may follow from it. */
void bg_register_say(const struct bg_register_judged_line *l, const char *why);
/* False, said: no number. */
bool bg_register_number_of(const struct bg_register_judged_line *l, const struct bg_logic *logic,
                           const char *what, struct bg_dec *out);
/* A share from 0 to 1. NULL logic: not assumed, which is no fault. */
bool bg_register_share_of(const struct bg_register_judged_line *l, const struct bg_logic *logic,
                          const char *what, struct bg_dec *out);

/* Wages, floor, hours and workers of the line. */
void bg_register_line_facts(const struct bg_register_judged_line *l);
/* What the floor changes for the workers of a covered line. */
void bg_register_line_estimate(const struct bg_register_judged_line *l);

#endif
