/* Figures and Figures by class: what every bid has under every scenario, typed. The other sheets add
 * these cells up. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

static void figures_put_heads(struct bg_scenario_book *b, struct bg_page *page)
{
    static const char *const titles[] = {"Scenario", "Lot",  "Bid",    "Vendor",
                                         "Outcome",  "Rank", "Points", "Price"};
    bg_put_headers(page, BG_F_HEADER, 0, titles, BG_F_MEASURES);
    for (size_t i = 0; i < b->measures_n; i++) {
        const struct bg_scenario_measure *m = &b->measures[i];
        const char *title = m->measure->title, *unit = m->measure->unit;
        bg_put_text(page, BG_F_HEADER, m->column, BG_LOOK(HEADER, TEXT),
                    bg_arena_printf(b->arena, "%s%s%s%s", title, *unit ? ", " : "", unit,
                                    m->measure->estimated ? " *" : ""));
        if (!m->has_range)
            continue;
        bg_put_text(page, BG_F_HEADER, m->column + 1, BG_LOOK(HEADER, TEXT), "lowest");
        bg_put_text(page, BG_F_HEADER, m->column + 2, BG_LOOK(HEADER, TEXT), "highest");
    }
}

static void figures_put_bid(struct bg_scenario_book *b, struct bg_page *page, size_t c, size_t k,
                            size_t i)
{
    const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
    const struct bg_bid_result *r = &lot->result->bids[i];
    int64_t row = bg_scenario_row(b, c, k, i);
    struct bg_value rank = BG_MISSING, points = BG_MISSING, price = BG_MISSING;
    if (r->rank)
        rank = (struct bg_value){.type = BG_V_NUMBER, .as.number = bg_dec_int(r->rank)};
    if (r->total_exact)
        points = (struct bg_value){.type = BG_V_NUMBER, .as.number = r->total};
    if (r->price.present)
        price = (struct bg_value){.type = BG_V_NUMBER, .as.number = r->price.amount};
    bg_put_text(page, row, BG_F_SCENARIO, BG_LOOK(TEXT, TEXT), b->model->cases[c].label);
    bg_put_text(page, row, BG_F_LOT, BG_LOOK(TEXT, TEXT), lot->lot);
    bg_put_text(page, row, BG_F_BID, BG_LOOK(TEXT, TEXT), lot->bids[i].submitted->id);
    bg_put_text(page, row, BG_F_VENDOR, BG_LOOK(TEXT, TEXT),
                bg_scenario_vendor(lot->bids[i].submitted));
    bg_put_text(page, row, BG_F_OUTCOME, BG_LOOK(CENTER, TEXT), bg_result_status_words(r->status));
    bg_scenario_put(page, row, BG_F_RANK, BG_LOOK(CENTER, COUNT), &rank);
    bg_scenario_put(page, row, BG_F_POINTS, BG_LOOK(CELL, POINTS), &points);
    bg_scenario_put(page, row, BG_F_PRICE, BG_LOOK(CELL, CENTS), &price);
    for (size_t m = 0; m < b->measures_n; m++) {
        const struct bg_scenario_measure *own = &b->measures[m];
        struct bg_figure f = bg_scenario_figure(lot, &lot->bids[i], own->measure);
        struct bg_look look = {BG_STYLE_CELL, bg_scenario_number(b, own)};
        bg_scenario_put(page, row, own->column, look, &f.value);
        if (!own->has_range)
            continue;
        bg_scenario_put(page, row, own->column + 1, look, &f.low);
        bg_scenario_put(page, row, own->column + 2, look, &f.high);
    }
}

void bg_scenario_sheet_figures(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_FIGURES];
    bg_scenario_title(page, "Figures: every bid under every scenario",
                      "One row a scenario and bid. The sums on the sheets before are formulas over "
                      "these cells. * estimated. A figure that an answer is missing for is blank.");
    figures_put_heads(b, page);
    for (size_t c = 0; c < b->model->cases_n; c++)
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++)
            for (size_t i = 0; i < b->model->cases[c].lots[k].bids_n; i++)
                figures_put_bid(b, page, c, k, i);
    static const double widths[] = {24, 8, 9, 30, 13, 7, 10, 15};
    int last = BG_F_MEASURES - 1;
    for (int i = 0; i < BG_F_MEASURES; i++)
        bg_page_width(page, i, i == BG_F_LOT && !b->lots ? 5 : widths[i]);
    for (size_t m = 0; m < b->measures_n; m++) {
        last = b->measures[m].column + (b->measures[m].has_range ? 2 : 0);
        for (int i = b->measures[m].column; i <= last; i++)
            bg_page_width(page, i, 15);
    }
    bg_page_height(page, BG_F_HEADER, 54);
    bg_page_freeze(page, BG_F_FIRST, BG_F_VENDOR + 1);
    bg_page_repeat(page, BG_F_HEADER, BG_F_HEADER);
    if (b->bids_n)
        bg_page_filter(page, BG_F_HEADER, 0,
                       BG_F_FIRST + (int64_t)(b->bids_n * b->model->cases_n) - 1, last);
}

static int64_t figures_put_classes(struct bg_scenario_book *b, struct bg_page *page, size_t c,
                                   size_t k, size_t i, int64_t row)
{
    const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
    const struct bg_model_bid *bid = &lot->bids[i];
    struct bg_class_figures names = bg_scenario_classes(lot, bid);
    for (size_t n = 0; n < names.n; n++, row++) {
        bg_put_text(page, row, BG_K_SCENARIO, BG_LOOK(TEXT, TEXT), b->model->cases[c].label);
        bg_put_text(page, row, BG_K_LOT, BG_LOOK(TEXT, TEXT), lot->lot);
        bg_put_text(page, row, BG_K_BID, BG_LOOK(TEXT, TEXT), bid->submitted->id);
        bg_put_text(page, row, BG_K_VENDOR, BG_LOOK(TEXT, TEXT),
                    bg_scenario_vendor(bid->submitted));
        bg_put_text(page, row, BG_K_CLASS, BG_LOOK(TEXT, TEXT),
                    names.items[n].name[0] ? names.items[n].name : "not said");
        for (size_t m = 0; m < b->measures_n; m++) {
            const struct bg_scenario_measure *own = &b->measures[m];
            if (own->class_column < 0)
                continue;
            struct bg_value value = bg_scenario_class(lot, bid, own->measure, names.items[n].name);
            bg_scenario_put(page, row, own->class_column,
                            (struct bg_look){BG_STYLE_CELL, bg_scenario_number(b, own)}, &value);
        }
    }
    return row;
}

void bg_scenario_sheet_parts(struct bg_scenario_book *b)
{
    static const char *const titles[] = {"Scenario", "Lot", "Bid", "Vendor", "Job class"};
    static const double widths[] = {24, 8, 9, 30, 30};
    struct bg_page *page = b->page[BG_SCENARIO_PARTS];
    int last = BG_K_MEASURES - 1;
    bg_scenario_title(page, "Figures by job class",
                      "One row a scenario, bid and job class; By job class adds these cells up.");
    bg_put_headers(page, BG_K_FIRST - 1, 0, titles, BG_K_MEASURES);
    for (int i = 0; i < BG_K_MEASURES; i++)
        bg_page_width(page, i, i == BG_K_LOT && !b->lots ? 5 : widths[i]);
    for (size_t m = 0; m < b->measures_n; m++) {
        const struct bg_measure *measure = b->measures[m].measure;
        if (b->measures[m].class_column < 0)
            continue;
        last = b->measures[m].class_column;
        bg_put_text(page, BG_K_FIRST - 1, last, BG_LOOK(HEADER, TEXT),
                    bg_arena_printf(b->arena, "%s%s%s%s", measure->title,
                                    *measure->unit ? ", " : "", measure->unit,
                                    measure->estimated ? " *" : ""));
        bg_page_width(page, last, 15);
    }
    int64_t row = BG_K_FIRST;
    for (size_t c = 0; c < b->model->cases_n; c++)
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++)
            for (size_t i = 0; i < b->model->cases[c].lots[k].bids_n; i++)
                row = figures_put_classes(b, page, c, k, i, row);
    bg_page_height(page, BG_K_FIRST - 1, 54);
    bg_page_freeze(page, BG_K_FIRST, BG_K_CLASS + 1);
    bg_page_repeat(page, BG_K_FIRST - 1, BG_K_FIRST - 1);
    bg_page_filter(page, BG_K_FIRST - 1, 0, row - 1, last);
}
