/* Files in memory: a list of names and bytes. Every operation can be made to fail, one at a time. */
#include "host/host_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file {
    struct file *next;
    char *path;
    char *bytes;
    size_t n;
};

struct bg_host_memory {
    struct bg_host host;
    struct file *files;
    long fail_after;
    int temps;
};

static bool fails(struct bg_host_memory *memory, const char **error)
{
    if (memory->fail_after < 0 || memory->fail_after-- > 0)
        return false;
    *error = "the disk is full";
    return true;
}

static struct file *memory_find(const struct bg_host_memory *memory, const char *path)
{
    struct file *f = memory->files;
    while (f && strcmp(f->path, path) != 0)
        f = f->next;
    return f;
}

static char *memory_copy(const char *bytes, size_t n)
{
    char *made = malloc(n + 1);
    if (!made)
        return NULL;
    if (n)
        memcpy(made, bytes, n);
    made[n] = '\0';
    return made;
}

static void drop(struct bg_host_memory *memory, const char *path)
{
    for (struct file **at = &memory->files; *at; at = &(*at)->next) {
        struct file *f = *at;
        if (strcmp(f->path, path) != 0)
            continue;
        *at = f->next;
        free(f->path);
        free(f->bytes);
        free(f);
        return;
    }
}

bool bg_host_memory_put(struct bg_host_memory *memory, const char *path, const char *bytes,
                        size_t n)
{
    struct file *f = calloc(1, sizeof *f);
    if (!f)
        return false;
    f->path = memory_copy(path, strlen(path));
    f->bytes = memory_copy(bytes, n);
    f->n = n;
    if (!f->path || !f->bytes) {
        free(f->path);
        free(f->bytes);
        free(f);
        return false;
    }
    drop(memory, path);
    f->next = memory->files;
    memory->files = f;
    return true;
}

const char *bg_host_memory_get(const struct bg_host_memory *memory, const char *path, size_t *n)
{
    const struct file *f = memory_find(memory, path);
    if (!f)
        return NULL;
    if (n)
        *n = f->n;
    return f->bytes;
}

static enum bg_host_status memory_read(void *data, const char *path, size_t limit, char **bytes,
                                       size_t *n, const char **error)
{
    struct bg_host_memory *memory = data;
    if (fails(memory, error))
        return BG_HOST_FAILED;
    const struct file *f = memory_find(memory, path);
    if (!f) {
        *error = "there is no such file or folder";
        return BG_HOST_FAILED;
    }
    if (f->n > limit) {
        *error = "it is larger than the limit";
        return BG_HOST_TOO_LARGE;
    }
    *bytes = memory_copy(f->bytes, f->n);
    *n = f->n;
    *error = "memory is out";
    return *bytes ? BG_HOST_OK : BG_HOST_FAILED;
}

static void memory_release(void *data, char *bytes)
{
    (void)data;
    free(bytes);
}

static enum bg_host_status memory_replace(void *data, const char *path, const char *bytes, size_t n,
                                          const char **error)
{
    struct bg_host_memory *memory = data;
    if (fails(memory, error))
        return BG_HOST_FAILED;
    *error = "memory is out";
    return bg_host_memory_put(memory, path, bytes, n) ? BG_HOST_OK : BG_HOST_FAILED;
}

static enum bg_host_status memory_make_dir(void *data, const char *path, const char **error)
{
    (void)path; /* folders are only parts of names here */
    return fails(data, error) ? BG_HOST_FAILED : BG_HOST_OK;
}

static enum bg_host_status memory_temp_beside(void *data, const char *path, char *name, size_t size,
                                              const char **error)
{
    struct bg_host_memory *memory = data;
    if (fails(memory, error))
        return BG_HOST_FAILED;
    int n = snprintf(name, size, "%s.%d.tmp", path, memory->temps++);
    *error = "the name is too long";
    return n > 0 && (size_t)n < size && bg_host_memory_put(memory, name, "", 0) ? BG_HOST_OK
                                                                                : BG_HOST_FAILED;
}

