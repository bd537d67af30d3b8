/* Points by element: where each bid's points come from under each scenario, and price; the totals are
 * sums over the row. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

#include <string.h>

enum { VENDOR = 0, FIRST_ELEMENT = 1 };

struct elements {
    struct bg_scenario_book *b;
    struct bg_page *page;
    int of[BG_ELEMENT__COUNT]; /* column of an element; -1: no criterion has it */
    int price, total;          /* columns; price -1: none */
};

static void elements_find_columns(struct elements *s)
{
    int column = FIRST_ELEMENT;
    bool used[BG_ELEMENT__COUNT] = {false};
    bool price = false;
    for (size_t c = 0; c < s->b->model->cases_n; c++) {
        const struct bg_ruleset *r = s->b->model->cases[c].rules->ruleset;
        price |= r->price.used;
        for (size_t i = 0; i < r->criteria_n; i++)
            if (r->criteria[i].share && bg_ratio_sign(r->criteria[i].share) > 0 &&
                !bg_criterion_is_group(&r->criteria[i]))
                used[r->criteria[i].element] = true;
    }
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        s->of[e] = used[e] ? column++ : -1;
    s->price = price ? column++ : -1;
    s->total = column;
}

static void elements_put_heads(const struct elements *s, int64_t row)
{
    bg_put_text(s->page, row, VENDOR, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        if (s->of[e] >= 0)
            bg_put_text(s->page, row, s->of[e], BG_LOOK(HEADER, TEXT),
                        bg_element_title((enum bg_element)e));
    if (s->price >= 0)
        bg_put_text(s->page, row, s->price, BG_LOOK(HEADER, TEXT), "Price");
    bg_put_text(s->page, row, s->total, BG_LOOK(HEADER, TEXT), "Sum of the parts");
}

/* A bid that is not ranked earns nothing that counts: its cells stay blank. */
static void elements_put_bid(const struct elements *s, int64_t row, const struct bg_model_lot *lot,
                             size_t i)
{
    const struct bg_bid_result *r = &lot->result->bids[i];
    bool counts = r->total_exact != NULL;
    bg_put_text(s->page, row, VENDOR, BG_LOOK(TEXT, TEXT), r->bid->vendor_name);
    for (int e = 0; e < BG_ELEMENT__COUNT; e++) {
        struct bg_value v = {.type = counts ? BG_V_NUMBER : BG_V_MISSING,
                             .as.number = r->by_element[e]};
        if (s->of[e] < 0)
            continue;
        bg_scenario_put(s->page, row, s->of[e], BG_LOOK(CELL, POINTS), &v);
    }
    if (s->price >= 0) {
        struct bg_value v = {.type = counts && r->price.points_exact ? BG_V_NUMBER : BG_V_MISSING,
                             .as.number = r->price.points};
        bg_scenario_put(s->page, row, s->price, BG_LOOK(CELL, POINTS), &v);
    }
    bg_put_live(s->page, row, s->total, BG_LOOK(CELL_BOLD, POINTS),
                BG_FORMULA(s->b->arena, "IF(COUNT(a)=0,\"\",ROUND(SUM(a),b))",
                           bg_page_cells(s->page, row, FIRST_ELEMENT, row, s->total - 1),
                           bg_formula_int(s->b->arena, BG_SCENARIO_PLACES)));
}

static void elements_put_chart(const struct elements *s, int64_t row, int64_t first, size_t c)
{
    enum { BARS = 30 };
    struct bg_chart_series series[BG_ELEMENT__COUNT + 1];
    struct bg_scenario_book *b = s->b;
    size_t bars = b->bids_n < BARS ? b->bids_n : BARS, n = 0;
    for (int e = 0; e <= BG_ELEMENT__COUNT; e++) {
        bool price = e == BG_ELEMENT__COUNT;
        int column = price ? s->price : s->of[e];
        if (column >= 0)
            series[n++] = (struct bg_chart_series){
                price ? "Price" : bg_element_title((enum bg_element)e), column, 0};
    }
    struct bg_chart chart = {
        .title = bg_arena_printf(b->arena, "Where the points come from, under %s",
                                 b->model->cases[c].label),
        .alt_text = "Stacked bars, one for each bid: points by element and for price. The same "
                    "numbers are in the table above.",
        .axis = "Points",
        .first_row = first,
        .bars = bars,
        .name_column = VENDOR,
        .series = series,
        .series_n = n};
    if (n && bars)
        bg_page_chart(s->page, row, 0, 1000, 170 + 32.0 * (double)bars, &chart);
}

void bg_scenario_sheet_elements(struct bg_scenario_book *b)
{
    struct elements s = {.b = b, .page = b->page[BG_SCENARIO_ELEMENTS]};
    int64_t row = 3, first = 0;
    size_t last = b->model->cases_n > 1 ? 1 : 0;
    elements_find_columns(&s);
    bg_scenario_title(s.page, "Points by element",
                      "Where the points of each bid come from under each scenario. Parts are "
                      "rounded for show; the total that ranks is rounded once.");
    for (size_t c = 0; c < b->model->cases_n; c++) {
        bg_put_text(s.page, row++, 0, BG_LOOK(SECTION, TEXT), bg_scenario_name(b, c));
        elements_put_heads(&s, row++);
        if (c == last)
            first = row;
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++)
            for (size_t i = 0; i < b->model->cases[c].lots[k].bids_n; i++)
                elements_put_bid(&s, row++, &b->model->cases[c].lots[k], i);
        row++;
    }
    bg_page_break(s.page, row);
    elements_put_chart(&s, row + 1, first, last);
    bg_page_width(s.page, VENDOR, 34);
    for (int i = FIRST_ELEMENT; i <= s.total; i++)
        bg_page_width(s.page, i, 12);
    bg_page_freeze(s.page, 3, 1);
}
