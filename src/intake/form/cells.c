/* The cells of a sheet into marks with their answers, rows of tables and items of evidence. Rows
 * are looked at whole, since the mark of a row is behind its answer. Only what a mark points at
 * is kept; where else something was typed, it is said. */
#include <stdlib.h>
#include <string.h>

#include "intake/form/form.h"

enum {
    MARK_BYTES = 256,
    COLUMNS_MOST = 256,
    KEPT_MOST = 4 << 20 /* bytes of all answers of a form: 32 texts of the longest, with room */
};

/* Of one form. Work grows with the square of the marks. */
enum { MARKS_MOST = 4096, ROWS_MOST = 10000, ITEMS_MOST = 2000 };

static const char too_long[] = "its answers are longer than 4 MiB together";

struct kept_cell { /* of the current row; the text is at `offset` of texts */
    int64_t at;
    size_t offset;
    struct bg_form_cell cell;
};

struct bg_form_pass { /* over one sheet */
    struct bg_form_read *r;
    struct bg_form_sheet *sheet;
    int64_t row;
    bool has_row, hidden;
    struct bg_buf texts; /* of the row */
    struct kept_cell cells[COLUMNS_MOST], marks[COLUMNS_MOST];
    size_t cells_n, marks_n;
    struct bg_form_beside **beside_row; /* where the row's first cell beside answers hangs */
};

bool bg_form_blank(const struct bg_form_cell *cell)
{
    if (cell->merged || cell->type == BG_XLSX_BLANK)
        return !cell->merged && !cell->formula;
    if (cell->type != BG_XLSX_TEXT)
        return false;
    for (size_t i = 0; i < cell->n; i++)
        if (!strchr(" \t\r\n", cell->text[i]) && cell->text[i])
            return false;
    return true;
}

/* One more of what a form has a limited number of. False: too many, which is the reason. */
static bool form_cells_one_more(struct bg_form_read *r, size_t *n, size_t most, const char *what)
{
    if (++*n > most)
        r->reason = bg_arena_printf(r->arena, "it has more than %zu %s", most, what);
    return !r->reason;
}

static const char *cells_label_of(struct bg_form_pass *pass, int64_t row, int64_t column)
{
    char address[16];
    return bg_arena_printf(pass->r->arena, "%s!%s", pass->sheet->name,
                           bg_xlsx_address(row, column, address));
}

/* A kept cell with a text and a label of its own. False: too much is kept. */
static bool cells_settle(struct bg_form_pass *pass, const struct kept_cell *kept,
                         struct bg_form_cell *out)
{
    struct bg_form_read *r = pass->r;
    *out = kept->cell;
    out->text = bg_arena_text(r->arena, bg_buf_text(&pass->texts) + kept->offset, kept->cell.n);
    out->label = cells_label_of(pass, pass->row, kept->at);
    out->sheet = pass->sheet;
    out->row = pass->row;
    out->column = kept->at;
    out->hidden |= pass->hidden || pass->sheet->hidden;
    r->kept += kept->cell.n + 1;
    if (r->kept > KEPT_MOST)
        r->reason = too_long;
    return !r->reason;
}

static const struct kept_cell *cell_at(const struct bg_form_pass *pass, int64_t column)
{
    for (size_t i = 0; i < pass->cells_n; i++)
        if (pass->cells[i].at == column)
            return &pass->cells[i];
    return NULL;
}

static const struct bg_form_column *form_cells_column_of(const struct bg_form_sheet *sheet,
                                                         enum bg_form_what what)
{
    for (size_t i = 0; i < sheet->columns_n; i++)
        if (sheet->columns[i].what == what)
            return &sheet->columns[i];
    return NULL;
}

/* The rest of a mark that begins so, else NULL. */
static const char *cells_after(const char *mark, const char *start)
{
    size_t n = strlen(start);
    return strncmp(mark, start, n) == 0 ? mark + n : NULL;
}

