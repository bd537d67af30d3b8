/* Holding a folder against its log: lines, order, files, signature, and the head that was kept
 * elsewhere. Nothing is written. */
#include <stdlib.h>
#include <string.h>

#include "base/sshsig.h"
#include "jobs/case/folder.h"
#include "jobs/case/again.h"
#include "jobs/case/award.h"
#include "jobs/case/record.h"
#include "report/case/case.h"

/* -- files -------------------------------------------------------------------------------------- */

static bool in_out(const char *path)
{
    return strncmp(path, "out/", 4) == 0;
}

static void verify_check_file(struct bg_case *c, struct bg_case_check *check,
                              const struct bg_case_entry *entry, const struct bg_case_file *file)
{
    const struct bg_case_file *newest;
    const struct bg_case_entry *last = bg_case_entry_of(c->log, file->path, &newest);
    char hash[BG_HASH_TEXT];
    const char *error = "";
    int64_t bytes;
    if (newest != file) {
        if (strcmp(newest->sha256, file->sha256) != 0 && !in_out(file->path))
            bg_case_say(&check->said, BG_E788, entry->n,
                        "%s of entry %lld was written over: entry %lld records other bytes",
                        file->path, (long long)entry->n, (long long)last->n);
        return;
    }
    check->files++;
    if (!bg_case_hash(c->job, bg_case_path(c, file->path), hash, &bytes, &error))
        bg_case_say(&check->said, BG_E777, entry->n, "%s of entry %lld cannot be read: %s",
                    file->path, (long long)entry->n, error);
    else if (strcmp(hash, file->sha256) != 0)
        bg_case_say(&check->said, BG_E766, entry->n,
                    "%s is not the file of entry %lld: recorded %.8s…, found %.8s…", file->path,
                    (long long)entry->n, file->sha256, hash);
    else if (bytes != file->bytes)
        bg_case_say(&check->said, BG_E766, entry->n,
                    "%s of entry %lld has %lld bytes, and the entry says %lld", file->path,
                    (long long)entry->n, (long long)bytes, (long long)file->bytes);
    else
        check->files_good++;
}

static int verify_by_name(const void *a, const void *b)
{
    const char *const *first = a, *const *second = b;
    return strcmp(*first, *second);
}

struct names {
    const struct bg_host *host;
    char *names;
};

static void verify_release_names(void *data)
{
    struct names *held = data;
    if (held->names)
        held->host->release(held->host->data, held->names);
}

static const char **verify_listed(struct bg_case *c, const char *inside, size_t *n)
{
    struct names *held = BG_NEW(c->job->arena, struct names);
    const char *path = bg_case_path(c, inside), *error;
    size_t size = 0;
    held->host = bg_job_world(c->job);
    *bg_arena_defer(c->job->arena, verify_release_names) = held;
    *n = 0;
    if (held->host->list(held->host->data, path, &held->names, &size, &error) != BG_HOST_OK)
        return NULL;
    const char **list = BG_ARRAY(c->job->arena, size + 1, const char *);
    for (size_t at = 0; at < size; at += strlen(held->names + at) + 1)
        list[(*n)++] = held->names + at;
    if (*n)
        qsort(list, *n, sizeof *list, verify_by_name);
    return list;
}

/* What lies among the files that were taken in, and no entry took in. depth bounds links in a circle. */
static void find_strangers(struct bg_case *c, struct bg_case_check *check, const char *inside,
                           int depth)
{
    size_t n;
    const char **names = verify_listed(c, inside, &n);
    for (size_t i = 0; i < n && depth < 4; i++) {
        const char *path = bg_arena_printf(c->job->arena, "%s/%s", inside, names[i]);
        const struct bg_case_file *file;
        size_t size = strlen(path);
        if (path[size - 1] == '/')
            find_strangers(c, check, bg_arena_text(c->job->arena, path, size - 1), depth + 1);
        else if (!bg_case_entry_of(c->log, path, &file))
            bg_case_say(&check->said, BG_N786, 0, "%s is in the folder, and no entry names it",
                        path);
    }
}

static void check_files(struct bg_case *c, struct bg_case_check *check)
{
    static const char *const folders[] = {"published", "received", "scores", "decisions"};
    for (size_t i = 0; i < c->log->n; i++)
        for (size_t f = 0; f < c->log->entries[i].files_n; f++)
            verify_check_file(c, check, &c->log->entries[i], &c->log->entries[i].files[f]);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        find_strangers(c, check, folders[i], 0);
}

