/* Formula check, and Issued values: two lists that the other sheets fill while they are written. */
#include "report/evaluation/plan.h"

/* -- Formula check
 * ---------------------------------------------------------------------------------- */

enum { HEADER = 5, FIRST = 6, SHEET = 0, CELL, WHAT, ENGINE, FORMULA, DIFFERENCE };

/* Where the cell is: a link, but not in a long table, whose rows are made several times. */
static struct bg_shown check_place(const struct bg_sheet_line *l, const struct bg_page *page,
                                   int64_t row, int column)
{
    const struct bg_plan *plan = l->of;
    const char *address = bg_relative(l->arena, row, column);
    return plan->together ? bg_show_as(BG_LOOK(TEXT, TEXT), bg_show_text(address))
                          : bg_show_goto(bg_page_name(page), row, column, address);
}

static struct bg_shown check_sheet(const struct bg_sheet_line *l)
{
    const struct bg_checked *f = l->entry;
    return bg_show_text(bg_page_name(f->page));
}

static struct bg_shown check_cell(const struct bg_sheet_line *l)
{
    const struct bg_checked *f = l->entry;
    return check_place(l, f->page, f->row, f->column);
}

static struct bg_shown check_engine(const struct bg_sheet_line *l)
{
    const struct bg_checked *f = l->entry;
    return bg_show_number(f->engine);
}

static struct bg_shown check_formula(const struct bg_sheet_line *l)
{
    const struct bg_checked *f = l->entry;
    return bg_show_live(bg_page_cell_in(l->arena, f->page, f->row, f->column));
}

static struct bg_shown check_difference(const struct bg_sheet_line *l)
{
    return bg_show_live(BG_FORMULA(l->arena, "IF(ISNUMBER(a),ROUND(a-b,9),\"no number\")",
                                   bg_page_cell_in(l->arena, l->page, l->row, FORMULA),
                                   bg_page_cell_in(l->arena, l->page, l->row, ENGINE)));
}

static const struct bg_sheet_column check_columns[] = {
    [SHEET] = BG_COLUMN("Sheet", 0, TEXT, TEXT, .cell = check_sheet),
    [CELL] = BG_COLUMN("Cell", 10, LINK, TEXT, .cell = check_cell),
    [WHAT] = BG_COLUMN("Figure", 0, TEXT, TEXT, BG_TEXT_OF(struct bg_checked, label)),
    [ENGINE] = BG_COLUMN("Engine", 16, CELL, ANY, .cell = check_engine),
    [FORMULA] = BG_COLUMN("Formula now", 16, CELL, ANY, .cell = check_formula),
    [DIFFERENCE] = BG_COLUMN("Difference", 16, CELL, ANY, .cell = check_difference),
};

/* Figures that differ, of a long table, whose cells no tree can read. */
static size_t check_count(const struct bg_plan *plan)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->figures_n; i++) {
        const struct bg_checked *f = &plan->figures[i];
        struct bg_dec now;
        n += !bg_page_number_at(f->page, f->row, f->column, &now) ||
             bg_dec_cmp(bg_dec_round(now, 9, BG_HALF_UP), bg_dec_round(f->engine, 9, BG_HALF_UP)) !=
                 0;
    }
    return n;
}

static void check_put_count(struct bg_plan *plan, struct bg_page *page, int64_t last)
{
    const struct bg_formula *x =
        BG_FORMULA(plan->arena, "ROWS(a)-COUNTIF(a,0)",
                   bg_page_cells(page, FIRST, DIFFERENCE, last, DIFFERENCE));
    if (plan->together)
        x = bg_formula_streamed(plan->arena, x,
                                bg_formula_int(plan->arena, (int64_t)check_count(plan)));
    bg_put_live(page, 3, 3, BG_LOOK(CELL_BOLD, COUNT), x);
}

void bg_sheet_check(struct bg_plan *plan)
{
    const struct bg_section section = BG_SECTION(check_columns);
    struct bg_page *page = plan->page[BG_SHEET_CHECK];
    int64_t last = FIRST + (int64_t)plan->figures_n - 1;
    bg_put_title(
        plan, page, "Formula check: engine and workbook side by side",
        "The engine counts in exact decimals; a spreadsheet does not. As long as no input is "
        "changed, every difference should be zero.");
    bg_put_words(page, 3, 0, BG_LOOK(TEXT_BOLD, TEXT), "Figures compared");
    bg_put_number(page, 3, 1, BG_LOOK(CELL_BOLD, COUNT), bg_dec_int((int64_t)plan->figures_n));
    bg_put_words(page, 3, 2, BG_LOOK(TEXT_BOLD, TEXT), "Figures that differ now");
    (plan->together ? bg_section_put_long : bg_section_put)(
        page, HEADER, &section, plan, plan->figures, sizeof *plan->figures, plan->figures_n);
    if (plan->figures_n) {
        check_put_count(plan, page, last);
        bg_page_filter(page, HEADER, 0, last, DIFFERENCE);
        bg_page_warn_if(
            page, FIRST, DIFFERENCE, last, DIFFERENCE,
            bg_arena_printf(plan->arena, "%s<>0", bg_relative(plan->arena, FIRST, DIFFERENCE)));
        bg_page_warn_if(page, 3, 3, 3, 3, "$D$4>0");
    }
    bg_page_fit(page, SHEET, 18, 24);
    bg_page_fit(page, WHAT, 30, 60);
    bg_page_freeze(page, FIRST, 0);
    bg_page_repeat(page, HEADER, HEADER);
}

/* -- Issued values
 * -------------------------------------------------------------------------------------- */