static const char *cells_copy(struct bg_form_pass *pass, const char *text, size_t n)
{
    return bg_arena_text(pass->r->arena, text, n);
}

/* -- marks ----------------------------------------------------------------------------------- */

/* Two sheets may tell of the form, as long as they tell the same. */
static void cells_tell(struct bg_form_pass *pass, const char **place, const char *value)
{
    if (*place && strcmp(*place, value) != 0)
        pass->r->reason = "its sheets come from two forms";
    else if (!*place)
        *place = cells_copy(pass, value, strlen(value));
}

static bool form_mark(struct bg_form_pass *pass, const char *mark)
{
    struct bg_form_read *r = pass->r;
    const struct {
        const char *start;
        const char **place;
    } marks[] = {{"form:", &r->form},         {"ruleset:", &r->ruleset_id},
                 {"version:", &r->version},   {"sha256:", &r->sha256},
                 {"lot:", &r->lot},           {"language:", &r->language},
                 {"envelope:", &r->envelope}, {"solicitation:", &r->solicitation},
                 {"case:", &r->case_id},      {"evaluator:", &r->evaluator},
                 {"name:", &r->name},         {"rows:", &r->issued_rows},
                 {"result:", &r->result}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *value = cells_after(mark, marks[i].start);
        if (!value)
            continue;
        cells_tell(pass, marks[i].place, value);
        pass->sheet->issued = true;
        return true;
    }
    return false;
}

static bool sheet_mark(struct bg_form_pass *pass, const char *mark)
{
    struct bg_form_sheet *sheet = pass->sheet;
    const char *table = cells_after(mark, "table:");
    if (strcmp(mark, "sheet:bidder") == 0)
        sheet->kind = BG_FORM_BIDDER, pass->r->has_bidder = true;
    else if (strcmp(mark, "sheet:questions") == 0)
        sheet->kind = BG_FORM_QUESTIONS;
    else if (strcmp(mark, "sheet:evidence") == 0)
        sheet->kind = BG_FORM_EVIDENCE;
    else if (table)
        sheet->kind = BG_FORM_TABLE;
    else
        return false;
    sheet->issued = true;
    if (table)
        sheet->table = cells_copy(pass, table, strlen(table));
    if (sheet->kind == BG_FORM_QUESTIONS && !pass->r->questions)
        pass->r->questions = sheet;
    return true;
}

static struct bg_form_mark *add_mark(struct bg_form_pass *pass, const char *table, const char *id,
                                     const char *end, const char *type)
{
    struct bg_form_read *r = pass->r;
    struct bg_form_mark *mark = BG_NEW(r->arena, struct bg_form_mark);
    (void)form_cells_one_more(r, &r->marks_n, MARKS_MOST, "marks of questions");
    mark->table = table;
    mark->id = cells_copy(pass, id, (size_t)(end - id));
    mark->type = cells_copy(pass, type, strlen(type));
    *r->last_mark = mark;
    r->last_mark = &mark->next;
    return mark;
}

static void column_mark(struct bg_form_pass *pass, int64_t at, const char *mark)
{
    static const struct {
        const char *mark;
        enum bg_form_what what;
    } plain[] = {{"answer", BG_FORM_ANSWER},
                 {"question", BG_FORM_QUESTION},
                 {"document", BG_FORM_DOCUMENT},
                 {"page", BG_FORM_PAGE}};
    struct bg_form_sheet *sheet = pass->sheet;
    const char *id = cells_after(mark, "column:"), *colon = id ? strchr(id, ':') : NULL;
    struct bg_form_column column = {.at = at};
    bool known = colon != NULL;
    if (colon) {
        column.what = BG_FORM_COLUMN;
        column.id = cells_copy(pass, id, (size_t)(colon - id));
        if (!bg_form_mark_of(pass->r, sheet->table, column.id))
            add_mark(pass, sheet->table, id, colon, colon + 1);
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(mark, plain[i].mark) == 0) {
            column.what = plain[i].what;
            known = true;
        }
    if (known && sheet->columns_n < COLUMNS_MOST)
        sheet->columns[sheet->columns_n++] = column;
}

