/* The sheets of a form, one after the other. Merged cells are told behind the cells that they hide, so
 * that they are looked up when a sheet is at its end. A sheet that cannot be read and is none of the
 * form's takes nothing from the bid. */
#include <string.h>

#include "intake/form/form.h"

#include "base/list.h"

enum { MERGED_MOST = 20000 };

struct reading {
    struct bg_form_read *r;
    struct bg_form_pass *pass;
    struct bg_form_sheet *sheet;
    struct bg_xlsx_range *merged; /* of the sheet */
    size_t merged_n, merged_room;
};

/* -- merged cells ---------------------------------------------------------------------------- */

static bool keep_merged(void *data, const struct bg_xlsx_range *range)
{
    struct reading *reading = data;
    struct bg_arena *arena = reading->r->arena;
    if (reading->merged_n == MERGED_MOST) {
        reading->r->reason = bg_arena_printf(
            arena, "it has more than %d ranges of merged cells in one sheet", MERGED_MOST);
        return false;
    }
    BG_MORE(arena, reading->merged, reading->merged_n, reading->merged_room);
    reading->merged[reading->merged_n++] = *range;
    return true;
}

/* The range that hides the cell: all but the first cell of merged ones lose what they held. */
static const char *merged_over(const struct reading *reading, int64_t row, int64_t column)
{
    char first[16], last[16];
    for (size_t i = 0; i < reading->merged_n; i++) {
        const struct bg_xlsx_range *m = &reading->merged[i];
        if (row < m->row || row > m->last_row || column < m->column || column > m->last_column ||
            (row == m->row && column == m->column))
            continue;
        return bg_arena_printf(reading->r->arena, "%s:%s",
                               bg_xlsx_address(m->row, m->column, first),
                               bg_xlsx_address(m->last_row, m->last_column, last));
    }
    return NULL;
}

static void set_merged(struct reading *reading, struct bg_form_cell *cell)
{
    if (cell->sheet == reading->sheet && cell->column >= 0)
        cell->merged = merged_over(reading, cell->row, cell->column);
}

static void set_merged_row(struct reading *reading, struct bg_form_row *row)
{
    char address[16];
    for (size_t i = 0; i < row->sheet->columns_n; i++) {
        struct bg_form_cell *cell = &row->cells[i];
        int64_t column = row->sheet->columns[i].at;
        cell->merged = merged_over(reading, row->at, column);
        if (cell->merged && !cell->label)
            cell->label = bg_arena_printf(reading->r->arena, "%s!%s", row->sheet->name,
                                          bg_xlsx_address(row->at, column, address));
    }
}

static void find_merged(struct reading *reading)
{
    struct bg_form_read *r = reading->r;
    if (!reading->merged_n)
        return;
    for (struct bg_form_mark *mark = r->marks; mark; mark = mark->next)
        set_merged(reading, &mark->cell);
    for (int i = 0; i < BG_FORM_KEY__COUNT; i++)
        set_merged(reading, &r->bidder[i]);
    for (struct bg_form_row *row = r->rows; row; row = row->next)
        if (row->sheet == reading->sheet)
            set_merged_row(reading, row);
}

/* -- sheets ---------------------------------------------------------------------------------- */

static bool sheets_read_cell(void *data, const struct bg_xlsx_cell *cell)
{
    struct reading *reading = data;
    return bg_form_pass_cell(reading->pass, cell);
}

static bool read_side(void *data, const struct bg_xlsx_side *side)
{
    struct reading *reading = data;
    bg_form_keep_aside(reading->r, reading->sheet, side);
    return true;
}

/* A drawing that cannot be read may hold a text: it is told like one. */
static void read_damaged(void *data, const char *part)
{
    struct reading *reading = data;
    struct bg_xlsx_side side = {
        .kind = BG_XLSX_BOX,
        .row = -1,
        .column = -1,
        .text = bg_arena_printf(reading->r->arena, "(the part %s cannot be read)", part)};
    bg_form_keep_aside(reading->r, reading->sheet, &side);
}

static bool read_shape(void *data, const struct bg_xlsx_side *side)
{
    struct reading *reading = data;
    return bg_form_keep_aside(reading->r, reading->sheet, side);
}

/* As a sheet is in front of "!C7". */
static const char *sheets_quoted(struct bg_arena *arena, const char *name)
{
    bool plain = true;
    for (const char *c = name; *c; c++)
        plain &= (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == '_' ||
                 (*c >= '0' && *c <= '9' && c > name);
    return plain && *name ? name : bg_arena_printf(arena, "'%s'", name);
}

static struct bg_form_sheet *sheets_read_sheet(struct reading *reading, size_t i)
{
    static const struct bg_xlsx_visitor visitor = {sheets_read_cell, keep_merged, read_side};
    struct bg_form_read *r = reading->r;
    struct bg_form_sheet *sheet = reading->sheet = BG_NEW(r->arena, struct bg_form_sheet);
    const char *error = NULL;
    sheet->name = sheets_quoted(r->arena, bg_xlsx_sheet_name(r->xlsx, i));
    sheet->hidden = bg_xlsx_sheet_hidden(r->xlsx, i);
    reading->merged_n = 0;
    bg_form_pass_begin(reading->pass, sheet);
    bool read = bg_xlsx_visit(r->xlsx, i, &visitor, reading, &error);
    bg_form_pass_end(reading->pass);
    find_merged(reading);
    if (read || r->reason)
        return sheet;
    error = bg_arena_printf(r->arena, "%s (sheet %s)", error, sheet->name);
    r->failed = r->failed ? r->failed : error;
    if (sheet->issued)
        r->reason = error;
    return sheet;
}

/* The sheets first, so that whatever else the file holds takes no room from them. */
bool bg_form_read_sheets(struct bg_form_read *r)
{
    size_t n = bg_xlsx_sheets(r->xlsx);
    struct reading reading = {.r = r, .pass = bg_form_pass_new(r)};
    struct bg_form_sheet **sheets = BG_ARRAY(r->arena, n + 1, struct bg_form_sheet *);
    for (size_t i = 0; i < n && !r->reason; i++)
        sheets[i] = sheets_read_sheet(&reading, i);
    for (size_t i = 0; i < n && !r->reason && r->form; i++) {
        reading.sheet = sheets[i];
        bg_xlsx_each_side(r->xlsx, i, read_shape, read_damaged, &reading);
    }
    return !r->reason;
}
