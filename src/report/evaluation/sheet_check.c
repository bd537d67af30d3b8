/* Formula check, and Issued values: two lists that the other sheets fill while they are written. */
#include "report/evaluation/plan.h"

/* -- Formula check
 * ---------------------------------------------------------------------------------- */

enum { HEADER = 5, FIRST = 6, SHEET = 0, CELL, WHAT, ENGINE, FORMULA, DIFFERENCE };

static void check_put_figure(struct bg_plan *plan, struct bg_page *page, const struct bg_checked *f,
                             int64_t row)
{
    const struct bg_look number = BG_LOOK(CELL, ANY), text = BG_LOOK(TEXT, TEXT);
    bg_put_text(page, row, SHEET, text, bg_page_name(f->page));
    bg_put_goto(page, row, CELL, BG_LOOK(LINK, TEXT), bg_page_name(f->page), f->row, f->column,
                bg_relative(plan->arena, f->row, f->column));
    bg_put_text(page, row, WHAT, text, f->label);
    bg_put_number(page, row, ENGINE, number, f->engine);
    bg_put_live(page, row, FORMULA, number, bg_page_cell(f->page, f->row, f->column));
    bg_put_live(page, row, DIFFERENCE, number,
                BG_FORMULA(plan->arena, "IF(ISNUMBER(a),ROUND(a-b,9),\"no number\")",
                           bg_page_cell(page, row, FORMULA), bg_page_cell(page, row, ENGINE)));
}

void bg_sheet_check(struct bg_plan *plan)
{
    static const char *const titles[] = {"Sheet",  "Cell",        "Figure",
                                         "Engine", "Formula now", "Difference"};
    struct bg_page *page = plan->page[BG_SHEET_CHECK];
    int64_t last = FIRST + (int64_t)plan->figures_n - 1;
    bg_put_title(
        plan, page, "Formula check: engine and workbook side by side",
        "The engine counts in exact decimals; a spreadsheet does not. As long as no input is "
        "changed, every difference should be zero.");
    bg_put_words(page, 3, 0, BG_LOOK(TEXT_BOLD, TEXT), "Figures compared");
    bg_put_number(page, 3, 1, BG_LOOK(CELL_BOLD, COUNT), bg_dec_int((int64_t)plan->figures_n));
    bg_put_words(page, 3, 2, BG_LOOK(TEXT_BOLD, TEXT), "Figures that differ now");
    bg_put_headers(page, HEADER, 0, titles, 6);
    for (size_t i = 0; i < plan->figures_n; i++)
        check_put_figure(plan, page, &plan->figures[i], FIRST + (int64_t)i);
    if (plan->figures_n) {
        bg_put_live(page, 3, 3, BG_LOOK(CELL_BOLD, COUNT),
                    BG_FORMULA(plan->arena, "ROWS(a)-COUNTIF(a,0)",
                               bg_page_cells(page, FIRST, DIFFERENCE, last, DIFFERENCE)));
        bg_page_filter(page, HEADER, 0, last, DIFFERENCE);
        bg_page_warn_if(
            page, FIRST, DIFFERENCE, last, DIFFERENCE,
            bg_arena_printf(plan->arena, "%s<>0", bg_relative(plan->arena, FIRST, DIFFERENCE)));
        bg_page_warn_if(page, 3, 3, 3, 3, "$D$4>0");
    }
    bg_page_fit(page, SHEET, 18, 24);
    bg_page_width(page, CELL, 10);
    bg_page_fit(page, WHAT, 30, 60);
    for (int column = ENGINE; column <= DIFFERENCE; column++)
        bg_page_width(page, column, 16);
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

static void check_put_input(struct bg_plan *plan, struct bg_page *page, const struct bg_input *in,
                            int64_t row)
{
    struct bg_look look = BG_LOOK(CELL_GREY, ANY);
    const struct bg_formula *cell = bg_page_cell(in->page, in->row, in->column);
    look.number = issued_number(&in->value);
    bg_put_text(page, row, I_SHEET, BG_LOOK(TEXT, TEXT), bg_page_name(in->page));
    bg_put_goto(page, row, I_CELL, BG_LOOK(LINK, TEXT), bg_page_name(in->page), in->row, in->column,
                bg_relative(plan->arena, in->row, in->column));
    bg_put_text(page, row, I_WHAT, BG_LOOK(TEXT, TEXT), in->label);
    bg_put_value(plan, page, row, I_ISSUED, look, in->value);
    bg_put_live(page, row, I_NOW, look, BG_FORMULA(plan->arena, "IF(a=\"\",\"\",a)", cell));
    /* "" and a blank cell are the same text, and 0 is another: so missing is told from zero. */
    bg_put_live(page, row, I_CHANGED, BG_LOOK(CENTER, COUNT),
                BG_FORMULA(plan->arena, "IF(EXACT(a&\"\",b&\"\"),0,1)",
                           bg_page_cell(page, row, I_ISSUED), bg_page_cell(page, row, I_NOW)));
}

void bg_sheet_issued(struct bg_plan *plan)
{
    static const char *const titles[] = {"Sheet", "Cell", "Input", "As issued", "Now", "Changed"};
    struct bg_page *page = plan->page[BG_SHEET_ISSUED];
    int64_t last = BG_I_DATA + (int64_t)plan->inputs_n - 1;
    bg_put_title(
        plan, page, "Issued values: every cell that may be changed",
        "Weights, limits, parameters and answers as they were issued, and as they are now.");
    bg_put_words(page, BG_I_COUNT, 0, BG_LOOK(TEXT_BOLD, TEXT), "Inputs changed");
    bg_put_words(page, BG_I_FIRST, 0, BG_LOOK(TEXT_BOLD, TEXT), "First of them");
    bg_put_headers(page, BG_I_HEADER, 0, titles, 6);
    for (size_t i = 0; i < plan->inputs_n; i++)
        check_put_input(plan, page, &plan->inputs[i], BG_I_DATA + (int64_t)i);
    if (plan->inputs_n) {
        const struct bg_formula *changed =
            bg_page_cells(page, BG_I_DATA, I_CHANGED, last, I_CHANGED);
        bg_put_live(page, BG_I_COUNT, 1, BG_LOOK(CELL_BOLD, COUNT),
                    BG_FORMULA(plan->arena, "SUM(a)", changed));
        bg_put_live(page, BG_I_FIRST, 1, BG_LOOK(TEXT_BOLD, ANY),
                    BG_FORMULA(plan->arena, "IFERROR(INDEX(a,MATCH(1,b,0),1),\"\")",
                               bg_page_cells(page, BG_I_DATA, I_WHAT, last, I_WHAT), changed));
        bg_page_filter(page, BG_I_HEADER, 0, last, I_CHANGED);
        bg_page_warn_if(page, BG_I_DATA, I_WHAT, last, I_CHANGED,
                        bg_arena_printf(plan->arena, "$F%d=1", BG_I_DATA + 1));
    } else {
        bg_put_number(page, BG_I_COUNT, 1, BG_LOOK(CELL_BOLD, COUNT), bg_dec_int(0));
    }
    bg_page_fit(page, I_SHEET, 18, 24);
    bg_page_width(page, I_CELL, 12);
    bg_page_width(page, I_WHAT, 62);
    bg_page_width(page, I_ISSUED, 22);
    bg_page_width(page, I_NOW, 22);
    bg_page_width(page, I_CHANGED, 10);
    bg_page_freeze(page, BG_I_DATA, 0);
    bg_page_repeat(page, BG_I_HEADER, BG_I_HEADER);
}
