/* The year path: what is proposed against what the law already schedules, period by period. */
#include "jobs/model/model.h"

#include <string.h>

#include "base/date.h"
#include "jobs/model/key.h"
#include "model/late.h"
#include "score/evaluate/env.h"
#include "score/evaluate/measure.h"

enum { PERIODS_MOST = 120 };

struct pathing {
    struct bg_arena *arena;
    struct bg_model *model;
    int64_t starts[PERIODS_MOST];
    size_t n;
};

/* The rules of a case for one of its lots, with its facts and its patch. */
static const struct bg_ruleset *rules_of(const struct bg_model_case *c, size_t lot)
{
    return c->lots[lot].result->ruleset;
}

/* -- the periods ------------------------------------------------------------------------------- */

static void add_start(struct pathing *p, int64_t date)
{
    size_t i = p->n;
    while (i > 0 && p->starts[i - 1] > date)
        i--;
    if ((i > 0 && p->starts[i - 1] == date) || p->n == PERIODS_MOST)
        return;
    memmove(&p->starts[i + 1], &p->starts[i], (p->n - i) * sizeof *p->starts);
    p->starts[i] = date;
    p->n++;
}

static bool path_reads(const struct bg_logic *logic, size_t param)
{
    const struct bg_reads *own = logic ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; own && i < own->params_n; i++)
        if (own->params[i] == param)
            return true;
    return false;
}

/* What a register's floor and what must be paid already are made of. */
bool bg_model_register_reads(const struct bg_register_rules *rules, size_t param)
{
    return rules && (path_reads(rules->limit, param) || path_reads(rules->wage_floor, param) ||
                     path_reads(rules->covers, param) || path_reads(rules->legal_minimum, param));
}

static bool path_is_read(const struct pathing *p, const struct bg_ruleset *r, size_t param)
{
    if (p->model->reg)
        return bg_model_register_reads(r->reg, param);
    for (size_t m = 0; m < r->measures_n; m++)
        if (path_reads(r->measures[m].value, param))
            return true;
    return false;
}

/* The value at the date for no bid: from the facts alone. */
static struct bg_value path_value_at(struct pathing *p, const struct bg_ruleset *r, size_t param,
                                     int64_t date, bool *stale)
{
    static const struct bg_bid nobody = {.id = ""};
    const char *why;
    bool missing;
    const struct bg_dated_value *found =
        bg_param_at(bg_bid_env(p->arena, r, &nobody), param, date, &why, &missing, stale);
    return found ? found->value : BG_MISSING;
}

/* The dates at which the parameter steps for these facts; all of them where answers choose. */
static void path_add_steps(struct pathing *p, const struct bg_ruleset *r, size_t param,
                           int64_t start, int64_t end)
{
    const struct bg_param *own = &r->params[param];
    for (size_t c = 0; c < own->cells_n; c++)
        for (size_t i = 0; i < own->cells[c].values_n; i++) {
            int64_t date = own->cells[c].values[i].from;
            bool stale;
            if (date <= start || date > end)
                continue;
            struct bg_value before = path_value_at(p, r, param, date - 1, &stale);
            struct bg_value after = path_value_at(p, r, param, date, &stale);
            bool same = before.type == BG_V_NUMBER && after.type == BG_V_NUMBER &&
                        bg_dec_cmp(before.as.number, after.as.number) == 0;
            if (!same)
                add_start(p, date);
        }
}

/* From the start of the term to its end; without one, a year from the last step. */
static bool term_of(struct pathing *p, int64_t *start, int64_t *end)
{
    const struct bg_ruleset *r = p->model->ruleset;
    *start = r->solicitation.dates[BG_AT_START];
    *end = r->solicitation.dates[BG_AT_END];
    if (p->model->reg) /* contracts that exist have terms of their own */
        *start = *end = BG_NO_DATE;
    if (*start != BG_NO_DATE && *end != BG_NO_DATE)
        return *start <= *end;
    if (*start == BG_NO_DATE)
        *start = p->model->asked_as_of;
    int64_t far, last = *start;
    if (!bg_date_add_months(*start, 120, &far))
        return false;
    for (size_t c = 0; c < p->model->cases_n; c++) {
        const struct bg_ruleset *own = rules_of(&p->model->cases[c], 0);
        for (size_t i = 0; i < own->params_n; i++)
            for (size_t k = 0; path_is_read(p, own, i) && k < own->params[i].cells_n; k++)
                for (size_t v = 0; v < own->params[i].cells[k].values_n; v++) {
                    int64_t from = own->params[i].cells[k].values[v].from;
                    if (from > last && from < far)
                        last = from;
                }
    }
    return bg_date_add_months(last, 12, end) && (--*end, true);
}

/* -- values ------------------------------------------------------------------------------------ */

