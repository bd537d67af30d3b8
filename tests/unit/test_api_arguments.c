/* Every function of the API with an argument that cannot be used: nothing comes of it, the status says whose fault it
 * was, and a file that was to be written is not there. And each rendering of each result, which those that are not
 * for it do not have. */
#define _GNU_SOURCE
#include <unistd.h>

#include "bidgauge.h"
#include "t.h"

#define RULES "samples/janitorial/ruleset.json"
static const char *const bids[] = {"samples/janitorial/bids/B-01-cedar.json"};
static const char *const scenarios[] = {"samples/scenarios/more-for-wages.json"};
static const char *const awards[] = {"samples/portfolio/awards.csv"};
static const char nowhere[] = "no-such-folder/out", bad_date[] = "2026-02-30";

static struct bg_inputs inputs(const char *as_of)
{
    return (struct bg_inputs){.ruleset = RULES, .as_of = as_of, .bids = bids, .bids_n = 1};
}

/* -- dates that are none ------------------------------------------------------------------------ */

static bool check(struct bg *bg)
{
    return bg_check(bg, RULES, bad_date, 0);
}

static bool stale(struct bg *bg)
{
    static const char *const rules[] = {RULES};
    return bg_stale_table(bg, rules, 1, bad_date, NULL) ||
           bg_stale_table(bg, rules, 1, NULL, bad_date);
}

static bool rules_list(struct bg *bg)
{
    return bg_rules_list(bg, "rules", NULL, NULL, NULL, bad_date) != NULL;
}

static bool title(struct bg *bg)
{
    return bg_title_page(bg, RULES, bad_date) != NULL;
}

static bool evaluate(struct bg *bg)
{
    struct bg_inputs in = inputs(bad_date);
    return bg_evaluate_files(bg, &in) != NULL;
}

static bool decisions(struct bg *bg)
{
    struct bg_inputs in = inputs(bad_date);
    return bg_write_decisions(bg, &in, "build/never.xlsx");
}

static bool form(struct bg *bg)
{
    return bg_write_form(bg, RULES, bad_date, NULL, "build/never.xlsx");
}

static bool robustness(struct bg *bg)
{
    struct bg_inputs in = inputs(bad_date);
    return bg_robustness_files(bg, &in, NULL) != NULL;
}

static bool account(struct bg *bg)
{
    struct bg_account_options options = {.files = awards, .files_n = 1, .as_of = bad_date};
    return bg_account_files(bg, "portfolio", &options) != NULL;
}

static bool export_rules(struct bg *bg)
{
    return bg_export_ruleset(bg, RULES, bad_date, "build/never.xlsx");
}

static bool import_rules(struct bg *bg)
{
    const char *changes;
    return bg_import_ruleset(bg, RULES, bad_date, "build/never.json", &changes);
}

static bool model(struct bg *bg)
{
    struct bg_model_input in = {.ruleset = RULES, .as_of = bad_date, .bids = bids, .bids_n = 1};
    return bg_model_files(bg, &in) != NULL;
}

static bool corpus(struct bg *bg)
{
    struct bg_corpus_request request = {
        .ruleset = RULES, .as_of = bad_date, .files = bids, .files_n = 1, .json = "-"};
    struct bg_corpus_answer answer;
    return bg_corpus_run(bg, &request, &answer);
}

static bool panel(struct bg *bg)
{
    const char *said;
    struct bg_panel_options options = {.action = "status", .inputs = inputs(bad_date)};
    return bg_panel_work(bg, &options, &said);
}

/* -- places that cannot be written -------------------------------------------------------------- */

static bool write_text(struct bg *bg)
{
    return bg_write_text(bg, nowhere, "text");
}

static bool write_result(struct bg *bg)
{
    struct bg_inputs in = inputs(NULL);
    const struct bg_result *result = bg_evaluate_files(bg, &in);
    assert_non_null(result);
    bool any = false;
    for (int format = BG_AS_TEXT; format <= BG_AS_XLSX_PUBLIC; format++)
        any |= bg_write(bg, result, (enum bg_rendering)format, nowhere);
    return any;
}

static bool write_robustness(struct bg *bg)
{
    struct bg_inputs in = inputs(NULL);
    struct bg_robustness_options options = BG_ROBUSTNESS_DEFAULTS;
    options.samples = 100;
    const struct bg_robustness_report *report = bg_robustness_files(bg, &in, &options);
    assert_non_null(report);
    return bg_write_robustness(bg, report, BG_AS_JSON, nowhere) ||
           bg_write_robustness(bg, report, BG_AS_XLSX, nowhere) ||
           bg_write_robustness(bg, report, BG_AS_TEXT, nowhere);
}

static bool write_account(struct bg *bg)
{
    struct bg_account_options options = {.files = awards, .files_n = 1};
    const struct bg_account *made = bg_account_files(bg, "portfolio", &options);
    assert_non_null(made);
    return bg_write_account(bg, made, BG_AS_JSON, nowhere) ||
           bg_write_account(bg, made, BG_AS_XLSX, nowhere) ||
           bg_write_account(bg, made, BG_AS_HTML, nowhere);
}

