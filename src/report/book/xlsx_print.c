/* How a page comes on paper. Whoever reads it prints on Letter or on A4, so a page must suit both:
 * the narrower and the lower of the two count. The smallest text of a page is ten points, and eight
 * are the least that can be read, so nothing is made smaller than to 80 %. A page that fits then is
 * told to fit; a longer one gets its own scale and breaks, because Excel ignores breaks on a page
 * that is told to fit. */
#include <xlsxwriter.h>

#include "report/book/page_book.h"

enum { LEAST = 80, WHOLE = 100, BREAKS_MOST = 1023, NOWHERE = 255 };

static const double LETTER[2] = {612, 792}, A4[2] = {595, 842}; /* points */
static const double ASIDE = 0.3, ABOVE = 0.5, BELOW = 0.45;     /* margins in inches */
static const double INCH = 72, SAFE_WIDTH = 0.985, SAFE_HEIGHT = 0.995;
/* Excel takes 5.25 points for a unit of width, LibreOffice 5.55, what seven pixels come to unrounded. */
static const double PIXEL = 5.55 / 7;

struct room {
    double width, height; /* in points */
};

struct paper { /* a page on its way to paper */
    struct bg_page *page;
    int64_t rows; /* to be printed */
    int columns;
    int repeated;         /* the last column that is on each sheet across; -1: none */
    double width, height; /* of all that, in points */
    struct room room[2];
};

