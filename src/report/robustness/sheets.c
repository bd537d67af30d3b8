/* Weights, bids left out, price formulas and all weights, each on a sheet. */
#include "report/robustness/book.h"

#include "report/evaluation/plan.h"

enum { BLUE = 0x0072B2, GREEN = 0x009E73, OUTSIDE = 0xD9D9D9, PIXELS = 7 };

/* A title and why there is nothing under it. */
static void put_nothing(struct bg_page *page, const char *why)
{
    bg_put_text(page, 3, 0, BG_LOOK(PLAIN, TEXT), why);
    bg_page_width(page, 0, 40);
}

static double sheets_width_of(const double *widths, int n)
{
    double pixels = 0;
    for (int i = 0; i < n; i++)
        pixels += widths[i] * PIXELS + 5;
    return pixels;
}

/* -- weights --------------------------------------------------------------------------------- */

enum { W_TITLE, W_NOW, W_FROM, W_OVER, W_ABOVE, W_TO, W_BELOW_BID, W_ABOVE_BID, W_MOVE, W_COUNT };
static const double weight_widths[W_COUNT] = {40, 10, 10, 12, 12, 10, 28, 28, 13};

/* Fall back to the ends of the scale where no rival draws level. */
struct span {
    struct bg_dec from, to, over, above;
};

static struct span sheets_span_of(const struct bg_weight_range *range)
{
    struct span out = {.from = bg_dec_int(0), .to = range->weight->whole};
    if (range->low.at != NULL)
        out.from = bg_robust_end(&range->low);
    if (range->high.at != NULL)
        out.to = bg_robust_end(&range->high);
    bg_dec_sub(out.to, out.from, &out.over);
    bg_dec_sub(range->weight->whole, out.to, &out.above);
    return out;
}

static const char *rival_of(const struct bg_robust_pages *pages, const struct bg_weight_end *end)
{
    return end->at == NULL ? "nobody"
                           : bg_robust_bid(pages, (int64_t)pages->lot->weighing->bids[end->rival]);
}

static void sheets_put_range(const struct bg_robust_pages *pages, struct bg_page *page, int64_t row,
                             const struct bg_weight_range *range)
{
    const struct bg_weight *weight = range->weight;
    const struct bg_look number = BG_LOOK(CELL, WEIGHT);
    struct bg_dec move;
    bg_put_text(page, row, W_TITLE, BG_LOOK(TEXT, TEXT),
                bg_weight_title(pages->arena, pages->lot->lot->ruleset, weight));
    bg_put_number(page, row, W_NOW, BG_LOOK(CELL_BOLD, WEIGHT), weight->now);
    if (weight->fixed != NULL || !range->ahead) {
        bg_put_text(page, row, W_BELOW_BID, BG_LOOK(TEXT, TEXT),
                    weight->fixed != NULL
                        ? bg_arena_printf(pages->arena, "fixed: %s", weight->fixed)
                        : "not ahead of every other bid before rounding");
        return;
    }
    struct span span = sheets_span_of(range);
    bg_put_number(page, row, W_FROM, number, span.from);
    bg_put_number(page, row, W_OVER, number, span.over);
    bg_put_number(page, row, W_ABOVE, BG_LOOK(CELL_GREY, WEIGHT), span.above);
    bg_put_number(page, row, W_TO, number, span.to);
    bg_put_text(page, row, W_BELOW_BID, BG_LOOK(TEXT, TEXT), rival_of(pages, &range->low));
    bg_put_text(page, row, W_ABOVE_BID, BG_LOOK(TEXT, TEXT), rival_of(pages, &range->high));
    if (range->move != NULL && bg_ratio_round(range->move, BG_RANGE_PLACES, BG_HALF_UP, &move))
        bg_put_number(page, row, W_MOVE, number, move);
    else
        bg_put_text(page, row, W_MOVE, BG_LOOK(CENTER, TEXT), "–");
}

