/* Workers and cost: the measures under each scenario, for the bid that would be recommended, and By job
 * class. Everything is a formula over Figures. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"
#include "score/evaluate/measure.h"

#include <string.h>

enum { FIRST = 6, TITLE = 0, UNIT, CASES };

static int measures_value_column(size_t c)
{
    return CASES + (c == 0 ? 0 : 1 + (int)(c - 1) * 2);
}

static void measures_put_heads(struct bg_scenario_book *b, struct bg_page *page, int64_t row)
{
    bg_put_text(page, row, TITLE, BG_LOOK(HEADER_LEFT, TEXT), "Measure");
    bg_put_text(page, row, UNIT, BG_LOOK(HEADER, TEXT), "Unit");
    for (size_t c = 0; c < b->model->cases_n; c++) {
        bg_put_text(page, row, measures_value_column(c), BG_LOOK(HEADER, TEXT),
                    b->model->cases[c].label);
        if (c)
            bg_put_text(page, row, measures_value_column(c) + 1, BG_LOOK(HEADER, TEXT),
                        bg_arena_printf(b->arena, "more than %s", b->model->cases[0].label));
    }
}

/* What it is more than the baseline's, live. */
static void measures_put_gain(struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                              size_t c, struct bg_look look)
{
    bg_put_live(page, row, measures_value_column(c) + 1, look,
                BG_FORMULA(b->arena, "IF(COUNT(a,b)=2,ROUND(a-b,c),\"\")",
                           bg_page_cell(page, row, measures_value_column(c)),
                           bg_page_cell(page, row, measures_value_column(0)),
                           bg_formula_int(b->arena, BG_SCENARIO_PLACES)));
}

static void measures_put_title(struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                               const struct bg_measure *m, int part)
{
    static const char *const parts[] = {"", "at the least", "at the most"};
    bg_put_text(page, row, TITLE, part ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(TEXT, TEXT),
                part ? parts[part]
                     : bg_arena_printf(b->arena, "%s%s", m->title, m->estimated ? " *" : ""));
    bg_put_text(page, row, UNIT, BG_LOOK(CENTER_GREY, TEXT), part ? "" : m->unit);
}

/* The bid that would be recommended under a scenario. */
static bool winner_of(const struct bg_scenario_book *b, size_t c, size_t lot, size_t *bid)
{
    int own = b->model->cases[c].lots[lot].result->recommended;
    *bid = own >= 0 ? (size_t)own : 0;
    return own >= 0;
}

static void put_winner(struct bg_scenario_book *b, struct bg_page *page, int64_t row, size_t k,
                       size_t m, int part)
{
    const struct bg_scenario_measure *own = &b->measures[m];
    enum bg_style style = part ? BG_STYLE_CELL_GREY : BG_STYLE_CELL;
    struct bg_look look = {style, bg_scenario_number(b, own)};
    for (size_t c = 0; c < b->model->cases_n; c++) {
        size_t i = 0;
        if (!winner_of(b, c, k, &i))
            bg_put_text(page, row, measures_value_column(c), BG_LOOK(CELL_GREY, TEXT), "–");
        else
            bg_put_live(page, row, measures_value_column(c), look,
                        bg_scenario_cell(b, c, k, i, own->column + (own->has_range ? part : 0)));
        if (c > 0)
            measures_put_gain(b, page, row, c, look);
    }
}

static int64_t put_winners(struct bg_scenario_book *b, struct bg_page *page, int64_t row, size_t k)
{
    bg_put_text(page, row, TITLE, BG_LOOK(GROUP, TEXT), "Recommended bid");
    bg_put_blank(page, row, UNIT, BG_LOOK(GROUP, TEXT));
    for (size_t c = 0; c < b->model->cases_n; c++) {
        size_t i;
        bool there = winner_of(b, c, k, &i);
        bg_put_text(page, row, measures_value_column(c), BG_LOOK(GROUP_CENTER, TEXT),
                    there ? b->model->cases[c].lots[k].bids[i].submitted->vendor_name : "nobody");
        if (c)
            bg_put_blank(page, row, measures_value_column(c) + 1, BG_LOOK(GROUP, TEXT));
    }
    row++;
    for (size_t m = 0; m < b->measures_n; m++)
        for (int part = 0; part < (b->measures[m].has_range ? 3 : 1); part++, row++) {
            measures_put_title(b, page, row, b->measures[m].measure, part);
            put_winner(b, page, row, k, m, part);
        }
    return row;
}

/* -- bid by bid -------------------------------------------------------------------------------- */

