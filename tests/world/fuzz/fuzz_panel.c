/* What a panel scored, from any bytes: a panel file, or the parts of a sheet of an evaluator or of a meeting ('z'
 * first). What is refused says why. What is taken is reviewed: points that count are on the scale, a review
 * is complete only without a fault, and the evaluation with it is the same twice. */
#include "book.h"
#include "mutate_json.h"

#include "intake/panel/panel.h"
#include "intake/panel/sheet.h"
#include "report/text/text.h"
#include "score/evaluate/evaluate.h"
#include "score/panel/panel.h"

static const char rules[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"f\",\"title\":\"F\",\"version\":\"1\","
    "\"currency\":\"USD\",\"panel\":{\"combine\":\"mean\",\"least\":1,\"differ\":40},"
    "\"solicitation\":{\"reference\":\"R-1\",\"dates\":{\"bids_due\":\"2026-03-13\"}},"
    "\"fields\":{\"price\":{\"label\":\"Price\",\"type\":\"money\",\"role\":\"price\"},"
    "\"plan\":{\"label\":\"Plan\",\"type\":\"text\"}},"
    "\"criteria\":{\"plan\":{\"title\":\"Plan\",\"kind\":\"panel\",\"weight\":30,\"out_of\":5,"
    "\"reads\":[\"plan\"],\"look_for\":{\"who\":\"Who comes\"},\"levels\":["
    "{\"title\":\"None\",\"definition\":\"Nothing\",\"points\":0},"
    "{\"title\":\"Fair\",\"definition\":\"Some\",\"points\":3},"
    "{\"title\":\"Good\",\"definition\":\"All\",\"points\":5}]},"
    "\"crew\":{\"title\":\"Crew\",\"kind\":\"panel\",\"weight\":30,\"out_of\":10,\"minimum\":10,"
    "\"reads\":[\"plan\"],\"levels\":[{\"title\":\"None\",\"definition\":\"Nothing\",\"points\":0},"
    "{\"title\":\"All\",\"definition\":\"All\",\"points\":10}]}},"
    "\"price\":{\"field\":\"price\",\"weight\":40,\"formula\":\"lowest_proportion\"},"
    "\"award\":{\"method\":\"highest_score\",\"ties\":[\"lowest_price\"]}}";
static const char bids_text[] =
    "{\"format\":\"bidgauge-bid/1\",\"bid\":\"A\",\"vendor\":{\"id\":\"a\",\"name\":\"Alder\"},"
    "\"answers\":{\"price\":100,\"plan\":\"One\"}}\n"
    "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B\",\"vendor\":{\"id\":\"b\",\"name\":\"Birch\"},"
    "\"answers\":{\"price\":90,\"plan\":\"Two\"}}\n";

/* Who may score: sheets are joined to it. */
static const char people[] =
    "{\"format\":\"bidgauge-panel/1\",\"solicitation\":\"R-1\",\"ruleset\":{\"id\":\"f\","
    "\"version\":\"1\"},\"evaluators\":{\"E1\":{\"name\":\"Ana\",\"declared\":\"2026-03-14\"}}}";

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
    struct bg_buf report;
};

static void check_review(struct bg_arena *arena, const struct bg_panel_review *review)
{
    must(!review->complete || review->errors == 0);
    for (size_t c = 0; c < review->criteria_n; c++) {
        const struct bg_panel_criterion *one = &review->criteria[c];
        const struct bg_criterion *rule = &review->ruleset->criteria[one->criterion];
        for (size_t b = 0; b < review->bids_n; b++) {
            const struct bg_ratio *points = one->places[b].points;
            must(!review->complete || points != NULL);
            if (points)
                must(bg_ratio_sign(points) >= 0 &&
                     bg_ratio_cmp(points, bg_ratio_dec(arena, rule->out_of)) <= 0);
            if (one->places[b].has_range)
                must(bg_dec_cmp(one->places[b].low, one->places[b].high) <= 0);
        }
    }
}

static void judge(struct run *run, const struct bg_ruleset *ruleset, const struct bg_panel *panel,
                  struct bg_diags *diags)
{
    size_t values;
    struct bg_bid_list *list = bg_bid_list_new(run->arena);
    bg_bids_read(list, diags, ruleset, "",
                 bg_source_new(run->arena, "b.jsonl", bids_text, sizeof bids_text - 1));
    struct bg_bids bids = bg_bids_finish(list, diags);
    const struct bg_lot_result *before = bg_evaluate(run->arena, ruleset, &bids);
    const struct bg_panel_review *review = bg_panel_review(run->arena, diags, panel, before);
    check_review(run->arena, review);
    bids.panel = review;
    struct bg_lot_result *lot = bg_evaluate_said(run->arena, BG_ENGLISH, ruleset, &bids);
    struct bg_result result = {
        .ruleset = ruleset, .as_of = ruleset->as_of, .lots = lot, .lots_n = 1, .options = ""};
    bg_report_json(&run->report, &result);
    const struct bg_source *made =
        bg_source_new(run->arena, "result", run->report.data, run->report.size);
    must(bg_json_scan(run->arena, bg_diags_new(run->arena), made, NULL, &values));
    (void)bg_report_explain(&run->report, BG_ENGLISH, &result, NULL, NULL, true);
    for (int i = 0; i < (int)panel->evaluators_n && i < 4; i++)
        check_review(run->arena, bg_panel_without(run->arena, review, i));
}

static void body(void *user)
{
    struct run *run = user;
    struct bg_arena *arena = run->arena;
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_ruleset *ruleset = fuzz_ruleset(arena, rules);
    const struct bg_source *source = bg_source_new(arena, "p", run->text, run->size);
    const struct bg_panel *panel = NULL;
    bg_buf_init(&run->report, arena);
    if (bg_panel_is_workbook(source)) {
        const struct bg_panel_sheet *sheet = bg_panel_sheet_read(arena, diags, source, ruleset);
        const struct bg_panel *base =
            bg_panel_load(arena, diags, bg_source_new(arena, "people", people, sizeof people - 1));
        must(base != NULL);
        if (sheet)
            panel = bg_panel_join(arena, diags, ruleset, base, &sheet, 1);
    } else {
        panel = bg_panel_load(arena, diags, source);
    }
    must(panel != NULL || bg_diag_count(diags, BG_ERROR) > 0);
    if (panel)
        judge(run, ruleset, panel, diags);
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
