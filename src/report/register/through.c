/* A register through time and through a range: Year by year, and Sweeps, with a chart of what the buyer
 * pays; and the years for the terminal. */
#include <string.h>

#include "base/date.h"
#include "model/sweep.h"
#include "report/register/book.h"
#include "report/register/text.h"
#include "report/text/columns.h"
#include "report/text/key_text.h"

enum { FIRST = 5 };

/* A line of the first page that is no part of another: the columns here. */
static bool through_is_column(const struct bg_key_figure *f)
{
    return f->shown && !f->part && f->kind != BG_KEY_RATE && strcmp(f->id, "workers") != 0;
}

static enum bg_number through_number_of(const struct bg_key_figure *f)
{
    switch (f->kind) {
    case BG_KEY_COUNT:
        return BG_NUMBER_COUNT;
    case BG_KEY_MONEY:
        return BG_NUMBER_MONEY;
    case BG_KEY_SHARE:
        return BG_NUMBER_RATING;
    default:
        return BG_NUMBER_PLAIN;
    }
}

/* The titles of the columns from `column` on. Returns the column behind. */
static int put_figure_heads(struct bg_page *page, int64_t row, int column,
                            const struct bg_key_figures *key)
{
    for (size_t i = 0; i < key->n; i++) {
        if (!through_is_column(&key->items[i]))
            continue;
        bg_put_text(page, row, column, BG_LOOK(HEADER, TEXT), key->items[i].title);
        bg_page_width(page, column++, 18);
    }
    return column;
}

static void put_figure_cells(struct bg_page *page, int64_t row, int column,
                             const struct bg_key_figure *figures, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (through_is_column(&figures[i]))
            bg_scenario_put(page, row, column++,
                            (struct bg_look){BG_STYLE_CELL, through_number_of(&figures[i])},
                            &figures[i].more);
}

/* -- Year by year ------------------------------------------------------------------------------- */

void bg_scenario_sheet_years(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_YEARS];
    const struct bg_model *model = b->model;
    int64_t row = FIRST;
    bg_scenario_title(
        page, "Year by year: what each case adds to the first",
        "Every figure of the rules has its value on the first day of the period: what the law "
        "schedules anyway is not counted twice. Contracts are taken to run on as they are. The "
        "first case is compared with the law alone. All are estimates.");
    bg_put_text(page, FIRST - 1, 0, BG_LOOK(HEADER, TEXT), "From");
    bg_put_text(page, FIRST - 1, 1, BG_LOOK(HEADER, TEXT), "Until");
    bg_put_text(page, FIRST - 1, 2, BG_LOOK(HEADER_LEFT, TEXT), "Case");
    put_figure_heads(page, FIRST - 1, 3, model->cases[0].key);
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t p = 0; p < model->periods_n; p++, row++) {
            size_t n = model->cases[c].key->n;
            bg_put_date(page, row, 0, BG_LOOK(CENTER, DATE), model->periods[p].from);
            bg_put_date(page, row, 1, BG_LOOK(CENTER, DATE), model->periods[p].until);
            bg_put_text(page, row, 2, BG_LOOK(TEXT, TEXT), model->cases[c].label);
            put_figure_cells(page, row, 3, model->reg->years[c] + p * n, n);
        }
    bg_page_width(page, 0, 12);
    bg_page_width(page, 1, 12);
    bg_page_width(page, 2, 28);
    bg_page_height(page, FIRST - 1, 60);
    bg_page_freeze(page, FIRST, 3);
    bg_page_repeat(page, FIRST - 1, FIRST - 1);
}

/* -- Sweeps ------------------------------------------------------------------------------------- */

/* The column of the figure among those that are shown; -1: it is not. */
static int through_place_of(const struct bg_key_figures *key, const char *id)
{
    int column = 0;
    for (size_t i = 0; i < key->n; i++) {
        if (!through_is_column(&key->items[i]))
            continue;
        if (strcmp(key->items[i].id, id) == 0)
            return column;
        column++;
    }
    return -1;
}

