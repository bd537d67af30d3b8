/* Bids from any bytes (a JSON object or JSON Lines) against a ruleset with every type of field and
 * most kinds of criteria: no source is without a bid, what is ranked has a price and points within
 * the total, ranks ascend, and the whole result is strict JSON that comes out the same twice. */
#include "fuzz.h"
#include "mutate_json.h"

#include "base/json.h"
#include "intake/intake.h"
#include "report/text/text.h"
#include "score/evaluate/evaluate.h"
#include "score/words/words.h"

static const char rules[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"f\",\"title\":\"F\",\"currency\":\"USD\","
    "\"solicitation\":{\"reference\":\"S\",\"dates\":{\"bids_due\":\"2026-01-01\"}},"
    "\"fields\":{\"price\":{\"type\":\"money\",\"role\":\"price\",\"required\":true},"
    "\"n\":{\"type\":\"number\",\"min\":-5,\"max\":100},\"i\":{\"type\":\"integer\"},"
    "\"p\":{\"type\":\"percent\"},\"b\":{\"type\":\"boolean\"},\"d\":{\"type\":\"date\"},"
    "\"t\":{\"type\":\"text\",\"pattern\":\"[a-z ]*\"},"
    "\"c\":{\"type\":\"choice\",\"choices\":{\"x\":\"X\",\"y\":\"Y\"}},"
    "\"w\":{\"type\":\"table\",\"columns\":{\"wage\":{\"type\":\"money\",\"role\":\"hourly_wage\"},"
    "\"people\":{\"type\":\"integer\",\"role\":\"headcount\"},"
    "\"hours\":{\"type\":\"number\",\"role\":\"hours_per_year\"},\"who\":{\"type\":\"text\"}}}},"
    "\"criteria\":{"
    "\"pass\":{\"title\":\"PASS\",\"kind\":\"pass_fail\",\"element\":\"wages\",\"test\":"
    "{\"all\":[{\"val\":\"w\"},{\">=\":[{\"val\":\"wage\"},15]}]}},"
    "\"yes\":{\"title\":\"YES\",\"kind\":\"yes_no\",\"element\":\"other\",\"weight\":10,\"test\":{"
    "\"val\":\"b\"}},"
    "\"line\":{\"title\":\"LINE\",\"kind\":\"linear\",\"element\":\"other\",\"weight\":10,"
    "\"value\":{\"val\":\"n\"},"
    "\"from\":0,\"to\":50},"
    "\"band\":{\"title\":\"BAND\",\"kind\":\"bands\",\"element\":\"other\",\"weight\":10,\"value\":"
    "{\"share_of\":"
    "[{\"val\":\"w\"},{\">=\":[{\"val\":\"wage\"},20]}]},\"bands\":[{\"at_least\":0.5,\"points\":"
    "100},"
    "{\"at_least\":0,\"points\":10}]},"
    "\"pick\":{\"title\":\"PICK\",\"kind\":\"choice\",\"element\":\"other\",\"weight\":10,"
    "\"value\":{\"val\":\"c\"},"
    "\"points\":{\"x\":100,\"y\":50}},"
    "\"text\":{\"title\":\"TEXT\",\"kind\":\"pattern\",\"element\":\"other\",\"weight\":10,"
    "\"text\":{\"val\":\"t\"},"
    "\"match\":\"(a|b)+c\"},"
    "\"rel\":{\"title\":\"REL\",\"kind\":\"relative\",\"element\":\"other\",\"weight\":10,"
    "\"value\":{\"val\":\"i\"},"
    "\"best\":\"highest\"}},"
    "\"price\":{\"field\":\"price\",\"weight\":40,\"formula\":\"lowest_proportion\"},"
    "\"award\":{\"method\":\"highest_score\",\"ties\":[\"earliest\"]}}";

struct run {
    struct bg_arena *arena;
    const struct bg_ruleset *ruleset;
    const char *text;
    size_t size;
    struct bg_buf report;
};

static void load(void *data)
{
    struct run *run = data;
    run->ruleset = fuzz_ruleset(run->arena, rules);
}

static void check_lot(const struct bg_lot_result *lot)
{
    int64_t before = 0;
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_bid_result *bid = &lot->bids[lot->order[i]];
        must(bid->bid->id != NULL);
        if (bid->rank == 0) {
            must(bid->status_reason[0] != '\0');
            before = INT64_MAX; /* whoever is not ranked stands behind */
            continue;
        }
        must(bid->rank >= before && bid->price.present);
        must(bg_dec_sign(bid->total) >= 0 && bg_dec_cmp(bid->total, bg_dec_int(100)) <= 0);
        before = bid->rank;
    }
}

static void evaluate(void *data)
{
    struct run *run = data;
    struct bg_diags *diags = bg_diags_new(run->arena);
    const struct bg_source *source = bg_source_new(run->arena, "f", run->text, run->size);
    struct bg_bid_list *list = bg_bid_list_new(run->arena);
    struct bg_result *result = BG_NEW(run->arena, struct bg_result);
    size_t values;
    bg_bids_read(list, diags, run->ruleset, "", source);
    struct bg_bids bids = bg_bids_finish(list, diags);
    must(bids.n > 0);
    struct bg_lot_result *lot = BG_NEW(run->arena, struct bg_lot_result);
    *lot = *bg_evaluate(run->arena, run->ruleset, &bids);
    bg_lot_words(run->arena, BG_ENGLISH, lot);
    must(lot->bids_n == bids.n);
    check_lot(lot);
    *result = (struct bg_result){.ruleset = run->ruleset,
                                 .as_of = run->ruleset->as_of,
                                 .lots = lot,
                                 .lots_n = 1,
                                 .options = ""};
    bg_buf_init(&run->report, run->arena);
    bg_report_json(&run->report, result);
    const struct bg_source *made =
        bg_source_new(run->arena, "result", run->report.data, run->report.size);
    must(bg_json_scan(run->arena, bg_diags_new(run->arena), made, NULL, &values));
    bg_report_table(&run->report, result, false);
    (void)bg_report_explain(&run->report, BG_ENGLISH, result, NULL, NULL, true);
    bg_diags_print(diags, &run->report, (struct bg_diag_style){0});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct run loaded;
    fuzz_start();
    if (!loaded.arena) {
        loaded.arena = bg_arena_new(0);
        must(bg_arena_try(loaded.arena, load, &loaded));
    }
    char *copy = fuzz_copy(data, size);
    struct run first = {bg_arena_new(0), loaded.ruleset, copy, size, {0}};
    struct run second = {bg_arena_new(0), loaded.ruleset, copy, size, {0}};
    must(bg_arena_try(first.arena, evaluate, &first));
    must(bg_arena_try(second.arena, evaluate, &second));
    must(first.report.size == second.report.size &&
         memcmp(first.report.data, second.report.data, first.report.size) == 0);
    bg_arena_free(first.arena);
    bg_arena_free(second.arena);
    free(copy);
    return 0;
}
