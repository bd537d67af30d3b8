/* Sweeps: where something changes, a chart for each figure with a line for each scenario, and the
 * values behind them. Of two figures: who is recommended, and how many pass, as grids. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

#include <string.h>

#include "model/sweep.h"
#include "report/text/model_text.h"

enum { VALUE, PASSING, WHO, PRICE, MEASURES, CHART_ROWS = 26, CHART_WIDTH = 940, PARAGRAPH = 130 };

struct sheet {
    struct bg_scenario_book *b;
    struct bg_page *page;
    const size_t *shown; /* of b->measures: those that are summed */
    size_t shown_n;
    size_t lot;
    int64_t *first_row; /* by sweep: of the values of this lot */
    int64_t change_row; /* of the lines at which something changes; change_n rows */
    size_t change_n;
};

static const struct bg_sweep *sweep_of(const struct sheet *s, size_t c)
{
    return &s->b->model->sweeps[c];
}

static const char *case_name(const struct sheet *s, size_t c)
{
    const struct bg_model_lot *lot = &sweep_of(s, c)->of->lots[s->lot];
    if (!lot->lot[0])
        return sweep_of(s, c)->of->label;
    return bg_arena_printf(s->b->arena, "%s, lot %s", sweep_of(s, c)->of->label, lot->lot);
}

static const char *axis_name(struct bg_arena *arena, const struct bg_sweep_axis *axis)
{
    return axis->unit[0] ? bg_arena_printf(arena, "%s, %s", axis->title, axis->unit) : axis->title;
}

static const char *sweeps_vendor_of(const struct sheet *s, size_t c, int bid)
{
    return bid < 0 ? "nobody" : sweep_of(s, c)->of->lots[s->lot].bids[bid].submitted->vendor_name;
}

/* A measure's sum at a point, by the measure's id; missing where the case does not have it. */
static struct bg_value sum_at(const struct sheet *s, size_t c, size_t point, size_t shown)
{
    const struct bg_ruleset *r = sweep_of(s, c)->of->lots[s->lot].result->ruleset;
    const struct bg_measure *measure = s->b->measures[s->shown[shown]].measure;
    int i = bg_ruleset_measure(r, measure->id);
    return i < 0 ? BG_MISSING : sweep_of(s, c)->points[point].lots[s->lot].awarded[i].value;
}

/* What a column of the values holds at a point that can be used. */
static struct bg_value sweeps_figure_at(const struct sheet *s, size_t c, size_t point, int column)
{
    const struct bg_sweep_lot *lot = &sweep_of(s, c)->points[point].lots[s->lot];
    if (column == PASSING)
        return (struct bg_value){
            .type = BG_V_NUMBER, .row = -1, .as.number = bg_dec_int((int64_t)lot->passing)};
    if (column == PRICE)
        return lot->price;
    return sum_at(s, c, point, (size_t)(column - MEASURES));
}

/* -- where something changes ------------------------------------------------------------------- */

static int64_t sweeps_put_breaks(struct sheet *s, size_t c, int64_t row)
{
    const struct bg_sweep *sweep = sweep_of(s, c);
    struct bg_arena *arena = s->b->arena;
    char other[BG_DEC_TEXT];
    size_t n = 0;
    bg_put_text(s->page, row++, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(arena, "Under \"%s\"", case_name(s, c)));
    for (size_t i = 0; i < sweep->breaks_n; i++) {
        const struct bg_sweep_break *change = &sweep->breaks[i];
        if (change->lot != s->lot)
            continue;
        const char *words = bg_sweep_break_words(arena, sweep, change);
        if (sweep->axes_n == 2)
            words = bg_arena_printf(arena, "%s %s: %s", sweep->axes[1].title,
                                    bg_dec_grouped(bg_sweep_value(&sweep->axes[1], change->row),
                                                   sweep->axes[1].fine.places, other),
                                    words);
        row = bg_put_paragraph(s->page, row, 0, BG_LOOK(PLAIN, TEXT),
                               bg_arena_printf(arena, "• %s", words), PARAGRAPH);
        n++;
    }
    if (n == 0)
        bg_put_text(s->page, row++, 0, BG_LOOK(PLAIN, TEXT),
                    "• Nothing changes: the same bids pass, and the same is recommended.");
    return row;
}

/* -- the values -------------------------------------------------------------------------------- */

