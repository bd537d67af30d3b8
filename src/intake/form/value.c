/* One cell as the JSON of an answer. The type of the question decides how the cell is read; what
 * its number format shows decides only whether a number is a date or a percentage. Whatever is not
 * taken unchanged is noted. */
#include <string.h>

#include "base/cell_text.h"
#include "base/cell_serial.h"
#include "base/date.h"
#include "intake/form/form.h"

enum { SHOWN = 60 };

void bg_form_say(struct bg_form_read *r, enum bg_code code, const char *label, const char *format,
                 ...)
{
    va_list args;
    va_start(args, format);
    const char *message = bg_arena_vprintf(r->arena, format, args);
    va_end(args);
    bg_diag_add(r->intake->diags, code,
                (struct bg_pos){.source = r->intake->source, .label = label}, "%s", message);
}

static void value_coerced(struct bg_form_read *r, const struct bg_form_cell *cell, const char *how)
{
    bg_intake_note(r->intake, BG_COERCED, "%s: %s", cell->label, how);
}

/* Cut, so that a page of text does not become a message. */
static const char *value_shown(struct bg_form_read *r, const struct bg_form_cell *cell)
{
    size_t n = cell->n;
    if (n <= SHOWN)
        return cell->text;
    for (n = SHOWN; n > 0 && ((unsigned char)cell->text[n] & 0xC0) == 0x80; n--)
        ;
    return bg_arena_printf(r->arena, "%.*s...", (int)n, cell->text);
}

static bool put_unreadable(struct bg_form_read *r, const char *label, struct bg_buf *out,
                           const char *why)
{
    bg_buf_puts(out, "{\"unreadable\": ");
    bg_buf_json(out, why, -1);
    bg_buf_puts(out, "}");
    bg_intake_note(r->intake, BG_REFUSED, "%s: %s", label, why);
    return true;
}

void bg_form_refuse(struct bg_form_read *r, const char *label, struct bg_buf *out, const char *why)
{
    put_unreadable(r, label, out, why);
    r->intake->answers.in++;
    r->intake->answers.refused++;
}

static bool value_unreadable(struct bg_form_read *r, const struct bg_form_cell *cell,
                             struct bg_buf *out, const char *why)
{
    return put_unreadable(r, cell->label, out, why);
}

static bool value_put_text(struct bg_buf *out, const char *text, size_t n)
{
    bg_buf_json(out, text, (long)n);
    return true;
}

static bool value_put_number(struct bg_buf *out, struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    bg_buf_puts(out, bg_dec_text(number, text));
    return true;
}

/* -- numbers --------------------------------------------------------------------------------- */

/* A number as a spreadsheet shows it: 17.170000000000002 is 17.17. */
static bool form_value_shown_number(const struct bg_form_cell *cell, struct bg_dec *out)
{
    bool rounded;
    return bg_cell_serial_number(cell->text, cell->n, out, &rounded);
}

static bool value_percent_of(struct bg_form_read *r, const struct bg_form_cell *cell,
                             struct bg_dec number, bool shown, struct bg_buf *out)
{
    char text[BG_DEC_TEXT], hundred[BG_DEC_TEXT];
    struct bg_dec points;
    if (!shown) {
        if (bg_dec_sign(number) > 0 && bg_dec_cmp(number, bg_dec_int(1)) < 0)
            bg_form_say(r, BG_W619, cell->label,
                        "%s is read as %s %%: the cell does not show a percentage",
                        bg_dec_text(number, text), text);
        return value_put_number(out, number);
    }
    if (!bg_dec_mul(number, bg_dec_int(100), &points))
        return value_unreadable(r, cell, out, "the number has too many digits");
    value_coerced(r, cell,
                  bg_arena_printf(r->arena, "%s shown as a percentage is read as %s %%",
                                  bg_dec_text(number, text), bg_dec_text(points, hundred)));
    return value_put_number(out, points);
}

/* Decimals that the cell rounds away count: they are what is stored. Told, because whoever prints the
 * form sees another number. */
static void tell_rounding(struct bg_form_read *r, const struct bg_form_cell *cell,
                          struct bg_dec number)
{
    char text[BG_DEC_TEXT], seen[BG_DEC_TEXT];
    if (!cell->format)
        return;
    struct bg_number_shown shown = bg_number_format_show(cell->format, number);
    if (shown.places < 0 || shown.percents)
        return;
    struct bg_dec rounded = bg_dec_round(number, shown.places, BG_HALF_UP);
    if (bg_dec_cmp(rounded, number) != 0)
        value_coerced(r, cell,
                      bg_arena_printf(r->arena, "the cell shows %s; the stored %s is read",
                                      bg_dec_fixed(rounded, shown.places, seen),
                                      bg_dec_text(number, text)));
}