static struct room room_on(const double size[2], bool portrait)
{
    return (struct room){
        ((portrait ? size[0] : size[1]) - 2 * ASIDE * INCH) * SAFE_WIDTH,
        ((portrait ? size[1] : size[0]) - (ABOVE + BELOW) * INCH) * SAFE_HEIGHT,
    };
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double column_width(const struct paper *p, int column)
{
    return bg_page_pixels(p->page, column) * PIXEL;
}

static double columns_width(const struct paper *p, int first, int last)
{
    double width = 0;
    for (int c = first; c <= last; c++)
        width += column_width(p, c);
    return width;
}

/* Of rows that repeat on each sheet of paper: none where `first` is below zero. */
static double rows_height(const struct paper *p, int64_t first, int64_t last)
{
    double height = 0;
    if (first < 0)
        return 0;
    for (int64_t row = first; row <= last; row++)
        height += p->page->heights[row];
    return height;
}

/* Whole per cent at which a length comes within a room; at most as large as it is. */
static int scale_for(double length, double room)
{
    if (length <= room)
        return WHOLE;
    return (int)(room * 100 / length);
}

/* All of the page on one sheet of either paper. */
static int scale_of_all(const struct paper *p)
{
    int scale = WHOLE;
    for (int i = 0; i < 2; i++) {
        int across = scale_for(p->width, p->room[i].width);
        int down = scale_for(p->height, p->room[i].height);
        scale = across < scale ? across : scale;
        scale = down < scale ? down : scale;
    }
    return scale;
}

/* -- breaks ----------------------------------------------------------------------------------- */

/* The first row of what is kept together with the row, or the row. */
static int64_t start_of_kept(const struct paper *p, int64_t row, int64_t start)
{
    for (bool moved = true; moved;) {
        moved = false;
        for (const struct bg_page_rows *k = p->page->print.keeps; k; k = k->next)
            if (k->first < row && row <= k->last && k->first > start) {
                row = k->first;
                moved = true;
            }
    }
    return row;
}

static bool asked_break(const struct paper *p, int64_t row)
{
    for (const struct bg_page_rows *b = p->page->print.breaks; b; b = b->next)
        if (b->first == row)
            return true;
    return false;
}

static void break_rows(const struct paper *p, int scale)
{
    const struct bg_page_print *print = &p->page->print;
    double room = least(p->room[0].height, p->room[1].height) * 100 / scale, used = 0;
    double repeated = rows_height(p, print->repeat_first, print->repeat_last);
    uint32_t *breaks = BG_ARRAY(p->page->book->arena, BREAKS_MOST + 1, uint32_t);
    size_t n = 0;
    int64_t start = 0;
    for (int64_t row = 0; row < p->rows && n < BREAKS_MOST; row++) {
        used += p->page->heights[row];
        if (row == 0 || (used <= room && !asked_break(p, row)))
            continue;
        if (used > room)
            row = start_of_kept(p, row, start);
        if (row <= start) /* one row that is higher than a sheet of paper */
            row = start + 1;
        start = row;
        breaks[n++] = (uint32_t)row;
        used = p->page->heights[row] + (row > print->repeat_last ? repeated : 0);
    }
    if (n)
        worksheet_set_h_pagebreaks(p->page->sheet, breaks);
}

/* -- wider than a sheet of paper --------------------------------------------------------------- */

/* Where sheets of paper begin across the page. */
static void break_columns(const struct paper *p, int scale, lxw_col_t *breaks)
{
    double room = least(p->room[0].width, p->room[1].width) * 100 / scale;
    double repeated = columns_width(p, 0, p->repeated), used = 0;
    size_t n = 0;
    for (int c = 0; c < p->columns; c++) {
        double width = column_width(p, c);
        if (used > 0 && used + width > room && c > p->repeated) {
            if (n < BREAKS_MOST)
                breaks[n++] = (lxw_col_t)c;
            used = repeated;
        }
        used += width;
    }
}

static void go_on_across(const struct paper *p)
{
    lxw_col_t *breaks = BG_ARRAY(p->page->book->arena, BREAKS_MOST + 1, lxw_col_t);
    if (p->repeated >= 0)
        worksheet_repeat_columns(p->page->sheet, 0, (lxw_col_t)p->repeated);
    break_columns(p, LEAST, breaks);
    worksheet_set_print_scale(p->page->sheet, LEAST);
    worksheet_set_v_pagebreaks(p->page->sheet, breaks);
    break_rows(p, LEAST);
}

/* -- a page ------------------------------------------------------------------------------------ */

static bool has_breaks(const struct bg_page *page)
{
    return page->print.breaks || page->print.keeps;
}

static void set_up(const struct paper *p)
{
    struct bg_page *page = p->page;
    int across = WHOLE;
    for (int i = 0; i < 2; i++) {
        int scale = scale_for(p->width, p->room[i].width);
        across = scale < across ? scale : across;
    }
    if (across < LEAST) {
        go_on_across(p);
    } else if (!page->print.breaks && scale_of_all(p) >= LEAST) {
        worksheet_fit_to_pages(page->sheet, 1, 1);
    } else if (!has_breaks(page)) {
        worksheet_fit_to_pages(page->sheet, 1, 0);
    } else {
        worksheet_set_print_scale(page->sheet, (uint16_t)across);
        break_rows(p, across);
    }
}

/* A sheet whose print area is a hidden column gives no paper, and people still see it. */
static void never_print(struct bg_page *page)
{
    lxw_row_col_options hidden = {.hidden = LXW_TRUE};
    worksheet_set_column_opt(page->sheet, NOWHERE, NOWHERE, 8, NULL, &hidden);
    worksheet_print_area(page->sheet, 0, NOWHERE, 0, NOWHERE);
}

void bg_page_lay_out(struct bg_page *page)
{
    const struct bg_page_print *print = &page->print;
    struct paper p = {.page = page, .rows = page->last_row + 1, .columns = page->last_column + 1};
    worksheet_set_paper(page->sheet, 0); /* the reader's own: Letter or A4 */
    worksheet_set_margins(page->sheet, ASIDE, ASIDE, ABOVE, BELOW);
    if (!print->portrait)
        worksheet_set_landscape(page->sheet);
    if (print->repeat_last >= 0)
        worksheet_repeat_rows(page->sheet, (lxw_row_t)print->repeat_first,
                              (lxw_row_t)print->repeat_last);
    p.repeated = print->repeat_column >= 0 ? print->repeat_column : page->frozen - 1;
    if (print->area_column >= 0) {
        p.columns = print->area_column + 1;
        if (print->area_row >= 0 && print->area_row < p.rows)
            p.rows = print->area_row + 1;
        worksheet_print_area(page->sheet, 0, 0, (lxw_row_t)(p.rows - 1),
                             (lxw_col_t)(p.columns - 1));
    }
    p.width = columns_width(&p, 0, p.columns - 1);
    p.height = rows_height(&p, 0, p.rows - 1);
    p.room[0] = room_on(LETTER, print->portrait);
    p.room[1] = room_on(A4, print->portrait);
    set_up(&p);
    if (print->never)
        never_print(page);
}

/* -- what is asked for ------------------------------------------------------------------------- */

void bg_page_portrait(struct bg_page *page)
{
    page->print.portrait = true;
}

void bg_page_not_printed(struct bg_page *page)
{
    page->print.never = true;
}

void bg_page_print_area(struct bg_page *page, int64_t last_row, int last_column)
{
    page->print.area_row = last_row < 0 ? page->last_row : last_row;
    page->print.area_column = last_column;
}

void bg_page_repeat(struct bg_page *page, int64_t first_row, int64_t last_row)
{
    page->print.repeat_first = first_row;
    page->print.repeat_last = last_row;
}

void bg_page_repeat_columns(struct bg_page *page, int last_column)
{
    page->print.repeat_column = last_column;
}

static void add_rows(struct bg_page *page, struct bg_page_rows **list, int64_t first, int64_t last)
{
    struct bg_page_rows *rows = BG_NEW(page->book->arena, struct bg_page_rows);
    *rows = (struct bg_page_rows){*list, first, last};
    *list = rows;
}

void bg_page_break(struct bg_page *page, int64_t row)
{
    add_rows(page, &page->print.breaks, row, row);
}

void bg_page_keep(struct bg_page *page, int64_t first_row, int64_t last_row)
{
    add_rows(page, &page->print.keeps, first_row, last_row);
}
