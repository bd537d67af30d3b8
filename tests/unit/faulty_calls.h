/* System calls and allocations that fail when they are told to. A program that includes this has functions of
 * its own in front of those of the C library, in the library under test too; each passes on what it is
 * asked, but the one that is armed fails once, with the error it was given. */
#ifndef BG_TESTS_UNIT_FAULTY_CALLS_H
#define BG_TESTS_UNIT_FAULTY_CALLS_H

#ifndef _GNU_SOURCE
#error "_GNU_SOURCE is defined before the first header"
#endif
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "t.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FAULTY_MEMORY 0 /* the sanitizers have allocators of their own */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FAULTY_MEMORY 0
#endif
#endif
#ifndef FAULTY_MEMORY
#define FAULTY_MEMORY 1
#endif

enum faulty_call {
    F_OPEN,
    F_READ,
    F_WRITE,
    F_CLOSE,
    F_FSYNC,
    F_SYNCFS,
    F_FCHMOD,
    F_RENAME,
    F_LINK,
    F_STAT,
    F_LSTAT,
    F_FSTAT,
    F_FTRUNCATE,
    F_LSEEK,
    F_MKDIR,
    F_OPENDIR,
    F_READDIR,
    F_REALPATH,
    F_FLOCK,
    F_DUP,
    F_PIPE,
    F_FORK,
    F_WAIT,
    F_ENTROPY,
    F_AFFINITY,
    F_THREAD,
    F_MALLOC,
    F_CALLOC,
    F_REALLOC,
    F_COUNT
};
static const char *const faulty_names[F_COUNT] = {
    "open",           "read",    "write",     "close",      "fsync",
    "syncfs",         "fchmod",  "rename",    "link",       "stat",
    "lstat",          "fstat",   "ftruncate", "lseek",      "mkdir",
    "opendir",        "readdir", "realpath",  "flock",      "dup",
    "pipe2",          "fork",    "waitpid",   "getentropy", "sched_getaffinity",
    "pthread_create", "malloc",  "calloc",    "realloc"};

/* The call that fails, how many of it come before, the error; call is F_COUNT while none is armed. */
static struct {
    atomic_int call, before;
    int error;
    atomic_bool fired;
} faulty = {.call = F_COUNT};

static inline void faulty_arm(enum faulty_call call, int before, int error)
{
    faulty.error = error;
    atomic_store(&faulty.before, before);
    atomic_store(&faulty.fired, false);
    atomic_store(&faulty.call, (int)call);
}

/* True: it has failed meanwhile. */
static inline bool faulty_disarm(void)
{
    atomic_store(&faulty.call, F_COUNT);
    return atomic_load(&faulty.fired);
}

static bool faulty_fails(enum faulty_call call)
{
    if (atomic_load(&faulty.call) != (int)call || atomic_fetch_sub(&faulty.before, 1) != 0)
        return false;
    atomic_store(&faulty.fired, true);
    errno = faulty.error;
    return true;
}

/* ISO C has no conversion of a pointer to a function; POSIX gives both the same bytes. */
union faulty_behind {
    void *found;
    int (*open)(const char *, int, ...);
    ssize_t (*read)(int, void *, size_t);
    ssize_t (*write)(int, const void *, size_t);
    int (*of_fd)(int);
    int (*fchmod)(int, mode_t);
    int (*two_paths)(const char *, const char *);
    int (*stat)(const char *, struct stat *);
    int (*fstat)(int, struct stat *);
    int (*ftruncate)(int, off_t);
    off_t (*lseek)(int, off_t, int);
    int (*mkdir)(const char *, mode_t);
    DIR *(*opendir)(const char *);
    struct dirent *(*readdir)(DIR *);
    char *(*realpath)(const char *, char *);
    int (*flock)(int, int);
    int (*pipe)(int *, int);
    pid_t (*fork)(void);
    pid_t (*waitpid)(pid_t, int *, int);
    int (*entropy)(void *, size_t);
    int (*affinity)(pid_t, size_t, cpu_set_t *);
    int (*thread)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
};

static union faulty_behind faulty_real(enum faulty_call call)
{
    static _Atomic(void *) found[F_COUNT];
    void *function = atomic_load_explicit(&found[call], memory_order_relaxed);
    if (!function) {
        function = dlsym(RTLD_NEXT, faulty_names[call]);
        atomic_store_explicit(&found[call], function, memory_order_relaxed);
    }
    return (union faulty_behind){function};
}

/* The declarations of the C library say that some arguments are never NULL, and give attributes of their own. */
int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list args;
        va_start(args, flags);
        mode = (mode_t)va_arg(args, int);
        va_end(args);
    }
    return faulty_fails(F_OPEN) ? -1 : faulty_real(F_OPEN).open(path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    return faulty_fails(F_READ) ? -1 : faulty_real(F_READ).read(fd, bytes, n);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return faulty_fails(F_WRITE) ? -1 : faulty_real(F_WRITE).write(fd, bytes, n);
}

