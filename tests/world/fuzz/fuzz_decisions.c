/* What an officer decided, from any bytes: JSON, a table, or the parts of a workbook ('z' first). What is refused
 * says why; what is applied gives an evaluation in which no bid is lost and which comes out the same twice. */
#include "book.h"
#include "mutate_json.h"

#include "intake/decisions/decisions.h"
#include "report/text/text.h"
#include "score/evaluate/evaluate.h"

static const char rules[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"f\",\"title\":\"F\",\"version\":\"1\","
    "\"currency\":\"USD\",\"solicitation\":{\"reference\":\"R-1\",\"late\":\"accept_by_decision\","
    "\"dates\":{\"bids_due\":\"2026-03-13T14:00Z\"}},"
    "\"fields\":{\"price\":{\"label\":\"Price\",\"type\":\"money\",\"role\":\"price\","
    "\"required\":true},\"n\":{\"label\":\"Days\",\"type\":\"integer\",\"min\":0,\"max\":30},"
    "\"b\":{\"type\":\"boolean\"},\"d\":{\"type\":\"date\"},\"t\":{\"type\":\"text\"},"
    "\"c\":{\"type\":\"choice\",\"choices\":{\"x\":\"X\",\"y\":\"Y\"}},"
    "\"w\":{\"type\":\"table\",\"columns\":{\"wage\":{\"type\":\"money\"},"
    "\"people\":{\"type\":\"integer\"}}}},"
    "\"criteria\":{\"n\":{\"title\":\"Days\",\"kind\":\"linear\",\"weight\":60,\"value\":{\"val\":"
    "\"n\"},"
    "\"from\":0,\"to\":30}},"
    "\"price\":{\"field\":\"price\",\"weight\":40,\"formula\":\"lowest_proportion\"},"
    "\"award\":{\"method\":\"highest_score\",\"ties\":[\"lowest_price\"]}}";
static const char bids_text[] =
    "{\"format\":\"bidgauge-bid/1\",\"bid\":\"A\",\"vendor\":{\"id\":\"a\",\"name\":\"Alder\"},"
    "\"submitted\":\"2026-03-12T10:00:00Z\",\"answers\":{\"price\":100,\"n\":14,\"b\":true,\"c\":"
    "\"x\","
    "\"w\":[{\"wage\":17.5,\"people\":3},{\"wage\":21,\"people\":1}]}}\n"
    "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B\",\"vendor\":{\"id\":\"b\",\"name\":\"Birch\"},"
    "\"answers\":{\"price\":\"1,200.00\",\"t\":\"text\",\"d\":\"2026-01-01\"}}\n"
    "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-2\",\"vendor\":{\"id\":\"b\",\"name\":\"Birch\"},"
    "\"answers\":{\"price\":90,\"n\":3}}\n";

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
    struct bg_buf report;
};

static void judge(struct run *run, const struct bg_ruleset *ruleset, struct bg_bid_list *list,
                  struct bg_diags *diags)
{
    size_t values;
    struct bg_bids bids = bg_bids_finish(list, diags);
    must(bids.n == 3);
    struct bg_lot_result *lot = bg_evaluate_said(run->arena, BG_ENGLISH, ruleset, &bids);
    must(lot->bids_n == 3);
    struct bg_result result = {
        .ruleset = ruleset, .as_of = ruleset->as_of, .lots = lot, .lots_n = 1, .options = ""};
    bg_report_json(&run->report, &result);
    const struct bg_source *made =
        bg_source_new(run->arena, "result", run->report.data, run->report.size);
    must(bg_json_scan(run->arena, bg_diags_new(run->arena), made, NULL, &values));
    (void)bg_report_explain(&run->report, BG_ENGLISH, &result, NULL, NULL, true);
}

static void body(void *user)
{
    struct run *run = user;
    struct bg_arena *arena = run->arena;
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_ruleset *ruleset = fuzz_ruleset(arena, rules);
    const struct bg_source *source = bg_source_new(arena, "d", run->text, run->size);
    bg_buf_init(&run->report, arena);
    const struct bg_decisions *decisions = bg_decisions_load(arena, diags, source, ruleset);
    must(decisions != NULL || bg_diag_count(diags, BG_ERROR) > 0);
    if (decisions) {
        struct bg_bid_list *list = bg_bid_list_new(arena);
        struct bg_diags *said = bg_diags_new(arena), *faults = bg_diags_new(arena);
        bool *found = BG_ARRAY(arena, 2 * decisions->n + 1, bool);
        bg_bid_list_to_be_decided(list);
        bg_bids_read(list, said, ruleset, "",
                     bg_source_new(arena, "b.jsonl", bids_text, sizeof bids_text - 1));
        if (bg_decisions_apply(decisions, list, faults, ruleset, "", found))
            judge(run, ruleset, list, said);
        else
            must(bg_diag_count(faults, BG_ERROR) > 0);
        bg_decisions_unfound(decisions, list, faults, found);
        bg_diags_print(faults, &run->report, (struct bg_diag_style){0});
    }
    bg_diags_print(diags, &run->report, (struct bg_diag_style){0});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    size_t n = size;
    bool book = size > 0 && data[0] == 'z';
    char *bytes = book ? fuzz_book(data + 1, size - 1, &n) : fuzz_copy(data, size);
    struct run one = {bg_arena_new(0), bytes, n, {0}}, two = {bg_arena_new(0), bytes, n, {0}};
    must(bg_arena_try(one.arena, body, &one) && bg_arena_try(two.arena, body, &two));
    must(one.report.size == two.report.size &&
         memcmp(one.report.data, two.report.data, one.report.size) == 0);
    bg_arena_free(one.arena);
    bg_arena_free(two.arena);
    free(bytes);
    return 0;
}
