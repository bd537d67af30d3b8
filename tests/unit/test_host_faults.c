/* Each system call and each allocation of the hosts fails once, at each place where it is made: the operation
 * says so and everything is as it was, or it is as if nothing had failed. */
#define _GNU_SOURCE
#include "faulty_calls.h"

#include "host/host_desk.h"
#include "host/host_memory.h"
#include "host/host_posix.h"
#include "host/outputs.h"

static char folder[] = "host-faults-XXXXXX";

/* -- a folder and what is in it ----------------------------------------------------------------- */

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void empty_folder(const char *path)
{
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, alphasort);
    assert_true(n >= 0);
    for (int i = 0; i < n; i++) {
        char inner[600];
        const char *name = entries[i]->d_name;
        snprintf(inner, sizeof inner, "%s/%s", path, name);
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && unlink(inner) != 0) {
            empty_folder(inner);
            assert_int_equal(rmdir(inner), 0);
        }
        free(entries[i]);
    }
    free(entries);
}

/* "a=old sub/ sub/b=" in the order of names, temporary files too. */
static void look(const char *path, char *text, size_t size)
{
    struct dirent **entries;
    int n = scandir(*path ? path : ".", &entries, NULL, alphasort);
    assert_true(n >= 0);
    for (int i = 0; i < n; i++) {
        char inner[600], bytes[32] = "";
        const char *name = entries[i]->d_name;
        struct stat st;
        snprintf(inner, sizeof inner, "%s%s", path, name);
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            assert_int_equal(stat(inner, &st), 0);
            size_t have = strlen(text);
            if (S_ISDIR(st.st_mode)) {
                strcat(inner, "/");
                snprintf(text + have, size - have, "%s ", inner);
                look(inner, text, size);
            } else {
                FILE *file = fopen(inner, "r");
                assert_non_null(file);
                bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
                fclose(file);
                snprintf(text + have, size - have, "%s=%s ", inner, bytes);
            }
        }
        free(entries[i]);
    }
    free(entries);
}

static const char before[] = "a=old b=old sub/ sub/c=old ";

static void prepare(void)
{
    empty_folder(".");
    assert_int_equal(mkdir("sub", 0777), 0);
    put("a", "old");
    put("b", "old");
    put("sub/c", "old");
}

/* -- what is done ------------------------------------------------------------------------------- */

typedef bool operation(const struct bg_host *host, const char **error);

static bool read_file(const struct bg_host *host, const char **error)
{
    char *bytes;
    size_t n;
    if (host->read(host->data, "a", SIZE_MAX, &bytes, &n, error) != BG_HOST_OK)
        return false;
    assert_int_equal(n, 3);
    assert_string_equal(bytes, "old");
    host->release(host->data, bytes);
    return true;
}

/* Of a file whose size is not known beforehand, and whose bytes are more than were expected. */
static bool read_growing(const struct bg_host *host, const char **error)
{
    char *bytes;
    size_t n;
    if (host->read(host->data, "/proc/self/smaps", 1 << 26, &bytes, &n, error) != BG_HOST_OK)
        return false;
    assert_true(n > 4096);
    assert_int_equal(bytes[n], '\0');
    host->release(host->data, bytes);
    return true;
}

static bool replace(const struct bg_host *host, const char **error)
{
    return host->replace(host->data, "a", "new", 3, error) == BG_HOST_OK;
}

static bool write_device(const struct bg_host *host, const char **error)
{
    return host->replace(host->data, "/dev/null", "new", 3, error) == BG_HOST_OK;
}

static bool make_folders(const struct bg_host *host, const char **error)
{
    return host->make_dir(host->data, "sub/d", error) == BG_HOST_OK;
}

static bool commit(const struct bg_host *host, const char **error)
{
    char temp[512];
    if (host->temp_beside(host->data, "a", temp, sizeof temp, error) != BG_HOST_OK)
        return false;
    if (host->append(host->data, temp, 0, "new", 3, error) == BG_HOST_OK &&
        host->commit(host->data, temp, "a", error) == BG_HOST_OK)
        return true;
    host->remove(host->data, temp);
    return false;
}

