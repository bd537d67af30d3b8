#define _GNU_SOURCE
#include "host/locale.h"

#include <locale.h>
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
