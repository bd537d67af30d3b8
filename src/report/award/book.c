/* The workbook of a decision: what to do, who is chosen by whom and why, the bids with what each
 * difference comes to, departures from the panel. Where there are lots, each row says of which one. */
#include <string.h>

#include "report/award/sheets.h"

enum { BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959 };

static const char *award_book_title_of(const struct bg_ruleset *rules)
{
    return *rules->solicitation.title ? rules->solicitation.title : rules->title;
}

static void book_put_marks(struct bg_award_drawing *d, struct bg_page *page, int64_t row,
                           int column)
{
    const struct bg_ruleset *rules = d->result->ruleset;
    row = bg_put_ruleset_marks(page, row, column, BG_AWARD_FORMAT, rules);
    if (strlen(rules->solicitation.reference) <= BG_RETURNED_TEXT)
        bg_put_mark(page, row++, column, "solicitation", rules->solicitation.reference);
    bg_put_mark(page, row, column, "result", bg_award_seal(d->arena, d->result));
}

/* -- Lists: for each lot the bids that may be chosen, and all of them ------------------------------ */

static void award_book_put_lists(struct bg_award_drawing *d)
{
    bg_put_text(d->lists, 0, 0, BG_LOOK(SECTION, TEXT),
                "Lists: what may be chosen in the other sheets");
    for (size_t l = 0; l < d->result->lots_n; l++) {
        const struct bg_lot_result *lot = &d->result->lots[l];
        int64_t chosen = BG_AWARD_LISTS_FIRST, all = BG_AWARD_LISTS_FIRST;
        for (size_t i = 0; i < lot->bids_n; i++) {
            const char *label = bg_award_bid_label(d->arena, lot, lot->order[i]);
            if (lot->bids[lot->order[i]].status == BG_RANKED)
                bg_put_text(d->lists, chosen++, (int)l * 2, BG_LOOK(PLAIN, TEXT), label);
            bg_put_text(d->lists, all++, (int)l * 2 + 1, BG_LOOK(PLAIN, TEXT), label);
        }
    }
    bg_page_hide(d->lists);
}

/* -- Instructions ------------------------------------------------------------------------------------ */

static void put_instructions(struct bg_award_drawing *d)
{
    enum { MARK_COLUMN = 3 };
    static const char *const steps[] = {
        "1.  Sheet Decision: choose the bid, say who decides and why. Say what in the bid earns "
        "it; "
        "a score alone is no reason.",
        "2.  Sheet Bids now shows the differences. Say for every other bid why the difference is, "
        "or is not, worth it.",
        "3.  Where a bid may not be awarded at all, say why in the column beside that.",
        "4.  Sheet Departures: only where the decision does not follow the panel.",
        "5.  Type no formulas. Only the yellow cells are read; the others are locked.",
        "6.  Save as .xlsx without a password and give it to: bidgauge record decide CASE "
        "FILE.xlsx",
    };
    const struct bg_ruleset *rules = d->result->ruleset;
    const struct bg_sheet_fact facts[] = {
        {"Solicitation", award_book_title_of(rules)}, {"Reference", rules->solicitation.reference},
        {"Buyer", rules->solicitation.buyer},         {"Ruleset", rules->id},
        {"Version of the ruleset", rules->version},   {"Head of the log", d->data->head},
    };
    struct bg_page *page = d->instructions;
    int64_t row = 3;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Decision on the award");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), award_book_title_of(rules));
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What to do");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        bg_put_text(page, row++, 0, BG_LOOK(PLAIN, TEXT), steps[i]);
    row++;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What it is for");
    bg_put_facts(page, row, BG_LOOK(TEXT_WRAP, TEXT), facts, sizeof facts / sizeof *facts);
    book_put_marks(d, page, 0, MARK_COLUMN);
    bg_page_width(page, 0, 30);
    bg_page_width(page, 1, 80);
    bg_page_hide_column(page, MARK_COLUMN);
    bg_page_print_area(page, -1, 1);
}

/* -- the book ----------------------------------------------------------------------------------------- */

static struct bg_book *award_book_open_book(struct bg_award_drawing *d, const char *path)
{
    const struct bg_ruleset *rules = d->result->ruleset;
    const char *reference = rules->solicitation.reference, *tender = award_book_title_of(rules);
    struct bg_book_facts facts = {
        .path = path,
        .kind = "award",
        .title = bg_arena_printf(d->arena, "Decision: %s", tender),
        .subject = bg_arena_printf(d->arena, "%s%s%s", reference, *reference ? ", " : "", tender),
        .comments = "Fill in the yellow cells. The sheet Instructions says how.",
        .header = bg_arena_printf(d->arena, "%s%s%s", reference, *reference ? "  " : "", tender),
        .footer = bg_arena_printf(d->arena, "head %s", d->data->head),
        .currency = rules->currency,
        .decimals = rules->award.decimals,
        .created = d->result->as_of,
    };
    return bg_book_open(d->arena, &facts);
}

struct bg_book *bg_award_book_build(struct bg_arena *arena, const void *book, const char *path)
{
    struct bg_award_drawing d = {.arena = arena, .data = book};
    d.result = d.data->result;
    d.lots = d.result->ruleset->lots_n > 0;
    d.first_bid = BG_ARRAY(arena, d.result->lots_n + 1, int64_t);
    d.last_bid = BG_ARRAY(arena, d.result->lots_n + 1, int64_t);
    d.first_answer = BG_ARRAY(arena, d.result->lots_n + 1, int64_t);
    d.book = award_book_open_book(&d, path);
    d.instructions = bg_page_new(d.book, "Instructions", BLUE);
    d.decision = bg_page_new(d.book, "Decision", GREEN);
    d.bids = bg_page_new(d.book, "Bids", GREEN);
    d.departures = bg_page_new(d.book, "Departures", ORANGE);
    d.lists = bg_page_new(d.book, "Lists", GREY);
    bg_award_plan_bids(&d);
    put_instructions(&d);
    bg_award_decision(&d);
    bg_award_bids(&d);
    bg_award_departures(&d);
    award_book_put_lists(&d);
    book_put_marks(&d, d.lists, BG_AWARD_LISTS_FIRST, (int)d.result->lots_n * 2 + 1);
    return d.book;
}
