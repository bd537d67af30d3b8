/* Private to the files of the POSIX host. */
#ifndef BG_HOST_HOST_POSIX_H
#define BG_HOST_HOST_POSIX_H

#include "host/host.h"

/* A sentence for an errno, borrowed; the next call of the same thread may change it. */
const char *bg_posix_explain(int number);
/* 0, or the errno. */
int bg_posix_write_all(int fd, const char *bytes, size_t n);

/* Members of struct bg_host: host_posix_stream.c. */
enum bg_host_status bg_posix_open(void *data, const char *path, void **stream, int64_t *size,
                                  const char **error);
enum bg_host_status bg_posix_next(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                  const char **error);
void bg_posix_close(void *data, void *stream);
enum bg_host_status bg_posix_append(void *data, const char *path, int64_t at, const char *bytes,
                                    size_t n, const char **error);
int bg_posix_processors(void *data);
void bg_posix_parallel(void *data, int n, void (*job)(void *job_data, int i), void *job_data);
void bg_posix_exclusive(void *data, void (*body)(void *), void *body_data);

#endif
