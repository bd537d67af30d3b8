/* Sweeps for the terminal: where something changes, then the curve. */
#include <string.h>

#include "base/text.h"
#include "model/sweep.h"
#include "report/text/key_text.h"
#include "report/text/model_text.h"

enum { CURVE_ROWS = 50, NAME_WIDTH = 34 };

struct writer {
    struct bg_buf *out;
    const struct bg_sweep *sweep;
    size_t lot;
    bool color;
};

static const char *sweep_text_name_of(struct bg_arena *arena, const struct bg_sweep *sweep,
                                      size_t lot, int bid)
{
    struct bg_buf visible;
    if (bid < 0)
        return "nobody";
    const struct bg_bid *own = sweep->of->lots[lot].bids[bid].submitted;
    const char *name = own->vendor_name;
    bg_buf_init(&visible, arena);
    bg_text_visible(&visible, name, strlen(name));
    return bg_buf_text(&visible);
}

static const char *sweep_text_number(struct bg_arena *arena, struct bg_dec value, int places)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_grouped(value, places, text));
}

static const char *on_axis(struct bg_arena *arena, const struct bg_sweep_axis *axis,
                           struct bg_dec value)
{
    return sweep_text_number(arena, value, axis->fine.places);
}

/* "from 17.18 on"; "between 17 and 18" where a point between them cannot be used. */
static const char *sweep_text_place_of(struct bg_arena *arena, const struct bg_sweep_axis *axis,
                                       const struct bg_sweep_break *change)
{
    struct bg_dec gap;
    const char *after = on_axis(arena, axis, change->after);
    if (bg_dec_sub(change->after, change->before, &gap) && bg_dec_cmp(gap, axis->fine) > 0)
        return bg_arena_printf(arena, "between %s and %s", on_axis(arena, axis, change->before),
                               after);
    return bg_arena_printf(arena, "from %s on", after);
}

const char *bg_sweep_break_words(struct bg_arena *arena, const struct bg_sweep *sweep,
                                 const struct bg_sweep_break *change)
{
    const char *name = sweep_text_name_of(arena, sweep, change->lot, change->bid);
    const char *place = sweep_text_place_of(arena, &sweep->axes[0], change);
    if (change->what == BG_SWEEP_RECOMMENDS)
        return bg_arena_printf(arena, "%s: %s is recommended instead of %s", place, name,
                               sweep_text_name_of(arena, sweep, change->lot, change->was));
    return bg_arena_printf(arena, "%s: %s %s passing", place, name,
                           change->what == BG_SWEEP_STARTS ? "starts" : "stops");
}

/* "parameter (USD/hour), 15.00 to 25.00 by 0.25, now 17.17" */
static void sweep_text_put_axis(const struct writer *w, const struct bg_sweep_axis *axis)
{
    struct bg_arena *arena = w->out->arena;
    bg_buf_printf(w->out, "%s%s%s%s, %s to %s by %s", axis->title, axis->unit[0] ? " (" : "",
                  axis->unit, axis->unit[0] ? ")" : "", on_axis(arena, axis, axis->from),
                  on_axis(arena, axis, bg_sweep_value(axis, axis->n - 1)),
                  on_axis(arena, axis, axis->step));
    if (axis->has_now)
        bg_buf_printf(w->out, ", now %s", on_axis(arena, axis, axis->now));
}

/* -- where something changes ------------------------------------------------------------------- */

static void sweep_text_put_breaks(const struct writer *w, size_t row)
{
    struct bg_arena *arena = w->out->arena;
    size_t n = 0;
    for (size_t i = 0; i < w->sweep->breaks_n; i++) {
        const struct bg_sweep_break *change = &w->sweep->breaks[i];
        if (change->lot != w->lot || change->row != row)
            continue;
        bg_buf_printf(w->out, "  %s\n", bg_sweep_break_words(arena, w->sweep, change));
        n++;
    }
    if (n == 0)
        bg_buf_puts(w->out, "  nothing changes: the same bids pass, and the same is recommended\n");
}

/* -- the curve --------------------------------------------------------------------------------- */

