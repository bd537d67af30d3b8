/* Pairs from standard input (pattern size, text size, flag "the whole text", each of 4 bytes; pattern;
 * text): for each the outcome and the microseconds of processor time, of three tries the shortest,
 * and whether its author is warned. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/regex.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void try(void *data)
{
    struct bg_arena *arena = data;
    uint32_t sizes[3];
    while (fread(sizes, sizeof sizes, 1, stdin) == 1) {
        bg_arena_reset(arena);
        char *pattern = bg_arena_alloc(arena, sizes[0] + 1),
             *text = bg_arena_alloc(arena, sizes[1] + 1);
        const char *error;
        size_t offset;
        if (fread(pattern, 1, sizes[0], stdin) != sizes[0] ||
            fread(text, 1, sizes[1], stdin) != sizes[1])
            exit(1);
        const struct bg_regex *regex =
            bg_regex_new(arena, pattern, sizes[2] != 0, 0, &error, &offset);
        if (!regex) {
            puts("-1 0 0");
            continue;
        }
        double least = 1e9;
        int outcome = -1;
        for (int i = 0; i < 3; i++) {
            double start = now();
            outcome = (int)bg_regex_match(regex, text, sizes[1], NULL, NULL);
            double took = now() - start;
            least = took < least ? took : least;
        }
        printf("%d %.0f %d\n", outcome, least, bg_regex_gives_up(regex, pattern));
    }
}

int main(void)
{
    struct bg_arena *arena = bg_arena_new(0);
    return arena && bg_arena_try(arena, try, arena) ? 0 : 1;
}
