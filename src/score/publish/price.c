/* Checks of the price rule with made-up bids: what has no result, whether a losing bid can decide
 * who wins, and what one quality point costs. */
#include <string.h>

#include "score/evaluate/env.h"
#include "score/price/price.h"
#include "score/publish/private.h"
#include "score/words/words.h"

enum { PARAMETERS_MAX = 8, TRIAL_PRICES = 5, TRIAL_QUALITIES = 5 };

struct pricing {
    const struct bg_price_formula *formula;
    struct bg_dec parameters[PARAMETERS_MAX];
    struct bg_price_context context;
};

/* False: the ruleset has no formula, or a parameter that needs a bid. */
static bool price_start(const struct bg_publishing *publishing, struct pricing *pricing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    const struct bg_price_rule *price = &ruleset->price;
    const struct bg_env *env;
    memset(pricing, 0, sizeof *pricing);
    pricing->formula =
        price->used && price->formula[0] ? bg_price_formula_find(price->formula) : NULL;
    if (!pricing->formula)
        return false;
    env = bg_bid_env(publishing->arena, ruleset, bg_trial_bid(publishing, 0));
    for (size_t i = 0;
         i < PARAMETERS_MAX && pricing->formula->parameters && pricing->formula->parameters[i];
         i++) {
        struct bg_value value = BG_MISSING;
        if (i < price->parameters_n && price->parameters[i])
            value = bg_logic_eval(price->parameters[i], env);
        if (value.type == BG_V_NUMBER)
            pricing->parameters[i] = value.as.number;
        else if (!bg_price_default(pricing->formula, i, &pricing->parameters[i]))
            return false;
    }
    pricing->context = (struct bg_price_context){
        .arena = publishing->arena,
        .weight = price->weight,
        .total = ruleset->award.total,
        .parameter = pricing->parameters,
        .highest_wins = price->highest_wins,
    };
    if (!bg_dec_sub(ruleset->award.total, price->weight, &pricing->context.quality_weight))
        return false;
    return true;
}

static const struct bg_ratio *result_of(struct pricing *pricing, const struct bg_price_entry *set,
                                        size_t n, size_t i, struct bg_reason *why)
{
    struct bg_reason note;
    pricing->context.set = set;
    pricing->context.n = n;
    bg_price_prepare(&pricing->context);
    *why = (struct bg_reason){0};
    return bg_price_result(pricing->formula, &pricing->context, i, why, &note);
}

static struct bg_price_entry entry(const struct bg_publishing *publishing, int64_t price,
                                   int64_t quality)
{
    return (struct bg_price_entry){true, bg_dec_int(price),
                                   bg_ratio_int(publishing->arena, quality)};
}

/* -- bids for which the formula has no result ------------------------------------------------- */

/* A price of zero is no bid's, where the solicitation has a floor above it. */
static bool zero_is_refused(const struct bg_ruleset *rules)
{
    const struct bg_price_rule *price = &rules->price;
    const struct bg_field *field = price->slot >= 0 ? &rules->fields[price->slot] : NULL;
    bool by_lines = price->schedule.slot >= 0 &&
                    (price->schedule.governs == BG_GOVERNS_LINES || price->slot < 0);
    if (price->has_minimum && bg_dec_sign(price->minimum) > 0)
        return true;
    return field && !by_lines && field->has_min && bg_dec_sign(field->min) > 0;
}

void bg_publish_price_edges(const struct bg_publishing *publishing)
{
    static const struct {
        const char *what;
        int64_t prices[2];
        size_t n;
    } cases[] = {
        {"a single bid", {1000, 0}, 1},
        {"two bids with equal prices", {1000, 1000}, 2},
        {"a price of zero beside another", {0, 1000}, 2},
    };
    struct pricing pricing;
    if (!price_start(publishing, &pricing))
        return;
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        struct bg_price_entry set[2];
        if (cases[c].prices[0] == 0 && zero_is_refused(publishing->ruleset))
            continue;
        for (size_t i = 0; i < cases[c].n; i++)
            set[i] = entry(publishing, cases[c].prices[i], 1);
        for (size_t i = 0; i < cases[c].n; i++) {
            struct bg_reason why;
            if (result_of(&pricing, set, cases[c].n, i, &why))
                continue;
            bg_diag_add(publishing->diags, BG_W707, publishing->ruleset->price.pos,
                        "with %s, formula \"%s\" has no result: %s", cases[c].what,
                        pricing.formula->name,
                        why.row ? bg_reason_words(publishing->arena, BG_ENGLISH, &why)
                                : "it is not defined");
            break;
        }
    }
}

/* -- a losing bid that decides who wins ------------------------------------------------------- */

/* More is better, whichever way the formula ranks. NULL: undefined. */
static const struct bg_ratio *worth(struct pricing *pricing, const struct bg_price_entry *set,
                                    size_t n, size_t i)
{
    struct bg_arena *arena = pricing->context.arena;
    struct bg_reason why;
    const struct bg_ratio *result = result_of(pricing, set, n, i, &why);
    enum bg_price_yields yields =
        bg_price_direction(pricing->formula, pricing->context.highest_wins);
    if (!result)
        return NULL;
    if (yields == BG_PRICE_INDEX_LOW)
        return bg_ratio_sub(arena, bg_ratio_int(arena, 0), result);
    if (yields == BG_PRICE_INDEX_HIGH)
        return result;
    return bg_ratio_add(arena, set[i].quality,
                        bg_ratio_mul(arena, result, bg_ratio_dec(arena, pricing->context.weight)));
}

