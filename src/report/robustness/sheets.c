/* Weights, bids left out, price formulas and all weights, each on a sheet. */
#include "report/robustness/book.h"

#include "report/book/columns.h"
#include "report/evaluation/plan.h"

enum { BLUE = 0x0072B2, GREEN = 0x009E73, OUTSIDE = 0xD9D9D9, PIXELS = 7, HEAD = 3 };

/* A title and why there is nothing under it. */
static void put_nothing(struct bg_page *page, const char *why)
{
    bg_put_text(page, 3, 0, BG_LOOK(PLAIN, TEXT), why);
    bg_page_width(page, 0, 40);
}

/* Of the columns but the last, in pixels. */
static double sheets_pixels(const struct bg_section *section)
{
    double pixels = 0;
    for (size_t i = 0; i + 1 < section->n; i++)
        pixels += section->columns[i].width * PIXELS + 5;
    return pixels;
}

/* -- weights --------------------------------------------------------------------------------- */

enum { W_TITLE, W_NOW, W_FROM, W_OVER, W_ABOVE, W_TO, W_BELOW_BID, W_ABOVE_BID, W_MOVE };

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

/* The range of a weight, whole or against one rival. */
struct weight_line {
    const struct bg_weight_range *range;
    bool ahead; /* there is a range */
    const char *beside;
};

static struct bg_shown weights_title(const struct bg_sheet_line *l)
{
    const struct bg_robust_pages *pages = l->of;
    const struct weight_line *w = l->entry;
    return bg_show_text(bg_weight_title(pages->arena, pages->lot->lot->ruleset, w->range->weight));
}

static struct bg_shown weights_now(const struct bg_sheet_line *l)
{
    const struct weight_line *w = l->entry;
    return bg_show_number(w->range->weight->now);
}

/* which: W_FROM to W_TO */
static struct bg_shown weights_span(const struct bg_sheet_line *l)
{
    const struct weight_line *w = l->entry;
    if (!w->ahead)
        return bg_show_nothing();
    struct span span = sheets_span_of(w->range);
    const struct bg_dec parts[] = {
        [W_FROM] = span.from, [W_OVER] = span.over, [W_ABOVE] = span.above, [W_TO] = span.to};
    return bg_show_number(parts[l->which]);
}

static struct bg_shown weights_low(const struct bg_sheet_line *l)
{
    const struct weight_line *w = l->entry;
    if (w->ahead)
        return bg_show_text(rival_of(l->of, &w->range->low));
    return bg_show_text(w->range->weight->fixed != NULL
                            ? bg_arena_printf(l->arena, "fixed: %s", w->range->weight->fixed)
                            : "not ahead of every other bid before rounding");
}

static struct bg_shown weights_high(const struct bg_sheet_line *l)
{
    const struct weight_line *w = l->entry;
    return w->ahead ? bg_show_text(rival_of(l->of, &w->range->high)) : bg_show_nothing();
}

static struct bg_shown weights_move(const struct bg_sheet_line *l)
{
    const struct weight_line *w = l->entry;
    struct bg_dec move;
    if (!w->ahead)
        return bg_show_nothing();
    if (w->range->move != NULL &&
        bg_ratio_round(w->range->move, BG_RANGE_PLACES, BG_HALF_UP, &move))
        return bg_show_number(move);
    return bg_show_as(BG_LOOK(CENTER, TEXT), bg_show_text("–"));
}

static struct bg_shown weights_rival(const struct bg_sheet_line *l)
{
    const struct weight_line *w = l->entry;
    return bg_show_text(w->beside);
}

#define WEIGHT_COLUMNS                                                                             \
    [W_TITLE] = BG_COLUMN("Weight", 40, TEXT, TEXT, .cell = weights_title),                        \
    [W_NOW] = BG_COLUMN("Now", 10, CELL_BOLD, WEIGHT, .cell = weights_now),                        \
    [W_FROM] = BG_COLUMN("From", 10, CELL, WEIGHT, .cell = weights_span, .which = W_FROM),         \
    [W_OVER] =                                                                                     \
        BG_COLUMN("Stays first over", 12, CELL, WEIGHT, .cell = weights_span, .which = W_OVER),    \
    [W_ABOVE] = BG_COLUMN("Rest of the scale", 12, CELL_GREY, WEIGHT, .cell = weights_span,        \
                          .which = W_ABOVE),                                                       \
    [W_TO] = BG_COLUMN("To", 10, CELL, WEIGHT, .cell = weights_span, .which = W_TO)

