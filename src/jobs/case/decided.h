/* What a case has come to, for jobs beside it: read, and nothing written. */
#ifndef BG_JOBS_CASE_DECIDED_H
#define BG_JOBS_CASE_DECIDED_H

#include "jobs/case/case.h"
#include "model/award_decision.h"
#include "model/result.h"

struct bg_case_award {
    const struct bg_result *result;
    const struct bg_award_decision *const *decisions; /* one a lot */
    size_t decisions_n;
    const struct bg_source *log;
    const char *head;
};
/* False: there is no case, it cannot be read, or nobody is chosen yet; said. */
bool bg_case_award_of(struct bg_job *job, const char *folder, struct bg_case_award *out);

#endif
