/* Rulesets from any bytes: what is refused says why; what loads judges invented bids around its limits, is
 * reviewed before publication and has a title page, and none of that fails: ranks ascend, the result is
 * strict JSON that comes out the same twice, levels with weights add up exactly. */
#include "fuzz.h"
#include "mutate_json.h"

#include "intake/intake.h"
#include "report/text/text.h"
#include "score/evaluate/evaluate.h"
#include "score/publish/publish.h"

enum { BIDS = 3 };

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
    struct bg_buf report;
};

static void check_lot(const struct bg_lot_result *lot)
{
    int64_t before = 0;
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_bid_result *bid = &lot->bids[lot->order[i]];
        if (bid->rank == 0) {
            must(bid->status_reason[0] != '\0');
            before = INT64_MAX; /* whoever is not ranked is behind */
            continue;
        }
        must(bid->rank >= before && (bid->status == BG_RANKED || bid->status == BG_PROVISIONAL));
        before = bid->rank;
    }
    must(lot->recommended < (int)lot->bids_n);
}

/* The weights of each level that has any add up to its total. */
static void check_weights(struct bg_arena *arena, const struct bg_ruleset *r)
{
    for (int parent = -1; parent < (int)r->criteria_n; parent++) {
        const struct bg_ratio *sum = bg_ratio_int(arena, 0);
        if (parent >= 0 && !bg_criterion_is_group(&r->criteria[parent]))
            continue;
        for (size_t i = 0; i < r->criteria_n; i++)
            if (r->criteria[i].parent == parent)
                sum = bg_ratio_add(arena, sum, r->criteria[i].weight_exact);
        if (parent < 0 && r->price.used)
            sum = bg_ratio_add(arena, sum, r->price.weight_exact);
        if (bg_ratio_sign(sum) != 0 && r->award.method == BG_HIGHEST_SCORE)
            must(bg_ratio_cmp(sum, parent < 0 ? bg_ratio_dec(arena, r->award.total)
                                              : bg_ratio_int(arena, 100)) == 0);
    }
}

static struct bg_lot_result *judge(struct run *run, const struct bg_ruleset *ruleset,
                                   const char *lot)
{
    const struct bg_publishing publishing = {run->arena, bg_diags_new(run->arena), ruleset};
    const struct bg_bid **bid = BG_ARRAY(run->arena, BIDS, const struct bg_bid *);
    for (int i = 0; i < BIDS; i++)
        bid[i] = bg_trial_bid(&publishing, i * 7);
    const struct bg_bids bids = {.bid = bid, .n = BIDS};
    struct bg_lot_result *result = bg_evaluate_said(run->arena, BG_ENGLISH, ruleset, &bids);
    must(result->bids_n == BIDS);
    result->lot = lot;
    check_lot(result);
    check_weights(run->arena, ruleset);
    return result;
}

static void report(struct run *run, const struct bg_ruleset *ruleset)
{
    size_t n = ruleset->lots_n ? ruleset->lots_n : 1, values;
    struct bg_lot_result *lots = BG_ARRAY(run->arena, n, struct bg_lot_result);
    for (size_t i = 0; i < n; i++)
        lots[i] = ruleset->lots_n ? *judge(run, ruleset->lots[i].ruleset, ruleset->lots[i].id)
                                  : *judge(run, ruleset, "");
    struct bg_result result = {
        .ruleset = ruleset, .as_of = ruleset->as_of, .lots = lots, .lots_n = n, .options = ""};
    bg_report_json(&run->report, &result);
    const struct bg_source *made =
        bg_source_new(run->arena, "result", run->report.data, run->report.size);
    must(bg_json_scan(run->arena, bg_diags_new(run->arena), made, NULL, &values));
    bg_report_table(&run->report, &result, false);
    (void)bg_report_explain(&run->report, BG_ENGLISH, &result, NULL, NULL, true);
    bg_report_title_page(&run->report, ruleset);
}

static void body(void *user)
{
    struct run *run = user;
    struct bg_diags *diags = bg_diags_new(run->arena);
    const struct bg_load_options options = {.as_of = BG_NO_DATE};
    const struct bg_source *source = bg_source_new(run->arena, "r.json", run->text, run->size);
    bg_buf_init(&run->report, run->arena);
    const struct bg_ruleset *ruleset = bg_ruleset_load(run->arena, diags, source, &options);
    must(ruleset != NULL || bg_diag_count(diags, BG_ERROR) > 0);
    if (ruleset) {
        must(bg_diag_count(diags, BG_ERROR) == 0);
        report(run, ruleset);
        if (run->size % 16 == 0) /* hundreds of bids: a hundred times as long as all else */
            bg_publish_check(run->arena, diags, ruleset);
    }
    bg_diags_print(diags, &run->report, (struct bg_diag_style){0});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    char *copy = fuzz_copy(data, size);
    struct run one = {bg_arena_new((size_t)512 << 20), copy, size, {0}};
    struct run two = {bg_arena_new((size_t)512 << 20), copy, size, {0}};
    bool ended = bg_arena_try(one.arena, body, &one) && bg_arena_try(two.arena, body, &two);
    must(!ended || (one.report.size == two.report.size &&
                    memcmp(one.report.data, two.report.data, one.report.size) == 0));
    bg_arena_free(one.arena);
    bg_arena_free(two.arena);
    free(copy);
    return 0;
}
