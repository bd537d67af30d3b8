/* Proposals beside each other on a terminal: one table, and a bar for each and figure. */
#include "report/brief/brief.h"

#include <string.h>

#include "base/text.h"
#include "report/chart/chart.h"
#include "report/text/columns.h"
#include "report/text/key_text.h"

enum { BAR = 40, NAME = 40 };

/* As long as the share of the largest; of a loss to the same scale. */
static const char *bar_of(struct bg_arena *a, const struct bg_picture *p, size_t i)
{
    const struct bg_value *v = &p->series[0].y[i];
    struct bg_chart_scale s = {.from = bg_dec_int(0), .to = bg_dec_int(1), .start = 0, .end = BAR};
    struct bg_buf out;
    bg_buf_init(&out, a);
    if (v->type != BG_V_NUMBER)
        return "";
    for (size_t k = 0; k < p->n; k++) {
        const struct bg_value *own = &p->series[0].y[k];
        struct bg_dec size = own->as.number;
        if (own->type == BG_V_NUMBER && bg_dec_sign(size) < 0)
            size = bg_dec_neg(size);
        if (own->type == BG_V_NUMBER && (k == 0 || bg_dec_cmp(size, s.to) > 0))
            s.to = size;
    }
    bool loss = bg_dec_sign(v->as.number) < 0;
    int64_t n =
        bg_dec_sign(s.to) > 0 ? bg_chart_at(&s, loss ? bg_dec_neg(v->as.number) : v->as.number) : 0;
    for (int64_t k = 0; k < n; k++)
        bg_buf_puts(&out, loss ? "-" : "#");
    return bg_buf_text(&out);
}

static void compare_put_bars(struct bg_buf *out, const struct bg_picture *p)
{
    struct bg_arena *a = out->arena;
    bg_buf_printf(out, "%s\n", bg_shown(a, p->title, 100));
    for (size_t i = 0; i < p->n; i++) {
        const char *name = bg_shown(a, p->names[i], NAME);
        bg_buf_printf(out, "  %s", name);
        for (int64_t k = bg_utf8_count(name, strlen(name)); k < NAME; k++)
            bg_buf_putc(out, ' ');
        bg_buf_printf(out, "%14s %s\n", bg_brief_point(a, p, 0, i), bar_of(a, p, i));
    }
    bg_buf_putc(out, '\n');
}

/* What a reader must know of a proposal, and what its figures are without. */
static void compare_put_notes(struct bg_buf *out, const struct bg_brief_case *c)
{
    struct bg_arena *a = out->arena;
    size_t n, whys_n;
    const char *name = bg_shown(a, c->title, NAME);
    const char *const *left_out = bg_key_left_out(a, c->key, 0, &n);
    const char *const *whys = bg_key_whys(a, c->key, &whys_n);
    if (c->key->caution[0])
        bg_buf_printf(out, "%s: %s\n", name, bg_shown(a, c->key->caution, 200));
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(out, "%s: %s\n", name, bg_shown(a, left_out[i], 200));
    for (size_t i = 0; i < whys_n; i++)
        bg_buf_printf(out, "%s: %s\n", name, bg_shown(a, whys[i], 200));
}

void bg_brief_compare_text(struct bg_buf *out, const struct bg_brief *brief, bool color)
{
    struct bg_arena *a = out->arena;
    const struct bg_brief_table *t = &brief->compare;
    const char *titles[] = {brief->title};
    const struct bg_key_figures *keys[] = {brief->cases[0].key};
    struct bg_brief_table alone = bg_brief_compare_table(a, titles, keys, 1);
    if (t->columns_n == 0)
        t = &alone;
    struct bg_grid g = bg_grid_new(a, t->columns_n);
    bg_buf_printf(out, "%s\n\n", bg_shown(a, brief->subject, 100));
    const char **row = bg_grid_row(&g);
    for (size_t i = 0; i < t->columns_n; i++)
        row[i] = t->columns[i];
    for (size_t r = 0; r < t->rows; r++) {
        row = bg_grid_row(&g);
        for (size_t i = 0; i < t->columns_n; i++)
            row[i] = bg_shown(a, t->cells[r * t->columns_n + i], i ? 60 : NAME);
    }
    bg_grid_put(out, &g, color);
    bg_buf_putc(out, '\n');
    for (size_t i = 0; i < brief->pictures.n; i++)
        if (brief->pictures.items[i].kind == BG_PICTURE_BARS)
            compare_put_bars(out, &brief->pictures.items[i]);
    for (size_t i = 0; i < brief->cases_n; i++)
        compare_put_notes(out, &brief->cases[i]);
    bg_buf_printf(out, "%s\n", brief->cases[0].key->range_words);
}
