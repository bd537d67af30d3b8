/* What a log needs that several runs may write: a lock, and certainty that bytes are on the disk. */
#define _GNU_SOURCE
#include "host/host_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

static enum bg_host_status log_failed(const char **error, int number)
{
    *error = bg_posix_explain(number);
    return BG_HOST_FAILED;
}

/* The lock is the descriptor's: it ends with the process, however that ends. */
enum bg_host_status bg_posix_lock(void *data, const char *path, void **lock, const char **error)
{
    (void)data;
    int *held = malloc(sizeof *held);
    if (!held)
        return log_failed(error, ENOMEM);
    *held = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    int number = *held < 0 ? errno : 0;
    while (!number && flock(*held, LOCK_EX) != 0)
        if (errno != EINTR)
            number = errno;
    if (!number) {
        *lock = held;
        return BG_HOST_OK;
    }
    if (*held >= 0)
        close(*held);
    free(held);
    return log_failed(error, number);
}

void bg_posix_unlock(void *data, void *lock)
{
    (void)data;
    close(*(int *)lock);
    free(lock);
}

enum bg_host_status bg_posix_sync(void *data, const char *path, const char **error)
{
    (void)data;
    int fd = open(path, O_RDWR | O_CLOEXEC);
    int number = fd < 0 || fsync(fd) != 0 ? errno : 0;
    if (fd >= 0 && close(fd) != 0 && !number)
        number = errno;
    if (!number)
        number = bg_posix_sync_folder(path);
    return number ? log_failed(error, number) : BG_HOST_OK;
}

int64_t bg_posix_clock(void *data)
{
    struct timespec now;
    (void)data;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec;
}

enum bg_host_status bg_posix_random(void *data, unsigned char *bytes, size_t n, const char **error)
{
    (void)data;
    return getentropy(bytes, n) == 0 ? BG_HOST_OK : log_failed(error, errno);
}
