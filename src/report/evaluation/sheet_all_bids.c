/* Many bids on the sheets that they share: criteria, answers and tables of all of them, each line with whose
 * it is, so that a filter shows one bid, or one criterion of all bids. The cells are those of a bid's own
 * sheet. */
#include "report/evaluation/plan.h"

static void all_bids_put_heads(struct bg_page *page, int64_t row)
{
    bg_put_words(page, row, BG_W_VENDOR, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
    bg_put_words(page, row, BG_W_ID, BG_LOOK(HEADER, TEXT), "Bid");
}

static void all_bids_start(struct bg_plan *plan, struct bg_page *page, const char *title,
                           const char *under)
{
    bg_put_title(plan, page, title, under);
    bg_put_caution(plan, page, 2);
    bg_page_width(page, BG_W_VENDOR, 26);
    bg_page_width(page, BG_W_ID, 12);
}

static void all_bids_end(struct bg_page *page, int frozen)
{
    bg_page_freeze(page, BG_W_FIRST, frozen);
    bg_page_repeat(page, BG_W_HEADER, BG_W_HEADER);
    bg_page_dense(page);
}

/* -- criteria ---------------------------------------------------------------------------------- */

static void all_bids_put_blanks(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    for (int column = BG_B_TITLE; column <= BG_B_SOURCE; column++)
        bg_put_blank(page, row, plan->at + column, BG_LOOK(TEXT_WRAP, TEXT));
}

/* Above a bid's criteria: its rank and status, and ways to its answers. */
static void all_bids_put_head(struct bg_plan *plan, struct bg_page *page, size_t bid)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    int64_t row = bg_plan_criteria_row(plan, bid) - 1;
    int at = plan->at;
    bg_put_whose(plan, page, row, bid);
    bg_put_words(page, row, at + BG_B_TITLE, BG_LOOK(TEXT_BOLD, TEXT), "Rank and status");
    bg_put_live(page, row, at + BG_B_VALUE, BG_LOOK(CENTER_BOLD, COUNT),
                bg_plan_comparison_cell(plan, bid, BG_C_RANK));
    bg_put_live(page, row, at + BG_B_OUTCOME, BG_LOOK(CENTER_BOLD, ANY),
                bg_plan_comparison_cell(plan, bid, BG_C_STATUS));
    bg_put_text(page, row, at + BG_B_REASON, BG_LOOK(TEXT_WRAP, TEXT),
                bg_plan_bid_status(plan, bid));
    bg_put_goto(page, row, at + BG_B_RULE, BG_LOOK(LINK, TEXT),
                bg_plan_sheet(plan, BG_SHEET_ALL_ANSWERS), bg_plan_answer_row(plan, bid, 0), 0,
                bg_plan_say(plan, "Answers"));
    bg_put_text(
        page, row, at + BG_B_CHANGE, BG_LOOK(TEXT_WRAP, TEXT),
        bg_arena_printf(plan->arena, "%s. %s", bg_plan_bid_submitted(plan, bid), b->vendor_name));
}

/* What is to be asked, below the criteria: a row each. */
static void all_bids_put_flags(struct bg_plan *plan, struct bg_page *page, size_t bid, int64_t row)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    for (size_t i = 0; i < b->flags_n; i++, row++) {
        const char *request = b->flags[i].request;
        bg_put_whose(plan, page, row, bid);
        all_bids_put_blanks(plan, page, row);
        bg_put_text(page, row, plan->at + BG_B_TITLE, BG_LOOK(TEXT_WRAP, TEXT),
                    bg_arena_printf(plan->arena, "⚑ %s", b->flags[i].title));
        bg_put_text(page, row, plan->at + BG_B_REASON, BG_LOOK(TEXT_WRAP, TEXT),
                    b->flags[i].message);
        if (request && *request)
            bg_put_text(page, row, plan->at + BG_B_CHANGE, BG_LOOK(TEXT_WRAP, TEXT),
                        bg_arena_printf(plan->arena,
                                        bg_plan_say(plan, "Draft question to the vendor: %s"),
                                        request));
    }
}

static int64_t all_bids_behind(const struct bg_plan *plan, size_t bid)
{
    return bg_plan_criteria_row(plan, bid) + (int64_t)plan->rules->criteria_n +
           (plan->rules->price.used != 0) + (plan->rules->award.method == BG_HIGHEST_SCORE);
}

