/* The jobs of `ruleset export` and `ruleset import`. */
#include "intake/rulebook/read.h"
#include "jobs/job.h"
#include "report/ruleset/book.h"

enum { WORKBOOK_BYTES = 16 << 20 };

bool bg_job_ruleset_export(struct bg_job *job, const char *path, int64_t as_of, const char *output,
                           bool isolate)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset)
        return false;
    const struct bg_grid *grid = bg_ruleset_grid(job->arena, job->diags, ruleset);
    if (!grid)
        return false;
    if (bg_book_write(job->arena, job->diags, job->host, bg_grid_book, grid, output, isolate))
        return true;
    job->world_failed = true;
    return false;
}

bool bg_job_ruleset_import(struct bg_job *job, const char *path, int64_t as_of, const char *output,
                           struct bg_buf *report)
{
    struct bg_load_options options = {.as_of = as_of};
    const char *why, *error = "";
    bool whole;
    const struct bg_source *workbook = bg_job_read(job, path, WORKBOOK_BYTES, &why);
    if (!workbook) {
        job->world_failed = true;
        return false;
    }
    const struct bg_source *source =
        bg_ruleset_from_workbook(job->arena, job->diags, workbook, report, &whole);
    if (!source)
        return false;
    bool sound = bg_ruleset_load(job->arena, job->diags, source, &options) != NULL;
    if (!whole)
        return false;
    if (job->host->replace(job->host->data, output, source->text, source->size, &error) ==
        BG_HOST_OK)
        return sound;
    bg_diag_add(job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", output, error);
    job->world_failed = true;
    return false;
}
