/* The document as text that any spreadsheet program keeps as it is: ASCII, every other character as
 * \uXXXX; and back. */
#include "intake/rulebook/cell.h"
#include "intake/rulebook/read.h"

#include <string.h>

#include "base/text.h"

bool bg_grid_is_escape(const char *p)
{
    return p[0] == '_' && p[1] == 'x' && strspn(p + 2, "0123456789abcdefABCDEF") >= 4 &&
           p[6] == '_';
}

const char *bg_grid_document(struct bg_arena *arena, const struct bg_source *source)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < source->size;) {
        const char *p = source->text + i;
        size_t n = bg_utf8_length(p, source->size - i);
        uint32_t code = n ? bg_utf8_code(p, n) : 0;
        if (code >= 0x10000)
            bg_buf_printf(&out, "\\u%04X\\u%04X", (unsigned)(0xD800 + ((code - 0x10000) >> 10)),
                          (unsigned)(0xDC00 + ((code - 0x10000) & 0x3FF)));
        else if (code >= 0x7F)
            bg_buf_printf(&out, "\\u%04X", (unsigned)code);
        else if (bg_grid_is_escape(p))
            bg_buf_puts(&out, "\\u005F");
        else if (*p != '\r')
            bg_buf_putc(&out, *p == '\t' ? ' ' : *p);
        i += n ? n : 1;
    }
    return bg_buf_text(&out);
}

static bool document_hex4(const char *p, uint32_t *code)
{
    *code = 0;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return false;
        *code = *code << 4 | (uint32_t)digit;
    }
    return true;
}

static void document_put_code(struct bg_buf *out, uint32_t code)
{
    char bytes[4];
    bg_buf_put(out, bytes, bg_utf8_put(bytes, code));
}

/* \uXXXX (or a pair) at p as a character; 0: it is left as it is. */
static size_t document_unescape(struct bg_buf *out, const char *p)
{
    uint32_t code, low;
    if (p[1] != 'u' || !document_hex4(p + 2, &code) || (code < 0x7F && code != '_'))
        return 0;
    if (code == '_') {
        bg_buf_putc(out, '_');
        return 6;
    }
    if (code < 0xD800 || code > 0xDFFF) {
        document_put_code(out, code);
        return 6;
    }
    if (code > 0xDBFF || p[6] != '\\' || p[7] != 'u' || !document_hex4(p + 8, &low) ||
        low < 0xDC00 || low > 0xDFFF)
        return 0;
    document_put_code(out, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
    return 12;
}

const char *bg_grid_document_back(struct bg_arena *arena, const char *ascii)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const char *p = ascii; *p;) {
        size_t n = *p == '\\' ? document_unescape(&out, p) : 0;
        if (!n) {
            n = *p == '\\' && p[1] ? 2 : 1;
            bg_buf_put(&out, p, n);
        }
        p += n;
    }
    return bg_buf_text(&out);
}
