/* Loading by shapes. One function for each form of value; every fault is reported and loading goes
 * on, so that one run shows them all. */
#include "base/field.h"

#include <string.h>

#include "base/date.h"

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

/* What is being read, for messages: the key as `"weight" of criterion "wages"`. */
struct place {
    const struct bg_loading *loading;
    const struct bg_key *key;
    const struct bg_shape *shape; /* the object around it */
    const struct bg_item *item;
};

static const char *title(const struct place *place)
{
    struct bg_arena *arena = place->loading->arena;
    const char *owner = bg_shape_title(arena, place->shape, place->item);
    if (!place->key->name)
        return owner;
    return bg_arena_printf(arena, "\"%s\" of %s", place->key->name, owner);
}

static size_t count_names(const struct bg_key *key, const char **names, size_t most)
{
    size_t n = 0;
    if (key->names)
        for (; n < most && key->names[n]; n++)
            names[n] = key->names[n];
    else if (key->name_at)
        for (; n < most && key->name_at(n); n++)
            names[n] = key->name_at(n);
    return n;
}

static const char *field_wanted(enum bg_key_type type)
{
    switch (type) {
    case BG_KEY_TEXT:
    case BG_KEY_WORD:
    case BG_KEY_ENUM:
        return "a text in quotes";
    case BG_KEY_DATE:
        return "a date in quotes";
    case BG_KEY_INSTANT:
        return "a date, or a date and time, in quotes";
    case BG_KEY_BOOL:
        return "true or false, without quotes";
    case BG_KEY_INT:
        return "a whole number";
    case BG_KEY_DEC:
        return "a number, without quotes";
    case BG_KEY_SCALAR:
        return "a number, a text, or true or false";
    case BG_KEY_TEXTS:
        return "a list of texts";
    case BG_KEY_LIST:
        return "a list, in [ ]";
    case BG_KEY_OBJECT:
    case BG_KEY_MAP:
        return "an object, in { }";
    case BG_KEY_EXPR:
    case BG_KEY_NODE:
        break;
    }
    return "a value";
}

static bool field_wrong_type(const struct place *place, const struct cJSON *node)
{
    const struct bg_loading *l = place->loading;
    const struct bg_shape *of = place->key->of;
    const char *want = field_wanted(place->key->type);
    if (of && of->alone && place->key->type == BG_KEY_OBJECT)
        want = field_wanted(of->alone->type);
    bg_diag_add(l->diags, BG_E202, bg_json_pos(l->json, node), "%s must be %s; here is %s",
                title(place), want, bg_json_type_name(bg_json_type(node)));
    return false;
}

static bool load_word(const struct place *place, const struct cJSON *node, size_t *index)
{
    enum { MOST = 64 };
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    if (!text)
        return field_wrong_type(place, node);
    const char *names[MOST];
    size_t n = count_names(place->key, names, MOST);
    for (*index = 0; *index < n; (*index)++)
        if (strcmp(names[*index], text) == 0)
            return true;
    struct bg_buf list;
    bg_buf_init(&list, l->arena);
    const char *near = bg_did_you_mean(l->arena, text, names, n);
    for (size_t i = 0; !near[0] && i < n; i++)
        bg_buf_printf(&list, "%s%s", i == 0 ? "; it may be " : i + 1 < n ? ", " : " or ", names[i]);
    bg_diag_add(l->diags, BG_E204, bg_json_pos(l->json, node), "%s cannot be \"%s\"%s%s",
                title(place), text, near, bg_buf_text(&list));
    return false;
}

static bool load_date(const struct place *place, const struct cJSON *node, int64_t *days)
{
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    if (!text)
        return field_wrong_type(place, node);
    if (bg_date_parse(text, strlen(text), days))
        return true;
    *days = INT64_MIN;
    bg_diag_add(l->diags, BG_E205, bg_json_pos(l->json, node), "%s is \"%s\", which is not a date",
                title(place), text);
    return false;
}

