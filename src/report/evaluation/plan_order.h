/* A lot with its bids in ranking order. */
#ifndef BG_REPORT_EVALUATION_PLAN_ORDER_H
#define BG_REPORT_EVALUATION_PLAN_ORDER_H

#include "model/result.h"

/* A copy in which bid 0 comes first: sheets and columns follow the ranking, not the command line. */
const struct bg_lot_result *bg_plan_order(struct bg_arena *arena, const struct bg_lot_result *lot);

#endif
