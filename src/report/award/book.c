/* The workbook of a decision: what to do, who is chosen by whom and why, the bids with what each
 * difference comes to, departures from the panel. Where there are lots, each row says of which one. */
#include "report/award/book.h"

#include <string.h>

#include "base/hash.h"

enum { HEADINGS = 3, MARKS = 4, FIRST = 5, SPARE = 12, LISTS_FIRST = 1 };
enum { BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959 };
enum { LONG_TEXT = 200 /* bytes of a mark that is another text */ };

struct column {
    const char *id, *title;
    double width;
};

struct drawing {
    struct bg_arena *arena;
    const struct bg_award_book *data;
    const struct bg_result *result;
    struct bg_book *book;
    struct bg_page *instructions, *decision, *bids, *departures, *lists;
    bool lots;
    int64_t *first_bid, *last_bid; /* rows on Bids of each lot's ranked bids; last < first: none */
    int64_t *first_answer;         /* rows on Decision of each lot's questions */
};

/* -- what all sheets share ------------------------------------------------------------------------- */

static const char *award_book_title_of(const struct bg_ruleset *rules)
{
    return *rules->solicitation.title ? rules->solicitation.title : rules->title;
}

static const char *book_lot_title(const struct drawing *d, size_t lot)
{
    const struct bg_ruleset *rules = d->result->ruleset;
    const char *id = d->result->lots[lot].lot;
    const struct bg_lot *own = bg_ruleset_lot(rules, id);
    const char *title = own ? own->title : "";
    return bg_arena_printf(d->arena, "%s%s%s", id, *title ? ": " : "", title);
}

static void award_book_put_mark(struct drawing *d, struct bg_page *page, int64_t row, int column,
                                const char *what, const char *value)
{
    bg_put_text(page, row, column, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(d->arena, "bg:%s:%s", what, value));
}

static void book_put_marks(struct drawing *d, struct bg_page *page, int64_t row, int column)
{
    const struct bg_ruleset *rules = d->result->ruleset;
    char hash[65];
    bg_sha256_hex(rules->source->sha256, hash);
    award_book_put_mark(d, page, row++, column, "form", BG_AWARD_FORMAT);
    award_book_put_mark(d, page, row++, column, "ruleset", rules->id);
    award_book_put_mark(d, page, row++, column, "version", rules->version);
    award_book_put_mark(d, page, row++, column, "sha256", hash);
    if (strlen(rules->solicitation.reference) <= LONG_TEXT)
        award_book_put_mark(d, page, row++, column, "solicitation", rules->solicitation.reference);
    award_book_put_mark(d, page, row, column, "result", bg_award_seal(d->arena, d->result));
}

static void book_put_place(struct drawing *d, struct bg_page *page, int64_t row, int column,
                           size_t lot, const char *item)
{
    bg_put_text(page, row, column, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(d->arena, "- - %zu %s", lot, item));
}

/* Columns that are there at all: "lot" only where there are some. Gives how many. */
static int book_start(struct drawing *d, struct bg_page *page, const char *title, const char *under,
                      const struct column *columns, const char *table)
{
    int n = 0;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), under);
    for (; columns->title; columns++) {
        if (strcmp(columns->id, "lot") == 0 && !d->lots)
            continue;
        bg_put_text(page, HEADINGS, n, n == 0 ? BG_LOOK(HEADER_LEFT, TEXT) : BG_LOOK(HEADER, TEXT),
                    columns->title);
        bg_put_text(page, MARKS, n, BG_LOOK(NOTE, TEXT),
                    bg_arena_printf(d->arena, "bg:column:%s:text", columns->id));
        bg_page_width(page, n++, columns->width);
    }
    bg_put_text(page, MARKS, n, BG_LOOK(NOTE, TEXT), "bg:column:place:text");
    award_book_put_mark(d, page, MARKS, n + 1, "table", table);
    bg_page_hide_row(page, MARKS);
    bg_page_hide_column(page, n);
    bg_page_hide_column(page, n + 1);
    bg_page_repeat(page, HEADINGS, HEADINGS);
    return n;
}

static void book_put_input(struct bg_page *page, int64_t row, int column, const char *title,
                           const char *message)
{
    struct bg_allow rule = {.what = BG_ALLOW_ANY, .title = title, .message = message};
    bg_put_blank(page, row, column, BG_LOOK(INPUT_TEXT, TEXT));
    bg_page_allow(page, row, column, row, column, &rule);
}

