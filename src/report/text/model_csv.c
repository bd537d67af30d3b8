/* A model as tidy CSV: one row a lot, bid, scenario and measure, with unit, range and an estimate
 * flag, for R and pandas. A figure that is missing is an empty field. */
#include "report/text/csv_more.h"
#include "report/text/csv_put.h"
#include "report/text/key_text.h"
#include "report/text/model_text.h"
#include "report/register/text.h"

static void model_csv_put_number(struct bg_buf *out, const struct bg_value *value)
{
    char text[BG_DEC_TEXT];
    if (value->type == BG_V_NUMBER)
        bg_buf_puts(out, bg_dec_text(value->as.number, text));
    bg_buf_putc(out, ',');
}

struct row { /* what a line of one bid says */
    const char *measure, *title, *element, *unit;
    struct bg_figure figure;
    bool estimated;
};

struct rows {
    struct bg_buf *out;
    const struct bg_model_case *c;
    const struct bg_model_lot *lot;
    const struct bg_model_bid *bid;
    const struct bg_bid_result *result;
};

static void model_csv_put_row(const struct rows *r, const struct row *row)
{
    struct bg_buf *out = r->out;
    bg_csv_put(out, r->lot->lot, false);
    bg_csv_put(out, r->bid->submitted->id, false);
    bg_csv_put(out, r->bid->submitted->vendor_name, false);
    bg_csv_put(out, r->c->label, false);
    bg_csv_put(out, r->c->title, false);
    bg_csv_put(out, row->measure, false);
    bg_csv_put(out, row->title, false);
    bg_csv_put(out, row->element, false);
    bg_csv_put(out, row->unit, false);
    model_csv_put_number(out, &row->figure.value);
    model_csv_put_number(out, &row->figure.low);
    model_csv_put_number(out, &row->figure.high);
    bg_csv_put(out, row->estimated ? "true" : "false", false);
    bg_csv_put(out, bg_result_status_name(r->result->status), false);
    bg_csv_end_plain(out);
}

static struct bg_figure model_csv_figure_of(bool there, struct bg_dec number)
{
    struct bg_figure out = {BG_MISSING, BG_MISSING, BG_MISSING};
    if (there)
        out.value = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = number};
    return out;
}

static bool scores_element(const struct bg_ruleset *ruleset, enum bg_element element)
{
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &ruleset->criteria[i];
        if (c->element == element && !bg_criterion_is_group(c) && bg_ratio_sign(c->share) > 0)
            return true;
    }
    return false;
}

/* What every evaluation has. */
static void model_csv_put_outcome(const struct rows *r)
{
    const struct bg_bid_result *b = r->result;
    const char *currency = r->c->rules->ruleset->currency;
    bool wins =
        r->lot->result->recommended >= 0 && b == &r->lot->result->bids[r->lot->result->recommended];
    bool assumed = r->bid->assumed.response != NULL;
    const struct row rows[] = {
        {"passes", "Meets every pass/fail requirement", "", "1 or 0",
         model_csv_figure_of(true, bg_dec_int(r->bid->passes)), assumed},
        {"recommended", "Recommended for award", "", "1 or 0",
         model_csv_figure_of(true, bg_dec_int(wins)), assumed},
        {"rank", "Rank", "", "rank", model_csv_figure_of(b->rank > 0, bg_dec_int(b->rank)),
         assumed},
        {"total_points", "Total points", "", "points",
         model_csv_figure_of(b->total_exact != NULL, b->total), assumed},
        {"quality_points", "Points for quality", "", "points",
         model_csv_figure_of(b->quality_exact != NULL, b->quality), assumed},
        {"price", "Price", "", currency, model_csv_figure_of(b->price.present, b->price.amount),
         assumed},
        {"evaluated_price", "Evaluated price", "", currency,
         model_csv_figure_of(b->price.present, b->price.evaluated), assumed},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        model_csv_put_row(r, &rows[i]);
    for (int e = 0; e < BG_ELEMENT__COUNT; e++) {
        const char *name = bg_element_name((enum bg_element)e);
        if (!scores_element(r->lot->result->ruleset, (enum bg_element)e))
            continue;
        struct row row = {
            bg_arena_printf(r->out->arena, "points_%s", name),
            bg_arena_printf(r->out->arena, "Points for %s", bg_element_title((enum bg_element)e)),
            name,
            "points",
            model_csv_figure_of(b->quality_exact != NULL, b->by_element[e]),
            assumed};
        model_csv_put_row(r, &row);
    }
}

static void model_csv_put_bid(const struct rows *r)
{
    const struct bg_ruleset *ruleset = r->lot->result->ruleset;
    model_csv_put_outcome(r);
    for (size_t i = 0; i < ruleset->measures_n; i++) {
        const struct bg_measure *m = &ruleset->measures[i];
        struct row row = {m->id,   m->title,           bg_element_name(m->element),
                          m->unit, r->bid->figures[i], m->estimated};
        model_csv_put_row(r, &row);
    }
}

/* The figures of the first page: of no bid, and of no lot. */
static void model_csv_put_key(struct bg_buf *out, const struct bg_model_case *c,
                              const struct bg_key_figure *f, int side)
{
    struct bg_key_row row = bg_key_row(out->arena, f, side);
    for (int i = 0; i < 3; i++)
        bg_buf_putc(out, ',');
    bg_csv_put(out, c->label, false);
    bg_csv_put(out, c->title, false);
    bg_csv_put(out, row.id, false);
    bg_csv_put(out, f->title, false);
    bg_buf_putc(out, ',');
    bg_csv_put(out, f->unit, false);
    model_csv_put_number(out, &row.value);
    model_csv_put_number(out, &row.low);
    model_csv_put_number(out, &row.high);
    bg_csv_put(out, f->estimated ? "true" : "false", false);
    bg_csv_put(out, "", false);
    bg_csv_end_plain(out);
}

static void model_csv_put_more(struct bg_buf *out, const struct bg_csv_figure *f)
{
    const char *const texts[] = {f->lot,     f->bid,           f->vendor,  f->label, f->title,
                                 f->measure, f->measure_title, f->element, f->unit};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        bg_csv_put(out, texts[i], false);
    model_csv_put_number(out, &f->value);
    model_csv_put_number(out, &f->low);
    model_csv_put_number(out, &f->high);
    bg_csv_put(out, f->estimated ? "true" : "false", false);
    bg_csv_put(out, "", false);
}

void bg_model_csv(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow)
{
    if (model->reg) {
        bg_register_csv(out, model, flow);
        return;
    }
    bg_buf_puts(out, "lot,bid,vendor,scenario,scenario_title,measure,measure_title,element,unit,"
                     "value,low,high,estimated,status," BG_CSV_MORE_COLUMNS "\r\n");
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t k = 0; k < model->cases[c].lots_n; k++) {
            const struct bg_model_lot *lot = &model->cases[c].lots[k];
            for (size_t i = 0; i < lot->bids_n; i++)
                model_csv_put_bid(&(struct rows){out, &model->cases[c], lot, &lot->bids[i],
                                                 &lot->result->bids[i]});
        }
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t i = 0; i < model->cases[c].key->n * BG_KEY_SIDES; i++)
            model_csv_put_key(out, &model->cases[c], &model->cases[c].key->items[i / BG_KEY_SIDES],
                              (int)(i % BG_KEY_SIDES));
    const struct bg_csv_rows rows = {out, model, model_csv_put_more};
    bg_csv_sweeps(&rows);
    bg_csv_years(&rows);
}