static enum bg_number sweeps_number_of(const struct sheet *s, int column)
{
    if (column == PASSING)
        return BG_NUMBER_COUNT;
    if (column == PRICE)
        return BG_NUMBER_MONEY;
    return bg_scenario_number(s->b, &s->b->measures[s->shown[column - MEASURES]]);
}

static const char *sweeps_title_of(const struct sheet *s, int column)
{
    if (column == PASSING)
        return "Bids that pass";
    if (column == PRICE)
        return "Price of the recommended bid";
    return s->b->measures[s->shown[column - MEASURES]].measure->title;
}

static void sweeps_put_point(struct sheet *s, size_t c, size_t k, int64_t row)
{
    const struct bg_sweep_point *point = &sweep_of(s, c)->points[k];
    int last = MEASURES + (int)s->shown_n;
    bg_put_number(s->page, row, VALUE, BG_LOOK(CELL_BOLD, PLAIN),
                  bg_sweep_value(&sweep_of(s, c)->axes[0], k));
    if (point->why_not) {
        for (int column = PASSING; column < last; column++)
            bg_put_blank(s->page, row, column, BG_LOOK(CELL, ANY));
        bg_put_text(s->page, row, WHO, BG_LOOK(WARN, TEXT),
                    bg_arena_printf(s->b->arena, "cannot be used: %s", point->why_not));
        return;
    }
    for (int column = PASSING; column < last; column++) {
        if (column == WHO)
            continue;
        struct bg_value value = sweeps_figure_at(s, c, k, column);
        bg_scenario_put(s->page, row, column,
                        (struct bg_look){BG_STYLE_CELL, sweeps_number_of(s, column)}, &value);
    }
    bg_put_text(s->page, row, WHO, BG_LOOK(TEXT, TEXT),
                sweeps_vendor_of(s, c, point->lots[s->lot].recommended));
}

static int64_t sweeps_put_values(struct sheet *s, size_t c, int64_t row)
{
    const struct bg_sweep *sweep = sweep_of(s, c);
    bg_put_text(s->page, row++, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(s->b->arena, "Values under \"%s\"", case_name(s, c)));
    bg_put_text(s->page, row, VALUE, BG_LOOK(HEADER_LEFT, TEXT), "Value");
    bg_put_text(s->page, row, WHO, BG_LOOK(HEADER, TEXT), "Recommended");
    for (int column = PASSING; column < MEASURES + (int)s->shown_n; column++)
        if (column != WHO)
            bg_put_text(s->page, row, column, BG_LOOK(HEADER, TEXT), sweeps_title_of(s, column));
    s->first_row[c] = ++row;
    for (size_t k = 0; k < sweep->axes[0].n; k++)
        sweeps_put_point(s, c, k, row++);
    return row + 1;
}

/* -- charts ------------------------------------------------------------------------------------ */

static struct bg_curve curve_of(struct sheet *s, size_t c, int column)
{
    return (struct bg_curve){case_name(s, c), s->first_row[c], sweep_of(s, c)->axes[0].n, VALUE,
                             column};
}

/* The most that a column of values holds under any case. False: it holds no number. */
static bool sweeps_most_of(const struct sheet *s, int column, struct bg_dec *most)
{
    bool any = false;
    *most = bg_dec_int(0);
    for (size_t c = 0; c < s->b->model->sweeps_n; c++)
        for (size_t k = 0; k < sweep_of(s, c)->axes[0].n; k++) {
            if (sweep_of(s, c)->points[k].why_not)
                continue;
            struct bg_value v = sweeps_figure_at(s, c, k, column);
            if (v.type == BG_V_NUMBER && bg_dec_cmp(v.as.number, *most) > 0)
                *most = v.as.number;
            any |= v.type == BG_V_NUMBER;
        }
    return any;
}

/* A line across each chart where something changes: two points and a gap for each change. */
static int64_t sweeps_put_changes(struct sheet *s, int64_t row)
{
    s->change_row = row + 1;
    s->change_n = 0;
    bg_put_text(s->page, row++, 0, BG_LOOK(SECTION, TEXT),
                "Where something changes, for the charts");
    for (size_t c = 0; c < s->b->model->sweeps_n; c++)
        for (size_t i = 0; i < sweep_of(s, c)->breaks_n; i++) {
            const struct bg_sweep_break *change = &sweep_of(s, c)->breaks[i];
            if (change->lot != s->lot)
                continue;
            for (int end = 0; end < 3; end++, row++, s->change_n++) {
                bg_put_number(s->page, row, VALUE, BG_LOOK(CELL_GREY, PLAIN), change->after);
                for (int column = PASSING; column < MEASURES + (int)s->shown_n; column++) {
                    struct bg_dec top;
                    (void)sweeps_most_of(s, column == WHO ? PASSING : column, &top);
                    struct bg_look look = {BG_STYLE_CELL_GREY,
                                           sweeps_number_of(s, column == WHO ? PASSING : column)};
                    if (end < 2 && column != WHO)
                        bg_put_number(s->page, row, column, look, end ? top : bg_dec_int(0));
                    else
                        bg_put_blank(s->page, row, column, look);
                }
            }
        }
    return row + 1;
}