/* A cell in which one of the lot's bids is chosen. all: whatever became of it. */
static void book_put_choice(struct drawing *d, struct bg_page *page, int64_t row, int column,
                            size_t lot, const char *title, const char *message, bool all)
{
    size_t n = d->result->lots[lot].bids_n;
    int list = (int)lot * 2 + all;
    struct bg_allow rule = {.what = BG_ALLOW_LIST,
                            .title = title,
                            .message = message,
                            .error_title = "Not in the list",
                            .error = "Choose a bid from the list, or leave the cell empty."};
    if (!all)
        n = d->last_bid[lot] < d->first_bid[lot]
                ? 0
                : (size_t)(d->last_bid[lot] - d->first_bid[lot]) + 1;
    rule.formula =
        n ? bg_ref_range(d->arena, "Lists", LISTS_FIRST, list, LISTS_FIRST + (int64_t)n - 1, list)
          : NULL;
    if (!n)
        rule.what = BG_ALLOW_ANY;
    bg_put_blank(page, row, column, BG_LOOK(INPUT_TEXT, TEXT));
    bg_page_allow(page, row, column, row, column, &rule);
}

static void colour_status(struct drawing *d, struct bg_page *page, int64_t last, int column)
{
    const char *cell = bg_relative(d->arena, FIRST, column);
    if (last < FIRST)
        return;
    bg_page_warn_if(page, FIRST, column, last, column,
                    bg_arena_printf(d->arena, "LEFT(%s,7)=\"Missing\"", cell));
    bg_page_mark_if(page, FIRST, column, last, column,
                    bg_arena_printf(d->arena, "OR(%s=\"OK\",%s=\"Chosen\")", cell, cell));
}

/* -- Lists: for each lot the bids that may be chosen, and all of them ------------------------------ */

static void award_book_put_lists(struct drawing *d)
{
    bg_put_text(d->lists, 0, 0, BG_LOOK(SECTION, TEXT),
                "Lists: what may be chosen in the other sheets");
    for (size_t l = 0; l < d->result->lots_n; l++) {
        const struct bg_lot_result *lot = &d->result->lots[l];
        int64_t chosen = LISTS_FIRST, all = LISTS_FIRST;
        for (size_t i = 0; i < lot->bids_n; i++) {
            const char *label = bg_award_bid_label(d->arena, lot, lot->order[i]);
            if (lot->bids[lot->order[i]].status == BG_RANKED)
                bg_put_text(d->lists, chosen++, (int)l * 2, BG_LOOK(PLAIN, TEXT), label);
            bg_put_text(d->lists, all++, (int)l * 2 + 1, BG_LOOK(PLAIN, TEXT), label);
        }
    }
    bg_page_hide(d->lists);
}

/* -- Decision --------------------------------------------------------------------------------------- */

static const struct column decision_columns[] = {{"lot", "Lot", 22},
                                                 {"question", "Question", 34},
                                                 {"answer", "Answer", 84},
                                                 {"status", "Status", 22},
                                                 {NULL, NULL, 0}};

static void book_put_question(struct drawing *d, int64_t row, size_t lot, enum bg_award_question q)
{
    const struct bg_award_question_row *question = &bg_award_questions[q];
    int column = 0;
    if (d->lots)
        bg_put_text(d->decision, row, column++, BG_LOOK(TEXT_WRAP, TEXT), book_lot_title(d, lot));
    bg_put_text(d->decision, row, column++, BG_LOOK(TEXT_BOLD, TEXT), question->asks);
    if (q == BG_AWARD_CHOSEN)
        book_put_choice(d, d->decision, row, column, lot, question->asks, question->help, false);
    else
        book_put_input(d->decision, row, column, question->asks, question->help);
    if (q == BG_AWARD_NOT_FIRST)
        bg_put_text(d->decision, row, column + 1, BG_LOOK(TEXT_WRAP, TEXT), "");
    else
        bg_put_live(
            d->decision, row, column + 1, BG_LOOK(TEXT_WRAP, ANY),
            BG_FORMULA(
                d->arena,
                "IF(ISERROR(a),\"Missing: the cell shows an error\",IF(TRIM(a)=\"\",\"Missing\","
                "\"OK\"))",
                bg_page_cell(d->decision, row, column)));
    book_put_place(d, d->decision, row, column + 2, lot, question->key);
    bg_page_height(d->decision, row, q == BG_AWARD_BECAUSE || q == BG_AWARD_NOT_FIRST ? 64 : 22);
}

