/* Measures: what each comes to over the awards, and over bids that are alone, under each scenario, and
 * against the first. A
 * quotient is that of the two sums. */
#include "report/corpus/sheets.h"

enum { BLUE = 0x1F3864, COLUMNS = 11 };

static void measures_put_value(struct bg_page *page, int64_t row, int column, bool known,
                               struct bg_dec value)
{
    struct bg_dec size = bg_dec_sign(value) < 0 ? bg_dec_neg(value) : value;
    struct bg_dec shown =
        bg_dec_round(value, bg_dec_cmp(size, bg_dec_int(1)) < 0 ? 6 : 2, BG_HALF_UP);
    if (known)
        bg_put_number(page, row, column,
                      bg_dec_is_int(shown) ? BG_LOOK(CELL, COUNT) : BG_LOOK(CELL, PLAIN), shown);
    else
        bg_put_blank(page, row, column, BG_LOOK(CELL, PLAIN));
}

static const char *unit_of(const struct bg_corpus_book *b, const struct bg_corpus_measured *item)
{
    return item->estimated ? bg_arena_printf(b->arena, "%s (estimated)", item->unit) : item->unit;
}

/* The total and what changes against the first scenario, with its range where there is room for it. */
static int measures_put_total(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                              int column, size_t s, size_t i, bool awarded)
{
    struct bg_corpus_total now = bg_corpus_total(b->corpus, s, i, awarded),
                           before = {.known = false};
    struct bg_dec change = {0};
    int64_t first = s ? bg_corpus_same_measure(b->corpus, s, i, 0) : -1;
    if (first >= 0)
        before = bg_corpus_total(b->corpus, 0, (size_t)first, awarded);
    measures_put_value(page, row, column++, now.known, now.value);
    measures_put_value(page, row, column++, now.ranged, now.low);
    measures_put_value(page, row, column++, now.ranged, now.high);
    measures_put_value(page, row, column++,
                       now.known && before.known && bg_dec_sub(now.value, before.value, &change),
                       change);
    return column;
}

static void measures_put_row(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                             size_t s, size_t i)
{
    const struct bg_corpus_scenario *scenario = &b->corpus->scenarios[s];
    const struct bg_corpus_measured *item = &scenario->measures[i];
    bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), item->title);
    bg_put_text(page, row, 1, BG_LOOK(TEXT, TEXT), unit_of(b, item));
    bg_put_text(page, row, 2, BG_LOOK(TEXT, TEXT),
                *scenario->title ? scenario->title : scenario->id);
    int column = measures_put_total(b, page, row, 3, s, i, true);
    measures_put_total(b, page, row, column, s, i, false);
}

void bg_corpus_sheet_measures(const struct bg_corpus_book *b)
{
    static const char *const titles[COLUMNS] = {"Measure", "Unit",    "Scenario", "Over the awards",
                                                "lowest",  "highest", "change",   "Bids alone",
                                                "lowest",  "highest", "change"};
    static const double widths[COLUMNS] = {46, 22, 30, 18, 16, 16, 16, 18, 16, 16, 16};
    const struct bg_corpus *corpus = b->corpus;
    size_t most = 0;
    for (size_t s = 0; s < corpus->cases_n; s++)
        most = corpus->scenarios[s].measures_n > most ? corpus->scenarios[s].measures_n : most;
    if (most == 0)
        return;
    struct bg_page *page =
        bg_corpus_page(b, "Measures", BLUE, "Measures: what the rules come to",
                       "Over the recommended bids; and over bids that are alone on their line, "
                       "which have no rivals. Rivals are alternatives, and are not added up. "
                       "Lowest and highest: over the ranges of uncertain figures.");
    int64_t row = 3, left = 0;
    bg_corpus_header(page, row++, titles, COLUMNS);
    for (size_t i = 0; i < most; i++)
        for (size_t s = 0; s < corpus->cases_n; s++) {
            if (i >= corpus->scenarios[s].measures_n)
                continue;
            if (row < BG_CORPUS_ROWS)
                measures_put_row(b, page, row++, s, i);
            else
                left++;
        }
    bg_page_filter(page, 3, 0, row - 1, COLUMNS - 1);
    if (left)
        bg_put_text(page, row, 0, BG_LOOK(CAUTION, TEXT),
                    bg_arena_printf(b->arena, "%lld more rows are left out; --partial has all.",
                                    (long long)left));
    bg_page_freeze(page, 4, 1);
    bg_page_repeat(page, 3, 3);
    for (int i = 0; i < COLUMNS; i++)
        bg_page_width(page, i, widths[i]);
}
