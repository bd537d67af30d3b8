/* Scenarios: reading them, putting them on a ruleset, and compiling how vendors respond. */
#ifndef BG_INTAKE_SCENARIO_SCENARIO_H
#define BG_INTAKE_SCENARIO_SCENARIO_H

#include "intake/intake.h"
#include "model/scenario.h"

struct bg_scenarios {
    const struct bg_scenario *const *scenario;
    size_t n;
};

/* Reads a JSON scenario (one), or a workbook (one for each sheet), told by its bytes. base is the
 * ruleset, which a sheet's names refer to. n 0: it cannot be used, said in diags. */
struct bg_scenarios bg_scenarios_load(struct bg_arena *arena, struct bg_diags *diags,
                                      const struct bg_source *source, const struct bg_json *base);

/* Puts the stack on the ruleset, one after the other, and loads what comes out, lots too. Faults
 * point at the scenario that caused them. options NULL: the solicitation's date. NULL: said. */
const struct bg_scenario_rules *bg_scenario_apply(struct bg_arena *arena, struct bg_diags *diags,
                                                  const struct bg_json *base,
                                                  const struct bg_scenario *const *stack, size_t n,
                                                  const struct bg_load_options *options);

/* The stack's assumptions on vendors, compiled against a ruleset that bg_scenario_apply gave, or a
 * lot's of it. False: some cannot be used, said. */
bool bg_scenario_responses(struct bg_arena *arena, struct bg_diags *diags,
                           const struct bg_ruleset *ruleset, const struct bg_scenario *const *stack,
                           size_t n, struct bg_responses *out);

#endif
