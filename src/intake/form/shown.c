/* What an answer's cell shows beside and instead of its number: see base/number_shown. */
#include "base/number_shown.h"
#include "intake/form/form.h"

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
    const struct bg_number_asked asked = {.currency = r->rules->currency,
                                          .unit = field->unit,
                                          .money = field->type == BG_FIELD_MONEY,
                                          .percent = field->type == BG_FIELD_PERCENT};
    return bg_number_shown_fault(r->arena, &asked, cell->format, number, percent);
}
