/* Jobs whose crash cannot hurt us. Where the system has processes, a job runs in a child; where it has
 * none (WebAssembly), it runs here, and what it prints still goes nowhere. */
#define _GNU_SOURCE
#include "host/host_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/memory.h"

#ifndef __EMSCRIPTEN__
/* What a library prints on the way (libxlsxwriter does, with paths of temporary files) is not for the
 * user. */
static void print_nowhere(void)
{
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        return;
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
}
#endif

bool bg_posix_isolate_here(void *data, int (*job)(void *), void *job_data, int *result,
                           const char **error)
{
    (void)data;
#ifdef __EMSCRIPTEN__ /* whose descriptors are not copies of each other: let it print */
    int answer = job(job_data);
#else
    int printed = dup(STDERR_FILENO);
    fflush(stderr);
    print_nowhere();
    int answer = job(job_data);
    fflush(stderr);
    if (printed >= 0) {
        dup2(printed, STDERR_FILENO);
        close(printed);
    }
#endif
    if (bg_host_memory_failed()) {
        *error = bg_posix_explain(ENOMEM);
        return false;
    }
    *result = answer;
    return true;
}

#ifdef __EMSCRIPTEN__
bool bg_posix_isolate(void *data, int (*job)(void *), void *job_data, int *result,
                      const char **error)
{
    return bg_posix_isolate_here(data, job, job_data, result, error);
}
#else
static const char *signal_name(int number)
{
    static const struct {
        int number;
        const char *name;
    } rows[] = {
        {SIGSEGV, "SIGSEGV, a memory fault"},
        {SIGABRT, "SIGABRT, it gave up"},
        {SIGBUS, "SIGBUS, a memory fault"},
        {SIGKILL, "SIGKILL, perhaps for want of memory"},
        {SIGFPE, "SIGFPE"},
        {SIGILL, "SIGILL"},
        {SIGTERM, "SIGTERM"},
        {SIGINT, "SIGINT"},
        {SIGHUP, "SIGHUP"},
        {SIGPIPE, "SIGPIPE"},
        {SIGXCPU, "SIGXCPU, its time was up"},
        {SIGXFSZ, "SIGXFSZ, the file grew too large"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].number == number)
            return rows[i].name;
    return "a signal";
}

static void run_child(int (*job)(void *), void *job_data, int report)
{
    print_nowhere();
    bg_host_memory_is_isolated();
    int result = job(job_data);
    _exit(bg_posix_write_all(report, (const char *)&result, sizeof result) ? 1 : 0);
}

/* The result that the child wrote; false when it ended before. */
static bool read_result(int fd, int *result)
{
    char *at = (char *)result;
    size_t missing = sizeof *result;
    while (missing) {
        ssize_t got = read(fd, at, missing);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        missing -= (size_t)got;
    }
    return true;
}

bool bg_posix_isolate(void *data, int (*job)(void *), void *job_data, int *result,
                      const char **error)
{
    (void)data;
    int ends[2], status = 0, answer = -1;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        *error = bg_posix_explain(errno);
        return false;
    }
    pid_t child = fork();
    if (child == 0)
        run_child(job, job_data, ends[1]);
    int number = errno;
    close(ends[1]);
    bool answered = child > 0 && read_result(ends[0], &answer);
    close(ends[0]);
    if (child < 0) {
        *error = bg_posix_explain(number);
        return false;
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFSIGNALED(status)) {
        static _Thread_local char sentence[96];
        snprintf(sentence, sizeof sentence, "the process was ended by signal %d (%s)",
                 WTERMSIG(status), signal_name(WTERMSIG(status)));
        *error = sentence;
        return false;
    }
    if (!answered && WEXITSTATUS(status) == BG_HOST_NO_MEMORY) {
        *error = bg_posix_explain(ENOMEM);
        return false;
    }
    if (!answered) {
        *error = "the process ended without an answer";
        return false;
    }
    *result = answer;
    return true;
}
#endif
