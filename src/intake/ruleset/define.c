/* Expanding definitions in the text, before anything is loaded: criteria, measures and the register
 * of a wage standard all speak of one floor, and a composed ruleset may define it anew. */
#include "intake/ruleset/define.h"

#include <string.h>

#include "base/field.h"
#include "base/list.h"

enum {
    DEPTH_MOST = 32,      /* definitions within definitions */
    BYTES_MOST = 16 << 20 /* of the expanded text: definitions can double each other */
};

struct expanding {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_json *json;
    const struct cJSON *definitions;
    struct bg_buf out;
    struct bg_source_copy *copies;
    size_t n, capacity;
    int depth;
    bool ok;
};

static void define_note_copy(struct expanding *x, struct bg_pos pos, size_t size)
{
    BG_MORE(x->arena, x->copies, x->n, x->capacity);
    x->copies[x->n++] = (struct bg_source_copy){x->out.size, size, pos.source, pos.offset};
}

/* The name in {"definition": "name"}; NULL: the node is something else. */
static const char *used_name(const struct cJSON *node)
{
    const struct cJSON *name = bg_json_get(node, "definition");
    return name && bg_json_size(node) == 1 ? bg_json_text(name) : NULL;
}

static bool uses_some(const struct cJSON *node)
{
    if (used_name(node))
        return true;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c))
        if (uses_some(c))
            return true;
    return false;
}

static const struct cJSON *defined(struct expanding *x, const struct cJSON *node, const char *name)
{
    const struct cJSON *found = bg_json_get(x->definitions, name);
    size_t n = bg_json_size(x->definitions), i = 0;
    struct bg_pos pos = bg_json_pos(x->json, node);
    if (x->depth >= DEPTH_MOST || x->out.size > BYTES_MOST) {
        if (x->ok)
            bg_diag_add(x->diags, BG_E357, pos, "definition \"%s\" %s", name,
                        x->depth >= DEPTH_MOST ? "needs itself" : "expands to more than 16 MiB");
        x->ok = false;
        return NULL;
    }
    if (found)
        return found;
    const char **names = BG_ARRAY(x->arena, n, const char *);
    for (const struct cJSON *c = bg_json_first(x->definitions); c; c = bg_json_next(c))
        names[i++] = bg_json_key(c);
    bg_diag_add(x->diags, BG_E356, pos, "there is no definition \"%s\"%s", name,
                bg_did_you_mean(x->arena, name, names, n));
    x->ok = false;
    return NULL;
}

static void expand(struct expanding *x, const struct cJSON *node);

static void expand_members(struct expanding *x, const struct cJSON *node)
{
    bool object = bg_json_type(node) == BG_JSON_OBJECT;
    const char *comma = "";
    define_note_copy(x, bg_json_pos(x->json, node), 1);
    bg_buf_putc(&x->out, object ? '{' : '[');
    for (const struct cJSON *c = bg_json_first(node); c && x->ok; c = bg_json_next(c)) {
        if (c == x->definitions)
            continue;
        bg_buf_puts(&x->out, comma);
        comma = ",";
        if (object) {
            bg_buf_putc(&x->out, '\n');
            struct bg_pos pos = bg_json_key_pos(x->json, c);
            define_note_copy(x, pos, pos.length);
            bg_buf_json(&x->out, bg_json_key(c), -1);
            bg_buf_puts(&x->out, ": ");
        }
        expand(x, c);
    }
    bg_buf_putc(&x->out, object ? '}' : ']');
}

static void expand(struct expanding *x, const struct cJSON *node)
{
    const char *name = used_name(node);
    if (name) {
        const struct cJSON *meant = defined(x, node, name);
        x->depth++;
        if (meant)
            expand(x, meant);
        x->depth--;
    } else if (uses_some(node) || bg_json_get(node, "definitions") == x->definitions) {
        expand_members(x, node);
    } else {
        const char *raw;
        size_t n;
        bg_json_raw(x->json, node, &raw, &n);
        define_note_copy(x, bg_json_pos(x->json, node), n);
        bg_buf_put(&x->out, raw, n);
    }
}

const struct bg_json *bg_define_expand(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_json *json)
{
    struct expanding x = {.arena = arena,
                          .diags = diags,
                          .json = json,
                          .definitions = bg_json_get(json->root, "definitions"),
                          .ok = true};
    if (!x.definitions)
        return json;
    bg_buf_init(&x.out, arena);
    expand(&x, json->root);
    if (!x.ok)
        return NULL;
    struct bg_source *source =
        bg_source_new(arena, json->source->name, bg_buf_text(&x.out), x.out.size);
    source->copies = x.copies;
    source->copies_n = x.n;
    return bg_json_parse(arena, diags, source, NULL);
}
