/* Comparison, upper part: criteria by bids. Weights are typed here and nowhere else. The totals
 * below the criteria are sheet_totals.c. */
#include <string.h>

#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

static int bid_column(size_t bid)
{
    return BG_C_BID + (int)bid;
}

/* Behind the bids, not printed. */
static int element_column(const struct bg_plan *plan)
{
    return bid_column(plan->lot->bids_n) + 1;
}

static const struct bg_formula *comparison_own(const struct bg_plan *plan, int64_t row, int column)
{
    return bg_page_cell(plan->page[BG_SHEET_COMPARISON], row, column);
}

static bool comparison_scores(const struct bg_criterion *c)
{
    return !c->kind || !c->kind->eliminates;
}

/* -- weights ------------------------------------------------------------------------------------
 */

static struct bg_value comparison_number(struct bg_dec n)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = n};
}

static void comparison_put_weight(struct bg_plan *plan, struct bg_page *page, size_t i)
{
    const struct bg_criterion *c = &plan->rules->criteria[i];
    int64_t row = BG_C_FIRST + (int64_t)i;
    bg_put_text(page, row, BG_C_TITLE, bg_plan_title_look(c), bg_plan_marked_title(plan, i, -1));
    if (c->kind && plan->has_elements)
        bg_put_text(page, row, element_column(plan), BG_LOOK(CENTER_GREY, TEXT),
                    bg_plan_say(plan, bg_element_title(c->element)));
    if (!comparison_scores(c) || !c->share) {
        bg_put_words(page, row, BG_C_WEIGHT, BG_LOOK(CENTER, TEXT),
                     comparison_scores(c) ? "–" : bg_plan_say(plan, "pass/fail"));
        bg_put_blank(page, row, BG_C_SHARE, BG_LOOK(CELL, WEIGHT));
        return;
    }
    bg_put_input(plan, page, row, BG_C_WEIGHT, BG_NUMBER_WEIGHT, comparison_number(c->weight),
                 bg_arena_printf(plan->arena, bg_plan_say(plan, "Weight: %s"), c->title));
    bg_page_allow_numbers(page, row, BG_C_WEIGHT, row, bg_dec_int(0));
    const struct bg_formula *x = comparison_own(plan, row, BG_C_WEIGHT);
    if (c->parent >= 0)
        x = BG_FORMULA(plan->arena, "a*b/100", x, bg_plan_share(plan, (size_t)c->parent));
    bg_put_live(
        page, row, BG_C_SHARE, c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT),
        BG_FORMULA(plan->arena, "ROUND(a,b)", x, bg_formula_int(plan->arena, BG_EXACT_PLACES)));
}

/* The weights of the top level and of price, against what they should add up to. */
static void put_weight_sum(struct bg_plan *plan, struct bg_page *page)
{
    int64_t row = bg_plan_comparison_row(plan, BG_C_TOTAL);
    const struct bg_formula *sum = bg_plan_quality_weight(plan),
                            *own_cell = comparison_own(plan, row, BG_C_WEIGHT);
    char total[BG_DEC_TEXT];
    if (plan->rules->award.method != BG_HIGHEST_SCORE)
        return;
    if (plan->rules->price.used)
        sum = BG_FORMULA(plan->arena, "a+b", sum, bg_plan_price_weight(plan));
    bg_dec_text(plan->rules->award.total, total);
    bg_put_live(page, row, BG_C_WEIGHT, BG_LOOK(TOTAL, WEIGHT),
                BG_FORMULA(plan->arena, "ROUND(a,6)", sum));
    bg_put_live(
        page, row, BG_C_SHARE, BG_LOOK(TOTAL_CENTER, ANY),
        BG_FORMULA(
            plan->arena, "IF(a=b,c,d)", own_cell,
            bg_formula_number(plan->arena, plan->rules->award.total),
            bg_formula_text(plan->arena,
                            bg_arena_printf(plan->arena, bg_plan_say(plan, "of %s ✓"), total)),
            bg_formula_text(plan->arena,
                            bg_arena_printf(plan->arena, bg_plan_say(plan, "not %s!"), total))));
    bg_page_warn_if(
        page, row, BG_C_WEIGHT, row, BG_C_SHARE,
        bg_arena_printf(plan->arena, "%s<>%s", bg_ref(plan->arena, NULL, row, BG_C_WEIGHT), total));
}

/* -- points ---------------------------------------------------------------------------------------
 */