enum { I_SHEET, I_CELL, I_WHAT, I_ISSUED, I_NOW, I_CHANGED };

static enum bg_number issued_number(const struct bg_value *value)
{
    return value->type == BG_V_DATE ? BG_NUMBER_DATE : BG_NUMBER_ANY;
}

static struct bg_shown issued_sheet(const struct bg_sheet_line *l)
{
    const struct bg_input *in = l->entry;
    return bg_show_text(bg_page_name(in->page));
}

static struct bg_shown issued_cell(const struct bg_sheet_line *l)
{
    const struct bg_input *in = l->entry;
    return check_place(l, in->page, in->row, in->column);
}

static struct bg_shown issued_value(const struct bg_sheet_line *l)
{
    const struct bg_input *in = l->entry;
    return bg_show_as((struct bg_look){BG_STYLE_CELL_GREY, issued_number(&in->value)},
                      bg_show_value(l, &in->value));
}

static struct bg_shown issued_now(const struct bg_sheet_line *l)
{
    const struct bg_input *in = l->entry;
    const struct bg_formula *cell = bg_page_cell_in(l->arena, in->page, in->row, in->column);
    return bg_show_as((struct bg_look){BG_STYLE_CELL_GREY, issued_number(&in->value)},
                      bg_show_live(BG_FORMULA(l->arena, "IF(a=\"\",\"\",a)", cell)));
}

/* "" and a blank cell are the same text, and 0 is another: so missing is told from zero. */
static struct bg_shown issued_changed(const struct bg_sheet_line *l)
{
    return bg_show_live(BG_FORMULA(l->arena, "IF(EXACT(a&\"\",b&\"\"),0,1)",
                                   bg_page_cell_in(l->arena, l->page, l->row, I_ISSUED),
                                   bg_page_cell_in(l->arena, l->page, l->row, I_NOW)));
}

static const struct bg_sheet_column issued_columns[] = {
    [I_SHEET] = BG_COLUMN("Sheet", 0, TEXT, TEXT, .cell = issued_sheet),
    [I_CELL] = BG_COLUMN("Cell", 12, LINK, TEXT, .cell = issued_cell),
    [I_WHAT] = BG_COLUMN("Input", 62, TEXT, TEXT, BG_TEXT_OF(struct bg_input, label)),
    [I_ISSUED] = BG_COLUMN("As issued", 22, CELL_GREY, ANY, .cell = issued_value),
    [I_NOW] = BG_COLUMN("Now", 22, CELL_GREY, ANY, .cell = issued_now),
    [I_CHANGED] = BG_COLUMN("Changed", 10, CENTER, COUNT, .cell = issued_changed),
};

/* How many are changed, and the first of them: none when the workbook is issued. */
static void check_put_changed(struct bg_plan *plan, struct bg_page *page, int64_t last)
{
    const struct bg_look count = BG_LOOK(CELL_BOLD, COUNT), first = BG_LOOK(TEXT_BOLD, ANY);
    const struct bg_formula *changed = bg_page_cells(page, BG_I_DATA, I_CHANGED, last, I_CHANGED);
    const struct bg_formula *what = bg_page_cells(page, BG_I_DATA, I_WHAT, last, I_WHAT);
    const struct bg_formula *sum = BG_FORMULA(plan->arena, "SUM(a)", changed);
    const struct bg_formula *name =
        BG_FORMULA(plan->arena, "IFERROR(INDEX(a,MATCH(1,b,0),1),\"\")", what, changed);
    if (plan->together) { /* the cells of a long table are gone; as issued, none differs */
        sum = bg_formula_streamed(plan->arena, sum, bg_formula_int(plan->arena, 0));
        name = bg_formula_streamed(plan->arena, name, bg_formula_text(plan->arena, ""));
    }
    bg_put_live(page, BG_I_COUNT, 1, count, sum);
    bg_put_live(page, BG_I_FIRST, 1, first, name);
}

void bg_sheet_issued(struct bg_plan *plan)
{
    const struct bg_section section = BG_SECTION(issued_columns);
    struct bg_page *page = plan->page[BG_SHEET_ISSUED];
    int64_t last = BG_I_DATA + (int64_t)plan->inputs_n - 1;
    bg_put_title(
        plan, page, "Issued values: every cell that may be changed",
        "Weights, limits, parameters and answers as they were issued, and as they are now.");
    bg_put_words(page, BG_I_COUNT, 0, BG_LOOK(TEXT_BOLD, TEXT), "Inputs changed");
    bg_put_words(page, BG_I_FIRST, 0, BG_LOOK(TEXT_BOLD, TEXT), "First of them");
    (plan->together ? bg_section_put_long : bg_section_put)(
        page, BG_I_HEADER, &section, plan, plan->inputs, sizeof *plan->inputs, plan->inputs_n);
    if (plan->inputs_n) {
        check_put_changed(plan, page, last);
        bg_page_filter(page, BG_I_HEADER, 0, last, I_CHANGED);
        bg_page_warn_if(page, BG_I_DATA, I_WHAT, last, I_CHANGED,
                        bg_arena_printf(plan->arena, "$F%d=1", BG_I_DATA + 1));
    } else {
        bg_put_number(page, BG_I_COUNT, 1, BG_LOOK(CELL_BOLD, COUNT), bg_dec_int(0));
    }
    bg_page_fit(page, I_SHEET, 18, 24);
    bg_page_freeze(page, BG_I_DATA, 0);
    bg_page_repeat(page, BG_I_HEADER, BG_I_HEADER);
}