/* All or none: a file that is there, one that is not, and one in another folder. */
static bool commit_all(const struct bg_host *host, const char **error)
{
    static const char *const paths[] = {"a", "fresh", "sub/c"};
    char temps[3][512];
    struct bg_host_move moves[3];
    size_t made = 0, failed = 99;
    bool ok = true;
    for (; ok && made < 3; made += ok) {
        ok = host->temp_beside(host->data, paths[made], temps[made], sizeof temps[made], error) ==
             BG_HOST_OK;
        moves[made] = (struct bg_host_move){temps[made], paths[made]};
    }
    for (size_t i = 0; ok && i < made; i++)
        ok = host->append(host->data, temps[i], 0, "new", 3, error) == BG_HOST_OK;
    ok = ok && host->commit_all(host->data, moves, 3, &failed, error) == BG_HOST_OK;
    for (size_t i = 0; !ok && i < made; i++)
        host->remove(host->data, temps[i]);
    assert_true(ok || failed == 99 || failed < 3);
    return ok;
}

/* Enough of them that they are synced together. */
static bool commit_many(const struct bg_host *host, const char **error)
{
    enum { MANY = 17 };
    static char temps[MANY][64], paths[MANY][16];
    struct bg_host_move moves[MANY];
    size_t failed = 0;
    int armed = atomic_exchange(&faulty.call, F_COUNT); /* what comes first is sound */
    for (size_t i = 0; i < MANY; i++) {
        snprintf(temps[i], sizeof temps[i], "temp%zu", i);
        snprintf(paths[i], sizeof paths[i], i ? "sub/c" : "a"); /* the last one counts */
        put(temps[i], "new");
        moves[i] = (struct bg_host_move){temps[i], paths[i]};
    }
    atomic_store(&faulty.call, armed);
    return host->commit_all(host->data, moves, MANY, &failed, error) == BG_HOST_OK;
}

static bool list(const struct bg_host *host, const char **error)
{
    char *names;
    size_t n, found = 0;
    if (host->list(host->data, ".", &names, &n, error) != BG_HOST_OK)
        return false;
    for (size_t at = 0; at < n; at += strlen(names + at) + 1)
        found += strcmp(names + at, "a") == 0 || strcmp(names + at, "b") == 0;
    assert_int_equal(found, 2);
    host->release(host->data, names);
    return true;
}

static int answer(void *data)
{
    return *(int *)data;
}

static bool isolate(const struct bg_host *host, const char **error)
{
    int number = 70000, result = 0;
    bool ok = host->isolate(host->data, answer, &number, &result, error);
    assert_int_equal(result, ok ? 70000 : 0);
    return ok;
}

static bool stream(const struct bg_host *host, const char **error)
{
    void *from;
    int64_t size;
    char bytes[8];
    size_t n = 0;
    if (host->open(host->data, "a", &from, &size, error) != BG_HOST_OK)
        return false;
    bool ok = host->next(host->data, from, bytes, sizeof bytes, &n, error) == BG_HOST_OK;
    host->close(host->data, from);
    assert_true(!ok || (n == 3 && size == 3 && memcmp(bytes, "old", 3) == 0));
    return ok;
}

static bool locked(const struct bg_host *host, const char **error)
{
    void *lock;
    if (host->lock(host->data, "b", &lock, error) != BG_HOST_OK)
        return false;
    host->unlock(host->data, lock);
    return true;
}

static bool synced(const struct bg_host *host, const char **error)
{
    return host->sync(host->data, "b", error) == BG_HOST_OK;
}

static bool guessed(const struct bg_host *host, const char **error)
{
    unsigned char bytes[8];
    return host->random(host->data, bytes, sizeof bytes, error) == BG_HOST_OK;
}

static void count(void *data, int i)
{
    atomic_int *counts = data;
    atomic_fetch_add(&counts[i], 1);
}

/* Threads that cannot be had are no fault: every job is done once. */
static bool parallel(const struct bg_host *host, const char **error)
{
    atomic_int counts[4] = {0};
    (void)error;
    host->parallel(host->data, 4, count, counts);
    for (int i = 0; i < 4; i++)
        assert_int_equal(counts[i], 1);
    assert_true(host->processors(host->data) >= 1);
    return true;
}

