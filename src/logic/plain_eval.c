/* Running compiled nodes: operands, limits, errors, and the result's text. */
#include "logic/plain_internal.h"

#include <string.h>

bool bg_plain_raise(struct bg_plain_eval *e, struct bg_plain_value type)
{
    static const struct bg_plain_value key = BG_PLAIN_LITERAL("type");
    struct bg_plain_value *item = bg_plain_alloc(e, 1, sizeof *item);
    if (item == NULL)
        return false;
    *item = type;
    struct bg_plain_value error;
    if (bg_plain_list_of(e, &key, item, 1, &error))
        e->error = error;
    return false;
}

bool bg_plain_raise_arguments(struct bg_plain_eval *e)
{
    static const struct bg_plain_value type = BG_PLAIN_LITERAL("Invalid Arguments");
    return bg_plain_raise(e, type);
}

bool bg_plain_raise_nan(struct bg_plain_eval *e)
{
    static const struct bg_plain_value type = BG_PLAIN_LITERAL("NaN");
    return bg_plain_raise(e, type);
}

bool bg_plain_stop(struct bg_plain_eval *e, const char *type)
{
    static const struct bg_plain_value key = BG_PLAIN_LITERAL("type");
    if (e->stopped)
        return false;
    struct bg_plain_list *list = BG_NEW(e->arena, struct bg_plain_list);
    struct bg_plain_value *item = BG_NEW(e->arena, struct bg_plain_value);
    *item = bg_plain_text(type, strlen(type));
    *list = (struct bg_plain_list){.n = 1, .depth = 1, .keys = &key, .items = item};
    e->error = (struct bg_plain_value){.type = BG_PLAIN_OBJECT, .as.list = list};
    e->stopped = true;
    return false;
}

bool bg_plain_spend(struct bg_plain_eval *e, size_t steps)
{
    if (steps >= (size_t)e->steps) {
        e->steps = 0;
        return bg_plain_stop(e, "Step Limit");
    }
    e->steps -= (int64_t)steps;
    return true;
}

void *bg_plain_alloc(struct bg_plain_eval *e, size_t count, size_t size)
{
    if (count > e->bytes / size) {
        bg_plain_stop(e, "Memory Limit");
        return NULL;
    }
    e->bytes -= count * size;
    return bg_arena_array(e->arena, count, size);
}

bool bg_plain_list_of(struct bg_plain_eval *e, const struct bg_plain_value *keys,
                      const struct bg_plain_value *items, size_t n, struct bg_plain_value *out)
{
    struct bg_plain_list *list = bg_plain_alloc(e, 1, sizeof *list);
    if (list == NULL || !bg_plain_spend(e, n))
        return false;
    *list = (struct bg_plain_list){.n = n, .depth = 1, .keys = keys, .items = items};
    for (size_t i = 0; i < n; i++)
        if (items[i].type >= BG_PLAIN_ARRAY && items[i].as.list->depth >= list->depth)
            list->depth = items[i].as.list->depth + 1;
    if (list->depth > BG_PLAIN_DEPTH)
        return bg_plain_stop(e, "Depth Limit");
    out->type = keys != NULL ? BG_PLAIN_OBJECT : BG_PLAIN_ARRAY;
    out->as.list = list;
    return true;
}

bool bg_plain_run(struct bg_plain_eval *e, const struct bg_plain_node *node,
                  const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    if (!bg_plain_spend(e, 1))
        return false;
    if (node->op != NULL)
        return node->op->run(e, node, scope, out);
    *out = node->value;
    return true;
}

bool bg_plain_operands(struct bg_plain_eval *e, const struct bg_plain_node *node,
                       const struct bg_plain_scope *scope, struct bg_plain_span *out)
{
    struct bg_plain_value *slots = e->slots + node->slot;
    for (size_t i = 0; i < node->n; i++)
        if (!bg_plain_run(e, &node->args[i], scope, &slots[i]))
            return false;
    *out = (struct bg_plain_span){slots, node->n};
    if (!node->listed && slots[0].type == BG_PLAIN_ARRAY)
        *out = (struct bg_plain_span){slots[0].as.list->items, slots[0].as.list->n};
    return true;
}

bool bg_plain_number_of(struct bg_plain_eval *e, struct bg_plain_value value, double *out)
{
    if (value.type == BG_PLAIN_TEXT && !bg_plain_spend(e, value.length / 16))
        return false;
    return bg_plain_to_number(value, out) || bg_plain_raise_nan(e);
}

