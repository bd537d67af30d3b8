/* The encodings in which spreadsheet programs save tables, as UTF-8. */
#include "base/csv.h"

#include <string.h>

#include "base/text.h"

static void csv_decode_put_code(struct bg_buf *out, uint32_t code)
{
    char bytes[4];
    bg_buf_put(out, bytes, bg_utf8_put(bytes, code));
}

static void decode_utf16(struct bg_buf *out, const char *text, size_t n, bool big)
{
    const unsigned char *p = (const unsigned char *)text;
    for (size_t i = 0; i < n; i += 2) {
        if (n - i < 2) {
            bg_buf_putc(out, '\xFF'); /* half a unit */
            return;
        }
        uint32_t unit = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
        if (unit < 0xD800 || unit > 0xDFFF) {
            csv_decode_put_code(out, unit);
            continue;
        }
        uint32_t low = 0;
        if (unit < 0xDC00 && n - i >= 4)
            low = big ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
        if (low < 0xDC00 || low > 0xDFFF) {
            bg_buf_putc(out, '\xFF'); /* half a pair */
            continue;
        }
        csv_decode_put_code(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
        i += 2;
    }
}

/* 0: the byte stands for nothing.
 * https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static void decode_windows_1252(struct bg_buf *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        uint32_t code = c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c;
        if (code || c == 0)
            csv_decode_put_code(out, code);
        else
            bg_buf_putc(out, '\xFF');
    }
}

const char *bg_csv_decode(struct bg_arena *arena, const char *text, size_t *n,
                          enum bg_csv_encoding encoding)
{
    struct bg_buf out;
    size_t mark = 0;
    if (*n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        *n -= 3;
        return text + 3;
    }
    if (*n >= 2 && memcmp(text, "\xFF\xFE", 2) == 0) {
        encoding = BG_CSV_UTF16LE;
        mark = 2;
    } else if (*n >= 2 && memcmp(text, "\xFE\xFF", 2) == 0) {
        encoding = BG_CSV_UTF16BE;
        mark = 2;
    }
    if (encoding == BG_CSV_UTF8)
        return text;
    bg_buf_init(&out, arena);
    if (encoding == BG_CSV_WINDOWS_1252)
        decode_windows_1252(&out, text, *n);
    else
        decode_utf16(&out, text + mark, *n - mark, encoding == BG_CSV_UTF16BE);
    *n = out.size;
    return bg_buf_text(&out);
}
