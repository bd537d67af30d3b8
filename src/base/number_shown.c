/* What a cell shows beside and instead of its number, against what was asked for. */
#include "base/number_shown.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/currency_sign.h"

/* Marks and blanks that say nothing about the unit. */
static const char *number_shown_without_marks(struct bg_arena *arena, const char *text)
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
static bool number_shown_is_unit(const char *text, const struct bg_number_asked *asked)
{
    size_t n = strlen(asked->currency);
    if (bg_cell_text_same(text, asked->unit))
        return true;
    if (asked->money && n && strncmp(asked->unit, asked->currency, n) == 0 && asked->unit[n])
        return bg_cell_text_same(text, asked->unit + n);
    return asked->percent && strcmp(text, "%") == 0;
}

/* Why the text beside the number says something else than was asked for; NULL: it does not. shown:
 * the text as it is seen. */
static const char *beside_fault(struct bg_arena *arena, const struct bg_number_asked *asked,
                                const char *meant, const char *shown)
{
    const char *left = number_shown_without_marks(arena, meant), *codes;
    size_t size, codes_n;
    while (*left && !number_shown_is_unit(left, asked) &&
           (codes = bg_currency_at(left, strlen(left), &size, &codes_n))) {
        if (!asked->money)
            return bg_arena_printf(arena,
                                   "the cell shows the currency %s, where no amount of "
                                   "money belongs",
                                   bg_cell_text_quoted(arena, shown));
        if (asked->currency[0] && !bg_currency_among(codes, codes_n, asked->currency))
            return bg_arena_printf(arena, "the cell shows %s, another currency than %s",
                                   bg_cell_text_quoted(arena, bg_arena_text(arena, left, size)),
                                   asked->currency);
        left = number_shown_without_marks(arena, left + size);
    }
    if (!*left || number_shown_is_unit(left, asked) ||
        (asked->any_unit && !asked->money && !asked->unit[0]))
        return NULL;
    return bg_arena_printf(arena, "the cell shows %s beside the number",
                           bg_cell_text_quoted(arena, shown));
}

/* Why the cell shows another number than it holds. */
static const char *number_fault(struct bg_arena *arena, const struct bg_number_shown *shown,
                                struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    bg_dec_text(number, text);
    if (shown->as == BG_SHOWS_NOTHING)
        return bg_arena_printf(arena, "the cell holds %s and shows nothing", text);
    if (shown->as == BG_SHOWS_TEXT)
        return bg_arena_printf(arena, "the cell holds %s and shows %s", text,
                               bg_cell_text_quoted(arena, shown->before));
    if (shown->thousands > 0)
        return bg_arena_printf(arena, "the cell holds %s and shows it in %s%s", text,
                               shown->thousands == 1   ? "thousands"
                               : shown->thousands == 2 ? "millions"
                                                       : "thousands of millions",
                               *shown->after ? bg_arena_printf(arena, " (%s)", shown->after) : "");
    if (shown->inside)
        return bg_arena_printf(arena, "the cell holds %s and shows other marks between its digits",
                               text);
    if (bg_dec_sign(number) < 0 && !shown->minus)
        return bg_arena_printf(arena, "the cell holds %s and does not show the minus sign", text);
    if (bg_dec_sign(number) > 0 && shown->minus)
        return bg_arena_printf(arena, "the cell holds %s and shows a negative number", text);
    return NULL;
}

const char *bg_number_shown_fault(struct bg_arena *arena, const struct bg_number_asked *asked,
                                  const struct bg_number_format *format, struct bg_dec number,
                                  bool *percent)
{
    *percent = false;
    if (!format)
        return NULL;
    struct bg_number_shown shown = bg_number_format_show(format, number);
    if (shown.as == BG_SHOWS_DATE)
        return "the cell shows a date where a number belongs";
    if (shown.percents && !asked->percent)
        return "the cell shows a percentage where a number belongs";
    if (shown.percents > 1)
        return "the cell shows more than one percent sign";
    *percent = shown.percents == 1;
    const char *why = number_fault(arena, &shown, number);
    why = why ? why : beside_fault(arena, asked, shown.before_meant, shown.before);
    return why ? why : beside_fault(arena, asked, shown.after_meant, shown.after);
}

bool bg_number_shown_hidden_zero(const struct bg_number_format *format, struct bg_dec number)
{
    return format && bg_dec_sign(number) == 0 &&
           bg_number_format_show(format, number).as == BG_SHOWS_NOTHING;
}
