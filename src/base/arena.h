/* Regions of memory. One arena owns everything that lives as long as it does, and nothing in it is
 * freed singly. Running out of memory is one event: allocation never returns NULL, it jumps to the
 * single trap of bg_arena_try, which is the only setjmp of the program. Nobody may allocate inside
 * a callback of cJSON, PCRE2 or qsort. */
#ifndef BG_BASE_ARENA_H
#define BG_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bg_arena;

/* limit: the most bytes the arena may hold, 0 for no limit. NULL when memory is out. */
struct bg_arena *bg_arena_new(size_t limit);
/* An arena of its own that ends with the whole, and for which memory runs out as for the whole. */
struct bg_arena *bg_arena_part(struct bg_arena *whole);
/* Runs the clean-ups, newest first, and gives the memory back. NULL is allowed. */
void bg_arena_free(struct bg_arena *arena);
/* Gives the memory back and runs no clean-up, in a process that ends soon and needs room: the arena and all that is
 * in it must not be used again. */
void bg_arena_forget(struct bg_arena *arena);
/* Runs the clean-ups and keeps the blocks for the next use: every pointer into the arena ends. */
void bg_arena_reset(struct bg_arena *arena);

/* size bytes of zeroed memory, aligned for any type. Never NULL: without memory it jumps to the
 * innermost bg_arena_try of this arena (it aborts when there is none, which is our mistake). */
void *bg_arena_alloc(struct bg_arena *arena, size_t size);
/* count * size with an overflow check. */
void *bg_arena_array(struct bg_arena *arena, size_t count, size_t size);
/* A copy of n bytes and a final NUL. */
char *bg_arena_text(struct bg_arena *arena, const char *text, size_t n);
char *bg_arena_printf(struct bg_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *bg_arena_vprintf(struct bg_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Reserves a slot whose content is given to release when the arena ends. Reserve first, acquire
 * second (`*slot = fopen(...)`), so that nothing is ever without an owner. A NULL slot is skipped. */
void **bg_arena_defer(struct bg_arena *arena, void (*release)(void *));

/* Runs body(data). False: memory ran out on the way, and what body made is to be abandoned. */
bool bg_arena_try(struct bg_arena *arena, void (*body)(void *), void *data);
/* For foreign allocators: ends the innermost try of this arena as if memory had run out. */
void bg_arena_out_of_memory(struct bg_arena *arena) __attribute__((noreturn));
/* For foreign allocators, which may not be jumped out of: not zeroed, NULL without memory. */
void *bg_arena_alloc_or_null(struct bg_arena *arena, size_t size);
/* For foreign allocators: counts one allocation, and says whether it is the one to fail. */
bool bg_arena_fails_now(void);
/* Bytes handed out since it was made or reset. */
size_t bg_arena_used(const struct bg_arena *arena);
/* Tests: the allocation after n more fails, once, whatever its arena; negative switches it off. */
void bg_arena_fail_after(long n);

#define BG_NEW(arena, type)          ((type *)bg_arena_alloc((arena), sizeof(type)))
#define BG_ARRAY(arena, count, type) ((type *)bg_arena_array((arena), (count), sizeof(type)))

#endif
