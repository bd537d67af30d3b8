/* The job of `import`: one public tender in, a folder of rulesets and bids out. */
#include "jobs/inputs.h"

#include <string.h>

#include "intake/register/named_table.h"
#include "jobs/published.h"

struct writing {
    struct bg_job *job;
    const char *folder;
    bool failed;
};

static bool import_fail(struct writing *writing, const char *path, const char *error)
{
    bg_diag_add(writing->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    writing->job->world_failed = true;
    writing->failed = true;
    return false;
}

static bool put_file(void *data, const char *path, const char *bytes, size_t n)
{
    struct writing *writing = data;
    struct bg_job *job = writing->job;
    const char *full = bg_arena_printf(job->arena, "%s/%s", writing->folder, path);
    const char *folder = bg_arena_text(job->arena, full, (size_t)(strrchr(full, '/') - full));
    const char *error = "";
    if (job->host->make_dir(job->host->data, folder, &error) != BG_HOST_OK)
        return import_fail(writing, folder, error);
    if (job->host->replace(job->host->data, full, bytes, n, &error) != BG_HOST_OK)
        return import_fail(writing, full, error);
    return true;
}

/* NULL with failed set: it was asked for and cannot be used. */
static const struct bg_source *read_map(struct bg_job *job, const char *path, bool *failed)
{
    const char *why;
    const struct bg_source *map = path ? bg_job_read(job, path, BG_RULESET_BYTES, &why) : NULL;
    if (path && !map)
        *failed = job->world_failed = true;
    return map;
}

static void import_put_published(struct bg_buf *report, const struct bg_published *published)
{
    for (; published; published = published->next) {
        bg_buf_puts(report, published->process[0] ? published->process : "awards");
        if (published->lot[0])
            bg_buf_printf(report, ", lot %s", published->lot);
        bg_buf_puts(report, ": ");
        bg_published_words(report, published);
        bg_buf_putc(report, '\n');
    }
}

bool bg_job_import(struct bg_job *job, const char *path, const char *folder, const char *ruleset,
                   const char *map, struct bg_buf *report, struct bg_buf *json)
{
    struct writing writing = {.job = job, .folder = folder};
    struct bg_import_sink sink = {.put = put_file, .data = &writing};
    struct bg_import_options options = {.issuer = bg_job_issuer(job)};
    const struct bg_intake *made;
    const char *why;
    bool is_bid = bg_job_is_bid_name(job, path);
    const struct bg_source *source = is_bid ? bg_job_read(job, path, BG_BIDS_BYTES, &why) : NULL;
    if (is_bid && !source) {
        job->world_failed = true;
        return false;
    }
    if (!source || !bg_job_is_bid(job, source, false)) {
        bg_diag_add(job->diags, BG_E819, BG_NOWHERE, "\"%s\" holds no bids", path);
        return false;
    }
    options.map = read_map(job, map, &writing.failed);
    if (ruleset)
        options.ruleset = bg_job_ruleset(job, ruleset, BG_NO_DATE);
    if (writing.failed || (ruleset && !options.ruleset))
        return false;
    bool ok = bg_import(job->arena, job->diags, source, &options, &sink, &made, report);
    if (made) {
        const struct bg_published *published =
            made->failed ? NULL : bg_published_all(job->arena, made, options.ruleset);
        import_put_published(report, published);
        bg_import_json(json, made, published);
    }
    return ok && !writing.failed;
}

bool bg_job_suggest_map(struct bg_job *job, const char *path, const char *ruleset,
                        struct bg_buf *out)
{
    const struct bg_ruleset *rules = NULL;
    const char *why;
    const struct bg_source *source = bg_job_read(job, path, BG_BIDS_BYTES, &why);
    if (!source) {
        job->world_failed = true;
        return false;
    }
    if (ruleset)
        rules = bg_job_ruleset(job, ruleset, BG_NO_DATE);
    return (rules || !ruleset) && bg_map_suggest(job->arena, job->diags, source, rules, out);
}

bool bg_job_suggest_columns(struct bg_job *job, const char *path, const char *what,
                            struct bg_buf *out)
{
    const char *why;
    const struct bg_source *source = bg_job_read(job, path, BG_REGISTER_BYTES, &why);
    if (!source)
        job->world_failed = true;
    enum bg_named_kind kind = BG_NAMED_REGISTER;
    if (strcmp(what, "wages") == 0)
        kind = BG_NAMED_WAGES;
    else if (strcmp(what, "payroll") == 0)
        kind = BG_NAMED_PAYROLL;
    else if (strcmp(what, "portfolio") == 0)
        kind = BG_NAMED_PORTFOLIO;
    return source && bg_columns_suggest(job->arena, job->diags, source, kind, out);
}
