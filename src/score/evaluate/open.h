/* What is still open in a comparison, and how far each bid can still come. Private to score/. */
#ifndef BG_SCORE_EVALUATE_OPEN_H
#define BG_SCORE_EVALUATE_OPEN_H

#include "score/evaluate/parts.h"

struct bg_span { /* the least and the most that a figure can still come to */
    const struct bg_ratio *low, *high;
};
struct bg_open_bid {
    bool counts;    /* it is ranked, or nothing but open points keeps it from that */
    bool waits;     /* some of its own points are open */
    bool may_leave; /* what is open can eliminate it, or take it below the minimum quality */
    bool *leaf;     /* by criterion: its points are open */
    struct bg_span quality, total;
};
struct bg_opening {
    struct bg_lot_work *work;
    struct bg_open_bid *bids; /* by entry */
    bool *relative;           /* by criterion: what it compares is open for some bid */
    bool moves;               /* more than open criteria moves: weights, or what takes a missing
                               * answer for one */
    bool set_open;            /* a bid may still leave the comparison set */
    bool price_open;          /* so may every bid's points for price, or its evaluated price */
};

/* Fills all but `total` from the judged criteria. False: no bid of the comparison waits for points. */
bool bg_open_spans(struct bg_opening *o);
/* Adds the price to each span of quality: the totals, where the highest score wins. */
void bg_open_totals(struct bg_opening *o);
/* By an index of quality and price: t ranks before r whatever the open points turn out to be. */
bool bg_open_index_ahead(const struct bg_opening *o, size_t t, size_t r);

#endif
