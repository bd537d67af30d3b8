/* The ranking as it is now: looked up by place from Comparison, so that it sorts itself. */
#include "report/evaluation/summary.h"

enum { STATUS = BG_S_MORE + 1 };

/* Prices that are changed on the way to the ranking are shown before and after. */
static bool ranking_evaluates(const void *of)
{
    const struct bg_plan *plan = ((const struct bg_summary *)of)->plan;
    return plan->rules->award.method == BG_HIGHEST_SCORE && plan->rules->price.used &&
           plan->steps_n > 0;
}

static bool ranking_prices(const void *of)
{
    return ((const struct bg_summary *)of)->plan->rules->price.used;
}

static const struct bg_formula *row_of_bids(const struct bg_summary *s, int64_t row)
{
    const struct bg_page *page = s->plan->page[BG_SHEET_COMPARISON];
    return bg_page_cells(page, row, BG_C_BID, row, BG_C_BID + (int)s->n - 1);
}

static const struct bg_formula *summary_ranking_place(const struct bg_summary *s, size_t k)
{
    int64_t row = bg_plan_comparison_row(s->plan, BG_C_ORDER);
    return BG_FORMULA(s->plan->arena, "MATCH(a,b,0)",
                      bg_formula_int(s->plan->arena, (int64_t)k + 1), row_of_bids(s, row));
}

const struct bg_formula *bg_summary_look(const struct bg_summary *s, int64_t comparison_row,
                                         size_t k)
{
    return BG_FORMULA(s->plan->arena, "INDEX(a,1,b)", row_of_bids(s, comparison_row),
                      summary_ranking_place(s, k));
}

const struct bg_formula *bg_summary_look_price(const struct bg_summary *s, int column, size_t k)
{
    const struct bg_page *page = s->plan->page[BG_SHEET_PRICE];
    const struct bg_formula *all = bg_page_cells(page, bg_plan_price_row(s->plan, 0), column,
                                                 bg_plan_price_row(s->plan, s->n - 1), column);
    const struct bg_formula *x =
        BG_FORMULA(s->plan->arena, "INDEX(a,b,1)", all, summary_ranking_place(s, k));
    return BG_FORMULA(s->plan->arena, "IF(ISNUMBER(a),a,\"\")", x);
}

static const struct bg_formula *summary_ranking_own(const struct bg_summary *s, size_t k,
                                                    int column)
{
    return bg_page_cell(s->page, s->first + (int64_t)k, column);
}

static const struct bg_formula *gap(const struct bg_summary *s, const struct bg_formula *better,
                                    const struct bg_formula *worse)
{
    bool lower = bg_plan_lower_wins(s->plan);
    return BG_FORMULA(s->plan->arena, "ROUND(a-b,6)", lower ? worse : better,
                      lower ? better : worse);
}

static const struct bg_formula *summary_ranking_behind(const struct bg_summary *s, size_t k)
{
    return BG_FORMULA(
        s->plan->arena, "IF(AND(ISNUMBER(a),ISNUMBER(b)),c,\"\")",
        summary_ranking_own(s, k, BG_S_TOTAL), summary_ranking_own(s, 0, BG_S_TOTAL),
        gap(s, summary_ranking_own(s, 0, BG_S_TOTAL), summary_ranking_own(s, k, BG_S_TOTAL)));
}

/* Neighbours within one per cent: of the points that there are, or of the better amount. */
static const struct bg_formula *near_tie(const struct bg_summary *s, size_t k)
{
    struct bg_arena *arena = s->plan->arena;
    if (k == 0)
        return bg_formula_text(arena, "");
    const struct bg_formula *above = summary_ranking_own(s, k - 1, BG_S_TOTAL),
                            *here = summary_ranking_own(s, k, BG_S_TOTAL);
    const struct bg_formula *whole = bg_formula_number(arena, s->plan->rules->award.total);
    if (!s->score)
        whole = BG_FORMULA(arena, "ABS(a)", above);
    return BG_FORMULA(arena,
                      "IF(AND(ISNUMBER(a),ISNUMBER(b)),IF(c=d,\"tied with place \"&d,"
                      "IF(100*e<=f,\"near tie with place \"&d,\"\")),\"\")",
                      above, here, summary_ranking_own(s, k, BG_S_RANK),
                      summary_ranking_own(s, k - 1, BG_S_RANK), gap(s, above, here), whole);
}

/* -- rows -------------------------------------------------------------------------------------- */

/* Cents are left out where they would make the column too wide, and there are none. */
struct bg_look bg_summary_money(const struct bg_plan *plan)
{
    bool whole = true, large = false;
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_price_result *p = &plan->lot->bids[i].price;
        whole = whole && (!p->present || bg_dec_is_int(p->amount));
        large = large || (p->present && bg_dec_cmp(p->amount, bg_dec_int(10000000)) >= 0);
    }
    return whole && large ? BG_LOOK(CELL, MONEY) : BG_LOOK(CELL, CENTS);
}

/* -- columns ----------------------------------------------------------------------------------- */

static struct bg_shown ranking_figure(const struct bg_summary *s, enum bg_style style,
                                      const struct bg_formula *formula)
{
    return bg_show_as((struct bg_look){style, bg_plan_shown_look(s->plan).number},
                      bg_show_live(formula));
}

