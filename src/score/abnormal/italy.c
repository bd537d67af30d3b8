/* Italy: method A of annex II.2 to D.Lgs. 36/2023, for lowest price and 15 admitted bids or more.
 * It works on discounts from the base amount, in percent, here exact and not cut to places. */
#include "score/abnormal/abnormal.h"

#include "score/abnormal/rule.h"

enum { BIDS_MIN = 15 };

struct discounts {
    struct bg_arena *arena;
    const struct bg_ratio **list; /* rising */
    size_t n;
};

/* Prices rise, so discounts fall: from the last price to the first they rise. */
static struct discounts discounts_of(struct bg_arena *arena, const struct bg_dec *prices, size_t n,
                                     struct bg_dec base)
{
    struct discounts out = {.arena = arena, .n = n};
    out.list = BG_ARRAY(arena, n, const struct bg_ratio *);
    for (size_t i = 0; i < n; i++) {
        const struct bg_ratio *share =
            bg_price_share(arena, base, prices[n - 1 - i], base, bg_dec_int(0));
        out.list[i] = bg_ratio_mul(arena, share, bg_ratio_int(arena, 100));
    }
    return out;
}

/* Sets aside a tenth, rounded up, at each end, with whatever equals what was set aside. */
static struct discounts trimmed(struct discounts all)
{
    size_t tenth = (all.n + 9) / 10;
    size_t first = tenth;
    size_t end = all.n - tenth;
    while (first < end && bg_ratio_cmp(all.list[first], all.list[tenth - 1]) == 0)
        first++;
    while (end > first && bg_ratio_cmp(all.list[end - 1], all.list[all.n - tenth]) == 0)
        end--;
    return (struct discounts){.arena = all.arena, .list = all.list + first, .n = end - first};
}

static const struct bg_ratio *italy_sum_of(struct discounts d)
{
    const struct bg_ratio *sum = bg_ratio_int(d.arena, 0);
    for (size_t i = 0; i < d.n; i++)
        sum = bg_ratio_add(d.arena, sum, d.list[i]);
    return sum;
}

/* The mean of what those above the mean exceed it by; 0 when none does. */
static const struct bg_ratio *mean_excess(struct discounts d, const struct bg_ratio *mean)
{
    const struct bg_ratio *sum = bg_ratio_int(d.arena, 0);
    int64_t count = 0;
    for (size_t i = 0; i < d.n; i++) {
        if (bg_ratio_cmp(d.list[i], mean) <= 0)
            continue;
        sum = bg_ratio_add(d.arena, sum, bg_ratio_sub(d.arena, d.list[i], mean));
        count++;
    }
    return count == 0 ? sum : bg_ratio_div(d.arena, sum, bg_ratio_int(d.arena, count));
}

/* c1 * c2: the first two decimals of the sum, multiplied. */
static bool decimals_product(const struct bg_ratio *sum, int64_t *out)
{
    struct bg_dec cut = {0};
    struct bg_dec hundredths = {0};
    int64_t whole = 0;
    if (!bg_ratio_round(sum, 2, BG_TRUNCATE, &cut) ||
        !bg_dec_mul(cut, bg_dec_int(100), &hundredths) || !bg_dec_to_int(hundredths, &whole))
        return false;
    whole = whole < 0 ? -whole : whole;
    *out = (whole / 10 % 10) * (whole % 10);
    return true;
}

/* M + d (1 - c1 c2 / 100), in percent of discount; NULL when no discount is left. The same for all
 * bids of the set, so it is worked out once. */
static const struct bg_ratio *italy_limit_of(const struct bg_abnormal_context *c,
                                             const struct bg_dec *prices, size_t n)
{
    struct bg_arena *arena = c->arena;
    int64_t product = 0;
    if (c->shared->mean != NULL)
        return c->shared->mean;
    struct discounts kept = trimmed(discounts_of(arena, prices, n, c->parameter[0]));
    const struct bg_ratio *sum = italy_sum_of(kept);
    if (kept.n == 0 || !decimals_product(sum, &product))
        return NULL;
    const struct bg_ratio *mean = bg_ratio_div(arena, sum, bg_ratio_int(arena, (int64_t)kept.n));
    const struct bg_ratio *cut =
        bg_ratio_div(arena, bg_ratio_int(arena, 100 - product), bg_ratio_int(arena, 100));
    c->shared->mean = bg_ratio_add(arena, mean, bg_ratio_mul(arena, mean_excess(kept, mean), cut));
    return c->shared->mean;
}

/* A discount at the threshold or above it is anomalous (by reading of TAR). */
static void italy(const struct bg_abnormal_context *c, size_t i, const struct bg_dec *prices,
                  size_t n, struct bg_abnormal_finding *out)
{
    struct bg_arena *arena = c->arena;
    struct bg_dec base = c->parameter[0];
    if (n < BIDS_MIN || bg_dec_sign(base) <= 0) {
        out->found =
            n < BIDS_MIN ? BG_REASON_PLAIN(NOT_JUDGED_FIFTEEN) : BG_REASON_PLAIN(NOT_JUDGED_BASE);
        return;
    }
    const struct bg_ratio *limit = italy_limit_of(c, prices, n);
    if (limit == NULL) {
        out->found = BG_REASON_PLAIN(NOT_JUDGED_DISCOUNTS);
        return;
    }
    const struct bg_ratio *hundred = bg_ratio_int(arena, 100);
    const struct bg_ratio *own = bg_ratio_mul(
        arena, bg_price_share(arena, base, c->set[i].price, base, bg_dec_int(0)), hundred);
    const struct bg_ratio *paid =
        bg_ratio_sub(arena, bg_ratio_int(arena, 1), bg_ratio_div(arena, limit, hundred));
    out->threshold = bg_ratio_mul(arena, bg_ratio_dec(arena, base), paid);
    out->judged = true;
    out->flagged = bg_ratio_cmp(own, limit) >= 0;
    out->found = BG_REASON(arena, FOUND_DISCOUNT, bg_abnormal_money(arena, own),
                           bg_abnormal_money(arena, limit));
}

const struct bg_abnormal_method bg_abnormal_method_italy_a = {
    .name = "italy_a",
    .title = "Italy, method A",
    .parameters = (const char *const[]){"base", NULL},
    .words = "flags a discount at or above the mean of the discounts, without a tenth at each end, "
             "plus a reduced mean of what exceeds it; needs 15 bids",
    .source_title = "D.Lgs. 36/2023, annex II.2, method A",
    .source_url = "https://www.sentenzeappalti.it/2024/02/23/soglia-di-anomalia-ed-esclusione-"
                  "delle-offerte-con-ribasso-superiore-interpretazione-sistematica-metodo-a-"
                  "dell-allegato-ii-2-al-d-lgs-36-2023/",
    .verified = true,
    .judge = italy,
};
