/* Functions of truths, texts and dates. */
#include "base/cell/functions.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

enum { EXCEL_1970 = 25569 }; /* the serial number of 1970-01-01 */

/* -- truths --------------------------------------------------------------------------------------- */

/* As a condition: a number holds unless it is 0, a text is an error. */
static struct bg_cell_value condition(const struct bg_cell_work *work,
                                      const struct bg_formula *call, size_t i)
{
    struct bg_cell_value value = bg_cell_work_out(work, call->operands[i]);
    if (value.type == BG_CELL_TRUTH)
        return value;
    value = bg_cell_as_number(value);
    if (value.type == BG_CELL_ERROR)
        return value;
    return bg_cell_truth(value.exact != NULL || bg_dec_sign(value.number) != 0);
}

struct bg_cell_value bg_cell_if(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value test = condition(work, call, 0);
    if (test.type == BG_CELL_ERROR)
        return test;
    return bg_cell_work_out(work, call->operands[test.truth ? 1 : 2]);
}

struct bg_cell_value bg_cell_iferror(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value value = bg_cell_work_out(work, call->operands[0]);
    return value.type == BG_CELL_ERROR ? bg_cell_work_out(work, call->operands[1]) : value;
}

/* All operands are worked out: an error in one is the result, whatever the others are. */
static struct bg_cell_value all_of(const struct bg_cell_work *work, const struct bg_formula *call,
                                   bool every)
{
    bool out = every;
    for (size_t i = 0; i < call->operands_n; i++) {
        struct bg_cell_value value = condition(work, call, i);
        if (value.type == BG_CELL_ERROR)
            return value;
        out = every ? out && value.truth : out || value.truth;
    }
    return bg_cell_truth(out);
}

struct bg_cell_value bg_cell_and(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return all_of(work, call, true);
}

struct bg_cell_value bg_cell_or(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return all_of(work, call, false);
}

struct bg_cell_value bg_cell_not(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value value = condition(work, call, 0);
    return value.type == BG_CELL_ERROR ? value : bg_cell_truth(!value.truth);
}

struct bg_cell_value bg_cell_isnumber(const struct bg_cell_work *work,
                                      const struct bg_formula *call)
{
    return bg_cell_truth(bg_cell_work_out(work, call->operands[0]).type == BG_CELL_NUMBER);
}

struct bg_cell_value bg_cell_iserror(const struct bg_cell_work *work, const struct bg_formula *call)
{
    return bg_cell_truth(bg_cell_work_out(work, call->operands[0]).type == BG_CELL_ERROR);
}

struct bg_cell_value bg_cell_islogical(const struct bg_cell_work *work,
                                       const struct bg_formula *call)
{
    return bg_cell_truth(bg_cell_work_out(work, call->operands[0]).type == BG_CELL_TRUTH);
}

/* -- texts ---------------------------------------------------------------------------------------- */

/* An error, or the text of operand i. */
static struct bg_cell_value functions_logic_text_of(const struct bg_cell_work *work,
                                                    const struct bg_formula *call, size_t i)
{
    struct bg_cell_value value = bg_cell_work_out(work, call->operands[i]);
    return value.type == BG_CELL_ERROR ? value : bg_cell_text(bg_cell_as_text(work->arena, value));
}

struct bg_cell_value bg_cell_exact(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value a = functions_logic_text_of(work, call, 0),
                         b = functions_logic_text_of(work, call, 1);
    if (a.type == BG_CELL_ERROR)
        return a;
    return b.type == BG_CELL_ERROR ? b : bg_cell_truth(strcmp(a.text, b.text) == 0);
}

/* Where the first text begins in the second, in characters from 1. */
struct bg_cell_value bg_cell_find(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value part = functions_logic_text_of(work, call, 0),
                         whole = functions_logic_text_of(work, call, 1);
    if (part.type == BG_CELL_ERROR)
        return part;
    if (whole.type == BG_CELL_ERROR)
        return whole;
    const char *at = strstr(whole.text, part.text);
    if (at == NULL)
        return bg_cell_error("#VALUE!");
    return bg_cell_int(bg_utf8_count(whole.text, (size_t)(at - whole.text)) + 1);
}

struct bg_cell_value bg_cell_left(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value text = functions_logic_text_of(work, call, 0),
                         count = bg_cell_number_of(work, call, 1);
    int64_t n;
    size_t at = 0;
    if (text.type == BG_CELL_ERROR)
        return text;
    if (count.type == BG_CELL_ERROR)
        return count;
    if (count.exact != NULL || !bg_dec_to_int(count.number, &n) || n < 0)
        return bg_cell_error("#VALUE!");
    for (; n > 0 && text.text[at] != '\0'; n--) {
        size_t length = bg_utf8_length(text.text + at, strlen(text.text + at));
        at += length > 0 ? length : 1;
    }
    return bg_cell_text(bg_arena_text(work->arena, text.text, at));
}

struct bg_cell_value bg_cell_len(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value text = functions_logic_text_of(work, call, 0);
    return text.type == BG_CELL_ERROR ? text
                                      : bg_cell_int(bg_utf8_count(text.text, strlen(text.text)));
}

/* Without blanks at the ends, and with single ones inside. */
struct bg_cell_value bg_cell_trim(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value text = functions_logic_text_of(work, call, 0);
    struct bg_buf out;
    if (text.type == BG_CELL_ERROR)
        return text;
    bg_buf_init(&out, work->arena);
    for (const char *p = text.text; *p != '\0';) {
        size_t n = strcspn(p, " ");
        if (n > 0 && out.size > 0)
            bg_buf_putc(&out, ' ');
        bg_buf_put(&out, p, n);
        p += n + (p[n] == ' ');
    }
    return bg_cell_text(bg_buf_text(&out));
}

/* -- dates ---------------------------------------------------------------------------------------- */

static bool whole_number(const struct bg_cell_value *value, int64_t *out)
{
    return value->type == BG_CELL_NUMBER && value->exact == NULL &&
           bg_dec_to_int(value->number, out);
}

/* A year, month and day that there is: neither is carried over. */
struct bg_cell_value bg_cell_date(const struct bg_cell_work *work, const struct bg_formula *call)
{
    int64_t part[3], days;
    for (size_t i = 0; i < 3; i++) {
        struct bg_cell_value value = bg_cell_number_of(work, call, i);
        if (value.type == BG_CELL_ERROR)
            return value;
        if (!whole_number(&value, &part[i]) || part[i] < 1 || part[i] > 9999)
            return bg_cell_error("#NUM!");
    }
    const char *text =
        bg_arena_printf(work->arena, "%04d-%02d-%02d", (int)part[0], (int)part[1], (int)part[2]);
    if (!bg_date_parse(text, strlen(text), &days))
        return bg_cell_error("#NUM!");
    return bg_cell_int(days + EXCEL_1970);
}

struct bg_cell_value bg_cell_edate(const struct bg_cell_work *work, const struct bg_formula *call)
{
    struct bg_cell_value date = bg_cell_number_of(work, call, 0);
    struct bg_cell_value months = bg_cell_number_of(work, call, 1);
    int64_t serial, n, days;
    if (date.type == BG_CELL_ERROR)
        return date;
    if (months.type == BG_CELL_ERROR)
        return months;
    if (!whole_number(&date, &serial) || !whole_number(&months, &n) ||
        !bg_date_add_months(serial - EXCEL_1970, n, &days) || days + EXCEL_1970 < 1)
        return bg_cell_error("#NUM!");
    return bg_cell_int(days + EXCEL_1970);
}
