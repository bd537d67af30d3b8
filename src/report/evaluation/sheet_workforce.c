/* Workforce: every job class of every bid, its wage against the floor, and the gap in a year. The
 * floor is the highest that the requirements ask of the row. Where one requirement alone asks for
 * one figure it is live; else it differs by row and is the engine's. */
#include "report/evaluation/plan.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

enum { FIRST = 7, BID = 0, VENDOR, CLASS, PEOPLE, HOURS, WAGE, FLOOR, GAP, YEAR, BENEFIT };

struct row {
    struct bg_plan *plan;
    struct bg_page *page;
    size_t bid;
    int64_t at;
    size_t line;
};

/* Some requirement compares the wages of the rows, itself or in a part. */
static bool asks_wages(const struct bg_plan *plan, const struct bg_logic *test)
{
    const struct bg_row_test *rows = bg_logic_row_test(test);
    const struct bg_parts *parts = bg_logic_parts(test);
    struct bg_compared compared;
    if (rows && (int)rows->slot == plan->workforce && bg_logic_compared(rows->test, &compared) &&
        bg_logic_row_column(compared.value) == plan->wage_column)
        return true;
    for (size_t i = 0; i < parts->n; i++)
        if (asks_wages(plan, parts->part[i]))
            return true;
    return false;
}

/* The one requirement's limit side as an expression of its own. NULL: there is none, or *several.
 */
static const struct bg_logic *workforce_find_floor(const struct bg_plan *plan, const char **title,
                                                   bool *several)
{
    const struct bg_logic *limit = NULL;
    size_t asking = 0;
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        struct bg_compared compared;
        if (!c->kind || !c->kind->eliminates || !c->test || !asks_wages(plan, c->test))
            continue;
        asking++;
        if (!c->when && bg_logic_compared(c->test, &compared) && compared.every_row &&
            compared.op[0] == '>' && bg_logic_is_constant(compared.limit)) {
            *title = c->title;
            limit = compared.limit;
        }
    }
    *several = asking > 1 || (asking == 1 && !limit);
    return *several ? NULL : limit;
}

/* A cell of the bid's own table, live; "" when it is blank. */
static void put_linked(const struct row *r, int column, int from, struct bg_look look)
{
    const struct bg_plan *plan = r->plan;
    if (from < 0) {
        bg_put_blank(r->page, r->at, column, look);
        return;
    }
    int64_t row = plan->table_row[r->bid][plan->workforce] + (int64_t)r->line;
    bg_put_live(r->page, r->at, column, look,
                BG_FORMULA(plan->arena, "IF(a=\"\",\"\",a)",
                           bg_page_cell(plan->bid_page[r->bid], row, bg_plan_table_column(from))));
}

static const struct bg_formula *workforce_own(const struct row *r, int column)
{
    return bg_page_cell(r->page, r->at, column);
}

/* gap = max(0, floor - wage); a year's gap = gap x hours of one worker x workers. floor_cell NULL: the
 * floor is that of the row, as the engine has it. */
static void put_gap(const struct row *r, const struct bg_formula *floor_cell)
{
    struct bg_arena *arena = r->plan->arena;
    if (floor_cell) {
        bg_put_live(r->page, r->at, FLOOR, BG_LOOK(CELL, CENTS), floor_cell);
    } else {
        struct bg_value floor = bg_plan_wage_floor(r->plan, r->bid, r->line);
        if (floor.type == BG_V_NUMBER)
            floor.as.number = bg_dec_round(floor.as.number, 6, BG_HALF_UP);
        bg_put_value(r->plan, r->page, r->at, FLOOR, BG_LOOK(ENGINE, CENTS), floor);
    }
    bg_put_live(r->page, r->at, GAP, BG_LOOK(CELL, GAP),
                BG_FORMULA(arena, "IF(AND(ISNUMBER(a),ISNUMBER(b)),ROUND(MAX(0,b-a),6),\"\")",
                           workforce_own(r, WAGE), workforce_own(r, FLOOR)));
    bg_put_live(r->page, r->at, YEAR, BG_LOOK(CELL_BOLD, GAP),
                BG_FORMULA(arena, "IF(COUNT(a,b,c)=3,ROUND(a*b*c,2),\"\")", workforce_own(r, GAP),
                           workforce_own(r, HOURS), workforce_own(r, PEOPLE)));
}

