/* Summary, Criteria and Points: the sums of each scenario, the baseline first. */
#include "report/corpus/sheets.h"

#include "base/date.h"

enum { GREEN = 0x2E7D32, BLUE = 0x1F3864 };

static int64_t sums_put_pair(struct bg_page *page, int64_t row, const char *name, int64_t n,
                             const char *note)
{
    bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), name);
    bg_put_number(page, row, 1, BG_LOOK(CELL, COUNT), bg_dec_int(n));
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

/* -- what each scenario comes to --------------------------------------------------------------- */

static const struct bg_corpus_sums *summary_sums(const struct bg_sheet_line *l)
{
    const struct bg_corpus_book *b = l->of;
    return &b->corpus->sums[l->i];
}

static int64_t summary_passing(const struct bg_corpus_sums *sums)
{
    return sums->bids[BG_RANKED] + sums->bids[BG_PROVISIONAL];
}

static struct bg_shown sums_scenario(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_corpus_scenario_name(l->entry));
}

static struct bg_shown summary_pass(const struct bg_sheet_line *l)
{
    return bg_show_count(summary_passing(summary_sums(l)));
}

static struct bg_shown summary_share(const struct bg_sheet_line *l)
{
    const struct bg_corpus_book *b = l->of;
    return bg_corpus_share(summary_passing(summary_sums(l)), b->corpus->bids);
}

/* which: a status */
static struct bg_shown summary_status(const struct bg_sheet_line *l)
{
    return bg_show_count(summary_sums(l)->bids[l->which]);
}

static struct bg_shown summary_mean(const struct bg_sheet_line *l)
{
    const struct bg_corpus_scenario *scenario = l->entry;
    const struct bg_corpus_sums *sums = summary_sums(l);
    return bg_corpus_mean(sums->points, summary_passing(sums), (int)scenario->decimals);
}

/* What changes against the first scenario: of itself there is none. */
enum { NEWLY_PASS, NEWLY_FAIL, HIGHER, LOWER, OTHER_AWARD };

static struct bg_shown summary_change(const struct bg_sheet_line *l)
{
    const struct bg_corpus_sums *sums = summary_sums(l);
    const int64_t changes[] = {[NEWLY_PASS] = sums->newly_pass,
                               [NEWLY_FAIL] = sums->newly_fail,
                               [HIGHER] = sums->higher,
                               [LOWER] = sums->lower,
                               [OTHER_AWARD] = sums->changed};
    if (l->i == 0)
        return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text("–"));
    return bg_show_count(changes[l->which]);
}

static struct bg_shown summary_awards(const struct bg_sheet_line *l)
{
    return bg_show_count(summary_sums(l)->recommended);
}

static struct bg_shown summary_amount(const struct bg_sheet_line *l)
{
    return bg_show_number(summary_sums(l)->amount);
}

enum { S_SCENARIO, S_PASS, S_SHARE, S_PROVISIONAL, S_ELIMINATED, S_NOT_RANKED };
static const struct bg_sheet_column summary_columns[] = {
    [S_SCENARIO] = BG_COLUMN("Scenario", 34, TEXT_BOLD, TEXT, .cell = sums_scenario),
    [S_PASS] = BG_COLUMN("Bids that pass", 12, CELL, COUNT, .cell = summary_pass),
    [S_SHARE] = BG_COLUMN("Share of all bids", 12, CELL, RATING, .cell = summary_share),
    [S_PROVISIONAL] = BG_COLUMN("of these provisional", 12, CELL, COUNT, .cell = summary_status,
                                .which = BG_PROVISIONAL),
    [S_ELIMINATED] =
        BG_COLUMN("Eliminated", 12, CELL, COUNT, .cell = summary_status, .which = BG_ELIMINATED),
    [S_NOT_RANKED] =
        BG_COLUMN("Not ranked", 12, CELL, COUNT, .cell = summary_status, .which = BG_NOT_RANKED),
    BG_COLUMN("Late", 12, CELL, COUNT, .cell = summary_status, .which = BG_LATE),
    BG_COLUMN("Unreadable", 12, CELL, COUNT, .cell = summary_status, .which = BG_UNREADABLE),
    BG_COLUMN("Mean points", 12, CELL, POINTS, .cell = summary_mean),
    BG_COLUMN("Newly pass", 12, CELL, COUNT, .cell = summary_change, .which = NEWLY_PASS),
    BG_COLUMN("Newly fail", 12, CELL, COUNT, .cell = summary_change, .which = NEWLY_FAIL),
    BG_COLUMN("Higher", 12, CELL, COUNT, .cell = summary_change, .which = HIGHER),
    BG_COLUMN("Lower", 12, CELL, COUNT, .cell = summary_change, .which = LOWER),
    BG_COLUMN("Awards", 12, CELL, COUNT, .cell = summary_awards),
    BG_COLUMN("Other award", 12, CELL, COUNT, .cell = summary_change, .which = OTHER_AWARD),
    BG_COLUMN("Sum of awards", 18, CELL, MONEY, .cell = summary_amount),
};

static void sums_put_chart(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                           int64_t first)
{
    size_t n = b->corpus->cases_n;
    struct bg_chart_series shown[] = {
        {"pass", S_PASS, 0}, {"eliminated", S_ELIMINATED, 0}, {"not ranked", S_NOT_RANKED, 0}};
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
    const struct bg_section section = BG_SECTION(summary_columns);
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
    int64_t first = row + 1;
    row = bg_section_put(page, row, &section, b, b->corpus->scenarios, sizeof *base,
                         b->corpus->cases_n);
    bg_put_text(page, row++, 0, BG_LOOK(NOTE, TEXT),
                "A bid passes when nothing eliminates it or keeps it from being ranked. Higher and "
                "lower: bids that pass under both, by their points. Awards: tenders with a "
                "recommended bid.");
    sums_put_chart(b, page, row + 1, first);
}