/* which: the row of Comparison that is looked up */
static struct bg_shown ranking_look(const struct bg_sheet_line *l)
{
    const struct bg_summary *s = l->of;
    return bg_show_live(bg_summary_look(s, bg_plan_comparison_row(s->plan, l->which), l->i));
}

static struct bg_shown ranking_vendor(const struct bg_sheet_line *l)
{
    const struct bg_summary *s = l->of;
    return bg_show_live(bg_summary_look(s, BG_C_HEADER, l->i));
}

static struct bg_shown ranking_total(const struct bg_sheet_line *l)
{
    const struct bg_summary *s = l->of;
    int64_t row = bg_plan_comparison_row(s->plan, BG_C_TOTAL);
    return ranking_figure(s, BG_STYLE_CELL_BOLD, bg_summary_look(s, row, l->i));
}

static struct bg_shown ranking_behind(const struct bg_sheet_line *l)
{
    const struct bg_summary *s = l->of;
    return ranking_figure(s, BG_STYLE_CELL, summary_ranking_behind(s, l->i));
}

static struct bg_shown ranking_price(const struct bg_sheet_line *l)
{
    const struct bg_summary *s = l->of;
    return bg_show_as(bg_summary_money(s->plan),
                      bg_show_live(bg_summary_look_price(s, BG_P_AMOUNT, l->i)));
}

static struct bg_shown ranking_evaluated(const struct bg_sheet_line *l)
{
    const struct bg_summary *s = l->of;
    int column = bg_plan_price_column(s->plan, BG_P_EVALUATED);
    return bg_show_as(bg_summary_money(s->plan),
                      bg_show_live(bg_summary_look_price(s, column, l->i)));
}

static struct bg_shown ranking_note(const struct bg_sheet_line *l)
{
    const struct bg_summary *s = l->of;
    return bg_show_live(near_tie(s, l->i));
}

static const char *ranking_rank_title(const struct bg_sheet_line *at)
{
    const struct bg_summary *s = at->of;
    return bg_page_say(at->page, s->plan->lot->open.settled ? "Rank" : "Rank now");
}

static const char *ranking_total_title(const struct bg_sheet_line *at)
{
    const struct bg_summary *s = at->of;
    return bg_page_say(at->page, bg_plan_figure_title(s->plan));
}

static const char *ranking_behind_title(const struct bg_sheet_line *at)
{
    const struct bg_summary *s = at->of;
    return bg_page_say(at->page, s->score ? "Points behind first" : "Difference to first");
}

static const struct bg_sheet_column columns[] = {
    [BG_S_RANK] = BG_COLUMN(NULL, 0, CENTER_BOLD, COUNT, .cell = ranking_look, .which = BG_C_RANK,
                            .heading = ranking_rank_title),
    [BG_S_NAME] = BG_COLUMN("Vendor", 0, TEXT_BOLD, ANY, .cell = ranking_vendor),
    [BG_S_TOTAL] =
        BG_COLUMN(NULL, 0, CELL_BOLD, ANY, .cell = ranking_total, .heading = ranking_total_title),
    [BG_S_MORE] =
        BG_COLUMN(NULL, 0, CELL, ANY, .cell = ranking_behind, .heading = ranking_behind_title),
    [STATUS] = BG_COLUMN("Status", 0, CENTER, ANY, .cell = ranking_look, .which = BG_C_STATUS),
    BG_COLUMN("Price offered", 0, CELL, CENTS, .cell = ranking_price, .wanted = ranking_prices),
    BG_COLUMN("Evaluated price (for ranking only)", 0, CELL, CENTS, .cell = ranking_evaluated,
              .wanted = ranking_evaluates),
    BG_COLUMN("Note", 0, CENTER, ANY, .cell = ranking_note),
};
static const struct bg_section ranking = {.columns = columns,
                                          .n = sizeof columns / sizeof *columns};

int bg_summary_ranking_columns(const struct bg_summary *s)
{
    return bg_section_columns(&ranking, s) - BG_S_MORE;
}

static void summary_ranking_mark(struct bg_summary *s, int64_t last)
{
    struct bg_arena *arena = s->plan->arena;
    int end = BG_S_MORE + bg_summary_ranking_columns(s) - 1;
    long long first = (long long)s->first + 1;
    bg_page_mark_if(s->page, s->first, 0, last, STATUS, bg_arena_printf(arena, "$A%lld=1", first));
    bg_page_warn_if(s->page, s->first, STATUS, last, STATUS,
                    bg_arena_printf(arena, "AND($E%lld<>\"%s\",$E%lld<>\"\")", first,
                                    bg_plan_say(s->plan, "ranked"), first));
    bg_page_warn_if(s->page, s->first, end, last, end,
                    bg_arena_printf(arena, "%s<>\"\"", bg_relative(arena, s->first, end)));
    if (s->score)
        bg_page_bars(s->page, s->first, BG_S_TOTAL, last, BG_S_TOTAL);
}

int64_t bg_summary_ranking(struct bg_summary *s, int64_t row)
{
    bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT), "Ranking");
    s->first = row + 1;
    row = bg_section_put(s->page, row, &ranking, s, NULL, 0, s->n);
    if (s->n)
        summary_ranking_mark(s, row - 1);
    bg_page_keep(s->page, s->first - 2, s->first + 1);
    return row;
}
