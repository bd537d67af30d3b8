/* The officer's decisions in a run: read when the ruleset is known, applied as bids are bound. */
#include <string.h>

#include "intake/decisions/decisions.h"
#include "jobs/inputs.h"

bool bg_job_decisions(struct bg_job *job, const struct bg_ruleset *ruleset)
{
    const char *why;
    if (job->decisions_file == NULL || job->decisions != NULL)
        return true;
    const struct bg_source *source = bg_job_read(job, job->decisions_file, BG_RULESET_BYTES, &why);
    if (source == NULL) {
        job->world_failed = true;
        return false;
    }
    job->decisions = bg_decisions_load(job->arena, job->diags, source, ruleset);
    if (job->decisions == NULL)
        return false;
    job->decided = BG_ARRAY(job->arena, 2 * job->decisions->n + 1, bool);
    return true;
}

/* What bids of other lots are called, where the ruleset has none to bind them to. */
static void find_elsewhere(struct bg_job *job, const struct bg_job_input *inputs, size_t n)
{
    const struct bg_decisions *all = job->decisions;
    for (size_t i = 0; i < n; i++) {
        const struct bg_intake_document *d = inputs[i].made ? inputs[i].made->documents : NULL;
        for (; d; d = d->next)
            for (size_t k = 0; k < all->n && job->lot && !d->is_ruleset; k++) {
                job->decided[k] |= strcmp(all->entries[k].bid, d->id) == 0;
                job->decided[all->n + k] |= strcmp(all->entries[k].replaced_by, d->id) == 0;
            }
    }
}

bool bg_job_decided(struct bg_job *job, const struct bg_ruleset *ruleset,
                    const struct bg_job_input *inputs, size_t n)
{
    if (job->decisions == NULL)
        return true;
    int64_t before = bg_diag_count(job->diags, BG_ERROR);
    struct bg_bid_list *bids = job->bids;
    for (size_t i = 0; job->lot && i < ruleset->lots_n; i++)
        if (strcmp(ruleset->lots[i].id, job->lot) != 0)
            (void)bg_job_bind(job, bg_diags_new(job->arena), ruleset->lots[i].ruleset,
                              ruleset->lots[i].id, inputs, n);
    find_elsewhere(job, inputs, n);
    bg_decisions_unfound(job->decisions, bids, job->diags, job->decided);
    return !job->undecidable && bg_diag_count(job->diags, BG_ERROR) == before;
}
