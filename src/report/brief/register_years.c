/* Pictures of a register through time: what each period adds to the first case. The same figures as on the
 * sheet Year by year. */
#include <string.h>

#include "report/brief/brief.h"
#include "report/chart/chart.h"

enum { SERIES_MOST = 6 };

struct drawing {
    struct bg_arena *arena;
    const struct bg_model *model;
    struct bg_picture *items;
    size_t n;
};

static struct bg_value more_of(const struct bg_key_figure *figures, size_t n, const char *id)
{
    for (size_t i = 0; figures && i < n; i++)
        if (strcmp(figures[i].id, id) == 0)
            return figures[i].more;
    return BG_MISSING;
}

static bool register_years_is_number(const struct bg_value *v)
{
    return v->type == BG_V_NUMBER;
}

/* "floor18: 12 at 15, 40 at 18. " */
static void put_ends(const struct drawing *d, struct bg_buf *out, const char *title,
                     const struct bg_key_figure *like, const struct bg_value *y, size_t n,
                     const char *first, const char *last)
{
    bg_buf_printf(out, " %s:", title);
    bg_buf_printf(out, " %s at %s,",
                  register_years_is_number(&y[0])
                      ? bg_chart_words(d->arena, like->kind, y[0].as.number)
                      : "not known",
                  first);
    bg_buf_printf(out, " %s at %s.",
                  register_years_is_number(&y[n - 1])
                      ? bg_chart_words(d->arena, like->kind, y[n - 1].as.number)
                      : "not known",
                  last);
}

static void register_years_add_years(struct drawing *d, const struct bg_key_figure *like)
{
    struct bg_arena *a = d->arena;
    const struct bg_model *model = d->model;
    size_t n = model->periods_n,
           shown = model->cases_n < SERIES_MOST ? model->cases_n : SERIES_MOST;
    struct bg_picture_series *series = BG_ARRAY(a, shown, struct bg_picture_series);
    struct bg_dec *x = BG_ARRAY(a, n, struct bg_dec);
    struct bg_buf words;
    bg_buf_init(&words, a);
    bg_buf_printf(&words, "%s by date.", like->title);
    for (size_t p = 0; p < n; p++)
        x[p] = bg_dec_int(model->periods[p].from);
    for (size_t c = 0; c < shown; c++) {
        struct bg_value *y = BG_ARRAY(a, n, struct bg_value);
        size_t figures_n = model->cases[c].key->n;
        for (size_t p = 0; p < n; p++)
            y[p] = more_of(model->reg->years[c] + p * figures_n, figures_n, like->id);
        series[c] = (struct bg_picture_series){model->cases[c].title, y, NULL, NULL, NULL};
        put_ends(d, &words, model->cases[c].title, like, y, n, "first", "last");
    }
    d->items[d->n++] = (struct bg_picture){
        .kind = BG_PICTURE_STEPS,
        .id = bg_arena_printf(a, "register-years-%s", like->id),
        .title = bg_arena_printf(a, "%s, %s, year by year", like->title, like->unit),
        .words = bg_buf_text(&words),
        .note =
            "What each case adds to the first, and the first to the law; contracts are taken to "
            "run on as they are.",
        .x_title = "",
        .y_title = like->unit,
        .y_kind = like->kind,
        .n = n,
        .x = x,
        .until = model->periods[n - 1].until,
        .series = series,
        .series_n = shown};
}

struct bg_pictures bg_brief_register_years(struct bg_arena *arena, const struct bg_model *model)
{
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    struct drawing d = {arena, model, BG_ARRAY(arena, BG_BRIEF_BIG, struct bg_picture), 0};
    if (!model->reg)
        return (struct bg_pictures){NULL, 0};
    size_t n = bg_brief_big(model->cases[model->cases_n - 1].key, big);
    for (size_t i = 0; i < n && model->reg->years && model->periods_n > 1; i++)
        register_years_add_years(&d, big[i]);
    return (struct bg_pictures){d.items, d.n};
}
