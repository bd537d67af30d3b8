/* The cells of an edited sheet as values, whatever program wrote them. */
#include "intake/rulebook/read.h"

#include <string.h>

#include "base/date.h"
#include "base/xlsx_read.h"

enum { DIGITS_MAX = 15 }; /* of a number in a cell; what follows is the noise of its binary form */

struct gathering {
    struct bg_arena *arena;
    const struct bg_xlsx *xlsx;
    struct bg_read_sheet *sheet;
    size_t columns_n, room;
};

static struct bg_dec clean(struct bg_dec number)
{
    bg_i128 coef = number.coef < 0 ? -number.coef : number.coef;
    int digits = 0;
    for (; coef; coef /= 10)
        digits++;
    return digits > DIGITS_MAX
               ? bg_dec_round(number, number.places - (digits - DIGITS_MAX), BG_HALF_UP)
               : number;
}

/* Days since 1970 of a serial number of a sheet. */
static bool date_of(const struct gathering *g, struct bg_dec serial, int64_t *days)
{
    int64_t epoch = 0, n;
    bg_date_parse(bg_xlsx_epoch_1904(g->xlsx) ? "1904-01-01" : "1899-12-30", 10, &epoch);
    if (!bg_dec_to_int(serial, &n) || n < 0 || n > 2958465)
        return false;
    *days = epoch + n;
    return true;
}

/* "2026-03-13T14:00:00" of a serial number with a part of a day, "14:00" of such a part alone. */
static const char *moment_of(const struct gathering *g, struct bg_dec serial)
{
    struct bg_dec whole = bg_dec_round(serial, 0, BG_TRUNCATE), rest;
    char date[BG_DATE_TEXT];
    int64_t days, seconds;
    if (bg_dec_sign(serial) < 0 || !date_of(g, whole, &days) || !bg_dec_sub(serial, whole, &rest) ||
        !bg_dec_mul(rest, bg_dec_int(86400), &rest) ||
        !bg_dec_to_int(bg_dec_round(rest, 0, BG_HALF_UP), &seconds))
        return NULL;
    int clock = (int)seconds;
    if (bg_dec_sign(whole) == 0)
        return bg_arena_printf(g->arena, "%02d:%02d", clock / 3600, clock / 60 % 60);
    return bg_arena_printf(g->arena, "%sT%02d:%02d:%02d", bg_date_text(days, date), clock / 3600,
                           clock / 60 % 60, clock % 60);
}

static void read_number(const struct gathering *g, const struct bg_xlsx_cell *cell,
                        struct bg_read_cell *out)
{
    struct bg_dec number;
    if (!bg_dec_parse(cell->text, cell->n, &number)) {
        out->problem = "the number is too large or too small";
    } else if (cell->date_format) {
        out->value = (struct bg_grid_value){.as = BG_SHOWN_DATE, .text = ""};
        if (date_of(g, number, &out->value.days))
            return;
        const char *moment = moment_of(g, clean(number));
        if (moment)
            out->value = (struct bg_grid_value){.as = BG_SHOWN_TEXT, .text = moment};
        else
            out->problem = "no date";
    } else {
        out->value =
            (struct bg_grid_value){.as = BG_SHOWN_NUMBER, .number = clean(number), .text = ""};
    }
}

static const char *text_of(struct bg_arena *arena, const struct bg_xlsx_cell *cell)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < cell->n; i++)
        if (cell->text[i] != '\r')
            bg_buf_putc(&out, cell->text[i]);
    return bg_buf_text(&out);
}

static void read_cell(const struct gathering *g, const struct bg_xlsx_cell *cell,
                      struct bg_read_cell *out)
{
    const char *text = cell->type == BG_XLSX_BLANK ? "" : text_of(g->arena, cell);
    out->value =
        (struct bg_grid_value){.as = *text ? BG_SHOWN_TEXT : BG_SHOWN_NOTHING, .text = text};
    if (cell->type == BG_XLSX_NUMBER)
        read_number(g, cell, out);
    else if (cell->type == BG_XLSX_BOOL)
        out->value.text = *text == '1' ? "true" : "false";
    else if (cell->type == BG_XLSX_ERROR)
        out->problem = bg_arena_printf(g->arena, "the error %s", text);
    else if (cell->type == BG_XLSX_DATE && bg_date_parse(text, strlen(text), &out->value.days))
        out->value.as = BG_SHOWN_DATE;
    if (cell->formula)
        out->problem = "a formula; type the value that it gives";
}

static struct bg_read_row *row_of(struct gathering *g, int64_t row)
{
    struct bg_read_sheet *sheet = g->sheet;
    if (sheet->n && sheet->rows[sheet->n - 1].row == row)
        return &sheet->rows[sheet->n - 1];
    if (sheet->n == g->room) {
        size_t room = g->room ? g->room * 2 : 64;
        struct bg_read_row *rows = BG_ARRAY(g->arena, room, struct bg_read_row);
        if (sheet->n)
            memcpy(rows, sheet->rows, sheet->n * sizeof *rows);
        sheet->rows = rows;
        g->room = room;
    }
    struct bg_read_row *made = &sheet->rows[sheet->n++];
    made->row = row;
    made->cells = BG_ARRAY(g->arena, g->columns_n, struct bg_read_cell);
    for (size_t i = 0; i < g->columns_n; i++)
        made->cells[i].value.text = "";
    return made;
}

static bool visit(void *data, const struct bg_xlsx_cell *cell)
{
    struct gathering *g = data;
    struct bg_read_cell read = {.value = {.text = ""}};
    if ((size_t)cell->column >= g->columns_n)
        return true;
    read_cell(g, cell, &read);
    if (read.value.as == BG_SHOWN_NOTHING && !read.problem)
        return true;
    struct bg_read_row *row = row_of(g, cell->row);
    row->cells[cell->column] = read;
    return true;
}

const struct bg_read_sheet *bg_read_sheet(struct bg_arena *arena, const struct bg_xlsx *xlsx,
                                          const char *name, size_t columns_n, const char **why)
{
    struct gathering g = {.arena = arena, .xlsx = xlsx, .columns_n = columns_n};
    g.sheet = BG_NEW(arena, struct bg_read_sheet);
    for (size_t i = 0; i < bg_xlsx_sheets(xlsx); i++) {
        if (strcmp(bg_xlsx_sheet_name(xlsx, i), name) != 0)
            continue;
        return bg_xlsx_each(xlsx, i, visit, &g, why) ? g.sheet : NULL;
    }
    *why = bg_arena_printf(arena, "it has no sheet \"%s\"", name);
    return NULL;
}

const char *bg_read_text(const struct bg_read_row *row, size_t column)
{
    return row->cells[column].value.as == BG_SHOWN_TEXT ? row->cells[column].value.text : "";
}
