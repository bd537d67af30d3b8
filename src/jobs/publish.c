/* The jobs of `check --publish` and `check --stale`. */
#include "jobs/job.h"
#include "score/publish/publish.h"

bool bg_job_publish(struct bg_job *job, const char *path, int64_t as_of)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset)
        return false;
    if (ruleset->lots_n == 0)
        bg_publish_check(job->arena, job->diags, ruleset);
    for (size_t i = 0; i < ruleset->lots_n; i++)
        bg_publish_check(job->arena, job->diags, ruleset->lots[i].ruleset);
    return true;
}

bool bg_job_stale(struct bg_job *job, const char *path, int64_t as_of, int64_t date)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset)
        return false;
    bg_publish_stale(job->diags, ruleset, date);
    return true;
}
