/* What leaves the case for everybody: the public copy, and the release of open data. Files of the case are
 * named in them by a proof that its holder can give and nobody can guess. */
#include <string.h>

#include "base/hash.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "jobs/public.h"

enum { SALT = 32, FILE_BYTES = 512 << 20 };
static const char salt_path[] = "private/salt";

/* -- proofs ------------------------------------------------------------------------------------------- */

/* 32 bytes that nobody can guess: made once, and from then on what they were. NULL: said. */
static const char *salt_of(struct bg_case *c)
{
    const struct bg_host *world = bg_job_world(c->job);
    const struct bg_case_file *known;
    const char *error = "";
    size_t n = 0;
    if (bg_case_entry_of(c->log, salt_path, &known) != NULL) {
        const char *salt =
            bg_case_unchanged(c, salt_path)
                ? bg_case_bytes(c->job, bg_case_path(c, salt_path), SALT + 1, &n, &error)
                : NULL;
        return n == SALT ? salt : NULL;
    }
    unsigned char *made = BG_ARRAY(c->job->arena, SALT, unsigned char);
    if (world->random(world->data, made, SALT, &error) != BG_HOST_OK) {
        bg_diag_add(c->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", salt_path,
                    error);
        c->job->world_failed = true;
        return NULL;
    }
    return (const char *)made;
}

static bool put_salt(struct bg_case *c, const char *salt)
{
    const struct bg_case_file *known;
    return bg_case_entry_of(c->log, salt_path, &known) != NULL ||
           bg_case_put(c, salt_path, salt, SALT);
}

static const char *proof_of(struct bg_case *c, const char *salt, const char *path)
{
    struct bg_sha256 hash;
    unsigned char out[32];
    const char *error = "";
    char *hex = bg_arena_alloc(c->job->arena, BG_HASH_TEXT);
    size_t n = 0;
    const char *bytes = bg_case_unchanged(c, path)
                            ? bg_case_bytes(c->job, bg_case_path(c, path), FILE_BYTES, &n, &error)
                            : NULL;
    if (bytes == NULL)
        return NULL;
    bg_sha256_start(&hash);
    bg_sha256_add(&hash, salt, SALT);
    bg_sha256_add(&hash, path, strlen(path));
    bg_sha256_add(&hash, bytes, n);
    bg_sha256_end(&hash, out);
    bg_sha256_hex(out, hex);
    return hex;
}

static bool put_proofs(struct bg_case *c, const char *salt, struct bg_copy *copy)
{
    size_t n = 0;
    for (size_t i = 0; i < c->log->n; i++)
        n += c->log->entries[i].files_n;
    struct bg_copy_file *files = BG_ARRAY(c->job->arena, n + 1, struct bg_copy_file);
    for (size_t i = 0; i < c->log->n; i++)
        for (size_t f = 0; f < c->log->entries[i].files_n; f++) {
            const struct bg_case_file *file = &c->log->entries[i].files[f], *newest;
            bg_case_entry_of(c->log, file->path, &newest);
            if (newest != file || strncmp(file->path, "private/", 8) == 0)
                continue;
            const char *proof = proof_of(c, salt, file->path);
            if (proof == NULL)
                return false;
            files[copy->files_n++] = (struct bg_copy_file){c->log->entries[i].n, file->path, proof};
        }
    copy->files = files;
    return true;
}

static bool public_start(struct bg_case *c, enum bg_case_event event, struct bg_copy *copy)
{
    struct bg_case_now now;
    if (!bg_case_begin(c, event) || !bg_case_now(c, &now))
        return false;
    *copy = (struct bg_copy){.view = bg_job_public_view(c->job, now.result),
                             .log = c->log,
                             .decisions = now.decisions,
                             .decisions_n = now.decisions_n};
    return copy->view != NULL;
}

/* -- record public -------------------------------------------------------------------------------------- */

static bool copy_out(struct bg_case *c, const char *name, const char *bytes, size_t n)
{
    const char *folder = c->request->output;
    size_t length = folder != NULL ? strlen(folder) : 0;
    if (folder == NULL)
        return true;
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return bg_case_copy(c, bg_arena_printf(c->job->arena, "%.*s/%s", (int)length, folder, name),
                        bytes, n);
}

static void tell_copy(struct bg_case *c, const struct bg_copy *copy)
{
    bg_buf_printf(&c->answer->text,
                  "%zu value%s withheld; the finished copy was searched and has none of them\n",
                  copy->view->withheld_n, copy->view->withheld_n == 1 ? "" : "s");
}

bool bg_case_public(struct bg_case *c)
{
    struct bg_copy copy;
    struct bg_buf text;
    size_t n = 0;
    const struct bg_host *world = bg_job_world(c->job);
    const char *error = "", *folder = bg_case_path(c, "out");
    if (!public_start(c, BG_EVENT_PUBLIC, &copy))
        return false;
    const char *salt = salt_of(c);
    if (salt == NULL || !put_proofs(c, salt, &copy))
        return false;
    bg_buf_init(&text, c->job->arena);
    bg_copy_json(&text, &copy);
    (void)world->make_dir(world->data, folder, &error); /* what is wrong with it is said below */
    const char *book = bg_job_public_book(c->job, &copy, bg_case_path(c, "out/public.xlsx"),
                                          c->request->isolate, &n);
    if (book == NULL || !bg_job_public_text(c->job, &copy, "public.json", &text))
        return false;
    tell_copy(c, &copy);
    return put_salt(c, salt) && bg_case_put(c, "out/public.xlsx", book, n) &&
           bg_case_put(c, "out/public.json", bg_buf_text(&text), text.size) &&
           copy_out(c, "public.xlsx", book, n) &&
           copy_out(c, "public.json", bg_buf_text(&text), text.size) && bg_case_append(c);
}

/* -- record ocds ---------------------------------------------------------------------------------------- */

bool bg_case_ocds(struct bg_case *c)
{
    struct bg_copy copy;
    struct bg_buf text;
    const char *name = c->request->csv ? "out/scores.csv" : "out/release.json";
    if (!public_start(c, BG_EVENT_OCDS, &copy))
        return false;
    bg_buf_init(&text, c->job->arena);
    if (c->request->csv)
        bg_copy_csv(&text, &copy);
    else
        bg_copy_ocds(&text, &copy);
    if (!bg_job_public_text(c->job, &copy, name + 4, &text))
        return false;
    tell_copy(c, &copy);
    return bg_case_put(c, name, bg_buf_text(&text), text.size) &&
           (c->request->output == NULL ||
            bg_case_copy(c, c->request->output, bg_buf_text(&text), text.size)) &&
           bg_case_append(c);
}
