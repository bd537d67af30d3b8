/* The work of `bidgauge robustness`. */
#ifndef BG_JOBS_ROBUSTNESS_H
#define BG_JOBS_ROBUSTNESS_H

#include "jobs/job.h"
#include "report/robustness/robustness.h"

/* Options as they were given. */
struct bg_robust_asked {
    int64_t seed, samples;
    int threads;                /* 0: as many as there are processors */
    const char *const *figures; /* "fixed_range.low=80" */
    size_t figures_n;
};

/* False: an option cannot be used, said in diags (E935, E936). */
bool bg_job_robust_options(struct bg_job *job, const struct bg_robust_asked *asked,
                           struct bg_robust_options *out);

/* Evaluates, and then tries the result of every lot. NULL when the ruleset cannot be used. */
const struct bg_robustness_report *bg_job_robustness(struct bg_job *job, const char *ruleset,
                                                     int64_t as_of, const char *const *bids,
                                                     size_t bids_n,
                                                     const struct bg_robust_options *options);

#endif
