/* Workforce: every job class of every bid, its wage against the floor, and the gap in a year. The
 * floor is the highest that the requirements ask of the row. Where one requirement alone asks for
 * one figure it is live; else it differs by row and is the engine's. */
#include "report/evaluation/plan.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

enum {
    FLOOR_ROW = 4,
    FIRST = 7,
    BID = 0,
    VENDOR,
    CLASS,
    PEOPLE,
    HOURS,
    WAGE,
    FLOOR,
    GAP,
    YEAR,
    BENEFIT
};

struct workforce { /* the sheet */
    struct bg_plan *plan;
    const struct bg_formula *floor; /* NULL: the floor is that of the row, as the engine has it */
};

struct job_class { /* a row of a bid's table */
    size_t bid, line;
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

static const struct bg_formula *workforce_own(const struct bg_sheet_line *l, int column)
{
    return bg_page_cell(l->page, l->row, column);
}

static struct bg_shown workforce_details(const struct bg_sheet_line *l)
{
    const struct workforce *w = l->of;
    const struct job_class *c = l->entry;
    int64_t row;
    const char *sheet = bg_plan_table_place(w->plan, c->bid, (size_t)w->plan->workforce, &row);
    return bg_show_goto(sheet, row, 0, bg_page_say(l->page, "details"));
}

static struct bg_shown workforce_vendor(const struct bg_sheet_line *l)
{
    const struct workforce *w = l->of;
    const struct job_class *c = l->entry;
    return bg_show_text(bg_plan_vendor(w->plan, c->bid));
}

/* A cell of the bid's own table, live; "" when it is blank. which: the column of this sheet. */
static struct bg_shown workforce_linked(const struct bg_sheet_line *l)
{
    const struct workforce *w = l->of;
    const struct job_class *c = l->entry;
    const struct bg_plan *plan = w->plan;
    const int columns[] = {[CLASS] = plan->class_column,
                           [PEOPLE] = plan->headcount_column,
                           [HOURS] = plan->hours_column,
                           [WAGE] = plan->wage_column,
                           [BENEFIT] = plan->benefit_column};
    if (columns[l->which] < 0)
        return bg_show_blank();
    int64_t row = plan->table_row[c->bid][plan->workforce] + (int64_t)c->line;
    return bg_show_live(BG_FORMULA(l->arena, "IF(a=\"\",\"\",a)",
                                   bg_page_cell(bg_plan_tables_page(plan, c->bid), row,
                                                bg_plan_table_column(plan, columns[l->which]))));
}

static struct bg_shown workforce_floor(const struct bg_sheet_line *l)
{
    const struct workforce *w = l->of;
    const struct job_class *c = l->entry;
    if (w->floor)
        return bg_show_live(w->floor);
    struct bg_value floor = bg_plan_wage_floor(w->plan, c->bid, c->line);
    if (floor.type == BG_V_NUMBER)
        floor.as.number = bg_dec_round(floor.as.number, 6, BG_HALF_UP);
    return bg_show_as(BG_LOOK(ENGINE, CENTS), bg_show_value(l, &floor));
}

/* gap = max(0, floor - wage) */
static struct bg_shown workforce_gap(const struct bg_sheet_line *l)
{
    return bg_show_live(BG_FORMULA(l->arena,
                                   "IF(AND(ISNUMBER(a),ISNUMBER(b)),ROUND(MAX(0,b-a),6),\"\")",
                                   workforce_own(l, WAGE), workforce_own(l, FLOOR)));
}

/* a year's gap = gap x hours of one worker x workers */
static struct bg_shown workforce_year(const struct bg_sheet_line *l)
{
    return bg_show_live(BG_FORMULA(l->arena, "IF(COUNT(a,b,c)=3,ROUND(a*b*c,2),\"\")",
                                   workforce_own(l, GAP), workforce_own(l, HOURS),
                                   workforce_own(l, PEOPLE)));
}

static const struct bg_sheet_column columns[] = {
    [BID] = BG_COLUMN("", 8, LINK, TEXT, .cell = workforce_details),
    [VENDOR] = BG_COLUMN("Vendor", 30, TEXT_WRAP, TEXT, .cell = workforce_vendor),
    [CLASS] = BG_COLUMN("Job class", 30, TEXT_WRAP, ANY, .cell = workforce_linked, .which = CLASS),
    [PEOPLE] = BG_COLUMN("Workers", 10, CELL, COUNT, .cell = workforce_linked, .which = PEOPLE),
    [HOURS] = BG_COLUMN("Paid hours of one worker a year", 13, CELL, COUNT,
                        .cell = workforce_linked, .which = HOURS),
    [WAGE] = BG_COLUMN("Hourly wage", 12, CELL, CENTS, .cell = workforce_linked, .which = WAGE),
    [FLOOR] = BG_COLUMN("Floor", 12, CELL, CENTS, .cell = workforce_floor),
    [GAP] = BG_COLUMN("Gap an hour", 12, CELL, GAP, .cell = workforce_gap),
    [YEAR] = BG_COLUMN("Gap a year", 15, CELL_BOLD, GAP, .cell = workforce_year),
    [BENEFIT] = BG_COLUMN("Employer's benefits an hour", 14, CELL, CENTS, .cell = workforce_linked,
                          .which = BENEFIT),
};

/* The row behind the last class of the last bid. */
static int64_t workforce_put_rows(const struct workforce *w, struct bg_page *page)
{
    struct bg_section section = BG_SECTION(columns);
    section.drafts = true;
    struct bg_plan *plan = w->plan;
    int64_t at = bg_section_put(page, FIRST - 1, &section, w, NULL, 0, 0);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        const struct bg_bid *b = plan->lot->bids[bid].bid;
        const struct bg_value *value = b->values ? &b->values[plan->workforce] : NULL;
        if (!value || value->type != BG_V_TABLE)
            continue;
        for (size_t line = 0; line < value->as.table->rows; line++) {
            struct job_class c = {bid, line};
            bg_section_row(page, at++, &section, w, &c, line);
        }
    }
    return at;
}

