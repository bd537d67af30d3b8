/* Preloaded before a program: the allocation with the number FAIL_AT fails, and with FAIL_FROM=1 every
 * later one too. The count goes on in child processes, in the file FAIL_COUNT. With FAIL_LOG=FILE none
 * fails, and the file gets a number for each allocation that tells where in the code it is made. */
#define _GNU_SOURCE
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);

static long fail_at, *count;
static int fail_from, log_fd = -1;
static __thread int inside;

/* The calls that led here: the same for one place in the code, in one run. */
static void note(void)
{
    enum { DEPTH = 9 };
    void *calls[DEPTH];
    unsigned long hash = 14695981039346656037u;
    if (inside)
        return;
    inside = 1;
    int n = backtrace(calls, DEPTH);
    for (int i = 2; i < n; i++)
        hash = (hash ^ (unsigned long)calls[i]) * 1099511628211u;
    if (write(log_fd, &hash, sizeof hash) != sizeof hash)
        _exit(99);
    inside = 0;
}

static int fails(void)
{
    if (!count || inside)
        return 0;
    if (log_fd >= 0)
        note();
    long n = __atomic_add_fetch(count, 1, __ATOMIC_RELAXED);
    if (n != fail_at && !(fail_from && n > fail_at))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
    return fails() ? NULL : __libc_realloc(p, size);
}

__attribute__((constructor)) static void start(void)
{
    const char *at = getenv("FAIL_AT"), *file = getenv("FAIL_COUNT"), *log = getenv("FAIL_LOG");
    void *first[1];
    int fd = file ? open(file, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    if (fd < 0 || ftruncate(fd, sizeof *count) != 0)
        _exit(99);
    void *shared = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (shared == MAP_FAILED)
        _exit(99);
    fail_at = at ? atol(at) : 0;
    if (!fail_at)
        fail_at = -1;
    fail_from = getenv("FAIL_FROM") != NULL;
    if (log && (log_fd = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600)) < 0)
        _exit(99);
    if (log)
        backtrace(first, 1); /* loads what it needs */
    count = shared;
}