/* Through the outputs of a run: old, new, in a new folder; one is removed. */
static bool outputs(const struct bg_host *world, const char **error)
{
    struct bg_outputs *made = bg_outputs_new(world);
    const char *path = NULL;
    char temp[512];
    *error = "memory is out";
    if (!made)
        return false;
    const struct bg_host *host = bg_outputs_host(made);
    bool ok =
        read_file(host, error) && host->replace(host->data, "a", "new", 3, error) == BG_HOST_OK &&
        host->make_dir(host->data, "e/f", error) == BG_HOST_OK &&
        host->replace(host->data, "e/f/g", "new", 3, error) == BG_HOST_OK &&
        host->temp_beside(host->data, "h", temp, sizeof temp, error) == BG_HOST_OK &&
        host->append(host->data, temp, 0, "new", 3, error) == BG_HOST_OK &&
        host->commit_all(host->data, &(struct bg_host_move){temp, "h"}, 1, &(size_t){0}, error) ==
            BG_HOST_OK;
    if (ok) {
        host->remove(host->data, "b");
        ok = bg_outputs_publish(made, &path, error) == BG_HOST_OK;
        assert_non_null(path);
    }
    bg_outputs_free(made);
    return ok;
}

/* -- one failure after the other ---------------------------------------------------------------- */

static const struct row {
    const char *name;
    operation *run;
    const char *after; /* what is in the folder then */
    unsigned
        late; /* calls that are also made when all is in its place: 1 << F_FSYNC is the folder's */
} rows[] = {
    {"read", read_file, before, 0},
    {"read that grows", read_growing, before, 0},
    {"replace", replace, "a=new b=old sub/ sub/c=old ", 1u << F_OPEN | 1u << F_FSYNC},
    {"write to a device", write_device, before, 0},
    {"make folders", make_folders, "a=old b=old sub/ sub/c=old sub/d/ ", 1u << F_STAT},
    {"commit", commit, "a=new b=old sub/ sub/c=old ", 1u << F_OPEN | 1u << F_FSYNC},
    {"commit all", commit_all, "a=new b=old fresh=new sub/ sub/c=new ", 0},
    {"commit many", commit_many, "a=new b=old sub/ sub/c=new ", 0},
    {"list", list, before, 0},
    {"isolate", isolate, before, 0},
    {"stream", stream, before, 0},
    {"lock", locked, before, 0},
    {"sync", synced, before, 0},
    {"random", guessed, before, 0},
    {"parallel", parallel, before, 0},
    {"outputs", outputs, "a=new e/ e/f/ e/f/g=new h=new sub/ sub/c=old ", 0},
};

/* True: the call was made so often, and failed. */
static bool one_failure(const struct row *row, enum faulty_call call, int n, int number)
{
    char now[4096] = "";
    const char *error = "";
    prepare();
    faulty_arm(call, n, number);
    bool ok = row->run(bg_host_posix(), &error);
    bool fired = faulty_disarm();
    look("", now, sizeof now);
    bool right = strcmp(now, ok ? row->after : before) == 0;
    if (!ok && row->late >> call & 1u)
        right |= strcmp(now, row->after) == 0;
    if (!right)
        fail_msg("%s, %s %d gives %d: %s (%s), but there is %s", row->name, faulty_names[call], n,
                 number, ok ? "done" : "failed", error, now);
    if (!ok && !*error)
        fail_msg("%s, %s %d: no reason", row->name, faulty_names[call], n);
    if (!fired && !ok)
        fail_msg("%s: failed by itself: %s", row->name, error);
    return fired;
}

static void each_call_fails(void **state)
{
    (void)state;
    size_t points = 0, least = 0;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int call = 0; call < F_COUNT; call++) {
            bool memory = call >= F_MALLOC;
            int n = 0;
            while (one_failure(&rows[i], (enum faulty_call)call, n, memory ? ENOMEM : EIO))
                n++;
            points += (size_t)n;
            least += n > 0;
        }
    assert_true(points > 150 && least > 60);
}

/* A signal that comes meanwhile is no failure. */
static void interrupted_calls_go_on(void **state)
{
    (void)state;
    static const enum faulty_call calls[] = {F_READ, F_WRITE, F_FLOCK, F_WAIT};
    size_t fired = 0;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t k = 0; k < COUNT(calls); k++) {
            char now[4096] = "";
            const char *error = "";
            prepare();
            faulty_arm(calls[k], 0, EINTR);
            bool ok = rows[i].run(bg_host_posix(), &error);
            fired += faulty_disarm();
            look("", now, sizeof now);
            if (!ok || strcmp(now, rows[i].after) != 0)
                fail_msg("%s, %s: %s (%s)", rows[i].name, faulty_names[calls[k]],
                         ok ? "done" : "failed", now);
        }
    assert_true(fired >= 8);
}