static void sweeps_put_chart(struct sheet *s, int64_t row, int column)
{
    struct bg_arena *arena = s->b->arena;
    size_t sweeps = s->b->model->sweeps_n, n = sweeps;
    const struct bg_sweep_axis *axis = &sweep_of(s, 0)->axes[0];
    struct bg_curve *curves = BG_ARRAY(arena, sweeps + 1, struct bg_curve);
    for (size_t c = 0; c < sweeps; c++)
        curves[c] = curve_of(s, c, column);
    if (s->change_n)
        curves[n++] =
            (struct bg_curve){"something changes", s->change_row, s->change_n, VALUE, column};
    struct bg_curves chart = {
        .title = sweeps_title_of(s, column),
        .alt_text = bg_arena_printf(
            arena,
            "Lines, one for each scenario: %s at each value of %s, and upright lines where "
            "something changes. The same numbers are in the tables below.",
            sweeps_title_of(s, column), axis->title),
        .x_axis = axis_name(arena, axis),
        .y_axis =
            column < MEASURES ? "" : s->b->measures[s->shown[column - MEASURES]].measure->unit,
        .x_number = BG_NUMBER_PLAIN,
        .y_number = sweeps_number_of(s, column),
        .from = bg_dec_double(axis->from),
        .to = bg_dec_double(bg_sweep_value(axis, axis->n - 1)),
        .curves = curves,
        .curves_n = n,
    };
    bg_page_curves(s->page, row, 0, CHART_WIDTH, CHART_ROWS * 20 - 20, &chart);
}

/* Returns the row behind; the values that the charts show are there. A chart has a sheet of paper of
 * its own; a figure that is nowhere known has none. */
static int64_t sweeps_put_lot(struct sheet *s, int64_t row)
{
    size_t sweeps = s->b->model->sweeps_n;
    int columns = MEASURES + (int)s->shown_n;
    struct bg_dec most;
    for (size_t c = 0; c < sweeps; c++)
        row = sweeps_put_breaks(s, c, row) + 1;
    int64_t chart_row = row;
    for (int column = PASSING; column < columns; column++)
        if (column != WHO && sweeps_most_of(s, column, &most)) {
            bg_page_break(s->page, row);
            row += CHART_ROWS;
        }
    bg_page_break(s->page, row);
    for (size_t c = 0; c < sweeps; c++)
        row = sweeps_put_values(s, c, row);
    row = sweeps_put_changes(s, row);
    for (int column = PASSING; column < columns; column++)
        if (column != WHO && sweeps_most_of(s, column, &most)) {
            sweeps_put_chart(s, chart_row, column);
            chart_row += CHART_ROWS;
        }
    return row;
}

/* -- two figures ------------------------------------------------------------------------------- */

static void put_grid_head(struct sheet *s, const struct bg_sweep *sweep, int64_t row)
{
    struct bg_arena *arena = s->b->arena;
    bg_put_text(s->page, row, 0, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(arena, "down: %s; across: %s", axis_name(arena, &sweep->axes[0]),
                                axis_name(arena, &sweep->axes[1])));
    bg_put_blank(s->page, row + 1, 0, BG_LOOK(HEADER_LEFT, TEXT));
    for (size_t r = 0; r < sweep->rows; r++)
        bg_put_number(s->page, row + 1, 1 + (int)r, BG_LOOK(HEADER, PLAIN),
                      bg_sweep_value(&sweep->axes[1], r));
}

