/* A model as JSON (bidgauge-model/1), keys in one fixed order. */
#include "report/text/model_text.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/text/json_put.h"
#include "report/text/key_text.h"
#include "report/register/text.h"
#include "report/text/text.h"

static void model_json_put_value(struct bg_buf *out, const char *key, const struct bg_value *value)
{
    bg_json_put_key(out, key);
    bg_json_put_value(out, value);
}

static void model_json_put_figure(struct bg_buf *out, const struct bg_figure *figure)
{
    model_json_put_value(out, "value", &figure->value);
    if (figure->low.type == BG_V_NUMBER) {
        model_json_put_value(out, "low", &figure->low);
        model_json_put_value(out, "high", &figure->high);
    }
}

static void model_json_put_classes(struct bg_buf *out, const struct bg_class_figures *classes)
{
    bg_json_put_key(out, "classes");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < classes->n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "class", classes->items[i].name);
        model_json_put_figure(out, &classes->items[i].figure);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void model_json_put_figures(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                   const struct bg_model_bid *bid)
{
    bg_json_put_key(out, "measures");
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < ruleset->measures_n; i++) {
        bg_json_put_key(out, ruleset->measures[i].id);
        bg_buf_putc(out, '{');
        model_json_put_figure(out, &bid->figures[i]);
        if (bid->classes[i].n)
            model_json_put_classes(out, &bid->classes[i]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, '}');
}

static void put_assumed(struct bg_buf *out, const struct bg_assumed_bid *assumed)
{
    bg_json_put_key(out, "response");
    if (!assumed->response) {
        bg_buf_puts(out, "null");
    } else {
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "assumption", assumed->response->title);
        bg_json_put_text(out, "words", assumed->words);
        bg_json_put_number(out, "raised_workers", assumed->raised);
        bg_json_put_number(out, "raise", assumed->raise);
        bg_json_put_number(out, "passed_on", assumed->passed_on);
        bg_buf_putc(out, '}');
    }
    if (assumed->unclear[0])
        bg_json_put_text(out, "unclear", assumed->unclear);
}

static void model_json_put_bid(struct bg_buf *out, const struct bg_model_lot *lot, size_t i)
{
    const struct bg_model_bid *bid = &lot->bids[i];
    const struct bg_bid_result *r = &lot->result->bids[i];
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "bid", bid->submitted->id);
    bg_json_put_text(out, "vendor", bid->submitted->vendor_name);
    bg_json_put_text(out, "status", bg_result_status_name(r->status));
    bg_json_put_text(out, "reason", r->status_reason);
    bg_json_put_bool(out, "passes", bid->passes);
    bg_json_put_text(out, "change", bg_bid_change_words(bid->change));
    bg_json_put_key(out, "rank");
    if (r->rank)
        bg_buf_printf(out, "%lld", (long long)r->rank);
    else
        bg_buf_puts(out, "null");
    if (r->total_exact)
        bg_json_put_number(out, "total", r->total);
    if (r->price.present) {
        bg_json_put_number(out, "price", r->price.amount);
        bg_json_put_number(out, "evaluated_price", r->price.evaluated);
    }
    put_assumed(out, &bid->assumed);
    model_json_put_figures(out, lot->result->ruleset, bid);
    bg_buf_putc(out, '}');
}

/* Of the bid that is recommended. */
static void put_awarded(struct bg_buf *out, const struct bg_model_lot *lot)
{
    const struct bg_ruleset *ruleset = lot->result->ruleset;
    bg_json_put_key(out, "awarded");
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < ruleset->measures_n; i++) {
        if (lot->awarded[i].value.type == BG_V_MISSING)
            continue;
        bg_json_put_key(out, ruleset->measures[i].id);
        bg_buf_putc(out, '{');
        model_json_put_figure(out, &lot->awarded[i]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, '}');
}

/* The same in each period of the year path, by measure. */
static void model_json_put_path(struct bg_buf *out, const struct bg_model *model,
                                const struct bg_model_lot *lot)
{
    const struct bg_ruleset *ruleset = lot->result->ruleset;
    bg_json_put_key(out, "path");
    bg_buf_putc(out, '{');
    for (size_t m = 0; m < ruleset->measures_n && lot->path; m++) {
        const struct bg_measure *measure = &ruleset->measures[m];
        if (!measure->summed || measure->over[0] >= 0 || measure->of != BG_OF_SUBMITTED)
            continue;
        bg_json_put_key(out, measure->id);
        bg_buf_putc(out, '[');
        for (size_t p = 0; p < model->periods_n; p++) {
            bg_json_put_item(out);
            bg_json_put_value(out, &lot->path[p * ruleset->measures_n + m].value);
        }
        bg_buf_putc(out, ']');
    }
    bg_buf_putc(out, '}');
}

