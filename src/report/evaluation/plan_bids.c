/* Where the bids are. Up to BG_SHEET_EACH_MAX that are ranked have a sheet each, on which criteria and
 * answers have the same rows; only tables, at the end, differ in length. More of them share three sheets:
 * one of criteria, one of answers, one of tables, where a filter finds what belongs to a bid. */
#include "report/evaluation/plan.h"

/* -- a sheet each ------------------------------------------------------------------------------ */

static size_t bids_table_rows(const struct bg_plan *plan, size_t bid, size_t slot)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    const struct bg_value *value = b->values ? &b->values[slot] : NULL;
    size_t rows = value && value->type == BG_V_TABLE ? value->as.table->rows : 0;
    return rows ? rows : 1;
}

static void bids_plan_tables(struct bg_plan *plan, size_t bid, int64_t first)
{
    const struct bg_ruleset *rules = plan->rules;
    int64_t row = first;
    for (size_t i = 0; i < rules->fields_n; i++) {
        if (rules->fields[i].type != BG_FIELD_TABLE)
            continue;
        plan->table_row[bid][i] = row + 2;
        row += 2 + (int64_t)bids_table_rows(plan, bid, i) + 1;
    }
}

static void bids_plan_apart(struct bg_plan *plan)
{
    const struct bg_ruleset *rules = plan->rules;
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        int64_t head = bg_plan_bid_head_rows(plan, bid);
        int64_t rows = bg_plan_flag_rows(plan, bid);
        plan->criteria_row = head > plan->criteria_row ? head : plan->criteria_row;
        plan->flags_rows = rows > plan->flags_rows ? rows : plan->flags_rows;
    }
    plan->flags_row = plan->criteria_row + (int64_t)rules->criteria_n + 3;
    plan->answers_row = plan->flags_row + plan->flags_rows;
    int64_t row = plan->answers_row + 2;
    for (size_t i = 0; i < rules->fields_n; i++)
        plan->answer_row[i] = rules->fields[i].type == BG_FIELD_TABLE ? -1 : row++;
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++)
        bids_plan_tables(plan, bid, row + 1);
}

/* -- sheets that they share -------------------------------------------------------------------- */

/* The criteria between rank and status above them, price, total and what is to be asked below. */
static int64_t bids_rows_behind(const struct bg_plan *plan, size_t bid)
{
    return (plan->rules->price.used != 0) + (plan->rules->award.method == BG_HIGHEST_SCORE) +
           (int64_t)plan->lot->bids[bid].flags_n;
}

static void bids_plan_together(struct bg_plan *plan)
{
    enum { TITLE_AND_HEADINGS = 2, BETWEEN = 1 };
    const struct bg_ruleset *rules = plan->rules;
    size_t n = plan->lot->bids_n;
    int64_t row = BG_W_FIRST;
    plan->bid_row = BG_ARRAY(plan->arena, n + 1, int64_t);
    for (size_t bid = 0; bid < n; bid++) {
        plan->originals |= plan->lot->bids[bid].bid->clarifications_n > 0;
        plan->bid_row[bid] = row + 1;
        row += 1 + (int64_t)rules->criteria_n + bids_rows_behind(plan, bid);
    }
    row = BG_W_FIRST;
    for (size_t i = 0; i < rules->fields_n; i++)
        plan->answer_row[i] = rules->fields[i].type == BG_FIELD_TABLE ? -1 : row++;
    plan->answers_each = row - BG_W_FIRST;
    row = BG_W_FIRST - TITLE_AND_HEADINGS;
    plan->table_head = BG_ARRAY(plan->arena, rules->fields_n + 1, int64_t);
    plan->working_titles = BG_ARRAY(plan->arena, rules->fields_n + 1, struct bg_working_title *);
    for (size_t i = 0; i < rules->fields_n; i++) {
        if (rules->fields[i].type != BG_FIELD_TABLE)
            continue;
        plan->table_head[i] = row + 1;
        row += TITLE_AND_HEADINGS;
        for (size_t bid = 0; bid < n; bid++) {
            plan->table_row[bid][i] = row;
            row += (int64_t)bids_table_rows(plan, bid, i);
        }
        row += BETWEEN;
    }
}

void bg_plan_bids(struct bg_plan *plan)
{
    size_t n = plan->lot->bids_n, fields = plan->rules->fields_n;
    plan->answer_row = BG_ARRAY(plan->arena, fields + 1, int64_t);
    plan->table_row = BG_ARRAY(plan->arena, n + 1, int64_t *);
    plan->working = BG_ARRAY(plan->arena, n + 1, struct bg_working *);
    for (size_t bid = 0; bid < n; bid++)
        plan->table_row[bid] = BG_ARRAY(plan->arena, fields + 1, int64_t);
    if (plan->together)
        bids_plan_together(plan);
    else
        bids_plan_apart(plan);
}

/* -- places -------------------------------------------------------------------------------------- */

int64_t bg_plan_criteria_row(const struct bg_plan *plan, size_t bid)
{
    return plan->together ? plan->bid_row[bid] : plan->criteria_row;
}

struct bg_page *bg_plan_answers_page(const struct bg_plan *plan, size_t bid)
{
    return plan->together ? plan->page[BG_SHEET_ALL_ANSWERS] : plan->bid_page[bid];
}

struct bg_page *bg_plan_tables_page(const struct bg_plan *plan, size_t bid)
{
    return plan->together ? plan->page[BG_SHEET_ALL_TABLES] : plan->bid_page[bid];
}

int64_t bg_plan_answer_row(const struct bg_plan *plan, size_t bid, size_t slot)
{
    return plan->answer_row[slot] + (int64_t)bid * plan->answers_each;
}

const struct bg_formula *bg_plan_answer_cell(const struct bg_plan *plan, size_t bid, size_t slot)
{
    return bg_page_cell(bg_plan_answers_page(plan, bid), bg_plan_answer_row(plan, bid, slot),
                        plan->at + BG_B_ANSWER);
}

int bg_plan_table_column(const struct bg_plan *plan, int column)
{
    if (plan->together || column < BG_B_POINTS)
        return plan->at + column;
    column += BG_B_RULE - BG_B_POINTS;
    return column < BG_B_GAP ? column : column + 1;
}

/* -- putting ------------------------------------------------------------------------------------- */

const char *bg_plan_bid_place(const struct bg_plan *plan, size_t bid, int64_t *row)
{
    *row = plan->together ? plan->bid_row[bid] - 1 : 0;
    return plan->together ? bg_page_name(plan->bid_page[bid]) : bg_plan_bid_sheet(plan, bid);
}

const char *bg_plan_table_place(const struct bg_plan *plan, size_t bid, size_t slot, int64_t *row)
{
    enum { TITLE = 2 };
    *row = plan->table_row[bid][slot] - (plan->together ? 0 : TITLE);
    return bg_page_name(bg_plan_tables_page(plan, bid));
}

void bg_put_goto_bid(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                     struct bg_look look, size_t bid, const char *text)
{
    int64_t to;
    const char *sheet = bg_plan_bid_place(plan, bid, &to);
    bg_put_goto(page, row, column, look, sheet, to, 0, text);
}

void bg_put_whose(const struct bg_plan *plan, struct bg_page *page, int64_t row, size_t bid)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    if (!plan->together)
        return;
    bg_put_text(page, row, BG_W_VENDOR, BG_LOOK(TEXT, TEXT), bg_plan_vendor(plan, bid));
    bg_put_text(page, row, BG_W_ID, BG_LOOK(TEXT, TEXT), b->id ? b->id : "");
}