/* Points that nobody has given yet are not zero points. */
static const struct bg_formula *points_or_open(struct bg_plan *plan, size_t bid, size_t i)
{
    const struct bg_criterion *c = &plan->rules->criteria[i];
    const struct bg_formula *points = bg_plan_bid_cell(plan, bid, i, BG_B_POINTS);
    if (!c->kind || !(c->kind->by_panel || c->on_missing == BG_CLARIFY))
        return points;
    return BG_FORMULA(plan->arena, "IF(a=\"open\",\"open\",b)",
                      bg_plan_bid_cell(plan, bid, i, BG_B_EFFECT), points);
}

static void comparison_put_points(struct bg_plan *plan, struct bg_page *page, size_t i)
{
    const struct bg_criterion *c = &plan->rules->criteria[i];
    int64_t row = BG_C_FIRST + (int64_t)i;
    const struct bg_look look = c->kind ? BG_LOOK(CELL, POINTS) : BG_LOOK(GROUP_CELL, POINTS);
    size_t n = plan->lot->bids_n;
    for (size_t bid = 0; bid < n; bid++) {
        if (comparison_scores(c))
            bg_put_live(page, row, bid_column(bid), look, points_or_open(plan, bid, i));
        else
            bg_put_live(page, row, bid_column(bid), BG_LOOK(CENTER, ANY),
                        bg_plan_bid_cell(plan, bid, i, BG_B_OUTCOME));
    }
    if (!n)
        return;
    if (c->kind && comparison_scores(c))
        bg_page_heat(page, row, BG_C_BID, row, bid_column(n - 1),
                     bg_ref(plan->arena, NULL, row, BG_C_SHARE));
    if (!comparison_scores(c))
        bg_page_warn_if(page, row, BG_C_BID, row, bid_column(n - 1),
                        bg_arena_printf(plan->arena, "AND(LEFT(%s,1)<>\"✓\",LEFT(%s,1)<>\"–\")",
                                        bg_relative(plan->arena, row, BG_C_BID),
                                        bg_relative(plan->arena, row, BG_C_BID)));
}

/* -- outcomes in words
 * ------------------------------------------------------------------------------ */

static void comparison_put_outcomes(struct bg_plan *plan, struct bg_page *page)
{
    int64_t first = bg_plan_outcomes_row(plan);
    size_t n = plan->lot->bids_n;
    bg_put_words(page, first - 2, 0, BG_LOOK(SECTION, TEXT), "Outcome of each criterion");
    bg_put_words(page, first - 1, 0, BG_LOOK(HEADER_LEFT, TEXT), "Criterion");
    bg_put_words(page, first - 1, BG_C_WEIGHT, BG_LOOK(HEADER, TEXT), "Kind");
    bg_put_words(page, first - 1, BG_C_SHARE, BG_LOOK(HEADER, TEXT), "Max. points");
    bg_put_vendor_headers(plan, page, first - 1, BG_C_BID);
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        int64_t row = first + (int64_t)i;
        const struct bg_look center = c->kind ? BG_LOOK(CENTER, TEXT) : BG_LOOK(GROUP_CENTER, TEXT);
        bg_put_text(page, row, 0, bg_plan_title_look(c), c->title);
        bg_put_text(page, row, BG_C_WEIGHT, center,
                    c->kind ? bg_plan_say(plan, c->kind->title) : "");
        if (c->share && comparison_scores(c))
            bg_put_live(page, row, BG_C_SHARE,
                        c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT),
                        bg_plan_share(plan, i));
        else
            bg_put_blank(page, row, BG_C_SHARE, center);
        for (size_t bid = 0; bid < n; bid++) {
            if (c->kind)
                bg_put_live(page, row, bid_column(bid), BG_LOOK(CENTER, ANY),
                            bg_plan_bid_cell(plan, bid, i, BG_B_OUTCOME));
            else
                bg_put_blank(page, row, bid_column(bid), center);
        }
    }
    bg_put_words(page, first + (int64_t)plan->rules->criteria_n, 0, BG_LOOK(NOTE, TEXT),
                 "● full points   ◐ part of the points   ○ no points   ✓ met   ✗ not met   "
                 "? not answered   … needs the panel   – not applicable   ! error");
}

/* -- values that are compared with each other
 * -------------------------------------------------------- */

