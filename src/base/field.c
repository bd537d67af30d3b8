/* Loading by shapes: objects, lists and maps. Every fault is reported and loading goes on, so that one
 * run shows them all. */
#include "base/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/field_value.h"

bool bg_id_is_good(const char *id)
{
    size_t n = strlen(id);
    if (n == 0 || n > BG_ID_MAX)
        return false;
    return strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") == n;
}

const char *bg_shape_title(struct bg_arena *arena, const struct bg_shape *shape,
                           const struct bg_item *item)
{
    if (item->key && item->key[0])
        return bg_arena_printf(arena, "%s \"%s\"", shape->what, item->key);
    return bg_arena_printf(arena, "the %s", shape->what);
}

const char *bg_did_you_mean(struct bg_arena *arena, const char *wrong, const char *const *names,
                            size_t n)
{
    const char *near = bg_nearest(wrong, names, n);
    return near ? bg_arena_printf(arena, "; did you mean \"%s\"?", near) : "";
}

struct bg_pos bg_item_pos(const struct bg_json *json, const struct bg_item *item, const char *key)
{
    const struct cJSON *value = bg_json_get(item->node, key);
    return value ? bg_json_pos(json, value) : item->pos;
}

static bool load_entries(const struct bg_field_place *place, const struct cJSON *node)
{
    const struct bg_loading *l = place->loading;
    const struct bg_key *key = place->key;
    bool map = key->type == BG_KEY_MAP, ok;
    struct bg_items entries = {.said = true};
    if (bg_json_type(node) != (map ? BG_JSON_OBJECT : BG_JSON_ARRAY))
        ok = bg_field_wrong_type(place, node);
    else
        ok = map ? bg_shape_load_map(l, node, key->of, &entries)
                 : bg_shape_load_list(l, node, key->of, &entries);
    if (key->n_at != 0)
        bg_field_keep(place, entries.items, entries.n);
    else
        *(struct bg_items *)(void *)(place->out + key->at) = entries;
    if (ok && entries.n < key->least) {
        bg_diag_add(l->diags, BG_E208, bg_json_pos(l->json, node), "%s must have at least %zu %s",
                    bg_field_title(place), key->least, key->least == 1 ? "entry" : "entries");
        return false;
    }
    return ok;
}

static bool load_value(const struct bg_field_place *place, const struct cJSON *node)
{
    const struct bg_key *key = place->key;
    switch (key->type) {
    case BG_KEY_OBJECT:
        return bg_shape_load(place->loading, node, key->of, place->out + key->at);
    case BG_KEY_LIST:
    case BG_KEY_MAP:
        return load_entries(place, node);
    default:
        return bg_field_load(place, node);
    }
}

static void set_default(const struct bg_loading *l, const struct bg_key *key, void *at)
{
    const char *unless = key->unless;
    struct bg_dec number = {0};
    switch (key->type) {
    case BG_KEY_TEXT:
    case BG_KEY_WORD:
        *(const char **)at = unless ? unless : "";
        break;
    case BG_KEY_ENUM:
        for (int i = 0; unless && key->names[i]; i++)
            if (strcmp(key->names[i], unless) == 0)
                *(int *)at = i;
        break;
    case BG_KEY_DATE:
        *(int64_t *)at = INT64_MIN;
        break;
    case BG_KEY_INSTANT:
        *(struct bg_instant *)at = BG_NO_INSTANT;
        break;
    case BG_KEY_BOOL:
        *(bool *)at = unless && strcmp(unless, "true") == 0;
        break;
    case BG_KEY_INT:
        *(int64_t *)at = unless ? strtoll(unless, NULL, 10) : 0;
        break;
    case BG_KEY_DEC:
        if (unless)
            (void)bg_dec_parse(unless, strlen(unless), &number);
        *(struct bg_dec *)at = number;
        break;
    case BG_KEY_OBJECT:
        (void)bg_shape_load(l, NULL, key->of, at);
        break;
    default: /* the zeroed struct says absent */
        break;
    }
}

static const struct bg_key *find_key(const struct bg_shape *shape, const char *name)
{
    for (const struct bg_key *k = shape->keys; k->name; k++)
        if (strcmp(k->name, name) == 0)
            return k;
    return NULL;
}

static bool unknown_key(const struct bg_loading *l, const struct bg_shape *shape,
                        const struct bg_item *item, const struct cJSON *child)
{
    enum { MOST = 64 };
    const char *names[MOST];
    size_t n = 0;
    for (const struct bg_key *k = shape->keys; k->name && n < MOST; k++)
        names[n++] = k->name;
    const char *key = bg_json_key(child);
    bg_diag_add(l->diags, BG_E201, bg_json_key_pos(l->json, child), "unknown key \"%s\" in %s%s",
                key, bg_shape_title(l->arena, shape, item),
                bg_did_you_mean(l->arena, key, names, n));
    return false;
}