static void book_put_decision(struct drawing *d)
{
    int64_t row = FIRST;
    int n =
        book_start(d, d->decision, "Decision",
                   "Whoever decides fills in the yellow cells. Nothing is filled in beforehand.",
                   decision_columns, BG_AWARD_DECISION);
    for (size_t l = 0; l < d->result->lots_n; l++) {
        d->first_answer[l] = row;
        for (int q = 0; q < BG_AWARD_QUESTION__COUNT; q++)
            book_put_question(d, row++, l, (enum bg_award_question)q);
    }
    bg_page_freeze(d->decision, FIRST, 0);
    bg_page_print_area(d->decision, row - 1, n - 1);
    colour_status(d, d->decision, row - 1, n - 1);
}

/* -- Bids ------------------------------------------------------------------------------------------- */

enum { RANK, BID, STATE, QUALITY, PRICE, TOTAL, LESS, FEWER, WORTH, OUT, STATUS, COLUMNS };

static const struct column bid_columns[] = {
    {"lot", "Lot", 12},
    {"rank", "Rank", 6},
    {"bid", "Bid", 20},
    {"state", "State", 11},
    {"quality", "Quality (points)", 9},
    {"price", "Price", 11},
    {"total", "Total (points)", 9},
    {"less", "Price less that of the chosen bid", 13},
    {"fewer", "Points less those of the chosen bid", 13},
    {"worth", "Why the difference is, or is not, worth it", 36},
    {"out", "Or: why the bid is not acceptable", 18},
    {"status", "Status", 10},
    {NULL, NULL, 0}};

/* The figure of this row less that of the lot's chosen bid; "" while none is chosen. */
static const struct bg_formula *less_chosen(struct drawing *d, size_t lot, int64_t row, int name,
                                            int figure, int places)
{
    int answer = d->lots ? 2 : 1;
    int64_t first = d->first_bid[lot], last = d->last_bid[lot];
    return BG_FORMULA(
        d->arena, "IFERROR(IF(TRIM(a)=\"\",\"\",ROUND(b-INDEX(c,MATCH(a,d,0),1),e)),\"\")",
        bg_page_cell(d->decision, d->first_answer[lot] + BG_AWARD_CHOSEN, answer),
        bg_page_cell(d->bids, row, figure), bg_page_cells(d->bids, first, figure, last, figure),
        bg_page_cells(d->bids, first, name, last, name), bg_formula_int(d->arena, places));
}

static void book_put_figure(struct bg_page *page, int64_t row, int column, bool has,
                            struct bg_look look, struct bg_dec value)
{
    if (has)
        bg_put_number(page, row, column, look, value);
    else
        bg_put_text(page, row, column, BG_LOOK(CENTER_GREY, TEXT), "");
}

static void put_head_cells(struct drawing *d, int64_t row, int at, size_t lot, size_t i)
{
    const struct bg_bid_result *bid = &d->result->lots[lot].bids[i];
    const struct bg_price_result *price = &bid->price;
    bool cents = price->present && !bg_dec_is_int(price->amount);
    if (d->lots)
        bg_put_text(d->bids, row, 0, BG_LOOK(TEXT_WRAP, TEXT), book_lot_title(d, lot));
    book_put_figure(d->bids, row, at + RANK, bid->rank > 0, BG_LOOK(CENTER, COUNT),
                    bg_dec_int(bid->rank));
    bg_put_text(d->bids, row, at + BID, BG_LOOK(TEXT_BOLD, TEXT),
                bg_award_bid_label(d->arena, &d->result->lots[lot], i));
    bg_put_text(d->bids, row, at + STATE, BG_LOOK(TEXT_WRAP, TEXT),
                bg_result_status_words(bid->status));
    book_put_figure(d->bids, row, at + QUALITY, bid->quality_exact != NULL, BG_LOOK(CELL, POINTS),
                    bid->quality);
    book_put_figure(d->bids, row, at + PRICE, price->present,
                    cents ? BG_LOOK(CELL, CENTS) : BG_LOOK(CELL, MONEY), price->amount);
    book_put_figure(d->bids, row, at + TOTAL, bid->total_exact != NULL, BG_LOOK(CELL_BOLD, POINTS),
                    bid->total);
}