/* The floor, from the requirement's limit, in a cell of its own. Its value; missing without a limit. */
static struct bg_value workforce_put_floor(struct bg_plan *plan, struct bg_page *page,
                                           const struct bg_logic *limit)
{
    if (!limit)
        return BG_MISSING;
    struct bg_value floor = bg_logic_eval(limit, plan->env);
    const struct bg_formula *x = bg_plan_formula(plan, -1, limit, 6);
    if (floor.type == BG_V_NUMBER)
        floor.as.number = bg_dec_round(floor.as.number, 6, BG_HALF_UP);
    if (x && floor.type == BG_V_NUMBER)
        bg_put_live(page, FLOOR_ROW, WAGE, BG_LOOK(CELL_BOLD, CENTS), x);
    else
        bg_put_value(plan, page, FLOOR_ROW, WAGE, BG_LOOK(ENGINE, CENTS), floor);
    return floor;
}

static const char *workforce_floor_words(const struct bg_plan *plan, bool several,
                                         const char *title)
{
    if (several)
        return bg_plan_say(
            plan, "Floor: the highest wage that the requirements ask of the row, as evaluated.");
    if (title)
        return bg_arena_printf(plan->arena,
                               bg_plan_say(plan, "Floor, from the requirement \"%s\":"), title);
    return bg_plan_say(plan, "No requirement compares the wages with a floor.");
}

bool bg_plan_has_workforce(const struct bg_plan *plan)
{
    return plan->workforce >= 0;
}

void bg_sheet_workforce(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_WORKFORCE];
    const char *title = NULL;
    bool several = false;
    const struct bg_logic *limit = workforce_find_floor(plan, &title, &several);
    struct workforce w = {plan, bg_page_cell(page, FLOOR_ROW, WAGE)};
    bg_put_title(
        plan, page,
        plan->rules->fields[plan->workforce].confidential
            ? "Workforce: wages against the floor (confidential)"
            : "Workforce: wages against the floor",
        "One row for each job class, linked to the bid's own table. The gap a year is what "
        "raising the class to the floor would cost in wages.");
    bg_put_caution(plan, page, 2);
    bg_put_text(page, FLOOR_ROW, 0, BG_LOOK(PLAIN, TEXT),
                workforce_floor_words(plan, several, title));
    struct bg_value floor = workforce_put_floor(plan, page, limit);
    /* Without a floor its column refers to an empty cell, which must not become a zero. */
    if (floor.type != BG_V_NUMBER)
        w.floor = BG_FORMULA(plan->arena, "IF(a=\"\",\"\",a)", w.floor);
    if (several)
        w.floor = NULL;
    int64_t end = workforce_put_rows(&w, page);
    bg_page_freeze(page, FIRST, CLASS);
    bg_page_repeat(page, FIRST - 1, FIRST - 1);
    if (end > FIRST) {
        bg_page_filter(page, FIRST - 1, 0, end - 1, BENEFIT);
        bg_page_warn_if(
            page, FIRST, WAGE, end - 1, YEAR,
            bg_arena_printf(plan->arena, "AND(ISNUMBER($H%d),$H%d>0)", FIRST + 1, FIRST + 1));
    }
}
