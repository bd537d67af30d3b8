/* Measures: what each comes to over all bids, under each scenario, and against the first. A quotient
 * is that of the two sums. */
#include "report/corpus_sheets.h"

#include <string.h>

enum { BLUE = 0x1F3864, COLUMNS = 9 };

struct total { /* of a measure under a scenario */
    bool known, ranged;
    struct bg_dec value, low, high;
    int64_t counted, errors;
};

static bool over(const struct bg_dec *a, const struct bg_dec *b, struct bg_dec *out)
{
    return bg_dec_sign(*b) != 0 && bg_dec_div(*a, *b, out);
}

/* The range of a quotient is left out: which ends belong together is not known of sums. */
static struct total total_of(const struct bg_corpus *corpus, size_t s, size_t i)
{
    const struct bg_corpus_measured *item = &corpus->scenarios[s].measures[i];
    const struct bg_corpus_measure *sums = corpus->sums[s].measures;
    struct total t = {.counted = sums[i].counted, .errors = sums[i].errors};
    if (item->over[0] >= 0 && item->over[1] >= 0) {
        const struct bg_corpus_measure *a = &sums[item->over[0]], *b = &sums[item->over[1]];
        t.counted = b->counted;
        t.errors = a->errors + b->errors;
        t.known = over(&a->value, &b->value, &t.value);
        return t;
    }
    t.known = item->summed && sums[i].counted > 0;
    t.value = sums[i].value;
    t.low = sums[i].low;
    t.high = sums[i].high;
    t.ranged = t.known && bg_dec_cmp(t.low, t.high) != 0;
    return t;
}

static void put_value(struct bg_page *page, int64_t row, int column, bool known,
                      struct bg_dec value)
{
    if (known)
        bg_put_number(page, row, column, BG_LOOK(CELL, PLAIN), bg_dec_round(value, 6, BG_HALF_UP));
    else
        bg_put_blank(page, row, column, BG_LOOK(CELL, PLAIN));
}

static const char *unit_of(const struct bg_corpus_book *b, const struct bg_corpus_measured *item)
{
    return item->estimated ? bg_arena_printf(b->arena, "%s (estimated)", item->unit) : item->unit;
}

/* The same measure under the first scenario; -1: it has none of that id. */
static int64_t of_first(const struct bg_corpus *corpus, size_t s, size_t i)
{
    const char *id = corpus->scenarios[s].measures[i].id;
    for (size_t k = 0; k < corpus->scenarios[0].measures_n; k++)
        if (strcmp(corpus->scenarios[0].measures[k].id, id) == 0)
            return (int64_t)k;
    return -1;
}

static void put_row(const struct bg_corpus_book *b, struct bg_page *page, int64_t row, size_t s,
                    size_t i)
{
    const struct bg_corpus *corpus = b->corpus;
    const struct bg_corpus_scenario *scenario = &corpus->scenarios[s];
    const struct bg_corpus_measured *item = &scenario->measures[i];
    struct total now = total_of(corpus, s, i), before = {.known = false};
    struct bg_dec change = {0};
    int64_t first = s ? of_first(corpus, s, i) : -1;
    if (first >= 0)
        before = total_of(corpus, 0, (size_t)first);
    bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), item->title);
    bg_put_text(page, row, 1, BG_LOOK(TEXT, TEXT), unit_of(b, item));
    bg_put_text(page, row, 2, BG_LOOK(TEXT, TEXT),
                *scenario->title ? scenario->title : scenario->id);
    put_value(page, row, 3, now.known, now.value);
    put_value(page, row, 4, now.ranged, now.low);
    put_value(page, row, 5, now.ranged, now.high);
    put_value(page, row, 6,
              now.known && before.known && bg_dec_sub(now.value, before.value, &change), change);
    bg_corpus_put_count(page, row, 7, now.counted);
    bg_corpus_put_count(page, row, 8, now.errors);
}

void bg_corpus_sheet_measures(const struct bg_corpus_book *b)
{
    static const char *const titles[COLUMNS] = {"Measure", "Unit", "Scenario",
                                                "Over all bids", "Lowest", "Highest",
                                                "Change", "Bids with a value", "Errors"};
    static const double widths[COLUMNS] = {46, 22, 30, 18, 18, 18, 18, 12, 10};
    const struct bg_corpus *corpus = b->corpus;
    size_t most = 0;
    for (size_t s = 0; s < corpus->scenarios_n; s++)
        most = corpus->scenarios[s].measures_n > most ? corpus->scenarios[s].measures_n : most;
    if (most == 0)
        return;
    struct bg_page *page = bg_corpus_page(
        b, "Measures", BLUE, "Measures: what the rules come to over all bids",
        "Sums over every bid, whoever is recommended: several bids for one tender are all in them. "
        "Lowest and highest: over the ranges of uncertain figures.");
    int64_t row = 3, left = 0;
    bg_corpus_header(page, row++, titles, COLUMNS);
    for (size_t i = 0; i < most; i++)
        for (size_t s = 0; s < corpus->scenarios_n; s++) {
            if (i >= corpus->scenarios[s].measures_n)
                continue;
            if (row < BG_CORPUS_ROWS)
                put_row(b, page, row++, s, i);
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
    bg_page_print(page, false);
}
