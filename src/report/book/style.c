/* The table of style.def, and number formats. */
#include "report/book/style.h"

#include <string.h>

const struct bg_style_row bg_style_rows[BG_STYLE__COUNT] = {
#define STYLE(name, size, bold, ink, fill, border, across, wrap, indent, locked)                   \
    {#name, size, bold, ink, fill, border, across, wrap, indent, locked},
#include "report/book/style.def"
#undef STYLE
};

struct currency {
    const char *code, *before, *after;
};
static const struct currency currencies[] = {
    {"USD", "\"$\"", ""},   {"EUR", "\"€\"", ""},    {"GBP", "\"£\"", ""},   {"UAH", "", "\" ₴\""},
    {"CAD", "\"CA$\"", ""}, {"AUD", "\"A$\"", ""},   {"NZD", "\"NZ$\"", ""}, {"JPY", "\"¥\"", ""},
    {"INR", "\"₹\"", ""},   {"CHF", "\"CHF \"", ""}, {"SEK", "", "\" kr\""}, {"NOK", "", "\" kr\""},
    {"DKK", "", "\" kr\""}, {"PLN", "", "\" zł\""},  {"ZAR", "\"R \"", ""},
};

/* Only letters of a code may be in a format code. */
static bool is_code(const char *currency)
{
    size_t n = strspn(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return n == 3 && currency[n] == '\0';
}

static const char *style_money(struct bg_arena *arena, const char *currency, const char *digits)
{
    const char *before = "", *after = "";
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
        if (strcmp(currencies[i].code, currency) == 0) {
            before = currencies[i].before;
            after = currencies[i].after;
        }
    if (!*before && !*after && is_code(currency))
        before = bg_arena_printf(arena, "\"%s \"", currency);
    return bg_arena_printf(arena, "%s%s%s;-%s%s%s", before, digits, after, before, digits, after);
}

const char *bg_number_code(struct bg_arena *arena, enum bg_number number, const char *currency,
                           int decimals)
{
    switch (number) {
    case BG_NUMBER_TEXT:
        return "@";
    case BG_NUMBER_COUNT:
        return "#,##0";
    case BG_NUMBER_PLAIN:
        return "#,##0.00####";
    case BG_NUMBER_POINTS:
        return decimals > 0 ? bg_arena_printf(arena, "0.%.*s", decimals, "000000000") : "0";
    case BG_NUMBER_EXACT:
        return "0.000000000";
    case BG_NUMBER_WEIGHT:
        return "0.00##";
    case BG_NUMBER_RATING:
        return "0.0%";
    case BG_NUMBER_MONEY:
        return style_money(arena, currency, "#,##0");
    case BG_NUMBER_CENTS:
        return style_money(arena, currency, "#,##0.00");
    case BG_NUMBER_GAP:
        return bg_arena_printf(arena, "%s;\"–\"", style_money(arena, currency, "#,##0.00"));
    case BG_NUMBER_DATE:
        return "yyyy-mm-dd";
    case BG_NUMBER_MOMENT:
        return "yyyy-mm-dd hh:mm";
    case BG_NUMBER_ANY:
    case BG_NUMBER__COUNT:
        break;
    }
    return "General";
}

/* 595959 instead of the palette's black; a lighter grey would be too near the green for
 * deuteranopes (Machado 2009: difference 10 against 18). */
int bg_series_colour(size_t i)
{
    static const int colours[] = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00,
                                  0xF0E442, 0x7E4F9E, 0x8C564B, 0xB3DE69, 0x1F3864, 0xA6A6A6};
    return colours[i % (sizeof colours / sizeof *colours)];
}

int bg_part_colour(size_t i)
{
    size_t k = 0;
    for (size_t left = i % 11; left > 0 || bg_series_colour(k) == BG_PRICE_COLOUR; k++)
        left -= bg_series_colour(k) != BG_PRICE_COLOUR;
    return bg_series_colour(k);
}
