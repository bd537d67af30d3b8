/* What a bid says on a criterion: the answers that the ruleset shows to evaluators, as one text. Never
 * of the envelope of prices. */
#include <string.h>

#include "base/date.h"
#include "report/panel/sheets.h"

enum { ANSWER_MOST = 3000, ROWS_MOST = 30, SHOWN_MOST = 12000 };

static void shown_put_cut(struct bg_buf *out, const char *text, size_t n)
{
    size_t kept = n;
    if (kept > ANSWER_MOST)
        for (kept = ANSWER_MOST; kept > 0 && ((unsigned char)text[kept] & 0xC0) == 0x80; kept--)
            ;
    bg_buf_put(out, text, kept);
    if (kept < n)
        bg_buf_puts(out, " … (the rest is in the bid)");
}

static const char *shown_choice_label(const struct bg_field *field, const char *bytes, size_t n)
{
    for (size_t i = 0; i < field->choices_n; i++)
        if (strlen(field->choices[i].id) == n && memcmp(field->choices[i].id, bytes, n) == 0)
            return field->choices[i].label;
    return "";
}

static void shown_put_plain(struct bg_buf *out, const struct bg_field *field,
                            const struct bg_value *value)
{
    char text[BG_DEC_TEXT], date[BG_DATE_TEXT];
    const char *label;
    switch (value->type) {
    case BG_V_BOOL:
        bg_buf_puts(out, value->as.truth ? "Yes" : "No");
        return;
    case BG_V_NUMBER:
        bg_buf_printf(out, "%s%s%s", bg_dec_text(value->as.number, text),
                      field->unit != NULL && *field->unit ? " " : "",
                      field->unit != NULL ? field->unit : "");
        return;
    case BG_V_TEXT:
        label = shown_choice_label(field, value->as.text.bytes, value->as.text.n);
        shown_put_cut(out, *label ? label : value->as.text.bytes,
                      *label ? strlen(label) : value->as.text.n);
        return;
    case BG_V_DATE:
        bg_buf_puts(out, bg_date_text(value->as.days, date));
        return;
    case BG_V_ERROR:
        bg_buf_puts(out, "(the answer cannot be read)");
        return;
    case BG_V_MISSING:
    case BG_V_TABLE:
    case BG_V_LIST:
        break;
    }
    bg_buf_puts(out, "(no answer)");
}

/* "Name: Ann; Years: 5", a line for each row. */
static void shown_put_table(struct bg_buf *out, const struct bg_field *field,
                            const struct bg_table *table)
{
    for (size_t r = 0; r < table->rows && r < ROWS_MOST; r++) {
        bg_buf_puts(out, "\n- ");
        for (size_t c = 0; c < table->columns && c < field->columns_n; c++) {
            if (field->columns[c].envelope == BG_PRICE_ENVELOPE)
                continue;
            bg_buf_printf(out, "%s%s: ", c > 0 ? "; " : "", field->columns[c].label);
            shown_put_plain(out, &field->columns[c], &table->cells[r * table->columns + c]);
        }
    }
    if (table->rows > ROWS_MOST)
        bg_buf_printf(out, "\n- … %zu more rows are in the bid", table->rows - ROWS_MOST);
}

/* A label that is a question needs none. */
static const char *colon(const struct bg_field *field)
{
    size_t n = strlen(field->label);
    bool ends = n > 0 && strchr("?:.!", field->label[n - 1]) != NULL;
    return ends && !field->confidential ? "" : ":";
}

const char *bg_ps_shown(const struct bg_ps_book *b, const struct bg_criterion *criterion,
                        size_t scored)
{
    const struct bg_bid *bid = bg_ps_bid(b, scored);
    struct bg_buf out;
    bg_buf_init(&out, b->arena);
    for (size_t i = 0; i < criterion->shown_n && out.size < SHOWN_MOST; i++) {
        const struct bg_field *field = &b->rules->fields[criterion->shown[i]];
        if (field->envelope == BG_PRICE_ENVELOPE || bid->values == NULL)
            continue;
        const struct bg_value *value = &bid->values[criterion->shown[i]];
        bg_buf_printf(&out, "%s%s%s%s ", out.size > 0 ? "\n" : "", field->label,
                      field->confidential ? " (confidential)" : "", colon(field));
        if (value->type == BG_V_TABLE && value->as.table->rows > 0)
            shown_put_table(&out, field, value->as.table);
        else
            shown_put_plain(&out, field, value);
    }
    return bg_buf_text(&out);
}
