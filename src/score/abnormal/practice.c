/* Methods of Scotland, Prozorro and the World Bank. */
#include "score/abnormal/abnormal.h"

#include "score/abnormal/rule.h"

/* Scotland, construction handbook: more than 15 % below the mean of all prices but the highest, and
 * more than 1 % below the lowest qualifying price: of the others, the lowest that passes the first.
 * 1000, 1040, 1060, 1100, 830: mean 982.5, 85 % is 835.125, and 830 is also below 990: flagged. */
static void scotland(const struct bg_abnormal_context *c, size_t i, const struct bg_dec *prices,
                     size_t n, struct bg_abnormal_finding *out)
{
    struct bg_arena *arena = c->arena;
    if (n < 2) {
        out->found = BG_REASON_PLAIN(NOT_JUDGED_TWO);
        return;
    }
    const struct bg_ratio *mean = bg_price_mean(arena, prices, n - 1);
    const struct bg_ratio *bar = bg_abnormal_part(arena, mean, "85");
    bool own_passed = false;
    size_t lowest = 0;
    for (; lowest + 1 < n; lowest++) {
        bool own = !own_passed && bg_dec_cmp(prices[lowest], c->set[i].price) == 0;
        own_passed |= own;
        if (!own && bg_ratio_cmp(bg_ratio_dec(arena, prices[lowest]), bar) >= 0)
            break;
    }
    const struct bg_ratio *qualifying = bg_ratio_dec(arena, prices[lowest]);
    const struct bg_ratio *near = bg_abnormal_part(arena, qualifying, "99");
    out->threshold = bg_ratio_cmp(bar, near) < 0 ? bar : near;
    bg_abnormal_settle(arena, out, c->set[i].price, mean, BG_R_OF_ADJUSTED_AVERAGE, "15");
    out->found =
        BG_REASON(arena, FOUND_LOWEST_QUALIFYING, bg_arg_phrase(arena, out->found),
                  bg_abnormal_distance(arena, bg_ratio_dec(arena, c->set[i].price), qualifying),
                  bg_abnormal_money(arena, qualifying));
}

const struct bg_abnormal_method bg_abnormal_method_scotland = {
    .name = "scotland",
    .title = "Scotland, construction procurement handbook",
    .parameters = (const char *const[]){NULL},
    .words = "flags a price more than 15 % below the mean of all prices but the highest and more "
             "than 1 % below the lowest qualifying price",
    .source_title = "Scottish Government, construction procurement handbook",
    .source_url = "https://www.gov.scot/publications/construction-procurement-handbook/pages/10/",
    .verified = true,
    .judge = scotland,
};

static const struct bg_ratio *mean_of_others(struct bg_arena *arena, const struct bg_dec *prices,
                                             size_t n, struct bg_dec own)
{
    const struct bg_ratio *all =
        bg_ratio_mul(arena, bg_price_mean(arena, prices, n), bg_ratio_int(arena, (int64_t)n));
    return bg_ratio_div(arena, bg_ratio_sub(arena, all, bg_ratio_dec(arena, own)),
                        bg_ratio_int(arena, (int64_t)n - 1));
}

/* The price that follows own in rising order; own again when another bid has the same. */
static const struct bg_ratio *next_price(struct bg_arena *arena, const struct bg_dec *prices,
                                         size_t n, struct bg_dec own)
{
    for (size_t i = 0; i + 1 < n; i++) {
        if (bg_dec_cmp(prices[i], own) == 0)
            return bg_ratio_dec(arena, prices[i + 1]);
    }
    return NULL;
}

/* Prozorro: 1 - price / mean(others) >= 0.40 or 1 - price / next >= 0.30. There only the best bid
 * is asked about, and the mean is of the prices before the auction; here each bid is judged alike,
 * on one set of prices. */
static void prozorro(const struct bg_abnormal_context *c, size_t i, const struct bg_dec *prices,
                     size_t n, struct bg_abnormal_finding *out)
{
    struct bg_arena *arena = c->arena;
    if (n < 2) {
        out->found = BG_REASON_PLAIN(NOT_JUDGED_ALONE);
        return;
    }
    const struct bg_ratio *price = bg_ratio_dec(arena, c->set[i].price);
    const struct bg_ratio *mean = mean_of_others(arena, prices, n, c->set[i].price);
    const struct bg_ratio *next = next_price(arena, prices, n, c->set[i].price);
    const struct bg_ratio *bar = bg_abnormal_part(arena, mean, "60");
    out->threshold = bar;
    bg_abnormal_settle(arena, out, c->set[i].price, mean, BG_R_OF_MEAN_OF_OTHERS, "40");
    if (next != NULL) {
        const struct bg_ratio *near = bg_abnormal_part(arena, next, "70");
        out->threshold = bg_ratio_cmp(near, bar) > 0 ? near : bar;
        out->found =
            BG_REASON(arena, FOUND_NEXT_PRICE, bg_arg_phrase(arena, out->found),
                      bg_abnormal_distance(arena, price, next), bg_abnormal_money(arena, next));
    }
    out->flagged = bg_ratio_cmp(price, out->threshold) <= 0;
}