/* One table: the weights of the top level, or those inside groups. */
static int64_t put_ranges(const struct bg_robust_pages *pages, struct bg_page *page, int64_t row,
                          bool inside, const char *title)
{
    static const char *const titles[W_COUNT] = {"Weight",
                                                "Now",
                                                "From",
                                                "Stays first over",
                                                "Rest of the scale",
                                                "To",
                                                "Level at the lower end",
                                                "Level at the upper end",
                                                "Nearest move, in points"};
    bool head = false;
    for (size_t i = 0; i < pages->lot->weighing->weights_n; i++) {
        const struct bg_weight_range *range = &pages->lot->ranges[i];
        if ((range->weight->parent >= 0) != inside)
            continue;
        if (!head) {
            bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), title);
            bg_put_headers(page, row++, 0, titles, W_COUNT);
            head = true;
        }
        sheets_put_range(pages, page, row++, range);
    }
    return row + 1;
}

static int64_t put_weight_chart(const struct bg_robust_pages *pages, struct bg_page *page,
                                int64_t first, int64_t row)
{
    enum { BARS_MAX = 30 };
    const struct bg_reweighing *w = pages->lot->weighing;
    size_t bars = 0;
    for (size_t i = 0; i < w->weights_n && bars < BARS_MAX; i++)
        bars += pages->lot->ranges[i].weight->parent < 0;
    const struct bg_chart_series series[] = {
        {"Another bid is first", W_FROM, OUTSIDE},
        {"The recommended bid stays first", W_OVER, BLUE},
        {"Another bid is first (above)", W_ABOVE, OUTSIDE},
    };
    struct bg_chart chart = {
        .title = "Weights within which the recommended bid stays first",
        .alt_text = "Bars, one for each weight of the top level, from 0 to the whole: the middle "
                    "part is where the recommended bid stays first. The same numbers are in the "
                    "table above.",
        .axis = "Weight, with those beside it in their proportions",
        .first_row = first,
        .bars = bars,
        .name_column = W_TITLE,
        .series = series,
        .series_n = 3,
        .most = (int)bg_dec_double(w->rules->award.total),
    };
    double height = 150 + 26.0 * (double)bars;
    bg_page_chart(page, row, 0, sheets_width_of(weight_widths, W_COUNT - 1), height, &chart);
    return row + (int64_t)(height / 20) + 2;
}

/* One row a weight and rival: the table behind the nearest ends. */
static void sheets_put_rivals(const struct bg_robust_pages *pages, struct bg_page *page,
                              int64_t row)
{
    const struct bg_reweighing *w = pages->lot->weighing;
    static const char *const titles[] = {
        "Weight", "Now", "From", "Stays first over", "Rest of the scale", "To", "Against"};
    if (w->n < 2)
        return;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Against each other bid");
    bg_put_headers(page, row++, 0, titles, 7);
    for (size_t i = 0; i < w->weights_n; i++) {
        const struct bg_weight_range *range = &pages->lot->ranges[i];
        for (size_t k = 1; range->weight->fixed == NULL && k < w->n; k++) {
            const struct bg_rival_range *rival = &range->rivals[k];
            if (rival->low.at == NULL && rival->high.at == NULL && rival->ahead)
                continue;
            struct bg_weight_range one = {
                .weight = range->weight, .low = rival->low, .high = rival->high};
            struct span span = sheets_span_of(&one);
            bg_put_text(page, row, W_TITLE, BG_LOOK(TEXT, TEXT),
                        bg_weight_title(pages->arena, w->rules, range->weight));
            bg_put_number(page, row, W_NOW, BG_LOOK(CELL_BOLD, WEIGHT), range->weight->now);
            if (rival->ahead) {
                bg_put_number(page, row, W_FROM, BG_LOOK(CELL, WEIGHT), span.from);
                bg_put_number(page, row, W_OVER, BG_LOOK(CELL, WEIGHT), span.over);
                bg_put_number(page, row, W_ABOVE, BG_LOOK(CELL_GREY, WEIGHT), span.above);
                bg_put_number(page, row, W_TO, BG_LOOK(CELL, WEIGHT), span.to);
            }
            bg_put_text(page, row++, W_BELOW_BID, BG_LOOK(TEXT, TEXT),
                        bg_robust_bid(pages, (int64_t)w->bids[k]));
        }
    }
    bg_put_text(
        page, row, 0, BG_LOOK(NOTE, TEXT),
        "A weight and a bid that are not listed: the recommended bid stays first against it "
        "at any weight.");
}

