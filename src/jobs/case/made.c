/* Files of a case that are made by a writer of their own (workbooks): under another name first, so that
 * they come into the folder like every other file. And copies outside of it. */
#include <string.h>

#include "jobs/case/folder.h"

enum { NAME = 4096, MADE_BYTES = 512 << 20 };

static bool made_fail(struct bg_case *c, const char *path, const char *error)
{
    bg_diag_add(c->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    c->job->world_failed = true;
    return false;
}

static const char *folder_of(struct bg_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? bg_arena_text(arena, path, (size_t)(slash - path)) : ".";
}

const char *bg_case_made(struct bg_case *c, const char *inside, bg_case_writer *write,
                         const void *data, size_t *n)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *path = bg_case_path(c, inside), *folder = folder_of(c->job->arena, path);
    const char *error = "";
    char temp[NAME];
    if (world->make_dir(world->data, folder, &error) != BG_HOST_OK ||
        world->temp_beside(world->data, path, temp, sizeof temp, &error) != BG_HOST_OK) {
        made_fail(c, path, error);
        return NULL;
    }
    bool written = write(c, data, temp);
    const char *bytes = written ? bg_case_bytes(c->job, temp, MADE_BYTES, n, &error) : NULL;
    world->remove(world->data, temp);
    if (written && !bytes)
        made_fail(c, path, error);
    c->job->world_failed = c->job->world_failed || !bytes;
    return bytes;
}

bool bg_case_put_made(struct bg_case *c, const char *inside, bg_case_writer *write,
                      const void *data)
{
    size_t n = 0;
    const char *bytes = bg_case_made(c, inside, write, data, &n);
    return bytes && bg_case_put(c, inside, bytes, n);
}

struct book {
    bg_book_builder *build;
    const void *data;
};

static bool made_write_book(struct bg_case *c, const void *data, const char *path)
{
    const struct book *book = data;
    return bg_book_write(c->job->arena, c->job->diags, bg_job_world(c->job), book->build,
                         book->data, path, c->request->isolate);
}

bool bg_case_put_book(struct bg_case *c, const char *inside, bg_book_builder *build,
                      const void *data)
{
    struct book book = {build, data};
    return bg_case_put_made(c, inside, made_write_book, &book);
}

bool bg_case_copy(struct bg_case *c, const char *path, const char *bytes, size_t n)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *folder = folder_of(c->job->arena, path), *error = "";
    if (world->make_dir(world->data, folder, &error) != BG_HOST_OK)
        return made_fail(c, folder, error);
    if (world->replace(world->data, path, bytes, n, &error) != BG_HOST_OK)
        return made_fail(c, path, error);
    return true;
}
