/* Numbers against numbers: the histogram, lines, and steps in time. */
#include "report/chart/canvas.h"

#include "base/date.h"

enum { PLOT = 1700, BELOW = 60, MARKER = 25 };

/* -- the axis of x -------------------------------------------------------------------------------- */

/* Labels under the places, as many as there is room for; the first always. */
static void put_labels(struct bg_canvas *c, const int64_t *at, const char *const *words, size_t n)
{
    int64_t free = -1;
    for (size_t i = 0; i < n; i++) {
        int64_t half = bg_canvas_width(words[i]) / 2, x = at[i];
        if (x + half > BG_CANVAS_WIDTH)
            x = BG_CANVAS_WIDTH - half;
        if (x < half)
            x = half;
        if (i && x - half < free)
            continue;
        bg_canvas_line(c, "axis", (struct bg_canvas_box){at[i], c->bottom, at[i], c->bottom + 40});
        bg_canvas_text(c, 'm', x, c->bottom + 170, words[i]);
        free = x + half + BG_CANVAS_LETTER;
    }
}

static void put_x_title(struct bg_canvas *c)
{
    c->top = c->bottom + 170 + BELOW;
    if (!c->picture->x_title[0])
        return;
    bg_canvas_text(c, 'e', c->right, c->top + 120, bg_canvas_cut(c, c->picture->x_title, c->right));
    c->top += BG_CANVAS_LINE + BELOW;
}

static const char *short_number(struct bg_canvas *c, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    int places = value.places;
    if (bg_dec_is_int(value))
        places = 0;
    else if (c->picture->x_kind == BG_KEY_RATE && places < 2)
        places = 2;
    return bg_arena_printf(c->arena, "%s", bg_dec_grouped(value, places, text));
}

/* -- histogram ------------------------------------------------------------------------------------ */

static const struct bg_value *count_at(const struct bg_picture *p, size_t series, size_t i)
{
    return &p->series[series].y[i];
}

static void put_bins(struct bg_canvas *c, const struct bg_chart_scale *x,
                     const struct bg_chart_scale *y)
{
    const struct bg_picture *p = c->picture;
    size_t last = p->series_n - 1;
    for (size_t i = 0; i < p->n; i++) {
        const struct bg_value *v = count_at(p, last, i);
        int64_t from = bg_chart_at(x, p->x[i]), to = bg_chart_at(x, p->x[i + 1]);
        if (v->type == BG_V_NUMBER && bg_dec_sign(v->as.number) > 0)
            bg_canvas_rect(c, bg_arena_printf(c->arena, "bar s%zu", last % 6),
                           (struct bg_canvas_box){from + 15, bg_chart_at(y, v->as.number), to - 15,
                                                  c->bottom});
    }
}

static void plot_put_place(struct bg_buf *path, char what, int64_t x, int64_t y)
{
    bg_buf_putc(path, what);
    bg_canvas_place(path, x);
    bg_buf_putc(path, ' ');
    bg_canvas_place(path, y);
}

static void plot_put_path(struct bg_canvas *c, const char *of_class, const struct bg_buf *path)
{
    if (path->size)
        bg_buf_printf(c->out, "<path class=\"%s\" d=\"%s\"/>\n", of_class, bg_buf_text(path));
}

/* The first series as an outline over the bars. */
static void put_outline(struct bg_canvas *c, const struct bg_chart_scale *x,
                        const struct bg_chart_scale *y)
{
    const struct bg_picture *p = c->picture;
    struct bg_buf path;
    bg_buf_init(&path, c->arena);
    plot_put_place(&path, 'M', bg_chart_at(x, p->x[0]), c->bottom);
    for (size_t i = 0; i < p->n; i++) {
        const struct bg_value *v = count_at(p, 0, i);
        int64_t h = v->type == BG_V_NUMBER ? bg_chart_at(y, v->as.number) : c->bottom;
        plot_put_place(&path, 'L', bg_chart_at(x, p->x[i]), h);
        plot_put_place(&path, 'L', bg_chart_at(x, p->x[i + 1]), h);
    }
    plot_put_place(&path, 'L', bg_chart_at(x, p->x[p->n]), c->bottom);
    plot_put_path(c, "outline s0", &path);
}