void bg_robust_sheet_weights(const struct bg_robust_pages *pages)
{
    struct bg_page *page = bg_robust_page(
        pages, "Weights", BLUE, "Each weight moved alone",
        "From and To: where another bid draws level. Those beside a weight keep their proportions. "
        "Figures before rounding.");
    if (pages->lot->weighing == NULL) {
        put_nothing(page, pages->lot->no_weights);
        return;
    }
    if (pages->lot->first < 0) {
        put_nothing(page, "Nobody is recommended, so no weight keeps anybody first.");
        return;
    }
    int64_t row = put_ranges(pages, page, 3, false, "Weights of the top level");
    row = put_weight_chart(pages, page, 5, row);
    row = put_ranges(pages, page, row, true, "Weights inside groups, of 100");
    sheets_put_rivals(pages, page, row);
    for (int i = 0; i < W_COUNT; i++)
        bg_page_width(page, i, weight_widths[i]);
    bg_page_freeze(page, 5, 1);
}

/* -- bids left out --------------------------------------------------------------------------- */

static void sheets_put_changes(struct bg_page *page, int64_t row, int column, bool changes)
{
    bg_put_text(page, row, column, changes ? BG_LOOK(WARN, TEXT) : BG_LOOK(CENTER, TEXT),
                changes ? "⚠ changes" : "no change");
}

void bg_robust_sheet_drops(const struct bg_robust_pages *pages)
{
    static const char *const titles[] = {"Without", "Recommended then", "Change", "Margin then"};
    static const double widths[] = {36, 36, 13, 60};
    struct bg_page *page =
        bg_robust_page(pages, "Without a bid", BLUE, "Each bid left out",
                       "Would somebody else be recommended if one bid had not come? The first row "
                       "leaves out the recommended bid itself.");
    if (pages->lot->drops_n == 0) {
        put_nothing(page, "There are no two bids in the comparison.");
        return;
    }
    bg_put_headers(page, 3, 0, titles, 4);
    for (size_t i = 0; i < pages->lot->drops_n; i++) {
        const struct bg_robust_drop *drop = &pages->lot->drops[i];
        int64_t row = 4 + (int64_t)i;
        bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT),
                    bg_robust_bid(pages, (int64_t)drop->bid));
        bg_put_text(page, row, 1, BG_LOOK(TEXT, TEXT), bg_robust_bid(pages, drop->recommended));
        if ((int)drop->bid == pages->lot->first)
            bg_put_text(page, row, 2, BG_LOOK(CENTER_GREY, TEXT), "next in line");
        else
            sheets_put_changes(page, row, 2, drop->changes);
        bg_put_text(page, row, 3, BG_LOOK(TEXT, TEXT), drop->words);
    }
    for (int i = 0; i < 4; i++)
        bg_page_width(page, i, widths[i]);
    bg_page_freeze(page, 4, 1);
}

/* -- price formulas -------------------------------------------------------------------------- */

