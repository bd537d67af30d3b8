/* One expression, or a file of them line by line. Each evaluation has its own arena, reset after
 * it, so that a bad line costs only itself. */
#include "jobs/logic.h"

#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "logic/plain.h"

/* Room for a document of the largest size, its tree and values, and what may be made of them. */
static const size_t scratch_limit = sizeof(size_t) > 4 ? (size_t)4 << 30 : (size_t)1 << 30;

struct task {
    struct bg_arena *scratch;
    const struct bg_source *expr; /* a line of --lines is [expression, data] */
    const struct bg_source *data; /* NULL: none, or in the line */
    bool line;
    struct bg_buf *out;
    bool ok;
};

static void put_error(struct bg_buf *out, const char *type, const char *message)
{
    bg_buf_puts(out, "{\"error\":{\"type\":");
    bg_buf_json(out, type, -1);
    bg_buf_puts(out, ",\"message\":");
    bg_buf_json(out, message, -1);
    bg_buf_puts(out, "}}");
}

/* NULL: it is not JSON, and the error has been put. */
static const struct bg_json *parse(struct task *task, const struct bg_source *source)
{
    struct bg_diags *diags = bg_diags_new(task->scratch);
    const struct bg_json *json = bg_json_parse(task->scratch, diags, source, NULL);
    if (json != NULL)
        return json;
    const char *message = "this is not JSON";
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++) {
        const struct bg_diag *diag = bg_diag_get(diags, i);
        if (bg_diag_rows[diag->code].severity != BG_ERROR)
            continue;
        struct bg_line at = bg_source_line(source, diag->pos.offset);
        message = bg_arena_printf(task->scratch, "%s:%lld:%lld: %s", source->name,
                                  (long long)at.line, (long long)at.column, diag->message);
        break;
    }
    struct bg_buf visible; /* it may quote what JSON does not allow */
    bg_buf_init(&visible, task->scratch);
    bg_text_visible(&visible, message, strlen(message));
    put_error(task->out, "Invalid JSON", bg_buf_text(&visible));
    return NULL;
}

/* The parts of a line. False: it is no pair, and the error has been put. */
static bool split_line(struct task *task, const struct bg_json *json, const struct cJSON **expr,
                       const struct cJSON **data)
{
    if (bg_json_type(json->root) == BG_JSON_ARRAY) {
        size_t n = bg_json_size(json->root);
        *expr = bg_json_first(json->root);
        *data = n == 2 ? bg_json_next(*expr) : NULL;
        if (n == 1 || n == 2)
            return true;
    }
    put_error(task->out, "Invalid Arguments", "a line is [expression, data] or [expression]");
    return false;
}

static void jobs_logic_run(void *user)
{
    struct task *task = user;
    struct bg_source source = *task->expr;
    const struct cJSON *expr = NULL;
    const struct cJSON *data = NULL;
    if (task->line) /* a copy, because the parser wants a NUL at the end of its text */
        source.text = bg_arena_text(task->scratch, source.text, source.size);
    const struct bg_json *json = parse(task, &source);
    if (json == NULL)
        return;
    if (task->line) {
        if (!split_line(task, json, &expr, &data))
            return;
    } else if (task->data != NULL) {
        const struct bg_json *document = parse(task, task->data);
        if (document == NULL)
            return;
        data = document->root;
    }
    task->ok =
        bg_plain_eval(task->scratch, bg_plain_compile(task->scratch, json, expr), data, task->out);
}

static bool run_task(struct task *task)
{
    size_t start = task->out->size;
    task->ok = false;
    if (!bg_arena_try(task->scratch, jobs_logic_run, task)) {
        task->ok = false;
        task->out->size = start;
        put_error(task->out, "Memory Limit", "there is not enough memory for this");
    }
    bg_buf_putc(task->out, '\n');
    bg_arena_reset(task->scratch);
    return task->ok;
}

static void logic_release_arena(void *arena)
{
    bg_arena_free(arena);
}

static struct bg_arena *logic_scratch_new(struct bg_arena *arena)
{
    void **slot = bg_arena_defer(arena, logic_release_arena);
    *slot = bg_arena_new(scratch_limit);
    if (*slot == NULL)
        bg_arena_out_of_memory(arena);
    return *slot;
}

bool bg_job_logic(struct bg_arena *arena, const struct bg_source *expr,
                  const struct bg_source *data, struct bg_buf *out)
{
    struct task task = {
        .scratch = logic_scratch_new(arena), .expr = expr, .data = data, .out = out};
    return run_task(&task);
}

bool bg_job_logic_lines(struct bg_arena *arena, const struct bg_source *input, struct bg_buf *out)
{
    bool ok = true;
    struct bg_source line = *input;
    struct task task = {
        .scratch = logic_scratch_new(arena), .expr = &line, .line = true, .out = out};
    const char *end = input->text + input->size;
    for (const char *at = input->text; at < end; line.first_line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        line.size = (size_t)((newline != NULL ? newline : end) - at);
        line.text = at;
        ok = run_task(&task) && ok;
        at = newline != NULL ? newline + 1 : end;
    }
    return ok;
}
