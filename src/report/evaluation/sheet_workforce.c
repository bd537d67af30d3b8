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
    const struct bg_table *table;
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
static const struct bg_logic *find_floor(const struct bg_plan *plan, const char **title,
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

static const struct bg_value *value_of(const struct row *r, int column)
{
    static const struct bg_value none = {.type = BG_V_MISSING, .row = -1};
    return column < 0 ? &none : &r->table->cells[r->line * r->table->columns + (size_t)column];
}

/* A cell of the bid's own table, live; "" when it is blank. */
static void put_linked(const struct row *r, int column, int from, struct bg_look look)
{
    const struct bg_value *value = value_of(r, from);
    const char *cell =
        bg_ref(r->plan->arena, bg_plan_bid_sheet(r->plan, r->bid),
               r->plan->table_row[r->bid][r->plan->workforce] + (int64_t)r->line, from);
    if (from < 0) {
        bg_put_blank(r->page, r->at, column, look);
        return;
    }
    const char *x = bg_arena_printf(r->plan->arena, "IF(%s=\"\",\"\",%s)", cell, cell);
    if (value->type == BG_V_NUMBER)
        bg_put_formula(r->page, r->at, column, look, x, value->as.number);
    else
        bg_put_formula_text(
            r->page, r->at, column, look, x,
            value->type == BG_V_TEXT
                ? bg_arena_text(r->plan->arena, value->as.text.bytes, value->as.text.n)
                : "");
}

static const char *own(const struct row *r, int column)
{
    return bg_ref(r->plan->arena, NULL, r->at, column);
}

/* gap = max(0, floor - wage); a year's gap = gap x hours of one worker x workers. */
static void put_gap(const struct row *r, const struct bg_value *floor, const char *floor_cell)
{
    struct bg_dec gap = {0}, year = {0};
    const struct bg_value *wage = value_of(r, r->plan->wage_column);
    const struct bg_value *hours = value_of(r, r->plan->hours_column);
    const struct bg_value *people = value_of(r, r->plan->headcount_column);
    bool there = floor->type == BG_V_NUMBER && wage->type == BG_V_NUMBER;
    if (there) {
        bg_dec_sub(floor->as.number, wage->as.number, &gap);
        if (bg_dec_sign(gap) < 0)
            gap = bg_dec_int(0);
        gap = bg_dec_round(gap, 6, BG_HALF_UP);
    }
    const char *x = bg_arena_printf(r->plan->arena,
                                    "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),ROUND(MAX(0,%s-%s),6),\"\")",
                                    own(r, WAGE), own(r, FLOOR), own(r, FLOOR), own(r, WAGE));
    if (!floor_cell)
        bg_put_value(r->plan, r->page, r->at, FLOOR, BG_LOOK(ENGINE, CENTS), *floor);
    else if (floor->type == BG_V_NUMBER)
        bg_put_formula(r->page, r->at, FLOOR, BG_LOOK(CELL, CENTS), floor_cell, floor->as.number);
    else
        bg_put_formula_text(r->page, r->at, FLOOR, BG_LOOK(CELL, CENTS), floor_cell, "");
    if (there)
        bg_put_formula(r->page, r->at, GAP, BG_LOOK(CELL, GAP), x, gap);
    else
        bg_put_formula_text(r->page, r->at, GAP, BG_LOOK(CELL, GAP), x, "");
    if (there)
        there = hours->type == BG_V_NUMBER && people->type == BG_V_NUMBER &&
                bg_dec_mul(gap, hours->as.number, &year) &&
                bg_dec_mul(year, people->as.number, &year);
    x = bg_arena_printf(r->plan->arena, "IF(COUNT(%s,%s,%s)=3,ROUND(%s*%s*%s,2),\"\")", own(r, GAP),
                        own(r, HOURS), own(r, PEOPLE), own(r, GAP), own(r, HOURS), own(r, PEOPLE));
    if (there)
        bg_put_formula(r->page, r->at, YEAR, BG_LOOK(CELL_BOLD, GAP), x,
                       bg_dec_round(year, 2, BG_HALF_UP));
    else
        bg_put_formula_text(r->page, r->at, YEAR, BG_LOOK(CELL_BOLD, GAP), x, "");
}

static int64_t put_rows(struct bg_plan *plan, struct bg_page *page, const struct bg_value *floor,
                        const char *floor_cell)
{
    int64_t at = FIRST;
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        const struct bg_bid *b = plan->lot->bids[bid].bid;
        const struct bg_value *value = b->values ? &b->values[plan->workforce] : NULL;
        if (!value || value->type != BG_V_TABLE)
            continue;
        for (size_t line = 0; line < value->as.table->rows; line++, at++) {
            struct row r = {plan, page, bid, at, value->as.table, line};
            bg_put_goto(page, at, BID, BG_LOOK(LINK, TEXT), bg_plan_bid_sheet(plan, bid),
                        plan->table_row[bid][plan->workforce] - 2, 0,
                        bg_arena_printf(plan->arena, "Bid %zu", bid + 1));
            bg_put_text(page, at, VENDOR, BG_LOOK(TEXT, TEXT), bg_plan_vendor(plan, bid));
            put_linked(&r, CLASS, plan->class_column, BG_LOOK(TEXT, ANY));
            put_linked(&r, PEOPLE, plan->headcount_column, BG_LOOK(CELL, COUNT));
            put_linked(&r, HOURS, plan->hours_column, BG_LOOK(CELL, COUNT));
            put_linked(&r, WAGE, plan->wage_column, BG_LOOK(CELL, CENTS));
            put_linked(&r, BENEFIT, plan->benefit_column, BG_LOOK(CELL, CENTS));
            struct bg_value own_floor = *floor;
            if (!floor_cell)
                own_floor = bg_plan_wage_floor(plan, bid, line);
            if (own_floor.type == BG_V_NUMBER)
                own_floor.as.number = bg_dec_round(own_floor.as.number, 6, BG_HALF_UP);
            put_gap(&r, &own_floor, floor_cell);
        }
    }
    return at;
}

