/* A model for the terminal: what changes in the rules, then for each lot the outcome of every bid
 * side by side, who newly passes and fails, and the measures of the bid that is recommended. */
#include "report/text/model_text.h"

#include <string.h>

#include "base/date.h"
#include "report/text/columns.h"
#include "report/register/text.h"
#include "report/text/key_text.h"

enum { NAME_WIDTH = 32, VALUE_WIDTH = 40 };

static const char **head_row(struct bg_grid *g, const struct bg_model *model, const char *title)
{
    const char **row = bg_grid_row(g);
    row[0] = title;
    for (size_t i = 0; i < model->cases_n; i++)
        row[i + 1] = bg_shown(g->arena, model->cases[i].label, NAME_WIDTH);
    return row;
}

static void model_table_put_changed(struct bg_buf *out, const struct bg_model *model, bool color)
{
    struct bg_grid g = bg_grid_new(out->arena, model->cases_n + 1);
    if (!model->changed_n)
        return;
    head_row(&g, model, "Changed rules");
    for (size_t i = 0; i < model->changed_n; i++) {
        const char **row = bg_grid_row(&g);
        row[0] = bg_shown(out->arena, model->changed[i].title, VALUE_WIDTH);
        for (size_t c = 0; c < model->cases_n; c++)
            row[c + 1] = bg_shown(out->arena, model->changed[i].values[c], VALUE_WIDTH);
    }
    bg_grid_put(out, &g, color);
    bg_buf_putc(out, '\n');
}

/* -- outcomes ---------------------------------------------------------------------------------- */

static const char *model_table_name_of(struct bg_arena *arena, const struct bg_bid *bid)
{
    return bg_shown(arena, bid->vendor_name, NAME_WIDTH);
}

static const char *model_table_outcome_of(struct bg_arena *arena, const struct bg_model_lot *lot,
                                          size_t i)
{
    const struct bg_bid_result *r = &lot->result->bids[i];
    char text[BG_DEC_TEXT];
    const char *words = bg_result_status_words(r->status);
    if (r->rank && r->total_exact)
        words =
            bg_arena_printf(arena, "%lld%s, %s", (long long)r->rank, r->tied ? "=" : "",
                            bg_dec_grouped(r->total, lot->result->ruleset->award.decimals, text));
    else if (r->rank)
        words = bg_arena_printf(arena, "%lld%s, %s", (long long)r->rank, r->tied ? "=" : "",
                                bg_dec_grouped(r->price.evaluated,
                                               bg_award_figure_places(&lot->result->ruleset->award),
                                               text));
    if (lot->bids[i].change == BG_CHANGE_DROPPED_OUT)
        return bg_bid_change_words(lot->bids[i].change);
    if (lot->bids[i].change != BG_CHANGE_NONE)
        words = bg_arena_printf(arena, "%s (%s)", words, bg_bid_change_words(lot->bids[i].change));
    return words;
}

static void model_table_put_outcomes(struct bg_buf *out, const struct bg_model *model, size_t lot,
                                     bool color)
{
    const struct bg_model_lot *first = &model->cases[0].lots[lot];
    struct bg_grid g = bg_grid_new(out->arena, model->cases_n + 1);
    bool points = first->result->ruleset->award.method == BG_HIGHEST_SCORE;
    head_row(&g, model, points ? "Rank, points" : "Rank, evaluated price");
    for (size_t i = 0; i < first->bids_n; i++) {
        const char **row = bg_grid_row(&g);
        row[0] = model_table_name_of(out->arena, first->bids[i].submitted);
        for (size_t c = 0; c < model->cases_n; c++)
            row[c + 1] = model_table_outcome_of(out->arena, &model->cases[c].lots[lot], i);
    }
    bg_grid_put(out, &g, color);
    bg_buf_putc(out, '\n');
}

/* -- measures ---------------------------------------------------------------------------------- */

static const char *model_table_figure_words(struct bg_arena *arena, const struct bg_figure *f)
{
    enum { PLACES = 2 };
    char value[BG_DEC_TEXT], low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    if (f->value.type != BG_V_NUMBER)
        return f->value.type == BG_V_ERROR ? "error" : "-";
    int places = bg_dec_is_int(f->value.as.number) ? 0 : PLACES;
    bg_dec_grouped(f->value.as.number, places, value);
    if (f->low.type != BG_V_NUMBER || bg_dec_cmp(f->low.as.number, f->high.as.number) == 0)
        return bg_arena_printf(arena, "%s", value);
    return bg_arena_printf(arena, "%s (%s to %s)", value,
                           bg_dec_grouped(f->low.as.number, places, low),
                           bg_dec_grouped(f->high.as.number, places, high));
}

