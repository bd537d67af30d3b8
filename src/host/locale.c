#define _GNU_SOURCE
#include "host/locale.h"

#include <locale.h>

#ifdef _WIN32
#include <stdlib.h>
#include <string.h>

/* Windows has no locale objects: the thread gets a locale of its own, whose name is kept meanwhile. */
void *bg_locale_enter(void)
{
    enum { NAME = 256 };
    _configthreadlocale(_ENABLE_PER_THREAD_LOCALE);
    const char *now = setlocale(LC_ALL, NULL);
    if (!now || strcmp(now, "C") == 0 || strlen(now) >= NAME)
        return NULL;
    char *previous = malloc(NAME);
    if (previous)
        strcpy(previous, now);
    setlocale(LC_ALL, "C");
    return previous;
}

void bg_locale_leave(void *previous)
{
    if (previous)
        setlocale(LC_ALL, previous);
    free(previous);
}

#else
#include <pthread.h>

static locale_t c_locale;

static void make_c_locale(void)
{
    c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

void *bg_locale_enter(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_c_locale);
    return c_locale ? (void *)uselocale(c_locale) : NULL;
}

void bg_locale_leave(void *previous)
{
    if (previous)
        uselocale((locale_t)previous);
}
#endif