void bg_sheet_workforce(struct bg_plan *plan)
{
    static const char *const titles[] = {
        "Bid",         "Vendor", "Job class",   "Workers",    "Paid hours of one worker a year",
        "Hourly wage", "Floor",  "Gap an hour", "Gap a year", "Employer's benefits an hour"};
    static const double widths[] = {8, 30, 30, 10, 13, 12, 12, 12, 15, 14};
    struct bg_page *page = plan->page[BG_SHEET_WORKFORCE];
    const char *title = NULL;
    struct bg_value floor = BG_MISSING;
    if (!page)
        return;
    bool several = false;
    const struct bg_logic *limit = find_floor(plan, &title, &several);
    const char *floor_cell = bg_ref(plan->arena, NULL, 4, WAGE);
    bg_put_title(
        plan, page, "Workforce: wages against the floor",
        "One row for each job class, linked to the bid's own table. The gap a year is what "
        "raising the class to the floor would cost in wages.");
    bg_put_caution(plan, page, 2);
    bg_put_text(page, 4, 0, BG_LOOK(PLAIN, TEXT),
                several
                    ? "Floor: the highest wage that the requirements ask of the row, as evaluated."
                : title ? bg_arena_printf(plan->arena, "Floor, from the requirement \"%s\":", title)
                        : "No requirement compares the wages with a floor.");
    if (limit) {
        floor = bg_logic_eval(limit, plan->env);
        const char *x = bg_plan_formula(plan, -1, limit);
        if (floor.type == BG_V_NUMBER)
            floor.as.number = bg_dec_round(floor.as.number, 6, BG_HALF_UP);
        if (x && floor.type == BG_V_NUMBER)
            bg_put_formula(page, 4, WAGE, BG_LOOK(CELL_BOLD, CENTS),
                           bg_arena_printf(plan->arena, "IFERROR(ROUND(%s,6),\"\")", x),
                           floor.as.number);
        else
            bg_put_value(plan, page, 4, WAGE, BG_LOOK(ENGINE, CENTS), floor);
    }
    bg_put_headers(page, FIRST - 1, 0, titles, sizeof titles / sizeof *titles);
    /* Without a floor its column refers to an empty cell, which must not become a zero. */
    if (floor.type != BG_V_NUMBER)
        floor_cell = bg_arena_printf(plan->arena, "IF(%s=\"\",\"\",%s)", floor_cell, floor_cell);
    int64_t end = put_rows(plan, page, &floor, several ? NULL : floor_cell);
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
