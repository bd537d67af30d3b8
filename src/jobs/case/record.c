/* A record by itself, away from its folder: what it says, whose signature it has, and whether it is the one
 * whose head was kept. What only the folder shows is said not to have been looked at. */
#include <string.h>

#include "base/json.h"
#include "base/sshsig.h"
#include "jobs/case/record.h"
#include "report/text/json_put.h"

enum { RECORD_BYTES = 256 << 20 };

struct record {
    struct bg_job *job;
    const struct bg_case_request *request;
    const char *bytes;
    size_t n;
    const struct bg_json *json;
    struct bg_case_remarks said;
    const char *signer, *key; /* NULL: not signed, or not known */
};

static const char *record_text_of(const struct record *r, const char *key)
{
    const char *text = bg_json_text(bg_json_get(r->json->root, key));
    return text ? text : "";
}

static void record_say(struct record *r, enum bg_code code, const char *text)
{
    bg_case_say(&r->said, code, 0, "%s", text);
}

/* -- what it says ------------------------------------------------------------------------------------ */

static bool record_is_listed(const struct record *r, const char *hash)
{
    static const char *const lists[] = {"rulesets", "bids", "panel", "officer"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (const struct cJSON *f = bg_json_first(bg_json_get(r->json->root, lists[i])); f;
             f = bg_json_next(f)) {
            const char *own = bg_json_text(bg_json_get(f, "sha256"));
            if (own && strcmp(own, hash) == 0)
                return true;
        }
    return false;
}

static const struct cJSON *record_bid_of(const struct record *r, const char *lot, const char *id)
{
    const struct cJSON *lots = bg_json_get(bg_json_get(r->json->root, "result"), "lots");
    for (const struct cJSON *l = bg_json_first(lots); l; l = bg_json_next(l)) {
        const char *own = bg_json_text(bg_json_get(l, "lot"));
        if (strcmp(own ? own : "", lot) != 0)
            continue;
        for (const struct cJSON *b = bg_json_first(bg_json_get(l, "bids")); b;
             b = bg_json_next(b)) {
            const char *bid = bg_json_text(bg_json_get(b, "bid"));
            if (bid && strcmp(bid, id) == 0)
                return b;
        }
    }
    return NULL;
}

/* Each part names the others: who is chosen has a result, and the result's inputs are listed files. */
static void record_check_parts(struct record *r)
{
    const struct cJSON *decisions = bg_json_get(r->json->root, "decisions");
    const struct cJSON *inputs = bg_json_get(bg_json_get(r->json->root, "result"), "inputs");
    for (const struct cJSON *d = bg_json_first(decisions); d; d = bg_json_next(d)) {
        const char *chosen = bg_json_text(bg_json_get(d, "chosen"));
        const char *lot = bg_json_text(bg_json_get(d, "lot"));
        if (chosen && !record_bid_of(r, lot ? lot : "", chosen))
            record_say(
                r, BG_E823,
                bg_arena_printf(r->job->arena,
                                "the decision is for bid %s, of which the record has no result",
                                chosen));
    }
    for (const struct cJSON *i = bg_json_first(inputs); i; i = bg_json_next(i)) {
        const char *file = bg_json_text(bg_json_get(i, "file"));
        const char *hash = bg_json_text(bg_json_get(i, "sha256"));
        bool packed = file && strlen(file) > 3 && strcmp(file + strlen(file) - 3, ".gz") == 0;
        if (file && hash && !packed &&
            !record_is_listed(r, hash)) /* of a packed one the hash is of what it holds */
            record_say(
                r, BG_E823,
                bg_arena_printf(
                    r->job->arena,
                    "the result was worked out from %s with the SHA-256 %.8s…, which is none of "
                    "the files of the record",
                    file, hash));
    }
}

/* -- signature and head --------------------------------------------------------------------------------- */

static void check_signer(struct record *r, const struct bg_sshsig *found)
{
    const char *error = "", *why = "", *path = r->request->signers;
    size_t n = 0;
    r->key = bg_arena_text(r->job->arena, found->fingerprint, strlen(found->fingerprint));
    if (!path)
        return;
    const char *signers = bg_case_bytes(r->job, path, BG_RULESET_BYTES, &n, &error);
    if (!signers) {
        bg_diag_add(r->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
        r->job->world_failed = true;
        return;
    }
    r->signer = bg_sshsig_signer(r->job->arena, found, signers, n, "bidgauge", &why);
    if (!r->signer)
        record_say(
            r, BG_E779,
            bg_arena_printf(r->job->arena, "the record is signed with the key %s, which %s", r->key,
                            *why ? bg_arena_printf(r->job->arena, "cannot be relied on: %s", why)
                                 : bg_arena_printf(r->job->arena, "is nobody's in \"%s\"", path)));
}

static void record_check_signature(struct record *r)
{
    const char *error;
    size_t n = 0;
    const char *path = bg_arena_printf(r->job->arena, "%s.sig", r->request->folder);
    const char *signature = bg_case_bytes(r->job, path, BG_RULESET_BYTES, &n, &error);
    if (!signature) {
        if (r->request->signers)
            record_say(
                r, BG_E779,
                bg_arena_printf(r->job->arena, "there is no signature: %s cannot be read", path));
        return;
    }
    struct bg_sshsig found =
        bg_sshsig_check(r->job->arena, r->bytes, r->n, signature, n, "bidgauge");
    if (found.is == BG_SSHSIG_GOOD)
        check_signer(r, &found);
    else
        record_say(
            r, BG_E779,
            bg_arena_printf(r->job->arena, "the signature %s does not hold: %s", path, found.why));
}

static void check_head(struct record *r)
{
    const char *head = record_text_of(r, "head");
    if (r->request->head && strcmp(r->request->head, head) != 0)
        record_say(
            r, BG_E778,
            bg_arena_printf(r->job->arena,
                            "the head that was given is not the record's, %.8s…: with the folder, "
                            "`verify CASE --head` says whether it is an earlier one",
                            head));
}

/* -- what is told ------------------------------------------------------------------------------------------ */

static void record_put_text(struct record *r, struct bg_buf *out)
{
    long long faults = (long long)r->said.faults;
    bg_buf_printf(out, "record    %s, written by bidgauge %s, head %s\n", record_text_of(r, "case"),
                  record_text_of(r, "bidgauge"), record_text_of(r, "head"));
    for (const struct bg_case_remark *s = r->said.first; s; s = s->next)
        bg_buf_printf(out, "fault     %s %s\n", bg_diag_rows[s->code].code, s->text);
    bg_buf_puts(
        out,
        "files     not compared, nor the log, nor the result: that takes the folder of the case\n");
    if (r->signer)
        bg_buf_printf(out, "signed    %s, Ed25519, %s\n", r->signer, r->key);
    else if (r->key && !r->request->signers)
        bg_buf_printf(out, "signed    Ed25519, %s: whose key it is was not looked up (--signers)\n",
                      r->key);
    else if (!r->key)
        bg_buf_puts(out, "signed    by nobody\n");
    bg_buf_printf(out, "anchor    %s\n",
                  r->request->head
                      ? "the head that was given was compared with the record's"
                      : "none given: compare the head with a copy that was sent out (--head)");
    if (faults)
        bg_buf_printf(out, "NOT verified: %lld fault%s\n", faults, faults == 1 ? "" : "s");
    else
        bg_buf_puts(out, "verified, as far as a record alone can be\n");
}

static void put_json(struct record *r, struct bg_buf *out)
{
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-verification/1");
    bg_json_put_bool(out, "verified", r->said.faults == 0);
    bg_json_put_bool(out, "record_alone", true);
    bg_json_put_text(out, "head", record_text_of(r, "head"));
    bg_json_put_text(out, "signer", r->signer);
    bg_json_put_text(out, "key", r->key);
    bg_json_put_text(out, "anchor", r->request->head);
    bg_json_put_key(out, "remarks");
    bg_buf_putc(out, '[');
    for (const struct bg_case_remark *s = r->said.first; s; s = s->next) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "kind", "fault");
        bg_json_put_text(out, "code", bg_diag_rows[s->code].code);
        bg_json_put_text(out, "text", s->text);
        bg_buf_putc(out, '}');
    }
    bg_buf_puts(out, "]}\n");
}

bool bg_case_verify_record(struct bg_job *job, const struct bg_case_request *request,
                           struct bg_case_answer *answer)
{
    struct record r = {.job = job, .request = request};
    const char *error = "";
    r.bytes = bg_case_bytes(job, request->folder, RECORD_BYTES, &r.n, &error);
    if (!r.bytes) {
        bg_diag_add(job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", request->folder,
                    error);
        job->world_failed = true;
        return false;
    }
    r.json = bg_json_parse(job->arena, job->diags,
                           bg_source_new(job->arena, request->folder, r.bytes, r.n), NULL);
    if (!r.json || strcmp(record_text_of(&r, "format"), "bidgauge-record/1") != 0) {
        bg_diag_add(job->diags, BG_E797, BG_NOWHERE,
                    "\"%s\" is neither the folder of a case nor its record", request->folder);
        job->world_failed = true;
        return false;
    }
    bg_case_remarks_start(&r.said, job->arena);
    record_check_parts(&r);
    record_check_signature(&r);
    check_head(&r);
    record_put_text(&r, &answer->text);
    put_json(&r, &answer->json);
    return r.said.faults == 0 && !job->world_failed;
}
