/* Names of the bid. */
#include "model/bid.h"

const char *bg_bid_status_name(enum bg_bid_status status)
{
    static const char *const names[] = {
        [BG_BID_ACTIVE] = "active",
        [BG_BID_WITHDRAWN] = "withdrawn",
        [BG_BID_DISQUALIFIED] = "disqualified",
        [BG_BID_DELETED] = "deleted",
        [BG_BID_UNREADABLE] = "unreadable",
    };
    return names[status];
}
