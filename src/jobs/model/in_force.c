/* The figures of the rules that are in force where the model looks, under today's rules and under a
 * case; and figures of a scenario that never apply there. */
#include "jobs/model/key.h"

#include <string.h>

#include "base/date.h"
#include "model/late.h"
#include "score/headline/headline.h"
#include "score/evaluate/env.h"

enum { STEPS_MOST = 6, UNCHANGED_MOST = 2 };

struct looking {
    struct bg_job *job;
    const struct bg_model *model;
    const struct bg_ruleset *today, *then;
    int64_t from; /* the day of the term from which the figures are; BG_NO_DATE: its first */
};

/* The date at which the model reads the parameter: its own, or of a register that of the model. */
static int64_t in_force_date_of(const struct looking *l, const struct bg_ruleset *r,
                                const struct bg_param *p)
{
    int64_t date = BG_NO_DATE;
    if (!l->model->reg && p->at == BG_AT_TERM)
        date = l->from != BG_NO_DATE ? l->from : r->solicitation.dates[BG_AT_START];
    else if (!l->model->reg && p->at < BG_AT_AS_OF)
        date = r->solicitation.dates[p->at];
    return date != BG_NO_DATE ? date : l->model->as_of;
}

/* From the facts alone. Missing: the parameter is not there, or answers choose it. */
static struct bg_value in_force_value_at(const struct looking *l, const struct bg_ruleset *r,
                                         const char *id, int64_t date)
{
    static const struct bg_bid nobody = {.id = ""};
    const char *why;
    bool missing, stale;
    int i = bg_ruleset_param(r, id);
    if (i < 0)
        return BG_MISSING;
    const struct bg_dated_value *found =
        bg_param_at(bg_bid_env(l->job->arena, r, &nobody), (size_t)i, date, &why, &missing, &stale);
    return found ? found->value : BG_MISSING;
}

/* The floor of a register, or what a headline measure on people or their raise reads, but for what is
 * assumed. */
static bool in_force_decides(const struct looking *l, size_t param)
{
    const struct bg_ruleset *r = l->then;
    const struct bg_reads *reads[3] = {NULL, NULL, NULL};
    if (r->params[param].assumed || r->params[param].has_range)
        return false;
    if (l->model->reg && r->reg) {
        reads[0] = r->reg->limit ? bg_logic_reads(r->reg->limit) : NULL;
        reads[1] = r->reg->wage_floor ? bg_logic_reads(r->reg->wage_floor) : NULL;
        reads[2] = r->reg->legal_minimum ? bg_logic_reads(r->reg->legal_minimum) : NULL;
    }
    for (size_t m = 0; !l->model->reg && m < r->measures_n; m++)
        if (r->measures[m].headline == BG_HEADLINE_RAISE && r->measures[m].value)
            reads[0] = bg_logic_reads(r->measures[m].value);
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; reads[k] && i < reads[k]->params_n; i++)
            if (reads[k]->params[i] == param)
                return true;
    return false;
}

const struct bg_ruleset *bg_model_rules(const struct bg_model_case *c)
{
    return c->lots_n ? c->lots[0].result->ruleset : c->rules->ruleset;
}

/* -- figures that never apply ----------------------------------------------------------------------
 */

static const struct bg_param_cell *cell_like(const struct bg_param *p,
                                             const struct bg_param_cell *like, size_t at)
{
    return p && at < p->cells_n && p->cells[at].values_n && like ? &p->cells[at] : NULL;
}

static struct bg_value value_of_cell(const struct bg_param_cell *cell, int64_t date)
{
    const struct bg_dated_value *v = cell ? bg_dated_at(cell, date) : NULL;
    return v ? v->value : BG_MISSING;
}

/* The first date from which the two series differ; BG_NO_DATE: nowhere. applies: they do somewhere
 * between from and until. */
static int64_t first_difference(const struct bg_param *before, const struct bg_param *after,
                                int64_t from, int64_t until, bool *applies)
{
    int64_t first = BG_NO_DATE;
    *applies = false;
    for (size_t c = 0; c < after->cells_n; c++) {
        const struct bg_param_cell *was = cell_like(before, &after->cells[c], c);
        const struct bg_param_cell *cells[] = {&after->cells[c], was};
        for (int side = 0; side < 2; side++)
            for (size_t i = 0; cells[side] && i < cells[side]->values_n; i++) {
                int64_t date = cells[side]->values[i].from;
                struct bg_value a = value_of_cell(was, date),
                                b = value_of_cell(&after->cells[c], date);
                if (!bg_value_same(&a, &b) && (first == BG_NO_DATE || date < first))
                    first = date;
                *applies |= !bg_value_same(&a, &b) && date > from && date <= until;
            }
        struct bg_value a = value_of_cell(was, from), b = value_of_cell(&after->cells[c], from);
        *applies |= !bg_value_same(&a, &b);
    }
    return first;
}

static void warn_where_never(const struct looking *l, size_t c)
{
    const struct bg_ruleset *r = l->then;
    for (size_t i = 0; i < r->params_n; i++) {
        const struct bg_param *after = &r->params[i];
        int was = bg_ruleset_param(l->today, after->id);
        if (was < 0)
            continue;
        int64_t from = in_force_date_of(l, r, after), until = from;
        if (!l->model->reg && after->at == BG_AT_TERM &&
            r->solicitation.dates[BG_AT_END] != BG_NO_DATE)
            until = r->solicitation.dates[BG_AT_END];
        bool applies;
        int64_t first = first_difference(&l->today->params[was], after, from, until, &applies);
        char at[BG_DATE_TEXT], then[BG_DATE_TEXT];
        if (applies || first == BG_NO_DATE)
            continue;
        bg_diag_add(l->job->diags, BG_W863, (struct bg_pos){.label = l->model->cases[c].label},
                    first > until ? "%s is read on %s; what the scenario says of it would apply "
                                    "from %s, so it changes nothing here"
                                  : "%s is read on %s; what the scenario changes from %s on has "
                                    "another value on that date, so it changes nothing here",
                    after->title, bg_date_text(until, at), bg_date_text(first, then));
    }
}

const struct bg_key_step *bg_model_in_force(struct bg_job *job, const struct bg_model *model,
                                            size_t c, size_t *n)
{
    struct looking l = {job, model, bg_model_rules(&model->cases[0]),
                        bg_model_rules(&model->cases[c]), BG_NO_DATE};
    if (!model->reg)
        l.from = bg_key_applies_from(l.today, l.then);
    struct bg_key_step *steps = BG_ARRAY(job->arena, STEPS_MOST, struct bg_key_step);
    *n = 0;
    for (int changed = 1; changed >= 0; changed--)
        for (size_t i = 0; i < l.then->params_n && *n < STEPS_MOST; i++) {
            const struct bg_param *p = &l.then->params[i];
            int64_t date = in_force_date_of(&l, l.then, p);
            struct bg_value now = in_force_value_at(&l, l.today, p->id, date);
            struct bg_value then = in_force_value_at(&l, l.then, p->id, date);
            if (then.type != BG_V_NUMBER || bg_value_same(&now, &then) == (changed == 1) ||
                (!changed && (*n >= UNCHANGED_MOST || !in_force_decides(&l, i))))
                continue;
            steps[(*n)++] = (struct bg_key_step){p->title, p->unit, now, then, date};
        }
    if (c > 0)
        warn_where_never(&l, c);
    return steps;
}