static enum bg_host_status memory_commit(void *data, const char *temp, const char *path,
                                         const char **error)
{
    struct bg_host_memory *memory = data;
    const struct file *f = memory_find(memory, temp);
    bool failing = fails(memory, error);
    if (!f)
        *error = "there is no such file or folder";
    bool done = !failing && f && bg_host_memory_put(memory, path, f->bytes, f->n);
    drop(memory, temp);
    return done ? BG_HOST_OK : BG_HOST_FAILED;
}

/* All or none: nothing changes before every file is known to be there. */
static enum bg_host_status memory_commit_all(void *data, const struct bg_host_move *moves, size_t n,
                                             size_t *failed, const char **error)
{
    struct bg_host_memory *memory = data;
    enum bg_host_status status = BG_HOST_OK;
    for (size_t i = 0; i < n && status == BG_HOST_OK; i++) {
        *failed = i;
        *error = "there is no such file or folder";
        if (fails(memory, error) || !memory_find(memory, moves[i].temp))
            status = BG_HOST_FAILED;
    }
    for (size_t i = 0; i < n; i++) {
        const struct file *f = memory_find(memory, moves[i].temp);
        if (status == BG_HOST_OK && !bg_host_memory_put(memory, moves[i].path, f->bytes, f->n)) {
            *error = "memory is out";
            *failed = i;
            status = BG_HOST_FAILED;
        }
        drop(memory, moves[i].temp);
    }
    return status;
}

/* A file is its name; a folder is what names begin with. */
static bool memory_identify(void *data, const char *path, struct bg_host_file *file)
{
    struct bg_host_memory *memory = data;
    const struct file *f = memory_find(memory, path);
    size_t n = strlen(path);
    bool folder = false;
    for (const struct file *at = memory->files; at && !f; at = at->next)
        folder |= strncmp(at->path, path, n) == 0 && at->path[n] == '/';
    *file = (struct bg_host_file){.kind = BG_HOST_NOTHING, .name = path};
    if (f)
        *file = (struct bg_host_file){.kind = BG_HOST_FILE, .number = (uintptr_t)f->path};
    else if (folder)
        *file = (struct bg_host_file){.kind = BG_HOST_FOLDER};
    return true;
}

static enum bg_host_status memory_list(void *data, const char *path, char **names, size_t *n,
                                       const char **error)
{
    struct bg_host_memory *memory = data;
    size_t size = strlen(path), room = 1;
    if (fails(memory, error))
        return BG_HOST_FAILED;
    for (const struct file *f = memory->files; f; f = f->next)
        room += strlen(f->path) + 1;
    char *out = malloc(room);
    *error = "memory is out";
    if (!out)
        return BG_HOST_FAILED;
    *n = 0;
    for (const struct file *f = memory->files; f; f = f->next) {
        if (strncmp(f->path, path, size) != 0 || f->path[size] != '/' ||
            strchr(f->path + size + 1, '/'))
            continue;
        size_t length = strlen(f->path + size + 1) + 1;
        memcpy(out + *n, f->path + size + 1, length);
        *n += length;
    }
    *names = out;
    return BG_HOST_OK;
}

static void memory_remove(void *data, const char *path)
{
    drop(data, path);
}

/* In process: a test wants to see what the job did. */
static bool memory_isolate(void *data, int (*job)(void *), void *job_data, int *result,
                           const char **error)
{
    if (fails(data, error))
        return false;
    *result = job(job_data);
    return true;
}

struct stream {
    char *path; /* looked up at each step: the file may be replaced meanwhile */
    size_t at;
};

static enum bg_host_status memory_open(void *data, const char *path, void **stream, int64_t *size,
                                       const char **error)
{
    struct bg_host_memory *memory = data;
    if (fails(memory, error))
        return BG_HOST_FAILED;
    const struct file *f = memory_find(memory, path);
    struct stream *made = f ? calloc(1, sizeof *made) : NULL;
    *error = f ? "memory is out" : "there is no such file or folder";
    if (!made)
        return BG_HOST_FAILED;
    made->path = memory_copy(path, strlen(path));
    if (!made->path) {
        free(made);
        return BG_HOST_FAILED;
    }
    *size = (int64_t)f->n;
    *stream = made;
    return BG_HOST_OK;
}

