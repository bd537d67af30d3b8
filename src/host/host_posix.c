/* The real world: files by system calls, so that every error is seen, and jobs in child processes.
 * Sentences for errors are ours, because the system's change with the language. A file that is
 * replaced is never half written: new file beside it, sync, rename, sync of the folder. */
#define _GNU_SOURCE
#include "host/host_posix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static _Thread_local char sentence[128];

const char *bg_posix_explain(int number)
{
    static const struct {
        int number;
        const char *text;
    } rows[] = {
        {ENOENT, "there is no such file or folder"},
        {EACCES, "permission is denied"},
        {EPERM, "the system does not permit it"},
        {EISDIR, "it is a folder"},
        {ENOTDIR, "a part of the path is not a folder"},
        {EEXIST, "there is a file of that name already"},
        {ENOSPC, "the disk is full"},
        {EDQUOT, "the disk quota is used up"},
        {EFBIG, "the file would be larger than the system allows"},
        {EROFS, "the disk is read-only"},
        {EIO, "the disk reports an input/output error"},
        {ENAMETOOLONG, "the name is too long"},
        {ELOOP, "there are too many symbolic links"},
        {EMFILE, "too many files are open"},
        {ENFILE, "too many files are open on this machine"},
        {ENOMEM, "memory is out"},
        {EPIPE, "the reader of the pipe is gone"},
        {EAGAIN, "the system has no process to spare"},
        {EXDEV, "the two paths are on different disks"},
        {EBUSY, "the file is in use"},
        {ETXTBSY, "the file is in use"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].number == number)
            return rows[i].text;
    snprintf(sentence, sizeof sentence, "system error number %d", number);
    return sentence;
}

static enum bg_host_status posix_failed(const char **error, int number)
{
    *error = bg_posix_explain(number);
    return BG_HOST_FAILED;
}

/* -- reading ------------------------------------------------------------------------------------ */

/* Reads to the end, one byte past limit at most: that byte tells that there is more. */
static enum bg_host_status posix_read_all(int fd, size_t expected, size_t limit, char **bytes,
                                          size_t *n, const char **error)
{
    size_t capacity = expected < limit ? expected : limit, size = 0;
    char *data = malloc(capacity + 2);
    while (data) {
        ssize_t got = read(fd, data + size, capacity + 1 - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            int number = errno;
            free(data);
            return posix_failed(error, number);
        }
        if (got == 0) {
            data[size] = '\0';
            *bytes = data;
            *n = size;
            return BG_HOST_OK;
        }
        size += (size_t)got;
        if (size > limit) {
            free(data);
            *error = "it is larger than the limit";
            return BG_HOST_TOO_LARGE;
        }
        if (size <= capacity)
            continue;
        capacity = capacity > limit / 2 ? limit : capacity * 2 + 4096;
        char *grown = realloc(data, capacity + 2);
        if (!grown)
            free(data);
        data = grown;
    }
    return posix_failed(error, ENOMEM);
}

static enum bg_host_status posix_read(void *data, const char *path, size_t limit, char **bytes,
                                      size_t *n, const char **error)
{
    (void)data;
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return posix_failed(error, errno);
    enum bg_host_status status = BG_HOST_FAILED;
    if (limit > SIZE_MAX / 2)
        limit = SIZE_MAX / 2;
    if (fstat(fd, &st) != 0) {
        status = posix_failed(error, errno);
    } else if (S_ISDIR(st.st_mode)) {
        status = posix_failed(error, EISDIR);
    } else if (S_ISREG(st.st_mode) && st.st_size > 0 && (uintmax_t)st.st_size > limit) {
        *error = "it is larger than the limit"; /* not even begun */
        status = BG_HOST_TOO_LARGE;
    } else {
        size_t expected = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 4096;
        status = posix_read_all(fd, expected, limit, bytes, n, error);
    }
    if (!standard)
        close(fd);
    return status;
}

static void posix_release(void *data, char *bytes)
{
    (void)data;
    free(bytes);
}

/* -- writing ------------------------------------------------------------------------------------ */

/* 0, or the errno. */
int bg_posix_write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        if (put == 0)
            return EIO;
        bytes += put;
        n -= (size_t)put;
    }
    return 0;
}

bool bg_posix_split(const char *path, char folder[PATH_MAX], const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    size_t n = slash ? (size_t)(slash - path) : 0;
    if (n >= PATH_MAX)
        return false;
    memcpy(folder, slash ? path : ".", n ? n : 1); /* of "/name" the folder is "/" */
    folder[n ? n : 1] = '\0';
    return true;
}

