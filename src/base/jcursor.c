/* Texts and numbers under a cursor. */
#include "base/jcursor.h"

#include "base/json.h"
#include "base/jscan.h"
#include "base/text.h"

void bg_cursor_key_init(struct bg_cursor_key *key, struct bg_arena *arena, const char *name)
{
    unsigned char mask[16] = {0}, word[16] = {0};
    key->token = bg_arena_printf(arena, "\"%s\":", name);
    key->n = strlen(key->token);
    size_t n = key->n < 16 ? key->n : 16;
    memcpy(word, key->token, n);
    memset(mask, 0xFF, n);
    memcpy(key->word, word, 16);
    memcpy(key->mask, mask, 16);
}

/* -- texts ---------------------------------------------------------------------------------------- */

static bool is_hex4(const char *p, const char *end)
{
    if (end - p < 4)
        return false;
    for (int i = 0; i < 4; i++)
        if (!((p[i] >= '0' && p[i] <= '9') || ((p[i] | 0x20) >= 'a' && (p[i] | 0x20) <= 'f')))
            return false;
    return true;
}

static bool jcursor_allowed(uint32_t code)
{
    return (code >= 0x20 || code == '\t' || code == '\n' || code == '\r') && code != 0xFFFE &&
           code != 0xFFFF && !(code >= 0xD800 && code <= 0xDFFF);
}

/* The escape or character at p, which is not plain; *next is what follows it. */
static bool special(const char *p, const char *end, const char **next, uint32_t *code)
{
    size_t at = 0, n = 1;
    if (*p == '\\') {
        if (end - p < 2 || !strchr("\"\\/nrtu", p[1]) || p[1] == '\0')
            return false;
        if (p[1] == 'u') {
            if (!is_hex4(p + 2, end))
                return false;
            bool high = (p[2] | 0x20) == 'd' && strchr("89abAB", p[3]) != NULL;
            if (high && (end - p < 12 || p[6] != '\\' || p[7] != 'u' || !is_hex4(p + 8, end) ||
                         (p[8] | 0x20) != 'd' || !strchr("cdefCDEF", p[9])))
                return false;
        }
    } else {
        n = (unsigned char)*p < 0x20 ? 0 : bg_utf8_length(p, (size_t)(end - p));
    }
    if (n == 0)
        return false;
    *code = bg_jtext_code(p, &at);
    *next = p + at;
    return jcursor_allowed(*code);
}

/* What the raw text means: an escape never takes less room than that. */
static struct bg_slice jcursor_unescape(struct bg_arena *arena, struct bg_slice raw)
{
    const char *from = raw.bytes, *end = raw.bytes + raw.n, *backslash;
    char *made = bg_arena_alloc(arena, raw.n), *to = made;
    while ((backslash = memchr(from, '\\', (size_t)(end - from))) != NULL) {
        size_t n = (size_t)(backslash - from), taken = 0;
        memcpy(to, from, n);
        to += n;
        to += bg_utf8_put(to, bg_jtext_code(backslash, &taken));
        from = backslash + taken;
    }
    memcpy(to, from, (size_t)(end - from));
    to += end - from;
    return (struct bg_slice){made, (size_t)(to - made)};
}

/* The rest of a text from the first byte at p that is not plain. Without escapes it stays where it
 * is. */
static bool finish_text(struct bg_cursor *c, const char *start, const char *p, struct bg_slice *out)
{
    bool escapes = false;
    while (p < c->end && *p != '"') {
        const char *next;
        uint32_t code;
        if (!special(p, c->end, &next, &code))
            return false;
        escapes = escapes || *p == '\\';
        p = bg_jplain_end(next, c->end);
    }
    if (p == c->end)
        return false;
    *out = (struct bg_slice){start, (size_t)(p - start)};
    if (escapes)
        *out = jcursor_unescape(c->arena, *out);
    c->at = p + 1;
    return true;
}

bool bg_cursor_text(struct bg_cursor *c, struct bg_slice *out)
{
    const char *start = c->at + 1, *p = bg_jplain_end(start, c->end);
    if (p < c->end && *p == '"') {
        *out = (struct bg_slice){start, (size_t)(p - start)};
        c->at = p + 1;
    } else if (!finish_text(c, start, p, out)) {
        return false;
    }
    return (size_t)(c->at - start) - 1 <= bg_json_limits_default.text;
}

/* -- numbers --------------------------------------------------------------------------------------- */

bool bg_cursor_number(struct bg_cursor *c, struct bg_dec *out)
{
    enum { DIGITS = 18 }; /* as many as surely fit 64 bits */
    const char *p = c->at, *end = c->end;
    bool negative = p < end && *p == '-';
    p += negative;
    const char *first = p;
    int64_t value = 0;
    for (; p < end && (unsigned char)(*p - '0') < 10 && p - first <= DIGITS; p++)
        value = value * 10 + (*p - '0');
    if (p == first || p - first > DIGITS || (*first == '0' && p - first > 1))
        return false;
    int places = 0;
    if (p < end && *p == '.') {
        const char *point = p++;
        for (; p < end && (unsigned char)(*p - '0') < 10 && p - first <= DIGITS + 1; p++)
            value = value * 10 + (*p - '0');
        places = (int)(p - point) - 1;
        if (places == 0 || p - first > DIGITS + 1)
            return false;
        for (const char *last = p - 1; places > 0 && *last == '0'; last--, places--)
            value /= 10;
    }
    if (p < end && (*p == 'e' || *p == 'E'))
        return false;
    *out = (struct bg_dec){.coef = negative ? -value : value, .places = places};
    c->at = p;
    return true;
}
