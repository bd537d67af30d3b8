/* Bars beside each other, the bridge, and bars of parts: names above their bars, which lie across, so that a long name
 * needs no more than its line. Numbers are printed behind the bars. */
#include "report/chart/canvas.h"

#include <stdlib.h>

enum { BAR = 150, GAP = 90, LABEL_GAP = 60 };

/* The axis across: room behind it for the longest number. */
static struct bg_chart_scale across(struct bg_canvas *c, struct bg_dec low, struct bg_dec high)
{
    const struct bg_picture *p = c->picture;
    int64_t widest = 0;
    for (size_t i = 0; i < p->series_n; i++)
        for (size_t k = 0; k < p->n; k++) {
            const struct bg_value *v = &p->series[i].y[k];
            if (v->type != BG_V_NUMBER)
                continue;
            int64_t width = bg_canvas_width(bg_chart_words(c->arena, p->y_kind, v->as.number));
            widest = width > widest ? width : widest;
        }
    c->left = 10;
    c->right = BG_CANVAS_WIDTH - widest - 2 * LABEL_GAP - BG_CANVAS_LETTER;
    struct bg_chart_scale s = {.from = low, .to = high, .start = c->left, .end = c->right};
    if (bg_dec_cmp(low, high) == 0)
        s.to = bg_dec_int(1);
    return s;
}

static const char *signed_words(struct bg_canvas *c, struct bg_dec value)
{
    const char *words = bg_chart_words(c->arena, c->picture->y_kind, value);
    return bg_dec_sign(value) > 0 && !c->picture->levels ? bg_arena_printf(c->arena, "+%s", words)
                                                         : words;
}

static void put_bar(struct bg_canvas *c, const struct bg_chart_scale *s, size_t series, size_t k)
{
    const struct bg_picture_series *own = &c->picture->series[series];
    const struct bg_value *v = &own->y[k];
    int64_t zero = bg_chart_at(s, bg_dec_int(0)), middle = c->top + BAR / 2, end = zero;
    if (v->type != BG_V_NUMBER) {
        bg_canvas_text(c, 's', zero + LABEL_GAP, c->top + 120, bg_chart_none(own, k));
        c->top += BAR;
        return;
    }
    end = bg_chart_at(s, v->as.number);
    bg_canvas_rect(c,
                   c->picture->series_n == 1 ? "bar one"
                                             : bg_arena_printf(c->arena, "bar s%zu", series % 6),
                   (struct bg_canvas_box){zero, c->top + 10, end, c->top + BAR - 10});
    if (own->low && own->low[k].type == BG_V_NUMBER && own->high[k].type == BG_V_NUMBER) {
        int64_t from = bg_chart_at(s, own->low[k].as.number),
                to = bg_chart_at(s, own->high[k].as.number);
        bg_canvas_line(c, "range", (struct bg_canvas_box){from, middle, to, middle});
        bg_canvas_line(c, "range", (struct bg_canvas_box){from, middle - 40, from, middle + 40});
        bg_canvas_line(c, "range", (struct bg_canvas_box){to, middle - 40, to, middle + 40});
        end = to > end ? to : end;
    }
    bg_canvas_text(c, 's', (end > zero ? end : zero) + LABEL_GAP, c->top + 120,
                   signed_words(c, v->as.number));
    c->top += BAR;
}

void bg_canvas_bars(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    struct bg_dec low, high;
    bg_canvas_ends(p, &low, &high);
    bg_canvas_legend(c, false);
    struct bg_chart_scale s = across(c, low, high);
    int64_t zero = bg_chart_at(&s, bg_dec_int(0)), first = c->top;
    for (size_t k = 0; k < p->n; k++) {
        bg_canvas_text(c, 's', c->left + LABEL_GAP, c->top + 120,
                       bg_canvas_cut(c, p->names[k], BG_CANVAS_WIDTH - c->left - LABEL_GAP));
        c->top += BG_CANVAS_LINE;
        for (size_t i = 0; i < p->series_n; i++)
            put_bar(c, &s, i, k);
        c->top += GAP;
    }
    bg_canvas_line(c, "axis", (struct bg_canvas_box){zero, first, zero, c->top - GAP});
}

/* -- the bridge ----------------------------------------------------------------------------------- */

/* Where each part begins: at what came before it; the last, which is the whole, at 0. */
static struct bg_dec *bars_begins(struct bg_canvas *c, struct bg_dec *low, struct bg_dec *high)
{
    const struct bg_picture *p = c->picture;
    struct bg_dec *out = BG_ARRAY(c->arena, p->n, struct bg_dec), at = bg_dec_int(0);
    *low = *high = bg_dec_int(0); /* the whole is where the parts end */
    for (size_t k = 0; k < p->n; k++) {
        const struct bg_value *v = &p->series[0].y[k];
        out[k] = k + 1 < p->n ? at : bg_dec_int(0);
        if (v->type == BG_V_NUMBER && k + 1 < p->n)
            (void)bg_dec_add(at, v->as.number, &at);
        if (bg_dec_cmp(at, *low) < 0)
            *low = at;
        if (bg_dec_cmp(at, *high) > 0)
            *high = at;
    }
    return out;
}

