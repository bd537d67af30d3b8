/* The panel's part of an evaluation. */
#ifndef BG_JOBS_PANEL_H
#define BG_JOBS_PANEL_H

#include "jobs/job.h"
#include "model/panel.h"

/* One lot with what the panel scored (panel NULL: nothing yet). Prices stay closed while the panel
 * still scores, where they come in an envelope of their own or a panel is at work. */
const struct bg_lot_result *bg_job_evaluate_lot(struct bg_job *job,
                                                const struct bg_ruleset *ruleset,
                                                const struct bg_bids *bids,
                                                const struct bg_panel *panel);

#endif
