/* A host in front of another: reads go through and are remembered, writes wait. */
#include "host/outputs.h"

#include <stdlib.h>
#include <string.h>

struct input {
    char *path;
    bool known;
    struct bg_host_file file; /* as it was when it was read */
};

struct waiting {
    char *temp;
    char *path; /* NULL: still being written */
    bool ours;  /* the temporary file was made here: else whoever made it may go on with it */
};

struct bg_outputs {
    struct bg_host host;
    const struct bg_host *world;
    struct input *inputs;
    size_t inputs_n, inputs_room;
    struct waiting *files;
    size_t files_n, files_room;
    char **folders; /* made for outputs, outer ones first */
    size_t folders_n, folders_room;
    char **removed; /* files to be removed when the outputs are in their places */
    size_t removed_n, removed_room;
    struct bg_host_move *moves; /* of the last publishing */
    bool out_of_memory;
};

/* Room for one more; false is remembered. */
static bool outputs_grow(struct bg_outputs *o, void *list, size_t n, size_t *room, size_t size)
{
    void *items;
    if (n < *room)
        return true;
    size_t more = *room ? *room * 2 : 16;
    memcpy(&items, list, sizeof items);
    items = realloc(items, more * size);
    if (!items) {
        o->out_of_memory = true;
        return false;
    }
    memcpy(list, &items, sizeof items);
    *room = more;
    return true;
}

static char *outputs_copy(struct bg_outputs *o, const char *text)
{
    size_t n = strlen(text) + 1;
    char *made = malloc(n);
    if (made)
        memcpy(made, text, n);
    else
        o->out_of_memory = true;
    return made;
}

static bool outputs_add_text(struct bg_outputs *o, char ***list, size_t *n, size_t *room,
                             const char *text)
{
    char *made = outputs_grow(o, list, *n, room, sizeof **list) ? outputs_copy(o, text) : NULL;
    if (made)
        (*list)[(*n)++] = made;
    return made != NULL;
}

/* -- what is what --------------------------------------------------------------------------------- */

