/* The steps of an evaluation, in the order in which evaluate.c takes them. Private to score/. */
#ifndef BG_SCORE_EVALUATE_PARTS_H
#define BG_SCORE_EVALUATE_PARTS_H

#include "score/evaluate/env.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"
#include "score/words/words.h"

/* What the expressions read, for the record, with parameters at the dates that decided. */
void bg_criterion_reads(struct bg_arena *arena, struct bg_bid_env *env,
                        const struct bg_criterion *criterion, struct bg_criterion_result *result);

/* Judges one criterion (no group) over every period of the term: outcome, rating, sentences. */
struct bg_bid_judging {
    struct bg_arena *arena;
    const struct bg_ruleset *ruleset;
    const struct bg_bid *bid;
    struct bg_bid_env *env;
    const struct bg_ratio *zero, *one;
    bool brief;
    const struct bg_panel_review *panel; /* NULL: no panel has scored yet */
    struct bg_arena *scratch;            /* emptied after each criterion; NULL when brief */
};
void bg_judge_criterion(const struct bg_bid_judging *judging, size_t criterion,
                        const struct bg_value *set_values, size_t set_n,
                        struct bg_criterion_result *result);
/* A criterion that is not judged for this bid, with the reason. */
void bg_skip_criterion(size_t criterion, struct bg_reason why, struct bg_criterion_result *result);
/* Points, available and reachable of every criterion from the ratings, groups last. */
void bg_score_points(const struct bg_bid_judging *judging, struct bg_criterion_result *results);
/* The same for one criterion alone, whose weight does not move. */
void bg_score_leaf(const struct bg_bid_judging *judging, struct bg_criterion_result *result);

/* One bid on its way through the evaluation. */
struct bg_entry {
    struct bg_bid_result *result; /* criteria is `criteria` below */
    struct bg_criterion_result *criteria;
    struct bg_bid_judging judging;
    struct bg_flag *flags; /* grown by bg_entry_flag */
    size_t flags_n, flags_capacity;
    bool in_comparison;
    struct bg_dec evaluated; /* price after adjustments and preferences, exact */
};
struct bg_lot_work {
    struct bg_arena *arena;
    struct bg_arena *scratch; /* of a step; whoever uses it empties it */
    const struct bg_ruleset *ruleset;
    const struct bg_bids *bids;
    struct bg_entry *entries;
    size_t n;
    struct bg_lot_result *lot;
    struct bg_reason *warnings;
    size_t warnings_n, warnings_capacity;
    const struct bg_ratio *zero, *one;
    size_t ranked_n; /* entries at the head of lot->order that have a rank */
    bool brief;      /* a corpus run: no sentences on criteria and status, no flags, no warnings */
    bool lower_wins; /* the figure that ranks is money, or a falling index */
};
/* said and asked: what the officer reads, and what the vendor is asked (no row: nothing). */
void bg_entry_flag(struct bg_lot_work *work, struct bg_entry *entry, const char *id,
                   enum bg_reason_code title, struct bg_reason said, struct bg_reason asked);
/* Two numbers that differ, with all digits where they would look the same. */
struct bg_arg_pair {
    struct bg_arg a, b;
};
struct bg_arg_pair bg_args_apart(struct bg_arena *arena, struct bg_dec a, struct bg_dec b,
                                 const char *unit);
/* Warns of a figure that is stale, not verified or proposed. */
void bg_warn_parameter(struct bg_lot_work *work, const struct bg_read_item *read);
void bg_lot_warn(struct bg_lot_work *work, struct bg_reason warning); /* once */

/* Reaches award.minimum_quality, or there is none. */
bool bg_qualifies(const struct bg_lot_work *work, const struct bg_entry *entry);

/* Price of every bid of the comparison set, and what is said of the others. */
void bg_price_entries(struct bg_lot_work *work);
/* Why a late bid is late; flags on when bids came in. */
struct bg_reason bg_late_reason(const struct bg_lot_work *work, const struct bg_bid *bid);
void bg_flag_time(struct bg_lot_work *work);
/* Flags: abnormally low prices, and what does not fit together. Change no score. */
void bg_flag_abnormal(struct bg_lot_work *work);
void bg_crosscheck(struct bg_lot_work *work);
void bg_crosscheck_labour(struct bg_lot_work *work, struct bg_entry *entry);
void bg_crosscheck_unreadable(struct bg_lot_work *work, struct bg_entry *entry);
void bg_crosscheck_written(struct bg_lot_work *work, struct bg_entry *entry);
void bg_crosscheck_statements(struct bg_lot_work *work, struct bg_entry *entry);
void bg_crosscheck_plausible(struct bg_lot_work *work, struct bg_entry *entry);
/* What is still open, and whether it can change who is first: after the ranks. */
void bg_find_open(struct bg_lot_work *work);
/* The vendor's name, with the bid's id where another bid has the same name. */
const char *bg_entry_name(const struct bg_lot_work *work, size_t entry);
struct bg_arg bg_entry_name_arg(const struct bg_lot_work *work, size_t entry);
/* The figure that ranks, as it is shown and, with rank_on rounded, compared. */
struct bg_dec bg_rank_figure(const struct bg_lot_work *work, size_t entry);
int bg_rank_compare(const struct bg_lot_work *work, size_t a, size_t b); /* below 0: a is before */
struct bg_instant bg_receipt_of(const struct bg_lot_work *work, size_t entry);
/* The order by receipt of the i-th of these and all others is known. */
bool bg_receipts_told(const struct bg_lot_work *work, const size_t *order, size_t n, size_t i);
/* "87.50 points", "95,000.00 USD" */
struct bg_arg bg_figure_arg(const struct bg_lot_work *work, struct bg_dec figure);
/* Ranks, ties, order, margin and recommendation; totals and statuses must be there. */
void bg_rank_entries(struct bg_lot_work *work);
void bg_recommend(struct bg_lot_work *work);

/* Points, rounded as the award declares. They fit: weights have a bound, and ratings are from 0 to 1. */
struct bg_dec bg_award_round(const struct bg_ruleset *ruleset, const struct bg_ratio *exact);

#endif
