/* Declaration: one row a bidder and subcontractor that it names, with the interest that the evaluator has in it, if any. */
#include "base/text.h"
#include "report/panel/sheets.h"

enum { BIDDER, INTEREST, WHAT, MEASURE, STATUS, PLACE };

static const struct bg_ps_column columns[] = {
    [BIDDER] = {"bid", "Bidder", 34},
    [INTEREST] = {"interest", "Do you have an interest?", 14},
    [WHAT] = {"what", "What is it?", 48},
    [MEASURE] = {"measure", "What was done about it (the office fills this in)", 40},
    [STATUS] = {"status", "Status", 24},
};

static const char *bidder_of(const struct bg_bid *bid)
{
    return bid->vendor_name != NULL && *bid->vendor_name ? bid->vendor_name : bid->id;
}

/* sub: a subcontractor that the bid names; "": the bidder itself. */
static void declaration_put_row(struct bg_ps_book *b, struct bg_page *page, int64_t row,
                                const struct bg_bid *bid, const char *sub)
{
    const char *name = bidder_of(bid), *criterion = "-";
    struct bg_buf word;
    if (*sub) {
        bg_buf_init(&word, b->arena);
        bg_buf_puts(&word, BG_PANEL_SUBCONTRACTOR);
        bg_text_path(&word, sub);
        criterion = bg_buf_text(&word);
        name = bg_arena_printf(b->arena, "%s, a subcontractor of %s", sub, name);
    }
    bg_put_text(page, row, BIDDER, *sub ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(TEXT_BOLD, TEXT),
                name);
    bg_ps_put_choice(page, row, INTEREST, "Do you have an interest?",
                     *sub ? "In this subcontractor: Yes or No."
                          : "In the bidder or in a subcontractor that it names: Yes or No.",
                     false);
    bg_ps_put_text_input(page, row, WHAT, "What is it?",
                         "Work for it, shares, family, a dispute, anything that others would ask "
                         "about.");
    bg_ps_put_text_input(page, row, MEASURE, "What was done about it",
                         "Filled in by the office, not by the evaluator.");
    bg_put_live(page, row, STATUS, BG_LOOK(TEXT_WRAP, ANY),
                BG_FORMULA(b->arena,
                           "IF(ISERROR(a),\"Check: a cell shows an error\",IF(TRIM(a)=\"\","
                           "\"Missing\",IF(a=\"No\",\"OK\",IF(a=\"Yes\",IF(TRIM(b)=\"\","
                           "\"Missing: what it is\",\"OK\"),\"Check: Yes or No\"))))",
                           bg_ps_cell(b, row, INTEREST), bg_ps_cell(b, row, WHAT)));
    bg_put_text(page, row, PLACE, BG_LOOK(NOTE, TEXT),
                bg_ps_place(b->arena, name, NULL, criterion, bid->id));
    bg_page_height(page, row, 28);
}

void bg_ps_declaration(struct bg_ps_book *b)
{
    const struct bg_lot_result *lot = b->request->lot;
    struct bg_page *page = bg_page_new(b->book, "Interests", BG_PS_GREEN);
    int64_t row = BG_PS_FIRST;
    bg_ps_start(b, page, "Interests: yours in each bidder",
                "An interest does not shut you out by itself; one that nobody knew of may.",
                columns, PLACE, "interests");
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_texts *named = b->request->named ? &b->request->named[i] : NULL;
        declaration_put_row(b, page, row++, lot->bids[i].bid, "");
        for (size_t k = 0; named != NULL && k < named->n; k++)
            declaration_put_row(b, page, row++, lot->bids[i].bid, named->items[k]);
    }
    b->interests = row - BG_PS_FIRST;
    bg_page_freeze(page, BG_PS_FIRST, 1);
    bg_ps_end(b, page, row - 1, PLACE, STATUS);
    bg_ps_note_status(b, page, "Yes or No for each bidder", row - 1, STATUS);
}
