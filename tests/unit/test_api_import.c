/* Importing public tenders over a host in memory: what is written and told, every allocation failed
 * in turn, every operation of the host failed in turn, and one lot of a tender evaluated. */
#include "t.h"

#include <string.h>

#include "base/arena.h"
#include "bidgauge.h"
#include "host/host_memory.h"

static const char lines[] =
    "{\"ocid\":\"a\",\"tender\":{\"awardCriteria\":\"priceOnly\",\"tenderPeriod\":"
    "{\"endDate\":\"2026-01-01\"},\"lots\":[{\"id\":1},{\"id\":2}],\"criteria\":[{\"id\":\"C\","
    "\"title\":\"Staff\",\"requirementGroups\":[{\"id\":\"G\",\"requirements\":[{\"id\":\"R\","
    "\"dataType\":\"integer\",\"minValue\":3,\"pattern\":\"[0-9]*\"}]}]}]},\"bids\":{\"details\":["
    "{\"id\":1,\"status\":\"valid\",\"relatedLots\":[1],\"value\":{\"amount\":5,\"currency\":"
    "\"USD\"},"
    "\"requirementResponses\":[{\"value\":\"4\",\"requirement\":{\"id\":\"R\"}}]},"
    "{\"id\":2,\"status\":\"valid\",\"relatedLots\":[1],\"value\":{\"amount\":4,\"currency\":"
    "\"USD\"},"
    "\"requirementResponses\":[{\"value\":2,\"requirement\":\"R\"}]}]},"
    "\"awards\":[{\"id\":1,\"status\":\"active\",\"relatedBids\":[1]}]}\n"
    "{\"ocid\":\"b\",\"bids\":[{\"id\":\n";

static struct bg_host_memory *memory_host(void)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    assert_non_null(memory);
    assert_true(bg_host_memory_put(memory, "lines.jsonl", lines, sizeof lines - 1));
    return memory;
}

struct outcome {
    enum bg_status status;
    char report[2048];
};

static struct outcome import(struct bg_host_memory *memory)
{
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct outcome outcome = {.status = BG_WORLD};
    struct bg *bg = bg_new(&config);
    const char *report, *json;
    if (!bg)
        return outcome;
    (void)bg_import_file(bg, "lines.jsonl", "out", NULL, NULL, &report, &json);
    assert_non_null(bg_diagnostics(bg, BG_AS_TEXT, 20));
    outcome.status = bg_status(bg);
    assert_true(strlen(report) < sizeof outcome.report);
    strcpy(outcome.report, report);
    bg_free(bg);
    return outcome;
}

/* Bid 2 is cheaper and has 2 of at least 3 people: bid 1 comes first, as it was awarded. */
static void lines_become_files(void **state)
{
    (void)state;
    struct bg_host_memory *memory = memory_host();
    struct outcome outcome = import(memory);
    size_t n;
    assert_int_equal(outcome.status, BG_FINDINGS);
    assert_non_null(
        strstr(outcome.report, "tenders: 2 in the source: 1 read, 0 refused, 1 unreadable\n"));
    assert_non_null(
        strstr(outcome.report, "bids: 2 in the source: 2 read, 0 refused, 0 unreadable\n"));
    assert_non_null(
        strstr(outcome.report, "answers: 2 in the source: 2 read (1 changed), 0 refused\n"));
    assert_non_null(
        strstr(outcome.report,
               "awards, lot 1: our order: 1 (not published); awarded: 1 (active): agrees\n"));
    assert_non_null(bg_host_memory_get(memory, "out/1/ruleset.json", &n));
    assert_non_null(bg_host_memory_get(memory, "out/2/ruleset.json", &n));
    assert_non_null(bg_host_memory_get(memory, "out/1/bids/2.json", &n));
    assert_null(bg_host_memory_get(memory, "out/2/bids/2.json", &n));
    bg_host_memory_free(memory);
}

static void one_lot_is_evaluated(void **state)
{
    (void)state;
    struct bg_host_memory *memory = memory_host();
    (void)import(memory);
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    const char *paths[] = {"lines.jsonl"};
    size_t n;
    const struct bg_result *result = bg_evaluate_files(
        bg, &(struct bg_inputs){
                .ruleset = "out/1/ruleset.json", .bids = paths, .bids_n = 1, .lot = "1"});
    assert_non_null(result);
    assert_non_null(strstr(bg_render(bg, result, BG_AS_JSON, &n), "\"comparison_set\":[\"1\"]"));
    assert_non_null(strstr(bg_diagnostics(bg, BG_AS_TEXT, 0), "note N605"));
    bg_free(bg);
    bg_host_memory_free(memory);
}

/* Each allocation fails once: an error, never a crash. */
static void every_allocation_may_fail(void **state)
{
    (void)state;
    long failed = 0;
    for (long n = 0;; n++) {
        struct bg_host_memory *memory = memory_host();
        bg_arena_fail_after(n);
        struct outcome outcome = import(memory);
        bg_arena_fail_after(-1);
        bg_host_memory_free(memory);
        if (outcome.status == BG_FINDINGS)
            break;
        assert_int_equal(outcome.status, BG_WORLD);
        failed++;
    }
    print_message("%ld allocations failed in turn\n", failed);
    assert_true(failed > 100);
}

/* A source that cannot be read, a folder or a file that cannot be written: the world failed. */
static void every_host_call_may_fail(void **state)
{
    (void)state;
    long n = 0;
    for (;; n++) {
        struct bg_host_memory *memory = memory_host();
        bg_host_memory_fail_after(memory, n);
        struct outcome outcome = import(memory);
        bg_host_memory_fail_after(memory, -1);
        bg_host_memory_free(memory);
        if (outcome.status == BG_FINDINGS)
            break;
        assert_int_equal(outcome.status, BG_WORLD);
    }
    assert_int_equal(n, 1 + 4 * 2); /* the source, and a folder and a file for each of four */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_files),
        cmocka_unit_test(one_lot_is_evaluated),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(every_host_call_may_fail),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