/* -- rows ------------------------------------------------------------------------------------ */

/* The answer of the row, which its mark says what it is to. */
static void take_answer(struct bg_form_pass *pass, struct bg_form_cell *to, const char **twice)
{
    const struct bg_form_column *column = form_cells_column_of(pass->sheet, BG_FORM_ANSWER);
    const struct kept_cell *kept = column ? cell_at(pass, column->at) : NULL;
    struct bg_form_cell cell = {.text = "",
                                .label = cells_label_of(pass, pass->row, column ? column->at : 0),
                                .sheet = pass->sheet,
                                .row = pass->row,
                                .column = column ? column->at : -1};
    if (kept && !cells_settle(pass, kept, &cell))
        return;
    if (bg_form_blank(to))
        *to = cell;
    else if (!bg_form_blank(&cell))
        *twice = cell.label;
}

static void row_mark(struct bg_form_pass *pass, const char *mark)
{
    struct bg_form_read *r = pass->r;
    const char *field = cells_after(mark, "field:"), *key = cells_after(mark, "bidder:");
    const char *colon = field ? strchr(field, ':') : NULL, *twice = NULL;
    if (colon) {
        const char *id = cells_copy(pass, field, (size_t)(colon - field));
        struct bg_form_mark *own = (struct bg_form_mark *)bg_form_mark_of(r, NULL, id);
        if (!own)
            own = add_mark(pass, NULL, field, colon, colon + 1);
        take_answer(pass, &own->cell, &own->twice);
    }
    for (int i = 0; key && i < BG_FORM_KEY__COUNT; i++)
        if (strcmp(key, bg_form_key_name((enum bg_form_key)i)) == 0)
            take_answer(pass, &r->bidder[i], &twice);
}

static void take_table_row(struct bg_form_pass *pass)
{
    struct bg_form_read *r = pass->r;
    struct bg_form_sheet *sheet = pass->sheet;
    struct bg_form_cell *cells = NULL;
    for (size_t i = 0; i < sheet->columns_n; i++) {
        const struct kept_cell *kept = cell_at(pass, sheet->columns[i].at);
        if (!kept || bg_form_blank(&kept->cell))
            continue;
        if (!cells)
            cells = BG_ARRAY(r->arena, sheet->columns_n, struct bg_form_cell);
        if (!cells_settle(pass, kept, &cells[i]))
            return;
    }
    if (!cells || !form_cells_one_more(r, &r->rows_n, ROWS_MOST, "rows of tables"))
        return;
    struct bg_form_row *row = BG_NEW(r->arena, struct bg_form_row);
    sheet->rows = true;
    row->sheet = sheet;
    row->cells = cells;
    row->at = pass->row;
    *r->last_row = row;
    r->last_row = &row->next;
}

static void take_item(struct bg_form_pass *pass)
{
    struct bg_form_read *r = pass->r;
    struct bg_form_item *item = NULL;
    for (size_t i = 0; i < pass->sheet->columns_n; i++) {
        const struct bg_form_column *column = &pass->sheet->columns[i];
        const struct kept_cell *kept = cell_at(pass, column->at);
        if (!kept || bg_form_blank(&kept->cell))
            continue;
        if (!item)
            item = BG_NEW(r->arena, struct bg_form_item);
        struct bg_form_cell *to = column->what == BG_FORM_QUESTION   ? &item->question
                                  : column->what == BG_FORM_DOCUMENT ? &item->document
                                                                     : &item->page;
        if (!cells_settle(pass, kept, to))
            return;
    }
    if (!item || !form_cells_one_more(r, &r->items_n, ITEMS_MOST, "rows of evidence"))
        return;
    *r->last_item = item;
    r->last_item = &item->next;
}

