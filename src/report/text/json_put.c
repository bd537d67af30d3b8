/* Members and elements of JSON text, with the commas between them. */
#include "report/text/json_put.h"

#include "base/hash.h"
#include "model/result.h"

void bg_json_put_key(struct bg_buf *out, const char *key)
{
    char last = out->size ? out->data[out->size - 1] : '{';
    if (last != '{' && last != '[')
        bg_buf_putc(out, ',');
    bg_buf_json(out, key, -1);
    bg_buf_putc(out, ':');
}

void bg_json_put_text(struct bg_buf *out, const char *key, const char *text)
{
    bg_json_put_key(out, key);
    if (text)
        bg_buf_json(out, text, -1);
    else
        bg_buf_puts(out, "null");
}

void bg_json_put_number(struct bg_buf *out, const char *key, struct bg_dec value)
{
    bg_json_put_key(out, key);
    bg_json_put_dec(out, value);
}

void bg_json_put_bool(struct bg_buf *out, const char *key, bool value)
{
    bg_json_put_key(out, key);
    bg_buf_puts(out, value ? "true" : "false");
}

void bg_json_put_item(struct bg_buf *out)
{
    if (out->data[out->size - 1] != '[')
        bg_buf_putc(out, ',');
}

static int significant_digits(const char *text)
{
    int digits = 0;
    bool leading = true;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            continue;
        if (*text != '0')
            leading = false;
        if (!leading)
            digits++;
    }
    return digits;
}

void bg_json_put_dec(struct bg_buf *out, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    bg_dec_text(value, text);
    /* 15 digits survive a double in every reader; more would not */
    if (significant_digits(text) <= 15)
        bg_buf_puts(out, text);
    else
        bg_buf_json(out, text, -1);
}

void bg_json_put_texts(struct bg_buf *out, const char *key, const char *const *texts, size_t n)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        bg_json_put_item(out);
        bg_buf_json(out, texts[i], -1);
    }
    bg_buf_putc(out, ']');
}

void bg_json_put_inputs(struct bg_buf *out, const struct bg_input_file *inputs, size_t n)
{
    bg_json_put_key(out, "inputs");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        char hex[65];
        bg_sha256_hex(inputs[i].sha256, hex);
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "file", inputs[i].file);
        bg_json_put_text(out, "sha256", hex);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}
