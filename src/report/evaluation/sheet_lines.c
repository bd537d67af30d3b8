/* Price lines: the tabulation that goes to the public, line by line and bid by bid, where the price is a
 * schedule of lines. A bid's prices are the cells of its own sheet, and its amounts follow the engine's
 * rule for lines, so that a price which is corrected there is corrected here. */
#include <string.h>

#include "base/currency.h"
#include "report/evaluation/lines.h"
#include "report/evaluation/plan.h"

enum { HEAD = 4, TITLES = HEAD + 1, FIRST = TITLES + 1, NUMBER = 0, DESCRIBED = 1 };

struct sheet {
    struct bg_plan *plan;
    struct bg_page *page;
    const struct bg_price_schedule *schedule;
    const struct bg_field *field;
    const struct bg_lines *lines;
    int widest;           /* column of the lines' words */
    int quantity, option; /* columns of what all bids share; -1: none */
    int first, group;     /* of the first bid; columns a bid */
    int working; /* of the first bid, behind all: what its lines count for; -1: as they are */
};

/* Where the words of the lines are longest: there is room for the words of totals. */
static int widest(const struct bg_plan *plan)
{
    int column = DESCRIBED;
    size_t longest = 0;
    for (size_t i = 0; i < plan->lines->n; i++)
        for (size_t c = 0; c < plan->lines->described_n; c++) {
            const struct bg_price_line *line = &plan->lines->line[i];
            struct bg_value value = bg_lines_value(plan->rules, plan->lot->bids[line->bid].bid,
                                                   (int64_t)line->row, plan->lines->described[c]);
            if (value.type == BG_V_TEXT && value.as.text.n > longest) {
                longest = value.as.text.n;
                column = DESCRIBED + (int)c;
            }
        }
    return column;
}

static struct sheet layout(struct bg_plan *plan)
{
    const struct bg_price_schedule *schedule = &plan->rules->price.schedule;
    struct sheet s = {.plan = plan,
                      .page = plan->page[BG_SHEET_LINES],
                      .schedule = schedule,
                      .field = &plan->rules->fields[schedule->slot],
                      .lines = plan->lines,
                      .quantity = -1,
                      .option = -1,
                      .working = -1};
    s.widest = widest(plan);
    s.first = DESCRIBED + (int)plan->lines->described_n;
    if (schedule->quantity_column >= 0 && !plan->lines->quantities_differ)
        s.quantity = s.first++;
    if (schedule->option_column >= 0)
        s.option = s.first++;
    s.group = 1 + plan->lines->quantities_differ + (schedule->unit_price_column >= 0);
    if (schedule->option_column >= 0 && !schedule->include_options)
        s.working = s.first + s.group * (int)plan->lot->bids_n + 1;
    return s;
}

/* -- cells -------------------------------------------------------------------------------------- */

static int lines_amount_column(const struct sheet *s, size_t bid)
{
    return s->first + ((int)bid + 1) * s->group - 1;
}

static int64_t total_row(const struct sheet *s)
{
    return FIRST + (int64_t)s->lines->n;
}

static const struct bg_formula *evaluation_lines_column_of(const struct sheet *s, int column)
{
    return bg_page_cells(s->page, FIRST, column, total_row(s) - 1, column);
}

/* The cell of the bid's own table; NULL where it has no such line or column. */
static const struct bg_formula *
lines_answer(const struct sheet *s, const struct bg_price_line *line, size_t bid, int column)
{
    if (column < 0 || line->row_of[bid] < 0)
        return NULL;
    int64_t first = s->plan->table_row[bid][s->schedule->slot];
    return bg_page_cell(bg_plan_tables_page(s->plan, bid), first + line->row_of[bid],
                        bg_plan_table_column(s->plan, column));
}

static void lines_put_answer(const struct sheet *s, int64_t row, int column, struct bg_look look,
                             const struct bg_formula *cell)
{
    if (cell)
        bg_put_live(s->page, row, column, look,
                    BG_FORMULA(s->plan->arena, "IF(a=\"\",\"\",a)", cell));
    else
        bg_put_blank(s->page, row, column, look);
}

/* The product where it can be made, else what the bid says. A said amount that is the product to the
 * currency's coin counts as it is said. */