/* What is in a column of answers, but no answer. */
static void take_astray(struct bg_form_pass *pass, const char *mark)
{
    const struct bg_form_column *column = form_cells_column_of(pass->sheet, BG_FORM_ANSWER);
    const struct kept_cell *kept = column ? cell_at(pass, column->at) : NULL;
    if (!kept || bg_form_blank(&kept->cell))
        return;
    bg_form_keep_beside(pass->r, &(struct bg_form_beside){.sheet = pass->sheet,
                                                          .row = pass->row,
                                                          .column = column->at,
                                                          .mark = mark,
                                                          .type = kept->cell.type,
                                                          .text = kept->cell.text,
                                                          .struck = kept->cell.struck,
                                                          .among_answers = !mark});
}

/* The mark that says which question the row is of, for what else is in the row. NULL: none. */
static const char *question_mark(struct bg_form_pass *pass)
{
    static const char *const kinds[] = {"field:", "bidder:", "see:"};
    for (size_t i = 0; i < pass->marks_n; i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            const char *mark = bg_buf_text(&pass->texts) + pass->marks[i].offset;
            if (cells_after(mark + 3, kinds[k]))
                return cells_copy(pass, mark, strlen(mark));
        }
    return NULL;
}

static void end_beside(struct bg_form_pass *pass)
{
    const char *mark = question_mark(pass);
    if (mark && cells_after(mark + 3, "see:")) /* the way to a table, where an answer would be */
        take_astray(pass, mark);
    for (struct bg_form_beside *beside = *pass->beside_row; mark && beside; beside = beside->next)
        beside->mark = mark;
}

static void end_marked_row(struct bg_form_pass *pass)
{
    bool of_sheet = false;
    for (size_t i = 0; i < pass->marks_n; i++) {
        const char *mark = bg_buf_text(&pass->texts) + pass->marks[i].offset + 3;
        if (!form_mark(pass, mark))
            of_sheet |= sheet_mark(pass, mark);
    }
    for (size_t i = 0; i < pass->marks_n; i++) {
        const char *mark = bg_buf_text(&pass->texts) + pass->marks[i].offset + 3;
        if (of_sheet)
            column_mark(pass, pass->marks[i].at, mark);
        else
            row_mark(pass, mark);
    }
    end_beside(pass);
}

static void end_row(struct bg_form_pass *pass)
{
    if (!pass->has_row || pass->r->reason)
        return;
    for (size_t i = 0; i < pass->cells_n; i++) /* the texts are still now */
        pass->cells[i].cell.text = bg_buf_text(&pass->texts) + pass->cells[i].offset;
    if (pass->marks_n)
        end_marked_row(pass);
    else if (pass->sheet->kind == BG_FORM_TABLE)
        take_table_row(pass);
    else if (pass->sheet->kind == BG_FORM_EVIDENCE)
        take_item(pass);
    else
        take_astray(pass, NULL);
}

/* -- cells ----------------------------------------------------------------------------------- */

static bool is_answer_column(const struct bg_form_sheet *sheet, int64_t at)
{
    for (size_t i = 0; i < sheet->columns_n; i++)
        if (sheet->columns[i].at == at)
            return true;
    return false;
}

static void begin_row(struct bg_form_pass *pass, const struct bg_xlsx_cell *cell)
{
    end_row(pass);
    pass->cells_n = pass->marks_n = 0;
    pass->texts.size = 0;
    pass->row = cell->row;
    pass->has_row = true;
    pass->hidden = cell->hidden_row;
    pass->beside_row = pass->r->last_beside;
}

/* A number as it is shown, so that it can be compared with a text. */
static const char *cells_number_text(struct bg_form_pass *pass, const struct bg_xlsx_cell *cell)
{
    struct bg_dec number;
    char text[BG_DEC_TEXT];
    if (!bg_dec_parse(cell->text, cell->n, &number))
        return cell->text;
    return bg_arena_printf(pass->r->arena, "%s", bg_dec_text(number, text));
}

