/* Requirements that a case adds or changes, and that nothing in its estimate is the cost of: they are
 * said, and never counted as free. */
#include "jobs/model/key.h"

#include <string.h>

#include "score/evaluate/env.h"
#include "score/kind/kind.h"

struct costing {
    struct bg_arena *arena;
    const struct bg_model *model;
    size_t c;
    const struct bg_ruleset *today, *then;
};

static bool left_out_reads_param(const struct bg_logic *logic, size_t param)
{
    const struct bg_reads *reads = logic ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; reads && i < reads->params_n; i++)
        if (reads->params[i] == param)
            return true;
    return false;
}

/* The path of a changed value begins with this one. */
static bool left_out_is_under(const char *path, const char *root, const char *id)
{
    size_t n = strlen(root), k = strlen(id);
    return strncmp(path, root, n) == 0 && strncmp(path + n, id, k) == 0 &&
           (path[n + k] == '.' || path[n + k] == '\0');
}

static bool left_out_differs(const struct costing *t, const struct bg_changed *row)
{
    return strcmp(row->values[0], row->values[t->c]) != 0;
}

/* It is new, or the case changes it or a figure that it reads. */
static bool is_changed(const struct costing *t, const struct bg_criterion *criterion)
{
    const struct bg_reads *reads = criterion->test ? bg_logic_reads(criterion->test) : NULL;
    if (bg_ruleset_criterion(t->today, criterion->id) < 0)
        return true;
    for (size_t i = 0; i < t->model->changed_n; i++) {
        const struct bg_changed *row = &t->model->changed[i];
        if (!left_out_differs(t, row))
            continue;
        if (left_out_is_under(row->path, "criteria.", criterion->id))
            return true;
        for (size_t p = 0; reads && p < reads->params_n; p++)
            if (left_out_is_under(row->path, "parameters.", t->then->params[reads->params[p]].id))
                return true;
    }
    return false;
}

/* A cost of the register names it, or reads a figure that it reads; or it is the wage floor. */
static bool register_costs(const struct costing *t, size_t criterion)
{
    const struct bg_register_rules *rules = t->then->reg;
    const struct bg_logic *test = t->then->criteria[criterion].test;
    const struct bg_reads *reads = test ? bg_logic_reads(test) : NULL;
    if (rules->requirement == (int)criterion)
        return true;
    for (size_t i = 0; i < rules->costs_n; i++) {
        const struct bg_register_cost *cost = &rules->costs[i];
        for (size_t k = 0; k < cost->criteria_n; k++)
            if (cost->criteria[k] == (int)criterion)
                return true;
        for (size_t p = 0; reads && p < reads->params_n; p++)
            if (left_out_reads_param(cost->value, reads->params[p]))
                return true;
    }
    for (size_t p = 0; reads && p < reads->params_n; p++)
        if (left_out_reads_param(rules->wage_floor, reads->params[p]))
            return true;
    return false;
}

/* A measure of money reads a figure that it reads. */
static bool measure_costs(const struct costing *t, size_t criterion)
{
    const char *currency = t->then->currency;
    const struct bg_logic *test = t->then->criteria[criterion].test;
    const struct bg_reads *reads = test ? bg_logic_reads(test) : NULL;
    for (size_t m = 0; m < t->then->measures_n; m++) {
        const struct bg_measure *measure = &t->then->measures[m];
        bool counts = *currency && strncmp(measure->unit, currency, strlen(currency)) == 0;
        for (size_t p = 0; counts && reads && p < reads->params_n; p++)
            if (left_out_reads_param(measure->value, reads->params[p]))
                return true;
    }
    return false;
}

static const char *left_out_words_of(const struct costing *t, const struct bg_criterion *criterion)
{
    static const struct bg_bid nobody = {.id = ""};
    struct bg_buf out;
    bg_buf_init(&out, t->arena);
    bg_buf_printf(&out, "%s: ", criterion->title);
    bg_logic_words(criterion->test, bg_bid_env(t->arena, t->then, &nobody), &out);
    return bg_buf_text(&out);
}

/* Every bid that is recommended meets the rules as its vendor submitted it: its price is what it costs. */
static bool left_out_in_prices(const struct bg_model *model, const struct bg_model_case *own)
{
    if (model->reg || own->lots_n == 0)
        return false;
    for (size_t k = 0; k < own->lots_n; k++) {
        int bid = own->lots[k].result ? own->lots[k].result->recommended : -1;
        if (bid < 0 || own->lots[k].bids[bid].assumed.response)
            return false;
    }
    return true;
}

const char *const *bg_model_left_out(struct bg_job *job, const struct bg_model *model, size_t c,
                                     size_t *n)
{
    struct costing t = {job->arena, model, c, bg_model_rules(&model->cases[0]),
                        bg_model_rules(&model->cases[c])};
    const char **out = BG_ARRAY(job->arena, t.then->criteria_n, const char *);
    *n = 0;
    if (left_out_in_prices(model, &model->cases[c]))
        return out;
    for (size_t i = 0; c > 0 && i < t.then->criteria_n; i++) {
        const struct bg_criterion *criterion = &t.then->criteria[i];
        bool required =
            criterion->kind && strcmp(criterion->kind->name, "pass_fail") == 0 && criterion->test;
        if (!required || !is_changed(&t, criterion) ||
            (model->reg ? register_costs(&t, i) : measure_costs(&t, i)))
            continue;
        out[*n] = left_out_words_of(&t, criterion);
        bg_diag_add(job->diags, BG_W862, (struct bg_pos){.label = model->cases[c].label},
                    "what \"%s\" costs is not in this estimate%s", criterion->title,
                    model->reg || model->cases[c].lots_n ? ""
                                                         : " where no bid meets it as submitted");
        ++*n;
    }
    return out;
}
