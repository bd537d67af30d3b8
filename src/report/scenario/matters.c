/* What matters: each assumption through its range under each proposal, ranked, with a chart of how
 * far it moves the figure that orders them, and the values at which a conclusion turns. The figures
 * are the engine's: each is a run of its own. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

#include <string.h>

enum { RANK, WHAT, UNIT, LOW, CENTRAL, HIGH, FIGURES, CHART_ROWS = 15, CHART_WIDTH = 1340 };

struct block { /* one proposal */
    struct bg_scenario_book *b;
    struct bg_page *page;
    const struct bg_sensitivity *s;
    size_t c;
    int64_t first; /* row of the first assumption */
};

static struct bg_value matters_number(struct bg_dec value)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = value};
}

static enum bg_number matters_number_of(const struct block *k, size_t figure)
{
    const char *currency = k->b->model->ruleset->currency, *unit = k->s->figures[figure].unit;
    if (strcmp(unit, "share") == 0)
        return BG_NUMBER_RATING;
    if (currency[0] && strncmp(unit, currency, strlen(currency)) == 0)
        return BG_NUMBER_MONEY;
    return strcmp(unit, "people") == 0 ? BG_NUMBER_COUNT : BG_NUMBER_PLAIN;
}

/* Columns of a figure: at the low value, at the high one, and how far it moves. */
static int figure_column(size_t figure)
{
    return FIGURES + (int)figure * 3;
}

/* Behind the figures: what the chart is made of. */
static int chart_column(const struct bg_sensitivity *s)
{
    return figure_column(s->figures_n) + 1;
}

static const struct bg_param *matters_param(const struct bg_sheet_line *l)
{
    const struct block *k = l->of;
    return &k->s->ruleset->params[((const struct bg_sensitivity_row *)l->entry)->param];
}

static struct bg_shown matters_rank(const struct bg_sheet_line *l)
{
    return bg_show_count((int64_t)l->i + 1);
}

static struct bg_shown matters_what(const struct bg_sheet_line *l)
{
    return bg_show_text(matters_param(l)->title);
}

static struct bg_shown matters_unit(const struct bg_sheet_line *l)
{
    return bg_show_text(matters_param(l)->unit);
}

/* which: LOW, CENTRAL or HIGH */
static struct bg_shown matters_value(const struct bg_sheet_line *l)
{
    const struct bg_sensitivity_row *r = l->entry;
    const struct bg_dec values[] = {[LOW] = r->low, [CENTRAL] = r->central, [HIGH] = r->high};
    return bg_show_number(values[l->which]);
}

/* The figures are behind these, three columns each. */
static const struct bg_sheet_column columns[] = {
    [RANK] = BG_COLUMN("Rank", 6, CENTER, COUNT, .cell = matters_rank),
    [WHAT] = BG_COLUMN("Assumption", 42, TEXT_WRAP, TEXT, .cell = matters_what),
    [UNIT] = BG_COLUMN("Unit", 13, TEXT_WRAP, TEXT, .cell = matters_unit),
    [LOW] = BG_COLUMN("Lowest", 9, CELL, PLAIN, .cell = matters_value, .which = LOW),
    [CENTRAL] = BG_COLUMN("Central", 9, CELL_BOLD, PLAIN, .cell = matters_value, .which = CENTRAL),
    [HIGH] = BG_COLUMN("Highest", 9, CELL, PLAIN, .cell = matters_value, .which = HIGH),
};

static void matters_put_heads(const struct block *k, int64_t row)
{
    const struct bg_section section = BG_SECTION(columns);
    struct bg_arena *a = k->b->arena;
    bg_section_head(k->page, row, &section, k);
    for (size_t f = 0; f < k->s->figures_n; f++) {
        const struct bg_headline_figure *own = &k->s->figures[f];
        int column = figure_column(f);
        const char *unit = own->unit[0] && strcmp(own->unit, "share") != 0
                               ? bg_arena_printf(a, ", %s", own->unit)
                               : "";
        bg_put_text(k->page, row, column, BG_LOOK(HEADER, TEXT),
                    bg_arena_printf(a, "%s%s: at the lowest", own->title, unit));
        bg_put_text(k->page, row, column + 1, BG_LOOK(HEADER, TEXT), "at the highest");
        bg_put_text(k->page, row, column + 2, BG_LOOK(HEADER, TEXT), "moves by");
    }
    bg_page_height(k->page, row, 68);
}

