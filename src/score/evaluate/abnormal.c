/* Abnormally low prices: each method of the ruleset over the comparison set's own prices. A finding
 * is a flag with the question to the vendor; the bid stays where it is. */
#include "score/abnormal/abnormal.h"

#include "score/evaluate/price.h"
#include "score/evaluate/explain.h"

static bool abnormal_default(const void *row, size_t i, struct bg_dec *out)
{
    return bg_abnormal_default(row, i, out);
}

static void flag_low(struct bg_lot_work *work, struct bg_entry *entry,
                     const struct bg_abnormal_rule *rule, const struct bg_abnormal_method *method,
                     const struct bg_abnormal_finding *finding)
{
    const char *title = rule->title[0] != '\0' ? rule->title : method->title;
    struct bg_arg price = bg_arg_quantity(entry->result->price.amount, work->ruleset->currency);
    struct bg_arg by = {.kind = BG_ARG_TITLE, .text = title};
    struct bg_arg found = bg_arg_phrase(work->arena, finding->found);
    bg_entry_flag(work, entry, bg_arena_printf(work->arena, "abnormally_low:%s", rule->id),
                  BG_R_FLAG_ABNORMAL, BG_REASON(work->arena, FLAG_ABNORMAL_SAID, by, found),
                  BG_REASON(work->arena, FLAG_ABNORMAL_ASKED, price, by, found));
}

static void run_method(struct bg_lot_work *work, const struct bg_abnormal_rule *rule,
                       const struct bg_price_entry *prices, struct bg_entry **set, size_t n)
{
    const struct bg_abnormal_method *method = bg_abnormal_find(rule->method);
    struct bg_dec figures[BG_FIGURES_MAX] = {0};
    struct bg_reason why = {0};
    if (method == NULL)
        return;
    if (!bg_figures(work, rule->parameters, rule->parameters_n, method->parameters,
                    abnormal_default, method, figures, &why)) {
        bg_lot_warn(work,
                    BG_REASON(work->arena, WARN_ABNORMAL, bg_arg_given(BG_ARG_TITLE, rule->id),
                              bg_arg_phrase(work->arena, why)));
        return;
    }
    struct bg_abnormal_context context = {
        .arena = work->arena, .set = prices, .n = n, .parameter = figures};
    bg_abnormal_prepare(&context);
    for (size_t i = 0; i < n; i++) {
        struct bg_abnormal_finding finding = bg_abnormal_judge(method, &context, i);
        if (!finding.judged)
            bg_lot_warn(work,
                        BG_REASON(work->arena, WARN_ABNORMAL, bg_arg_given(BG_ARG_TITLE, rule->id),
                                  bg_arg_phrase(work->arena, finding.found)));
        else if (finding.flagged)
            flag_low(work, set[i], rule, method, &finding);
    }
}

void bg_flag_abnormal(struct bg_lot_work *work)
{
    struct bg_entry **set = BG_ARRAY(work->arena, work->n + 1, struct bg_entry *);
    struct bg_price_entry *prices = BG_ARRAY(work->arena, work->n + 1, struct bg_price_entry);
    size_t n = 0;
    for (size_t i = 0; i < work->n; i++) {
        struct bg_entry *entry = &work->entries[i];
        if (!entry->in_comparison || !entry->result->price.present ||
            bg_price_below_minimum(work, entry))
            continue;
        prices[n] = (struct bg_price_entry){true, entry->result->price.amount, NULL};
        set[n++] = entry;
    }
    for (size_t r = 0; n > 0 && r < work->ruleset->abnormal_n; r++)
        run_method(work, &work->ruleset->abnormal[r], prices, set, n);
}
