/* What jobs share: reading an input through the host. */
#include "jobs/job.h"

#include "base/unpack.h"
#include "intake/ruleset/include.h"
#include "intake/rulebook/read.h"

struct release {
    const struct bg_host *host;
    char *bytes;
};

static void release_bytes(void *data)
{
    struct release *held = data;
    if (held->bytes)
        held->host->release(held->host->data, held->bytes);
}

/* *world: it is the machine or the path that failed, and nothing is known of what the file says. */
static const struct bg_source *read_quietly(struct bg_job *job, const char *path, size_t limit,
                                            const char **why, bool *world)
{
    struct release *held = BG_NEW(job->arena, struct release);
    const char *error = "";
    size_t n = 0;
    enum bg_host_status status;
    held->host = job->host;
    *bg_arena_defer(job->arena, release_bytes) = held;
    status = job->host->read(job->host->data, path, limit, &held->bytes, &n, &error);
    *why = NULL;
    *world = status == BG_HOST_FAILED;
    if (status == BG_HOST_TOO_LARGE)
        *why = bg_arena_printf(job->arena, "larger than the limit of %zu MiB", limit >> 20);
    else if (status == BG_HOST_FAILED)
        *why = bg_arena_printf(job->arena, "%s", error);
    if (*why)
        return NULL;
    return bg_unpack(job->arena, bg_source_new(job->arena, path, held->bytes, n), limit, why);
}

const struct bg_source *bg_job_read(struct bg_job *job, const char *path, size_t limit,
                                    const char **why)
{
    bool world;
    const struct bg_source *source = read_quietly(job, path, limit, why, &world);
    job->world_failed |= world;
    if (!source)
        bg_diag_add(job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, *why);
    return source;
}

static const struct bg_source *job_read_included(void *data, const char *path, const char **why)
{
    bool world;
    return read_quietly(data, path, BG_RULESET_BYTES, why, &world);
}

/* The document in a ruleset's workbook, whose places are the cells. NULL: said. */
static const struct bg_source *job_text_of_workbook(struct bg_job *job,
                                                    const struct bg_source *workbook)
{
    struct bg_buf changes;
    bool whole;
    bg_buf_init(&changes, job->arena);
    return bg_ruleset_from_workbook(job->arena, job->diags, workbook, &changes, &whole);
}

const struct bg_source *bg_job_ruleset_text(struct bg_job *job, const char *path)
{
    struct bg_include_reader reader = {
        .read = job_read_included, .data = job, .libraries = {"rules", BG_SHARE "/rules"}};
    const char *why;
    if (job->rules_dir) {
        reader.libraries[0] = job->rules_dir;
        reader.libraries[1] = NULL;
    }
    const struct bg_source *source = bg_job_read(job, path, BG_RULESET_BYTES, &why);
    if (!source) {
        job->world_failed = true;
        return NULL;
    }
    /* What is evaluated and published is the JSON that a workbook becomes, and has its hash. */
    if (job->checking && source->packed && bg_is_ruleset_workbook(job->arena, source))
        return job_text_of_workbook(job, source);
    return bg_ruleset_compose(job->arena, job->diags, source, &reader);
}

const struct bg_ruleset *bg_job_ruleset(struct bg_job *job, const char *path, int64_t as_of)
{
    struct bg_load_options options = {
        .as_of = as_of, .checking = job->checking, .language = job->language};
    const struct bg_source *source = bg_job_ruleset_text(job, path);
    return source ? bg_ruleset_load(job->arena, job->diags, source, &options) : NULL;
}
