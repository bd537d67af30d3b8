/* Bids: what each difference to the chosen bid comes to, and why it is, or is not, worth it. */
#include "report/award/sheets.h"

/* Places of the columns behind that of the lot. */
enum { RANK, BID, STATE, QUALITY, PRICE, TOTAL, LESS, FEWER, WORTH, OUT, STATUS };

static const struct bg_lot_result *bids_lot(const struct bg_sheet_line *l)
{
    const struct bg_award_drawing *d = l->of;
    const struct bg_award_line *own = l->entry;
    return &d->result->lots[own->lot];
}

static const struct bg_bid_result *bids_bid(const struct bg_sheet_line *l)
{
    const struct bg_award_line *own = l->entry;
    return &bids_lot(l)->bids[own->of];
}

/* It may be chosen: its reasons are asked for. */
static bool bids_asked(const struct bg_sheet_line *l)
{
    return bids_bid(l)->status == BG_RANKED;
}

static struct bg_shown bids_not_asked(void)
{
    return bg_show_as(BG_LOOK(ENGINE_TEXT, TEXT), bg_show_blank());
}

static const struct bg_formula *bids_cell(const struct bg_sheet_line *l, int column)
{
    const struct bg_award_drawing *d = l->of;
    return bg_page_cell(l->page, l->row, column + (d->lots ? 1 : 0));
}

/* -- what the evaluation found ---------------------------------------------------------------------- */

static struct bg_shown bids_figure(bool has, struct bg_look look, struct bg_dec value)
{
    return has ? bg_show_as(look, bg_show_number(value))
               : bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text(""));
}

static struct bg_shown bids_rank(const struct bg_sheet_line *l)
{
    return bids_figure(bids_bid(l)->rank > 0, BG_LOOK(CENTER, COUNT),
                       bg_dec_int(bids_bid(l)->rank));
}

static struct bg_shown bids_name(const struct bg_sheet_line *l)
{
    const struct bg_award_line *own = l->entry;
    return bg_show_text(bg_award_bid_label(l->arena, bids_lot(l), own->of));
}

static struct bg_shown bids_state(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_result_status_words(bids_bid(l)->status));
}

static struct bg_shown bids_quality(const struct bg_sheet_line *l)
{
    return bids_figure(bids_bid(l)->quality_exact != NULL, BG_LOOK(CELL, POINTS),
                       bids_bid(l)->quality);
}

static struct bg_shown bids_price(const struct bg_sheet_line *l)
{
    const struct bg_price_result *price = &bids_bid(l)->price;
    bool cents = price->present && !bg_dec_is_int(price->amount);
    return bids_figure(price->present, cents ? BG_LOOK(CELL, CENTS) : BG_LOOK(CELL, MONEY),
                       price->amount);
}

static struct bg_shown bids_total(const struct bg_sheet_line *l)
{
    return bids_figure(bids_bid(l)->total_exact != NULL, BG_LOOK(CELL_BOLD, POINTS),
                       bids_bid(l)->total);
}

/* -- beside the chosen bid -------------------------------------------------------------------------- */

/* The figure of this row less that of the lot's chosen bid; "" while none is chosen. */
static const struct bg_formula *less_chosen(const struct bg_sheet_line *l, int figure, int places)
{
    const struct bg_award_drawing *d = l->of;
    const struct bg_award_line *own = l->entry;
    int64_t first = d->first_bid[own->lot], last = d->last_bid[own->lot];
    int name = BID + (d->lots ? 1 : 0), at = figure + (d->lots ? 1 : 0);
    return BG_FORMULA(
        l->arena, "IFERROR(IF(TRIM(a)=\"\",\"\",ROUND(b-INDEX(c,MATCH(a,d,0),1),e)),\"\")",
        bg_award_chosen(d, own->lot), bids_cell(l, figure),
        bg_page_cells(l->page, first, at, last, at),
        bg_page_cells(l->page, first, name, last, name), bg_formula_int(l->arena, places));
}

/* Differences of prices in whole units are in whole units, too. */
static struct bg_look look_of_less(const struct bg_lot_result *lot)
{
    for (size_t i = 0; i < lot->bids_n; i++)
        if (lot->bids[i].price.present && !bg_dec_is_int(lot->bids[i].price.amount))
            return BG_LOOK(CELL, CENTS);
    return BG_LOOK(CELL, MONEY);
}

static struct bg_shown bids_less(const struct bg_sheet_line *l)
{
    if (!bids_asked(l))
        return bids_not_asked();
    return bg_show_as(look_of_less(bids_lot(l)), bg_show_live(less_chosen(l, PRICE, 2)));
}

static struct bg_shown bids_fewer(const struct bg_sheet_line *l)
{
    if (!bids_asked(l))
        return bids_not_asked();
    return bg_show_live(less_chosen(l, TOTAL, bids_lot(l)->ruleset->award.decimals));
}

static struct bg_shown bids_worth(const struct bg_sheet_line *l)
{
    if (!bids_asked(l)) /* the reason of the evaluation is in its place */
        return bg_show_as(BG_LOOK(ENGINE_TEXT, TEXT), bg_show_text(bids_bid(l)->status_reason));
    return bg_show_asked_text(
        l, "Why the difference is, or is not, worth it",
        "What the chosen bid gives for the difference in price or points. Empty "
        "for the chosen bid itself.");
}

