/* The date of a model of a register. It is the solicitation's, unless a scenario begins to apply later: then
 * the figures are of the first day on which every scenario applies, so that a page does not say that a
 * proposal does nothing which begins next year. Whoever names a date (--as-of) has that date. */
#include "jobs/model/key.h"

#include <string.h>

#include "base/date.h"
#include "model/late.h"

enum { TEN_YEARS = 120 };

static struct bg_value moment_value(const struct bg_param *p, size_t cell, int64_t date)
{
    const struct bg_dated_value *v = cell < p->cells_n ? bg_dated_at(&p->cells[cell], date) : NULL;
    return v ? v->value : BG_MISSING;
}

static bool is_same_at(const struct bg_param *was, const struct bg_param *now, int64_t date)
{
    for (size_t c = 0; c < was->cells_n || c < now->cells_n; c++) {
        struct bg_value a = moment_value(was, c, date), b = moment_value(now, c, date);
        if (!bg_value_same(&a, &b))
            return false;
    }
    return true;
}

/* The first date after `from` on which the two are not the same; BG_NO_DATE: there is none until `far`. */
static int64_t moment_first(const struct bg_param *was, const struct bg_param *now, int64_t from,
                            int64_t far)
{
    int64_t date = from;
    do
        date = bg_params_next_step(was, now, date, far);
    while (date != BG_NO_DATE && is_same_at(was, now, date));
    return date;
}

/* Its scenarios change more than parameters: that has no date. */
static bool moment_changes_more(const struct bg_model_case *c)
{
    for (size_t i = 0; i < c->stack_n; i++) {
        const struct cJSON *patch = bg_json_get(c->stack[i]->json->root, "ruleset");
        for (const struct cJSON *m = patch ? bg_json_first(patch) : NULL; m; m = bg_json_next(m))
            if (strcmp(bg_json_key(m), "parameters") != 0)
                return true;
    }
    return false;
}

/* When the case begins to differ from the first; from: it does at once, or never. */
static int64_t moment_of_case(const struct bg_ruleset *today, const struct bg_model_case *c,
                              int64_t from, int64_t far)
{
    const struct bg_ruleset *then = c->rules->ruleset;
    int64_t first = BG_NO_DATE;
    if (moment_changes_more(c))
        return from;
    for (size_t i = 0; i < then->params_n; i++) {
        int was = bg_ruleset_param(today, then->params[i].id);
        if (was < 0 || !is_same_at(&today->params[was], &then->params[i], from))
            return from;
        int64_t date = moment_first(&today->params[was], &then->params[i], from, far);
        if (date != BG_NO_DATE && bg_model_register_reads(then->reg, i) &&
            (first == BG_NO_DATE || date < first))
            first = date;
    }
    return first == BG_NO_DATE ? from : first;
}

int64_t bg_model_moment(const struct bg_model_case *cases, size_t n)
{
    const struct bg_ruleset *today = cases[0].rules->ruleset;
    int64_t from = today->as_of, out = from, far;
    if (from == BG_NO_DATE || !bg_date_add_months(from, TEN_YEARS, &far))
        return from;
    for (size_t c = 1; c < n; c++) {
        int64_t own = moment_of_case(today, &cases[c], from, far);
        out = own > out ? own : out;
    }
    return out;
}

void bg_model_say_moment(struct bg_job *job, const struct bg_model *model)
{
    char asked[BG_DATE_TEXT], now[BG_DATE_TEXT];
    if (!model->reg || model->asked_as_of == model->as_of)
        return;
    bg_date_text(model->asked_as_of, asked);
    bg_date_text(model->as_of, now);
    bg_diag_add(job->diags, BG_W863,
                (struct bg_pos){.label = model->cases[model->cases_n - 1].label},
                "on %s, the date of the model, %s changes nothing yet; all figures are of %s, when "
                "%s",
                asked, model->cases_n > 2 ? "a scenario" : "the scenario", now,
                model->cases_n > 2 ? "every one applies" : "it begins to apply");
}
