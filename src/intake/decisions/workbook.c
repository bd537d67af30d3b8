/* The workbook of decisions as an officer filled it in. Sheets and columns are known by their marks
 * (model/decision.h), so that sheets may be renamed, and columns and rows moved. */
#include "intake/decisions/decisions.h"

#include <string.h>

#include "base/list.h"
#include "intake/form/form.h"

struct kept { /* a cell of the sheet being read */
    int64_t row, column;
    struct bg_form_cell cell;
};

struct reading {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_ruleset *ruleset;
    struct bg_decision_rows *rows;
    bool ours; /* some sheet is one of a workbook of decisions */
    /* the sheet in hand */
    const char *name;
    bool hidden;
    struct kept *cells;
    size_t n, room;
    int sheet;                                /* of bg_decision_sheets; -1: none */
    int64_t marks_row;                        /* above the rows of decisions */
    int64_t columns[BG_DECISION_PART__COUNT]; /* of each part; -1: none */
};

static const char *workbook_label_of(struct reading *r, int64_t row, int64_t column)
{
    char address[16];
    return bg_arena_printf(r->arena, "%s!%s", r->name, bg_xlsx_address(row, column, address));
}

static bool workbook_keep(void *data, const struct bg_xlsx_cell *cell)
{
    struct reading *r = data;
    if (cell->type == BG_XLSX_BLANK && !cell->formula)
        return true;
    BG_MORE(r->arena, r->cells, r->n, r->room);
    bool formula = cell->formula && strcmp(cell->formula, "TRUE()") != 0 &&
                   strcmp(cell->formula, "FALSE()") != 0;
    r->cells[r->n++] =
        (struct kept){cell->row,
                      cell->column,
                      {.type = cell->type,
                       .text = bg_arena_text(r->arena, cell->text ? cell->text : "", cell->n),
                       .n = cell->n,
                       .formula = formula,
                       .hidden = cell->hidden_column || cell->hidden_row || r->hidden,
                       .struck = cell->struck,
                       .format = cell->format,
                       .fault = formula ? "a formula, where what is decided is typed" : cell->fault,
                       .label = workbook_label_of(r, cell->row, cell->column),
                       .row = cell->row,
                       .column = cell->column}};
    return true;
}

/* -- marks ---------------------------------------------------------------------------------------- */

static const char *workbook_after(const struct bg_form_cell *cell, const char *start)
{
    size_t n = strlen(start);
    bool text = cell->type == BG_XLSX_TEXT && !cell->fault;
    return text && strncmp(cell->text, start, n) == 0 ? cell->text + n : NULL;
}

static void workbook_check_purpose(struct reading *r, const struct bg_form_cell *cell)
{
    const char *ruleset = workbook_after(cell, BG_DECISION_MARK_RULESET);
    const char *reference = workbook_after(cell, BG_DECISION_MARK_SOLICITATION);
    const char *ours = r->ruleset->solicitation.reference;
    struct bg_pos pos = {.source = r->source, .label = cell->label};
    if (ruleset && strcmp(ruleset, r->ruleset->id) != 0)
        bg_diag_add(r->diags, BG_E540, pos,
                    "the workbook was made for the ruleset \"%s\", this one is \"%s\"", ruleset,
                    r->ruleset->id);
    if (reference && *reference && *ours && strcmp(reference, ours) != 0)
        bg_diag_add(r->diags, BG_E540, pos,
                    "the workbook is about solicitation \"%s\", this one is \"%s\"", reference,
                    ours);
}

static void find_sheet(struct reading *r)
{
    r->sheet = -1;
    for (int p = 0; p < BG_DECISION_PART__COUNT; p++)
        r->columns[p] = -1;
    for (size_t i = 0; i < r->n; i++) {
        const char *name = workbook_after(&r->cells[i].cell, BG_DECISION_MARK_SHEET);
        workbook_check_purpose(r, &r->cells[i].cell);
        for (int s = 0; name && s < BG_DECIDED__COUNT; s++)
            if (strcmp(bg_decision_sheets[s].name, name) == 0) {
                r->sheet = s;
                r->marks_row = r->cells[i].row;
            }
    }
    for (size_t i = 0; i < r->n && r->sheet >= 0; i++) {
        const char *name = workbook_after(&r->cells[i].cell, BG_DECISION_MARK_PART);
        for (int p = 0; name && p < BG_DECISION_PART__COUNT; p++)
            if (strcmp(bg_decision_parts[p].name, name) == 0)
                r->columns[p] = r->cells[i].column;
    }
    r->ours |= r->sheet >= 0;
}