static struct bg_shown bids_out(const struct bg_sheet_line *l)
{
    if (!bids_asked(l))
        return bids_not_asked();
    return bg_show_asked_text(l, "Why the bid is not acceptable",
                              "Only where it may not be awarded, whatever the difference.");
}

static struct bg_shown bids_status(const struct bg_sheet_line *l)
{
    const struct bg_award_line *own = l->entry;
    if (!bids_asked(l))
        return bids_not_asked();
    return bg_show_live(
        BG_FORMULA(l->arena,
                   "IF(OR(ISERROR(b),ISERROR(c)),\"Missing: a cell shows an error\","
                   "IF(a=d,\"Chosen\",IF(AND(TRIM(b)=\"\",TRIM(c)=\"\"),\"Missing\",\"OK\")))",
                   bg_award_chosen(l->of, own->lot), bids_cell(l, WORTH), bids_cell(l, OUT),
                   bids_cell(l, BID)));
}

static struct bg_shown bids_place(const struct bg_sheet_line *l)
{
    const char *id = bids_bid(l)->bid->id;
    return bids_asked(l) ? bg_award_place(l, id)
                         : bg_show_text(bg_arena_printf(l->arena, "- - out %s", id));
}

static const struct bg_sheet_column bid_columns[] = {
    BG_AWARD_LOT(12),
    BG_COLUMN("Rank", 6, CENTER, COUNT, .id = "rank", .cell = bids_rank),
    BG_COLUMN("Bid", 20, TEXT_BOLD, TEXT, .id = "bid", .cell = bids_name),
    BG_COLUMN("State", 11, TEXT_WRAP, TEXT, .id = "state", .cell = bids_state),
    BG_COLUMN("Quality (points)", 9, CELL, POINTS, .id = "quality", .cell = bids_quality),
    BG_COLUMN("Price", 11, CELL, MONEY, .id = "price", .cell = bids_price),
    BG_COLUMN("Total (points)", 9, CELL_BOLD, POINTS, .id = "total", .cell = bids_total),
    BG_COLUMN("Price less that of the chosen bid", 13, CELL, MONEY, .id = "less",
              .cell = bids_less),
    BG_COLUMN("Points less those of the chosen bid", 13, CELL, POINTS, .id = "fewer",
              .cell = bids_fewer),
    BG_COLUMN("Why the difference is, or is not, worth it", 36, INPUT_TEXT, TEXT, .id = "worth",
              .cell = bids_worth),
    BG_COLUMN("Or: why the bid is not acceptable", 18, INPUT_TEXT, TEXT, .id = "out",
              .cell = bids_out),
    BG_COLUMN("Status", 10, TEXT_WRAP, ANY, .id = "status", .cell = bids_status),
    BG_PLACE_COLUMN(bids_place),
};

/* -- the sheet -------------------------------------------------------------------------------------- */

void bg_award_plan_bids(struct bg_award_drawing *d)
{
    int64_t row = BG_RETURNED_FIRST;
    for (size_t l = 0; l < d->result->lots_n; l++) {
        const struct bg_lot_result *lot = &d->result->lots[l];
        d->first_bid[l] = row;
        d->last_bid[l] = row - 1;
        for (size_t i = 0; i < lot->bids_n; i++)
            d->last_bid[l] += lot->bids[lot->order[i]].status == BG_RANKED;
        row += (int64_t)lot->bids_n;
    }
}

/* Those that may be chosen, or those that may not. */
static int64_t bids_put(struct bg_award_drawing *d, int64_t row, const struct bg_section *section,
                        size_t l, bool ranked)
{
    enum { FOR_REASONS = 52 /* points */ };
    const struct bg_lot_result *lot = &d->result->lots[l];
    for (size_t i = 0; i < lot->bids_n; i++) {
        struct bg_award_line line = {l, lot->order[i]};
        if ((lot->bids[line.of].status == BG_RANKED) != ranked)
            continue;
        bg_section_row(d->bids, row, section, d, &line, i);
        if (ranked)
            bg_page_height(d->bids, row, FOR_REASONS);
        row++;
    }
    return row;
}

void bg_award_bids(struct bg_award_drawing *d)
{
    const struct bg_section section = BG_SECTION(bid_columns);
    int64_t row = BG_RETURNED_FIRST;
    int n =
        bg_returned_start(d->bids, "Bids and what each difference comes to",
                          "Prices and points are those of the evaluation; they are not read back.",
                          &section, d, BG_AWARD_BIDS);
    for (size_t l = 0; l < d->result->lots_n; l++) {
        row = bids_put(d, row, &section, l, true);
        row = bids_put(d, row, &section, l, false);
    }
    bg_page_freeze(d->bids, BG_RETURNED_FIRST, (d->lots ? 1 : 0) + STATE);
    bg_page_print_area(d->bids, row > BG_RETURNED_FIRST ? row - 1 : BG_RETURNED_FIRST, n - 1);
    bg_award_colour_status(d, d->bids, row - 1, n - 1);
}