static enum bg_host_status memory_next(void *data, void *stream, char *bytes, size_t size,
                                       size_t *n, const char **error)
{
    struct bg_host_memory *memory = data;
    struct stream *from = stream;
    const struct file *f = memory_find(memory, from->path);
    if (fails(memory, error))
        return BG_HOST_FAILED;
    size_t rest = f && f->n > from->at ? f->n - from->at : 0;
    *n = rest < size ? rest : size;
    if (*n)
        memcpy(bytes, f->bytes + from->at, *n);
    from->at += *n;
    return BG_HOST_OK;
}

static void memory_close(void *data, void *stream)
{
    struct stream *from = stream;
    (void)data;
    free(from->path);
    free(from);
}

static enum bg_host_status memory_append(void *data, const char *path, int64_t at,
                                         const char *bytes, size_t n, const char **error)
{
    struct bg_host_memory *memory = data;
    if (fails(memory, error))
        return BG_HOST_FAILED;
    const struct file *f = memory_find(memory, path);
    size_t kept = f ? f->n : 0;
    if (kept > (size_t)at)
        kept = (size_t)at;
    char *joined = malloc(kept + n + 1);
    *error = "memory is out";
    if (!joined)
        return BG_HOST_FAILED;
    if (kept)
        memcpy(joined, f->bytes, kept);
    if (n)
        memcpy(joined + kept, bytes, n);
    bool done = bg_host_memory_put(memory, path, joined, kept + n);
    free(joined);
    return done ? BG_HOST_OK : BG_HOST_FAILED;
}

static enum bg_host_status memory_lock(void *data, const char *path, void **lock,
                                       const char **error)
{
    struct bg_host_memory *memory = data;
    *lock = NULL;
    if (fails(memory, error) ||
        (!memory_find(memory, path) && !bg_host_memory_put(memory, path, "", 0)))
        return BG_HOST_FAILED;
    return BG_HOST_OK;
}

static void memory_unlock(void *data, void *lock)
{
    (void)data;
    (void)lock;
}

static enum bg_host_status memory_sync(void *data, const char *path, const char **error)
{
    (void)path;
    return fails(data, error) ? BG_HOST_FAILED : BG_HOST_OK;
}

/* Always the same instant, for the same bytes. */
static int64_t memory_clock(void *data)
{
    (void)data;
    return 1767225600; /* 2026-01-01T00:00:00Z */
}

/* Always the same bytes, likewise: for tests only. */
static enum bg_host_status memory_random(void *data, unsigned char *bytes, size_t n,
                                         const char **error)
{
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)(i * 37 + 11);
    return fails(data, error) ? BG_HOST_FAILED : BG_HOST_OK;
}

static int memory_processors(void *data)
{
    (void)data;
    return 1;
}

/* One after the other: a test wants the same story each time. */
static void memory_parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data)
{
    (void)data;
    for (int i = 0; i < n; i++)
        job(job_data, i);
}

static void memory_exclusive(void *data, void (*body)(void *), void *body_data)
{
    (void)data;
    body(body_data);
}

struct bg_host_memory *bg_host_memory_new(void)
{
    struct bg_host_memory *memory = calloc(1, sizeof *memory);
    if (!memory)
        return NULL;
    memory->fail_after = -1;
    memory->host = (struct bg_host){
        .data = memory,
        .read = memory_read,
        .release = memory_release,
        .replace = memory_replace,
        .make_dir = memory_make_dir,
        .temp_beside = memory_temp_beside,
        .commit = memory_commit,
        .commit_all = memory_commit_all,
        .remove = memory_remove,
        .identify = memory_identify,
        .list = memory_list,
        .isolate = memory_isolate,
        .open = memory_open,
        .next = memory_next,
        .close = memory_close,
        .append = memory_append,
        .lock = memory_lock,
        .unlock = memory_unlock,
        .sync = memory_sync,
        .clock = memory_clock,
        .random = memory_random,
        .processors = memory_processors,
        .parallel = memory_parallel,
        .exclusive = memory_exclusive,
    };
    return memory;
}

void bg_host_memory_free(struct bg_host_memory *memory)
{
    if (!memory)
        return;
    while (memory->files)
        drop(memory, memory->files->path);
    free(memory);
}

const struct bg_host *bg_host_memory_host(struct bg_host_memory *memory)
{
    return &memory->host;
}

void bg_host_memory_fail_after(struct bg_host_memory *memory, long n)
{
    memory->fail_after = n;
}