static bool number_cell(struct bg_form_read *r, const struct bg_field *field,
                        const struct bg_form_cell *cell, struct bg_buf *out)
{
    struct bg_dec number;
    bool percent;
    if (!form_value_shown_number(cell, &number))
        return value_unreadable(
            r, cell, out,
            bg_arena_printf(r->arena, "the number %s is out of range", value_shown(r, cell)));
    const char *why = bg_form_shown(r, field, cell, number, &percent);
    if (why)
        return value_unreadable(r, cell, out, why);
    if (field->type == BG_FIELD_PERCENT)
        return value_percent_of(r, cell, number, percent, out);
    tell_rounding(r, cell, number);
    return value_put_number(out, number);
}

static bool value_number_text(struct bg_form_read *r, const struct bg_field *field,
                              const struct bg_form_cell *cell, struct bg_buf *out)
{
    const struct bg_cell_text_rule rule = {.money = field->type == BG_FIELD_MONEY,
                                           .percent = field->type == BG_FIELD_PERCENT,
                                           .currency = r->rules->currency,
                                           .unit = field->unit};
    char text[BG_DEC_TEXT];
    const char *json = NULL, *why = bg_cell_text_number(r->arena, cell->text, &rule, &json);
    struct bg_dec number;
    if (!why && !bg_dec_parse(json, strlen(json), &number))
        why = bg_arena_printf(r->arena, "%s has too many digits",
                              bg_cell_text_quoted(r->arena, cell->text));
    if (why)
        return value_unreadable(r, cell, out, bg_arena_printf(r->arena, "text %s", why));
    value_coerced(r, cell,
                  bg_arena_printf(r->arena, "text %s is read as %s",
                                  bg_cell_text_quoted(r->arena, cell->text),
                                  bg_dec_text(number, text)));
    return value_put_number(out, number);
}

/* -- dates ----------------------------------------------------------------------------------- */

/* The days and seconds of a serial number. False: it is not a date. */
static bool serial_date(const struct bg_form_read *r, const struct bg_form_cell *cell,
                        int64_t *days, int64_t *seconds)
{
    struct bg_dec number;
    return bg_dec_parse(cell->text, cell->n, &number) &&
           bg_cell_serial_date(number, bg_xlsx_epoch_1904(r->xlsx), days, seconds);
}

/* "2026-03-12T00:00:00.000Z" says no more than the day. */
static bool is_midnight(const struct bg_form_cell *cell)
{
    return cell->n > 10 && strspn(cell->text + 10, "T0:.Z") == cell->n - 10;
}

