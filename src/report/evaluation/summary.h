/* The parts of the sheet Summary. Private to summary*.c and sheet_summary.c. */
#ifndef BG_REPORT_EVALUATION_SUMMARY_H
#define BG_REPORT_EVALUATION_SUMMARY_H

#include "report/evaluation/plan.h"

/* Columns. The ranking goes on in those from MORE on; the parts of the points have a bid in each. */
enum { BG_S_RANK, BG_S_NAME, BG_S_TOTAL, BG_S_MORE };

struct bg_summary {
    struct bg_plan *plan;
    struct bg_page *page;
    size_t n, shown; /* bids; those that the parts of the points are shown of */
    int columns;
    double width[64]; /* of columns */
    bool score;       /* points rank */
    int64_t first;    /* row of the first place */
};

/* Places look up what Comparison has: the text or number of place k (from 0) in a row of Comparison, or
 * in a column of Price. */
const struct bg_formula *bg_summary_look(const struct bg_summary *s, int64_t comparison_row,
                                         size_t k);
const struct bg_formula *bg_summary_look_price(const struct bg_summary *s, int column, size_t k);
/* Units of width from the column to the end of the sheet of paper. */
size_t bg_summary_room(const struct bg_summary *s, int column);

/* Each puts its part from the row on and gives the row behind it. */
int64_t bg_summary_award(struct bg_summary *s, int64_t row);
int64_t bg_summary_ranking(struct bg_summary *s, int64_t row);
int64_t bg_summary_parts(struct bg_summary *s, int64_t row);
int64_t bg_summary_areas(struct bg_summary *s, int64_t row);
int64_t bg_summary_notes(struct bg_summary *s, int64_t row);
int64_t bg_summary_ownership(struct bg_summary *s, int64_t row);
int64_t bg_summary_signatures(struct bg_summary *s, int64_t row);
/* The place as it was evaluated, a link to the bid's sheet; the name beside it. */
void bg_summary_put_bid(struct bg_summary *s, int64_t row, size_t bid);
/* How many columns the ranking has from BG_S_MORE on. */
int bg_summary_ranking_columns(const struct bg_summary *s);
struct bg_look bg_summary_money(const struct bg_plan *plan); /* how its amounts are shown */

#endif
