/* The outputs of a run: held back, checked, put in their places together. */
#include "api/context.h"

#include <string.h>

#include "host/memory.h"
#include "jobs/outputs.h"

static void hold(void *data)
{
    struct call *call = data;
    bg_job_outputs_hold(&call->bg->job, call->more != NULL);
    call->ok = true;
}

bool bg_hold_outputs(struct bg *bg, bool force)
{
    struct call call = {.bg = bg, .more = force ? bg : NULL};
    return bg_enter(&call, hold);
}

static void outputs_will_read(void *data)
{
    struct call *call = data;
    for (size_t i = 0; i < call->n; i++)
        bg_job_outputs_input(&call->bg->job, call->bids[i]);
    call->ok = true;
}

bool bg_will_read(struct bg *bg, const char *const *paths, size_t n)
{
    struct call call = {.bg = bg, .bids = paths, .n = n};
    return bg_enter(&call, outputs_will_read);
}

static void claim(void *data)
{
    struct call *call = data;
    enum bg_output_kind kind = bg_output_kind_find(call->first);
    call->ok = kind != BG_OUTPUT__COUNT && bg_job_outputs_claim(&call->bg->job, kind, call->path);
    call->bg->wrong_usage |= !call->ok;
}

bool bg_claim_output(struct bg *bg, const char *kind, const char *path)
{
    struct call call = {.bg = bg, .first = kind, .path = path};
    return !path || bg_enter(&call, claim);
}

static void outputs_publish(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    bool refused;
    bg->out_of_memory |= bg_host_memory_failed();
    if (bg_status(bg) == BG_WORLD || bg_status(bg) == BG_USAGE) {
        bg_job_outputs_abandon(&bg->job);
        return;
    }
    call->ok = bg_job_outputs_finish(&bg->job, &refused);
    bg->published = call->ok;
    if (!call->ok && refused)
        bg->wrong_usage = true;
    else if (!call->ok)
        bg->job.world_failed = true;
}

bool bg_publish_outputs(struct bg *bg)
{
    struct call call = {.bg = bg};
    return bg_enter(&call, outputs_publish);
}

static void keep_command(void *data)
{
    struct call *call = data;
    call->bg->command = bg_arena_text(call->bg->arena, call->first, strlen(call->first));
    call->ok = true;
}

bool bg_set_command(struct bg *bg, const char *command)
{
    struct call call = {.bg = bg, .first = command};
    return bg_enter(&call, keep_command);
}

static bool ends_as(const char *text, const char *end)
{
    size_t n = strlen(text), k = strlen(end);
    if (n < k)
        return false;
    for (size_t i = 0; i < k; i++) {
        char c = text[n - k + i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != end[i])
            return false;
    }
    return true;
}

enum bg_rendering bg_rendering_of(const char *path)
{
    static const struct {
        const char *end;
        enum bg_rendering format;
    } rows[] = {
        {".html", BG_AS_HTML}, {".htm", BG_AS_HTML}, {".md", BG_AS_MARKDOWN},
        {".json", BG_AS_JSON}, {".csv", BG_AS_CSV},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (ends_as(path, rows[i].end))
            return rows[i].format;
    return BG_AS_XLSX;
}
