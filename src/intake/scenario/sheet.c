/* A scenario sheet: a row of headings (name, what, date, value, in any order), then one change a
 * row. Each row is a leaf of a tree, with its cell; the tree is the text of a scenario, which then goes
 * the way of every other. scenario/rows.c knows what rows may say. */
#include "intake/scenario/sheet.h"

#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/xlsx_read.h"
#include "intake/scenario/rows.h"
#include "intake/scenario/shape.h"

enum { NAME, WHAT, DATE, VALUE, COLUMNS, HEAD_ROWS = 20 };
static const char *const headings[COLUMNS] = {"name", "what", "date", "value"};

struct cell {
    enum bg_xlsx_type type;
    const char *text;
    bool date_format, formula;
    int64_t column;
};
struct sheet {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_json *base;
    const struct bg_xlsx *xlsx;
    const char *name;
    int64_t column[COLUMNS]; /* -1: not there */
    int64_t head;            /* row of the headings; -1: not found */
    int64_t row;             /* that is being gathered; -1: none */
    struct cell cell[COLUMNS];
    struct bg_scenario_part *made; /* the scenario so far */
    bool ok;
};

bool bg_scenario_is_sheet(const struct bg_source *source)
{
    return source->size > 4 && memcmp(source->text, "PK\3\4", 4) == 0;
}

static const char *sheet_label_of(const struct sheet *s, int64_t row, int64_t column)
{
    char address[16];
    return bg_arena_printf(s->arena, "%s!%s", s->name, bg_xlsx_address(row, column, address));
}

