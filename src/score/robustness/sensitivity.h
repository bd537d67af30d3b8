/* Which assumption matters. */
#ifndef BG_SCORE_ROBUSTNESS_SENSITIVITY_H
#define BG_SCORE_ROBUSTNESS_SENSITIVITY_H

#include "model/sensitivity.h"

struct bg_assumed {    /* a parameter that is taken to be this number, whatever the date */
    const char *param; /* its id */
    struct bg_dec value;
};

/* The ruleset, and those of its lots, with the n parameters at those numbers. Shares everything else;
 * a ruleset without such a parameter stays as it is. */
const struct bg_ruleset *bg_ruleset_assuming(struct bg_arena *arena,
                                             const struct bg_ruleset *ruleset,
                                             const struct bg_assumed *assumed, size_t n);

/* One evaluation. ruleset: with the assumptions in force; n 0: all are central. Fills keys (by key
 * figure), lows and highs (what the method leaves open; missing: nothing) and conclusions (texts that
 * live in scratch). */
struct bg_probe {
    bool concludes_alone; /* key figures are not asked for */
    struct bg_value *keys, *lows, *highs;
    const char **conclusions;
};
typedef void bg_probe_run(const void *data, struct bg_arena *scratch,
                          const struct bg_ruleset *ruleset, const struct bg_assumed *assumed,
                          size_t n, struct bg_probe *out);

struct bg_sensitivity_question {
    const struct bg_ruleset *ruleset;
    int64_t as_of; /* at which the central values are read */
    const struct bg_headline_figure *figures;
    size_t figures_n, main;
    const size_t *follows; /* by figure: which key figure it is */
    size_t keys_n;         /* that a run fills in; each gets its range */
    size_t draws;          /* of the joint draw; 0: none */
    size_t conclusions_n;
    bool of_awards; /* conclusions follow from evaluations alone: bg_param.decides */
    bg_probe_run *run;
    const void *data;
    const char *scope; /* what the figures are of, for show */
};

/* The range of a key figure holds what it is with every assumption central, with each at either end
 * alone, with all at their low and all at their high values, and with each at that end at which, alone,
 * it lowers (raises) the figure; of each run also what the method leaves open.
 *
 * Every parameter with a range and a value at the date, one at a time. A conclusion that turns is
 * found by bisection to the step of the assumption: one unit of the last digit in which its values
 * are stated, and at most a hundredth of its range. NULL: no parameter has a range. */
const struct bg_sensitivity *bg_sensitivity(struct bg_arena *arena,
                                            const struct bg_sensitivity_question *question);

#endif
