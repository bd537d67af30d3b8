/* The job of `check --page`: the title page of a ruleset. */
#include "jobs/job.h"
#include "report/text/text.h"

bool bg_job_title_page(struct bg_job *job, const char *path, int64_t as_of, struct bg_buf *out)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset)
        return false;
    bg_report_title_page(out, ruleset);
    return true;
}
