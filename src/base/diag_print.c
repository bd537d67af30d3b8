/* The two renderings of diagnostics: for a terminal, with the line and a caret, and as JSON.
 * Whatever comes from a file is made visible first, so that no input writes to the terminal. */
#include "base/diag_list.h"

#include <string.h>

#include "base/text.h"

enum { WINDOW = 100, BEFORE_CARET = 40 };

static const char *const severity_names[] = {
    [BG_NOTE] = "note", [BG_WARNING] = "warning", [BG_ERROR] = "error"};

static const char *severity_color(enum bg_severity severity)
{
    return severity == BG_ERROR ? "\x1b[1;31m" : "\x1b[1;33m";
}

/* Places in ascending order are found in one pass, see bg_source_place. */
struct printer {
    struct bg_buf *out;
    bool color;
    struct bg_place place;
};

static bool has_line(struct bg_pos pos)
{
    return pos.source && !pos.label;
}

/* "file:3:7: ", "form.xlsx: Form!B7: ", or nothing. */
static void print_place(struct bg_buf *out, struct bg_place *place, struct bg_pos pos)
{
    if (pos.source && pos.source->name)
        bg_text_visible(out, pos.source->name, strlen(pos.source->name));
    if (pos.label) {
        bg_buf_puts(out, pos.source && *pos.label ? ": " : "");
        bg_text_visible(out, pos.label, strlen(pos.label));
    } else if (pos.source) {
        bg_source_place(place, pos.source, pos.offset);
        bg_buf_printf(out, ":%lld:%lld", (long long)place->line, (long long)place->column);
    }
    if (pos.source || pos.label)
        bg_buf_puts(out, ": ");
}

/* The line's text as shown, tabs kept. Returns the columns it takes, tabs counting as one. */
static int64_t diag_print_put_shown(struct bg_buf *out, const char *text, size_t n)
{
    size_t before = out->size;
    for (size_t i = 0, start = 0; i <= n; i++) {
        if (i < n && text[i] != '\t')
            continue;
        bg_text_visible(out, text + start, i - start);
        if (i < n)
            bg_buf_putc(out, '\t');
        start = i + 1;
    }
    return bg_utf8_count(bg_buf_text(out) + before, out->size - before);
}

static size_t step_back(const char *text, size_t at, int columns)
{
    while (at > 0 && columns > 0) {
        at--;
        columns -= ((unsigned char)text[at] & 0xC0) != 0x80;
    }
    return at;
}

static size_t step_on(const char *text, size_t at, size_t end, int columns)
{
    while (at < end && columns > 0) {
        size_t length = bg_utf8_length(text + at, end - at);
        at += length ? length : 1;
        columns--;
    }
    return at;
}

/* The part of the line around the caret: [from, to) of the source's text. */
static void window(const struct bg_source *source, size_t start, size_t offset, size_t *from,
                   size_t *to, bool *cut_end)
{
    const char *text = source->text;
    size_t probe = source->size - offset > 4 * WINDOW ? offset + 4 * WINDOW : source->size;
    const char *newline = memchr(text + offset, '\n', probe - offset);
    size_t end = newline ? (size_t)(newline - text) : probe;
    *from = start + step_back(text + start, offset - start, BEFORE_CARET);
    if (step_on(text, start, offset, WINDOW - BEFORE_CARET / 2) == offset &&
        step_on(text, start, end, WINDOW) == end)
        *from = start; /* the whole line fits */
    *to = step_on(text, *from, end, WINDOW);
    *cut_end = *to < end || (!newline && end < source->size);
    if (!*cut_end && *to > *from && *to > offset && text[*to - 1] == '\r')
        --*to;
}

/* Blanks under what was shown, tabs kept so that the caret is right. */
static void diag_print_put_blanks(struct bg_buf *out, const char *shown, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (shown[i] == '\t')
            bg_buf_putc(out, '\t');
        else if (((unsigned char)shown[i] & 0xC0) != 0x80)
            bg_buf_putc(out, ' ');
}

