/* Scenarios by themselves: read, and tried on the ruleset. */
#include "intake/scenario/scenario.h"
#include "jobs/model/model.h"

const struct bg_scenario *const *bg_job_scenarios(struct bg_job *job,
                                                  const struct bg_model_options *options, size_t *n,
                                                  const struct bg_json **base)
{
    struct bg_modelling m;
    size_t cases_n = 0, most = 0;
    *n = 0;
    if (!bg_modelling_start(&m, job, options))
        return NULL;
    const struct bg_model_case *cases = bg_modelling_stacks(&m, options, &cases_n);
    for (size_t c = 0; cases && c < cases_n; c++)
        most += cases[c].stack_n;
    const struct bg_scenario **out = BG_ARRAY(job->arena, most, const struct bg_scenario *);
    bool ok = cases != NULL;
    for (size_t c = 0; cases && c < cases_n; c++) {
        struct bg_responses responses;
        const struct bg_scenario_rules *rules = bg_scenario_apply(
            job->arena, job->diags, m.base, cases[c].stack, cases[c].stack_n, &m.load);
        ok = rules &&
             bg_scenario_responses(job->arena, job->diags, rules->ruleset, cases[c].stack,
                                   cases[c].stack_n, &responses) &&
             ok;
        for (size_t i = 0; i < cases[c].stack_n; i++) {
            bool known = false;
            for (size_t k = 0; k < *n; k++)
                known |= out[k] == cases[c].stack[i];
            if (!known)
                out[(*n)++] = cases[c].stack[i];
        }
    }
    *base = m.base;
    if (!ok)
        *n = 0;
    return out;
}
