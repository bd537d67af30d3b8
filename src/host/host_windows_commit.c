/* Files put in their places on Windows: a new file beside, flushed, then renamed over the old one. A file
 * that another program has open cannot be renamed over; then every place is as it was. */
#include "host/host_windows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum bg_host_status windows_failed(const char **error, DWORD number)
{
    *error = bg_windows_explain_write(number);
    return BG_HOST_FAILED;
}

DWORD bg_windows_write_all(HANDLE file, const char *bytes, size_t n)
{
    while (n) {
        DWORD put = 0;
        if (!WriteFile(file, bytes, n < 1 << 30 ? (DWORD)n : 1 << 30, &put, NULL))
            return GetLastError();
        if (put == 0)
            return ERROR_DISK_FULL;
        bytes += put;
        n -= put;
    }
    return 0;
}

bool bg_windows_temp_name(const char *path, char *name, size_t size)
{
    static LONG counter;
    char folder[BG_WINDOWS_PATH];
    const char *file;
    if (!bg_windows_split(path, folder, &file))
        return false;
    bool here = file == path;
    int n = snprintf(name, size, "%s.%s.%lu-%ld.tmp", here ? "" : folder, file,
                     (unsigned long)GetCurrentProcessId(), InterlockedIncrement(&counter));
    return n >= 0 && (size_t)n < size;
}

/* 0, or the error. */
static DWORD rename_file(const char *from, const char *to, bool over)
{
    wchar_t wide_from[BG_WINDOWS_PATH], wide_to[BG_WINDOWS_PATH];
    if (!bg_windows_wide(from, wide_from) || !bg_windows_wide(to, wide_to))
        return GetLastError();
    DWORD how = MOVEFILE_WRITE_THROUGH | (over ? MOVEFILE_REPLACE_EXISTING : 0);
    return MoveFileExW(wide_from, wide_to, how) ? 0 : GetLastError();
}

static void windows_remove_file(const char *path)
{
    wchar_t wide[BG_WINDOWS_PATH];
    if (bg_windows_wide(path, wide))
        DeleteFileW(wide);
}

/* 0, or the error: what is on the way of a new file at path. */
static DWORD check_place(const char *path, bool *exists)
{
    wchar_t wide[BG_WINDOWS_PATH];
    if (!bg_windows_wide(path, wide))
        return GetLastError();
    DWORD kind = GetFileAttributesW(wide);
    *exists = kind != INVALID_FILE_ATTRIBUTES;
    return *exists && (kind & FILE_ATTRIBUTE_DIRECTORY) ? BG_WINDOWS_IS_FOLDER : 0;
}

enum bg_host_status bg_windows_temp_beside(void *data, const char *path, char *name, size_t size,
                                           const char **error)
{
    (void)data;
    bool exists;
    DWORD number = check_place(path, &exists);
    if (number)
        return windows_failed(error, number);
    if (!bg_windows_temp_name(path, name, size))
        return windows_failed(error, ERROR_FILENAME_EXCED_RANGE);
    HANDLE file = bg_windows_open_file(name, GENERIC_WRITE, CREATE_NEW);
    if (file == INVALID_HANDLE_VALUE && GetLastError() == ERROR_PATH_NOT_FOUND) {
        *error = "its folder is not there";
        return BG_HOST_FAILED;
    }
    if (file == INVALID_HANDLE_VALUE)
        return windows_failed(error, GetLastError());
    CloseHandle(file);
    return BG_HOST_OK;
}

static DWORD flush(const char *path)
{
    HANDLE file = bg_windows_open_file(path, GENERIC_WRITE, OPEN_EXISTING);
    if (file == INVALID_HANDLE_VALUE)
        return GetLastError();
    DWORD number = FlushFileBuffers(file) ? 0 : GetLastError();
    CloseHandle(file);
    return number;
}

enum bg_host_status bg_windows_commit(void *data, const char *temp, const char *path,
                                      const char **error)
{
    const struct bg_host_move move = {temp, path};
    size_t which;
    return bg_windows_commit_all(data, &move, 1, &which, error);
}

enum bg_host_status bg_windows_replace(void *data, const char *path, const char *bytes, size_t n,
                                       const char **error)
{
    char temp[BG_WINDOWS_PATH];
    if (strcmp(path, "-") == 0) {
        DWORD number = bg_windows_write_all(GetStdHandle(STD_OUTPUT_HANDLE), bytes, n);
        return number ? windows_failed(error, number) : BG_HOST_OK;
    }
    enum bg_host_status status = bg_windows_temp_beside(data, path, temp, sizeof temp, error);
    if (status != BG_HOST_OK)
        return status;
    HANDLE file = bg_windows_open_file(temp, GENERIC_WRITE, OPEN_EXISTING);
    DWORD number =
        file == INVALID_HANDLE_VALUE ? GetLastError() : bg_windows_write_all(file, bytes, n);
    if (file != INVALID_HANDLE_VALUE)
        CloseHandle(file);
    if (!number)
        return bg_windows_commit(data, temp, path, error);
    windows_remove_file(temp);
    return windows_failed(error, number);
}

struct place {
    char kept[BG_WINDOWS_PATH]; /* the old file's name meanwhile; "" where there is none */
    bool moved;                 /* the new file is in its place */
};

static DWORD move(const struct bg_host_move *move, struct place *place)
{
    bool exists = false;
    DWORD number = check_place(move->path, &exists);
    if (!number && exists) {
        if (!bg_windows_temp_name(move->path, place->kept, sizeof place->kept))
            number = ERROR_FILENAME_EXCED_RANGE;
        else if ((number = rename_file(move->path, place->kept, false)) != 0)
            place->kept[0] = '\0';
    }
    if (!number)
        number = rename_file(move->temp, move->path, false);
    place->moved = !number;
    return number;
}

static void windows_undo(const struct bg_host_move *move, const struct place *place)
{
    if (place->moved)
        windows_remove_file(move->path);
    if (place->kept[0])
        rename_file(place->kept, move->path, true);
}

static DWORD commit(const struct bg_host_move *moves, size_t n, struct place *places, size_t *which)
{
    DWORD number = 0;
    for (*which = 0; *which < n && !number; *which += !number)
        number = flush(moves[*which].temp);
    size_t done = 0;
    for (; done < n && !number; done++) {
        *which = done;
        number = move(&moves[done], &places[done]);
    }
    for (size_t i = done; number && i-- > 0;)
        windows_undo(&moves[i], &places[i]);
    for (size_t i = 0; !number && i < n; i++)
        if (places[i].kept[0])
            windows_remove_file(places[i].kept);
    return number;
}

enum bg_host_status bg_windows_commit_all(void *data, const struct bg_host_move *moves, size_t n,
                                          size_t *which, const char **error)
{
    (void)data;
    struct place *places = calloc(n ? n : 1, sizeof *places);
    *which = 0;
    DWORD number = places ? commit(moves, n, places, which) : ERROR_NOT_ENOUGH_MEMORY;
    free(places);
    if (!number)
        return BG_HOST_OK;
    for (size_t i = 0; i < n; i++)
        windows_remove_file(moves[i].temp);
    return windows_failed(error, number);
}