static void put_periods(struct bg_buf *out, const struct bg_model *model)
{
    char date[BG_DATE_TEXT];
    bg_json_put_key(out, "periods");
    bg_buf_putc(out, '[');
    for (size_t p = 0; p < model->periods_n; p++) {
        const struct bg_model_period *own = &model->periods[p];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "from", bg_date_text(own->from, date));
        bg_json_put_text(out, "until", bg_date_text(own->until, date));
        bg_json_put_number(out, "year", bg_dec_int(own->year));
        bg_json_put_number(out, "days", bg_dec_int(own->days));
        bg_json_put_number(out, "year_days", bg_dec_int(own->year_days));
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

/* Parameters in each period, a list for each case. */
static void put_path_figures(struct bg_buf *out, const struct bg_model *model)
{
    size_t n = model->periods_n;
    bg_json_put_key(out, "path");
    bg_buf_putc(out, '[');
    for (size_t r = 0; r < model->path_n; r++) {
        const struct bg_path_figure *f = &model->path[r];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "title", f->title);
        bg_json_put_text(out, "unit", f->unit);
        bg_json_put_text(out, "lot", model->cases[0].lots[f->lot].lot);
        bg_json_put_key(out, "values");
        bg_buf_putc(out, '[');
        for (size_t i = 0; i < n * model->cases_n; i++) {
            if (i % n == 0)
                bg_buf_puts(out, i ? "],[" : "[");
            else
                bg_buf_putc(out, ',');
            bg_json_put_value(out, &f->values[i]);
        }
        bg_buf_puts(out, n ? "]]}" : "]}");
    }
    bg_buf_putc(out, ']');
}

static void model_json_put_lot(struct bg_buf *out, const struct bg_model *model,
                               const struct bg_model_lot *lot)
{
    int winner = lot->result->recommended;
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "lot", lot->lot);
    bg_json_put_text(out, "recommended", winner >= 0 ? lot->result->bids[winner].bid->id : NULL);
    bg_json_put_bool(out, "recommends_other", lot->recommends_other);
    bg_json_put_key(out, "bids");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < lot->bids_n; i++)
        model_json_put_bid(out, lot, i);
    bg_buf_putc(out, ']');
    put_awarded(out, lot);
    model_json_put_path(out, model, lot);
    bg_buf_putc(out, '}');
}

/* Of a register: the case in each period. */
static void model_json_put_years(struct bg_buf *out, const struct bg_model *model, size_t c)
{
    char date[BG_DATE_TEXT];
    if (!model->reg || !model->reg->years)
        return;
    bg_json_put_key(out, "years");
    bg_buf_putc(out, '[');
    for (size_t p = 0; p < model->periods_n; p++) {
        size_t n = model->cases[c].key->n;
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "from", bg_date_text(model->periods[p].from, date));
        bg_json_put_text(out, "until", bg_date_text(model->periods[p].until, date));
        bg_key_sides_json(out, model->reg->years[c] + p * n, n);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void model_json_put_case(struct bg_buf *out, const struct bg_model *model,
                                const struct bg_model_case *c)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "scenario", c->label);
    bg_json_put_text(out, "title", c->title);
    bg_json_put_key(out, "lots");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < c->lots_n; i++)
        model_json_put_lot(out, model, &c->lots[i]);
    bg_buf_putc(out, ']');
    bg_key_json(out, c->key, c->sensitivity);
    model_json_put_years(out, model, (size_t)(c - model->cases));
    bg_sensitivity_json(out, c->sensitivity);
    bg_buf_putc(out, '}');
}

static void model_json_put_changed(struct bg_buf *out, const struct bg_model *model)
{
    bg_json_put_key(out, "changed");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < model->changed_n; i++) {
        const struct bg_changed *row = &model->changed[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "path", row->path);
        bg_json_put_text(out, "title", row->title);
        bg_json_put_key(out, "values");
        bg_buf_putc(out, '[');
        for (size_t c = 0; c < model->cases_n; c++) {
            bg_json_put_item(out);
            bg_buf_json(out, row->values[c], -1);
        }
        bg_buf_puts(out, "]}");
    }
    bg_buf_putc(out, ']');
}

static void model_json_put_measures(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    bg_json_put_key(out, "measures");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < ruleset->measures_n; i++) {
        const struct bg_measure *m = &ruleset->measures[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "id", m->id);
        bg_json_put_text(out, "title", m->title);
        bg_json_put_text(out, "unit", m->unit);
        bg_json_put_text(out, "element", bg_element_name(m->element));
        bg_json_put_bool(out, "estimated", m->estimated);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

void bg_model_json(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow)
{
    char date[BG_DATE_TEXT];
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-model/1");
    bg_json_put_text(out, "ruleset", model->ruleset->id);
    bg_json_put_text(out, "as_of", bg_date_text(model->as_of, date));
    bg_json_put_text(out, "currency", model->ruleset->currency);
    model_json_put_measures(out, model->ruleset);
    model_json_put_changed(out, model);
    put_periods(out, model);
    put_path_figures(out, model);
    bg_json_put_key(out, "cases");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < model->cases_n; i++)
        model_json_put_case(out, model, &model->cases[i]);
    bg_buf_putc(out, ']');
    bg_sweeps_json(out, model);
    if (model->reg)
        bg_register_json(out, model, flow);
    bg_json_put_inputs(out, model->inputs, model->inputs_n);
    bg_buf_puts(out, "}\n");
}
