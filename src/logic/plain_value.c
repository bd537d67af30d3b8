/* Values of the plain profile: making them from JSON, comparing them, writing them as JSON. */
#include "logic/plain_value.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "logic/plain.h"

struct bg_plain_value bg_plain_bool(bool truth)
{
    return (struct bg_plain_value){.type = BG_PLAIN_BOOL, .as.truth = truth};
}

struct bg_plain_value bg_plain_number(double number)
{
    return (struct bg_plain_value){.type = BG_PLAIN_NUMBER, .as.number = number};
}

struct bg_plain_value bg_plain_text(const char *text, size_t n)
{
    return (struct bg_plain_value){.type = BG_PLAIN_TEXT, .length = n, .as.text = text};
}

static bool from_json(struct bg_arena *arena, const struct cJSON *node, int room,
                      struct bg_plain_value *out);

static bool list_from_json(struct bg_arena *arena, const struct cJSON *node, int room,
                           struct bg_plain_value *out)
{
    bool object = bg_json_type(node) == BG_JSON_OBJECT;
    struct bg_plain_list *list = BG_NEW(arena, struct bg_plain_list);
    size_t n = bg_json_size(node);
    struct bg_plain_value *items = BG_ARRAY(arena, n, struct bg_plain_value);
    struct bg_plain_value *keys = object ? BG_ARRAY(arena, n, struct bg_plain_value) : NULL;
    size_t i = 0;
    list->depth = 1;
    for (const struct cJSON *child = bg_json_first(node); child != NULL;
         child = bg_json_next(child), i++) {
        if (!from_json(arena, child, room - 1, &items[i]))
            return false;
        if (keys != NULL)
            keys[i] = bg_plain_text(bg_json_key(child), strlen(bg_json_key(child)));
        if (items[i].type >= BG_PLAIN_ARRAY && items[i].as.list->depth >= list->depth)
            list->depth = items[i].as.list->depth + 1;
    }
    list->n = n;
    list->keys = keys;
    list->items = items;
    out->type = object ? BG_PLAIN_OBJECT : BG_PLAIN_ARRAY;
    out->as.list = list;
    return true;
}

static bool from_json(struct bg_arena *arena, const struct cJSON *node, int room,
                      struct bg_plain_value *out)
{
    *out = BG_PLAIN_NOTHING;
    if (room <= 0)
        return false;
    switch (bg_json_type(node)) {
    case BG_JSON_NULL:
        break;
    case BG_JSON_BOOL:
        *out = bg_plain_bool(bg_json_true(node));
        break;
    case BG_JSON_NUMBER:
        *out = bg_plain_number(bg_json_double(node));
        break;
    case BG_JSON_TEXT:
        *out = bg_plain_text(bg_json_text(node), strlen(bg_json_text(node)));
        break;
    case BG_JSON_ARRAY:
    case BG_JSON_OBJECT:
        return list_from_json(arena, node, room, out);
    }
    return true;
}

bool bg_plain_from_json(struct bg_arena *arena, const struct cJSON *node,
                        struct bg_plain_value *out)
{
    return from_json(arena, node, BG_PLAIN_DEPTH, out);
}

bool bg_plain_truthy(struct bg_plain_value value)
{
    switch (value.type) {
    case BG_PLAIN_NULL:
        return false;
    case BG_PLAIN_BOOL:
        return value.as.truth;
    case BG_PLAIN_NUMBER:
        return value.as.number != 0;
    case BG_PLAIN_TEXT:
        return value.length > 0;
    case BG_PLAIN_ARRAY:
        return value.as.list->n > 0;
    case BG_PLAIN_OBJECT:
        return true;
    }
    return false;
}

bool bg_plain_same(struct bg_plain_value a, struct bg_plain_value b)
{
    if (a.type != b.type)
        return false;
    switch (a.type) {
    case BG_PLAIN_NULL:
        return true;
    case BG_PLAIN_BOOL:
        return a.as.truth == b.as.truth;
    case BG_PLAIN_NUMBER:
        return a.as.number == b.as.number;
    case BG_PLAIN_TEXT:
        return a.length == b.length && memcmp(a.as.text, b.as.text, a.length) == 0;
    case BG_PLAIN_ARRAY:
    case BG_PLAIN_OBJECT:
        return a.as.list == b.as.list;
    }
    return false;
}

/* UTF-16 puts U+E000 to U+FFFF (lead bytes EE and EF) after the supplementary planes (F0 to F4);
 * otherwise UTF-8 has the same order. */
static int utf16_weight(unsigned char c)
{
    return c == 0xEE || c == 0xEF ? c + 0x10 : c;
}

int bg_plain_text_cmp(struct bg_plain_value a, struct bg_plain_value b)
{
    size_t n = a.length < b.length ? a.length : b.length;
    for (size_t i = 0; i < n; i++)
        if (a.as.text[i] != b.as.text[i])
            return utf16_weight((unsigned char)a.as.text[i]) -
                   utf16_weight((unsigned char)b.as.text[i]);
    return (a.length > b.length) - (a.length < b.length);
}

/* Values can share their parts, so that a small one may have an endless text: the limit is
 * checked at each part. */
static bool plain_value_put(struct bg_buf *out, struct bg_plain_value value, size_t end)
{
    char number[BG_PLAIN_NUMBER_TEXT];
    if (out->size > end)
        return false;
    switch (value.type) {
    case BG_PLAIN_NULL:
        bg_buf_puts(out, "null");
        return true;
    case BG_PLAIN_BOOL:
        bg_buf_puts(out, value.as.truth ? "true" : "false");
        return true;
    case BG_PLAIN_NUMBER:
        bg_buf_puts(out, bg_plain_number_text(value.as.number, number));
        return true;
    case BG_PLAIN_TEXT:
        bg_buf_json(out, value.as.text, (long)value.length);
        return true;
    case BG_PLAIN_ARRAY:
    case BG_PLAIN_OBJECT:
        break;
    }
    const struct bg_plain_list *list = value.as.list;
    bool object = value.type == BG_PLAIN_OBJECT;
    bg_buf_putc(out, object ? '{' : '[');
    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            bg_buf_putc(out, ',');
        if (object) {
            bg_buf_json(out, list->keys[i].as.text, (long)list->keys[i].length);
            bg_buf_putc(out, ':');
        }
        if (!plain_value_put(out, list->items[i], end))
            return false;
    }
    bg_buf_putc(out, object ? '}' : ']');
    return true;
}

bool bg_plain_write(struct bg_buf *out, struct bg_plain_value value, size_t limit)
{
    size_t start = out->size;
    if (plain_value_put(out, value, start + limit) && out->size - start <= limit)
        return true;
    out->size = start;
    out->data[start] = '\0';
    return false;
}
