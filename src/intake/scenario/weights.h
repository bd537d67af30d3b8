/* The weights of a scenario: what it sets is, and the neighbours that it does not set are scaled
 * so that the level totals again, with their proportions to each other kept exactly. */
#ifndef BG_INTAKE_SCENARIO_WEIGHTS_H
#define BG_INTAKE_SCENARIO_WEIGHTS_H

#include "intake/scenario/scenario.h"

struct bg_weighing { /* over a stack of scenarios; starts with arena and diags alone */
    struct bg_arena *arena;
    struct bg_diags *diags;
    struct bg_exact_weight *exact; /* of every weight that was scaled */
    size_t exact_n, exact_capacity;
    struct bg_moved_weight *moved;
    size_t moved_n, moved_capacity;
    bool failed; /* said */
};

/* after: before with the scenario's patch merged in. Gives a patch with the scaled weights, rounded
 * so that they total; NULL: none was scaled. */
const struct bg_json *bg_scenario_weights(struct bg_weighing *weighing,
                                          const struct bg_json *before, const struct bg_json *after,
                                          const struct bg_scenario *scenario);

#endif
