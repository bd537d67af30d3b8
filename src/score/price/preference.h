/* Price preferences: money taken off or added for ranking only, never for the contract. Pure
 * functions of prices and of which bids a preference applies to, counts against and so on; who
 * answers those questions is elsewhere. */
#ifndef BG_SCORE_PRICE_PREFERENCE_H
#define BG_SCORE_PRICE_PREFERENCE_H

#include "base/ratio.h"
#include "model/reason.h"
#include "model/ruleset.h"

/* One preference over n bids; the arrays have n entries. */
struct bg_preference {
    const char *id, *title;
    const bool *applies;
    const bool *against;       /* other bids it counts against; NULL: those it does not apply to */
    const bool *off_if_lowest; /* off when the lowest bid is one of these; NULL: never */
    enum bg_preference_effect effect;
    enum bg_preference_base base;
    bool has_percent, has_amount; /* one of them */
    struct bg_dec percent, amount;
    /* Where the rate differs by bid: of the bid that moves (n entries); known[i] false: it does not
     * move. NULL: percent or amount above. */
    const struct bg_dec *rates;
    const bool *known;
    const struct bg_dec *base_amounts; /* what bases are measured on; NULL: the prices */
    bool has_cap;
    struct bg_dec cap;     /* the most money of this preference for one bid */
    const char *cap_group; /* NULL: none; the group's amounts for one bid add up to the limit */
    bool has_cap_group_limit;
    struct bg_dec cap_group_limit;
    int64_t order;     /* lower first; equal ones in their order here */
    const char *after; /* bases use prices as adjusted up to and with that earlier preference */
    bool wins_ties;
    const bool *may_not_displace; /* bids that it may not move past; NULL: none */
};

struct bg_preference_step {
    size_t preference;             /* index in the input */
    const struct bg_ratio *amount; /* taken off (below 0) or added */
    struct bg_reason why;
};

struct bg_preferred {
    bool present;
    const struct bg_ratio *evaluated; /* NULL when absent */
    const struct bg_preference_step *steps;
    size_t steps_n;
    bool wins_ties; /* a preference that applied to it says so */
};

/* prices: unadjusted; absent ones take no part. The result has n entries in arena. Percentages stay
 * exact: rounding is the caller's. *bad names (else NULL) an `after` that is no earlier one. */
const struct bg_preferred *bg_preference_apply(struct bg_arena *arena, const struct bg_dec *prices,
                                               const bool *present, size_t n,
                                               const struct bg_preference *preferences,
                                               size_t preferences_n, const char **bad);

#endif