/* A legend whose first entry is the outline. */
static void plot_put_keys(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    for (size_t i = 0; p->series_n > 1 && i < p->series_n; i++, c->top += BG_CANVAS_LINE) {
        bg_canvas_rect(c, i ? bg_arena_printf(c->arena, "bar s%zu", i % 6) : "outline s0",
                       (struct bg_canvas_box){10, c->top + 30, 150, c->top + 130});
        bg_canvas_text(c, 's', 220, c->top + 120,
                       bg_canvas_cut(c, p->series[i].title, BG_CANVAS_WIDTH - 220));
    }
    for (size_t i = 0; i < p->marks_n; i++, c->top += BG_CANVAS_LINE) {
        bool band = bg_dec_cmp(p->marks[i].from, p->marks[i].to) < 0;
        bg_canvas_rect(c, band ? "band" : "nothing",
                       (struct bg_canvas_box){10, c->top + 30, 150, c->top + 130});
        if (!band)
            bg_canvas_line(c, "mark", (struct bg_canvas_box){80, c->top + 20, 80, c->top + 140});
        bg_canvas_text(c, 's', 220, c->top + 120,
                       bg_canvas_cut(c, p->marks[i].title, BG_CANVAS_WIDTH - 220));
    }
    c->top += 60;
}

void bg_canvas_histogram(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    struct bg_dec low, high;
    int64_t *at = BG_ARRAY(c->arena, p->n + 1, int64_t);
    const char **words = BG_ARRAY(c->arena, p->n + 1, const char *);
    bg_canvas_ends(p, &low, &high);
    plot_put_keys(c);
    struct bg_chart_scale y = bg_canvas_y_axis(c, low, high, PLOT);
    struct bg_chart_scale x = {
        .from = p->x[0], .to = p->x[p->n], .start = c->left, .end = c->right};
    bg_canvas_marks(c, &x, true);
    put_bins(c, &x, &y);
    if (p->series_n > 1)
        put_outline(c, &x, &y);
    bg_canvas_marks(c, &x, false);
    bg_canvas_line(c, "axis", (struct bg_canvas_box){c->left, c->bottom, c->right, c->bottom});
    for (size_t i = 0; i <= p->n; i++) {
        at[i] = bg_chart_at(&x, p->x[i]);
        words[i] = i == p->n && p->open ? "more" : short_number(c, p->x[i]);
    }
    put_labels(c, at, words, p->n + 1);
    put_x_title(c);
}

/* -- lines ---------------------------------------------------------------------------------------- */

static void plot_put_line(struct bg_canvas *c, const struct bg_chart_scale *x,
                          const struct bg_chart_scale *y, size_t series)
{
    const struct bg_picture *p = c->picture;
    struct bg_buf path;
    bool drawn = false;
    bg_buf_init(&path, c->arena);
    for (size_t i = 0; i < p->n; i++) {
        const struct bg_value *v = &p->series[series].y[i];
        if (v->type == BG_V_NUMBER)
            plot_put_place(&path, drawn ? 'L' : 'M', bg_chart_at(x, p->x[i]),
                           bg_chart_at(y, v->as.number));
        drawn = v->type == BG_V_NUMBER;
    }
    plot_put_path(c, bg_arena_printf(c->arena, "line l%zu", series % 6), &path);
    for (size_t i = 0; i < p->n && p->n <= 24; i++) {
        const struct bg_value *v = &p->series[series].y[i];
        int64_t px = bg_chart_at(x, p->x[i]);
        if (v->type != BG_V_NUMBER)
            continue;
        int64_t py = bg_chart_at(y, v->as.number);
        bg_canvas_rect(c, bg_arena_printf(c->arena, "dot s%zu", series % 6),
                       (struct bg_canvas_box){px - MARKER, py - MARKER, px + MARKER, py + MARKER});
    }
}

void bg_canvas_lines(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    struct bg_dec low, high;
    enum { TICKS = 7 };
    bg_canvas_ends(p, &low, &high);
    bg_canvas_legend(c, true);
    struct bg_chart_scale y = bg_canvas_y_axis(c, low, high, PLOT);
    struct bg_chart_scale x = bg_chart_scale(p->x[0], p->x[p->n - 1], TICKS, c->left, c->right);
    int64_t *at = BG_ARRAY(c->arena, (size_t)x.ticks, int64_t);
    const char **words = BG_ARRAY(c->arena, (size_t)x.ticks, const char *);
    bg_canvas_marks(c, &x, true);
    bg_canvas_marks(c, &x, false);
    for (size_t i = 0; i < p->series_n; i++)
        plot_put_line(c, &x, &y, i);
    bg_canvas_line(c, "axis", (struct bg_canvas_box){c->left, c->bottom, c->right, c->bottom});
    for (int i = 0; i < x.ticks; i++) {
        at[i] = bg_chart_at(&x, bg_chart_tick(&x, i));
        words[i] = short_number(c, bg_chart_tick(&x, i));
    }
    put_labels(c, at, words, (size_t)x.ticks);
    put_x_title(c);
}

