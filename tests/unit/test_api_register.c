/* A register over the public API with a host in memory: what comes out, and allocations that fail.
 * The figures are worked out by hand beside them. */
#include "t.h"

#include <string.h>

#include "base/arena.h"
#include "bidgauge.h"
#include "host/host_memory.h"

static const char ruleset[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"t\", \"title\": \"T\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},"
    "\"sources\": {\"s\": {\"title\": \"S\"}},"
    "\"parameters\": {\"tax\": {\"source\": \"s\", \"values\": {\"2025-01-01\": 0.1}},"
    "\"part\": {\"source\": \"s\", \"low\": 0, \"high\": 1, \"values\": {\"2025-01-01\": 0.5}}},"
    "\"fields\": {\"price\": {\"type\": \"money\", \"role\": \"price\"}},"
    "\"price\": {\"field\": \"price\"}, \"award\": {\"method\": \"lowest_evaluated_price\"},"
    "\"register\": {\"wage_floor\": 20, \"legal_minimum\": 10, \"covers\": {\">=\": [{\"val\": "
    "\"amount\"}, 1000]}, \"payroll_tax\": {\"param\": \"tax\"}, \"pass_through\": {\"param\": "
    "\"part\"}, \"budget\": 300000}}";
static const char contracts[] = "contract,vendor,amount,occupation,headcount,hours\n"
                                "1,V,5000,guard,100,2000\n"
                                "2,W,500,guard,7,\n"
                                "3,X,lots,guard,7,\n";
static const char wages[] = "occupation,p10,p25,p50,p75,p90,source,year,url\n"
                            "guard,15,16.5,18.20,21.00,25,made up,2025,https://example.org\n";

static struct bg_host_memory *memory_host(void)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    assert_non_null(memory);
    assert_true(bg_host_memory_put(memory, "rules.json", ruleset, sizeof ruleset - 1));
    assert_true(bg_host_memory_put(memory, "c.csv", contracts, sizeof contracts - 1));
    assert_true(bg_host_memory_put(memory, "w.csv", wages, sizeof wages - 1));
    return memory;
}

/* The file that the model leaves, or NULL; the status. */
static const char *left_by(struct bg_host_memory *memory, enum bg_rendering format,
                           enum bg_status *status)
{
    const struct bg_model_input input = {
        .ruleset = "rules.json", .contracts = "c.csv", .wages = "w.csv"};
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    size_t n;
    *status = BG_WORLD;
    if (!bg)
        return NULL;
    const struct bg_model_result *result = bg_model_files(bg, &input);
    bool done = result && bg_model_write(bg, result, format, "out");
    *status = bg_status(bg);
    bg_free(bg);
    return done ? bg_host_memory_get(memory, "out", &n) : NULL;
}

/* 66.071429 % of 100 workers; shortfall 1.944643 x 100 x 2000 = 388928.60; x 1.1 = 427821.46; half
 * of it 213910.73. Contract 2 is below the threshold, row 4 has no amount. The cost passes 300000
 * where 427821.46 x part does: at 0.71 (303753.24), not at 0.70 (299475.02). */
static void figures_come_out(void **state)
{
    static const char *const parts[] = {
        "\"rows_read\":3,\"rows_counted\":2,\"rows_left_out\":0,\"refused\":[{\"row\":4,",
        "\"below_floor\":{\"estimated\":true,\"lines\":1,\"lines_at_their_least\":0,\"low\":50,"
        "\"value\":66.07,\"high\":75}",
        "\"raise_per_year\":{\"estimated\":true,\"lines\":1,\"lines_at_their_least\":0,\"low\":"
        "295000,"
        "\"value\":388928.6,\"high\":615000}",
        "\"value\":427821.46,",
        "\"value\":213910.73,",
        "\"last\":0.7,\"at\":0.71,\"to\":\"the cost to the buyer is over the budget\"",
    };
    enum bg_status status;
    (void)state;
    struct bg_host_memory *memory = memory_host();
    const char *json = left_by(memory, BG_AS_JSON, &status);
    assert_non_null(json);
    assert_int_equal(status, BG_FINDINGS); /* a row is refused */
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(json, parts[i]))
            fail_msg("not there: %s", parts[i]);
    const char *csv = left_by(memory, BG_AS_CSV, &status);
    assert_non_null(csv);
    assert_non_null(strstr(csv,
                           "1,V,,,,guard,2,today,Today's rules,covered,share_below_floor,percent,"
                           "66.071429,50,75,true,,,,,\r\n"));
    bg_host_memory_free(memory);
}

/* Every fifth allocation fails in turn: an error, never a crash. */
static void allocations_may_fail(void **state)
{
    long failed = 0;
    (void)state;
    for (long n = 0;; n += 5) {
        struct bg_host_memory *memory = memory_host();
        enum bg_status status;
        bg_arena_fail_after(n);
        const char *json = left_by(memory, BG_AS_JSON, &status);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_come_out),
        cmocka_unit_test(allocations_may_fail),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
