/* The arena: blocks that double in size, clean-ups, and the trap for running out of memory.
 * Under AddressSanitizer the unused rest of every block is poisoned and allocations are kept apart,
 * so that a step past one of them is found although it stays inside the block. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
enum { GAP = 16 };
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
enum { GAP = 0 };
#endif

enum { ALIGN = _Alignof(max_align_t), BLOCK_MIN = 4096, BLOCK_MAX = 1 << 20 };

struct block {
    struct block *next;
    size_t size; /* of data */
    size_t used;
    _Alignas(max_align_t) char data[];
};

struct cleanup {
    struct cleanup *next;
    void (*release)(void *);
    void *slot;
};

struct trap {
    struct trap *outer;
    jmp_buf env;
};

struct bg_arena {
    struct block *blocks;  /* all, in the order in which they are filled */
    struct block *current; /* the one that is being filled; those after it are empty */
    struct cleanup *cleanups;
    struct trap *trap;
    struct bg_arena *whole; /* of a part; else NULL */
    size_t limit;
    size_t held; /* bytes of all blocks */
    size_t used; /* bytes handed out */
};

static atomic_long fail_after = -1;

void bg_arena_fail_after(long n)
{
    atomic_store(&fail_after, n);
}

bool bg_arena_fails_now(void)
{
    long n = atomic_load_explicit(&fail_after, memory_order_relaxed);
    if (n < 0)
        return false;
    return atomic_fetch_sub(&fail_after, 1) == 0;
}

struct bg_arena *bg_arena_new(size_t limit)
{
    if (bg_arena_fails_now())
        return NULL;
    struct bg_arena *arena = calloc(1, sizeof *arena);
    if (arena)
        arena->limit = limit;
    return arena;
}

static void run_cleanups(struct bg_arena *arena)
{
    while (arena->cleanups) {
        struct cleanup *c = arena->cleanups;
        arena->cleanups = c->next;
        if (c->slot)
            c->release(c->slot);
    }
}

void bg_arena_forget(struct bg_arena *arena)
{
    arena->cleanups = NULL;
    while (arena->blocks) {
        struct block *next = arena->blocks->next;
        UNPOISON(arena->blocks->data, arena->blocks->size);
        free(arena->blocks);
        arena->blocks = next;
    }
    arena->current = NULL;
}

void bg_arena_free(struct bg_arena *arena)
{
    if (!arena)
        return;
    run_cleanups(arena);
    bg_arena_forget(arena);
    free(arena);
}

void bg_arena_reset(struct bg_arena *arena)
{
    run_cleanups(arena);
    for (struct block *b = arena->blocks; b; b = b->next) {
        b->used = 0;
        POISON(b->data, b->size);
    }
    arena->current = arena->blocks;
    arena->used = 0;
}

static struct block *block_new(struct bg_arena *arena, size_t need)
{
    size_t size = arena->current ? arena->current->size * 2 : BLOCK_MIN;
    if (size > BLOCK_MAX)
        size = BLOCK_MAX;
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof(struct block))
        return NULL;
    if (arena->limit && (arena->held > arena->limit || size > arena->limit - arena->held))
        size = need; /* near the limit: no reserve */
    if (arena->limit && (arena->held > arena->limit || size > arena->limit - arena->held))
        return NULL;
    struct block *b = malloc(sizeof *b + size);
    if (!b)
        return NULL;
    b->size = size;
    b->used = 0;
    b->next = NULL;
    POISON(b->data, b->size);
    arena->held += size;
    return b;
}

/* The chain runs from the first block made to the last; current moves along it, so that blocks
 * kept by a reset are filled again. */
static struct block *block_with_room(struct bg_arena *arena, size_t need)
{
    struct block *b = arena->current;
    while (b && b->size - b->used < need && b->next && b->next->used == 0) {
        b = b->next;
        arena->current = b;
    }
    if (b && b->size - b->used >= need)
        return b;
    struct block *fresh = block_new(arena, need);
    if (!fresh)
        return NULL;
    if (b) {
        fresh->next = b->next;
        b->next = fresh;
    } else {
        arena->blocks = fresh;
    }
    arena->current = fresh;
    return fresh;
}

void *bg_arena_alloc_or_null(struct bg_arena *arena, size_t size)
{
    if (bg_arena_fails_now() || size > SIZE_MAX / 2)
        return NULL;
    size_t need = ((size ? size : 1) + GAP + ALIGN - 1) & ~((size_t)ALIGN - 1);
    struct block *b = arena->current;
    if (!b || b->size - b->used < need)
        b = block_with_room(arena, need);
    if (!b)
        return NULL;
    void *p = b->data + b->used;
    b->used += need;
    arena->used += need;
    UNPOISON(p, size);
    return p;
}

void bg_arena_out_of_memory(struct bg_arena *arena)
{
    while (!arena->trap && arena->whole)
        arena = arena->whole;
    if (!arena->trap)
        abort(); /* our mistake: a caller without bg_arena_try */
    longjmp(arena->trap->env, 1);
}

void *bg_arena_alloc(struct bg_arena *arena, size_t size)
{
    void *p = bg_arena_alloc_or_null(arena, size);
    if (!p)
        bg_arena_out_of_memory(arena);
    return memset(p, 0, size);
}

void *bg_arena_array(struct bg_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        bg_arena_out_of_memory(arena);
    return bg_arena_alloc(arena, count * size);
}

char *bg_arena_text(struct bg_arena *arena, const char *text, size_t n)
{
    if (n == SIZE_MAX)
        bg_arena_out_of_memory(arena);
    char *copy = bg_arena_alloc(arena, n + 1);
    if (n)
        memcpy(copy, text, n);
    return copy;
}

char *bg_arena_vprintf(struct bg_arena *arena, const char *format, va_list args)
{
    enum { USUAL = 256 }; /* most texts fit, and are printed once */
    char usual[USUAL], *text;
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(usual, sizeof usual, format, args);
    if (n < USUAL) {
        text = bg_arena_text(arena, usual, n > 0 ? (size_t)n : 0);
    } else {
        text = bg_arena_alloc(arena, (size_t)n + 1);
        vsnprintf(text, (size_t)n + 1, format, again);
    }
    va_end(again);
    return text;
}

char *bg_arena_printf(struct bg_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = bg_arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void **bg_arena_defer(struct bg_arena *arena, void (*release)(void *))
{
    struct cleanup *c = BG_NEW(arena, struct cleanup);
    c->release = release;
    c->next = arena->cleanups;
    arena->cleanups = c;
    return &c->slot;
}

static void free_part(void *arena)
{
    bg_arena_free(arena);
}

struct bg_arena *bg_arena_part(struct bg_arena *whole)
{
    void **slot = bg_arena_defer(whole, free_part);
    struct bg_arena *part = bg_arena_new(0);
    if (!part)
        bg_arena_out_of_memory(whole);
    part->whole = whole;
    *slot = part;
    return part;
}

bool bg_arena_try(struct bg_arena *arena, void (*body)(void *), void *data)
{
    struct trap trap;
    trap.outer = arena->trap;
    arena->trap = &trap;
    if (setjmp(trap.env) != 0) {
        arena->trap = trap.outer;
        return false;
    }
    body(data);
    arena->trap = trap.outer;
    return true;
}

size_t bg_arena_used(const struct bg_arena *arena)
{
    return arena->used;
}