/* The row of one parameter of the last case; false: the same everywhere, so it tells nothing. */
static bool path_make_row(struct pathing *p, size_t lot, const struct bg_param *param,
                          struct bg_path_figure *row)
{
    size_t cases = p->model->cases_n;
    struct bg_value *values = BG_ARRAY(p->arena, cases * p->n, struct bg_value);
    bool *stale = BG_ARRAY(p->arena, cases * p->n, bool);
    bool differs = false;
    for (size_t c = 0; c < cases; c++) {
        const struct bg_ruleset *r = rules_of(&p->model->cases[c], lot);
        int index = bg_ruleset_param(r, param->id);
        for (size_t i = 0; i < p->n; i++) {
            struct bg_value *v = &values[c * p->n + i];
            *v = index < 0 ? BG_MISSING
                           : path_value_at(p, r, (size_t)index, p->starts[i], &stale[c * p->n + i]);
            if (v->type != BG_V_NUMBER)
                *v = BG_MISSING;
            differs |=
                v->type != values[0].type ||
                (v->type == BG_V_NUMBER && bg_dec_cmp(v->as.number, values[0].as.number) != 0);
        }
    }
    *row = (struct bg_path_figure){param->title, param->unit, lot, values, stale};
    return differs;
}

static void path_add_rows(struct pathing *p)
{
    const struct bg_model_case *last = &p->model->cases[p->model->cases_n - 1];
    size_t most = 0;
    for (size_t k = 0; k < last->lots_n; k++)
        most += rules_of(last, k)->params_n;
    struct bg_path_figure *rows = BG_ARRAY(p->arena, most, struct bg_path_figure);
    for (size_t k = 0; k < last->lots_n; k++) {
        const struct bg_ruleset *r = rules_of(last, k);
        for (size_t i = 0; i < r->params_n; i++)
            if (path_is_read(p, r, i) &&
                path_make_row(p, k, &r->params[i], &rows[p->model->path_n]))
                p->model->path_n++;
    }
    p->model->path = rows;
}

/* The lot's figures are those of the bid that is recommended; where that is nobody, of the baseline's
 * that is still there. */
static void measure_lot(struct pathing *p, const struct bg_model_lot *first,
                        struct bg_model_lot *lot)
{
    int counts_bid = lot->result->recommended;
    if (counts_bid < 0)
        counts_bid = first->result->recommended;
    const struct bg_ruleset *r = lot->result->ruleset;
    const struct bg_figure none = {BG_MISSING, BG_MISSING, BG_MISSING};
    size_t n = r->measures_n;
    struct bg_figure *nobody = BG_ARRAY(p->arena, n * p->n, struct bg_figure);
    for (size_t i = 0; i < n * p->n; i++)
        nobody[i] = none;
    lot->path = nobody;
    for (size_t b = 0; b < lot->bids_n; b++) {
        struct bg_model_bid *bid = (struct bg_model_bid *)&lot->bids[b];
        struct bg_figure *own = BG_ARRAY(p->arena, n * p->n, struct bg_figure);
        bool counts =
            bg_bid_is_admitted(r, bid->submitted) &&
            (bid->assumed.bid->status == BG_BID_ACTIVE || bid->submitted->status != BG_BID_ACTIVE);
        for (size_t i = 0; i < n * p->n; i++) {
            struct bg_measuring m = {p->arena, r, bid->submitted, bid->assumed.bid,
                                     p->starts[i / n]};
            own[i] = none;
            if (counts && r->measures[i % n].of == BG_OF_SUBMITTED)
                own[i] = bg_measure(&m, i % n);
        }
        bid->path = own;
        if ((int)b == counts_bid)
            lot->path = own;
    }
}

static void make_periods(struct pathing *p, int64_t start, int64_t end)
{
    struct bg_model_period *periods = BG_ARRAY(p->arena, p->n, struct bg_model_period);
    int64_t year = 1, year_from = start, year_end;
    for (size_t i = 0; i < p->n; i++) {
        while (bg_date_add_months(start, year * 12, &year_end) && p->starts[i] >= year_end) {
            year_from = year_end;
            year++;
        }
        int64_t until = i + 1 < p->n ? p->starts[i + 1] - 1 : end;
        periods[i] = (struct bg_model_period){.from = p->starts[i],
                                              .until = until,
                                              .year = year,
                                              .days = until - p->starts[i] + 1,
                                              .year_days = year_end - year_from};
    }
    p->model->periods = periods;
    p->model->periods_n = p->n;
}

void bg_model_path(struct bg_arena *arena, struct bg_model *model)
{
    struct pathing p = {.arena = arena, .model = model};
    int64_t start, end, anniversary;
    if (!term_of(&p, &start, &end))
        return;
    add_start(&p, start);
    for (int64_t year = 1; bg_date_add_months(start, year * 12, &anniversary) &&
                           anniversary <= end && p.n < PERIODS_MOST;
         year++)
        add_start(&p, anniversary);
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t k = 0; k < model->cases[c].lots_n; k++) {
            const struct bg_ruleset *r = rules_of(&model->cases[c], k);
            for (size_t i = 0; i < r->params_n; i++)
                if (path_is_read(&p, r, i))
                    path_add_steps(&p, r, i, start, end);
        }
    make_periods(&p, start, end);
    path_add_rows(&p);
    if (model->reg) {
        bg_model_register_years(arena, model);
        return;
    }
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t k = 0; k < model->cases[c].lots_n; k++)
            measure_lot(&p, &model->cases[0].lots[k],
                        (struct bg_model_lot *)&model->cases[c].lots[k]);
}
