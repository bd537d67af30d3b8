/* Figures and Figures by class: what every bid has under every scenario, typed. The other sheets add
 * these cells up. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

static bool figures_one_lot(const void *of)
{
    return !((const struct bg_scenario_book *)of)->lots;
}

enum { NO_LOT_WIDTH = 5, MEASURE_WIDTH = 15 };

struct part { /* a bid under a case, or a job class of it */
    size_t c;
    const struct bg_model_lot *lot;
    const struct bg_model_bid *bid;
    const struct bg_bid_result *result;
    const char *name; /* of the class; "" where it is not said */
};

static struct bg_shown figures_scenario(const struct bg_sheet_line *l)
{
    const struct bg_scenario_book *b = l->of;
    return bg_show_text(b->model->cases[((const struct part *)l->entry)->c].label);
}

static struct bg_shown figures_lot(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(part->lot->lot);
}

static struct bg_shown figures_bid(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(part->bid->submitted->id);
}

static struct bg_shown figures_vendor(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(part->bid->submitted->vendor_name);
}

/* -- figures --------------------------------------------------------------------------------------- */

static struct bg_shown figures_outcome(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(bg_result_status_words(part->result->status));
}

static struct bg_shown figures_rank(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return part->result->rank ? bg_show_count(part->result->rank) : bg_show_blank();
}

static struct bg_shown figures_number(struct bg_dec number)
{
    return bg_scenario_shown(&(struct bg_value){.type = BG_V_NUMBER, .as.number = number});
}

static struct bg_shown figures_points(const struct bg_sheet_line *l)
{
    const struct bg_bid_result *r = ((const struct part *)l->entry)->result;
    return r->total_exact ? figures_number(r->total) : bg_show_blank();
}

static struct bg_shown figures_price(const struct bg_sheet_line *l)
{
    const struct bg_bid_result *r = ((const struct part *)l->entry)->result;
    return r->price.present ? figures_number(r->price.amount) : bg_show_blank();
}

/* Columns of a measure: its value, and the ends where it has them. */
enum measure_part { VALUE, LOWEST, HIGHEST };

static int measure_parts(const struct bg_scenario_measure *m)
{
    return m->has_range ? HIGHEST + 1 : 1;
}

static size_t figures_measures(const void *of)
{
    const struct bg_scenario_book *b = of;
    size_t n = 0;
    for (size_t i = 0; i < b->measures_n; i++)
        n += (size_t)measure_parts(&b->measures[i]);
    return n;
}

/* The measure of the column in hand. */
static const struct bg_scenario_measure *figures_measure(const struct bg_sheet_line *l,
                                                         enum measure_part *part)
{
    const struct bg_scenario_book *b = l->of;
    size_t i = 0;
    int at = l->which;
    while (at >= measure_parts(&b->measures[i]))
        at -= measure_parts(&b->measures[i++]);
    *part = (enum measure_part)at;
    return &b->measures[i];
}

static const char *measure_heading(struct bg_arena *arena, const struct bg_measure *m)
{
    return bg_arena_printf(arena, "%s%s%s%s", m->title, *m->unit ? ", " : "", m->unit,
                           m->estimated ? " *" : "");
}

static const char *figures_measure_title(const struct bg_sheet_line *at)
{
    enum measure_part part;
    const struct bg_scenario_measure *m = figures_measure(at, &part);
    if (part == VALUE)
        return measure_heading(at->arena, m->measure);
    return part == LOWEST ? "lowest" : "highest";
}

static struct bg_shown figures_of_measure(const struct bg_sheet_line *l)
{
    const struct part *own = l->entry;
    enum measure_part part;
    const struct bg_scenario_measure *m = figures_measure(l, &part);
    struct bg_figure f = bg_scenario_figure(own->lot, own->bid, m->measure);
    const struct bg_value *values[] = {[VALUE] = &f.value, [LOWEST] = &f.low, [HIGHEST] = &f.high};
    return bg_show_as((struct bg_look){BG_STYLE_CELL, bg_scenario_number(l->of, m)},
                      bg_scenario_shown(values[part]));
}

static const struct bg_sheet_column columns[] = {
    [BG_F_SCENARIO] = BG_COLUMN("Scenario", 24, TEXT, TEXT, .cell = figures_scenario),
    [BG_F_LOT] = BG_COLUMN("Lot", 8, TEXT, TEXT, .cell = figures_lot),
    [BG_F_BID] = BG_COLUMN("Bid", 9, TEXT, TEXT, .cell = figures_bid),
    [BG_F_VENDOR] = BG_COLUMN("Vendor", 30, TEXT, TEXT, .cell = figures_vendor),
    [BG_F_OUTCOME] = BG_COLUMN("Outcome", 13, CENTER, TEXT, .cell = figures_outcome),
    [BG_F_RANK] = BG_COLUMN("Rank", 7, CENTER, COUNT, .cell = figures_rank),
    [BG_F_POINTS] = BG_COLUMN("Points", 10, CELL, POINTS, .cell = figures_points),
    [BG_F_PRICE] = BG_COLUMN("Price", 15, CELL, CENTS, .cell = figures_price),
    [BG_F_MEASURES] = BG_COLUMN(NULL, MEASURE_WIDTH, CELL, ANY, .cell = figures_of_measure,
                                .heading = figures_measure_title, .times = figures_measures),
};

