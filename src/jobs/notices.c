/* Finding files of letters: the index of the library's folder "notices", or a file of the office's own. */
#include "jobs/notices.h"

#include <string.h>

#include "intake/notice/notice.h"

static const char *const folders[] = {"rules", BG_SHARE "/rules", NULL};

/* The index and its folder. NULL: said. */
static const struct bg_json *notices_read_index(struct bg_job *job, const char **folder)
{
    const char *given[] = {job->rules_dir, NULL}, *why = "";
    const char *const *tried = job->rules_dir ? given : folders;
    for (size_t i = 0; tried[i]; i++) {
        struct bg_job quiet = *job;
        quiet.diags = bg_diags_new(job->arena);
        *folder = bg_arena_printf(job->arena, "%s/notices", tried[i]);
        const char *path = bg_arena_printf(job->arena, "%s/index.json", *folder);
        const struct bg_source *source = bg_job_read(&quiet, path, BG_RULESET_BYTES, &why);
        if (source)
            return bg_json_parse(job->arena, job->diags, source, NULL);
    }
    bg_diag_add(job->diags, BG_E802, BG_NOWHERE,
                "cannot read \"%s/notices/index.json\": %s; --rules-dir says where the rules are",
                tried[0], why);
    job->world_failed = true;
    return NULL;
}

static const struct bg_notice *notices_load(struct bg_job *job, const char *path)
{
    const char *why = "";
    const struct bg_source *source = bg_job_read(job, path, BG_RULESET_BYTES, &why);
    if (!source)
        job->world_failed = true;
    return source ? bg_notice_load(job->arena, job->diags, source) : NULL;
}

static bool is_path(const char *id)
{
    size_t n = strlen(id);
    return strchr(id, '/') || (n > 5 && strcmp(id + n - 5, ".json") == 0);
}

static const char *notices_file_of(struct bg_job *job, const char *folder, const char *id)
{
    return bg_arena_printf(job->arena, "%s/%s.json", folder, id);
}

/* "uk-pa23, eu-2014-24" */
static const char *notices_names_of(struct bg_job *job, const struct bg_json *index)
{
    struct bg_buf out;
    bg_buf_init(&out, job->arena);
    const struct cJSON *list = bg_json_get(index->root, "notices");
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c))
        bg_buf_printf(&out, "%s%s", out.size ? ", " : "", bg_json_text(c) ? bg_json_text(c) : "");
    return bg_buf_text(&out);
}

const struct bg_notice *bg_job_notice(struct bg_job *job, const char *id)
{
    const char *folder;
    if (id && is_path(id))
        return notices_load(job, id);
    const struct bg_json *index = notices_read_index(job, &folder);
    const struct cJSON *list = index ? bg_json_get(index->root, "notices") : NULL;
    for (const struct cJSON *c = bg_json_first(list); c && id; c = bg_json_next(c))
        if (bg_json_text(c) && strcmp(bg_json_text(c), id) == 0)
            return notices_load(job, notices_file_of(job, folder, id));
    if (!index)
        return NULL;
    if (id)
        bg_diag_add(job->diags, BG_E867, BG_NOWHERE, "there is no \"%s\" in %s (%s)", id, folder,
                    notices_names_of(job, index));
    else
        bg_diag_add(job->diags, BG_E867, BG_NOWHERE,
                    "say by which law bidders are told with --regime=ID (%s)",
                    notices_names_of(job, index));
    return NULL;
}

static size_t unverified(const struct bg_notice *notice)
{
    size_t n = 0;
    for (size_t i = 0; i < notice->sources_n; i++)
        n += !notice->sources[i].verified;
    return n;
}

static void notices_put(struct bg_buf *out, const struct bg_notice *notice)
{
    size_t not_read = unverified(notice);
    bg_buf_printf(out, "%-14s %s\n%-14s %s\n", notice->id, notice->title, "", notice->law);
    for (size_t i = 0; i < notice->sources_n; i++)
        bg_buf_printf(out, "%-14s %s%s\n", "", notice->sources[i].url,
                      notice->sources[i].verified ? "" : " (not verified)");
    if (not_read)
        bg_buf_printf(out, "%-14s %zu of %zu sources not verified\n", "", not_read,
                      notice->sources_n);
    if (*notice->note)
        bg_buf_printf(out, "%-14s %s\n", "", notice->note);
}

bool bg_job_notices_list(struct bg_job *job, struct bg_buf *out)
{
    const char *folder;
    const struct bg_json *index = notices_read_index(job, &folder);
    const struct cJSON *list = index ? bg_json_get(index->root, "notices") : NULL;
    bool all = index != NULL;
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c)) {
        const char *id = bg_json_text(c);
        const struct bg_notice *notice =
            id ? notices_load(job, notices_file_of(job, folder, id)) : NULL;
        all = all && notice;
        if (notice)
            notices_put(out, notice);
    }
    return all;
}
