/* Price, above the bids: the formula in words with its source, and its figures, which people may change. */
#include "report/evaluation/plan.h"
#include "score/kind/share.h"
#include "score/price/price.h"

enum { PARAMETERS_ROW = 8 };

const struct bg_formula *bg_plan_price_parameter(const struct bg_plan *plan, size_t i)
{
    return bg_page_cell(plan->page[BG_SHEET_PRICE], PARAMETERS_ROW + (int64_t)i, BG_P_AMOUNT);
}

static struct bg_shown parameter_what(const struct bg_sheet_line *l)
{
    return bg_show_words(l, "figure");
}

static struct bg_shown parameter_name(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_plan_of(l)->formula->parameters[l->i]);
}

static struct bg_shown parameter_value(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_price_rule *rule = &plan->rules->price;
    struct bg_value value = {.type = BG_V_NUMBER, .row = -1};
    const struct bg_logic *logic = l->i < rule->parameters_n ? rule->parameters[l->i] : NULL;
    struct bg_dec literal;
    if (logic) {
        value = bg_logic_eval(logic, plan->env);
        const struct bg_formula *x =
            bg_kind_literal(logic, &literal) ? NULL : bg_plan_formula(plan, -1, logic, 12);
        if (x && value.type == BG_V_NUMBER)
            return bg_show_live(x);
    } else if (!bg_price_default(plan->formula, l->i, &value.as.number)) {
        value = BG_MISSING;
    }
    return bg_show_input(plan, l, BG_NUMBER_PLAIN, value,
                         bg_arena_printf(l->arena, bg_plan_say(plan, "Price formula: %s"),
                                         plan->formula->parameters[l->i]));
}

/* Above the bids, which say the headings and widths. */
static const struct bg_sheet_column parameter_columns[] = {
    [BG_P_BID] = BG_COLUMN(NULL, 0, TEXT, TEXT, .cell = parameter_what),
    [BG_P_VENDOR] = BG_COLUMN(NULL, 0, TEXT, TEXT, .cell = parameter_name),
    [BG_P_AMOUNT] = BG_COLUMN(NULL, 0, CELL, PLAIN, .cell = parameter_value),
};

/* Words that stand alone. */
static const char *price_sentence(struct bg_arena *arena, const char *words)
{
    char first = *words >= 'a' && *words <= 'z' ? (char)(*words - 32) : *words;
    return *words ? bg_arena_printf(arena, "%c%s.", first, words + 1) : words;
}

void bg_put_price_formula(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_look plain = BG_LOOK(PLAIN, TEXT);
    const struct bg_section parameters = BG_SECTION(parameter_columns);
    const struct bg_plan_of of = {plan};
    if (!plan->formula) {
        bg_put_words(page, 3, 0, plain,
                     "The lowest evaluated price ranks first; price earns no points.");
        return;
    }
    bg_put_text(page, 3, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(plan->arena, bg_plan_say(plan, "Formula: %s"),
                                bg_plan_say(plan, plan->formula->title)));
    bg_put_text(page, 4, 0, plain,
                price_sentence(plan->arena, bg_plan_say(plan, plan->formula->words)));
    bg_put_link(
        page, 5, 0, BG_LOOK(LINK_PLAIN, TEXT), plan->formula->source_url,
        bg_arena_printf(plan->arena, bg_plan_say(plan, "Source: %s"), plan->formula->source_title));
    bg_section_rows(page, PARAMETERS_ROW, &parameters, &of, NULL, 0, plan->price_parameters);
}
