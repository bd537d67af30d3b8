/* An account as JSON. */
#include "report/account/account.h"

#include "base/date.h"
#include "base/hash.h"
#include "report/text/json_put.h"

static void account_json_put_value(struct bg_buf *out, const char *key,
                                   const struct bg_value *value)
{
    char date[BG_DATE_TEXT];
    switch (value->type) {
    case BG_V_NUMBER:
        bg_json_put_number(out, key, value->as.number);
        break;
    case BG_V_BOOL:
        bg_json_put_bool(out, key, value->as.truth);
        break;
    case BG_V_TEXT:
        bg_json_put_text(out, key,
                         bg_arena_text(out->arena, value->as.text.bytes, value->as.text.n));
        break;
    case BG_V_DATE:
        bg_json_put_text(out, key, bg_date_text(value->as.days, date));
        break;
    default:
        bg_json_put_text(out, key, NULL);
    }
}

static void json_put_figure(struct bg_buf *out, const struct bg_account_figure *f)
{
    bg_json_put_key(out, f->id);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "title", f->title);
    account_json_put_value(out, "value", &f->value);
    if (*f->unit)
        bg_json_put_text(out, "unit", f->unit);
    if (f->least.type == BG_V_NUMBER) {
        account_json_put_value(out, "least", &f->least);
        account_json_put_value(out, "most", &f->most);
    }
    if (f->given)
        bg_json_put_bool(out, "given", true);
    if (*f->why)
        bg_json_put_text(out, "why", f->why);
    if (*f->source)
        bg_json_put_text(out, "source", f->source);
    if (*f->url)
        bg_json_put_text(out, "url", f->url);
    bg_buf_putc(out, '}');
}

static void json_put_table(struct bg_buf *out, const struct bg_account_table *table)
{
    bg_json_put_key(out, table->id);
    bg_buf_putc(out, '[');
    for (size_t r = 0; r < table->rows_n; r++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        for (size_t c = 0; c < table->columns_n; c++)
            account_json_put_value(out, table->columns[c].id,
                                   &table->cells[r * table->columns_n + c]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

void bg_account_put_json(struct bg_buf *out, const struct bg_account *account)
{
    char date[BG_DATE_TEXT];
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-account/1");
    bg_json_put_text(out, "of", account->of);
    bg_json_put_text(out, "title", account->title);
    bg_json_put_text(out, "subject", account->subject);
    bg_json_put_text(out, "currency", account->currency);
    bg_json_put_text(out, "date",
                     account->date == BG_NO_DATE ? NULL : bg_date_text(account->date, date));
    bg_json_put_texts(out, "findings", account->findings, account->findings_n);
    bg_json_put_key(out, "figures");
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < account->figures_n; i++)
        json_put_figure(out, account->figures[i]);
    bg_buf_putc(out, '}');
    bg_json_put_key(out, "tables");
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < account->tables_n; i++)
        json_put_table(out, account->tables[i]);
    bg_buf_putc(out, '}');
    bg_json_put_texts(out, "notes", account->notes, account->notes_n);
    bg_json_put_inputs(out, account->inputs, account->inputs_n);
    bg_buf_puts(out, "}\n");
}