static int64_t through_put_points(struct bg_scenario_book *b, const struct bg_sweep *sweep,
                                  int64_t row)
{
    struct bg_page *page = b->page[BG_SCENARIO_SWEPT];
    int values = (int)sweep->axes_n;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(b->arena, "Under \"%s\", against \"%s\"", sweep->of->label,
                                b->model->cases[0].label));
    for (int a = 0; a < values; a++)
        bg_put_text(page, row, a, BG_LOOK(HEADER_LEFT, TEXT), sweep->axes[a].title);
    put_figure_heads(page, row, values, sweep->of->key);
    bg_page_height(page, row++, 60);
    for (size_t i = 0; i < sweep->rows * sweep->axes[0].n; i++, row++) {
        const struct bg_sweep_point *point = &sweep->points[i];
        size_t n = sweep->axes[0].n;
        for (int a = 0; a < values; a++)
            bg_put_number(page, row, a, BG_LOOK(CELL_BOLD, PLAIN),
                          bg_sweep_value(&sweep->axes[a], a == 0 ? i % n : i / n));
        if (point->why_not)
            bg_put_text(page, row, values, BG_LOOK(WARN, TEXT), point->why_not);
        else
            put_figure_cells(page, row, values, point->figures, point->figures_n);
    }
    return row + 1;
}

/* What the buyer pays more at each value of one figure. */
static int64_t through_put_curve(struct bg_scenario_book *b, const struct bg_sweep *sweep,
                                 int64_t first, int64_t row)
{
    const struct bg_sweep_axis *axis = &sweep->axes[0];
    int place = through_place_of(sweep->of->key, "buyer_cost");
    struct bg_curve curve = {sweep->of->label, first, axis->n, 0, 1 + place};
    struct bg_curves chart = {
        .title = "Price that the buyer pays a year, more than the baseline",
        .alt_text = bg_arena_printf(b->arena,
                                    "A line: what the buyer pays more at each value of %s. The "
                                    "same numbers are in the table above.",
                                    axis->title),
        .x_axis = axis->title,
        .y_axis = bg_arena_printf(b->arena, "%s a year", b->model->ruleset->currency),
        .x_number = BG_NUMBER_PLAIN,
        .y_number = BG_NUMBER_COUNT,
        .from = bg_dec_double(axis->from),
        .to = bg_dec_double(bg_sweep_value(axis, axis->n - 1)),
        .curves = &curve,
        .curves_n = 1,
    };
    if (sweep->axes_n != 1 || place < 0)
        return row;
    bg_page_curves(b->page[BG_SCENARIO_SWEPT], row, 0, 900, 320, &chart);
    return row + 18;
}

void bg_scenario_sheet_swept(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_SWEPT];
    int64_t row = 3;
    bg_scenario_title(page, "A figure through a range: what each value adds to the first case",
                      "On the contracts that each value covers. All are estimates.");
    for (size_t i = 0; i < b->model->sweeps_n; i++) {
        int64_t first = row + 2;
        row = through_put_points(b, &b->model->sweeps[i], row);
        row = through_put_curve(b, &b->model->sweeps[i], first, row);
    }
    bg_page_width(page, 0, 18);
    bg_page_freeze(page, 2, 1);
}

/* -- the terminal ------------------------------------------------------------------------------- */

void bg_register_years_text(struct bg_buf *out, const struct bg_model *model, bool color)
{
    if (!model->reg->years)
        return;
    for (size_t c = 0; c < model->cases_n; c++) {
        const struct bg_key_figures *key = model->cases[c].key;
        struct bg_grid g = bg_grid_new(out->arena, model->periods_n + 1);
        const char **head = bg_grid_row(&g);
        head[0] = bg_arena_printf(out->arena, "Year by year: %s, against %s", model->cases[c].label,
                                  c ? model->cases[0].label : "the law");
        for (size_t p = 0; p < model->periods_n; p++) {
            char date[BG_DATE_TEXT];
            bg_date_text(model->periods[p].from, date);
            head[p + 1] = bg_arena_text(out->arena, date, strlen(date));
        }
        for (size_t i = 0; i < key->n; i++) {
            if (!through_is_column(&key->items[i]))
                continue;
            const char **row = bg_grid_row(&g);
            row[0] = bg_arena_printf(out->arena, "%s, %s", key->items[i].title, key->items[i].unit);
            for (size_t p = 0; p < model->periods_n; p++) {
                const struct bg_key_figure *f = &model->reg->years[c][p * key->n + i];
                row[p + 1] = bg_key_words(out->arena, f, &f->more);
            }
        }
        bg_grid_put(out, &g, color);
        bg_buf_putc(out, '\n');
    }
}
