/* The job of `decisions`: ruleset and bids in, the workbook of the officer's decisions out. */
#include "intake/decisions/prefill.h"
#include "jobs/inputs.h"
#include "report/book/write.h"
#include "report/decisions/book.h"

/* What is wrong with the bids is for the evaluation to say. */
const struct bg_decision_book *bg_job_decision_book(struct bg_job *job,
                                                    const struct bg_ruleset *ruleset,
                                                    const struct bg_job_input *inputs, size_t n)
{
    struct bg_prefill *prefill = bg_prefill_new(job->arena, job->diags, ruleset);
    struct bg_diags *diags = bg_diags_new(job->arena);
    size_t lots_n = ruleset->lots_n ? ruleset->lots_n : 1;
    for (size_t i = 0; i < lots_n; i++) {
        const struct bg_lot *lot = ruleset->lots_n ? &ruleset->lots[i] : NULL;
        const struct bg_ruleset *rules = lot ? lot->ruleset : ruleset;
        (void)bg_job_bind(job, diags, rules, lot ? lot->id : "", inputs, n);
        bg_prefill_lot(prefill, job->bids, rules, lot ? lot->id : "");
    }
    if (job->undecidable)
        bg_diags_forward(job->diags, diags);
    if (!bg_job_decided(job, ruleset, inputs, n))
        return NULL;
    return bg_prefill_end(prefill, job->decisions);
}

bool bg_job_write_decisions(struct bg_job *job, const char *path, int64_t as_of,
                            const char *const *bids, size_t n, const char *output, bool isolate)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset || !bg_job_decisions(job, ruleset))
        return false;
    const struct bg_job_input *inputs = bg_job_inputs(job, ruleset, bids, n, &n);
    const struct bg_decision_book *book =
        inputs ? bg_job_decision_book(job, ruleset, inputs, n) : NULL;
    if (!book)
        return false;
    if (bg_book_write(job->arena, job->diags, job->host, bg_decisions_build, book, output, isolate))
        return true;
    job->world_failed = true;
    return false;
}
