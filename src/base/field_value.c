/* Loading the value of one key. One function for each form of value. */
#include "base/field_value.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"

const char *bg_field_title(const struct bg_field_place *place)
{
    struct bg_arena *arena = place->loading->arena;
    const char *owner = bg_shape_title(arena, place->shape, place->item);
    if (!place->key->name)
        return owner;
    return bg_arena_printf(arena, "\"%s\" of %s", place->key->name, owner);
}

void bg_field_keep(const struct bg_field_place *place, const void *items, size_t n)
{
    memcpy(place->out + place->key->at, &items, sizeof items);
    memcpy(place->out + place->key->n_at, &n, sizeof n);
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
    case BG_KEY_EXACT:
        return "a number in quotes";
    case BG_KEY_HASH:
        return "a SHA-256 in quotes";
    case BG_KEY_COUNTS:
        return "a list of whole numbers";
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

bool bg_field_wrong_type(const struct bg_field_place *place, const struct cJSON *node)
{
    const struct bg_loading *l = place->loading;
    const struct bg_shape *of = place->key->of;
    const char *want = field_wanted(place->key->type);
    if (of && of->alone && place->key->type == BG_KEY_OBJECT)
        want = field_wanted(of->alone->type);
    bg_diag_add(l->diags, BG_E202, bg_json_pos(l->json, node), "%s must be %s; here is %s",
                bg_field_title(place), want, bg_json_type_name(bg_json_type(node)));
    return false;
}

static bool load_word(const struct bg_field_place *place, const struct cJSON *node, size_t *index)
{
    enum { MOST = 64 };
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    if (!text)
        return bg_field_wrong_type(place, node);
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
                bg_field_title(place), text, near, bg_buf_text(&list));
    return false;
}

static bool load_date(const struct bg_field_place *place, const struct cJSON *node, int64_t *days)
{
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    if (!text)
        return bg_field_wrong_type(place, node);
    if (bg_date_parse(text, strlen(text), days))
        return true;
    *days = INT64_MIN;
    bg_diag_add(l->diags, BG_E205, bg_json_pos(l->json, node), "%s is \"%s\", which is not a date",
                bg_field_title(place), text);
    return false;
}

static bool load_instant(const struct bg_field_place *place, const struct cJSON *node,
                         struct bg_instant *out)
{
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    if (!text)
        return bg_field_wrong_type(place, node);
    if (bg_instant_parse(text, strlen(text), out))
        return true;
    bg_diag_add(l->diags, BG_E205, bg_json_pos(l->json, node),
                "%s is \"%s\", which is not a date, nor one with a time such as "
                "\"2026-03-13T14:00:00-07:00\"",
                bg_field_title(place), text);
    return false;
}

static bool field_within(const struct bg_field_place *place, const struct cJSON *node,
                         struct bg_dec number)
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
                    "%s is %s; it must be from %s to %s", bg_field_title(place), text, key->min,
                    key->max);
    else
        bg_diag_add(l->diags, BG_E206, bg_json_pos(l->json, node), "%s is %s; it must be at %s %s",
                    bg_field_title(place), text, low ? "least" : "most", low ? key->min : key->max);
    return false;
}

static bool load_dec(const struct bg_field_place *place, const struct cJSON *node,
                     struct bg_dec *out)
{
    const struct bg_loading *l = place->loading;
    struct bg_dec number;
    if (bg_json_type(node) != BG_JSON_NUMBER)
        return bg_field_wrong_type(place, node);
    if (!bg_json_dec(l->json, node, &number)) {
        bg_diag_add(l->diags, BG_E206, bg_json_pos(l->json, node), "%s has too many digits",
                    bg_field_title(place));
        return false;
    }
    if (!field_within(place, node, number))
        return false;
    *out = number;
    return true;
}

static bool load_int(const struct bg_field_place *place, const struct cJSON *node, int64_t *out)
{
    struct bg_dec number;
    if (!load_dec(place, node, &number))
        return false;
    return bg_dec_to_int(number, out) || bg_field_wrong_type(place, node);
}

