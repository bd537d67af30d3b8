/* Cells that expressions read, and cells that people may change. */
#include <string.h>

#include "report/book/metrics.h"
#include "base/list.h"
#include "base/text.h"
#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

static const double CHARACTER_POINTS = 5.1; /* a column's unit, and a little to spare */

/* -- names in expressions ------------------------------------------------------------------------
 */

static const struct bg_plan *plan_of(const void *data)
{
    return ((const struct bg_cell_names *)data)->plan;
}

/* Where its tables are; NULL: of no bid. */
static const struct bg_page *tables_page(const void *data)
{
    int64_t bid = ((const struct bg_cell_names *)data)->bid;
    return bid < 0 ? NULL : bg_plan_tables_page(plan_of(data), (size_t)bid);
}

static int64_t first_row(const void *data, size_t index)
{
    const struct bg_cell_names *names = data;
    return names->plan->table_row[names->bid][index];
}

static const struct bg_formula *slot_cell(void *data, size_t index)
{
    const struct bg_plan *plan = plan_of(data);
    if (!tables_page(data) || plan->rules->fields[index].type == BG_FIELD_TABLE)
        return NULL;
    size_t bid = (size_t)((const struct bg_cell_names *)data)->bid;
    int ids = bg_plan_id_column(plan, index, -1);
    return ids < 0 ? bg_plan_answer_cell(plan, bid, index)
                   : bg_page_cell(bg_plan_answers_page(plan, bid),
                                  bg_plan_answer_row(plan, bid, index), ids);
}

static size_t table_rows(void *data, size_t index)
{
    const struct bg_cell_names *names = data;
    if (names->bid < 0)
        return 0;
    const struct bg_value *value = &names->plan->lot->bids[names->bid].bid->values[index];
    return value->type == BG_V_TABLE ? value->as.table->rows : 0;
}

/* Of a table: what formulas read. */
static int column_with_ids(const struct bg_plan *plan, size_t index, int column)
{
    int ids = bg_plan_id_column(plan, index, column);
    return ids < 0 ? bg_plan_table_column(plan, column) : ids;
}

static const struct bg_formula *table_cell(void *data, size_t index, int column, int64_t row)
{
    if (!tables_page(data))
        return NULL;
    return bg_page_cell(tables_page(data), first_row(data, index) + row,
                        column_with_ids(plan_of(data), index, column));
}

/* Without rows there is one of blank cells. */
static const struct bg_formula *table_column(void *data, size_t index, int column)
{
    size_t rows = table_rows(data, index);
    if (!tables_page(data))
        return NULL;
    int64_t first = first_row(data, index);
    int at = column_with_ids(plan_of(data), index, column);
    return bg_page_cells(tables_page(data), first, at, first + (int64_t)(rows ? rows : 1) - 1, at);
}

static const struct bg_formula *on_rules(void *data, int64_t row)
{
    return row < 0 ? NULL : bg_page_cell(plan_of(data)->page[BG_SHEET_RULES], row, BG_R_VALUE);
}

static const struct bg_formula *fact_cell(void *data, size_t index)
{
    return on_rules(data, plan_of(data)->fact_row[index]);
}

static const struct bg_formula *param_cell(void *data, size_t index)
{
    return on_rules(data, plan_of(data)->param_row[index]);
}

static const struct bg_formula *param_key_cell(void *data, size_t index, size_t key)
{
    int64_t first = plan_of(data)->param_keys_row[index];
    return on_rules(data, first < 0 ? -1 : first + (int64_t)key);
}

void bg_plan_draft_begin(struct bg_plan *plan)
{
    plan->arena = bg_book_draft_begin(plan->book);
}

void bg_plan_draft_end(struct bg_plan *plan)
{
    plan->arena = plan->kept;
    bg_book_draft_end(plan->book);
}

/* A text that other sheets need too. */
static const char *plan_cells_kept(const struct bg_plan *plan, const char *text)
{
    return bg_arena_text(plan->kept, text, strlen(text));
}

