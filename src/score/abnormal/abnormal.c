/* The registry of methods for abnormally low prices, what is the same for all of them (missing and
 * unusable prices) and the words of their sentences. The methods are in abnormal_FAMILY.c. */
#include "score/abnormal/abnormal.h"

#include <string.h>

#include "score/abnormal/rule.h"
#include "score/evaluate/explain.h"

#define ABNORMAL(name) extern const struct bg_abnormal_method bg_abnormal_method_##name;
#include "score/abnormal/methods.def"
#undef ABNORMAL

const struct bg_abnormal_method *const bg_abnormal_methods[] = {
#define ABNORMAL(name) &bg_abnormal_method_##name,
#include "score/abnormal/methods.def"
#undef ABNORMAL
    NULL,
};

const struct bg_abnormal_method *bg_abnormal_find(const char *name)
{
    for (size_t i = 0; bg_abnormal_methods[i] != NULL; i++) {
        if (strcmp(bg_abnormal_methods[i]->name, name) == 0)
            return bg_abnormal_methods[i];
    }
    return NULL;
}

bool bg_abnormal_default(const struct bg_abnormal_method *method, size_t parameter,
                         struct bg_dec *out)
{
    if (method->defaults == NULL || method->defaults[parameter] == NULL)
        return false;
    const char *text = method->defaults[parameter];
    return bg_dec_parse(text, strlen(text), out);
}

struct bg_arg bg_abnormal_money(struct bg_arena *arena, const struct bg_ratio *amount)
{
    struct bg_dec rounded = {0};
    if (!bg_ratio_round(amount, 2, BG_HALF_UP, &rounded))
        return BG_PHRASE_PLAIN(arena, TOO_LARGE);
    return bg_arg_fixed(BG_ARG_NUMBER, rounded, 2, "");
}

const struct bg_ratio *bg_abnormal_part(struct bg_arena *arena, const struct bg_ratio *value,
                                        const char *percent)
{
    struct bg_dec number = {0};
    if (!bg_dec_parse(percent, strlen(percent), &number))
        return bg_ratio_int(arena, 0); /* only for our own literals */
    return bg_ratio_div(arena, bg_ratio_mul(arena, value, bg_ratio_dec(arena, number)),
                        bg_ratio_int(arena, 100));
}

struct bg_arg bg_abnormal_distance(struct bg_arena *arena, const struct bg_ratio *price,
                                   const struct bg_ratio *base)
{
    const struct bg_ratio *apart = bg_ratio_div(arena, bg_ratio_sub(arena, base, price), base);
    bool above = bg_ratio_sign(apart) < 0;
    struct bg_dec shown;
    if (!bg_ratio_round(bg_ratio_mul(arena, apart, bg_ratio_int(arena, above ? -100 : 100)), 2,
                        BG_HALF_UP, &shown))
        return BG_PHRASE_PLAIN(arena, TOO_LARGE);
    struct bg_arg percent = bg_arg_fixed(BG_ARG_PERCENT, shown, shown.places, "");
    return above ? BG_PHRASE(arena, PERCENT_ABOVE, percent)
                 : BG_PHRASE(arena, PERCENT_BELOW, percent);
}

void bg_abnormal_settle(struct bg_arena *arena, struct bg_abnormal_finding *finding,
                        struct bg_dec price, const struct bg_ratio *base, enum bg_reason_code what,
                        const char *limit)
{
    const struct bg_ratio *bid = bg_ratio_dec(arena, price);
    const struct bg_reason of = {&bg_reason_rows[what], NULL};
    struct bg_dec percent = {0};
    (void)bg_dec_parse(limit, strlen(limit), &percent);
    finding->judged = true;
    finding->flagged = bg_ratio_cmp(bid, finding->threshold) < 0;
    finding->found = BG_REASON(arena, FOUND, bg_abnormal_distance(arena, bid, base),
                               bg_arg_phrase(arena, of), bg_abnormal_money(arena, base),
                               bg_arg_fixed(BG_ARG_PERCENT, percent, percent.places, ""));
}

void bg_abnormal_prepare(struct bg_abnormal_context *context)
{
    context->shared = BG_NEW(context->arena, struct bg_abnormal_shared);
    context->shared->prices =
        bg_price_sorted(context->arena, context->set, context->n, &context->shared->n);
}

struct bg_abnormal_finding bg_abnormal_judge(const struct bg_abnormal_method *method,
                                             const struct bg_abnormal_context *context, size_t i)
{
    struct bg_abnormal_finding finding = {.found = BG_REASON_PLAIN(NOT_JUDGED_NO_PRICE)};
    if (!context->set[i].present)
        return finding;
    const struct bg_dec *prices = context->shared->prices;
    if (bg_dec_sign(prices[0]) <= 0) {
        finding.found = BG_REASON_PLAIN(NOT_JUDGED_ZERO);
        return finding;
    }
    if (context->shared->of != method) {
        context->shared->of = method;
        context->shared->mean = NULL;
    }
    method->judge(context, i, prices, context->shared->n, &finding);
    return finding;
}
