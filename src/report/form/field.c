/* One field of the form: what may be written in words, how the cell looks, what the program that
 * shows it allows, and the formula that tells what is wrong with an answer. */
#include <string.h>

#include "base/date.h"
#include "report/form/sheets.h"

enum { DAYS_TO_1970 = 25569 };

static const char *field_number(struct bg_arena *arena, struct bg_dec value, bool grouped)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s",
                           grouped ? bg_dec_grouped(value, value.places, text)
                                   : bg_dec_text(value, text));
}

/* A year is not written 2,026. */
static bool is_year(const struct bg_field *field)
{
    return field->has_min && field->has_max && bg_dec_cmp(field->min, bg_dec_int(1000)) >= 0 &&
           bg_dec_cmp(field->max, bg_dec_int(9999)) <= 0;
}

static const char *field_bound(struct bg_arena *arena, const struct bg_field *field, bool least)
{
    char date[BG_DATE_TEXT];
    if (field->type == BG_FIELD_DATE)
        return bg_arena_printf(arena, "%s",
                               bg_date_text(least ? field->min_date : field->max_date, date));
    return field_number(arena, least ? field->min : field->max, !is_year(field));
}

static const char *bounds(const struct bg_form *form, const struct bg_field *field)
{
    struct bg_arena *arena = form->arena;
    if (field->has_min && field->has_max)
        return bg_arena_printf(arena, bg_form_say(form, " from %s to %s"),
                               field_bound(arena, field, true), field_bound(arena, field, false));
    bool date = field->type == BG_FIELD_DATE;
    if (field->has_min)
        return bg_arena_printf(arena, bg_form_say(form, date ? " from %s on" : ", at least %s"),
                               field_bound(arena, field, true));
    if (field->has_max)
        return bg_arena_printf(arena, bg_form_say(form, date ? " until %s" : ", at most %s"),
                               field_bound(arena, field, false));
    return "";
}

const char *bg_form_expected(const struct bg_form *form, const struct bg_field *field)
{
    struct bg_arena *arena = form->arena;
    const char *range = bounds(form, field), *currency = form->rules->currency;
    switch (field->type) {
    case BG_FIELD_INTEGER:
        return bg_arena_printf(arena, bg_form_say(form, "A whole number%s."), range);
    case BG_FIELD_NUMBER:
        return bg_arena_printf(arena, bg_form_say(form, "A number%s."), range);
    case BG_FIELD_MONEY:
        if (*currency)
            return bg_arena_printf(arena, bg_form_say(form, "An amount in %s%s."), currency, range);
        return bg_arena_printf(arena, bg_form_say(form, "An amount%s."), range);
    case BG_FIELD_PERCENT:
        return bg_arena_printf(arena, bg_form_say(form, "A percentage%s: write 15 for 15 %%."),
                               range);
    case BG_FIELD_BOOLEAN:
        return bg_form_say(form, "Choose Yes or No.");
    case BG_FIELD_CHOICE:
        return bg_form_say(form, "Choose from the list.");
    case BG_FIELD_DATE:
        return bg_arena_printf(arena, bg_form_say(form, "A date%s, such as 2026-11-24."), range);
    case BG_FIELD_TEXT:
        return bg_form_say(form, field->pattern ? "In the form that is asked for." : "In words.");
    case BG_FIELD_TABLE:
    case BG_FIELD_TYPE__COUNT:
        break;
    }
    return bg_form_say(form, "One row for each entry, on a sheet of its own.");
}

struct bg_look bg_form_look(const struct bg_field *field)
{
    switch (field->type) {
    case BG_FIELD_INTEGER:
        return is_year(field) ? BG_LOOK(INPUT, ANY) : BG_LOOK(INPUT, COUNT);
    case BG_FIELD_MONEY:
        return BG_LOOK(INPUT, CENTS);
    case BG_FIELD_NUMBER:
    case BG_FIELD_PERCENT: /* no format: one that shows % is then the vendor's own, and is read so
                            */
        return BG_LOOK(INPUT, ANY);
    case BG_FIELD_DATE:
        return BG_LOOK(INPUT, DATE);
    case BG_FIELD_TEXT:
        return BG_LOOK(INPUT_TEXT, TEXT);
    case BG_FIELD_BOOLEAN:
    case BG_FIELD_CHOICE:
    case BG_FIELD_TABLE:
    case BG_FIELD_TYPE__COUNT:
        break;
    }
    return BG_LOOK(INPUT_TEXT, ANY);
}

