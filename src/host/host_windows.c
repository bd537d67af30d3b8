/* The world on Windows, by the system's own calls with wide names. What POSIX promises and Windows does
 * not: a name that another program has open cannot be replaced, which gets its own sentence; there is no
 * fork, so that a workbook is written in this process; folders cannot be synced. */
#include "host/host_windows.h"
#include "host/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local char sentence[128];

const char *bg_windows_explain(DWORD number)
{
    static const struct {
        DWORD number;
        const char *text;
    } rows[] = {
        {ERROR_FILE_NOT_FOUND, "there is no such file or folder"},
        {ERROR_PATH_NOT_FOUND, "there is no such file or folder"},
        {ERROR_INVALID_NAME, "the name has characters that a file name cannot have"},
        {ERROR_ACCESS_DENIED, "permission is denied"},
        {ERROR_SHARING_VIOLATION, "another program has it open"},
        {ERROR_LOCK_VIOLATION, "another program has it open"},
        {ERROR_ALREADY_EXISTS, "there is a file of that name already"},
        {ERROR_FILE_EXISTS, "there is a file of that name already"},
        {ERROR_DISK_FULL, "the disk is full"},
        {ERROR_HANDLE_DISK_FULL, "the disk is full"},
        {ERROR_WRITE_PROTECT, "the disk is read-only"},
        {ERROR_DIRECTORY, "a part of the path is not a folder"},
        {ERROR_FILENAME_EXCED_RANGE, "the name is too long"},
        {ERROR_BUFFER_OVERFLOW, "the name is too long"},
        {ERROR_NO_UNICODE_TRANSLATION, "the name is not UTF-8"},
        {ERROR_TOO_MANY_OPEN_FILES, "too many files are open"},
        {ERROR_NOT_ENOUGH_MEMORY, "memory is out"},
        {ERROR_OUTOFMEMORY, "memory is out"},
        {ERROR_NO_DATA, "the reader of the pipe is gone"},
        {ERROR_BROKEN_PIPE, "the reader of the pipe is gone"},
        {ERROR_NOT_SAME_DEVICE, "the two paths are on different disks"},
        {ERROR_CRC, "the disk reports an input/output error"},
        {BG_WINDOWS_IS_FOLDER, "it is a folder"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].number == number)
            return rows[i].text;
    snprintf(sentence, sizeof sentence, "system error number %lu", (unsigned long)number);
    return sentence;
}

const char *bg_windows_explain_write(DWORD number)
{
    if (number == ERROR_SHARING_VIOLATION || number == ERROR_LOCK_VIOLATION)
        return "another program, such as Excel, has it open: close it there, and try again";
    if (number == ERROR_ACCESS_DENIED)
        return "permission is denied, or another program has it open";
    return bg_windows_explain(number);
}

static enum bg_host_status windows_failed(const char **error, DWORD number)
{
    *error = bg_windows_explain(number);
    return BG_HOST_FAILED;
}

/* -- names -------------------------------------------------------------------------------------- */

bool bg_windows_wide(const char *path, wchar_t wide[BG_WINDOWS_PATH])
{
    wchar_t plain[BG_WINDOWS_PATH];
    static const wchar_t any_length[] = L"\\\\?\\";
    enum { PREFIX = 4, SHORT = 240 };
    if (!MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, plain, BG_WINDOWS_PATH))
        return false;
    if (!*plain) {
        SetLastError(ERROR_FILE_NOT_FOUND);
        return false;
    }
    if (wcslen(plain) < SHORT) {
        wcscpy(wide, plain);
        return true;
    }
    DWORD n = GetFullPathNameW(plain, BG_WINDOWS_PATH - PREFIX, wide + PREFIX, NULL);
    if (n == 0 || n >= BG_WINDOWS_PATH - PREFIX || wide[PREFIX] == L'\\') {
        SetLastError(ERROR_FILENAME_EXCED_RANGE);
        return false;
    }
    memcpy(wide, any_length, PREFIX * sizeof *wide);
    return true;
}

bool bg_windows_narrow(const wchar_t *wide, char *text, size_t size)
{
    return WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, (int)size, NULL, NULL) > 0;
}

bool bg_windows_split(const char *path, char folder[BG_WINDOWS_PATH], const char **name)
{
    const char *end = path + strlen(path);
    while (end > path && end[-1] != '/' && end[-1] != '\\' && end[-1] != ':')
        end--;
    *name = end;
    size_t n = (size_t)(end - path);
    if (n >= BG_WINDOWS_PATH)
        return false;
    memcpy(folder, n ? path : ".", n ? n : 1);
    folder[n ? n : 1] = '\0';
    return true;
}