static const struct bg_formula *const *
plan_cells_keep(const struct bg_plan *plan, const struct bg_formula *const *cells, size_t n)
{
    const struct bg_formula **kept = BG_ARRAY(plan->kept, n + 1, const struct bg_formula *);
    for (size_t i = 0; i < n; i++)
        kept[i] = bg_formula_kept(plan->kept, cells[i]);
    return kept;
}

static bool plan_cells_same_cells(const struct bg_working *w, size_t slot,
                                  const struct bg_formula *const *cells, size_t n)
{
    if (w->slot != slot || w->n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!bg_formula_same(w->cells[i], cells[i]))
            return false;
    return true;
}

static int next_column(const struct bg_plan *plan, size_t bid, size_t slot)
{
    for (const struct bg_working *w = plan->working[bid]; w; w = w->next)
        if (w->slot == slot)
            return w->column + 1;
    return bg_plan_behind_table(plan, slot);
}

static bool plan_cells_taken(const struct bg_plan *plan, size_t bid, size_t slot, int column)
{
    for (const struct bg_working *w = plan->working[bid]; w; w = w->next)
        if (w->slot == slot && w->column == column)
            return true;
    return false;
}

/* Where bids share a sheet: one column for what has the same title, with one heading for all. */
static int shared_column(const struct bg_plan *plan, size_t bid, size_t slot, const char *title)
{
    int column = bg_plan_behind_table(plan, slot);
    struct bg_working_title **last = &plan->working_titles[slot];
    for (; *last; last = &(*last)->next, column++)
        if (strcmp((*last)->title, title) == 0 &&
            !plan_cells_taken(plan, bid, slot, (*last)->column))
            return (*last)->column;
    *last = BG_NEW(plan->kept, struct bg_working_title);
    **last = (struct bg_working_title){NULL, plan_cells_kept(plan, title), column};
    bg_put_text(bg_plan_tables_page(plan, bid), plan->table_head[slot], column,
                BG_LOOK(HEADER, TEXT), title);
    return column;
}

static const struct bg_formula *working_cells(void *data, size_t slot,
                                              const struct bg_formula *const *cells, size_t n,
                                              const char *title)
{
    const struct bg_plan *plan = plan_of(data);
    size_t bid = (size_t)((const struct bg_cell_names *)data)->bid;
    struct bg_page *page = bg_plan_tables_page(plan, bid);
    int64_t first = first_row(data, slot);
    struct bg_working *w = plan->working[bid];
    while (w && !plan_cells_same_cells(w, slot, cells, n))
        w = w->next;
    if (!w) {
        w = BG_NEW(plan->kept, struct bg_working);
        *w = (struct bg_working){plan->working[bid], slot, plan_cells_keep(plan, cells, n), n, 0};
        w->column =
            plan->together ? shared_column(plan, bid, slot, title) : next_column(plan, bid, slot);
        plan->working[bid] = w;
        if (!plan->together)
            bg_put_text(page, first - 1, w->column, BG_LOOK(HEADER, TEXT), title);
        for (size_t i = 0; i < n; i++)
            bg_put_live(page, first + (int64_t)i, w->column, BG_LOOK(CELL_GREY, ANY), cells[i]);
    }
    return bg_page_cells(page, first, w->column, first + (int64_t)n - 1, w->column);
}

void bg_plan_cells(const struct bg_plan *plan, int64_t bid, struct bg_cell_names *out)
{
    out->plan = plan;
    out->bid = bid;
    if (bid >= 0 && !plan->lot->bids[bid].bid->values)
        out->bid = -1;
    out->cells = (struct bg_cells){.data = out,
                                   .slot = slot_cell,
                                   .fact = fact_cell,
                                   .param = param_cell,
                                   .param_key = param_key_cell,
                                   .rows = table_rows,
                                   .cell = table_cell,
                                   .column = table_column,
                                   .working = out->bid < 0 ? NULL : working_cells};
}

