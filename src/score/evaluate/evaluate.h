/* Evaluation: a pure function of (ruleset, date, bids). Pass/fail requirements, criteria, price over
 * the comparison set, totals, ranks, ties, recommendation; the result is finished before any
 * report walks it. */
#ifndef BG_SCORE_EVALUATE_EVALUATE_H
#define BG_SCORE_EVALUATE_EVALUATE_H

#include "model/result.h"

/* One lot. bids are those of the lot, in input order. Everything made lives in arena; ruleset and
 * bids are borrowed. Never fails: what cannot be judged is an outcome. */
struct bg_lot_result *bg_evaluate(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                  const struct bg_bids *bids);

/* The same with its sentences: what shows a result calls this. bg_evaluate leaves them "". */
struct bg_lot_result *bg_evaluate_said(struct bg_arena *arena, enum bg_language language,
                                       const struct bg_ruleset *ruleset,
                                       const struct bg_bids *bids);

/* The same statuses, points, prices, ranks and recommendation, for a corpus: without sentences on
 * criteria and statuses, flags and warnings. */
const struct bg_lot_result *bg_evaluate_briefly(struct bg_arena *arena,
                                                const struct bg_ruleset *ruleset,
                                                const struct bg_bids *bids);

/* The corpus form: outcome, rating and points of each criterion of one bid, no sentences, no
 * comparison (what compares bids is not_applicable here, `available` is not filled in). results
 * has ruleset->criteria_n entries. */
void bg_evaluate_one(struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                     const struct bg_bid *bid, struct bg_criterion_result *results);

/* The same for the n criteria of `which` alone, in the same places of results. The ruleset must be
 * simple (below): the points of a criterion depend on nothing beside it. */
void bg_evaluate_some(struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                      const struct bg_bid *bid, const size_t *which, size_t n,
                      struct bg_criterion_result *results);
/* No criterion ever gives its weight to those beside it. */
bool bg_evaluate_is_simple(const struct bg_ruleset *ruleset);

/* What the result of one criterion means for its bid; groups mean nothing. */
enum bg_standing {
    BG_STANDS,
    BG_STANDS_OPEN,      /* to be clarified or scored: ranked provisionally */
    BG_STANDS_UNSETTLED, /* an error, or a requirement that is not answered: not ranked */
    BG_STANDS_NOT,       /* eliminated */
    BG_STANDING__COUNT
};
enum bg_standing bg_criterion_standing(const struct bg_criterion *criterion,
                                       const struct bg_criterion_result *result);
/* The status of a bid by itself, from how many of its criteria are how. */
enum bg_result_status bg_bid_standing(const struct bg_bid *bid,
                                      const int64_t counts[BG_STANDING__COUNT]);

/* What is wrong with the weights by one limit, in one sentence without a full stop: "social value
 * carries 8 % of the total, less than the 10 % of PPN 002". NULL: kept, or its figure is not
 * known. */
const char *bg_weight_limit_broken(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                   const struct bg_weight_limit *limit, const struct bg_env *env);

#endif
