/* Methods with the buyer's own limits: quartile fences, and percentages below a mean or an
 * estimate. "More than" the percentage is strict. */
#include "score/abnormal/abnormal.h"

#include "score/abnormal/rule.h"

const struct bg_ratio *bg_quartile(struct bg_arena *arena, const struct bg_dec *sorted, size_t n,
                                   int q)
{
    size_t steps = (n - 1) * (size_t)q;
    size_t at = steps / 4;
    const struct bg_ratio *low = bg_ratio_dec(arena, sorted[at]);
    if (steps % 4 == 0)
        return low;
    const struct bg_ratio *gap = bg_ratio_sub(arena, bg_ratio_dec(arena, sorted[at + 1]), low);
    const struct bg_ratio *part =
        bg_ratio_div(arena, bg_ratio_int(arena, (int64_t)(steps % 4)), bg_ratio_int(arena, 4));
    return bg_ratio_add(arena, low, bg_ratio_mul(arena, gap, part));
}

static const struct bg_ratio *reach(struct bg_arena *arena, const struct bg_ratio *q1,
                                    const struct bg_ratio *q3, struct bg_dec multiple)
{
    return bg_ratio_mul(arena, bg_ratio_dec(arena, multiple), bg_ratio_sub(arena, q3, q1));
}

const struct bg_ratio *bg_fence_low(struct bg_arena *arena, const struct bg_ratio *q1,
                                    const struct bg_ratio *q3, struct bg_dec multiple)
{
    return bg_ratio_sub(arena, q1, reach(arena, q1, q3, multiple));
}

const struct bg_ratio *bg_fence_high(struct bg_arena *arena, const struct bg_ratio *q1,
                                     const struct bg_ratio *q3, struct bg_dec multiple)
{
    return bg_ratio_add(arena, q3, reach(arena, q1, q3, multiple));
}

/* Cardinal's fence (R024: at or below Q1 - 1.5 IQR), over the prices of one set, not over many
 * contracts. Quartiles 0.5 and 0.75: 0.125. Without a spread there is no fence. */
static void fence(const struct bg_abnormal_context *c, size_t i, const struct bg_dec *prices,
                  size_t n, struct bg_abnormal_finding *out)
{
    enum { BIDS_MIN = 4 };
    struct bg_arena *arena = c->arena;
    const struct bg_ratio *q1 = bg_quartile(arena, prices, n, 1);
    const struct bg_ratio *q3 = bg_quartile(arena, prices, n, 3);
    if (n < BIDS_MIN || bg_ratio_cmp(q1, q3) == 0) {
        out->found =
            n < BIDS_MIN ? BG_REASON_PLAIN(NOT_JUDGED_FOUR) : BG_REASON_PLAIN(NOT_JUDGED_QUARTILES);
        return;
    }
    const struct bg_ratio *price = bg_ratio_dec(arena, c->set[i].price);
    out->judged = true;
    out->threshold = bg_fence_low(arena, q1, q3, c->parameter[0]);
    out->flagged = bg_ratio_cmp(price, out->threshold) <= 0;
    out->found = BG_REASON(arena, FOUND_FENCE, bg_abnormal_distance(arena, price, q1),
                           bg_abnormal_money(arena, q1), bg_abnormal_money(arena, out->threshold));
}

const struct bg_abnormal_method bg_abnormal_method_quartile_fence = {
    .name = "quartile_fence",
    .title = "Quartile fence",
    .parameters = (const char *const[]){"multiple", NULL},
    .defaults = (const char *const[]){"1.5"},
    .words = "flags a price at or below the first quartile less a multiple of the distance between "
             "the first and third quartile",
    .source_title = "Open Contracting Partnership, Cardinal, indicators R024 and R058",
    .source_url = "https://cardinal.readthedocs.io/en/latest/cli/indicators/R/058.html",
    .verified = true,
    .judge = fence,
};

static const char *limit_text(struct bg_arena *arena, struct bg_dec percent)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_text(percent, text));
}

/* base times (100 - percent) / 100 */
static const struct bg_ratio *bar_below(struct bg_arena *arena, const struct bg_ratio *base,
                                        struct bg_dec percent)
{
    const struct bg_ratio *rest =
        bg_ratio_sub(arena, bg_ratio_int(arena, 100), bg_ratio_dec(arena, percent));
    return bg_ratio_div(arena, bg_ratio_mul(arena, base, rest), bg_ratio_int(arena, 100));
}

/* The mean is of the others, so that a price is not measured against itself; exclude_highest 1
 * leaves the highest of the others out of it. */
static void below_mean(const struct bg_abnormal_context *c, size_t i, const struct bg_dec *prices,
                       size_t n, struct bg_abnormal_finding *out)
{
    struct bg_arena *arena = c->arena;
    bool exclude = bg_dec_sign(c->parameter[1]) != 0;
    size_t left_out = exclude ? 2 : 1;
    if (n <= left_out) {
        out->found = BG_REASON_PLAIN(NOT_JUDGED_FEW);
        return;
    }
    const struct bg_ratio *sum =
        bg_ratio_mul(arena, bg_price_mean(arena, prices, n), bg_ratio_int(arena, (int64_t)n));
    sum = bg_ratio_sub(arena, sum, bg_ratio_dec(arena, c->set[i].price));
    bool is_highest = bg_dec_cmp(c->set[i].price, prices[n - 1]) == 0;
    if (exclude)
        sum = bg_ratio_sub(arena, sum, bg_ratio_dec(arena, prices[is_highest ? n - 2 : n - 1]));
    const struct bg_ratio *mean =
        bg_ratio_div(arena, sum, bg_ratio_int(arena, (int64_t)(n - left_out)));
    out->threshold = bar_below(arena, mean, c->parameter[0]);
    bg_abnormal_settle(arena, out, c->set[i].price, mean, BG_R_OF_MEAN_OF_OTHERS,
                       limit_text(arena, c->parameter[0]));
}

const struct bg_abnormal_method bg_abnormal_method_percent_below_mean = {
    .name = "percent_below_mean",
    .title = "Percentage below the mean of the others",
    .parameters = (const char *const[]){"percent", "exclude_highest", NULL},
    .defaults = (const char *const[]){NULL, "0"},
    .words = "flags a price more than the percentage below the mean of the other prices",
    .source_title = "The buyer's own limit",
    .source_url = "",
    .verified = true,
    .judge = below_mean,
};

static void below_estimate(const struct bg_abnormal_context *c, size_t i,
                           const struct bg_dec *prices, size_t n, struct bg_abnormal_finding *out)
{
    struct bg_arena *arena = c->arena;
    const struct bg_ratio *estimate = bg_ratio_dec(arena, c->parameter[1]);
    (void)prices;
    (void)n;
    if (bg_ratio_sign(estimate) <= 0) {
        out->found = BG_REASON_PLAIN(NOT_JUDGED_ESTIMATE);
        return;
    }
    out->threshold = bar_below(arena, estimate, c->parameter[0]);
    bg_abnormal_settle(arena, out, c->set[i].price, estimate, BG_R_OF_ESTIMATE,
                       limit_text(arena, c->parameter[0]));
}

const struct bg_abnormal_method bg_abnormal_method_percent_below_estimate = {
    .name = "percent_below_estimate",
    .title = "Percentage below the estimate",
    .parameters = (const char *const[]){"percent", "estimate", NULL},
    .words = "flags a price more than the percentage below the buyer's estimate",
    .source_title = "The buyer's own limit",
    .source_url = "",
    .verified = true,
    .judge = below_estimate,
};
