/* The lines above the criteria of a bid: who it is of, its rank and status, ways to other places. */
#include <string.h>

#include "base/text.h"
#include "report/evaluation/plan.h"
#include "report/evaluation/plan_names.h"

enum { LINE_LETTERS = 120 };

const char *bg_plan_bid_submitted(const struct bg_plan *plan, size_t of)
{
    const struct bg_bid *bid = plan->lot->bids[of].bid;
    const char *when = bid->submitted_text;
    return bg_arena_printf(plan->arena, bg_plan_say(plan, "Bid %s%s%s"), bid->id ? bid->id : "",
                           *when ? bg_plan_say(plan, ", submitted ") : "", when);
}

/* A name that is longer than the line is whole in the lines below. */
static bool is_long(const char *vendor)
{
    enum { TITLE_LETTERS = 56 };
    return bg_utf8_count(vendor, strlen(vendor)) > TITLE_LETTERS || strchr(vendor, '\n');
}

static const char *below_title(const struct bg_plan *plan, size_t bid)
{
    const char *vendor = bg_plan_vendor(plan, bid);
    const char *under = bg_plan_bid_submitted(plan, bid);
    return is_long(vendor) ? bg_arena_printf(plan->arena, "%s. %s", vendor, under) : under;
}

int64_t bg_plan_bid_head_rows(const struct bg_plan *plan, size_t bid)
{
    enum { TITLE = 1, STATUS_CAUTION_HEADINGS = 3 };
    size_t lines =
        bg_paragraph_lines(BG_LOOK(SUBTITLE, TEXT), below_title(plan, bid), LINE_LETTERS);
    return TITLE + (int64_t)lines + STATUS_CAUTION_HEADINGS;
}

static void bid_head_put_name(struct bg_plan *plan, size_t bid, struct bg_page *page)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    const char *vendor = bg_plan_vendor(plan, bid);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT),
                is_long(vendor) ? bg_plan_names_short(plan->arena, vendor) : vendor);
    bg_put_paragraph(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), below_title(plan, bid), LINE_LETTERS);
    if (strcmp(b->vendor_name, vendor) != 0)
        bg_put_text(
            page, 2, BG_B_RULE, BG_LOOK(PLAIN, TEXT),
            bg_arena_printf(plan->arena, bg_plan_say(plan, "Name in full: %s"), b->vendor_name));
}

/* Why it has no rank; and what to ask about by name, since the whole of it may be beside the paper. */
const char *bg_plan_bid_status(const struct bg_plan *plan, size_t bid)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    struct bg_buf out;
    bg_buf_init(&out, plan->arena);
    bg_buf_puts(&out, b->status_reason);
    for (size_t i = 0; i < b->flags_n; i++) {
        if (i == 0)
            bg_buf_printf(&out, bg_plan_say(plan, "%s⚑ To ask about: "), out.size ? "\n" : "");
        bg_buf_printf(&out, "%s%s", i ? "; " : "", b->flags[i].title);
    }
    return bg_buf_text(&out);
}

void bg_put_bid_head(struct bg_plan *plan, size_t bid)
{
    struct bg_page *page = plan->bid_page[bid];
    int64_t row = plan->criteria_row - 3;
    bid_head_put_name(plan, bid, page);
    bg_put_words(page, row, BG_B_TITLE, BG_LOOK(TEXT_BOLD, TEXT), "Rank and status");
    bg_put_live(page, row, BG_B_VALUE, BG_LOOK(CENTER_BOLD, COUNT),
                bg_plan_comparison_cell(plan, bid, BG_C_RANK));
    bg_put_live(page, row, BG_B_OUTCOME, BG_LOOK(CENTER_BOLD, ANY),
                bg_plan_comparison_cell(plan, bid, BG_C_STATUS));
    bg_put_text(page, row, BG_B_REASON, BG_LOOK(TEXT_WRAP, TEXT), bg_plan_bid_status(plan, bid));
    bg_put_caution(plan, page, row + 1);
    bg_put_goto(page, 0, BG_B_RULE, BG_LOOK(LINK_PLAIN, TEXT),
                bg_plan_sheet(plan, BG_SHEET_SUMMARY), 0, 0, bg_plan_say(plan, "Back to Summary"));
    bg_put_goto(page, 1, BG_B_RULE, BG_LOOK(LINK_PLAIN, TEXT), bg_plan_bid_sheet(plan, bid),
                plan->answers_row, 0,
                bg_plan_say(plan,
                            "Answers: below the criteria, in yellow. Change one, and the points "
                            "follow."));
}
