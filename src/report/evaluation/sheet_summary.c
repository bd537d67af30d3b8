/* Summary: the recommended award, the ranking as it is now, where the points come from, and what to
 * ask. The ranking is looked up by place from Comparison, so it re-sorts itself. */
#include "base/date.h"
#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

enum { HEADER = 9, FIRST = 10, RANK = 0, VENDOR, TOTAL, BEHIND, STATUS, PRICE, ELEMENTS };

static const double column_widths[ELEMENTS] = {6, 31, 11, 11, 13, 15};

struct table {
    struct bg_plan *plan;
    struct bg_page *page;
    size_t n;  /* bids */
    int parts; /* columns of elements, price included */
    bool score;
};

static const char *look_up(const struct table *t, const char *range, int64_t row)
{
    struct bg_plan *plan = t->plan;
    return bg_arena_printf(plan->arena, "INDEX(%s,MATCH(%lld,%s,0))", range,
                           (long long)(row - FIRST + 1),
                           bg_plan_comparison_range(plan, BG_C_ORDER));
}

static const char *comparison_row(const struct table *t, int64_t row)
{
    return bg_ref_range(t->plan->arena, bg_plan_sheet(t->plan, BG_SHEET_COMPARISON), row, BG_C_BID,
                        row, BG_C_BID + (int)t->n - 1);
}

/* A cell that may be "": the look-up of a blank text gives "". */
static void put_or_text(struct table *t, int64_t row, int column, struct bg_look look,
                        const char *x, bool there, struct bg_dec value)
{
    if (there)
        bg_put_formula(t->page, row, column, look, x, value);
    else
        bg_put_formula_text(t->page, row, column, look, x, "");
}

/* -- recommended award
 * ------------------------------------------------------------------------------ */

static void put_award(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_lot_result *lot = plan->lot;
    const char *ranks = bg_plan_comparison_range(plan, BG_C_RANK);
    const char *names =
        bg_ref_range(plan->arena, bg_plan_sheet(plan, BG_SHEET_COMPARISON), BG_C_HEADER, BG_C_BID,
                     BG_C_HEADER, BG_C_BID + (int)(lot->bids_n ? lot->bids_n : 1) - 1);
    const char *states = bg_plan_comparison_range(plan, BG_C_STATUS);
    bg_put_text(page, 3, 0, BG_LOOK(SECTION, TEXT), "Recommended award");
    if (lot->bids_n && plan->live_ranks && !lot->no_award[0])
        bg_put_formula_text(
            page, 4, 0, BG_LOOK(AWARD, ANY),
            bg_arena_printf(
                plan->arena,
                "IF(COUNTIF(%s,1)=0,\"Nobody: no bid can be ranked\",IF(COUNTIF(%s,1)>1,"
                "\"Nobody yet: \"&COUNTIF(%s,1)&\" bids are tied for first place\","
                "INDEX(%s,MATCH(1,%s,0))&IF(INDEX(%s,MATCH(1,%s,0))=\"provisional\","
                "\" (provisional: answers are open)\",\"\")))",
                ranks, ranks, ranks, names, ranks, states, ranks),
            bg_plan_recommended(plan));
    else
        bg_put_text(page, 4, 0, BG_LOOK(AWARD, TEXT), bg_plan_recommended(plan));
    bg_put_paragraph(page, 5, 0, BG_LOOK(PLAIN, TEXT),
                     bg_arena_printf(plan->arena, "As evaluated: %s%s%s%s", lot->recommendation,
                                     lot->has_margin ? " Margin: " : "",
                                     lot->has_margin ? lot->margin_words : "",
                                     lot->has_margin ? "." : ""),
                     400);
    bg_put_text(
        page, 6, 0, BG_LOOK(NOTE, TEXT),
        "People award; the tool recommends. Sheets: Comparison has all points, each bid its own "
        "sheet, Rules the published criteria.");
}

/* -- the ranking
 * -------------------------------------------------------------------------------------- */

static const char *figure_behind(const struct table *t, int64_t row)
{
    const char *first = bg_ref(t->plan->arena, NULL, FIRST, TOTAL);
    const char *own = bg_ref(t->plan->arena, NULL, row, TOTAL);
    bool lower = bg_plan_lower_wins(t->plan);
    return bg_arena_printf(t->plan->arena,
                           "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),ROUND(%s-%s,%d),\"\")", own, first,
                           lower ? own : first, lower ? first : own, BG_MONEY_PLACES);
}