static int64_t workforce_put_rows(struct bg_plan *plan, struct bg_page *page,
                                  const struct bg_formula *floor_cell)
{
    int64_t at = FIRST;
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        const struct bg_bid *b = plan->lot->bids[bid].bid;
        const struct bg_value *value = b->values ? &b->values[plan->workforce] : NULL;
        if (!value || value->type != BG_V_TABLE)
            continue;
        for (size_t line = 0; line < value->as.table->rows; line++, at++) {
            struct row r = {plan, page, bid, at, line};
            bg_put_goto(page, at, BID, BG_LOOK(LINK, TEXT), bg_plan_bid_sheet(plan, bid),
                        plan->table_row[bid][plan->workforce] - 2, 0,
                        bg_plan_say(r.plan, "details"));
            bg_put_text(page, at, VENDOR, BG_LOOK(TEXT_WRAP, TEXT), bg_plan_vendor(plan, bid));
            put_linked(&r, CLASS, plan->class_column, BG_LOOK(TEXT_WRAP, ANY));
            put_linked(&r, PEOPLE, plan->headcount_column, BG_LOOK(CELL, COUNT));
            put_linked(&r, HOURS, plan->hours_column, BG_LOOK(CELL, COUNT));
            put_linked(&r, WAGE, plan->wage_column, BG_LOOK(CELL, CENTS));
            put_linked(&r, BENEFIT, plan->benefit_column, BG_LOOK(CELL, CENTS));
            put_gap(&r, floor_cell);
        }
    }
    return at;
}

void bg_sheet_workforce(struct bg_plan *plan)
{
    static const char *const titles[] = {"",
                                         "Vendor",
                                         "Job class",
                                         "Workers",
                                         "Paid hours of one worker a year",
                                         "Hourly wage",
                                         "Floor",
                                         "Gap an hour",
                                         "Gap a year",
                                         "Employer's benefits an hour"};
    static const double widths[] = {8, 30, 30, 10, 13, 12, 12, 12, 15, 14};
    struct bg_page *page = plan->page[BG_SHEET_WORKFORCE];
    const char *title = NULL;
    struct bg_value floor = BG_MISSING;
    if (!page)
        return;
    bool several = false;
    const struct bg_logic *limit = workforce_find_floor(plan, &title, &several);
    const struct bg_formula *floor_cell = bg_page_cell(page, 4, WAGE);
    bg_put_title(
        plan, page,
        plan->rules->fields[plan->workforce].confidential
            ? "Workforce: wages against the floor (confidential)"
            : "Workforce: wages against the floor",
        "One row for each job class, linked to the bid's own table. The gap a year is what "
        "raising the class to the floor would cost in wages.");
    bg_put_caution(plan, page, 2);
    bg_put_text(
        page, 4, 0, BG_LOOK(PLAIN, TEXT),
        several ? bg_plan_say(
                      plan,
                      "Floor: the highest wage that the requirements ask of the row, as evaluated.")
        : title ? bg_arena_printf(plan->arena,
                                  bg_plan_say(plan, "Floor, from the requirement \"%s\":"), title)
                : bg_plan_say(plan, "No requirement compares the wages with a floor."));
    if (limit) {
        floor = bg_logic_eval(limit, plan->env);
        const struct bg_formula *x = bg_plan_formula(plan, -1, limit, 6);
        if (floor.type == BG_V_NUMBER)
            floor.as.number = bg_dec_round(floor.as.number, 6, BG_HALF_UP);
        if (x && floor.type == BG_V_NUMBER)
            bg_put_live(page, 4, WAGE, BG_LOOK(CELL_BOLD, CENTS), x);
        else
            bg_put_value(plan, page, 4, WAGE, BG_LOOK(ENGINE, CENTS), floor);
    }
    bg_put_headers(page, FIRST - 1, 0, titles, sizeof titles / sizeof *titles);
    /* Without a floor its column refers to an empty cell, which must not become a zero. */
    if (floor.type != BG_V_NUMBER)
        floor_cell = BG_FORMULA(plan->arena, "IF(a=\"\",\"\",a)", floor_cell);
    int64_t end = workforce_put_rows(plan, page, several ? NULL : floor_cell);
    for (int i = 0; i < (int)(sizeof widths / sizeof *widths); i++)
        bg_page_width(page, i, widths[i]);
    bg_page_freeze(page, FIRST, CLASS);
    bg_page_repeat(page, FIRST - 1, FIRST - 1);
    if (end > FIRST) {
        bg_page_filter(page, FIRST - 1, 0, end - 1, BENEFIT);
        bg_page_warn_if(
            page, FIRST, WAGE, end - 1, YEAR,
            bg_arena_printf(plan->arena, "AND(ISNUMBER($H%d),$H%d>0)", FIRST + 1, FIRST + 1));
    }
}