static void matters_put_row(const struct block *k, size_t i)
{
    const struct bg_sensitivity_row *r = &k->s->rows[i];
    const struct bg_section section = BG_SECTION(columns);
    int64_t row = k->first + (int64_t)i;
    bg_section_row(k->page, row, &section, k, r, i);
    for (size_t f = 0; f < k->s->figures_n; f++) {
        const struct bg_effect *e = &r->effects[f];
        struct bg_look look = {BG_STYLE_ENGINE, matters_number_of(k, f)};
        struct bg_value size = e->known ? matters_number(e->size) : BG_MISSING;
        bg_scenario_put(k->page, row, figure_column(f), look, &e->at_low);
        bg_scenario_put(k->page, row, figure_column(f) + 1, look, &e->at_high);
        bg_scenario_put(k->page, row, figure_column(f) + 2, look, &size);
    }
}

static void matters_put_central(const struct block *k, int64_t row)
{
    bg_put_text(k->page, row, WHAT, BG_LOOK(TEXT_BOLD, TEXT), "Every assumption central");
    for (size_t f = 0; f < k->s->figures_n; f++)
        bg_scenario_put(k->page, row, figure_column(f),
                        (struct bg_look){BG_STYLE_ENGINE, matters_number_of(k, f)},
                        &k->s->central[f]);
}

/* -- the chart -----------------------------------------------------------------------------------
 */

static bool number_or(const struct bg_value *v, struct bg_dec other, struct bg_dec *out)
{
    *out = v->type == BG_V_NUMBER ? v->as.number : other;
    return v->type == BG_V_NUMBER;
}

/* False: a figure is missing or below zero, which such a chart cannot show, or nothing moves it. */
static bool matters_has_bars(const struct block *k)
{
    struct bg_dec central, ends[2], zero = bg_dec_int(0);
    bool moves = false;
    if (!number_or(&k->s->central[k->s->main], zero, &central) || bg_dec_sign(central) < 0)
        return false;
    for (size_t i = 0; i < k->s->rows_n; i++) {
        const struct bg_effect *e = &k->s->rows[i].effects[k->s->main];
        (void)number_or(&e->at_low, central, &ends[0]);
        (void)number_or(&e->at_high, central, &ends[1]);
        for (int end = 0; end < 2; end++) {
            if (bg_dec_sign(ends[end]) < 0)
                return false;
            moves |= bg_dec_cmp(ends[end], central) != 0;
        }
    }
    return moves;
}

/* The bars' parts are behind the table as formulas over it. */
static void put_parts(const struct block *k, int64_t central_row)
{
    static const struct {
        const char *heading, *formula; /* a: at both ends; b: the central value */
    } parts[] = {{"chart: from", "ROUND(MIN(a,b),6)"},
                 {"chart: below the central value", "ROUND(b-MIN(a,b),6)"},
                 {"chart: above the central value", "ROUND(MAX(a,b)-b,6)"}};
    enum { PARTS = sizeof parts / sizeof *parts };
    const struct bg_look look = {BG_STYLE_CELL_GREY, matters_number_of(k, k->s->main)};
    int column = chart_column(k->s), figure = figure_column(k->s->main);
    const struct bg_formula *central = bg_page_cell(k->page, central_row, figure);
    for (int p = 0; p < PARTS; p++) {
        bg_put_text(k->page, k->first - 1, column + p, BG_LOOK(NOTE, TEXT), parts[p].heading);
        for (size_t i = 0; i < k->s->rows_n; i++) {
            int64_t row = k->first + (int64_t)i;
            bg_put_live(k->page, row, column + p, look,
                        BG_FORMULA(k->b->arena, parts[p].formula,
                                   bg_page_cells(k->page, row, figure, row, figure + 1), central));
        }
    }
}

