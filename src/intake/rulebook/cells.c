/* The cells of an edited sheet as values, whatever program wrote them. */
#include "intake/rulebook/read.h"

#include <string.h>

#include "base/cell_serial.h"
#include "base/date.h"
#include "base/list.h"
#include "base/xlsx_read.h"

struct gathering {
    struct bg_arena *arena;
    const struct bg_xlsx *xlsx;
    struct bg_read_sheet *sheet;
    size_t columns_n, room;
};

/* "2026-03-13T14:00:00" of a serial number with a part of a day, "14:00" of such a part alone. */
static const char *moment_of(const struct gathering *g, struct bg_dec serial)
{
    char date[BG_DATE_TEXT];
    int64_t days, seconds;
    /* A time of day alone has no day: it is read as one of the first day of the epoch of 1904. */
    bool timed = bg_dec_sign(bg_dec_round(serial, 0, BG_TRUNCATE)) == 0;
    if (!bg_cell_serial_date(serial, timed || bg_xlsx_epoch_1904(g->xlsx), &days, &seconds))
        return NULL;
    int clock = (int)seconds;
    if (timed)
        return bg_arena_printf(g->arena, "%02d:%02d", clock / 3600, clock / 60 % 60);
    return bg_arena_printf(g->arena, "%sT%02d:%02d:%02d", bg_date_text(days, date), clock / 3600,
                           clock / 60 % 60, clock % 60);
}

static void cells_read_date(const struct gathering *g, struct bg_dec serial,
                            struct bg_read_cell *out)
{
    int64_t seconds;
    out->value = (struct bg_grid_value){.as = BG_SHOWN_DATE, .text = ""};
    if (bg_cell_serial_date(serial, bg_xlsx_epoch_1904(g->xlsx), &out->value.days, &seconds) &&
        seconds == 0)
        return;
    const char *moment = moment_of(g, serial);
    if (moment)
        out->value = (struct bg_grid_value){.as = BG_SHOWN_TEXT, .text = moment};
    else
        out->problem = "no date";
}

static void cells_read_number(const struct gathering *g, const struct bg_xlsx_cell *cell,
                              struct bg_read_cell *out)
{
    struct bg_dec number;
    bool rounded;
    if (!bg_cell_serial_number(cell->text, cell->n, &number, &rounded))
        out->problem = "the number is too large or too small";
    else if (cell->date_format)
        cells_read_date(g, number, out);
    else
        out->value = (struct bg_grid_value){.as = BG_SHOWN_NUMBER, .number = number, .text = ""};
}

static const char *cells_text_of(struct bg_arena *arena, const struct bg_xlsx_cell *cell)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < cell->n; i++)
        if (cell->text[i] != '\r')
            bg_buf_putc(&out, cell->text[i]);
    return bg_buf_text(&out);
}

static void cells_read_cell(const struct gathering *g, const struct bg_xlsx_cell *cell,
                            struct bg_read_cell *out)
{
    const char *text = cell->type == BG_XLSX_BLANK ? "" : cells_text_of(g->arena, cell);
    out->value =
        (struct bg_grid_value){.as = *text ? BG_SHOWN_TEXT : BG_SHOWN_NOTHING, .text = text};
    if (cell->type == BG_XLSX_NUMBER)
        cells_read_number(g, cell, out);
    else if (cell->type == BG_XLSX_BOOL)
        out->value.text = *text == '1' ? "true" : "false";
    else if (cell->type == BG_XLSX_ERROR)
        out->problem = bg_arena_printf(g->arena, "the error %s", text);
    else if (cell->type == BG_XLSX_DATE && bg_date_parse(text, strlen(text), &out->value.days))
        out->value.as = BG_SHOWN_DATE;
    if (cell->formula)
        out->problem = "a formula; type the value that it gives";
}

static struct bg_read_row *cells_row_of(struct gathering *g, int64_t row)
{
    struct bg_read_sheet *sheet = g->sheet;
    if (sheet->n && sheet->rows[sheet->n - 1].row == row)
        return &sheet->rows[sheet->n - 1];
    BG_MORE(g->arena, sheet->rows, sheet->n, g->room);
    struct bg_read_row *made = &sheet->rows[sheet->n++];
    made->row = row;
    made->cells = BG_ARRAY(g->arena, g->columns_n, struct bg_read_cell);
    for (size_t i = 0; i < g->columns_n; i++)
        made->cells[i].value.text = "";
    return made;
}

static bool rulebook_cells_visit(void *data, const struct bg_xlsx_cell *cell)
{
    struct gathering *g = data;
    struct bg_read_cell read = {.value = {.text = ""}};
    if ((size_t)cell->column >= g->columns_n)
        return true;
    cells_read_cell(g, cell, &read);
    if (read.value.as == BG_SHOWN_NOTHING && !read.problem)
        return true;
    struct bg_read_row *row = cells_row_of(g, cell->row);
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
        return bg_xlsx_each(xlsx, i, rulebook_cells_visit, &g, why) ? g.sheet : NULL;
    }
    *why = bg_arena_printf(arena, "it has no sheet \"%s\"", name);
    return NULL;
}

const char *bg_read_text(const struct bg_read_row *row, size_t column)
{
    return row->cells[column].value.as == BG_SHOWN_TEXT ? row->cells[column].value.text : "";
}
