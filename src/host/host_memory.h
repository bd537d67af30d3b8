/* A host whose files are in memory: for tests and fuzzers. */
#ifndef BG_HOST_HOST_MEMORY_H
#define BG_HOST_HOST_MEMORY_H

#include "host/host.h"

struct bg_host_memory;
struct bg_host_memory *bg_host_memory_new(void);
void bg_host_memory_free(struct bg_host_memory *memory);
const struct bg_host *bg_host_memory_host(struct bg_host_memory *memory);
/* Copies bytes as the content of path. */
bool bg_host_memory_put(struct bg_host_memory *memory, const char *path, const char *bytes,
                        size_t n);
/* Borrowed content of path, or NULL. */
const char *bg_host_memory_get(const struct bg_host_memory *memory, const char *path, size_t *n);
/* The operation after n more fails (reads, writes, renames alike); negative switches it off. */
void bg_host_memory_fail_after(struct bg_host_memory *memory, long n);

#endif
