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

/* The lot that was asked for by name is one of the ruleset's, where that has lots. False: said. */
bool bg_job_has_lot(struct bg_job *job, const struct bg_ruleset *ruleset);
/* Reads the sheets that are waiting and joins them to the panel. False: some cannot be used, and
 * nothing is joined, which is said. */
bool bg_job_join_panel(struct bg_job *job, const struct bg_ruleset *ruleset);

/* Whether the evaluator scores some criterion of the ruleset. */
bool bg_job_panel_scores_any(const struct bg_evaluator *evaluator, const struct bg_ruleset *rules);
/* There are criteria and bids to be scored. False: said. */
bool bg_job_panel_scored(struct bg_job *job, const struct bg_panel *panel,
                         const struct bg_lot_result *lot);
/* Everybody has handed in: nobody sees another's scores before. False: said (E748). */
bool bg_job_panel_all_in(struct bg_job *job, const struct bg_panel_review *review);
/* Says what a review (its diagnostics: said) found of the individual scores, which is mended before they
 * are talked about. False: there are faults. */
bool bg_job_panel_individual(struct bg_job *job, const struct bg_diags *said);

/* What a command of the panel is about. */
struct bg_panel_task {
    const char *ruleset;
    int64_t as_of;
    const char *const *files; /* bids; of `read`: sheets; of `appoint`: "E1=Ana Ruiz" */
    size_t files_n;
    const char *panel; /* the file that `read` adds to; NULL: none */
    const char *output;
    bool blind, isolate;
    bool *refused; /* set where an output must not be written */
};
/* Each puts what it did, and as the last line what comes next, into report. False: said in diags. */
bool bg_job_panel_appoint(struct bg_job *job, const struct bg_panel_task *task,
                          struct bg_buf *report);
bool bg_job_panel_declarations(struct bg_job *job, const struct bg_panel_task *task,
                               struct bg_buf *report);
bool bg_job_panel_sheets(struct bg_job *job, const struct bg_panel_task *task,
                         struct bg_buf *report);
bool bg_job_panel_read(struct bg_job *job, const struct bg_panel_task *task, struct bg_buf *report);
bool bg_job_panel_status(struct bg_job *job, const struct bg_panel_task *task,
                         struct bg_buf *report);
bool bg_job_panel_meeting(struct bg_job *job, const struct bg_panel_task *task,
                          struct bg_buf *report);

#endif
