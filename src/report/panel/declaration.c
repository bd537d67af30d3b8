/* Declaration: one row a bidder and subcontractor that it names, with the interest that the evaluator has in it, if any. */
#include "base/text.h"
#include "report/panel/sheets.h"

enum { BIDDER, INTEREST, WHAT, MEASURE, STATUS, PLACE };

/* A row: a bidder, or a subcontractor that it names. */
struct declared {
    const struct bg_bid *bid;
    const char *subcontractor; /* "": the bidder itself */
    const char *name;
};

static const struct declared *declared_of(const struct bg_sheet_line *l)
{
    return l->entry;
}

static struct bg_shown declaration_bidder(const struct bg_sheet_line *l)
{
    bool bidder = *declared_of(l)->subcontractor == '\0';
    return bg_show_as(bidder ? BG_LOOK(TEXT_BOLD, TEXT) : BG_LOOK(TEXT_DEEP, TEXT),
                      bg_show_text(declared_of(l)->name));
}

static struct bg_shown declaration_interest(const struct bg_sheet_line *l)
{
    return bg_ps_choice(l, "Do you have an interest?",
                        *declared_of(l)->subcontractor
                            ? "In this subcontractor: Yes or No."
                            : "In the bidder or in a subcontractor that it names: Yes or No.",
                        false);
}

static struct bg_shown declaration_what(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "What is it?",
                              "Work for it, shares, family, a dispute, anything that others would "
                              "ask about.");
}

static struct bg_shown declaration_measure(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "What was done about it",
                              "Filled in by the office, not by the evaluator.");
}

static struct bg_shown declaration_status(const struct bg_sheet_line *l)
{
    return bg_show_live(
        BG_FORMULA(l->arena,
                   "IF(ISERROR(a),\"Check: a cell shows an error\",IF(TRIM(a)=\"\",\"Missing\","
                   "IF(a=\"No\",\"OK\",IF(a=\"Yes\",IF(TRIM(b)=\"\",\"Missing: what it is\","
                   "\"OK\"),\"Check: Yes or No\"))))",
                   bg_formula_relative(l->arena, l->row, INTEREST, INTEREST),
                   bg_formula_relative(l->arena, l->row, WHAT, WHAT)));
}

static struct bg_shown declaration_place(const struct bg_sheet_line *l)
{
    const struct declared *own = declared_of(l);
    const char *criterion = "-";
    if (*own->subcontractor) {
        struct bg_buf word;
        bg_buf_init(&word, l->arena);
        bg_buf_puts(&word, BG_PANEL_SUBCONTRACTOR);
        bg_text_path(&word, own->subcontractor);
        criterion = bg_buf_text(&word);
    }
    return bg_show_text(bg_ps_place(l->arena, own->name, NULL, criterion, own->bid->id));
}

static const struct bg_sheet_column columns[] = {
    [BIDDER] = BG_COLUMN("Bidder", 34, TEXT_BOLD, TEXT, .id = "bid", .cell = declaration_bidder),
    [INTEREST] = BG_COLUMN("Do you have an interest?", 14, INPUT_TEXT, TEXT, .id = "interest",
                           .cell = declaration_interest),
    [WHAT] = BG_COLUMN("What is it?", 48, INPUT_TEXT, TEXT, .id = "what", .cell = declaration_what),
    [MEASURE] = BG_COLUMN("What was done about it (the office fills this in)", 40, INPUT_TEXT, TEXT,
                          .id = "measure", .cell = declaration_measure),
    [STATUS] = BG_COLUMN("Status", 24, TEXT_WRAP, ANY, .id = "status", .cell = declaration_status),
    [PLACE] = BG_PLACE_COLUMN(declaration_place),
};

/* The bidder, then the subcontractors that it names. */
static int64_t declaration_put_bid(struct bg_ps_book *b, struct bg_page *page, int64_t row,
                                   const struct bg_section *section, size_t i)
{
    const struct bg_texts *named = b->request->named ? &b->request->named[i] : NULL;
    const struct bg_bid *bid = b->request->lot->bids[i].bid;
    struct declared own = {bid, "", bid->vendor_name};
    bg_section_row(page, row++, section, b, &own, i);
    for (size_t k = 0; named != NULL && k < named->n; k++) {
        own.subcontractor = named->items[k];
        own.name = bg_arena_printf(b->arena, "%s, a subcontractor of %s", own.subcontractor,
                                   bid->vendor_name);
        bg_section_row(page, row++, section, b, &own, i);
    }
    return row;
}

void bg_ps_declaration(struct bg_ps_book *b)
{
    struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = bg_page_new(b->book, "Interests", BG_PS_GREEN);
    int64_t row = BG_RETURNED_FIRST;
    section.row_height = 28;
    bg_returned_start(page, "Interests: yours in each bidder",
                      "An interest does not shut you out by itself; one that nobody knew of may.",
                      &section, b, "interests");
    for (size_t i = 0; i < b->request->lot->bids_n; i++)
        row = declaration_put_bid(b, page, row, &section, i);
    b->interests = row - BG_RETURNED_FIRST;
    bg_page_freeze(page, BG_RETURNED_FIRST, 1);
    bg_ps_end(b, page, row - 1, PLACE, STATUS);
    bg_ps_note_status(b, page, "Yes or No for each bidder", row - 1, STATUS);
}
