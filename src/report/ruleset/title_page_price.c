/* Title page: how price is scored, preferences, adjustments, abnormally low prices, the award. */
#include "report/ruleset/title_page.h"
#include "report/text/text.h"

#include <string.h>

#include "score/abnormal/abnormal.h"
#include "score/price/price.h"

static const char *dec_text(struct bg_arena *arena, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_text(value, text));
}

/* "- **Figures:** slope below 2; reference the engineer's estimate". names may be NULL. */
static void title_page_price_put_figures(struct bg_buf *out, const char *const *names,
                                         const struct bg_logic *const *given, size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n && names && names[i]; i++) {
        if (!given || !given[i])
            continue;
        bg_buf_puts(out, any ? "; " : "- **Figures:** ");
        for (const char *p = names[i]; *p; p++)
            bg_buf_putc(out, *p == '_' ? ' ' : *p);
        bg_buf_puts(out, " = ");
        bg_title_words(out, given[i]);
        any = true;
    }
    if (any)
        bg_buf_putc(out, '\n');
}

static void put_source_item(struct bg_buf *out, const struct bg_source_ref *source)
{
    if (!source)
        return;
    bg_buf_puts(out, "- **Source:** ");
    bg_title_source(out, source);
    if (source->verified_said && !source->verified)
        bg_buf_puts(out, " **NOT VERIFIED**");
    bg_buf_putc(out, '\n');
}

static void title_page_price_put_formula(struct bg_buf *out, const struct bg_price_rule *price)
{
    const struct bg_price_formula *formula = bg_price_formula_find(price->formula);
    if (!formula)
        return;
    bg_buf_printf(out, "- **%s** (`%s`): %s\n", formula->title, formula->name, formula->words);
    title_page_price_put_figures(out, formula->parameters, price->parameters, price->parameters_n);
    if (formula->reversal_possible)
        bg_buf_puts(out, "- **Caution:** under this formula a bid that loses can decide which of "
                         "two others wins\n");
    bg_buf_puts(out, "- **Formula described in:** ");
    bg_title_link(out, formula->source_title, formula->source_url);
    bg_buf_putc(out, '\n');
}

static void put_terms(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    const struct bg_price_rule *price = &ruleset->price;
    bg_title_item(out, "Answer", ruleset->fields[price->slot].label);
    if (bg_dec_sign(price->weight) > 0)
        bg_title_item(out, "Points",
                      bg_arena_printf(out->arena, "%s of %s", dec_text(out->arena, price->weight),
                                      dec_text(out->arena, ruleset->award.total)));
    title_page_price_put_formula(out, price);
    bg_title_item(out, "Tax", price->tax_basis);
    if (price->highest_wins)
        bg_title_item(out, "Order", "the larger amount is the better");
    if (price->over_qualifying)
        bg_title_item(out, "Compared with",
                      "bids that meet every requirement and reach the minimum quality");
    else
        bg_title_item(out, "Compared with", "bids that meet every requirement");
    if (price->has_minimum) {
        char text[BG_DEC_TEXT];
        bg_title_item(out, "Minimum price", bg_dec_text(price->minimum, text));
    }
    if (price->schedule.slot >= 0) {
        static const char *const governs[] = {
            [BG_GOVERNS_NONE] = "the price comes with a schedule of lines; where they differ it is "
                                "flagged",
            [BG_GOVERNS_LINES] = "where the lines of the schedule and the total differ, the lines "
                                 "govern",
            [BG_GOVERNS_TOTAL] = "where the lines of the schedule and the total differ, the total "
                                 "governs",
        };
        bg_title_item(out, "Schedule", governs[price->schedule.governs]);
    }
    put_source_item(out, price->source);
}

/* -- preferences and adjustments ------------------------------------------------------------ */

static void title_page_price_put_amount(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                        const struct bg_preference_rule *rule)
{
    static const char *const bases[] = {
        [BG_BASE_OWN_BID] = "the bid's own price",
        [BG_BASE_LOWEST] = "the lowest price",
        [BG_BASE_LOWEST_WITHOUT] = "the lowest price without this preference",
    };
    if (rule->has_percent) {
        bg_title_words(out, rule->percent);
        bg_buf_printf(out, "%s of %s", bg_logic_unit(rule->percent)[0] ? "" : " %",
                      bases[rule->base]);
    } else if (rule->has_amount) {
        bg_title_words(out, rule->amount);
        bg_buf_printf(out, " %s", ruleset->currency);
    } else {
        bg_buf_puts(out, "nothing");
    }
    if (rule->has_cap) {
        bg_buf_puts(out, ", at most ");
        bg_title_words(out, rule->cap);
        bg_buf_printf(out, " %s", ruleset->currency);
    }
}