static const struct bg_sheet_column weight_columns[] = {
    WEIGHT_COLUMNS,
    [W_BELOW_BID] = BG_COLUMN("Level at the lower end", 28, TEXT, TEXT, .cell = weights_low),
    [W_ABOVE_BID] = BG_COLUMN("Level at the upper end", 28, TEXT, TEXT, .cell = weights_high),
    [W_MOVE] = BG_COLUMN("Nearest move, in points", 13, CELL, WEIGHT, .cell = weights_move),
};
static const struct bg_sheet_column rival_columns[] = {
    WEIGHT_COLUMNS,
    [W_BELOW_BID] = BG_COLUMN("Against", 28, TEXT, TEXT, .cell = weights_rival),
};

/* One table: the weights of the top level, or those inside groups. */
static int64_t put_ranges(const struct bg_robust_pages *pages, struct bg_page *page, int64_t row,
                          bool inside, const char *title)
{
    const struct bg_section section = BG_SECTION(weight_columns);
    bool head = false;
    for (size_t i = 0; i < pages->lot->weighing->weights_n; i++) {
        const struct bg_weight_range *range = &pages->lot->ranges[i];
        if ((range->weight->parent >= 0) != inside)
            continue;
        if (!head) {
            bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), title);
            bg_section_head(page, row++, &section, pages);
            head = true;
        }
        struct weight_line own = {range, range->weight->fixed == NULL && range->ahead, NULL};
        bg_section_row(page, row++, &section, pages, &own, i);
    }
    return row + 1;
}

static int64_t put_weight_chart(const struct bg_robust_pages *pages, struct bg_page *page,
                                int64_t first, int64_t row)
{
    enum { BARS_MAX = 30 };
    const struct bg_section section = BG_SECTION(weight_columns);
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
    bg_page_chart(page, row, 0, sheets_pixels(&section), height, &chart);
    return row + (int64_t)(height / 20) + 2;
}

/* One row a weight and rival: the table behind the nearest ends. */
static void sheets_put_rivals(const struct bg_robust_pages *pages, struct bg_page *page,
                              int64_t row)
{
    const struct bg_reweighing *w = pages->lot->weighing;
    const struct bg_section section = BG_SECTION(rival_columns);
    if (w->n < 2)
        return;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Against each other bid");
    bg_section_head(page, row++, &section, pages);
    for (size_t i = 0; i < w->weights_n; i++) {
        const struct bg_weight_range *range = &pages->lot->ranges[i];
        for (size_t k = 1; range->weight->fixed == NULL && k < w->n; k++) {
            const struct bg_rival_range *rival = &range->rivals[k];
            if (rival->low.at == NULL && rival->high.at == NULL && rival->ahead)
                continue;
            struct bg_weight_range one = {
                .weight = range->weight, .low = rival->low, .high = rival->high};
            struct weight_line own = {&one, rival->ahead,
                                      bg_robust_bid(pages, (int64_t)w->bids[k])};
            bg_section_row(page, row++, &section, pages, &own, k);
        }
    }
    bg_put_text(
        page, row, 0, BG_LOOK(NOTE, TEXT),
        "A weight and a bid that are not listed: the recommended bid stays first against it "
        "at any weight.");
}

void bg_robust_sheet_weights(const struct bg_robust_pages *pages)
{
    const struct bg_section section = BG_SECTION(weight_columns);
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
    bg_section_widths(page, &section, pages);
    bg_page_freeze(page, 5, 1);
}

/* -- bids left out --------------------------------------------------------------------------- */

static struct bg_shown sheets_changes(bool changes)
{
    return bg_show_as(changes ? BG_LOOK(WARN, TEXT) : BG_LOOK(CENTER, TEXT),
                      bg_show_text(changes ? "⚠ changes" : "no change"));
}

static struct bg_shown drops_without(const struct bg_sheet_line *l)
{
    const struct bg_robust_drop *drop = l->entry;
    return bg_show_text(bg_robust_bid(l->of, (int64_t)drop->bid));
}

static struct bg_shown drops_then(const struct bg_sheet_line *l)
{
    const struct bg_robust_drop *drop = l->entry;
    return bg_show_text(bg_robust_bid(l->of, drop->recommended));
}

static struct bg_shown drops_change(const struct bg_sheet_line *l)
{
    const struct bg_robust_pages *pages = l->of;
    const struct bg_robust_drop *drop = l->entry;
    if ((int)drop->bid == pages->lot->first)
        return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text("next in line"));
    return sheets_changes(drop->changes);
}

