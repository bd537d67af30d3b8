/* Indexes that measure both quality and price against the best bid: the best quality gets all
 * quality points, the lowest price all price points. */
#include "score/price/price.h"

#include "score/price/rule.h"

/* Quality weight x Q / Qbest; NULL with *why when no bid has any quality. */
static const struct bg_ratio *against_best(const struct bg_price_context *c, size_t i,
                                           struct bg_reason *why)
{
    if (c->summary->best_quality == NULL || bg_ratio_sign(c->summary->best_quality) <= 0) {
        *why = BG_REASON_PLAIN(NO_BEST_QUALITY);
        return NULL;
    }
    return bg_ratio_div(
        c->arena, bg_ratio_mul(c->arena, bg_price_of(c, c->quality_weight), c->set[i].quality),
        c->summary->best_quality);
}

/* 100 X Clow / C + 100 (1 - X) T / Thigh, with 100 as the total. Weights 30 and 70: 56 points at a
 * price of 100 and 70 points at 120 give 86 and 95. */
static const struct bg_ratio *rated(const struct bg_price_context *c, size_t i,
                                    struct bg_reason *why, struct bg_reason *note)
{
    const struct bg_ratio *quality = against_best(c, i, why);
    (void)note;
    if (quality == NULL)
        return NULL;
    const struct bg_ratio *price =
        bg_ratio_mul(c->arena, bg_price_of(c, c->weight),
                     bg_price_quotient(c->arena, c->summary->lowest, c->set[i].price));
    return bg_ratio_add(c->arena, quality, price);
}

static struct bg_price_live rated_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "MAX(a)>0", c->quality_range),
                                  BG_FORMULA(c->arena, "a*b/MAX(c)+d*MIN(e)/f", c->quality_weight,
                                             c->quality, c->quality_range, c->weight, c->range,
                                             c->price)};
}

const struct bg_price_formula bg_price_formula_rated_criteria = {
    .name = "rated_criteria",
    .title = "Rated criteria",
    .yields = BG_PRICE_INDEX_HIGH,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){NULL},
    .words =
        "the best quality gets all quality points and each other its share of the best; the "
        "lowest price gets all price points and each other the share that the lowest is of its "
        "own; the highest sum ranks first",
    .source_title = "World Bank, rated criteria (the formula is from memory, NOT VERIFIED)",
    .source_url = "",
    .needs_quality = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = rated,
    .live = rated_live,
};

/* W [1 - (P - Pmin) / Pmin], kept from falling below 0, + WQ Q / Qbest. Weights 40 and 60: 60
 * points at the lowest price and at 25 % more give 100 and 90. */
static const struct bg_ratio *rated_linear(const struct bg_price_context *c, size_t i,
                                           struct bg_reason *why, struct bg_reason *note)
{
    struct bg_arena *a = c->arena;
    const struct bg_ratio *quality = against_best(c, i, why);
    if (quality == NULL)
        return NULL;
    const struct bg_ratio *kept = bg_ratio_sub(
        a, bg_ratio_int(a, 2), bg_price_quotient(a, c->set[i].price, c->summary->lowest));
    if (bg_ratio_sign(kept) < 0) {
        *note = BG_REASON_PLAIN(TWICE_THE_LOWEST);
        kept = bg_ratio_int(a, 0);
    }
    return bg_ratio_add(a, quality, bg_ratio_mul(a, bg_price_of(c, c->weight), kept));
}

static struct bg_price_live rated_linear_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "MAX(a)>0", c->quality_range),
                                  BG_FORMULA(c->arena, "a*b/MAX(c)+d*MAX(0,2-f/MIN(e))",
                                             c->quality_weight, c->quality, c->quality_range,
                                             c->weight, c->range, c->price)};
}

const struct bg_price_formula bg_price_formula_rated_linear = {
    .name = "rated_linear",
    .title = "Both against the best (Pennsylvania)",
    .yields = BG_PRICE_INDEX_HIGH,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){NULL},
    .words = "the best quality gets all quality points and each other its share of the best; the "
             "lowest price gets all price points, and each percent above it costs one percent of "
             "them, down to none; the highest sum ranks first",
    .source_title = "Pennsylvania Department of General Services, RFP scoring formula",
    .source_url = "https://www.dgs.pa.gov/Materials-Services-Procurement/Procurement-Resources/"
                  "Pages/RFP_SCORING_FORMULA.aspx",
    .needs_quality = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = rated_linear,
    .live = rated_linear_live,
};
