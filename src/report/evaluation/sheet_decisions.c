/* Decisions: what the buyer recorded and decided about each bid, in ranking order; and, for Audit, how
 * each bid came in. */
#include "model/decision.h"
#include "model/late.h"
#include "report/evaluation/plan.h"

enum { D_VENDOR, D_BID, D_KIND, D_WORDS, D_DATE, D_BY, D_DOCUMENT, D_PLACE, D__COUNT };

static void decisions_put_decision(struct bg_plan *plan, struct bg_page *page, int64_t row,
                                   size_t bid, const struct bg_decision *d)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    char date[BG_DATE_TEXT];
    const char *const cells[D__COUNT] = {
        [D_VENDOR] = bg_plan_vendor(plan, bid),
        [D_BID] = b->id,
        [D_KIND] = bg_decision_kinds[d->what].title,
        [D_WORDS] = bg_decision_words(plan->arena, plan->rules, d),
        [D_DATE] = d->date == BG_NO_DATE
                       ? ""
                       : bg_arena_printf(plan->arena, "%s", bg_date_text(d->date, date)),
        [D_BY] = d->by,
        [D_DOCUMENT] =
            bg_arena_printf(plan->arena, "%s%s%s", d->document, *d->page ? ", " : "", d->page),
        [D_PLACE] = d->place,
    };
    for (int c = 0; c < D__COUNT; c++)
        bg_put_text(page, row, c, BG_LOOK(TEXT_WRAP, TEXT), cells[c]);
}

void bg_sheet_decisions(struct bg_plan *plan)
{
    static const char *const titles[D__COUNT] = {"Vendor", "Bid", "Decision", "What was decided",
                                                 "Date",   "By",  "Document", "Recorded in"};
    static const double widths[D__COUNT] = {30, 10, 20, 62, 12, 20, 26, 30};
    struct bg_page *page = plan->page[BG_SHEET_DECISIONS];
    int64_t row = 4;
    if (page == NULL)
        return;
    bg_put_title(plan, page, "Decisions: what the buyer recorded and decided",
                 "What vendors handed in is unchanged; what is scored follows these decisions.");
    bg_put_headers(page, 3, 0, titles, D__COUNT);
    for (int c = 0; c < D__COUNT; c++)
        bg_page_width(page, c, widths[c]);
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        for (size_t k = 0; k < bid->decisions_n; k++)
            decisions_put_decision(plan, page, row++, i, &bid->decisions[k]);
    }
    bg_page_freeze(page, 4, 0);
    bg_page_repeat(page, 3, 3);
}

/* -- in Audit ------------------------------------------------------------------------------------- */

static const char *came_in(const struct bg_plan *plan, const struct bg_bid *bid)
{
    struct bg_arena *arena = plan->arena;
    const struct bg_receipt *receipt = bid->receipt;
    struct bg_buf out;
    char at[BG_INSTANT_TEXT];
    bg_buf_init(&out, arena);
    if (receipt == NULL || !bg_instant_known(receipt->received)) {
        bg_buf_puts(&out, bg_plan_say(plan, "No receipt is recorded"));
        if (*bid->submitted_text)
            bg_buf_printf(&out, bg_plan_say(plan, "; the vendor's own date is %s"),
                          bid->submitted_text);
        return bg_buf_text(&out);
    }
    bg_buf_printf(&out, bg_plan_say(plan, "Received %s"), bg_instant_text(receipt->received, at));
    if (*receipt->by)
        bg_buf_printf(&out, bg_plan_say(plan, " by %s"), receipt->by);
    if (bg_instant_known(receipt->opened))
        bg_buf_printf(&out, bg_plan_say(plan, ", opened %s"), bg_instant_text(receipt->opened, at));
    return bg_buf_text(&out);
}

static const char *how_late(const struct bg_plan *plan, const struct bg_bid *bid)
{
    const struct bg_ruleset *rules = plan->rules;
    struct bg_timeliness time = bg_bid_timeliness(rules, bid);
    char behind[BG_DURATION_TEXT];
    if (time.is == BG_TIME_UNCLEAR)
        return bg_plan_say(plan, "It cannot be told whether it was late");
    if (time.is == BG_IN_TIME)
        return bg_instant_known(time.at) &&
                       bg_instant_known(rules->solicitation.when[BG_AT_BIDS_DUE])
                   ? bg_plan_say(plan, time.claimed ? "In time, by its own date" : "In time")
                   : "";
    return bg_arena_printf(plan->arena, bg_plan_say(plan, "%s late%s%s%s"),
                           bg_duration_text(time.behind, behind),
                           time.claimed ? bg_plan_say(plan, ", by its own date") : "",
                           time.accepted ? bg_plan_say(plan, "; accepted by a decision: ") : "",
                           time.accepted ? bid->late_accepted->reason : "");
}

int64_t bg_put_receipts(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "How the bids came in");
    bg_put_words(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
    bg_put_words(page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "Receipt, as recorded");
    bg_put_words(page, row++, 2, BG_LOOK(HEADER_LEFT, TEXT), "In time or late");
    for (size_t i = 0; i < plan->lot->bids_n; i++, row++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT),
                    bg_arena_printf(plan->arena, "%s (%s)", bg_plan_vendor(plan, i), bid->id));
        bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT), came_in(plan, bid));
        bg_put_text(page, row, 2, BG_LOOK(TEXT_WRAP, TEXT), how_late(plan, bid));
    }
    return row + 1;
}

int64_t bg_put_decided(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    int64_t first;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Decisions of the buyer");
    bg_put_words(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
    bg_put_words(page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "What was decided");
    bg_put_words(page, row++, 2, BG_LOOK(HEADER_LEFT, TEXT), "Recorded in");
    first = row;
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        for (size_t k = 0; k < bid->decisions_n; k++, row++) {
            bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT),
                        bg_arena_printf(plan->arena, "%s (%s)", bg_plan_vendor(plan, i), bid->id));
            bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT),
                        bg_decision_words(plan->arena, plan->rules, &bid->decisions[k]));
            bg_put_text(page, row, 2, BG_LOOK(TEXT_WRAP, TEXT), bid->decisions[k].place);
        }
    }
    if (row == first)
        bg_put_words(page, row++, 0, BG_LOOK(PLAIN, TEXT), "None.");
    return row + 1;
}
