/* A register as the member "register" of a model in JSON. */
#include "report/register/text.h"

#include "base/date.h"
#include "report/text/json_put.h"
#include "report/text/text.h"

static void put_size(struct bg_buf *out, const char *key, size_t n)
{
    bg_json_put_number(out, key, bg_dec_int((int64_t)n));
}

static void register_json_put_value(struct bg_buf *out, const char *key,
                                    const struct bg_value *value)
{
    bg_json_put_key(out, key);
    bg_json_put_value(out, value);
}

static void json_put_refused(struct bg_buf *out, const struct bg_refused *refused, size_t n)
{
    bg_json_put_key(out, "refused");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_number(out, "row", bg_dec_int(refused[i].line));
        bg_json_put_text(out, "reason", refused[i].reason);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

/* -- the funnel ----------------------------------------------------------------------------------
 */

static void json_put_step(struct bg_buf *out, const char *id, const struct bg_funnel_step *step)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "step", id);
    put_size(out, "contracts", step->contracts);
    put_size(out, "lines", step->lines);
    bg_json_put_number(out, "amount", step->amount);
    put_size(out, "contracts_without_amount", step->amount_not_known);
    bg_json_put_number(out, "amount_per_year", step->amount_per_year);
    put_size(out, "contracts_without_amount_per_year", step->per_year_not_known);
    bg_json_put_number(out, "workers_given", step->people_given);
    bg_json_put_number(out, "workers_estimated", step->people_assumed);
    put_size(out, "lines_without_workers", step->people_not_known);
    bg_buf_putc(out, '}');
}

static void json_put_funnel(struct bg_buf *out, const struct bg_register_outcome *o)
{
    bg_json_put_key(out, "funnel");
    bg_buf_putc(out, '[');
    json_put_step(out, "all", &o->all);
    for (int i = 0; i < BG_COVERAGE__COUNT; i++)
        json_put_step(out, bg_coverage_name((enum bg_coverage)i), &o->funnel[i]);
    bg_buf_putc(out, ']');
}

/* -- estimates -----------------------------------------------------------------------------------
 */

static void put_estimate(struct bg_buf *out, const char *key, const struct bg_estimate *e)
{
    bg_json_put_key(out, key);
    if (!e->known) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_bool(out, "estimated", true);
    bg_json_put_number(out, "low", e->low);
    bg_json_put_key(out, "value");
    if (e->has_point)
        bg_json_put_dec(out, e->point);
    else
        bg_buf_puts(out, "null");
    bg_json_put_number(out, "high", e->high);
    bg_buf_putc(out, '}');
}

static void json_put_sum(struct bg_buf *out, const char *key, const struct bg_estimate_sum *s)
{
    bg_json_put_key(out, key);
    if (!s->lines) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_bool(out, "estimated", true);
    put_size(out, "lines", s->lines);
    put_size(out, "lines_at_their_least", s->lines - s->points);
    bg_json_put_number(out, "low", s->low);
    bg_json_put_number(out, "value", s->point);
    bg_json_put_number(out, "high", s->high);
    bg_buf_putc(out, '}');
}

static void json_put_sums(struct bg_buf *out, const struct bg_register_sum *s)
{
    put_size(out, "lines", s->lines);
    bg_json_put_number(out, "workers", s->people);
    put_size(out, "lines_without_workers", s->people_not_known);
    json_put_sum(out, "below_floor", &s->below);
    json_put_sum(out, "raise_per_year", &s->raise);
    put_estimate(out, "raise_of_each", &s->each);
    json_put_sum(out, "employer_cost", &s->employer_cost);
    json_put_sum(out, "buyer_cost", &s->buyer_cost);
    bg_json_put_number(out, "workers_estimated", s->people_assumed);
    bg_json_put_number(out, "paid_per_year", s->paid);
    json_put_sum(out, "ripple_workers", &s->band);
    json_put_sum(out, "ripple_per_year", &s->ripple);
}

static void register_json_put_groups(struct bg_buf *out, const char *key,
                                     const struct bg_register_sum *sums, size_t n)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "name", sums[i].name);
        json_put_sums(out, &sums[i]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

/* -- lines ---------------------------------------------------------------------------------------
 */

static void json_put_known(struct bg_buf *out, const char *key, enum bg_known from,
                           struct bg_dec value)
{
    bg_json_put_key(out, key);
    if (from == BG_NOT_KNOWN) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "from", bg_known_name(from));
    bg_json_put_number(out, "value", value);
    bg_buf_putc(out, '}');
}

static void json_put_wages(struct bg_buf *out, const struct bg_wage_row *wages)
{
    bg_json_put_key(out, "wages");
    if (!wages) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_number(out, "row", bg_dec_int(wages->line));
    bg_json_put_text(out, "source", wages->source);
    bg_json_put_number(out, "year", bg_dec_int(wages->year));
    bg_json_put_text(out, "url", wages->url);
    if (wages->industry[0])
        bg_json_put_text(out, "industry", wages->industry);
    bg_buf_putc(out, '}');
}

/* Workers just above the floor, and pay before the case. */
static void put_ripple(struct bg_buf *out, const struct bg_line_outcome *l)
{
    if (l->has_mean)
        bg_json_put_number(out, "mean_wage", l->mean);
    if (l->has_paid)
        bg_json_put_number(out, "paid_per_year", l->paid);
    if (!l->ripples)
        return;
    put_estimate(out, "ripple_share", &l->band_share);
    put_estimate(out, "ripple_workers", &l->band);
    put_estimate(out, "ripple_shortfall", &l->band_gap);
    put_estimate(out, "ripple_per_year", &l->ripple);
}

