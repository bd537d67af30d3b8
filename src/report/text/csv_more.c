/* Points of sweeps and periods as rows of tidy CSV. Their measures begin with "sweep." and "path.", so that
 * nobody adds them to the figures of the bids. */
#include "report/text/csv_more.h"

#include "base/date.h"
#include "model/sweep.h"
#include "report/text/key_text.h"

void bg_csv_end_plain(struct bg_buf *out)
{
    bg_buf_puts(out, ",,,\r\n");
}

static struct bg_csv_figure of_case(const struct bg_model_case *c)
{
    return (struct bg_csv_figure){.lot = "",
                                  .bid = "",
                                  .vendor = "",
                                  .label = c->label,
                                  .title = c->title,
                                  .measure = "",
                                  .measure_title = "",
                                  .element = "",
                                  .unit = "",
                                  .note = "",
                                  .value = BG_MISSING,
                                  .low = BG_MISSING,
                                  .high = BG_MISSING};
}

/* -- sweeps ------------------------------------------------------------------------------------- */

static void csv_more_put_point(const struct bg_csv_rows *rows, const struct bg_sweep *sweep,
                               size_t i, struct bg_csv_figure *f, const char *id)
{
    char text[BG_DEC_TEXT];
    size_t n = sweep->axes[0].n;
    f->measure = bg_arena_printf(rows->out->arena, "sweep.%s", id);
    rows->put(rows->out, f);
    bg_buf_puts(rows->out, bg_dec_text(bg_sweep_value(&sweep->axes[0], i % n), text));
    bg_buf_putc(rows->out, ',');
    if (sweep->axes_n == 2)
        bg_buf_puts(rows->out, bg_dec_text(bg_sweep_value(&sweep->axes[1], i / n), text));
    bg_buf_puts(rows->out, ",,\r\n");
}

static void csv_more_put_lot(const struct bg_csv_rows *rows, const struct bg_sweep *sweep, size_t i,
                             size_t k)
{
    const struct bg_sweep_lot *lot = &sweep->points[i].lots[k];
    const struct bg_model_lot *own = &sweep->of->lots[k];
    const struct bg_ruleset *r = own->result->ruleset;
    struct bg_csv_figure f = of_case(sweep->of);
    f.lot = own->lot;
    if (lot->recommended >= 0) {
        f.bid = own->bids[lot->recommended].submitted->id;
        f.vendor = own->bids[lot->recommended].submitted->vendor_name;
    }
    f.measure_title = "Bids that meet every requirement";
    f.unit = "bids";
    f.value = (struct bg_value){
        .type = BG_V_NUMBER, .row = -1, .as.number = bg_dec_int((int64_t)lot->passing)};
    csv_more_put_point(rows, sweep, i, &f, "passing");
    f.measure_title = "Price of the recommended bid";
    f.unit = r->currency;
    f.value = lot->price;
    csv_more_put_point(rows, sweep, i, &f, "price");
    for (size_t m = 0; m < r->measures_n; m++) {
        f.measure_title = r->measures[m].title;
        f.element = bg_element_name(r->measures[m].element);
        f.unit = r->measures[m].unit;
        f.value = lot->awarded[m].value;
        f.low = lot->awarded[m].low;
        f.high = lot->awarded[m].high;
        f.estimated = r->measures[m].estimated;
        csv_more_put_point(rows, sweep, i, &f, r->measures[m].id);
    }
}

/* What the figure adds to the baseline. */
static struct bg_csv_figure of_key(const struct bg_model_case *c, const struct bg_key_figure *key)
{
    struct bg_csv_figure f = of_case(c);
    f.measure_title = key->title;
    f.unit = key->unit;
    f.value = key->more;
    f.low = key->low;
    f.high = key->high;
    f.estimated = key->estimated;
    f.note = key->why;
    return f;
}

void bg_csv_sweeps(const struct bg_csv_rows *rows)
{
    for (size_t s = 0; s < rows->model->sweeps_n; s++) {
        const struct bg_sweep *sweep = &rows->model->sweeps[s];
        for (size_t i = 0; i < sweep->rows * sweep->axes[0].n; i++) {
            const struct bg_sweep_point *point = &sweep->points[i];
            for (size_t k = 0; k < point->figures_n; k++) {
                struct bg_csv_figure f = of_key(sweep->of, &point->figures[k]);
                csv_more_put_point(rows, sweep, i, &f, point->figures[k].id);
            }
            for (size_t k = 0; !rows->model->reg && point->lots && k < sweep->of->lots_n; k++)
                csv_more_put_lot(rows, sweep, i, k);
        }
    }
}

/* -- years -------------------------------------------------------------------------------------- */

static void csv_more_put_period(const struct bg_csv_rows *rows, size_t p, struct bg_csv_figure *f,
                                const char *id)
{
    char from[BG_DATE_TEXT], until[BG_DATE_TEXT];
    f->measure = bg_arena_printf(rows->out->arena, "path.%s", id);
    rows->put(rows->out, f);
    bg_buf_printf(rows->out, ",,%s,%s\r\n", bg_date_text(rows->model->periods[p].from, from),
                  bg_date_text(rows->model->periods[p].until, until));
}

static void csv_more_put_years(const struct bg_csv_rows *rows, size_t c)
{
    const struct bg_model_case *own = &rows->model->cases[c];
    for (size_t p = 0; p < rows->model->periods_n; p++)
        for (size_t i = 0; i < own->key->n; i++) {
            const struct bg_key_figure *key = &rows->model->reg->years[c][p * own->key->n + i];
            struct bg_csv_figure f = of_key(own, key);
            csv_more_put_period(rows, p, &f, key->id);
        }
}

static void put_lot_path(const struct bg_csv_rows *rows, const struct bg_model_case *c,
                         const struct bg_model_lot *lot)
{
    const struct bg_ruleset *r = lot->result->ruleset;
    for (size_t p = 0; p < rows->model->periods_n; p++)
        for (size_t m = 0; lot->path && m < r->measures_n; m++) {
            const struct bg_measure *measure = &r->measures[m];
            const struct bg_figure *figure = &lot->path[p * r->measures_n + m];
            struct bg_csv_figure f = of_case(c);
            if (!measure->summed || measure->over[0] >= 0 || measure->of != BG_OF_SUBMITTED)
                continue;
            f.lot = lot->lot;
            f.measure_title = measure->title;
            f.element = bg_element_name(measure->element);
            f.unit = measure->unit;
            f.value = figure->value;
            f.low = figure->low;
            f.high = figure->high;
            f.estimated = measure->estimated;
            csv_more_put_period(rows, p, &f, measure->id);
        }
}

void bg_csv_years(const struct bg_csv_rows *rows)
{
    for (size_t c = 0; c < rows->model->cases_n; c++) {
        const struct bg_model_case *own = &rows->model->cases[c];
        if (rows->model->reg && rows->model->reg->years)
            csv_more_put_years(rows, c);
        for (size_t k = 0; !rows->model->reg && k < own->lots_n; k++)
            put_lot_path(rows, own, &own->lots[k]);
    }
}