static void put_row(struct table *t, int64_t row, size_t bid)
{
    struct bg_plan *plan = t->plan;
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    struct bg_dec figure, shown = {0}, top, behind = {0};
    bool there = bg_plan_figure(plan, bid, &figure);
    bool has_top = bg_plan_figure(plan, plan->lot->order[0], &top);
    const struct bg_look total = bg_plan_shown_look(plan);
    if (there)
        shown = bg_plan_shown(plan, figure);
    if (there && has_top) {
        top = bg_plan_shown(plan, top);
        if (bg_plan_lower_wins(plan))
            bg_dec_sub(shown, top, &behind);
        else
            bg_dec_sub(top, shown, &behind);
    }
    put_or_text(t, row, RANK, BG_LOOK(CENTER_BOLD, COUNT),
                look_up(t, bg_plan_comparison_range(plan, BG_C_RANK), row), b->rank > 0,
                bg_dec_int(b->rank));
    bg_put_formula_text(t->page, row, VENDOR, BG_LOOK(TEXT_BOLD, ANY),
                        look_up(t, comparison_row(t, BG_C_HEADER), row), bg_plan_vendor(plan, bid));
    put_or_text(t, row, TOTAL, (struct bg_look){BG_STYLE_CELL_BOLD, total.number},
                look_up(t, bg_plan_comparison_range(plan, BG_C_TOTAL), row), there, shown);
    put_or_text(t, row, BEHIND, (struct bg_look){BG_STYLE_CELL, total.number},
                figure_behind(t, row), there && has_top, behind);
    bg_put_formula_text(t->page, row, STATUS, BG_LOOK(CENTER, ANY),
                        look_up(t, bg_plan_comparison_range(plan, BG_C_STATUS), row),
                        bg_plan_status(plan, bid));
}

static void put_price(struct table *t, int64_t row, size_t bid)
{
    struct bg_plan *plan = t->plan;
    const struct bg_price_result *p = &plan->lot->bids[bid].price;
    if (!plan->rules->price.used)
        return;
    const char *range =
        bg_ref_range(plan->arena, bg_plan_sheet(plan, BG_SHEET_PRICE), bg_plan_price_row(plan, 0),
                     BG_P_AMOUNT, bg_plan_price_row(plan, t->n - 1), BG_P_AMOUNT);
    const char *x = look_up(t, range, row);
    x = bg_arena_printf(plan->arena, "IF(ISNUMBER(%s),%s,\"\")", x, x);
    put_or_text(t, row, PRICE, BG_LOOK(CELL, CENTS), x, p->present,
                bg_dec_round(p->amount, BG_MONEY_PLACES, BG_HALF_UP));
}

static void put_parts(struct table *t, int64_t row, size_t bid)
{
    struct bg_plan *plan = t->plan;
    int64_t from = bg_plan_elements_row(plan);
    int column = ELEMENTS;
    for (int e = 0; e < BG_ELEMENT__COUNT; e++) {
        if (!plan->element_used[e])
            continue;
        bg_put_formula(t->page, row, column++, BG_LOOK(CELL, POINTS),
                       look_up(t, comparison_row(t, from++), row),
                       bg_plan_award(plan, bg_plan_element(plan, bid, (enum bg_element)e)));
    }
    if (t->parts > column - ELEMENTS)
        bg_put_formula(t->page, row, column, BG_LOOK(CELL, POINTS),
                       look_up(t, comparison_row(t, from), row),
                       bg_plan_award(plan, bg_plan_price_exact(plan, bid)));
}

static void put_headers(struct table *t)
{
    struct bg_plan *plan = t->plan;
    const char *const titles[] = {"Rank", "Vendor", bg_plan_figure_title(plan),
                                  t->score ? "Points behind first" : "Difference to first",
                                  "Status"};
    int column = ELEMENTS;
    bg_put_headers(t->page, HEADER, 0, titles, 5);
    bg_put_text(t->page, HEADER, PRICE, BG_LOOK(HEADER, TEXT),
                plan->rules->price.used ? "Price offered" : "");
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        if (plan->element_used[e])
            bg_put_text(t->page, HEADER, column++, BG_LOOK(HEADER, TEXT),
                        bg_element_title((enum bg_element)e));
    if (t->parts > column - ELEMENTS)
        bg_put_text(t->page, HEADER, column, BG_LOOK(HEADER, TEXT), "Price (points)");
}

