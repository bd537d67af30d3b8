/* The allocator of the C library, with one thing more: a failure is told to bidgauge. The libraries for
 * workbooks, zip and XML go on without what they asked for (a format, a relationship, a whole bid) and
 * report success. Only this file sees every allocation of the process; glibc lets a program put its own
 * functions in front of its own ("Replacing malloc" in its manual). Other C libraries, and the
 * sanitizers, which put theirs there, are left alone. */
#define _GNU_SOURCE
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define MEMORY_IS_TAKEN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MEMORY_IS_TAKEN 1
#endif

#if defined(__GLIBC__) && !defined(MEMORY_IS_TAKEN)
#include <dlfcn.h>
#include <stdatomic.h>

#include "bidgauge.h"

/* The function of that name behind ours, looked up once; threads that come first at the same time find
 * the same. */
static void *memory_behind(_Atomic(void *) *place, const char *name)
{
    void *function = atomic_load_explicit(place, memory_order_relaxed);
    if (!function) {
        function = dlsym(RTLD_NEXT, name);
        atomic_store_explicit(place, function, memory_order_relaxed);
    }
    return function;
}

static void *memory_told(void *p)
{
    if (!p)
        bg_memory_failed();
    return p;
}

/* ISO C has no conversion of a pointer to a function; POSIX gives both the same bytes. */
union found {
    void *object;
    void *(*take)(size_t size);
    void *(*take_many)(size_t n, size_t size);
    void *(*retake)(void *old, size_t size);
};

void *malloc(size_t size)
{
    static _Atomic(void *) place;
    return memory_told((union found){memory_behind(&place, "malloc")}.take(size));
}

void *calloc(size_t n, size_t size)
{
    static _Atomic(void *) place;
    return memory_told((union found){memory_behind(&place, "calloc")}.take_many(n, size));
}

void *realloc(void *old, size_t size)
{
    static _Atomic(void *) place;
    void *p = (union found){memory_behind(&place, "realloc")}.retake(old, size);
    return size ? memory_told(p) : p; /* a size of 0 frees */
}
#endif
