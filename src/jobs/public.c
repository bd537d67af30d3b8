/* Copies for the public. */
#include "jobs/public.h"

#include <string.h>

#include "base/field.h"
#include "score/view/view.h"

enum { NAME = 4096, BOOK_BYTES = 512 << 20 };

/* -- the view ---------------------------------------------------------------------------------------- */

static bool public_is_known(const struct bg_result *result, const char *id)
{
    bool found = false;
    for (size_t i = 0; i < result->lots_n && !found; i++)
        found = bg_ruleset_field(result->lots[i].ruleset, id) >= 0 ||
                bg_ruleset_criterion(result->lots[i].ruleset, id) >= 0;
    return found;
}

static const char *suggestion(struct bg_job *job, const struct bg_ruleset *rules, const char *id)
{
    const char **names =
        BG_ARRAY(job->arena, rules->fields_n + rules->criteria_n + 1, const char *);
    size_t n = 0;
    for (size_t i = 0; i < rules->fields_n; i++)
        names[n++] = rules->fields[i].id;
    for (size_t i = 0; i < rules->criteria_n; i++)
        names[n++] = rules->criteria[i].id;
    return bg_did_you_mean(job->arena, id, names, n);
}

static bool public_read_names(struct bg_job *job, const struct bg_result *result,
                              struct bg_audience *audience)
{
    const char *text = job->withhold != NULL ? job->withhold : "";
    const char **ids = BG_ARRAY(job->arena, strlen(text) / 2 + 2, const char *);
    bool known = true;
    for (const char *end; *text != '\0'; text = *end != '\0' ? end + 1 : end) {
        end = text + strcspn(text, ",");
        if (end == text)
            continue;
        const char *id = bg_arena_text(job->arena, text, (size_t)(end - text));
        ids[audience->withhold_n++] = id;
        if (public_is_known(result, id))
            continue;
        bg_diag_add(job->diags, BG_E872, BG_NOWHERE, "no field or criterion \"%s\" to withhold%s",
                    id, suggestion(job, result->ruleset, id));
        known = false;
    }
    audience->withhold = ids;
    return known;
}

const struct bg_view *bg_job_public_view(struct bg_job *job, const struct bg_result *result)
{
    struct bg_audience *audience = BG_NEW(job->arena, struct bg_audience);
    audience->sees = BG_CLASS_PUBLIC;
    return public_read_names(job, result, audience) ? bg_view_of(job->arena, result, audience)
                                                    : NULL;
}

/* -- the workbook ------------------------------------------------------------------------------------- */

static const char *public_fail(struct bg_job *job, const char *path, const char *error)
{
    bg_diag_add(job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    job->world_failed = true;
    return NULL;
}

struct temp { /* the name beside, also where memory runs out on the way */
    const struct bg_host *host;
    char name[NAME];
    bool there;
};

static void remove_temp(void *data)
{
    struct temp *temp = data;
    if (temp->there)
        temp->host->remove(temp->host->data, temp->name);
    temp->there = false;
}

static const char *read_made(struct bg_job *job, const char *path, size_t *n, const char **error)
{
    const struct bg_host *world = bg_job_world(job);
    char *bytes = NULL;
    if (world->read(world->data, path, BOOK_BYTES, &bytes, n, error) != BG_HOST_OK)
        return NULL;
    const char *copy = bg_arena_text(job->arena, bytes, *n);
    world->release(world->data, bytes);
    return copy;
}

const char *bg_job_public_book(struct bg_job *job, const struct bg_copy *copy, const char *beside,
                               bool isolate, size_t *n)
{
    const struct bg_search *search = bg_search_new(job->arena, copy);
    struct temp *temp = BG_NEW(job->arena, struct temp);
    const char *error = "it cannot be read back";
    if (!bg_copy_check_words(job->arena, copy, search, job->diags))
        return NULL;
    temp->host = bg_job_world(job);
    *bg_arena_defer(job->arena, remove_temp) = temp;
    if (temp->host->temp_beside(temp->host->data, beside, temp->name, sizeof temp->name, &error) !=
        BG_HOST_OK)
        return public_fail(job, beside, error);
    temp->there = true;
    if (!bg_copy_write(job->arena, job->diags, temp->host, copy, temp->name, isolate)) {
        remove_temp(temp);
        job->world_failed = true;
        return NULL;
    }
    const char *bytes = read_made(job, temp->name, n, &error);
    remove_temp(temp);
    if (bytes == NULL)
        return public_fail(job, beside, error);
    const char *slash = strrchr(beside, '/');
    return bg_copy_check_file(job->arena, search, job->diags, slash ? slash + 1 : beside, bytes, *n)
               ? bytes
               : NULL;
}

bool bg_job_public_text(struct bg_job *job, const struct bg_copy *copy, const char *name,
                        const struct bg_buf *text)
{
    const struct bg_search *search = bg_search_new(job->arena, copy);
    return bg_copy_check_words(job->arena, copy, search, job->diags) &&
           bg_copy_check_file(job->arena, search, job->diags, name, bg_buf_text(text), text->size);
}

bool bg_job_public(struct bg_job *job, const struct bg_result *result, const char *path,
                   bool isolate)
{
    const char *error = "";
    size_t n = 0;
    const struct bg_view *view = bg_job_public_view(job, result);
    struct bg_copy copy = {.view = view};
    const char *bytes = view != NULL ? bg_job_public_book(job, &copy, path, isolate, &n) : NULL;
    if (bytes == NULL)
        return false;
    if (job->host->replace(job->host->data, path, bytes, n, &error) != BG_HOST_OK)
        return public_fail(job, path, error) != NULL;
    return true;
}