void bg_canvas_bridge(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    struct bg_dec low, high, *from = bars_begins(c, &low, &high);
    struct bg_chart_scale s = across(c, low, high);
    int64_t zero = bg_chart_at(&s, bg_dec_int(0)), first = c->top;
    for (size_t k = 0; k < p->n; k++) {
        const struct bg_value *v = &p->series[0].y[k];
        struct bg_dec to = from[k];
        bg_canvas_text(c, 's', c->left + LABEL_GAP, c->top + 120,
                       bg_canvas_cut(c, p->names[k], BG_CANVAS_WIDTH - c->left - LABEL_GAP));
        c->top += BG_CANVAS_LINE;
        if (v->type == BG_V_NUMBER)
            (void)bg_dec_add(from[k], v->as.number, &to);
        int64_t begin = bg_chart_at(&s, from[k]), end = bg_chart_at(&s, to);
        const char *look = k + 1 == p->n                                             ? "total"
                           : v->type == BG_V_NUMBER && bg_dec_sign(v->as.number) < 0 ? "down"
                                                                                     : "up";
        bg_canvas_rect(c, bg_arena_printf(c->arena, "bar %s", look),
                       (struct bg_canvas_box){begin, c->top + 10, end, c->top + BAR - 10});
        if (k + 1 < p->n)
            bg_canvas_line(
                c, "link",
                (struct bg_canvas_box){end, c->top + 10, end, c->top + BAR + GAP + BG_CANVAS_LINE});
        bg_canvas_text(c, 's', (end > begin ? end : begin) + LABEL_GAP, c->top + 120,
                       v->type == BG_V_NUMBER ? signed_words(c, v->as.number) : "not known");
        c->top += BAR + GAP;
    }
    bg_canvas_line(c, "axis", (struct bg_canvas_box){zero, first, zero, c->top - GAP});
}

void bg_chart_span(struct bg_dec a, struct bg_dec b, struct bg_dec parts[3])
{
    const struct bg_dec zero = bg_dec_int(0);
    struct bg_dec low = bg_dec_cmp(a, b) < 0 ? a : b, high = bg_dec_cmp(a, b) < 0 ? b : a;
    parts[0] = zero;
    parts[1] = high;
    parts[2] = low;
    if (bg_dec_sign(low) > 0) {
        parts[0] = low;
        (void)bg_dec_sub(high, low, &parts[1]);
        parts[2] = zero;
    } else if (bg_dec_sign(high) < 0) {
        parts[0] = high;
        parts[1] = zero;
        (void)bg_dec_sub(low, high, &parts[2]);
    }
}

/* -- parts of a whole ----------------------------------------------------------------------------- */

/* What is left is grey, whatever came before it. */
static const char *bars_part_look(const struct bg_canvas *c, size_t i)
{
    return i + 1 == c->picture->series_n ? "bar s0"
                                         : bg_arena_printf(c->arena, "bar s%zu", i % 5 + 1);
}

static void bars_put_parts_legend(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    for (size_t i = 0; i < p->series_n; i++, c->top += BG_CANVAS_LINE) {
        bg_canvas_rect(c, bars_part_look(c, i),
                       (struct bg_canvas_box){10, c->top + 30, 150, c->top + 130});
        bg_canvas_text(c, 's', 220, c->top + 120,
                       bg_canvas_cut(c, p->series[i].title, BG_CANVAS_WIDTH - 220));
    }
    c->top += 60;
}

/* A part is a number above 0. */
static const struct bg_dec *bars_part_of(const struct bg_picture *p, size_t series, size_t k)
{
    const struct bg_value *v = &p->series[series].y[k];
    return v->type == BG_V_NUMBER && bg_dec_sign(v->as.number) > 0 ? &v->as.number : NULL;
}

static struct bg_dec bars_longest(const struct bg_picture *p)
{
    struct bg_dec out = bg_dec_int(0);
    for (size_t k = 0; k < p->n; k++) {
        struct bg_dec at = bg_dec_int(0);
        for (size_t i = 0; i < p->series_n; i++)
            if (bars_part_of(p, i, k))
                (void)bg_dec_add(at, *bars_part_of(p, i, k), &at);
        out = bg_dec_cmp(at, out) > 0 ? at : out;
    }
    return bg_dec_sign(out) > 0 ? out : bg_dec_int(1);
}

void bg_canvas_stack(struct bg_canvas *c)
{
    const struct bg_picture *p = c->picture;
    bars_put_parts_legend(c);
    c->left = 10;
    c->right = BG_CANVAS_WIDTH - 10;
    struct bg_chart_scale s = {
        .from = bg_dec_int(0), .to = bars_longest(p), .start = c->left, .end = c->right};
    int64_t first = c->top;
    for (size_t k = 0; k < p->n; k++, c->top += BAR + GAP) {
        struct bg_dec at = bg_dec_int(0);
        bg_canvas_text(c, 's', c->left + LABEL_GAP, c->top + 120,
                       bg_canvas_cut(c, p->names[k], BG_CANVAS_WIDTH - c->left - LABEL_GAP));
        c->top += BG_CANVAS_LINE;
        for (size_t i = 0; i < p->series_n; i++) {
            int64_t begin = bg_chart_at(&s, at);
            if (!bars_part_of(p, i, k) || !bg_dec_add(at, *bars_part_of(p, i, k), &at))
                continue;
            bg_canvas_rect(
                c, bars_part_look(c, i),
                (struct bg_canvas_box){begin, c->top + 10, bg_chart_at(&s, at), c->top + BAR - 10});
        }
    }
    bg_canvas_line(c, "axis", (struct bg_canvas_box){c->left, first, c->left, c->top - GAP});
}
