/* Both hosts: the same story of files is told by the real one (in a folder of its own) and by the
 * one in memory; then what only the real one can do. */
#define _GNU_SOURCE
#include "host/host_memory.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host_posix.h"
#include "host/memory.h"
#include "t.h"

static char folder[] = "host-test-XXXXXX";

static const char *in(const char *name)
{
    static char paths[4][256];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static int setup(void **state)
{
    (void)state;
    const char *build = getenv("BUILD");
    if (build && chdir(build) != 0)
        return -1;
    return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

struct counting {
    const struct bg_host *host;
    int64_t sum; /* by one job at a time, or it comes out wrong */
};

static void add_one(void *data)
{
    struct counting *c = data;
    int64_t sum = c->sum;
    for (volatile int wait = 0; wait < 50; wait++)
        continue;
    c->sum = sum + 1;
}

static void count_up(void *data, int i)
{
    struct counting *c = data;
    for (int k = 0; k <= i; k++)
        c->host->exclusive(c->host->data, add_one, c);
}

/* Jobs 0 to 7 add up 1 + 2 + ... + 8. */
static void threads(const struct bg_host *host)
{
    struct counting c = {host, 0};
    for (int round = 0; round < 50; round++)
        host->parallel(host->data, 8, count_up, &c);
    assert_int_equal(c.sum, 50 * 36);
    assert_true(host->processors(host->data) >= 1);
}

/* An output that grows, is cut back and goes on, read in pieces. */
static void pieces(const struct bg_host *host)
{
    const char *path = in("long.txt"), *error = NULL;
    void *stream;
    int64_t size;
    size_t n, all = 0;
    char bytes[16];
    assert_int_equal(host->append(host->data, path, 0, "abcdef", 6, &error), BG_HOST_OK);
    assert_int_equal(host->append(host->data, path, 6, "ghi", 3, &error), BG_HOST_OK);
    assert_int_equal(host->append(host->data, path, 4, "XYZ", 3, &error), BG_HOST_OK);
    assert_int_equal(host->open(host->data, path, &stream, &size, &error), BG_HOST_OK);
    assert_int_equal(size, 7);
    do {
        assert_int_equal(host->next(host->data, stream, bytes + all, 4, &n, &error), BG_HOST_OK);
        assert_true(n <= 4);
        all += n;
    } while (n > 0);
    host->close(host->data, stream);
    assert_int_equal(all, 7);
    assert_memory_equal(bytes, "abcdXYZ", 7);
    host->remove(host->data, path);
    assert_int_equal(host->open(host->data, path, &stream, &size, &error), BG_HOST_FAILED);
    assert_string_equal(error, "there is no such file or folder");
}

static void same_story(const struct bg_host *host)
{
    threads(host);
    pieces(host);
    char *bytes, temp[512];
    size_t n;
    const char *error = NULL;
    const char *path = in("a.txt");
    assert_int_equal(host->read(host->data, path, 100, &bytes, &n, &error), BG_HOST_FAILED);
    assert_string_equal(error, "there is no such file or folder");
    assert_int_equal(host->make_dir(host->data, in("sub/deeper"), &error), BG_HOST_OK);
    assert_int_equal(host->make_dir(host->data, in("sub/deeper"), &error), BG_HOST_OK);
    assert_int_equal(host->replace(host->data, path, "one", 3, &error), BG_HOST_OK);
    assert_int_equal(host->replace(host->data, path, "three", 5, &error), BG_HOST_OK);
    assert_int_equal(host->read(host->data, path, 5, &bytes, &n, &error), BG_HOST_OK);
    assert_int_equal(n, 5);
    assert_string_equal(bytes, "three");
    host->release(host->data, bytes);
    assert_int_equal(host->read(host->data, path, 4, &bytes, &n, &error), BG_HOST_TOO_LARGE);
    assert_int_equal(host->temp_beside(host->data, path, temp, sizeof temp, &error), BG_HOST_OK);
    assert_int_equal(host->replace(host->data, temp, "x", 1, &error), BG_HOST_OK);
    assert_int_equal(host->commit(host->data, temp, path, &error), BG_HOST_OK);
    assert_int_equal(host->read(host->data, temp, 9, &bytes, &n, &error), BG_HOST_FAILED);
    assert_int_equal(host->commit(host->data, temp, path, &error), BG_HOST_FAILED);
    assert_int_equal(host->read(host->data, path, 9, &bytes, &n, &error), BG_HOST_OK);
    assert_string_equal(bytes, "x");
    host->release(host->data, bytes);
    host->remove(host->data, path);
    assert_int_equal(host->read(host->data, path, 9, &bytes, &n, &error), BG_HOST_FAILED);
    assert_int_equal(host->temp_beside(host->data, path, temp, 3, &error), BG_HOST_FAILED);
}

static void real_and_in_memory(void **state)
{
    (void)state;
    same_story(bg_host_posix());
    struct bg_host_memory *memory = bg_host_memory_new();
    same_story(bg_host_memory_host(memory));
    bg_host_memory_free(memory);
    bg_host_memory_free(NULL);
}

static void memory_fails_when_told(void **state)
{
    (void)state;
    struct bg_host_memory *memory = bg_host_memory_new();
    const struct bg_host *host = bg_host_memory_host(memory);
    const char *error;
    size_t n;
    assert_true(bg_host_memory_put(memory, "f", "old", 3));
    bg_host_memory_fail_after(memory, 1);
    assert_int_equal(host->replace(host->data, "g", "1", 1, &error), BG_HOST_OK);
    assert_int_equal(host->replace(host->data, "f", "new", 3, &error), BG_HOST_FAILED);
    assert_string_equal(bg_host_memory_get(memory, "f", &n), "old");
    assert_int_equal(n, 3);
    assert_null(bg_host_memory_get(memory, "h", NULL));
    bg_host_memory_free(memory);
}

static int seven(void *data)
{
    (void)data;
    return 7;
}

/* What it gives is given back. */
static enum bg_host_status one_operation(const struct bg_host *host, int operation,
                                         const char **error)
{
    const struct bg_host_move moves[] = {{"f", "d/g"}};
    char *bytes = NULL, name[64];
    unsigned char drawn[4];
    void *held = NULL;
    int64_t size;
    size_t n;
    int result = 0;
    enum bg_host_status status = BG_HOST_FAILED;
    switch (operation) {
    case 0:
        status = host->read(host->data, "f", 9, &bytes, &n, error);
        break;
    case 1:
        status = host->list(host->data, "d", &bytes, &n, error);
        break;
    case 2:
        status = host->open(host->data, "f", &held, &size, error);
        break;
    case 3:
        status = host->append(host->data, "f", 3, "x", 1, error);
        break;
    case 4:
        status = host->lock(host->data, "f", &held, error);
        break;
    case 5:
        status = host->sync(host->data, "f", error);
        break;
    case 6:
        status = host->random(host->data, drawn, sizeof drawn, error);
        break;
    case 7:
        status = host->temp_beside(host->data, "f", name, sizeof name, error);
        break;
    case 8:
        status = host->commit(host->data, "f", "d/g", error);
        break;
    case 9:
        status = host->commit_all(host->data, moves, 1, &n, error);
        break;
    default:
        status =
            host->isolate(host->data, seven, NULL, &result, error) ? BG_HOST_OK : BG_HOST_FAILED;
        assert_int_equal(result, status == BG_HOST_OK ? 7 : 0);
    }
    if (bytes)
        host->release(host->data, bytes);
    if (operation == 2 && held)
        host->close(host->data, held);
    return status;
}

/* Each operation says so when it is told to fail, and does what it is for when it is not. */
static void each_memory_operation(void **state)
{
    (void)state;
    for (int told = 0; told < 2; told++)
        for (int operation = 0; operation < 11; operation++) {
            struct bg_host_memory *memory = bg_host_memory_new();
            const struct bg_host *host = bg_host_memory_host(memory);
            const struct bg_host_move none[] = {{"none", "d/h"}};
            const char *error = "";
            size_t n;
            assert_true(bg_host_memory_put(memory, "f", "old", 3));
            assert_true(bg_host_memory_put(memory, "d/e", "", 0));
            bg_host_memory_fail_after(memory, told ? 0 : -1);
            assert_int_equal(one_operation(host, operation, &error),
                             told ? BG_HOST_FAILED : BG_HOST_OK);
            if (told)
                assert_string_equal(error, "the disk is full");
            bg_host_memory_fail_after(memory, -1);
            bool moved = !told && (operation == 8 || operation == 9);
            assert_int_equal(bg_host_memory_get(memory, "d/g", NULL) != NULL, moved);
            assert_int_equal(host->commit_all(host->data, none, 1, &n, &error), BG_HOST_FAILED);
            assert_int_equal(host->commit(host->data, "none", "d/h", &error), BG_HOST_FAILED);
            assert_string_equal(error, "there is no such file or folder");
            bg_host_memory_free(memory);
        }
}

/* A folder is what names begin with. */
static void folders_in_memory(void **state)
{
    (void)state;
    struct bg_host_memory *memory = bg_host_memory_new();
    const struct bg_host *host = bg_host_memory_host(memory);
    const char *error = "";
    struct bg_host_file file;
    char *names;
    size_t n;
    assert_true(bg_host_memory_put(memory, "d/e", "", 0) &&
                bg_host_memory_put(memory, "d/e/f", "", 0) &&
                bg_host_memory_put(memory, "dd", "", 0));
    assert_true(host->identify(host->data, "d", &file) && file.kind == BG_HOST_FOLDER);
    assert_true(host->identify(host->data, "dd", &file) && file.kind == BG_HOST_FILE);
    assert_true(host->identify(host->data, "d/", &file) && file.kind == BG_HOST_NOTHING);
    assert_int_equal(host->list(host->data, "d", &names, &n, &error), BG_HOST_OK);
    assert_int_equal(n, 2);
    assert_string_equal(names, "e");
    host->release(host->data, names);
    bg_host_memory_free(memory);
}

static void what_cannot_be_read_or_written(void **state)
{
    (void)state;
    const struct bg_host *host = bg_host_posix();
    char *bytes;
    size_t n;
    const char *error;
    assert_int_equal(host->read(host->data, folder, 9, &bytes, &n, &error), BG_HOST_FAILED);
    assert_string_equal(error, "it is a folder");
    assert_int_equal(host->replace(host->data, folder, "x", 1, &error), BG_HOST_FAILED);
    assert_string_equal(error, "it is a folder");
    assert_int_equal(host->replace(host->data, in("none/x"), "x", 1, &error), BG_HOST_FAILED);
    assert_int_equal(host->replace(host->data, "/dev/full", "x", 1, &error), BG_HOST_FAILED);
    assert_string_equal(error, "the disk is full");
    assert_int_equal(host->replace(host->data, "/dev/null", "x", 1, &error), BG_HOST_OK);
    char temp[512];
    assert_int_equal(host->temp_beside(host->data, "/dev/null", temp, sizeof temp, &error),
                     BG_HOST_FAILED);
}

static void links_and_modes_stay(void **state)
{
    (void)state;
    const struct bg_host *host = bg_host_posix();
    const char *error;
    struct stat st;
    assert_int_equal(host->replace(host->data, in("real"), "1", 1, &error), BG_HOST_OK);
    assert_int_equal(chmod(in("real"), 0640), 0);
    assert_int_equal(symlink("real", in("link")), 0);
    assert_int_equal(host->replace(host->data, in("link"), "22", 2, &error), BG_HOST_OK);
    assert_int_equal(lstat(in("link"), &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(stat(in("real"), &st), 0);
    assert_int_equal(st.st_size, 2);
    assert_int_equal(st.st_mode & 0777, 0640);
}

static void leave_file(const char *name)
{
    int fd = open(in(name), O_WRONLY | O_CREAT | O_EXCL, 0600);
    assert_true(fd >= 0);
    assert_int_equal(close(fd), 0);
}

/* In a folder of their own: one that was looked through without any is not looked through again at once. */
static void leftovers_are_removed(void **state)
{
    (void)state;
    const struct bg_host *host = bg_host_posix();
    const char *error;
    char mine[64];
    snprintf(mine, sizeof mine, "left/.out.%ld-77.tmp", (long)getpid());
    /* No process has a number as high: the kernel's most is 4,194,304. */
    static const char *const stale = "left/.out.999999999-0.tmp",
                             *const second = "left/.b.999999999-1.tmp",
                             *const other = "left/.out.x-0.tmp";
    assert_int_equal(mkdir(in("left"), 0700), 0);
    leave_file(stale);
    leave_file(second);
    leave_file(other);
    leave_file(mine);
    assert_int_equal(host->replace(host->data, in("left/out"), "x", 1, &error), BG_HOST_OK);
    assert_int_not_equal(access(in(stale), F_OK), 0);
    assert_int_equal(access(in(second), F_OK), 0);
    assert_int_equal(access(in(other), F_OK), 0);
    assert_int_equal(access(in(mine), F_OK), 0);
    assert_int_equal(host->replace(host->data, in("left/b"), "x", 1, &error), BG_HOST_OK);
    assert_int_not_equal(access(in(second), F_OK), 0);
}

static int answer(void *data)
{
    return *(int *)data;
}

static int crash(void *data)
{
    (void)data;
    return raise(SIGKILL);
}

static int leave(void *data)
{
    (void)data;
    _exit(0);
}

static void jobs_are_isolated(void **state)
{
    (void)state;
    const struct bg_host *host = bg_host_posix();
    int number = 70000, result = 0;
    const char *error = NULL;
    assert_true(host->isolate(host->data, answer, &number, &result, &error));
    assert_int_equal(result, 70000);
    assert_false(host->isolate(host->data, crash, NULL, &result, &error));
    assert_string_equal(error,
                        "the process was ended by signal 9 (SIGKILL, perhaps for want of memory)");
    assert_false(host->isolate(host->data, leave, NULL, &result, &error));
    assert_string_equal(error, "the process ended without an answer");
}

static int print_and_answer(void *data)
{
    if (write(STDERR_FILENO, "not for the user\n", 17) != 17 || fputs("nor this\n", stderr) < 0)
        return -1;
    return *(int *)data;
}

static int run_out(void *data)
{
    (void)data;
    bg_host_memory_fails();
    return 0;
}

/* What systems without processes do in place of a child. */
static void jobs_run_here(void **state)
{
    (void)state;
    const char *error = NULL;
    int number = 70000, result = 0, before = dup(STDERR_FILENO);
    char *printed;
    size_t n;
    int fd = open(in("printed"), O_RDWR | O_CREAT | O_TRUNC, 0666);
    assert_true(fd >= 0 && dup2(fd, STDERR_FILENO) >= 0);
    assert_true(bg_posix_isolate_here(NULL, print_and_answer, &number, &result, &error));
    assert_int_equal(write(STDERR_FILENO, "after", 5), 5);
    assert_true(dup2(before, STDERR_FILENO) >= 0 && close(before) == 0 && close(fd) == 0);
    assert_int_equal(result, 70000);
    const struct bg_host *host = bg_host_posix();
    assert_int_equal(host->read(host->data, in("printed"), 100, &printed, &n, &error), BG_HOST_OK);
    assert_string_equal(printed, "after");
    host->release(host->data, printed);
    assert_false(bg_posix_isolate_here(NULL, run_out, NULL, &result, &error));
    assert_string_equal(error, "memory is out");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_and_in_memory),
        cmocka_unit_test(memory_fails_when_told),
        cmocka_unit_test(each_memory_operation),
        cmocka_unit_test(folders_in_memory),
        cmocka_unit_test(what_cannot_be_read_or_written),
        cmocka_unit_test(links_and_modes_stay),
        cmocka_unit_test(leftovers_are_removed),
        cmocka_unit_test(jobs_are_isolated),
        cmocka_unit_test(jobs_run_here), /* last: memory that failed stays failed */
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
