/* The end of a case: every check again, and only then the comparison, the record and the last entry. */
#include <string.h>

#include "bidgauge.h"
#include "jobs/case/again.h"
#include "jobs/case/award.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "report/evaluation/report.h"
#include "report/text/json_put.h"
#include "report/text/text.h"

/* -- comparison.xlsx ---------------------------------------------------------------------------------- */

static bool write_comparison(struct bg_case *c, const void *result, const char *path)
{
    return bg_report_xlsx(c->job->arena, c->job->diags, bg_job_world(c->job), result, path, false,
                          c->request->isolate);
}

/* -- record.json ---------------------------------------------------------------------------------------- */

static void put_files(struct bg_buf *out, const struct bg_case *c, const char *key,
                      const char *folder)
{
    size_t n = strlen(folder);
    bg_json_put_key(out, key);
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < c->log->n; i++)
        for (size_t f = 0; f < c->log->entries[i].files_n; f++) {
            const struct bg_case_file *file = &c->log->entries[i].files[f], *newest;
            bg_case_entry_of(c->log, file->path, &newest);
            if (strncmp(file->path, folder, n) != 0 || newest != file)
                continue;
            bg_json_put_item(out);
            bg_buf_putc(out, '{');
            bg_json_put_text(out, "path", file->path);
            bg_json_put_text(out, "sha256", file->sha256);
            bg_json_put_key(out, "entry");
            bg_buf_printf(out, "%lld}", (long long)c->log->entries[i].n);
        }
    bg_buf_putc(out, ']');
}

static void put_raw(struct bg_buf *out, const char *text, size_t n)
{
    while (n && (text[n - 1] == '\n' || text[n - 1] == ' '))
        n--;
    bg_buf_put(out, text, n);
}

static bool put_record(struct bg_case *c, const struct bg_result *result,
                       const struct bg_award_decision *const *decisions, size_t n)
{
    struct bg_buf out, text;
    bg_buf_init(&out, c->job->arena);
    bg_buf_init(&text, c->job->arena);
    bg_report_json(&text, result);
    bg_buf_putc(&out, '{');
    bg_json_put_text(&out, "format", "bidgauge-record/1");
    bg_json_put_text(&out, "bidgauge", BG_VERSION);
    bg_json_put_text(&out, "case", result->ruleset->solicitation.reference);
    bg_json_put_text(&out, "title", result->ruleset->solicitation.title);
    bg_json_put_text(&out, "buyer", result->ruleset->solicitation.buyer);
    bg_json_put_text(&out, "head", c->log->head);
    bg_json_put_key(&out, "entries");
    bg_buf_printf(&out, "%lld", (long long)c->log->entries[c->log->n - 1].n);
    put_files(&out, c, "rulesets", "published/");
    put_files(&out, c, "bids", "received/");
    put_files(&out, c, "panel", "scores/");
    bg_json_put_key(&out, "decisions");
    bg_buf_putc(&out, '[');
    for (size_t i = 0; i < n; i++) {
        bg_json_put_item(&out);
        put_raw(&out, decisions[i]->source->text, decisions[i]->source->size);
    }
    bg_buf_putc(&out, ']');
    bg_json_put_key(&out, "result");
    put_raw(&out, bg_buf_text(&text), text.size);
    bg_buf_puts(&out, "}\n");
    return bg_case_put(c, "out/record.json", bg_buf_text(&out), out.size);
}

/* -- finish ------------------------------------------------------------------------------------------- */

static bool is_whole(struct bg_case *c)
{
    long long faults = (long long)bg_case_faults(c);
    if (faults)
        bg_diag_add(c->job->diags, BG_E853, BG_NOWHERE,
                    "the case has %lld fault%s and is not finished: `verify` lists %s", faults,
                    faults == 1 ? "" : "s", faults == 1 ? "it" : "them");
    return faults == 0;
}

bool bg_case_finish(struct bg_case *c)
{
    struct bg_case_now now;
    if (!bg_case_begin(c, BG_EVENT_FINISH) || !is_whole(c) || !bg_case_now(c, &now))
        return false;
    return bg_case_review(c, now.result, now.decisions, now.decisions_n) &&
           bg_case_put_made(c, "out/comparison.xlsx", write_comparison, now.result) &&
           put_record(c, now.result, now.decisions, now.decisions_n) && bg_case_append(c);
}

/* -- again ---------------------------------------------------------------------------------------------- */

