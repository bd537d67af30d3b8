/* Writing JSON by hand, in one fixed order: members of the object and elements of the array that is
 * open at the end of a buffer. Commas come by themselves; brackets are the caller's. */
#ifndef BG_REPORT_TEXT_JSON_PUT_H
#define BG_REPORT_TEXT_JSON_PUT_H

#include "base/dec.h"

struct bg_input_file;

void bg_json_put_key(struct bg_buf *out, const char *key);
void bg_json_put_text(struct bg_buf *out, const char *key, const char *text); /* NULL: null */
void bg_json_put_number(struct bg_buf *out, const char *key, struct bg_dec value);
void bg_json_put_bool(struct bg_buf *out, const char *key, bool value);
/* An array of texts. */
void bg_json_put_texts(struct bg_buf *out, const char *key, const char *const *texts, size_t n);
/* The files that were read: "inputs", each with its SHA-256. */
void bg_json_put_inputs(struct bg_buf *out, const struct bg_input_file *inputs, size_t n);
/* Before each element of an array. */
void bg_json_put_item(struct bg_buf *out);
/* A decimal as a JSON number, or as a JSON text where a double would change it. */
void bg_json_put_dec(struct bg_buf *out, struct bg_dec value);

#endif