static const char *value_date_text(struct bg_form_read *r, int64_t days, int64_t seconds)
{
    char date[BG_DATE_TEXT];
    bg_date_text(days, date);
    if (!seconds)
        return bg_arena_printf(r->arena, "%s", date);
    return bg_arena_printf(r->arena, "%sT%02d:%02d:%02d", date, (int)(seconds / 3600),
                           (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static bool value_date_cell(struct bg_form_read *r, const struct bg_form_cell *cell,
                            struct bg_buf *out)
{
    int64_t days, seconds = 0;
    if (cell->type == BG_XLSX_NUMBER && !bg_form_shows_date(cell))
        return value_unreadable(
            r, cell, out,
            bg_arena_printf(r->arena, "the number %s where a date belongs", value_shown(r, cell)));
    bool serial = cell->type == BG_XLSX_NUMBER;
    const char *why = NULL;
    if (!serial)
        why = bg_cell_text_date(r->arena, cell->text, "", &days);
    else if (!serial_date(r, cell, &days, &seconds))
        why = bg_arena_printf(r->arena, "%s is not a date", value_shown(r, cell));
    if (why)
        return value_unreadable(
            r, cell, out, bg_arena_printf(r->arena, "%s %s", serial ? "the number" : "text", why));
    const char *text = value_date_text(r, days, 0);
    bool iso = strncmp(cell->text, text, strlen(text)) == 0;
    if (cell->type == BG_XLSX_TEXT && !iso)
        value_coerced(r, cell,
                      bg_arena_printf(r->arena, "text %s is read as %s",
                                      bg_cell_text_quoted(r->arena, cell->text), text));
    if (seconds || (!serial && iso && cell->n > 10 && !is_midnight(cell)))
        value_coerced(r, cell, "the time of day is left out");
    return value_put_text(out, text, strlen(text));
}

/* -- choices and texts ----------------------------------------------------------------------- */

static bool truth_cell(struct bg_form_read *r, const struct bg_form_cell *cell, struct bg_buf *out)
{
    bool number = cell->type == BG_XLSX_NUMBER || cell->type == BG_XLSX_BOOL, yes;
    bool known = number ? strcmp(cell->text, "1") == 0 || strcmp(cell->text, "0") == 0
                        : bg_cell_text_truth(cell->text, &yes);
    if (!known)
        return value_unreadable(
            r, cell, out,
            bg_arena_printf(r->arena, "\"%s\" where Yes or No belongs", value_shown(r, cell)));
    if (number)
        yes = *cell->text == '1';
    if (cell->type == BG_XLSX_NUMBER)
        value_coerced(r, cell, yes ? "1 is read as Yes" : "0 is read as No");
    bg_buf_puts(out, yes ? "true" : "false");
    return true;
}

static bool choice_cell(struct bg_form_read *r, const struct bg_field *field,
                        const struct bg_form_cell *cell, struct bg_buf *out)
{
    struct bg_cell_text_option *choices =
        BG_ARRAY(r->arena, field->choices_n + 1, struct bg_cell_text_option);
    for (size_t i = 0; i < field->choices_n; i++)
        choices[i] = (struct bg_cell_text_option){field->choices[i].id, field->choices[i].label};
    long found = bg_cell_text_choice(choices, field->choices_n, cell->text, true);
    if (found >= 0)
        return value_put_text(out, choices[found].id, strlen(choices[found].id));
    return value_unreadable(r, cell, out,
                            bg_arena_printf(r->arena,
                                            found == BG_CELL_TEXT_TWO_CHOICES
                                                ? "\"%s\" names two choices"
                                                : "\"%s\" is none of the choices",
                                            value_shown(r, cell)));
}

const char *bg_form_plain(struct bg_form_read *r, const struct bg_form_cell *cell)
{
    int64_t days, seconds;
    struct bg_dec number;
    char text[BG_DEC_TEXT];
    if (bg_form_blank(cell) || cell->merged || cell->type == BG_XLSX_ERROR ||
        cell->type == BG_XLSX_BLANK)
        return "";
    if (cell->type == BG_XLSX_BOOL)
        return strcmp(cell->text, "1") == 0 ? "Yes" : "No";
    if (cell->type == BG_XLSX_DATE && is_midnight(cell))
        return bg_arena_text(r->arena, cell->text, 10);
    if (cell->type != BG_XLSX_NUMBER)
        return cell->text;
    if (bg_form_shows_date(cell) && serial_date(r, cell, &days, &seconds))
        return value_date_text(r, days, seconds);
    if (!form_value_shown_number(cell, &number))
        return cell->text;
    if (bg_form_shows_percent(cell) && bg_dec_mul(number, bg_dec_int(100), &number))
        return bg_arena_printf(r->arena, "%s%%", bg_dec_text(number, text));
    return bg_arena_printf(r->arena, "%s", bg_dec_text(number, text));
}

static bool value_text_cell(struct bg_form_read *r, const struct bg_form_cell *cell,
                            struct bg_buf *out)
{
    if (cell->type != BG_XLSX_TEXT)
        value_coerced(r, cell, "the cell is no text, and is read as the text that it shows");
    const char *text = bg_form_plain(r, cell);
    return value_put_text(out, text, cell->type == BG_XLSX_TEXT ? cell->n : strlen(text));
}

/* -- any cell -------------------------------------------------------------------------------- */

/* Why no value can be had from the cell at all; NULL when one can. */
static const char *no_value(struct bg_form_read *r, const struct bg_form_cell *cell)
{
    if (cell->merged)
        return bg_arena_printf(r->arena, "it lies under the merged cells %s: unmerge them",
                               cell->merged);
    if (cell->fault)
        return cell->fault;
    if (cell->type == BG_XLSX_ERROR)
        return bg_arena_printf(r->arena, "the cell shows the error %s", value_shown(r, cell));
    if (cell->type == BG_XLSX_BLANK)
        return "a formula without a stored result: open the form in a spreadsheet program, save it";
    if (cell->type == BG_XLSX_TEXT && bg_cell_text_forbidden(cell->text, cell->n))
        return "it contains characters that are not text";
    if (cell->struck)
        return bg_arena_printf(r->arena, "%s is struck through, at least a part of it",
                               bg_cell_text_quoted(r->arena, cell->text));
    if (cell->linked)
        return bg_arena_printf(r->arena,
                               "a formula that takes something from outside the file; its stored "
                               "result is %s",
                               value_shown(r, cell));
    return NULL;
}

/* The price, and the lines that add up to it. */
static bool is_price(const struct bg_form_read *r, const struct bg_field *field)
{
    const struct bg_price_rule *price = &r->rules->price;
    if (!price->used)
        return false;
    const struct bg_field *fields = r->rules->fields;
    if (field == &fields[price->slot])
        return true;
    int slot = price->schedule.slot;
    return slot >= 0 && field >= fields[slot].columns &&
           field < fields[slot].columns + fields[slot].columns_n;
}

/* A stored result can be old or made up, and every program shows another price then. */
static bool tell_formula(struct bg_form_read *r, const struct bg_field *field,
                         const struct bg_form_cell *cell, struct bg_buf *out)
{
    if (is_price(r, field)) {
        value_unreadable(
            r, cell, out,
            bg_arena_printf(r->arena, "a formula, where a price is typed; its stored result is %s",
                            value_shown(r, cell)));
        return false;
    }
    bg_form_say(r, BG_W615, cell->label, "a formula; its stored result %s is read as the answer",
                value_shown(r, cell));
    return true;
}

/* What the number format adds to a text, or hides. */
static const char *text_format_fault(struct bg_form_read *r, const struct bg_form_cell *cell)
{
    if (cell->type != BG_XLSX_TEXT || !cell->format)
        return NULL;
    const char *more = bg_number_format_text(cell->format);
    if (!more)
        return "the cell holds a text and shows nothing, or another one";
    more = bg_cell_text_trim(r->arena, more);
    return *more ? bg_arena_printf(r->arena, "the cell shows %s beside what it holds",
                                   bg_cell_text_quoted(r->arena, more))
                 : NULL;
}

static bool value_put_value(struct bg_form_read *r, const struct bg_field *field,
                            const struct bg_form_cell *cell, struct bg_buf *out)
{
    const char *why = no_value(r, cell);
    if (cell->hidden && !cell->merged)
        bg_form_say(r, BG_W616, cell->label, "an answer in a hidden row, column or sheet");
    why = why ? why : text_format_fault(r, cell);
    if (why)
        return value_unreadable(r, cell, out, why);
    if (cell->formula && !tell_formula(r, field, cell, out))
        return true;
    switch (field->type) {
    case BG_FIELD_INTEGER:
    case BG_FIELD_NUMBER:
    case BG_FIELD_MONEY:
    case BG_FIELD_PERCENT:
        if (cell->type == BG_XLSX_NUMBER)
            return number_cell(r, field, cell, out);
        if (cell->type == BG_XLSX_TEXT)
            return value_number_text(r, field, cell, out);
        return value_unreadable(r, cell, out,
                                cell->type == BG_XLSX_BOOL ? "TRUE or FALSE where a number belongs"
                                                           : "a date where a number belongs");
    case BG_FIELD_BOOLEAN:
        return truth_cell(r, cell, out);
    case BG_FIELD_CHOICE:
        return choice_cell(r, field, cell, out);
    case BG_FIELD_DATE:
        if (cell->type == BG_XLSX_BOOL)
            return value_unreadable(r, cell, out, "TRUE or FALSE where a date belongs");
        return value_date_cell(r, cell, out);
    case BG_FIELD_TEXT:
    case BG_FIELD_TABLE:
    case BG_FIELD_TYPE__COUNT:
        break;
    }
    return value_text_cell(r, cell, out);
}

bool bg_form_value(struct bg_form_read *r, const struct bg_field *field,
                   const struct bg_form_cell *cell, struct bg_buf *out)
{
    if (bg_form_blank(cell))
        return false;
    struct bg_tally *tally = &r->intake->answers;
    const int64_t *losses = r->intake->losses;
    int64_t refused = losses[BG_REFUSED], changed = losses[BG_COERCED];
    bool there = value_put_value(r, field, cell, out);
    tally->in++;
    *(losses[BG_REFUSED] > refused ? &tally->refused : &tally->read) += 1;
    if (losses[BG_REFUSED] == refused && losses[BG_COERCED] > changed)
        tally->coerced++;
    return there;
}
