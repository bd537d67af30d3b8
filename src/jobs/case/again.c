/* What a finished case came to, worked out again: the result of every bid, and the bytes of what was
 * written, where the same version of bidgauge wrote it. */
#include <string.h>

#include "bidgauge.h"
#include "jobs/case/again.h"
#include "jobs/case/award.h"
#include "jobs/case/work.h"
#include "report/evaluation/comparison.h"
#include "report/text/text.h"

enum { WORKBOOK_BYTES = 512 << 20 };

static const char *record_of(const struct bg_case *c)
{
    const struct bg_case_entry *e = bg_case_last(c->log, BG_EVENT_FINISH);
    for (size_t f = e ? e->files_n : 0; f-- > 0;)
        if (strncmp(e->files[f].path, "out/record", 10) == 0)
            return e->files[f].path;
    return NULL;
}

static const struct bg_json *again_parsed(struct bg_case *c, const struct bg_source *source)
{
    return source ? bg_json_parse(c->job->arena, bg_diags_new(c->job->arena), source, NULL) : NULL;
}

static const char *again_id_of(const struct cJSON *bid)
{
    const char *id = bg_json_text(bg_json_get(bid, "bid"));
    return id ? id : "";
}

static const struct cJSON *same_bid(const struct cJSON *bids, const char *id)
{
    for (const struct cJSON *bid = bg_json_first(bids); bid; bid = bg_json_next(bid))
        if (strcmp(again_id_of(bid), id) == 0)
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

static const struct cJSON *same_lot(const struct cJSON *lots, const struct cJSON *was)
{
    const char *id = bg_json_text(bg_json_get(was, "lot"));
    for (const struct cJSON *lot = bg_json_first(lots); lot; lot = bg_json_next(lot)) {
        const char *other = bg_json_text(bg_json_get(lot, "lot"));
        if (strcmp(id ? id : "", other ? other : "") == 0)
            return lot;
    }
    return NULL;
}

static void compare_bids(struct comparison *m, const struct cJSON *was, const struct cJSON *is)
{
    const struct cJSON *others = bg_json_get(is, "bids");
    for (const struct cJSON *bid = bg_json_first(others); bid; bid = bg_json_next(bid))
        if (!same_bid(bg_json_get(was, "bids"), again_id_of(bid)))
            bg_case_say(&m->check->said, BG_E781, 0,
                        "bid %s is in the case, and record.json has no result of it",
                        again_id_of(bid));
    for (const struct cJSON *bid = bg_json_first(bg_json_get(was, "bids")); bid;
         bid = bg_json_next(bid)) {
        bool same = agree(m, bid, same_bid(others, again_id_of(bid)));
        m->bids++;
        m->same += same;
        if (!same)
            bg_case_say(&m->check->said, BG_E781, 0,
                        "the result of bid %s does not come out again as record.json has it",
                        again_id_of(bid));
    }
}

static void again_compare(struct bg_case *c, struct bg_case_check *check,
                          const struct bg_json *record, const struct bg_result *result)
{
    struct bg_buf text;
    bg_buf_init(&text, c->job->arena);
    bg_report_json(&text, result);
    const char *version = bg_json_text(bg_json_get(record->root, "bidgauge"));
    struct comparison m = {.was = record,
                           .is = again_parsed(c, bg_source_new(c->job->arena, "result",
                                                               bg_buf_text(&text), text.size)),
                           .other_version = !version || strcmp(version, BG_VERSION) != 0,
                           .check = check};
    const struct cJSON *all = bg_json_get(bg_json_get(record->root, "result"), "lots");
    const struct cJSON *now = m.is ? bg_json_get(m.is->root, "lots") : NULL;
    for (const struct cJSON *was = bg_json_first(all); was; was = bg_json_next(was))
        compare_bids(&m, was, same_lot(now, was));
    if (bg_json_size(all) != bg_json_size(now))
        bg_case_say(&check->said, BG_E781, 0, "record.json has %lld lots, and the ruleset %lld",
                    (long long)bg_json_size(all), (long long)bg_json_size(now));
    check->result = bg_arena_printf(
        c->job->arena, "evaluated again with bidgauge %s%s: the same for %lld of %lld bid%s",
        BG_VERSION,
        m.other_version
            ? bg_arena_printf(c->job->arena, " (recorded with %s: numbers are compared, not words)",
                              version ? version : "another version")
            : "",
        (long long)m.same, (long long)m.bids, m.bids == 1 ? "" : "s");
}

/* -- what was written ------------------------------------------------------------------------------------ */

/* The newest file of the entry whose name begins so. */
static const struct bg_case_file *written(const struct bg_case_entry *e, const char *start)
{
    for (size_t f = e ? e->files_n : 0; f-- > 0;)
        if (strncmp(e->files[f].path, start, strlen(start)) == 0)
            return &e->files[f];
    return NULL;
}

/* A file is made beside the recorded one and is gone again; in a folder that may not be written to the
 * comparison is left out, and that is said. */
static void compare_workbook(struct bg_case *c, struct bg_case_check *check,
                             const struct bg_case_file *file, const struct bg_result *result)
{
    size_t n = 0, m = 0;
    const char *error = "";
    bool failed = c->job->world_failed;
    struct bg_case_log before =
        bg_case_log_before(c->log, bg_case_last(c->log, BG_EVENT_FINISH), BG_CASE_RECOMMENDED);
    struct bg_comparison comparison = {.result = result, .record = &before};
    const char *was =
        bg_case_bytes(c->job, bg_case_path(c, file->path), WORKBOOK_BYTES, &n, &error);
    const char *is =
        bg_case_made(c, "out/comparison.xlsx", bg_case_write_comparison, &comparison, &m);
    c->job->world_failed = failed;
    if (!was)
        return; /* said with the files */
    if (!is)
        check->outputs = "not compared: the workbook cannot be written anew here";
    else if (n == m && memcmp(was, is, n) == 0)
        check->outputs =
            bg_arena_printf(c->job->arena, "%s: the same bytes", file->path + strlen("out/"));
    else
        bg_case_say(&check->said, BG_E823, 0,
                    "%s does not come out again: bidgauge %s writes other bytes", file->path,
                    BG_VERSION);
}

static void compare_outputs(struct bg_case *c, struct bg_case_check *check,
                            const struct bg_json *record, const struct bg_result *result)
{
    const struct bg_case_entry *e = bg_case_last(c->log, BG_EVENT_FINISH);
    const struct bg_case_file *file = written(e, "out/comparison");
    const char *version = bg_json_text(bg_json_get(record->root, "bidgauge"));
    const char *head = bg_json_text(bg_json_get(record->root, "head"));
    if (e && head && strcmp(head, e->prev) != 0)
        bg_case_say(
            &check->said, BG_E823, e->n,
            "record.json names the head %.8s…, and the case was finished (entry %lld) on %.8s…",
            head, (long long)e->n, e->prev);
    if (!file)
        return;
    if (!version || strcmp(version, BG_VERSION) != 0)
        check->outputs = bg_arena_printf(
            c->job->arena, "bytes are not compared: bidgauge %s wrote them, and this is %s",
            version ? version : "of another version", BG_VERSION);
    else
        compare_workbook(c, check, file, result);
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
    const struct bg_json *record = again_parsed(c, bg_case_source(c, path));
    const struct bg_result *result = record ? bg_case_evaluate(c, true) : NULL;
    const struct bg_diag *first = bg_diag_get(c->job->diags, 0);
    if (result) {
        again_compare(c, check, record, result);
        compare_outputs(c, check, record, result);
    }
    c->job->diags = own;
    if (!result)
        bg_case_say(&check->said, BG_E781, 0, "the result cannot be worked out again: %s",
                    first ? first->message : "record.json is not JSON");
}