static void figures_put_lot(const struct bg_scenario_book *b, struct bg_page *page, size_t c,
                            size_t k)
{
    const struct bg_section section = BG_SECTION(columns);
    const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct part part = {
            .c = c, .lot = lot, .bid = &lot->bids[i], .result = &lot->result->bids[i]};
        bg_section_row(page, bg_scenario_row(b, c, k, i), &section, b, &part, i);
    }
}

void bg_scenario_sheet_figures(struct bg_scenario_book *b)
{
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = b->page[BG_SCENARIO_FIGURES];
    bg_scenario_title(page, "Figures: every bid under every scenario",
                      "One row a scenario and bid. The sums on the sheets before are formulas over "
                      "these cells. * estimated. A figure that an answer is missing for is blank.");
    bg_section_put(page, BG_F_HEADER, &section, b, NULL, 0, 0);
    if (figures_one_lot(b))
        bg_page_width(page, BG_F_LOT, NO_LOT_WIDTH);
    for (size_t c = 0; c < b->model->cases_n; c++)
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++)
            figures_put_lot(b, page, c, k);
    bg_page_height(page, BG_F_HEADER, 54);
    bg_page_freeze(page, BG_F_FIRST, BG_F_VENDOR + 1);
    bg_page_repeat(page, BG_F_HEADER, BG_F_HEADER);
    if (b->bids_n)
        bg_page_filter(page, BG_F_HEADER, 0,
                       BG_F_FIRST + (int64_t)(b->bids_n * b->model->cases_n) - 1,
                       bg_section_columns(&section, b) - 1);
}

/* -- figures by class ------------------------------------------------------------------------------ */

static struct bg_shown classes_name(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    return bg_show_text(part->name[0] ? part->name : "not said");
}

static size_t classes_measures(const void *of)
{
    const struct bg_scenario_book *b = of;
    size_t n = 0;
    for (size_t m = 0; m < b->measures_n; m++)
        n += b->measures[m].class_column >= 0;
    return n;
}

/* The measure of the column in hand: the n-th of those that are split. */
static const struct bg_scenario_measure *classes_measure(const struct bg_sheet_line *l)
{
    const struct bg_scenario_book *b = l->of;
    size_t m = 0;
    for (int left = l->which; left > 0 || b->measures[m].class_column < 0; m++)
        left -= b->measures[m].class_column >= 0;
    return &b->measures[m];
}

static const char *classes_measure_title(const struct bg_sheet_line *at)
{
    return measure_heading(at->arena, classes_measure(at)->measure);
}

static struct bg_shown classes_of_measure(const struct bg_sheet_line *l)
{
    const struct part *part = l->entry;
    const struct bg_scenario_measure *m = classes_measure(l);
    struct bg_value value = bg_scenario_class(part->lot, part->bid, m->measure, part->name);
    return bg_show_as((struct bg_look){BG_STYLE_CELL, bg_scenario_number(l->of, m)},
                      bg_scenario_shown(&value));
}

static const struct bg_sheet_column class_columns[] = {
    [BG_K_SCENARIO] = BG_COLUMN("Scenario", 24, TEXT, TEXT, .cell = figures_scenario),
    [BG_K_LOT] = BG_COLUMN("Lot", 8, TEXT, TEXT, .cell = figures_lot),
    [BG_K_BID] = BG_COLUMN("Bid", 9, TEXT, TEXT, .cell = figures_bid),
    [BG_K_VENDOR] = BG_COLUMN("Vendor", 30, TEXT, TEXT, .cell = figures_vendor),
    [BG_K_CLASS] = BG_COLUMN("Job class", 30, TEXT, TEXT, .cell = classes_name),
    [BG_K_MEASURES] = BG_COLUMN(NULL, MEASURE_WIDTH, CELL, ANY, .cell = classes_of_measure,
                                .heading = classes_measure_title, .times = classes_measures),
};

static int64_t figures_put_classes(struct bg_scenario_book *b, struct bg_page *page, size_t c,
                                   size_t k, size_t i, int64_t row)
{
    const struct bg_section section = BG_SECTION(class_columns);
    const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
    const struct bg_model_bid *bid = &lot->bids[i];
    struct bg_class_figures names = bg_scenario_classes(lot, bid);
    for (size_t n = 0; n < names.n; n++, row++) {
        const struct part part = {.c = c, .lot = lot, .bid = bid, .name = names.items[n].name};
        bg_section_row(page, row, &section, b, &part, n);
    }
    return row;
}

void bg_scenario_sheet_parts(struct bg_scenario_book *b)
{
    const struct bg_section section = BG_SECTION(class_columns);
    struct bg_page *page = b->page[BG_SCENARIO_PARTS];
    bg_scenario_title(page, "Figures by job class",
                      "One row a scenario, bid and job class; By job class adds these cells up.");
    bg_section_put(page, BG_K_FIRST - 1, &section, b, NULL, 0, 0);
    if (figures_one_lot(b))
        bg_page_width(page, BG_K_LOT, NO_LOT_WIDTH);
    int64_t row = BG_K_FIRST;
    for (size_t c = 0; c < b->model->cases_n; c++)
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++)
            for (size_t i = 0; i < b->model->cases[c].lots[k].bids_n; i++)
                row = figures_put_classes(b, page, c, k, i, row);
    bg_page_height(page, BG_K_FIRST - 1, 54);
    bg_page_freeze(page, BG_K_FIRST, BG_K_CLASS + 1);
    bg_page_repeat(page, BG_K_FIRST - 1, BG_K_FIRST - 1);
    bg_page_filter(page, BG_K_FIRST - 1, 0, row - 1, bg_section_columns(&section, b) - 1);
}