static void title_page_price_put_expression(struct bg_buf *out, const char *label,
                                            const struct bg_logic *logic)
{
    if (!logic)
        return;
    bg_buf_printf(out, "- **%s:** ", label);
    bg_title_words(out, logic);
    bg_buf_putc(out, '\n');
}

static void put_preference(struct bg_buf *out, const struct bg_ruleset *ruleset,
                           const struct bg_preference_rule *rule)
{
    bg_buf_puts(out, "\n#### ");
    bg_title_text(out, rule->title[0] ? rule->title : rule->id);
    bg_buf_puts(out, rule->proposed ? " (proposed, not law)\n\n" : "\n\n");
    title_page_price_put_expression(out, "Who has it", rule->applies_if);
    bg_buf_puts(out, rule->effect == BG_SUBTRACT_OWN
                         ? "- **Effect:** for ranking only, the price is "
                           "lowered by "
                         : "- **Effect:** for ranking only, the prices "
                           "of other bids are raised by ");
    title_page_price_put_amount(out, ruleset, rule);
    bg_buf_putc(out, '\n');
    if (rule->rate_of != BG_RATE_OWN_BID)
        bg_title_item(out, "Rate",
                      rule->rate_of == BG_RATE_LOWEST
                          ? "by the answers of the lowest bid"
                          : "by the answers of the lowest bid that has the preference");
    title_page_price_put_expression(out, "Measured on", rule->base_amount);
    title_page_price_put_expression(out, "Counts against", rule->against);
    title_page_price_put_expression(out, "Off when the lowest bid is one for which",
                                    rule->off_if_lowest);
    if (rule->cap_group && rule->cap_group[0]) {
        bg_buf_puts(out, "- **Together with others of the group ");
        bg_title_text(out, rule->cap_group);
        bg_buf_puts(out, ":** ");
        if (rule->cap_group_limit) {
            bg_buf_puts(out, "at most ");
            bg_title_words(out, rule->cap_group_limit);
            bg_buf_printf(out, " %s", ruleset->currency);
        } else {
            bg_buf_puts(out, "no common limit");
        }
        bg_buf_putc(out, '\n');
    }
    if (rule->after && rule->after[0])
        bg_title_item(out, "Base",
                      bg_arena_printf(out->arena, "prices as adjusted by \"%s\"", rule->after));
    title_page_price_put_expression(out, "May not move past a bid for which",
                                    rule->may_not_displace);
    if (rule->wins_ties)
        bg_title_item(out, "Ties", "it wins a tie");
    put_source_item(out, rule->source);
}

static void put_adjustment(struct bg_buf *out, const struct bg_adjustment *adjustment)
{
    bg_buf_puts(out, "\n#### ");
    bg_title_text(out, adjustment->title[0] ? adjustment->title : adjustment->id);
    bg_buf_printf(out, "\n\n- **%s:** ", adjustment->subtract ? "Taken off" : "Added");
    bg_title_words(out, adjustment->amount);
    bg_buf_puts(out, adjustment->after_formula ? ", on the formula's index\n" : ", on the price\n");
    put_source_item(out, adjustment->source);
}

static void put_abnormal(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    if (!ruleset->abnormal_n)
        return;
    bg_buf_puts(out,
                "\n### Abnormally low prices\n\nThese flag a price and draft the question to the "
                "vendor; they never reject a bid.\n");
    for (size_t i = 0; i < ruleset->abnormal_n; i++) {
        const struct bg_abnormal_rule *rule = &ruleset->abnormal[i];
        const struct bg_abnormal_method *method = bg_abnormal_find(rule->method);
        bg_buf_puts(out, "\n#### ");
        const char *title = method ? method->title : rule->id;
        bg_title_text(out, rule->title[0] ? rule->title : title);
        bg_buf_puts(out, "\n\n");
        if (method) {
            bg_buf_printf(out, "- **%s** (`%s`): %s%s\n", method->title, method->name,
                          method->words, method->verified ? "" : " **NOT VERIFIED**");
            title_page_price_put_figures(out, method->parameters, rule->parameters,
                                         rule->parameters_n);
            if (!rule->source) {
                bg_buf_puts(out, "- **Source:** ");
                bg_title_link(out, method->source_title, method->source_url);
                bg_buf_putc(out, '\n');
            }
        }
        put_source_item(out, rule->source);
    }
}

