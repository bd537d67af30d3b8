#include "base/unpack.h"

#include <string.h>

#include "base/buf.h"
#include "base/csv.h"
#include "base/inflate.h"

static bool inflate_all(struct bg_arena *arena, struct bg_source *source, size_t limit,
                        const char **why)
{
    enum { PIECE = 1 << 16 };
    struct bg_inflate *gz = bg_inflate_new(arena);
    char *piece = bg_arena_alloc(arena, PIECE);
    const char *in = source->text;
    size_t left = source->size, n;
    struct bg_buf out;
    bg_buf_init(&out, arena);
    do {
        if (!bg_inflate_step(gz, &in, &left, piece, PIECE, &n)) {
            *why = "it is packed with gzip, and damaged";
            return false;
        }
        if (out.size + n > limit) {
            *why = bg_arena_printf(
                arena, "it is packed with gzip, and larger than %zu MiB unpacked", limit >> 20);
            return false;
        }
        bg_buf_put(&out, piece, n);
    } while (left > 0 || n > 0);
    if (!bg_inflate_complete(gz)) {
        *why = "it is packed with gzip, and cut off";
        return false;
    }
    source->text = bg_buf_text(&out);
    source->size = out.size;
    source->packed = false;
    if (source->size >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0) {
        source->text += 3;
        source->size -= 3;
    }
    return true;
}

/* How JSON looks in UTF-16, with its byte-order mark or without; -1: it is none. Tables in UTF-16 are
 * left to the reader of tables. */
static int utf16_json(const struct bg_source *source)
{
    const unsigned char *p = (const unsigned char *)source->text;
    size_t n = source->size, i = 0;
    int big = -1;
    if (n >= 4 && p[0] == 0xFE && p[1] == 0xFF)
        big = 1;
    else if (n >= 4 && p[0] == 0xFF && p[1] == 0xFE)
        big = 0;
    if (big >= 0)
        i = 2;
    else if (n >= 4 && p[0] == 0 && p[1] != 0)
        big = 1;
    else if (n >= 4 && p[0] != 0 && p[1] == 0 && p[2] != 0)
        big = 0;
    for (; big >= 0 && i + 1 < n; i += 2) {
        unsigned char c = p[i + (size_t)big], other = p[i + 1 - (size_t)big];
        if (other != 0 || !c || !strchr(" \t\r\n", c))
            return other == 0 && (c == '{' || c == '[') ? big : -1;
    }
    return -1;
}

const struct bg_source *bg_unpack(struct bg_arena *arena, struct bg_source *source, size_t limit,
                                  const char **why)
{
    if (bg_inflate_sniff(source->text, source->size) && !inflate_all(arena, source, limit, why))
        return NULL;
    int big = utf16_json(source);
    if (big >= 0)
        source->text = bg_csv_decode(arena, source->text, &source->size,
                                     big ? BG_CSV_UTF16BE : BG_CSV_UTF16LE);
    return source;
}
