/* Formulas between two ends: of the set itself, published by the buyer, or around the mean. */
#include "score/price/price.h"

#include "score/price/rule.h"

/* (Pmax - P) / (Pmax - Pmin). Of 40 points, prices of 100, 120, 150: 40, 24, 0. Equal prices, and
 * so a single one, have no span: each is the lowest and has full points, which is noted. Highest
 * wins: (P - Pmin) / (Pmax - Pmin). */
static const struct bg_ratio *min_max(const struct bg_price_context *c, size_t i,
                                      struct bg_reason *why, struct bg_reason *note)
{
    (void)why;
    struct bg_dec low = c->summary->lowest;
    struct bg_dec high = c->summary->highest;
    if (bg_dec_cmp(low, high) == 0) {
        *note =
            c->summary->count == 1 ? BG_REASON_PLAIN(ONLY_PRICE) : BG_REASON_PLAIN(EQUAL_PRICES);
        return bg_ratio_int(c->arena, 1);
    }
    if (c->highest_wins)
        return bg_price_share(c->arena, c->set[i].price, low, high, low);
    return bg_price_share(c->arena, high, c->set[i].price, high, low);
}

static struct bg_price_live min_max_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){
        NULL, BG_FORMULA(c->arena,
                         c->highest_wins ? "IF(MAX(b)=MIN(b),1,(a-MIN(b))/(MAX(b)-MIN(b)))"
                                         : "IF(MAX(b)=MIN(b),1,(MAX(b)-a)/(MAX(b)-MIN(b)))",
                         c->price, c->range)};
}

const struct bg_price_formula bg_price_formula_min_max = {
    .name = "min_max",
    .title = "Straight line from the lowest to the highest price",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_FINE,
    .parameters = (const char *const[]){NULL},
    .words = "the lowest price gets full points and the highest none, in a straight line between "
             "them",
    .source_title = "Weka, scoring of prices with the ministry's tool (France)",
    .source_url = "https://www.weka.fr/actualite/acheteur-public/article/"
                  "un-outil-de-bercy-pour-analyser-les-offres-de-prix-dans-les-marches-publics-"
                  "175374/",
    .highest_wins = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = min_max,
    .live = min_max_live,
};

/* (high - P) / (high - low), from 0 to 1; both ends published by the buyer. low 80, high 200,
 * P = 120: 2/3. Highest wins: (P - low) / (high - low). */
static const struct bg_ratio *fixed_range(const struct bg_price_context *c, size_t i,
                                          struct bg_reason *why, struct bg_reason *note)
{
    struct bg_dec low = c->parameter[0];
    struct bg_dec high = c->parameter[1];
    struct bg_dec price = c->set[i].price;
    if (bg_dec_cmp(low, high) >= 0) {
        *why = BG_REASON_PLAIN(LOW_NOT_BELOW_HIGH);
        return NULL;
    }
    const struct bg_ratio *rating = c->highest_wins
                                        ? bg_price_share(c->arena, price, low, high, low)
                                        : bg_price_share(c->arena, high, price, high, low);
    return bg_price_clamped(c, rating, note);
}

static struct bg_price_live fixed_range_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){
        BG_FORMULA(c->arena, "a<b", c->parameters[0], c->parameters[1]),
        BG_FORMULA(c->arena,
                   c->highest_wins ? "MAX(0,MIN(1,(c-a)/(b-a)))" : "MAX(0,MIN(1,(b-c)/(b-a)))",
                   c->parameters[0], c->parameters[1], c->price)};
}

const struct bg_price_formula bg_price_formula_fixed_range = {
    .name = "fixed_range",
    .title = "Published range",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_FINE,
    .parameters = (const char *const[]){"low", "high", NULL},
    .words = "a price at the published low end gets full points and one at the high end none, in a "
             "straight line between them",
    .source_title = "Negometrix, price formulas (set range)",
    .source_url = "https://support.negometrix.com/en/support/solutions/folders/9000180615",
    .highest_wins = true,
    .apply = fixed_range,
    .live = fixed_range_live,
};

