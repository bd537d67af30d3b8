/* The environment in which the expressions of the rules are read for one bid: facts, answers, and each
 * parameter at the date that decides. */
#ifndef BG_SCORE_EVALUATE_ENV_H
#define BG_SCORE_EVALUATE_ENV_H

#include "model/result.h"

/* The environment of one bid: facts, parameters at their deciding dates, answers. Lives in arena. */
const struct bg_env *bg_bid_env(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                const struct bg_bid *bid);

/* A bid of this id that has answered nothing. Its answers and values, by slot, may be filled in. All lives
 * in arena. */
struct bg_bid *bg_bid_unanswered(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                 const char *id, struct bg_answer **answers,
                                 struct bg_value **values);

/* The environment of nobody: facts and parameters are there, no field is answered. What is said in it is
 * the same for all bids. Lives in arena. */
const struct bg_env *bg_nobody_env(struct bg_arena *arena, const struct bg_ruleset *ruleset);

/* The series of a parameter that the facts and this bid's answers choose. NULL: none, with a
 * sentence in *why; *missing: an answer or fact that chooses is missing. */
const struct bg_param_cell *bg_param_cell(const struct bg_env *env, size_t param, const char **why,
                                          bool *missing);

/* The dated value of a parameter that decides for this bid at the date (BG_NO_DATE: its own
 * deciding date). NULL: none, with a sentence in *why; *missing tells a missing key from an error.
 * *stale: it is past its validity on the date, or before the term's next step or end. */
const struct bg_dated_value *bg_param_at(const struct bg_env *env, size_t param, int64_t date,
                                         const char **why, bool *missing, bool *stale);

/* The same of a parameter that the row with these cells chooses. */
const struct bg_dated_value *bg_row_param_at(const struct bg_env *env, size_t param, int64_t date,
                                             const struct bg_value *cells, const char **why,
                                             bool *missing, bool *stale);

/* -- private to score/evaluate ------------------------------------------------------------------ */

/* What param_data of a bid's environment points to. */
struct bg_bid_env {
    struct bg_env env;
    const struct bg_ruleset *ruleset;
    int64_t period; /* date at which parameters of the term are read; BG_NO_DATE: the start */
};
void bg_bid_env_init(struct bg_bid_env *out, struct bg_arena *arena,
                     const struct bg_ruleset *ruleset, const struct bg_bid *bid);

/* Dates at which the term's parameters among the reads step, the start first. 0: none is read. */
size_t bg_term_dates(struct bg_bid_env *env, const struct bg_reads *const *reads, size_t reads_n,
                     struct bg_arena *arena, const int64_t **dates);

#endif
