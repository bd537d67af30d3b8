/* SMAA-2 by counting draws, in whole numbers. */
#include "score/robustness/smaa.h"

#include <string.h>

#include "base/random.h"

struct bg_smaa_work {
    int64_t *weights; /* of the draw */
    int64_t *ratings; /* with the open answers of the draw */
    bg_i128 *totals;  /* by bid */
    void *index_data;
};

struct bg_smaa_sums bg_smaa_sums_new(struct bg_arena *arena, const struct bg_smaa *s)
{
    return (struct bg_smaa_sums){BG_ARRAY(arena, s->bids_n * s->bids_n, int64_t),
                                 BG_ARRAY(arena, s->bids_n * s->weights_n, int64_t)};
}

struct bg_smaa_work *bg_smaa_work_new(struct bg_arena *arena, const struct bg_smaa *s,
                                      void *index_data)
{
    struct bg_smaa_work *work = BG_NEW(arena, struct bg_smaa_work);
    work->index_data = index_data;
    work->weights = BG_ARRAY(arena, s->weights_n, int64_t);
    work->ratings = BG_ARRAY(arena, s->bids_n * s->weights_n, int64_t);
    work->totals = BG_ARRAY(arena, s->bids_n, bg_i128);
    return work;
}

/* -- a draw ---------------------------------------------------------------------------------- */

static uint64_t numbers_a_draw(const struct bg_smaa *s)
{
    return (uint64_t)(s->weights_n - 1) + s->open_n;
}

static int64_t uniform(uint64_t seed, uint64_t n)
{
    return (int64_t)(bg_random_at(seed, n) >> 32);
}

/* The gaps between sorted uniform points are uniform on the simplex. */
void bg_smaa_weights(const struct bg_smaa *s, int64_t draw, int64_t *out)
{
    uint64_t first = (uint64_t)draw * numbers_a_draw(s);
    size_t n = s->weights_n - 1;
    for (size_t i = 0; i < n; i++) {
        int64_t point = uniform(s->seed, first + i);
        size_t at = i;
        for (; at > 0 && out[at - 1] > point; at--)
            out[at] = out[at - 1];
        out[at] = point;
    }
    out[n] = BG_SMAA_WHOLE;
    for (size_t i = n; i > 0; i--)
        out[i] -= out[i - 1];
}

static void draw_ratings(const struct bg_smaa *s, uint64_t seed, uint64_t first, int64_t *out)
{
    memcpy(out, s->ratings, s->bids_n * s->weights_n * sizeof *out);
    for (size_t i = 0; i < s->open_n; i++) {
        const struct bg_smaa_open *open = &s->open[i];
        out[open->bid * s->weights_n + open->weight] +=
            (int64_t)(((bg_i128)open->span * uniform(seed, first + i)) >> 32);
    }
}

/* -- totals and ranks ------------------------------------------------------------------------ */

/* At most 2^32 x 10^12 where nothing is away, and 2^32 times that on the way where something is. */
static bg_i128 smaa_total_of(const struct bg_smaa *s, const int64_t *weights,
                             const int64_t *ratings, size_t bid)
{
    const int64_t *own = ratings + bid * s->weights_n;
    bg_i128 earned = 0, price = 0;
    int64_t all = 0, kept = 0;
    for (size_t k = 0; k < s->weights_n; k++) {
        if ((int)k == s->price) {
            price = (bg_i128)weights[k] * own[k];
            continue;
        }
        all += weights[k];
        if (s->away != NULL && s->away[bid * s->weights_n + k])
            continue;
        kept += weights[k];
        earned += (bg_i128)weights[k] * own[k];
    }
    if (kept != all)
        earned = kept == 0 ? 0 : earned * all / kept;
    return earned + price;
}

static void add_totals(const struct bg_smaa *s, struct bg_smaa_work *work, const int64_t *weights,
                       const int64_t *ratings)
{
    for (size_t i = 0; i < s->bids_n; i++)
        work->totals[i] = smaa_total_of(s, weights, ratings, i);
    if (s->index != NULL)
        s->index(work->index_data, weights, work->totals);
}

static size_t smaa_rank_of(const struct bg_smaa *s, const struct bg_smaa_work *work, size_t bid)
{
    size_t better = 0;
    for (size_t i = 0; i < s->bids_n; i++)
        better += work->totals[i] > work->totals[bid];
    return better;
}

void bg_smaa_count(const struct bg_smaa *s, struct bg_smaa_work *work, const int64_t *weights,
                   const int64_t *ratings, struct bg_smaa_sums *sums)
{
    add_totals(s, work, weights, ratings);
    for (size_t i = 0; i < s->bids_n; i++) {
        size_t rank = smaa_rank_of(s, work, i);
        sums->ranks[i * s->bids_n + rank]++;
        for (size_t k = 0; rank == 0 && k < s->weights_n; k++)
            sums->weights[i * s->weights_n + k] += weights[k];
    }
}

void bg_smaa_draw(const struct bg_smaa *s, struct bg_smaa_work *work, int64_t from, int64_t to,
                  struct bg_smaa_sums *sums)
{
    for (int64_t draw = from; draw < to; draw++) {
        uint64_t first = (uint64_t)draw * numbers_a_draw(s);
        bg_smaa_weights(s, draw, work->weights);
        const int64_t *ratings = s->ratings;
        if (s->open_n > 0) {
            draw_ratings(s, s->seed, first + s->weights_n - 1, work->ratings);
            ratings = work->ratings;
        }
        bg_smaa_count(s, work, work->weights, ratings, sums);
    }
}

int64_t bg_smaa_first(const struct bg_smaa *s, struct bg_smaa_work *work, const int64_t *weights,
                      size_t bid, int64_t from, int64_t to)
{
    uint64_t second = bg_random_at(s->seed, UINT64_MAX);
    int64_t count = 0;
    for (int64_t draw = from; draw < to; draw++) {
        draw_ratings(s, second, (uint64_t)draw * s->open_n, work->ratings);
        add_totals(s, work, weights, work->ratings);
        count += smaa_rank_of(s, work, bid) == 0;
    }
    return count;
}