static const char *record_of(const struct bg_case *c)
{
    const struct bg_case_entry *e = bg_case_last(c->log, BG_EVENT_FINISH);
    for (size_t f = e ? e->files_n : 0; f-- > 0;)
        if (strncmp(e->files[f].path, "out/record", 10) == 0)
            return e->files[f].path;
    return NULL;
}

static const struct bg_json *parsed(struct bg_case *c, const struct bg_source *source)
{
    return source ? bg_json_parse(c->job->arena, bg_diags_new(c->job->arena), source, NULL) : NULL;
}

static const char *id_of(const struct cJSON *bid)
{
    const char *id = bg_json_text(bg_json_get(bid, "bid"));
    return id ? id : "";
}

static const struct cJSON *same_bid(const struct cJSON *bids, const char *id)
{
    for (const struct cJSON *bid = bg_json_first(bids); bid; bid = bg_json_next(bid))
        if (strcmp(id_of(bid), id) == 0)
            return bid;
    return NULL;
}

struct comparison {
    const struct bg_json *was, *is;
    bool other_version;
    struct bg_case_check *check;
    int64_t bids, same;
};

/* Of another version of bidgauge, what was decided by must agree; words may differ. */
static bool agree(const struct comparison *m, const struct cJSON *was, const struct cJSON *is)
{
    static const char *const keys[] = {"status", "rank", "total", "points"};
    if (!m->other_version)
        return bg_json_equal(m->was, was, m->is, is);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!bg_json_equal(m->was, bg_json_get(was, keys[i]), m->is, bg_json_get(is, keys[i])))
            return false;
    return true;
}

static void compare_bids(struct comparison *m, const struct cJSON *was, const struct cJSON *is)
{
    const struct cJSON *others = bg_json_get(is, "bids");
    for (const struct cJSON *bid = bg_json_first(bg_json_get(was, "bids")); bid;
         bid = bg_json_next(bid)) {
        bool same = agree(m, bid, same_bid(others, id_of(bid)));
        m->bids++;
        m->same += same;
        if (!same)
            bg_case_say(&m->check->said, BG_E781, 0,
                        "the result of bid %s does not come out again as record.json has it",
                        id_of(bid));
    }
}

static void compare(struct bg_case *c, struct bg_case_check *check, const struct bg_json *record,
                    const struct bg_result *result)
{
    struct bg_buf text;
    bg_buf_init(&text, c->job->arena);
    bg_report_json(&text, result);
    const char *version = bg_json_text(bg_json_get(record->root, "bidgauge"));
    struct comparison m = {
        .was = record,
        .is = parsed(c, bg_source_new(c->job->arena, "result", bg_buf_text(&text), text.size)),
        .other_version = !version || strcmp(version, BG_VERSION) != 0,
        .check = check};
    const struct cJSON *was =
        bg_json_first(bg_json_get(bg_json_get(record->root, "result"), "lots"));
    const struct cJSON *is = m.is ? bg_json_first(bg_json_get(m.is->root, "lots")) : NULL;
    for (; was; was = bg_json_next(was), is = is ? bg_json_next(is) : NULL)
        compare_bids(&m, was, is);
    check->result = bg_arena_printf(
        c->job->arena, "evaluated again with bidgauge %s%s: the same for %lld of %lld bid%s",
        BG_VERSION,
        m.other_version
            ? bg_arena_printf(c->job->arena, " (recorded with %s: numbers are compared, not words)",
                              version ? version : "another version")
            : "",
        (long long)m.same, (long long)m.bids, m.bids == 1 ? "" : "s");
}

void bg_case_again(struct bg_case *c, struct bg_case_check *check)
{
    struct bg_diags *own = c->job->diags;
    const char *path = record_of(c);
    bool finished = bg_case_last(c->log, BG_EVENT_FINISH) != NULL;
    if (!path) {
        check->result = finished ? "not worked out again: no record.json is recorded" : NULL;
        return;
    }
    c->job->diags = bg_diags_new(c->job->arena);
    const struct bg_json *record = parsed(c, bg_case_source(c, path));
    const struct bg_result *result = record ? bg_case_evaluate(c, true) : NULL;
    const struct bg_diag *first = bg_diag_get(c->job->diags, 0);
    c->job->diags = own;
    if (result)
        compare(c, check, record, result);
    else
        bg_case_say(&check->said, BG_E781, 0, "the result cannot be worked out again: %s",
                    first ? first->message : "record.json is not JSON");
}
