/* Sweeps over the cases of a model. */
#ifndef BG_JOBS_MODEL_SWEEP_H
#define BG_JOBS_MODEL_SWEEP_H

#include "jobs/model/model.h"
#include "model/sweep.h"

enum { BG_SWEEP_VALUES_MAX = 2000, BG_SWEEP_POINTS_MAX = 10000 };

/* specs: one or two PATH=FROM:TO:STEP[:FINE], whose values are put on every case after its own
 * scenarios. One sweep for each case whose rules have what is swept; a case that is left out is
 * warned about. *made 0: they cannot be used, said in diags. */
const struct bg_sweep *bg_job_sweeps(struct bg_modelling *m, const struct bg_model *model,
                                     const char *const *specs, size_t n, size_t *made);

/* The axes of every case whose rules have them; *n of the sweeps are used. False: none, said. */
bool bg_sweep_start(struct bg_modelling *m, const struct bg_model_case *cases, size_t cases_n,
                    const char *const *specs, size_t specs_n, struct bg_sweep *sweeps, size_t *n);
/* The overlay that gives the figure at the path its value; NULL: it has it already. */
const struct bg_scenario *bg_sweep_scenario(struct bg_job *job, const struct bg_json *rules,
                                            const char *path, struct bg_dec value);
/* Why rules cannot be used, kept in arena. */
const char *bg_sweep_first_error(struct bg_arena *arena, const struct bg_diags *diags);

/* -- private to jobs/sweep*.c ------------------------------------------------------------------ */

/* Reads a spec against a case's rules. False: said. */
bool bg_sweep_axis_read(struct bg_job *job, const char *spec, const struct bg_model_case *of,
                        struct bg_sweep_axis *out);
/* Puts the overlay that gives an axis its value as a JSON text; nothing when it has it already. */
void bg_sweep_overlay(struct bg_arena *arena, const struct bg_json *rules, const char *path,
                      struct bg_dec value, struct bg_buf *out);

struct bg_sweep_work {
    struct bg_modelling *m;
    const struct bg_model *model; /* its register, where it has one */
    struct bg_arena *scratch;     /* of one point after the other */
    struct bg_sweep *sweep;
    struct bg_sweep_break *breaks;
    size_t capacity;
};
/* What comes out at a value of the first axis and a place on the second. */
void bg_sweep_point(struct bg_sweep_work *w, struct bg_dec x, size_t row,
                    struct bg_sweep_point *out);
/* The changes between two neighbouring points, bisected. */
void bg_sweep_breaks(struct bg_sweep_work *w, size_t row, size_t k);

#endif
