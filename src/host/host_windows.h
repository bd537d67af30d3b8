/* Private to the files of the Windows host. */
#ifndef BG_HOST_HOST_WINDOWS_H
#define BG_HOST_HOST_WINDOWS_H

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include "host/host.h"

enum { BG_WINDOWS_PATH = 4096 };
/* An error of ours beside the system's, in the range that it leaves to programs. */
#define BG_WINDOWS_IS_FOLDER ((DWORD)0x20000001)

/* A sentence for an error of the system, borrowed; the next call of the same thread may change it. */
const char *bg_windows_explain(DWORD number);
/* The same for a file that was to be written or replaced: one that another program has open. */
const char *bg_windows_explain_write(DWORD number);
/* A path of ours (UTF-8, either slash) as the system takes it, of any length. False: see GetLastError. */
bool bg_windows_wide(const char *path, wchar_t wide[BG_WINDOWS_PATH]);
/* A name of the system's in UTF-8. False: it does not fit. */
bool bg_windows_narrow(const wchar_t *wide, char *text, size_t size);
/* Opens a file as the system's own calls do, for others to read, write and remove meanwhile. */
HANDLE bg_windows_open_file(const char *path, DWORD access, DWORD how);
/* 0, or the error. */
DWORD bg_windows_write_all(HANDLE file, const char *bytes, size_t n);
/* The folder of path, "." where it names none. False: the name is too long. */
bool bg_windows_split(const char *path, char folder[BG_WINDOWS_PATH], const char **name);
/* A name that no other run uses, beside path. False: it is too long. */
bool bg_windows_temp_name(const char *path, char *name, size_t size);

/* Members of struct bg_host: host_windows_commit.c. */
enum bg_host_status bg_windows_replace(void *data, const char *path, const char *bytes, size_t n,
                                       const char **error);
enum bg_host_status bg_windows_temp_beside(void *data, const char *path, char *name, size_t size,
                                           const char **error);
enum bg_host_status bg_windows_commit(void *data, const char *temp, const char *path,
                                      const char **error);
enum bg_host_status bg_windows_commit_all(void *data, const struct bg_host_move *moves, size_t n,
                                          size_t *failed, const char **error);
/* host_windows_stream.c */
enum bg_host_status bg_windows_open(void *data, const char *path, void **stream, int64_t *size,
                                    const char **error);
enum bg_host_status bg_windows_next(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                    const char **error);
void bg_windows_close(void *data, void *stream);
enum bg_host_status bg_windows_append(void *data, const char *path, int64_t at, const char *bytes,
                                      size_t n, const char **error);
enum bg_host_status bg_windows_lock(void *data, const char *path, void **lock, const char **error);
void bg_windows_unlock(void *data, void *lock);
enum bg_host_status bg_windows_sync(void *data, const char *path, const char **error);
int64_t bg_windows_clock(void *data);
enum bg_host_status bg_windows_random(void *data, unsigned char *bytes, size_t n,
                                      const char **error);
int bg_windows_processors(void *data);
void bg_windows_parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data);
void bg_windows_exclusive(void *data, void (*body)(void *), void *body_data);

#endif
