/* The finished result of an evaluation. Made by score/, walked by reports, which compute nothing.
 * It carries reasons as data; the sentences beside them are "" until score/words has written them.
 * Everything lives in the arena of the evaluation. */
#ifndef BG_MODEL_RESULT_H
#define BG_MODEL_RESULT_H

#include "base/ratio.h"
#include "model/bid.h"
#include "model/reason.h"

enum bg_outcome {
    BG_MET,
    BG_NOT_MET,
    BG_SCORED,
    BG_NOT_ANSWERED,
    BG_NEEDS_PANEL,
    BG_NOT_APPLICABLE,
    BG_OUTCOME_ERROR,
    BG_OUTCOME__COUNT
};
const char *bg_outcome_name(enum bg_outcome outcome);  /* "not_met" */
const char *bg_outcome_words(enum bg_outcome outcome); /* "not met" */

enum bg_result_status {
    BG_RANKED,
    BG_PROVISIONAL,
    BG_ELIMINATED,
    BG_NOT_RANKED,
    BG_LATE, /* from here on its answers were not judged */
    BG_UNREADABLE
};
const char *bg_result_status_name(enum bg_result_status status);  /* "not_ranked" */
const char *bg_result_status_words(enum bg_result_status status); /* "not ranked" */

struct bg_read_item { /* what a criterion looked at */
    enum { BG_READ_FIELD, BG_READ_PARAM, BG_READ_FACT } what;
    size_t index;
    struct bg_value value;              /* of a param: at the deciding date */
    int64_t date;                       /* of a param: the date that decided, else BG_NO_DATE */
    const struct bg_dated_value *dated; /* of a param, else NULL */
    bool stale;                         /* of a param: past its validity */
};

struct bg_criterion_result {
    size_t criterion; /* index in ruleset->criteria */
    enum bg_outcome outcome;
    struct bg_value value;                  /* the number, text, choice or truth that was judged */
    struct bg_value limit;                  /* missing when the kind has none */
    struct bg_reason why, change, bound;    /* of the three sentences: reason, would_change, */
    const char *limit_words;                /* "at least 17.17 USD/hour"; "" when none */
    const char *band;                       /* label of the band, choice or level; "" */
    const struct bg_ratio *rating;          /* 0..1; NULL when there is none */
    const struct bg_ratio *points_exact;    /* NULL for pass_fail */
    struct bg_dec points;                   /* rounded for show; what is summed under round_each */
    struct bg_dec available;                /* points it could earn, rounded for show */
    const struct bg_ratio *available_exact; /* after rescaling */
    const struct bg_ratio *reachable;       /* points still possible when clarified or scored */
    const char *reason;       /* at most 30 words, no line break, ends with a full stop */
    const char *would_change; /* what would have changed it, or "" */
    const struct bg_read_item *reads;
    size_t reads_n;
    bool unverified;    /* a figure that no source confirms was used */
    bool stale;         /* a parameter past its validity was used */
    bool unreadable;    /* not answered, because what was answered cannot be used */
    bool band_is_limit; /* a band without a label: named by its limit in words */
};

struct bg_flag {    /* something to ask or to know; never changes a score */
    const char *id; /* "abnormally_low:scotland", "price_below_labour", "duplicate_vendor" */
    struct bg_reason titled, said, asked; /* of the three texts */
    const char *title;
    const char *message; /* one or two sentences */
    const char *request; /* draft clarification request to the vendor; "" when none */
};

struct bg_price_step { /* a preference or an adjustment on the way to the evaluated price */
    const char *id, *title;
    struct bg_dec amount; /* signed: added to the price */
    struct bg_reason why;
    const char *reason;
};

struct bg_price_result {
    bool present;
    struct bg_dec amount;    /* the contract price */
    struct bg_dec evaluated; /* for ranking only; with index formulas: the rounded index */
    const struct bg_ratio *evaluated_exact; /* after preferences and adjustments, before formula */
    const struct bg_ratio *index;           /* of a combining formula, else NULL */
    const struct bg_ratio *coefficient;     /* of `coefficient`, else NULL */
    const struct bg_ratio *rating;          /* NULL when no points come from price */
    const struct bg_ratio *points_exact;
    struct bg_dec points;
    struct bg_price_step *steps;
    size_t steps_n;
    bool in_set;          /* it belongs to the comparison set */
    struct bg_reason why; /* of the reason */
    const char *reason;   /* one sentence */
};

struct bg_bid_result {
    const struct bg_bid *bid;
    enum bg_result_status status;
    struct bg_reason status_why, tie_why;
    const char *status_reason; /* one sentence; "" when ranked */
    int64_t rank;              /* from 1; 0 when there is none. Equal ranks are exact ties */
    bool tied;
    const char *tie_reason; /* how a tie was broken, "" otherwise */
    const struct bg_ratio *total_exact, *quality_exact, *reachable_exact; /* NULL when none */
    struct bg_dec total, quality, reachable;                              /* rounded as declared */
    const struct bg_ratio *least_exact; /* the total that it keeps whatever is open; NULL: none */
    struct bg_dec least;
    bool can_be_first; /* while nobody can be recommended yet: it is in the running */
    struct bg_dec by_element[BG_ELEMENT__COUNT]; /* points, rounded for show */
    struct bg_criterion_result *criteria;        /* by criterion index; groups too (their sums) */
    struct bg_price_result price;
    struct bg_flag *flags;
    size_t flags_n;
};

struct bg_lot_open { /* points that people or answers have still to settle */
    bool any;
    bool settled;   /* none of them can change who is first; true where there are none */
    bool by_totals; /* that follows from each bid's total and what it can still reach alone */
    struct bg_reason why;
    const char *words; /* "75 of 100 points are not scored"; "" where there are none */
};

struct bg_lot_result {
    const char *lot; /* "" when there are no lots */
    const struct bg_ruleset *ruleset;
    const struct bg_panel_review *panel; /* what people scored; NULL: nothing */
    bool prices_closed; /* the panel is still scoring: no price, rank or recommendation is shown */
    struct bg_bid_result *bids; /* in input order */
    size_t bids_n;
    const size_t *order; /* indices of bids: ranked first by rank, then the others in input order */
    const size_t *comparison_set; /* indices of bids, in input order */
    size_t comparison_n;
    struct bg_lot_open open;
    int recommended; /* index of bids, -1 when nobody is (or the first are tied); see its status */
    const char *no_award; /* why nobody may be awarded, whoever is first; "" when somebody may */
    struct bg_reason advice, lead; /* of the recommendation and of the margin */
    const char *recommendation;    /* one or two sentences: who and why, or why nobody */
    bool has_margin;
    struct bg_dec margin;           /* to the next bid: points, or money for price methods */
    const char *margin_words;       /* "2.35 points ahead of Elm Building Care" */
    const struct bg_reason *warned; /* of the warnings */
    const char *const *warnings;    /* of the comparison: stale parameters, one bid only, ... */
    size_t warnings_n;
};

struct bg_input_file {
    const char *file;
    unsigned char sha256[32];
};

struct bg_result {
    const struct bg_ruleset *ruleset;
    int64_t as_of;
    const struct bg_lot_result *lots;
    size_t lots_n;
    const struct bg_input_file *inputs;
    size_t inputs_n;
    const char *options; /* the options that matter, for the record */
};

#endif
