/* The lot of a result, renumbered: the bids in the order of the ranking. */
#include "report/evaluation/plan_order.h"

const struct bg_lot_result *bg_plan_order(struct bg_arena *arena, const struct bg_lot_result *lot)
{
    struct bg_lot_result *out = BG_NEW(arena, struct bg_lot_result);
    size_t n = lot->bids_n, set = 0;
    struct bg_bid_result *bids = BG_ARRAY(arena, n + 1, struct bg_bid_result);
    size_t *order = BG_ARRAY(arena, n + 1, size_t);
    size_t *place = BG_ARRAY(arena, n + 1, size_t);
    size_t *comparison = BG_ARRAY(arena, n + 1, size_t);
    bool *compared = BG_ARRAY(arena, n + 1, bool);
    for (size_t i = 0; i < n; i++) {
        bids[i] = lot->bids[lot->order[i]];
        place[lot->order[i]] = order[i] = i;
    }
    for (size_t i = 0; i < lot->comparison_n; i++)
        compared[place[lot->comparison_set[i]]] = true;
    for (size_t i = 0; i < n; i++)
        if (compared[i])
            comparison[set++] = i;
    *out = *lot;
    out->bids = bids;
    out->order = order;
    out->comparison_set = comparison;
    if (lot->recommended >= 0)
        out->recommended = (int)place[lot->recommended];
    return out;
}
