/* How numbers and dates are written in a table. */
#include <string.h>

#include "base/cell_text.h"
#include "intake/csv/rows.h"

enum { ROWS_LOOKED_AT = 1000 };

struct seen { /* of the numbers and dates in the matched columns */
    bool numbers, dates;
    bool point_decimal, comma_decimal, point_thousands, comma_thousands;
    bool open; /* a mark that could mean either */
};
static const char *const date_forms[] = {"YYYY-MM-DD", "D/M/YYYY", "M/D/YYYY", "D.M.YYYY",
                                         "D-M-YYYY",   "M-D-YYYY", "YYYY/M/D"};
enum { DATE_FORMS = sizeof date_forms / sizeof *date_forms };

static void see_number(struct seen *seen, const char *text)
{
    const char *point = strrchr(text, '.'), *comma = strrchr(text, ',');
    const char *last = !comma || (point && point > comma) ? point : comma;
    const char *other = last == point ? comma : point;
    seen->numbers = true;
    if (!last)
        return;
    bool repeated = strchr(text, *last) != last;
    bool three = strspn(last + 1, "0123456789") == 3;
    if (!other && !repeated && three && last - text <= 4) {
        seen->open = true;
        return;
    }
    bool thousands = repeated && !other;
    bool is_point = last == point;
    *(is_point ? (thousands ? &seen->point_thousands : &seen->point_decimal)
               : (thousands ? &seen->comma_thousands : &seen->comma_decimal)) = true;
    if (other)
        *(is_point ? &seen->comma_thousands : &seen->point_thousands) = true;
}

static void look_at_cell(struct seen *seen, bool forms[DATE_FORMS], enum bg_rows_kind kind,
                         const char *text)
{
    int64_t days;
    const char *end;
    if (text[0] && kind == BG_ROWS_NUMBER)
        see_number(seen, text);
    if (!text[0] || kind != BG_ROWS_DATE)
        return;
    seen->dates = true;
    for (size_t i = 0; i < DATE_FORMS; i++)
        forms[i] = forms[i] && bg_cell_text_date_as(text, date_forms[i], &days, &end) && !*end;
}

static void rows_forms_undecided(const struct bg_rows_table *t, const char *sentence)
{
    bg_diag_add(t->diags, BG_W641,
                (struct bg_pos){.source = t->source, .offset = t->n, .label = "the table"}, "%s",
                sentence);
}

static void rows_forms_put_marks(const struct bg_rows_table *t, const struct seen *seen,
                                 struct bg_buf *out)
{
    bool comma = seen->comma_decimal || seen->point_thousands;
    bool point = seen->point_decimal || seen->comma_thousands;
    if (comma && point)
        rows_forms_undecided(t, "commas and points mean different things in different numbers");
    else if (seen->open && !comma && !point)
        rows_forms_undecided(
            t, "its numbers do not tell whether a mark comes before a part or between "
               "thousands: add \"decimal\" and \"thousands\"");
    else if (comma)
        bg_buf_printf(out, ",\n  \"decimal\": \",\"%s",
                      seen->point_thousands || seen->open ? ", \"thousands\": \".\"" : "");
    else if (seen->comma_thousands || (point && seen->open))
        bg_buf_puts(out, ",\n  \"decimal\": \".\", \"thousands\": \",\"");
}

/* Looks at the first rows for how numbers and dates are written. */
void bg_rows_put_forms(const struct bg_rows_table *t, struct bg_buf *out)
{
    struct seen seen = {0};
    bool forms[DATE_FORMS];
    int found = -1, left = 0;
    memset(forms, true, sizeof forms);
    for (size_t i = 0; i < t->sheet->n && i < ROWS_LOOKED_AT; i++) {
        const struct bg_tab_row *row = &t->sheet->rows[i];
        for (size_t c = 0; row->number > t->header && c < t->n; c++) {
            const struct bg_tab_cell *cell = bg_tab_cell(row, c);
            if (t->kinds[c] && cell->kind == BG_TAB_TEXT)
                look_at_cell(&seen, forms, t->kinds[c], bg_cell_text_trim(t->arena, cell->text));
        }
    }
    rows_forms_put_marks(t, &seen, out);
    for (int i = 0; i < DATE_FORMS; i++) {
        left += forms[i];
        found = forms[i] ? i : found;
    }
    if (seen.dates && left == 1 && found > 0)
        bg_buf_printf(out, ",\n  \"dates\": \"%s\"", date_forms[found]);
    else if (seen.dates && left != 1)
        rows_forms_undecided(t, "its dates do not tell which part is the month: add \"dates\"");
}
