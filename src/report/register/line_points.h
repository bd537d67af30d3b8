/* Private to report/register: the estimates of a line of Lines as formulas over the cells of its wages.
 * docs/registers.md has them in words. */
#ifndef BG_REPORT_REGISTER_LINE_POINTS_H
#define BG_REPORT_REGISTER_LINE_POINTS_H

#include "report/book/page.h"
#include "score/register/register.h"

struct bg_line_points { /* the cells of the wages as used */
    size_t n;
    int64_t percent[BG_WAGE_POINTS];
    const struct bg_formula *wage[BG_WAGE_POINTS];
    const struct bg_formula *floor, *lawful;
};

/* Workers below the floor in percent of all, and what a worker is short of it an hour, the mean of all.
 * part: 0 low, 1 the estimate, 2 high. */
const struct bg_formula *bg_line_share(struct bg_arena *arena, const struct bg_line_points *p,
                                       int part);
const struct bg_formula *bg_line_gap(struct bg_arena *arena, const struct bg_line_points *p,
                                     int part);

#endif