/* -- criteria ---------------------------------------------------------------------------------- */

struct fared { /* a criterion under a scenario */
    const struct bg_corpus_scenario *scenario;
    const struct bg_corpus_item *item;
    const struct bg_corpus_criterion *sums;
    int64_t judged;
};

static struct bg_shown criteria_title(const struct bg_sheet_line *l)
{
    const struct fared *f = l->entry;
    return bg_show_as(f->item->depth ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(TEXT_WRAP, TEXT),
                      bg_show_text(f->item->title));
}

static struct bg_shown criteria_scenario(const struct bg_sheet_line *l)
{
    const struct fared *f = l->entry;
    return bg_show_text(bg_corpus_scenario_name(f->scenario));
}

static struct bg_shown criteria_bids(const struct bg_sheet_line *l)
{
    const struct fared *f = l->entry;
    return bg_show_count(f->judged);
}

/* which: an outcome */
static struct bg_shown criteria_share(const struct bg_sheet_line *l)
{
    const struct fared *f = l->entry;
    return bg_corpus_share(f->sums->outcomes[l->which], f->judged);
}

static struct bg_shown criteria_mean(const struct bg_sheet_line *l)
{
    const struct fared *f = l->entry;
    return bg_corpus_mean(f->sums->points, f->judged, (int)f->scenario->decimals);
}

static struct bg_shown criteria_of(const struct bg_sheet_line *l)
{
    const struct fared *f = l->entry;
    return bg_show_number(f->item->share);
}

static const struct bg_sheet_column criteria_columns[] = {
    BG_COLUMN("Criterion", 46, TEXT_WRAP, TEXT, .cell = criteria_title),
    BG_COLUMN("Scenario", 26, TEXT, TEXT, .cell = criteria_scenario),
    BG_COLUMN("Bids", 12, CELL, COUNT, .cell = criteria_bids),
    BG_COLUMN("Met", 12, CELL, RATING, .cell = criteria_share, .which = BG_MET),
    BG_COLUMN("Not met", 12, CELL, RATING, .cell = criteria_share, .which = BG_NOT_MET),
    BG_COLUMN("Scored", 12, CELL, RATING, .cell = criteria_share, .which = BG_SCORED),
    BG_COLUMN("Not answered", 12, CELL, RATING, .cell = criteria_share, .which = BG_NOT_ANSWERED),
    BG_COLUMN("Needs panel", 12, CELL, RATING, .cell = criteria_share, .which = BG_NEEDS_PANEL),
    BG_COLUMN("Not applicable", 12, CELL, RATING, .cell = criteria_share,
              .which = BG_NOT_APPLICABLE),
    BG_COLUMN("Error", 12, CELL, RATING, .cell = criteria_share, .which = BG_OUTCOME_ERROR),
    BG_COLUMN("Mean points", 12, CELL, POINTS, .cell = criteria_mean),
    BG_COLUMN("of", 12, CELL, POINTS, .cell = criteria_of),
};

void bg_corpus_sheet_criteria(const struct bg_corpus_book *b)
{
    enum { HEAD = 3 };
    const struct bg_section section = BG_SECTION(criteria_columns);
    struct bg_page *page =
        bg_corpus_page(b, "Criteria", BLUE, "Criteria: how the bids fared on each",
                       "Shares of the bids that were judged. Groups have the sums of their parts.");
    int64_t row = bg_section_put(page, HEAD, &section, b, NULL, 0, 0), left = 0;
    for (size_t s = 0; s < b->corpus->cases_n; s++) {
        const struct bg_corpus_scenario *scenario = &b->corpus->scenarios[s];
        const struct bg_corpus_sums *sums = &b->corpus->sums[s];
        for (size_t i = 0; i < scenario->criteria_n; i++) {
            struct fared fared = {scenario, &scenario->criteria[i], &sums->criteria[i],
                                  bg_corpus_judged(sums)};
            if (row < BG_CORPUS_ROWS)
                bg_section_row(page, row++, &section, b, &fared, i);
            else
                left++;
        }
    }
    bg_page_filter(page, HEAD, 0, row - 1, (int)section.n - 1);
    bg_corpus_put_left_out(b, page, row, left);
    bg_page_freeze(page, HEAD + 1, 1);
    bg_page_repeat(page, HEAD, HEAD);
}

/* -- points ------------------------------------------------------------------------------------ */

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
                    bg_corpus_scenario_name(&b->corpus->scenarios[s]));
    row++;
    for (int i = 0; i < BG_CORPUS_BINS; i++, row++) {
        int from = i * 100 / BG_CORPUS_BINS, to = (i + 1) * 100 / BG_CORPUS_BINS;
        bg_put_text(
            page, row, 0, BG_LOOK(TEXT, TEXT),
            bg_arena_printf(b->arena,
                            i + 1 < BG_CORPUS_BINS ? "%d %% to below %d %%" : "%d %% and more",
                            from, to));
        for (size_t s = 0; s < shown; s++)
            bg_put_number(page, row, 1 + (int)s, BG_LOOK(CELL, COUNT),
                          bg_dec_int(b->corpus->sums[s].bins[i]));
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
