/* Files that come and go as bytes, and a context that begins anew. */
#include "api/context.h"

#include "host/host_desk.h"

static void release_desk(void *desk)
{
    bg_host_desk_free(desk);
}

bool bg_take_desk(struct bg *bg)
{
    if (bg->desk)
        return true;
    void **slot = bg_arena_defer(bg->arena, release_desk);
    *slot = bg->desk = bg_host_desk_new(bg->job.host, bg->config.in_memory);
    if (!bg->desk)
        return false;
    bg->job.host = bg_host_desk_host(bg->desk);
    return true;
}

static void memory_put(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    call->ok = bg_take_desk(bg) && bg_host_desk_put(bg->desk, call->path, call->text, call->size);
    bg->out_of_memory |= !call->ok;
}

bool bg_put(struct bg *bg, const char *name, const void *bytes, size_t n)
{
    struct call call = {.bg = bg, .path = name, .text = bytes, .size = n};
    return bg_enter(&call, memory_put);
}

const void *bg_get(struct bg *bg, const char *name, size_t *n)
{
    return bg->desk ? bg_host_desk_get(bg->desk, name, n) : NULL;
}

static void memory_forget(void *data)
{
    struct call *call = data;
    struct bg_job *job = &call->bg->job;
    job->diags = bg_diags_new(call->bg->arena);
    job->world_failed = false;
    call->bg->wrong_usage = false;
    call->ok = true;
}

void bg_forget(struct bg *bg)
{
    struct call call = {.bg = bg};
    (void)bg_enter(&call, memory_forget);
}
