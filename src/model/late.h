/* Whether a bid came in before bids were due, by what is recorded of it. */
#ifndef BG_MODEL_LATE_H
#define BG_MODEL_LATE_H

#include "model/bid.h"

enum bg_lateness {
    BG_IN_TIME,      /* also where nothing says that it was late */
    BG_TOO_LATE,     /* it is scored only where a decision and the ruleset say so */
    BG_TIME_UNCLEAR, /* a time or a zone is missing, and on it hangs whether it was late */
};

struct bg_timeliness {
    enum bg_lateness is;
    struct bg_instant at; /* what was held against the deadline; BG_NO_INSTANT: nothing is known */
    bool claimed;         /* that is the vendor's own date: no receipt is recorded */
    bool accepted;        /* it is late, and scored by a decision that the ruleset allows */
    bool in_days;         /* a time is missing, so `behind` counts whole days */
    int64_t behind;       /* microseconds after the deadline, of a late one */
};

struct bg_timeliness bg_bid_timeliness(const struct bg_ruleset *ruleset, const struct bg_bid *bid);
/* When the vendor says that it was handed in, read on the solicitation's clock. */
struct bg_instant bg_bid_claimed(const struct bg_ruleset *ruleset, const struct bg_bid *bid);
/* What breaks a tie by the time of receipt: recorded by the buyer only; else BG_NO_INSTANT. */
struct bg_instant bg_bid_received(const struct bg_ruleset *ruleset, const struct bg_bid *bid);
/* It is late and no decision admits it: it is listed and not scored. */
bool bg_bid_is_late(const struct bg_ruleset *ruleset, const struct bg_bid *bid);
/* Nothing but its answers decides: it is active, can be compared, and is not late. */
bool bg_bid_is_admitted(const struct bg_ruleset *ruleset, const struct bg_bid *bid);

#endif