/* The number in a text. */
static bool load_exact(const struct bg_field_place *place, const struct cJSON *node,
                       struct bg_dec *out)
{
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    struct bg_dec number;
    if (!text)
        return bg_field_wrong_type(place, node);
    if (!bg_dec_parse(text, strlen(text), &number)) {
        bg_diag_add(l->diags, BG_E202, bg_json_pos(l->json, node),
                    "%s is \"%s\", which is not a decimal number", bg_field_title(place), text);
        return false;
    }
    if (!field_within(place, node, number))
        return false;
    *out = number;
    return true;
}

static bool load_hash(const struct bg_field_place *place, const struct cJSON *node,
                      unsigned char *out)
{
    const struct bg_loading *l = place->loading;
    const char *text = bg_json_text(node);
    if (!text)
        return bg_field_wrong_type(place, node);
    if (bg_sha256_parse(text, out))
        return true;
    bg_diag_add(l->diags, BG_E202, bg_json_pos(l->json, node),
                "%s must be a SHA-256: 64 digits from 0 to f", bg_field_title(place));
    return false;
}

static bool load_counts(const struct bg_field_place *place, const struct cJSON *node, int64_t *out)
{
    const struct bg_loading *l = place->loading;
    size_t n = place->key->n, i = 0;
    struct bg_dec number;
    bool ok = bg_json_type(node) == BG_JSON_ARRAY && bg_json_size(node) == n;
    for (const struct cJSON *c = bg_json_first(node); ok && c; c = bg_json_next(c), i++)
        ok = bg_json_dec(l->json, c, &number) && bg_dec_to_int(number, &out[i]) && out[i] >= 0;
    if (!ok)
        bg_diag_add(l->diags, BG_E202, bg_json_pos(l->json, node),
                    "%s must be a list of %zu counts", bg_field_title(place), n);
    return ok;
}

static bool load_texts(const struct bg_field_place *place, const struct cJSON *node)
{
    const struct bg_key *key = place->key;
    bool ok = true;
    if (bg_json_type(node) != BG_JSON_ARRAY)
        return bg_field_wrong_type(place, node);
    const char **items = BG_ARRAY(place->loading->arena, bg_json_size(node), const char *);
    size_t n = 0;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        if (bg_json_text(c))
            items[n++] = bg_json_text(c);
        else
            ok = bg_field_wrong_type(place, c);
    }
    if (key->n_at != 0)
        bg_field_keep(place, items, n);
    else
        *(struct bg_texts *)(void *)(place->out + key->at) =
            (struct bg_texts){.items = items, .n = n};
    return ok;
}

static bool field_is_scalar(const struct cJSON *node)
{
    enum bg_json_type type = bg_json_type(node);
    return type != BG_JSON_ARRAY && type != BG_JSON_OBJECT;
}

bool bg_field_load(const struct bg_field_place *place, const struct cJSON *node)
{
    void *at = place->out + place->key->at;
    size_t index = 0;
    switch (place->key->type) {
    case BG_KEY_TEXT:
        if (!bg_json_text(node))
            return bg_field_wrong_type(place, node);
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
            return bg_field_wrong_type(place, node);
        *(bool *)at = bg_json_true(node);
        return true;
    case BG_KEY_INT:
        return load_int(place, node, at);
    case BG_KEY_DEC:
        return load_dec(place, node, at);
    case BG_KEY_EXACT:
        return load_exact(place, node, at);
    case BG_KEY_HASH:
        return load_hash(place, node, at);
    case BG_KEY_COUNTS:
        return load_counts(place, node, at);
    case BG_KEY_SCALAR:
        if (!field_is_scalar(node))
            return bg_field_wrong_type(place, node);
        *(const struct cJSON **)at = node;
        return true;
    case BG_KEY_EXPR:
    case BG_KEY_NODE:
        *(const struct cJSON **)at = node;
        return true;
    case BG_KEY_TEXTS:
        return load_texts(place, node);
    case BG_KEY_OBJECT:
    case BG_KEY_LIST:
    case BG_KEY_MAP:
        break; /* base/field.c */
    }
    return false;
}
