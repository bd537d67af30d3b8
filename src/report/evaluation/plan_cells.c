/* Cells that expressions read, and cells that people may change. */
#include <string.h>

#include "report/book/metrics.h"
#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

static const double CHARACTER_POINTS = 5.1; /* a column's unit, and a little to spare */

/* -- names in expressions ------------------------------------------------------------------------
 */

static bool slot_cell(void *data, size_t index, int column, struct bg_buf *out)
{
    const struct bg_cell_names *names = data;
    const struct bg_plan *plan = names->plan;
    if (names->bid < 0)
        return false;
    const char *sheet = bg_plan_bid_sheet(plan, (size_t)names->bid);
    const struct bg_field *field = &plan->rules->fields[index];
    if (field->type != BG_FIELD_TABLE) {
        bg_buf_puts(out, bg_ref(plan->arena, sheet, plan->answer_row[index], BG_B_ANSWER));
        return true;
    }
    const struct bg_value *value = &plan->lot->bids[names->bid].bid->values[index];
    size_t rows = value->type == BG_V_TABLE ? value->as.table->rows : 0;
    int64_t first = plan->table_row[names->bid][index];
    int at = column < 0 ? 0 : column;
    if (rows == 0) /* nothing to read: one blank cell of the block */
        rows = 1;
    bg_buf_puts(out, bg_ref_range(plan->arena, sheet, first, at, first + (int64_t)rows - 1, at));
    return true;
}

static bool fact_cell(void *data, size_t index, struct bg_buf *out)
{
    const struct bg_plan *plan = ((const struct bg_cell_names *)data)->plan;
    if (plan->fact_row[index] < 0)
        return false;
    bg_buf_puts(out, bg_ref(plan->arena, bg_plan_sheet(plan, BG_SHEET_RULES), plan->fact_row[index],
                            BG_R_VALUE));
    return true;
}

static bool param_cell(void *data, size_t index, struct bg_buf *out)
{
    const struct bg_plan *plan = ((const struct bg_cell_names *)data)->plan;
    if (plan->param_row[index] < 0)
        return false;
    bg_buf_puts(out, bg_ref(plan->arena, bg_plan_sheet(plan, BG_SHEET_RULES),
                            plan->param_row[index], BG_R_VALUE));
    return true;
}

static bool param_key_cell(void *data, size_t index, size_t key, struct bg_buf *out)
{
    const struct bg_plan *plan = ((const struct bg_cell_names *)data)->plan;
    if (plan->param_keys_row[index] < 0)
        return false;
    bg_buf_puts(out, bg_ref(plan->arena, bg_plan_sheet(plan, BG_SHEET_RULES),
                            plan->param_keys_row[index] + (int64_t)key, BG_R_VALUE));
    return true;
}

void bg_plan_cells(const struct bg_plan *plan, int64_t bid, struct bg_cell_names *out)
{
    out->plan = plan;
    out->bid = bid;
    out->cells = (struct bg_cells){slot_cell, fact_cell, param_cell, out, param_key_cell};
    if (bid >= 0 && !plan->lot->bids[bid].bid->values)
        out->bid = -1;
}

const char *bg_plan_formula(const struct bg_plan *plan, int64_t bid, const struct bg_logic *logic)
{
    struct bg_cell_names names;
    struct bg_buf out;
    enum { ROOM = 7500 }; /* of Excel's 8,192, for what is put around it */
    bg_plan_cells(plan, bid, &names);
    bg_buf_init(&out, plan->arena);
    if (!logic || !bg_logic_formula(logic, &names.cells, &out) || out.size > ROOM)
        return NULL;
    return bg_buf_text(&out);
}

/* -- limits of a criterion ------------------------------------------------------------------------
 */

void bg_plan_rating_cells(const struct bg_plan *plan, size_t bid, size_t criterion,
                          struct bg_rating_cells *out)
{
    const struct bg_criterion *c = &plan->rules->criteria[criterion];
    const char *rules = bg_plan_sheet(plan, BG_SHEET_RULES);
    size_t first = plan->first_threshold[criterion], end = plan->thresholds_n;
    if (criterion + 1 < plan->rules->criteria_n)
        end = plan->first_threshold[criterion + 1];
    const char **limits = BG_ARRAY(plan->arena, end - first + 1, const char *);
    const char **points = BG_ARRAY(plan->arena, end - first + 1, const char *);
    for (size_t i = first; i < end; i++) {
        int64_t row = plan->threshold_row + (int64_t)i;
        limits[i - first] = bg_ref(plan->arena, rules, row, BG_R_VALUE);
        points[i - first] = bg_ref(plan->arena, rules, row, BG_R_POINTS);
    }
    bool out_of = c->bands_n || c->choices_n;
    *out = (struct bg_rating_cells){
        .value = bg_ref(plan->arena, NULL, plan->criteria_row + (int64_t)criterion, BG_B_VALUE),
        .set_range = "",
        .limits = limits,
        .points = points,
        .out_of = out_of ? points[end - first - 1] : "",
    };
    out->set_range = bg_plan_relative_range(plan, criterion);
    (void)bid;
}

