/* Which parts of a document are taken: named paths, what these refer to, and so on until nothing is
 * new. References are found by their keys in the JSON, so that no phase of loading is needed. */
#include "intake/ruleset/pick.h"

#include "base/list.h"

#include <string.h>

/* A key whose text, or whose texts, are ids in a map of the ruleset. */
static const struct {
    const char *key, *map;
    bool first_only; /* of a list: the rest is no id, but a path or a date */
} references[] = {
    {"param", "parameters", true},
    {"fact", "facts", true},
    {"val", "fields", true},
    {"source", "sources", true},
    {"sources", "sources", false},
    {"row_of", "fields", true},
    {"field", "fields", true},
    {"rows", "fields", true},
    {"over", "measures", false},
    {"range", "parameters", false},
    {"definition", "definitions", true},
    {"shown_by", "fields", false},
    {"shown_by", "facts", false},
};

static const struct cJSON *pick_find(const struct bg_json *json, const char *path)
{
    const struct cJSON *node = json->root;
    while (node && *path) {
        const struct cJSON *next = NULL;
        size_t n = strcspn(path, ".");
        for (const struct cJSON *c = bg_json_first(node); c && !next; c = bg_json_next(c))
            if (bg_json_key(c) && strlen(bg_json_key(c)) == n &&
                memcmp(bg_json_key(c), path, n) == 0)
                next = c;
        node = next;
        path += n + (path[n] == '.');
    }
    return node;
}

bool bg_pick_add(struct bg_pick *pick, const char *path)
{
    for (size_t i = 0; i < pick->n; i++)
        if (strcmp(pick->paths[i], path) == 0)
            return true;
    if (!pick_find(pick->json, path))
        return false;
    BG_MORE(pick->arena, pick->paths, pick->n, pick->capacity);
    pick->paths[pick->n++] = path;
    return true;
}

static void pick_reference(struct bg_pick *pick, const char *map, const struct cJSON *id)
{
    const char *text = bg_json_text(id);
    if (text)
        (void)bg_pick_add(pick, bg_arena_printf(pick->arena, "%s.%s", map, text));
}

static void pick_references(struct bg_pick *pick, const struct cJSON *node)
{
    const char *key = bg_json_key(node);
    for (size_t i = 0; key && i < sizeof references / sizeof references[0]; i++) {
        if (strcmp(references[i].key, key) != 0)
            continue;
        pick_reference(pick, references[i].map, node);
        if (bg_json_type(node) != BG_JSON_ARRAY)
            continue;
        for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
            pick_reference(pick, references[i].map, c);
            if (references[i].first_only)
                break;
        }
    }
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c))
        pick_references(pick, c);
}

void bg_pick_needs(struct bg_pick *pick)
{
    for (size_t i = 0; i < pick->n; i++) /* n grows */
        pick_references(pick, pick_find(pick->json, pick->paths[i]));
}

static bool starts_path(const char *path, const char *start)
{
    size_t n = strlen(start);
    return strncmp(path, start, n) == 0 && (path[n] == '.' || path[n] == '\0');
}

static void put_nulls(const struct bg_pick *pick, const struct cJSON *node, const char *above,
                      struct bg_buf *out)
{
    const char *comma = "";
    bg_buf_putc(out, '{');
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        const char *path =
            bg_arena_printf(pick->arena, "%s%s%s", above, *above ? "." : "", bg_json_key(c));
        bool whole = false, part = false;
        for (size_t i = 0; i < pick->n; i++) {
            whole = whole || starts_path(path, pick->paths[i]);
            part = part || starts_path(pick->paths[i], path);
        }
        if (whole)
            continue;
        bg_buf_puts(out, comma);
        comma = ", ";
        bg_buf_json(out, bg_json_key(c), -1);
        bg_buf_puts(out, ": ");
        if (part)
            put_nulls(pick, c, path, out);
        else
            bg_buf_puts(out, "null");
    }
    bg_buf_putc(out, '}');
}

void bg_pick_patch(const struct bg_pick *pick, struct bg_buf *out)
{
    put_nulls(pick, pick->json->root, "", out);
}
