/* Paths of the real host that lead nowhere, limits, and the name "-". */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host_posix.h"
#include "t.h"

static char folder[] = "host-paths-XXXXXX";

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static const char *reason; /* of the last failure */

static void says(enum bg_host_status status, const char *text)
{
    assert_int_equal(status, BG_HOST_FAILED);
    assert_string_equal(reason, text);
}

static void paths_that_lead_nowhere(void **state)
{
    (void)state;
    const struct bg_host *host = bg_host_posix();
    static char path[2 * PATH_MAX], base[PATH_MAX - 8];
    char temp[PATH_MAX], *bytes;
    void *from;
    int64_t size;
    size_t n;
    struct bg_host_file file;
    memset(path, 'x', sizeof path - 1);
    path[PATH_MAX + 5] = '/';
    says(host->replace(host->data, path, "x", 1, &reason), "the name is too long");
    says(host->make_dir(host->data, path, &reason), "the name is too long");
    says(host->sync(host->data, path, &reason), "the name is too long");
    says(host->temp_beside(host->data, path, temp, sizeof temp, &reason), "the name is too long");
    assert_false(host->identify(host->data, path, &file));
    memset(base, '/',
           sizeof base -
               1); /* a path of many slashes is one to "/x" that leaves no room beside it */
    base[sizeof base - 2] = 'x';
    says(host->temp_beside(host->data, base, temp, sizeof temp, &reason), "the name is too long");
    says(host->make_dir(host->data, "", &reason), "there is no such file or folder");
    says(host->replace(host->data, "", "x", 1, &reason), "there is no such file or folder");
    says(host->make_dir(host->data, "a", &reason), "there is a file of that name already");
    says(host->make_dir(host->data, "a/x", &reason), "a part of the path is not a folder");
    says(host->replace(host->data, "a/x", "x", 1, &reason), "a part of the path is not a folder");
    says(host->replace(host->data, "none/x", "x", 1, &reason), "its folder is not there");
    says(host->append(host->data, "none/x", 0, "x", 1, &reason), "there is no such file or folder");
    says(host->list(host->data, "none", &bytes, &n, &reason), "there is no such file or folder");
    says(host->open(host->data, "sub", &from, &size, &reason), "it is a folder");
    assert_int_equal(symlink("none", "dangling"), 0);
    says(host->replace(host->data, "dangling", "x", 1, &reason), "there is no such file or folder");
    assert_string_equal(bg_posix_explain(9999), "system error number 9999");
    assert_false(host->identify(host->data, "none/x", &file));
    assert_true(host->identify(host->data, "none", &file) && file.kind == BG_HOST_NOTHING);
    assert_true(host->identify(host->data, "sub", &file) && file.kind == BG_HOST_FOLDER);
    assert_true(host->identify(host->data, "/dev/null", &file) && file.kind == BG_HOST_DEVICE);
    assert_int_equal(unlink("dangling"), 0);
}

/* With fewer bytes allowed than there are, whether or not the size is known beforehand. */
static void limits(void **state)
{
    (void)state;
    const struct bg_host *host = bg_host_posix();
    const char *error = "";
    char *bytes;
    size_t n;
    static const size_t most[] = {10, 4095, 4096, 4100, 8000};
    for (size_t i = 0; i < COUNT(most); i++) {
        assert_int_equal(host->read(host->data, "/proc/self/smaps", most[i], &bytes, &n, &error),
                         BG_HOST_TOO_LARGE);
        assert_string_equal(error, "it is larger than the limit");
    }
}

/* Standard input and output stand for files of the name "-". */
static void standard_input_and_output(void **state)
{
    (void)state;
    const struct bg_host *host = bg_host_posix();
    const char *error = "";
    char *bytes;
    void *from;
    int64_t size;
    size_t n;
    struct bg_host_file file;
    fflush(stdout);
    int in = dup(STDIN_FILENO), out = dup(STDOUT_FILENO), a = open("a", O_RDONLY),
        b = open("b", O_WRONLY);
    assert_true(dup2(a, STDIN_FILENO) >= 0 && dup2(b, STDOUT_FILENO) >= 0);
    assert_int_equal(host->open(host->data, "-", &from, &size, &error), BG_HOST_OK);
    host->close(host->data, from);
    assert_true(host->identify(host->data, "-", &file) && file.kind == BG_HOST_FILE);
    assert_int_equal(host->read(host->data, "-", 100, &bytes, &n, &error), BG_HOST_OK);
    assert_string_equal(bytes, "old");
    host->release(host->data, bytes);
    enum bg_host_status replaced = host->replace(host->data, "-", "one,", 4, &error),
                        appended = host->append(host->data, "-", 77, "two", 3, &error);
    assert_true(dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0);
    assert_int_equal(close(in) | close(out) | close(a) | close(b), 0);
    assert_int_equal(replaced, BG_HOST_OK);
    assert_int_equal(appended, BG_HOST_OK);
    assert_int_equal(host->read(host->data, "b", 100, &bytes, &n, &error), BG_HOST_OK);
    assert_string_equal(bytes, "one,two");
    host->release(host->data, bytes);
}

static int setup(void **state)
{
    (void)state;
    const char *build = getenv("BUILD");
    if ((build && chdir(build) != 0) || !mkdtemp(folder) || chdir(folder) != 0 ||
        mkdir("sub", 0777) != 0)
        return -1;
    put("a", "old");
    put("b", "old");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    int left = unlink("a") | unlink("b") | rmdir("sub");
    return left == 0 && chdir("..") == 0 ? rmdir(folder) : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_that_lead_nowhere),
        cmocka_unit_test(limits),
        cmocka_unit_test(standard_input_and_output),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
