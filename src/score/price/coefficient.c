/* Prozorro's coefficient (Ukraine): quality makes the price count for less by a factor that each
 * bidder knows before it bids. */
#include "score/price/price.h"

#include "score/price/rule.h"

/* 1 + (Q / T) / (1 - Qmax / T), which is 1 + Q / (T - Qmax). openprocurement/barbecue: of features
 * worth 0.3 in all a bidder has 0.2: 1 + 0.2 / 0.7 = 9/7. */
const struct bg_ratio *bg_price_coefficient(struct bg_arena *arena, const struct bg_ratio *quality,
                                            struct bg_dec quality_weight, struct bg_dec total)
{
    if (bg_dec_cmp(quality_weight, total) >= 0)
        return NULL;
    const struct bg_ratio *rest =
        bg_ratio_sub(arena, bg_ratio_dec(arena, total), bg_ratio_dec(arena, quality_weight));
    return bg_ratio_add(arena, bg_ratio_int(arena, 1), bg_ratio_div(arena, quality, rest));
}

/* P / coefficient, the lowest first; 900 at 9/7: 700. Highest wins (ESCO): P * coefficient, the
 * highest first. */
static const struct bg_ratio *coefficient(const struct bg_price_context *c, size_t i,
                                          struct bg_reason *why, struct bg_reason *note)
{
    const struct bg_ratio *price = bg_price_of(c, c->set[i].price);
    const struct bg_ratio *factor =
        bg_price_coefficient(c->arena, c->set[i].quality, c->quality_weight, c->total);
    (void)note;
    if (factor == NULL || bg_ratio_sign(factor) <= 0) {
        *why = BG_REASON_PLAIN(QUALITY_WEIGHS_ALL);
        return NULL;
    }
    return c->highest_wins ? bg_ratio_mul(c->arena, price, factor)
                           : bg_ratio_div(c->arena, price, factor);
}

static struct bg_price_live coefficient_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "a<b", c->quality_weight, c->total),
                                  BG_FORMULA(c->arena,
                                             c->highest_wins ? "a*(1+b/(c-d))" : "a/(1+b/(c-d))",
                                             c->price, c->quality, c->total, c->quality_weight)};
}

const struct bg_price_formula bg_price_formula_coefficient = {
    .name = "coefficient",
    .title = "Price over a coefficient of quality (Prozorro)",
    .yields = BG_PRICE_INDEX_LOW,
    .zero = BG_PRICE_ZERO_FINE,
    .parameters = (const char *const[]){NULL},
    .words = "the price divided by 1 plus the quality points over the points that the criteria "
             "leave to the price; the lowest result ranks first",
    .source_title = "openprocurement/barbecue, commit b5aa760",
    .source_url = "https://github.com/openprocurement/barbecue",
    .needs_quality = true,
    .highest_wins = true,
    .apply = coefficient,
    .live = coefficient_live,
};
