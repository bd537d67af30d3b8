/* Private to plan.c and plan_index.c: the indexes of all bids, found once for the plan. */
#ifndef BG_REPORT_EVALUATION_PLAN_INDEX_H
#define BG_REPORT_EVALUATION_PLAN_INDEX_H

struct bg_plan;
void bg_plan_find_indexes(struct bg_plan *plan);

#endif
