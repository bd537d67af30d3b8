/* A growing byte buffer in an arena; every text output is built in one. Always NUL-terminated. */
#ifndef BG_BASE_BUF_H
#define BG_BASE_BUF_H

#include "base/arena.h"

struct bg_buf {
    struct bg_arena *arena;
    char *data;  /* NULL until the first put */
    size_t size; /* without the NUL */
    size_t capacity;
};

void bg_buf_init(struct bg_buf *buf, struct bg_arena *arena);
void bg_buf_put(struct bg_buf *buf, const char *bytes, size_t n);
void bg_buf_puts(struct bg_buf *buf, const char *text);
void bg_buf_putc(struct bg_buf *buf, char c);
void bg_buf_printf(struct bg_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* text as a JSON string with its quotes; n < 0 measures it. */
void bg_buf_json(struct bg_buf *buf, const char *text, long n);
/* The content ("" when nothing was put); lives as long as the arena. */
const char *bg_buf_text(const struct bg_buf *buf);

#endif
