/* Scenarios over the public API with a host in memory: figures that come out, and allocations and
 * files that fail. */
#include "t.h"

#include "base/arena.h"
#include "bidgauge.h"
#include "host/host_memory.h"

static const char ruleset[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"t\", \"title\": \"T\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\", \"start\": \"2026-07-01\","
    "\"end\": \"2028-06-30\"}},"
    "\"parameters\": {\"floor\": {\"title\": \"floor\", \"values\": {\"2025-01-01\": 17,"
    "\"2027-07-01\": 18}}, \"part\": {\"low\": 0, \"high\": 1, \"values\": {\"2025-01-01\": 0.5}}},"
    "\"fields\": {\"price\": {\"label\": \"P\", \"type\": \"money\", \"role\": \"price\"},"
    "\"crew\": {\"type\": \"table\", \"columns\": {\"job\": {\"type\": \"text\"},"
    "\"people\": {\"type\": \"integer\", \"role\": \"headcount\"},"
    "\"hours\": {\"type\": \"number\", \"role\": \"hours_per_year\"},"
    "\"wage\": {\"type\": \"money\", \"role\": \"hourly_wage\"}}}},"
    "\"criteria\": {\"gate\": {\"title\": \"G\", \"kind\": \"pass_fail\", \"test\": {\"all\": ["
    "{\"val\": \"crew\"}, {\">=\": [{\"val\": \"wage\"}, {\"param\": \"floor\"}]}]}},"
    "\"pay\": {\"title\": \"Pay\", \"kind\": \"linear\", \"weight\": 60, \"value\": {\"min_of\": ["
    "{\"val\": \"crew\"}, {\"val\": \"wage\"}]}, \"from\": 17, \"to\": 22}},"
    "\"price\": {\"field\": \"price\", \"weight\": 40, \"formula\": \"lowest_proportion\"},"
    "\"measures\": {\"raise\": {\"rows\": \"crew\", \"by\": \"job\", \"unit\": \"USD/year\","
    "\"range\": [\"part\"], \"value\": {\"*\": [{\"param\": \"part\"}, {\"val\": \"people\"},"
    "{\"val\": \"hours\"}, {\"max\": [0, {\"-\": [{\"param\": \"floor\"}, {\"val\": "
    "\"wage\"}]}]}]}}},"
    "\"award\": {\"method\": \"highest_score\"}}";
static const char bids[] =
    "{\"format\": \"bidgauge-bid/1\", \"bid\": \"A\", \"answers\": {\"price\": 9000, \"crew\": ["
    "{\"job\": \"c\", \"people\": 2, \"hours\": 1000, \"wage\": 22}]}}\n"
    "{\"format\": \"bidgauge-bid/1\", \"bid\": \"B\", \"answers\": {\"price\": 7000, \"crew\": ["
    "{\"job\": \"c\", \"people\": 3, \"hours\": 1000, \"wage\": 17.5}]}}\n";
static const char scenario[] = "{\"format\": \"bidgauge-scenario/1\", \"title\": \"S\", "
                               "\"ruleset\": {\"parameters\": {\"floor\":"
                               "{\"values\": {\"2025-01-01\": 20, \"2027-07-01\": 20}}}, "
                               "\"criteria\": {\"pay\": {\"weight\": 70}}},"
                               "\"bids\": [{\"raise_pay\": {\"to\": {\"param\": \"floor\"}, "
                               "\"pass_on\": {\"param\": \"part\"}}}]}";

static struct bg_host_memory *memory_host(void)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    assert_non_null(memory);
    assert_true(bg_host_memory_put(memory, "rules.json", ruleset, sizeof ruleset - 1));
    assert_true(bg_host_memory_put(memory, "bids.jsonl", bids, sizeof bids - 1));
    assert_true(bg_host_memory_put(memory, "s.json", scenario, sizeof scenario - 1));
    return memory;
}

