/* Which assumption matters. */
#ifndef BG_SCORE_ROBUSTNESS_SENSITIVITY_H
#define BG_SCORE_ROBUSTNESS_SENSITIVITY_H

#include "model/sensitivity.h"

struct bg_assumed {    /* a parameter that is taken to be this number, whatever the date */
    const char *param; /* its id */
    struct bg_dec value;
};

/* The ruleset, and those of its lots, with the parameter at that number. Shares everything else; a
 * ruleset without that parameter stays as it is. */
const struct bg_ruleset *bg_ruleset_assuming(struct bg_arena *arena,
                                             const struct bg_ruleset *ruleset,
                                             const struct bg_assumed *assumed);

/* One evaluation. ruleset: with the assumption in force; assumed NULL: all are central. Fills
 * figures (by figure) and conclusions (texts that live in scratch). */
struct bg_probe {
    struct bg_value *figures;
    const char **conclusions;
};
typedef void bg_probe_run(const void *data, struct bg_arena *scratch,
                          const struct bg_ruleset *ruleset, const struct bg_assumed *assumed,
                          struct bg_probe *out);

struct bg_sensitivity_question {
    const struct bg_ruleset *ruleset;
    int64_t as_of; /* at which the central values are read */
    const struct bg_headline_figure *figures;
    size_t figures_n, main;
    size_t conclusions_n;
    bg_probe_run *run;
    const void *data;
    const char *scope; /* what the figures are of, for show */
};

/* Every parameter with a range and a value at the date, one at a time. A conclusion that turns is
 * found by bisection to the step of the assumption: one unit of the last digit in which its values
 * are stated, and at most a hundredth of its range. NULL: no parameter has a range. */
const struct bg_sensitivity *bg_sensitivity(struct bg_arena *arena,
                                            const struct bg_sensitivity_question *question);

#endif