/* Differences of prices in whole units are in whole units, too. */
static struct bg_look look_of_less(const struct bg_lot_result *lot)
{
    for (size_t i = 0; i < lot->bids_n; i++)
        if (lot->bids[i].price.present && !bg_dec_is_int(lot->bids[i].price.amount))
            return BG_LOOK(CELL, CENTS);
    return BG_LOOK(CELL, MONEY);
}

/* A bid that may be chosen: each of the others asks for a reason. */
static void put_acceptable(struct drawing *d, int64_t row, int at, size_t lot, size_t i)
{
    const struct bg_bid_result *bid = &d->result->lots[lot].bids[i];
    const struct bg_formula *chosen =
        bg_page_cell(d->decision, d->first_answer[lot] + BG_AWARD_CHOSEN, d->lots ? 2 : 1);
    put_head_cells(d, row, at, lot, i);
    bg_put_live(d->bids, row, at + LESS, look_of_less(&d->result->lots[lot]),
                less_chosen(d, lot, row, at + BID, at + PRICE, 2));
    bg_put_live(d->bids, row, at + FEWER, BG_LOOK(CELL, POINTS),
                less_chosen(d, lot, row, at + BID, at + TOTAL,
                            d->result->lots[lot].ruleset->award.decimals));
    book_put_input(d->bids, row, at + WORTH, "Why the difference is, or is not, worth it",
                   "What the chosen bid gives for the difference in price or points. Empty for the "
                   "chosen bid itself.");
    book_put_input(d->bids, row, at + OUT, "Why the bid is not acceptable",
                   "Only where it may not be awarded, whatever the difference.");
    bg_put_live(d->bids, row, at + STATUS, BG_LOOK(TEXT_WRAP, ANY),
                BG_FORMULA(d->arena,
                           "IF(OR(ISERROR(b),ISERROR(c)),\"Missing: a cell shows an error\","
                           "IF(a=d,\"Chosen\",IF(AND(TRIM(b)=\"\",TRIM(c)=\"\"),\"Missing\","
                           "\"OK\")))",
                           chosen, bg_page_cell(d->bids, row, at + WORTH),
                           bg_page_cell(d->bids, row, at + OUT),
                           bg_page_cell(d->bids, row, at + BID)));
    book_put_place(d, d->bids, row, at + COLUMNS, lot, bid->bid->id);
    bg_page_height(d->bids, row, 52);
}

/* One that may not be: with the reason of the evaluation in place of the cells. */
static void put_other(struct drawing *d, int64_t row, int at, size_t lot, size_t i)
{
    const struct bg_bid_result *bid = &d->result->lots[lot].bids[i];
    put_head_cells(d, row, at, lot, i);
    for (int column = LESS; column < COLUMNS; column++)
        bg_put_blank(d->bids, row, at + column, BG_LOOK(ENGINE_TEXT, TEXT));
    bg_put_text(d->bids, row, at + WORTH, BG_LOOK(ENGINE_TEXT, TEXT), bid->status_reason);
    bg_put_text(d->bids, row, at + COLUMNS, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(d->arena, "- - out %s", bid->bid->id));
}

static void book_plan_bids(struct drawing *d)
{
    int64_t row = FIRST;
    for (size_t l = 0; l < d->result->lots_n; l++) {
        const struct bg_lot_result *lot = &d->result->lots[l];
        d->first_bid[l] = row;
        d->last_bid[l] = row - 1;
        for (size_t i = 0; i < lot->bids_n; i++)
            d->last_bid[l] += lot->bids[lot->order[i]].status == BG_RANKED;
        row += (int64_t)lot->bids_n;
    }
}

