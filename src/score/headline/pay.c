/* Bins of pay an hour, whatever the pay is known from. */
#include "score/headline/pay.h"

enum { BINS = 14, PEOPLE_PLACES = 2, POWERS = 9 };

static bool pay_floor_of(struct bg_dec value, struct bg_dec step, int64_t *out)
{
    struct bg_dec n;
    return bg_dec_div(value, step, &n) && bg_dec_to_int(bg_dec_round(n, 0, BG_TRUNCATE), out);
}

static bool edge_of(struct bg_dec step, int64_t n, struct bg_dec *out)
{
    return bg_dec_mul(step, bg_dec_int(n), out);
}

/* Where the last bin with two ends may end: wages far above the floor are of no interest, unless all are. */
static bool pay_most_of(const struct bg_pay *pay, struct bg_dec *out)
{
    const struct bg_dec half_again = {.coef = 15, .places = 1};
    if (pay->has_floor && !bg_dec_mul(pay->floor[1], half_again, out))
        return false;
    if (!pay->has_floor || bg_dec_cmp(*out, pay->high) > 0 || bg_dec_cmp(*out, pay->low) <= 0)
        *out = pay->high;
    return true;
}

/* The least round width with which BINS reach. */
static bool pay_choose(const struct bg_pay *pay, struct bg_dec *width, int64_t *first, int64_t *n)
{
    static const int nice[] = {5, 1, 2};
    struct bg_dec most;
    int64_t last;
    if (!pay_most_of(pay, &most))
        return false;
    for (int power = 0; power < POWERS; power++)
        for (int i = 0; i < 3; i++) {
            *width = (struct bg_dec){.coef = nice[i], .places = i ? 0 : 1};
            for (int k = 0; k < power; k++)
                width->coef *= 10;
            if (!pay_floor_of(pay->low, *width, first) || !pay_floor_of(most, *width, &last))
                return false;
            *n = last - *first + 1;
            if (*n <= BINS)
                return true;
        }
    return false;
}

/* False: a number of people does not fit. */
static bool pay_count(const struct bg_pay *pay, const struct bg_dec *edges, size_t n, int side,
                      struct bg_value *out)
{
    struct bg_dec before = bg_dec_int(0), until, own;
    for (size_t i = 0; i < n; i++) {
        bool last = i + 1 == n;
        if (last)
            until = side ? pay->workers_after : pay->workers;
        else if (!bg_ratio_round(pay->below(pay, edges[i + 1], side), PEOPLE_PLACES, BG_HALF_UP,
                                 &until))
            return false;
        if (!bg_dec_sub(until, before, &own))
            return false;
        out[i] = bg_key_number(own);
        before = until;
    }
    return true;
}

const struct bg_key_pay *bg_pay_bins(const struct bg_pay *pay)
{
    struct bg_dec width;
    int64_t first, n;
    if (bg_dec_sign(pay->workers) <= 0 || !pay_choose(pay, &width, &first, &n))
        return NULL;
    struct bg_dec *edges = BG_ARRAY(pay->arena, (size_t)n + 1, struct bg_dec);
    struct bg_value *today = BG_ARRAY(pay->arena, (size_t)n, struct bg_value);
    struct bg_value *proposed = BG_ARRAY(pay->arena, (size_t)n, struct bg_value);
    for (int64_t i = 0; i <= n; i++)
        if (!edge_of(width, first + i, &edges[i]))
            return NULL;
    if (!pay_count(pay, edges, (size_t)n, 0, today) ||
        !pay_count(pay, edges, (size_t)n, 1, proposed))
        return NULL;
    struct bg_key_pay *out = BG_NEW(pay->arena, struct bg_key_pay);
    *out = (struct bg_key_pay){.unit = pay->unit,
                               .n = (size_t)n,
                               .edges = edges,
                               .open = bg_dec_cmp(pay->high, edges[n]) >= 0,
                               .today = today,
                               .proposed = proposed,
                               .has_floor = pay->has_floor,
                               .floor = {pay->floor[0], pay->floor[1]},
                               .ripple = pay->ripple,
                               .estimated = pay->estimated,
                               .why = pay->why};
    return out;
}