const struct bg_formula *bg_plan_formula(const struct bg_plan *plan, int64_t bid,
                                         const struct bg_logic *logic, int places)
{
    struct bg_cell_names names;
    bg_plan_cells(plan, bid, &names);
    if (!logic)
        return NULL;
    enum bg_value_type type = bg_logic_type(logic);
    const struct bg_formula *x = bg_logic_formula(plan->arena, logic, &names.cells, places);
    return type == BG_V_NUMBER || type == BG_V_DATE ? BG_FORMULA(plan->arena, "IFERROR(a,\"\")", x)
                                                    : x;
}

/* -- limits of a criterion ------------------------------------------------------------------------
 */

void bg_plan_rating_cells(const struct bg_plan *plan, size_t bid, size_t criterion,
                          struct bg_rating_cells *out)
{
    const struct bg_criterion *c = &plan->rules->criteria[criterion];
    const struct bg_page *rules = plan->page[BG_SHEET_RULES];
    size_t first = plan->first_threshold[criterion];
    size_t n = plan->first_threshold[criterion + 1] - first, k = 0;
    int64_t row = plan->threshold_row + (int64_t)first;
    bool steps = n && plan->thresholds[first].has_points;
    const struct bg_formula **limits =
        BG_ARRAY(plan->arena, n + BG_LIMIT__COUNT, const struct bg_formula *);
    const struct bg_formula **points = BG_ARRAY(plan->arena, n + 1, const struct bg_formula *);
    for (size_t i = 0; steps && i < n; i++) {
        limits[i] = bg_page_cell(rules, row + (int64_t)i, BG_R_VALUE);
        points[i] = bg_page_cell(rules, row + (int64_t)i, BG_R_POINTS);
    }
    for (int i = 0; !steps && i < BG_LIMIT__COUNT; i++)
        if (c->limits[i])
            limits[i] = bg_page_cell(rules, row + (int64_t)k++, BG_R_VALUE);
    *out = (struct bg_rating_cells){
        .value = bg_plan_bid_cell(plan, bid, criterion, BG_B_VALUE),
        .set = bg_plan_relative_range(plan, criterion),
        .limits = limits,
        .points = points,
        .out_of = steps ? points[n - 1] : NULL,
    };
}

/* -- putting
 * ---------------------------------------------------------------------------------------- */

void bg_put_value(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                  struct bg_look look, struct bg_value value)
{
    switch (value.type) {
    case BG_V_BOOL:
        bg_put_words(page, row, column, look, value.as.truth ? "yes" : "no");
        return;
    case BG_V_NUMBER:
        bg_put_number(page, row, column, look, value.as.number);
        return;
    case BG_V_TEXT:
        look.number = BG_NUMBER_TEXT;
        bg_put_text(page, row, column, look,
                    bg_arena_text(plan->arena, value.as.text.bytes, value.as.text.n));
        return;
    case BG_V_DATE:
        bg_put_date(page, row, column, look, value.as.days);
        return;
    case BG_V_MISSING:
    case BG_V_ERROR:
    case BG_V_TABLE:
    case BG_V_LIST:
        break;
    }
    bg_put_blank(page, row, column, look);
}

static void note_input(struct bg_plan *plan, struct bg_input input)
{
    input.label = plan_cells_kept(plan, input.label);
    BG_MORE(plan->kept, plan->inputs, plan->inputs_n, plan->inputs_room);
    plan->inputs[plan->inputs_n++] = input;
}

void bg_put_input(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                  enum bg_number number, struct bg_value value, const char *label)
{
    struct bg_look look = {BG_STYLE_INPUT, number};
    if (value.type == BG_V_BOOL)
        look = (struct bg_look){BG_STYLE_INPUT_CENTER, BG_NUMBER_TEXT};
    else if (number == BG_NUMBER_TEXT || value.type == BG_V_TEXT)
        look = (struct bg_look){BG_STYLE_INPUT_TEXT, BG_NUMBER_TEXT};
    bg_put_value(plan, page, row, column, look, value);
    note_input(plan, (struct bg_input){page, row, column, label, value});
}

