/* The pictures of a proposal and of all of them, from key figures. Each has its numbers in words. */
#include "report/brief/brief.h"

#include <string.h>

#include "base/list.h"
#include "report/chart/chart.h"
#include "report/text/key_text.h"

enum { PARTS_MOST = 24 };

struct list {
    struct bg_arena *arena;
    struct bg_picture *items;
    size_t n, room;
};

static void pictures_add(struct list *l, struct bg_picture picture)
{
    if (!bg_chart_has(&picture))
        return;
    BG_MORE(l->arena, l->items, l->n, l->room);
    l->items[l->n++] = picture;
}

static struct bg_pictures pictures_done(const struct list *l)
{
    return (struct bg_pictures){l->items, l->n};
}

static bool pictures_is_number(const struct bg_value *v)
{
    return v->type == BG_V_NUMBER;
}

/* -- who is paid how much -------------------------------------------------------------------------- */

/* The floor, or the floors where they differ, and how far wages above it rise. */
static size_t pictures_marks_of(struct bg_arena *a, const struct bg_key_pay *p,
                                struct bg_picture_mark *out)
{
    size_t n = 0;
    const char *low = bg_chart_words(a, BG_KEY_RATE, p->floor[0]),
               *high = bg_chart_words(a, BG_KEY_RATE, p->floor[1]);
    if (!p->has_floor)
        return 0;
    bool one = bg_dec_cmp(p->floor[0], p->floor[1]) == 0;
    if (bg_dec_cmp(p->ripple, p->floor[1]) > 0)
        out[n++] =
            (struct bg_picture_mark){bg_arena_printf(a, "wages rise too, up to %s",
                                                     bg_chart_words(a, BG_KEY_RATE, p->ripple)),
                                     p->floor[1], p->ripple};
    out[n++] =
        (struct bg_picture_mark){one ? bg_arena_printf(a, "floor proposed: %s", high)
                                     : bg_arena_printf(a, "floors proposed: %s to %s", low, high),
                                 p->floor[0], p->floor[1]};
    return n;
}

static struct bg_dec sum_below(const struct bg_key_pay *p, const struct bg_value *counts)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < p->n; i++)
        if (pictures_is_number(&counts[i]) && p->has_floor &&
            bg_dec_cmp(p->edges[i + 1], p->floor[0]) <= 0)
            (void)bg_dec_add(sum, counts[i].as.number, &sum);
    return sum;
}

static void pictures_add_pay(struct list *l, const struct bg_key_figures *key)
{
    struct bg_arena *a = l->arena;
    const struct bg_key_pay *p = key->pay;
    if (!p)
        return;
    struct bg_picture_series *series = BG_ARRAY(a, 2, struct bg_picture_series);
    struct bg_picture_mark *marks = BG_ARRAY(a, 2, struct bg_picture_mark);
    series[0] = (struct bg_picture_series){key->today_title, p->today, NULL, NULL, NULL};
    series[1] = (struct bg_picture_series){key->proposed_title, p->proposed, NULL, NULL, NULL};
    const char *before = bg_chart_words(a, BG_KEY_COUNT, sum_below(p, p->today));
    const char *words = bg_arena_printf(
        a, "How many workers are paid how much an hour, in steps from %s to %s.%s",
        bg_chart_words(a, BG_KEY_RATE, p->edges[0]), bg_chart_words(a, BG_KEY_RATE, p->edges[p->n]),
        p->has_floor
            ? bg_arena_printf(a,
                              " In the steps that end at or below the floor: %s workers today, "
                              "%s proposed.",
                              before, bg_chart_words(a, BG_KEY_COUNT, sum_below(p, p->proposed)))
            : "");
    const char *note =
        p->estimated ? "Estimated from published wages: evenly spread between percentiles; the "
                       "lowest and the highest paid earn the last that is published."
                     : "";
    pictures_add(
        l, (struct bg_picture){
               .kind = BG_PICTURE_HISTOGRAM,
               .id = "pay",
               .title =
                   bg_arena_printf(a, "How many workers get how much%s", p->estimated ? " *" : ""),
               .words = words,
               .note = p->why[0] ? bg_arena_printf(a, "%s%s%s.", note, note[0] ? " " : "", p->why)
                                 : note,
               .x_title = p->unit,
               .y_title = "workers",
               .x_kind = BG_KEY_RATE,
               .y_kind = BG_KEY_COUNT,
               .n = p->n,
               .x = p->edges,
               .open = p->open,
               .series = series,
               .series_n = key->proposed_title == key->today_title ? 1 : 2,
               .marks = marks,
               .marks_n = pictures_marks_of(a, p, marks)});
}

/* -- from today's price to the proposal's ------------------------------------------------------------ */

