/* The registry of price formulas and what is the same for all of them: the summary of a comparison
 * set, and the written rules for missing, zero and mirrored prices, which come before a formula is
 * asked. The formulas themselves are in price_FAMILY.c. */
#include "score/price/price.h"

#include <stdlib.h>
#include <string.h>

#include "score/price/rule.h"

#define PRICE_FORMULA(name) extern const struct bg_price_formula bg_price_formula_##name;
#include "score/price/formulas.def"
#undef PRICE_FORMULA

const struct bg_price_formula *const bg_price_formulas[] = {
#define PRICE_FORMULA(name) &bg_price_formula_##name,
#include "score/price/formulas.def"
#undef PRICE_FORMULA
    NULL,
};

const struct bg_price_formula *bg_price_formula_find(const char *name)
{
    for (size_t i = 0; bg_price_formulas[i] != NULL; i++) {
        if (strcmp(bg_price_formulas[i]->name, name) == 0)
            return bg_price_formulas[i];
    }
    return NULL;
}

bool bg_price_default(const struct bg_price_formula *formula, size_t parameter, struct bg_dec *out)
{
    if (formula->defaults == NULL || formula->defaults[parameter] == NULL)
        return false;
    const char *text = formula->defaults[parameter];
    return bg_dec_parse(text, strlen(text), out);
}

enum bg_price_yields bg_price_direction(const struct bg_price_formula *formula, bool highest_wins)
{
    if (formula->yields == BG_PRICE_INDEX_LOW && highest_wins)
        return BG_PRICE_INDEX_HIGH;
    return formula->yields;
}

const struct bg_ratio *bg_price_of(const struct bg_price_context *context, struct bg_dec value)
{
    return bg_ratio_dec(context->arena, value);
}

const struct bg_ratio *bg_price_quotient(struct bg_arena *arena, struct bg_dec a, struct bg_dec b)
{
    return bg_ratio_div(arena, bg_ratio_dec(arena, a), bg_ratio_dec(arena, b));
}

static const struct bg_ratio *price_difference(struct bg_arena *arena, struct bg_dec a,
                                               struct bg_dec b)
{
    return bg_ratio_sub(arena, bg_ratio_dec(arena, a), bg_ratio_dec(arena, b));
}

const struct bg_ratio *bg_price_share(struct bg_arena *arena, struct bg_dec a, struct bg_dec b,
                                      struct bg_dec c, struct bg_dec d)
{
    return bg_ratio_div(arena, price_difference(arena, a, b), price_difference(arena, c, d));
}

const struct bg_ratio *bg_price_clamped(const struct bg_price_context *context,
                                        const struct bg_ratio *rating, struct bg_reason *note)
{
    struct bg_arena *arena = context->arena;
    const struct bg_ratio *one = bg_ratio_int(arena, 1);
    bool low = bg_ratio_sign(rating) < 0;
    if (!low && bg_ratio_cmp(rating, one) <= 0)
        return rating;
    struct bg_dec percent = {0};
    (void)bg_ratio_round(bg_ratio_mul(arena, rating, bg_ratio_int(arena, 100)), 2, BG_HALF_UP,
                         &percent);
    struct bg_arg given = bg_arg_number(BG_ARG_PERCENT, percent, "");
    *note = low ? BG_REASON(arena, COUNTS_AS_ZERO, given) : BG_REASON(arena, COUNTS_AS_ALL, given);
    return low ? bg_ratio_int(arena, 0) : one;
}

static int by_price(const void *a, const void *b)
{
    return bg_dec_cmp(*(const struct bg_dec *)a, *(const struct bg_dec *)b);
}

const struct bg_dec *bg_price_sorted(struct bg_arena *arena, const struct bg_price_entry *set,
                                     size_t size, size_t *n)
{
    struct bg_dec *prices = BG_ARRAY(arena, size == 0 ? 1 : size, struct bg_dec);
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        if (set[i].present)
            prices[count++] = set[i].price;
    }
    qsort(prices, count, sizeof *prices, by_price);
    *n = count;
    return prices;
}

const struct bg_ratio *bg_price_mean(struct bg_arena *arena, const struct bg_dec *prices, size_t n)
{
    struct bg_dec part = bg_dec_int(0);
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    for (size_t i = 0; i < n; i++) {
        struct bg_dec longer;
        if (bg_dec_add(part, prices[i], &longer)) {
            part = longer;
            continue;
        }
        sum = bg_ratio_add(arena, sum, bg_ratio_dec(arena, part));
        part = prices[i];
    }
    sum = bg_ratio_add(arena, sum, bg_ratio_dec(arena, part));
    return bg_ratio_div(arena, sum, bg_ratio_int(arena, (int64_t)n));
}

