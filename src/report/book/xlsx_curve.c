/* Line charts on a page: the calls of libxlsxwriter that draw them. */
#include <string.h>
#include <xlsxwriter.h>

#include "report/book/page_book.h"

enum { ALT_UNITS = 400 };

static void add_curve(struct bg_page *page, lxw_chart *chart, const struct bg_curve *line, size_t i,
                      bool no_markers)
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
    bg_page_cache(page, series->categories, line->first_row, line->x_column, line->n, false, false);
    bg_page_cache(page, series->values, line->first_row, line->y_column, line->n, false, false);
    lxw_color_t colour = (lxw_color_t)bg_series_colour(i);
    lxw_chart_line drawn = {.color = colour, .width = 2.0f, .dash_type = dashes[i % 4]};
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_line edge = {.color = colour, .width = 0.5f};
    chart_series_set_line(series, &drawn);
    if (no_markers) {
        chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
        return;
    }
    chart_series_set_marker_type(series, markers[i % 4]);
    chart_series_set_marker_size(series, 4);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
}

static void set_axis(lxw_chart_axis *axis, const char *name, const char *code, double size)
{
    lxw_chart_font plain = {.size = size, .bold = LXW_FALSE},
                   bold = {.size = size, .bold = LXW_TRUE};
    lxw_chart_line thin = {.color = 0xD9D9D9, .width = 0.5f};
    chart_axis_set_name(axis, name);
    chart_axis_set_name_font(axis, &bold);
    chart_axis_set_num_font(axis, &plain);
    chart_axis_set_num_format(axis, code);
    chart_axis_set_line(axis, &thin);
}

/* 1, 2 or 5 times a power of ten, so that an axis of that length has at most six numbers, whatever a
 * program would take by itself: numbers of money would run into each other. */
static double xlsx_curve_step_of(double length)
{
    static const double steps[] = {1, 2, 5};
    double unit = 1e-6;
    for (int i = 0; i < 60; i++) {
        double step = unit * steps[i % 3];
        if (step * 5 >= length)
            return step;
        if (i % 3 == 2)
            unit *= 10;
    }
    return length / 5;
}

void bg_page_write_curves(struct bg_page *page, const struct bg_page_chart *put)
{
    const struct bg_curves *c = put->curves;
    if (page->book->error || c->curves_n == 0 || c->curves[0].n == 0 || c->curves[0].n > UINT16_MAX)
        return;
    bool altered = false;
    lxw_chart *chart =
        workbook_add_chart(page->book->workbook, LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS);
    if (!chart) {
        bg_book_fail(page->book, "memory ran out");
        return;
    }
    for (size_t i = 0; i < c->curves_n; i++)
        add_curve(page, chart, &c->curves[i], i, c->no_markers);
    double size = c->small ? 8 : 10;
    lxw_chart_font title = {.size = c->small ? 10 : 11, .bold = LXW_TRUE, .color = 0x1F3864};
    lxw_chart_font legend = {.size = c->small ? 8 : 9};
    lxw_chart_line frame = {.color = 0xD9D9D9, .width = 0.75f};
    lxw_chart_line grid = {.color = 0xE7E7E7, .width = 0.5f};
    chart_title_set_name(chart, bg_safe_text(page->book->arena, c->title, 200, &altered));
    chart_title_set_name_font(chart, &title);
    chart_legend_set_position(chart,
                              c->curves_n > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(chart, &legend);
    chart_chartarea_set_line(chart, &frame);
    set_axis(chart->x_axis, c->x_axis, page->book->codes[c->x_number], size);
    set_axis(chart->y_axis, c->y_axis, page->book->codes[c->y_number], size);
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_axis_set_min(chart->x_axis, c->from);
    chart_axis_set_max(chart->x_axis, c->to);
    if (c->to > c->from)
        chart_axis_set_major_unit(chart->x_axis, xlsx_curve_step_of(c->to - c->from));
    if (!c->free_y)
        chart_axis_set_min(chart->y_axis, 0);
    lxw_chart_options options = {
        .x_scale = put->width / 480,
        .y_scale = put->height / 288,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    };
    const char *alt = bg_safe_text(page->book->arena, c->alt_text, ALT_UNITS, &altered);
    options.description = bg_arena_text(page->book->arena, alt, strlen(alt));
    if (worksheet_insert_chart_opt(page->sheet, (lxw_row_t)put->row, (lxw_col_t)put->column, chart,
                                   &options))
        bg_book_fail(page->book, "the chart cannot be set");
}
