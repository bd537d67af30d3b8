/* Pictures of a first page as live charts of the spreadsheet program, at the foot of the page; the numbers
 * that they show are in cells behind the page's right edge, which are not printed. */
#include "report/book/columns.h"
#include "report/first/first.h"

#include "report/chart/chart.h"

enum {
    DATA = BG_FIRST_COLUMNS + 1,
    LEFT = 366, /* the columns that they are over, with a gap */
    RIGHT = 404,
    HEIGHT = 210,
    ROWS = 11,
    MOST_PICTURES = 4
};

struct drawing {
    struct bg_first *w;
    const struct bg_picture *p;
    int64_t row; /* of the data */
};

static enum bg_number pictures_number_of(enum bg_key_kind kind)
{
    const struct bg_key_figure f = {.kind = kind};
    return bg_first_number(&f);
}

static void pictures_put_value(const struct drawing *d, int64_t row, int column,
                               const struct bg_value *v)
{
    struct bg_look look = {BG_STYLE_CELL, pictures_number_of(d->p->y_kind)};
    if (v->type == BG_V_NUMBER)
        bg_put_number(d->w->page, row, column, look, bg_dec_round(v->as.number, 6, BG_HALF_UP));
    else
        bg_put_blank(d->w->page, row, column, look);
}

static void pictures_put_head(struct drawing *d, const struct bg_sheet_column *columns, size_t n)
{
    const struct bg_section section = {.columns = columns, .n = n, .first = DATA};
    bg_put_text(d->w->page, d->row++, DATA, BG_LOOK(SECTION, TEXT), d->p->title);
    bg_section_head(d->w->page, d->row++, &section, d);
}

/* A column for what the numbers are over, and one for each series. */
static void pictures_put_heads(struct drawing *d, const char *over)
{
    size_t n = d->p->series_n + 1;
    struct bg_sheet_column *columns = BG_ARRAY(d->w->arena, n, struct bg_sheet_column);
    columns[0].title = over;
    for (size_t i = 1; i < n; i++)
        columns[i].title = d->p->series[i - 1].title;
    pictures_put_head(d, columns, n);
}

/* -- names and numbers: bars ----------------------------------------------------------------------- */

static const char *bar_name(const struct drawing *d, size_t i)
{
    const struct bg_picture *p = d->p;
    struct bg_arena *a = d->w->arena;
    if (p->series_n > 1)
        return bg_first_cut(d->w, p->names[i], 7);
    return bg_arena_printf(a, "%s %s", bg_first_cut(d->w, p->names[i], 7),
                           p->series[0].y[i].type == BG_V_NUMBER
                               ? bg_chart_words(a, p->y_kind, p->series[0].y[i].as.number)
                               : bg_chart_none(&p->series[0], i));
}

static void put_named(struct drawing *d, int64_t at, int column)
{
    const struct bg_picture *p = d->p;
    struct bg_arena *a = d->w->arena;
    struct bg_chart_series *series = BG_ARRAY(a, p->series_n, struct bg_chart_series);
    for (size_t i = 0; i < p->series_n; i++)
        series[i] = (struct bg_chart_series){p->series[i].title, DATA + 1 + (int)i, 0};
    pictures_put_heads(d, p->x_title[0] ? p->x_title : "What");
    int64_t first = d->row;
    for (size_t k = 0; k < p->n; k++, d->row++) {
        bg_put_text(d->w->page, d->row, DATA, BG_LOOK(TEXT, TEXT), bar_name(d, k));
        for (size_t i = 0; i < p->series_n; i++)
            pictures_put_value(d, d->row, DATA + 1 + (int)i, &p->series[i].y[k]);
    }
    struct bg_chart chart = {
        .title = p->title,
        .alt_text = p->words,
        .first_row = first,
        .bars = p->n,
        .name_column = DATA,
        .series = series,
        .series_n = p->series_n,
        .number = pictures_number_of(p->y_kind),
        .below_zero = true,
        .small = true,
        .beside = p->series_n > 1,
    };
    bg_page_chart(d->w->page, at, column, column ? RIGHT : LEFT, HEIGHT, &chart);
}

/* -- the histogram ----------------------------------------------------------------------------------- */

/* The outline of the bars as points of a line; the axis of x is one of numbers, on which the floor lies
 * where it is. */
