/* Fuzzes the plain profile of JsonLogic: the input is an expression, and after a newline its data.
 * Whatever it is, the answer must be one line of strict JSON, and the same when asked again. */
#include "fuzz.h"

#include "base/json.h"
#include "jobs/logic.h"

static void evaluate(struct bg_arena *arena, const char *text, size_t n, struct bg_buf *out)
{
    const char *newline = memchr(text, '\n', n);
    size_t size = newline != NULL ? (size_t)(newline - text) : n;
    const struct bg_source *expr =
        bg_source_new(arena, "expr", bg_arena_text(arena, text, size), size);
    const struct bg_source *data = NULL;
    if (newline != NULL)
        data = bg_source_new(arena, "data", newline + 1, n - size - 1);
    bg_job_logic(arena, expr, data, out);
}

/* What JSON bounds more tightly in an input than in a result. */
static const struct bg_json_limits limits = {
    .bytes = (size_t)1 << 30, .depth = 900, .values = SIZE_MAX / 2, .text = (size_t)1 << 30};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct bg_arena *arena = bg_arena_new(0);
    const char *text = bg_arena_text(arena, (const char *)bytes, n);
    struct bg_buf first, second;
    bg_buf_init(&first, arena);
    bg_buf_init(&second, arena);
    evaluate(arena, text, n, &first);
    evaluate(arena, text, n, &second);
    must(first.size == second.size && memcmp(first.data, second.data, first.size) == 0);
    must(memchr(first.data, '\n', first.size) == first.data + first.size - 1);
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_source *source = bg_source_new(arena, "result", first.data, first.size);
    size_t values;
    must(first.size >= (1 << 20) || bg_json_scan(arena, diags, source, &limits, &values));
    bg_arena_free(arena);
    return 0;
}