static void json_put_agreement(struct bg_buf *out, const struct bg_line_outcome *l)
{
    bg_json_put_text(out, "agreement", bg_bargained_name(l->agreement));
    if (l->agreement == BG_AGREEMENT_BELOW_FLOOR)
        bg_json_put_number(out, "agreement_short_by", l->short_by);
}

static void json_put_agreements(struct bg_buf *out, const struct bg_register_outcome *o)
{
    bg_json_put_key(out, "agreements");
    bg_buf_putc(out, '[');
    for (int i = 0; i < BG_AGREEMENT__COUNT; i++) {
        const struct bg_agreement_sum *sum = &o->agreements[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "state", bg_bargained_name((enum bg_agreement_state)i));
        put_size(out, "contracts", sum->contracts);
        put_size(out, "lines", sum->lines);
        bg_json_put_number(out, "workers", sum->people);
        put_size(out, "lines_without_workers", sum->people_not_known);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
    put_size(out, "agreements_without_word_of_a_clause", o->clauses_not_said);
}

struct json_lines {
    struct bg_buf *out;
    const struct bg_flow *flow;
    const struct bg_register_outcome *o;
};

static void json_put_line(void *data, size_t i, const struct bg_line_outcome *l)
{
    const struct json_lines *lines = data;
    struct bg_buf *out = lines->out;
    const struct bg_register_outcome *o = lines->o;
    const struct bg_register_line *line = &o->reg->lines[i];
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_number(out, "row", bg_dec_int(line->line));
    for (int c = 0; c < BG_RC_HEADCOUNT; c++)
        register_json_put_value(out, bg_register_columns[c].id, line->values[c]);
    for (int c = BG_RC_INDUSTRY; c <= BG_RC_AGREEMENT_WAGE; c++)
        register_json_put_value(out, bg_register_columns[c].id, line->values[c]);
    bg_json_put_text(out, "coverage", bg_coverage_name(o->contracts[line->contract].coverage));
    bg_json_put_text(out, "coverage_reason", o->contracts[line->contract].why);
    json_put_agreement(out, l);
    json_put_known(out, "workers", l->people_from, l->people);
    json_put_known(out, "hours", l->hours_from, l->hours);
    json_put_wages(out, l->wages);
    if (l->has_floor) {
        bg_json_put_number(out, "wage_floor", l->floor);
        bg_json_put_number(out, "paid_already", l->lawful);
        put_estimate(out, "share_below_floor", &l->share);
        put_estimate(out, "below_floor", &l->below);
        put_estimate(out, "shortfall", &l->gap);
        put_estimate(out, "raise_per_year", &l->raise);
        put_estimate(out, "raise_of_each", &l->each);
        put_estimate(out, "employer_cost", &l->employer_cost);
        put_estimate(out, "buyer_cost", &l->buyer_cost);
        put_ripple(out, l);
    }
    bg_json_put_text(out, "not_known", l->why);
    bg_buf_putc(out, '}');
    bg_flow_pass(lines->flow, out);
}

static void register_json_put_case(struct bg_buf *out, const struct bg_model *model, size_t c,
                                   const struct bg_flow *flow)
{
    const struct bg_register_outcome *o = model->reg->cases[c];
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "scenario", model->cases[c].label);
    bg_json_put_key(out, "budget");
    if (o->has_budget)
        bg_json_put_dec(out, o->budget);
    else
        bg_buf_puts(out, "null");
    json_put_funnel(out, o);
    json_put_agreements(out, o);
    bg_json_put_key(out, "covered");
    bg_buf_putc(out, '{');
    json_put_sums(out, &o->total);
    bg_buf_putc(out, '}');
    static const char *const members[] = {"by_service", "by_occupation", "by_vendor_size"};
    for (int g = 0; g < BG_GROUPED__COUNT; g++)
        register_json_put_groups(out, members[g], o->groups[g], o->groups_n[g]);
    bg_json_put_key(out, "lines");
    bg_buf_putc(out, '[');
    struct json_lines lines = {out, flow, o};
    bg_register_each_line(out->arena, o, json_put_line, &lines);
    bg_buf_puts(out, "]}");
}

void bg_register_json(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow)
{
    const struct bg_register *reg = model->reg->contracts;
    const struct bg_wage_table *wages = model->reg->wages;
    bg_json_put_key(out, "register");
    bg_buf_putc(out, '{');
    put_size(out, "rows_read", reg->read_n);
    put_size(out, "rows_counted", reg->lines_n);
    put_size(out, "rows_left_out", reg->left_out_n);
    json_put_refused(out, reg->refused, reg->refused_n);
    put_size(out, "contracts", reg->contracts_n);
    bg_json_put_key(out, "wages");
    bg_buf_putc(out, '{');
    put_size(out, "rows_read", wages->lines_n);
    put_size(out, "rows_used", wages->rows_n);
    put_size(out, "rows_left_out", wages->left_out_n);
    put_size(out, "rows_without_wages", wages->without_wages_n);
    json_put_refused(out, wages->refused, wages->refused_n);
    bg_buf_putc(out, '}');
    bg_json_put_key(out, "cases");
    bg_buf_putc(out, '[');
    for (size_t c = 0; c < model->cases_n; c++)
        register_json_put_case(out, model, c, flow);
    bg_buf_puts(out, "]}");
}