static const char *short_name(struct bg_arena *arena, const char *name)
{
    size_t n = 0;
    if (bg_utf8_count(name, strlen(name)) <= NAME_WIDTH)
        return name;
    for (int i = 0; i < NAME_WIDTH - 3; i++) {
        size_t step = bg_utf8_length(name + n, strlen(name + n));
        n += step ? step : 1;
    }
    return bg_arena_printf(arena, "%.*s...", (int)n, name);
}

static void sweep_text_put_left(struct bg_buf *out, const char *text, int64_t width)
{
    bg_buf_puts(out, text);
    for (int64_t n = bg_utf8_count(text, strlen(text)); n < width; n++)
        bg_buf_putc(out, ' ');
}

static bool shows(const struct bg_measure *measure)
{
    return measure->summed || measure->over[0] >= 0;
}

static void sweep_text_put_point(const struct writer *w, size_t k)
{
    struct bg_arena *arena = w->out->arena;
    const struct bg_ruleset *rules = w->sweep->of->lots[w->lot].result->ruleset;
    const struct bg_sweep_point *point = &w->sweep->points[k];
    const struct bg_sweep_axis *axis = &w->sweep->axes[0];
    bg_buf_printf(w->out, "  %9s", on_axis(arena, axis, bg_sweep_value(axis, k)));
    if (point->why_not) {
        bg_buf_printf(w->out, "  cannot be used: %s\n", point->why_not);
        return;
    }
    const struct bg_sweep_lot *lot = &point->lots[w->lot];
    bg_buf_printf(w->out, "  %7zu  ", lot->passing);
    sweep_text_put_left(
        w->out, short_name(arena, sweep_text_name_of(arena, w->sweep, w->lot, lot->recommended)),
        NAME_WIDTH);
    bg_buf_printf(w->out, "  %16s",
                  lot->price.type == BG_V_NUMBER ? sweep_text_number(arena, lot->price.as.number, 2)
                                                 : "-");
    for (size_t i = 0; i < rules->measures_n; i++) {
        const struct bg_value *sum = &lot->awarded[i].value;
        if (shows(&rules->measures[i]))
            bg_buf_printf(w->out, "  %16s",
                          sum->type == BG_V_NUMBER  ? sweep_text_number(arena, sum->as.number, 2)
                          : sum->type == BG_V_ERROR ? "error"
                                                    : "-");
    }
    bg_buf_putc(w->out, '\n');
}

static void sweep_text_put_curve(const struct writer *w)
{
    const struct bg_ruleset *rules = w->sweep->of->lots[w->lot].result->ruleset;
    size_t n = w->sweep->axes[0].n, every = (n + CURVE_ROWS - 1) / CURVE_ROWS, column = 0;
    bg_buf_printf(w->out, "\n%s  %9s  %7s  ", w->color ? "\033[1m" : "", "value", "passing");
    sweep_text_put_left(w->out, "recommended", NAME_WIDTH);
    bg_buf_printf(w->out, "  %16s", "its price");
    for (size_t i = 0; i < rules->measures_n; i++)
        if (shows(&rules->measures[i]))
            bg_buf_printf(w->out, "  %15s%zu", "", ++column);
    bg_buf_puts(w->out, w->color ? "\033[0m\n" : "\n");
    for (size_t k = 0; k < n; k += every)
        sweep_text_put_point(w, k);
    if (every > 1)
        bg_buf_printf(w->out, "  every %zuth of %zu values is shown; --json has all\n", every, n);
    column = 0;
    for (size_t i = 0; i < rules->measures_n; i++)
        if (shows(&rules->measures[i]))
            bg_buf_printf(w->out, "  %zu: %s%s%s, recommended bid\n", ++column,
                          rules->measures[i].title, rules->measures[i].unit[0] ? ", " : "",
                          rules->measures[i].unit);
}

/* -- a register ------------------------------------------------------------------------------------ */

static bool sweep_text_is_column(const struct bg_key_figure *f)
{
    return f->shown && !f->part && f->kind != BG_KEY_RATE && strcmp(f->id, "workers") != 0;
}

