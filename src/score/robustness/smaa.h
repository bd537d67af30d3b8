/* Rank acceptability over all weights: SMAA-2 (Lahdelma and Salminen, "SMAA-2: stochastic
 * multicriteria acceptability analysis for group decision making", Operations Research 49(3),
 * 2001). Weights are drawn uniformly from all that add up to the whole; what share of them makes a
 * bid first, second, ... is its rank acceptability; the mean of those that make it first are its
 * central weights; how often these make it first, while open answers vary, is its confidence
 * factor.
 *
 * Integers only: a rating counts in units of 10^-12 and a weight in units of 2^-32 of the whole.
 * Draw n uses numbers of its own of the generator (base/random.h), and results are sums of whole
 * numbers, so they do not depend on how the draws are spread over threads. */
#ifndef BG_SCORE_ROBUSTNESS_SMAA_H
#define BG_SCORE_ROBUSTNESS_SMAA_H

#include "base/dec.h"

#define BG_SMAA_RATING    INT64_C(1000000000000)
#define BG_SMAA_WHOLE     (INT64_C(1) << 32)
#define BG_SMAA_DRAWS_MAX INT64_C(1000000000) /* sums of weights stay below 2^63 */

struct bg_smaa_open { /* an open answer: adds 0 to span to a rating, uniformly */
    size_t bid, weight;
    int64_t span;
};

/* Turns the quality of every bid (rating units times weight units, at these weights) into the
 * figure that ranks, of which the larger is the better. data is the thread's own. */
typedef void bg_smaa_index(void *data, const int64_t *weights, bg_i128 *figures);

struct bg_smaa {
    size_t bids_n, weights_n;
    const int64_t *ratings; /* [bid * weights_n + weight] */
    const bool *away; /* likewise; it gives its weight to the other criteria. NULL: none does */
    int price;        /* the weight that is the price's, which takes and gives nothing; -1: none */
    const struct bg_smaa_open *open;
    size_t open_n;
    bg_smaa_index *index; /* NULL: the sum of points ranks */
    uint64_t seed;
};

struct bg_smaa_sums {
    int64_t
        *ranks; /* [bid * bids_n + rank from 0]: draws with that rank; equals share the better */
    int64_t *weights; /* [bid * weights_n + weight]: of the draws that make it first */
};

/* Room for sums, and for what one thread needs while it draws. */
struct bg_smaa_sums bg_smaa_sums_new(struct bg_arena *arena, const struct bg_smaa *s);
struct bg_smaa_work;
struct bg_smaa_work *bg_smaa_work_new(struct bg_arena *arena, const struct bg_smaa *s,
                                      void *index_data);

/* Adds draws from (counting from 0) up to, not including, to. */
void bg_smaa_draw(const struct bg_smaa *s, struct bg_smaa_work *work, int64_t from, int64_t to,
                  struct bg_smaa_sums *sums);
/* The weights of one draw, for a look at them; out has weights_n entries, which add up to the
 * whole. */
void bg_smaa_weights(const struct bg_smaa *s, int64_t draw, int64_t *out);
/* Counts one draw of given weights (units of 2^-32) and ratings ([bid * weights_n + weight]). */
void bg_smaa_count(const struct bg_smaa *s, struct bg_smaa_work *work, const int64_t *weights,
                   const int64_t *ratings, struct bg_smaa_sums *sums);
/* In how many of draws from..to a bid is first with these weights, open answers varying. Its
 * numbers come from a second run of the generator. */
int64_t bg_smaa_first(const struct bg_smaa *s, struct bg_smaa_work *work, const int64_t *weights,
                      size_t bid, int64_t from, int64_t to);

#endif