/* -- where the points come from
 * --------------------------------------------------------------------- */

static double chart_width(const struct table *t)
{
    double pixels = 0;
    for (int i = 0; i < 6; i++)
        pixels += column_widths[i] * 7 + 5;
    return pixels + (t->parts < 12 ? t->parts : 12) * (11.0 * 7 + 5);
}

static int64_t put_chart(struct table *t, int64_t row)
{
    struct bg_plan *plan = t->plan;
    enum { BARS_MAX = 40 };
    size_t bars = t->n < BARS_MAX ? t->n : BARS_MAX, s = 0;
    struct bg_chart_series *series =
        BG_ARRAY(plan->arena, (size_t)t->parts + 1, struct bg_chart_series);
    for (int e = 0; e <= BG_ELEMENT__COUNT && (int)s < t->parts; e++) {
        bool price = e == BG_ELEMENT__COUNT;
        if (!price && !plan->element_used[e])
            continue;
        series[s] = (struct bg_chart_series){price ? "Price" : bg_element_title((enum bg_element)e),
                                             ELEMENTS + (int)s, 0};
        s++;
    }
    double height = 190 + 36.0 * (double)bars;
    struct bg_chart chart = {
        .title = "Where the points come from",
        .alt_text =
            bg_arena_printf(plan->arena,
                            "Stacked bars, one for each bid in the order of the ranking: points "
                            "by element%s. The same numbers are in the table above.",
                            plan->rules->price.used ? " and for price" : ""),
        .axis = "Points",
        .first_row = FIRST,
        .bars = bars,
        .name_column = VENDOR,
        .series = series,
        .series_n = s,
    };
    if (s && bars)
        bg_page_chart(t->page, row, 0, chart_width(t), height, &chart);
    return row + (int64_t)(height / 21) + 2;
}

/* -- what to ask
 * ---------------------------------------------------------------------------------------- */

/* Characters that a text may run to the right from a column before the printed page ends. */
static size_t text_room(const struct table *t, int column)
{
    double room = t->parts * 11.0;
    for (int i = column; i < ELEMENTS; i++)
        room += column_widths[i];
    return room < 60 ? 60 : (size_t)(room * 1.1);
}

static void fill_header(struct table *t, int64_t row, int column)
{
    for (; column < ELEMENTS + t->parts; column++)
        bg_put_blank(t->page, row, column, BG_LOOK(HEADER_BAND, TEXT));
}

