/* A table of text or a workbook as sheets of cells. */
#include "intake/csv/cells.h"

#include <string.h>

#include "base/cell_serial.h"
#include "base/cell_text.h"
#include "base/date.h"
#include "base/list.h"
#include "base/xlsx_read.h"
#include "intake/csv/book.h"

/* -- looking up ------------------------------------------------------------------------------------
 */

static const struct bg_tab_cell blank_cell = {.text = "", .kind = BG_TAB_BLANK};

const struct bg_tab_row *bg_tab_row(const struct bg_tab_sheet *sheet, int64_t number)
{
    size_t low = 0, high = sheet->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sheet->n && sheet->rows[low].number == number ? &sheet->rows[low] : NULL;
}

const struct bg_tab_cell *bg_tab_cell(const struct bg_tab_row *row, size_t column)
{
    size_t low = 0, high = row ? row->n : 0;
    if (row && column < row->n && row->cells[column].column == (int32_t)column)
        return &row->cells[column];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((size_t)row->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return row && low < row->n && (size_t)row->cells[low].column == column ? &row->cells[low]
                                                                           : &blank_cell;
}

struct bg_tab_strip bg_tab_strip(struct bg_arena *arena, const struct bg_tab_sheet *sheet,
                                 int64_t number)
{
    struct bg_tab_strip strip = {
        .cells = BG_ARRAY(arena, sheet->columns, const struct bg_tab_cell *),
        .merged = BG_ARRAY(arena, sheet->columns, const struct bg_tab_range *),
        .n = sheet->columns};
    const struct bg_tab_row *row = bg_tab_row(sheet, number);
    for (size_t c = 0; c < strip.n; c++)
        strip.cells[c] = &blank_cell;
    for (size_t i = 0; row && i < row->n; i++)
        strip.cells[row->cells[i].column] = &row->cells[i];
    for (size_t i = 0; i < sheet->merged_n; i++) {
        const struct bg_tab_range *m = &sheet->merged[i];
        if (number < m->row || number > m->last_row)
            continue;
        const struct bg_tab_cell *first = bg_tab_cell(bg_tab_row(sheet, m->row), (size_t)m->column);
        for (int64_t c = m->column; c <= m->last_column && c < (int64_t)strip.n; c++) {
            strip.merged[c] = m;
            strip.cells[c] = strip.cells[c]->kind == BG_TAB_BLANK ? first : strip.cells[c];
        }
    }
    return strip;
}

/* -- names and labels ------------------------------------------------------------------------------
 */

static void cells_put_sheet(struct bg_buf *out, const char *name)
{
    bool plain = name[0] && (name[0] < '0' || name[0] > '9');
    for (const char *p = name; *p; p++)
        plain = plain && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
                          (*p >= '0' && *p <= '9') || *p == '_' || (unsigned char)*p >= 0x80);
    if (plain) {
        bg_buf_puts(out, name);
        return;
    }
    bg_buf_putc(out, '\'');
    for (const char *p = name; *p; p++)
        bg_buf_printf(out, "%s%c", *p == '\'' ? "'" : "", *p);
    bg_buf_putc(out, '\'');
}

const char *bg_tab_label(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t row,
                         size_t column)
{
    char address[16];
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (sheet->name[0]) {
        cells_put_sheet(&out, sheet->name);
        bg_buf_putc(&out, '!');
    }
    bg_buf_puts(&out, bg_tab_book_address(row - 1, (int64_t)column, address));
    return bg_buf_text(&out);
}

const char *bg_tab_row_label(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t row)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (sheet->name[0]) {
        cells_put_sheet(&out, sheet->name);
        bg_buf_putc(&out, ' ');
    }
    bg_buf_printf(&out, "row %lld", (long long)row);
    return bg_buf_text(&out);
}

const char *bg_tab_name(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bool gap = false;
    bg_buf_init(&out, arena);
    for (const char *p = text; *p;) {
        size_t n = bg_cell_text_blank_at(p);
        if (n) {
            gap = out.size > 0;
            p += n;
            continue;
        }
        if (gap)
            bg_buf_putc(&out, ' ');
        gap = false;
        bg_buf_putc(&out, *p++);
    }
    return bg_buf_text(&out);
}

bool bg_tab_holds(const struct bg_tab *tab, const char *text)
{
    for (size_t i = 0; i < tab->n; i++)
        for (size_t k = 0; k < tab->sheets[i].n; k++)
            for (size_t c = 0; c < tab->sheets[i].rows[k].n; c++)
                if (strcmp(tab->sheets[i].rows[k].cells[c].text, text) == 0)
                    return true;
    return false;
}

