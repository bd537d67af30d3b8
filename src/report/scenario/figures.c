/* Figures and Figures by class: what every bid has under every scenario, typed. The other sheets add
 * these cells up. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

static bool figures_one_lot(const void *of)
{
    return !((const struct bg_scenario_book *)of)->lots;
}

static const struct bg_sheet_column columns[] = {
    [BG_F_SCENARIO] = BG_COLUMN("Scenario", 24, TEXT, TEXT, .cell = NULL),
    [BG_F_LOT] = BG_COLUMN("Lot", 8, TEXT, TEXT, .cell = NULL),
    [BG_F_BID] = BG_COLUMN("Bid", 9, TEXT, TEXT, .cell = NULL),
    [BG_F_VENDOR] = BG_COLUMN("Vendor", 30, TEXT, TEXT, .cell = NULL),
    [BG_F_OUTCOME] = BG_COLUMN("Outcome", 13, CENTER, TEXT, .cell = NULL),
    [BG_F_RANK] = BG_COLUMN("Rank", 7, CENTER, COUNT, .cell = NULL),
    [BG_F_POINTS] = BG_COLUMN("Points", 10, CELL, POINTS, .cell = NULL),
    [BG_F_PRICE] = BG_COLUMN("Price", 15, CELL, CENTS, .cell = NULL),
};
enum { NO_LOT_WIDTH = 5, MEASURE_WIDTH = 15 };

static void figures_put_heads(struct bg_scenario_book *b, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(columns);
    bg_section_put(page, BG_F_HEADER, &section, b, NULL, 0, 0);
    if (figures_one_lot(b))
        bg_page_width(page, BG_F_LOT, NO_LOT_WIDTH);
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
    int last = BG_F_MEASURES - 1;
    for (size_t m = 0; m < b->measures_n; m++) {
        last = b->measures[m].column + (b->measures[m].has_range ? 2 : 0);
        for (int i = b->measures[m].column; i <= last; i++)
            bg_page_width(page, i, MEASURE_WIDTH);
    }
    bg_page_height(page, BG_F_HEADER, 54);
    bg_page_freeze(page, BG_F_FIRST, BG_F_VENDOR + 1);
    bg_page_repeat(page, BG_F_HEADER, BG_F_HEADER);
    if (b->bids_n)
        bg_page_filter(page, BG_F_HEADER, 0,
                       BG_F_FIRST + (int64_t)(b->bids_n * b->model->cases_n) - 1, last);
}

struct part { /* a job class of a bid under a case */
    size_t c;
    const struct bg_model_lot *lot;
    const struct bg_model_bid *bid;
    const char *name; /* "" where it is not said */
};

static struct bg_shown classes_scenario(const struct bg_sheet_line *l)
{
    const struct bg_scenario_book *b = l->of;
    return bg_show_text(b->model->cases[((const struct part *)l->entry)->c].label);
}

static struct bg_shown classes_lot(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(part->lot->lot);
}

static struct bg_shown classes_bid(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(part->bid->submitted->id);
}

static struct bg_shown classes_vendor(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(bg_scenario_vendor(part->bid->submitted));
}

static struct bg_shown classes_name(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(part->name[0] ? part->name : "not said");
}

static const struct bg_sheet_column class_columns[] = {
    [BG_K_SCENARIO] = BG_COLUMN("Scenario", 24, TEXT, TEXT, .cell = classes_scenario),
    [BG_K_LOT] = BG_COLUMN("Lot", 8, TEXT, TEXT, .cell = classes_lot),
    [BG_K_BID] = BG_COLUMN("Bid", 9, TEXT, TEXT, .cell = classes_bid),
    [BG_K_VENDOR] = BG_COLUMN("Vendor", 30, TEXT, TEXT, .cell = classes_vendor),
    [BG_K_CLASS] = BG_COLUMN("Job class", 30, TEXT, TEXT, .cell = classes_name),
};

static int64_t figures_put_classes(struct bg_scenario_book *b, struct bg_page *page, size_t c,
                                   size_t k, size_t i, int64_t row)
{
    const struct bg_section section = BG_SECTION(class_columns);
    const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
    const struct bg_model_bid *bid = &lot->bids[i];
    struct bg_class_figures names = bg_scenario_classes(lot, bid);
    for (size_t n = 0; n < names.n; n++, row++) {
        struct part part = {c, lot, bid, names.items[n].name};
        bg_section_row(page, row, &section, b, &part, n);
        for (size_t m = 0; m < b->measures_n; m++) {
            const struct bg_scenario_measure *own = &b->measures[m];
            if (own->class_column < 0)
                continue;
            struct bg_value value = bg_scenario_class(lot, bid, own->measure, part.name);
            bg_scenario_put(page, row, own->class_column,
                            (struct bg_look){BG_STYLE_CELL, bg_scenario_number(b, own)}, &value);
        }
    }
    return row;
}

void bg_scenario_sheet_parts(struct bg_scenario_book *b)
{
    const struct bg_section section = BG_SECTION(class_columns);
    struct bg_page *page = b->page[BG_SCENARIO_PARTS];
    int last = BG_K_MEASURES - 1;
    bg_scenario_title(page, "Figures by job class",
                      "One row a scenario, bid and job class; By job class adds these cells up.");
    bg_section_put(page, BG_K_FIRST - 1, &section, b, NULL, 0, 0);
    if (figures_one_lot(b))
        bg_page_width(page, BG_K_LOT, NO_LOT_WIDTH);
    for (size_t m = 0; m < b->measures_n; m++) {
        const struct bg_measure *measure = b->measures[m].measure;
        if (b->measures[m].class_column < 0)
            continue;
        last = b->measures[m].class_column;
        bg_put_text(page, BG_K_FIRST - 1, last, BG_LOOK(HEADER, TEXT),
                    bg_arena_printf(b->arena, "%s%s%s%s", measure->title,
                                    *measure->unit ? ", " : "", measure->unit,
                                    measure->estimated ? " *" : ""));
        bg_page_width(page, last, MEASURE_WIDTH);
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