/* reference / P, at most 1: the proportion, against a published price in place of the lowest, so
 * that no bid moves another. 100 against a reference of 80: 0.8. Highest wins: P / reference. */
static const struct bg_ratio *fixed_reference(const struct bg_price_context *c, size_t i,
                                              struct bg_reason *why, struct bg_reason *note)
{
    struct bg_dec reference = c->parameter[0];
    struct bg_dec price = c->set[i].price;
    if (bg_dec_sign(reference) <= 0) {
        *why = BG_REASON_PLAIN(REFERENCE_ZERO);
        return NULL;
    }
    if (c->highest_wins)
        return bg_price_clamped(c, bg_price_quotient(c->arena, price, reference), note);
    return bg_price_clamped(c, bg_price_quotient(c->arena, reference, price), note);
}

static struct bg_price_live fixed_reference_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "a>0", c->parameters[0]),
                                  BG_FORMULA(c->arena,
                                             c->highest_wins ? "MIN(1,b/a)" : "MIN(1,a/b)",
                                             c->parameters[0], c->price)};
}

const struct bg_price_formula bg_price_formula_fixed_reference = {
    .name = "fixed_reference",
    .title = "Published reference price",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_OWN,
    .parameters = (const char *const[]){"reference", NULL},
    .words = "a price at or below the published reference gets full points; each other gets the "
             "share that the reference is of it",
    .source_title = "Stilger, Siderius and van Raaij 2017, a comparison of 38 formulas",
    .source_url = "https://repub.eur.nl/pub/99582",
    .highest_wins = true,
    .apply = fixed_reference,
    .live = fixed_reference_live,
};

/* (50 - 100 (P - mean) / mean) / 100, from 0 to 1. Prices 90, 100, 110, 140 have the mean 110 and
 * get 68.18, 59.09, 50 and 22.73 of 100. Equal prices, and a single one: half the points, as the
 * formula says. A mean of zero or less: undefined. Highest wins: the sign turns round. */
static const struct bg_ratio *mean_relative(const struct bg_price_context *c, size_t i,
                                            struct bg_reason *why, struct bg_reason *note)
{
    const struct bg_ratio *mean = c->summary->mean;
    if (bg_ratio_sign(mean) <= 0) {
        *why = BG_REASON_PLAIN(MEAN_NOT_POSITIVE);
        return NULL;
    }
    const struct bg_ratio *half = bg_ratio_dec(c->arena, (struct bg_dec){.coef = 5, .places = 1});
    const struct bg_ratio *above =
        bg_ratio_div(c->arena, bg_ratio_sub(c->arena, bg_price_of(c, c->set[i].price), mean), mean);
    const struct bg_ratio *rating =
        c->highest_wins ? bg_ratio_add(c->arena, half, above) : bg_ratio_sub(c->arena, half, above);
    return bg_price_clamped(c, rating, note);
}

static struct bg_price_live mean_relative_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "SUM(a)>0", c->range),
                                  BG_FORMULA(c->arena,
                                             c->highest_wins
                                                 ? "MAX(0,MIN(1,0.5+(a-AVERAGE(b))/AVERAGE(b)))"
                                                 : "MAX(0,MIN(1,0.5-(a-AVERAGE(b))/AVERAGE(b)))",
                                             c->price, c->range)};
}

const struct bg_price_formula bg_price_formula_mean_relative = {
    .name = "mean_relative",
    .title = "Distance from the mean price",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_FINE,
    .parameters = (const char *const[]){NULL},
    .words = "a price at the mean gets half the points; each percent below the mean adds one "
             "percent of the points and each percent above it takes one off",
    .source_title = "Procurement Templates, mean calculation",
    .source_url = "http://procurementtemplates.co.uk/mean-calculation/",
    .highest_wins = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = mean_relative,
    .live = mean_relative_live,
};
