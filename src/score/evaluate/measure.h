/* Measures of a bid: expressions of the ruleset, over its answers or the rows of a table, with the
 * range that uncertain parameters leave. Exact decimals; a missing part makes the whole missing. */
#ifndef BG_SCORE_EVALUATE_MEASURE_H
#define BG_SCORE_EVALUATE_MEASURE_H

#include "model/modelling.h"

struct bg_measuring {
    struct bg_arena *arena;
    const struct bg_ruleset *ruleset;
    const struct bg_bid *submitted, *assumed; /* bound to the ruleset */
    int64_t date; /* at which every parameter is read; BG_NO_DATE: each at its own */
};
struct bg_figure bg_measure(const struct bg_measuring *measuring, size_t measure);
enum { BG_MEASURE_RANGE = 24, BG_MEASURE_ENDS = 8 };
/* The same; where at most three figures are uncertain ends are its values at all their ends: bit i of the
 * index is bg_measure_range's i-th at its high. */
struct bg_figure bg_measure_with_ends(const struct bg_measuring *measuring, size_t measure,
                                      struct bg_value ends[BG_MEASURE_ENDS]);
/* The measure itself, or the two that it is a quotient of; how many. */
size_t bg_measure_parts(const struct bg_ruleset *ruleset, size_t measure,
                        const struct bg_measure *parts[2]);
/* The parameters over whose ends low and high are looked for; how many. */
size_t bg_measure_range(const struct bg_ruleset *ruleset, size_t measure,
                        size_t params[BG_MEASURE_RANGE]);
/* The same without its low and high. */
struct bg_value bg_measure_value(const struct bg_measuring *measuring, size_t measure);
/* The parts by job class, in the order in which they first appear; n 0: not split, or missing. */
struct bg_class_figures bg_measure_classes(const struct bg_measuring *measuring, size_t measure);

/* A sum of figures that grows; starts zeroed. Missing ones are left out, and counted is how many
 * were not. An error, or a sum that does not fit, stays an error. */
void bg_figure_add(struct bg_figure *sum, size_t *counted, const struct bg_figure *figure);
/* The quotient of two figures that were summed over bids; missing where the second is 0. */
struct bg_figure bg_figure_over(const struct bg_figure *a, const struct bg_figure *b);

#endif
