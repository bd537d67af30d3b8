/* Opening a table with named columns: text or workbook, which sheet, where its header is. */
#include "intake/register/named_table.h"

#include <string.h>

#include "base/cell_text.h"

enum { HEADER_WITHIN = 30 };

static bool cannot_start(struct bg_named_table *t, const char *label, const char *why)
{
    bg_diag_add(t->diags, t->of_header, (struct bg_pos){.source = t->source, .label = label}, "%s",
                why);
    return false;
}

/* -- a table of text --------------------------------------------------------------------------- */

/* Where a semicolon parts the cells a comma may be the decimal mark or one of thousands: only what
 * can mean one number is taken. */
static void set_marks(struct bg_named_table *t, bool either)
{
    t->decimal = either ? '\0' : '.';
    t->thousands = either ? '\0' : ',';
    if (t->map && (t->map->decimal || t->map->thousands)) {
        t->decimal = t->map->decimal ? t->map->decimal : '.';
        t->thousands = t->map->thousands;
    }
}

static bool start_text(struct bg_named_table *t)
{
    struct bg_csv_form form = {.encoding = BG_CSV_UTF8};
    const char *error = "", *other = bg_tab_other(t->source);
    if (other)
        return cannot_start(t, "row 1", other);
    if (t->map)
        form = t->map->form;
    t->csv = bg_csv_open(t->arena, t->source->text, t->source->size, &form, NULL, &error);
    if (!t->csv)
        return cannot_start(
            t, "row 1",
            bg_arena_printf(t->arena, "the table cannot be read: %s, in a first line such as sep=;",
                            error));
    do
        if (!bg_csv_next(t->csv, &t->row))
            return cannot_start(t, "row 1", "the table has no header row");
    while (t->map && t->map->header_row ? t->row.number < t->map->header_row : t->row.blank);
    if (t->row.fault)
        return cannot_start(t, bg_arena_printf(t->arena, "row %lld", (long long)t->row.number),
                            t->row.fault);
    set_marks(t, bg_csv_delimiter(t->csv) == ';');
    return true;
}

/* -- a workbook -------------------------------------------------------------------------------- */

void bg_named_take(struct bg_named_table *t, const struct bg_tab_row *row)
{
    t->row = (struct bg_csv_row){.number = row->number,
                                 .offset = row->offset,
                                 .cells = t->cells,
                                 .n = t->sheet->columns,
                                 .blank = row->n == 0};
    for (size_t c = 0; c < t->sheet->columns; c++)
        t->cells[c] = (struct bg_csv_cell){.text = ""};
    for (size_t i = 0; i < row->n; i++) {
        const char *text = row->cells[i].kind == BG_TAB_FAULT ? "" : row->cells[i].text;
        t->cells[row->cells[i].column] = (struct bg_csv_cell){.text = text, .n = strlen(text)};
    }
    t->tab_row = row;
}

static bool row_has(struct bg_arena *arena, const struct bg_tab_row *row, const char *name)
{
    for (size_t i = 0; i < row->n; i++)
        if (strcmp(bg_column_name(arena, bg_cell_text_trim(arena, row->cells[i].text)), name) == 0)
            return true;
    return false;
}

/* How many of the columns that are looked for the row names. */
static size_t open_names_in(const struct bg_named_table *t, const struct bg_tab_row *row)
{
    size_t n = 0;
    for (size_t r = 0; t->map && r < t->map->rules_n; r++)
        n += t->map->rules[r].from[0] &&
             row_has(t->arena, row, bg_column_name(t->arena, t->map->rules[r].from));
    for (size_t i = 0; !t->map && i < t->columns_n; i++) {
        bool has = false;
        for (size_t k = 0; k < 4 && t->columns[i].names[k] && !has; k++)
            has = row_has(t->arena, row, t->columns[i].names[k]);
        n += has;
    }
    return n;
}

/* The row near the top of a sheet that is not hidden with most of the columns, by order of sheets. */
static const struct bg_tab_row *open_find_header(struct bg_named_table *t, const struct bg_tab *tab)
{
    const struct bg_tab_row *found = NULL;
    size_t most = 0;
    int64_t said = t->map ? t->map->header_row : 0;
    for (size_t s = 0; s < tab->n; s++) {
        const struct bg_tab_sheet *sheet = &tab->sheets[s];
        bool named = t->map && t->map->sheet[0];
        if (named ? strcmp(sheet->name, t->map->sheet) != 0 : sheet->hidden)
            continue;
        for (size_t i = 0; i < sheet->n && sheet->rows[i].number <= HEADER_WITHIN; i++) {
            if (said && sheet->rows[i].number != said)
                continue;
            size_t n = open_names_in(t, &sheet->rows[i]);
            if (n <= most && (n || found))
                continue;
            most = n;
            found = &sheet->rows[i];
            t->sheet = sheet;
            t->sheet_row = i + 1;
        }
    }
    return found;
}

static bool start_book(struct bg_named_table *t)
{
    const char *why = "";
    const struct bg_csv_form form = {.encoding = BG_CSV_UTF8};
    const struct bg_tab *tab = bg_tab_open_published(t->arena, t->source, &form, &why);
    if (!tab)
        return cannot_start(t, "row 1",
                            bg_arena_printf(t->arena, "the workbook cannot be read: %s", why));
    const struct bg_tab_row *header = open_find_header(t, tab);
    if (!header)
        return cannot_start(
            t, "row 1",
            t->map && t->map->sheet[0]
                ? bg_arena_printf(t->arena, "there is no sheet \"%s\" with rows", t->map->sheet)
                : "the workbook has no header row");
    t->cells = BG_ARRAY(t->arena, t->sheet->columns, struct bg_csv_cell);
    bg_named_take(t, header);
    set_marks(t, false);
    return true;
}

bool bg_named_start(struct bg_named_table *t)
{
    t->reason = "";
    bool is_zip = t->source->size >= 4 && memcmp(t->source->text, "PK\3\4", 4) == 0;
    return is_zip ? start_book(t) : start_text(t);
}
