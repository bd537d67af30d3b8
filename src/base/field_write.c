/* Writing by shapes: the other way of base/field.c, row by row. */
#include "base/field.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"

struct writing {
    struct bg_buf *out;
    const struct bg_json *json; /* of the nodes */
    int depth; /* 1: in the root, whose entries have lines; a bare one begins deeper and has none */
    /* Of the root: a key was written that has entries, so that each has a line from now on. */
    bool lines;
};

static void write_item(struct writing *w, const struct bg_shape *shape, const void *item);

/* What is in the pointer and the size_t of a key with n_at, or in the struct that has both. */
static struct bg_items entries_of(const struct bg_key *key, const char *item)
{
    struct bg_items entries = {0};
    if (key->n_at == 0)
        return *(const struct bg_items *)(const void *)(item + key->at);
    memcpy(&entries.items, item + key->at, sizeof entries.items);
    memcpy(&entries.n, item + key->n_at, sizeof entries.n);
    return entries;
}

static struct bg_texts texts_of(const struct bg_key *key, const char *item)
{
    struct bg_texts texts = {0};
    if (key->n_at == 0)
        return *(const struct bg_texts *)(const void *)(item + key->at);
    memcpy(&texts.items, item + key->at, sizeof texts.items);
    memcpy(&texts.n, item + key->n_at, sizeof texts.n);
    return texts;
}

static void write_node(struct writing *w, const struct cJSON *node)
{
    const char *text;
    size_t n;
    bg_json_raw(w->json, node, &text, &n);
    bg_buf_put(w->out, text, n);
}

static void write_entries(struct writing *w, const struct bg_key *key, struct bg_items list)
{
    bool map = key->type == BG_KEY_MAP;
    const char *at = list.items;
    bg_buf_putc(w->out, map ? '{' : '[');
    for (size_t i = 0; i < list.n; i++, at += key->of->size) {
        bg_buf_puts(w->out, i > 0 ? "," : "");
        bg_buf_puts(w->out, w->depth == 1 ? "\n  " : "");
        if (map) {
            bg_buf_json(w->out, ((const struct bg_item *)(const void *)at)->key, -1);
            bg_buf_putc(w->out, ':');
        }
        write_item(w, key->of, at);
    }
    bg_buf_putc(w->out, map ? '}' : ']');
}

/* A text that was never set is the empty one. */
static void write_text(struct bg_buf *out, const char *text)
{
    bg_buf_json(out, text ? text : "", -1);
}

static void write_texts(struct bg_buf *out, struct bg_texts texts)
{
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < texts.n; i++) {
        bg_buf_puts(out, i > 0 ? "," : "");
        bg_buf_json(out, texts.items[i], -1);
    }
    bg_buf_putc(out, ']');
}

static void write_counts(struct bg_buf *out, const int64_t *counts, size_t n)
{
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(out, i > 0 ? ",%lld" : "%lld", (long long)counts[i]);
    bg_buf_putc(out, ']');
}

static void write_hash(struct bg_buf *out, const unsigned char hash[32])
{
    char hex[65];
    bg_sha256_hex(hash, hex);
    bg_buf_json(out, hex, -1);
}

static void write_quoted_date(struct bg_buf *out, int64_t days)
{
    char text[BG_DATE_TEXT];
    bg_buf_json(out, bg_date_text(days, text), -1);
}

/* As bg_instant_parse reads it: the words of bg_instant_text, "2026-03-13 14:00 UTC", without its blanks. */
static void write_instant(struct bg_buf *out, struct bg_instant at)
{
    char text[BG_INSTANT_TEXT], *to = text;
    bool time = false;
    for (const char *p = bg_instant_text(at, text); *p; p++) {
        bool blank = *p == ' ';
        if (!blank)
            *to++ = *p;
        else if (!time)
            *to++ = 'T';
        time |= blank;
    }
    *to = '\0';
    char *utc = strstr(text, "UTC");
    if (utc != NULL)
        strcpy(utc, "Z");
    bg_buf_json(out, text, -1);
}

static const char *name_of(const struct bg_key *key, int i)
{
    return key->names ? key->names[i] : key->name_at((size_t)i);
}

static void write_value(struct writing *w, const struct bg_key *key, const char *item)
{
    const void *at = item + key->at;
    char text[BG_DEC_TEXT];
    switch (key->type) {
    case BG_KEY_TEXT:
    case BG_KEY_WORD:
        write_text(w->out, *(const char *const *)at);
        return;
    case BG_KEY_ENUM:
        bg_buf_json(w->out, name_of(key, *(const int *)at), -1);
        return;
    case BG_KEY_DATE:
        write_quoted_date(w->out, *(const int64_t *)at);
        return;
    case BG_KEY_INSTANT:
        write_instant(w->out, *(const struct bg_instant *)at);
        return;
    case BG_KEY_BOOL:
        bg_buf_puts(w->out, *(const bool *)at ? "true" : "false");
        return;
    case BG_KEY_INT:
        bg_buf_printf(w->out, "%lld", (long long)*(const int64_t *)at);
        return;
    case BG_KEY_DEC:
        bg_buf_puts(w->out, bg_dec_text(*(const struct bg_dec *)at, text));
        return;
    case BG_KEY_EXACT:
        bg_buf_json(w->out, bg_dec_text(*(const struct bg_dec *)at, text), -1);
        return;
    case BG_KEY_HASH:
        write_hash(w->out, at);
        return;
    case BG_KEY_COUNTS:
        write_counts(w->out, at, key->n);
        return;
    case BG_KEY_SCALAR:
    case BG_KEY_EXPR:
    case BG_KEY_NODE:
        write_node(w, *(const struct cJSON *const *)at);
        return;
    case BG_KEY_TEXTS:
        write_texts(w->out, texts_of(key, item));
        return;
    case BG_KEY_OBJECT:
        write_item(w, key->of, at);
        return;
    case BG_KEY_LIST:
    case BG_KEY_MAP:
        write_entries(w, key, entries_of(key, item));
        return;
    }
}

