/* The log of a case over the host in memory: with every operation of a command made to fail in turn,
 * the log is as it was or has the whole entry, and the command can be run again. */
#include <stdio.h>

#include "bidgauge.h"
#include "host/host_memory.h"

#include "t.h"

static const char rules[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"windows\",\"title\":\"Windows\",\"version\":\"1\","
    "\"currency\":\"USD\",\"solicitation\":{\"title\":\"Windows\",\"reference\":\"R-1\","
    "\"buyer\":\"Example\",\"dates\":{\"bids_due\":\"2026-03-13T16:00Z\"}},"
    "\"fields\":{\"price\":{\"label\":\"Price\",\"type\":\"money\",\"role\":\"price\","
    "\"required\":true}},"
    "\"price\":{\"field\":\"price\",\"weight\":100,\"formula\":\"lowest_proportion\"},"
    "\"award\":{\"method\":\"highest_score\",\"ties\":[\"lowest_price\"],\"decimals\":2}}";

static struct bg_host_memory *world(void)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    assert_non_null(memory);
    assert_true(bg_host_memory_put(memory, "rules.json", rules, sizeof rules - 1));
    assert_true(bg_host_memory_put(memory, "A.json", "{}", 2));
    return memory;
}

static bool record(struct bg_host_memory *memory, const char *what, const char *word,
                   const char *at)
{
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    const struct bg_case_command command = {
        .folder = "case", .words = &word, .words_n = word ? 1 : 0, .by = "J. Doe", .at = at};
    const char *text, *json;
    char name[40];
    snprintf(name, sizeof name, "record %s", what);
    bool ok = bg_case_work(bg, name, &command, &text, &json);
    if (!ok)
        assert_true(bg_errors(bg) > 0);
    bg_free(bg);
    return ok;
}

static void is_sound(struct bg_host_memory *memory)
{
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    const struct bg_case_command command = {.folder = "case"};
    const char *text, *json;
    bool verified = bg_verify(bg, &command, &text, &json);
    if (!verified)
        print_error("%s", text);
    assert_true(verified);
    bg_free(bg);
}

static int lines(const struct bg_host_memory *memory)
{
    size_t n = 0;
    const char *log = bg_host_memory_get(memory, "case/log.jsonl", &n);
    int count = 0;
    for (size_t i = 0; log && i < n; i++)
        count += log[i] == '\n';
    return count;
}

static void test_every_failure(void **state)
{
    static const struct {
        const char *what, *word;
    } steps[] = {{"start", "rules.json"}, {"publish", NULL}, {"receive", "A.json"}, {"note", "a"}};
    static const char at[] = "2026-03-13T12:00Z";
    (void)state;
    for (int step = 0; step < 4; step++) {
        bool done = false;
        for (long fail = 0; !done; fail++) {
            struct bg_host_memory *memory = world();
            for (int i = 0; i < step; i++)
                assert_true(record(memory, steps[i].what, steps[i].word, at));
            bg_host_memory_fail_after(memory, fail);
            bool ok = record(memory, steps[step].what, steps[step].word, at);
            bg_host_memory_fail_after(memory, -1);
            /* one that failed left the log as it was, but for a sync that failed after the line */
            assert_true(lines(memory) == step || (ok && lines(memory) == step + 1));
            if (lines(memory))
                is_sound(memory);
            if (!ok)
                assert_true(record(memory, steps[step].what, steps[step].word, at) || step == 0);
            done = fail > 200 || (ok && fail > 60);
            bg_host_memory_free(memory);
        }
    }
}

/* The clock of the host, where no time is given: the same bytes in a world that stands still. */
static void test_clock(void **state)
{
    struct bg_host_memory *first = world(), *second = world();
    size_t n = 0, m = 0;
    (void)state;
    assert_true(record(first, "start", "rules.json", NULL));
    assert_true(record(second, "start", "rules.json", NULL));
    const char *a = bg_host_memory_get(first, "case/log.jsonl", &n);
    const char *b = bg_host_memory_get(second, "case/log.jsonl", &m);
    assert_int_equal(n, m);
    assert_memory_equal(a, b, n);
    assert_non_null(strstr(a, "\"at\":\"2026-01-01T00:00:00Z\""));
    bg_host_memory_free(first);
    bg_host_memory_free(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_failure),
        cmocka_unit_test(test_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
