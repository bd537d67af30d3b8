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

static const char *own(const struct bg_plan *plan, int64_t row, int column)
{
    return bg_ref(plan->arena, NULL, row, column);
}

static bool scores(const struct bg_criterion *c)
{
    return !c->kind || !c->kind->eliminates;
}

/* -- weights ------------------------------------------------------------------------------------
 */

static struct bg_value number(struct bg_dec n)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = n};
}

static void put_weight(struct bg_plan *plan, struct bg_page *page, size_t i)
{
    const struct bg_criterion *c = &plan->rules->criteria[i];
    int64_t row = BG_C_FIRST + (int64_t)i;
    bg_put_text(page, row, BG_C_TITLE, bg_plan_title_look(c), bg_plan_marked_title(plan, i, -1));
    if (c->kind && plan->has_elements)
        bg_put_text(page, row, element_column(plan), BG_LOOK(CENTER_GREY, TEXT),
                    bg_element_title(c->element));
    if (!scores(c) || !c->share) {
        bg_put_text(page, row, BG_C_WEIGHT, BG_LOOK(CENTER, TEXT), scores(c) ? "–" : "pass/fail");
        bg_put_blank(page, row, BG_C_SHARE, BG_LOOK(CELL, WEIGHT));
        return;
    }
    bg_put_input(plan, page, row, BG_C_WEIGHT, BG_NUMBER_WEIGHT, number(c->weight),
                 bg_arena_printf(plan->arena, "Weight: %s", c->title));
    bg_page_allow_numbers(page, row, BG_C_WEIGHT, row, bg_dec_int(0));
    const char *x =
        bg_arena_printf(plan->arena, "ROUND(%s,%d)", own(plan, row, BG_C_WEIGHT), BG_EXACT_PLACES);
    if (c->parent >= 0)
        x = bg_arena_printf(plan->arena, "ROUND(%s*%s/100,%d)", own(plan, row, BG_C_WEIGHT),
                            own(plan, BG_C_FIRST + c->parent, BG_C_SHARE), BG_EXACT_PLACES);
    bg_put_formula(page, row, BG_C_SHARE,
                   c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT), x,
                   bg_plan_round(c->share, BG_EXACT_PLACES));
}

/* The weights of the top level and of price, against what they should add up to. */
static void put_weight_sum(struct bg_plan *plan, struct bg_page *page)
{
    struct bg_buf x;
    struct bg_dec sum = bg_dec_int(0);
    if (plan->rules->award.method != BG_HIGHEST_SCORE)
        return;
    bg_buf_init(&x, plan->arena);
    bg_buf_puts(&x, "ROUND(0");
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        if (c->parent >= 0 || !scores(c) || !c->share)
            continue;
        bg_buf_printf(&x, "+%s", own(plan, BG_C_FIRST + (int64_t)i, BG_C_WEIGHT));
        bg_dec_add(sum, c->weight, &sum);
    }
    if (plan->rules->price.used) {
        bg_buf_printf(&x, "+%s", own(plan, bg_plan_comparison_row(plan, BG_C_PRICE), BG_C_WEIGHT));
        bg_dec_add(sum, plan->rules->price.weight, &sum);
    }
    bg_buf_puts(&x, ",6)");
    char total[BG_DEC_TEXT];
    bg_dec_text(plan->rules->award.total, total);
    int64_t row = bg_plan_comparison_row(plan, BG_C_TOTAL);
    bg_put_formula(page, row, BG_C_WEIGHT, BG_LOOK(TOTAL, WEIGHT), bg_buf_text(&x), sum);
    bg_put_formula_text(
        page, row, BG_C_SHARE, BG_LOOK(TOTAL_CENTER, ANY),
        bg_arena_printf(plan->arena, "IF(%s=%s,\"of %s ✓\",\"not %s!\")",
                        own(plan, row, BG_C_WEIGHT), total, total, total),
        bg_arena_printf(plan->arena,
                        bg_dec_cmp(sum, plan->rules->award.total) == 0 ? "of %s ✓" : "not %s!",
                        total));
    bg_page_warn_if(page, row, BG_C_WEIGHT, row, BG_C_SHARE,
                    bg_arena_printf(plan->arena, "%s<>%s", own(plan, row, BG_C_WEIGHT), total));
}

