/* Files as bytes: what goes in by bg_put and comes out by bg_get is what the same calls read and write on
 * the disk. And a context that forgets. */
#define _GNU_SOURCE
#include <unistd.h>

#include "bidgauge.h"
#include "t.h"

enum { BIDS = 2, MOST = 1 << 20 };
static const char *const ruleset = "samples/security-guards/ruleset.json";

struct file {
    char bytes[MOST];
    size_t n;
};
static struct file rules, bids[BIDS], book, json;

static void read_file(struct file *file, const char *path)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    file->n = fread(file->bytes, 1, sizeof file->bytes, f);
    assert_true(file->n > 0 && file->n < sizeof file->bytes);
    fclose(f);
}

static void evaluate(struct bg *bg, const char *const *names, const char *xlsx, const char *text)
{
    const struct bg_result *result = bg_evaluate_files(
        bg, &(struct bg_inputs){.ruleset = "ruleset.json", .bids = names, .bids_n = BIDS});
    assert_non_null(result);
    assert_true(bg_write(bg, result, BG_AS_XLSX, xlsx));
    assert_true(bg_write(bg, result, BG_AS_JSON, text));
}

/* In a folder on the disk, then in memory where no such files are: the same bytes. */
static void bytes_in_and_out(void **state)
{
    (void)state;
    static const char *const paths[BIDS] = {"samples/security-guards/bids/G-01-sentinel.json",
                                            "samples/security-guards/bids/G-02-cashline.json"};
    static const char *const names[BIDS] = {"one.json", "two.json"};
    char folder[] = "build/api-memory-XXXXXX", home[4096];
    struct bg_config config = {.in_memory = true, .isolate_writer = true};
    size_t n = 0;
    read_file(&rules, ruleset);
    for (int i = 0; i < BIDS; i++)
        read_file(&bids[i], paths[i]);
    assert_non_null(getcwd(home, sizeof home));
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    struct bg *disk = bg_new(NULL);
    FILE *f = fopen("ruleset.json", "wb");
    assert_int_equal(fwrite(rules.bytes, 1, rules.n, f), rules.n);
    fclose(f);
    for (int i = 0; i < BIDS; i++) {
        f = fopen(names[i], "wb");
        assert_int_equal(fwrite(bids[i].bytes, 1, bids[i].n, f), bids[i].n);
        fclose(f);
    }
    evaluate(disk, names, "book.xlsx", "result.json");
    read_file(&book, "book.xlsx");
    read_file(&json, "result.json");
    bg_free(disk);
    static const char *const all[] = {"ruleset.json", "one.json", "two.json", "book.xlsx",
                                      "result.json"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_equal(unlink(all[i]), 0);

    struct bg *bg = bg_new(&config);
    assert_null(bg_get(bg, "ruleset.json", &n));
    assert_true(bg_put(bg, "ruleset.json", rules.bytes, rules.n));
    for (int i = 0; i < BIDS; i++)
        assert_true(bg_put(bg, names[i], bids[i].bytes, bids[i].n));
    evaluate(bg, names, "book.xlsx", "result.json");
    const void *bytes = bg_get(bg, "book.xlsx", &n);
    assert_non_null(bytes);
    assert_int_equal(n, book.n);
    assert_memory_equal(bytes, book.bytes, n);
    bytes = bg_get(bg, "result.json", &n);
    assert_non_null(bytes);
    assert_int_equal(n, json.n);
    assert_memory_equal(bytes, json.bytes, n);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_not_equal(access(all[i], F_OK), 0);
    bg_free(bg);
    assert_int_equal(chdir(home), 0);
    assert_int_equal(rmdir(folder), 0); /* nothing is left in it */
}

/* Bytes are read in place of a file; what is written goes to the disk where the context is not in memory. */
static void bytes_before_the_disk(void **state)
{
    (void)state;
    struct bg *bg = bg_new(NULL);
    char path[] = "build/api-memory-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0 && close(fd) == 0);
    assert_true(bg_put(bg, ruleset, "{}", 2));
    assert_false(bg_check(bg, ruleset, NULL, 0));
    assert_true(bg_errors(bg) > 0);
    assert_true(bg_write_text(bg, path, "on the disk"));
    assert_null(bg_get(bg, path, NULL));
    read_file(&json, path);
    assert_int_equal(json.n, 11);
    assert_int_equal(unlink(path), 0);
    bg_free(bg);
}

static void what_was_said_is_forgotten(void **state)
{
    (void)state;
    struct bg *bg = bg_new(NULL);
    assert_false(bg_check(bg, "there-is-no-such-file.json", NULL, 0));
    assert_int_not_equal(bg_status(bg), BG_DONE);
    assert_false(bg_check(bg, ruleset, "no date", 0));
    bg_forget(bg);
    assert_int_equal(bg_errors(bg), 0);
    assert_int_equal(bg_status(bg), BG_DONE);
    assert_true(bg_check(bg, ruleset, NULL, 0));
    assert_int_equal(bg_status(bg), BG_DONE);
    assert_int_equal(bg_errors(bg), 0);
    bg_free(bg);
}

/* Every function that takes a result takes NULL: a binding that forgets a test shows no empty ranking. */
static void no_result_gives_nothing(void **state)
{
    (void)state;
    struct bg *bg = bg_new(NULL);
    size_t n = 7;
    assert_null(bg_render(bg, NULL, BG_AS_JSON, &n));
    assert_false(bg_write(bg, NULL, BG_AS_XLSX, "nothing.xlsx"));
    assert_null(bg_explain(bg, NULL, NULL, NULL, false));
    assert_null(bg_render_robustness(bg, NULL, BG_AS_JSON, &n));
    assert_false(bg_write_robustness(bg, NULL, BG_AS_XLSX, "nothing.xlsx"));
    assert_null(bg_model_render(bg, NULL, BG_AS_JSON, &n));
    assert_false(bg_model_write(bg, NULL, BG_AS_XLSX, "nothing.xlsx"));
    assert_int_not_equal(access("nothing.xlsx", F_OK), 0);
    bg_free(bg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_in_and_out),
        cmocka_unit_test(bytes_before_the_disk),
        cmocka_unit_test(what_was_said_is_forgotten),
        cmocka_unit_test(no_result_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
