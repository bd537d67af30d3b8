/* JSON Merge Patch (RFC 7386), from two parsed documents to the text of a third. Values that the
 * patch leaves alone are copied byte for byte, so numbers keep their digits. */
#include "base/json.h"

#include "base/list.h"

#include <string.h>

struct merging {
    struct bg_buf *out;
    const struct bg_json *target, *patch;
    bool mapped;       /* keep where each part came from */
    bool nulls_stay;   /* a null of the patch is a value, and removes nothing */
    const char *whole; /* of this member of the document, entries are replaced, not merged */
    const char *const *joined; /* of these members both lists hold; NULL-ended, or NULL */
    struct bg_source_copy *copies;
    size_t n, capacity;
};

/* What is put next, size bytes, is at pos. */
static void jpatch_note_copy(struct merging *m, struct bg_pos pos, size_t size)
{
    if (!m->mapped)
        return;
    BG_MORE(m->out->arena, m->copies, m->n, m->capacity);
    m->copies[m->n++] = (struct bg_source_copy){m->out->size, size, pos.source, pos.offset};
}

static void jpatch_put_raw(struct merging *m, const struct bg_json *json, const struct cJSON *node)
{
    const char *text;
    size_t n;
    bg_json_raw(json, node, &text, &n);
    jpatch_note_copy(m, bg_json_pos(json, node), n);
    bg_buf_put(m->out, text, n);
}

static bool jpatch_is_object(const struct cJSON *node)
{
    return node && bg_json_type(node) == BG_JSON_OBJECT;
}

static bool jpatch_is_null(const struct cJSON *node)
{
    return bg_json_type(node) == BG_JSON_NULL;
}

/* One member a line, so that messages about the merged text point well. */
static void begin_member(struct merging *m, bool *first, int depth, const struct bg_json *json,
                         const struct cJSON *member)
{
    bg_buf_puts(m->out, *first ? "\n" : ",\n");
    *first = false;
    bg_buf_printf(m->out, "%*s", depth * 2, "");
    struct bg_pos pos = bg_json_key_pos(json, member);
    jpatch_note_copy(m, pos, pos.length);
    bg_buf_json(m->out, bg_json_key(member), -1);
    bg_buf_puts(m->out, ": ");
}

static bool jpatch_is_joined(const struct merging *m, const struct cJSON *old,
                             const struct cJSON *change, int depth)
{
    if (depth > 0 || bg_json_type(old) != BG_JSON_ARRAY || bg_json_type(change) != BG_JSON_ARRAY)
        return false;
    for (const char *const *name = m->joined; name && *name; name++)
        if (strcmp(*name, bg_json_key(old)) == 0)
            return true;
    return false;
}

static bool jpatch_holds(const struct merging *m, const struct cJSON *patch,
                         const struct cJSON *item)
{
    for (const struct cJSON *c = bg_json_first(patch); c; c = bg_json_next(c))
        if (bg_json_equal(m->patch, c, m->target, item))
            return true;
    return false;
}

/* Those of the patch first, then those of the target that the patch does not hold. */
static void jpatch_join(struct merging *m, const struct cJSON *target, const struct cJSON *patch)
{
    const char *comma = "";
    bg_buf_putc(m->out, '[');
    for (const struct cJSON *c = bg_json_first(patch); c; c = bg_json_next(c), comma = ", ") {
        bg_buf_puts(m->out, comma);
        jpatch_put_raw(m, m->patch, c);
    }
    for (const struct cJSON *c = bg_json_first(target); c; c = bg_json_next(c)) {
        if (jpatch_holds(m, patch, c))
            continue;
        bg_buf_puts(m->out, comma);
        comma = ", ";
        jpatch_put_raw(m, m->target, c);
    }
    bg_buf_putc(m->out, ']');
}

static void jpatch_merge(struct merging *m, const struct cJSON *target, const struct cJSON *patch,
                         int depth)
{
    if (!jpatch_is_object(patch)) {
        jpatch_put_raw(m, m->patch, patch);
        return;
    }
    const struct cJSON *base = jpatch_is_object(target) ? target : NULL;
    bool first = true;
    jpatch_note_copy(m, bg_json_pos(m->patch, patch), 1);
    bg_buf_putc(m->out, '{');
    for (const struct cJSON *old = bg_json_first(base); old; old = bg_json_next(old)) {
        const struct cJSON *change = bg_json_get(patch, bg_json_key(old));
        if (change && jpatch_is_null(change) && !m->nulls_stay)
            continue;
        begin_member(m, &first, depth + 1, change ? m->patch : m->target, change ? change : old);
        bool whole = m->whole && depth == 1 && bg_json_key(target) &&
                     strcmp(bg_json_key(target), m->whole) == 0;
        if (change && whole)
            jpatch_put_raw(m, m->patch, change);
        else if (change && jpatch_is_joined(m, old, change, depth))
            jpatch_join(m, old, change);
        else if (change)
            jpatch_merge(m, old, change, depth + 1);
        else
            jpatch_put_raw(m, m->target, old);
    }
    for (const struct cJSON *new = bg_json_first(patch); new; new = bg_json_next(new)) {
        if ((jpatch_is_null(new) && !m->nulls_stay) || bg_json_get(base, bg_json_key(new)))
            continue;
        begin_member(m, &first, depth + 1, m->patch, new);
        jpatch_merge(m, NULL, new, depth + 1);
    }
    if (!first)
        bg_buf_printf(m->out, "\n%*s", depth * 2, "");
    bg_buf_putc(m->out, '}');
}

void bg_json_merge_patch(struct bg_buf *out, const struct bg_json *target,
                         const struct cJSON *target_node, const struct bg_json *patch,
                         const struct cJSON *patch_node)
{
    struct merging m = {.out = out, .target = target, .patch = patch};
    jpatch_merge(&m, target_node, patch_node, 0);
}

static struct bg_source *make_source(struct merging *m, const char *name,
                                     const struct cJSON *patch_node)
{
    struct bg_buf text;
    bg_buf_init(&text, m->out->arena);
    m->out = &text;
    jpatch_merge(m, m->target->root, patch_node, 0);
    struct bg_source *source = bg_source_new(text.arena, name, bg_buf_text(&text), text.size);
    source->copies = m->copies;
    source->copies_n = m->n;
    return source;
}

struct bg_source *bg_json_merged(struct bg_arena *arena, const char *name,
                                 const struct bg_json *target, const struct bg_json *patch,
                                 const struct cJSON *patch_node)
{
    struct bg_buf in = {.arena = arena};
    struct merging m = {.out = &in, .target = target, .patch = patch, .mapped = true};
    return make_source(&m, name, patch_node);
}

struct bg_source *bg_json_overlaid(struct bg_arena *arena, const char *name,
                                   const struct bg_json *target, const struct bg_json *patch,
                                   const char *whole, const char *const *joined)
{
    struct bg_buf in = {.arena = arena};
    struct merging m = {.out = &in,
                        .target = target,
                        .patch = patch,
                        .mapped = true,
                        .nulls_stay = true,
                        .whole = whole,
                        .joined = joined};
    return make_source(&m, name, patch->root);
}
