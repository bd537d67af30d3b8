/* Private to the files of the POSIX host. */
#ifndef BG_HOST_HOST_POSIX_H
#define BG_HOST_HOST_POSIX_H

#include <limits.h>
#include <sys/types.h>

#include "host/host.h"

/* A sentence for an errno, borrowed; the next call of the same thread may change it. */
const char *bg_posix_explain(int number);
/* 0, or the errno. */
int bg_posix_write_all(int fd, const char *bytes, size_t n);

/* Where a new file is to go: path, or what it links to. Its mode where there is a file already.
 * device: path is a pipe, terminal or the like, which cannot be replaced. */
struct bg_posix_target {
    char path[PATH_MAX];
    bool exists, device;
    mode_t mode;
};
/* 0, or the errno. */
int bg_posix_target(const char *path, struct bg_posix_target *target);
/* The folder of path, "." where it names none. False: the name is too long. */
bool bg_posix_split(const char *path, char folder[PATH_MAX], const char **name);
/* A name that no other run uses, beside path. False: it is too long. */
bool bg_posix_temp_name(const char *path, char *name, size_t size);
/* Makes the finished file temp ready to take the place: its mode, synced. 0, or the errno. */
int bg_posix_settle(int fd, const struct bg_posix_target *target);
int bg_posix_sync_folder(const char *path); /* of the file path; 0, or the errno */

/* Members of struct bg_host: host_posix_commit.c. */
enum bg_host_status bg_posix_commit_all(void *data, const struct bg_host_move *moves, size_t n,
                                        size_t *failed, const char **error);
/* host_posix_folder.c */
bool bg_posix_identify(void *data, const char *path, struct bg_host_file *file);
enum bg_host_status bg_posix_list(void *data, const char *path, char **names, size_t *n,
                                  const char **error);
/* host_posix_stream.c */
enum bg_host_status bg_posix_open(void *data, const char *path, void **stream, int64_t *size,
                                  const char **error);
enum bg_host_status bg_posix_next(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                  const char **error);
void bg_posix_close(void *data, void *stream);
enum bg_host_status bg_posix_append(void *data, const char *path, int64_t at, const char *bytes,
                                    size_t n, const char **error);
/* host_posix_isolate.c */
bool bg_posix_isolate(void *data, int (*job)(void *), void *job_data, int *result,
                      const char **error);
/* The same in this process: for systems without processes. A crash ends the caller too. */
bool bg_posix_isolate_here(void *data, int (*job)(void *), void *job_data, int *result,
                           const char **error);
/* host_posix_log.c */
enum bg_host_status bg_posix_lock(void *data, const char *path, void **lock, const char **error);
void bg_posix_unlock(void *data, void *lock);
enum bg_host_status bg_posix_sync(void *data, const char *path, const char **error);
int64_t bg_posix_clock(void *data);
enum bg_host_status bg_posix_random(void *data, unsigned char *bytes, size_t n, const char **error);
int bg_posix_processors(void *data);
void bg_posix_parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data);
void bg_posix_exclusive(void *data, void (*body)(void *), void *body_data);

#endif