static int64_t put_not_ranked(struct table *t, int64_t row)
{
    struct bg_plan *plan = t->plan;
    bool head = false;
    for (size_t i = 0; i < t->n; i++) {
        const struct bg_bid_result *b = &plan->lot->bids[i];
        if (b->status == BG_RANKED && !*b->tie_reason)
            continue;
        if (!head) {
            bg_put_text(t->page, row++, 0, BG_LOOK(SECTION, TEXT),
                        "Bids with a note, as evaluated");
            bg_put_text(t->page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
            bg_put_text(t->page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
            bg_put_text(t->page, row, 2, BG_LOOK(HEADER, TEXT), "Status");
            bg_put_text(t->page, row, 3, BG_LOOK(HEADER_LEFT, TEXT), "Reason");
            fill_header(t, row++, 4);
            head = true;
        }
        bg_put_goto(t->page, row, 0, BG_LOOK(LINK, TEXT), bg_plan_bid_sheet(plan, i), 0, 0,
                    bg_arena_printf(plan->arena, "%zu", i + 1));
        bg_put_text(t->page, row, 1, BG_LOOK(TEXT, TEXT), bg_plan_vendor(plan, i));
        bg_put_text(t->page, row, 2, BG_LOOK(CENTER, TEXT), bg_plan_status(plan, i));
        row = bg_put_paragraph(t->page, row, 3, BG_LOOK(BESIDE, TEXT),
                               bg_arena_printf(plan->arena, "%s%s%s", b->status_reason,
                                               *b->status_reason && *b->tie_reason ? " " : "",
                                               b->tie_reason),
                               text_room(t, 3));
    }
    return head ? row + 1 : row;
}

static int64_t put_flags(struct table *t, int64_t row)
{
    struct bg_plan *plan = t->plan;
    bool head = false;
    for (size_t i = 0; i < t->n; i++) {
        const struct bg_bid_result *b = &plan->lot->bids[i];
        for (size_t f = 0; f < b->flags_n; f++) {
            if (!head) {
                bg_put_text(t->page, row++, 0, BG_LOOK(SECTION, TEXT),
                            "Points to ask about, as evaluated (no score was changed)");
                bg_put_text(t->page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
                bg_put_text(t->page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
                bg_put_text(t->page, row, 2, BG_LOOK(HEADER_LEFT, TEXT), "Flag");
                fill_header(t, row++, 3);
                head = true;
            }
            bg_put_goto(t->page, row, 0, BG_LOOK(LINK, TEXT), bg_plan_bid_sheet(plan, i), 0, 0,
                        bg_arena_printf(plan->arena, "%zu", i + 1));
            bg_put_text(t->page, row, 1, BG_LOOK(TEXT, TEXT), bg_plan_vendor(plan, i));
            row = bg_put_paragraph(
                t->page, row, 2, BG_LOOK(BESIDE, TEXT),
                bg_arena_printf(plan->arena, "⚑ %s: %s", b->flags[f].title, b->flags[f].message),
                text_room(t, 2));
        }
    }
    return head ? row + 1 : row;
}

static void put_warnings(struct table *t, int64_t row)
{
    const struct bg_lot_result *lot = t->plan->lot;
    if (!lot->warnings_n)
        return;
    bg_put_text(t->page, row++, 0, BG_LOOK(SECTION, TEXT), "To know about this comparison");
    for (size_t i = 0; i < lot->warnings_n; i++)
        row = bg_put_paragraph(t->page, row, 0, BG_LOOK(PLAIN, TEXT),
                               bg_arena_printf(t->plan->arena, "⚠ %s", lot->warnings[i]),
                               text_room(t, 0));
}

static void lay_out(struct table *t)
{
    for (int i = 0; i < 6; i++)
        bg_page_width(t->page, i, column_widths[i]);
    for (int i = 0; i < t->parts; i++)
        bg_page_width(t->page, ELEMENTS + i, 11);
    if (!t->n)
        return;
    int64_t last = FIRST + (int64_t)t->n - 1;
    const char *rank = bg_arena_printf(t->plan->arena, "$A%d", FIRST + 1);
    bg_page_mark_if(t->page, FIRST, RANK, last, STATUS,
                    bg_arena_printf(t->plan->arena, "%s=1", rank));
    bg_page_warn_if(
        t->page, FIRST, STATUS, last, STATUS,
        bg_arena_printf(t->plan->arena, "AND($E%d<>\"ranked\",$E%d<>\"\")", FIRST + 1, FIRST + 1));
    if (t->score)
        bg_page_bars(t->page, FIRST, TOTAL, last, TOTAL);
    bg_page_freeze(t->page, FIRST, VENDOR + 1);
    bg_page_repeat(t->page, HEADER, HEADER);
}

void bg_sheet_summary(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_SUMMARY];
    const struct bg_ruleset *rules = plan->rules;
    char date[BG_DATE_TEXT];
    struct table t = {plan, page, plan->lot->bids_n, 0, rules->award.method == BG_HIGHEST_SCORE};
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        t.parts += plan->element_used[e];
    t.parts += rules->price.used && t.score;
    const char *title = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    bg_put_title(plan, page, bg_arena_printf(plan->arena, "Bid comparison: %s", title),
                 bg_arena_printf(plan->arena, "%s%s%s%sEvaluated as of %s under \"%s\"%s%s.",
                                 rules->solicitation.reference,
                                 *rules->solicitation.reference ? ". " : "",
                                 rules->solicitation.buyer, *rules->solicitation.buyer ? ". " : "",
                                 bg_date_text(plan->result->as_of, date), rules->title,
                                 *rules->version ? ", version " : "", rules->version));
    bg_put_caution(plan, page, 2);
    put_award(plan, page);
    bg_put_text(page, HEADER - 1, 0, BG_LOOK(SECTION, TEXT), "Ranking");
    put_headers(&t);
    for (size_t i = 0; i < t.n; i++) {
        put_row(&t, FIRST + (int64_t)i, plan->lot->order[i]);
        put_price(&t, FIRST + (int64_t)i, plan->lot->order[i]);
        put_parts(&t, FIRST + (int64_t)i, plan->lot->order[i]);
    }
    int64_t row = put_chart(&t, FIRST + (int64_t)t.n + 1);
    row = put_not_ranked(&t, row);
    row = put_flags(&t, row);
    put_warnings(&t, row);
    lay_out(&t);
}
