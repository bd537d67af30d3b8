/* Fields of comma-separated values. */
#include "report/text/csv_put.h"

#include <string.h>

void bg_csv_put(struct bg_buf *out, const char *text, bool last)
{
    bool formula = text[0] && strchr("=+-@\t\r", text[0]);
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (quoted)
        bg_buf_putc(out, '"');
    if (formula)
        bg_buf_putc(out, '\'');
    for (const char *p = text; *p; p++) {
        if (*p == '"')
            bg_buf_putc(out, '"');
        bg_buf_putc(out, *p);
    }
    bg_buf_puts(out, quoted ? "\"" : "");
    bg_buf_puts(out, last ? "\r\n" : ",");
}
