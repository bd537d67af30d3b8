/* Spain: reglamento general de la LCAP (RD 1098/2001), article 85, for awards on price alone where
 * the tender's own rules are silent. "More than" n points is strict throughout. */
#include "score/abnormal/abnormal.h"

#include "score/abnormal/rule.h"

/* Sorted prices up to 10 % above their mean; their number. */
static size_t without_the_high(struct bg_arena *arena, const struct bg_dec *prices, size_t n)
{
    const struct bg_ratio *limit = bg_abnormal_part(arena, bg_price_mean(arena, prices, n), "110");
    size_t kept = n;
    while (kept > 0 && bg_ratio_cmp(bg_ratio_dec(arena, prices[kept - 1]), limit) > 0)
        kept--;
    return kept;
}

/* Three bids: without the highest if it is more than 10 % above. Four and more: without all that
 * are; when fewer than three remain, the three lowest. */
static const struct bg_ratio *reference_mean(struct bg_arena *arena, const struct bg_dec *prices,
                                             size_t n)
{
    size_t kept = without_the_high(arena, prices, n);
    if (n == 3 && kept < 2)
        kept = 2; /* only "la oferta de cuantia mas elevada" leaves */
    if (n > 3 && kept < 3)
        kept = 3;
    return bg_price_mean(arena, prices, kept);
}

static void spain(const struct bg_abnormal_context *c, size_t i, const struct bg_dec *prices,
                  size_t n, struct bg_abnormal_finding *out)
{
    struct bg_arena *arena = c->arena;
    struct bg_dec price = c->set[i].price;
    const struct bg_ratio *budget = bg_ratio_dec(arena, c->parameter[0]);
    const struct bg_ratio *floor = bg_abnormal_part(arena, budget, "75");
    if (bg_ratio_sign(budget) <= 0) {
        out->found = BG_REASON_PLAIN(NOT_JUDGED_BUDGET);
        return;
    }
    if (n == 1) {
        out->threshold = floor;
        bg_abnormal_settle(arena, out, price, budget, BG_R_OF_BUDGET, "25");
    } else if (n == 2) {
        bool lowest = bg_dec_cmp(price, prices[0]) == 0;
        const struct bg_ratio *other = bg_ratio_dec(arena, prices[lowest ? 1 : 0]);
        out->threshold = bg_abnormal_part(arena, other, "80");
        bg_abnormal_settle(arena, out, price, other, BG_R_OF_OTHER_PRICE, "20");
    } else {
        const struct bg_ratio *mean = reference_mean(arena, prices, n);
        out->threshold = bg_abnormal_part(arena, mean, "90");
        if (n == 3 && bg_ratio_cmp(floor, out->threshold) > 0) {
            out->threshold = floor;
            bg_abnormal_settle(arena, out, price, budget, BG_R_OF_BUDGET, "25");
        } else {
            bg_abnormal_settle(arena, out, price, mean, BG_R_OF_REFERENCE_MEAN, "10");
        }
    }
}

const struct bg_abnormal_method bg_abnormal_method_spain_art85 = {
    .name = "spain_art85",
    .title = "Spain, RGLCAP article 85",
    .parameters = (const char *const[]){"budget", NULL},
    .words = "flags by the number of bids: one, more than 25 % below the budget; two, more than "
             "20 % below the other; three or more, more than 10 % below a mean without the high "
             "ones",
    .source_title = "Real Decreto 1098/2001, article 85",
    .source_url = "https://derecholocal.es/?p=3030",
    .verified = true,
    .judge = spain,
};
