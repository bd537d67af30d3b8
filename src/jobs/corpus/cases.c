/* The scenarios of a run over a corpus, put on the ruleset once. */
#include "intake/scenario/scenario.h"
#include "jobs/corpus/corpus.h"
#include "jobs/model/model.h"

/* A corpus says nothing of lots, so that there is no telling which of them a tender is for. */
static bool has_no_lots(struct bg_job *job, const struct bg_ruleset *ruleset)
{
    if (ruleset->lots_n == 0)
        return true;
    bg_diag_add(job->diags, BG_E955, (struct bg_pos){ruleset->source, 0, 0, NULL},
                "the ruleset has lots, and tenders of a corpus have none");
    return false;
}

struct bg_corpus_cases bg_job_corpus_cases(struct bg_job *job, const char *ruleset, int64_t as_of,
                                           const char *baseline, const char *const *scenarios,
                                           size_t n)
{
    struct bg_model_options options = {.ruleset = ruleset,
                                       .as_of = as_of,
                                       .scenarios = scenarios,
                                       .scenarios_n = n,
                                       .baseline = baseline};
    struct bg_modelling m;
    size_t cases_n;
    const struct bg_model_case *cases = NULL;
    if (bg_modelling_start(&m, job, &options) && has_no_lots(job, m.ruleset))
        cases = bg_modelling_stacks(&m, &options, &cases_n);
    if (!cases)
        return (struct bg_corpus_cases){0};
    struct bg_corpus_rules *rules = BG_ARRAY(job->arena, cases_n, struct bg_corpus_rules);
    bool ok = true;
    for (size_t i = 0; i < cases_n; i++) {
        const struct bg_model_case *c = &cases[i];
        const struct bg_scenario_rules *applied =
            bg_scenario_apply(job->arena, job->diags, m.base, c->stack, c->stack_n, &m.load);
        rules[i] = (struct bg_corpus_rules){.id = c->label, .title = c->title, .description = ""};
        ok = ok && applied && has_no_lots(job, applied->ruleset) &&
             bg_scenario_responses(job->arena, job->diags, applied->ruleset, c->stack, c->stack_n,
                                   &rules[i].responses);
        if (ok) {
            rules[i].ruleset = applied->ruleset;
            rules[i].json = applied->json;
        }
        if (ok && c->stack_n)
            rules[i].description = c->stack[c->stack_n - 1]->description;
    }
    return (struct bg_corpus_cases){rules, ok ? cases_n : 0};
}