struct bridge {
    const char *names[PARTS_MOST];
    struct bg_value values[PARTS_MOST];
    size_t n;
};

static void pictures_put_part(struct bridge *b, const char *name, const struct bg_value *value)
{
    if (b->n < PARTS_MOST && pictures_is_number(value) && bg_dec_sign(value->as.number) != 0) {
        b->names[b->n] = name;
        b->values[b->n++] = *value;
    }
}

static void put_parts_of(const struct bg_key_figures *key, const struct bg_key_figure *f,
                         struct bridge *b)
{
    for (f++; f < key->items + key->n && f->part; f++)
        pictures_put_part(b, f->title, &f->more);
}

/* What vendors come to pay, and of that what they keep to themselves. */
static const struct bg_key_figure *bridge_of(const struct bg_key_figures *key, struct bridge *b)
{
    const struct bg_key_figure *price = bg_key_named(key, "price"),
                               *cost = bg_key_named(key, "employer_cost");
    struct bg_value kept = BG_MISSING;
    if (price) {
        put_parts_of(key, price, b);
        return price;
    }
    price = bg_key_named(key, "buyer_cost");
    if (!price || !cost || !pictures_is_number(&price->more) || !pictures_is_number(&cost->more))
        return NULL;
    put_parts_of(key, cost, b);
    kept.type = BG_V_NUMBER;
    if (bg_dec_sub(price->more.as.number, cost->more.as.number, &kept.as.number))
        pictures_put_part(b, "borne by the vendors", &kept);
    return price;
}

static void add_bridge(struct list *l, const struct bg_key_figures *key)
{
    struct bg_arena *a = l->arena;
    struct bridge b = {.n = 0};
    const struct bg_key_figure *f = bridge_of(key, &b);
    struct bg_buf words;
    if (!f || !pictures_is_number(&f->more) || b.n == 0 || b.n + 1 > PARTS_MOST)
        return;
    b.names[b.n] = "in all";
    b.values[b.n++] = f->more;
    bg_buf_init(&words, a);
    bg_buf_printf(&words, "%s", f->title);
    if (pictures_is_number(&f->today) && pictures_is_number(&f->proposed))
        bg_buf_printf(&words, ", from %s to %s", bg_chart_words(a, f->kind, f->today.as.number),
                      bg_chart_words(a, f->kind, f->proposed.as.number));
    for (size_t i = 0; i < b.n; i++)
        bg_buf_printf(&words, "%s %s %s", i ? "," : ":", b.names[i],
                      bg_chart_words(a, f->kind, b.values[i].as.number));
    bg_buf_puts(&words, ".");
    const char **names = BG_ARRAY(a, b.n, const char *);
    struct bg_value *values = BG_ARRAY(a, b.n, struct bg_value);
    struct bg_picture_series *series = BG_ARRAY(a, 1, struct bg_picture_series);
    memcpy(names, b.names, b.n * sizeof *names);
    memcpy(values, b.values, b.n * sizeof *values);
    series[0] = (struct bg_picture_series){f->unit, values, NULL, NULL, NULL};
    bool both = pictures_is_number(&f->today) && pictures_is_number(&f->proposed);
    pictures_add(
        l, (struct bg_picture){
               .kind = BG_PICTURE_BRIDGE,
               .id = "bridge",
               .title = both ? bg_arena_printf(a, "From %s to %s, %s",
                                               bg_chart_words(a, f->kind, f->today.as.number),
                                               bg_chart_words(a, f->kind, f->proposed.as.number),
                                               f->unit)
                             : bg_arena_printf(a, "%s, %s", f->title, f->unit),
               .words = bg_buf_text(&words),
               .note = both ? bg_arena_printf(a, "%s: what it is more than today, in its parts.",
                                              f->title)
                            : "",
               .x_title = "",
               .y_title = f->unit,
               .y_kind = f->kind,
               .n = b.n,
               .names = names,
               .series = series,
               .series_n = 1});
}

struct bg_pictures bg_brief_case_pictures(struct bg_arena *arena, const struct bg_key_figures *key)
{
    struct list l = {.arena = arena};
    pictures_add_pay(&l, key);
    add_bridge(&l, key);
    return pictures_done(&l);
}

/* -- proposals beside each other --------------------------------------------------------------------- */

