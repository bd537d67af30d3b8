/* Robustness and sweeps over the public API with a host in memory: what comes out, and allocations
 * that fail. Trials are evaluated in memory of their own, which runs out like any other. */
#include "t.h"

#include "base/arena.h"
#include "bidgauge.h"
#include "host/host_memory.h"

static const char ruleset[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"t\", \"title\": \"T\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},"
    "\"parameters\": {\"floor\": {\"title\": \"floor\", \"values\": {\"2025-01-01\": 17}}},"
    "\"fields\": {\"price\": {\"label\": \"P\", \"type\": \"money\", \"role\": \"price\"},"
    "\"wage\": {\"label\": \"W\", \"type\": \"money\"}},"
    "\"criteria\": {\"gate\": {\"title\": \"G\", \"kind\": \"pass_fail\","
    "\"test\": {\">=\": [{\"val\": \"wage\"}, {\"param\": \"floor\"}]}},"
    "\"pay\": {\"title\": \"Pay\", \"kind\": \"linear\", \"weight\": 60, \"value\": {\"val\": "
    "\"wage\"},"
    "\"from\": 17, \"to\": 22}},"
    "\"price\": {\"field\": \"price\", \"weight\": 40, \"formula\": \"lowest_proportion\"},"
    "\"award\": {\"method\": \"highest_score\"}}";
static const char bids[] = "{\"format\": \"bidgauge-bid/1\", \"bid\": \"A\", \"answers\": "
                           "{\"price\": 200, \"wage\": 22}}\n"
                           "{\"format\": \"bidgauge-bid/1\", \"bid\": \"B\", \"answers\": "
                           "{\"price\": 100, \"wage\": 18}}\n";
static const char *const paths[] = {"bids.jsonl"};

static struct bg_host_memory *memory_host(void)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    assert_non_null(memory);
    assert_true(bg_host_memory_put(memory, "rules.json", ruleset, sizeof ruleset - 1));
    assert_true(bg_host_memory_put(memory, "bids.jsonl", bids, sizeof bids - 1));
    return memory;
}

static bool try_out(struct bg *bg)
{
    struct bg_robustness_options options = BG_ROBUSTNESS_DEFAULTS;
    options.samples = 20;
    const struct bg_robustness_report *report = bg_robustness_files(
        bg, &(struct bg_inputs){.ruleset = "rules.json", .bids = paths, .bids_n = 1}, &options);
    return report != NULL && bg_write_robustness(bg, report, BG_AS_JSON, "out.json");
}

static bool sweep(struct bg *bg)
{
    static const char *const sweeps[] = {"parameters.floor=17:19:1"};
    const struct bg_model_input input = {
        .ruleset = "rules.json", .bids = paths, .bids_n = 1, .sweeps = sweeps, .sweeps_n = 1};
    const struct bg_model_result *result = bg_model_files(bg, &input);
    return result != NULL && bg_model_write(bg, result, BG_AS_JSON, "out.json");
}

/* The file that work leaves, which it must; NULL with the status when it does not. */
static const char *left_by(struct bg_host_memory *memory, bool (*work)(struct bg *),
                           enum bg_status *status)
{
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    size_t n;
    *status = BG_WORLD;
    if (!bg)
        return NULL;
    bool done = work(bg);
    *status = bg_status(bg);
    bg_free(bg);
    return done ? bg_host_memory_get(memory, "out.json", &n) : NULL;
}

/* With price at x: A has (100 - x) + x / 2, B has (100 - x) / 5 + x, the same at x = 800 / 13. */
static void figures_come_out(void **state)
{
    enum bg_status status;
    (void)state;
    struct bg_host_memory *memory = memory_host();
    const char *json = left_by(memory, try_out, &status);
    assert_non_null(json);
    assert_int_equal(status, BG_DONE);
    assert_non_null(strstr(json, "\"fraction\":\"800/13\",\"level_with\":\"B\""));
    bg_host_memory_free(memory);
    memory = memory_host();
    json = left_by(memory, sweep, &status);
    assert_non_null(json);
    assert_non_null(strstr(json, "{\"lot\":\"\",\"what\":\"stops_passing\",\"bid\":\"B\","
                                 "\"before\":18,\"after\":18.01}"));
    bg_host_memory_free(memory);
}

/* Every third allocation fails in turn: an error, never a crash. */
static void allocations_may_fail(void **state)
{
    static bool (*const works[])(struct bg *) = {try_out, sweep};
    (void)state;
    for (size_t w = 0; w < COUNT(works); w++) {
        long failed = 0;
        for (long n = 0;; n += 3) {
            struct bg_host_memory *memory = memory_host();
            enum bg_status status;
            bg_arena_fail_after(n);
            const char *json = left_by(memory, works[w], &status);
            bg_arena_fail_after(-1);
            bg_host_memory_free(memory);
            if (json)
                break;
            assert_int_equal(status, BG_WORLD);
            failed++;
        }
        print_message("%ld allocations failed in turn\n", failed);
        assert_true(failed > 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_come_out),
        cmocka_unit_test(allocations_may_fail),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