static bool keep_beside(struct bg_form_pass *pass, const struct bg_xlsx_cell *cell)
{
    const char *text = cell->text ? cell->text : "";
    bool unsaid = cell->type == BG_XLSX_BLANK || cell->type == BG_XLSX_ERROR;
    if (unsaid && !cell->formula)
        return true;
    if (cell->type == BG_XLSX_NUMBER)
        text = cells_number_text(pass, cell);
    if (cell->type == BG_XLSX_BOOL)
        text = *text == '1' ? "TRUE" : "FALSE";
    bg_form_keep_beside(pass->r, &(struct bg_form_beside){.sheet = pass->sheet,
                                                          .row = cell->row,
                                                          .column = cell->column,
                                                          .type = cell->type,
                                                          .text = unsaid ? "" : text,
                                                          .formula = cell->formula,
                                                          .struck = cell->struck});
    return true;
}

static bool form_cells_visit(struct bg_form_pass *pass, const struct bg_xlsx_cell *cell)
{
    if (cell->row != pass->row || !pass->has_row)
        begin_row(pass, cell);
    bool answers = is_answer_column(pass->sheet, cell->column); /* nobody's answer is a mark */
    bool mark = !answers && !cell->fault && cell->type == BG_XLSX_TEXT && cell->n > 3 &&
                cell->n < MARK_BYTES && memcmp(cell->text, "bg:", 3) == 0;
    if (pass->r->reason)
        return false;
    if (!mark && !answers)
        return keep_beside(pass, cell);
    if (!mark && cell->type == BG_XLSX_BLANK && !cell->formula)
        return true;
    size_t *n = mark ? &pass->marks_n : &pass->cells_n;
    if (*n == COLUMNS_MOST || pass->texts.size + cell->n > KEPT_MOST) {
        pass->r->reason = *n == COLUMNS_MOST ? "it has too many marks in one row" : too_long;
        return false;
    }
    /* LibreOffice writes a truth that was typed as TRUE(). */
    bool formula = cell->formula && strcmp(cell->formula, "TRUE()") != 0 &&
                   strcmp(cell->formula, "FALSE()") != 0;
    (mark ? pass->marks : pass->cells)[(*n)++] =
        (struct kept_cell){.at = cell->column,
                           .offset = pass->texts.size,
                           .cell = {.type = cell->type,
                                    .n = cell->n,
                                    .formula = formula,
                                    .linked = formula && bg_xlsx_formula_is_linked(cell->formula),
                                    .hidden = cell->hidden_column,
                                    .struck = cell->struck,
                                    .format = cell->format,
                                    .fault = cell->fault}};
    bg_buf_put(&pass->texts, cell->text ? cell->text : "", cell->n);
    bg_buf_putc(&pass->texts, '\0');
    return true;
}

/* -- one sheet ------------------------------------------------------------------------------- */

struct bg_form_pass *bg_form_pass_new(struct bg_form_read *r)
{
    struct bg_form_pass *pass = BG_NEW(r->arena, struct bg_form_pass);
    pass->r = r;
    bg_buf_init(&pass->texts, r->arena);
    return pass;
}

void bg_form_pass_begin(struct bg_form_pass *pass, struct bg_form_sheet *sheet)
{
    pass->sheet = sheet;
    sheet->columns = BG_ARRAY(pass->r->arena, COLUMNS_MOST, struct bg_form_column);
    pass->has_row = false;
    pass->cells_n = pass->marks_n = 0;
    pass->texts.size = 0;
    pass->beside_row = pass->r->last_beside;
}

bool bg_form_pass_cell(struct bg_form_pass *pass, const struct bg_xlsx_cell *cell)
{
    return form_cells_visit(pass, cell);
}

void bg_form_pass_end(struct bg_form_pass *pass)
{
    end_row(pass);
}