/* -- points ---------------------------------------------------------------------------------------
 */

static struct bg_dec sum_of(const struct bg_plan *plan, size_t bid, size_t i)
{
    const struct bg_criterion *criteria = plan->rules->criteria;
    struct bg_dec sum = bg_plan_exact(plan, bid, i);
    if (criteria[i].kind)
        return sum;
    for (size_t k = i + 1; k < plan->rules->criteria_n && criteria[k].depth > criteria[i].depth;
         k++)
        bg_dec_add(sum, bg_plan_exact(plan, bid, k), &sum);
    return bg_dec_round(sum, BG_SUM_PLACES, BG_HALF_UP);
}

static void put_points(struct bg_plan *plan, struct bg_page *page, size_t i)
{
    const struct bg_criterion *c = &plan->rules->criteria[i];
    int64_t row = BG_C_FIRST + (int64_t)i;
    const struct bg_look look = c->kind ? BG_LOOK(CELL, POINTS) : BG_LOOK(GROUP_CELL, POINTS);
    size_t n = plan->lot->bids_n;
    for (size_t bid = 0; bid < n; bid++) {
        if (scores(c))
            bg_put_formula(page, row, bid_column(bid), look,
                           bg_plan_bid_cell(plan, bid, i, BG_B_POINTS),
                           bg_plan_award(plan, sum_of(plan, bid, i)));
        else
            bg_put_formula_text(page, row, bid_column(bid), BG_LOOK(CENTER, ANY),
                                bg_plan_bid_cell(plan, bid, i, BG_B_OUTCOME),
                                bg_plan_outcome(plan, bid, i));
    }
    if (!n)
        return;
    if (c->kind && scores(c))
        bg_page_heat(page, row, BG_C_BID, row, bid_column(n - 1), own(plan, row, BG_C_SHARE));
    if (!scores(c))
        bg_page_warn_if(page, row, BG_C_BID, row, bid_column(n - 1),
                        bg_arena_printf(plan->arena, "AND(LEFT(%s,1)<>\"✓\",LEFT(%s,1)<>\"–\")",
                                        bg_relative(plan->arena, row, BG_C_BID),
                                        bg_relative(plan->arena, row, BG_C_BID)));
}

/* -- outcomes in words
 * ------------------------------------------------------------------------------ */

