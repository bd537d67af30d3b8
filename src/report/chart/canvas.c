/* Shapes, texts, axes and legends of pictures. */
#include "report/chart/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/html/html.h"

enum { TICKS = 6, SWATCH = 140, CAP = 80 };

/* -- shapes --------------------------------------------------------------------------------------- */

void bg_canvas_place(struct bg_buf *out, int64_t tenths)
{
    int64_t size = tenths < 0 ? -tenths : tenths;
    bg_buf_printf(out, "%s%lld", tenths < 0 ? "-" : "", (long long)(size / 10));
    if (size % 10)
        bg_buf_printf(out, ".%lld", (long long)(size % 10));
}

static void put_attribute(struct bg_buf *out, const char *name, int64_t tenths)
{
    bg_buf_printf(out, " %s=\"", name);
    bg_canvas_place(out, tenths);
    bg_buf_putc(out, '"');
}

void bg_canvas_rect(struct bg_canvas *c, const char *of_class, struct bg_canvas_box box)
{
    bg_buf_printf(c->out, "<rect class=\"%s\"", of_class);
    put_attribute(c->out, "x", box.x < box.x2 ? box.x : box.x2);
    put_attribute(c->out, "y", box.y < box.y2 ? box.y : box.y2);
    put_attribute(c->out, "width", llabs(box.x2 - box.x));
    put_attribute(c->out, "height", llabs(box.y2 - box.y));
    bg_buf_puts(c->out, "/>\n");
}

void bg_canvas_line(struct bg_canvas *c, const char *of_class, struct bg_canvas_box box)
{
    bg_buf_printf(c->out, "<line class=\"%s\"", of_class);
    put_attribute(c->out, "x1", box.x);
    put_attribute(c->out, "y1", box.y);
    put_attribute(c->out, "x2", box.x2);
    put_attribute(c->out, "y2", box.y2);
    bg_buf_puts(c->out, "/>\n");
}

int64_t bg_canvas_width(const char *text)
{
    return bg_utf8_count(text, strlen(text)) * BG_CANVAS_LETTER;
}

const char *bg_canvas_cut(struct bg_canvas *c, const char *text, int64_t room)
{
    int64_t letters = room / BG_CANVAS_LETTER, n = 0;
    if (bg_canvas_width(text) <= room)
        return text;
    const char *end = text;
    for (; *end && n < letters - 1; n++)
        for (end++; ((unsigned char)*end & 0xC0) == 0x80; end++)
            ;
    return bg_arena_printf(c->arena, "%.*s…", (int)(end - text), text);
}

void bg_canvas_text(struct bg_canvas *c, char anchor, int64_t x, int64_t y, const char *text)
{
    bg_buf_puts(c->out, "<text");
    put_attribute(c->out, "x", x);
    put_attribute(c->out, "y", y);
    if (anchor != 's')
        bg_buf_printf(c->out, " text-anchor=\"%s\"", anchor == 'm' ? "middle" : "end");
    bg_buf_putc(c->out, '>');
    bg_html_text(c->out, text);
    bg_buf_puts(c->out, "</text>\n");
}

/* -- legend and axes ------------------------------------------------------------------------------ */

static void put_swatch(struct bg_canvas *c, size_t i, bool lines)
{
    int64_t y = c->top + 30;
    if (lines)
        bg_canvas_line(c, bg_arena_printf(c->arena, "line l%zu", i % 6),
                       (struct bg_canvas_box){0, y + 50, SWATCH * 2, y + 50});
    else
        bg_canvas_rect(c, bg_arena_printf(c->arena, "bar s%zu", i % 6),
                       (struct bg_canvas_box){10, y, 10 + SWATCH, y + 100});
}