static bool load_instant(const struct place *place, const struct cJSON *node,
                         struct bg_instant *out)
{
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    if (!text)
        return field_wrong_type(place, node);
    if (bg_instant_parse(text, strlen(text), out))
        return true;
    bg_diag_add(l->diags, BG_E205, bg_json_pos(l->json, node),
                "%s is \"%s\", which is not a date, nor one with a time such as "
                "\"2026-03-13T14:00:00-07:00\"",
                title(place), text);
    return false;
}

static bool field_within(const struct place *place, const struct cJSON *node, struct bg_dec number)
{
    const struct bg_loading *l = place->loading;
    const struct bg_key *key = place->key;
    struct bg_dec min, max;
    bool low =
        key->min && bg_dec_parse(key->min, strlen(key->min), &min) && bg_dec_cmp(number, min) < 0;
    bool high =
        key->max && bg_dec_parse(key->max, strlen(key->max), &max) && bg_dec_cmp(number, max) > 0;
    if (!low && !high)
        return true;
    char text[BG_DEC_TEXT];
    bg_dec_text(number, text);
    if (key->min && key->max)
        bg_diag_add(l->diags, BG_E206, bg_json_pos(l->json, node),
                    "%s is %s; it must be from %s to %s", title(place), text, key->min, key->max);
    else
        bg_diag_add(l->diags, BG_E206, bg_json_pos(l->json, node), "%s is %s; it must be at %s %s",
                    title(place), text, low ? "least" : "most", low ? key->min : key->max);
    return false;
}

static bool load_dec(const struct place *place, const struct cJSON *node, struct bg_dec *out)
{
    const struct bg_loading *l = place->loading;
    struct bg_dec number;
    if (bg_json_type(node) != BG_JSON_NUMBER)
        return field_wrong_type(place, node);
    if (!bg_json_dec(l->json, node, &number)) {
        bg_diag_add(l->diags, BG_E206, bg_json_pos(l->json, node), "%s has too many digits",
                    title(place));
        return false;
    }
    if (!field_within(place, node, number))
        return false;
    *out = number;
    return true;
}

static bool load_int(const struct place *place, const struct cJSON *node, int64_t *out)
{
    struct bg_dec number;
    if (!load_dec(place, node, &number))
        return false;
    return bg_dec_to_int(number, out) || field_wrong_type(place, node);
}

static bool load_texts(const struct place *place, const struct cJSON *node, struct bg_texts *out)
{
    bool ok = true;
    if (bg_json_type(node) != BG_JSON_ARRAY)
        return field_wrong_type(place, node);
    const char **items = BG_ARRAY(place->loading->arena, bg_json_size(node), const char *);
    size_t n = 0;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        if (bg_json_text(c))
            items[n++] = bg_json_text(c);
        else
            ok = field_wrong_type(place, c);
    }
    *out = (struct bg_texts){.items = items, .n = n};
    return ok;
}

static bool field_is_scalar(const struct cJSON *node)
{
    enum bg_json_type type = bg_json_type(node);
    return type != BG_JSON_ARRAY && type != BG_JSON_OBJECT;
}

static bool load_entries(const struct place *place, const struct cJSON *node, struct bg_items *out)
{
    const struct bg_loading *l = place->loading;
    bool map = place->key->type == BG_KEY_MAP;
    if (bg_json_type(node) != (map ? BG_JSON_OBJECT : BG_JSON_ARRAY)) {
        out->said = true;
        return field_wrong_type(place, node);
    }
    bool ok = map ? bg_shape_load_map(l, node, place->key->of, out)
                  : bg_shape_load_list(l, node, place->key->of, out);
    if (out->n < place->key->least && ok) {
        bg_diag_add(l->diags, BG_E208, bg_json_pos(l->json, node), "%s must have at least %zu %s",
                    title(place), place->key->least, place->key->least == 1 ? "entry" : "entries");
        return false;
    }
    return ok;
}