void bg_title_price(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    const struct bg_price_rule *price = &ruleset->price;
    if (!price->used && !ruleset->abnormal_n)
        return;
    bg_title_heading(out, "Price");
    if (price->used)
        put_terms(out, ruleset);
    if (price->preferences_n)
        bg_buf_puts(out, "\n### Preferences\n\nThe contract is always at the price of the bid.\n");
    for (size_t i = 0; i < price->preferences_n; i++)
        put_preference(out, ruleset, &price->preferences[i]);
    if (price->adjustments_n)
        bg_buf_puts(out, "\n### Adjustments\n");
    for (size_t i = 0; i < price->adjustments_n; i++)
        put_adjustment(out, &price->adjustments[i]);
    put_abnormal(out, ruleset);
}

/* -- award ---------------------------------------------------------------------------------- */

static void put_ties(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    static const char *const words[] = {
        [BG_TIE_EARLIEST] = "the bid that was submitted first",
        [BG_TIE_LOWEST_PRICE] = "the lowest price",
        [BG_TIE_PREFERENCE] = "a preference that wins ties",
        [BG_TIE_DRAW] = "a draw that the buyer holds",
    };
    const struct bg_award *award = &ruleset->award;
    bg_buf_puts(out, "- **Ties:** ");
    if (!award->ties_n)
        bg_buf_puts(out, "no rule; bids with equal scores stay tied");
    for (size_t i = 0; i < award->ties_n; i++) {
        if (i)
            bg_buf_puts(out, ", then ");
        if (award->ties[i].kind == BG_TIE_CRITERION) {
            const struct bg_criterion *c = &ruleset->criteria[award->ties[i].criterion];
            bg_buf_puts(out, bg_criterion_for_ties(c) ? "the better \"" : "more points for \"");
            bg_title_text(out, c->title);
            bg_buf_putc(out, '"');
        } else {
            bg_buf_puts(out, words[award->ties[i].kind]);
        }
    }
    bg_buf_putc(out, '\n');
}

static void title_page_price_put_limit(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                       const struct bg_weight_limit *limit)
{
    const char *joint = "";
    bg_buf_puts(out, "- **Weights, ");
    bg_title_text(out, limit->title);
    bg_buf_puts(out, ":** ");
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        if (!limit->criteria[i])
            continue;
        bg_buf_printf(out, "%s\"", joint);
        bg_title_text(out, ruleset->criteria[i].title);
        bg_buf_putc(out, '"');
        joint = " and ";
    }
    bg_buf_puts(out, limit->at_least ? " at least " : " at most ");
    bg_title_words(out, limit->at_least ? limit->at_least : limit->at_most);
    if (limit->at_least && limit->at_most) {
        bg_buf_puts(out, " and at most ");
        bg_title_words(out, limit->at_most);
    }
    bg_buf_printf(out, " of the %s%s", limit->of_quality ? "points of all criteria" : "total",
                  limit->source ? " (" : "");
    if (limit->source) {
        bg_title_source(out, limit->source);
        bg_buf_putc(out, ')');
    }
    bg_buf_puts(out, ". ");
    bg_title_text(out, limit->why);
    bg_buf_putc(out, '\n');
}

void bg_title_award(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    static const char *const methods[] = {
        [BG_HIGHEST_SCORE] = "the highest score",
        [BG_LOWEST_EVALUATED_PRICE] = "the lowest evaluated price of a bid that meets it all",
        [BG_BEST_INDEX] = "the best index of quality and price",
    };
    static const char *const roundings[] = {
        [BG_HALF_UP] = "halves away from zero",
        [BG_HALF_EVEN] = "halves to the even digit",
        [BG_TRUNCATE] = "cut off",
    };
    const struct bg_award *award = &ruleset->award;
    bg_title_heading(out, "Award");
    bg_title_item(out, "Recommended", methods[award->method]);
    if (award->method == BG_HIGHEST_SCORE)
        bg_title_item(out, "Points in all", dec_text(out->arena, award->total));
    if (award->has_minimum_quality)
        bg_title_item(out, "Minimum quality",
                      bg_arena_printf(out->arena, "%s points of the criteria",
                                      dec_text(out->arena, award->minimum_quality)));
    put_ties(out, ruleset);
    for (size_t i = 0; i < award->limits_n; i++)
        title_page_price_put_limit(out, ruleset, &award->limits[i]);
    bg_title_item(out, "Rounding",
                  bg_arena_printf(out->arena, "%d decimals, %s%s; ranked on %s", award->decimals,
                                  roundings[award->rounding],
                                  award->round_each ? ", each criterion by itself" : "",
                                  award->rank_on_exact ? "exact figures" : "rounded figures"));
}