static const struct bg_formula *lines_amount(const struct sheet *s,
                                             const struct bg_price_line *line, size_t bid)
{
    struct bg_arena *arena = s->plan->arena;
    const struct bg_formula *quantity = lines_answer(s, line, bid, s->schedule->quantity_column);
    const struct bg_formula *unit = lines_answer(s, line, bid, s->schedule->unit_price_column);
    const struct bg_formula *said = lines_answer(s, line, bid, s->schedule->amount_column);
    const struct bg_formula *x = NULL;
    if (said)
        x = BG_FORMULA(arena, "IF(ISNUMBER(a),ROUND(a,6),\"\")", said);
    if (!quantity || !unit)
        return x;
    struct bg_dec coin = bg_dec_int(1);
    coin.places = bg_currency_places(s->plan->rules->currency);
    const struct bg_formula *product = BG_FORMULA(arena, "ROUND(a*b,6)", quantity, unit);
    if (!said)
        return BG_FORMULA(arena, "IF(COUNT(a,b)=2,c,\"\")", quantity, unit, product);
    const struct bg_formula *both =
        BG_FORMULA(arena, "IF(ROUND(a-b,6)=0,a,IF(2*ABS(a-b)<=c,ROUND(b,d),a))", product, said,
                   bg_formula_number(arena, coin), bg_formula_int(arena, coin.places));
    return BG_FORMULA(arena, "IF(COUNT(a,b)=2,IF(ISNUMBER(c),d,e),f)", quantity, unit, said, both,
                      product, x);
}

/* -- lines -------------------------------------------------------------------------------------- */

static void evaluation_lines_put_line(const struct sheet *s, size_t i)
{
    const struct bg_price_line *line = &s->lines->line[i];
    const struct bg_bid *bid = s->plan->lot->bids[line->bid].bid;
    int64_t row = FIRST + (int64_t)i;
    bg_put_number(s->page, row, NUMBER, BG_LOOK(CENTER_GREY, COUNT), bg_dec_int((int64_t)i + 1));
    for (size_t c = 0; c < s->lines->described_n; c++) {
        int column = s->lines->described[c];
        struct bg_value value = bg_lines_value(s->plan->rules, bid, (int64_t)line->row, column);
        bg_put_value(s->plan, s->page, row, DESCRIBED + (int)c, BG_LOOK(TEXT_WRAP, ANY), value);
    }
    if (s->quantity >= 0)
        lines_put_answer(s, row, s->quantity, BG_LOOK(CELL, ANY),
                         lines_answer(s, line, line->bid, s->schedule->quantity_column));
    if (s->option >= 0)
        lines_put_answer(s, row, s->option, BG_LOOK(CENTER, ANY),
                         lines_answer(s, line, line->bid, s->schedule->option_column));
}

static void put_prices(const struct sheet *s, size_t i, size_t bid)
{
    const struct bg_price_line *line = &s->lines->line[i];
    int64_t row = FIRST + (int64_t)i;
    int column = s->first + (int)bid * s->group;
    const struct bg_formula *x = lines_amount(s, line, bid);
    if (s->lines->quantities_differ)
        lines_put_answer(s, row, column++, BG_LOOK(CELL, ANY),
                         lines_answer(s, line, bid, s->schedule->quantity_column));
    if (s->schedule->unit_price_column >= 0)
        lines_put_answer(s, row, column++, BG_LOOK(CELL, CENTS),
                         lines_answer(s, line, bid, s->schedule->unit_price_column));
    if (x)
        bg_put_live(s->page, row, column, BG_LOOK(CELL, CENTS), x);
    else
        bg_put_blank(s->page, row, column, BG_LOOK(CELL, CENTS));
    if (s->working < 0)
        return;
    const struct bg_formula *option = lines_answer(s, line, bid, s->schedule->option_column);
    if (option)
        bg_put_live(s->page, row, s->working + (int)bid, BG_LOOK(CELL_GREY, CENTS),
                    BG_FORMULA(s->plan->arena, "IF(a=\"yes\",0,b)", option,
                               bg_page_cell(s->page, row, column)));
    else
        bg_put_blank(s->page, row, s->working + (int)bid, BG_LOOK(CELL_GREY, CENTS));
}

/* -- totals ------------------------------------------------------------------------------------- */

static void fill_row(const struct sheet *s, int64_t row, struct bg_look look, const char *title)
{
    int last = lines_amount_column(s, s->plan->lot->bids_n - 1);
    for (int column = 0; column <= last; column++)
        bg_put_blank(s->page, row, column, look);
    bg_put_text(s->page, row, s->widest, look, title);
}

