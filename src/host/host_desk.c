/* Files in memory in front of those of another host. A workbook is written by a library that opens a file
 * of the system by its name: its temporary file lies in the system's folder for such, and comes to the desk
 * when it is finished. */
#include "host/host_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/host_memory.h"

struct bg_host_desk {
    struct bg_host host;
    const struct bg_host *behind;
    struct bg_host_memory *memory;
    const struct bg_host *top; /* of the memory */
    bool keeps;
    char temps[256]; /* what the names of our temporary files begin with */
};

struct stream {
    const struct bg_host *of;
    void *stream;
};

/* Whose the path is. */
static const struct bg_host *holder(const struct bg_host_desk *desk, const char *path)
{
    struct bg_host_file file;
    bool here = desk->top->identify(desk->memory, path, &file) && file.kind != BG_HOST_NOTHING;
    return here ? desk->top : desk->behind;
}

/* Where something new at the path goes. */
static const struct bg_host *taker(const struct bg_host_desk *desk, const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    return desk->keeps && !standard ? desk->top : desk->behind;
}

static bool is_temp(const struct bg_host_desk *desk, const char *path)
{
    return strncmp(path, desk->temps, strlen(desk->temps)) == 0;
}

static enum bg_host_status desk_read(void *data, const char *path, size_t limit, char **bytes,
                                     size_t *n, const char **error)
{
    const struct bg_host *host = holder(data, path);
    return host->read(host->data, path, limit, bytes, n, error);
}

/* Both hosts take their bytes from malloc. */
static void desk_release(void *data, char *bytes)
{
    const struct bg_host_desk *desk = data;
    desk->behind->release(desk->behind->data, bytes);
}

static enum bg_host_status desk_replace(void *data, const char *path, const char *bytes, size_t n,
                                        const char **error)
{
    const struct bg_host_desk *desk = data;
    const struct bg_host *host = is_temp(desk, path) ? desk->behind : taker(desk, path);
    return host->replace(host->data, path, bytes, n, error);
}

static enum bg_host_status desk_make_dir(void *data, const char *path, const char **error)
{
    const struct bg_host *host = taker(data, path);
    return host->make_dir(host->data, path, error);
}

static enum bg_host_status desk_temp_beside(void *data, const char *path, char *name, size_t size,
                                            const char **error)
{
    const struct bg_host_desk *desk = data;
    char beside[sizeof desk->temps];
    const char *folder = getenv("TMPDIR");
    if (!desk->keeps)
        return desk->behind->temp_beside(desk->behind->data, path, name, size, error);
    snprintf(beside, sizeof beside, "%s/bidgauge", folder && *folder ? folder : "/tmp");
    return desk->behind->temp_beside(desk->behind->data, beside, name, size, error);
}

static enum bg_host_status desk_commit(void *data, const char *temp, const char *path,
                                       const char **error)
{
    struct bg_host_desk *desk = data;
    char *bytes;
    size_t n;
    if (!desk->keeps)
        return desk->behind->commit(desk->behind->data, temp, path, error);
    if (holder(desk, temp) == desk->top)
        return desk->top->commit(desk->memory, temp, path, error);
    enum bg_host_status status =
        desk->behind->read(desk->behind->data, temp, SIZE_MAX / 2, &bytes, &n, error);
    if (status == BG_HOST_OK) {
        status = desk->top->replace(desk->memory, path, bytes, n, error);
        desk->behind->release(desk->behind->data, bytes);
    }
    desk->behind->remove(desk->behind->data, temp);
    return status;
}

static enum bg_host_status desk_commit_all(void *data, const struct bg_host_move *moves, size_t n,
                                           size_t *failed, const char **error)
{
    struct bg_host_desk *desk = data;
    if (!desk->keeps)
        return desk->behind->commit_all(desk->behind->data, moves, n, failed, error);
    for (*failed = 0; *failed < n; ++*failed)
        if (desk_commit(desk, moves[*failed].temp, moves[*failed].path, error) != BG_HOST_OK) {
            for (size_t i = *failed; i < n; i++)
                desk->behind->remove(desk->behind->data, moves[i].temp);
            return BG_HOST_FAILED;
        }
    return BG_HOST_OK;
}

static void desk_remove(void *data, const char *path)
{
    const struct bg_host_desk *desk = data;
    const struct bg_host *host =
        desk->keeps && !is_temp(desk, path) ? desk->top : desk->behind; /* no file of others */
    host->remove(host->data, path);
}

static bool desk_identify(void *data, const char *path, struct bg_host_file *file)
{
    const struct bg_host *host = holder(data, path);
    return host->identify(host->data, path, file);
}

static enum bg_host_status desk_list(void *data, const char *path, char **names, size_t *n,
                                     const char **error)
{
    const struct bg_host *host = holder(data, path);
    return host->list(host->data, path, names, n, error);
}

