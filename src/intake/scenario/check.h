/* What is checked of a scenario's overlay before it is put on a ruleset. */
#ifndef BG_INTAKE_SCENARIO_CHECK_H
#define BG_INTAKE_SCENARIO_CHECK_H

#include "intake/scenario/scenario.h"

/* Every path of the patch is in the ruleset or listed in adds, every entry of adds is needed, no
 * lot comes or goes, and something changes. False: said. Warns where a value of today's rules takes
 * over later. */
bool bg_scenario_check(struct bg_arena *arena, struct bg_diags *diags,
                       const struct bg_json *ruleset, const struct bg_scenario *scenario);

#endif
