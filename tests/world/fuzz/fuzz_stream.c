/* Bids straight from their text against the way over cJSON, for one ruleset with every type of
 * field: whatever the stream accepts, the other way accepts without an error, with the same head and
 * the same values. And a whole run over the input as a corpus comes to the same sums both ways. */
#include "fuzz.h"
#include "mutate_json.h"

#include "base/json.h"
#include "host/host_memory.h"
#include "intake/intake.h"
#include "intake/corpus/stream.h"
#include "jobs/corpus/corpus.h"
#include "jobs/corpus/work.h"

static const char rules_text[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"r\",\"title\":\"R\",\"currency\":\"USD\","
    "\"solicitation\":{\"dates\":{\"bids_due\":\"2026-03-01\"}},\"fields\":{"
    "\"text\":{\"label\":\"T\",\"type\":\"text\"},"
    "\"form\":{\"label\":\"F\",\"type\":\"text\",\"pattern\":\"[A-Z]{2}[0-9]+\"},"
    "\"integer\":{\"label\":\"I\",\"type\":\"integer\",\"min\":-5,\"max\":1000000},"
    "\"number\":{\"label\":\"N\",\"type\":\"number\",\"required\":true},"
    "\"money\":{\"label\":\"M\",\"type\":\"money\",\"role\":\"price\"},"
    "\"percent\":{\"label\":\"P\",\"type\":\"percent\",\"min\":0,\"max\":100},"
    "\"truth\":{\"label\":\"B\",\"type\":\"boolean\"},"
    "\"choice\":{\"label\":\"C\",\"type\":\"choice\",\"choices\":{\"a\":\"A\",\"bb\":\"B\"}},"
    "\"date\":{\"label\":\"D\",\"type\":\"date\",\"min\":\"2000-01-01\"},"
    "\"a_field_with_a_very_long_name\":{\"label\":\"L\",\"type\":\"number\"},"
    "\"rows\":{\"label\":\"W\",\"type\":\"table\",\"columns\":{"
    "\"name\":{\"label\":\"N\",\"type\":\"text\"},"
    "\"count\":{\"label\":\"C\",\"type\":\"integer\",\"min\":0},"
    "\"wage\":{\"label\":\"W\",\"type\":\"money\"},"
    "\"full\":{\"label\":\"F\",\"type\":\"boolean\"}}}},"
    "\"criteria\":{"
    "\"floor\":{\"title\":\"F\",\"kind\":\"pass_fail\",\"element\":\"wages\",\"test\":{\"all\":"
    "[{\"val\":\"rows\"},{\">=\":[{\"val\":\"wage\"},15]}]}},"
    "\"n\":{\"title\":\"N\",\"kind\":\"linear\",\"weight\":60,\"value\":{\"val\":\"number\"},"
    "\"from\":0,\"to\":7},"
    "\"t\":{\"title\":\"T\",\"kind\":\"pattern\",\"weight\":40,\"text\":{\"val\":\"text\"},"
    "\"match\":\"s[a-z]fe\"}},"
    "\"award\":{\"method\":\"highest_score\"}}";

static void same_value(const struct bg_value *a, const struct bg_value *b)
{
    must(a->type == b->type);
    switch (a->type) {
    case BG_V_BOOL:
        must(a->as.truth == b->as.truth);
        return;
    case BG_V_NUMBER:
        must(a->as.number.coef == b->as.number.coef && a->as.number.places == b->as.number.places);
        return;
    case BG_V_TEXT:
        must(a->as.text.n == b->as.text.n &&
             memcmp(a->as.text.bytes, b->as.text.bytes, a->as.text.n) == 0);
        return;
    case BG_V_DATE:
        must(a->as.days == b->as.days);
        return;
    case BG_V_TABLE:
        must(a->as.table->rows == b->as.table->rows);
        for (size_t i = 0; i < a->as.table->rows * a->as.table->columns; i++)
            same_value(&a->as.table->cells[i], &b->as.table->cells[i]);
        return;
    default:
        must(a->type == BG_V_MISSING);
    }
}

struct run {
    struct bg_arena *arena;
    const struct bg_ruleset *ruleset;
    char *line;
    size_t size;
    size_t accepted;
};

static void one_line(struct run *run)
{
    struct bg_diags *diags = bg_diags_new(run->arena);
    struct bg_stream *stream = bg_stream_new(run->arena, run->ruleset);
    size_t used;
    const struct bg_bid *fast = bg_stream_bid(stream, run->arena, run->line, run->size, &used);
    if (!fast)
        return;
    const char *newline = memchr(run->line, '\n', run->size);
    must(used == (newline ? (size_t)(newline - run->line) : run->size));
    run->size = used;
    const struct bg_source *source = bg_source_new(run->arena, "f", run->line, run->size);
    const struct bg_json *json = bg_json_parse(run->arena, diags, source, NULL);
    must(json != NULL);
    const struct bg_bid *bid = bg_bid_bind(run->arena, diags, run->ruleset, "", json);
    must(bg_diag_count(diags, BG_ERROR) == 0);
    must(bid->status == BG_BID_ACTIVE && !bid->not_comparable && bid->evidence_n == 0);
    must(strcmp(bid->id, fast->id) == 0 && strcmp(bid->vendor_id, fast->vendor_id) == 0);
    must(strcmp(bid->vendor_name, fast->vendor_name) == 0);
    must(strcmp(bid->submitted_text, fast->submitted_text) == 0);
    must(bid->submitted.micros == fast->submitted.micros &&
         bid->submitted.ahead == fast->submitted.ahead &&
         bid->submitted.has_time == fast->submitted.has_time &&
         bid->submitted.has_zone == fast->submitted.has_zone &&
         strcmp(bid->currency, fast->currency) == 0);
    must(strcmp(bid->tax_basis, fast->tax_basis) == 0);
    must(strcmp(bid->solicitation, fast->solicitation) == 0);
    for (size_t i = 0; i < run->ruleset->fields_n; i++)
        same_value(&bid->values[i], &fast->values[i]);
    run->accepted++;
}

/* The sums as text, and what was written of each line. */
static const char *sums_of(struct run *run, bool by_tree)
{
    static const char *const files[] = {"f"};
    struct bg_corpus_rules rules = {
        .id = "today", .title = "Today", .description = "", .ruleset = run->ruleset};
    struct bg_corpus_plan plan;
    struct bg_corpus_found found;
    struct bg_corpus_block block = {.data = run->line, .n = run->size, .line = 1};
    struct bg_buf out;
    bg_corpus_plan_start(&plan, run->arena, &rules, 1);
    plan.files = files;
    plan.lines = true;
    plan.by_tree = by_tree;
    struct bg_corpus_worker *worker = bg_corpus_worker_new(run->arena, &plan);
    bg_corpus_work(worker, &block, &found);
    must(!worker->out_of_memory);
    bg_buf_init(&out, run->arena);
    struct bg_corpus sums;
    bg_corpus_start(&sums, run->arena, plan.scenarios, plan.scenarios_n);
    bg_corpus_worker_add(&sums, run->arena, worker);
    bg_corpus_part_write(&out, &sums);
    bg_buf_put(&out, bg_buf_text(&found.lines), found.lines.size);
    return bg_buf_text(&out);
}

static void body(void *data)
{
    struct run *run = data;
    size_t size = run->size;
    one_line(run);
    run->size = size;
    const char *stream = sums_of(run, false), *tree = sums_of(run, true);
    must(strcmp(stream, tree) == 0);
}

static const struct bg_ruleset *load(void)
{
    static struct bg_arena *arena;
    static const struct bg_ruleset *ruleset;
    if (ruleset)
        return ruleset;
    fuzz_start();
    arena = bg_arena_new(0);
    ruleset = fuzz_ruleset(arena, rules_text);
    return ruleset;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of just this size, so that a byte too far is seen. */
    char *line = malloc(size ? size : 1);
    struct run run = {bg_arena_new(0), load(), line, size, 0};
    memcpy(line, data, size);
    bg_arena_try(run.arena, body, &run);
    bg_arena_free(run.arena);
    free(line);
    return 0;
}
