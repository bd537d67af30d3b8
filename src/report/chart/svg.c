/* A picture as one element of SVG: its title and description, and what its kind draws. */
#include "report/chart/canvas.h"

#include <string.h>

#include "base/date.h"
#include "report/html/html.h"

/* Every colour has at least 3:1 against the ground in light and in dark, texts have that of the page.
 * Okabe and Ito's colours, darkened or lightened where that takes it. */
const char bg_chart_style[] =
    ".chart{display:block;width:100%;height:auto;max-width:34rem}"
    ".chart text{font:12px Calibri,Carlito,Arial,Helvetica,sans-serif;fill:currentColor}\n"
    ".chart{--c0:#595959;--c1:#0072b2;--c2:#b34e00;--c3:#00795a;--c4:#8a4a7a;--c5:#7a6a00;"
    "--band:#f6e3b5;--grid:#d0d0d0}"
    ".chart .s0{fill:var(--c0)}.chart .s1{fill:var(--c1)}.chart .s2{fill:var(--c2)}"
    ".chart .s3{fill:var(--c3)}.chart .s4{fill:var(--c4)}.chart .s5{fill:var(--c5)}\n"
    ".chart .up,.chart .one{fill:var(--c1)}.chart .down{fill:var(--c2)}.chart "
    ".total{fill:var(--c0)}"
    ".chart .band{fill:var(--band)}.chart .nothing{fill:none}"
    ".chart .outline{fill:none;stroke:var(--c0);stroke-width:2}\n"
    ".chart .line{fill:none;stroke-width:2.5}"
    ".chart .l0{stroke:var(--c0)}.chart .l1{stroke:var(--c1);stroke-dasharray:9 4}"
    ".chart .l2{stroke:var(--c2);stroke-dasharray:3 3}"
    ".chart .l3{stroke:var(--c3);stroke-dasharray:12 3 3 3}"
    ".chart .l4{stroke:var(--c4);stroke-dasharray:6 2}"
    ".chart .l5{stroke:var(--c5);stroke-dasharray:2 2}\n"
    ".chart .grid{stroke:var(--grid)}.chart .axis{stroke:currentColor}"
    ".chart .range{stroke:currentColor;stroke-width:1.5}"
    ".chart .link{stroke:currentColor;stroke-dasharray:2 2}"
    ".chart .mark{stroke:var(--c2);stroke-width:2;stroke-dasharray:6 3}\n"
    "@media screen and (prefers-color-scheme:dark){.chart{--c0:#b8b8b8;--c1:#56b4e9;--c2:#f0a05a;"
    "--c3:#35c79f;--c4:#d9a0c8;--c5:#e0cc50;--band:#4a4020;--grid:#444}}\n"
    "@media print{.chart *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

const char *bg_chart_words(struct bg_arena *arena, enum bg_key_kind kind, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    struct bg_dec percent;
    bool broken = kind == BG_KEY_NUMBER && !bg_dec_is_int(value);
    int places = kind == BG_KEY_RATE || broken ? 2 : 0;
    if (kind == BG_KEY_SHARE && bg_dec_mul(value, bg_dec_int(100), &percent))
        return bg_arena_printf(arena, "%s %%", bg_dec_grouped(percent, 1, text));
    return bg_arena_printf(arena, "%s", bg_dec_grouped(value, places, text));
}

const char *bg_chart_point(struct bg_arena *arena, const struct bg_picture *p, size_t i)
{
    char date[BG_DATE_TEXT];
    int64_t day;
    if (p->names)
        return p->names[i];
    if (p->kind == BG_PICTURE_STEPS)
        return bg_dec_to_int(p->x[i], &day)
                   ? bg_arena_printf(arena, "from %s", bg_date_text(day, date))
                   : "";
    const char *own = bg_chart_words(arena, p->x_kind, p->x[i]);
    if (p->kind != BG_PICTURE_HISTOGRAM)
        return own;
    if (p->open && i + 1 == p->n)
        return bg_arena_printf(arena, "%s and more", own);
    return bg_arena_printf(arena, "%s to under %s", own,
                           bg_chart_words(arena, p->x_kind, p->x[i + 1]));
}

bool bg_chart_has(const struct bg_picture *p)
{
    for (size_t i = 0; i < p->series_n; i++)
        for (size_t k = 0; k < p->n; k++)
            if (p->series[i].y[k].type == BG_V_NUMBER)
                return true;
    return false;
}

const char *bg_chart_none(const struct bg_picture_series *series, size_t point)
{
    return series->none ? series->none[point] : "not known";
}

static void draw(struct bg_canvas *c)
{
    switch (c->picture->kind) {
    case BG_PICTURE_BARS:
        bg_canvas_bars(c);
        break;
    case BG_PICTURE_BRIDGE:
        bg_canvas_bridge(c);
        break;
    case BG_PICTURE_STACK:
        bg_canvas_stack(c);
        break;
    case BG_PICTURE_HISTOGRAM:
        bg_canvas_histogram(c);
        break;
    case BG_PICTURE_LINES:
        bg_canvas_lines(c);
        break;
    default:
        bg_canvas_steps(c);
    }
}

void bg_chart_svg(struct bg_buf *out, const struct bg_picture *picture, size_t number)
{
    struct bg_buf shapes;
    bg_buf_init(&shapes, out->arena);
    struct bg_canvas c = {.out = &shapes, .arena = out->arena, .picture = picture, .top = 10};
    if (!bg_chart_has(picture))
        return;
    draw(&c);
    bg_buf_puts(out, "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    bg_canvas_place(out, BG_CANVAS_WIDTH);
    bg_buf_putc(out, ' ');
    bg_canvas_place(out, c.top);
    bg_buf_printf(out, "\" role=\"img\" aria-labelledby=\"chart-%zu-title chart-%zu-words\">\n",
                  number, number);
    bg_buf_printf(out, "<title id=\"chart-%zu-title\">", number);
    bg_html_text(out, picture->title);
    bg_buf_printf(out, "</title>\n<desc id=\"chart-%zu-words\">", number);
    bg_html_text(out, picture->words);
    bg_buf_puts(out, "</desc>\n");
    bg_buf_put(out, shapes.data, shapes.size);
    bg_buf_puts(out, "</svg>\n");
}
