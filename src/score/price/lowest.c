/* Formulas that measure a price against the lowest of the set (against the highest where the
 * highest amount wins): proportion, straight lines and the logarithm. All depend on the others. */
#include "score/price/price.h"

#include "score/price/rule.h"

/* Pmin / P. Georgia Procurement Manual, table 5.7: 50,000 and 55,000 for 300 points give 300 and
 * 272.7. Equal and single prices: 1. Zero: BG_PRICE_ZERO_ANY. Highest wins: P / Pmax. */
static const struct bg_ratio *proportion(const struct bg_price_context *c, size_t i,
                                         struct bg_reason *why, struct bg_reason *note)
{
    (void)why;
    struct bg_dec price = c->set[i].price;
    if (c->highest_wins)
        return bg_price_clamped(c, bg_price_quotient(c->arena, price, c->summary->highest), note);
    return bg_price_quotient(c->arena, c->summary->lowest, price);
}

static struct bg_price_live proportion_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){
        NULL,
        BG_FORMULA(c->arena, c->highest_wins ? "MAX(0,a/MAX(b))" : "MIN(b)/a", c->price, c->range)};
}

const struct bg_price_formula bg_price_formula_lowest_proportion = {
    .name = "lowest_proportion",
    .title = "Lowest price in proportion",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){NULL},
    .words = "the lowest price gets full points; each other gets the share that the lowest price "
             "is of its own",
    .source_title = "Georgia Procurement Manual, table 5.7",
    .source_url = "https://pur.doas.ga.gov/gpm/MyWebHelp/content/georgia_procurement_manual/"
                  "chapter_5/56/563/5632/56322.htm",
    .highest_wins = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = proportion,
    .live = proportion_live,
};

/* 1 - (P - Pmin) / Pmin, never below 0. Pennsylvania RFP scoring formula: of 40 points, prices of
 * 100, 125, 200 and 240 get 40, 30, 0 and 0. Highest wins: 1 - (Pmax - P) / Pmax. */
static const struct bg_ratio *linear(const struct bg_price_context *c, size_t i,
                                     struct bg_reason *why, struct bg_reason *note)
{
    (void)why;
    struct bg_dec price = c->set[i].price;
    struct bg_dec best = c->highest_wins ? c->summary->highest : c->summary->lowest;
    const struct bg_ratio *times = bg_price_quotient(c->arena, price, best);
    if (!c->highest_wins)
        times = bg_ratio_sub(c->arena, bg_ratio_int(c->arena, 2), times);
    return bg_price_clamped(c, times, note);
}

static struct bg_price_live linear_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){
        NULL,
        BG_FORMULA(c->arena, c->highest_wins ? "MAX(0,a/MAX(b))" : "MAX(0,1-(a-MIN(b))/MIN(b))",
                   c->price, c->range)};
}

const struct bg_price_formula bg_price_formula_linear_from_lowest = {
    .name = "linear_from_lowest",
    .title = "Straight line from the lowest price",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){NULL},
    .words = "the lowest price gets full points; each percent above it costs one percent of the "
             "points, down to 0 at twice the lowest price",
    .source_title = "Pennsylvania Department of General Services, RFP scoring formula",
    .source_url = "https://www.dgs.pa.gov/Materials-Services-Procurement/Procurement-Resources/"
                  "Pages/RFP_SCORING_FORMULA.aspx",
    .highest_wins = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = linear,
    .live = linear_live,
};

static bool above_one(struct bg_dec value, const char *what, struct bg_arena *arena,
                      struct bg_reason *why)
{
    if (bg_dec_cmp(value, bg_dec_int(1)) > 0)
        return true;
    *why = BG_REASON(arena, MUST_EXCEED_ONE, bg_arg_text(BG_ARG_TITLE, what));
    return false;
}

/* (n Pmin - P) / ((n - 1) Pmin), never below 0: the lowest price keeps all points and n times the
 * lowest has none; n = 2 is linear_from_lowest. Highest wins: (n P - Pmax) / ((n - 1) Pmax). */
static const struct bg_ratio *times_lowest(const struct bg_price_context *c, size_t i,
                                           struct bg_reason *why, struct bg_reason *note)
{
    struct bg_dec n = c->parameter[0];
    if (!above_one(n, "n", c->arena, why))
        return NULL;
    bool high = c->highest_wins;
    const struct bg_ratio *factor = bg_price_of(c, n);
    const struct bg_ratio *price = bg_price_of(c, c->set[i].price);
    const struct bg_ratio *best = bg_price_of(c, high ? c->summary->highest : c->summary->lowest);
    const struct bg_ratio *one = bg_ratio_int(c->arena, 1);
    const struct bg_ratio *above = bg_ratio_sub(
        c->arena, bg_ratio_mul(c->arena, factor, high ? price : best), high ? best : price);
    const struct bg_ratio *span = bg_ratio_mul(c->arena, bg_ratio_sub(c->arena, factor, one), best);
    return bg_price_clamped(c, bg_ratio_div(c->arena, above, span), note);
}