const struct bg_abnormal_method bg_abnormal_method_prozorro = {
    .name = "prozorro",
    .title = "Prozorro (Ukraine)",
    .parameters = (const char *const[]){NULL},
    .words = "flags a price 40 % or more below the mean of the others, or 30 % or more below the "
             "next price",
    .source_title = "ProzorroUKR/openprocurement.api, prepare_award_milestones",
    .source_url = "https://github.com/ProzorroUKR/openprocurement.api",
    .verified = true,
    .judge = prozorro,
};

/* The sum of squared distances from the mean over n - 1. */
static const struct bg_ratio *variance_of(struct bg_arena *arena, const struct bg_dec *prices,
                                          size_t n, const struct bg_ratio *mean)
{
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    for (size_t i = 0; i < n; i++) {
        const struct bg_ratio *apart = bg_ratio_sub(arena, bg_ratio_dec(arena, prices[i]), mean);
        sum = bg_ratio_add(arena, sum, bg_ratio_mul(arena, apart, apart));
    }
    return bg_ratio_div(arena, sum, bg_ratio_int(arena, (int64_t)n - 1));
}

/* The square root cut at 2 places, for show; NULL when it does not fit. */
static const struct bg_ratio *root_for_show(struct bg_arena *arena, const struct bg_ratio *value)
{
    enum { PLACES = 2 };
    struct bg_dec square = {0};
    if (!bg_ratio_round(value, 2 * PLACES, BG_TRUNCATE, &square))
        return NULL;
    bg_i128 target = square.coef;
    for (int places = square.places; places < 2 * PLACES; places++) {
        if (__builtin_mul_overflow(target, (bg_i128)10, &target))
            return NULL;
    }
    bg_i128 root = 0;
    for (int bit = 62; bit >= 0; bit--) {
        bg_i128 next = root | (bg_i128)1 << bit;
        if (next * next <= target)
            root = next;
    }
    return bg_ratio_dec(arena, (struct bg_dec){.coef = root, .places = PLACES});
}

/* World Bank: fewer than 5 bids, 20 % or more under the estimate; 5 or more, more than one standard
 * deviation (of the sample) under the mean. Decided on squares, so that no root is rounded. The two
 * numbers and the kind of deviation were not read in the source. */
static void world_bank(const struct bg_abnormal_context *c, size_t i, const struct bg_dec *prices,
                       size_t n, struct bg_abnormal_finding *out)
{
    enum { MANY = 5 };
    struct bg_arena *arena = c->arena;
    const struct bg_ratio *price = bg_ratio_dec(arena, c->set[i].price);
    if (n < MANY) {
        const struct bg_ratio *estimate = bg_ratio_dec(arena, c->parameter[0]);
        if (bg_ratio_sign(estimate) <= 0) {
            out->found = BG_REASON_PLAIN(NOT_JUDGED_ESTIMATE);
            return;
        }
        out->threshold = bg_abnormal_part(arena, estimate, "80");
        bg_abnormal_settle(arena, out, c->set[i].price, estimate, BG_R_OF_ESTIMATE, "20");
        out->flagged = bg_ratio_cmp(price, out->threshold) <= 0;
        return;
    }
    if (c->shared->mean == NULL) {
        c->shared->mean = bg_price_mean(arena, prices, n);
        c->shared->spread = variance_of(arena, prices, n, c->shared->mean);
    }
    const struct bg_ratio *mean = c->shared->mean;
    const struct bg_ratio *variance = c->shared->spread;
    const struct bg_ratio *below = bg_ratio_sub(arena, mean, price);
    const struct bg_ratio *deviation = root_for_show(arena, variance);
    out->judged = true;
    out->flagged =
        bg_ratio_sign(below) > 0 && bg_ratio_cmp(bg_ratio_mul(arena, below, below), variance) > 0;
    out->threshold = deviation == NULL ? NULL : bg_ratio_sub(arena, mean, deviation);
    out->found = BG_REASON(arena, FOUND_DEVIATION, bg_abnormal_distance(arena, price, mean),
                           bg_abnormal_money(arena, mean),
                           deviation == NULL ? BG_PHRASE_PLAIN(arena, TOO_LARGE_TO_PRINT)
                                             : bg_abnormal_money(arena, deviation));
}

const struct bg_abnormal_method bg_abnormal_method_world_bank = {
    .name = "world_bank",
    .title = "World Bank",
    .parameters = (const char *const[]){"estimate", NULL},
    .words = "with fewer than five bids flags a price 20 % or more under the estimate, else one "
             "more than a standard deviation under the mean",
    .source_title = "World Bank, abnormally low bids (the two numbers are not verified)",
    .source_url = "https://afitac.com/2018/04/30/world-bank-abnormally-low-bid/",
    .judge = world_bank,
};
