/* What most unit tests share: cmocka, an arena for each test, decimals from text. */
#ifndef BG_TESTS_UNIT_FIXTURE_H
#define BG_TESTS_UNIT_FIXTURE_H

#include "t.h"

#include "base/arena.h"
#include "base/dec.h"

static struct bg_arena *arena; /* of the test that runs */

static inline int open_arena(void **state)
{
    (void)state;
    arena = bg_arena_new(0);
    return arena == NULL;
}

static inline int close_arena(void **state)
{
    (void)state;
    bg_arena_free(arena);
    return 0;
}

/* A row of main's list: the test with an arena of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

static inline struct bg_dec dec(const char *text)
{
    struct bg_dec out = {0};
    if (!bg_dec_parse(text, strlen(text), &out))
        fail_msg("%s is not a decimal", text);
    return out;
}

#endif
