/* Files that are read and written in pieces, and threads. A stream is a file descriptor in a small
 * box; a thread lives as long as one call of parallel, so that nothing is left running. */
#define _GNU_SOURCE
#include "host/host_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum bg_host_status stream_failed(const char **error, int number)
{
    *error = bg_posix_explain(number);
    return BG_HOST_FAILED;
}

/* -- streams ------------------------------------------------------------------------------------ */

enum bg_host_status bg_posix_open(void *data, const char *path, void **stream, int64_t *size,
                                  const char **error)
{
    (void)data;
    struct stat st;
    int *box = malloc(sizeof *box);
    if (!box)
        return stream_failed(error, ENOMEM);
    *box = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    int number = 0;
    if (*box < 0 || fstat(*box, &st) != 0)
        number = errno;
    else if (S_ISDIR(st.st_mode))
        number = EISDIR;
    if (number) {
        if (*box >= 0)
            close(*box);
        free(box);
        return stream_failed(error, number);
    }
    *size = S_ISREG(st.st_mode) ? (int64_t)st.st_size : -1;
    *stream = box;
    return BG_HOST_OK;
}

enum bg_host_status bg_posix_next(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                  const char **error)
{
    (void)data;
    for (;;) {
        ssize_t got = read(*(int *)stream, bytes, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return stream_failed(error, errno);
        *n = (size_t)got;
        return BG_HOST_OK;
    }
}

void bg_posix_close(void *data, void *stream)
{
    (void)data;
    close(*(int *)stream);
    free(stream);
}

enum bg_host_status bg_posix_append(void *data, const char *path, int64_t at, const char *bytes,
                                    size_t n, const char **error)
{
    (void)data;
    if (strcmp(path, "-") == 0) {
        int number = bg_posix_write_all(STDOUT_FILENO, bytes, n);
        return number ? stream_failed(error, number) : BG_HOST_OK;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666), number = 0;
    if (fd < 0)
        return stream_failed(error, errno);
    if (ftruncate(fd, (off_t)at) != 0 || lseek(fd, (off_t)at, SEEK_SET) < 0)
        number = errno;
    if (number == 0)
        number = bg_posix_write_all(fd, bytes, n);
    if (close(fd) != 0 && number == 0)
        number = errno;
    return number ? stream_failed(error, number) : BG_HOST_OK;
}

/* -- threads ------------------------------------------------------------------------------------ */

int bg_posix_processors(void *data)
{
    (void)data;
#ifndef __EMSCRIPTEN__ /* which has one thread, whatever the machine has */
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return CPU_COUNT(&set) > 0 ? CPU_COUNT(&set) : 1;
#endif
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (int)n : 1;
}

struct thread {
    pthread_t id;
    bool started;
    void (*job)(void *, int);
    void *job_data;
    int i;
};

static void *run_thread(void *data)
{
    struct thread *thread = data;
    thread->job(thread->job_data, thread->i);
    return NULL;
}

/* Job 0 is the caller's; one whose thread cannot be started is the caller's too. */
void bg_posix_parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data)
{
    (void)data;
    struct thread *threads = n > 1 ? calloc((size_t)n, sizeof *threads) : NULL;
    for (int i = 1; threads && i < n; i++) {
        threads[i] = (struct thread){.job = job, .job_data = job_data, .i = i};
        threads[i].started = pthread_create(&threads[i].id, NULL, run_thread, &threads[i]) == 0;
    }
    for (int i = 0; i < n; i++)
        if (i == 0 || !threads || !threads[i].started)
            job(job_data, i);
    for (int i = 1; threads && i < n; i++)
        if (threads[i].started)
            pthread_join(threads[i].id, NULL);
    free(threads);
}

void bg_posix_exclusive(void *data, void (*body)(void *), void *body_data)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    (void)data;
    pthread_mutex_lock(&mutex);
    body(body_data);
    pthread_mutex_unlock(&mutex);
}