static char host_outputs_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool outputs_same_name(const char *a, const char *b)
{
    while (*a && host_outputs_lower(*a) == host_outputs_lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

static bool outputs_same(const struct bg_host_file *a, const struct bg_host_file *b)
{
    bool both = a->device == b->device && a->number == b->number;
    if (a->kind == BG_HOST_DEVICE || b->kind == BG_HOST_DEVICE || !both)
        return false;
    if (a->kind == BG_HOST_NOTHING && b->kind == BG_HOST_NOTHING)
        return outputs_same_name(a->name, b->name);
    return a->kind == b->kind;
}

static bool identify(const struct bg_outputs *o, const char *path, struct bg_host_file *file)
{
    return o->world->identify(o->world->data, path, file);
}

bool bg_outputs_same_file(const struct bg_outputs *o, const char *a, const char *b)
{
    struct bg_host_file first, second;
    if (strcmp(a, b) == 0)
        return strcmp(a, "-") == 0 || !identify(o, a, &first) || first.kind != BG_HOST_DEVICE;
    if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
        return false;
    return identify(o, a, &first) && identify(o, b, &second) && outputs_same(&first, &second);
}

void bg_outputs_input(struct bg_outputs *o, const char *path)
{
    struct input input = {0};
    if (!outputs_grow(o, &o->inputs, o->inputs_n, &o->inputs_room, sizeof *o->inputs))
        return;
    input.path = outputs_copy(o, path);
    if (!input.path)
        return;
    input.known = identify(o, input.path, &input.file);
    o->inputs[o->inputs_n++] = input;
}

const char *bg_outputs_same_input(const struct bg_outputs *o, const char *path)
{
    struct bg_host_file file;
    if (strcmp(path, "-") == 0 || !identify(o, path, &file) || file.kind != BG_HOST_FILE)
        return NULL;
    for (size_t i = 0; i < o->inputs_n; i++)
        if (o->inputs[i].known && outputs_same(&file, &o->inputs[i].file))
            return o->inputs[i].path;
    return NULL;
}

/* -- reading -------------------------------------------------------------------------------------- */

static enum bg_host_status outputs_read_file(void *data, const char *path, size_t limit,
                                             char **bytes, size_t *n, const char **error)
{
    struct bg_outputs *o = data;
    bool waits = false;
    for (size_t i = 0; i < o->files_n; i++)
        waits |= strcmp(o->files[i].temp, path) == 0; /* an output that is read back */
    if (!waits)
        bg_outputs_input(o, path);
    return o->world->read(o->world->data, path, limit, bytes, n, error);
}

static void outputs_release(void *data, char *bytes)
{
    const struct bg_outputs *o = data;
    o->world->release(o->world->data, bytes);
}

static enum bg_host_status outputs_open_file(void *data, const char *path, void **stream,
                                             int64_t *size, const char **error)
{
    struct bg_outputs *o = data;
    bg_outputs_input(o, path);
    return o->world->open(o->world->data, path, stream, size, error);
}

static enum bg_host_status next(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                const char **error)
{
    const struct bg_outputs *o = data;
    return o->world->next(o->world->data, stream, bytes, size, n, error);
}

static void close_file(void *data, void *stream)
{
    const struct bg_outputs *o = data;
    o->world->close(o->world->data, stream);
}

static bool identify_path(void *data, const char *path, struct bg_host_file *file)
{
    return identify(data, path, file);
}

static enum bg_host_status outputs_list(void *data, const char *path, char **names, size_t *n,
                                        const char **error)
{
    const struct bg_outputs *o = data;
    return o->world->list(o->world->data, path, names, n, error);
}

/* -- writing -------------------------------------------------------------------------------------- */

static struct waiting *outputs_find(struct bg_outputs *o, const char *temp)
{
    for (size_t i = o->files_n; i-- > 0;)
        if (strcmp(o->files[i].temp, temp) == 0)
            return &o->files[i];
    return NULL;
}

static struct waiting *wait_for(struct bg_outputs *o, const char *temp, bool ours)
{
    char *name = outputs_grow(o, &o->files, o->files_n, &o->files_room, sizeof *o->files)
                     ? outputs_copy(o, temp)
                     : NULL;
    if (!name)
        return NULL;
    o->files[o->files_n] = (struct waiting){.temp = name, .ours = ours};
    return &o->files[o->files_n++];
}

static enum bg_host_status no_memory(const char **error)
{
    *error = "memory is out";
    return BG_HOST_FAILED;
}

static enum bg_host_status temp_beside(void *data, const char *path, char *name, size_t size,
                                       const char **error)
{
    struct bg_outputs *o = data;
    enum bg_host_status status = o->world->temp_beside(o->world->data, path, name, size, error);
    if (status != BG_HOST_OK || wait_for(o, name, true))
        return status;
    o->world->remove(o->world->data, name);
    return no_memory(error);
}

static enum bg_host_status outputs_commit(void *data, const char *temp, const char *path,
                                          const char **error)
{
    struct bg_outputs *o = data;
    struct waiting *file = outputs_find(o, temp);
    if (!file)
        file = wait_for(o, temp, false);
    if (file)
        file->path = outputs_copy(o, path);
    return file && file->path ? BG_HOST_OK : no_memory(error);
}

static enum bg_host_status outputs_append(void *data, const char *path, int64_t at,
                                          const char *bytes, size_t n, const char **error)
{
    const struct bg_outputs *o = data;
    return o->world->append(o->world->data, path, at, bytes, n, error);
}

static void remove_file(void *data, const char *path)
{
    struct bg_outputs *o = data;
    struct waiting *file = outputs_find(o, path);
    if (!file) {
        outputs_add_text(o, &o->removed, &o->removed_n, &o->removed_room, path);
        return;
    }
    o->world->remove(o->world->data, path);
    free(file->temp);
    free(file->path);
    *file = o->files[--o->files_n];
}

static enum bg_host_status outputs_replace(void *data, const char *path, const char *bytes,
                                           size_t n, const char **error)
{
    enum { NAME = 4096 };
    struct bg_outputs *o = data;
    struct bg_host_file file;
    char temp[NAME];
    if (strcmp(path, "-") == 0 || (identify(o, path, &file) && file.kind == BG_HOST_DEVICE))
        return o->world->replace(o->world->data, path, bytes, n, error);
    enum bg_host_status status = temp_beside(o, path, temp, sizeof temp, error);
    if (status == BG_HOST_OK)
        status = o->world->append(o->world->data, temp, 0, bytes, n, error);
    else
        return status;
    if (status == BG_HOST_OK)
        status = outputs_commit(o, temp, path, error);
    if (status != BG_HOST_OK)
        remove_file(o, temp);
    return status;
}

/* Folders that were not there are remembered, so that they can be taken away again. */
static enum bg_host_status make_dir(void *data, const char *path, const char **error)
{
    struct bg_outputs *o = data;
    char *part = outputs_copy(o, path);
    bool remembered = part != NULL;
    for (size_t i = 1, n = strlen(path); remembered && i <= n; i++) {
        struct bg_host_file file;
        if (path[i] != '/' && path[i] != '\0')
            continue;
        part[i] = '\0';
        if (!identify(o, part, &file) || file.kind == BG_HOST_NOTHING)
            remembered = outputs_add_text(o, &o->folders, &o->folders_n, &o->folders_room, part);
        part[i] = path[i];
    }
    free(part);
    return remembered ? o->world->make_dir(o->world->data, path, error) : no_memory(error);
}

/* -- the rest of a host --------------------------------------------------------------------------- */

static bool isolate(void *data, int (*job)(void *), void *job_data, int *result, const char **error)
{
    const struct bg_outputs *o = data;
    return o->world->isolate(o->world->data, job, job_data, result, error);
}

static enum bg_host_status lock(void *data, const char *path, void **held, const char **error)
{
    const struct bg_outputs *o = data;
    return o->world->lock(o->world->data, path, held, error);
}

static void outputs_unlock(void *data, void *held)
{
    const struct bg_outputs *o = data;
    o->world->unlock(o->world->data, held);
}

static enum bg_host_status sync_file(void *data, const char *path, const char **error)
{
    const struct bg_outputs *o = data;
    return o->world->sync(o->world->data, path, error);
}

static int64_t clock_now(void *data)
{
    const struct bg_outputs *o = data;
    return o->world->clock(o->world->data);
}

static enum bg_host_status random_bytes(void *data, unsigned char *bytes, size_t n,
                                        const char **error)
{
    const struct bg_outputs *o = data;
    return o->world->random(o->world->data, bytes, n, error);
}

static int processors(void *data)
{
    const struct bg_outputs *o = data;
    return o->world->processors(o->world->data);
}

static void parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data)
{
    const struct bg_outputs *o = data;
    o->world->parallel(o->world->data, n, job, job_data);
}

static void exclusive(void *data, void (*body)(void *), void *body_data)
{
    const struct bg_outputs *o = data;
    o->world->exclusive(o->world->data, body, body_data);
}

static enum bg_host_status commit_all(void *data, const struct bg_host_move *moves, size_t n,
                                      size_t *failed, const char **error)
{
    enum bg_host_status status = BG_HOST_OK;
    for (size_t i = 0; i < n && status == BG_HOST_OK; i++) {
        *failed = i;
        status = outputs_commit(data, moves[i].temp, moves[i].path, error);
    }
    return status;
}

struct bg_outputs *bg_outputs_new(const struct bg_host *world)
{
    struct bg_outputs *o = calloc(1, sizeof *o);
    if (!o)
        return NULL;
    o->world = world;
    o->host = (struct bg_host){
        .data = o,
        .read = outputs_read_file,
        .release = outputs_release,
        .replace = outputs_replace,
        .make_dir = make_dir,
        .temp_beside = temp_beside,
        .commit = outputs_commit,
        .commit_all = commit_all,
        .remove = remove_file,
        .identify = identify_path,
        .list = outputs_list,
        .isolate = isolate,
        .open = outputs_open_file,
        .next = next,
        .close = close_file,
        .append = outputs_append,
        .lock = lock,
        .unlock = outputs_unlock,
        .sync = sync_file,
        .clock = clock_now,
        .random = random_bytes,
        .processors = processors,
        .parallel = parallel,
        .exclusive = exclusive,
    };
    return o;
}

const struct bg_host *bg_outputs_host(struct bg_outputs *o)
{
    return &o->host;
}

size_t bg_outputs_waiting(const struct bg_outputs *o)
{
    return o->files_n;
}

const char *bg_outputs_path(const struct bg_outputs *o, size_t i)
{
    return o->files[i].path ? o->files[i].path : "";
}

const char *bg_outputs_temp(const struct bg_outputs *o, size_t i)
{
    return o->files[i].temp;
}

/* -- the end -------------------------------------------------------------------------------------- */

static void outputs_forget(struct bg_outputs *o)
{
    for (size_t i = 0; i < o->files_n; i++) {
        free(o->files[i].temp);
        free(o->files[i].path);
    }
    for (size_t i = 0; i < o->folders_n; i++)
        free(o->folders[i]);
    for (size_t i = 0; i < o->removed_n; i++)
        free(o->removed[i]);
    o->files_n = o->folders_n = o->removed_n = 0;
}

void bg_outputs_abandon(struct bg_outputs *o)
{
    for (size_t i = 0; i < o->files_n; i++)
        if (o->files[i].ours)
            o->world->remove(o->world->data, o->files[i].temp);
    for (size_t i = o->folders_n; i-- > 0;)
        o->world->remove(o->world->data, o->folders[i]);
    outputs_forget(o);
}

enum bg_host_status bg_outputs_publish(struct bg_outputs *o, const char **path, const char **error)
{
    size_t n = 0, failed = 0;
    free(o->moves);
    o->moves = calloc(o->files_n ? o->files_n : 1, sizeof *o->moves);
    *path = "";
    if (!o->moves || o->out_of_memory) {
        bg_outputs_abandon(o);
        return no_memory(error);
    }
    for (size_t i = 0; i < o->files_n; i++)
        if (o->files[i].path)
            o->moves[n++] = (struct bg_host_move){o->files[i].temp, o->files[i].path};
    if (n && o->world->commit_all(o->world->data, o->moves, n, &failed, error) != BG_HOST_OK) {
        *path = o->moves[failed < n ? failed : n - 1].path;
        for (size_t i = o->folders_n; i-- > 0;)
            o->world->remove(o->world->data, o->folders[i]);
        return BG_HOST_FAILED; /* *path lives until the outputs are freed */
    }
    for (size_t i = 0; i < o->removed_n; i++)
        o->world->remove(o->world->data, o->removed[i]);
    outputs_forget(o);
    return BG_HOST_OK;
}

void bg_outputs_free(struct bg_outputs *o)
{
    if (!o)
        return;
    bg_outputs_abandon(o);
    for (size_t i = 0; i < o->inputs_n; i++)
        free(o->inputs[i].path);
    free(o->inputs);
    free(o->files);
    free(o->folders);
    free(o->removed);
    free(o->moves);
    free(o);
}