static struct bg_price_live times_lowest_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){BG_FORMULA(c->arena, "a>1", c->parameters[0]),
                                  BG_FORMULA(c->arena,
                                             c->highest_wins ? "MAX(0,(a*b-MAX(c))/((a-1)*MAX(c)))"
                                                             : "MAX(0,(a*MIN(c)-b)/((a-1)*MIN(c)))",
                                             c->parameters[0], c->price, c->range)};
}

const struct bg_price_formula bg_price_formula_n_times_lowest = {
    .name = "n_times_lowest",
    .title = "Straight line to n times the lowest price",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){"n", NULL},
    .words = "the lowest price gets full points and n times the lowest price none, in a straight "
             "line between them",
    .source_title = "Weka, methods of scoring the price criterion (France)",
    .source_url = "https://www.weka.fr/marches-publics/dossier-pratique/marches-publics-de-la-"
                  "preparation-a-l-execution-dt104/methode-de-jugement-des-offres-et-de-"
                  "ponderation-des-criteres-3146/",
    .highest_wins = true,
    .depends_on_others = true,
    .reversal_possible = true,
    .apply = times_lowest,
    .live = times_lowest_live,
};

/* 1 - ln(P / Pmin) / ln(base), never below 0; base is the multiple of the lowest price that has no
 * points. Logarithms at 12 places, so the ends are decided on the prices themselves: the lowest has
 * exactly 1, base times the lowest exactly 0. P = 120 of 100 and base 3: 0.834. Adding or leaving
 * out a bid moves all ratings alike until one reaches 0. Highest wins: ln(Pmax / P). */
static const struct bg_ratio *logarithm(const struct bg_price_context *c, size_t i,
                                        struct bg_reason *why, struct bg_reason *note)
{
    struct bg_dec price = c->set[i].price;
    struct bg_dec low = c->highest_wins ? price : c->summary->lowest;
    struct bg_dec high = c->highest_wins ? c->summary->highest : price;
    struct bg_dec base = c->parameter[0];
    struct bg_dec ln_low;
    struct bg_dec ln_high;
    struct bg_dec ln_base;
    if (!above_one(base, "base", c->arena, why))
        return NULL;
    const struct bg_ratio *limit =
        bg_ratio_mul(c->arena, bg_price_of(c, low), bg_price_of(c, base));
    int beyond = bg_ratio_cmp(bg_price_of(c, high), limit);
    if (beyond > 0)
        *note = BG_REASON_PLAIN(BELOW_ZERO_COUNTS_ZERO);
    if (beyond >= 0)
        return bg_ratio_int(c->arena, 0);
    if (!bg_ratio_ln(c->arena, low, &ln_low) || !bg_ratio_ln(c->arena, high, &ln_high) ||
        !bg_ratio_ln(c->arena, base, &ln_base) || bg_dec_sign(ln_base) == 0) {
        *why = BG_REASON_PLAIN(BASE_NEAR_ONE);
        return NULL;
    }
    const struct bg_ratio *lost = bg_price_share(c->arena, ln_high, ln_low, ln_base, bg_dec_int(0));
    return bg_price_clamped(c, bg_ratio_sub(c->arena, bg_ratio_int(c->arena, 1), lost), note);
}

static struct bg_price_live logarithm_live(const struct bg_price_cells *c)
{
    return (struct bg_price_live){
        BG_FORMULA(c->arena, "IF(a>1,ROUND(LN(a),12)<>0,FALSE())", c->parameters[0]),
        BG_FORMULA(
            c->arena,
            c->highest_wins
                ? "IF(a*b<=MAX(c),0,1-(ROUND(LN(MAX(c)),12)-ROUND(LN(b),12))/ROUND(LN(a),12))"
                : "IF(b>=a*MIN(c),0,1-(ROUND(LN(b),12)-ROUND(LN(MIN(c)),12))/ROUND(LN(a),12))",
            c->parameters[0], c->price, c->range)};
}

const struct bg_price_formula bg_price_formula_logarithmic = {
    .name = "logarithmic",
    .title = "Logarithmic",
    .yields = BG_PRICE_POINTS,
    .zero = BG_PRICE_ZERO_ANY,
    .parameters = (const char *const[]){"base", NULL},
    .words = "the lowest price gets full points; equal percentages of price always cost equal "
             "points, and \"base\" times the lowest price gets none",
    .source_title = "Negometrix, the log formula",
    .source_url = "https://support.negometrix.com/en/support/solutions/articles/"
                  "9000092065-the-log-formula",
    .highest_wins = true,
    .depends_on_others = true,
    .reversal_possible = true, /* only where a rating is held at 0 */
    .apply = logarithm,
    .live = logarithm_live,
};
