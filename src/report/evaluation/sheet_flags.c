/* What is to be asked about a bid, between its criteria and its answers: printed with the criteria, as
 * lines across the sheet. All bids have room for as many, so that their answers have the same rows. */
#include "report/evaluation/plan.h"

enum { LINE = 124 }; /* units of width of the printed columns */

static const struct bg_look beside = {BG_STYLE_PLAIN, BG_NUMBER_TEXT};

static const char *seen(const struct bg_plan *plan, const struct bg_flag *flag)
{
    return bg_arena_printf(plan->arena, "⚑ %s: %s", flag->title, flag->message);
}

static const char *flags_asked(const struct bg_plan *plan, const struct bg_flag *flag)
{
    if (!flag->request || !*flag->request)
        return "";
    return bg_arena_printf(plan->arena, bg_plan_say(plan, "Draft question to the vendor: %s"),
                           flag->request);
}

int64_t bg_plan_flag_rows(const struct bg_plan *plan, size_t bid)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    int64_t rows = 2; /* the title, and a blank row at the end */
    for (size_t i = 0; i < b->flags_n; i++)
        rows += (int64_t)(bg_paragraph_lines(beside, seen(plan, &b->flags[i]), LINE) +
                          bg_paragraph_lines(beside, flags_asked(plan, &b->flags[i]), LINE));
    return b->flags_n ? rows : 0;
}

int64_t bg_put_flags(struct bg_plan *plan, size_t bid)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    struct bg_page *page = plan->bid_page[bid];
    int64_t row = plan->flags_row;
    if (!b->flags_n)
        return row - 1;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT),
                 "Points to ask about (no score was changed)");
    for (size_t i = 0; i < b->flags_n; i++) {
        row = bg_put_paragraph(page, row, 0, beside, seen(plan, &b->flags[i]), LINE);
        row = bg_put_paragraph(page, row, 0, beside, flags_asked(plan, &b->flags[i]), LINE);
    }
    bg_page_keep(page, plan->flags_row, row - 1);
    return row - 1;
}
