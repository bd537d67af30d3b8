/* The jobs of `check --publish` and `check --stale`. */
#include "jobs/job.h"

#include <string.h>

#include "report/text/stale.h"
#include "score/publish/publish.h"
#include "score/publish/stale.h"

/* A lot that says by its name which one it is has warnings of its own. Those that lead back to cells,
 * which lots have in common, are told once. */
static void publish_lot(struct bg_job *job, const struct bg_ruleset *lot)
{
    if (!lot->source->copies_n) {
        bg_publish_check(job->arena, job->diags, lot);
        return;
    }
    struct bg_diags *own = bg_diags_new(job->arena);
    bg_publish_check(job->arena, own, lot);
    bg_diags_forward(job->diags, own);
}

bool bg_job_publish(struct bg_job *job, const char *path, int64_t as_of)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset)
        return false;
    if (ruleset->lots_n == 0)
        bg_publish_check(job->arena, job->diags, ruleset);
    for (size_t i = 0; i < ruleset->lots_n; i++)
        publish_lot(job, ruleset->lots[i].ruleset);
    return true;
}

/* A part is there to be included: its figures are looked at in the rulesets that include it. An index, and
 * what letters have to say, have none. */
static bool has_no_series(const struct bg_job *job, const char *path)
{
    struct bg_job quiet = *job;
    const char *why, *format = NULL;
    quiet.diags = bg_diags_new(job->arena);
    const struct bg_source *source = bg_job_read(&quiet, path, BG_RULESET_BYTES, &why);
    const struct bg_json *json =
        source ? bg_json_parse(job->arena, quiet.diags, source, NULL) : NULL;
    if (json)
        format = bg_json_text(bg_json_get(json->root, "format"));
    static const char *const formats[] = {"bidgauge-part/1", "bidgauge-rules-index/1",
                                          "bidgauge-notice/1", "bidgauge-notices/1"};
    for (size_t i = 0; format && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(format, formats[i]) == 0)
            return true;
    return false;
}

bool bg_job_stale(struct bg_job *job, const char *const *paths, size_t n, int64_t as_of,
                  int64_t date, struct bg_buf *out)
{
    struct bg_stale_list list = {.arena = job->arena, .date = date};
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        if (has_no_series(job, paths[i]))
            continue;
        const struct bg_ruleset *ruleset = bg_job_ruleset(job, paths[i], as_of);
        if (ruleset)
            bg_stale_find(&list, ruleset);
        ok = ok && ruleset;
    }
    bg_report_stale(out, &list);
    return ok;
}
