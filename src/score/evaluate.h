/* Evaluation: a pure function of (ruleset, date, bids). Pass/fail requirements, criteria, price over
 * the comparison set, totals, ranks, ties, recommendation; the result is finished before any
 * report walks it. */
#ifndef BG_SCORE_EVALUATE_H
#define BG_SCORE_EVALUATE_H

#include "model/result.h"

/* One lot. bids are those of the lot, in input order. Everything made lives in arena; ruleset and
 * bids are borrowed. Never fails: what cannot be judged is an outcome. */
const struct bg_lot_result *bg_evaluate(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                        const struct bg_bids *bids);

/* The corpus form: outcome, rating and points of each criterion of one bid, no sentences, no
 * comparison (what compares bids is not_applicable here, `available` is not filled in). results
 * has ruleset->criteria_n entries. */
void bg_evaluate_one(struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                     const struct bg_bid *bid, struct bg_criterion_result *results);

/* The environment of one bid: facts, parameters at their deciding dates, answers. Lives in arena. */
const struct bg_env *bg_bid_env(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                const struct bg_bid *bid);

/* The expressions of a criterion that decide its rating (not `when`). */
size_t bg_criterion_logics(struct bg_arena *arena, const struct bg_criterion *criterion,
                           const struct bg_logic *const **out);

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

#endif
