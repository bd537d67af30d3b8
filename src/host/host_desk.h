/* A host with files of its own in front of another host's: what is put on the desk is read from there; what
 * is written goes there too, or to the other host. */
#ifndef BG_HOST_HOST_DESK_H
#define BG_HOST_HOST_DESK_H

#include "host/host.h"

struct bg_host_desk;
/* keeps: what is written stays on the desk. NULL: memory is out. */
struct bg_host_desk *bg_host_desk_new(const struct bg_host *behind, bool keeps);
void bg_host_desk_free(struct bg_host_desk *desk);
const struct bg_host *bg_host_desk_host(struct bg_host_desk *desk);
/* Copies the bytes. False: memory is out. */
bool bg_host_desk_put(struct bg_host_desk *desk, const char *path, const char *bytes, size_t n);
/* Borrowed until the file is replaced; NULL: it is not on the desk. */
const char *bg_host_desk_get(const struct bg_host_desk *desk, const char *path, size_t *n);

#endif