/* True when adding the third bid, which loses, turns the first two round. */
static bool flips(struct pricing *pricing, const struct bg_price_entry set[3])
{
    const struct bg_ratio *two[2], *three[3];
    int before, after;
    for (size_t i = 0; i < 2; i++)
        if (!(two[i] = worth(pricing, set, 2, i)))
            return false;
    before = bg_ratio_cmp(two[0], two[1]);
    if (before <= 0)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (!(three[i] = worth(pricing, set, 3, i)))
            return false;
    after = bg_ratio_cmp(three[0], three[1]);
    return after < 0 && bg_ratio_cmp(three[2], three[1]) < 0;
}

static struct bg_price_entry trial(const struct pricing *pricing, struct bg_arena *arena, int n)
{
    static const int64_t prices[TRIAL_PRICES] = {50000, 100000, 115000, 139000, 200000};
    static const int64_t qualities[TRIAL_QUALITIES] = {10, 50, 70, 80, 91};
    const struct bg_ratio *all = bg_ratio_dec(arena, pricing->context.quality_weight);
    struct bg_price_entry made = {true, bg_dec_int(prices[n % TRIAL_PRICES]), NULL};
    made.quality = bg_ratio_div(
        arena, bg_ratio_mul(arena, all, bg_ratio_int(arena, qualities[n / TRIAL_PRICES])),
        bg_ratio_int(arena, 100));
    return made;
}

static const char *price_describe(struct bg_arena *arena, const struct bg_price_entry *bid)
{
    char price[BG_DEC_TEXT], quality[BG_DEC_TEXT];
    struct bg_dec points = bg_dec_int(0);
    (void)!bg_ratio_round(bid->quality, 2, BG_HALF_UP, &points);
    return bg_arena_printf(arena, "(price %s, quality %s)", bg_dec_grouped(bid->price, 0, price),
                           bg_dec_text(points, quality));
}

void bg_publish_price_reversal(const struct bg_publishing *publishing)
{
    enum { TRIALS = TRIAL_PRICES * TRIAL_QUALITIES };
    struct bg_arena *arena = publishing->arena;
    struct pricing pricing;
    if (!price_start(publishing, &pricing) || !pricing.formula->reversal_possible)
        return;
    for (int a = 0; a < TRIALS; a++)
        for (int b = 0; b < TRIALS; b++)
            for (int c = 0; c < TRIALS; c++) {
                const struct bg_price_entry set[3] = {trial(&pricing, arena, a),
                                                      trial(&pricing, arena, b),
                                                      trial(&pricing, arena, c)};
                if (a == b || !flips(&pricing, set))
                    continue;
                bg_diag_add(publishing->diags, BG_W708, publishing->ruleset->price.pos,
                            "under \"%s\" bid A %s beats bid B %s, until bid C %s comes in: "
                            "C loses, and B wins",
                            pricing.formula->name, price_describe(arena, &set[0]),
                            price_describe(arena, &set[1]), price_describe(arena, &set[2]));
                return;
            }
}

/* -- what one quality point costs ------------------------------------------------------------- */

/* The lowest price of the trial: the formula's own reference where it has one. */
static int64_t base_price(const struct pricing *pricing)
{
    int64_t base;
    for (size_t i = 0; pricing->formula->parameters && pricing->formula->parameters[i]; i++)
        if ((strcmp(pricing->formula->parameters[i], "low") == 0 ||
             strcmp(pricing->formula->parameters[i], "reference") == 0) &&
            bg_dec_to_int(bg_dec_round(pricing->parameters[i], 0, BG_HALF_UP), &base) && base > 0)
            return base;
    return 1000000;
}

/* True when the dearer bid has lost a point or more against the lowest. */
static bool lost_a_point(struct pricing *pricing, const struct bg_publishing *publishing,
                         int64_t base, int64_t price, bool *defined)
{
    const struct bg_price_entry set[3] = {entry(publishing, base, 1), entry(publishing, price, 1),
                                          entry(publishing, base * 2, 1)};
    const struct bg_ratio *lowest = worth(pricing, set, 3, 0);
    const struct bg_ratio *dearer = worth(pricing, set, 3, 1);
    *defined = lowest && dearer;
    return *defined && bg_ratio_cmp(bg_ratio_sub(publishing->arena, lowest, dearer),
                                    bg_ratio_int(publishing->arena, 1)) >= 0;
}

void bg_publish_price_of_point(const struct bg_publishing *publishing)
{
    struct pricing pricing;
    int64_t base, low, high;
    bool defined;
    char text[BG_DEC_TEXT], of[BG_DEC_TEXT], most[BG_DEC_TEXT];
    if (!price_start(publishing, &pricing) || pricing.formula->yields != BG_PRICE_POINTS ||
        pricing.context.highest_wins)
        return;
    low = base = base_price(&pricing);
    high = base * 2;
    if (!lost_a_point(&pricing, publishing, base, high, &defined) || !defined)
        return;
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (lost_a_point(&pricing, publishing, base, middle, &defined))
            high = middle;
        else
            low = middle;
    }
    bg_diag_add(
        publishing->diags, BG_N709, publishing->ruleset->price.pos,
        "one quality point makes up for about %s, by made-up bids: the lowest price is %s, the "
        "highest is assumed to be twice that (%s)",
        bg_dec_grouped(bg_dec_int(high - base), 0, text), bg_dec_grouped(bg_dec_int(base), 0, of),
        bg_dec_grouped(bg_dec_int(base * 2), 0, most));
}
