/* Private to host: names one after the other, each ended by a NUL. */
#ifndef BG_HOST_NAMES_H
#define BG_HOST_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct bg_names { /* text: the caller frees it */
    char *text;
    size_t n, room; /* bytes */
};

/* A folder's name is given a "/" at its end. False: memory is out. */
bool bg_names_add(struct bg_names *names, const char *name, bool folder);

#endif
