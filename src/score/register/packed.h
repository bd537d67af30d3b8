/* The figures of a line as whole hundredths, to add up many lines: what estimate.c gives, by another way.
 * tests/oracles/register holds the two against each other. Private to score/register. */
#ifndef BG_SCORE_REGISTER_PACKED_H
#define BG_SCORE_REGISTER_PACKED_H

#include "score/register/parts.h"

struct bg_hundredths { /* an estimate x 100 */
    bool known, has_point;
    bg_i128 part[3]; /* low, point, high */
};
struct bg_line_hundredths {
    enum bg_known people_from;
    bool paid_known;
    bg_i128 people, paid, most;
    struct bg_hundredths below, raise, employer, buyer, band, ripple;
};

/* False: some number of the line or of its kind does not fit; the line goes the long way. */
bool bg_register_packed_line(struct bg_register_judging *j, size_t line,
                             struct bg_line_hundredths *out);
/* What the buyer pays, x 100; -1: not known. */
bool bg_register_packed_buyer(struct bg_register_judging *j, size_t line, bg_i128 *out);
/* The same from the figures of a line. */
void bg_register_unpacked_line(const struct bg_line_outcome *line, struct bg_line_hundredths *out);

#endif