void bg_price_prepare(struct bg_price_context *context)
{
    struct bg_arena *arena = context->arena;
    struct bg_price_summary *summary = BG_NEW(arena, struct bg_price_summary);
    size_t n = 0;
    const struct bg_dec *prices = bg_price_sorted(arena, context->set, context->n, &n);
    summary->count = n;
    if (n > 0) {
        const struct bg_dec middle[2] = {prices[(n - 1) / 2], prices[n / 2]};
        summary->lowest = prices[0];
        summary->highest = prices[n - 1];
        summary->mean = bg_price_mean(arena, prices, n);
        summary->median = bg_price_mean(arena, middle, 2);
    }
    for (size_t i = 0; i < context->n; i++) {
        const struct bg_ratio *quality = context->set[i].quality;
        if (!context->set[i].present || quality == NULL)
            continue;
        if (summary->best_quality == NULL || bg_ratio_cmp(quality, summary->best_quality) > 0)
            summary->best_quality = quality;
    }
    context->summary = summary;
}

/* The rule for prices of zero or less. True: it settles the result, which is then in *out. */
static bool zero_rule(const struct bg_price_formula *formula,
                      const struct bg_price_context *context, size_t i, const struct bg_ratio **out,
                      struct bg_reason *why, struct bg_reason *note)
{
    const struct bg_price_summary *summary = context->summary;
    struct bg_dec decisive = context->highest_wins ? summary->highest : summary->lowest;
    *out = NULL;
    if (formula->zero == BG_PRICE_ZERO_OWN && bg_dec_sign(context->set[i].price) <= 0) {
        *why = BG_REASON_PLAIN(DIVIDES_BY_PRICE);
        return true;
    }
    if (formula->zero != BG_PRICE_ZERO_ANY || bg_dec_sign(decisive) > 0)
        return false;
    if (formula->yields == BG_PRICE_POINTS && bg_dec_sign(summary->lowest) == 0 &&
        bg_dec_sign(summary->highest) == 0) {
        *note = BG_REASON_PLAIN(ALL_PRICES_ZERO);
        *out = bg_ratio_int(context->arena, 1);
        return true;
    }
    *why = context->highest_wins ? BG_REASON_PLAIN(HIGHEST_NOT_POSITIVE)
                                 : BG_REASON_PLAIN(LOWEST_NOT_POSITIVE);
    return true;
}

const struct bg_ratio *bg_price_result(const struct bg_price_formula *formula,
                                       const struct bg_price_context *context, size_t i,
                                       struct bg_reason *why, struct bg_reason *note)
{
    const struct bg_ratio *settled = NULL;
    *why = *note = (struct bg_reason){0};
    if (!context->set[i].present) {
        *why = BG_REASON_PLAIN(NO_PRICE_IN_SET);
        return NULL;
    }
    if (context->highest_wins && !formula->highest_wins) {
        *why = BG_REASON_PLAIN(NO_RULE_FOR_HIGHEST);
        return NULL;
    }
    if (formula->needs_quality && context->set[i].quality == NULL) {
        *why = BG_REASON_PLAIN(NEEDS_QUALITY);
        return NULL;
    }
    if (zero_rule(formula, context, i, &settled, why, note))
        return settled;
    return formula->apply(context, i, why, note);
}

/* Both hold; NULL holds always. */
static const struct bg_formula *both(struct bg_arena *arena, const struct bg_formula *a,
                                     const struct bg_formula *b)
{
    if (a == NULL || b == NULL)
        return a == NULL ? b : a;
    return BG_FORMULA(arena, "AND(a,b)", a, b);
}

/* The written rules for missing, zero and mirrored prices around what the formula itself gives. Where
 * every price is zero its own conditions do not count: zero_rule comes before the formula. */
static struct bg_price_live with_rules(const struct bg_price_formula *formula,
                                       const struct bg_price_cells *c)
{
    struct bg_arena *a = c->arena;
    struct bg_price_live live = formula->live(c);
    const struct bg_formula *there = BG_FORMULA(a, "a<>\"\"", c->price);
    if (formula->needs_quality)
        there = BG_FORMULA(a, "AND(a,b<>\"\")", there, c->quality);
    if (formula->zero == BG_PRICE_ZERO_OWN)
        there = BG_FORMULA(a, "AND(a,b>0)", there, c->price);
    if (formula->zero == BG_PRICE_ZERO_ANY) {
        const struct bg_formula *fine =
            BG_FORMULA(a, c->highest_wins ? "MAX(a)>0" : "MIN(a)>0", c->range);
        live.known = both(a, fine, live.known);
        if (formula->yields == BG_PRICE_POINTS) {
            live.known = BG_FORMULA(a, "OR(a,AND(MIN(b)=0,MAX(b)=0))", live.known, c->range);
            live.value = BG_FORMULA(a, "IF(a,b,1)", fine, live.value);
        }
    }
    live.known = both(a, there, live.known);
    return live;
}

const struct bg_formula *bg_price_live_formula(const struct bg_price_formula *formula,
                                               const struct bg_price_cells *cells, int places,
                                               const struct bg_formula *behind)
{
    struct bg_arena *arena = cells->arena;
    if (cells->highest_wins && !formula->highest_wins)
        return NULL;
    struct bg_price_live live = with_rules(formula, cells);
    if (behind != NULL)
        live.value = BG_FORMULA(arena, "a+b", live.value, behind);
    return BG_FORMULA(arena, "IF(a,ROUND(b,c),\"\")", live.known, live.value,
                      bg_formula_int(arena, places));
}