struct bg_shown bg_show_input(struct bg_plan *plan, const struct bg_sheet_line *l,
                              enum bg_number number, struct bg_value value, const char *label)
{
    bg_put_input(plan, l->page, l->row, l->column, number, value, label);
    return bg_show_nothing();
}

void bg_put_title(struct bg_plan *plan, struct bg_page *page, const char *title, const char *under)
{
    bg_put_words(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_words(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), under);
    (void)plan;
}

void bg_plan_check(struct bg_plan *plan, const struct bg_page *page, int64_t row, int column,
                   const char *label, struct bg_dec engine)
{
    BG_MORE(plan->kept, plan->figures, plan->figures_n, plan->figures_room);
    plan->figures[plan->figures_n++] =
        (struct bg_checked){page, row, column, plan_cells_kept(plan, label), engine};
}

const char *bg_plan_begins(const struct bg_plan *plan, const char *cell, const char *english)
{
    return bg_ref_begins(plan->arena, cell, bg_plan_say(plan, english));
}

void bg_put_caution(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_page *issued = plan->page[BG_SHEET_ISSUED];
    bg_put_live(page, row, 0, BG_LOOK(PLAIN, ANY),
                BG_FORMULA(plan->arena,
                           "IF(a=0,\"As issued: no input has been changed.\","
                           "\"CAUTION: \"&a&\" input(s) differ from the issued evaluation, first: "
                           "\"&b&\". Reasons are of the original.\")",
                           bg_page_cell(issued, BG_I_COUNT, 1),
                           bg_page_cell(issued, BG_I_FIRST, 1)));
    bg_page_warn_if(page, row, 0, row, 5,
                    bg_plan_begins(plan, bg_ref(plan->arena, NULL, row, 0), "CAUTION"));
}

void bg_put_vendor_headers(struct bg_plan *plan, struct bg_page *page, int64_t row, int column)
{
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        bg_put_goto_bid(plan, page, row - 1, column + (int)bid, BG_LOOK(LINK_CENTER, TEXT), bid,
                        bg_plan_say(plan, "details"));
        bg_put_text(page, row, column + (int)bid, BG_LOOK(HEADER, TEXT), bg_plan_vendor(plan, bid));
    }
}

/* Bytes of the text's first line, cut between words. */
static size_t plan_cells_first_line(const char *text, double room, const struct bg_style_row *style)
{
    size_t n = strcspn(text, "\n"), cut = 0;
    for (size_t at = 0; at < n;) {
        size_t word = at + strspn(text + at, " ");
        word += strcspn(text + word, " \n");
        if (cut && bg_metrics_width(text, word, style->size, style->bold) > room)
            return cut;
        at = cut = word;
    }
    return n;
}

size_t bg_paragraph_lines(struct bg_look look, const char *text, size_t characters)
{
    size_t lines = 0;
    for (; *text; lines++) {
        size_t n = plan_cells_first_line(text, CHARACTER_POINTS * (double)characters,
                                         &bg_style_rows[look.style]);
        text += n + (text[n] != '\0');
    }
    return lines;
}

int64_t bg_put_paragraph(struct bg_page *page, int64_t row, int column, struct bg_look look,
                         const char *text, size_t characters)
{
    while (*text) {
        size_t n = plan_cells_first_line(text, CHARACTER_POINTS * (double)characters,
                                         &bg_style_rows[look.style]);
        bg_put_text(page, row++, column, look, bg_page_copy(page, text, n));
        text += n + (text[n] != '\0');
    }
    return row;
}

struct bg_look bg_plan_title_look(const struct bg_criterion *c)
{
    if (!c->kind)
        return c->depth > 0 ? BG_LOOK(GROUP_DEEP, TEXT) : BG_LOOK(GROUP, TEXT);
    return c->depth > 1   ? BG_LOOK(TEXT_DEEPER, TEXT)
           : c->depth > 0 ? BG_LOOK(TEXT_DEEP, TEXT)
                          : BG_LOOK(TEXT_WRAP, TEXT);
}
