#include "host/memory.h"

#include <stdatomic.h>
#include <unistd.h>

static atomic_bool failed;
static bool isolated; /* set before the job begins, in a process of its own */

void bg_host_memory_fails(void)
{
    if (isolated)
        _exit(BG_HOST_NO_MEMORY);
    atomic_store(&failed, true);
}

bool bg_host_memory_failed(void)
{
    return atomic_load(&failed);
}

void bg_host_memory_is_isolated(void)
{
    isolated = true;
}

bool bg_host_is_isolated(void)
{
    return isolated;
}
