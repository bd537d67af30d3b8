/* How much a recommendation hangs on: the margin, each weight, each other bid, the price formula,
 * and all weights at once. A pure function of a finished evaluation; it judges the tender, never a
 * bid, and belongs to the time before publication. Everything lives in the arena of the call.
 *
 * The verdict is the worst of its checks. The thresholds are ours, not a standard's; they are shown
 * wherever the verdict is. */
#ifndef BG_SCORE_ROBUSTNESS_ROBUSTNESS_H
#define BG_SCORE_ROBUSTNESS_ROBUSTNESS_H

#include "host/host.h"
#include "score/price/price.h"
#include "score/robustness/smaa.h"
#include "score/robustness/weight_ranges.h"

enum { /* percent; of the award's total, or of the first's own figure where money or an index ranks
        */
       BG_FIRM_MARGIN = 5,
       BG_TOSS_MARGIN = 1,
       BG_FIRM_MOVE = 10, /* of the award's total */
       BG_TOSS_MOVE = 1,
       BG_FIRM_SHARE = 50 /* of all weights */
};
enum { BG_ROBUST_BIDS_MAX = 60 }; /* so many of the best are weighed and left out, one by one */

enum bg_verdict { BG_FIRM, BG_SENSITIVE, BG_COIN_TOSS, BG_NO_VERDICT };
const char *bg_verdict_name(enum bg_verdict verdict); /* "coin-toss"; "none" */

struct bg_robust_check {
    const char *title, *found;     /* what was looked at, and what was seen, in words */
    const char *firm_if, *toss_if; /* the thresholds in words; toss_if "" when there is none */
    enum bg_verdict level;         /* BG_NO_VERDICT: not done, `found` says why */
    const char *but;               /* "its margin is only 2.35 points"; "" when firm */
};
enum {
    BG_CHECK_MARGIN,
    BG_CHECK_WEIGHT,
    BG_CHECK_BIDS,
    BG_CHECK_FORMULA,
    BG_CHECK_ALL_WEIGHTS,
    BG_CHECK__COUNT
};

struct bg_robust_drop { /* the comparison without one bid */
    size_t bid;
    int recommended; /* index in lot->bids, -1: nobody */
    bool changes; /* it leaves out another bid than the first, and somebody else is recommended */
    const char *words; /* the margin then, or why nobody is recommended */
};

struct bg_robust_formula { /* the comparison under another price formula */
    const struct bg_price_formula *formula;
    bool own;            /* the ruleset's */
    const char *figures; /* "low 80, high 200"; "" when it needs none */
    const char *why_not; /* NULL, or a sentence: why it was not worked out */
    int recommended;
    bool changes;
    const char *words;
};

struct bg_robust_shares { /* rank acceptability; by position in weighing->bids */
    int64_t draws;
    uint64_t seed;
    size_t bids_n, weights_n;
    const struct bg_weight *const *weights; /* of the top level */
    struct bg_smaa_sums sums;
    const int64_t *confidence; /* draws in which it is first at its central weights; -1: has none */
    size_t open_n;             /* answers that vary */
};

struct bg_price_figure { /* a figure for a formula that the ruleset does not have */
    const struct bg_price_formula *formula;
    size_t parameter;
    struct bg_dec value;
};
struct bg_robust_options {
    const struct bg_host *host; /* for threads; NULL: the draws are made in this one */
    int threads;                /* 0: as many as there are processors; changes no figure */
    uint64_t seed;
    int64_t draws;
    const struct bg_price_figure *figures;
    size_t figures_n;
};

struct bg_lot_robustness {
    const struct bg_lot_result *lot;
    int first; /* the recommended bid, -1: nobody is */
    enum bg_verdict verdict;
    const char *sentence;
    struct bg_robust_check checks[BG_CHECK__COUNT];
    const struct bg_reweighing *weighing; /* NULL: no_weights */
    const struct bg_weight_range *ranges; /* by weighing->weights */
    const char *no_weights;
    const struct bg_robust_drop *drops;
    size_t drops_n;
    const struct bg_robust_formula *formulas;
    size_t formulas_n;
    const char *no_formulas;               /* a sentence where there are none */
    const struct bg_robust_shares *shares; /* NULL: no_shares */
    const char *no_shares;
    const char *const *notes; /* what the figures rest on, in words */
    size_t notes_n;
};

const struct bg_lot_robustness *bg_robustness(struct bg_arena *arena,
                                              const struct bg_lot_result *lot,
                                              const struct bg_robust_options *options);

/* At most eight words of the vendor's name, control characters made visible, with the bid's id
 * where another bid has the same name. */
const char *bg_robust_name(struct bg_arena *arena, const struct bg_lot_result *lot, size_t bid);
/* "Price", or the criterion's title, with its group's where it is in one. */
const char *bg_weight_title(struct bg_arena *arena, const struct bg_ruleset *rules,
                            const struct bg_weight *weight);

#endif
