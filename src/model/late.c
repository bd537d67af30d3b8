/* Late bids. A date alone is the whole day, so a bid of that day is not late against it. Where no
 * zone is known for the deadline, a bid is late only when it would be in every zone. */
#include "model/late.h"

#define DAY (INT64_C(86400) * 1000000)

static struct bg_instant due_of(const struct bg_ruleset *ruleset)
{
    return ruleset->solicitation.when[BG_AT_BIDS_DUE];
}

/* An instant without an offset is on the solicitation's clock: the zone that it names, else that of
 * the deadline. */
static struct bg_instant on_our_clock(const struct bg_ruleset *ruleset, struct bg_instant at)
{
    struct bg_instant due = due_of(ruleset);
    if (ruleset->solicitation.has_zone)
        return bg_instant_in_zone(at, ruleset->solicitation.zone);
    return due.has_zone ? bg_instant_in_zone(at, due.ahead) : at;
}

struct bg_instant bg_bid_claimed(const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    return on_our_clock(ruleset, bid->submitted);
}

struct bg_instant bg_bid_received(const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    const struct bg_receipt *receipt = bid->receipt;
    if (receipt == NULL)
        return BG_NO_INSTANT;
    return on_our_clock(ruleset, bg_instant_known(receipt->last_offer) ? receipt->last_offer
                                                                       : receipt->received);
}

/* The day of `at` on the deadline's clock. */
static int64_t day_there(struct bg_instant at, struct bg_instant due)
{
    if (at.has_zone && due.has_zone)
        at.ahead = due.ahead;
    return bg_instant_day(at);
}

static bool late_later(struct bg_instant a, struct bg_instant b)
{
    int order;
    return bg_instant_compare(a, b, &order) && order > 0;
}

/* What its own clock shows, as if that were the clock of the deadline. */
static struct bg_instant wall_clock(struct bg_instant at)
{
    at.micros += at.ahead * INT64_C(60) * 1000000;
    at.ahead = 0;
    at.has_zone = false;
    return at;
}

static bool is_unclear(struct bg_instant at, struct bg_instant due)
{
    if (due.has_time && !at.has_time)
        return day_there(at, due) == bg_instant_day(due);
    return at.has_zone && !due.has_zone && late_later(wall_clock(at), due);
}

static void late_measure(struct bg_timeliness *out, struct bg_instant due)
{
    out->in_days = !out->at.has_time || !due.has_time;
    if (!out->in_days) {
        out->behind = out->at.micros - due.micros;
        return;
    }
    int64_t days = day_there(out->at, due) - bg_instant_day(due);
    out->behind = (days < 1 ? 1 : days) * DAY;
}

struct bg_timeliness bg_bid_timeliness(const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    struct bg_instant due = due_of(ruleset);
    bool recorded = bid->receipt != NULL && bg_instant_known(bid->receipt->received);
    struct bg_timeliness out = {.at = recorded ? on_our_clock(ruleset, bid->receipt->received)
                                               : bg_bid_claimed(ruleset, bid)};
    out.claimed = !recorded && bg_instant_known(out.at);
    if (!bg_instant_known(due) || !bg_instant_known(out.at))
        return out;
    if (late_later(out.at, due)) {
        out.is = BG_TOO_LATE;
        out.accepted =
            bid->late_accepted != NULL && ruleset->solicitation.late == BG_LATE_BY_DECISION;
        late_measure(&out, due);
    } else if (is_unclear(out.at, due)) {
        out.is = BG_TIME_UNCLEAR;
    }
    return out;
}

bool bg_bid_is_late(const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    struct bg_timeliness t = bg_bid_timeliness(ruleset, bid);
    return bid->status == BG_BID_ACTIVE && t.is == BG_TOO_LATE && !t.accepted;
}

bool bg_bid_is_admitted(const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    return bid->status == BG_BID_ACTIVE && !bid->not_comparable && !bg_bid_is_late(ruleset, bid);
}