static void sheets_put_formula(const struct bg_robust_pages *pages, struct bg_page *page,
                               int64_t row, const struct bg_robust_formula *formula)
{
    bool done = formula->why_not == NULL;
    bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), formula->formula->title);
    bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT),
                done ? bg_robust_bid(pages, formula->recommended) : "– not worked out");
    if (formula->own)
        bg_put_text(page, row, 2, BG_LOOK(CENTER_GREY, TEXT), "the ruleset's");
    else if (done)
        sheets_put_changes(page, row, 2, formula->changes);
    else
        bg_put_blank(page, row, 2, BG_LOOK(CENTER, TEXT));
    bg_put_text(page, row, 3, BG_LOOK(TEXT_WRAP, TEXT), done ? formula->words : formula->why_not);
    bg_put_text(page, row, 4, BG_LOOK(TEXT_WRAP, TEXT), formula->figures);
    bg_put_text(page, row, 5, BG_LOOK(TEXT_WRAP, TEXT), formula->formula->words);
    if (*formula->formula->source_url)
        bg_put_link(page, row, 6, BG_LOOK(LINK, TEXT), formula->formula->source_url,
                    formula->formula->source_title);
    else
        bg_put_text(page, row, 6, BG_LOOK(TEXT_WRAP, TEXT), formula->formula->source_title);
    bg_page_height(page, row, 42);
}

void bg_robust_sheet_formulas(const struct bg_robust_pages *pages)
{
    static const char *const titles[] = {
        "Price formula", "Recommended then", "Change", "Margin then, or why not",
        "Its figures",   "Its rule",         "Source"};
    static const double widths[] = {30, 28, 13, 34, 20, 58, 46};
    struct bg_page *page =
        bg_robust_page(pages, "Price formulas", GREEN, "Each price formula",
                       "The same bids, weights and quality points under another formula for the "
                       "price. A formula whose figures are not given is listed, never guessed.");
    if (pages->lot->formulas_n == 0) {
        put_nothing(page, pages->lot->no_formulas);
        return;
    }
    bg_put_headers(page, 3, 0, titles, 7);
    for (size_t i = 0; i < pages->lot->formulas_n; i++)
        sheets_put_formula(pages, page, 4 + (int64_t)i, &pages->lot->formulas[i]);
    for (int i = 0; i < 7; i++)
        bg_page_width(page, i, widths[i]);
    bg_page_freeze(page, 4, 1);
    bg_page_repeat(page, 3, 3);
}

/* -- all weights ----------------------------------------------------------------------------- */

enum { RANKS_SHOWN = 8, S_FIRST_RANK = 2 };

static const int rank_colours[RANKS_SHOWN] = {0x08306B, 0x2171B5, 0x4292C6, 0x6BAED6,
                                              0x9ECAE1, 0xC6DBEF, 0xDEEBF7, 0xF0F0F0};

static struct bg_dec sheets_share_of(const struct bg_robust_pages *pages, size_t bid, size_t rank)
{
    const struct bg_robust_shares *shares = pages->lot->shares;
    return bg_robust_part(pages->arena, shares->sums.ranks[bid * shares->bids_n + rank],
                          shares->draws, 6);
}

static const char *ranked_bid(const struct bg_robust_pages *pages, size_t position)
{
    return bg_robust_bid(pages, (int64_t)pages->lot->weighing->bids[position]);
}

static int64_t put_acceptability(const struct bg_robust_pages *pages, struct bg_page *page,
                                 int64_t row, size_t ranks)
{
    const struct bg_robust_shares *shares = pages->lot->shares;
    bg_put_text(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
    bg_put_text(page, row, 1, BG_LOOK(HEADER, TEXT), "Confidence factor");
    for (size_t r = 0; r < ranks; r++)
        bg_put_text(page, row, S_FIRST_RANK + (int)r, BG_LOOK(HEADER, TEXT),
                    bg_arena_printf(pages->arena, "Rank %zu", r + 1));
    for (size_t i = 0; i < shares->bids_n; i++) {
        row++;
        bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), ranked_bid(pages, i));
        if (shares->confidence[i] >= 0)
            bg_put_number(page, row, 1, BG_LOOK(CELL, RATING),
                          bg_robust_part(pages->arena, shares->confidence[i], shares->draws, 6));
        else
            bg_put_text(page, row, 1, BG_LOOK(CENTER_GREY, TEXT), "never first");
        for (size_t r = 0; r < ranks; r++)
            bg_put_number(page, row, S_FIRST_RANK + (int)r, BG_LOOK(CELL, RATING),
                          sheets_share_of(pages, i, r));
    }
    return row + 2;
}

