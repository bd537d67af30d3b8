/* Building an account, and its values in words. */
#include "model/account.h"

#include <string.h>

#include "base/date.h"
#include "base/list.h"
#include "base/source.h"

struct bg_account *bg_account_new(struct bg_arena *arena, const char *of, const char *title,
                                  const char *currency)
{
    struct bg_account *out = BG_NEW(arena, struct bg_account);
    *out = (struct bg_account){.arena = arena,
                               .of = of,
                               .title = title,
                               .subject = "",
                               .currency = currency,
                               .date = BG_NO_DATE};
    return out;
}

struct bg_account_figure *bg_account_figure(struct bg_account *account, const char *id,
                                            const char *title, enum bg_account_kind kind)
{
    struct bg_account_figure *out = BG_NEW(account->arena, struct bg_account_figure);
    *out = (struct bg_account_figure){.id = id,
                                      .title = title,
                                      .unit = "",
                                      .kind = kind,
                                      .value = BG_MISSING,
                                      .least = BG_MISSING,
                                      .most = BG_MISSING,
                                      .why = "",
                                      .source = "",
                                      .url = ""};
    BG_MORE(account->arena, account->figures, account->figures_n, account->figures_room);
    account->figures[account->figures_n++] = out;
    return out;
}

const struct bg_account_figure *bg_account_find(const struct bg_account *account, const char *id)
{
    for (size_t i = 0; i < account->figures_n; i++)
        if (strcmp(account->figures[i]->id, id) == 0)
            return account->figures[i];
    return NULL;
}

struct bg_account_table *bg_account_table(struct bg_account *account, const char *id,
                                          const char *title,
                                          const struct bg_account_column *columns, size_t n)
{
    struct bg_account_table *out = BG_NEW(account->arena, struct bg_account_table);
    *out = (struct bg_account_table){.id = id,
                                     .title = title,
                                     .about = "",
                                     .columns = columns,
                                     .columns_n = n,
                                     .arena = account->arena};
    BG_MORE(account->arena, account->tables, account->tables_n, account->tables_room);
    account->tables[account->tables_n++] = out;
    return out;
}

struct bg_value *bg_account_row(struct bg_account_table *table)
{
    table->cells = bg_list_more(table->arena, table->cells, table->rows_n, &table->room,
                                table->columns_n * sizeof(struct bg_value));
    struct bg_value *row = table->cells + table->rows_n++ * table->columns_n;
    for (size_t i = 0; i < table->columns_n; i++)
        row[i] = BG_MISSING;
    return row;
}

void bg_account_finding(struct bg_account *account, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = bg_arena_vprintf(account->arena, format, args);
    va_end(args);
    BG_MORE(account->arena, account->findings, account->findings_n, account->findings_room);
    account->findings[account->findings_n++] = text;
}

void bg_account_note(struct bg_account *account, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = bg_arena_vprintf(account->arena, format, args);
    va_end(args);
    BG_MORE(account->arena, account->notes, account->notes_n, account->notes_room);
    account->notes[account->notes_n++] = text;
}

void bg_account_input_file(struct bg_account *account, const struct bg_input_file *file)
{
    BG_MORE(account->arena, account->inputs, account->inputs_n, account->inputs_room);
    account->inputs[account->inputs_n++] = *file;
}

void bg_account_input(struct bg_account *account, const struct bg_source *source)
{
    struct bg_input_file file = {.file = source->name};
    memcpy(file.sha256, source->sha256, sizeof file.sha256);
    bg_account_input_file(account, &file);
}

/* -- values ---------------------------------------------------------------------------------- */

struct bg_value bg_account_number(struct bg_dec number)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = number};
}

struct bg_value bg_account_int(int64_t number)
{
    return bg_account_number(bg_dec_int(number));
}

struct bg_value bg_account_text(const char *text)
{
    if (text == NULL)
        return BG_MISSING;
    return (struct bg_value){.type = BG_V_TEXT, .row = -1, .as.text = {text, strlen(text)}};
}

struct bg_value bg_account_date(int64_t days)
{
    if (days == BG_NO_DATE)
        return BG_MISSING;
    return (struct bg_value){.type = BG_V_DATE, .row = -1, .as.days = days};
}

static const char *account_number_words(struct bg_arena *arena, enum bg_account_kind kind,
                                        struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    struct bg_dec percent;
    int places = 0;
    if (kind == BG_ACCOUNT_SHARE) {
        if (!bg_dec_mul(number, bg_dec_int(100), &percent))
            return "too large";
        return bg_arena_printf(arena, "%s %%", bg_dec_grouped(percent, 1, text));
    }
    if (kind == BG_ACCOUNT_CENTS)
        places = 2;
    else if (kind == BG_ACCOUNT_NUMBER)
        places = number.places < 2 ? number.places : 2;
    return bg_arena_printf(arena, "%s", bg_dec_grouped(number, places, text));
}

const char *bg_account_words(struct bg_arena *arena, enum bg_account_kind kind,
                             const struct bg_value *value)
{
    char date[BG_DATE_TEXT];
    switch (value->type) {
    case BG_V_NUMBER:
        return account_number_words(arena, kind, value->as.number);
    case BG_V_TEXT:
        return bg_arena_text(arena, value->as.text.bytes, value->as.text.n);
    case BG_V_DATE:
        return bg_arena_printf(arena, "%s", bg_date_text(value->as.days, date));
    case BG_V_BOOL:
        return value->as.truth ? "yes" : "no";
    default:
        return "not known";
    }
}
