/* Scenarios in a workbook: one a sheet, for people who do not write JSON. */
#ifndef BG_INTAKE_SCENARIO_SHEET_H
#define BG_INTAKE_SCENARIO_SHEET_H

#include "intake/scenario/scenario.h"

/* The bytes are those of a workbook. */
bool bg_scenario_is_sheet(const struct bg_source *source);
/* One scenario for each sheet that has the columns; faults by cell. n 0: said. */
struct bg_scenarios bg_scenario_sheets(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_source *source, const struct bg_json *base);

#endif