/* "" where a line has no amount: an incomplete schedule is no price. */
static void lines_put_total(const struct sheet *s, size_t bid)
{
    struct bg_plan *plan = s->plan;
    const struct bg_price_result *price = &plan->lot->bids[bid].price;
    int column = lines_amount_column(s, bid), sum = s->working < 0 ? column : s->working + (int)bid;
    size_t rows = bg_lines_rows(plan->rules, plan->lot->bids[bid].bid);
    if (!rows) {
        bg_put_blank(s->page, total_row(s), column, BG_LOOK(TOTAL, CENTS));
        return;
    }
    bg_put_live(s->page, total_row(s), column, BG_LOOK(TOTAL, CENTS),
                BG_FORMULA(plan->arena, "IF(COUNT(a)=b,ROUND(SUM(c),6),\"\")",
                           evaluation_lines_column_of(s, column),
                           bg_formula_int(plan->arena, (int64_t)rows),
                           evaluation_lines_column_of(s, sum)));
    if (price->present && bg_plan_lines_total(plan, bid))
        bg_plan_check(plan, s->page, total_row(s), column,
                      bg_arena_printf(plan->arena, bg_plan_say(plan, "Sum of the lines: %s"),
                                      bg_plan_vendor(plan, bid)),
                      bg_dec_round(price->amount, BG_MONEY_PLACES, BG_HALF_UP));
}

/* Beside the sum: the price as the bid says it, and how far they are apart. */
static void lines_put_stated(const struct sheet *s, size_t bid)
{
    const struct bg_plan *plan = s->plan;
    int64_t row = total_row(s) + 1;
    int column = lines_amount_column(s, bid);
    const struct bg_formula *stated = NULL;
    if (plan->lot->bids[bid].bid->values)
        stated = bg_plan_answer_cell(plan, bid, (size_t)plan->rules->price.slot);
    lines_put_answer(s, row, column, BG_LOOK(CELL, CENTS), stated);
    bg_put_live(s->page, row + 1, column, BG_LOOK(CELL, GAP),
                BG_FORMULA(plan->arena, "IF(COUNT(a,b)=2,ROUND(a-b,6),\"\")",
                           bg_page_cell(s->page, row, column),
                           bg_page_cell(s->page, total_row(s), column)));
}

static void lines_put_totals(const struct sheet *s)
{
    const struct bg_price_rule *price = &s->plan->rules->price;
    int64_t row = total_row(s);
    bool stated = price->slot >= 0;
    fill_row(s, row, BG_LOOK(TOTAL_TEXT, TEXT),
             s->working < 0 ? "Total of the lines" : "Total of the lines without options");
    if (stated) {
        fill_row(s, row + 1, BG_LOOK(TEXT_WRAP, TEXT), "Price stated in the bid");
        fill_row(s, row + 2, BG_LOOK(TEXT_WRAP, TEXT), "Stated price less the total");
    }
    for (size_t bid = 0; bid < s->plan->lot->bids_n; bid++) {
        lines_put_total(s, bid);
        if (stated)
            lines_put_stated(s, bid);
    }
    bg_put_words(s->page, row + 4, 0, BG_LOOK(NOTE, TEXT),
                 price->schedule.governs == BG_GOVERNS_LINES || !stated
                     ? "The lines govern: their total is the price that is evaluated."
                     : "The stated price is evaluated, not the total of the lines.");
    bg_page_keep(s->page, row - 1, row + 4);
}

const struct bg_formula *bg_plan_lines_total(const struct bg_plan *plan, size_t bid)
{
    const struct bg_price_rule *price = &plan->rules->price;
    bool govern = price->schedule.governs == BG_GOVERNS_LINES || price->slot < 0;
    if (!plan->page[BG_SHEET_LINES] || !govern ||
        !bg_lines_rows(plan->rules, plan->lot->bids[bid].bid))
        return NULL;
    struct sheet s = layout((struct bg_plan *)plan);
    return bg_page_cell(s.page, total_row(&s), lines_amount_column(&s, bid));
}

/* -- the sheet ---------------------------------------------------------------------------------- */

static const char *lines_title_of(const struct sheet *s, int column)
{
    const struct bg_field *field = &s->field->columns[column];
    return field->label && *field->label ? field->label : field->id;
}