static void put_relative(struct bg_plan *plan, struct bg_page *page)
{
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        int64_t row = bg_plan_relative_row(plan, i);
        if (row < 0)
            continue;
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT),
                    bg_arena_printf(plan->arena,
                                    bg_plan_say(plan, "Value in the comparison set: %s"),
                                    c->title));
        for (int column = BG_C_WEIGHT; column < BG_C_BID; column++)
            bg_put_blank(page, row, column, BG_LOOK(TEXT_WRAP, TEXT));
        for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
            bg_put_live(page, row, bid_column(bid), BG_LOOK(CELL_GREY, PLAIN),
                        BG_FORMULA(plan->arena, "IF(AND(a=\"yes\",b<>\"no\",ISNUMBER(c)),c,\"\")",
                                   bg_plan_comparison_cell(plan, bid, BG_C_IN_SET),
                                   bg_plan_bid_cell(plan, bid, i, BG_B_APPLIES),
                                   bg_plan_bid_cell(plan, bid, i, BG_B_VALUE)));
        }
    }
}

enum { UPRIGHT = 6, ACROSS = 9, UPRIGHT_ROOM = 68, LYING_ROOM = 106 };

/* Money and indexes need more than points. */
static double least_width(const struct bg_plan *plan)
{
    return plan->rules->award.method == BG_HIGHEST_SCORE ? 7 : bg_plan_money_width(plan);
}

/* The units of width of each bid, as many beside each other as there is room for, evenly over the sheets
 * of paper. */
static double comparison_bid_width(const struct bg_plan *plan, double room, size_t most)
{
    static const double between = 0.75;
    size_t beside = plan->lot->bids_n < most ? plan->lot->bids_n : most;
    while (beside > 1 && room / (double)beside - between < least_width(plan) && most == ACROSS)
        beside--;
    if (!beside)
        return room;
    size_t sheets = (plan->lot->bids_n + beside - 1) / beside;
    beside = (plan->lot->bids_n + sheets - 1) / sheets;
    return room / (double)beside - between;
}

/* Before the bids', which are as wide as there is room for. */
static const struct bg_sheet_column columns[] = {
    [BG_C_TITLE] = BG_COLUMN("Criterion", 34, TEXT, TEXT, .cell = NULL),
    [BG_C_WEIGHT] = BG_COLUMN("Weight", 9, INPUT, WEIGHT, .cell = NULL),
    [BG_C_SHARE] = BG_COLUMN("Max. points", 8, CELL, WEIGHT, .cell = NULL),
};
static const struct bg_section section = {.columns = columns,
                                          .n = sizeof columns / sizeof *columns};

/* Up to six bids beside each other on upright paper, nine across, more on further sheets. */
static void comparison_lay_out(const struct bg_plan *plan, struct bg_page *page)
{
    static const double most = 17, upright_title = 31;
    size_t n = plan->lot->bids_n;
    double width = comparison_bid_width(plan, UPRIGHT_ROOM, UPRIGHT);
    bool upright = n <= UPRIGHT && width >= least_width(plan);
    if (!upright)
        width = comparison_bid_width(plan, LYING_ROOM, ACROSS);
    int64_t total = bg_plan_comparison_row(plan, BG_C_TOTAL);
    bg_section_widths(page, &section, plan);
    if (upright)
        bg_page_width(page, BG_C_TITLE, upright_title);
    for (size_t bid = 0; bid < n; bid++)
        bg_page_width(page, bid_column(bid), width < most ? width : most);
    bg_page_width(page, element_column(plan), 24);
    bg_page_dense(page);
    if (upright)
        bg_page_portrait(page);
    bg_page_freeze(page, BG_C_FIRST, BG_C_BID);
    bg_page_repeat(page, BG_C_HEADER, BG_C_HEADER);
    bg_page_keep(page, total - 3, total + 2);
    bg_page_keep(page, bg_plan_elements_row(plan) - 1, bg_plan_outcomes_row(plan) - 4);
    bg_page_print_area(page, bg_plan_outcomes_row(plan) - 4, bid_column(n ? n - 1 : 0));
}

void bg_sheet_comparison(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_COMPARISON];
    bg_put_title(plan, page, "Comparison: criteria by bids",
                 "Weights are points of the total, inside a group per cent. Change a yellow one: "
                 "all follows.");
    bg_put_caution(plan, page, 2);
    bg_section_head(page, BG_C_HEADER, &section, plan);
    bg_put_vendor_headers(plan, page, BG_C_HEADER, BG_C_BID);
    if (plan->has_elements)
        bg_put_words(page, BG_C_HEADER, element_column(plan), BG_LOOK(HEADER, TEXT),
                     "Job-quality area");
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        comparison_put_weight(plan, page, i);
        comparison_put_points(plan, page, i);
    }
    bg_put_totals(plan, page);
    put_weight_sum(plan, page);
    comparison_put_outcomes(plan, page);
    put_relative(plan, page);
    comparison_lay_out(plan, page);
}