static bool write_model(struct bg *bg)
{
    struct bg_model_input in = {
        .ruleset = RULES, .bids = bids, .bids_n = 1, .scenarios = scenarios, .scenarios_n = 1};
    const struct bg_model_result *made = bg_model_files(bg, &in);
    assert_non_null(made);
    return bg_model_write(bg, made, BG_AS_JSON, nowhere) ||
           bg_model_write(bg, made, BG_AS_CSV, nowhere) ||
           bg_model_write(bg, made, BG_AS_HTML, nowhere) ||
           bg_model_write(bg, made, BG_AS_MARKDOWN, nowhere) ||
           bg_model_write(bg, made, BG_AS_XLSX, nowhere);
}

static bool write_form(struct bg *bg)
{
    return bg_write_form(bg, RULES, NULL, NULL, nowhere);
}

static bool write_scenarios(struct bg *bg)
{
    return bg_write_scenarios(bg, RULES, scenarios, 1, "no-such-folder/out.json") ||
           bg_write_scenarios(bg, RULES, scenarios, 1, "no-such-folder/out.xlsx");
}

/* -- files that are not there ------------------------------------------------------------------- */

static bool logic_file(struct bg *bg)
{
    const char *result;
    return bg_logic_evaluate(bg, "@no-such-file", NULL, &result) ||
           bg_logic_evaluate(bg, "1", "@no-such-file", &result) ||
           bg_logic_lines(bg, "no-such-file", &result);
}

static bool rules_missing(struct bg *bg)
{
    return bg_rules_list(bg, "no-such-folder", NULL, NULL, NULL, NULL) ||
           bg_rules_find(bg, "no-such-folder", "x") || bg_starters_list(bg, "no-such-folder") ||
           bg_starters_find(bg, "no-such-folder", "x");
}

static bool suggest(struct bg *bg)
{
    return bg_suggest_map(bg, "no-such-file.csv", NULL) ||
           bg_suggest_map(bg, awards[0], "no-such-file.json") ||
           bg_suggest_columns(bg, "no-such-file.csv", "register");
}

static bool import_missing(struct bg *bg)
{
    const char *report, *json;
    return bg_import_file(bg, "no-such-file", "build/never", NULL, NULL, &report, &json);
}

static bool map_missing(struct bg *bg)
{
    struct bg_inputs in = inputs(NULL);
    in.map = "no-such-file.json";
    return bg_evaluate_files(bg, &in) != NULL;
}

static bool panel_missing(struct bg *bg)
{
    static const char *const panels[] = {"no-such-file.json"};
    struct bg_inputs in = inputs(NULL);
    in.panel = panels;
    in.panel_n = 1;
    return bg_evaluate_files(bg, &in) != NULL;
}

/* -- ids that nothing has ----------------------------------------------------------------------- */

static bool rules_unknown(struct bg *bg)
{
    return bg_rules_find(bg, "rules", "no-such-ruleset") ||
           bg_starters_find(bg, "rules", "no-such-template");
}

static bool stack_of_many(struct bg *bg)
{
    static const char *const two[] = {"samples/scenarios/floor20.json",
                                      "samples/scenarios/more-for-wages.json"};
    return bg_write_scenarios(bg, RULES, two, 2, "build/never.json");
}

static const struct {
    const char *name;
    bool (*run)(struct bg *);
    enum bg_status status;
} rows[] = {
    {"check", check, BG_USAGE},
    {"stale", stale, BG_USAGE},
    {"rules_list", rules_list, BG_USAGE},
    {"title", title, BG_USAGE},
    {"evaluate", evaluate, BG_USAGE},
    {"decisions", decisions, BG_USAGE},
    {"form", form, BG_USAGE},
    {"robustness", robustness, BG_USAGE},
    {"account", account, BG_USAGE},
    {"export", export_rules, BG_USAGE},
    {"import", import_rules, BG_USAGE},
    {"model", model, BG_USAGE},
    {"corpus", corpus, BG_USAGE},
    {"panel", panel, BG_USAGE},
    {"write_text", write_text, BG_WORLD},
    {"write_result", write_result, BG_WORLD},
    {"write_robustness", write_robustness, BG_WORLD},
    {"write_account", write_account, BG_WORLD},
    {"write_model", write_model, BG_WORLD},
    {"write_form", write_form, BG_WORLD},
    {"write_scenarios", write_scenarios, BG_WORLD},
    {"logic_file", logic_file, BG_WORLD},
    {"rules_missing", rules_missing, BG_WORLD},
    {"suggest", suggest, BG_WORLD},
    {"import_missing", import_missing, BG_WORLD},
    {"map_missing", map_missing, BG_WORLD},
    {"panel_missing", panel_missing, BG_WORLD},
    {"rules_unknown", rules_unknown, BG_FINDINGS},
    {"stack_of_many", stack_of_many, BG_FINDINGS},
};