static bool load_value(const struct place *place, const struct cJSON *node, void *at)
{
    const struct bg_key *key = place->key;
    size_t index = 0;
    switch (key->type) {
    case BG_KEY_TEXT:
        if (!bg_json_text(node))
            return field_wrong_type(place, node);
        *(const char **)at = bg_json_text(node);
        return true;
    case BG_KEY_WORD:
        if (!load_word(place, node, &index))
            return false;
        *(const char **)at = bg_json_text(node);
        return true;
    case BG_KEY_ENUM:
        if (!load_word(place, node, &index))
            return false;
        *(int *)at = (int)index;
        return true;
    case BG_KEY_DATE:
        return load_date(place, node, at);
    case BG_KEY_INSTANT:
        return load_instant(place, node, at);
    case BG_KEY_BOOL:
        if (bg_json_type(node) != BG_JSON_BOOL)
            return field_wrong_type(place, node);
        *(bool *)at = bg_json_true(node);
        return true;
    case BG_KEY_INT:
        return load_int(place, node, at);
    case BG_KEY_DEC:
        return load_dec(place, node, at);
    case BG_KEY_SCALAR:
        if (!field_is_scalar(node))
            return field_wrong_type(place, node);
        *(const struct cJSON **)at = node;
        return true;
    case BG_KEY_EXPR:
    case BG_KEY_NODE:
        *(const struct cJSON **)at = node;
        return true;
    case BG_KEY_TEXTS:
        return load_texts(place, node, at);
    case BG_KEY_OBJECT:
        return bg_shape_load(place->loading, node, key->of, at);
    case BG_KEY_LIST:
    case BG_KEY_MAP:
        return load_entries(place, node, at);
    }
    return false;
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
    case BG_KEY_DEC:
        if (unless)
            (void)bg_dec_parse(unless, strlen(unless), &number);
        if (key->type == BG_KEY_DEC)
            *(struct bg_dec *)at = number;
        else
            (void)bg_dec_to_int(number, at);
        break;
    case BG_KEY_OBJECT:
        (void)bg_shape_load(l, NULL, key->of, at);
        break;
    default: /* pointers and lists: the zeroed struct says absent */
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
                      const struct bg_shape *shape, struct bg_item *item)
{
    char *out = (char *)item;
    bool ok = true;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        const struct bg_key *key = find_key(shape, bg_json_key(c));
        if (!key) {
            if (strcmp(bg_json_key(c), "comment") != 0)
                ok = unknown_key(l, shape, item, c);
            continue;
        }
        struct place place = {.loading = l, .key = key, .shape = shape, .item = item};
        bool good = load_value(&place, c, out + key->at);
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

bool bg_shape_load(const struct bg_loading *loading, const struct cJSON *node,
                   const struct bg_shape *shape, void *out)
{
    struct bg_item *item = out;
    if (!item->key)
        item->key = "";
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        set_default(loading, key, (char *)out + key->at);
    if (shape->alone)
        set_default(loading, shape->alone, (char *)out + shape->alone->at);
    if (!node)
        return true;
    item->node = node;
    item->pos =
        bg_json_key(node) ? bg_json_key_pos(loading->json, node) : bg_json_pos(loading->json, node);
    bool ok = false;
    if (shape->alone && (!shape->keys || bg_json_type(node) != BG_JSON_OBJECT)) {
        struct place place = {
            .loading = loading, .key = shape->alone, .shape = shape, .item = item};
        ok = load_value(&place, node, (char *)out + shape->alone->at);
    } else if (bg_json_type(node) == BG_JSON_OBJECT) {
        ok = load_keys(loading, node, shape, item);
    } else {
        static const struct bg_key object = {.type = BG_KEY_OBJECT};
        struct place place = {.loading = loading, .key = &object, .shape = shape, .item = item};
        ok = field_wrong_type(&place, node);
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
