/* Bar charts on a page: the calls of libxlsxwriter that draw them. */
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <xlsxwriter/third_party/queue.h>

#include "report/book/page_book.h"

enum { ALT_UNITS = 400 };

/* The library writes zeros as the cache of formula cells; this puts what they hold. It frees the
 * points itself, so they come from malloc. */
static void xlsx_chart_put_point(struct bg_page *page, lxw_series_range *range,
                                 const struct bg_cell_value *value, bool text)
{
    struct lxw_series_data_point *point = calloc(1, sizeof *point);
    if (!point) {
        bg_book_fail(page->book, "memory ran out");
        return;
    }
    if (text) {
        bool altered = false;
        const char *shown = bg_cell_as_text(page->book->arena, *value);
        shown = bg_safe_text(page->book->arena, shown, 200, &altered);
        point->is_string = LXW_TRUE;
        point->string = calloc(1, strlen(shown) + 1);
        if (point->string)
            strcpy(point->string, shown);
    } else {
        point->no_data = value->type != BG_CELL_NUMBER ? LXW_TRUE : LXW_FALSE;
        if (value->type == BG_CELL_NUMBER)
            point->number = bg_page_double(bg_cell_as_dec(value));
    }
    STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
}

void bg_page_cache(struct bg_page *page, lxw_series_range *range, int64_t row, int column, size_t n,
                   bool across, bool texts)
{
    range->ignore_cache = LXW_TRUE;
    range->num_data_points = (uint16_t)n;
    range->has_string_cache = texts;
    for (size_t i = 0; i < n; i++) {
        struct bg_cell_value value = bg_cell_value_at(page->cells, row + (across ? 0 : (int64_t)i),
                                                      column + (across ? (int)i : 0));
        xlsx_chart_put_point(page, range, &value, texts);
    }
}

static void xlsx_chart_add_series(struct bg_page *page, lxw_chart *chart, const struct bg_chart *c,
                                  size_t i)
{
    const struct bg_chart_series *s = &c->series[i];
    bool altered = false;
    int64_t name_row = c->across ? c->name_row : c->first_row;
    int64_t row = c->across ? s->line : c->first_row;
    int name_column = c->across ? c->first_column : c->name_column;
    int column = c->across ? c->first_column : s->line;
    int rows = c->across ? 0 : (int)c->bars - 1, columns = c->across ? (int)c->bars - 1 : 0;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (!series) {
        bg_book_fail(page->book, "memory ran out");
        return;
    }
    chart_series_set_categories(series, page->name, (lxw_row_t)name_row, (lxw_col_t)name_column,
                                (lxw_row_t)(name_row + rows), (lxw_col_t)(name_column + columns));
    chart_series_set_values(series, page->name, (lxw_row_t)row, (lxw_col_t)column,
                            (lxw_row_t)(row + rows), (lxw_col_t)(column + columns));
    bg_page_cache(page, series->categories, name_row, name_column, c->bars, c->across, true);
    bg_page_cache(page, series->values, row, column, c->bars, c->across, false);
    chart_series_set_name(series, bg_safe_text(page->book->arena, s->title, 100, &altered));
    lxw_chart_fill fill = {.color = (lxw_color_t)(s->colour ? s->colour : bg_series_colour(i))};
    lxw_chart_line line = {.color = 0xFFFFFF, .width = 0.5f};
    if (i == 0 && c->first_hidden) {
        fill.none = LXW_TRUE;
        line.none = LXW_TRUE;
    }
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &line);
}

/* In this library the y axis of a bar chart is the one with the names, of columns it is the other. */
static void set_numbers(lxw_chart_axis *axis, const struct bg_chart *c, const char *code)
{
    lxw_chart_font plain = {.size = 10, .bold = LXW_FALSE}, bold = {.size = 10, .bold = LXW_TRUE};
    lxw_chart_line thin = {.color = 0xD9D9D9, .width = 0.5f}, none = {.none = LXW_TRUE};
    chart_axis_set_num_font(axis, &plain);
    if (c->axis && !c->upright) {
        chart_axis_set_name(axis, c->axis);
        chart_axis_set_name_font(axis, &bold);
    }
    chart_axis_major_gridlines_set_visible(axis, LXW_TRUE);
    chart_axis_major_gridlines_set_line(axis, &thin);
    chart_axis_set_line(axis, &none);
    if (!c->below_zero)
        chart_axis_set_min(axis, 0);
    if (c->most > 0)
        chart_axis_set_max(axis, c->most);
    if (c->number != BG_NUMBER_ANY)
        chart_axis_set_num_format(axis, code);
}

/* Best first needs the names reversed, and crossing at their end, or the numbers would jump to the top.
 * Names stay at the edge where numbers are below zero. */
static void set_axes(lxw_chart *chart, const struct bg_chart *c, const char *code)
{
    lxw_chart_font plain = {.size = 10, .bold = LXW_FALSE}, bold = {.size = 10, .bold = LXW_TRUE};
    lxw_chart_axis *names = c->upright ? chart->x_axis : chart->y_axis;
    chart_axis_set_num_font(names, &plain);
    if (c->below_zero)
        chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    set_numbers(c->upright ? chart->y_axis : chart->x_axis, c, code);
    if (c->upright) {
        if (c->axis) {
            chart_axis_set_name(names, c->axis);
            chart_axis_set_name_font(names, &bold);
        }
        return;
    }
    chart_axis_set_reverse(names);
    chart_axis_set_interval_unit(names, 1); /* no name is left out */
    chart_axis_set_crossing_max(names);
}

void bg_page_write_chart(struct bg_page *page, const struct bg_page_chart *put)
{
    const struct bg_chart *c = put->bars;
    if (page->book->error || c->bars == 0 || c->bars > UINT16_MAX)
        return;
    bool altered = false;
    lxw_chart *chart =
        workbook_add_chart(page->book->workbook, c->upright  ? LXW_CHART_COLUMN
                                                 : c->beside ? LXW_CHART_BAR
                                                             : LXW_CHART_BAR_STACKED);
    if (!chart) {
        bg_book_fail(page->book, "memory ran out");
        return;
    }
    for (size_t i = 0; i < c->series_n; i++)
        xlsx_chart_add_series(page, chart, c, i);
    lxw_chart_font title = {.size = c->small ? 10 : 12, .bold = LXW_TRUE, .color = 0x1F3864};
    lxw_chart_font legend = {.size = 10};
    lxw_chart_line frame = {.color = 0xD9D9D9, .width = 0.75f};
    if (c->title) {
        chart_title_set_name(chart, bg_safe_text(page->book->arena, c->title, 200, &altered));
        chart_title_set_name_font(chart, &title);
    } else {
        chart_title_off(chart);
    }
    chart_legend_set_position(chart, c->no_legend || (c->small && c->series_n < 2)
                                         ? LXW_CHART_LEGEND_NONE
                                         : LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &legend);
    chart_chartarea_set_line(chart, &frame);
    set_axes(chart, c, page->book->codes[c->number]);
    if (chart->series_list && STAILQ_FIRST(chart->series_list))
        chart_set_series_gap(chart, c->upright ? 20 : 60);
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
