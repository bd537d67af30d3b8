/* What a text is, by its bytes. */
#include "intake/sniff.h"

#include <string.h>

bool bg_sniff_has(const char *text, size_t n, const char *what)
{
    size_t size = strlen(what);
    for (const char *p = text, *end = text + n; (size_t)(end - p) >= size; p++) {
        p = memchr(p, what[0], (size_t)(end - p) - size + 1);
        if (!p)
            return false;
        if (memcmp(p, what, size) == 0)
            return true;
    }
    return false;
}

bool bg_sniff_json(const struct bg_source *source)
{
    size_t i = 0;
    while (i < source->size && strchr(" \t\r\n", source->text[i]))
        i++;
    return i < source->size && (source->text[i] == '{' || source->text[i] == '[');
}

/* Offset of the closing quote of the text that opens at `at`. */
static size_t end_of_text(const char *text, size_t n, size_t at)
{
    for (at++; at < n && text[at] != '"'; at++)
        at += text[at] == '\\';
    return at < n ? at : n;
}

static uint32_t bit_of(const char *text, size_t from, size_t to, const char *const *names,
                       size_t names_n)
{
    for (size_t i = 0; i < names_n && i < 32; i++)
        if (strlen(names[i]) == to - from && memcmp(names[i], text + from, to - from) == 0)
            return (uint32_t)1 << i;
    return 0;
}

uint32_t bg_sniff_keys(const char *text, size_t n, const char *const *names, size_t names_n,
                       size_t *end)
{
    uint32_t found = 0;
    long depth = 0;
    size_t i = 0;
    bool key = false; /* a text here is a key of the object itself */
    for (; i < n; i++) {
        if (text[i] == '"') {
            size_t stop = end_of_text(text, n, i);
            if (depth == 1 && key)
                found |= bit_of(text, i + 1, stop, names, names_n);
            key = false;
            i = stop;
        } else if (text[i] == '{' || text[i] == '[') {
            depth++;
            key = text[i] == '{';
        } else if (text[i] == '}' || text[i] == ']') {
            if (--depth <= 0)
                break;
        } else if (text[i] == ',') {
            key = depth == 1;
        }
    }
    *end = i < n ? i + 1 : n;
    return found;
}

/* Offset of what follows blanks and, where there is one, a colon. */
static size_t value_after(const char *text, size_t n, size_t at)
{
    while (at < n && strchr(" \t\r\n:", text[at]) && text[at])
        at++;
    return at;
}

const char *bg_sniff_format(struct bg_arena *arena, const struct bg_source *source)
{
    static const char *const names[] = {"format"};
    const char *text = source->text;
    size_t n = source->size, end;
    long depth = 0;
    bool key = false;
    if (!bg_sniff_json(source) || !bg_sniff_keys(text, n, names, 1, &end))
        return "";
    for (size_t i = 0; i < end; i++) {
        if (text[i] == '"') {
            size_t stop = end_of_text(text, n, i), value = value_after(text, n, stop + 1);
            if (depth == 1 && key && bit_of(text, i + 1, stop, names, 1) && value < n &&
                text[value] == '"')
                return bg_arena_text(arena, text + value + 1,
                                     end_of_text(text, n, value) - value - 1);
            key = false;
            i = stop;
        } else if (text[i] == '{' || text[i] == '[') {
            depth++;
            key = text[i] == '{';
        } else if (text[i] == '}' || text[i] == ']') {
            depth--;
        } else if (text[i] == ',') {
            key = depth == 1;
        }
    }
    return "";
}

bool bg_sniff_schema(const struct bg_source *source)
{
    static const char *const keys[] = {"$schema", "definitions", "$defs"};
    size_t end;
    return bg_sniff_json(source) && bg_sniff_keys(source->text, source->size, keys, 3, &end);
}

bool bg_sniff_record(const char *text, size_t n)
{
    static const char *const keys[] = {"format",
                                       "bid",
                                       "answers",
                                       "ocid",
                                       "releases",
                                       "records",
                                       "tender",
                                       "bids",
                                       "tenderID",
                                       "compiledRelease",
                                       "awards",
                                       "data",
                                       "procurementMethodType"};
    size_t end;
    return n > 0 && text[0] == '{' &&
           bg_sniff_keys(text, n, keys, sizeof keys / sizeof *keys, &end) != 0;
}
