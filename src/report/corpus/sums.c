/* Summary, Criteria and Points: the sums of each scenario, the baseline first. */
#include "report/corpus/sheets.h"

#include "base/date.h"

enum { GREEN = 0x2E7D32, BLUE = 0x1F3864 };

static int64_t sums_put_pair(struct bg_page *page, int64_t row, const char *name, int64_t n,
                             const char *note)
{
    bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), name);
    bg_corpus_put_count(page, row, 1, n);
    bg_put_text(page, row, 2, BG_LOOK(BESIDE, TEXT), note);
    return row + 1;
}

static int64_t sums_put_counts(const struct bg_corpus_book *b, struct bg_page *page, int64_t row)
{
    const struct bg_corpus *c = b->corpus;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What was read");
    row = sums_put_pair(page, row, "Lines", c->lines, "that hold anything, in all files");
    row = sums_put_pair(page, row, "Not read", c->bad_lines, "listed on Bad lines; not evaluated");
    row = sums_put_pair(page, row, "Tenders", c->tenders, "evaluated; a bid by itself is one");
    row = sums_put_pair(
        page, row, "With an error", c->faulty_lines,
        "of these: evaluated, but some answer could not be used; listed on Bad lines");
    row = sums_put_pair(page, row, "With several bids", c->compared,
                        "of these: there is a comparison");
    row = sums_put_pair(page, row, "Bids", c->bids, "of all tenders");
    if (c->overflow)
        bg_put_text(page, row++, 0, BG_LOOK(CAUTION, TEXT),
                    "A sum is too large to be exact: sums on this sheet mean nothing.");
    return row + 1;
}

static void sums_put_scenario(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                              size_t s)
{
    const struct bg_corpus_scenario *scenario = &b->corpus->scenarios[s];
    const struct bg_corpus_sums *sums = &b->corpus->sums[s];
    int64_t passing = sums->bids[BG_RANKED] + sums->bids[BG_PROVISIONAL];
    int column = 0;
    bg_put_text(page, row, column++, BG_LOOK(TEXT_BOLD, TEXT),
                *scenario->title ? scenario->title : scenario->id);
    bg_corpus_put_count(page, row, column++, passing);
    bg_corpus_put_share(page, row, column++, passing, b->corpus->bids);
    for (int status = BG_PROVISIONAL; status <= BG_UNREADABLE; status++)
        bg_corpus_put_count(page, row, column++, sums->bids[status]);
    bg_corpus_put_mean(page, row, column++, sums->points, passing, (int)scenario->decimals);
    const int64_t changes[] = {sums->newly_pass, sums->newly_fail, sums->higher, sums->lower};
    for (int i = 0; i < 4; i++, column++) {
        if (s)
            bg_corpus_put_count(page, row, column, changes[i]);
        else
            bg_put_text(page, row, column, BG_LOOK(CENTER_GREY, TEXT), "–");
    }
    bg_corpus_put_count(page, row, column++, sums->recommended);
    if (s)
        bg_corpus_put_count(page, row, column++, sums->changed);
    else
        bg_put_text(page, row, column++, BG_LOOK(CENTER_GREY, TEXT), "–");
    bg_put_number(page, row, column, BG_LOOK(CELL, MONEY), sums->amount);
}

static void sums_put_chart(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                           int64_t first)
{
    size_t n = b->corpus->cases_n;
    struct bg_chart_series shown[] = {{"pass", 1, 0}, {"eliminated", 4, 0}, {"not ranked", 5, 0}};
    struct bg_chart chart = {.title = "Bids by status",
                             .alt_text = "Bids that pass, are eliminated and are not ranked, under "
                                         "each scenario; the figures are in the table above.",
                             .axis = "bids",
                             .first_row = first,
                             .bars = n,
                             .name_column = 0,
                             .series = shown,
                             .series_n = 3};
    bg_page_chart(page, row, 0, 760, 170 + 36 * (double)n, &chart);
}

void bg_corpus_sheet_summary(const struct bg_corpus_book *b)
{
    static const char *const titles[] = {"Scenario",
                                         "Bids that pass",
                                         "Share of all bids",
                                         "of these provisional",
                                         "Eliminated",
                                         "Not ranked",
                                         "Late",
                                         "Unreadable",
                                         "Mean points",
                                         "Newly pass",
                                         "Newly fail",
                                         "Higher",
                                         "Lower",
                                         "Awards",
                                         "Other award",
                                         "Sum of awards"};
    enum { COLUMNS = sizeof titles / sizeof *titles };
    const struct bg_corpus_scenario *base = &b->corpus->scenarios[0];
    char date[BG_DATE_TEXT];
    struct bg_page *page = bg_corpus_page(
        b, "Summary", BLUE, bg_arena_printf(b->arena, "Corpus: %s", base->ruleset_title),
        bg_arena_printf(b->arena,
                        "Every tender evaluated under every scenario, as of %s or its own date. "
                        "Changes are against the first scenario.",
                        base->as_of == BG_NO_DATE ? "each tender"
                                                  : bg_date_text(base->as_of, date)));
    int64_t row = sums_put_counts(b, page, 3);
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What each scenario comes to");
    bg_corpus_header(page, row++, titles, COLUMNS);
    int64_t first = row;
    for (size_t s = 0; s < b->corpus->cases_n; s++)
        sums_put_scenario(b, page, row++, s);
    bg_put_text(page, row++, 0, BG_LOOK(NOTE, TEXT),
                "A bid passes when nothing eliminates it or keeps it from being ranked. Higher and "
                "lower: bids that pass under both, by their points. Awards: tenders with a "
                "recommended bid.");
    sums_put_chart(b, page, row + 1, first);
    bg_page_width(page, 0, 34);
    for (int i = 1; i < COLUMNS; i++)
        bg_page_width(page, i, 12);
    bg_page_width(page, COLUMNS - 1, 18);
}