static const struct bg_sheet_column drop_columns[] = {
    BG_COLUMN("Without", 36, TEXT_BOLD, TEXT, .cell = drops_without),
    BG_COLUMN("Recommended then", 36, TEXT, TEXT, .cell = drops_then),
    BG_COLUMN("Change", 13, CENTER, TEXT, .cell = drops_change),
    BG_COLUMN("Margin then", 60, TEXT, TEXT, BG_TEXT_OF(struct bg_robust_drop, words)),
};

void bg_robust_sheet_drops(const struct bg_robust_pages *pages)
{
    const struct bg_section section = BG_SECTION(drop_columns);
    struct bg_page *page =
        bg_robust_page(pages, "Without a bid", BLUE, "Each bid left out",
                       "Would somebody else be recommended if one bid had not come? The first row "
                       "leaves out the recommended bid itself.");
    if (pages->lot->drops_n == 0) {
        put_nothing(page, "There are no two bids in the comparison.");
        return;
    }
    bg_section_put(page, HEAD, &section, pages, pages->lot->drops, sizeof *pages->lot->drops,
                   pages->lot->drops_n);
    bg_page_freeze(page, HEAD + 1, 1);
}

/* -- price formulas -------------------------------------------------------------------------- */

static struct bg_shown formulas_title(const struct bg_sheet_line *l)
{
    const struct bg_robust_formula *f = l->entry;
    return bg_show_text(f->formula->title);
}

static struct bg_shown formulas_then(const struct bg_sheet_line *l)
{
    const struct bg_robust_formula *f = l->entry;
    return bg_show_text(f->why_not == NULL ? bg_robust_bid(l->of, f->recommended)
                                           : "– not worked out");
}

static struct bg_shown formulas_change(const struct bg_sheet_line *l)
{
    const struct bg_robust_formula *f = l->entry;
    if (f->own)
        return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text("the ruleset's"));
    return f->why_not == NULL ? sheets_changes(f->changes) : bg_show_blank();
}

static struct bg_shown formulas_margin(const struct bg_sheet_line *l)
{
    const struct bg_robust_formula *f = l->entry;
    return bg_show_text(f->why_not == NULL ? f->words : f->why_not);
}

static struct bg_shown formulas_rule(const struct bg_sheet_line *l)
{
    const struct bg_robust_formula *f = l->entry;
    return bg_show_text(f->formula->words);
}

static struct bg_shown formulas_source(const struct bg_sheet_line *l)
{
    const struct bg_price_formula *formula = ((const struct bg_robust_formula *)l->entry)->formula;
    if (*formula->source_url)
        return bg_show_link(formula->source_url, formula->source_title);
    return bg_show_as(BG_LOOK(TEXT_WRAP, TEXT), bg_show_text(formula->source_title));
}

static const struct bg_sheet_column formula_columns[] = {
    BG_COLUMN("Price formula", 30, TEXT_BOLD, TEXT, .cell = formulas_title),
    BG_COLUMN("Recommended then", 28, TEXT_WRAP, TEXT, .cell = formulas_then),
    BG_COLUMN("Change", 13, CENTER, TEXT, .cell = formulas_change),
    BG_COLUMN("Margin then, or why not", 34, TEXT_WRAP, TEXT, .cell = formulas_margin),
    BG_COLUMN("Its figures", 20, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_robust_formula, figures)),
    BG_COLUMN("Its rule", 58, TEXT_WRAP, TEXT, .cell = formulas_rule),
    BG_COLUMN("Source", 46, LINK, TEXT, .cell = formulas_source),
};

void bg_robust_sheet_formulas(const struct bg_robust_pages *pages)
{
    struct bg_section section = BG_SECTION(formula_columns);
    struct bg_page *page =
        bg_robust_page(pages, "Price formulas", GREEN, "Each price formula",
                       "The same bids, weights and quality points under another formula for the "
                       "price. A formula whose figures are not given is listed, never guessed.");
    if (pages->lot->formulas_n == 0) {
        put_nothing(page, pages->lot->no_formulas);
        return;
    }
    section.row_height = 42;
    bg_section_put(page, HEAD, &section, pages, pages->lot->formulas, sizeof *pages->lot->formulas,
                   pages->lot->formulas_n);
    bg_page_freeze(page, HEAD + 1, 1);
    bg_page_repeat(page, HEAD, HEAD);
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