void bg_canvas_legend(struct bg_canvas *c, bool lines)
{
    const struct bg_picture *p = c->picture;
    if (p->series_n < 2)
        return;
    for (size_t i = 0; i < p->series_n; i++, c->top += BG_CANVAS_LINE) {
        int64_t x = (lines ? 2 : 1) * SWATCH + 80;
        put_swatch(c, i, lines);
        bg_canvas_text(c, 's', x, c->top + 120,
                       bg_canvas_cut(c, p->series[i].title, BG_CANVAS_WIDTH - x));
    }
    c->top += 60;
}

/* As the axis shows a number: with the places of its step, so that no two ticks look the same. */
static const char *tick_words(struct bg_canvas *c, const struct bg_chart_scale *s, int i)
{
    struct bg_dec value = bg_chart_tick(s, i), percent;
    char text[BG_DEC_TEXT];
    if (c->picture->y_kind == BG_KEY_SHARE && bg_dec_mul(value, bg_dec_int(100), &percent))
        return bg_arena_printf(c->arena, "%s %%",
                               bg_dec_grouped(percent, s->places > 2 ? s->places - 2 : 0, text));
    int places =
        c->picture->y_kind == BG_KEY_RATE && s->places > 0 && s->places < 2 ? 2 : s->places;
    return bg_arena_printf(c->arena, "%s", bg_dec_grouped(value, places, text));
}

struct bg_chart_scale bg_canvas_y_axis(struct bg_canvas *c, struct bg_dec low, struct bg_dec high,
                                       int64_t height)
{
    int64_t widest = 0;
    if (c->picture->y_title[0]) {
        bg_canvas_text(c, 's', 0, c->top + 120,
                       bg_canvas_cut(c, c->picture->y_title, BG_CANVAS_WIDTH));
        c->top += BG_CANVAS_LINE + 60;
    }
    c->bottom = c->top + height;
    struct bg_chart_scale s = bg_chart_scale(low, high, TICKS, c->bottom, c->top);
    for (int i = 0; i < s.ticks; i++) {
        int64_t width = bg_canvas_width(tick_words(c, &s, i));
        widest = width > widest ? width : widest;
    }
    c->left = widest + CAP;
    c->right = BG_CANVAS_WIDTH - 60;
    for (int i = 0; i < s.ticks; i++) {
        int64_t y = bg_chart_at(&s, bg_chart_tick(&s, i));
        bg_canvas_line(c, "grid", (struct bg_canvas_box){c->left, y, c->right, y});
        bg_canvas_text(c, 'e', c->left - 50, y + 40, tick_words(c, &s, i));
    }
    return s;
}

void bg_canvas_marks(struct bg_canvas *c, const struct bg_chart_scale *x, bool bands)
{
    const struct bg_picture *p = c->picture;
    for (size_t i = 0; i < p->marks_n; i++) {
        const struct bg_picture_mark *m = &p->marks[i];
        int64_t from = bg_chart_at(x, m->from), to = bg_chart_at(x, m->to);
        if (bands && to > from)
            bg_canvas_rect(c, "band", (struct bg_canvas_box){from, c->top, to, c->bottom});
        if (!bands && to == from)
            bg_canvas_line(c, "mark", (struct bg_canvas_box){from, c->top, from, c->bottom});
    }
}

/* -- what is drawn -------------------------------------------------------------------------------- */

static void canvas_widen(const struct bg_value *v, struct bg_dec *low, struct bg_dec *high)
{
    if (v->type != BG_V_NUMBER)
        return;
    if (bg_dec_cmp(v->as.number, *low) < 0)
        *low = v->as.number;
    if (bg_dec_cmp(v->as.number, *high) > 0)
        *high = v->as.number;
}

void bg_canvas_ends(const struct bg_picture *p, struct bg_dec *low, struct bg_dec *high)
{
    *low = *high = bg_dec_int(0);
    for (size_t i = 0; i < p->series_n; i++)
        for (size_t k = 0; k < p->n; k++) {
            canvas_widen(&p->series[i].y[k], low, high);
            if (p->series[i].low) {
                canvas_widen(&p->series[i].low[k], low, high);
                canvas_widen(&p->series[i].high[k], low, high);
            }
        }
}
