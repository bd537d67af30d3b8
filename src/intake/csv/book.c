#include "intake/csv/book.h"

#include <string.h>

#include "base/cell_serial.h"
#include "base/date.h"
#include "base/list.h"
#include "base/xlsx_read.h"

enum { ROWS_MOST = 1 << 20 };

struct reading { /* one sheet */
    struct bg_arena *arena;
    const struct bg_xlsx *xlsx;
    struct bg_tab *tab;
    struct bg_tab_row *rows;
    struct bg_tab_cell *cells; /* of all rows, one after another */
    struct bg_tab_range *merged;
    size_t before; /* rows of the sheets before it, for the order of messages */
    size_t rows_n, rows_room, cells_n, cells_room, merged_n, merged_room, columns;
};

bool bg_tab_book_is(const struct bg_source *source)
{
    return source->size >= 4 && memcmp(source->text, "PK\3\4", 4) == 0;
}

char *bg_tab_book_address(int64_t row, int64_t column, char out[16])
{
    return bg_xlsx_address(row, column, out);
}

/* -- one cell --------------------------------------------------------------------------------------
 */

static const char *book_date_text(struct bg_arena *arena, int64_t days, int64_t seconds)
{
    char date[BG_DATE_TEXT];
    bg_date_text(days, date);
    if (!seconds)
        return bg_arena_printf(arena, "%s", date);
    return bg_arena_printf(arena, "%sT%02d:%02d:%02d", date, (int)(seconds / 3600),
                           (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static void book_read_number(struct reading *r, const struct bg_xlsx_cell *cell,
                             struct bg_tab_cell *out)
{
    struct bg_dec number;
    char text[BG_DEC_TEXT];
    bool rounded;
    int64_t days, seconds;
    if (!bg_cell_serial_number(cell->text, cell->n, &number, &rounded)) {
        out->kind = BG_TAB_FAULT;
        out->text =
            bg_arena_printf(r->arena, "the number %.*s is out of range", (int)cell->n, cell->text);
        return;
    }
    r->tab->rounded += rounded;
    if (cell->date_format &&
        bg_cell_serial_date(number, bg_xlsx_epoch_1904(r->xlsx), &days, &seconds)) {
        out->kind = BG_TAB_DATE;
        out->text = book_date_text(r->arena, days, seconds);
        return;
    }
    out->kind = BG_TAB_NUMBER;
    out->format = cell->format;
    bg_dec_text(number, text);
    out->held = out->text = bg_arena_text(r->arena, text, strlen(text));
    if (cell->percent_format && bg_dec_mul(number, bg_dec_int(100), &number)) {
        bg_dec_text(number, text);
        out->text = bg_arena_text(r->arena, text, strlen(text));
    }
}

static void book_read_cell(struct reading *r, const struct bg_xlsx_cell *cell,
                           struct bg_tab_cell *out)
{
    *out = (struct bg_tab_cell){
        .text = "", .column = (int32_t)cell->column, .formula = cell->formula != NULL};
    r->tab->formulas += cell->formula != NULL;
    if (cell->fault) {
        out->kind = BG_TAB_FAULT;
        out->text = bg_arena_text(r->arena, cell->fault, strlen(cell->fault));
        return;
    }
    switch (cell->type) {
    case BG_XLSX_BLANK:
        out->kind = BG_TAB_BLANK;
        if (cell->formula) {
            out->kind = BG_TAB_FAULT;
            out->text =
                "a formula without a stored result: open the file in a spreadsheet program, "
                "save it";
        }
        break;
    case BG_XLSX_NUMBER:
        book_read_number(r, cell, out);
        break;
    case BG_XLSX_TEXT:
        out->kind = cell->n ? BG_TAB_TEXT : BG_TAB_BLANK;
        out->text = bg_arena_text(r->arena, cell->text, cell->n);
        break;
    case BG_XLSX_BOOL:
        out->kind = BG_TAB_TRUTH;
        out->text = cell->n == 1 && cell->text[0] == '1' ? "true" : "false";
        break;
    case BG_XLSX_ERROR:
        out->kind = BG_TAB_FAULT;
        out->text =
            bg_arena_printf(r->arena, "the cell shows the error %.*s", (int)cell->n, cell->text);
        break;
    case BG_XLSX_DATE:
        out->kind = BG_TAB_DATE;
        out->text = bg_arena_text(r->arena, cell->text, cell->n);
        break;
    }
}

/* -- one sheet -------------------------------------------------------------------------------------
 */

static bool visit_cell(void *data, const struct bg_xlsx_cell *cell)
{
    struct reading *r = data;
    struct bg_tab_cell own;
    book_read_cell(r, cell, &own);
    if (own.kind == BG_TAB_BLANK)
        return true;
    if (!r->rows_n || r->rows[r->rows_n - 1].number != cell->row + 1) {
        BG_MORE(r->arena, r->rows, r->rows_n, r->rows_room);
        r->rows[r->rows_n++] = (struct bg_tab_row){.number = cell->row + 1,
                                                   .offset = r->before + (size_t)cell->row,
                                                   .hidden = cell->hidden_row};
    }
    BG_MORE(r->arena, r->cells, r->cells_n, r->cells_room);
    r->cells[r->cells_n++] = own;
    r->rows[r->rows_n - 1].n++;
    if ((size_t)cell->column + 1 > r->columns)
        r->columns = (size_t)cell->column + 1;
    return true;
}

static bool visit_merged(void *data, const struct bg_xlsx_range *range)
{
    enum { MERGED_MOST = 2000, ROWS = 300 }; /* below them only the first cell has a value */
    struct reading *r = data;
    if (range->row >= ROWS)
        return true;
    if (r->merged_n == MERGED_MOST)
        return false;
    BG_MORE(r->arena, r->merged, r->merged_n, r->merged_room);
    r->merged[r->merged_n++] = (struct bg_tab_range){range->row + 1, range->column,
                                                     range->last_row + 1, range->last_column};
    return true;
}

static bool book_read_sheet(struct reading *r, size_t i, struct bg_tab_sheet *out, const char **why)
{
    const struct bg_tab_cell *cells;
    static const struct bg_xlsx_visitor visitor = {.cell = visit_cell, .merged = visit_merged};
    if (!bg_xlsx_visit(r->xlsx, i, &visitor, r, why))
        return false;
    cells = r->cells;
    for (size_t row = 0; row < r->rows_n; row++) {
        r->rows[row].cells = cells;
        cells += r->rows[row].n;
    }
    *out = (struct bg_tab_sheet){.name = bg_xlsx_sheet_name(r->xlsx, i),
                                 .rows = r->rows,
                                 .n = r->rows_n,
                                 .merged = r->merged,
                                 .merged_n = r->merged_n,
                                 .columns = r->columns,
                                 .hidden = bg_xlsx_sheet_hidden(r->xlsx, i)};
    return true;
}

const struct bg_tab *bg_tab_book_open(struct bg_arena *arena, const struct bg_source *source,
                                      bool published, const char **why)
{
    const struct bg_xlsx *xlsx =
        bg_xlsx_open(arena, source->text, source->size,
                     published ? &bg_xlsx_limits_table : &bg_xlsx_limits_vendor, why);
    struct bg_tab *tab = BG_NEW(arena, struct bg_tab);
    if (!xlsx)
        return NULL;
    struct bg_tab_sheet *sheets = BG_ARRAY(arena, bg_xlsx_sheets(xlsx), struct bg_tab_sheet);
    tab->is_book = true;
    tab->n = bg_xlsx_sheets(xlsx);
    tab->sheets = sheets;
    for (size_t i = 0; i < tab->n; i++) {
        struct reading r = {.arena = arena, .xlsx = xlsx, .tab = tab, .before = i * ROWS_MOST};
        if (!book_read_sheet(&r, i, &sheets[i], why))
            return NULL;
    }
    return tab;
}