static bool is_people(const struct bg_scenario_book *b, const struct bg_scenario_measure *m)
{
    const char *unit = "people";
    for (size_t i = 0; i < b->measures_n; i++)
        if (b->measures[i].measure->headline == BG_HEADLINE_PEOPLE)
            unit = b->measures[i].measure->unit;
    return m->class_column >= 0 && strcmp(m->measure->unit, unit) == 0;
}

/* Each bid's people under the first scenario, and a chart of them. */
static int64_t measures_put_bids(struct bg_scenario_book *b, struct bg_page *page, int64_t row)
{
    enum { SERIES = 4, BARS = 30 };
    size_t c = b->model->cases_n > 1 ? 1 : 0, n = 0, bars = b->bids_n < BARS ? b->bids_n : BARS;
    struct bg_chart_series series[SERIES];
    const char **names = BG_ARRAY(b->arena, b->bids_n, const char *);
    int64_t first = row + 2;
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(b->arena, "Bid by bid, under %s", b->model->cases[c].label));
    bg_put_text(page, row + 1, TITLE, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
    for (size_t m = 0; m < b->measures_n && n < SERIES; m++) {
        const struct bg_scenario_measure *own = &b->measures[m];
        if (!is_people(b, own))
            continue;
        int column = 1 + (int)n;
        row = first;
        bg_put_text(page, first - 1, column, BG_LOOK(HEADER, TEXT), own->measure->title);
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
            const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
            for (size_t i = 0; i < lot->bids_n; i++, row++) {
                names[row - first] = lot->bids[i].submitted->vendor_name;
                bg_put_live(page, row, column,
                            (struct bg_look){BG_STYLE_CELL, bg_scenario_number(b, own)},
                            bg_scenario_cell(b, c, k, i, own->column));
            }
        }
        series[n++] = (struct bg_chart_series){own->measure->title, column, 0};
    }
    for (size_t i = 0; i < b->bids_n; i++)
        bg_put_text(page, first + (int64_t)i, TITLE, BG_LOOK(TEXT, TEXT), names[i] ? names[i] : "");
    row = first + (int64_t)b->bids_n + 1;
    struct bg_chart chart = {.title = "Workers below the floor and just above it, by bid",
                             .alt_text = "Stacked bars, one for each bid. The same numbers are in "
                                         "the table above.",
                             .axis = "People",
                             .first_row = first,
                             .bars = bars,
                             .name_column = TITLE,
                             .series = series,
                             .series_n = n};
    double height = 130 + 30.0 * (double)bars;
    if (n && bars)
        bg_page_chart(page, row, 0, 860, height, &chart);
    return n && bars ? row + (int64_t)(height / 20) + 2 : row;
}

static bool counts_people(const struct bg_scenario_book *b)
{
    for (size_t i = 0; i < b->measures_n; i++)
        if (is_people(b, &b->measures[i]))
            return true;
    return false;
}

void bg_scenario_sheet_measures(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_MEASURES];
    bg_scenario_title(page, "Workers and cost",
                      "Of the bid that each case recommends; rivals are alternatives, and are not "
                      "added up. Formulas over Figures. * estimated; its range is that of the "
                      "uncertain figures on Assumptions.");
    int64_t row = 3;
    for (size_t k = 0; k < b->model->cases[0].lots_n; k++) {
        const char *lot = b->model->cases[0].lots[k].lot;
        bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT),
                    lot[0] ? bg_arena_printf(b->arena, "On the recommended bid of lot %s", lot)
                           : "On the recommended bid");
        measures_put_heads(b, page, row++);
        row = put_winners(b, page, row, k) + 1;
    }
    if (counts_people(b)) {
        bg_page_break(page, row + 1);
        (void)measures_put_bids(b, page, row + 1);
    }
    bg_page_width(page, TITLE, 50);
    bg_page_width(page, UNIT, 12);
    for (size_t c = 0; c < b->model->cases_n; c++) {
        bg_page_width(page, measures_value_column(c), 17);
        if (c)
            bg_page_width(page, measures_value_column(c) + 1, 15);
    }
    bg_page_freeze(page, 3, CASES);
}

/* -- by job class ------------------------------------------------------------------------------ */

struct classes {
    struct bg_scenario_book *b;
    struct bg_page *page;
    const char **names;
    size_t n;
};

static void measures_add_name(struct classes *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->names[i], name) == 0)
            return;
    s->names[s->n++] = name;
}

static void measures_find_names(struct classes *s)
{
    struct bg_scenario_book *b = s->b;
    s->names = BG_ARRAY(b->arena, b->classes_n, const char *);
    for (size_t c = 0; c < b->model->cases_n; c++)
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
            const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
            for (size_t i = 0; i < lot->bids_n; i++) {
                struct bg_class_figures f = bg_scenario_classes(lot, &lot->bids[i]);
                for (size_t n = 0; n < f.n; n++)
                    measures_add_name(s, f.items[n].name[0] ? f.items[n].name : "not said");
            }
        }
}