/* Folders that cannot be opened or synced, where the system has reasons that are no failure. */
static void folders_that_need_no_sync(void **state)
{
    (void)state;
    static const struct {
        enum faulty_call call;
        int n, number;
        bool ok;
    } failures[] = {
        {F_OPEN, 1, EACCES, true}, /* a folder we may write in but not read */
        {F_OPEN, 1, ENFILE, false},
        {F_FSYNC, 1, EINVAL, true}, /* a file system that syncs no folders */
        {F_FSYNC, 1, EROFS, true},
        {F_FSYNC, 1, EDQUOT, false},
    };
    for (size_t i = 0; i < COUNT(failures); i++) {
        const char *error = "";
        prepare();
        faulty_arm(failures[i].call, failures[i].n, failures[i].number);
        bool ok = replace(bg_host_posix(), &error);
        assert_true(faulty_disarm());
        assert_int_equal(ok, failures[i].ok);
    }
}

/* -- the hosts in memory ------------------------------------------------------------------------ */

#if FAULTY_MEMORY
static bool memory_story(const struct bg_host *host, const char **error)
{
    static const struct bg_host_move moves[] = {{"temp", "a"}};
    char *bytes, temp[512];
    size_t n;
    void *lock;
    if (!stream(host, error) || !read_file(host, error) ||
        host->list(host->data, "sub", &bytes, &n, error) != BG_HOST_OK)
        return false;
    host->release(host->data, bytes);
    return host->lock(host->data, "log", &lock, error) == BG_HOST_OK &&
           host->temp_beside(host->data, "x", temp, sizeof temp, error) == BG_HOST_OK &&
           host->append(host->data, "temp", 0, "new", 3, error) == BG_HOST_OK &&
           host->commit_all(host->data, moves, 1, &n, error) == BG_HOST_OK;
}

/* True: an allocation failed. */
static bool memory_fails_at(enum faulty_call call, int n)
{
    const char *error = "";
    faulty_arm(call, n, ENOMEM);
    struct bg_host_memory *memory = bg_host_memory_new();
    bool ok = memory && bg_host_memory_put(memory, "a", "old", 3) &&
              bg_host_memory_put(memory, "sub/c", "old", 3) &&
              memory_story(bg_host_memory_host(memory), &error);
    bool fired = faulty_disarm();
    assert_int_equal(ok, !fired);
    if (memory) {
        const char *bytes = bg_host_memory_get(memory, "a", NULL);
        assert_true(!bytes || strcmp(bytes, ok ? "new" : "old") == 0);
    }
    bg_host_memory_free(memory);
    return fired;
}

/* True: an allocation failed. What the desk does not keep goes to the disk. */
static bool desk_fails_at(enum faulty_call call, int n, bool keeps)
{
    char now[4096] = "";
    const char *error = "";
    prepare();
    faulty_arm(call, n, ENOMEM);
    struct bg_host_desk *desk = bg_host_desk_new(bg_host_posix(), keeps);
    bool ok = desk && bg_host_desk_put(desk, "a", "old", 3) &&
              stream(bg_host_desk_host(desk), &error) &&
              commit_all(bg_host_desk_host(desk), &error);
    bool fired = faulty_disarm();
    look("", now, sizeof now);
    assert_true(ok || fired);
    assert_string_equal(now, ok && !keeps ? rows[6].after : before);
    if (ok && keeps)
        assert_string_equal(bg_host_desk_get(desk, "fresh", NULL), "new");
    bg_host_desk_free(desk);
    return fired;
}

static void each_allocation_fails(void **state)
{
    (void)state;
    int points = 0;
    for (int call = F_MALLOC; call < F_COUNT; call++) {
        int n = 0;
        while (memory_fails_at((enum faulty_call)call, n))
            n++;
        points += n;
        for (int keeps = 0; keeps < 2; keeps++)
            for (n = 0; desk_fails_at((enum faulty_call)call, n, keeps); n++)
                points++;
    }
    assert_true(points > 40);
}
#endif

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
    (void)state;
    empty_folder(".");
    return chdir("..") == 0 ? rmdir(folder) : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_call_fails),
        cmocka_unit_test(interrupted_calls_go_on),
        cmocka_unit_test(folders_that_need_no_sync),
#if FAULTY_MEMORY
        cmocka_unit_test(each_allocation_fails),
#endif
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