/* -- steps ---------------------------------------------------------------------------------------- */

static int64_t plot_end_of(const struct bg_picture *p, const struct bg_chart_scale *x, size_t i)
{
    return i + 1 < p->n ? bg_chart_at(x, p->x[i + 1]) : bg_chart_at(x, bg_dec_int(p->until));
}

static void plot_put_step(struct bg_canvas *c, const struct bg_chart_scale *x,
                          const struct bg_chart_scale *y, size_t series)
{
    const struct bg_picture *p = c->picture;
    struct bg_buf path;
    bool drawn = false;
    bg_buf_init(&path, c->arena);
    for (size_t i = 0; i < p->n; i++) {
        const struct bg_value *v = &p->series[series].y[i];
        if (v->type == BG_V_NUMBER) {
            int64_t py = bg_chart_at(y, v->as.number);
            plot_put_place(&path, drawn ? 'L' : 'M', bg_chart_at(x, p->x[i]), py);
            plot_put_place(&path, 'L', plot_end_of(p, x, i), py);
        }
        drawn = v->type == BG_V_NUMBER;
    }
    plot_put_path(c, bg_arena_printf(c->arena, "line l%zu", series % 6), &path);
}

/* What the last series is more than the first, shaded. */
static void plot_put_gain(struct bg_canvas *c, const struct bg_chart_scale *x,
                          const struct bg_chart_scale *y)
{
    const struct bg_picture *p = c->picture;
    for (size_t i = 0; p->series_n > 1 && i < p->n; i++) {
        const struct bg_value *a = &p->series[0].y[i], *b = &p->series[p->series_n - 1].y[i];
        if (a->type == BG_V_NUMBER && b->type == BG_V_NUMBER &&
            bg_dec_cmp(b->as.number, a->as.number) > 0)
            bg_canvas_rect(
                c, "band",
                (struct bg_canvas_box){bg_chart_at(x, p->x[i]), bg_chart_at(y, b->as.number),
                                       plot_end_of(p, x, i), bg_chart_at(y, a->as.number)});
    }
}

/* Not from 0: what matters of a floor is how far one is above the other, and the axis says where it
 * begins. */
static void narrow(const struct bg_picture *p, struct bg_dec *low)
{
    bool any = false;
    for (size_t i = 0; i < p->series_n; i++)
        for (size_t k = 0; k < p->n; k++) {
            const struct bg_value *v = &p->series[i].y[k];
            if (v->type == BG_V_NUMBER && (!any || bg_dec_cmp(v->as.number, *low) < 0))
                *low = v->as.number;
            any |= v->type == BG_V_NUMBER;
        }
}

void bg_canvas_steps(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    struct bg_dec low, high;
    int64_t *at = BG_ARRAY(c->arena, p->n, int64_t), day;
    const char **words = BG_ARRAY(c->arena, p->n, const char *);
    bg_canvas_ends(p, &low, &high);
    narrow(p, &low);
    bg_canvas_legend(c, true);
    struct bg_chart_scale y = bg_canvas_y_axis(c, low, high, PLOT);
    struct bg_chart_scale x = {
        .from = p->x[0], .to = bg_dec_int(p->until), .start = c->left, .end = c->right};
    plot_put_gain(c, &x, &y);
    for (size_t i = 0; i < p->series_n; i++)
        plot_put_step(c, &x, &y, i);
    bg_canvas_line(c, "axis", (struct bg_canvas_box){c->left, c->bottom, c->right, c->bottom});
    for (size_t i = 0; i < p->n; i++) {
        char date[BG_DATE_TEXT];
        at[i] = bg_chart_at(&x, p->x[i]);
        words[i] = bg_dec_to_int(p->x[i], &day)
                       ? bg_arena_printf(c->arena, "%s", bg_date_text(day, date))
                       : "";
    }
    put_labels(c, at, words, p->n);
    put_x_title(c);
}