int bg_posix_sync_folder(const char *path)
{
    char folder[PATH_MAX];
    const char *name;
    if (!bg_posix_split(path, folder, &name))
        return ENAMETOOLONG;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES ? 0 : errno; /* a folder we may write in but not read */
    int number = fsync(fd) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno;
    close(fd);
    return number;
}

int bg_posix_target(const char *path, struct bg_posix_target *t)
{
    struct stat st;
    *t = (struct bg_posix_target){0};
    if (path[0] == '\0')
        return ENOENT;
    if (stat(path, &st) == 0) {
        if (S_ISDIR(st.st_mode))
            return EISDIR;
        t->exists = true;
        t->device = !S_ISREG(st.st_mode);
        t->mode = st.st_mode & 07777;
        if (!t->device && !realpath(path, t->path))
            return errno;
        if (!t->device)
            return 0;
    } else if (errno != ENOENT) {
        return errno;
    } else if (lstat(path, &st) == 0) {
        return ENOENT; /* a link to nothing */
    }
    if (strlen(path) >= sizeof t->path)
        return ENAMETOOLONG;
    strcpy(t->path, path);
    return 0;
}

/* Of ".NAME.PID-COUNT.tmp" of a process that is gone, where the NAME ends; NULL of any other entry. */
static const char *leftover_name_end(const char *entry, long own)
{
    const char *at = entry + strlen(entry);
    long pid;
    int count, end = 0;
    for (int dots = 0; at > entry && dots < 2;)
        dots += *--at == '.';
    if (entry[0] != '.' || at == entry || sscanf(at, ".%ld-%d.tmp%n", &pid, &count, &end) != 2 ||
        end == 0 || at[end] != '\0' || pid <= 0 || pid == own || pid > INT_MAX ||
        kill((pid_t)pid, 0) == 0 || errno != ESRCH)
        return NULL;
    return at;
}

/* Files that a killed run left beside the one of this name. False: there are some of other names. */
static bool remove_those_of(DIR *dir, const char *name)
{
    const struct dirent *entry;
    size_t n = strlen(name);
    long own = (long)getpid();
    bool alone = true;
    while ((entry = readdir(dir)) != NULL) {
        const char *e = entry->d_name, *end = leftover_name_end(e, own);
        if (end && (size_t)(end - e) == n + 1 && strncmp(e + 1, name, n) == 0)
            unlinkat(dirfd(dir), e, 0);
        else if (end)
            alone = false;
    }
    return alone;
}

/* A folder without any is looked through only once for many outputs in it: thousands of them are written
 * at once. */
static void remove_leftovers(const char *folder, const char *name)
{
    enum { OUTPUTS = 256 };
    static _Thread_local struct {
        dev_t device;
        ino_t number;
        int outputs;
    } clean;
    struct stat st;
    DIR *dir;
    if (stat(folder, &st) != 0)
        return;
    if (clean.outputs > 0 && clean.device == st.st_dev && clean.number == st.st_ino) {
        clean.outputs--;
        return;
    }
    if ((dir = opendir(folder)) == NULL)
        return;
    clean.device = st.st_dev;
    clean.number = st.st_ino;
    clean.outputs = remove_those_of(dir, name) ? OUTPUTS : 0;
    closedir(dir);
}

bool bg_posix_temp_name(const char *path, char *name, size_t size)
{
    static atomic_int counter;
    char folder[PATH_MAX];
    const char *file;
    if (!bg_posix_split(path, folder, &file))
        return false;
    int n = snprintf(name, size, "%s/.%s.%ld-%d.tmp", strcmp(folder, "/") ? folder : "", file,
                     (long)getpid(), atomic_fetch_add(&counter, 1));
    return n >= 0 && (size_t)n < size;
}

