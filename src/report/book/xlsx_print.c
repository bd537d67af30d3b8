/* How a page comes on paper. Whoever reads it prints on Letter or on A4, so a page must suit both:
 * the narrower and the lower of the two count. The smallest text of a page is ten points, and eight
 * are the least that can be read, so nothing is made smaller than to 80 %. A page that fits then is
 * told to fit; a longer one gets breaks, because Excel ignores breaks on a page that is told to fit,
 * and the largest scale at which it takes the fewest sheets of paper. */
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
    bool *tied;           /* by row: it stays with the row above */
    double width, height; /* of all that, in points */
    int64_t below;        /* rows more that hold nothing, for charts */
    struct room room[2];
};

static struct room room_on(const double size[2], bool portrait)
{
    return (struct room){
        ((portrait ? size[0] : size[1]) - 2 * ASIDE * INCH) * SAFE_WIDTH,
        ((portrait ? size[1] : size[0]) - (ABOVE + BELOW) * INCH) * SAFE_HEIGHT,
    };
}

static double xlsx_print_least(double a, double b)
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

/* What people read together: a title with the first rows below it, column headings with a row, and a
 * total with the rows above it. */
static void tie_rows(struct paper *p)
{
    enum { BELOW_TITLE = 3, ABOVE_TOTAL = 2 };
    p->tied = BG_ARRAY(p->page->book->arena, (size_t)p->rows + BELOW_TITLE + 1, bool);
    for (size_t i = 0; i < p->page->put_n; i++) {
        const struct bg_put_cell *cell = bg_page_put_at(p->page, i);
        int64_t row = cell->row;
        enum bg_style style = cell->style;
        if (cell->kind == BG_PUT_BLANK)
            continue;
        bool header = style == BG_STYLE_HEADER || style == BG_STYLE_HEADER_LEFT ||
                      style == BG_STYLE_HEADER_BAND;
        bool total = style == BG_STYLE_TOTAL || style == BG_STYLE_TOTAL_TEXT;
        int below = style == BG_STYLE_SECTION ? BELOW_TITLE : header;
        for (int k = 1; k <= below && row + k < p->rows; k++)
            p->tied[row + k] = true;
        for (int k = 0; total && k < ABOVE_TOTAL && row - k > 0 && row < p->rows; k++)
            p->tied[row - k] = true;
    }
}

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
    int64_t first = row;
    while (first > start && p->tied[first])
        first--;
    return first > start ? first : row;
}

static bool asked_break(const struct paper *p, int64_t row)
{
    for (const struct bg_page_rows *b = p->page->print.breaks; b; b = b->next)
        if (b->first == row)
            return true;
    return false;
}

