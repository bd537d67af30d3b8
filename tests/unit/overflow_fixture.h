/* Exact arithmetic that reports, at a place of the caller's choice, that a number does not fit. The program is linked
 * with --wrap for each function below (Makefile), so that every call of the library from another file comes here; a
 * *site* is the address that such a call returns to. Linked in another way nothing comes here, and no site is seen. */
#ifndef BG_TESTS_UNIT_OVERFLOW_FIXTURE_H
#define BG_TESTS_UNIT_OVERFLOW_FIXTURE_H

#include <stdint.h>
#include <string.h>

#include "base/ratio.h"
#include "t.h"

enum { SITES_MOST = 2048 };

struct operands {
    struct bg_dec a, b;
};

static struct {
    const void *seen[SITES_MOST]; /* by hash; NULL: free */
    const void *fails;            /* the site that reports; NULL: none, and sites are noted */
    bool every; /* whatever it is called with; else with what it is first called with */
    bool failed;
    struct operands first;
} sites;

static void sites_start(const void *fails, bool every)
{
    sites.fails = fails;
    sites.every = every;
    sites.failed = false;
}

static void site_note(const void *at)
{
    size_t i = ((uintptr_t)at >> 1) * 2654435761u % SITES_MOST;
    while (sites.seen[i] != NULL && sites.seen[i] != at)
        i = (i + 1) % SITES_MOST;
    sites.seen[i] = at;
}

/* Whether the call that returns to that place is to report that its number does not fit. What does not fit once does
 * not fit when it is worked out again. */
static bool site_fails(const void *at, struct bg_dec a, struct bg_dec b)
{
    if (sites.fails == NULL)
        site_note(at);
    if (at != sites.fails)
        return false;
    if (!sites.failed)
        sites.first = (struct operands){a, b};
    sites.failed = true;
    return sites.every || (bg_dec_cmp(a, sites.first.a) == 0 && bg_dec_cmp(b, sites.first.b) == 0);
}

/* Weak: what is linked without --wrap has no such function, and never calls it. */
#define SITE_REAL(NAME, TAKES)                                                                     \
    bool __real_##NAME TAKES __attribute__((weak));                                                \
    bool __wrap_##NAME TAKES;                                                                      \
    bool __wrap_##NAME TAKES
#define SITE_OF_TWO(NAME)                                                                          \
    SITE_REAL(NAME, (struct bg_dec a, struct bg_dec b, struct bg_dec * out))                       \
    {                                                                                              \
        return !site_fails(__builtin_return_address(0), a, b) && __real_##NAME(a, b, out);         \
    }

SITE_OF_TWO(bg_dec_add)
SITE_OF_TWO(bg_dec_sub)
SITE_OF_TWO(bg_dec_mul)
SITE_OF_TWO(bg_dec_div)
SITE_OF_TWO(bg_dec_rem)
SITE_REAL(bg_dec_to_int, (struct bg_dec a, int64_t *out))
{
    return !site_fails(__builtin_return_address(0), a, a) && __real_bg_dec_to_int(a, out);
}
SITE_REAL(bg_ratio_round,
          (const struct bg_ratio *a, int places, enum bg_rounding mode, struct bg_dec *out))
{
    double size = bg_ratio_double(a) * 1e6; /* which of them it is */
    struct bg_dec whole = bg_dec_int(size > -1e18 && size < 1e18 ? (int64_t)size : 0);
    return !site_fails(__builtin_return_address(0), whole, whole) &&
           __real_bg_ratio_round(a, places, mode, out);
}

#endif
