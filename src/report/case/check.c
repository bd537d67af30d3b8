/* What a check of a case found, for people. What was not looked at is said too: a check that keeps
 * silent about it would be read as more than it is. */
#include "report/case/case.h"

#include "report/text/json_put.h"

static int64_t check_last_number(const struct bg_case_log *log)
{
    return log->n ? log->entries[log->n - 1].n : 0;
}

static const char *severity(enum bg_code code)
{
    return bg_diag_rows[code].severity == BG_ERROR ? "fault" : "note";
}

static void put_remarks(struct bg_buf *out, const struct bg_case_remarks *said)
{
    for (const struct bg_case_remark *r = said->first; r; r = r->next)
        bg_buf_printf(out, "%-9s %s %s\n", severity(r->code), bg_diag_rows[r->code].code, r->text);
}

/* What came first is what two envelopes are for. */
static void check_put_order(struct bg_buf *out, const struct bg_case_log *log)
{
    const struct bg_case_entry *prices = bg_case_last(log, BG_EVENT_OPEN_PRICES);
    const struct bg_case_entry *lock = NULL;
    for (size_t i = 0; prices && i < log->n && &log->entries[i] != prices; i++)
        if (log->entries[i].event == BG_EVENT_LOCK)
            lock = &log->entries[i];
    if (lock)
        bg_buf_printf(out,
                      "order     quality locked (entry %lld) before prices were opened (entry "
                      "%lld)\n",
                      (long long)lock->n, (long long)prices->n);
}

static void put_signature(struct bg_buf *out, const struct bg_case_check *check)
{
    switch (check->signature) {
    case BG_UNSIGNED:
        break;
    case BG_SIGNED:
        bg_buf_printf(out, "signed    %s, Ed25519, %s\n", check->signer, check->key);
        break;
    case BG_SIGNED_BY_UNKNOWN:
        bg_buf_printf(out, "signed    Ed25519, %s: %s\n", check->key, check->signer);
        break;
    case BG_SIGNED_WRONGLY:
        break; /* a fault, which is listed */
    }
}

static void put_anchor(struct bg_buf *out, const struct bg_case_check *check)
{
    long long last = (long long)check_last_number(check->log), at = (long long)check->anchored;
    if (!check->anchor)
        bg_buf_puts(out, "anchor    none given: whoever holds the folder could have written all of "
                         "it anew; compare the head with a copy that was sent out (--head)\n");
    else if (!check->anchored)
        bg_buf_puts(out, "anchor    the head that was given is not in this log: entries were taken "
                         "off its end, or it was written anew\n");
    else if (at < last)
        bg_buf_printf(out,
                      "anchor    the head that was given is entry %lld of %lld: what came after it "
                      "has no anchor\n",
                      at, last);
    else
        bg_buf_printf(out, "anchor    the head that was given is entry %lld of %lld\n", at, last);
}

static void check_put_line(struct bg_buf *out, const char *head, const char *text)
{
    if (text)
        bg_buf_printf(out, "%-9s %s\n", head, text);
}

void bg_case_put_check(struct bg_buf *out, const struct bg_case_check *check)
{
    const struct bg_case_log *log = check->log;
    long long faults = (long long)check->said.faults;
    bg_buf_printf(out, "entries   %lld, state \"%s\", head %s\n", (long long)check_last_number(log),
                  bg_case_state_name(log->state), log->head);
    put_remarks(out, &check->said);
    bg_buf_printf(out, "files     %lld of %lld as recorded\n", (long long)check->files_good,
                  (long long)check->files);
    check_put_order(out, log);
    check_put_line(out, "result", check->result);
    check_put_line(out, "outputs", check->outputs);
    put_signature(out, check);
    put_anchor(out, check);
    if (faults)
        bg_buf_printf(out, "NOT verified: %lld fault%s\n", faults, faults == 1 ? "" : "s");
    else
        bg_buf_puts(out, "verified\n");
}

static void check_put_count(struct bg_buf *out, const char *key, int64_t count)
{
    bg_json_put_key(out, key);
    bg_buf_printf(out, "%lld", (long long)count);
}

void bg_case_put_check_json(struct bg_buf *out, const struct bg_case_check *check)
{
    const struct bg_case_log *log = check->log;
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-verification/1");
    bg_json_put_bool(out, "verified", check->said.faults == 0);
    check_put_count(out, "entries", check_last_number(log));
    bg_json_put_text(out, "state", bg_case_state_name(log->state));
    bg_json_put_text(out, "head", log->head);
    check_put_count(out, "files", check->files);
    check_put_count(out, "files_as_recorded", check->files_good);
    bg_json_put_text(out, "result", check->result);
    bg_json_put_text(out, "outputs", check->outputs);
    bg_json_put_text(out, "signer", check->signature == BG_SIGNED ? check->signer : NULL);
    bg_json_put_text(out, "key", check->key);
    bg_json_put_text(out, "anchor", check->anchor);
    check_put_count(out, "anchored", check->anchored);
    bg_json_put_key(out, "remarks");
    bg_buf_putc(out, '[');
    for (const struct bg_case_remark *r = check->said.first; r; r = r->next) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "kind", severity(r->code));
        bg_json_put_text(out, "code", bg_diag_rows[r->code].code);
        check_put_count(out, "entry", r->entry);
        bg_json_put_text(out, "text", r->text);
        bg_buf_putc(out, '}');
    }
    bg_buf_puts(out, "]}\n");
}
