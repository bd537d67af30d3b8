/* The steps of bg_robustness. Private to score/. */
#ifndef BG_SCORE_ROBUSTNESS_PARTS_H
#define BG_SCORE_ROBUSTNESS_PARTS_H

#include "score/robustness/robustness.h"

struct bg_robust_work {
    struct bg_arena *arena;
    struct bg_arena *scratch; /* for one evaluation after the other */
    const struct bg_robust_options *options;
    struct bg_lot_robustness *out;
};

/* Evaluates `bids` under `rules` and keeps what is needed of it: who is recommended (an index of
 * bids, -1) and the words about it, in work->arena. why: set to the reason when some bid that has a
 * rank now would lose it because the price formula has no result for it. */
struct bg_robust_trial {
    const struct bg_ruleset *rules;
    struct bg_bids bids;
    int recommended;
    const char *words, *why;
};
void bg_robust_try(struct bg_robust_work *work, struct bg_robust_trial *trial);

void bg_robust_drops(struct bg_robust_work *work);
void bg_robust_formulas(struct bg_robust_work *work);
void bg_robust_shares_count(struct bg_robust_work *work);
/* Fills checks, verdict and sentence from the parts above; then the notes. */
void bg_robust_verdict(struct bg_robust_work *work);
void bg_robust_notes(struct bg_robust_work *work);

/* Indexes of quality and price for draws of weights (robustness/index.c). One for each thread. */
struct bg_robust_index;
struct bg_robust_index *bg_robust_index_new(struct bg_arena *arena, const struct bg_reweighing *w,
                                            const struct bg_weight *const *top,
                                            const struct bg_smaa *smaa);
bg_smaa_index bg_robust_index;
bool bg_robust_index_failed(const struct bg_robust_index *index); /* memory ran out */

#endif