/* -- putting
 * ---------------------------------------------------------------------------------------- */

void bg_put_value(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                  struct bg_look look, struct bg_value value)
{
    switch (value.type) {
    case BG_V_BOOL:
        bg_put_text(page, row, column, look, value.as.truth ? "yes" : "no");
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
    if (plan->inputs_n == plan->inputs_room) {
        size_t room = plan->inputs_room ? plan->inputs_room * 2 : 256;
        struct bg_input *list = BG_ARRAY(plan->arena, room, struct bg_input);
        if (plan->inputs_n)
            memcpy(list, plan->inputs, plan->inputs_n * sizeof *list);
        plan->inputs = list;
        plan->inputs_room = room;
    }
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
    note_input(plan, (struct bg_input){bg_page_name(page), row, column, label, value});
}

void bg_put_title(struct bg_plan *plan, struct bg_page *page, const char *title, const char *under)
{
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), under);
    (void)plan;
}

void bg_plan_check(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                   const char *label, const struct bg_dec *engine, const struct bg_dec *formula)
{
    if (plan->figures_n == plan->figures_room) {
        size_t room = plan->figures_room ? plan->figures_room * 2 : 256;
        struct bg_checked *list = BG_ARRAY(plan->arena, room, struct bg_checked);
        if (plan->figures_n)
            memcpy(list, plan->figures, plan->figures_n * sizeof *list);
        plan->figures = list;
        plan->figures_room = room;
    }
    struct bg_checked figure = {bg_page_name(page), row, column, label, engine != NULL,
                                formula != NULL,    {0}, {0}};
    if (engine)
        figure.engine = *engine;
    if (formula)
        figure.formula = *formula;
    plan->figures[plan->figures_n++] = figure;
}

void bg_put_caution(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const char *issued = bg_plan_sheet(plan, BG_SHEET_ISSUED);
    const char *count = bg_ref(plan->arena, issued, BG_I_COUNT, 1);
    const char *first = bg_ref(plan->arena, issued, BG_I_FIRST, 1);
    bg_put_formula_text(
        page, row, 0, BG_LOOK(PLAIN, ANY),
        bg_arena_printf(plan->arena,
                        "IF(%s=0,\"As issued: no input has been changed.\","
                        "\"CAUTION: \"&%s&\" input(s) differ from the issued evaluation, first: "
                        "\"&%s&\". Reasons are of the original.\")",
                        count, count, first),
        "As issued: no input has been changed.");
    bg_page_warn_if(
        page, row, 0, row, 5,
        bg_arena_printf(plan->arena, "LEFT(%s,7)=\"CAUTION\"", bg_ref(plan->arena, NULL, row, 0)));
}

void bg_put_vendor_headers(struct bg_plan *plan, struct bg_page *page, int64_t row, int column)
{
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        bg_put_goto(page, row - 1, column + (int)bid, BG_LOOK(LINK_CENTER, TEXT),
                    bg_plan_bid_sheet(plan, bid), 0, 0, "details");
        bg_put_text(page, row, column + (int)bid, BG_LOOK(HEADER, TEXT), bg_plan_vendor(plan, bid));
    }
}

/* Bytes of the text's first line, cut between words. */
static size_t first_line(const char *text, double room, const struct bg_style_row *style)
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
        size_t n =
            first_line(text, CHARACTER_POINTS * (double)characters, &bg_style_rows[look.style]);
        text += n + (text[n] != '\0');
    }
    return lines;
}

int64_t bg_put_paragraph(struct bg_page *page, int64_t row, int column, struct bg_look look,
                         const char *text, size_t characters)
{
    while (*text) {
        size_t n =
            first_line(text, CHARACTER_POINTS * (double)characters, &bg_style_rows[look.style]);
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
