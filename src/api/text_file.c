/* Texts of any length into files: written piece by piece beside their place, then put there. */
#include "api/context.h"

enum { TEMP_NAME = 4096 };

struct text_file {
    struct bg *bg;
    bg_text_put *put;
    void *data;
    const char *temp;
    int64_t size; /* written so far */
    enum bg_host_status status;
    const char *error;
};

static void text_file_take(void *data, const char *bytes, size_t n)
{
    struct text_file *f = data;
    const struct bg_host *host = f->bg->job.host;
    if (f->status != BG_HOST_OK)
        return;
    f->status = host->append(host->data, f->temp, f->size, bytes, n, &f->error);
    f->size += (int64_t)n;
}

static void text_file_write(void *data)
{
    struct text_file *f = data;
    const struct bg_flow flow = {text_file_take, f};
    struct bg_buf out;
    bg_buf_init(&out, f->bg->arena);
    f->put(&out, &flow, f->data);
    bg_flow_end(&flow, &out);
}

static bool text_file_fail(struct bg *bg, const char *path, const char *error)
{
    bg->job.world_failed = true;
    bg_diag_add(bg->job.diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    return false;
}

static bool text_file_whole(struct bg *bg, const char *path, bg_text_put *put, void *data)
{
    struct bg_buf out;
    bg_buf_init(&out, bg->arena);
    put(&out, NULL, data);
    return bg_replace_file(bg, path, bg_buf_text(&out), out.size);
}

bool bg_write_flow(struct bg *bg, const char *path, bg_text_put *put, void *data)
{
    const struct bg_host *host = bg->job.host;
    struct bg_host_file place;
    char temp[TEMP_NAME];
    struct text_file f = {.bg = bg, .put = put, .data = data, .temp = temp, .error = ""};
    if (!host->identify(host->data, path, &place) || place.kind == BG_HOST_DEVICE)
        return text_file_whole(bg, path, put, data);
    if (host->temp_beside(host->data, path, temp, sizeof temp, &f.error) != BG_HOST_OK)
        return text_file_fail(bg, path, f.error);
    bool done = bg_arena_try(bg->arena, text_file_write, &f);
    if (done && f.status == BG_HOST_OK)
        f.status = host->commit(host->data, temp, path, &f.error);
    if (!done || f.status != BG_HOST_OK)
        host->remove(host->data, temp);
    if (!done)
        bg_arena_out_of_memory(bg->arena);
    return f.status == BG_HOST_OK || text_file_fail(bg, path, f.error);
}
