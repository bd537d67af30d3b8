/* Names of the bid, and what is behind its answers. */
#include "model/bid.h"

const char *bg_bid_status_name(enum bg_bid_status status)
{
    static const char *const names[] = {
        [BG_BID_ACTIVE] = "active",
        [BG_BID_WITHDRAWN] = "withdrawn",
        [BG_BID_DISQUALIFIED] = "disqualified",
        [BG_BID_DELETED] = "deleted",
        [BG_BID_PENDING] = "pending",
        [BG_BID_REPLACED] = "replaced",
        [BG_BID_UNREADABLE] = "unreadable",
    };
    return names[status];
}

enum bg_evidence bg_bid_evidence(const struct bg_bid *bid, size_t slot)
{
    enum bg_evidence best = BG_CLAIMED;
    for (size_t i = 0; i < bid->evidence_n; i++) {
        const struct bg_evidence_item *item = &bid->evidence[i];
        if (item->slot != (int)slot)
            continue;
        if (item->verified_by[0])
            return BG_VERIFIED;
        if (item->document[0])
            best = BG_EVIDENCED;
    }
    return best;
}

const char *bg_evidence_name(enum bg_evidence evidence)
{
    static const char *const names[] = {
        [BG_CLAIMED] = "claimed", [BG_EVIDENCED] = "evidenced", [BG_VERIFIED] = "verified"};
    return names[evidence];
}

const struct bg_clarification *bg_bid_clarified(const struct bg_bid *bid, size_t slot)
{
    for (size_t i = bid->clarifications_n; i > 0; i--)
        if (bid->clarifications[i - 1].slot == (int)slot)
            return &bid->clarifications[i - 1];
    return NULL;
}

struct bg_value bg_bid_original(const struct bg_bid *bid, size_t slot)
{
    for (size_t i = 0; i < bid->clarifications_n; i++)
        if (bid->clarifications[i].slot == (int)slot)
            return bid->clarifications[i].was;
    return bid->values[slot];
}
