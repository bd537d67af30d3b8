/* Allocations that fail where nobody asks: a library that goes on without them gives another result
 * and says nothing. The program that owns its allocator (bg_memory_failed) tells of each here. */
#ifndef BG_HOST_MEMORY_H
#define BG_HOST_MEMORY_H

#include <stdbool.h>

enum { BG_HOST_NO_MEMORY = 97 }; /* how a job that is isolated ends then */

/* Called by the allocator. In a job that is isolated it ends the job; elsewhere it is kept. */
void bg_host_memory_fails(void);
bool bg_host_memory_failed(void);
/* From now on, in this process, a failure ends it. */
void bg_host_memory_is_isolated(void);
/* This process was made for one such job and ends with it. */
bool bg_host_is_isolated(void);

#endif