void bg_sheet_all_bids(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_ALL_BIDS];
    int64_t end = BG_W_FIRST;
    all_bids_start(plan, page, "All bids: every criterion of every bid",
                   "Filter by vendor, criterion or result. Points follow the yellow cells of All "
                   "answers, All tables, Rules and Comparison.");
    all_bids_put_heads(page, BG_W_HEADER);
    bg_put_bid_headings(plan, page, BG_W_HEADER);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        bg_plan_draft_begin(plan);
        all_bids_put_head(plan, page, bid);
        bg_put_bid_lines(plan, bid);
        all_bids_put_flags(plan, page, bid, all_bids_behind(plan, bid));
        bg_plan_draft_end(plan);
        end = all_bids_behind(plan, bid) + (int64_t)plan->lot->bids[bid].flags_n;
    }
    bg_put_bid_widths(plan, page);
    bg_page_filter(page, BG_W_HEADER, 0, end - 1, plan->at + BG_B_SOURCE);
    all_bids_end(page, plan->at + BG_B_TITLE + 1);
}

/* -- answers ----------------------------------------------------------------------------------- */

void bg_sheet_all_answers(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_ALL_ANSWERS];
    all_bids_start(
        plan, page, "All answers: every question to every bid",
        "Change a yellow cell, and the points follow. Lines of tables are on All tables.");
    all_bids_put_heads(page, BG_W_HEADER);
    bg_put_answer_headings(plan, page, BG_W_HEADER, plan->originals);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        bg_plan_draft_begin(plan);
        for (int slot = 0; slot < (int)plan->rules->fields_n; slot++)
            if (plan->rules->fields[slot].type != BG_FIELD_TABLE)
                bg_put_answer(plan, bid, slot);
        bg_plan_draft_end(plan);
    }
    bg_put_answer_widths(plan, page);
    if (plan->answers_each)
        bg_page_filter(page, BG_W_HEADER, 0,
                       BG_W_FIRST + plan->answers_each * (int64_t)plan->lot->bids_n - 1,
                       plan->at + BG_B_POINTS + plan->originals);
    all_bids_end(page, plan->at + BG_B_TITLE + 1);
}

/* -- tables ------------------------------------------------------------------------------------ */

/* The lines of all bids below each other; the row behind them. */
static int64_t all_bids_put_table(struct bg_plan *plan, struct bg_page *page, int slot)
{
    int columns = (int)plan->rules->fields[slot].columns_n;
    int64_t head = plan->table_head[slot], row = head + 1;
    bg_put_table_title(plan, page, head - 1, slot);
    all_bids_put_heads(page, head);
    for (int c = 0; c < columns; c++)
        bg_put_table_heading(plan, page, head, slot, c);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        size_t rows = 1;
        bg_plan_draft_begin(plan);
        for (int c = 0; c < columns; c++)
            rows = bg_put_table_cells(plan, bid, slot, c);
        bg_plan_draft_end(plan);
        row = plan->table_row[bid][slot] + (int64_t)rows;
        for (int64_t at = plan->table_row[bid][slot]; at < row; at++)
            bg_put_whose(plan, page, at, bid);
    }
    return row;
}

void bg_sheet_all_tables(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_ALL_TABLES];
    int tables = 0, last_column = 0;
    int64_t end = 0;
    all_bids_start(plan, page, "All tables: every line of every bid",
                   "Change a yellow cell, and the points follow.");
    for (int slot = 0; slot < (int)plan->rules->fields_n; slot++) {
        const struct bg_field *field = &plan->rules->fields[slot];
        if (field->type != BG_FIELD_TABLE)
            continue;
        int columns = (int)field->columns_n;
        end = all_bids_put_table(plan, page, slot);
        last_column = columns > last_column ? columns : last_column;
        tables++;
    }
    for (int c = 0; c < last_column; c++)
        bg_page_fit(page, plan->at + c, 12, 30);
    if (tables == 1) /* a sheet has one filter */
        bg_page_filter(page, BG_W_HEADER, 0, end - 1, plan->at + last_column - 1);
    all_bids_end(page, BG_W_ID + 1);
}
