/* What an answer's cell shows beside and instead of its number. Whoever filled the form in meant what
 * they saw: what shows another unit than was asked for is refused, as the same text would be. */
#include <string.h>

#include "base/cell_text.h"
#include "base/currency_sign.h"
#include "intake/form/form.h"

/* Marks and blanks that say nothing about the unit. */
static const char *without_marks(struct bg_arena *arena, const char *text)
{
    static const char marks[] = "()-+:.,*_";
    const char *trimmed = bg_cell_text_trim(arena, text);
    for (;;) {
        size_t n = strlen(trimmed), front = strspn(trimmed, marks);
        while (n > front && strchr(marks, trimmed[n - 1]))
            n--;
        const char *next =
            bg_cell_text_trim(arena, bg_arena_text(arena, trimmed + front, n - front));
        if (strlen(next) == strlen(trimmed))
            return next;
        trimmed = next;
    }
}

/* The text is the unit, or what is left of it without the currency in front: "/hour". */
static bool is_unit(const char *text, const struct bg_field *field, const char *currency)
{
    size_t n = strlen(currency);
    bool money = field->type == BG_FIELD_MONEY;
    if (bg_cell_text_same(text, field->unit))
        return true;
    if (money && n && strncmp(field->unit, currency, n) == 0 && field->unit[n])
        return bg_cell_text_same(text, field->unit + n);
    return field->type == BG_FIELD_PERCENT && strcmp(text, "%") == 0;
}

/* Why the text beside the number says something else than was asked for; NULL: it does not. shown:
 * the text as it is seen. */
static const char *beside_fault(struct bg_form_read *r, const struct bg_field *field,
                                const char *meant, const char *shown)
{
    const char *currency = r->rules->currency, *left = without_marks(r->arena, meant), *codes;
    size_t size, codes_n;
    while (*left && !is_unit(left, field, currency) &&
           (codes = bg_currency_at(left, strlen(left), &size, &codes_n))) {
        if (field->type != BG_FIELD_MONEY)
            return bg_arena_printf(r->arena,
                                   "the cell shows the currency %s, where no amount of "
                                   "money belongs",
                                   bg_cell_text_quoted(r->arena, shown));
        if (!bg_currency_among(codes, codes_n, currency))
            return bg_arena_printf(
                r->arena, "the cell shows %s, another currency than %s",
                bg_cell_text_quoted(r->arena, bg_arena_text(r->arena, left, size)), currency);
        left = without_marks(r->arena, left + size);
    }
    if (!*left || is_unit(left, field, currency))
        return NULL;
    return bg_arena_printf(r->arena, "the cell shows %s beside the number",
                           bg_cell_text_quoted(r->arena, shown));
}

/* Why the cell shows another number than it holds. */
static const char *number_fault(struct bg_form_read *r, const struct bg_number_shown *shown,
                                struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    bg_dec_text(number, text);
    if (shown->as == BG_SHOWS_NOTHING)
        return bg_arena_printf(r->arena, "the cell holds %s and shows nothing", text);
    if (shown->as == BG_SHOWS_TEXT)
        return bg_arena_printf(r->arena, "the cell holds %s and shows %s", text,
                               bg_cell_text_quoted(r->arena, shown->before));
    if (shown->thousands > 0)
        return bg_arena_printf(r->arena, "the cell holds %s and shows it in %s%s", text,
                               shown->thousands == 1   ? "thousands"
                               : shown->thousands == 2 ? "millions"
                                                       : "thousands of millions",
                               *shown->after ? bg_arena_printf(r->arena, " (%s)", shown->after)
                                             : "");
    if (shown->inside)
        return bg_arena_printf(r->arena,
                               "the cell holds %s and shows other marks between its digits", text);
    if (bg_dec_sign(number) < 0 && !shown->minus)
        return bg_arena_printf(r->arena, "the cell holds %s and does not show the minus sign",
                               text);
    if (bg_dec_sign(number) > 0 && shown->minus)
        return bg_arena_printf(r->arena, "the cell holds %s and shows a negative number", text);
    return NULL;
}

bool bg_form_shows_date(const struct bg_form_cell *cell)
{
    struct bg_dec number;
    return cell->format && bg_dec_parse(cell->text, cell->n, &number) &&
           bg_number_format_show(cell->format, number).as == BG_SHOWS_DATE;
}

bool bg_form_shows_percent(const struct bg_form_cell *cell)
{
    struct bg_dec number;
    return cell->format && bg_dec_parse(cell->text, cell->n, &number) &&
           bg_number_format_show(cell->format, number).percents > 0;
}

const char *bg_form_shown(struct bg_form_read *r, const struct bg_field *field,
                          const struct bg_form_cell *cell, struct bg_dec number, bool *percent)
{
    *percent = false;
    if (!cell->format)
        return NULL;
    struct bg_number_shown shown = bg_number_format_show(cell->format, number);
    if (shown.as == BG_SHOWS_DATE)
        return "the cell shows a date where a number belongs";
    if (shown.percents && field->type != BG_FIELD_PERCENT)
        return "the cell shows a percentage where a number belongs";
    if (shown.percents > 1)
        return "the cell shows more than one percent sign";
    *percent = shown.percents == 1;
    const char *why = number_fault(r, &shown, number);
    why = why ? why : beside_fault(r, field, shown.before_meant, shown.before);
    return why ? why : beside_fault(r, field, shown.after_meant, shown.after);
}