/* -- a table of text -------------------------------------------------------------------------------
 */

struct rows {
    struct bg_arena *arena;
    struct bg_tab_row *list;
    size_t n, room;
};

static struct bg_tab_row *csv_cells_one_more(struct rows *rows)
{
    BG_MORE(rows->arena, rows->list, rows->n, rows->room);
    return &rows->list[rows->n++];
}

static void keep_csv_row(struct rows *rows, const struct bg_csv_row *row)
{
    struct bg_tab_row *kept = csv_cells_one_more(rows);
    struct bg_tab_cell *cells = BG_ARRAY(rows->arena, row->fault ? 0 : row->n, struct bg_tab_cell);
    *kept = (struct bg_tab_row){.number = row->number,
                                .offset = row->offset,
                                .cells = cells,
                                .n = row->fault ? 0 : row->n,
                                .width = row->n,
                                .blank = row->blank,
                                .fault = row->fault};
    for (size_t i = 0; i < kept->n; i++) {
        const char *text = bg_arena_text(rows->arena, row->cells[i].text, row->cells[i].n);
        bool empty = !text[0];
        cells[i] = (struct bg_tab_cell){.text = text,
                                        .column = (int32_t)i,
                                        .kind = empty ? BG_TAB_BLANK : BG_TAB_TEXT,
                                        .quoted = row->cells[i].quoted};
    }
}

/* How well a delimiter parts the first rows: cells that are filled in, where rows have several. */
static size_t fit(struct bg_arena *arena, const struct bg_source *source, struct bg_csv_form form,
                  char delimiter)
{
    enum { ROWS = 200 };
    const char *why = NULL;
    struct bg_csv_row row;
    size_t sum = 0;
    form.delimiter = delimiter;
    struct bg_csv *csv = bg_csv_open(arena, source->text, source->size, &form, NULL, &why);
    for (int i = 0; csv && i < ROWS && bg_csv_next(csv, &row); i++)
        for (size_t c = 0; !row.fault && row.n > 1 && c < row.n; c++)
            sum += row.cells[c].n > 0;
    return sum;
}

static char best_delimiter(struct bg_arena *arena, const struct bg_source *source,
                           const struct bg_csv_form *form)
{
    static const char marks[] = {',', ';', '\t', '|'};
    size_t most = 0;
    char best = 0;
    for (size_t i = 0; i < sizeof marks; i++) {
        size_t own = fit(arena, source, *form, marks[i]);
        if (own == most)
            best = 0; /* the first row decides */
        if (own > most) {
            most = own;
            best = marks[i];
        }
    }
    return best;
}

static const struct bg_tab *open_text(struct bg_arena *arena, const struct bg_source *source,
                                      const struct bg_csv_form *form, const char **why)
{
    struct bg_tab *tab = BG_NEW(arena, struct bg_tab);
    struct bg_tab_sheet *sheet = BG_NEW(arena, struct bg_tab_sheet);
    struct rows rows = {.arena = arena};
    struct bg_csv_row row;
    struct bg_csv *csv = bg_csv_open(arena, source->text, source->size, form, NULL, why);
    if (!csv)
        return NULL;
    while (bg_csv_next(csv, &row)) {
        keep_csv_row(&rows, &row);
        sheet->columns = row.n > sheet->columns ? row.n : sheet->columns;
    }
    sheet->name = "";
    sheet->rows = rows.list;
    sheet->n = rows.n;
    tab->sheets = sheet;
    tab->n = 1;
    tab->delimiter = bg_csv_delimiter(csv);
    return tab;
}

const char *bg_tab_other(const struct bg_source *source)
{
    return bg_xlsx_no_zip(source->text, source->size);
}

static const struct bg_tab *cells_open(struct bg_arena *arena, const struct bg_source *source,
                                       const struct bg_csv_form *form, bool published,
                                       const char **why)
{
    struct bg_csv_form own = *form;
    if (bg_tab_book_is(source))
        return bg_tab_book_open(arena, source, published, why);
    if ((*why = bg_tab_other(source)))
        return NULL;
    if (!own.delimiter && strncmp(source->text, "sep=", 4) != 0)
        own.delimiter = best_delimiter(arena, source, form);
    return open_text(arena, source, &own, why);
}

const struct bg_tab *bg_tab_open(struct bg_arena *arena, const struct bg_source *source,
                                 const struct bg_csv_form *form, const char **why)
{
    return cells_open(arena, source, form, false, why);
}

const struct bg_tab *bg_tab_open_published(struct bg_arena *arena, const struct bg_source *source,
                                           const struct bg_csv_form *form, const char **why)
{
    return cells_open(arena, source, form, true, why);
}
