/* The vendor's form over the API, written and read back, with allocations failed in turn: an error,
 * never a crash, never half a file, and never a bid that is lost. */
#define _GNU_SOURCE
#include "t.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "bidgauge.h"
#include "host/host.h"
#include "host/host_memory.h"

static const char ruleset[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"t\", \"title\": \"T\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},"
    "\"fields\": {\"price\": {\"label\": \"P\", \"type\": \"money\", \"role\": \"price\"},"
    "\"shift\": {\"type\": \"choice\", \"choices\": {\"d\": \"Day\", \"n\": \"Night\"}},"
    "\"staff\": {\"type\": \"table\", \"columns\": {\"people\": {\"type\": \"integer\"}}}},"
    "\"criteria\": {\"s\": {\"title\": \"S\", \"kind\": \"choice\", \"weight\": 60,"
    "\"value\": {\"val\": \"shift\"}, \"points\": {\"d\": 100, \"n\": 0}}},"
    "\"price\": {\"field\": \"price\", \"weight\": 40, \"formula\": \"lowest_proportion\"},"
    "\"award\": {\"method\": \"highest_score\"}}";

static char folder[256], rules_path[300], form_path[300];

static void put_file(const char *path, const char *text, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static char *get_file(const char *path, size_t *n)
{
    const char *error = NULL;
    char *bytes = NULL;
    assert_int_equal(bg_host_posix()->read(NULL, path, 1 << 24, &bytes, n, &error), BG_HOST_OK);
    return bytes;
}

/* The least allocation that a step fails next: all of the first, ever fewer of the later ones. */
static long step(long n)
{
    return n + 1 + n / 200;
}

static enum bg_status write_form(void)
{
    struct bg *bg = bg_new(NULL);
    enum bg_status status = BG_WORLD;
    if (!bg)
        return status;
    bg_write_form(bg, rules_path, NULL, NULL, form_path);
    assert_non_null(bg_diagnostics(bg, BG_AS_TEXT, 20));
    status = bg_status(bg);
    bg_free(bg);
    return status;
}

static void a_form_is_whole_or_not_there(void **state)
{
    (void)state;
    long failed = 0;
    for (long n = 0;; n = step(n)) {
        size_t size;
        put_file(form_path, "old", 3);
        bg_arena_fail_after(n);
        enum bg_status status = write_form();
        bg_arena_fail_after(-1);
        char *bytes = get_file(form_path, &size);
        assert_true(status == BG_DONE ? size > 5000 : size == 3 && memcmp(bytes, "old", 3) == 0);
        bg_host_posix()->release(NULL, bytes);
        if (status == BG_DONE)
            break;
        assert_int_equal(status, BG_WORLD);
        failed++;
    }
    print_message("%ld allocations failed while writing\n", failed);
    assert_true(failed > 50);
}

/* The blank form as a bid: price missing, so not ranked, but there. */
static enum bg_status read_form(struct bg_host_memory *memory, bool *there)
{
    const char *paths[] = {"form.xlsx"};
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    enum bg_status status;
    size_t n;
    *there = false;
    if (!bg)
        return BG_WORLD;
    const struct bg_result *result = bg_evaluate_files(
        bg, &(struct bg_inputs){.ruleset = "rules.json", .bids = paths, .bids_n = 1});
    const char *json = result ? bg_render(bg, result, BG_AS_JSON, &n) : NULL;
    *there = json && strstr(json, "\"bid\":\"form\"") && strstr(json, "\"status\":\"not_ranked\"");
    assert_non_null(bg_diagnostics(bg, BG_AS_TEXT, 20));
    status = bg_status(bg);
    bg_free(bg);
    return status;
}

static void a_form_is_read_or_memory_ran_out(void **state)
{
    (void)state;
    long failed = 0;
    size_t size;
    assert_int_equal(write_form(), BG_DONE);
    char *bytes = get_file(form_path, &size);
    for (long n = 0;; n = step(n)) {
        struct bg_host_memory *memory = bg_host_memory_new();
        bool there;
        assert_true(bg_host_memory_put(memory, "rules.json", ruleset, sizeof ruleset - 1));
        assert_true(bg_host_memory_put(memory, "form.xlsx", bytes, size));
        bg_arena_fail_after(n);
        enum bg_status status = read_form(memory, &there);
        bg_arena_fail_after(-1);
        bg_host_memory_free(memory);
        if (status != BG_WORLD) {
            assert_true(there);
            break;
        }
        failed++;
    }
    bg_host_posix()->release(NULL, bytes);
    print_message("%ld allocations failed while reading\n", failed);
    assert_true(failed > 50);
}

static int setup(void **state)
{
    (void)state;
    const char *temp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/bidgauge-test-form-XXXXXX",
             temp && *temp ? temp : P_tmpdir);
    if (!mkdtemp(folder))
        return 1;
    snprintf(rules_path, sizeof rules_path, "%s/rules.json", folder);
    snprintf(form_path, sizeof form_path, "%s/form.xlsx", folder);
    put_file(rules_path, ruleset, sizeof ruleset - 1);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    remove(rules_path);
    remove(form_path);
    return remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_whole_or_not_there),
        cmocka_unit_test(a_form_is_read_or_memory_ran_out),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, setup, teardown);
}
