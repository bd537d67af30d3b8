/* Blanks, truths and choices of cells, and how messages show a cell's text. */
#include "base/cell_text.h"

#include <string.h>

#include "base/text.h"

enum { SHOWN = 60 };

size_t bg_cell_text_blank_at(const char *p)
{
    static const char *const wide[] = {
        "\xC2\xA0",     "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
        "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
        "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
    unsigned char c = (unsigned char)*p; /* every character of every cell is asked for */
    if (c < 0x80)
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (c != 0xC2 && c != 0xE2 && c != 0xE3)
        return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(p, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

/* Where the text begins and ends without the blanks around it. */
static void inner(const char *text, const char **start, const char **end)
{
    size_t n;
    while ((n = bg_cell_text_blank_at(text)) > 0)
        text += n;
    *start = *end = text;
    while (*text) {
        n = bg_cell_text_blank_at(text);
        text += n ? n : 1;
        if (!n)
            *end = text;
    }
}

const char *bg_cell_text_trim(struct bg_arena *arena, const char *text)
{
    const char *start, *end;
    inner(text, &start, &end);
    return *end || start != text ? bg_arena_text(arena, start, (size_t)(end - start)) : text;
}

const char *bg_cell_text_quoted(struct bg_arena *arena, const char *text)
{
    return bg_cell_text_quoted_to(arena, text, SHOWN);
}

const char *bg_cell_text_quoted_to(struct bg_arena *arena, const char *text, size_t most)
{
    size_t n = strlen(text);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (n = n > most ? most : n; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    bg_buf_putc(&out, '"');
    bg_text_visible(&out, text, n);
    bg_buf_puts(&out, text[n] ? "...\"" : "\"");
    return bg_buf_text(&out);
}

bool bg_cell_text_forbidden(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < 0x20 && (c == 0 || !strchr("\t\r\n", text[i]))) ||
            (i + 2 < n && memcmp(text + i, "\xEF\xBF", 2) == 0 &&
             (unsigned char)text[i + 2] >= 0xBE))
            return true;
    }
    return false;
}

static char cell_text_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_bytes(const char *a, const char *a_end, const char *b, const char *b_end)
{
    if (a_end - a != b_end - b)
        return false;
    for (; a < a_end; a++, b++)
        if (cell_text_lower(*a) != cell_text_lower(*b))
            return false;
    return true;
}

bool bg_cell_text_same(const char *a, const char *b)
{
    const char *a_end, *b_end;
    inner(a, &a, &a_end);
    inner(b, &b, &b_end);
    return same_bytes(a, a_end, b, b_end);
}

bool bg_cell_text_truth(const char *text, bool *truth)
{
    static const struct {
        const char *word;
        bool truth;
    } words[] = {{"yes", true},    {"true", true}, {"no", false},
                 {"false", false}, {"sí", true},   {"SÍ", true}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bg_cell_text_same(text, words[i].word)) {
            *truth = words[i].truth;
            return true;
        }
    return false;
}

/* "Other (two)", which a form offers where two choices have one label. */
static bool is_label_and_id(const struct bg_cell_text_option *choice, const char *text)
{
    const char *start, *end;
    size_t label = strlen(choice->label), id = strlen(choice->id);
    inner(text, &start, &end);
    return *choice->label && (size_t)(end - start) == label + id + 3 &&
           same_bytes(start, start + label, choice->label, choice->label + label) &&
           memcmp(start + label, " (", 2) == 0 && end[-1] == ')' &&
           same_bytes(start + label + 2, end - 1, choice->id, choice->id + id);
}

/* The only one of the choices that the text names in that way; else why there is none. */
static long the_one(const struct bg_cell_text_option *choices, size_t n, const char *text,
                    bool by_label)
{
    long found = BG_CELL_TEXT_NO_CHOICE;
    for (size_t i = 0; i < n; i++) {
        const char *name = by_label ? choices[i].label : choices[i].id;
        if (!*name || !bg_cell_text_same(name, text))
            continue;
        found = found == BG_CELL_TEXT_NO_CHOICE ? (long)i : BG_CELL_TEXT_TWO_CHOICES;
    }
    return found;
}

long bg_cell_text_choice(const struct bg_cell_text_option *choices, size_t n, const char *text,
                         bool by_label)
{
    long first = the_one(choices, n, text, by_label);
    if (first >= 0)
        return first;
    long second = the_one(choices, n, text, !by_label);
    if (second >= 0)
        return second;
    for (size_t i = 0; i < n; i++)
        if (is_label_and_id(&choices[i], text))
            return (long)i;
    return first == BG_CELL_TEXT_NO_CHOICE ? second : first;
}