void bg_form_allow(const struct bg_form *form, struct bg_page *page, int64_t row, int column,
                   int64_t last_row, const struct bg_field *field, const struct bg_formula *list)
{
    const char *expected = bg_form_expected(form, field);
    struct bg_allow allow = {
        .has_least = field->has_min,
        .least = field->min,
        .has_most = field->has_max,
        .most = field->max,
        .title = field->label,
        .message = bg_arena_printf(
            form->arena, "%s%s%s%s%s%s", field->help, *field->help ? " " : "", expected,
            *field->unit ? bg_form_say(form, " Unit: ") : "", field->unit, *field->unit ? "." : ""),
        .error_title = bg_form_say(form, "This answer cannot be used"),
        .error = expected,
    };
    switch (field->type) {
    case BG_FIELD_INTEGER:
        allow.what = BG_ALLOW_WHOLE;
        break;
    case BG_FIELD_NUMBER:
    case BG_FIELD_MONEY:
    case BG_FIELD_PERCENT:
        allow.what = BG_ALLOW_DECIMAL;
        if (field->type == BG_FIELD_MONEY && !field->has_min) {
            allow.has_least = true; /* a negative amount is refused when it is read, too */
            allow.least = bg_dec_int(0);
        }
        break;
    case BG_FIELD_BOOLEAN:
    case BG_FIELD_CHOICE:
        allow.what = BG_ALLOW_LIST;
        allow.formula = bg_page_formula_text(page, list);
        break;
    case BG_FIELD_DATE:
        allow.what = BG_ALLOW_DATE;
        allow.least = bg_dec_int(field->has_min ? field->min_date : 0);
        allow.most = bg_dec_int(field->has_max ? field->max_date : 0);
        break;
    case BG_FIELD_TEXT:
    case BG_FIELD_TABLE:
    case BG_FIELD_TYPE__COUNT:
        allow.what = BG_ALLOW_ANY;
        break;
    }
    bg_page_allow(page, row, column, last_row, column, &allow);
}

const struct bg_formula *bg_form_text(struct bg_arena *arena, const char *text, size_t units)
{
    const struct bg_formula *out = NULL;
    for (; out == NULL; units /= 2) { /* quotes count twice */
        bool altered = false;
        const char *safe = bg_safe_text(arena, text, units, &altered);
        char *line = bg_arena_text(arena, safe, strlen(safe));
        for (char *p = line; *p != '\0'; p++)
            *p = *p == '\n' ? ' ' : *p;
        out = bg_formula_text(arena, line);
    }
    return out;
}

/* "OR(C7<1,C7>500)", of a cell that holds a number; FALSE() without bounds. */
static const struct bg_formula *out_of_range(struct bg_arena *arena, const struct bg_field *field,
                                             const struct bg_formula *cell)
{
    bool date = field->type == BG_FIELD_DATE, whole = field->type == BG_FIELD_INTEGER;
    struct bg_dec least = date ? bg_dec_int(field->min_date + DAYS_TO_1970) : field->min;
    struct bg_dec most = date ? bg_dec_int(field->max_date + DAYS_TO_1970) : field->max;
    const struct bg_formula *tests[3];
    size_t n = 0;
    if (whole)
        tests[n++] = BG_FORMULA(arena, "a<>INT(a)", cell);
    if (field->has_min)
        tests[n++] = BG_FORMULA(arena, "a<b", cell, bg_formula_number(arena, least));
    else if (field->type == BG_FIELD_MONEY)
        tests[n++] = BG_FORMULA(arena, "a<0", cell);
    if (field->has_max)
        tests[n++] = BG_FORMULA(arena, "a>b", cell, bg_formula_number(arena, most));
    return n > 0 ? bg_formula_call(arena, "OR", tests, n) : bg_formula_truth(arena, false);
}

const struct bg_formula *bg_form_bad(struct bg_arena *arena, const struct bg_field *field,
                                     const struct bg_formula *cell, const struct bg_formula *list)
{
    switch (field->type) {
    case BG_FIELD_INTEGER:
    case BG_FIELD_NUMBER:
    case BG_FIELD_MONEY:
    case BG_FIELD_PERCENT:
    case BG_FIELD_DATE:
        return BG_FORMULA(arena, "IF(ISNUMBER(a),b,TRUE())", cell,
                          out_of_range(arena, field, cell));
    case BG_FIELD_BOOLEAN:
        return BG_FORMULA(arena, "IF(ISLOGICAL(a),FALSE(),SUMPRODUCT(--(b=a))=0)", cell, list);
    case BG_FIELD_CHOICE:
        return BG_FORMULA(arena, "SUMPRODUCT(--(b=a))=0", cell, list);
    case BG_FIELD_TEXT:
    case BG_FIELD_TABLE:
    case BG_FIELD_TYPE__COUNT:
        break;
    }
    return bg_formula_truth(arena, false);
}
