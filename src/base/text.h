/* Text that came from outside: UTF-8 checks, and a form that is safe to show. */
#ifndef BG_BASE_TEXT_H
#define BG_BASE_TEXT_H

#include "base/buf.h"

/* Length in bytes of the valid UTF-8 sequence at p (n bytes left), 0 when it is not valid. */
size_t bg_utf8_length(const char *p, size_t n);
int64_t bg_utf8_count(const char *text, size_t n); /* code points */
/* The code point of the valid sequence of so many bytes at p, and back: how many bytes were put. */
uint32_t bg_utf8_code(const char *p, size_t length);
size_t bg_utf8_put(char out[4], uint32_t code);
/* As people may see it: control, bidi-override and zero-width characters as <U+202E>. */
void bg_text_visible(struct bg_buf *out, const char *text, size_t n);
/* A label as it is inside a sentence: its first letter small where the first word is one of
 * common_words.def and no name goes on with the second ("Service Contract Act" stays). */
void bg_text_inside(struct bg_buf *out, const char *label);
/* True when a unit is money: it starts with three capitals ("USD", "USD/hour"). */
bool bg_unit_is_money(const char *unit);
/* An id as part of a path: all but [A-Za-z0-9_-] percent-encoded. */
void bg_text_path(struct bg_buf *out, const char *id);
/* The id of such a part. In the arena. */
const char *bg_text_of_path(struct bg_arena *arena, const char *part);

#endif
