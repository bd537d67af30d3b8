/* Shapes as JSON Schema 2020-12: each shape that the root reaches is an entry of $defs. */
#include "base/field.h"

#include <string.h>

enum { SHAPES_MOST = 64 };

struct writer {
    struct bg_buf *out;
    const struct bg_shape *shapes[SHAPES_MOST];
    size_t n;
};

static void field_schema_note_shape(struct writer *w, const struct bg_shape *shape);

static void note_keys(struct writer *w, const struct bg_shape *shape)
{
    if (shape->alone && shape->alone->of)
        field_schema_note_shape(w, shape->alone->of);
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        if (key->of)
            field_schema_note_shape(w, key->of);
}

static void field_schema_note_shape(struct writer *w, const struct bg_shape *shape)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->shapes[i] == shape)
            return;
    if (w->n == SHAPES_MOST)
        return;
    w->shapes[w->n++] = shape;
    note_keys(w, shape);
}

static void field_schema_put_names(struct bg_buf *out, const struct bg_key *key)
{
    bg_buf_puts(out, "\"enum\": [");
    for (size_t i = 0; key->names ? key->names[i] != NULL : key->name_at(i) != NULL; i++) {
        bg_buf_puts(out, i ? ", " : "");
        bg_buf_json(out, key->names ? key->names[i] : key->name_at(i), -1);
    }
    bg_buf_putc(out, ']');
}

static void field_schema_put_map(struct bg_buf *out, const struct bg_shape *of, size_t least)
{
    bg_buf_puts(out, "\"type\": \"object\", ");
    if (least)
        bg_buf_printf(out, "\"minProperties\": %zu, ", least);
    if (!of->alone) /* a remark, or an entry of that id */
        bg_buf_printf(out,
                      "\"properties\": {\"comment\": {\"anyOf\": [{\"type\": \"string\"}, "
                      "{\"$ref\": \"#/$defs/%s\"}]}}, ",
                      of->name);
    if (of->by == BG_BY_TEXT)
        bg_buf_printf(out, "\"additionalProperties\": {\"$ref\": \"#/$defs/%s\"}", of->name);
    else
        bg_buf_printf(out,
                      "\"patternProperties\": {\"%s\": {\"$ref\": \"#/$defs/%s\"}}, "
                      "\"additionalProperties\": false",
                      of->by == BG_BY_DATE ? "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
                      : of->alone          ? "^[a-z0-9_-]{1,64}$"
                                           : "^(?!comment$)[a-z0-9_-]{1,64}$",
                      of->name);
}

static void field_schema_put_number(struct bg_buf *out, const struct bg_key *key)
{
    bg_buf_printf(out, "\"type\": \"%s\"", key->type == BG_KEY_INT ? "integer" : "number");
    if (key->min)
        bg_buf_printf(out, ", \"minimum\": %s", key->min);
    if (key->max)
        bg_buf_printf(out, ", \"maximum\": %s", key->max);
    if (key->unless)
        bg_buf_printf(out, ", \"default\": %s", key->unless);
}

