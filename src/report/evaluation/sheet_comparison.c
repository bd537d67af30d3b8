/* Comparison, upper part: criteria by bids. Weights are typed here and nowhere else. The totals
 * below the criteria are sheet_totals.c. */
#include <string.h>

#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

static int bid_column(size_t bid)
{
    return BG_C_BID + (int)bid;
}

static const struct bg_formula *comparison_own(const struct bg_plan *plan, int64_t row, int column)
{
    return bg_page_cell(plan->page[BG_SHEET_COMPARISON], row, column);
}

/* -- weights ------------------------------------------------------------------------------------- */

static struct bg_value comparison_number(struct bg_dec n)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = n};
}

static struct bg_shown comparison_title(const struct bg_sheet_line *l)
{
    return bg_show_as(bg_plan_title_look(l->entry),
                      bg_show_text(bg_plan_marked_title(bg_plan_of(l), l->i, -1)));
}

static struct bg_shown comparison_weight(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    if (!bg_criterion_scores(c))
        return bg_show_as(BG_LOOK(CENTER, TEXT), bg_show_words(l, "pass/fail"));
    bg_page_allow_numbers(l->page, l->row, l->column, l->row, bg_dec_int(0));
    return bg_show_input(plan, l, BG_NUMBER_WEIGHT, comparison_number(c->weight),
                         bg_arena_printf(l->arena, bg_plan_say(plan, "Weight: %s"), c->title));
}

static struct bg_shown comparison_share(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    if (!bg_criterion_scores(c))
        return bg_show_blank();
    const struct bg_formula *x = comparison_own(plan, l->row, BG_C_WEIGHT);
    if (c->parent >= 0)
        x = BG_FORMULA(l->arena, "a*b/100", x, bg_plan_share(plan, (size_t)c->parent));
    return bg_show_as(c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT),
                      bg_show_live(BG_FORMULA(l->arena, "ROUND(a,b)", x,
                                              bg_formula_int(l->arena, BG_EXACT_PLACES))));
}