static void put_outlines(struct drawing *d)
{
    const struct bg_picture *p = d->p;
    const struct bg_value zero = {.type = BG_V_NUMBER, .row = -1, .as.number = bg_dec_int(0)};
    struct bg_look look = {BG_STYLE_CELL, pictures_number_of(p->x_kind)};
    for (size_t k = 0; k < 2 * p->n + 2; k++, d->row++) {
        bool end = k == 0 || k == 2 * p->n + 1;
        bg_put_number(d->w->page, d->row, DATA, look, p->x[k / 2]);
        for (size_t i = 0; i < p->series_n; i++)
            pictures_put_value(d, d->row, DATA + 1 + (int)i,
                               end ? &zero : &p->series[i].y[(k - 1) / 2]);
    }
}

static struct bg_dec pictures_highest(const struct bg_picture *p)
{
    struct bg_dec out = bg_dec_int(0);
    for (size_t i = 0; i < p->series_n; i++)
        for (size_t k = 0; k < p->n; k++)
            if (p->series[i].y[k].type == BG_V_NUMBER &&
                bg_dec_cmp(p->series[i].y[k].as.number, out) > 0)
                out = p->series[i].y[k].as.number;
    return out;
}

/* A floor is an upright line, a band a frame: from the axis up, over, and down. */
static struct bg_curve pictures_put_mark(struct drawing *d, const struct bg_picture_mark *mark)
{
    struct bg_look look = {BG_STYLE_CELL, pictures_number_of(d->p->x_kind)};
    struct bg_dec top = pictures_highest(d->p);
    bool band = bg_dec_cmp(mark->from, mark->to) < 0;
    struct bg_curve out = {mark->title, d->row, band ? 4 : 2, DATA, DATA + 1};
    for (size_t k = 0; k < out.n; k++, d->row++) {
        struct bg_value y = {
            .type = BG_V_NUMBER, .row = -1, .as.number = k == 0 || k == 3 ? bg_dec_int(0) : top};
        bg_put_number(d->w->page, d->row, DATA, look, k < 2 ? mark->from : mark->to);
        pictures_put_value(d, d->row, DATA + 1, &y);
    }
    return out;
}

static void put_histogram(struct drawing *d, int64_t at, int column)
{
    const struct bg_picture *p = d->p;
    struct bg_arena *a = d->w->arena;
    struct bg_curve *curves = BG_ARRAY(a, p->series_n + p->marks_n, struct bg_curve);
    size_t n = 0;
    pictures_put_heads(d, p->x_title);
    for (size_t i = 0; i < p->series_n; i++)
        curves[n++] =
            (struct bg_curve){p->series[i].title, d->row, 2 * p->n + 2, DATA, DATA + 1 + (int)i};
    put_outlines(d);
    for (size_t i = p->marks_n; i-- > 0;) /* the floor before the band above it */
        curves[n++] = pictures_put_mark(d, &p->marks[i]);
    struct bg_curves chart = {.title = bg_arena_printf(a, "%s, %s", p->title, p->x_title),
                              .alt_text = p->words,
                              .small = true,
                              .x_axis = "",
                              .y_axis = p->y_title,
                              .x_number = pictures_number_of(p->x_kind),
                              .y_number = pictures_number_of(p->y_kind),
                              .from = bg_dec_double(p->x[0]),
                              .to = bg_dec_double(p->x[p->n]),
                              .no_markers = true,
                              .curves = curves,
                              .curves_n = n};
    bg_page_curves(d->w->page, at, column, column ? RIGHT : LEFT, HEIGHT, &chart);
}

/* -- the bridge -------------------------------------------------------------------------------------- */

static void pictures_put_span(struct drawing *d, struct bg_dec a, struct bg_dec b)
{
    struct bg_dec parts[3];
    bg_chart_span(a, b, parts);
    for (int i = 0; i < 3; i++) {
        struct bg_value v = {.type = BG_V_NUMBER, .row = -1, .as.number = parts[i]};
        pictures_put_value(d, d->row, DATA + 2 + i, &v);
    }
}