/* The measures of the bid that each case recommends: rivals are not added up. */
static void model_table_put_measures(struct bg_buf *out, const struct bg_model *model, size_t lot,
                                     bool color)
{
    const struct bg_ruleset *ruleset = model->cases[model->cases_n - 1].lots[lot].result->ruleset;
    struct bg_grid g = bg_grid_new(out->arena, model->cases_n + 1);
    bool estimated = false;
    head_row(&g, model, "Of the recommended bid");
    for (size_t i = 0; i < ruleset->measures_n; i++) {
        const struct bg_measure *m = &ruleset->measures[i];
        const char **row = bg_grid_row(&g);
        row[0] = bg_arena_printf(out->arena, "%s%s%s%s", bg_shown(out->arena, m->title, 60),
                                 m->unit[0] ? ", " : "", m->unit, m->estimated ? " *" : "");
        estimated |= m->estimated;
        for (size_t c = 0; c < model->cases_n; c++) {
            const struct bg_model_lot *own = &model->cases[c].lots[lot];
            int index = bg_ruleset_measure(own->result->ruleset, m->id);
            row[c + 1] =
                index < 0 ? "-" : model_table_figure_words(out->arena, &own->awarded[index]);
        }
    }
    if (g.rows == 1)
        return;
    bg_grid_put(out, &g, color);
    bg_buf_puts(out, estimated ? "  * estimated\n\n" : "\n");
}

/* -- the year path ----------------------------------------------------------------------------- */

static const char *model_table_number_words(struct bg_arena *arena, struct bg_dec number, bool sign)
{
    char text[BG_DEC_TEXT];
    bg_dec_grouped(number, bg_dec_is_int(number) ? 0 : 2, text);
    return bg_arena_printf(arena, "%s%s", sign && bg_dec_sign(number) > 0 ? "+" : "", text);
}

/* The value, and what it is more than the baseline's. */
static const char *model_table_against(struct bg_arena *arena, const struct bg_value *value,
                                       const struct bg_value *base, bool first)
{
    struct bg_dec gain;
    if (value->type != BG_V_NUMBER)
        return "-";
    const char *words = model_table_number_words(arena, value->as.number, false);
    if (first || base->type != BG_V_NUMBER || !bg_dec_sub(value->as.number, base->as.number, &gain))
        return words;
    return bg_arena_printf(arena, "%s (%s)", words, model_table_number_words(arena, gain, true));
}

static bool any_stale(const struct bg_model *model)
{
    for (size_t r = 0; r < model->path_n; r++)
        for (size_t i = 0; i < model->cases_n * model->periods_n; i++)
            if (model->path[r].stale[i])
                return true;
    return false;
}

static const struct bg_value *model_table_path_value(const struct bg_model_lot *lot, size_t period,
                                                     const char *id)
{
    static const struct bg_value none = {.type = BG_V_MISSING, .row = -1};
    const struct bg_ruleset *r = lot->result->ruleset;
    int k = bg_ruleset_measure(r, id);
    return k < 0 ? &none : &lot->path[period * r->measures_n + (size_t)k].value;
}

/* It is a quantity of the bid, and not the same in every period and case. */
static bool model_table_has_path(const struct bg_model *model, size_t lot,
                                 const struct bg_measure *m)
{
    const struct bg_value *first = model_table_path_value(&model->cases[0].lots[lot], 0, m->id);
    if (!m->summed || m->over[0] >= 0 || m->of != BG_OF_SUBMITTED)
        return false;
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t i = 0; i < model->periods_n; i++) {
            const struct bg_value *v = model_table_path_value(&model->cases[c].lots[lot], i, m->id);
            if (v->type != first->type ||
                (v->type == BG_V_NUMBER && bg_dec_cmp(v->as.number, first->as.number) != 0))
                return true;
        }
    return false;
}

