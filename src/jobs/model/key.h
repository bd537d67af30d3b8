/* The key figures of every case of a model. Private to jobs/model. */
#ifndef BG_JOBS_MODEL_KEY_H
#define BG_JOBS_MODEL_KEY_H

#include "jobs/model/model.h"
#include "model/key.h"

/* Fills key and sensitivity of every case. */
void bg_model_keys(struct bg_job *job, struct bg_model *model);
/* The ruleset of a case, of its first lot where it has lots. */
const struct bg_ruleset *bg_model_rules(const struct bg_model_case *c);
/* Which assumption matters, and the range of each of the keys. NULL: no parameter has a range. */
const struct bg_sensitivity *bg_model_sensitivity(struct bg_job *job, const struct bg_model *model,
                                                  size_t c, const struct bg_key_figures *keys);
/* Requirements that a case adds or changes and that nothing in the estimate is the cost of; warned
 * of. */
const char *const *bg_model_left_out(struct bg_job *job, const struct bg_model *model, size_t c,
                                     size_t *n);
/* Figures of the rules that decide, in force today and under the case. A figure that a case changes
 * and that never applies is warned of. */
const struct bg_key_step *bg_model_in_force(struct bg_job *job, const struct bg_model *model,
                                            size_t c, size_t *n);
/* Figures of a register under other rules than its case's, as copies that live in keep: of the case's own
 * figures, whose titles they have. *n is how many. */
const struct bg_key_figure *bg_model_register_figures(struct bg_arena *keep,
                                                      const struct bg_model_case *of,
                                                      const struct bg_register_outcome *today,
                                                      const struct bg_register_outcome *own,
                                                      struct bg_arena *scratch, size_t *n);
/* The floor, the coverage or the legal minimum of a register reads it. */
bool bg_model_register_reads(const struct bg_register_rules *rules, size_t param);
/* The date of a model of a register: from then on every scenario applies. */
int64_t bg_model_moment(const struct bg_model_case *cases, size_t n);
void bg_model_say_moment(struct bg_job *job, const struct bg_model *model);
/* Fills the years of a register: every case at the start of each period. */
void bg_model_register_years(struct bg_arena *arena, struct bg_model *model);

#endif