/* What each value adds to the baseline. */
static void put_register_point(const struct writer *w, size_t k)
{
    struct bg_arena *arena = w->out->arena;
    const struct bg_sweep_point *point = &w->sweep->points[k];
    size_t n = w->sweep->axes[0].n;
    bg_buf_printf(w->out, "  %9s",
                  on_axis(arena, &w->sweep->axes[0], bg_sweep_value(&w->sweep->axes[0], k % n)));
    if (w->sweep->axes_n == 2)
        bg_buf_printf(
            w->out, "  %9s",
            on_axis(arena, &w->sweep->axes[1], bg_sweep_value(&w->sweep->axes[1], k / n)));
    if (point->why_not) {
        bg_buf_printf(w->out, "  cannot be used: %s\n", point->why_not);
        return;
    }
    for (size_t i = 0; i < point->figures_n; i++)
        if (sweep_text_is_column(&point->figures[i]))
            bg_buf_printf(w->out, "  %14s",
                          bg_key_words(arena, &point->figures[i], &point->figures[i].more));
    bg_buf_putc(w->out, '\n');
}

static void put_register(const struct writer *w)
{
    size_t points = w->sweep->rows * w->sweep->axes[0].n, column = 0;
    size_t every = (points + CURVE_ROWS - 1) / CURVE_ROWS;
    const struct bg_key_figures *key = w->sweep->of->key;
    bg_buf_printf(w->out, "%s  %9s", w->color ? "\033[1m" : "", "value");
    if (w->sweep->axes_n == 2)
        bg_buf_printf(w->out, "  %9s", "second");
    for (size_t i = 0; i < key->n; i++)
        if (sweep_text_is_column(&key->items[i]))
            bg_buf_printf(w->out, "  %13s%zu", "", ++column);
    bg_buf_puts(w->out, w->color ? "\033[0m\n" : "\n");
    for (size_t k = 0; k < points; k += every)
        put_register_point(w, k);
    if (every > 1)
        bg_buf_printf(w->out, "  every %zuth of %zu values is shown; --json has all\n", every,
                      points);
    column = 0;
    bg_buf_puts(w->out, "  what each value adds to the baseline, estimated:\n");
    for (size_t i = 0; i < key->n; i++)
        if (sweep_text_is_column(&key->items[i]))
            bg_buf_printf(w->out, "  %zu: %s, %s\n", ++column, key->items[i].title,
                          key->items[i].unit);
}

/* -- the whole --------------------------------------------------------------------------------- */

static void sweep_text_put_rows(const struct writer *w)
{
    const struct bg_sweep_axis *axis = &w->sweep->axes[1];
    for (size_t row = 0; row < w->sweep->rows; row++) {
        if (w->sweep->axes_n == 2) {
            const struct bg_sweep_point *first = &w->sweep->points[row * w->sweep->axes[0].n];
            bg_buf_printf(w->out, "%s %s: ", axis->title,
                          on_axis(w->out->arena, axis, bg_sweep_value(axis, row)));
            bg_buf_printf(w->out, "%s is recommended first\n",
                          first->why_not ? "(not usable)"
                                         : sweep_text_name_of(w->out->arena, w->sweep, w->lot,
                                                              first->lots[w->lot].recommended));
        }
        sweep_text_put_breaks(w, row);
    }
    if (w->sweep->axes_n == 1)
        sweep_text_put_curve(w);
}

void bg_sweeps_text(struct bg_buf *out, const struct bg_model *model, bool color)
{
    for (size_t i = 0; i < model->sweeps_n; i++) {
        struct writer w = {out, &model->sweeps[i], 0, color};
        const struct bg_model_case *of = w.sweep->of;
        for (; w.lot < of->lots_n; w.lot++) {
            bg_buf_printf(out, "\n%sSweep under \"%s\"%s%s: ", color ? "\033[1m" : "", of->label,
                          of->lots[w.lot].lot[0] ? ", lot " : "", of->lots[w.lot].lot);
            for (size_t a = 0; a < w.sweep->axes_n; a++) {
                bg_buf_puts(out, a ? "; and " : "");
                sweep_text_put_axis(&w, &w.sweep->axes[a]);
            }
            bg_buf_puts(out, color ? "\033[0m\n" : "\n");
            if (model->reg)
                put_register(&w);
            else
                sweep_text_put_rows(&w);
        }
    }
}