static void put_outcomes(struct bg_plan *plan, struct bg_page *page)
{
    int64_t first = bg_plan_outcomes_row(plan);
    size_t n = plan->lot->bids_n;
    bg_put_text(page, first - 2, 0, BG_LOOK(SECTION, TEXT), "Outcome of each criterion");
    bg_put_text(page, first - 1, 0, BG_LOOK(HEADER_LEFT, TEXT), "Criterion");
    bg_put_text(page, first - 1, BG_C_WEIGHT, BG_LOOK(HEADER, TEXT), "Kind");
    bg_put_text(page, first - 1, BG_C_SHARE, BG_LOOK(HEADER, TEXT), "Max. points");
    bg_put_vendor_headers(plan, page, first - 1, BG_C_BID);
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        int64_t row = first + (int64_t)i;
        const struct bg_look center = c->kind ? BG_LOOK(CENTER, TEXT) : BG_LOOK(GROUP_CENTER, TEXT);
        bg_put_text(page, row, 0, bg_plan_title_look(c), c->title);
        bg_put_text(page, row, BG_C_WEIGHT, center, c->kind ? c->kind->title : "");
        if (c->share && scores(c))
            bg_put_formula(page, row, BG_C_SHARE,
                           c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT),
                           own(plan, BG_C_FIRST + (int64_t)i, BG_C_SHARE),
                           bg_plan_round(c->share, BG_EXACT_PLACES));
        else
            bg_put_blank(page, row, BG_C_SHARE, center);
        for (size_t bid = 0; bid < n; bid++) {
            if (c->kind)
                bg_put_formula_text(page, row, bid_column(bid), BG_LOOK(CENTER, ANY),
                                    bg_plan_bid_cell(plan, bid, i, BG_B_OUTCOME),
                                    bg_plan_outcome(plan, bid, i));
            else
                bg_put_blank(page, row, bid_column(bid), center);
        }
    }
    bg_put_text(page, first + (int64_t)plan->rules->criteria_n, 0, BG_LOOK(NOTE, TEXT),
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
                    bg_arena_printf(plan->arena, "Value in the comparison set: %s", c->title));
        for (int column = BG_C_WEIGHT; column < BG_C_BID; column++)
            bg_put_blank(page, row, column, BG_LOOK(TEXT_WRAP, TEXT));
        for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
            const struct bg_value *value = &plan->lot->bids[bid].criteria[i].value;
            const char *cell = bg_plan_bid_cell(plan, bid, i, BG_B_VALUE);
            const char *x =
                bg_arena_printf(plan->arena, "IF(AND(%s=\"yes\",%s<>\"no\",ISNUMBER(%s)),%s,\"\")",
                                bg_plan_comparison_cell(plan, bid, BG_C_IN_SET),
                                bg_plan_bid_cell(plan, bid, i, BG_B_APPLIES), cell, cell);
            enum bg_outcome outcome = plan->lot->bids[bid].criteria[i].outcome;
            if (bg_plan_in_set(plan, bid) && value->type == BG_V_NUMBER && outcome == BG_SCORED)
                bg_put_formula(page, row, bid_column(bid), BG_LOOK(CELL_GREY, PLAIN), x,
                               bg_dec_round(value->as.number, BG_RATING_PLACES, BG_HALF_UP));
            else
                bg_put_formula_text(page, row, bid_column(bid), BG_LOOK(CELL_GREY, PLAIN), x, "");
        }
    }
}

/* Up to six bids beside each other on upright paper, nine across, more on further sheets. */
static void lay_out(const struct bg_plan *plan, struct bg_page *page)
{
    enum { UPRIGHT = 6, ACROSS = 9 };
    size_t n = plan->lot->bids_n, sheets = (n + ACROSS - 1) / ACROSS;
    size_t beside = n > ACROSS ? (n + sheets - 1) / sheets : n;
    double room = n > UPRIGHT ? 106 : 68, most = 17;
    double width = beside ? room / (double)beside - 0.75 : most;
    int64_t total = bg_plan_comparison_row(plan, BG_C_TOTAL);
    bg_page_width(page, BG_C_TITLE, n > UPRIGHT ? 34 : 31);
    bg_page_width(page, BG_C_WEIGHT, 9);
    bg_page_width(page, BG_C_SHARE, 8);
    for (size_t bid = 0; bid < n; bid++)
        bg_page_width(page, bid_column(bid), width < most ? width : most);
    bg_page_width(page, element_column(plan), 24);
    bg_page_dense(page);
    if (n <= UPRIGHT)
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
    bg_put_title(
        plan, page, "Comparison: criteria by bids",
        "Points as they are now. Change a yellow weight (points of the total; per cent inside a "
        "group), and points, totals and ranks follow on every sheet.");
    bg_put_caution(plan, page, 2);
    const char *const titles[] = {"Criterion", "Weight", "Max. points"};
    bg_put_headers(page, BG_C_HEADER, 0, titles, 3);
    bg_put_vendor_headers(plan, page, BG_C_HEADER, BG_C_BID);
    if (plan->has_elements)
        bg_put_text(page, BG_C_HEADER, element_column(plan), BG_LOOK(HEADER, TEXT),
                    "Job-quality area");
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        put_weight(plan, page, i);
        put_points(plan, page, i);
    }
    bg_put_totals(plan, page);
    put_weight_sum(plan, page);
    put_outcomes(plan, page);
    put_relative(plan, page);
    lay_out(plan, page);
}
