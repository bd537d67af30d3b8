/* Reading what a case was decided to be. */
#include "jobs/case/decided.h"

#include "jobs/case/work.h"

bool bg_case_award_of(struct bg_job *job, const char *folder, struct bg_case_award *out)
{
    struct bg_case *c = BG_NEW(job->arena, struct bg_case);
    struct bg_case_request *request = BG_NEW(job->arena, struct bg_case_request);
    struct bg_case_now now;
    request->folder = folder;
    if (!bg_case_read(c, job, request))
        return false;
    if (c->log->state < BG_CASE_RECOMMENDED || c->log->state == BG_CASE_CANCELLED) {
        bg_diag_add(job->diags, BG_E789, BG_NOWHERE,
                    "the case is in state \"%s\": nobody is chosen whose promises could be clauses",
                    bg_case_state_name(c->log->state));
        return false;
    }
    if (!bg_case_now(c, &now))
        return false;
    *out = (struct bg_case_award){.result = now.result,
                                  .decisions = now.decisions,
                                  .decisions_n = now.decisions_n,
                                  .log = c->log->source,
                                  .head = c->log->head};
    return true;
}