void bg_corpus_sheet_criteria(const struct bg_corpus_book *b)
{
    static const char *const titles[] = {
        "Criterion",    "Scenario",    "Bids",           "Met",   "Not met",     "Scored",
        "Not answered", "Needs panel", "Not applicable", "Error", "Mean points", "of"};
    enum { COLUMNS = sizeof titles / sizeof *titles };
    struct bg_page *page =
        bg_corpus_page(b, "Criteria", BLUE, "Criteria: how the bids fared on each",
                       "Shares of the bids that were judged. Groups have the sums of their parts.");
    int64_t row = 3, left = 0;
    bg_corpus_header(page, row++, titles, COLUMNS);
    for (size_t s = 0; s < b->corpus->cases_n; s++) {
        const struct bg_corpus_scenario *scenario = &b->corpus->scenarios[s];
        const struct bg_corpus_sums *sums = &b->corpus->sums[s];
        int64_t judged = bg_corpus_judged(sums);
        for (size_t i = 0; i < scenario->criteria_n; i++) {
            const struct bg_corpus_item *item = &scenario->criteria[i];
            if (row >= BG_CORPUS_ROWS) {
                left++;
                continue;
            }
            bg_put_text(page, row, 0,
                        item->depth ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(TEXT_WRAP, TEXT),
                        item->title);
            bg_put_text(page, row, 1, BG_LOOK(TEXT, TEXT),
                        *scenario->title ? scenario->title : scenario->id);
            bg_corpus_put_count(page, row, 2, judged);
            for (int k = 0; k < BG_OUTCOME__COUNT; k++)
                bg_corpus_put_share(page, row, 3 + k, sums->criteria[i].outcomes[k], judged);
            bg_corpus_put_mean(page, row, 3 + BG_OUTCOME__COUNT, sums->criteria[i].points, judged,
                               (int)scenario->decimals);
            bg_put_number(page, row++, 4 + BG_OUTCOME__COUNT, BG_LOOK(CELL, POINTS), item->share);
        }
    }
    bg_page_filter(page, 3, 0, row - 1, COLUMNS - 1);
    if (left)
        bg_put_text(page, row, 0, BG_LOOK(CAUTION, TEXT),
                    bg_arena_printf(b->arena, "%lld more rows are left out; --partial has all.",
                                    (long long)left));
    bg_page_freeze(page, 4, 1);
    bg_page_repeat(page, 3, 3);
    bg_page_width(page, 0, 46);
    bg_page_width(page, 1, 26);
    for (int i = 2; i < COLUMNS; i++)
        bg_page_width(page, i, 12);
}

void bg_corpus_sheet_points(const struct bg_corpus_book *b)
{
    struct bg_page *page =
        bg_corpus_page(b, "Points", GREEN, "Points: how many bids have how many",
                       "Bids that pass, by their total as a share of the points that there are.");
    int64_t row = 3;
    bg_put_text(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Share of the points");
    size_t shown = b->corpus->cases_n < 200 ? b->corpus->cases_n : 200;
    for (size_t s = 0; s < shown; s++)
        bg_put_text(page, row, 1 + (int)s, BG_LOOK(HEADER, TEXT),
                    *b->corpus->scenarios[s].title ? b->corpus->scenarios[s].title
                                                   : b->corpus->scenarios[s].id);
    row++;
    for (int i = 0; i < BG_CORPUS_BINS; i++, row++) {
        int from = i * 100 / BG_CORPUS_BINS, to = (i + 1) * 100 / BG_CORPUS_BINS;
        bg_put_text(
            page, row, 0, BG_LOOK(TEXT, TEXT),
            bg_arena_printf(b->arena,
                            i + 1 < BG_CORPUS_BINS ? "%d %% to below %d %%" : "%d %% and more",
                            from, to));
        for (size_t s = 0; s < shown; s++)
            bg_corpus_put_count(page, row, 1 + (int)s, b->corpus->sums[s].bins[i]);
    }
    if (shown)
        bg_page_bars(page, 4, 1, row - 1, (int)shown);
    if (shown < b->corpus->cases_n)
        bg_put_text(page, row, 0, BG_LOOK(CAUTION, TEXT),
                    bg_arena_printf(b->arena, "%zu more scenarios are left out.",
                                    b->corpus->cases_n - shown));
    bg_page_freeze(page, 4, 1);
    bg_page_width(page, 0, 26);
    for (size_t s = 0; s < shown; s++)
        bg_page_width(page, 1 + (int)s, 20);
}
