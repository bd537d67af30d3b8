/* Reading the decision of who awards ("bidgauge-award/1", docs/record.md). */
#ifndef BG_INTAKE_CASE_DECISION_H
#define BG_INTAKE_CASE_DECISION_H

#include "model/award_decision.h"

/* NULL: it has faults of shape, in diags. */
const struct bg_award_decision *bg_award_decision_load(struct bg_arena *arena,
                                                       struct bg_diags *diags,
                                                       const struct bg_source *source);

#endif