static enum bg_status whole_way(struct bg_host_memory *memory, bool *written)
{
    static const char *const paths[] = {"bids.jsonl"}, *const scenarios[] = {"s.json"};
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    const struct bg_model_input input = {.ruleset = "rules.json",
                                         .bids = paths,
                                         .bids_n = 1,
                                         .scenarios = scenarios,
                                         .scenarios_n = 1};
    struct bg *bg = bg_new(&config);
    size_t n;
    *written = false;
    if (!bg)
        return BG_WORLD;
    const struct bg_model_result *result = bg_model_files(bg, &input);
    *written = result && bg_model_render(bg, result, BG_AS_TEXT, &n) &&
               bg_model_write(bg, result, BG_AS_CSV, "out.csv") &&
               bg_model_write(bg, result, BG_AS_JSON, "out.json");
    enum bg_status status = bg_status(bg);
    bg_free(bg);
    return status;
}

/* B raises three people by 2.50 for 1000 hours and puts half of it into its price. */
static void figures_come_out(void **state)
{
    (void)state;
    struct bg_host_memory *memory = memory_host();
    bool written;
    size_t n;
    assert_int_equal(whole_way(memory, &written), BG_DONE);
    assert_true(written);
    const char *json = bg_host_memory_get(memory, "out.json", &n);
    assert_non_null(strstr(json, "\"raised_workers\":3,\"raise\":7500,\"passed_on\":3750"));
    assert_non_null(strstr(json, "\"raise\":{\"value\":3750,\"low\":0,\"high\":7500"));
    /* A is recommended in both, and pays 22: its rival's raise is no figure of the contract */
    assert_null(strstr(json, "\"path\":{\"raise\":[0,750]}"));
    assert_non_null(strstr(json, "\"path\":{\"raise\":[0,0]}"));
    assert_non_null(
        strstr(json, "\"figure\":\"wage_bill\",\"title\":\"Pay of the contract's jobs\""));
    const char *csv = bg_host_memory_get(memory, "out.csv", &n);
    assert_non_null(
        strstr(csv, ",B,B,s,S,raise,raise,other,USD/year,3750,0,7500,true,ranked,,,,\r\n"));
    bg_host_memory_free(memory);
}

/* Every fifth allocation fails in turn: an error, never a crash. */
static void allocations_may_fail(void **state)
{
    (void)state;
    long failed = 0;
    for (long n = 0;; n += 5) {
        struct bg_host_memory *memory = memory_host();
        bool written;
        bg_arena_fail_after(n);
        enum bg_status status = whole_way(memory, &written);
        bg_arena_fail_after(-1);
        bg_host_memory_free(memory);
        if (status == BG_DONE)
            break;
        assert_int_equal(status, BG_WORLD);
        failed++;
    }
    print_message("%ld allocations failed in turn\n", failed);
    assert_true(failed > 100);
}

/* A file that cannot be opened ends the run: it says nothing of bids or scenarios. */
static void files_may_be_missing(void **state)
{
    (void)state;
    static const char *const paths[] = {"none.jsonl"}, *const scenarios[] = {"none.json"};
    struct bg_host_memory *memory = memory_host();
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg_model_input input = {.ruleset = "rules.json", .bids = paths, .bids_n = 1};
    struct bg *bg = bg_new(&config);
    assert_null(bg_model_files(bg, &input));
    assert_int_equal(bg_status(bg), BG_WORLD);
    assert_non_null(strstr(bg_diagnostics(bg, BG_AS_TEXT, 0), "E880"));
    bg_free(bg);
    bg = bg_new(&config);
    input.scenarios = scenarios;
    input.scenarios_n = 1;
    assert_null(bg_model_files(bg, &input));
    assert_int_equal(bg_status(bg), BG_WORLD);
    bg_free(bg);
    bg_host_memory_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_come_out),
        cmocka_unit_test(allocations_may_fail),
        cmocka_unit_test(files_may_be_missing),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