/* The bid whose classes count: the recommended one, or where there is none the baseline's that is
 * still there. -1: nobody's. */
static int counted_bid(const struct bg_scenario_book *b, size_t c, size_t lot)
{
    const struct bg_model_lot *own = &b->model->cases[c].lots[lot];
    int bid = own->result->recommended;
    if (bid < 0)
        bid = b->model->cases[0].lots[lot].result->recommended;
    return bid >= 0 && own->bids[bid].assumed.bid->status == BG_BID_ACTIVE ? bid : -1;
}

/* The rows of the bids that count, added up where the class is that of the row. */
static const struct bg_formula *class_formula(const struct classes *s, size_t c, int64_t row,
                                              int column)
{
    const struct bg_scenario_book *b = s->b;
    const struct bg_page *page = b->page[BG_SCENARIO_PARTS];
    const struct bg_model_case *it = &b->model->cases[c];
    const struct bg_formula *sum = bg_formula_int(b->arena, 0);
    int64_t at = BG_K_FIRST + (int64_t)b->class_from[c];
    for (size_t k = 0; k < it->lots_n; k++)
        for (size_t i = 0; i < it->lots[k].bids_n; i++) {
            size_t n = bg_scenario_classes(&it->lots[k], &it->lots[k].bids[i]).n;
            int64_t last = at + (int64_t)n - 1;
            if ((int)i == counted_bid(b, c, k) && n)
                sum = BG_FORMULA(b->arena, "a+SUMPRODUCT(--EXACT(b,c),d)", sum,
                                 bg_page_cells(page, at, BG_K_CLASS, last, BG_K_CLASS),
                                 bg_page_cell(s->page, row, 0),
                                 bg_page_cells(page, at, column, last, column));
            at += (int64_t)n;
        }
    return BG_FORMULA(b->arena, "ROUND(a,b)", sum, bg_formula_int(b->arena, BG_SCENARIO_PLACES));
}

/* One block: job classes by scenarios, for one measure. */
static int64_t measures_put_block(struct classes *s, int64_t row,
                                  const struct bg_scenario_measure *m)
{
    struct bg_scenario_book *b = s->b;
    struct bg_look look = {BG_STYLE_CELL, bg_scenario_number(b, m)};
    struct bg_look total = {BG_STYLE_TOTAL, look.number};
    bg_put_text(s->page, row++, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(b->arena, "%s%s%s%s", m->measure->title,
                                *m->measure->unit ? ", " : "", m->measure->unit,
                                m->measure->estimated ? " *" : ""));
    bg_put_text(s->page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Job class, as bidders name it");
    for (size_t c = 0; c < b->model->cases_n; c++)
        bg_put_text(s->page, row, 1 + (int)c, BG_LOOK(HEADER, TEXT), b->model->cases[c].label);
    int64_t first = ++row;
    for (size_t i = 0; i < s->n; i++, row++) {
        bg_put_text(s->page, row, 0, BG_LOOK(TEXT, TEXT), s->names[i]);
        for (size_t c = 0; c < b->model->cases_n; c++) {
            bg_put_live(s->page, row, 1 + (int)c, look, class_formula(s, c, row, m->class_column));
        }
    }
    bg_put_text(s->page, row, 0, BG_LOOK(TOTAL_TEXT, TEXT), "All classes");
    for (size_t c = 0; c < b->model->cases_n; c++) {
        bg_put_live(s->page, row, 1 + (int)c, total,
                    BG_FORMULA(b->arena, "ROUND(SUM(a),b)",
                               bg_page_cells(s->page, first, 1 + (int)c, row - 1, 1 + (int)c),
                               bg_formula_int(b->arena, BG_SCENARIO_PLACES)));
    }
    return row + 2;
}

void bg_scenario_sheet_classes(struct bg_scenario_book *b)
{
    struct classes s = {.b = b, .page = b->page[BG_SCENARIO_CLASSES]};
    bg_scenario_title(s.page, "By job class",
                      "Of the bid that each case recommends (where that is nobody: of the first "
                      "case's bid). Formulas over the sheet Figures by class.");
    measures_find_names(&s);
    int64_t row = 3;
    for (size_t m = 0; m < b->measures_n; m++) {
        if (b->measures[m].class_column < 0)
            continue;
        if (row > 3)
            bg_page_break(s.page, row);
        row = measures_put_block(&s, row, &b->measures[m]);
    }
    bg_page_width(s.page, 0, 36);
    for (size_t c = 0; c < b->model->cases_n; c++)
        bg_page_width(s.page, 1 + (int)c, 19);
    bg_page_freeze(s.page, 3, 1);
}
