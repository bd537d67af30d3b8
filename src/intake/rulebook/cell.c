/* Cells: a value of JSON as it is shown, and what was typed as JSON. */
#include "intake/rulebook/cell.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"
#include "base/text.h"

enum {
    DIGITS_MAX = 15, /* what a cell's number keeps */
    TEXT_MAX = 32000 /* bytes; a cell holds 32,767 UTF-16 units */
};

#define CRITERION "criterion "
#define ID        "abcdefghijklmnopqrstuvwxyz0123456789_-"

static struct bg_grid_value cell_nothing(void)
{
    return (struct bg_grid_value){.as = BG_SHOWN_NOTHING, .text = ""};
}

/* A cell holds it as it is: not too long, and nothing in it that hides. */
static bool cell_fits(struct bg_arena *arena, const char *text)
{
    struct bg_buf shown;
    size_t start = 0, n = strlen(text), kept = 0;
    bg_buf_init(&shown, arena);
    for (size_t i = 0; i <= n; i++) {
        if (bg_grid_is_escape(text + i))
            return false;
        if (i < n && !strchr("\n\t", text[i]))
            continue;
        bg_text_visible(&shown, text + start, i - start);
        kept += i - start;
        start = i + 1;
    }
    return n <= TEXT_MAX && kept == shown.size && !strchr(text, '\r');
}

static struct bg_grid_value cell_text_value(struct bg_arena *arena, const char *text)
{
    if (!*text)
        return cell_nothing();
    return (struct bg_grid_value){.as = BG_SHOWN_TEXT,
                                  .text = cell_fits(arena, text) ? text : BG_GRID_KEPT};
}

static int significant(struct bg_dec number)
{
    bg_i128 coef = number.coef < 0 ? -number.coef : number.coef;
    int digits = 0;
    for (; coef; coef /= 10)
        digits++;
    return digits;
}

/* The raw JSON without the blanks that laid it out. */
static const char *cell_compact(struct bg_arena *arena, const struct bg_json *json,
                                const struct cJSON *node)
{
    const char *text;
    size_t n;
    struct bg_buf out;
    bool inside = false;
    bg_json_raw(json, node, &text, &n);
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < n; i++) {
        if (!inside && strchr(" \t\r\n", text[i]))
            continue;
        bg_buf_putc(&out, text[i]);
        if (text[i] == '"')
            inside = !inside;
        else if (inside && text[i] == '\\')
            bg_buf_putc(&out, text[++i]);
        else if (!inside && (text[i] == ',' || text[i] == ':'))
            bg_buf_putc(&out, ' ');
    }
    return bg_buf_text(&out);
}

static struct bg_grid_value show_number(struct bg_arena *arena, const struct bg_json *json,
                                        const struct cJSON *node)
{
    struct bg_dec number;
    if (bg_json_dec(json, node, &number) && significant(number) <= DIGITS_MAX)
        return (struct bg_grid_value){.as = BG_SHOWN_NUMBER, .number = number, .text = ""};
    return cell_text_value(arena, cell_compact(arena, json, node));
}

static struct bg_grid_value show_date(struct bg_arena *arena, const char *text)
{
    int64_t days, first = 0;
    bg_date_parse("1900-03-01", 10, &first); /* before, sheets count a day that never was */
    if (!bg_date_parse(text, strlen(text), &days) || days < first)
        return cell_text_value(arena, text);
    return (struct bg_grid_value){.as = BG_SHOWN_DATE, .days = days, .text = ""};
}

static bool looks_like_number(const char *text)
{
    struct bg_dec number;
    return bg_dec_parse(text, strlen(text), &number);
}

/* Texts that would be taken for something else are in quotes. */
static struct bg_grid_value show_scalar(struct bg_arena *arena, const struct bg_json *json,
                                        const struct cJSON *node)
{
    const char *text = bg_json_text(node);
    if (bg_json_type(node) == BG_JSON_NUMBER)
        return show_number(arena, json, node);
    bool plain = text && *text && *text != '"' && !looks_like_number(text) &&
                 strcmp(text, "true") != 0 && strcmp(text, "false") != 0 &&
                 strcmp(text, "null") != 0;
    return cell_text_value(arena, plain ? text : cell_compact(arena, json, node));
}

/* One a line; as JSON where a line would not do. */
static struct bg_grid_value show_texts(struct bg_arena *arena, const struct bg_json *json,
                                       const struct cJSON *node)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        const char *text = bg_json_text(c);
        if (!text || !*text || strpbrk(text, "\r\n") || *text == '[')
            return cell_text_value(arena, cell_compact(arena, json, node));
        bg_buf_printf(&out, "%s%s", out.size ? "\n" : "", text);
    }
    return cell_text_value(arena, out.size ? bg_buf_text(&out) : cell_compact(arena, json, node));
}

/* Rules for ties, one a line: a word with blanks, or "criterion" and its id. As JSON where that would
 * not give the same back. */
