/* Texts as every reader of .xlsx takes them. What shows as nothing or turns a text round is shown by its
 * code, "<U+202E>", so that no name looks like another; the joiners that scripts of India and Persian need,
 * and families of emoji, stay as they are between such characters. */
#include <string.h>

#include "base/text.h"
#include "report/book/page.h"

enum { JOINED_FROM = 0x0590, NON_JOINER = 0x200C, JOINER = 0x200D };

static bool safe_text_hidden(unsigned code)
{
    return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0) ||
           code == 0x061C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF || code == 0xFFFE || code == 0xFFFF ||
           (code >= 0xE0000 && code <= 0xE007F);
}

struct safe {
    struct bg_buf out;
    const char *text;
    size_t n, used, units;
    unsigned
        before; /* the character before, as it came through; 0: none, or it was shown by code */
};

/* A joiner between two characters of scripts, or emoji, that have use for it. */
static bool joins(const struct safe *s, unsigned code, size_t next)
{
    size_t length = next < s->n ? bg_utf8_length(s->text + next, s->n - next) : 0;
    unsigned after = length ? bg_utf8_code(s->text + next, length) : 0;
    return (code == NON_JOINER || code == JOINER) && s->before >= JOINED_FROM &&
           after >= JOINED_FROM && !safe_text_hidden(after);
}

/* False: there is no room for it. */
static bool safe_text_put(struct safe *s, const char *bytes, size_t n, size_t units)
{
    if (s->used + units > s->units)
        return false;
    bg_buf_put(&s->out, bytes, n);
    s->used += units;
    return true;
}

/* "<U+202E>"; returns its bytes. */
static size_t by_code(unsigned code, char out[16])
{
    static const char digits[] = "0123456789ABCDEF";
    size_t n = 0, wide = code >= 0x10000 ? 5 : 4;
    memcpy(out, "<U+", 3);
    for (n = 3; n < 3 + wide; n++)
        out[n] = digits[code >> 4 * (2 + wide - n) & 0xFu];
    out[n++] = '>';
    return n;
}

/* One character at *at. False: there is no room for it. */
static bool put_character(struct safe *s, size_t *at, bool *altered)
{
    const char *p = s->text + *at;
    size_t length = bg_utf8_length(p, s->n - *at);
    unsigned code = length ? bg_utf8_code(p, length) : 0;
    char shown[16];
    bool fits;
    if (!length) {
        fits = safe_text_put(s, "\xEF\xBF\xBD", 3, 1);
    } else if (code == '\r') { /* CR LF and CR become LF */
        fits = p[1] == '\n' || safe_text_put(s, "\n", 1, 1);
    } else if (safe_text_hidden(code) && !joins(s, code, *at + length)) {
        size_t n = by_code(code, shown);
        fits = safe_text_put(s, shown, n, n);
        *altered = true;
        s->before = 0;
        *at += length;
        return fits;
    } else {
        fits = safe_text_put(s, p, length, code >= 0x10000 ? 2 : 1);
    }
    *altered |= !length;
    s->before = code;
    *at += length ? length : 1;
    return fits;
}

/* Printable ASCII: nothing in it needs to be changed. */
static bool safe_text_is_plain(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text[i] < ' ' || text[i] > '~')
            return false;
    return true;
}

const char *bg_safe_text(struct bg_arena *arena, const char *text, size_t units, bool *altered)
{
    struct safe s = {.text = text, .n = strlen(text), .units = units};
    if (s.n <= units && safe_text_is_plain(text, s.n))
        return bg_arena_text(arena, text, s.n);
    bg_buf_init(&s.out, arena);
    for (size_t i = 0; i < s.n;)
        if (!put_character(&s, &i, altered)) {
            *altered = true;
            break;
        }
    return bg_buf_text(&s.out);
}

bool bg_text_is_safe(const char *text, size_t units)
{
    struct safe s = {.text = text, .n = strlen(text)};
    for (size_t i = 0; i < s.n;) {
        size_t length = bg_utf8_length(text + i, s.n - i);
        unsigned code = length ? bg_utf8_code(text + i, length) : 0;
        s.used += code >= 0x10000 ? 2 : 1;
        if (!length || code == '\r' || s.used > units ||
            (safe_text_hidden(code) && !joins(&s, code, i + length)))
            return false;
        s.before = code;
        i += length;
    }
    return true;
}

bool bg_text_is_hidden(const char *p, size_t length)
{
    return safe_text_hidden(bg_utf8_code(p, length));
}