static bool load_keys(const struct bg_loading *l, const struct cJSON *node,
                      const struct bg_shape *shape, const struct bg_item *item, char *out)
{
    bool ok = true;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        const struct bg_key *key = find_key(shape, bg_json_key(c));
        if (!key) {
            if (strcmp(bg_json_key(c), "comment") != 0)
                ok = unknown_key(l, shape, item, c);
            continue;
        }
        struct bg_field_place place = {l, key, shape, item, out};
        bool good = load_value(&place, c);
        ok = ok && good;
        if (key->said && (good || key->type == BG_KEY_OBJECT))
            *(bool *)(out + key->said) = true;
    }
    for (const struct bg_key *key = shape->keys; key->name; key++) {
        if (!key->required || bg_json_get(node, key->name))
            continue;
        bg_diag_add(l->diags, BG_E203, item->pos, "%s has no \"%s\"",
                    bg_shape_title(l->arena, shape, item), key->name);
        ok = false;
    }
    return ok;
}

static void set_defaults(const struct bg_loading *l, const struct bg_shape *shape, char *out)
{
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        set_default(l, key, out + key->at);
    if (shape->alone)
        set_default(l, shape->alone, out + shape->alone->at);
}

bool bg_shape_load(const struct bg_loading *loading, const struct cJSON *node,
                   const struct bg_shape *shape, void *out)
{
    struct bg_item passing = {0}, *item = shape->bare ? &passing : out;
    if (!item->key)
        item->key = "";
    set_defaults(loading, shape, out);
    if (!node)
        return true;
    item->node = node;
    item->pos =
        bg_json_key(node) ? bg_json_key_pos(loading->json, node) : bg_json_pos(loading->json, node);
    static const struct bg_key object = {.type = BG_KEY_OBJECT};
    struct bg_field_place place = {loading, &object, shape, item, out};
    bool ok = false;
    if (shape->alone && (!shape->keys || bg_json_type(node) != BG_JSON_OBJECT)) {
        place.key = shape->alone;
        ok = load_value(&place, node);
    } else if (bg_json_type(node) == BG_JSON_OBJECT) {
        ok = load_keys(loading, node, shape, item, out);
    } else {
        ok = bg_field_wrong_type(&place, node);
    }
    item->faulty = !ok;
    return ok;
}

static bool load_map_key(const struct bg_loading *l, const struct bg_shape *shape,
                         const struct cJSON *node, struct bg_item *item)
{
    const char *key = bg_json_key(node);
    struct bg_pos pos = bg_json_key_pos(l->json, node);
    item->key = key;
    if (shape->by == BG_BY_DATE) {
        if (bg_date_parse(key, strlen(key), (int64_t *)((char *)item + shape->date_at)))
            return true;
        bg_diag_add(l->diags, BG_E205, pos, "the key \"%s\" of a %s is not a date", key,
                    shape->what);
        return false;
    }
    if (shape->by == BG_BY_TEXT || bg_id_is_good(key))
        return true;
    bg_diag_add(l->diags, BG_E207, pos, "\"%s\" cannot be the id of a %s", key, shape->what);
    return false;
}

/* A remark beside the entries; where an entry may be a text, "comment" is an entry's key. */
static bool is_remark(const struct bg_shape *shape, const struct cJSON *child)
{
    return !shape->alone && strcmp(bg_json_key(child), "comment") == 0 && bg_json_text(child);
}

bool bg_shape_load_map(const struct bg_loading *loading, const struct cJSON *node,
                       const struct bg_shape *shape, struct bg_items *out)
{
    char *items = bg_arena_array(loading->arena, bg_json_size(node), shape->size);
    size_t n = 0;
    bool ok = true;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        if (is_remark(shape, c))
            continue;
        struct bg_item *item = (void *)(items + n * shape->size);
        bool good = load_map_key(loading, shape, c, item);
        if (!bg_shape_load(loading, c, shape, item) || !good)
            ok = false;
        item->faulty |= !good;
        n += good || shape->by != BG_BY_DATE; /* an entry without a date cannot be used */
    }
    *out = (struct bg_items){.items = items, .n = n, .said = true};
    return ok;
}

bool bg_shape_load_list(const struct bg_loading *loading, const struct cJSON *node,
                        const struct bg_shape *shape, struct bg_items *out)
{
    char *items = bg_arena_array(loading->arena, bg_json_size(node), shape->size);
    size_t n = 0;
    bool ok = true;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c), n++)
        if (!bg_shape_load(loading, c, shape, items + n * shape->size))
            ok = false;
    *out = (struct bg_items){.items = items, .n = n, .said = true};
    return ok;
}
