/* Formulas that combine quality points and price into one index, which ranks the bids. A quality of
 * zero points divides nothing: such a bid has no result where the formula would divide by it. */
#include "score/price/price.h"

#include "score/price/rule.h"

/* Quality points as a share of the points there are; NULL with *why when there are none. */
static const struct bg_ratio *quality_share(const struct bg_price_context *c,
                                            const struct bg_ratio *points, struct bg_reason *why)
{
    if (bg_dec_sign(c->quality_weight) <= 0) {
        *why = BG_REASON_PLAIN(QUALITY_WEIGHS_NOTHING);
        return NULL;
    }
    return bg_ratio_div(c->arena, points, bg_price_of(c, c->quality_weight));
}

static bool some_quality(const struct bg_price_context *c, size_t i, struct bg_reason *why)
{
    if (bg_ratio_sign(c->set[i].quality) > 0)
        return true;
    *why = BG_REASON_PLAIN(QUALITY_ZERO);
    return false;
}

/* (1 - (Qbest - Q) N) / P * Pmin with N = WQ / WP and Q from 0 to 1; the highest ranks first. With
 * weights 60/40 and Pmin = 100: P = 100, Q = 0.6, Qbest = 0.9 gives 0.55. It may fall below 0. */
static const struct bg_ratio *utility(const struct bg_price_context *c, size_t i,
                                      struct bg_reason *why, struct bg_reason *note)
{
    struct bg_arena *a = c->arena;
    if (bg_dec_sign(c->weight) <= 0) {
        *why = BG_REASON_PLAIN(PRICE_WEIGHT_ZERO);
        return NULL;
    }
    const struct bg_ratio *behind =
        quality_share(c, bg_ratio_sub(a, c->summary->best_quality, c->set[i].quality), why);
    if (behind == NULL)
        return NULL;
    const struct bg_ratio *lost =
        bg_ratio_mul(a, behind, bg_price_quotient(a, c->quality_weight, c->weight));
    const struct bg_ratio *left = bg_ratio_sub(a, bg_ratio_int(a, 1), lost);
    if (bg_ratio_sign(left) < 0)
        *note = BG_REASON_PLAIN(INDEX_BELOW_ZERO);
    return bg_ratio_mul(a, left, bg_price_quotient(a, c->summary->lowest, c->set[i].price));
}

static struct bg_price_live utility_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){
        BG_FORMULA(c->arena, "AND(a>0,b>0)", c->weight, c->quality_weight),
        BG_FORMULA(c->arena, "(1-(MAX(a)-b)/c*(c/d))*MIN(e)/f", c->quality_range, c->quality,
                   c->quality_weight, c->weight, c->range, c->price)};
}

const struct bg_price_formula bg_price_formula_utility_index = {
    .name = "utility_index",
    .title = "Utility index",
    .yields = BG_PRICE_INDEX_HIGH,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){NULL},
    .words = "the index is what is left of 1 after the quality that the bid lacks against the "
             "best, times the lowest price over its own; the highest index ranks first",
    .source_title = "Mercell, utility index",
    .source_url = "https://mercell.atlassian.net/wiki/x/i4Y-rC0",
    .needs_quality = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = utility,
    .live = utility_live,
};

/* P / Q, the price of one quality point; the lowest ranks first. 120 for 75 points: 1.6. */
static const struct bg_ratio *per_point(const struct bg_price_context *c, size_t i,
                                        struct bg_reason *why, struct bg_reason *note)
{
    (void)note;
    if (!some_quality(c, i, why))
        return NULL;
    return bg_ratio_div(c->arena, bg_price_of(c, c->set[i].price), c->set[i].quality);
}

static struct bg_price_live per_point_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "a>0", c->quality),
                                  BG_FORMULA(c->arena, "a/b", c->price, c->quality)};
}

const struct bg_price_formula bg_price_formula_price_per_point = {
    .name = "price_per_point",
    .title = "Price per quality point",
    .yields = BG_PRICE_INDEX_LOW,
    .zero = BG_PRICE_ZERO_FINE,
    .parameters = (const char *const[]){NULL},
    .words = "the price divided by the quality points; the lowest price of a point ranks first",
    .source_title = "Bid Evaluation Guidance Note, May 2021 (price per quality point); tessa, "
                    "value for money index",
    .source_url = "https://rdrr.io/github/lajh87/tessa/f/inst/strategy_description/"
                  "value_for_money_index.md",
    .needs_quality = true,
    .apply = per_point,
    .live = per_point_live,
};

/* P / T with T the quality from 0 to 1; the lowest ranks first. 10,940,000 at 93 of 100 points:
 * 11,763,440.86. Highest wins: P * T, the highest first. */
