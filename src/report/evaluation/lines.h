/* The lines of all bids' price schedules beside each other: which lines of different bids are the same. */
#ifndef BG_REPORT_EVALUATION_LINES_H
#define BG_REPORT_EVALUATION_LINES_H

#include "model/result.h"

struct bg_price_line {
    size_t bid, row; /* the first that has it: its words are those of the line */
    int64_t *row_of; /* by bid: the row of its table; -1: it has no such line */
};

struct bg_lines {
    const struct bg_price_line *line;
    size_t n;
    const int *described; /* columns with the line's own words: number, item, unit */
    size_t described_n;
    bool quantities_differ; /* between bids, in some line */
};

/* Lines with the same words are one, by their first column where no bid has the same there twice, else by
 * all of them; without words the n-th lines are. A line that only a later bid has is added at the end.
 * NULL: the price has no schedule. */
const struct bg_lines *bg_lines_match(struct bg_arena *arena, const struct bg_ruleset *rules,
                                      const struct bg_lot_result *lot);
/* A cell of a bid's table of lines; column -1, or no such row: missing. */
struct bg_value bg_lines_value(const struct bg_ruleset *rules, const struct bg_bid *bid,
                               int64_t row, int column);
size_t bg_lines_rows(const struct bg_ruleset *rules, const struct bg_bid *bid);

#endif
