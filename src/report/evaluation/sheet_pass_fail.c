/* Pass-fail: requirements by bids, live, and every requirement that is not met with its reason. */
#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

enum { FIRST = 5, REQUIREMENT = 0, STAGE, CURE, BID };

/* Across Letter and A4, lying, up to nine bids; the units of width beside the bids'. */
static const double BETWEEN = 0.72;
enum { ACROSS = 9, ROOM = 82, MOST = 18 };

static double pass_fail_bid_width(const struct bg_plan *plan)
{
    size_t n = plan->lot->bids_n < ACROSS ? plan->lot->bids_n : ACROSS;
    double width = n ? (double)ROOM / (double)n - BETWEEN : MOST;
    return width < MOST ? width : MOST;
}

static const char *stage_words(const struct bg_criterion *c)
{
    return c->stage == BG_RESPONSIBILITY ? "the bidder (responsibility)"
                                         : "the bid (responsiveness)";
}

static struct bg_shown pass_fail_title(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_plan_marked_title(l->of, l->i, -1));
}

static struct bg_shown pass_fail_stage(const struct bg_sheet_line *l)
{
    return bg_show_words(l, stage_words(l->entry));
}

static struct bg_shown pass_fail_cure(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return bg_show_text(c->cure && *c->cure ? c->cure : "–");
}

/* The bids are behind these, one a column. */
static const struct bg_sheet_column columns[] = {
    [REQUIREMENT] = BG_COLUMN("Requirement", 32, TEXT_WRAP, TEXT, .cell = pass_fail_title),
    [STAGE] = BG_COLUMN("About", 20, TEXT_WRAP, TEXT, .cell = pass_fail_stage),
    [CURE] = BG_COLUMN("How it may be shown later", 29, TEXT_WRAP, TEXT, .cell = pass_fail_cure),
};

static void pass_fail_put_requirement(struct bg_plan *plan, struct bg_page *page, size_t i,
                                      int64_t row)
{
    const struct bg_section section = BG_SECTION(columns);
    bg_section_row(page, row, &section, plan, &plan->rules->criteria[i], i);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++)
        bg_put_live(page, row, BID + (int)bid, BG_LOOK(CENTER, ANY),
                    bg_plan_bid_cell(plan, bid, i, BG_B_OUTCOME));
}

/* Units of width behind the vendor, as far as the first sheet of paper goes. */
static size_t reason_room(const struct bg_plan *plan)
{
    size_t n = plan->lot->bids_n < ACROSS ? plan->lot->bids_n : ACROSS;
    return (size_t)(columns[STAGE].width + columns[CURE].width +
                    (double)n * (pass_fail_bid_width(plan) + BETWEEN)) -
           2;
}

static int64_t put_reason(struct bg_plan *plan, struct bg_page *page, int64_t row, size_t bid,
                          size_t i)
{
    const struct bg_criterion_result *r = &plan->lot->bids[bid].criteria[i];
    const char *more = *r->would_change ? bg_plan_say(plan, " What would change it: ") : "";
    bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), bg_plan_vendor(plan, bid));
    return bg_put_paragraph(page, row, STAGE, BG_LOOK(BESIDE, TEXT),
                            bg_arena_printf(plan->arena, "%s: %s%s%s",
                                            bg_plan_marked_title(plan, i, (int64_t)bid), r->reason,
                                            more, r->would_change),
                            reason_room(plan));
}

static void pass_fail_put_reasons(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Requirements that are not met");
    bg_put_words(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
    bg_put_words(page, row, STAGE, BG_LOOK(HEADER_BAND, TEXT),
                 "Requirement, and reason as evaluated");
    for (int column = CURE; column < BID + (int)plan->lot->bids_n; column++)
        bg_put_blank(page, row, column, BG_LOOK(HEADER_BAND, TEXT));
    int64_t start = ++row;
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        for (size_t i = 0; i < plan->rules->criteria_n; i++) {
            const struct bg_criterion *c = &plan->rules->criteria[i];
            enum bg_outcome outcome = plan->lot->bids[bid].criteria[i].outcome;
            if (c->kind && c->kind->eliminates && outcome != BG_MET && outcome != BG_NOT_APPLICABLE)
                row = put_reason(plan, page, row, bid, i);
        }
    }
    if (row == start)
        bg_put_words(page, row, 0, BG_LOOK(PLAIN, TEXT), "Every bid meets every requirement.");
}

bool bg_plan_has_pass_fail(const struct bg_plan *plan)
{
    for (size_t i = 0; i < plan->rules->criteria_n; i++)
        if (plan->rules->criteria[i].kind && plan->rules->criteria[i].kind->eliminates)
            return true;
    return false;
}

void bg_sheet_pass_fail(struct bg_plan *plan)
{
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = plan->page[BG_SHEET_PASS_FAIL];
    int64_t row = FIRST;
    bg_put_title(
        plan, page, "Pass/fail requirements",
        "A bid that does not meet one is out of the comparison; points cannot buy it back.");
    bg_put_caution(plan, page, 2);
    bg_section_put(page, FIRST - 1, &section, plan, NULL, 0, 0);
    bg_put_vendor_headers(plan, page, FIRST - 1, BID);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++)
        bg_page_width(page, BID + (int)bid, pass_fail_bid_width(plan));
    for (size_t i = 0; i < plan->rules->criteria_n; i++)
        if (plan->rules->criteria[i].kind && plan->rules->criteria[i].kind->eliminates)
            pass_fail_put_requirement(plan, page, i, row++);
    bg_put_words(page, row, REQUIREMENT, BG_LOOK(TOTAL_TEXT, TEXT), "All requirements");
    bg_put_blank(page, row, STAGE, BG_LOOK(TOTAL_TEXT, TEXT));
    bg_put_blank(page, row, CURE, BG_LOOK(TOTAL_TEXT, TEXT));
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++)
        bg_put_live(page, row, BID + (int)bid, BG_LOOK(TOTAL_CENTER, ANY),
                    BG_FORMULA(plan->arena,
                               "IF(a=\"yes\",\"✓ in the comparison\",\"✗ not compared\")",
                               bg_plan_comparison_cell(plan, bid, BG_C_IN_SET)));
    if (plan->lot->bids_n) {
        const char *cell = bg_relative(plan->arena, FIRST, BID);
        bg_page_warn_if(
            page, FIRST, BID, row, BID + (int)plan->lot->bids_n - 1,
            bg_arena_printf(plan->arena, "OR(LEFT(%s,1)=\"✗\",LEFT(%s,1)=\"?\")", cell, cell));
    }
    pass_fail_put_reasons(plan, page, row + 2);
    bg_page_dense(page);
    bg_page_freeze(page, FIRST, 1);
    bg_page_repeat(page, FIRST - 1, FIRST - 1);
}
