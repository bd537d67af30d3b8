/* A register as tidy CSV: one row a line of the register, scenario and measure. */
#include "report/register/text.h"

#include <string.h>

#include "report/text/csv_more.h"
#include "report/text/csv_put.h"
#include "report/text/key_text.h"

enum { LINE_COLUMNS = 7 }; /* that say of which line a row is */

struct rows {
    struct bg_buf *out;
    const struct bg_flow *flow;
    const struct bg_model *model;
    size_t c;
    const char *hour, *year; /* units */
    struct bg_buf head;      /* what the rows of the line in hand begin with */
    const struct bg_line_outcome *figures;
};

static const char *csv_text_of(const struct bg_value *value)
{
    return value->type == BG_V_TEXT ? value->as.text.bytes : "";
}

static void register_csv_put_number(struct bg_buf *out, bool there, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    if (there)
        bg_buf_puts(out, bg_dec_text(value, text));
    bg_buf_putc(out, ',');
}

struct measure {
    const char *id, *unit;
    struct bg_estimate figure; /* known with a point: low and high are the same unless estimated */
    bool estimated;
};

static void csv_set_head(struct rows *r, size_t i)
{
    const struct bg_register_outcome *o = r->model->reg->cases[r->c];
    const struct bg_register_line *line = &o->reg->lines[i];
    struct bg_buf *out = &r->head;
    static const enum bg_register_column columns[] = {BG_RC_CONTRACT,    BG_RC_VENDOR,
                                                      BG_RC_SERVICE,     BG_RC_AREA,
                                                      BG_RC_VENDOR_SIZE, BG_RC_OCCUPATION};
    out->size = 0;
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
        bg_csv_put(out, csv_text_of(line->values[columns[c]]), false);
    char row[BG_DEC_TEXT];
    bg_csv_put(out, bg_dec_text(bg_dec_int(line->line), row), false);
    bg_csv_put(out, r->model->cases[r->c].label, false);
    bg_csv_put(out, r->model->cases[r->c].title, false);
    bg_csv_put(out, bg_coverage_name(o->contracts[line->contract].coverage), false);
}

static void register_csv_put_row(const struct rows *r, const struct measure *m)
{
    struct bg_buf *out = r->out;
    bg_buf_put(out, r->head.data, r->head.size);
    bg_csv_put(out, m->id, false);
    bg_csv_put(out, m->unit, false);
    register_csv_put_number(out, m->figure.known && m->figure.has_point, m->figure.point);
    register_csv_put_number(out, m->figure.known && m->estimated, m->figure.low);
    register_csv_put_number(out, m->figure.known && m->estimated, m->figure.high);
    bg_csv_put(out, m->estimated ? "true" : "false", false);
    bg_csv_put(out, r->figures->why, false);
    bg_csv_end_plain(out);
}

static struct bg_estimate exactly(bool there, struct bg_dec value)
{
    return (struct bg_estimate){there, there, value, value, value};
}

static void csv_put_line(void *data, size_t i, const struct bg_line_outcome *l)
{
    struct rows *r = data;
    const char *hour = r->hour, *year = r->year;
    const struct measure measures[] = {
        {"workers", "people", exactly(l->people_from != BG_NOT_KNOWN, l->people),
         l->people_from == BG_ASSUMED},
        {"hours", "hours/year", exactly(l->hours_from != BG_NOT_KNOWN, l->hours),
         l->hours_from == BG_ASSUMED},
        {"wage_floor", hour, exactly(l->has_floor, l->floor), false},
        {"paid_already", hour, exactly(l->has_floor, l->lawful), false},
        {"agreement_wage", hour, exactly(l->has_rate, l->rate), false},
        {"agreement_short_by", hour, exactly(l->agreement == BG_AGREEMENT_BELOW_FLOOR, l->short_by),
         false},
        {"share_below_floor", "percent", l->share, true},
        {"below_floor", "people", l->below, true},
        {"shortfall", hour, l->gap, true},
        {"raise_per_year", year, l->raise, true},
        {"raise_of_each", year, l->each, true},
        {"employer_cost", year, l->employer_cost, true},
        {"buyer_cost", year, l->buyer_cost, true},
        {"ripple_workers", "people", l->band, true},
        {"ripple_per_year", year, l->ripple, true},
        {"mean_wage", hour, exactly(l->has_mean, l->mean), true},
        {"paid_per_year", year, exactly(l->has_paid, l->paid), true},
    };
    r->figures = l;
    csv_set_head(r, i);
    for (size_t k = 0; k < sizeof measures / sizeof *measures; k++)
        register_csv_put_row(r, &measures[k]);
    bg_flow_pass(r->flow, r->out);
}

static void csv_put_no_line(struct bg_buf *out)
{
    for (int i = 0; i < LINE_COLUMNS; i++)
        bg_buf_putc(out, ',');
}

/* The figures of the first page: of no line. */
static void csv_put_key(struct bg_buf *out, const struct bg_model_case *c,
                        const struct bg_key_figure *f, int side)
{
    struct bg_key_row row = bg_key_row(out->arena, f, side);
    csv_put_no_line(out);
    bg_csv_put(out, c->label, false);
    bg_csv_put(out, c->title, false);
    bg_buf_putc(out, ',');
    bg_csv_put(out, row.id, false);
    bg_csv_put(out, f->unit, false);
    register_csv_put_number(out, row.value.type == BG_V_NUMBER, row.value.as.number);
    register_csv_put_number(out, row.low.type == BG_V_NUMBER, row.low.as.number);
    register_csv_put_number(out, row.high.type == BG_V_NUMBER, row.high.as.number);
    bg_csv_put(out, f->estimated ? "true" : "false", false);
    bg_csv_put(out, f->why, false);
    bg_csv_end_plain(out);
}

static void csv_put_more(struct bg_buf *out, const struct bg_csv_figure *f)
{
    csv_put_no_line(out);
    bg_csv_put(out, f->label, false);
    bg_csv_put(out, f->title, false);
    bg_buf_putc(out, ',');
    bg_csv_put(out, f->measure, false);
    bg_csv_put(out, f->unit, false);
    register_csv_put_number(out, f->value.type == BG_V_NUMBER, f->value.as.number);
    register_csv_put_number(out, f->low.type == BG_V_NUMBER, f->low.as.number);
    register_csv_put_number(out, f->high.type == BG_V_NUMBER, f->high.as.number);
    bg_csv_put(out, f->estimated ? "true" : "false", false);
    bg_csv_put(out, f->note, false);
}

void bg_register_csv(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow)
{
    bg_buf_puts(
        out,
        "contract,vendor,service,area,vendor_size,occupation,row,scenario,scenario_title,coverage,"
        "measure,unit,value,low,high,estimated,not_known," BG_CSV_MORE_COLUMNS "\r\n");
    struct rows r = {.out = out, .flow = flow, .model = model};
    r.hour = bg_arena_printf(out->arena, "%s/hour", model->ruleset->currency);
    r.year = bg_arena_printf(out->arena, "%s/year", model->ruleset->currency);
    bg_buf_init(&r.head, out->arena);
    for (r.c = 0; r.c < model->cases_n; r.c++)
        bg_register_each_line(out->arena, model->reg->cases[r.c], csv_put_line, &r);
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t i = 0; i < model->cases[c].key->n * BG_KEY_SIDES; i++)
            csv_put_key(out, &model->cases[c], &model->cases[c].key->items[i / BG_KEY_SIDES],
                        (int)(i % BG_KEY_SIDES));
    const struct bg_csv_rows rows = {out, model, csv_put_more};
    bg_csv_sweeps(&rows);
    bg_csv_years(&rows);
}
