/* The outputs of a run wait beside their places and come out together or not at all: over both hosts,
 * with every operation made to fail in turn in the one in memory. */
#define _GNU_SOURCE
#include "host/host_memory.h"
#include "host/outputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include "t.h"

static char folder[] = "outputs-test-XXXXXX";

static int setup(void **state)
{
    (void)state;
    const char *build = getenv("BUILD");
    if (build && chdir(build) != 0)
        return -1;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    char command[300];
    (void)state;
    if (chdir("..") != 0)
        return -1;
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void holds(const char *path, const char *text)
{
    char got[64] = "";
    FILE *file = fopen(path, "r");
    if (!text) {
        assert_null(file);
        return;
    }
    assert_non_null(file);
    got[fread(got, 1, sizeof got - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(got, text);
}

static void test_published_together(void **state)
{
    (void)state;
    struct bg_outputs *outputs = bg_outputs_new(bg_host_posix());
    const struct bg_host *host = bg_outputs_host(outputs);
    const char *error = NULL, *path = NULL;
    put("old", "old");
    put("notes", "notes");
    assert_int_equal(host->replace(host->data, "old", "new", 3, &error), BG_HOST_OK);
    assert_int_equal(host->make_dir(host->data, "a/b", &error), BG_HOST_OK);
    assert_int_equal(host->replace(host->data, "a/b/fresh", "fresh", 5, &error), BG_HOST_OK);
    host->remove(host->data, "notes");
    holds("old", "old");
    holds("a/b/fresh", NULL);
    holds("notes", "notes");
    assert_int_equal(bg_outputs_waiting(outputs), 2);
    assert_int_equal(bg_outputs_publish(outputs, &path, &error), BG_HOST_OK);
    holds("old", "new");
    holds("a/b/fresh", "fresh");
    holds("notes", NULL);
    bg_outputs_free(outputs);
    holds("old", "new");
    assert_int_equal(system("rm -r a old && [ -z \"$(ls -A)\" ]"), 0);
}

static void test_abandoned(void **state)
{
    (void)state;
    struct bg_outputs *outputs = bg_outputs_new(bg_host_posix());
    const struct bg_host *host = bg_outputs_host(outputs);
    const char *error = NULL;
    char temp[256];
    put("old", "old");
    assert_int_equal(mkdir("a", 0777), 0);
    assert_int_equal(host->replace(host->data, "old", "new", 3, &error), BG_HOST_OK);
    assert_int_equal(host->make_dir(host->data, "a/b/c", &error), BG_HOST_OK);
    assert_int_equal(host->replace(host->data, "a/b/c/d", "d", 1, &error), BG_HOST_OK);
    assert_int_equal(host->temp_beside(host->data, "e", temp, sizeof temp, &error), BG_HOST_OK);
    host->remove(host->data, "old");
    bg_outputs_free(outputs);
    holds("old", "old");
    assert_int_equal(system("rmdir a && rm old && [ -z \"$(ls -A)\" ]"), 0);
}

/* The place of the second becomes a folder: the first must be as it was. */
static void test_undone(void **state)
{
    (void)state;
    struct bg_outputs *outputs = bg_outputs_new(bg_host_posix());
    const struct bg_host *host = bg_outputs_host(outputs);
    const char *error = NULL, *path = NULL;
    put("first", "old");
    assert_int_equal(host->replace(host->data, "first", "new", 3, &error), BG_HOST_OK);
    assert_int_equal(host->replace(host->data, "second", "new", 3, &error), BG_HOST_OK);
    assert_int_equal(mkdir("second", 0777), 0);
    assert_int_equal(bg_outputs_publish(outputs, &path, &error), BG_HOST_FAILED);
    assert_string_equal(path, "second");
    assert_string_equal(error, "it is a folder");
    bg_outputs_free(outputs);
    holds("first", "old");
    assert_int_equal(system("rmdir second && rm first && [ -z \"$(ls -A)\" ]"), 0);
}

static void test_same_file(void **state)
{
    (void)state;
    struct bg_outputs *outputs = bg_outputs_new(bg_host_posix());
    const struct bg_host *host = bg_outputs_host(outputs);
    const char *error;
    char *bytes;
    size_t n;
    put("bid", "bid");
    assert_int_equal(link("bid", "hard") | symlink("bid", "soft") | symlink(".", "here"), 0);
    assert_int_equal(host->read(host->data, "bid", 10, &bytes, &n, &error), BG_HOST_OK);
    host->release(host->data, bytes);
    const char *const same[] = {"bid", "./bid", "hard", "soft", "here/soft"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_string_equal(bg_outputs_same_input(outputs, same[i]), "bid");
    assert_null(bg_outputs_same_input(outputs, "Bid")); /* another file here */
    assert_null(bg_outputs_same_input(outputs, "other"));
    assert_true(bg_outputs_same_file(outputs, "new.xlsx", "here/New.xlsx"));
    assert_true(bg_outputs_same_file(outputs, "-", "-"));
    assert_false(bg_outputs_same_file(outputs, "/dev/null", "/dev/null"));
    assert_false(bg_outputs_same_file(outputs, "new.xlsx", "new.xls"));
    assert_false(bg_outputs_same_file(outputs, "bid", "new"));
    assert_false(bg_outputs_same_file(outputs, "bid", "-"));
    assert_false(bg_outputs_same_file(outputs, "-", "bid"));
    assert_false(bg_outputs_same_file(outputs, "/dev/null", "bid"));
    assert_false(bg_outputs_same_file(outputs, "bid", "/dev/null"));
    assert_false(bg_outputs_same_file(outputs, "none/a", "new"));
    assert_false(bg_outputs_same_file(outputs, "new", "none/a"));
    assert_true(bg_outputs_same_file(outputs, "none/a", "none/a")); /* the name tells as much */
    assert_false(bg_outputs_same_file(outputs, "new", "."));
    assert_true(bg_outputs_same_file(outputs, ".", "here"));
    assert_null(bg_outputs_same_input(outputs, "-"));
    assert_null(bg_outputs_same_input(outputs, "/dev/null"));
    assert_null(bg_outputs_same_input(outputs, "none/a"));
    assert_int_equal(host->read(host->data, "none", 10, &bytes, &n, &error), BG_HOST_FAILED);
    assert_null(bg_outputs_same_input(outputs, "none")); /* it was not there to be read */
    bg_outputs_free(outputs);
    assert_int_equal(system("rm bid hard soft here && [ -z \"$(ls -A)\" ]"), 0);
}

/* The n-th operation fails. True: it was past the last. */
static bool run_failing_at(long n)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    const char *error = "", *path = "";
    assert_true(bg_host_memory_put(memory, "a", "old", 3));
    bg_host_memory_fail_after(memory, n);
    struct bg_outputs *outputs = bg_outputs_new(bg_host_memory_host(memory));
    const struct bg_host *host = bg_outputs_host(outputs);
    bool done = host->replace(host->data, "a", "new", 3, &error) == BG_HOST_OK &&
                host->replace(host->data, "b", "new", 3, &error) == BG_HOST_OK &&
                bg_outputs_publish(outputs, &path, &error) == BG_HOST_OK;
    bg_outputs_free(outputs);
    size_t size = 0;
    assert_memory_equal(bg_host_memory_get(memory, "a", &size), done ? "new" : "old", 3);
    assert_true(done == (bg_host_memory_get(memory, "b", NULL) != NULL));
    bg_host_memory_free(memory);
    return done;
}

/* A file that waits without a place is not published, and not left behind. */
static void test_never_finished(void **state)
{
    (void)state;
    struct bg_outputs *outputs = bg_outputs_new(bg_host_posix());
    const struct bg_host *host = bg_outputs_host(outputs);
    const char *error = NULL, *path = NULL;
    char temp[256];
    assert_int_equal(host->temp_beside(host->data, "a", temp, sizeof temp, &error), BG_HOST_OK);
    assert_int_equal(bg_outputs_waiting(outputs), 1);
    assert_string_equal(bg_outputs_path(outputs, 0), "");
    assert_string_equal(bg_outputs_temp(outputs, 0), temp);
    host->remove(host->data, temp);
    assert_int_equal(bg_outputs_waiting(outputs), 0);
    assert_int_equal(bg_outputs_publish(outputs, &path, &error), BG_HOST_OK);
    bg_outputs_free(outputs);
    bg_outputs_free(NULL);
    holds("a", NULL);
    assert_int_equal(system("[ -z \"$(ls -A)\" ]"), 0);
}

static void test_each_operation_fails(void **state)
{
    (void)state;
    long n = 0;
    while (!run_failing_at(n))
        n++;
    assert_int_equal(n, 6); /* two names, two texts, two moves */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published_together),
        cmocka_unit_test(test_abandoned),
        cmocka_unit_test(test_undone),
        cmocka_unit_test(test_same_file),
        cmocka_unit_test(test_never_finished),
        cmocka_unit_test(test_each_operation_fails),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