/* -- which keys -------------------------------------------------------------------------------- */

static bool says(const struct bg_shape *shape, const void *item);

static bool any_set(const void *bytes, size_t n)
{
    for (const unsigned char *p = bytes, *end = p + n; p < end; p++)
        if (*p)
            return true;
    return false;
}

static bool is_other_number(const struct bg_key *key, struct bg_dec value)
{
    struct bg_dec unless = bg_dec_int(0);
    if (key->unless)
        (void)bg_dec_parse(key->unless, strlen(key->unless), &unless);
    return bg_dec_cmp(value, unless) != 0;
}

/* The member is not what it is where the file does not have the key. */
static bool is_set(const struct bg_key *key, const char *item)
{
    const void *at = item + key->at;
    const char *unless = key->unless ? key->unless : "";
    switch (key->type) {
    case BG_KEY_TEXT:
    case BG_KEY_WORD:
        return *(const char *const *)at && strcmp(*(const char *const *)at, unless) != 0;
    case BG_KEY_ENUM:
        return key->unless ? strcmp(name_of(key, *(const int *)at), unless) != 0
                           : *(const int *)at != 0;
    case BG_KEY_DATE:
        return *(const int64_t *)at != BG_NO_DATE;
    case BG_KEY_INSTANT:
        return bg_instant_known(*(const struct bg_instant *)at);
    case BG_KEY_BOOL:
        return *(const bool *)at != (strcmp(unless, "true") == 0);
    case BG_KEY_INT:
        return is_other_number(key, bg_dec_int(*(const int64_t *)at));
    case BG_KEY_DEC:
    case BG_KEY_EXACT:
        return is_other_number(key, *(const struct bg_dec *)at);
    case BG_KEY_HASH:
        return any_set(at, 32);
    case BG_KEY_COUNTS:
        return any_set(at, key->n * sizeof(int64_t));
    case BG_KEY_SCALAR:
    case BG_KEY_EXPR:
    case BG_KEY_NODE:
        return *(const struct cJSON *const *)at != NULL;
    case BG_KEY_TEXTS:
        return texts_of(key, item).n > 0;
    case BG_KEY_OBJECT:
        return says(key->of, at);
    case BG_KEY_LIST:
    case BG_KEY_MAP:
        return entries_of(key, item).said || entries_of(key, item).n > 0;
    }
    return false;
}

/* The object of the file that the item comes from; NULL: it comes from none. */
static const struct cJSON *node_of(const struct bg_shape *shape, const void *item)
{
    return shape->bare ? NULL : ((const struct bg_item *)item)->node;
}

/* The key is written: the file that the item comes from has it, or there is something to say. */
static bool is_written(const struct bg_shape *shape, const struct bg_key *key, const char *item)
{
    if (shape->whole && key->type != BG_KEY_DATE && key->type != BG_KEY_INSTANT)
        return true;
    const struct cJSON *node = node_of(shape, item);
    return bg_json_get(node, key->name) || key->required ||
           (key->said && *(const bool *)(item + key->said)) || is_set(key, item);
}

static bool says(const struct bg_shape *shape, const void *item)
{
    if (shape->alone && is_set(shape->alone, item))
        return true;
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        if (is_set(key, item))
            return true;
    return node_of(shape, item) != NULL;
}

/* The short form says all: nothing is written but its own member. */
static bool is_short(const struct bg_shape *shape, const void *item)
{
    const struct cJSON *node = node_of(shape, item);
    if (!shape->alone || (node && bg_json_type(node) == BG_JSON_OBJECT && shape->keys))
        return false;
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        if (key->at != shape->alone->at && is_set(key, item))
            return false;
    return true;
}

/* -- objects ------------------------------------------------------------------------------------ */

static void write_key(struct writing *w, const struct bg_key *key, size_t before)
{
    bool entries = key->type >= BG_KEY_OBJECT;
    w->lines |= w->depth == 1 && entries;
    bg_buf_puts(w->out, before > 0 ? "," : "");
    bg_buf_puts(w->out, w->depth == 1 && w->lines ? "\n " : "");
    bg_buf_json(w->out, key->name, -1);
    bg_buf_putc(w->out, ':');
}

static void write_item(struct writing *w, const struct bg_shape *shape, const void *item)
{
    size_t n = 0;
    if (is_short(shape, item)) {
        write_value(w, shape->alone, item);
        return;
    }
    bg_buf_putc(w->out, '{');
    w->depth++;
    for (const struct bg_key *key = shape->keys; key->name; key++) {
        if (!is_written(shape, key, item))
            continue;
        write_key(w, key, n++);
        write_value(w, key, item);
    }
    w->depth--;
    bg_buf_putc(w->out, '}');
}

void bg_shape_write(struct bg_buf *out, const struct bg_json *json, const struct bg_shape *shape,
                    const void *item)
{
    struct writing w = {.out = out, .json = json, .depth = shape->bare};
    write_item(&w, shape, item);
    bg_buf_putc(out, '\n');
}