/* -- rows ----------------------------------------------------------------------------------------- */

static int workbook_part_of(const struct reading *r, int64_t column)
{
    for (int p = 0; p < BG_DECISION_PART__COUNT; p++)
        if (r->columns[p] == column)
            return p;
    return -1;
}

/* The cells from `first` on that are in one row, as a decision where they are one. Gives the cell
 * behind them. */
static size_t workbook_take_row(struct reading *r, size_t first)
{
    struct bg_form_cell cells[BG_DECISION_PART__COUNT] = {{0}};
    const char *blanks[BG_DECISION_PART__COUNT] = {NULL};
    int64_t row = r->cells[first].row, lowest = INT64_MAX;
    unsigned filled = 0;
    bool given = false;
    size_t i = first;
    for (; i < r->n && r->cells[i].row == row; i++) {
        int part = workbook_part_of(r, r->cells[i].column);
        given |= workbook_after(&r->cells[i].cell, BG_DECISION_MARK_GIVEN) != NULL;
        if (part < 0 || bg_form_blank(&r->cells[i].cell))
            continue;
        cells[part] = r->cells[i].cell;
        filled |= 1u << part;
    }
    if (given)
        filled &= ~bg_decision_sheets[r->sheet].given;
    if (!filled)
        return i;
    for (int p = 0; p < BG_DECISION_PART__COUNT; p++) {
        if (r->columns[p] < 0)
            continue;
        lowest = r->columns[p] < lowest ? r->columns[p] : lowest;
        blanks[p] = workbook_label_of(r, row, r->columns[p]);
    }
    const struct bg_decision_row made = {.sheet = r->sheet,
                                         .label = workbook_label_of(r, row, lowest),
                                         .cells = cells,
                                         .blanks = blanks};
    bg_decision_row_put(r->rows, &made);
    return i;
}

static void workbook_unreadable(struct reading *r, const char *why)
{
    bg_diag_add(r->diags, BG_E540, (struct bg_pos){.source = r->source, .label = r->name},
                "the workbook cannot be read: %s", why);
}

static bool workbook_read_sheet(struct reading *r, const struct bg_xlsx *xlsx, size_t sheet)
{
    const char *error = "";
    r->name = bg_xlsx_sheet_name(xlsx, sheet);
    r->hidden = bg_xlsx_sheet_hidden(xlsx, sheet);
    r->n = 0;
    if (!bg_xlsx_each(xlsx, sheet, workbook_keep, r, &error)) {
        workbook_unreadable(r, error);
        return false;
    }
    find_sheet(r);
    size_t i = 0;
    while (i < r->n && r->sheet >= 0)
        i = r->cells[i].row > r->marks_row ? workbook_take_row(r, i) : i + 1;
    return true;
}

const struct bg_source *bg_decisions_workbook(struct bg_arena *arena, struct bg_diags *diags,
                                              const struct bg_source *source,
                                              const struct bg_ruleset *ruleset)
{
    struct bg_xlsx_limits limits = bg_xlsx_limits_form;
    const char *error = "";
    limits.cell_faults = true;
    struct reading r = {.arena = arena, .diags = diags, .source = source, .ruleset = ruleset};
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, source->text, source->size, &limits, &error);
    if (xlsx == NULL) {
        workbook_unreadable(&r, error);
        return NULL;
    }
    r.rows = bg_decision_rows_new(arena, diags, source, ruleset);
    r.rows->read->xlsx = xlsx;
    for (size_t i = 0; i < bg_xlsx_sheets(xlsx); i++)
        if (!workbook_read_sheet(&r, xlsx, i))
            return NULL;
    if (r.ours)
        return bg_decision_rows_end(r.rows);
    bg_diag_add(diags, BG_E540, (struct bg_pos){.source = source},
                "it is a workbook, but not one of decisions; make one with `bidgauge decisions`");
    return NULL;
}