/* The rows that begin a sheet of paper, at most so many: how many there are. */
static size_t find_breaks(const struct paper *p, int scale, uint32_t *breaks, size_t most)
{
    const struct bg_page_print *print = &p->page->print;
    double room = xlsx_print_least(p->room[0].height, p->room[1].height) * 100 / scale, used = 0;
    double repeated = rows_height(p, print->repeat_first, print->repeat_last);
    size_t n = 0;
    int64_t start = 0;
    for (int64_t row = 0; row < p->rows && n < most; row++) {
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
    return n;
}

static void break_rows(const struct paper *p, int scale)
{
    uint32_t *breaks = BG_ARRAY(p->page->book->arena, BREAKS_MOST + 1, uint32_t);
    if (find_breaks(p, scale, breaks, BREAKS_MOST))
        worksheet_set_h_pagebreaks(p->page->sheet, breaks);
}

/* The largest scale up to this one with the fewest sheets of paper. */
static int scale_of_fewest(const struct paper *p, int most)
{
    enum { SHORT = 40 }; /* sheets; one more or less of a long list is no matter */
    uint32_t breaks[SHORT];
    int best = most;
    size_t fewest = find_breaks(p, most, breaks, SHORT);
    for (int scale = most - 1; fewest < SHORT && scale >= LEAST; scale--) {
        size_t n = find_breaks(p, scale, breaks, SHORT);
        if (n < fewest) {
            fewest = n;
            best = scale;
        }
    }
    return best;
}

/* -- wider than a sheet of paper --------------------------------------------------------------- */

/* Of the column, or of all that are kept with it where it is their first. */
static double group_width(const struct paper *p, int column)
{
    const struct bg_page_print *print = &p->page->print;
    int n = print->group_columns, last = column;
    if (n > 1 && column >= print->group_column && (column - print->group_column) % n == 0)
        last = column + n - 1;
    return columns_width(p, column, last < p->columns ? last : p->columns - 1);
}

/* Where sheets of paper begin across the page. */
static void break_columns(const struct paper *p, int scale, lxw_col_t *breaks)
{
    double room = xlsx_print_least(p->room[0].width, p->room[1].width) * 100 / scale;
    double repeated = columns_width(p, 0, p->repeated), used = 0;
    size_t n = 0;
    for (int c = 0; c < p->columns; c++) {
        double width = group_width(p, c);
        if (used > 0 && used + width > room && c > p->repeated) {
            if (n < BREAKS_MOST)
                breaks[n++] = (lxw_col_t)c;
            used = repeated;
        }
        used += column_width(p, c);
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

static int scale_across(const struct paper *p)
{
    int across = WHOLE;
    for (int i = 0; i < 2; i++) {
        int scale = scale_for(p->width, p->room[i].width);
        across = scale < across ? scale : across;
    }
    return across;
}

static void set_up(const struct paper *p)
{
    struct bg_page *page = p->page;
    int across = scale_across(p);
    if (across < LEAST) {
        go_on_across(p);
    } else if (!page->print.breaks && scale_of_all(p) >= LEAST) {
        worksheet_fit_to_pages(page->sheet, 1, 1);
    } else {
        int scale = scale_of_fewest(p, across);
        worksheet_set_print_scale(page->sheet, (uint16_t)scale);
        break_rows(p, scale);
    }
}

static void end_at(struct paper *p, int64_t last_row)
{
    if (last_row >= 0 && last_row <= p->page->last_row)
        p->rows = last_row + 1;
    p->height = rows_height(p, 0, p->rows - 1);
}

/* How many sheets of paper it comes to, one across. */
static size_t sheets_of(const struct paper *p)
{
    uint32_t breaks[BREAKS_MOST];
    if (scale_of_all(p) >= LEAST)
        return 1;
    return 1 + find_breaks(p, LEAST, breaks, BREAKS_MOST);
}

/* Rows that would only fill a further sheet are left out. */
static void xlsx_print_find_end(struct paper *p)
{
    const struct bg_page_print *print = &p->page->print;
    end_at(p, print->area_row);
    if (print->more_row <= print->area_row)
        return;
    size_t least = sheets_of(p);
    end_at(p, print->more_row);
    if (sheets_of(p) > least)
        end_at(p, print->area_row);
}

/* What one sheet of paper has room for below the last row, in points, on the lower of both papers. */
static double room_below(const struct paper *p)
{
    int scale = scale_of_all(p);
    double least = -1;
    for (int i = 0; i < 2 && scale >= LEAST; i++) {
        double left = p->room[i].height * 100 / scale - p->height;
        least = least < 0 || left < least ? left : least;
    }
    return least;
}

/* The paper ends as many rows later as it has room for at its scale. How many. */
static int64_t end_at_foot(struct paper *p, double room)
{
    int scale = scale_of_all(p);
    int64_t last = p->rows - 1, rows = (int64_t)(room / p->page->heights[last]);
    if (last + rows > p->page->last_row)
        return p->below = rows; /* which hold nothing: for the charts alone */
    for (; rows > 0; rows--) {  /* rows behind the end may be higher */
        end_at(p, last + rows);
        if (scale_of_all(p) >= scale)
            return rows;
    }
    end_at(p, last);
    return 0;
}

/* The last charts on the paper grow into the room below them; what is behind the paper's end makes way. */
static void fill_to_foot(struct paper *p)
{
    enum { LEAST_ROOM = 12 };
    static const double POINTS_OF_PIXEL = 0.75;
    int64_t last = -1;
    if (!p->page->print.filled || p->rows == 0)
        return;
    double room = room_below(p), usual = p->page->heights[p->rows - 1];
    for (const struct bg_page_chart *c = p->page->charts; c; c = c->next)
        last = c->row < p->rows && c->row > last ? c->row : last;
    if (room < LEAST_ROOM || last < 0)
        return;
    int64_t paper = p->rows, rows = end_at_foot(p, room);
    for (struct bg_page_chart *c = p->page->charts; c; c = c->next) {
        double higher = (double)rows * usual / POINTS_OF_PIXEL;
        if (c->row == last)
            c->height += higher < c->height ? higher : c->height; /* at most twice as high */
        else if (c->row >= paper)
            c->row += rows;
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
    if (print->area_column >= 0)
        p.columns = print->area_column + 1;
    p.width = columns_width(&p, 0, p.columns - 1);
    p.room[0] = room_on(LETTER, print->portrait);
    p.room[1] = room_on(A4, print->portrait);
    tie_rows(&p);
    xlsx_print_find_end(&p);
    fill_to_foot(&p);
    if (print->area_column >= 0)
        worksheet_print_area(page->sheet, 0, 0, (lxw_row_t)(p.rows + p.below - 1),
                             (lxw_col_t)(p.columns - 1));
    set_up(&p);
    if (print->never)
        never_print(page);
}

/* -- what is asked for ------------------------------------------------------------------------- */

void bg_page_portrait(struct bg_page *page)
{
    page->print.portrait = true;
}

void bg_page_fill(struct bg_page *page)
{
    page->print.filled = true;
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

void bg_page_print_more(struct bg_page *page, int64_t last_row)
{
    page->print.more_row = last_row;
}

void bg_page_repeat(struct bg_page *page, int64_t first_row, int64_t last_row)
{
    page->print.repeat_first = first_row;
    page->print.repeat_last = last_row;
}

void bg_page_keep_columns(struct bg_page *page, int first_column, int n)
{
    page->print.group_column = first_column;
    page->print.group_columns = n;
}

void bg_page_repeat_columns(struct bg_page *page, int last_column)
{
    page->print.repeat_column = last_column;
}

static void xlsx_print_add_rows(struct bg_page *page, struct bg_page_rows **list, int64_t first,
                                int64_t last)
{
    struct bg_page_rows *rows = BG_NEW(page->book->arena, struct bg_page_rows);
    *rows = (struct bg_page_rows){*list, first, last};
    *list = rows;
}

void bg_page_break(struct bg_page *page, int64_t row)
{
    xlsx_print_add_rows(page, &page->print.breaks, row, row);
}

void bg_page_keep(struct bg_page *page, int64_t first_row, int64_t last_row)
{
    xlsx_print_add_rows(page, &page->print.keeps, first_row, last_row);
}
