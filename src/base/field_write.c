/* Writing by shapes: the other way of base/field.c, row by row. */
#include "base/field.h"

#include <string.h>

#include "base/date.h"

struct writing {
    struct bg_buf *out;
    const struct bg_json *json; /* of the nodes */
    int depth;
    /* Of the root: a key was written that has entries, so that each has a line from now on. */
    bool lines;
};

static void write_item(struct writing *w, const struct bg_shape *shape, const struct bg_item *item);

static void write_node(struct writing *w, const struct cJSON *node)
{
    const char *text;
    size_t n;
    bg_json_raw(w->json, node, &text, &n);
    bg_buf_put(w->out, text, n);
}

static void write_entries(struct writing *w, const struct bg_key *key, const struct bg_items *list)
{
    bool map = key->type == BG_KEY_MAP;
    const char *at = list->items;
    bg_buf_putc(w->out, map ? '{' : '[');
    for (size_t i = 0; i < list->n; i++, at += key->of->size) {
        const struct bg_item *item = (const void *)at;
        bg_buf_puts(w->out, i > 0 ? "," : "");
        bg_buf_puts(w->out, w->depth == 1 ? "\n  " : "");
        if (map) {
            bg_buf_json(w->out, item->key, -1);
            bg_buf_putc(w->out, ':');
        }
        write_item(w, key->of, item);
    }
    bg_buf_putc(w->out, map ? '}' : ']');
}

/* A text that was never set is the empty one. */
static void write_text(struct bg_buf *out, const char *text)
{
    bg_buf_json(out, text ? text : "", -1);
}

static void write_texts(struct bg_buf *out, const struct bg_texts *texts)
{
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < texts->n; i++) {
        bg_buf_puts(out, i > 0 ? "," : "");
        bg_buf_json(out, texts->items[i], -1);
    }
    bg_buf_putc(out, ']');
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

static void write_value(struct writing *w, const struct bg_key *key, const void *at)
{
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
    case BG_KEY_SCALAR:
    case BG_KEY_EXPR:
    case BG_KEY_NODE:
        write_node(w, *(const struct cJSON *const *)at);
        return;
    case BG_KEY_TEXTS:
        write_texts(w->out, at);
        return;
    case BG_KEY_OBJECT:
        write_item(w, key->of, at);
        return;
    case BG_KEY_LIST:
    case BG_KEY_MAP:
        write_entries(w, key, at);
        return;
    }
}

/* -- which keys -------------------------------------------------------------------------------- */

static bool says(const struct bg_shape *shape, const struct bg_item *item);

static bool is_other_number(const struct bg_key *key, struct bg_dec value)
{
    struct bg_dec unless = bg_dec_int(0);
    if (key->unless)
        (void)bg_dec_parse(key->unless, strlen(key->unless), &unless);
    return bg_dec_cmp(value, unless) != 0;
}

/* The member is not what it is where the file does not have the key. */
static bool is_set(const struct bg_key *key, const void *at)
{
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
        return is_other_number(key, *(const struct bg_dec *)at);
    case BG_KEY_SCALAR:
    case BG_KEY_EXPR:
    case BG_KEY_NODE:
        return *(const struct cJSON *const *)at != NULL;
    case BG_KEY_TEXTS:
        return ((const struct bg_texts *)at)->n > 0;
    case BG_KEY_OBJECT:
        return says(key->of, at);
    case BG_KEY_LIST:
    case BG_KEY_MAP:
        return ((const struct bg_items *)at)->said || ((const struct bg_items *)at)->n > 0;
    }
    return false;
}

/* The key is written: the file that the item comes from has it, or there is something to say. */
static bool is_written(const struct bg_key *key, const struct bg_item *item)
{
    const char *member = (const char *)item;
    const struct cJSON *had = item->node ? bg_json_get(item->node, key->name) : NULL;
    return had || key->required || (key->said && *(const bool *)(member + key->said)) ||
           is_set(key, member + key->at);
}

static bool says(const struct bg_shape *shape, const struct bg_item *item)
{
    if (shape->alone && is_set(shape->alone, (const char *)item + shape->alone->at))
        return true;
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        if (is_set(key, (const char *)item + key->at))
            return true;
    return item->node != NULL;
}

/* The short form says all: nothing is written but its own member. */
static bool is_short(const struct bg_shape *shape, const struct bg_item *item)
{
    if (!shape->alone || (item->node && bg_json_type(item->node) == BG_JSON_OBJECT && shape->keys))
        return false;
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        if (key->at != shape->alone->at && is_set(key, (const char *)item + key->at))
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

static void write_item(struct writing *w, const struct bg_shape *shape, const struct bg_item *item)
{
    size_t n = 0;
    if (is_short(shape, item)) {
        write_value(w, shape->alone, (const char *)item + shape->alone->at);
        return;
    }
    bg_buf_putc(w->out, '{');
    w->depth++;
    for (const struct bg_key *key = shape->keys; key->name; key++) {
        if (!is_written(key, item))
            continue;
        write_key(w, key, n++);
        write_value(w, key, (const char *)item + key->at);
    }
    w->depth--;
    bg_buf_putc(w->out, '}');
}

void bg_shape_write(struct bg_buf *out, const struct bg_json *json, const struct bg_shape *shape,
                    const void *item)
{
    struct writing w = {.out = out, .json = json};
    write_item(&w, shape, item);
    bg_buf_putc(out, '\n');
}