/* The members of a key's schema, without braces. */
static void field_schema_put_members(struct bg_buf *out, const struct bg_key *key)
{
    switch (key->type) {
    case BG_KEY_TEXT:
        bg_buf_puts(out, "\"type\": \"string\"");
        break;
    case BG_KEY_WORD:
    case BG_KEY_ENUM:
        field_schema_put_names(out, key);
        if (key->unless)
            bg_buf_printf(out, ", \"default\": \"%s\"", key->unless);
        break;
    case BG_KEY_DATE:
        bg_buf_puts(out, "\"type\": \"string\", \"format\": \"date\", \"pattern\": "
                         "\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"");
        break;
    case BG_KEY_INSTANT:
        bg_buf_puts(out, "\"type\": \"string\", \"pattern\": "
                         "\"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}"
                         "(:[0-9]{2}([.,][0-9]+)?)?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?)?$\"");
        break;
    case BG_KEY_BOOL:
        bg_buf_puts(out, "\"type\": \"boolean\"");
        break;
    case BG_KEY_INT:
    case BG_KEY_DEC:
        field_schema_put_number(out, key);
        break;
    case BG_KEY_EXACT:
        bg_buf_puts(out, "\"type\": \"string\", \"pattern\": \"^-?[0-9]+([.][0-9]+)?$\"");
        break;
    case BG_KEY_HASH:
        bg_buf_puts(out, "\"type\": \"string\", \"pattern\": \"^[0-9a-f]{64}$\"");
        break;
    case BG_KEY_COUNTS:
        bg_buf_printf(out,
                      "\"type\": \"array\", \"minItems\": %zu, \"maxItems\": %zu, "
                      "\"items\": {\"type\": \"integer\", \"minimum\": 0}",
                      key->n, key->n);
        break;
    case BG_KEY_SCALAR:
        bg_buf_puts(out, "\"type\": [\"number\", \"string\", \"boolean\", \"null\"]");
        break;
    case BG_KEY_EXPR:
        bg_buf_puts(out, "\"$ref\": \"#/$defs/expression\"");
        break;
    case BG_KEY_NODE:
        if (strcmp(key->schema, "true") == 0)
            bg_buf_puts(out, "\"title\": \"any value\"");
        else
            bg_buf_put(out, key->schema + 1, strlen(key->schema) - 2);
        break;
    case BG_KEY_TEXTS:
        bg_buf_puts(out, "\"type\": \"array\", \"items\": {\"type\": \"string\"}");
        break;
    case BG_KEY_OBJECT:
        bg_buf_printf(out, "\"$ref\": \"#/$defs/%s\"", key->of->name);
        break;
    case BG_KEY_LIST:
        bg_buf_puts(out, "\"type\": \"array\", ");
        if (key->least)
            bg_buf_printf(out, "\"minItems\": %zu, ", key->least);
        bg_buf_printf(out, "\"items\": {\"$ref\": \"#/$defs/%s\"}", key->of->name);
        break;
    case BG_KEY_MAP:
        field_schema_put_map(out, key->of, key->least);
        break;
    }
    if (key->about) {
        bg_buf_puts(out, ", \"description\": ");
        bg_buf_json(out, key->about, -1);
    }
}

static void put_object(struct bg_buf *out, const struct bg_shape *shape)
{
    bool any = false;
    bg_buf_puts(out, "\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\n"
                     "      \"comment\": true");
    for (const struct bg_key *key = shape->keys; key->name; key++) {
        bg_buf_printf(out, ",\n      \"%s\": {", key->name);
        field_schema_put_members(out, key);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, '}');
    for (const struct bg_key *key = shape->keys; key->name; key++) {
        if (!key->required)
            continue;
        bg_buf_printf(out, "%s\"%s\"", any ? ", " : ", \"required\": [", key->name);
        any = true;
    }
    bg_buf_puts(out, any ? "]" : "");
    if (shape->more)
        shape->more(out);
}

static void field_schema_put_shape(struct bg_buf *out, const struct bg_shape *shape)
{
    bg_buf_printf(out, "    \"%s\": {", shape->name);
    if (shape->about) {
        bg_buf_puts(out, "\"description\": ");
        bg_buf_json(out, shape->about, -1);
        bg_buf_puts(out, ", ");
    }
    if (shape->alone && shape->keys) {
        bg_buf_puts(out, "\"anyOf\": [{");
        field_schema_put_members(out, shape->alone);
        bg_buf_puts(out, "}, {");
        put_object(out, shape);
        bg_buf_puts(out, "}]");
    } else if (shape->alone) {
        field_schema_put_members(out, shape->alone);
    } else {
        put_object(out, shape);
    }
    bg_buf_putc(out, '}');
}

void bg_shape_schema(struct bg_buf *out, const struct bg_shape *root, const char *id,
                     const char *title, const char *defs)
{
    struct writer w = {.out = out};
    field_schema_note_shape(&w, root);
    bg_buf_printf(out,
                  "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                  "  \"$id\": \"%s\",\n  \"title\": \"%s\",\n  \"$ref\": \"#/$defs/%s\",\n"
                  "  \"$defs\": {\n",
                  id, title, root->name);
    for (size_t i = 0; i < w.n; i++) {
        field_schema_put_shape(out, w.shapes[i]);
        bg_buf_puts(out, i + 1 < w.n ? ",\n" : "");
    }
    bg_buf_puts(out, defs ? defs : "");
    bg_buf_puts(out, "\n  }\n}\n");
}