static void print_line(struct printer *p, const struct bg_diag *diag, int gutter)
{
    const struct bg_source *source = diag->pos.source;
    size_t offset = p->place.offset;
    size_t from, to;
    bool cut_end;
    struct bg_buf blanks, marked;
    window(source, p->place.start, offset, &from, &to, &cut_end);
    bg_buf_init(&blanks, p->out->arena);
    bg_buf_init(&marked, p->out->arena);

    bg_buf_printf(p->out, " %lld | ", (long long)p->place.line);
    size_t shown = p->out->size;
    bg_buf_puts(p->out, from > p->place.start ? "..." : "");
    diag_print_put_shown(p->out, source->text + from, offset - from);
    diag_print_put_blanks(&blanks, p->out->data + shown, p->out->size - shown);
    size_t length = diag->pos.length;
    if (length > to - offset)
        length = to - offset;
    diag_print_put_shown(p->out, source->text + offset, to - offset);
    bg_buf_puts(p->out, cut_end ? "...\n" : "\n");

    int64_t carets = diag_print_put_shown(&marked, source->text + offset, length);
    bg_buf_printf(p->out, "%*s | %s", gutter, "", bg_buf_text(&blanks));
    bg_buf_puts(p->out, p->color ? severity_color(bg_diag_rows[diag->code].severity) : "");
    do
        bg_buf_putc(p->out, '^');
    while (--carets > 0);
    bg_buf_puts(p->out, p->color ? "\x1b[0m\n" : "\n");
}

static int digits(int64_t n)
{
    int count = 1;
    for (; n >= 10; n /= 10)
        count++;
    return count;
}

static void print_one(struct printer *p, const struct bg_diag *diag)
{
    const struct bg_diag_row *row = &bg_diag_rows[diag->code];
    int gutter = 3;
    print_place(p->out, &p->place, diag->pos);
    bg_buf_printf(p->out, "%s%s%s %s: ", p->color ? severity_color(row->severity) : "",
                  severity_names[row->severity], p->color ? "\x1b[0m" : "", row->code);
    bg_text_visible(p->out, diag->message, strlen(diag->message));
    bg_buf_putc(p->out, '\n');
    if (has_line(diag->pos)) {
        gutter = digits(p->place.line) + 1;
        print_line(p, diag, gutter);
    }
    for (const struct bg_note *note = diag->notes; note; note = note->next) {
        struct bg_place place = {0};
        bg_buf_printf(p->out, "%*s = note: ", gutter, "");
        print_place(p->out, &place, note->pos);
        bg_text_visible(p->out, note->message, strlen(note->message));
        bg_buf_putc(p->out, '\n');
    }
    if (row->advice[0])
        bg_buf_printf(p->out, "%*s = help: %s\n", gutter, "", row->advice);
}

void bg_diags_print(const struct bg_diags *diags, struct bg_buf *out, struct bg_diag_style style)
{
    struct printer p = {.out = out, .color = style.color};
    int64_t count = diags->list->count;
    int64_t shown = style.limit > 0 && style.limit < count ? style.limit : count;
    for (int64_t i = 0; i < shown; i++)
        print_one(&p, bg_diag_get(diags, i));
    if (shown < count)
        bg_buf_printf(out, "... and %lld more\n", (long long)(count - shown));
}

static void json_place(struct bg_buf *out, struct bg_place *place, struct bg_pos pos)
{
    bg_buf_puts(out, "\"file\": ");
    if (pos.source && pos.source->name)
        bg_buf_json(out, pos.source->name, -1);
    else
        bg_buf_puts(out, "null");
    if (pos.label) {
        bg_buf_puts(out, *pos.label ? ", \"place\": " : "");
        if (*pos.label)
            bg_buf_json(out, pos.label, -1);
    } else if (pos.source) {
        bg_source_place(place, pos.source, pos.offset);
        bg_buf_printf(out, ", \"line\": %lld, \"column\": %lld", (long long)place->line,
                      (long long)place->column);
    }
    bg_buf_puts(out, ", \"message\": ");
}

void bg_diags_json(const struct bg_diags *diags, struct bg_buf *out)
{
    struct bg_place place = {0};
    bg_buf_putc(out, '[');
    for (int64_t i = 0; i < diags->list->count; i++) {
        const struct bg_diag *diag = bg_diag_get(diags, i);
        const struct bg_diag_row *row = &bg_diag_rows[diag->code];
        bg_buf_printf(out, "%s{\"code\": \"%s\", \"severity\": \"%s\", ", i ? ",\n " : "",
                      row->code, severity_names[row->severity]);
        json_place(out, &place, diag->pos);
        bg_buf_json(out, diag->message, -1);
        if (row->advice[0]) {
            bg_buf_puts(out, ", \"help\": ");
            bg_buf_json(out, row->advice, -1);
        }
        bg_buf_puts(out, ", \"notes\": [");
        for (const struct bg_note *note = diag->notes; note; note = note->next) {
            struct bg_place note_place = {0};
            bg_buf_puts(out, note == diag->notes ? "{" : ", {");
            json_place(out, &note_place, note->pos);
            bg_buf_json(out, note->message, -1);
            bg_buf_putc(out, '}');
        }
        bg_buf_puts(out, "]}");
    }
    bg_buf_puts(out, "]\n");
}