static bool desk_isolate(void *data, int (*job)(void *), void *job_data, int *result,
                         const char **error)
{
    const struct bg_host_desk *desk = data;
    return desk->behind->isolate(desk->behind->data, job, job_data, result, error);
}

static enum bg_host_status desk_open(void *data, const char *path, void **stream, int64_t *size,
                                     const char **error)
{
    const struct bg_host *host = holder(data, path);
    struct stream *box = malloc(sizeof *box);
    *error = "memory is out";
    if (!box)
        return BG_HOST_FAILED;
    box->of = host;
    enum bg_host_status status = host->open(host->data, path, &box->stream, size, error);
    if (status == BG_HOST_OK)
        *stream = box;
    else
        free(box);
    return status;
}

static enum bg_host_status desk_next(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                     const char **error)
{
    (void)data;
    const struct stream *box = stream;
    return box->of->next(box->of->data, box->stream, bytes, size, n, error);
}

static void desk_close(void *data, void *stream)
{
    (void)data;
    struct stream *box = stream;
    box->of->close(box->of->data, box->stream);
    free(box);
}

static enum bg_host_status desk_append(void *data, const char *path, int64_t at, const char *bytes,
                                       size_t n, const char **error)
{
    const struct bg_host *host = taker(data, path);
    return host->append(host->data, path, at, bytes, n, error);
}

static enum bg_host_status desk_lock(void *data, const char *path, void **lock, const char **error)
{
    const struct bg_host *host = taker(data, path);
    return host->lock(host->data, path, lock, error);
}

static void desk_unlock(void *data, void *lock)
{
    const struct bg_host *host = taker(data, "");
    host->unlock(host->data, lock);
}

static enum bg_host_status desk_sync(void *data, const char *path, const char **error)
{
    const struct bg_host *host = taker(data, path);
    return host->sync(host->data, path, error);
}

static int64_t desk_clock(void *data)
{
    const struct bg_host_desk *desk = data;
    return desk->behind->clock(desk->behind->data);
}

static enum bg_host_status desk_random(void *data, unsigned char *bytes, size_t n,
                                       const char **error)
{
    const struct bg_host_desk *desk = data;
    return desk->behind->random(desk->behind->data, bytes, n, error);
}

static int desk_processors(void *data)
{
    const struct bg_host_desk *desk = data;
    return desk->behind->processors(desk->behind->data);
}

static void desk_parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data)
{
    const struct bg_host_desk *desk = data;
    desk->behind->parallel(desk->behind->data, n, job, job_data);
}

static void desk_exclusive(void *data, void (*body)(void *), void *body_data)
{
    const struct bg_host_desk *desk = data;
    desk->behind->exclusive(desk->behind->data, body, body_data);
}

struct bg_host_desk *bg_host_desk_new(const struct bg_host *behind, bool keeps)
{
    static const struct bg_host host = {
        .read = desk_read,
        .release = desk_release,
        .replace = desk_replace,
        .make_dir = desk_make_dir,
        .temp_beside = desk_temp_beside,
        .commit = desk_commit,
        .commit_all = desk_commit_all,
        .remove = desk_remove,
        .identify = desk_identify,
        .list = desk_list,
        .isolate = desk_isolate,
        .open = desk_open,
        .next = desk_next,
        .close = desk_close,
        .append = desk_append,
        .lock = desk_lock,
        .unlock = desk_unlock,
        .sync = desk_sync,
        .clock = desk_clock,
        .random = desk_random,
        .processors = desk_processors,
        .parallel = desk_parallel,
        .exclusive = desk_exclusive,
    };
    struct bg_host_desk *desk = calloc(1, sizeof *desk);
    struct bg_host_memory *memory = bg_host_memory_new();
    const char *folder = getenv("TMPDIR");
    if (!desk || !memory) {
        free(desk);
        bg_host_memory_free(memory);
        return NULL;
    }
    *desk = (struct bg_host_desk){.host = host, .behind = behind, .memory = memory, .keeps = keeps};
    desk->host.data = desk;
    desk->top = bg_host_memory_host(memory);
    snprintf(desk->temps, sizeof desk->temps, "%s/.bidgauge.", folder && *folder ? folder : "/tmp");
    return desk;
}

void bg_host_desk_free(struct bg_host_desk *desk)
{
    if (!desk)
        return;
    bg_host_memory_free(desk->memory);
    free(desk);
}

const struct bg_host *bg_host_desk_host(struct bg_host_desk *desk)
{
    return &desk->host;
}

bool bg_host_desk_put(struct bg_host_desk *desk, const char *path, const char *bytes, size_t n)
{
    return bg_host_memory_put(desk->memory, path, bytes, n);
}

const char *bg_host_desk_get(const struct bg_host_desk *desk, const char *path, size_t *n)
{
    return bg_host_memory_get(desk->memory, path, n);
}
