/* Workers by their pay an hour, put into bins. Private to score/headline. */
#ifndef BG_SCORE_HEADLINE_PAY_H
#define BG_SCORE_HEADLINE_PAY_H

#include "base/ratio.h"
#include "score/headline/headline.h"

struct bg_pay {
    struct bg_arena *arena;
    const char *unit;
    struct bg_dec low, high; /* of the wages on both sides */
    struct bg_dec workers, workers_after;
    bool has_floor;
    struct bg_dec floor[2], ripple;
    bool estimated;
    const char *why;
    /* How many workers are paid less than that, before (0) and after (1). */
    const struct bg_ratio *(*below)(const struct bg_pay *pay, struct bg_dec wage, int side);
    const void *data;
};

/* The bins: of a round width, from the lowest wage to half as much again as the floor, where the last
 * has no end. Numbers are rounded as they add up, so that bins add up to the workers. NULL: a wage does
 * not fit. */
const struct bg_key_pay *bg_pay_bins(const struct bg_pay *pay);

#endif
