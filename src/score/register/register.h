/* What a standard would mean for existing contracts, estimated from published wage percentiles. A
 * pure function of ruleset, register and wage table: docs/registers.md gives the formulas. */
#ifndef BG_SCORE_REGISTER_REGISTER_H
#define BG_SCORE_REGISTER_REGISTER_H

#include "base/ratio.h"
#include "model/register.h"

enum { BG_SHARE_PLACES = 6, BG_PEOPLE_PLACES = 2, BG_YEAR_PLACES = 2 };

/* An estimate as exact fractions. counted is what goes into sums: the point, and where there is
 * none the least that fits the published percentiles, so that no tail is made up. */
struct bg_span {
    const struct bg_ratio *low, *counted, *high;
    bool has_point; /* else the statistics say no more than the bounds */
};

/* How many percent of the workers earn less than the floor.
 *
 * The p-th percentile w_p is the wage that p percent earn less than or as much as. With
 * w_a < floor <= w_b for neighbouring published percentiles a and b, between a and b percent earn
 * less; in between the wage is taken to rise evenly, so that the point is
 *     a + (b - a) (floor - w_a) / (w_b - w_a)
 * (50 + 25 x 1.80 / 2.80 = 66.07 for p50 18.20, p75 21.00 and a floor of 20.00). Outside the
 * published percentiles there is no point: between 0 and 10 percent below p10 (0 is counted),
 * between 90 and 100 above p90 (90 is). lawful is what everybody must be paid already: with floor
 * <= lawful nobody is below. */
struct bg_span bg_wage_share(struct bg_arena *arena, const struct bg_wage_points *points,
                             struct bg_dec floor, struct bg_dec lawful);

/* The shortfall an hour, on average over all workers: the integral of
 * max(0, floor - max(w(p), lawful)) over p from 0 to 1, where w(p) runs straight between the
 * published percentiles and is flat at the lowest below it (the tail is not extrapolated). Low:
 * each worker earns the wage of the next percentile above; high: of the next below, the lowest of
 * all the lawful minimum. There is a point where bg_wage_share has one; above the highest
 * percentile the part up to it is counted. */
struct bg_span bg_wage_gap(struct bg_arena *arena, const struct bg_wage_points *points,
                           struct bg_dec floor, struct bg_dec lawful);

/* The mean wage an hour as the estimates take it: w(p) as above and flat above the highest
 * published percentile too, each worker at lawful at least. */
const struct bg_ratio *bg_wage_mean(struct bg_arena *arena, const struct bg_wage_points *points,
                                    struct bg_dec lawful);

/* Pay that rises with the floor F, where wages up to s F rise too, each by the share r of its distance
 * to s F (m: lawful):
 *     w < F:            min(max(F - w, r (s F - w)), F - m)
 *     F <= w < s F:     r (s F - w)
 * on average over all workers, an hour: gap of those below F, band_gap of the others; band is how
 * many percent they are. */
struct bg_ripple {
    struct bg_dec to, share; /* s >= 1, 0 <= r < 1 */
};
struct bg_ripple_spans {
    struct bg_span gap, band, band_gap;
};
struct bg_ripple_spans bg_wage_ripple(struct bg_arena *arena, const struct bg_wage_points *points,
                                      struct bg_dec floor, struct bg_dec lawful,
                                      const struct bg_ripple *ripple);

/* The published wages as they are used: times growth and ratio, and drawn towards their median by what
 * the spread is less than 1; each rounded half-up at BG_SHARE_PLACES. n 0: not possible. */
struct bg_wage_points bg_register_wages(struct bg_arena *arena, const struct bg_wage_points *points,
                                        const struct bg_line_outcome *line);
/* The median of published percentiles, straight between them where it is not published. */
const struct bg_ratio *bg_wage_median(struct bg_arena *arena, const struct bg_wage_points *points);

/* The key of bg_wage_table.index and .single ("" for the area there). industry "": all industries. */
const char *bg_wage_key(struct bg_arena *arena, const char *area, const char *occupation,
                        const char *industry);

enum bg_register_summed {
    BG_SUMS_ALL,
    BG_SUMS_TOTAL, /* none by service and occupation */
    BG_SUMS_BUYER, /* the estimate of what the buyer pays alone, without its bounds */
    BG_SUMS_NONE   /* contracts are counted, as of what is another's today */
};
struct bg_register_options {
    /* What holds today, where it is another ruleset: contracts that it covers must be paid its
     * floor already. NULL: nothing but the legal minimum. */
    const struct bg_register_outcome *today;
    /* The same register and wages, judged before: what no assumption changes is taken from it.
     * NULL: everything is worked out. */
    const struct bg_register_outcome *like;
    enum bg_register_summed sums;
    int64_t as_of; /* parameters are read at this date; BG_NO_DATE: the ruleset's */
};

/* Everything made lives in arena; the rest is borrowed. ruleset->reg must be there. */
const struct bg_register_outcome *bg_register_judge(struct bg_arena *arena,
                                                    const struct bg_ruleset *ruleset,
                                                    const struct bg_register *reg,
                                                    const struct bg_wage_table *wages,
                                                    const struct bg_register_options *options);

/* Lines of one class have every figure in common that neither their workers nor their hours make. */
size_t bg_register_classes(const struct bg_register_outcome *outcome);
size_t bg_register_class_of(const struct bg_register_outcome *outcome, size_t line);
/* How many work on the line, without its other figures. False: they are not known. */
bool bg_register_workers(const struct bg_register_outcome *outcome, size_t line,
                         struct bg_dec *people);

/* The raise a year of a worker below the floor: raise / below. Low: the lowest raise over the most
 * workers; high: the highest over the fewest, and never above most, which is what a worker who
 * earns the lawful minimum would get. Not known where nobody is below. */
struct bg_estimate bg_register_each(struct bg_arena *arena, const struct bg_estimate *raise,
                                    const struct bg_estimate *below, struct bg_dec most);

/* -- steps of it, in files of their own ----------------------------------------------------------
 */
void bg_register_sums(struct bg_arena *arena, struct bg_register_outcome *outcome,
                      enum bg_register_summed which);

#endif
