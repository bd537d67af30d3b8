/* The job of `model`: the same bids under today's rules and under scenarios. */
#ifndef BG_JOBS_MODEL_MODEL_H
#define BG_JOBS_MODEL_MODEL_H

#include "jobs/inputs.h"
#include "model/modelling.h"

struct bg_model_options {
    const char *ruleset;
    int64_t as_of;           /* BG_NO_DATE: the solicitation's */
    const char *const *bids; /* paths */
    size_t bids_n;
    const char *const *scenarios; /* each FILE[#SHEET][+FILE[#SHEET]...]: a stack */
    size_t scenarios_n;
    const char *baseline;      /* a stack too; NULL: the ruleset as it is */
    const char *const *sweeps; /* one or two PATH=FROM:TO:STEP */
    size_t sweeps_n;
    const char *contracts,
        *wages; /* paths of a register and its wages, in place of bids; or NULL */
    const char *contracts_map, *wages_map; /* paths of their maps of columns; or NULL */
    const char *origin, *year, *url;       /* of wages whose rows do not say so; or NULL */
};

/* NULL: ruleset or scenarios cannot be used, said in diags; bids that cannot be read are in it. */
const struct bg_model *bg_job_model(struct bg_job *job, const struct bg_model_options *options);

/* The scenarios of the options, each once, after all was put on the ruleset without a fault; *base: the
 * ruleset. n 0: said in diags. */
const struct bg_scenario *const *bg_job_scenarios(struct bg_job *job,
                                                  const struct bg_model_options *options, size_t *n,
                                                  const struct bg_json **base);

/* -- the parts, for other jobs over scenarios -------------------------------------------------- */

struct bg_modelling { /* what all cases of a run share */
    struct bg_job *job;
    const struct bg_json *base; /* the ruleset as it is */
    const struct bg_ruleset *ruleset;
    const struct bg_job_input *inputs;
    size_t inputs_n;
    struct bg_load_options load;
};
/* Reads ruleset and bids. False: the ruleset cannot be used, said. */
bool bg_modelling_start(struct bg_modelling *m, struct bg_job *job,
                        const struct bg_model_options *options);
/* The baseline and the scenarios of the options as cases of which only label, title and stack are
 * filled in. NULL: some cannot be used, said. */
const struct bg_model_case *bg_modelling_stacks(struct bg_modelling *m,
                                                const struct bg_model_options *options, size_t *n);
/* Evaluates every lot under the stack, bids as they are assumed to respond, with their measures.
 * What changes against a baseline is not filled in. False: the stack cannot be used, said. */
bool bg_modelling_case(struct bg_modelling *m, const struct bg_scenario *const *stack, size_t n,
                       struct bg_model_case *out);

/* -- private to the model's files ----------------------------------------------------------------- */

/* Of a line whose occupation has wages for other areas only: which, for a message. "": none has. */
const char *bg_model_other_areas(struct bg_arena *arena, const struct bg_wage_table *table,
                                 const struct bg_register_line *line);
/* Reads register and wages; fills model->reg. False: said. */
bool bg_model_add_register(struct bg_job *job, const struct bg_model_options *options,
                           struct bg_model *model);
/* The values of the rules that are not the same in every case. */
void bg_model_changes(struct bg_arena *arena, struct bg_model *model);
/* The year path of all cases. */
void bg_model_path(struct bg_arena *arena, struct bg_model *model);

#endif
