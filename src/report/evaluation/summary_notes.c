/* What people should read beside the ranking, and the lines that they sign. */
#include "report/evaluation/summary.h"

/* -- notes on bids ----------------------------------------------------------------------------- */

static void fill_heading(struct bg_summary *s, int64_t row, int column)
{
    for (; column < s->columns; column++)
        bg_put_blank(s->page, row, column, BG_LOOK(HEADER_BAND, TEXT));
}

void bg_summary_put_bid(struct bg_summary *s, int64_t row, size_t bid)
{
    const struct bg_bid_result *b = &s->plan->lot->bids[bid];
    bg_put_goto_bid(s->plan, s->page, row, BG_S_RANK, BG_LOOK(LINK_CENTER, TEXT), bid,
                    b->rank > 0 ? bg_arena_printf(s->plan->arena, "%lld", (long long)b->rank)
                                : "–");
    bg_put_text(s->page, row, BG_S_NAME, BG_LOOK(TEXT_WRAP, TEXT), bg_plan_vendor(s->plan, bid));
}

static int64_t put_not_ranked(struct bg_summary *s, int64_t row)
{
    const struct bg_lot_result *lot = s->plan->lot;
    int64_t head = row;
    for (size_t i = 0; i < s->n; i++) {
        const struct bg_bid_result *b = &lot->bids[i];
        if (b->status == BG_RANKED && !*b->tie_reason)
            continue;
        if (row == head) {
            bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT), "Notes on bids");
            bg_put_words(s->page, row, BG_S_RANK, BG_LOOK(HEADER, TEXT), "Place");
            bg_put_words(s->page, row, BG_S_NAME, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
            bg_put_words(s->page, row, BG_S_TOTAL, BG_LOOK(HEADER, TEXT), "Status");
            bg_put_words(s->page, row, BG_S_MORE, BG_LOOK(HEADER_BAND, TEXT), "Reason");
            fill_heading(s, row++, BG_S_MORE + 1);
            bg_page_keep(s->page, head, row);
        }
        bg_summary_put_bid(s, row, i);
        bg_put_text(s->page, row, BG_S_TOTAL, BG_LOOK(CENTER, TEXT), bg_plan_status(s->plan, i));
        int64_t end = bg_put_paragraph(
            s->page, row, BG_S_MORE, BG_LOOK(BESIDE, TEXT),
            bg_arena_printf(s->plan->arena, "%s%s%s", b->status_reason,
                            *b->status_reason && *b->tie_reason ? " " : "", b->tie_reason),
            bg_summary_room(s, BG_S_MORE) - 2);
        row = end > row ? end : row + 1;
    }
    return row;
}

/* What they are called; each is told in full on the bid's own sheet. */
static const char *flag_titles(const struct bg_summary *s, const struct bg_bid_result *b)
{
    struct bg_buf out;
    bg_buf_init(&out, s->plan->arena);
    for (size_t f = 0; f < b->flags_n; f++)
        bg_buf_printf(&out, "%s%s", f ? "; " : "⚑ ", b->flags[f].title);
    return bg_buf_text(&out);
}

static int64_t summary_notes_put_flags(struct bg_summary *s, int64_t row)
{
    int64_t head = row;
    for (size_t i = 0; i < s->n; i++) {
        const struct bg_bid_result *b = &s->plan->lot->bids[i];
        if (!b->flags_n)
            continue;
        if (row == head) {
            bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT),
                         s->plan->together
                             ? "Points to ask about (no score was changed; All bids has more)"
                             : "Points to ask about (no score was changed; each bid's sheet has "
                               "more)");
            bg_put_words(s->page, row, BG_S_RANK, BG_LOOK(HEADER, TEXT), "Place");
            bg_put_words(s->page, row, BG_S_NAME, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
            bg_put_words(s->page, row, BG_S_TOTAL, BG_LOOK(HEADER_BAND, TEXT), "What was seen");
            fill_heading(s, row++, BG_S_TOTAL + 1);
            bg_page_keep(s->page, head, row);
        }
        bg_summary_put_bid(s, row, i);
        row = bg_put_paragraph(s->page, row, BG_S_TOTAL, BG_LOOK(BESIDE, TEXT), flag_titles(s, b),
                               bg_summary_room(s, BG_S_TOTAL) - 2);
    }
    return row;
}

static int64_t summary_notes_put_warnings(struct bg_summary *s, int64_t row)
{
    const struct bg_lot_result *lot = s->plan->lot;
    if (!lot->warnings_n)
        return row;
    bg_page_keep(s->page, row, row + 1);
    bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT), "To know about this comparison");
    for (size_t i = 0; i < lot->warnings_n; i++)
        row = bg_put_paragraph(s->page, row, 0, BG_LOOK(PLAIN, TEXT),
                               bg_arena_printf(s->plan->arena, "⚠ %s", lot->warnings[i]),
                               bg_summary_room(s, 0));
    return row;
}

/* Where the bids are, when there are too many for a sheet each. */
static int64_t summary_notes_put_together(struct bg_summary *s, int64_t row)
{
    if (!s->plan->together)
        return row;
    return bg_put_paragraph(
        s->page, row, 0, BG_LOOK(PLAIN, TEXT),
        bg_arena_printf(s->plan->arena,
                        bg_plan_say(s->plan,
                                    "More than %d bids are ranked, so they share the sheet "
                                    "All bids in place of a sheet each."),
                        BG_SHEET_EACH_MAX),
        bg_summary_room(s, 0));
}

int64_t bg_summary_notes(struct bg_summary *s, int64_t row)
{
    row = summary_notes_put_together(s, row);
    row = put_not_ranked(s, row);
    row = summary_notes_put_flags(s, row);
    row = bg_summary_ownership(s, row);
    return summary_notes_put_warnings(s, row);
}

/* -- signatures -------------------------------------------------------------------------------- */

/* Name and title, signature, date: the paper goes into the file. Cells may be filled in. */
int64_t bg_summary_signatures(struct bg_summary *s, int64_t row)
{
    static const char *const steps[] = {"Prepared by", "Reviewed by", "Approved by"};
    enum { HEIGHT = 17 };
    int last = s->columns - 1, signature = BG_S_MORE + (last - BG_S_MORE) / 2;
    int64_t first = row++;
    bg_put_words(s->page, row, BG_S_TOTAL, BG_LOOK(SIGN_NOTE, TEXT), "Name and title");
    bg_put_words(s->page, row, signature, BG_LOOK(SIGN_NOTE, TEXT), "Signature");
    bg_put_words(s->page, row++, last, BG_LOOK(SIGN_NOTE, TEXT), "Date");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++, row++) {
        bg_put_text(s->page, row, BG_S_NAME, BG_LOOK(BESIDE, TEXT), bg_page_say(s->page, steps[i]));
        for (int column = BG_S_TOTAL; column <= last; column++)
            bg_put_blank(s->page, row, column, BG_LOOK(SIGN, TEXT));
        bg_page_height(s->page, row, HEIGHT);
    }
    bg_page_keep(s->page, first, row - 1);
    return row;
}
