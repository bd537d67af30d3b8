/* Files of a case, held against what the log says of them. */
#include <string.h>

#include "base/hash.h"
#include "jobs/case/folder.h"

bool bg_case_hash(struct bg_job *job, const char *path, char hash[BG_HASH_TEXT], int64_t *bytes,
                  const char **error)
{
    enum { PIECE = 1 << 16 };
    const struct bg_host *world = bg_job_world(job);
    char *piece = bg_arena_alloc(job->arena, PIECE);
    struct bg_sha256 state;
    unsigned char out[32];
    void *stream;
    int64_t size;
    size_t n;
    if (world->open(world->data, path, &stream, &size, error) != BG_HOST_OK)
        return false;
    bg_sha256_start(&state);
    *bytes = 0;
    enum bg_host_status status;
    while ((status = world->next(world->data, stream, piece, PIECE, &n, error)) == BG_HOST_OK &&
           n) {
        bg_sha256_add(&state, piece, n);
        *bytes += (int64_t)n;
    }
    world->close(world->data, stream);
    bg_sha256_end(&state, out);
    bg_sha256_hex(out, hash);
    return status == BG_HOST_OK;
}

bool bg_case_unchanged(struct bg_case *c, const char *inside)
{
    const struct bg_case_file *file;
    const struct bg_case_entry *entry = bg_case_entry_of(c->log, inside, &file);
    char hash[BG_HASH_TEXT];
    const char *error = "";
    int64_t bytes;
    if (!entry)
        return true;
    if (!bg_case_hash(c->job, bg_case_path(c, inside), hash, &bytes, &error)) {
        bg_diag_add(c->job->diags, BG_E777, BG_NOWHERE, "%s of entry %lld cannot be read: %s",
                    inside, (long long)entry->n, error);
        return false;
    }
    if (strcmp(hash, file->sha256) == 0)
        return true;
    bg_diag_add(c->job->diags, BG_E766, BG_NOWHERE,
                "%s is not the file of entry %lld: recorded %.8s…, found %.8s…", inside,
                (long long)entry->n, file->sha256, hash);
    return false;
}
