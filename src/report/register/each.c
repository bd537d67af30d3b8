/* Lines of a register one after the other, in the memory of one. */
#include "report/register/text.h"

struct each {
    const struct bg_register_outcome *outcome;
    struct bg_arena *scratch;
    void (*visit)(void *data, size_t line, const struct bg_line_outcome *figures);
    void *data;
    size_t line;
};

static void each_release(void *arena)
{
    bg_arena_free(arena);
}

static void each_line(void *data)
{
    const struct each *e = data;
    struct bg_line_outcome figures;
    bg_register_line(e->outcome, e->scratch, e->line, &figures);
    e->visit(e->data, e->line, &figures);
}

void bg_register_each_line(struct bg_arena *arena, const struct bg_register_outcome *outcome,
                           void (*visit)(void *data, size_t line,
                                         const struct bg_line_outcome *figures),
                           void *data)
{
    void **slot = bg_arena_defer(arena, each_release);
    struct each e = {.outcome = outcome, .visit = visit, .data = data};
    *slot = e.scratch = bg_arena_new(0);
    if (!e.scratch)
        bg_arena_out_of_memory(arena);
    for (; e.line < outcome->reg->lines_n; e.line++) {
        if (!bg_arena_try(e.scratch, each_line, &e))
            bg_arena_out_of_memory(arena);
        bg_arena_reset(e.scratch);
    }
}