HANDLE bg_windows_open_file(const char *path, DWORD access, DWORD how)
{
    wchar_t wide[BG_WINDOWS_PATH];
    if (!bg_windows_wide(path, wide))
        return INVALID_HANDLE_VALUE;
    /* with backup semantics a folder can be opened, which is how it is told */
    return CreateFileW(wide, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                       how, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_BACKUP_SEMANTICS, NULL);
}

/* -- reading ------------------------------------------------------------------------------------ */

static bool windows_is_folder(HANDLE file)
{
    BY_HANDLE_FILE_INFORMATION about;
    return GetFileType(file) == FILE_TYPE_DISK && GetFileInformationByHandle(file, &about) &&
           (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* Reads to the end, one byte past limit at most: that byte tells that there is more. */
static enum bg_host_status windows_read_all(HANDLE file, size_t limit, char **bytes, size_t *n,
                                            const char **error)
{
    size_t capacity = 65536 < limit ? 65536 : limit, size = 0;
    char *data = malloc(capacity + 2);
    while (data) {
        size_t room = capacity + 1 - size;
        DWORD got = 0, wanted = room < 1 << 30 ? (DWORD)room : 1 << 30;
        if (!ReadFile(file, data + size, wanted, &got, NULL) &&
            GetLastError() != ERROR_BROKEN_PIPE) {
            DWORD number = GetLastError();
            free(data);
            return windows_failed(error, number);
        }
        if (got == 0) {
            data[size] = '\0';
            *bytes = data;
            *n = size;
            return BG_HOST_OK;
        }
        size += got;
        if (size > limit) {
            free(data);
            *error = "it is larger than the limit";
            return BG_HOST_TOO_LARGE;
        }
        if (size <= capacity)
            continue;
        capacity = capacity > limit / 2 ? limit : capacity * 2;
        char *grown = realloc(data, capacity + 2);
        if (!grown)
            free(data);
        data = grown;
    }
    return windows_failed(error, ERROR_NOT_ENOUGH_MEMORY);
}

static enum bg_host_status windows_read(void *data, const char *path, size_t limit, char **bytes,
                                        size_t *n, const char **error)
{
    (void)data;
    bool standard = strcmp(path, "-") == 0;
    HANDLE file = standard ? GetStdHandle(STD_INPUT_HANDLE)
                           : bg_windows_open_file(path, GENERIC_READ, OPEN_EXISTING);
    if (file == INVALID_HANDLE_VALUE)
        return windows_failed(error, GetLastError());
    if (limit > SIZE_MAX / 2)
        limit = SIZE_MAX / 2;
    LARGE_INTEGER size;
    enum bg_host_status status = BG_HOST_FAILED;
    if (windows_is_folder(file)) {
        *error = "it is a folder";
    } else if (GetFileType(file) == FILE_TYPE_DISK && GetFileSizeEx(file, &size) &&
               (uint64_t)size.QuadPart > limit) {
        *error = "it is larger than the limit"; /* not even begun */
        status = BG_HOST_TOO_LARGE;
    } else {
        status = windows_read_all(file, limit, bytes, n, error);
    }
    if (!standard)
        CloseHandle(file);
    return status;
}

static void windows_release(void *data, char *bytes)
{
    (void)data;
    free(bytes);
}

/* -- folders ------------------------------------------------------------------------------------ */

static enum bg_host_status windows_make_dir(void *data, const char *path, const char **error)
{
    (void)data;
    wchar_t wide[BG_WINDOWS_PATH];
    if (!bg_windows_wide(path, wide))
        return windows_failed(error, GetLastError());
    for (wchar_t *p = wide + 1; *p; p++) {
        if ((*p != L'/' && *p != L'\\') || p[-1] == L':' || p[-1] == L'\\' || p[-1] == L'?')
            continue;
        wchar_t slash = *p;
        *p = L'\0';
        CreateDirectoryW(wide, NULL); /* one that is there is fine; the last says what is wrong */
        *p = slash;
    }
    if (!CreateDirectoryW(wide, NULL) && GetLastError() != ERROR_ALREADY_EXISTS)
        return windows_failed(error, GetLastError());
    DWORD kind = GetFileAttributesW(wide);
    bool good = kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY);
    return good ? BG_HOST_OK : windows_failed(error, ERROR_ALREADY_EXISTS);
}

static void windows_remove(void *data, const char *path)
{
    (void)data;
    wchar_t wide[BG_WINDOWS_PATH];
    if (bg_windows_wide(path, wide) && !DeleteFileW(wide))
        RemoveDirectoryW(wide);
}

static bool windows_about_file(const char *path, BY_HANDLE_FILE_INFORMATION *about)
{
    HANDLE file = bg_windows_open_file(path, 0, OPEN_EXISTING);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    bool found = GetFileInformationByHandle(file, about);
    CloseHandle(file);
    return found;
}

static bool windows_fill(struct bg_host_file *file, const BY_HANDLE_FILE_INFORMATION *about,
                         enum bg_host_kind kind, const char *name)
{
    *file =
        (struct bg_host_file){kind, about->dwVolumeSerialNumber,
                              (uint64_t)about->nFileIndexHigh << 32 | about->nFileIndexLow, name};
    return true;
}

static bool windows_identify(void *data, const char *path, struct bg_host_file *file)
{
    (void)data;
    BY_HANDLE_FILE_INFORMATION about = {0};
    char folder[BG_WINDOWS_PATH];
    const char *name;
    if (strcmp(path, "-") == 0)
        return windows_fill(file, &about, BG_HOST_DEVICE, NULL);
    if (windows_about_file(path, &about))
        return windows_fill(file, &about,
                            about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY ? BG_HOST_FOLDER
                                                                              : BG_HOST_FILE,
                            NULL);
    return bg_windows_split(path, folder, &name) && windows_about_file(folder, &about) &&
           windows_fill(file, &about, BG_HOST_NOTHING, name);
}

static bool windows_add(struct bg_names *names, const WIN32_FIND_DATAW *found)
{
    char name[MAX_PATH * 4];
    if (!bg_windows_narrow(found->cFileName, name, sizeof name))
        return true; /* a name that nobody can type */
    return bg_names_add(names, name, found->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY);
}

static enum bg_host_status windows_list(void *data, const char *path, char **names, size_t *n,
                                        const char **error)
{
    (void)data;
    char pattern[BG_WINDOWS_PATH];
    wchar_t wide[BG_WINDOWS_PATH];
    struct bg_names all = {0};
    WIN32_FIND_DATAW found;
    int size = snprintf(pattern, sizeof pattern, "%s/*", path);
    if (size < 0 || (size_t)size >= sizeof pattern || !bg_windows_wide(pattern, wide))
        return windows_failed(error, ERROR_FILENAME_EXCED_RANGE);
    HANDLE search = FindFirstFileW(wide, &found);
    if (search == INVALID_HANDLE_VALUE)
        return windows_failed(error, GetLastError());
    bool room = true, more = true;
    while (room && more) {
        if (wcscmp(found.cFileName, L".") != 0 && wcscmp(found.cFileName, L"..") != 0)
            room = windows_add(&all, &found);
        more = FindNextFileW(search, &found);
    }
    FindClose(search);
    if (!room) {
        free(all.text);
        return windows_failed(error, ERROR_NOT_ENOUGH_MEMORY);
    }
    *names = all.text;
    *n = all.n;
    return BG_HOST_OK;
}

/* In this process: there is no fork here, and a job is a pointer into this one's memory. */
static bool windows_isolate(void *data, int (*job)(void *), void *job_data, int *result,
                            const char **error)
{
    (void)data;
    (void)error;
    *result = job(job_data);
    return true;
}

const struct bg_host *bg_host_posix(void)
{
    static const struct bg_host host = {
        .read = windows_read,
        .release = windows_release,
        .replace = bg_windows_replace,
        .make_dir = windows_make_dir,
        .temp_beside = bg_windows_temp_beside,
        .commit = bg_windows_commit,
        .commit_all = bg_windows_commit_all,
        .remove = windows_remove,
        .identify = windows_identify,
        .list = windows_list,
        .isolate = windows_isolate,
        .open = bg_windows_open,
        .next = bg_windows_next,
        .close = bg_windows_close,
        .append = bg_windows_append,
        .lock = bg_windows_lock,
        .unlock = bg_windows_unlock,
        .sync = bg_windows_sync,
        .clock = bg_windows_clock,
        .random = bg_windows_random,
        .processors = bg_windows_processors,
        .parallel = bg_windows_parallel,
        .exclusive = bg_windows_exclusive,
    };
    return &host;
}
