/* JSON Merge Patch (RFC 7386), from two parsed documents to the text of a third. Values that the
 * patch leaves alone are copied byte for byte, so numbers keep their digits. */
#include "base/json.h"

static void put_raw(struct bg_buf *out, const struct bg_json *json, const struct cJSON *node)
{
    const char *text;
    size_t n;
    bg_json_raw(json, node, &text, &n);
    bg_buf_put(out, text, n);
}

static bool is_object(const struct cJSON *node)
{
    return node && bg_json_type(node) == BG_JSON_OBJECT;
}

static bool is_null(const struct cJSON *node)
{
    return bg_json_type(node) == BG_JSON_NULL;
}

/* One member a line, so that messages about the merged text point well. */
static void begin_member(struct bg_buf *out, bool *first, int depth, const char *key)
{
    bg_buf_puts(out, *first ? "\n" : ",\n");
    *first = false;
    bg_buf_printf(out, "%*s", depth * 2, "");
    bg_buf_json(out, key, -1);
    bg_buf_puts(out, ": ");
}

static void merge(struct bg_buf *out, const struct bg_json *target, const struct cJSON *target_node,
                  const struct bg_json *patch, const struct cJSON *patch_node, int depth)
{
    if (!is_object(patch_node)) {
        put_raw(out, patch, patch_node);
        return;
    }
    const struct cJSON *base = is_object(target_node) ? target_node : NULL;
    bool first = true;
    bg_buf_putc(out, '{');
    for (const struct cJSON *old = bg_json_first(base); old; old = bg_json_next(old)) {
        const struct cJSON *change = bg_json_get(patch_node, bg_json_key(old));
        if (change && is_null(change))
            continue;
        begin_member(out, &first, depth + 1, bg_json_key(old));
        if (change)
            merge(out, target, old, patch, change, depth + 1);
        else
            put_raw(out, target, old);
    }
    for (const struct cJSON *new = bg_json_first(patch_node); new; new = bg_json_next(new)) {
        if (is_null(new) || bg_json_get(base, bg_json_key(new)))
            continue;
        begin_member(out, &first, depth + 1, bg_json_key(new));
        merge(out, target, NULL, patch, new, depth + 1);
    }
    if (!first)
        bg_buf_printf(out, "\n%*s", depth * 2, "");
    bg_buf_putc(out, '}');
}

void bg_json_merge_patch(struct bg_buf *out, const struct bg_json *target,
                         const struct cJSON *target_node, const struct bg_json *patch,
                         const struct cJSON *patch_node)
{
    merge(out, target, target_node, patch, patch_node, 0);
}
