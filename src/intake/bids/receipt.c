/* What the buyer recorded of how a bid came in, and a decision to score one that came in late. */
#include "intake/bids/receipt.h"

#include <string.h>

#include "intake/bids/bind.h"

#define IN(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const struct bg_key receipt_keys[] = {
    {"received", BG_KEY_INSTANT, IN(raw_receipt, received),
     .about = "When the buyer took the bid in; this decides whether it is late"},
    {"by", BG_KEY_TEXT, IN(raw_receipt, by), .about = "Who took it in"},
    {"opened", BG_KEY_INSTANT, IN(raw_receipt, opened)},
    {"last_offer", BG_KEY_INSTANT, IN(raw_receipt, last_offer),
     .about = "When its price came in, where an auction follows the deadline"},
    END};
const struct bg_shape bg_receipt_shape = {
    .name = "receipt", .what = "receipt", .size = sizeof(struct raw_receipt), .keys = receipt_keys};

static const struct bg_key accepted_keys[] = {
    {"reason", BG_KEY_TEXT, IN(raw_late_accepted, reason), .required = true},
    {"by", BG_KEY_TEXT, IN(raw_late_accepted, by), .about = "Who decided it"},
    {"date", BG_KEY_DATE, IN(raw_late_accepted, date)},
    END};
const struct bg_shape bg_late_accepted_shape = {.name = "late_accepted",
                                                .what = "acceptance of a late bid",
                                                .size = sizeof(struct raw_late_accepted),
                                                .keys = accepted_keys};

/* A decision without a reason is none: a blank one is an error of the file. */
static void bind_acceptance(struct bg_binder *b, struct bg_bid *bid,
                            const struct raw_late_accepted *raw)
{
    if (!raw->item.node)
        return;
    if (!raw->reason[strspn(raw->reason, " \t\r\n")]) {
        bg_diag_add(b->diags, BG_E520, bg_item_pos(b->json, &raw->item, "reason"),
                    "bid \"%s\" is accepted late without a reason", bid->id);
        return;
    }
    struct bg_late_acceptance *made = BG_NEW(b->arena, struct bg_late_acceptance);
    *made = (struct bg_late_acceptance){
        .reason = bg_bind_keep(b, raw->reason), .by = bg_bind_keep(b, raw->by), .date = raw->date};
    bid->late_accepted = made;
}

void bg_bid_bind_receipt(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw)
{
    const struct raw_receipt *r = &raw->receipt;
    bind_acceptance(b, bid, &raw->late_accepted);
    if (!r->item.node)
        return;
    struct bg_receipt *made = BG_NEW(b->arena, struct bg_receipt);
    *made = (struct bg_receipt){.received = r->received,
                                .by = bg_bind_keep(b, r->by),
                                .opened = r->opened,
                                .last_offer = r->last_offer};
    bid->receipt = made;
}