/* Nothing that is shown moves from the period before to this one. */
static bool same_as_before(const struct bg_model *model, size_t lot, size_t period)
{
    size_t n = model->periods_n;
    for (size_t c = 0; c < model->cases_n; c++) {
        const struct bg_model_lot *own = &model->cases[c].lots[lot];
        const struct bg_ruleset *r = own->result->ruleset;
        for (size_t f = 0; f < model->path_n; f++)
            if (!bg_value_same(&model->path[f].values[c * n + period],
                               &model->path[f].values[c * n + period - 1]) ||
                model->path[f].stale[c * n + period] != model->path[f].stale[c * n + period - 1])
                return false;
        for (size_t m = 0; m < r->measures_n; m++)
            if (!bg_value_same(model_table_path_value(own, period, r->measures[m].id),
                               model_table_path_value(own, period - 1, r->measures[m].id)))
                return false;
    }
    return true;
}

static void model_table_put_path(struct bg_buf *out, const struct bg_model *model, size_t lot,
                                 bool color)
{
    size_t cases = model->cases_n, n = model->periods_n;
    const struct bg_ruleset *last = model->cases[cases - 1].lots[lot].result->ruleset;
    struct bg_grid g = bg_grid_new(out->arena, cases + 1);
    if (!model->path_n)
        return;
    head_row(&g, model, "Year by year (more than the first)");
    for (size_t i = 0; i < n; i++) {
        char from[BG_DATE_TEXT];
        if (i && same_as_before(model, lot, i))
            continue;
        bg_date_text(model->periods[i].from, from);
        for (size_t r = 0; r < model->path_n; r++) {
            const struct bg_path_figure *f = &model->path[r];
            if (f->lot != lot)
                continue;
            const char **row = bg_grid_row(&g);
            row[0] = bg_arena_printf(out->arena, "%s  %s, %s", from,
                                     bg_shown(out->arena, f->title, VALUE_WIDTH), f->unit);
            for (size_t c = 0; c < cases; c++)
                row[c + 1] = bg_arena_printf(
                    out->arena, "%s%s",
                    model_table_against(out->arena, &f->values[c * n + i], &f->values[i], c == 0),
                    f->stale[c * n + i] ? " ~" : "");
        }
        for (size_t m = 0; m < last->measures_n; m++) {
            if (!model_table_has_path(model, lot, &last->measures[m]))
                continue;
            const char **row = bg_grid_row(&g);
            row[0] = bg_arena_printf(out->arena, "            %s, %s",
                                     bg_shown(out->arena, last->measures[m].title, VALUE_WIDTH),
                                     last->measures[m].unit);
            for (size_t c = 0; c < cases; c++)
                row[c + 1] = model_table_against(
                    out->arena,
                    model_table_path_value(&model->cases[c].lots[lot], i, last->measures[m].id),
                    model_table_path_value(&model->cases[0].lots[lot], i, last->measures[m].id),
                    c == 0);
        }
    }
    bg_grid_put(out, &g, color);
    bg_buf_puts(out, any_stale(model) ? "  ~ the last known value, past its validity\n\n" : "\n");
}

static void model_table_put_recommended(struct bg_buf *out, const struct bg_model *model,
                                        size_t lot)
{
    for (size_t c = 0; c < model->cases_n; c++) {
        const struct bg_model_lot *own = &model->cases[c].lots[lot];
        bg_buf_printf(out, "%s%s: %s\n", own->recommends_other ? "* " : "  ", model->cases[c].label,
                      own->result->recommendation);
    }
}

void bg_model_table(struct bg_buf *out, const struct bg_model *model, bool color)
{
    const struct bg_ruleset *r = model->ruleset;
    bg_buf_printf(out, "%s\n\n", bg_model_subject(r));
    model_table_put_changed(out, model, color);
    bg_key_table(out, model, color);
    if (model->reg) {
        bg_register_table(out, model, color);
        bg_register_years_text(out, model, color);
    }
    for (size_t k = 0; !model->reg && k < model->cases[0].lots_n; k++) {
        if (model->cases[0].lots[k].lot[0])
            bg_buf_printf(out, "Lot %s\n\n", model->cases[0].lots[k].lot);
        model_table_put_outcomes(out, model, k, color);
        model_table_put_measures(out, model, k, color);
        model_table_put_path(out, model, k, color);
        model_table_put_recommended(out, model, k);
        bg_buf_puts(out, k + 1 < model->cases[0].lots_n ? "\n" : "");
    }
    bg_sweeps_text(out, model, color);
    bg_sensitivity_table(out, model, color);
}