static const struct bg_ratio *adjusted_bid(const struct bg_price_context *c, size_t i,
                                           struct bg_reason *why, struct bg_reason *note)
{
    (void)note;
    const struct bg_ratio *share = quality_share(c, c->set[i].quality, why);
    const struct bg_ratio *price = bg_price_of(c, c->set[i].price);
    if (share == NULL)
        return NULL;
    if (c->highest_wins)
        return bg_ratio_mul(c->arena, price, share);
    return some_quality(c, i, why) ? bg_ratio_div(c->arena, price, share) : NULL;
}

static struct bg_price_live adjusted_bid_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, c->highest_wins ? "b>0" : "AND(a>0,b>0)",
                                             c->quality, c->quality_weight),
                                  BG_FORMULA(c->arena, c->highest_wins ? "a*(b/c)" : "a/(b/c)",
                                             c->price, c->quality, c->quality_weight)};
}

const struct bg_price_formula bg_price_formula_adjusted_bid = {
    .name = "adjusted_bid",
    .title = "Adjusted bid",
    .yields = BG_PRICE_INDEX_LOW,
    .zero = BG_PRICE_ZERO_FINE,
    .parameters = (const char *const[]){NULL},
    .words = "the price divided by the share of the quality points that the bid has; the lowest "
             "adjusted bid ranks first",
    .source_title = "NCHRP Report 561, best-value procurement (adjusted bid)",
    .source_url = "",
    .needs_quality = true,
    .highest_wins = true,
    .apply = adjusted_bid,
    .live = adjusted_bid_live,
};

/* T * reference / P with T in points; the highest ranks first. Design-build table with a reference
 * of 10,000,000: 93 points at 10,940,000, 89 at 9,870,000, 82 at 8,700,000 give 85, 90 and 94. */
static const struct bg_ratio *adjusted_score(const struct bg_price_context *c, size_t i,
                                             struct bg_reason *why, struct bg_reason *note)
{
    struct bg_dec reference = c->parameter[0];
    (void)note;
    if (bg_dec_sign(reference) <= 0) {
        *why = BG_REASON_PLAIN(REFERENCE_ZERO);
        return NULL;
    }
    return bg_ratio_mul(c->arena, c->set[i].quality,
                        bg_price_quotient(c->arena, reference, c->set[i].price));
}

static struct bg_price_live adjusted_score_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){
        BG_FORMULA(c->arena, "a>0", c->parameters[0]),
        BG_FORMULA(c->arena, "a*b/c", c->quality, c->parameters[0], c->price)};
}

const struct bg_price_formula bg_price_formula_adjusted_score = {
    .name = "adjusted_score",
    .title = "Adjusted score",
    .yields = BG_PRICE_INDEX_HIGH,
    .zero = BG_PRICE_ZERO_OWN,
    .parameters = (const char *const[]){"reference", NULL},
    .words = "the quality points times the published reference price over the bid's own; the "
             "highest adjusted score ranks first",
    .source_title = "NCHRP Report 561, best-value procurement (adjusted score)",
    .source_url = "",
    .needs_quality = true,
    .apply = adjusted_score,
    .live = adjusted_score_live,
};

/* P - Q * per_point; the lowest ranks first. 120 with 75 points worth 0.50 each: 82.5. Highest
 * wins: P + Q * per_point, the highest first. */
static const struct bg_ratio *monetised(const struct bg_price_context *c, size_t i,
                                        struct bg_reason *why, struct bg_reason *note)
{
    const struct bg_ratio *price = bg_price_of(c, c->set[i].price);
    const struct bg_ratio *worth =
        bg_ratio_mul(c->arena, c->set[i].quality, bg_price_of(c, c->parameter[0]));
    (void)note;
    if (bg_dec_sign(c->parameter[0]) < 0) {
        *why = BG_REASON_PLAIN(PER_POINT_NEGATIVE);
        return NULL;
    }
    return c->highest_wins ? bg_ratio_add(c->arena, price, worth)
                           : bg_ratio_sub(c->arena, price, worth);
}

static struct bg_price_live monetised_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "a>=0", c->parameters[0]),
                                  BG_FORMULA(c->arena, c->highest_wins ? "a+b*c" : "a-b*c",
                                             c->price, c->quality, c->parameters[0])};
}

const struct bg_price_formula bg_price_formula_monetised_quality = {
    .name = "monetised_quality",
    .title = "Quality in money",
    .yields = BG_PRICE_INDEX_LOW,
    .zero = BG_PRICE_ZERO_FINE,
    .parameters = (const char *const[]){"per_point", NULL},
    .words = "the price less the published worth of each quality point; the lowest result ranks "
             "first",
    .source_title = "tessa, monetising the non-cost score (award on value)",
    .source_url = "https://rdrr.io/github/lajh87/tessa/f/inst/strategy_description/"
                  "monetising_non-cost_score.md",
    .needs_quality = true,
    .highest_wins = true,
    .apply = monetised,
    .live = monetised_live,
};
