/* Shapes as a reference for people: a table of keys for each shape that the root reaches, as Markdown, or as
 * the middle of a manual page. */
#include "base/field.h"

#include <string.h>

enum { SHAPES_MOST = 64 };

struct page {
    struct bg_buf *out;
    bool roff;
    const struct bg_shape *shapes[SHAPES_MOST];
    size_t n;
};

static void field_page_note_shape(struct page *page, const struct bg_shape *shape)
{
    for (size_t i = 0; i < page->n; i++)
        if (page->shapes[i] == shape)
            return;
    if (page->n == SHAPES_MOST)
        return;
    page->shapes[page->n++] = shape;
    if (shape->alone && shape->alone->of)
        field_page_note_shape(page, shape->alone->of);
    for (const struct bg_key *key = shape->keys; key && key->name; key++)
        if (key->of)
            field_page_note_shape(page, key->of);
}

/* Text as the format needs it: cells of a table, or lines of roff. */
static void field_page_put_text(struct page *page, const char *text)
{
    for (const char *p = text; *p; p++) {
        if (page->roff && (*p == '-' || *p == '\\'))
            bg_buf_puts(page->out, *p == '-' ? "\\-" : "\\e");
        else if (!page->roff && *p == '|')
            bg_buf_puts(page->out, "\\|");
        else
            bg_buf_putc(page->out, *p == '\n' ? ' ' : *p);
    }
}

/* A word that is in a file. */
static void field_page_put_code(struct page *page, const char *text)
{
    bg_buf_puts(page->out, page->roff ? "\\fB" : "`");
    field_page_put_text(page, text);
    bg_buf_puts(page->out, page->roff ? "\\fP" : "`");
}

/* What the shape is called in this reference, as a link where that is possible. */
static void put_shape_name(struct page *page, const struct bg_shape *shape)
{
    if (page->roff) {
        field_page_put_code(page, shape->name);
        return;
    }
    bg_buf_printf(page->out, "[%s](#%s)", shape->name, shape->name);
}

static void field_page_put_names(struct page *page, const struct bg_key *key)
{
    for (size_t i = 0; key->names ? key->names[i] != NULL : key->name_at(i) != NULL; i++) {
        bg_buf_puts(page->out, i ? ", " : "");
        field_page_put_code(page, key->names ? key->names[i] : key->name_at(i));
    }
}

static const char *plain_words(enum bg_key_type type)
{
    switch (type) {
    case BG_KEY_TEXT:
        return "text";
    case BG_KEY_DATE:
        return "date (2026-01-31)";
    case BG_KEY_INSTANT:
        return "date, or with the hour: 2026-01-31T14:00";
    case BG_KEY_BOOL:
        return "true or false";
    case BG_KEY_INT:
        return "whole number";
    case BG_KEY_DEC:
        return "number";
    case BG_KEY_EXACT:
        return "number in quotes";
    case BG_KEY_HASH:
        return "SHA-256";
    case BG_KEY_COUNTS:
        return "list of whole numbers";
    case BG_KEY_SCALAR:
        return "number, text, true, false or null";
    case BG_KEY_EXPR:
        return "expression";
    case BG_KEY_TEXTS:
        return "list of texts";
    default:
        return "any value";
    }
}

static void put_bounds(struct page *page, const struct bg_key *key)
{
    if (key->min) {
        bg_buf_puts(page->out, ", at least ");
        field_page_put_text(page, key->min);
    }
    if (key->max) {
        bg_buf_puts(page->out, ", at most ");
        field_page_put_text(page, key->max);
    }
}

static void field_page_put_value(struct page *page, const struct bg_key *key)
{
    switch (key->type) {
    case BG_KEY_WORD:
    case BG_KEY_ENUM:
        field_page_put_names(page, key);
        break;
    case BG_KEY_OBJECT:
        put_shape_name(page, key->of);
        break;
    case BG_KEY_LIST:
        bg_buf_puts(page->out, "list of ");
        put_shape_name(page, key->of);
        break;
    case BG_KEY_MAP:
        bg_buf_puts(page->out, key->of->by == BG_BY_DATE ? "by date: " : "by id: ");
        put_shape_name(page, key->of);
        break;
    default:
        bg_buf_puts(page->out, plain_words(key->type));
        put_bounds(page, key);
    }
    if (key->unless) {
        bg_buf_puts(page->out, "; else ");
        field_page_put_code(page, key->unless);
    }
}

static void field_page_put_key(struct page *page, const struct bg_key *key)
{
    struct bg_buf *out = page->out;
    bg_buf_puts(out, page->roff ? ".TP\n" : "| ");
    field_page_put_code(page, key->name);
    bg_buf_puts(out, page->roff ? " (" : " | ");
    field_page_put_value(page, key);
    if (page->roff)
        bg_buf_puts(out, key->required ? "; required)\n" : ")\n");
    else
        bg_buf_puts(out, key->required ? " | yes | " : " | | ");
    field_page_put_text(page, key->about ? key->about : "");
    bg_buf_puts(out, page->roff ? (key->about ? "\n" : "\\&\n") : " |\n");
}

static void field_page_put_shape(struct page *page, const struct bg_shape *shape)
{
    struct bg_buf *out = page->out;
    if (page->roff)
        bg_buf_printf(out, ".SS %s\n", shape->name);
    else
        bg_buf_printf(out, "\n## %s\n\n", shape->name);
    if (shape->about) {
        field_page_put_text(page, shape->about);
        bg_buf_puts(out, page->roff ? "\n" : "\n\n");
    }
    if (shape->alone) {
        bg_buf_puts(out, shape->keys ? "In short, or with the keys below: " : "Written as: ");
        field_page_put_value(page, shape->alone);
        bg_buf_puts(out, page->roff ? "\n" : "\n\n");
    }
    if (!shape->keys)
        return;
    if (!page->roff)
        bg_buf_puts(out, "| key | value | needed | meaning |\n|---|---|---|---|\n");
    for (const struct bg_key *key = shape->keys; key->name; key++)
        field_page_put_key(page, key);
}

static void field_page_write_page(struct bg_buf *out, const struct bg_shape *root, bool roff)
{
    struct page page = {.out = out, .roff = roff};
    field_page_note_shape(&page, root);
    for (size_t i = 0; i < page.n; i++)
        field_page_put_shape(&page, page.shapes[i]);
}

void bg_shape_tables(struct bg_buf *out, const struct bg_shape *root)
{
    field_page_write_page(out, root, false);
}

void bg_shape_manual(struct bg_buf *out, const struct bg_shape *root)
{
    field_page_write_page(out, root, true);
}
