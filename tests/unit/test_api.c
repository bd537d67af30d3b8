/* The public API over a host in memory: the whole way from files to results, every allocation failed
 * in turn, every operation of the host failed in turn. */
#include "t.h"

#include <string.h>

#include "base/arena.h"
#include "bidgauge.h"
#include "host/host_memory.h"

static const char ruleset[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"t\", \"title\": \"T\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},"
    "\"parameters\": {\"floor\": {\"title\": \"floor\", \"values\": {\"2025-01-01\": 17.17}}},"
    "\"fields\": {\"price\": {\"label\": \"P\", \"type\": \"money\", \"role\": \"price\"},"
    "\"wage\": {\"label\": \"W\", \"type\": \"money\"}},"
    "\"criteria\": {\"gate\": {\"title\": \"G\", \"kind\": \"pass_fail\","
    "\"test\": {\">=\": [{\"val\": \"wage\"}, {\"param\": \"floor\"}]}},"
    "\"pay\": {\"title\": \"Pay\", \"kind\": \"linear\", \"weight\": 60, \"value\": {\"val\": "
    "\"wage\"},"
    "\"from\": 17.17, \"to\": 22}},"
    "\"price\": {\"field\": \"price\", \"weight\": 40, \"formula\": \"lowest_proportion\"},"
    "\"award\": {\"method\": \"highest_score\"}}";
static const char bids[] =
    "{\"format\": \"bidgauge-bid/1\", \"bid\": \"A\", \"answers\": {\"price\": 200, \"wage\": "
    "22}}\n"
    "{\"format\": \"bidgauge-bid/1\", \"bid\": \"B\", \"answers\": {\"price\": 100, \"wage\": "
    "18}}\n"
    "{\"format\": \"bidgauge-bid/1\", \"bid\": \"C\", \"answers\": {\"price\": 90, \"wage\": 9}}\n"
    "{\"format\": \"bidgauge-bid/1\", \"bid\": \"D\", \"answers\": {\"price\": ";

static struct bg_host_memory *memory_host(void)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    assert_non_null(memory);
    assert_true(bg_host_memory_put(memory, "rules.json", ruleset, sizeof ruleset - 1));
    assert_true(bg_host_memory_put(memory, "bids.jsonl", bids, sizeof bids - 1));
    assert_true(bg_host_memory_put(memory, "out.json", "old", 3));
    return memory;
}

/* The whole way; the status, and whether the new file is there. */
static enum bg_status whole_way(struct bg_host_memory *memory, bool *written)
{
    const char *paths[] = {"bids.jsonl"};
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    const struct bg_result *result;
    enum bg_status status;
    *written = false;
    if (!bg)
        return BG_WORLD;
    result = bg_evaluate_files(
        bg, &(struct bg_inputs){.ruleset = "rules.json", .bids = paths, .bids_n = 1});
    if (result)
        *written = bg_write(bg, result, BG_AS_JSON, "out.json");
    assert_non_null(bg_diagnostics(bg, BG_AS_TEXT, 20));
    status = bg_status(bg);
    bg_free(bg);
    return status;
}

/* A: 60 + 40 x 100 / 200 = 80; B: (18 - 17.17) / (22 - 17.17) x 60 + 40 = 50.31; C is out; D is cut
 * off, and stays. */
static void files_become_a_result(void **state)
{
    (void)state;
    struct bg_host_memory *memory = memory_host();
    bool written;
    size_t n;
    assert_int_equal(whole_way(memory, &written), BG_FINDINGS);
    assert_true(written);
    const char *json = bg_host_memory_get(memory, "out.json", &n);
    assert_non_null(strstr(json, "\"comparison_set\":[\"A\",\"B\"]"));
    assert_non_null(strstr(json, "\"rank\":1,\"tied\":false,\"total\":80,"));
    assert_non_null(strstr(json, "\"rank\":2,\"tied\":false,\"total\":50.31,"));
    assert_non_null(strstr(json, "\"status\":\"eliminated\""));
    assert_non_null(strstr(json, "\"status\":\"unreadable\""));
    bg_host_memory_free(memory);
}

/* Each allocation fails once: an error, never a crash, never half a file. */
static void every_allocation_may_fail(void **state)
{
    (void)state;
    long failed = 0;
    for (long n = 0;; n++) {
        struct bg_host_memory *memory = memory_host();
        bool written;
        size_t size;
        bg_arena_fail_after(n);
        enum bg_status status = whole_way(memory, &written);
        bg_arena_fail_after(-1);
        const char *out = bg_host_memory_get(memory, "out.json", &size);
        if (!written)
            assert_true(size == 3 && memcmp(out, "old", 3) == 0);
        bg_host_memory_free(memory);
        if (status == BG_FINDINGS)
            break;
        assert_int_equal(status, BG_WORLD);
        failed++;
    }
    print_message("%ld allocations failed in turn\n", failed);
    assert_true(failed > 100);
}

/* The ruleset or the bids unread, the result unwritten: the old file. */
static void every_host_call_may_fail(void **state)
{
    (void)state;
    static const struct {
        enum bg_status status;
        bool written;
    } want[] = {{BG_WORLD, false}, {BG_WORLD, false}, {BG_WORLD, false}, {BG_FINDINGS, true}};
    for (size_t n = 0; n < COUNT(want); n++) {
        struct bg_host_memory *memory = memory_host();
        bool written;
        size_t size;
        bg_host_memory_fail_after(memory, (long)n);
        assert_int_equal(whole_way(memory, &written), want[n].status);
        bg_host_memory_fail_after(memory, -1);
        assert_int_equal(written, want[n].written);
        const char *out = bg_host_memory_get(memory, "out.json", &size);
        assert_int_equal(size == 3 && memcmp(out, "old", 3) == 0, !written);
        bg_host_memory_free(memory);
    }
}

static void bad_calls_are_said(void **state)
{
    (void)state;
    struct bg_host_memory *memory = memory_host();
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    size_t n;
    const char *paths[] = {"bids.jsonl"};
    assert_false(bg_check(bg, "rules.json", "13.3.2026", 0));
    assert_non_null(
        strstr(bg_diagnostics(bg, BG_AS_TEXT, 0), "\"13.3.2026\", which is not a date"));
    assert_false(bg_check(bg, "nowhere.json", NULL, 0));
    assert_int_equal(bg_status(bg), BG_WORLD);
    const struct bg_result *result = bg_evaluate_files(
        bg, &(struct bg_inputs){.ruleset = "rules.json", .bids = paths, .bids_n = 1});
    assert_non_null(result);
    assert_null(bg_render(bg, result, BG_AS_HTML, &n));
    assert_null(bg_explain(bg, result, "Z", NULL, false));
    assert_non_null(bg_explain(bg, result, "A", "pay", true));
    assert_null(bg_document(bg, "nothing.md"));
    bg_free(bg);
    bg_free(NULL);
    bg_host_memory_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_become_a_result),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(every_host_call_may_fail),
        cmocka_unit_test(bad_calls_are_said),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
