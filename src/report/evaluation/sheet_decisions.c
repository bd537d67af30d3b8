/* Decisions: what the buyer recorded and decided about each bid, in ranking order; and, for Audit, how
 * each bid came in. */
#include "model/decision.h"
#include "model/late.h"
#include "report/evaluation/plan.h"

struct decided { /* about one bid */
    struct bg_plan *plan;
    size_t bid;
    const struct bg_decision *decision;
};

static struct bg_shown decisions_vendor(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(bg_plan_vendor(d->plan, d->bid));
}

static struct bg_shown decisions_bid(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(d->plan->lot->bids[d->bid].bid->id);
}

static struct bg_shown decisions_kind(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(bg_decision_kinds[d->decision->what].title);
}

static struct bg_shown decisions_words(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(bg_decision_words(l->arena, d->plan->rules, d->decision));
}

static struct bg_shown decisions_date(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    char date[BG_DATE_TEXT];
    if (d->decision->date == BG_NO_DATE)
        return bg_show_blank();
    return bg_show_text(bg_arena_printf(l->arena, "%s", bg_date_text(d->decision->date, date)));
}

static struct bg_shown decisions_by(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(d->decision->by);
}

static struct bg_shown decisions_document(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(bg_arena_printf(l->arena, "%s%s%s", d->decision->document,
                                        *d->decision->page ? ", " : "", d->decision->page));
}

static struct bg_shown decisions_place(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(d->decision->place);
}

/* "Alder Window Care (fir)" */
static struct bg_shown decisions_vendor_and_bid(const struct bg_sheet_line *l)
{
    const struct decided *d = l->entry;
    return bg_show_text(bg_arena_printf(l->arena, "%s (%s)", bg_plan_vendor(d->plan, d->bid),
                                        d->plan->lot->bids[d->bid].bid->id));
}

static const struct bg_sheet_column columns[] = {
    BG_COLUMN("Vendor", 30, TEXT_WRAP, TEXT, .cell = decisions_vendor),
    BG_COLUMN("Bid", 10, TEXT_WRAP, TEXT, .cell = decisions_bid),
    BG_COLUMN("Decision", 20, TEXT_WRAP, TEXT, .cell = decisions_kind),
    BG_COLUMN("What was decided", 62, TEXT_WRAP, TEXT, .cell = decisions_words),
    BG_COLUMN("Date", 12, TEXT_WRAP, TEXT, .cell = decisions_date),
    BG_COLUMN("By", 20, TEXT_WRAP, TEXT, .cell = decisions_by),
    BG_COLUMN("Document", 26, TEXT_WRAP, TEXT, .cell = decisions_document),
    BG_COLUMN("Recorded in", 30, TEXT_WRAP, TEXT, .cell = decisions_place),
};

/* A row for each decision about each bid. The row behind them. */
static int64_t decisions_put_rows(struct bg_plan *plan, struct bg_page *page, int64_t row,
                                  const struct bg_section *section)
{
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        for (size_t k = 0; k < bid->decisions_n; k++) {
            struct decided own = {plan, i, &bid->decisions[k]};
            bg_section_row(page, row++, section, plan, &own, k);
        }
    }
    return row;
}

bool bg_plan_has_decisions(const struct bg_plan *plan)
{
    for (size_t i = 0; i < plan->lot->bids_n; i++)
        if (plan->lot->bids[i].bid->decisions_n)
            return true;
    return false;
}

void bg_sheet_decisions(struct bg_plan *plan)
{
    enum { HEAD = 3 };
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = plan->page[BG_SHEET_DECISIONS];
    bg_put_title(plan, page, "Decisions: what the buyer recorded and decided",
                 "What vendors handed in is unchanged; what is scored follows these decisions.");
    int64_t row = bg_section_put(page, HEAD, &section, plan, NULL, 0, 0);
    (void)decisions_put_rows(plan, page, row, &section);
    bg_page_freeze(page, HEAD + 1, 0);
    bg_page_repeat(page, HEAD, HEAD);
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

static struct bg_shown receipts_bid(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = l->of;
    return bg_show_text(bg_arena_printf(l->arena, "%s (%s)", bg_plan_vendor(plan, l->i),
                                        plan->lot->bids[l->i].bid->id));
}

static struct bg_shown receipts_came_in(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = l->of;
    return bg_show_text(came_in(plan, plan->lot->bids[l->i].bid));
}

static struct bg_shown receipts_late(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = l->of;
    return bg_show_text(how_late(plan, plan->lot->bids[l->i].bid));
}

static const struct bg_sheet_column receipt_columns[] = {
    BG_COLUMN("Bid", 0, TEXT_WRAP, TEXT, .cell = receipts_bid),
    BG_COLUMN("Receipt, as recorded", 0, TEXT_WRAP, TEXT, .cell = receipts_came_in, .left = true),
    BG_COLUMN("In time or late", 0, TEXT_WRAP, TEXT, .cell = receipts_late, .left = true),
};

int64_t bg_put_receipts(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(receipt_columns);
    bg_put_words(page, row, 0, BG_LOOK(SECTION, TEXT), "How the bids came in");
    return 1 + bg_section_put(page, row + 1, &section, plan, NULL, 0, plan->lot->bids_n);
}

static const struct bg_sheet_column audit_columns[] = {
    BG_COLUMN("Bid", 0, TEXT_WRAP, TEXT, .cell = decisions_vendor_and_bid),
    BG_COLUMN("What was decided", 0, TEXT_WRAP, TEXT, .cell = decisions_words, .left = true),
    BG_COLUMN("Recorded in", 0, TEXT_WRAP, TEXT, .cell = decisions_place, .left = true),
};

int64_t bg_put_decided(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(audit_columns);
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Decisions of the buyer");
    int64_t first = bg_section_put(page, row, &section, plan, NULL, 0, 0);
    row = decisions_put_rows(plan, page, first, &section);
    if (row == first)
        bg_put_words(page, row++, 0, BG_LOOK(PLAIN, TEXT), "None.");
    return row + 1;
}
