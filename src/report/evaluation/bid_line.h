/* One criterion on a bid's sheet, and what its weight and points are. Private to report/evaluation. */
#ifndef BG_REPORT_EVALUATION_BID_LINE_H
#define BG_REPORT_EVALUATION_BID_LINE_H

#include "report/evaluation/plan.h"

struct bg_bid_line {
    struct bg_plan *plan;
    struct bg_page *page;
    size_t bid, index;
    const struct bg_criterion *c;
    const struct bg_criterion_result *r;
    const struct bg_env *env; /* NULL: the bid has no answers */
    int64_t row;
    int at;                      /* the column of its title */
    const struct bg_formula *id; /* the value cell shows a label: of its choice; else NULL */
};

const struct bg_formula *bg_bid_cell(const struct bg_bid_line *l, int column);
/* The same cell of another criterion. */
const struct bg_formula *bg_bid_cell_of(const struct bg_bid_line *l, size_t criterion, int column);
/* Whether the weight moves to the criteria beside it; what can be earned; what is earned. */
void bg_bid_put_away(const struct bg_bid_line *l);
void bg_bid_put_available(const struct bg_bid_line *l, struct bg_look look);
void bg_bid_put_points(const struct bg_bid_line *l);

#endif
