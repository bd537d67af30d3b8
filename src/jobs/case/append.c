/* Writing into a case: files first, then the line that names them. The line is appended under a lock,
 * after the log was found to end where it ended when this command began. */
#include <string.h>

#include "base/hash.h"
#include "base/list.h"
#include "intake/case/case.h"
#include "jobs/case/folder.h"

static bool append_fail(struct bg_case *c, const char *path, const char *error)
{
    bg_diag_add(c->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    c->job->world_failed = true;
    return false;
}

static void note_file(struct bg_case *c, const char *inside, const char hash[BG_HASH_TEXT],
                      int64_t bytes)
{
    struct bg_arena *arena = c->job->arena;
    BG_MORE(arena, c->files, c->files_n, c->files_room);
    c->files[c->files_n++] =
        (struct bg_case_file){bg_arena_text(arena, inside, strlen(inside)),
                              bg_arena_text(arena, hash, BG_HASH_TEXT - 1), bytes};
}

static const char *append_numbered(struct bg_arena *arena, const char *path, int number)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    if (!dot || (slash && dot < slash) || dot == path)
        dot = path + strlen(path);
    return bg_arena_printf(arena, "%.*s-%d%s", (int)(dot - path), path, number, dot);
}

static bool append_is_taken(const struct bg_case *c, const char *inside)
{
    for (size_t i = 0; i < c->files_n; i++)
        if (strcmp(c->files[i].path, inside) == 0)
            return true;
    return false;
}

/* The first of NAME, NAME-2, NAME-3, ... that nothing else has. *there: it has these very bytes. */
static const char *free_name(struct bg_case *c, const char *inside, const char *hash, bool *there)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *name = inside;
    for (int i = 2;; i++) {
        const char *path = bg_case_path(c, name), *error;
        char found[BG_HASH_TEXT] = "";
        const struct bg_case_file *file;
        struct bg_host_file is;
        int64_t bytes;
        *there = false;
        bool free = !world->identify(world->data, path, &is) || is.kind == BG_HOST_NOTHING;
        bool named = bg_case_entry_of(c->log, name, &file) || append_is_taken(c, name);
        if (!free && !named && is.kind == BG_HOST_FILE &&
            bg_case_hash(c->job, path, found, &bytes, &error))
            *there = strcmp(found, hash) == 0; /* a run that was stopped left it */
        if ((free && !named) || *there)
            return name;
        name = append_numbered(c->job->arena, inside, i);
    }
}

bool bg_case_put(struct bg_case *c, const char *inside, const char *bytes, size_t n)
{
    const struct bg_host *world = bg_job_world(c->job);
    unsigned char hash[32];
    char text[BG_HASH_TEXT];
    const char *error = "";
    bool there;
    bg_sha256(bytes, n, hash);
    bg_sha256_hex(hash, text);
    const char *name = free_name(c, inside, text, &there);
    const char *path = bg_case_path(c, name);
    const char *folder = bg_arena_text(c->job->arena, path, (size_t)(strrchr(path, '/') - path));
    if (!there && world->make_dir(world->data, folder, &error) != BG_HOST_OK)
        return append_fail(c, folder, error);
    if (!there && world->replace(world->data, path, bytes, n, &error) != BG_HOST_OK)
        return append_fail(c, path, error);
    if (there && world->sync(world->data, path, &error) != BG_HOST_OK)
        return append_fail(c, path, error);
    note_file(c, name, text, (int64_t)n);
    return true;
}

bool bg_case_add(struct bg_case *c, const char *inside)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *path = bg_case_path(c, inside), *error = "";
    char hash[BG_HASH_TEXT];
    int64_t bytes;
    if (!bg_case_hash(c->job, path, hash, &bytes, &error) ||
        world->sync(world->data, path, &error) != BG_HOST_OK)
        return append_fail(c, path, error);
    note_file(c, inside, hash, bytes);
    return true;
}

/* -- the line ------------------------------------------------------------------------------------- */

static const char *append_line_of(struct bg_case *c, size_t *n)
{
    const struct bg_case_log *log = c->log;
    struct bg_buf line;
    bg_buf_init(&line, c->job->arena);
    c->next.n = log->n ? log->entries[log->n - 1].n + 1 : 1;
    c->next.prev = log->head;
    c->next.files = c->files;
    c->next.files_n = c->files_n;
    bg_case_entry_write(&line, &c->next);
    *n = line.size;
    return bg_buf_text(&line);
}

/* Only whole lines count: what a stopped run left behind the last one is cut off with them. */
static bool has_grown(struct bg_case *c, const char *path)
{
    size_t n = 0;
    const char *error = "", *bytes = bg_case_bytes(c->job, path, BG_LOG_BYTES, &n, &error);
    if (!bytes) {
        append_fail(c, path, error);
        return true;
    }
    const struct bg_source *before = c->log->source;
    if (n == before->size && memcmp(bytes, before->text, n) == 0)
        return false;
    bg_diag_add(c->job->diags, BG_E768, BG_NOWHERE, "the log grew while this command ran");
    return true;
}

/* A line that cannot be written whole is taken away again; if even that fails, it has no line feed and
 * does not count. */
static bool write_line(struct bg_case *c, const char *path, const char *line, size_t n)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *error = "", *ignored;
    int64_t at = (int64_t)c->log->whole;
    if (world->append(world->data, path, at, line, n, &error) == BG_HOST_OK &&
        world->sync(world->data, path, &error) == BG_HOST_OK)
        return true;
    (void)world->append(world->data, path, at, "", 0, &ignored);
    return append_fail(c, path, error);
}

struct locked { /* also where memory runs out on the way */
    const struct bg_host *host;
    void *lock;
    bool held;
};

static void append_unlock(void *data)
{
    struct locked *locked = data;
    if (locked->held)
        locked->host->unlock(locked->host->data, locked->lock);
    locked->held = false;
}

/* Allowed, since a clock may have been wrong before; and said, since nobody should have to find out. */
static void say_backwards(struct bg_case *c)
{
    const struct bg_case_log *log = c->log;
    const struct bg_case_entry *last = log->n ? &log->entries[log->n - 1] : NULL;
    int order;
    if (last && bg_instant_compare(last->at, c->next.at, &order) && order > 0)
        bg_diag_add(c->job->diags, BG_N783, BG_NOWHERE,
                    "the time of this entry, %s, is before that of entry %lld (%s): a clock runs "
                    "backwards, or --at is wrong",
                    c->next.at_text, (long long)last->n, last->at_text);
}

bool bg_case_append(struct bg_case *c)
{
    const char *path = bg_case_path(c, "log.jsonl"), *error = "";
    struct locked *locked = BG_NEW(c->job->arena, struct locked);
    size_t n;
    const char *line = append_line_of(c, &n);
    locked->host = bg_job_world(c->job);
    *bg_arena_defer(c->job->arena, append_unlock) = locked;
    if (locked->host->lock(locked->host->data, path, &locked->lock, &error) != BG_HOST_OK)
        return append_fail(c, path, error);
    locked->held = true;
    bool done = !has_grown(c, path) && write_line(c, path, line, n);
    append_unlock(locked);
    if (!done)
        return false;
    say_backwards(c);
    c->files = NULL; /* of the next entry */
    c->files_n = c->files_room = 0;
    /* the log as it is now, for what is told of it */
    struct bg_buf whole;
    bg_buf_init(&whole, c->job->arena);
    bg_buf_put(&whole, c->log->source->text, c->log->whole);
    bg_buf_put(&whole, line, n);
    c->log = bg_case_log_read(c->job->arena, path, bg_buf_text(&whole), whole.size);
    return true;
}