static void sheet_fault(struct sheet *s, int column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void sheet_fault(struct sheet *s, int column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = bg_arena_vprintf(s->arena, format, args);
    va_end(args);
    int64_t at = s->column[column] < 0 ? s->column[WHAT] : s->column[column];
    bg_diag_add(s->diags, BG_E913, (struct bg_pos){s->source, 0, 0, sheet_label_of(s, s->row, at)},
                "%s", message);
    s->ok = false;
}

/* -- values of cells --------------------------------------------------------------------------- */

/* A spreadsheet keeps 15 digits; what its file says behind them is noise of binary numbers. */
static bool sheet_number_of(const struct cell *cell, struct bg_dec *out)
{
    enum { DIGITS = 15 };
    char text[BG_DEC_TEXT];
    if (cell->type != BG_XLSX_NUMBER || !bg_dec_parse(cell->text, strlen(cell->text), out))
        return false;
    bg_dec_text(*out, text);
    int whole = 0;
    for (const char *p = text; *p && *p != '.'; p++)
        whole += *p >= '1' || (whole && *p == '0') ? 1 : 0;
    *out = bg_dec_round(*out, DIGITS - whole, BG_HALF_UP);
    return true;
}

static bool sheet_date_of(const struct sheet *s, const struct cell *cell, int64_t *days)
{
    enum { DAY = 10, EPOCH_1900 = 25569, EPOCH_1904 = 24107 }; /* of 1970-01-01 */
    struct bg_dec serial;
    if (cell->type == BG_XLSX_TEXT || cell->type == BG_XLSX_DATE)
        return strlen(cell->text) >= DAY && bg_date_parse(cell->text, DAY, days);
    if (!cell->date_format || !sheet_number_of(cell, &serial) || !bg_dec_to_int(serial, days))
        return false;
    *days -= bg_xlsx_epoch_1904(s->xlsx) ? EPOCH_1904 : EPOCH_1900;
    return true;
}

/* The value as JSON; false: said. */
static bool sheet_put_value(struct sheet *s, struct bg_buf *out)
{
    const struct cell *cell = &s->cell[VALUE];
    struct bg_dec number;
    char text[BG_DEC_TEXT], day[BG_DATE_TEXT];
    int64_t days;
    if (cell->type == BG_XLSX_BLANK || cell->type == BG_XLSX_ERROR) {
        sheet_fault(s, VALUE,
                    cell->formula
                        ? "the formula has no value; open the file in a spreadsheet and save it"
                    : cell->type == BG_XLSX_ERROR ? "the cell holds the error %s"
                                                  : "the row has no value%s",
                    cell->type == BG_XLSX_ERROR ? cell->text : "");
        return false;
    }
    if (cell->type == BG_XLSX_BOOL)
        bg_buf_puts(out, cell->text[0] == '1' ? "true" : "false");
    else if (cell->date_format && sheet_date_of(s, cell, &days))
        bg_buf_json(out, bg_date_text(days, day), -1);
    else if (sheet_number_of(cell, &number))
        bg_buf_puts(out, bg_dec_text(number, text));
    else
        bg_buf_json(out, cell->text, -1);
    return true;
}

/* -- rows -------------------------------------------------------------------------------------- */

static void finish_row(struct sheet *s)
{
    const struct cell *name = &s->cell[NAME], *what = &s->cell[WHAT], *date = &s->cell[DATE];
    struct bg_sheet_row row = {.arena = s->arena, .base = s->base, .made = s->made};
    struct bg_buf value;
    int64_t days;
    char day[BG_DATE_TEXT];
    bool dated = date->type != BG_XLSX_BLANK;
    bool empty = what->type == BG_XLSX_BLANK && !dated && s->cell[VALUE].type == BG_XLSX_BLANK;
    if (s->row < 0 || empty)
        return;
    if (what->type != BG_XLSX_TEXT) {
        sheet_fault(s, WHAT, "the row does not say what it changes");
        return;
    }
    if (dated && sheet_date_of(s, date, &days))
        row.date = bg_arena_printf(s->arena, "%s", bg_date_text(days, day));
    row.date_text = dated ? date->text : NULL;
    row.name = name->type == BG_XLSX_TEXT ? name->text : "";
    row.what = what->text;
    row.what_label = sheet_label_of(s, s->row, s->column[WHAT]);
    row.value_label = sheet_label_of(s, s->row, s->column[VALUE]);
    bg_buf_init(&value, s->arena);
    if (!sheet_put_value(s, &value))
        return;
    row.value = bg_buf_text(&value);
    row.text = s->cell[VALUE].type == BG_XLSX_TEXT ? s->cell[VALUE].text : NULL;
    const char *why = bg_sheet_row_read(&row);
    static const int columns[] = {
        [BG_AT_NAME] = NAME, [BG_AT_WHAT] = WHAT, [BG_AT_DATE] = DATE, [BG_AT_VALUE] = VALUE};
    if (why)
        sheet_fault(s, columns[row.at], "%s", why);
}

static void note_heading(struct sheet *s, const struct bg_xlsx_cell *cell)
{
    const char *text = bg_arena_text(s->arena, cell->text, cell->n);
    if (s->head >= 0 && s->head != cell->row)
        return;
    for (int i = 0; i < COLUMNS; i++)
        if (strcasecmp(text, headings[i]) == 0) {
            s->column[i] = cell->column;
            if (i == WHAT)
                s->head = cell->row;
        }
}

static bool sheet_visit(void *data, const struct bg_xlsx_cell *cell)
{
    struct sheet *s = data;
    if (s->head < 0 || s->head == cell->row) {
        if (cell->type == BG_XLSX_TEXT && cell->row < HEAD_ROWS)
            note_heading(s, cell);
        return true;
    }
    if (cell->row != s->row) {
        finish_row(s);
        memset(s->cell, 0, sizeof s->cell);
        s->row = cell->row;
    }
    for (int i = 0; i < COLUMNS; i++)
        if (s->column[i] == cell->column)
            s->cell[i] = (struct cell){.type = cell->type,
                                       .text = bg_arena_text(s->arena, cell->text ? cell->text : "",
                                                             cell->text ? cell->n : 0),
                                       .date_format = cell->date_format,
                                       .formula = cell->formula != NULL};
    return true;
}

/* -- sheets ------------------------------------------------------------------------------------ */

/* The scenario of all rows. NULL: said. */
static const struct bg_scenario *finish_sheet(struct sheet *s)
{
    bg_sheet_rows_finish(s->arena, s->made);
    struct bg_source *text = bg_scenario_part_source(s->arena, s->source->name, s->made);
    memcpy(text->sha256, s->source->sha256, sizeof text->sha256);
    const struct bg_json *json = bg_json_parse(s->arena, s->diags, text, NULL);
    return json ? bg_scenario_bind(s->arena, s->diags, json, s->name) : NULL;
}

/* NULL: it is no scenario sheet (not said), or has faults (said, *ok false). */
static const struct bg_scenario *sheet_read_sheet(struct sheet *s, size_t i, bool *ok)
{
    const char *error = "";
    s->name = bg_xlsx_sheet_name(s->xlsx, i);
    s->head = s->row = -1;
    s->ok = true;
    for (int c = 0; c < COLUMNS; c++)
        s->column[c] = -1;
    memset(s->cell, 0, sizeof s->cell);
    s->made = bg_sheet_rows_start(s->arena, s->name);
    if (!bg_xlsx_each(s->xlsx, i, sheet_visit, s, &error)) {
        bg_diag_add(s->diags, BG_E914, (struct bg_pos){s->source, 0, 0, s->name},
                    "the sheet cannot be read: %s", error);
        *ok = false;
        return NULL;
    }
    if (s->head < 0)
        return NULL;
    if (s->column[VALUE] < 0) {
        bg_diag_add(s->diags, BG_E914,
                    (struct bg_pos){s->source, 0, 0, sheet_label_of(s, s->head, s->column[WHAT])},
                    "the row of headings has no column \"value\"");
        *ok = false;
        return NULL;
    }
    finish_row(s);
    *ok = *ok && s->ok;
    return s->ok ? finish_sheet(s) : NULL;
}

struct bg_scenarios bg_scenario_sheets(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_source *source, const struct bg_json *base)
{
    const char *error = "";
    struct bg_scenarios out = {0};
    struct sheet s = {.arena = arena, .diags = diags, .source = source, .base = base};
    bool ok = true;
    s.xlsx = bg_xlsx_open(arena, source->text, source->size, &bg_xlsx_limits_form, &error);
    if (!s.xlsx) {
        bg_diag_add(diags, BG_E914, (struct bg_pos){.source = source, .label = "workbook"},
                    "the workbook cannot be read: %s", error);
        return out;
    }
    const struct bg_scenario **made =
        BG_ARRAY(arena, bg_xlsx_sheets(s.xlsx), const struct bg_scenario *);
    for (size_t i = 0; i < bg_xlsx_sheets(s.xlsx); i++) {
        const struct bg_scenario *one =
            bg_xlsx_sheet_hidden(s.xlsx, i) ? NULL : sheet_read_sheet(&s, i, &ok);
        if (one)
            made[out.n++] = one;
    }
    if (ok && !out.n)
        bg_diag_add(diags, BG_E914, (struct bg_pos){.source = source, .label = "workbook"},
                    "no sheet has the columns \"what\" and \"value\"");
    out.scenario = made;
    if (!ok)
        out.n = 0;
    return out;
}