static struct bg_grid_value show_ties(struct bg_arena *arena, const struct bg_json *json,
                                      const struct cJSON *node)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        const char *word = bg_json_text(c), *id = bg_json_text(bg_json_get(c, "criterion"));
        const char *text = word ? word : id;
        if (!text || !*text || text[strspn(text, ID)] || (!word && bg_json_size(c) != 1))
            return cell_text_value(arena, cell_compact(arena, json, node));
        bg_buf_printf(&out, "%s%s", out.size ? "\n" : "", word ? "" : CRITERION);
        for (; *text; text++)
            bg_buf_putc(&out, word && *text == '_' ? ' ' : *text);
    }
    return cell_text_value(arena, out.size ? bg_buf_text(&out) : cell_compact(arena, json, node));
}

struct bg_grid_value bg_grid_show(struct bg_arena *arena, const struct bg_json *json,
                                  const struct cJSON *node, enum bg_grid_kind kind)
{
    const char *text = node ? bg_json_text(node) : NULL;
    if (!node)
        return cell_nothing();
    switch (kind) {
    case BG_GRID_TEXT:
    case BG_GRID_WORD:
        return cell_text_value(arena, text ? text : cell_compact(arena, json, node));
    case BG_GRID_DATE:
    case BG_GRID_MOMENT:
        return text ? show_date(arena, text)
                    : cell_text_value(arena, cell_compact(arena, json, node));
    case BG_GRID_NUMBER:
        return show_number(arena, json, node);
    case BG_GRID_YES_NO:
        return cell_text_value(arena, bg_json_type(node) != BG_JSON_BOOL
                                          ? cell_compact(arena, json, node)
                                      : bg_json_true(node) ? "yes"
                                                           : "no");
    case BG_GRID_SCALAR:
        return show_scalar(arena, json, node);
    case BG_GRID_EXPR:
        if (bg_json_type(node) == BG_JSON_NUMBER)
            return show_number(arena, json, node);
        text = bg_grid_expr_words(arena, json, node);
        return cell_text_value(arena, text ? text : cell_compact(arena, json, node));
    case BG_GRID_TEXTS:
        return show_texts(arena, json, node);
    case BG_GRID_TIES:
        return show_ties(arena, json, node);
    default:
        return cell_text_value(arena, cell_compact(arena, json, node));
    }
}

bool bg_grid_same(const struct bg_grid_value *a, const struct bg_grid_value *b)
{
    if (a->as != b->as)
        return false;
    switch (a->as) {
    case BG_SHOWN_NOTHING:
        return true;
    case BG_SHOWN_TEXT:
        return strcmp(a->text, b->text) == 0;
    case BG_SHOWN_NUMBER:
        return bg_dec_cmp(a->number, b->number) == 0;
    case BG_SHOWN_DATE:
        return a->days == b->days;
    }
    return false;
}

/* -- what was typed ------------------------------------------------------------------------------
 */

static const char *cell_quote(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_json(&out, text, -1);
    return bg_buf_text(&out);
}

static const char *type_json(struct bg_arena *arena, const char *text, const char **why)
{
    struct bg_diags *own = bg_diags_new(arena);
    if (bg_json_parse(arena, own, bg_source_new(arena, "", text, strlen(text)), NULL))
        return text;
    const struct bg_diag *diag = bg_diag_get(own, 0);
    *why = bg_arena_printf(arena, "it is not JSON: %s", diag ? diag->message : "");
    return NULL;
}

static const char *type_number(struct bg_arena *arena, const struct bg_grid_value *value,
                               const char **why)
{
    static const struct bg_cell_text_rule rule = {.decimal = '\0'};
    const char *json = NULL;
    char digits[BG_DEC_TEXT];
    if (value->as == BG_SHOWN_NUMBER) {
        bg_dec_text(value->number, digits);
        return bg_arena_text(arena, digits, strlen(digits));
    }
    if (value->as == BG_SHOWN_TEXT)
        *why = bg_cell_text_number(arena, value->text, &rule, &json);
    else
        *why = "a number belongs here";
    return json;
}

static const char *type_date(struct bg_arena *arena, const struct bg_grid_value *value,
                             const char **why)
{
    int64_t days = value->days;
    char iso[BG_DATE_TEXT];
    *why = NULL;
    if (value->as == BG_SHOWN_TEXT)
        *why = bg_cell_text_date(arena, value->text, "", &days);
    else if (value->as != BG_SHOWN_DATE)
        *why = "a date belongs here, such as 2026-11-24";
    return *why ? NULL : cell_quote(arena, bg_date_text(days, iso));
}

static const char *type_moment(struct bg_arena *arena, const struct bg_grid_value *value,
                               const char **why)
{
    struct bg_instant at;
    if (value->as == BG_SHOWN_TEXT && bg_instant_parse(value->text, strlen(value->text), &at))
        return cell_quote(arena, value->text);
    return type_date(arena, value, why);
}

