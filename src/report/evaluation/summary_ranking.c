/* The ranking as it is now: looked up by place from Comparison, so that it sorts itself. */
#include "report/evaluation/summary.h"

#include <string.h>

enum { BEHIND, STATUS, PRICE, EVALUATED, NOTE, WHAT__COUNT };

/* Prices that are changed on the way to the ranking are shown before and after. */
static bool evaluates(const struct bg_plan *plan)
{
    return plan->rules->award.method == BG_HIGHEST_SCORE && plan->rules->price.used &&
           plan->steps_n > 0;
}

static bool summary_ranking_has(const struct bg_plan *plan, int what)
{
    if (what == PRICE)
        return plan->rules->price.used;
    return what != EVALUATED || evaluates(plan);
}

int bg_summary_ranking_columns(const struct bg_plan *plan)
{
    int n = 0;
    for (int what = 0; what < WHAT__COUNT; what++)
        n += summary_ranking_has(plan, what);
    return n;
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

static void summary_ranking_put_more(struct bg_summary *s, int what, int64_t row, int column,
                                     size_t k)
{
    struct bg_plan *plan = s->plan;
    switch (what) {
    case BEHIND:
        bg_put_live(s->page, row, column,
                    (struct bg_look){BG_STYLE_CELL, bg_plan_shown_look(plan).number},
                    summary_ranking_behind(s, k));
        return;
    case STATUS:
        bg_put_live(s->page, row, column, BG_LOOK(CENTER, ANY),
                    bg_summary_look(s, bg_plan_comparison_row(plan, BG_C_STATUS), k));
        return;
    case PRICE:
        bg_put_live(s->page, row, column, bg_summary_money(plan),
                    bg_summary_look_price(s, BG_P_AMOUNT, k));
        return;
    case EVALUATED:
        bg_put_live(s->page, row, column, bg_summary_money(plan),
                    bg_summary_look_price(s, bg_plan_price_column(plan, BG_P_EVALUATED), k));
        return;
    case NOTE:
        bg_put_live(s->page, row, column, BG_LOOK(CENTER, ANY), near_tie(s, k));
        return;
    }
}

static void put_headers(struct bg_summary *s, int64_t row)
{
    const char *const more[WHAT__COUNT] = {
        [BEHIND] = s->score ? "Points behind first" : "Difference to first",
        [STATUS] = "Status",
        [PRICE] = "Price offered",
        [EVALUATED] = "Evaluated price (for ranking only)",
        [NOTE] = "Note",
    };
    const char *const titles[] = {s->plan->lot->open.settled ? "Rank" : "Rank now", "Vendor",
                                  bg_plan_figure_title(s->plan)};
    int column = BG_S_MORE;
    bg_put_headers(s->page, row, 0, titles, 3);
    for (int what = 0; what < WHAT__COUNT; what++)
        if (summary_ranking_has(s->plan, what))
            bg_put_words(s->page, row, column++, BG_LOOK(HEADER, TEXT), more[what]);
}

static void summary_ranking_put_place(struct bg_summary *s, int64_t row, size_t k)
{
    struct bg_plan *plan = s->plan;
    int column = BG_S_MORE;
    bg_put_live(s->page, row, BG_S_RANK, BG_LOOK(CENTER_BOLD, COUNT),
                bg_summary_look(s, bg_plan_comparison_row(plan, BG_C_RANK), k));
    bg_put_live(s->page, row, BG_S_NAME, BG_LOOK(TEXT_BOLD, ANY),
                bg_summary_look(s, BG_C_HEADER, k));
    bg_put_live(s->page, row, BG_S_TOTAL,
                (struct bg_look){BG_STYLE_CELL_BOLD, bg_plan_shown_look(plan).number},
                bg_summary_look(s, bg_plan_comparison_row(plan, BG_C_TOTAL), k));
    for (int what = 0; what < WHAT__COUNT; what++)
        if (summary_ranking_has(plan, what))
            summary_ranking_put_more(s, what, row, column++, k);
}

static void summary_ranking_mark(struct bg_summary *s, int64_t last)
{
    struct bg_arena *arena = s->plan->arena;
    int end = BG_S_MORE + bg_summary_ranking_columns(s->plan) - 1;
    long long first = (long long)s->first + 1;
    bg_page_mark_if(s->page, s->first, 0, last, BG_S_MORE + STATUS,
                    bg_arena_printf(arena, "$A%lld=1", first));
    bg_page_warn_if(s->page, s->first, BG_S_MORE + STATUS, last, BG_S_MORE + STATUS,
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
    put_headers(s, row++);
    s->first = row;
    for (size_t k = 0; k < s->n; k++)
        summary_ranking_put_place(s, row++, k);
    if (s->n)
        summary_ranking_mark(s, row - 1);
    bg_page_keep(s->page, s->first - 2, s->first + 1);
    return row;
}