static struct bg_shown comparison_element(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return c->kind && bg_plan_of(l)->has_elements ? bg_show_words(l, bg_element_title(c->element))
                                                  : bg_show_nothing();
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

/* -- points -------------------------------------------------------------------------------------- */

/* Points that nobody has given yet are not zero points. */
static const struct bg_formula *points_or_open(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    size_t bid = (size_t)l->which, i = l->i;
    const struct bg_formula *points = bg_plan_bid_cell(plan, bid, i, BG_B_POINTS);
    if (!c->kind || !(c->kind->by_panel || c->on_missing == BG_CLARIFY))
        return points;
    return BG_FORMULA(l->arena, "IF(a=\"open\",\"open\",b)",
                      bg_plan_bid_cell(plan, bid, i, BG_B_EFFECT), points);
}

static size_t comparison_bids(const void *of)
{
    return ((const struct bg_plan_of *)of)->plan->lot->bids_n;
}

static struct bg_shown comparison_points(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    if (!bg_criterion_scores(c))
        return bg_show_as(BG_LOOK(CENTER, ANY), bg_show_live(bg_plan_bid_cell(
                                                    plan, (size_t)l->which, l->i, BG_B_OUTCOME)));
    return bg_show_as(c->kind ? BG_LOOK(CELL, POINTS) : BG_LOOK(GROUP_CELL, POINTS),
                      bg_show_live(points_or_open(l)));
}

/* Colours that follow the points of a criterion, and what is not met. */
static void comparison_mark(const struct bg_plan *plan, struct bg_page *page, size_t i)
{
    const struct bg_criterion *c = &plan->rules->criteria[i];
    int64_t row = BG_C_FIRST + (int64_t)i;
    size_t n = plan->lot->bids_n;
    if (!n)
        return;
    if (c->kind && bg_criterion_scores(c))
        bg_page_heat(page, row, BG_C_BID, row, bid_column(n - 1),
                     bg_ref(plan->arena, NULL, row, BG_C_SHARE));
    if (!bg_criterion_scores(c))
        bg_page_warn_if(page, row, BG_C_BID, row, bid_column(n - 1),
                        bg_arena_printf(plan->arena, "AND(LEFT(%s,1)<>\"✓\",LEFT(%s,1)<>\"–\")",
                                        bg_relative(plan->arena, row, BG_C_BID),
                                        bg_relative(plan->arena, row, BG_C_BID)));
}

static const char *comparison_element_heading(const struct bg_sheet_line *at)
{
    return bg_plan_of(at)->has_elements ? bg_page_say(at->page, "Job-quality area") : NULL;
}

/* Bids are as wide as there is room for, and have headings of their own; what is behind them is not
 * printed. */
static const struct bg_sheet_column columns[] = {
    [BG_C_TITLE] = BG_COLUMN("Criterion", 34, TEXT, TEXT, .cell = comparison_title),
    [BG_C_WEIGHT] = BG_COLUMN("Weight", 9, INPUT, WEIGHT, .cell = comparison_weight),
    [BG_C_SHARE] = BG_COLUMN("Max. points", 8, CELL, WEIGHT, .cell = comparison_share),
    [BG_C_BID] =
        BG_COLUMN(NULL, 0, CELL, POINTS, .cell = comparison_points, .times = comparison_bids),
    BG_COLUMN(NULL, 0, TEXT, TEXT, .cell = bg_cell_nothing),
    BG_COLUMN(NULL, 24, CENTER_GREY, TEXT, .cell = comparison_element,
              .heading = comparison_element_heading),
};
static const struct bg_section section = {
    .columns = columns, .n = sizeof columns / sizeof *columns, .drafts = true};

/* -- outcomes in words --------------------------------------------------------------------------- */

static struct bg_look outcome_look(const struct bg_criterion *c)
{
    return c->kind ? BG_LOOK(CENTER, TEXT) : BG_LOOK(GROUP_CENTER, TEXT);
}

static struct bg_shown outcome_title(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return bg_show_as(bg_plan_title_look(c), bg_show_text(c->title));
}

static struct bg_shown outcome_kind(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return bg_show_as(outcome_look(c), bg_show_words(l, c->kind ? c->kind->title : ""));
}

static struct bg_shown outcome_share(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    if (!bg_criterion_scores(c))
        return bg_show_as(outcome_look(c), bg_show_blank());
    return bg_show_as(c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT),
                      bg_show_live(bg_plan_share(bg_plan_of(l), l->i)));
}

static struct bg_shown outcome_of_bid(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    if (!c->kind)
        return bg_show_as(outcome_look(c), bg_show_blank());
    return bg_show_live(bg_plan_bid_cell(bg_plan_of(l), (size_t)l->which, l->i, BG_B_OUTCOME));
}

static const struct bg_sheet_column outcome_columns[] = {
    [BG_C_TITLE] = BG_COLUMN("Criterion", 0, TEXT, TEXT, .cell = outcome_title),
    [BG_C_WEIGHT] = BG_COLUMN("Kind", 0, CENTER, TEXT, .cell = outcome_kind),
    [BG_C_SHARE] = BG_COLUMN("Max. points", 0, CELL, WEIGHT, .cell = outcome_share),
    [BG_C_BID] = BG_COLUMN(NULL, 0, CENTER, ANY, .cell = outcome_of_bid, .times = comparison_bids),
};

static void comparison_put_outcomes(struct bg_plan *plan, struct bg_page *page)
{
    struct bg_section outcomes = BG_SECTION(outcome_columns);
    outcomes.drafts = true;
    const struct bg_plan_of of = {plan};
    int64_t first = bg_plan_outcomes_row(plan);
    bg_put_words(page, first - 2, 0, BG_LOOK(SECTION, TEXT), "Outcome of each criterion");
    int64_t behind = bg_section_put(page, first - 1, &outcomes, &of, plan->rules->criteria,
                                    sizeof *plan->rules->criteria, plan->rules->criteria_n);
    bg_put_vendor_headers(plan, page, first - 1, BG_C_BID);
    bg_put_words(page, behind, 0, BG_LOOK(NOTE, TEXT),
                 "● full points   ◐ part of the points   ○ no points   ✓ met   ✗ not met   "
                 "? not answered   … needs the panel   – not applicable   ! error");
}