/* -- anchor -------------------------------------------------------------------------------------- */

static void check_anchor(struct bg_case *c, struct bg_case_check *check)
{
    check->anchor = c->request->head;
    if (!check->anchor)
        return;
    for (size_t i = 0; i < c->log->n; i++)
        if (strcmp(c->log->entries[i].hash, check->anchor) == 0)
            check->anchored = c->log->entries[i].n;
    if (!check->anchored)
        bg_case_say(
            &check->said, BG_E778, 0,
            "the head that was given is not in this log: entries were taken off its end, or it "
            "was written anew");
}

/* -- signature ----------------------------------------------------------------------------------- */

static void name_signer(struct bg_case *c, struct bg_case_check *check,
                        const struct bg_sshsig *signature)
{
    const char *path = c->request->signers, *error = "", *why;
    size_t n = 0;
    check->key =
        bg_arena_text(c->job->arena, signature->fingerprint, strlen(signature->fingerprint));
    check->signature = BG_SIGNED_BY_UNKNOWN;
    check->signer = "whose key it is was not looked up (--signers)";
    if (!path)
        return;
    const char *signers = bg_case_bytes(c->job, path, BG_RULESET_BYTES, &n, &error);
    if (!signers) {
        bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
        c->job->world_failed = true;
        return;
    }
    check->signer = bg_sshsig_signer(c->job->arena, signature, signers, n, "bidgauge", &why);
    if (check->signer) {
        check->signature = BG_SIGNED;
        return;
    }
    check->signature = BG_SIGNED_WRONGLY;
    bg_case_say(&check->said, BG_E779, 0, "record.json is signed with the key %s, which %s",
                check->key,
                *why ? bg_arena_printf(c->job->arena, "cannot be relied on: %s", why)
                     : bg_arena_printf(c->job->arena, "is nobody's in \"%s\"", path));
}

static void verify_check_signature(struct bg_case *c, struct bg_case_check *check)
{
    const char *error;
    size_t n = 0, signature_n = 0;
    const char *record =
        bg_case_bytes(c->job, bg_case_path(c, "out/record.json"), BG_LOG_BYTES, &n, &error);
    const char *signature = bg_case_bytes(c->job, bg_case_path(c, "out/record.json.sig"),
                                          BG_RULESET_BYTES, &signature_n, &error);
    if (!signature && c->request->signers)
        bg_case_say(&check->said, BG_E779, 0, "there is no signature: out/record.json.sig %s",
                    "cannot be read");
    if (!record || !signature)
        return;
    struct bg_sshsig found =
        bg_sshsig_check(c->job->arena, record, n, signature, signature_n, "bidgauge");
    if (found.is == BG_SSHSIG_GOOD) {
        name_signer(c, check, &found);
        return;
    }
    check->signature = BG_SIGNED_WRONGLY;
    bg_case_say(&check->said, BG_E779, 0, "the signature out/record.json.sig does not hold: %s",
                found.why);
}

/* -- all of it ------------------------------------------------------------------------------------ */

int64_t bg_case_faults(struct bg_case *c)
{
    struct bg_case_check check = {.log = c->log};
    bg_case_remarks_start(&check.said, c->job->arena);
    check_files(c, &check);
    return check.said.faults + c->log->said.faults;
}

static bool is_file(struct bg_job *job, const char *path)
{
    const struct bg_host *world = bg_job_world(job);
    struct bg_host_file file;
    return world->identify(world->data, path, &file) && file.kind == BG_HOST_FILE;
}

bool bg_job_verify(struct bg_job *job, const struct bg_case_request *request,
                   struct bg_case_answer *answer)
{
    if (is_file(job, request->folder))
        return bg_case_verify_record(job, request, answer);
    struct bg_case c;
    struct bg_case_check check = {0};
    if (!bg_case_read(&c, job, request))
        return false;
    check.log = c.log;
    bg_case_remarks_start(&check.said, job->arena);
    for (const struct bg_case_remark *r = c.log->said.first; r; r = r->next)
        bg_case_say(&check.said, r->code, r->entry, "%s", r->text);
    check_files(&c, &check);
    bg_case_again(&c, &check);
    verify_check_signature(&c, &check);
    check_anchor(&c, &check);
    bg_case_put_check(&answer->text, &check);
    bg_case_put_check_json(&answer->json, &check);
    return check.said.faults == 0 && !job->world_failed;
}
