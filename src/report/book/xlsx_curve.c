/* Line charts on a page. As in xlsx_chart.c, what the cells hold is put into the chart's cache. */
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <xlsxwriter/third_party/queue.h>

#include "report/book/page_book.h"

enum { ALT_UNITS = 400 };

static void cache(struct bg_page *page, lxw_series_range *range, size_t n,
                  const struct bg_dec *numbers, const bool *there)
{
    range->ignore_cache = LXW_TRUE;
    range->num_data_points = (uint16_t)n;
    for (size_t i = 0; i < n; i++) {
        struct lxw_series_data_point *point = calloc(1, sizeof *point);
        if (!point) {
            bg_book_fail(page->book, "memory ran out");
            return;
        }
        point->no_data = there && !there[i] ? LXW_TRUE : LXW_FALSE;
        point->number = bg_dec_double(numbers[i]);
        STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    }
}

static void add_curve(struct bg_page *page, lxw_chart *chart, const struct bg_curve *line, size_t i)
{
    static const uint8_t dashes[] = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                     LXW_CHART_LINE_DASH_ROUND_DOT, LXW_CHART_LINE_DASH_LONG_DASH};
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
                                      LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_TRIANGLE};
    bool altered = false;
    lxw_row_t first = (lxw_row_t)line->first_row;
    lxw_row_t last = (lxw_row_t)(line->first_row + (int64_t)line->n) - 1;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (!series) {
        bg_book_fail(page->book, "memory ran out");
        return;
    }
    chart_series_set_categories(series, page->name, first, (lxw_col_t)line->x_column, last,
                                (lxw_col_t)line->x_column);
    chart_series_set_values(series, page->name, first, (lxw_col_t)line->y_column, last,
                            (lxw_col_t)line->y_column);
    chart_series_set_name(series, bg_safe_text(page->book->arena, line->title, 100, &altered));
    cache(page, series->categories, line->n, line->x, NULL);
    cache(page, series->values, line->n, line->y, line->there);
    lxw_color_t colour = (lxw_color_t)bg_series_colour(i);
    lxw_chart_line drawn = {.color = colour, .width = 2.0f, .dash_type = dashes[i % 4]};
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_line edge = {.color = colour, .width = 0.5f};
    chart_series_set_line(series, &drawn);
    chart_series_set_marker_type(series, markers[i % 4]);
    chart_series_set_marker_size(series, 4);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
}

static void set_axis(lxw_chart_axis *axis, const char *name, const char *code)
{
    lxw_chart_font plain = {.size = 10, .bold = LXW_FALSE}, bold = {.size = 10, .bold = LXW_TRUE};
    lxw_chart_line thin = {.color = 0xD9D9D9, .width = 0.5f};
    chart_axis_set_name(axis, name);
    chart_axis_set_name_font(axis, &bold);
    chart_axis_set_num_font(axis, &plain);
    chart_axis_set_num_format(axis, code);
    chart_axis_set_line(axis, &thin);
}

void bg_page_curves(struct bg_page *page, int64_t row, int column, double width, double height,
                    const struct bg_curves *c)
{
    if (!bg_page_live(page) || c->curves_n == 0 || c->curves[0].n == 0 ||
        c->curves[0].n > UINT16_MAX)
        return;
    bg_page_add_box(page, row, column, width, height);
    bool altered = false;
    lxw_chart *chart =
        workbook_add_chart(page->book->workbook, LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS);
    if (!chart) {
        bg_book_fail(page->book, "memory ran out");
        return;
    }
    for (size_t i = 0; i < c->curves_n; i++)
        add_curve(page, chart, &c->curves[i], i);
    lxw_chart_font title = {.size = 11, .bold = LXW_TRUE, .color = 0x1F3864};
    lxw_chart_font legend = {.size = 10};
    lxw_chart_line frame = {.color = 0xD9D9D9, .width = 0.75f};
    lxw_chart_line grid = {.color = 0xE7E7E7, .width = 0.5f};
    chart_title_set_name(chart, bg_safe_text(page->book->arena, c->title, 200, &altered));
    chart_title_set_name_font(chart, &title);
    chart_legend_set_position(chart,
                              c->curves_n > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(chart, &legend);
    chart_chartarea_set_line(chart, &frame);
    set_axis(chart->x_axis, c->x_axis, page->book->codes[c->x_number]);
    set_axis(chart->y_axis, c->y_axis, page->book->codes[c->y_number]);
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_axis_set_min(chart->x_axis, c->from);
    chart_axis_set_max(chart->x_axis, c->to);
    chart_axis_set_min(chart->y_axis, 0);
    lxw_chart_options options = {
        .x_scale = width / 480,
        .y_scale = height / 288,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    };
    const char *alt = bg_safe_text(page->book->arena, c->alt_text, ALT_UNITS, &altered);
    options.description = bg_arena_text(page->book->arena, alt, strlen(alt));
    if (worksheet_insert_chart_opt(page->sheet, (lxw_row_t)row, (lxw_col_t)column, chart, &options))
        bg_book_fail(page->book, "the chart cannot be set");
}
