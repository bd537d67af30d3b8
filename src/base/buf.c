/* The growing buffer. Growth doubles into fresh arena memory; the old bytes stay until the arena
 * ends, so at most twice the final size is held. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { CAPACITY_MIN = 64 };

void bg_buf_init(struct bg_buf *buf, struct bg_arena *arena)
{
    *buf = (struct bg_buf){.arena = arena};
}

static void buf_grow(struct bg_buf *buf, size_t n)
{
    if (n >= SIZE_MAX / 2 - buf->size)
        bg_arena_out_of_memory(buf->arena);
    size_t need = buf->size + n + 1;
    size_t capacity = buf->capacity ? buf->capacity * 2 : CAPACITY_MIN;
    if (capacity < need)
        capacity = need;
    char *data = bg_arena_alloc_or_null(buf->arena, capacity);
    if (!data)
        bg_arena_out_of_memory(buf->arena);
    if (buf->size)
        memcpy(data, buf->data, buf->size);
    data[buf->size] = '\0';
    buf->data = data;
    buf->capacity = capacity;
}

/* Room for n more bytes and the NUL, which nearly always is there. */
static inline void reserve(struct bg_buf *buf, size_t n)
{
    if (n >= buf->capacity - buf->size)
        buf_grow(buf, n);
}

void bg_buf_put(struct bg_buf *buf, const char *bytes, size_t n)
{
    reserve(buf, n);
    if (n)
        memcpy(buf->data + buf->size, bytes, n);
    buf->size += n;
    buf->data[buf->size] = '\0';
}

void bg_buf_puts(struct bg_buf *buf, const char *text)
{
    bg_buf_put(buf, text, strlen(text));
}

void bg_buf_putc(struct bg_buf *buf, char c)
{
    reserve(buf, 1);
    buf->data[buf->size++] = c;
    buf->data[buf->size] = '\0';
}

void bg_buf_printf(struct bg_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    reserve(buf, 0);
    size_t room = buf->capacity - buf->size;
    int n = vsnprintf(buf->data + buf->size, room, format, args);
    if (n > 0 && (size_t)n >= room) { /* it did not fit: once more */
        reserve(buf, (size_t)n);
        vsnprintf(buf->data + buf->size, (size_t)n + 1, format, again);
    }
    if (n > 0)
        buf->size += (size_t)n;
    buf->data[buf->size] = '\0';
    va_end(again);
    va_end(args);
}

static void put_escape(struct bg_buf *buf, unsigned char c)
{
    static const char short_form[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                      ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
    if (c < sizeof short_form && short_form[c]) {
        bg_buf_putc(buf, '\\');
        bg_buf_putc(buf, short_form[c]);
    } else {
        bg_buf_printf(buf, "\\u%04x", c);
    }
}

void bg_buf_json(struct bg_buf *buf, const char *text, long n)
{
    size_t size = n < 0 ? strlen(text) : (size_t)n;
    size_t start = 0;
    bg_buf_putc(buf, '"');
    for (size_t i = 0; i < size;) {
        unsigned char c = (unsigned char)text[i];
        size_t length = c < 0x80 ? 1 : bg_utf8_length(text + i, size - i);
        if (length && c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) {
            i += length;
            continue;
        }
        bg_buf_put(buf, text + start, i - start);
        if (length)
            put_escape(buf, c);
        else
            bg_buf_puts(buf, "\\ufffd"); /* not UTF-8: JSON cannot carry the byte */
        start = ++i;
    }
    bg_buf_put(buf, text + start, size - start);
    bg_buf_putc(buf, '"');
}

const char *bg_buf_text(const struct bg_buf *buf)
{
    return buf->data ? buf->data : "";
}
