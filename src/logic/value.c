/* Values as people and JSON read them. */
#include "logic/logic.h"

#include "base/date.h"

void bg_value_words(const struct bg_value *value, struct bg_buf *out)
{
    char digits[BG_DEC_TEXT], date[BG_DATE_TEXT];
    switch (value->type) {
    case BG_V_MISSING:
        bg_buf_puts(out, "not answered");
        break;
    case BG_V_ERROR:
        bg_buf_printf(out, "error: %s", value->as.error);
        break;
    case BG_V_BOOL:
        bg_buf_puts(out, value->as.truth ? "yes" : "no");
        break;
    case BG_V_NUMBER:
        bg_buf_puts(out, bg_dec_text(value->as.number, digits));
        break;
    case BG_V_TEXT:
        bg_buf_put(out, value->as.text.bytes, value->as.text.n);
        break;
    case BG_V_DATE:
        bg_buf_puts(out, bg_date_text(value->as.days, date));
        break;
    case BG_V_TABLE:
        bg_buf_printf(out, "%zu row%s", value->as.table->rows,
                      value->as.table->rows == 1 ? "" : "s");
        break;
    case BG_V_LIST:
        if (value->as.list.n == 0)
            bg_buf_puts(out, "none");
        for (size_t i = 0; i < value->as.list.n; i++) {
            if (i > 0)
                bg_buf_puts(out, ", ");
            bg_value_words(&value->as.list.items[i], out);
        }
        break;
    }
}