static int64_t put_shares_chart(const struct bg_robust_pages *pages, struct bg_page *page,
                                int64_t first, int64_t row, size_t ranks)
{
    const struct bg_robust_shares *shares = pages->lot->shares;
    struct bg_chart_series *series = BG_ARRAY(pages->arena, ranks, struct bg_chart_series);
    for (size_t r = 0; r < ranks; r++)
        series[r] = (struct bg_chart_series){bg_arena_printf(pages->arena, "Rank %zu", r + 1),
                                             S_FIRST_RANK + (int)r, rank_colours[r]};
    struct bg_chart chart = {
        .title = "Share of all weights that give a bid a rank",
        .alt_text = "Stacked bars, one for each bid: the share of all weights that give it the "
                    "first rank, the second, and so on. The same numbers are in the table above.",
        .axis = "Share of all weights",
        .first_row = first,
        .bars = shares->bids_n,
        .name_column = 0,
        .series = series,
        .series_n = ranks,
        .most = 1,
    };
    double height = 160 + 32.0 * (double)shares->bids_n;
    bg_page_chart(page, row, 0, 900, height, &chart);
    return row + (int64_t)(height / 20) + 2;
}

static void sheets_put_central(const struct bg_robust_pages *pages, struct bg_page *page,
                               int64_t row)
{
    const struct bg_robust_shares *shares = pages->lot->shares;
    struct bg_dec mean;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT),
                "Central weights: the mean of the weights that make a bid first");
    bg_put_text(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Weight");
    bg_put_text(page, row, 1, BG_LOOK(HEADER, TEXT), "In the ruleset");
    for (size_t i = 0; i < shares->bids_n; i++)
        bg_put_text(page, row, 2 + (int)i, BG_LOOK(HEADER, TEXT), ranked_bid(pages, i));
    for (size_t k = 0; k < shares->weights_n; k++) {
        row++;
        bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT),
                    bg_weight_title(pages->arena, pages->lot->lot->ruleset, shares->weights[k]));
        const struct bg_ratio *now =
            bg_ratio_div(pages->arena, bg_ratio_dec(pages->arena, shares->weights[k]->now),
                         bg_ratio_dec(pages->arena, shares->weights[k]->whole));
        struct bg_dec part = {0};
        bg_ratio_round(now, 6, BG_HALF_UP, &part);
        bg_put_number(page, row, 1, BG_LOOK(CELL, RATING), part);
        for (size_t i = 0; i < shares->bids_n; i++) {
            if (bg_robust_central(pages->arena, shares, i, k, &mean))
                bg_put_number(page, row, 2 + (int)i, BG_LOOK(CELL, RATING), mean);
            else
                bg_put_text(page, row, 2 + (int)i, BG_LOOK(CENTER_GREY, TEXT), "–");
        }
    }
}

void bg_robust_sheet_shares(const struct bg_robust_pages *pages)
{
    const struct bg_robust_shares *shares = pages->lot->shares;
    struct bg_page *page = bg_robust_page(
        pages, "All weights", BLUE, "All weights at once",
        "If nobody knew the weights: in how many of all possible weights would a bid take each "
        "rank? (Rank acceptability, SMAA-2.)");
    if (shares == NULL) {
        put_nothing(page, pages->lot->no_shares);
        return;
    }
    size_t ranks = shares->bids_n < RANKS_SHOWN ? shares->bids_n : RANKS_SHOWN;
    int64_t row = put_acceptability(pages, page, 3, ranks);
    row = put_shares_chart(pages, page, 4, row, ranks);
    sheets_put_central(pages, page, row);
    bg_page_width(page, 0, 36);
    size_t columns = 2 + (shares->bids_n > ranks ? shares->bids_n : ranks);
    for (size_t i = 1; i < columns; i++)
        bg_page_width(page, (int)i, 15);
    bg_page_heat(page, 4, S_FIRST_RANK, 3 + (int64_t)shares->bids_n, S_FIRST_RANK + (int)ranks - 1,
                 "1");
    bg_page_freeze(page, 4, 1);
}
