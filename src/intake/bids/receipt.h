/* Private to the readers of bids: receipts as they are in a file. */
#ifndef BG_INTAKE_BIDS_RECEIPT_H
#define BG_INTAKE_BIDS_RECEIPT_H

#include "base/field.h"
#include "intake/intake.h"

struct raw_receipt {
    struct bg_item item;
    struct bg_instant received, opened, last_offer;
    const char *by;
};
struct raw_late_accepted {
    struct bg_item item;
    const char *reason, *by;
    int64_t date;
};
extern const struct bg_shape bg_receipt_shape, bg_late_accepted_shape;

struct bg_binder;
struct raw_bid;
void bg_bid_bind_receipt(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw);

#endif