static void nothing_comes_of_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg *bg = bg_new(NULL);
        if (rows[i].run(bg))
            fail_msg("%s came to something", rows[i].name);
        if (bg_status(bg) != rows[i].status)
            print_error("%s: status %d, not %d: %s\n", rows[i].name, (int)bg_status(bg),
                        (int)rows[i].status, bg_diagnostics(bg, BG_AS_TEXT, 3));
        assert_int_equal(bg_status(bg), rows[i].status);
        assert_true(bg_errors(bg) > 0);
        bg_free(bg);
    }
    assert_int_not_equal(access("no-such-folder", F_OK), 0);
    assert_int_not_equal(access("build/never.xlsx", F_OK), 0);
    assert_int_not_equal(access("build/never.json", F_OK), 0);
    assert_int_not_equal(access("build/never", F_OK), 0);
}

#define IS(format) (1u << BG_AS_##format)

/* Which renderings there are of a result, a model, a report and an account, as bidgauge.h says. */
static void renderings(void **state)
{
    (void)state;
    struct bg *bg = bg_new(NULL);
    struct bg_inputs in = inputs(NULL);
    struct bg_robustness_options options = BG_ROBUSTNESS_DEFAULTS;
    options.samples = 100;
    struct bg_model_input modelled = {
        .ruleset = RULES, .bids = bids, .bids_n = 1, .scenarios = scenarios, .scenarios_n = 1};
    struct bg_account_options files = {.files = awards, .files_n = 1};
    const struct bg_result *result = bg_evaluate_files(bg, &in);
    const struct bg_model_result *model_result = bg_model_files(bg, &modelled);
    const struct bg_robustness_report *report = bg_robustness_files(bg, &in, &options);
    const struct bg_account *made = bg_account_files(bg, "portfolio", &files);
    unsigned got[4] = {0};
    size_t n;
    for (int k = BG_AS_TEXT; k <= BG_AS_XLSX_PUBLIC; k++) {
        enum bg_rendering format = (enum bg_rendering)k;
        got[0] |= (unsigned)(bg_render(bg, result, format, &n) != NULL) << k;
        got[1] |= (unsigned)(bg_model_render(bg, model_result, format, &n) != NULL) << k;
        got[2] |= (unsigned)(bg_render_robustness(bg, report, format, &n) != NULL) << k;
        got[3] |= (unsigned)(bg_render_account(bg, made, format, &n) != NULL) << k;
    }
    assert_int_equal(got[0], IS(JSON) | IS(TEXT) | IS(TEXT_COLOR) | IS(BRIEF));
    assert_int_equal(got[1], IS(JSON) | IS(CSV) | IS(HTML) | IS(MARKDOWN) | IS(TEXT) |
                                 IS(TEXT_COLOR) | IS(COMPARE) | IS(COMPARE_COLOR));
    assert_int_equal(got[2], IS(TEXT) | IS(TEXT_COLOR) | IS(JSON));
    assert_int_equal(got[3], IS(TEXT) | IS(TEXT_COLOR) | IS(JSON) | IS(HTML));
    assert_null(bg_render_account(bg, NULL, BG_AS_JSON, &n));
    assert_false(bg_write_account(bg, NULL, BG_AS_JSON, "build/never.json"));
    assert_non_null(bg_notices_list(bg));
    bg_free(bg);
}

static void names_of_outputs(void **state)
{
    (void)state;
    assert_int_equal(bg_rendering_of("a.html"), BG_AS_HTML);
    assert_int_equal(bg_rendering_of("a.HTML"), BG_AS_HTML);
    assert_int_equal(bg_rendering_of("a.md"), BG_AS_MARKDOWN);
    assert_int_equal(bg_rendering_of("a.json"), BG_AS_JSON);
    assert_int_equal(bg_rendering_of("a.csv"), BG_AS_CSV);
    assert_int_equal(bg_rendering_of("a.xlsx"), BG_AS_XLSX);
    assert_int_equal(bg_rendering_of("a.htm"), BG_AS_HTML);
    assert_int_equal(bg_rendering_of("a.htmx"), BG_AS_XLSX);
    assert_int_equal(bg_rendering_of("md"), BG_AS_XLSX);
    assert_int_equal(bg_rendering_of(""), BG_AS_XLSX);
    struct bg *bg = bg_new(NULL);
    assert_true(bg_hold_outputs(bg, false));
    assert_true(bg_claim_output(bg, "comparison", NULL));
    assert_false(bg_claim_output(bg, "no such kind", "build/never.xlsx"));
    assert_false(bg_claim_output(bg, "comparison", "build/never.json"));
    assert_true(bg_use_language(bg, "es") && bg_use_language(bg, "en") &&
                !bg_use_language(bg, "fr"));
    assert_true(bg_use_sheets(bg, "all") && bg_use_sheets(bg, "auto") &&
                !bg_use_sheets(bg, "some"));
    bg_free(bg);
    bg_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_comes_of_it),
        cmocka_unit_test(renderings),
        cmocka_unit_test(names_of_outputs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