/* Makes an empty new file beside path; its descriptor, or -1 with errno. */
static int open_temp(const char *path, char *name, size_t size)
{
    char folder[PATH_MAX];
    const char *file;
    if (!bg_posix_split(path, folder, &file)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    remove_leftovers(folder, file);
    for (int tries = 0; tries < 100; tries++) {
        if (!bg_posix_temp_name(path, name, size)) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* The name is ours, so it is the folder that is missing. */
static enum bg_host_status failed_beside(const char **error, int number)
{
    if (number != ENOENT)
        return posix_failed(error, number);
    *error = "its folder is not there";
    return BG_HOST_FAILED;
}

static enum bg_host_status posix_temp_beside(void *data, const char *path, char *name, size_t size,
                                             const char **error)
{
    (void)data;
    struct bg_posix_target t;
    int number = bg_posix_target(path, &t);
    if (number)
        return posix_failed(error, number);
    if (t.device) {
        *error = "it is no ordinary file";
        return BG_HOST_FAILED;
    }
    int fd = open_temp(t.path, name, size);
    if (fd < 0)
        return failed_beside(error, errno);
    close(fd);
    return BG_HOST_OK;
}

int bg_posix_settle(int fd, const struct bg_posix_target *t)
{
    if (t->exists && fchmod(fd, t->mode) != 0)
        return errno;
    return fsync(fd) == 0 ? 0 : errno;
}

/* fd is the finished file temp; closed in any case. After a failure temp is gone. */
static int posix_finish(int fd, const char *temp, const struct bg_posix_target *t)
{
    int number = bg_posix_settle(fd, t);
    if (close(fd) != 0 && !number)
        number = errno;
    if (!number && rename(temp, t->path) != 0)
        number = errno;
    if (number) {
        unlink(temp);
        return number;
    }
    return bg_posix_sync_folder(t->path);
}

static enum bg_host_status posix_commit(void *data, const char *temp, const char *path,
                                        const char **error)
{
    (void)data;
    struct bg_posix_target t;
    int number = bg_posix_target(path, &t);
    int fd = number ? -1 : open(temp, O_RDWR | O_CLOEXEC);
    if (!number && fd < 0)
        number = errno;
    if (number)
        unlink(temp);
    else
        number = posix_finish(fd, temp, &t);
    return number ? posix_failed(error, number) : BG_HOST_OK;
}

/* "-" and what cannot be replaced get the bytes straight. */
static int write_through(const char *path, const char *bytes, size_t n)
{
    if (strcmp(path, "-") == 0)
        return bg_posix_write_all(STDOUT_FILENO, bytes, n);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int number = bg_posix_write_all(fd, bytes, n);
    if (close(fd) != 0 && !number)
        number = errno;
    return number;
}

static enum bg_host_status posix_replace(void *data, const char *path, const char *bytes, size_t n,
                                         const char **error)
{
    (void)data;
    struct bg_posix_target t = {.device = true};
    char temp[PATH_MAX];
    int number = strcmp(path, "-") == 0 ? 0 : bg_posix_target(path, &t);
    if (number)
        return posix_failed(error, number);
    if (t.device) {
        number = write_through(path, bytes, n);
        return number ? posix_failed(error, number) : BG_HOST_OK;
    }
    int fd = open_temp(t.path, temp, sizeof temp);
    if (fd < 0)
        return failed_beside(error, errno);
    number = bg_posix_write_all(fd, bytes, n);
    if (number) {
        close(fd);
        unlink(temp);
    } else {
        number = posix_finish(fd, temp, &t);
    }
    return number ? posix_failed(error, number) : BG_HOST_OK;
}

static enum bg_host_status posix_make_dir(void *data, const char *path, const char **error)
{
    (void)data;
    char part[PATH_MAX];
    size_t n = strlen(path);
    struct stat st;
    if (n == 0 || n >= sizeof part)
        return posix_failed(error, n ? ENAMETOOLONG : ENOENT);
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST) {
            int number = errno;
            if (stat(part, &st) != 0) /* one that is there already may be read-only */
                return posix_failed(error, number);
        }
    }
    if (stat(path, &st) != 0)
        return posix_failed(error, errno);
    return S_ISDIR(st.st_mode) ? BG_HOST_OK : posix_failed(error, EEXIST);
}

static void posix_remove(void *data, const char *path)
{
    (void)data;
    if (unlink(path) != 0 && (errno == EISDIR || errno == EPERM))
        rmdir(path);
}

const struct bg_host *bg_host_posix(void)
{
    static const struct bg_host host = {
        .read = posix_read,
        .release = posix_release,
        .replace = posix_replace,
        .make_dir = posix_make_dir,
        .temp_beside = posix_temp_beside,
        .commit = posix_commit,
        .commit_all = bg_posix_commit_all,
        .remove = posix_remove,
        .identify = bg_posix_identify,
        .list = bg_posix_list,
        .isolate = bg_posix_isolate,
        .open = bg_posix_open,
        .next = bg_posix_next,
        .close = bg_posix_close,
        .append = bg_posix_append,
        .lock = bg_posix_lock,
        .unlock = bg_posix_unlock,
        .sync = bg_posix_sync,
        .clock = bg_posix_clock,
        .random = bg_posix_random,
        .processors = bg_posix_processors,
        .parallel = bg_posix_parallel,
        .exclusive = bg_posix_exclusive,
    };
    return &host;
}
