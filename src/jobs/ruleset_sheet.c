/* The jobs of `ruleset export` and `ruleset import`. */
#include <string.h>

#include "intake/rulebook/read.h"
#include "jobs/job.h"
#include "report/ruleset/book.h"

enum { WORKBOOK_BYTES = 16 << 20 };

static bool is_json_name(const char *path)
{
    size_t n = strlen(path);
    return n >= 5 && strcmp(path + n - 5, ".json") == 0;
}

/* The ruleset with all that it includes, as a file of its own. */
static bool write_whole(struct bg_job *job, const struct bg_source *source, const char *output)
{
    const char *error = "";
    if (job->host->replace(job->host->data, output, source->text, source->size, &error) ==
        BG_HOST_OK)
        return true;
    bg_diag_add(job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", output, error);
    job->world_failed = true;
    return false;
}

bool bg_job_ruleset_export(struct bg_job *job, const char *path, int64_t as_of, const char *output,
                           bool isolate)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset)
        return false;
    if (is_json_name(output))
        return write_whole(job, ruleset->source, output);
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
    const char *why;
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
    return whole && write_whole(job, source, output) && sound;
}