/* -- values that are compared with each other ---------------------------------------------------- */

static struct bg_shown relative_title(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return bg_show_text(bg_arena_printf(
        l->arena, bg_page_say(l->page, "Value in the comparison set: %s"), c->title));
}

static struct bg_shown relative_value(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = bg_plan_of(l);
    size_t bid = (size_t)l->which;
    return bg_show_live(BG_FORMULA(l->arena, "IF(AND(a=\"yes\",b<>\"no\",ISNUMBER(c)),c,\"\")",
                                   bg_plan_comparison_cell(plan, bid, BG_C_IN_SET),
                                   bg_plan_bid_cell(plan, bid, l->i, BG_B_APPLIES),
                                   bg_plan_bid_cell(plan, bid, l->i, BG_B_VALUE)));
}

static const struct bg_sheet_column relative_columns[] = {
    [BG_C_TITLE] = BG_COLUMN(NULL, 0, TEXT_WRAP, TEXT, .cell = relative_title),
    [BG_C_WEIGHT] = BG_COLUMN(NULL, 0, TEXT_WRAP, TEXT, .cell = bg_cell_blank),
    [BG_C_SHARE] = BG_COLUMN(NULL, 0, TEXT_WRAP, TEXT, .cell = bg_cell_blank),
    [BG_C_BID] =
        BG_COLUMN(NULL, 0, CELL_GREY, PLAIN, .cell = relative_value, .times = comparison_bids),
};

static void put_relative(struct bg_plan *plan, struct bg_page *page)
{
    struct bg_section relatives = BG_SECTION(relative_columns);
    relatives.drafts = true;
    const struct bg_plan_of of = {plan};
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        int64_t row = bg_plan_relative_row(plan, i);
        if (row >= 0)
            bg_section_row(page, row, &relatives, &of, &plan->rules->criteria[i], i);
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

/* Up to six bids beside each other on upright paper, nine across, more on further sheets. */
static void comparison_lay_out(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_plan_of of = {plan};
    static const double most = 17, upright_title = 31;
    size_t n = plan->lot->bids_n;
    double width = comparison_bid_width(plan, UPRIGHT_ROOM, UPRIGHT);
    bool upright = n <= UPRIGHT && width >= least_width(plan);
    if (!upright)
        width = comparison_bid_width(plan, LYING_ROOM, ACROSS);
    int64_t total = bg_plan_comparison_row(plan, BG_C_TOTAL);
    bg_section_widths(page, &section, &of);
    if (upright)
        bg_page_width(page, BG_C_TITLE, upright_title);
    for (size_t bid = 0; bid < n; bid++)
        bg_page_width(page, bid_column(bid), width < most ? width : most);
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
    const struct bg_plan_of of = {plan};
    struct bg_page *page = plan->page[BG_SHEET_COMPARISON];
    bg_put_title(plan, page, "Comparison: criteria by bids",
                 "Weights are points of the total, inside a group per cent. Change a yellow one: "
                 "all follows.");
    bg_put_caution(plan, page, 2);
    bg_section_head(page, BG_C_HEADER, &section, &of);
    bg_put_vendor_headers(plan, page, BG_C_HEADER, BG_C_BID);
    bg_section_rows(page, BG_C_FIRST, &section, &of, plan->rules->criteria,
                    sizeof *plan->rules->criteria, plan->rules->criteria_n);
    for (size_t i = 0; i < plan->rules->criteria_n; i++)
        comparison_mark(plan, page, i);
    bg_put_totals(plan, page);
    put_weight_sum(plan, page);
    comparison_put_outcomes(plan, page);
    put_relative(plan, page);
    comparison_lay_out(plan, page);
}