/* Where a joined text goes: measured first (at is NULL), then written. */
struct sink {
    char *at;
    size_t n;
};

static void sink_put(struct sink *sink, const char *text, size_t n)
{
    if (sink->at != NULL && n > 0)
        memcpy(sink->at + sink->n, text, n);
    sink->n += n;
}

/* An array is its elements with commas, an object "[object Object]", as in JavaScript. */
static bool plain_eval_join(struct bg_plain_eval *e, struct sink *sink, struct bg_plain_value value)
{
    char number[BG_PLAIN_NUMBER_TEXT];
    switch (value.type) {
    case BG_PLAIN_NULL:
        break;
    case BG_PLAIN_BOOL:
        sink_put(sink, value.as.truth ? "true" : "false", value.as.truth ? 4 : 5);
        break;
    case BG_PLAIN_NUMBER:
        bg_plain_number_text(value.as.number, number);
        sink_put(sink, number, strlen(number));
        if (!bg_plain_spend(e, 8)) /* printing is slow */
            return false;
        break;
    case BG_PLAIN_TEXT:
        sink_put(sink, value.as.text, value.length);
        break;
    case BG_PLAIN_OBJECT:
        sink_put(sink, "[object Object]", 15);
        break;
    case BG_PLAIN_ARRAY:
        for (size_t i = 0; i < value.as.list->n; i++) {
            sink_put(sink, ",", i > 0);
            if (!plain_eval_join(e, sink, value.as.list->items[i]))
                return false;
        }
    }
    if (sink->n > e->bytes)
        return bg_plain_stop(e, "Memory Limit");
    return bg_plain_spend(e, 1);
}

bool bg_plain_join(struct bg_plain_eval *e, const struct bg_plain_value *values, size_t n,
                   struct bg_plain_value *out)
{
    struct sink sink = {0};
    if (n == 1 && values[0].type == BG_PLAIN_TEXT) {
        *out = values[0];
        return true;
    }
    for (size_t i = 0; i < n; i++)
        if (!plain_eval_join(e, &sink, values[i]))
            return false;
    char *text = bg_plain_alloc(e, sink.n + 1, 1);
    if (text == NULL || !bg_plain_spend(e, sink.n / 16))
        return false;
    sink = (struct sink){.at = text};
    for (size_t i = 0; i < n; i++)
        if (!plain_eval_join(e, &sink, values[i]))
            return false;
    *out = bg_plain_text(text, sink.n);
    return true;
}

static bool plain_eval_evaluate(struct bg_plain_eval *e, const struct bg_plain *plain,
                                const struct cJSON *data, struct bg_plain_value *out)
{
    struct bg_plain_scope scope = {.value = BG_PLAIN_NOTHING};
    if (data != NULL && !bg_plain_from_json(e->arena, data, &scope.value))
        return bg_plain_stop(e, "Depth Limit");
    return bg_plain_run(e, &plain->root, &scope, out);
}

bool bg_plain_eval_within(struct bg_arena *arena, const struct bg_plain *plain,
                          const struct cJSON *data, int64_t steps, size_t bytes, struct bg_buf *out)
{
    struct bg_plain_eval e = {.arena = arena, .steps = steps, .bytes = bytes};
    struct bg_plain_value value = BG_PLAIN_NOTHING;
    e.slots = BG_ARRAY(arena, plain->slots, struct bg_plain_value);
    e.error = BG_PLAIN_NOTHING;
    if (plain_eval_evaluate(&e, plain, data, &value)) {
        if (bg_plain_write(out, value, BG_PLAIN_BYTES))
            return true;
        bg_plain_stop(&e, "Memory Limit");
    }
    size_t start = out->size;
    bg_buf_puts(out, "{\"error\":");
    if (!bg_plain_write(out, e.error, BG_PLAIN_BYTES)) {
        bg_plain_stop(&e, "Memory Limit");
        out->size = start;
        bg_buf_puts(out, "{\"error\":");
        bg_plain_write(out, e.error, BG_PLAIN_BYTES);
    }
    bg_buf_putc(out, '}');
    return false;
}

bool bg_plain_eval(struct bg_arena *arena, const struct bg_plain *plain, const struct cJSON *data,
                   struct bg_buf *out)
{
    return bg_plain_eval_within(arena, plain, data, BG_PLAIN_STEPS, BG_PLAIN_BYTES, out);
}