static void pictures_put_bridge(struct drawing *d, int64_t at, int column)
{
    enum { PART, MORE, BEGINS, ABOVE, BELOW };
    static const struct bg_sheet_column columns[] = {
        [PART] = {.title = "Part"},     [MORE] = {.title = "more than today"},
        [BEGINS] = {.title = "begins"}, [ABOVE] = {.title = "above 0"},
        [BELOW] = {.title = "below 0"},
    };
    static const struct bg_chart_series series[] = {{"begins", DATA + BEGINS, 0},
                                                    {"more", DATA + ABOVE, 0x0072B2},
                                                    {"less", DATA + BELOW, 0xB34E00}};
    const struct bg_picture *p = d->p;
    struct bg_dec begin = bg_dec_int(0), end;
    pictures_put_head(d, columns, sizeof columns / sizeof *columns);
    int64_t first = d->row;
    for (size_t k = 0; k < p->n; k++, d->row++) {
        const struct bg_value *v = &p->series[0].y[k];
        if (k + 1 == p->n)
            begin = bg_dec_int(0);
        bg_put_text(d->w->page, d->row, DATA, BG_LOOK(TEXT, TEXT),
                    bg_arena_printf(d->w->arena, "%s %s", bg_first_cut(d->w, p->names[k], 5),
                                    v->type == BG_V_NUMBER
                                        ? bg_chart_words(d->w->arena, p->y_kind, v->as.number)
                                        : ""));
        pictures_put_value(d, d->row, DATA + 1, v);
        if (v->type != BG_V_NUMBER || !bg_dec_add(begin, v->as.number, &end))
            end = begin;
        pictures_put_span(d, begin, end);
        begin = end;
    }
    struct bg_chart chart = {
        .title = p->title,
        .alt_text = p->words,
        .first_row = first,
        .bars = p->n,
        .name_column = DATA,
        .series = series,
        .series_n = 3,
        .first_hidden = true,
        .number = pictures_number_of(p->y_kind),
        .below_zero = true,
        .small = true,
        .no_legend = true,
    };
    bg_page_chart(d->w->page, at, column, column ? RIGHT : LEFT, HEIGHT, &chart);
}

/* -- steps ------------------------------------------------------------------------------------------- */

/* Each step is two points: its first day and its last. */
static void pictures_put_steps(struct drawing *d, int64_t at, int column)
{
    const struct bg_picture *p = d->p;
    struct bg_arena *a = d->w->arena;
    struct bg_curve *curves = BG_ARRAY(a, p->series_n, struct bg_curve);
    int64_t day = 0, last = p->until;
    pictures_put_heads(d, "Date");
    int64_t first = d->row;
    for (size_t k = 0; k < p->n; k++)
        for (int end = 0; end < 2; end++, d->row++) {
            (void)bg_dec_to_int(p->x[k], &day);
            if (end && k + 1 < p->n && bg_dec_to_int(p->x[k + 1], &day))
                day--;
            bg_put_date(d->w->page, d->row, DATA, BG_LOOK(CELL, DATE),
                        end && k + 1 == p->n ? last : day);
            for (size_t i = 0; i < p->series_n; i++)
                pictures_put_value(d, d->row, DATA + 1 + (int)i, &p->series[i].y[k]);
        }
    for (size_t i = 0; i < p->series_n; i++)
        curves[i] = (struct bg_curve){p->series[i].title, first, 2 * p->n, DATA, DATA + 1 + (int)i};
    (void)bg_dec_to_int(p->x[0], &day);
    enum { SERIAL = 25569 }; /* 1970-01-01 as a spreadsheet counts days */
    struct bg_curves chart = {.title = p->title,
                              .alt_text = p->words,
                              .x_axis = "",
                              .y_axis = p->y_title,
                              .x_number = BG_NUMBER_DATE,
                              .y_number = pictures_number_of(p->y_kind),
                              .from = (double)(day + SERIAL),
                              .to = (double)(last + SERIAL),
                              .free_y = true,
                              .curves = curves,
                              .curves_n = p->series_n};
    bg_page_curves(d->w->page, at, column, column ? RIGHT : LEFT, HEIGHT, &chart);
}

/* -- the whole --------------------------------------------------------------------------------------- */

static void pictures_put_picture(struct drawing *d, int64_t at, int column)
{
    if (d->p->kind == BG_PICTURE_BRIDGE)
        pictures_put_bridge(d, at, column);
    else if (d->p->kind == BG_PICTURE_HISTOGRAM)
        put_histogram(d, at, column);
    else if (d->p->kind == BG_PICTURE_STEPS)
        pictures_put_steps(d, at, column);
    else
        put_named(d, at, column);
}

void bg_first_pictures(struct bg_first *w, const struct bg_pictures *pictures)
{
    static const int columns[] = {BG_FIRST_WHAT, BG_FIRST_THEN};
    for (size_t i = 0; i < pictures->n; i++) {
        const struct bg_picture *p = &pictures->items[i];
        if (!bg_chart_has(p) || p->kind == BG_PICTURE_LINES || w->pictures == MOST_PICTURES)
            continue;
        if (w->pictures % 2 == 0) {
            w->picture_row = w->row + 1;
            w->row += ROWS + 1;
            w->first_end = w->first_end ? w->first_end : w->row;
        }
        struct drawing d = {w, p, w->data_row};
        pictures_put_picture(&d, w->picture_row, columns[w->pictures++ % 2]);
        w->data_row = d.row + 1;
    }
}