/* who: the names of the recommended, else how many pass. */
static int64_t put_grid(struct sheet *s, size_t c, int64_t row, bool who)
{
    const struct bg_sweep *sweep = sweep_of(s, c);
    size_t n = sweep->axes[0].n;
    bg_put_text(s->page, row++, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(s->b->arena, "%s under \"%s\"",
                                who ? "Who is recommended" : "How many bids pass",
                                case_name(s, c)));
    put_grid_head(s, sweep, row);
    row += 2;
    for (size_t k = 0; k < n; k++) {
        bg_put_number(s->page, row + (int64_t)k, 0, BG_LOOK(CELL_BOLD, PLAIN),
                      bg_sweep_value(&sweep->axes[0], k));
        for (size_t r = 0; r < sweep->rows; r++) {
            const struct bg_sweep_point *point = &sweep->points[r * n + k];
            int column = 1 + (int)r;
            if (point->why_not)
                bg_put_text(s->page, row + (int64_t)k, column, BG_LOOK(WARN, TEXT), "not usable");
            else if (who)
                bg_put_text(s->page, row + (int64_t)k, column, BG_LOOK(CENTER, TEXT),
                            sweeps_vendor_of(s, c, point->lots[s->lot].recommended));
            else
                bg_put_number(s->page, row + (int64_t)k, column, BG_LOOK(CENTER, COUNT),
                              bg_dec_int((int64_t)point->lots[s->lot].passing));
        }
    }
    return row + (int64_t)n + 1;
}

static int64_t put_lot_of_two(struct sheet *s, int64_t row)
{
    for (size_t c = 0; c < s->b->model->sweeps_n; c++) {
        row = put_grid(s, c, row, true);
        row = put_grid(s, c, row, false);
    }
    for (size_t c = 0; c < s->b->model->sweeps_n; c++)
        row = sweeps_put_breaks(s, c, row) + 1;
    return row;
}

/* -- the whole --------------------------------------------------------------------------------- */

static void list_shown(struct sheet *s)
{
    size_t *shown = BG_ARRAY(s->b->arena, s->b->measures_n + 1, size_t);
    for (size_t i = 0; i < s->b->measures_n; i++) {
        const struct bg_measure *measure = s->b->measures[i].measure;
        if (measure->summed || measure->over[0] >= 0)
            shown[s->shown_n++] = i;
    }
    s->shown = shown;
}

static const char *sweeps_range_words(struct bg_arena *arena, const struct bg_sweep *sweep)
{
    struct bg_buf out;
    char from[BG_DEC_TEXT], to[BG_DEC_TEXT], step[BG_DEC_TEXT], fine[BG_DEC_TEXT];
    bg_buf_init(&out, arena);
    for (size_t a = 0; a < sweep->axes_n; a++) {
        const struct bg_sweep_axis *axis = &sweep->axes[a];
        bg_buf_printf(&out, "%s%s from %s to %s in steps of %s", a ? "; " : "",
                      axis_name(arena, axis), bg_dec_text(axis->from, from),
                      bg_dec_text(bg_sweep_value(axis, axis->n - 1), to),
                      bg_dec_text(axis->step, step));
    }
    bg_buf_printf(&out, ". Changes are found to %s.", bg_dec_text(sweep->axes[0].fine, fine));
    return bg_buf_text(&out);
}

/* One figure: what its columns are for. Two: a column for each value of the second. */
static void sweeps_widths(const struct sheet *s, const struct bg_sweep *sweep)
{
    static const int value = 14, across = 20, who = 34, other = 18;
    bool two = sweep->axes_n == 2;
    int columns = two ? 1 + (int)sweep->rows : MEASURES + (int)s->shown_n;
    for (int i = 0; i < columns; i++) {
        double width = two ? across : other;
        if (i == 0 || (!two && i < WHO))
            width = value;
        else if (!two && i == WHO)
            width = who;
        bg_page_width(s->page, i, width);
    }
}

void bg_scenario_sheet_sweeps(struct bg_scenario_book *b)
{
    struct sheet s = {.b = b, .page = b->page[BG_SCENARIO_SWEEPS]};
    const struct bg_sweep *first = &b->model->sweeps[0];
    int64_t row = 3;
    list_shown(&s);
    s.first_row = BG_ARRAY(b->arena, b->model->sweeps_n, int64_t);
    bg_scenario_title(
        s.page, first->axes_n == 2 ? "Two figures through a range" : "A figure through a range",
        sweeps_range_words(b->arena, first));
    for (; s.lot < b->model->cases[0].lots_n; s.lot++)
        row = first->axes_n == 2 ? put_lot_of_two(&s, row) : sweeps_put_lot(&s, row);
    sweeps_widths(&s, first);
    bg_page_freeze(s.page, 2, 1);
}
