/* Scotland's Graduated Pricing Mechanism: small differences near the lowest price cost little, and
 * prices above a point of inflection cost more. */
#include "score/price/price.h"

#include "score/price/rule.h"

enum { SLOPE_ABOVE, SLOPE_BELOW, INFLECTION };

/* From a mark of 100: up to the inflection (median times 1.025) slope_below (0.1) is lost for each
 * percentage point above the lowest price, beyond it slope_above for each further point; never
 * below 0. CPN 3/2024 gives the first slope; its step for the second was not verified, so
 * slope_above has to be given, and that its points are also of the lowest price is our reading.
 * Prices 100, 110, 120 with slope_above 1: inflection 112.75, marks 100, 99, 91.475 (100 - 12.75 *
 * 0.1 - 7.25 * 1). Equal and single prices: 100 each. Zero: BG_PRICE_ZERO_ANY. */
static const struct bg_ratio *graduated(const struct bg_price_context *c, size_t i,
                                        struct bg_reason *why, struct bg_reason *note)
{
    struct bg_arena *a = c->arena;
    if (bg_dec_sign(c->parameter[SLOPE_ABOVE]) < 0 || bg_dec_sign(c->parameter[SLOPE_BELOW]) < 0 ||
        bg_dec_cmp(c->parameter[INFLECTION], bg_dec_int(1)) < 0) {
        *why = BG_REASON_PLAIN(SLOPES_WRONG);
        return NULL;
    }
    const struct bg_ratio *lowest = bg_price_of(c, c->summary->lowest);
    const struct bg_ratio *price = bg_price_of(c, c->set[i].price);
    const struct bg_ratio *bend =
        bg_ratio_mul(a, c->summary->median, bg_price_of(c, c->parameter[INFLECTION]));
    const struct bg_ratio *gentle = bg_ratio_cmp(price, bend) < 0 ? price : bend;
    const struct bg_ratio *lost =
        bg_ratio_mul(a, bg_ratio_sub(a, gentle, lowest), bg_price_of(c, c->parameter[SLOPE_BELOW]));
    const struct bg_ratio *more =
        bg_ratio_mul(a, bg_ratio_sub(a, price, gentle), bg_price_of(c, c->parameter[SLOPE_ABOVE]));
    /* Percentage points of a mark of 100: the two hundreds cancel out. */
    const struct bg_ratio *share = bg_ratio_div(a, bg_ratio_add(a, lost, more), lowest);
    return bg_price_clamped(c, bg_ratio_sub(a, bg_ratio_int(a, 1), share), note);
}

static struct bg_price_live graduated_live(const struct bg_price_cells *c)
{
    const struct bg_formula *above = c->parameters[SLOPE_ABOVE];
    const struct bg_formula *below = c->parameters[SLOPE_BELOW];
    const struct bg_formula *bend = c->parameters[INFLECTION];
    return (struct bg_price_live){
        BG_FORMULA(c->arena, "AND(MIN(a,b)>=0,c>=1)", above, below, bend),
        BG_FORMULA(c->arena,
                   "MAX(0,1-(b*(MIN(d,MEDIAN(e)*c)-MIN(e))+a*MAX(0,d-MEDIAN(e)*c))/MIN(e))", above,
                   below, bend, c->price, c->range)};
}

const struct bg_price_formula bg_price_formula_graduated = {
    .name = "graduated",
    .title = "Graduated Pricing Mechanism (Scotland)",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){"slope_above", "slope_below", "inflection", NULL},
    .defaults = (const char *const[]){NULL, "0.1", "1.025"},
    .words = "the lowest price gets full points; a price loses little for each percentage point "
             "above it up to the inflection, 1.025 times the median, and more beyond it",
    .source_title = "Scottish Procurement, Construction Policy Note CPN 3/2024",
    .source_url = "https://gov.scot/publications/"
                  "scottish-procurement-construction-policy-note-cpn-3-2024",
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = graduated,
    .live = graduated_live,
};