static const char *type_word(struct bg_arena *arena, const char *const *names, size_t n,
                             const char *text, const char **why)
{
    struct bg_buf list;
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], text) == 0)
            return cell_quote(arena, text);
    const char *near = bg_nearest(text, names, n);
    bg_buf_init(&list, arena);
    for (size_t i = 0; !near && i < n; i++)
        bg_buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", names[i]);
    *why = near ? bg_arena_printf(arena, "\"%s\" is not allowed here; did you mean \"%s\"?", text,
                                  near)
                : bg_arena_printf(arena, "\"%s\" is not allowed here; it may be %s", text,
                                  bg_buf_text(&list));
    return NULL;
}

static const char *type_scalar(struct bg_arena *arena, const char *text, const char **why)
{
    if (*text == '"' || looks_like_number(text) || strcmp(text, "true") == 0 ||
        strcmp(text, "false") == 0 || strcmp(text, "null") == 0)
        return type_json(arena, text, why);
    return cell_quote(arena, text);
}

static const char *type_texts(struct bg_arena *arena, const char *text, const char **why)
{
    struct bg_buf out;
    if (*text == '[')
        return type_json(arena, text, why);
    bg_buf_init(&out, arena);
    bg_buf_putc(&out, '[');
    while (*text) {
        size_t n = strcspn(text, "\r\n");
        if (n) {
            bg_buf_puts(&out, out.size > 1 ? ", " : "");
            bg_buf_json(&out, text, (long)n);
        }
        text += n + strspn(text + n, "\r\n");
    }
    bg_buf_putc(&out, ']');
    return bg_buf_text(&out);
}

static void type_tie(struct bg_buf *out, const char *line, size_t n)
{
    size_t known = strlen(CRITERION);
    bg_buf_puts(out, out->size > 1 ? ", " : "");
    if (n > known && strncmp(line, CRITERION, known) == 0) {
        bg_buf_puts(out, "{\"criterion\": ");
        bg_buf_json(out, line + known, (long)(n - known));
        bg_buf_putc(out, '}');
        return;
    }
    bg_buf_putc(out, '"');
    for (size_t i = 0; i < n; i++)
        if (line[i] == '"' || line[i] == '\\')
            bg_buf_printf(out, "\\%c", line[i]);
        else
            bg_buf_putc(out, line[i] == ' ' || line[i] == '\t' ? '_' : line[i]);
    bg_buf_putc(out, '"');
}

static const char *type_ties(struct bg_arena *arena, const char *text, const char **why)
{
    struct bg_buf out;
    if (*text == '[')
        return type_json(arena, text, why);
    bg_buf_init(&out, arena);
    bg_buf_putc(&out, '[');
    while (*(text += strspn(text, " \r\n\t,"))) {
        size_t n = strcspn(text, "\r\n,"), end = n;
        while (end && strchr(" \t", text[end - 1]))
            end--;
        type_tie(&out, text, end);
        text += n;
    }
    bg_buf_putc(&out, ']');
    return bg_buf_text(&out);
}

const char *bg_grid_type(struct bg_arena *arena, enum bg_grid_kind kind, const char *const *names,
                         size_t names_n, const struct bg_grid_value *value, const char **why)
{
    bool number = value->as == BG_SHOWN_NUMBER;
    if (kind == BG_GRID_NUMBER ||
        (number && (kind == BG_GRID_SCALAR || kind == BG_GRID_EXPR || kind == BG_GRID_JSON)))
        return type_number(arena, value, why);
    if (kind == BG_GRID_DATE)
        return type_date(arena, value, why);
    if (kind == BG_GRID_MOMENT)
        return type_moment(arena, value, why);
    if (number && kind == BG_GRID_TEXT) { /* a version 2, typed as a number */
        const char *digits = type_number(arena, value, why);
        return digits ? cell_quote(arena, digits) : NULL;
    }
    if (value->as != BG_SHOWN_TEXT) {
        *why = value->as == BG_SHOWN_DATE ? "no date belongs here" : "no number belongs here";
        return NULL;
    }
    switch (kind) {
    case BG_GRID_TEXT:
        return cell_quote(arena, value->text);
    case BG_GRID_YES_NO:
        if (strcmp(value->text, "yes") == 0 || strcmp(value->text, "no") == 0)
            return *value->text == 'y' ? "true" : "false";
        *why = "yes or no belongs here";
        return NULL;
    case BG_GRID_WORD:
        return type_word(arena, names, names_n, value->text, why);
    case BG_GRID_SCALAR:
        return type_scalar(arena, value->text, why);
    case BG_GRID_TEXTS:
        return type_texts(arena, value->text, why);
    case BG_GRID_TIES:
        return type_ties(arena, value->text, why);
    case BG_GRID_EXPR:
        return strchr("{[", *value->text) ? type_json(arena, value->text, why)
                                          : bg_grid_expr_parse(arena, value->text, why);
    default:
        return type_json(arena, value->text, why);
    }
}
