/* Streams, locks, the clock and threads on Windows. */
#include "host/host_windows.h"

#include <bcrypt.h>
#include <stdlib.h>
#include <string.h>

static enum bg_host_status windows_failed(const char **error, DWORD number)
{
    *error = bg_windows_explain(number);
    return BG_HOST_FAILED;
}

/* -- streams ------------------------------------------------------------------------------------ */

struct stream {
    HANDLE file;
    bool standard;
};

enum bg_host_status bg_windows_open(void *data, const char *path, void **stream, int64_t *size,
                                    const char **error)
{
    (void)data;
    BY_HANDLE_FILE_INFORMATION about;
    struct stream *s = malloc(sizeof *s);
    if (!s)
        return windows_failed(error, ERROR_NOT_ENOUGH_MEMORY);
    s->standard = strcmp(path, "-") == 0;
    s->file = s->standard ? GetStdHandle(STD_INPUT_HANDLE)
                          : bg_windows_open_file(path, GENERIC_READ, OPEN_EXISTING);
    DWORD number = s->file == INVALID_HANDLE_VALUE ? GetLastError() : 0;
    *size = -1;
    if (!number && GetFileType(s->file) == FILE_TYPE_DISK &&
        GetFileInformationByHandle(s->file, &about)) {
        *size = (int64_t)((uint64_t)about.nFileSizeHigh << 32 | about.nFileSizeLow);
        if (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
            number = BG_WINDOWS_IS_FOLDER;
    }
    if (!number) {
        *stream = s;
        return BG_HOST_OK;
    }
    if (!s->standard && s->file != INVALID_HANDLE_VALUE)
        CloseHandle(s->file);
    free(s);
    return windows_failed(error, number);
}

enum bg_host_status bg_windows_next(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                    const char **error)
{
    (void)data;
    DWORD got = 0, wanted = size < 1 << 30 ? (DWORD)size : 1 << 30;
    if (!ReadFile(((struct stream *)stream)->file, bytes, wanted, &got, NULL) &&
        GetLastError() != ERROR_BROKEN_PIPE)
        return windows_failed(error, GetLastError());
    *n = got;
    return BG_HOST_OK;
}

void bg_windows_close(void *data, void *stream)
{
    (void)data;
    struct stream *s = stream;
    if (!s->standard)
        CloseHandle(s->file);
    free(s);
}

enum bg_host_status bg_windows_append(void *data, const char *path, int64_t at, const char *bytes,
                                      size_t n, const char **error)
{
    (void)data;
    bool standard = strcmp(path, "-") == 0;
    HANDLE file = standard ? GetStdHandle(STD_OUTPUT_HANDLE)
                           : bg_windows_open_file(path, GENERIC_WRITE, OPEN_ALWAYS);
    DWORD number = file == INVALID_HANDLE_VALUE ? GetLastError() : 0;
    LARGE_INTEGER place = {.QuadPart = at};
    if (!number && !standard &&
        !(SetFilePointerEx(file, place, NULL, FILE_BEGIN) && SetEndOfFile(file)))
        number = GetLastError();
    if (!number)
        number = bg_windows_write_all(file, bytes, n);
    if (!standard && file != INVALID_HANDLE_VALUE)
        CloseHandle(file);
    if (!number)
        return BG_HOST_OK;
    *error = bg_windows_explain_write(number);
    return BG_HOST_FAILED;
}

/* -- a log that several runs may write ---------------------------------------------------------- */

/* A locked range cannot be read by others here, so it is one that no file reaches. */
enum bg_host_status bg_windows_lock(void *data, const char *path, void **lock, const char **error)
{
    (void)data;
    OVERLAPPED range = {.Offset = 0, .OffsetHigh = 0x7fffffff};
    HANDLE file = bg_windows_open_file(path, GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS);
    if (file == INVALID_HANDLE_VALUE)
        return windows_failed(error, GetLastError());
    if (!LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &range)) {
        DWORD number = GetLastError();
        CloseHandle(file);
        return windows_failed(error, number);
    }
    *lock = file;
    return BG_HOST_OK;
}

void bg_windows_unlock(void *data, void *lock)
{
    (void)data;
    CloseHandle(lock); /* which ends the lock */
}

enum bg_host_status bg_windows_sync(void *data, const char *path, const char **error)
{
    (void)data;
    HANDLE file = bg_windows_open_file(path, GENERIC_READ | GENERIC_WRITE, OPEN_EXISTING);
    if (file == INVALID_HANDLE_VALUE)
        return windows_failed(error, GetLastError());
    DWORD number = FlushFileBuffers(file) ? 0 : GetLastError();
    CloseHandle(file);
    return number ? windows_failed(error, number) : BG_HOST_OK;
}

int64_t bg_windows_clock(void *data)
{
    (void)data;
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    uint64_t tenths = (uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime; /* of microseconds */
    return (int64_t)(tenths / 10000000) - INT64_C(11644473600);               /* since 1601 */
}

enum bg_host_status bg_windows_random(void *data, unsigned char *bytes, size_t n,
                                      const char **error)
{
    (void)data;
    NTSTATUS status = BCryptGenRandom(NULL, bytes, (ULONG)n, BCRYPT_USE_SYSTEM_PREFERRED_RNG);
    if (status == 0)
        return BG_HOST_OK;
    *error = "the system gives no random numbers";
    return BG_HOST_FAILED;
}

/* -- threads ------------------------------------------------------------------------------------ */

int bg_windows_processors(void *data)
{
    (void)data;
    DWORD_PTR ours = 0, all = 0;
    int n = 0;
    if (GetProcessAffinityMask(GetCurrentProcess(), &ours, &all))
        for (; ours; ours &= ours - 1)
            n++;
    return n > 0 ? n : 1;
}

struct thread {
    HANDLE id;
    void (*job)(void *, int);
    void *job_data;
    int i;
};

static DWORD WINAPI run_thread(void *data)
{
    struct thread *thread = data;
    thread->job(thread->job_data, thread->i);
    return 0;
}

/* Job 0 is the caller's; one whose thread cannot be started is the caller's too. */
void bg_windows_parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data)
{
    (void)data;
    struct thread *threads = n > 1 ? calloc((size_t)n, sizeof *threads) : NULL;
    for (int i = 1; threads && i < n; i++) {
        threads[i] = (struct thread){.job = job, .job_data = job_data, .i = i};
        threads[i].id = CreateThread(NULL, 8 << 20, run_thread, &threads[i],
                                     STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
    }
    for (int i = 0; i < n; i++)
        if (i == 0 || !threads || !threads[i].id)
            job(job_data, i);
    for (int i = 1; threads && i < n; i++) {
        if (!threads[i].id)
            continue;
        WaitForSingleObject(threads[i].id, INFINITE);
        CloseHandle(threads[i].id);
    }
    free(threads);
}

void bg_windows_exclusive(void *data, void (*body)(void *), void *body_data)
{
    static SRWLOCK lock = SRWLOCK_INIT;
    (void)data;
    AcquireSRWLockExclusive(&lock);
    body(body_data);
    ReleaseSRWLockExclusive(&lock);
}
