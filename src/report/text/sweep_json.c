/* Sweeps as a member of a model's JSON. */
#include "model/sweep.h"
#include "report/text/json_put.h"
#include "report/text/key_text.h"
#include "report/text/model_text.h"
#include "report/text/text.h"

static void sweep_json_open_member(struct bg_buf *out, const char *key, char bracket)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, bracket);
}

static const char *sweep_json_id_of(const struct bg_sweep *sweep, size_t lot, int bid)
{
    return bid < 0 ? NULL : sweep->of->lots[lot].bids[bid].submitted->id;
}

static void sweep_json_put_axis(struct bg_buf *out, const struct bg_sweep_axis *axis)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "path", axis->path);
    bg_json_put_text(out, "title", axis->title);
    bg_json_put_text(out, "unit", axis->unit);
    bg_json_put_number(out, "from", axis->from);
    bg_json_put_number(out, "to", bg_sweep_value(axis, axis->n - 1));
    bg_json_put_number(out, "step", axis->step);
    bg_json_put_number(out, "breaks_to", axis->fine);
    if (axis->has_now)
        bg_json_put_number(out, "now", axis->now);
    bg_buf_putc(out, '}');
}

static void sweep_json_put_values(struct bg_buf *out, const struct bg_sweep *sweep, size_t i)
{
    size_t n = sweep->axes[0].n;
    sweep_json_open_member(out, "values", '[');
    for (size_t a = 0; a < sweep->axes_n; a++) {
        bg_json_put_item(out);
        bg_json_put_dec(out, bg_sweep_value(&sweep->axes[a], a == 0 ? i % n : i / n));
    }
    bg_buf_putc(out, ']');
}

static void sweep_json_put_lot(struct bg_buf *out, const struct bg_sweep *sweep,
                               const struct bg_sweep_point *point, size_t k)
{
    const struct bg_sweep_lot *lot = &point->lots[k];
    const struct bg_model_lot *own = &sweep->of->lots[k];
    const struct bg_ruleset *rules = own->result->ruleset;
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "lot", own->lot);
    bg_json_put_text(out, "recommended", sweep_json_id_of(sweep, k, lot->recommended));
    bg_json_put_key(out, "price");
    bg_json_put_value(out, &lot->price);
    sweep_json_open_member(out, "passing", '[');
    for (size_t i = 0; i < own->bids_n; i++)
        if (lot->passes[i]) {
            bg_json_put_item(out);
            bg_buf_json(out, own->bids[i].submitted->id, -1);
        }
    bg_buf_putc(out, ']');
    sweep_json_open_member(out, "awarded", '{');
    for (size_t i = 0; i < rules->measures_n; i++) {
        if (lot->awarded[i].value.type == BG_V_MISSING)
            continue;
        bg_json_put_key(out, rules->measures[i].id);
        bg_json_put_value(out, &lot->awarded[i].value);
    }
    bg_buf_puts(out, "}}");
}

static void sweep_json_put_points(struct bg_buf *out, const struct bg_sweep *sweep)
{
    sweep_json_open_member(out, "points", '[');
    for (size_t i = 0; i < sweep->rows * sweep->axes[0].n; i++) {
        const struct bg_sweep_point *point = &sweep->points[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        sweep_json_put_values(out, sweep, i);
        if (point->why_not) {
            bg_json_put_text(out, "why_not", point->why_not);
        } else if (point->figures) {
            bg_key_sides_json(out, point->figures, point->figures_n);
        } else {
            sweep_json_open_member(out, "lots", '[');
            for (size_t k = 0; k < sweep->of->lots_n; k++)
                sweep_json_put_lot(out, sweep, point, k);
            bg_buf_putc(out, ']');
        }
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void sweep_json_put_breaks(struct bg_buf *out, const struct bg_sweep *sweep)
{
    static const char *const names[] = {"starts_passing", "stops_passing", "recommended"};
    sweep_json_open_member(out, "breaks", '[');
    for (size_t i = 0; i < sweep->breaks_n; i++) {
        const struct bg_sweep_break *change = &sweep->breaks[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "lot", sweep->of->lots[change->lot].lot);
        if (sweep->axes_n == 2)
            bg_json_put_number(out, "other", bg_sweep_value(&sweep->axes[1], change->row));
        bg_json_put_text(out, "what", names[change->what]);
        bg_json_put_text(out, "bid", sweep_json_id_of(sweep, change->lot, change->bid));
        if (change->what == BG_SWEEP_RECOMMENDS)
            bg_json_put_text(out, "was", sweep_json_id_of(sweep, change->lot, change->was));
        bg_json_put_number(out, "before", change->before);
        bg_json_put_number(out, "after", change->after);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

void bg_sweeps_json(struct bg_buf *out, const struct bg_model *model)
{
    if (!model->sweeps_n)
        return;
    sweep_json_open_member(out, "sweeps", '[');
    for (size_t c = 0; c < model->sweeps_n; c++) {
        const struct bg_sweep *sweep = &model->sweeps[c];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "scenario", sweep->of->label);
        sweep_json_open_member(out, "axes", '[');
        for (size_t a = 0; a < sweep->axes_n; a++)
            sweep_json_put_axis(out, &sweep->axes[a]);
        bg_buf_putc(out, ']');
        sweep_json_put_breaks(out, sweep);
        sweep_json_put_points(out, sweep);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}
