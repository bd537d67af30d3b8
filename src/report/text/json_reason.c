/* A reason as data, beside its sentence: the code of its row and the arguments, so that a program need
 * not read the sentence. */
#include "report/text/json_reason.h"

#include "base/date.h"
#include "report/text/json_put.h"

static void json_reason_put_arg(struct bg_buf *out, const char *name, const struct bg_arg *arg);

/* "code" and "args" of the object that is open. */
static void json_reason_put_members(struct bg_buf *out, const char *code_key, const char *args_key,
                                    const struct bg_reason *reason)
{
    size_t n = bg_reason_args_n(reason->row), put = 0;
    bg_json_put_text(out, code_key, bg_reason_code_text(out->arena, reason->row));
    for (size_t i = 0; i < n; i++)
        put += reason->args[i].kind != BG_ARG_NONE;
    if (put == 0)
        return;
    bg_json_put_key(out, args_key);
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++)
        if (reason->args[i].kind != BG_ARG_NONE)
            json_reason_put_arg(out, reason->row->places[i].name, &reason->args[i]);
    bg_buf_putc(out, ']');
}

static void json_reason_put_number(struct bg_buf *out, const struct bg_arg *arg)
{
    bg_json_put_number(out, "value", arg->as.number);
    if (arg->text[0] != '\0')
        bg_json_put_text(out, "unit", arg->text);
}

static void json_reason_put_list(struct bg_buf *out, const struct bg_arg *arg)
{
    bg_json_put_key(out, "items");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < arg->as.count; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        json_reason_put_members(out, "code", "args", &arg->rows[i]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void put_content(struct bg_buf *out, const struct bg_arg *arg)
{
    char date[BG_DATE_TEXT];
    switch (arg->kind) {
    case BG_ARG_NUMBER:
    case BG_ARG_MONEY:
    case BG_ARG_AMOUNT:
    case BG_ARG_POINTS:
    case BG_ARG_PERCENT:
        json_reason_put_number(out, arg);
        break;
    case BG_ARG_COUNT:
        bg_json_put_key(out, "value");
        bg_buf_printf(out, "%zu", arg->as.count);
        break;
    case BG_ARG_DATE:
        bg_json_put_text(out, "value", bg_date_text(arg->as.days, date));
        break;
    case BG_ARG_DURATION:
        bg_json_put_key(out, "seconds");
        bg_buf_printf(out, "%lld", (long long)(arg->as.days / 1000000));
        break;
    case BG_ARG_PHRASE:
    case BG_ARG_SENTENCE:
        json_reason_put_members(out, "code", "args", arg->rows);
        break;
    case BG_ARG_LIST:
        json_reason_put_list(out, arg);
        break;
    default:
        bg_json_put_text(out, "value", arg->text);
    }
}

static void json_reason_put_arg(struct bg_buf *out, const char *name, const struct bg_arg *arg)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "name", name);
    bg_json_put_text(out, "kind", bg_arg_kind_name(arg->kind));
    put_content(out, arg);
    bg_buf_putc(out, '}');
}

void bg_json_put_reason(struct bg_buf *out, const char *code_key, const char *args_key,
                        const struct bg_reason *reason)
{
    if (reason->row != NULL)
        json_reason_put_members(out, code_key, args_key, reason);
}