static void put_bid_titles(const struct sheet *s, size_t bid)
{
    int column = s->first + (int)bid * s->group;
    for (int i = 0; i < s->group; i++)
        bg_put_blank(s->page, HEAD, column + i, BG_LOOK(HEADER, TEXT));
    bg_put_text(s->page, HEAD, lines_amount_column(s, bid), BG_LOOK(HEADER, TEXT),
                bg_plan_vendor(s->plan, bid));
    if (s->lines->quantities_differ)
        bg_put_text(s->page, TITLES, column++, BG_LOOK(HEADER, TEXT),
                    lines_title_of(s, s->schedule->quantity_column));
    if (s->schedule->unit_price_column >= 0)
        bg_put_text(s->page, TITLES, column++, BG_LOOK(HEADER, TEXT),
                    lines_title_of(s, s->schedule->unit_price_column));
    bg_put_text(s->page, TITLES, column, BG_LOOK(HEADER, TEXT),
                s->schedule->amount_column >= 0 ? lines_title_of(s, s->schedule->amount_column)
                                                : bg_page_say(s->page, "Amount"));
    if (s->working >= 0)
        bg_put_words(s->page, TITLES, s->working + (int)bid, BG_LOOK(HEADER, TEXT),
                     "Counted in the total");
}

static void lines_put_titles(const struct sheet *s)
{
    for (int column = 0; column < s->first; column++)
        bg_put_blank(s->page, HEAD, column, BG_LOOK(HEADER, TEXT));
    bg_put_words(s->page, TITLES, NUMBER, BG_LOOK(HEADER, TEXT), "Line");
    for (size_t c = 0; c < s->lines->described_n; c++)
        bg_put_text(s->page, TITLES, DESCRIBED + (int)c, BG_LOOK(HEADER_LEFT, TEXT),
                    lines_title_of(s, s->lines->described[c]));
    if (s->quantity >= 0)
        bg_put_text(s->page, TITLES, s->quantity, BG_LOOK(HEADER, TEXT),
                    lines_title_of(s, s->schedule->quantity_column));
    if (s->option >= 0)
        bg_put_words(s->page, TITLES, s->option, BG_LOOK(HEADER, TEXT), "Option");
    for (size_t bid = 0; bid < s->plan->lot->bids_n; bid++)
        put_bid_titles(s, bid);
}

static void lines_lay_out(const struct sheet *s)
{
    static const double money = 13, quantity = 9, number = 5;
    bg_page_width(s->page, NUMBER, number);
    for (size_t c = 0; c < s->lines->described_n; c++)
        bg_page_fit(s->page, DESCRIBED + (int)c, 8, 34);
    if (s->quantity >= 0)
        bg_page_width(s->page, s->quantity, quantity);
    if (s->option >= 0)
        bg_page_width(s->page, s->option, quantity);
    for (size_t bid = 0; bid < s->plan->lot->bids_n; bid++) {
        for (int column = s->first + (int)bid * s->group; column <= lines_amount_column(s, bid);
             column++)
            bg_page_width(s->page, column, money);
        if (s->lines->quantities_differ)
            bg_page_width(s->page, s->first + (int)bid * s->group, quantity);
        if (s->working >= 0)
            bg_page_width(s->page, s->working + (int)bid, money);
    }
    bg_page_dense(s->page);
    bg_page_freeze(s->page, FIRST, s->first);
    bg_page_repeat(s->page, HEAD, TITLES);
    bg_page_keep_columns(s->page, s->first, s->group);
    bg_page_print_area(s->page, total_row(s) + 4, lines_amount_column(s, s->plan->lot->bids_n - 1));
}

bool bg_plan_has_lines(const struct bg_plan *plan)
{
    enum { BIDS_MOST = 4000 }; /* columns of a sheet end */
    return plan->lines && plan->lines->n && plan->lot->bids_n <= BIDS_MOST &&
           !plan->lot->prices_closed;
}

void bg_sheet_lines(struct bg_plan *plan)
{
    struct sheet s = layout(plan);
    bg_put_title(
        plan, s.page, "Price lines: the bids line by line",
        "Amounts are quantity times unit price. Prices are linked to the bids' own sheets.");
    bg_put_caution(plan, s.page, 2);
    lines_put_titles(&s);
    for (size_t i = 0; i < s.lines->n; i++) {
        evaluation_lines_put_line(&s, i);
        for (size_t bid = 0; bid < plan->lot->bids_n; bid++)
            put_prices(&s, i, bid);
    }
    lines_put_totals(&s);
    lines_lay_out(&s);
}