static void award_book_put_bids(struct drawing *d)
{
    int64_t row = FIRST;
    int at = d->lots ? 1 : 0;
    int n = book_start(d, d->bids, "Bids and what each difference comes to",
                       "Prices and points are those of the evaluation; they are not read back.",
                       bid_columns, BG_AWARD_BIDS);
    for (size_t l = 0; l < d->result->lots_n; l++) {
        const struct bg_lot_result *lot = &d->result->lots[l];
        for (int ranked = 1; ranked >= 0; ranked--)
            for (size_t i = 0; i < lot->bids_n; i++) {
                if ((lot->bids[lot->order[i]].status == BG_RANKED) != (ranked == 1))
                    continue;
                if (ranked)
                    put_acceptable(d, row++, at, l, lot->order[i]);
                else
                    put_other(d, row++, at, l, lot->order[i]);
            }
    }
    bg_page_freeze(d->bids, FIRST, at + STATE);
    bg_page_print_area(d->bids, row > FIRST ? row - 1 : FIRST, n - 1);
    colour_status(d, d->bids, row - 1, n - 1);
}

/* -- Departures ------------------------------------------------------------------------------------- */

static const struct column departure_columns[] = {
    {"lot", "Lot", 22},
    {"bid", "Bid", 30},
    {"what", "What the panel found, and what is decided instead", 60},
    {"because", "Why", 60},
    {NULL, NULL, 0}};

static void award_book_put_departures(struct drawing *d)
{
    int64_t row = FIRST;
    int n =
        book_start(d, d->departures, "Departures from the panel",
                   "Only where the decision does not follow what the panel found. Otherwise leave "
                   "the sheet empty.",
                   departure_columns, BG_AWARD_DEPARTURES);
    for (size_t l = 0; l < d->result->lots_n; l++)
        for (int i = 0; i < SPARE; i++, row++) {
            int column = 0;
            if (d->lots)
                bg_put_text(d->departures, row, column++, BG_LOOK(TEXT_WRAP, TEXT),
                            book_lot_title(d, l));
            book_put_choice(d, d->departures, row, column++, l, "Bid", "Which bid it is about.",
                            true);
            book_put_input(d->departures, row, column++, "What",
                           "For example: Method, 4 points instead of 5.");
            book_put_input(d->departures, row, column++, "Why",
                           "What the panel did not see, or saw "
                           "otherwise.");
            book_put_place(d, d->departures, row, column, l,
                           bg_arena_printf(d->arena, "row-%d", i + 1));
            bg_page_height(d->departures, row, 30);
        }
    bg_page_freeze(d->departures, FIRST, 0);
    bg_page_print_area(d->departures, row - 1, n - 1);
}

/* -- Instructions ------------------------------------------------------------------------------------ */

static int64_t book_put_pair(struct bg_page *page, int64_t row, const char *label,
                             const char *value)
{
    if (!*value)
        return row;
    bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), label);
    bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT), value);
    return row + 1;
}

static void put_instructions(struct drawing *d)
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
    struct bg_page *page = d->instructions;
    int64_t row = 3;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Decision on the award");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), award_book_title_of(rules));
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What to do");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        bg_put_text(page, row++, 0, BG_LOOK(PLAIN, TEXT), steps[i]);
    row++;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What it is for");
    row = book_put_pair(page, row, "Solicitation", award_book_title_of(rules));
    row = book_put_pair(page, row, "Reference", rules->solicitation.reference);
    row = book_put_pair(page, row, "Buyer", rules->solicitation.buyer);
    row = book_put_pair(page, row, "Ruleset", rules->id);
    row = book_put_pair(page, row, "Version of the ruleset", rules->version);
    book_put_pair(page, row, "Head of the log", d->data->head);
    book_put_marks(d, page, 0, MARK_COLUMN);
    bg_page_width(page, 0, 30);
    bg_page_width(page, 1, 80);
    bg_page_hide_column(page, MARK_COLUMN);
    bg_page_print_area(page, -1, 1);
}

/* -- the book ----------------------------------------------------------------------------------------- */

static struct bg_book *award_book_open_book(struct drawing *d, const char *path)
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
    struct drawing d = {.arena = arena, .data = book};
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
    book_plan_bids(&d);
    put_instructions(&d);
    book_put_decision(&d);
    award_book_put_bids(&d);
    award_book_put_departures(&d);
    award_book_put_lists(&d);
    book_put_marks(&d, d.lists, LISTS_FIRST, (int)d.result->lots_n * 2 + 1);
    return d.book;
}