static void add_compared(struct list *l, const struct bg_key_figure *like,
                         const char *const *titles, const struct bg_key_figures *const *keys,
                         size_t n)
{
    struct bg_arena *a = l->arena;
    struct bg_value *values = BG_ARRAY(a, 3 * n, struct bg_value), *low = values + n,
                    *high = low + n;
    const char **none = BG_ARRAY(a, n, const char *);
    struct bg_picture_series *series = BG_ARRAY(a, 1, struct bg_picture_series);
    struct bg_buf words;
    bg_buf_init(&words, a);
    for (size_t i = 0; i < n; i++) {
        const struct bg_key_figure *f = bg_key_named(keys[i], like->id);
        values[i] = low[i] = high[i] = BG_MISSING;
        none[i] = f ? bg_key_none_words(f) : "not known";
        if (!f)
            continue;
        values[i] = f->more;
        low[i] = f->least;
        high[i] = f->most;
        bg_buf_printf(&words, "%s%s: %s", i ? "; " : "", titles[i],
                      pictures_is_number(&f->more) ? bg_chart_words(a, f->kind, f->more.as.number)
                                                   : none[i]);
    }
    bg_buf_puts(&words, ".");
    series[0] = (struct bg_picture_series){like->title, values, low, high, none};
    pictures_add(l, (struct bg_picture){.kind = BG_PICTURE_BARS,
                                        .id = bg_arena_printf(a, "compare-%s", like->id),
                                        .title = bg_arena_printf(a, "%s, %s more than today",
                                                                 like->title, like->unit),
                                        .words = bg_buf_text(&words),
                                        .note = "",
                                        .x_title = "",
                                        .y_title = like->unit,
                                        .y_kind = like->kind,
                                        .n = n,
                                        .names = titles,
                                        .series = series,
                                        .series_n = 1});
}

struct bg_pictures bg_brief_compare_pictures(struct bg_arena *arena, const char *const *titles,
                                             const struct bg_key_figures *const *keys, size_t n)
{
    struct list l = {.arena = arena};
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    size_t shown = n > 1 ? bg_brief_big(keys[0], big) : 0;
    for (size_t i = 0; i < shown; i++)
        add_compared(&l, big[i], titles, keys, n);
    return pictures_done(&l);
}

/* -- years ------------------------------------------------------------------------------------------- */

/* What a picture through the years is of: a wage, or any figure that steps in them. An assumption that is the
 * same every year is a line and no more. */
static bool pictures_through_years(const struct bg_model *model, const struct bg_path_figure *f)
{
    size_t n = model->periods_n;
    if (strstr(f->unit, "/hour"))
        return true;
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t i = 1; i < n; i++) {
            const struct bg_value *a = &f->values[c * n], *b = &f->values[c * n + i];
            if (a->type != b->type ||
                (a->type == BG_V_NUMBER && bg_dec_cmp(a->as.number, b->as.number) != 0))
                return true;
        }
    return false;
}

static void pictures_add_years(struct list *l, const struct bg_model *model, size_t r)
{
    struct bg_arena *a = l->arena;
    const struct bg_path_figure *f = &model->path[r];
    size_t n = model->periods_n, shown = model->cases_n < 6 ? model->cases_n : 6;
    struct bg_dec *x = BG_ARRAY(a, n, struct bg_dec);
    struct bg_picture_series *series = BG_ARRAY(a, shown, struct bg_picture_series);
    struct bg_buf words;
    bg_buf_init(&words, a);
    bg_buf_printf(&words, "%s by date.", f->title);
    for (size_t i = 0; i < n; i++)
        x[i] = bg_dec_int(model->periods[i].from);
    for (size_t c = 0; c < shown; c++) {
        const struct bg_value *y = f->values + c * n, *last = &y[n - 1];
        series[c] = (struct bg_picture_series){model->cases[c].title, y, NULL, NULL, NULL};
        if (pictures_is_number(&y[0]) && pictures_is_number(last))
            bg_buf_printf(&words, " %s: %s at first, %s at last.", model->cases[c].title,
                          bg_chart_words(a, BG_KEY_RATE, y[0].as.number),
                          bg_chart_words(a, BG_KEY_RATE, last->as.number));
    }
    bool wage = strstr(f->unit, "/hour") != NULL;
    pictures_add(l, (struct bg_picture){.kind = BG_PICTURE_STEPS,
                                        .id = bg_arena_printf(a, "years-%zu", r + 1),
                                        .title = bg_arena_printf(a, "%s, year by year", f->title),
                                        .words = bg_buf_text(&words),
                                        .note = "",
                                        .x_title = "",
                                        .y_title = f->unit,
                                        .y_kind = wage ? BG_KEY_RATE : BG_KEY_NUMBER,
                                        .n = n,
                                        .x = x,
                                        .until = model->periods[n - 1].until,
                                        .series = series,
                                        .series_n = shown});
}

struct bg_pictures bg_brief_model_pictures(struct bg_arena *arena, const struct bg_model *model)
{
    struct list l = {.arena = arena};
    for (size_t r = 0; r < model->path_n && model->periods_n > 1; r++)
        if (model->path[r].lot == 0 && pictures_through_years(model, &model->path[r]))
            pictures_add_years(&l, model, r);
    return pictures_done(&l);
}
