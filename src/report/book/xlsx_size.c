/* How wide the columns of a page are and how high its rows. Programs differ in whether they size rows
 * for wrapped text on loading, so every row that needs more than one line is told its height. */
#include <string.h>
#include <xlsxwriter.h>

#include "report/book/metrics.h"
#include "report/book/page_book.h"

static const double DEFAULT_WIDTH = 8.43, SECTION_HEIGHT = 25, DENSE_SECTION_HEIGHT = 20,
                    MOST_HEIGHT = 400;
static const double AIRY_HEIGHT = 15.75, DENSE_HEIGHT = 13;
static const double LINE = 1.25; /* of the font's size: 12.5 points a line at 10 */
/* A character of the book's font is 7 pixels, a cell has 5 of its own; 96 pixels are 72 points. */
static const double PIXELS = 7, PADDING = 5, POINTS = 0.75, INDENT_POINTS = 7.5;
static const double SAFETY = 0.985; /* programs round widths differently */

void bg_page_reach(struct bg_page *page, int64_t row, int column)
{
    page->last_row = row > page->last_row ? row : page->last_row;
    page->last_column = column > page->last_column ? column : page->last_column;
}

static double xlsx_size_width_of(const struct bg_page *page, int64_t column)
{
    const struct bg_page_column *c =
        (size_t)column < page->columns_n ? &page->columns[column] : NULL;
    double width;
    if (!c)
        return DEFAULT_WIDTH;
    if (c->most <= 0)
        width = c->width > 0 ? c->width : DEFAULT_WIDTH;
    else if (c->longest < c->least)
        width = c->least;
    else
        width = c->longest > c->most ? c->most : c->longest;
    return width < c->number ? c->number : width;
}

int bg_page_pixels(const struct bg_page *page, int column)
{
    if ((size_t)column < page->columns_n && page->columns[column].hidden)
        return 0;
    return (int)(xlsx_size_width_of(page, column) * PIXELS + PADDING);
}

/* Rows under a chart are of the usual height, so it covers at most so many. */
static void reach_chart(struct bg_page *page, const struct bg_page_chart *chart, double usual)
{
    enum { COLUMNS_MOST = 64 };
    double left = chart->width;
    int last = chart->column;
    for (; left > 0 && last < chart->column + COLUMNS_MOST; last++)
        left -= bg_page_pixels(page, last);
    bg_page_reach(page, chart->row + (int64_t)(chart->height * POINTS / usual),
                  last > chart->column ? last - 1 : chart->column);
}

/* The figures of a chart, behind the right edge of what is printed: no row grows for their headings. */
static bool is_behind_paper(const struct bg_page *page, const struct bg_put_cell *cell)
{
    return page->print.area_column >= 0 && cell->column > page->print.area_column;
}

static double height_of(const struct bg_page *page, const struct bg_put_cell *cell)
{
    const struct bg_style_row *style = &bg_style_rows[cell->style];
    if (cell->kind == BG_PUT_BLANK || is_behind_paper(page, cell))
        return 0;
    const struct bg_cell_value value = bg_cell_held(&cell->cell);
    if (!style->wrap || value.type == BG_CELL_NUMBER) {
        if (cell->style == BG_STYLE_SECTION)
            return page->dense ? DENSE_SECTION_HEIGHT : SECTION_HEIGHT;
        return style->size > 11 ? style->size * 1.5 : 0;
    }
    double room = xlsx_size_width_of(page, cell->column) * PIXELS * POINTS * SAFETY;
    int lines = bg_metrics_lines(value.type == BG_CELL_TEXT ? value.text : "",
                                 room - style->indent * INDENT_POINTS, style->size, style->bold);
    return lines > 1 ? lines * style->size * LINE + 0.5 : 0;
}

static const struct bg_page_row *xlsx_size_row_of(const struct bg_page *page, int64_t row)
{
    for (const struct bg_page_row *said = page->rows; said; said = said->next)
        if (said->row == row)
            return said;
    return NULL;
}

static void size_row(struct bg_page *page, int64_t row, double height, double usual)
{
    const struct bg_page_row *said = xlsx_size_row_of(page, row);
    lxw_row_col_options hidden = {.hidden = said && said->hidden};
    if (said && said->height > height)
        height = said->height;
    height = height < MOST_HEIGHT ? height : MOST_HEIGHT;
    if (hidden.hidden)
        worksheet_set_row_opt(page->sheet, (lxw_row_t)row, usual, NULL, &hidden);
    else if (height > usual || page->is_long) /* the library forgets a row's height with the row */
        worksheet_set_row(page->sheet, (lxw_row_t)row, height > usual ? height : usual, NULL);
    page->heights[row] = height > usual ? height : usual;
    if (hidden.hidden)
        page->heights[row] = 0;
}

static double xlsx_size_usual(const struct bg_page *page)
{
    return page->dense ? DENSE_HEIGHT : AIRY_HEIGHT;
}

static void all_usual(struct bg_page *page, double usual)
{
    page->heights = BG_ARRAY(page->book->arena, (size_t)page->last_row + 2, double);
    for (int64_t row = 0; row <= page->last_row; row++)
        page->heights[row] = usual;
}

static void size_rows(struct bg_page *page)
{
    double usual = xlsx_size_usual(page);
    for (const struct bg_page_chart *chart = page->charts; chart; chart = chart->next)
        reach_chart(page, chart, usual);
    all_usual(page, usual);
    double *needed = BG_ARRAY(page->book->arena, (size_t)page->last_row + 2, double);
    for (int64_t row = 0; row <= page->last_row; row++)
        needed[row] = -1; /* no cell but blank ones */
    for (size_t i = 0; i < page->put_n; i++) {
        const struct bg_put_cell *cell = bg_page_put_at(page, i);
        double own = cell->kind == BG_PUT_BLANK ? -1 : height_of(page, cell);
        needed[cell->row] = own > needed[cell->row] ? own : needed[cell->row];
    }
    for (int64_t row = 0; row <= page->last_row; row++)
        if (needed[row] >= 0)
            size_row(page, row, needed[row], usual);
    worksheet_set_default_row(page->sheet, usual, LXW_FALSE);
}

static void size_columns(struct bg_page *page)
{
    for (size_t c = 0; c < page->columns_n; c++) {
        const struct bg_page_column *column = &page->columns[c];
        lxw_row_col_options hidden = {.hidden = column->hidden};
        if (column->width > 0 || column->most > 0 || column->number > DEFAULT_WIDTH)
            worksheet_set_column_opt(page->sheet, (lxw_col_t)c, (lxw_col_t)c,
                                     xlsx_size_width_of(page, (int64_t)c), NULL, &hidden);
    }
}

/* The library keeps one row of a long page: its height is told before its cells, and the usual one before
 * all. */
void bg_page_write_long(struct bg_page *page)
{
    struct bg_page_walk walk = bg_page_walk_start(page);
    struct bg_put_cell *const *cells;
    double usual = xlsx_size_usual(page);
    size_t n;
    size_columns(page);
    worksheet_set_default_row(page->sheet, usual, LXW_FALSE);
    all_usual(page, usual);
    while (!page->book->error && bg_page_walk_next(&walk, &cells, &n))
        for (size_t from = 0, i = 0; from < n; from = i) {
            double height = 0;
            for (; i < n && cells[i]->row == cells[from]->row; i++) {
                double own = height_of(page, cells[i]);
                height = own > height ? own : height;
            }
            size_row(page, cells[from]->row, height, usual);
            bg_page_write_some(page, cells + from, i - from);
        }
}

void bg_page_size(struct bg_page *page)
{
    size_columns(page);
    size_rows(page);
}