/* As Linux does it: the descriptor is gone in either case. */
int close(int fd)
{
    bool fails = faulty_fails(F_CLOSE);
    int status = faulty_real(F_CLOSE).of_fd(fd);
    if (fails)
        errno = faulty.error;
    return fails ? -1 : status;
}

int fsync(int fd)
{
    return faulty_fails(F_FSYNC) ? -1 : faulty_real(F_FSYNC).of_fd(fd);
}

int syncfs(int fd)
{
    return faulty_fails(F_SYNCFS) ? -1 : faulty_real(F_SYNCFS).of_fd(fd);
}

int fchmod(int fd, mode_t mode)
{
    return faulty_fails(F_FCHMOD) ? -1 : faulty_real(F_FCHMOD).fchmod(fd, mode);
}

int rename(const char *from, const char *to)
{
    return faulty_fails(F_RENAME) ? -1 : faulty_real(F_RENAME).two_paths(from, to);
}

int link(const char *from, const char *to)
{
    return faulty_fails(F_LINK) ? -1 : faulty_real(F_LINK).two_paths(from, to);
}

int stat(const char *path, struct stat *st)
{
    return faulty_fails(F_STAT) ? -1 : faulty_real(F_STAT).stat(path, st);
}

int lstat(const char *path, struct stat *st)
{
    return faulty_fails(F_LSTAT) ? -1 : faulty_real(F_LSTAT).stat(path, st);
}

int fstat(int fd, struct stat *st)
{
    return faulty_fails(F_FSTAT) ? -1 : faulty_real(F_FSTAT).fstat(fd, st);
}

int ftruncate(int fd, off_t n)
{
    return faulty_fails(F_FTRUNCATE) ? -1 : faulty_real(F_FTRUNCATE).ftruncate(fd, n);
}

off_t lseek(int fd, off_t at, int whence)
{
    return faulty_fails(F_LSEEK) ? -1 : faulty_real(F_LSEEK).lseek(fd, at, whence);
}

int mkdir(const char *path, mode_t mode)
{
    return faulty_fails(F_MKDIR) ? -1 : faulty_real(F_MKDIR).mkdir(path, mode);
}

DIR *opendir(const char *path)
{
    return faulty_fails(F_OPENDIR) ? NULL : faulty_real(F_OPENDIR).opendir(path);
}

struct dirent *readdir(DIR *dir)
{
    return faulty_fails(F_READDIR) ? NULL : faulty_real(F_READDIR).readdir(dir);
}

char *realpath(const char *path, char *out)
{
    return faulty_fails(F_REALPATH) ? NULL : faulty_real(F_REALPATH).realpath(path, out);
}

int flock(int fd, int operation)
{
    return faulty_fails(F_FLOCK) ? -1 : faulty_real(F_FLOCK).flock(fd, operation);
}

int dup(int fd)
{
    return faulty_fails(F_DUP) ? -1 : faulty_real(F_DUP).of_fd(fd);
}

int pipe2(int ends[2], int flags)
{
    return faulty_fails(F_PIPE) ? -1 : faulty_real(F_PIPE).pipe(ends, flags);
}

/* In the child nothing fails: its parent could not know of it. */
pid_t fork(void)
{
    pid_t child = faulty_fails(F_FORK) ? -1 : faulty_real(F_FORK).fork();
    if (child == 0)
        atomic_store(&faulty.call, F_COUNT);
    return child;
}

pid_t waitpid(pid_t child, int *status, int options)
{
    return faulty_fails(F_WAIT) ? -1 : faulty_real(F_WAIT).waitpid(child, status, options);
}

int getentropy(void *bytes, size_t n)
{
    return faulty_fails(F_ENTROPY) ? -1 : faulty_real(F_ENTROPY).entropy(bytes, n);
}

int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set)
{
    return faulty_fails(F_AFFINITY) ? -1 : faulty_real(F_AFFINITY).affinity(pid, size, set);
}

int pthread_create(pthread_t *id, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *data)
{
    return faulty_fails(F_THREAD) ? faulty.error
                                  : faulty_real(F_THREAD).thread(id, attributes, run, data);
}

#if FAULTY_MEMORY
void *malloc(size_t size)
{
    return faulty_fails(F_MALLOC) ? NULL : faulty_real(F_MALLOC).malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return faulty_fails(F_CALLOC) ? NULL : faulty_real(F_CALLOC).calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return faulty_fails(F_REALLOC) ? NULL : faulty_real(F_REALLOC).realloc(old, size);
}
#endif

#endif
