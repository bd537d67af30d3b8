/* The texts of strict JSON: escapes, UTF-8, and the characters that no text may hold because an
 * XML file (a workbook) or a C string could not carry them. */
#include "base/jscan.h"

#include <string.h>

#include "base/jplain.h"
#include "base/text.h"

static bool jtext_fail(struct jscan *scan, enum bg_code code, size_t at, size_t length,
                       const char *message)
{
    bg_diag_add(scan->diags, code, (struct bg_pos){scan->source, at, length, NULL}, "%s", message);
    return false;
}

static bool fail_code(struct jscan *scan, size_t at, size_t length, uint32_t code)
{
    bg_diag_add(scan->diags, BG_E104, (struct bg_pos){scan->source, at, length, NULL},
                "the character U+%04X is not allowed in a text", (unsigned)code);
    return false;
}

static bool fail_byte(struct jscan *scan, size_t at)
{
    bg_diag_add(scan->diags, BG_E103, (struct bg_pos){scan->source, at, 1, NULL},
                "the byte 0x%02X is not UTF-8 here", (unsigned char)scan->source->text[at]);
    return false;
}

/* -1 when the four digits at p are not hexadecimal. */
static int32_t jtext_hex4(const char *p, size_t n)
{
    int32_t value = 0;
    if (n < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Characters that XML 1.0 cannot hold. */
static bool forbidden(uint32_t code)
{
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0xFFFE ||
           code == 0xFFFF;
}

/* at is the backslash of \uXXXX. */
static bool scan_unicode(struct jscan *scan, size_t at, size_t *end)
{
    const char *text = scan->source->text;
    size_t size = scan->source->size;
    int32_t code = jtext_hex4(text + at + 2, size - at - 2);
    if (code < 0)
        return jtext_fail(scan, BG_E101, at, 2, "\\u needs four hexadecimal digits");
    if (code >= 0xDC00 && code <= 0xDFFF)
        return jtext_fail(scan, BG_E104, at, 6, "the second half of a surrogate pair is alone");
    if (code < 0xD800 || code > 0xDFFF) {
        *end = at + 6;
        return forbidden((uint32_t)code) ? fail_code(scan, at, 6, (uint32_t)code) : true;
    }
    int32_t low = -1;
    if (size - at > 8 && text[at + 6] == '\\' && text[at + 7] == 'u')
        low = jtext_hex4(text + at + 8, size - at - 8);
    if (low < 0xDC00 || low > 0xDFFF)
        return jtext_fail(scan, BG_E104, at, 6, "the first half of a surrogate pair is alone");
    *end = at + 12;
    return true;
}

static bool scan_escape(struct jscan *scan, size_t at, size_t *end)
{
    const char *text = scan->source->text;
    if (scan->source->size - at < 2)
        return jtext_fail(scan, BG_E101, at, 1, "the file ends inside a text");
    switch (text[at + 1]) {
    case '"':
    case '\\':
    case '/':
    case 'n':
    case 'r':
    case 't':
        *end = at + 2;
        return true;
    case 'b':
        return fail_code(scan, at, 2, '\b');
    case 'f':
        return fail_code(scan, at, 2, '\f');
    case 'u':
        return scan_unicode(scan, at, end);
    default:
        return jtext_fail(scan, BG_E101, at, 2,
                          "no such escape: use \\ with one of \" \\ / n r t or uXXXX");
    }
}

/* A byte of a text that is neither plain nor the closing quote. */
static bool scan_special(struct jscan *scan, size_t start, size_t at, size_t *end)
{
    const char *text = scan->source->text;
    unsigned char c = (unsigned char)text[at];
    if (c == '\\')
        return scan_escape(scan, at, end);
    if (c == '\n' || c == '\r') {
        jtext_fail(scan, BG_E101, start, at - start, "this text has no closing quote on its line");
        return false;
    }
    if (c == '\t')
        return jtext_fail(scan, BG_E101, at, 1, "a tab inside a text is written \\t");
    if (c < 0x20)
        return fail_code(scan, at, 1, c);
    size_t length = bg_utf8_length(text + at, scan->source->size - at);
    if (length == 0)
        return fail_byte(scan, at);
    if (length == 3 && c == 0xEF && (unsigned char)text[at + 1] == 0xBF &&
        (unsigned char)text[at + 2] >= 0xBE)
        return fail_code(scan, at, 3, 0xFF40u + (unsigned char)text[at + 2]);
    *end = at + length;
    return true;
}

bool bg_jtext_scan(struct jscan *scan, size_t at, size_t *end, bool *escapes)
{
    const char *text = scan->source->text;
    size_t size = scan->source->size, i = at + 1;
    bool special = false;
    for (;;) {
        i = (size_t)(bg_jplain_end(text + i, text + size) - text);
        if (i == size)
            return jtext_fail(scan, BG_E101, at, 1, "the file ends inside this text");
        if (text[i] == '"')
            break;
        if (!scan_special(scan, at, i, &i))
            return false;
        special = true;
    }
    if (i - at - 1 > scan->limits->text) {
        bg_diag_add(scan->diags, BG_E106, (struct bg_pos){scan->source, at, 1, NULL},
                    "this text has %zu bytes; at most %zu are read", i - at - 1,
                    scan->limits->text);
        return false;
    }
    *end = i + 1;
    *escapes = special;
    return true;
}

uint32_t bg_jtext_code(const char *text, size_t *at)
{
    const char *p = text + *at;
    unsigned char c = (unsigned char)*p;
    if (c == '\\' && p[1] == 'u') {
        uint32_t code = (uint32_t)jtext_hex4(p + 2, 4);
        *at += 6;
        if (code >= 0xD800 && code <= 0xDBFF) {
            code = 0x10000 + ((code - 0xD800) << 10) + ((uint32_t)jtext_hex4(p + 8, 4) - 0xDC00);
            *at += 6;
        }
        return code;
    }
    if (c == '\\') {
        *at += 2;
        return p[1] == 'n' ? '\n' : p[1] == 'r' ? '\r' : p[1] == 't' ? '\t' : (uint32_t)p[1];
    }
    size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    uint32_t code = bg_utf8_code(p, length);
    *at += length;
    return code;
}

/* What word processors and web pages leave in a text that was copied from them. */
static const struct {
    const char *utf8, *words;
} pasted[] = {
    {"\xe2\x80\x9c", "a curly quote cannot be used here: use straight double quotes (\")"},
    {"\xe2\x80\x9d", "a curly quote cannot be used here: use straight double quotes (\")"},
    {"\xe2\x80\x9e", "a curly quote cannot be used here: use straight double quotes (\")"},
    {"\xc2\xab", "an angle quote cannot be used here: use straight double quotes (\")"},
    {"\xc2\xbb", "an angle quote cannot be used here: use straight double quotes (\")"},
    {"\xe2\x80\x98", "a curly quote cannot be used here: use straight double quotes (\")"},
    {"\xe2\x80\x99", "a curly quote cannot be used here: use straight double quotes (\")"},
    {"\xc2\xa0", "a no-break space (U+00A0) between values: replace it with an ordinary space"},
    {"\xe2\x80\xaf", "a no-break space (U+202F) between values: replace it with an ordinary space"},
    {"\xe2\x80\x8b", "an invisible space (U+200B) between values: delete it"},
    {"\xef\xbb\xbf", "a byte order mark (U+FEFF) inside the text: delete it"},
    {"//", "JSON has no comments: put remarks under \"comment\""},
    {"/*", "JSON has no comments: put remarks under \"comment\""},
    {"#", "JSON has no comments: put remarks under \"comment\""},
};

static const char *pasted_words(const char *text, size_t n)
{
    for (size_t i = 0; i < sizeof pasted / sizeof *pasted; i++) {
        size_t length = strlen(pasted[i].utf8);
        if (n >= length && memcmp(text, pasted[i].utf8, length) == 0)
            return pasted[i].words;
    }
    return NULL;
}

void bg_jtext_unexpected(struct jscan *scan, size_t at, const char *expected)
{
    const char *text = scan->source->text;
    unsigned char c = (unsigned char)text[at];
    struct bg_pos pos = {scan->source, at, 1, NULL};
    size_t length = bg_utf8_length(text + at, scan->source->size - at);
    if (length == 0) {
        fail_byte(scan, at);
    } else if (c < 0x20 || c == 0x7f) {
        bg_diag_add(scan->diags, BG_E104, pos, "the control character U+%04X is between values", c);
    } else if (pasted_words(text + at, scan->source->size - at) != NULL) {
        pos.length = length;
        bg_diag_add(scan->diags, BG_E101, pos, "%s",
                    pasted_words(text + at, scan->source->size - at));
    } else {
        pos.length = length;
        bg_diag_add(scan->diags, BG_E101, pos, "expected %s, found '%.*s'", expected, (int)length,
                    text + at);
    }
}