static int64_t matters_put_chart(const struct block *k, int64_t row, int64_t central_row)
{
    if (!matters_has_bars(k))
        return row;
    put_parts(k, central_row);
    const struct bg_headline_figure *own = &k->s->figures[k->s->main];
    int column = chart_column(k->s);
    const struct bg_chart_series series[] = {
        {" ", column, 0xFFFFFF},
        {"below the central value", column + 1, 0x56B4E9},
        {"above the central value", column + 2, 0xD55E00},
    };
    struct bg_chart chart = {
        .title = bg_arena_printf(k->b->arena, "%s, as each assumption goes through its range",
                                 own->title),
        .alt_text = bg_arena_printf(k->b->arena,
                                    "Bars, the longest first: from the lowest to the highest %s "
                                    "that each assumption gives. "
                                    "The same numbers are in the table.",
                                    own->title),
        .axis = own->unit,
        .first_row = k->first,
        .bars = k->s->rows_n,
        .name_column = WHAT,
        .series = series,
        .series_n = 3,
        .first_hidden = true,
        .number = matters_number_of(k, k->s->main),
    };
    bg_page_chart(k->page, row, 0, CHART_WIDTH, CHART_ROWS * 20 - 14, &chart);
    return row + CHART_ROWS + 1;
}

/* -- conclusions ---------------------------------------------------------------------------------
 */

static int64_t put_conclusions(const struct block *k, int64_t row)
{
    struct bg_arena *a = k->b->arena;
    bool any = false;
    for (size_t c = 0; c < k->s->conclusions_n; c++)
        row = bg_put_paragraph(k->page, row, 0, BG_LOOK(SAY, TEXT),
                               bg_arena_printf(a, "As it is: %s.", k->s->conclusions[c]), 110);
    for (size_t i = 0; i < k->s->rows_n; i++)
        for (size_t t = 0; t < k->s->rows[i].turnings_n; t++) {
            const struct bg_turning *turning = &k->s->rows[i].turnings[t];
            const struct bg_param *param = &k->s->ruleset->params[k->s->rows[i].param];
            char value[BG_DEC_TEXT];
            any = true;
            row = bg_put_paragraph(k->page, row, 0, BG_LOOK(PLAIN, TEXT),
                                   bg_arena_printf(a, "• %s at %s%s%s: %s.", param->title,
                                                   bg_dec_text(turning->value, value),
                                                   param->unit[0] ? " " : "", param->unit,
                                                   turning->words),
                                   130);
        }
    if (k->s->conclusions_n && !any)
        bg_put_text(k->page, row++, 0, BG_LOOK(PLAIN, TEXT),
                    "• No assumption turns it within its range, the others being central.");
    return row + 1;
}

static int64_t matters_put_block(const struct block *k, int64_t row)
{
    bg_put_text(k->page, row++, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(k->b->arena, "Under \"%s\", on %s", bg_scenario_name(k->b, k->c),
                                k->s->scope));
    row = put_conclusions(k, row);
    matters_put_heads(k, row);
    struct block own = *k;
    own.first = row + 1;
    for (size_t i = 0; i < k->s->rows_n; i++)
        matters_put_row(&own, i);
    row = own.first + (int64_t)k->s->rows_n;
    matters_put_central(&own, row);
    return matters_put_chart(&own, row + 2, row);
}

void bg_scenario_sheet_matters(struct bg_scenario_book *b)
{
    enum { GAP_WIDTH = 3, FIGURE_WIDTH = 12 };
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = b->page[BG_SCENARIO_MATTERS];
    int64_t row = 3;
    int behind = 0; /* the first column of the widest chart */
    bg_scenario_title(page, "Which assumption matters",
                      "One assumption at a time through its stated range, the others central. The "
                      "grey cells are the engine's: a whole run each.");
    for (size_t c = b->model->cases_n > 1 ? 1 : 0; c < b->model->cases_n; c++) {
        struct block k = {b, page, b->model->cases[c].sensitivity, c, 0};
        if (!k.s)
            continue;
        row = matters_put_block(&k, row);
        if (chart_column(k.s) > behind)
            behind = chart_column(k.s);
    }
    bg_section_widths(page, &section, b);
    for (int i = FIGURES; i < behind + 3; i++)
        bg_page_width(page, i, i == behind - 1 ? GAP_WIDTH : FIGURE_WIDTH);
    bg_page_freeze(page, 2, WHAT + 1);
    bg_page_print_area(page, row, behind - 2);
}
