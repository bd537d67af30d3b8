/* Price: from the price that each bid asks over adjustments and preferences to its points or index.
 * Prices of bids outside the comparison set stay blank where the formula looks. */
#include <string.h>

#include "report/evaluation/plan.h"
#include "score/kind/share.h"
#include "score/price/price.h"

enum { PARAMETERS_ROW = 8 };

struct line {
    struct bg_plan *plan;
    struct bg_page *page;
    size_t bid;
    int64_t row;
    const struct bg_bid_result *b;
};

static const char *own(const struct line *l, int after_steps)
{
    return bg_ref(l->plan->arena, NULL, l->row, bg_plan_price_column(l->plan, after_steps));
}

static const char *column_range(const struct bg_plan *plan, int column)
{
    return bg_ref_range(plan->arena, NULL, bg_plan_price_row(plan, 0), column,
                        bg_plan_price_row(plan, plan->lot->bids_n - 1), column);
}

static void put_or_blank(const struct line *l, int after_steps, struct bg_look look, const char *x,
                         bool there, struct bg_dec value)
{
    int column = bg_plan_price_column(l->plan, after_steps);
    if (there)
        bg_put_formula(l->page, l->row, column, look, x, value);
    else
        bg_put_formula_text(l->page, l->row, column, look, x, "");
}

/* -- the formula and its figures --------------------------------------------------------------- */

static const char *parameter_cell(const struct bg_plan *plan, size_t i)
{
    return bg_ref(plan->arena, NULL, PARAMETERS_ROW + (int64_t)i, BG_P_AMOUNT);
}

static void put_parameter(struct bg_plan *plan, struct bg_page *page, size_t i)
{
    const struct bg_price_rule *rule = &plan->rules->price;
    const char *name = plan->formula->parameters[i];
    int64_t row = PARAMETERS_ROW + (int64_t)i;
    struct bg_value value = {.type = BG_V_NUMBER, .row = -1};
    bg_put_text(page, row, BG_P_BID, BG_LOOK(TEXT, TEXT), "figure");
    bg_put_text(page, row, BG_P_VENDOR, BG_LOOK(TEXT, TEXT), name);
    const struct bg_logic *logic = i < rule->parameters_n ? rule->parameters[i] : NULL;
    struct bg_dec literal;
    if (logic) {
        value = bg_logic_eval(logic, plan->env);
        const char *x = bg_kind_literal(logic, &literal) ? NULL : bg_plan_formula(plan, -1, logic);
        if (x && value.type == BG_V_NUMBER) {
            bg_put_formula(page, row, BG_P_AMOUNT, BG_LOOK(CELL, PLAIN),
                           bg_arena_printf(plan->arena, "IFERROR(ROUND(%s,12),\"\")", x),
                           bg_dec_round(value.as.number, 12, BG_HALF_UP));
            return;
        }
    } else if (!bg_price_default(plan->formula, i, &value.as.number)) {
        value = BG_MISSING;
    }
    bg_put_input(plan, page, row, BG_P_AMOUNT, BG_NUMBER_PLAIN, value,
                 bg_arena_printf(plan->arena, "Price formula: %s", name));
}

static void put_formula_words(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_look plain = BG_LOOK(PLAIN, TEXT);
    if (!plan->formula) {
        bg_put_text(page, 3, 0, plain,
                    "The lowest evaluated price ranks first; price earns no points.");
        return;
    }
    bg_put_text(page, 3, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(plan->arena, "Formula: %s", plan->formula->title));
    bg_put_text(page, 4, 0, plain, plan->formula->words);
    bg_put_link(page, 5, 0, BG_LOOK(LINK_PLAIN, TEXT), plan->formula->source_url,
                bg_arena_printf(plan->arena, "Source: %s", plan->formula->source_title));
    for (size_t i = 0; i < plan->price_parameters; i++)
        put_parameter(plan, page, i);
}

/* -- a bid's line --------------------------------------------------------------------------------
 */

static void put_amount(const struct line *l)
{
    const struct bg_price_rule *rule = &l->plan->rules->price;
    bool by_lines =
        rule->schedule.slot >= 0 && (rule->schedule.governs == BG_GOVERNS_LINES || rule->slot < 0);
    const struct bg_look money = BG_LOOK(CELL, CENTS);
    if (!by_lines && rule->slot >= 0 && l->b->bid->values) {
        const char *answer = bg_ref(l->plan->arena, bg_plan_bid_sheet(l->plan, l->bid),
                                    l->plan->answer_row[rule->slot], BG_B_ANSWER);
        const char *x = bg_arena_printf(l->plan->arena, "IF(ISNUMBER(%s),ROUND(%s,%d),\"\")",
                                        answer, answer, BG_MONEY_PLACES);
        if (l->b->price.present)
            bg_put_formula(l->page, l->row, BG_P_AMOUNT, money, x,
                           bg_dec_round(l->b->price.amount, BG_MONEY_PLACES, BG_HALF_UP));
        else
            bg_put_formula_text(l->page, l->row, BG_P_AMOUNT, money, x, "");
    } else if (l->b->price.present) {
        bg_put_number(l->page, l->row, BG_P_AMOUNT, BG_LOOK(ENGINE, CENTS), l->b->price.amount);
    } else {
        bg_put_blank(l->page, l->row, BG_P_AMOUNT, BG_LOOK(ENGINE, CENTS));
    }
}

static const struct bg_adjustment *adjustment_of(const struct bg_plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->rules->price.adjustments_n; i++)
        if (strcmp(plan->rules->price.adjustments[i].id, id) == 0)
            return &plan->rules->price.adjustments[i];
    return NULL;
}

/* An adjustment is live where its expression is; a preference looks at the whole set, and its
 * amount is the engine's. */
static void put_steps(const struct line *l)
{
    for (size_t s = 0; s < l->plan->steps_n; s++) {
        const struct bg_price_step *step = NULL;
        int column = BG_P_STEPS + (int)s;
        for (size_t i = 0; i < l->b->price.steps_n; i++)
            if (strcmp(l->b->price.steps[i].id, l->plan->steps[s]->id) == 0)
                step = &l->b->price.steps[i];
        const struct bg_adjustment *a = adjustment_of(l->plan, l->plan->steps[s]->id);
        const char *x = a ? bg_plan_formula(l->plan, (int64_t)l->bid, a->amount) : NULL;
        if (x && step)
            bg_put_formula(l->page, l->row, column, BG_LOOK(CELL, CENTS),
                           bg_arena_printf(l->plan->arena, "IFERROR(ROUND(%s(%s),%d),\"\")",
                                           a->subtract ? "-" : "", x, BG_MONEY_PLACES),
                           bg_dec_round(step->amount, BG_MONEY_PLACES, BG_HALF_UP));
        else if (step)
            bg_put_number(l->page, l->row, column, BG_LOOK(ENGINE, CENTS),
                          bg_dec_round(step->amount, BG_MONEY_PLACES, BG_HALF_UP));
        else
            bg_put_blank(l->page, l->row, column, BG_LOOK(CELL, CENTS));
    }
}

/* The sum of the steps before or behind the formula, as text of a formula. */
static const char *step_sum(const struct line *l, bool behind)
{
    struct bg_buf out;
    bg_buf_init(&out, l->plan->arena);
    for (size_t s = 0; s < l->plan->steps_n; s++) {
        if (bg_plan_step_behind(l->plan, l->plan->steps[s]->id) == behind)
            bg_buf_printf(&out, "+N(%s)",
                          bg_ref(l->plan->arena, NULL, l->row, BG_P_STEPS + (int)s));
    }
    return bg_buf_text(&out);
}

static void put_set(const struct line *l)
{
    struct bg_plan *plan = l->plan;
    const char *amount = bg_ref(plan->arena, NULL, l->row, BG_P_AMOUNT);
    const char *narrowed = "";
    if (plan->rules->price.over_qualifying && plan->rules->award.has_minimum_quality)
        narrowed = bg_arena_printf(plan->arena, ",%s>=%s",
                                   bg_plan_comparison_cell(plan, l->bid, BG_C_QUALITY),
                                   bg_plan_minimum_cell(plan));
    bg_put_formula_text(
        l->page, l->row, bg_plan_price_column(plan, BG_P_IN_SET), BG_LOOK(CENTER, ANY),
        bg_arena_printf(plan->arena, "IF(AND(%s=\"yes\",ISNUMBER(%s)%s),\"yes\",\"no\")",
                        bg_plan_comparison_cell(plan, l->bid, BG_C_IN_SET), amount, narrowed),
        l->b->price.in_set ? "yes" : "no");
    struct bg_dec evaluated;
    bool there = bg_plan_evaluated(plan, l->bid, &evaluated);
    put_or_blank(l, BG_P_EVALUATED, BG_LOOK(CELL_BOLD, CENTS),
                 bg_arena_printf(plan->arena, "IF(%s=\"yes\",ROUND(%s%s,%d),\"\")",
                                 own(l, BG_P_IN_SET), amount, step_sum(l, false), BG_MONEY_PLACES),
                 there, evaluated);
    put_or_blank(l, BG_P_QUALITY, BG_LOOK(CELL_GREY, POINTS),
                 bg_arena_printf(plan->arena, "IF(%s=\"yes\",ROUND(SUM(%s),%d),\"\")",
                                 own(l, BG_P_IN_SET), bg_plan_bid_range(plan, l->bid, BG_B_EXACT),
                                 BG_EXACT_PLACES),
                 l->b->price.in_set, bg_plan_index_quality(plan, l->bid));
}

/* The sum of the top-level weights, which some indexes need. */
static const char *quality_weight(const struct bg_plan *plan)
{
    struct bg_buf out;
    bg_buf_init(&out, plan->arena);
    bg_buf_puts(&out, "(0");
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        if (c->parent < 0 && c->share && (!c->kind || !c->kind->eliminates))
            bg_buf_printf(&out, "+%s", bg_plan_weight(plan, i));
    }
    bg_buf_putc(&out, ')');
    return bg_buf_text(&out);
}

static const char *result_formula(const struct line *l)
{
    struct bg_plan *plan = l->plan;
    struct bg_buf x;
    char total[BG_DEC_TEXT];
    const char **parameters = BG_ARRAY(plan->arena, plan->price_parameters + 1, const char *);
    for (size_t i = 0; i < plan->price_parameters; i++)
        parameters[i] = parameter_cell(plan, i);
    struct bg_price_cells cells = {
        .price = own(l, BG_P_EVALUATED),
        .range = column_range(plan, bg_plan_price_column(plan, BG_P_EVALUATED)),
        .quality = own(l, BG_P_QUALITY),
        .quality_range = column_range(plan, bg_plan_price_column(plan, BG_P_QUALITY)),
        .weight = bg_plan_price_weight(plan),
        .quality_weight = quality_weight(plan),
        .total = bg_dec_text(plan->rules->award.total, total),
        .parameters = parameters,
        .highest_wins = plan->rules->price.highest_wins,
    };
    bg_buf_init(&x, plan->arena);
    bool index = plan->formula->yields != BG_PRICE_POINTS;
    bg_buf_printf(&x, "IF(%s=\"\",\"\",IFERROR(ROUND(", own(l, BG_P_EVALUATED));
    if (!bg_price_excel(plan->formula, &cells, &x))
        return NULL;
    bg_buf_printf(&x, "%s,%d),\"\"))", index ? step_sum(l, true) : "",
                  index ? BG_SUM_PLACES : BG_RATING_PLACES);
    return bg_buf_text(&x);
}

static void put_result(const struct line *l)
{
    struct bg_plan *plan = l->plan;
    const struct bg_price_result *p = &l->b->price;
    if (!plan->formula)
        return;
    bool index = plan->formula->yields != BG_PRICE_POINTS;
    const struct bg_ratio *result = index ? p->index : p->rating;
    struct bg_dec value = bg_plan_round(result, index ? BG_SUM_PLACES : BG_RATING_PLACES);
    bool there = index ? bg_plan_index(plan, l->bid, &value) : result != NULL;
    struct bg_look look = BG_LOOK(CELL, RATING), typed = BG_LOOK(ENGINE, RATING);
    const char *x = result_formula(l);
    if (index)
        look.number = typed.number = BG_NUMBER_PLAIN;
    if (x)
        put_or_blank(l, BG_P_RATING, look, x, there, value);
    else if (there)
        bg_put_number(l->page, l->row, bg_plan_price_column(plan, BG_P_RATING), typed, value);
    else
        bg_put_blank(l->page, l->row, bg_plan_price_column(plan, BG_P_RATING), typed);
    if (index)
        return;
    const char *rating = own(l, BG_P_RATING);
    struct bg_dec exact = bg_plan_price_exact(plan, l->bid), points = bg_plan_award(plan, exact);
    x = bg_arena_printf(plan->arena, "ROUND(%s*%s,%d)", bg_plan_price_weight(plan), rating,
                        BG_EXACT_PLACES);
    if (plan->rules->award.round_each)
        x = bg_plan_award_formula(plan, x);
    bg_put_formula(l->page, l->row, bg_plan_price_column(plan, BG_P_EXACT),
                   BG_LOOK(CELL_GREY, EXACT),
                   bg_arena_printf(plan->arena, "IF(ISNUMBER(%s),%s,0)", rating, x), exact);
    put_or_blank(l, BG_P_POINTS, BG_LOOK(CELL_BOLD, POINTS),
                 bg_arena_printf(plan->arena, "IF(ISNUMBER(%s),%s,\"\")", rating,
                                 bg_plan_award_formula(plan, own(l, BG_P_EXACT))),
                 p->rating != NULL, points);
    if (p->rating)
        bg_plan_check(
            plan, l->page, l->row, bg_plan_price_column(plan, BG_P_POINTS),
            bg_arena_printf(plan->arena, "Points: price of %s", bg_plan_vendor(plan, l->bid)),
            &p->points, &points);
}

/* How far above the lowest of the set, as a share of it. */
static void put_above(const struct line *l)
{
    struct bg_plan *plan = l->plan;
    struct bg_dec evaluated, lowest = {0}, above = {0};
    bool any = false, there = bg_plan_evaluated(plan, l->bid, &evaluated);
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        struct bg_dec other;
        if (bg_plan_evaluated(plan, i, &other) && (!any || bg_dec_cmp(other, lowest) < 0)) {
            lowest = other;
            any = true;
        }
    }
    there = there && bg_dec_sign(lowest) > 0 && bg_dec_sub(evaluated, lowest, &above) &&
            bg_dec_div(above, lowest, &above);
    const char *price = own(l, BG_P_EVALUATED);
    const char *range = column_range(plan, bg_plan_price_column(plan, BG_P_EVALUATED));
    put_or_blank(l, BG_P_ABOVE, BG_LOOK(CELL, RATING),
                 bg_arena_printf(plan->arena,
                                 "IF(%s=\"\",\"\",IF(MIN(%s)>0,ROUND(%s/MIN(%s)-1,6),\"\"))", price,
                                 range, price, range),
                 there, bg_dec_round(above, 6, BG_HALF_UP));
}

static void put_titles(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    bool index = plan->formula && plan->formula->yields != BG_PRICE_POINTS;
    const char *const titles[] = {
        "In the comparison set",  "Evaluated price (for ranking only)",
        "Points of the criteria", index ? "Index" : "Rating",
        "Points before rounding", "Points",
        "Above the lowest",       "Reason, as evaluated",
    };
    bg_put_text(page, row, BG_P_BID, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
    bg_put_text(page, row, BG_P_VENDOR, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
    bg_put_text(page, row, BG_P_AMOUNT, BG_LOOK(HEADER, TEXT), "Price offered");
    for (size_t s = 0; s < plan->steps_n; s++)
        bg_put_text(page, row, BG_P_STEPS + (int)s, BG_LOOK(HEADER, TEXT), plan->steps[s]->title);
    for (int i = 0; i < (int)(sizeof titles / sizeof *titles); i++) {
        int column = bg_plan_price_column(plan, i);
        bool points = i == BG_P_EXACT || i == BG_P_POINTS;
        if ((i == BG_P_RATING && !plan->formula) || (points && (!plan->formula || index)) ||
            (i == BG_P_QUALITY && !(plan->formula && plan->formula->needs_quality)))
            bg_page_hide_column(page, column);
        bg_put_text(page, row, column, BG_LOOK(HEADER, TEXT), titles[i]);
        bg_page_width(page, column, i == BG_P_REASON ? 70 : i == BG_P_EVALUATED ? 18 : 13);
    }
}

void bg_sheet_price(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_PRICE];
    if (!page)
        return;
    int64_t head = bg_plan_price_row(plan, 0) - 1;
    bg_put_title(plan, page, "Price",
                 "The contract is at the price offered. The evaluated price is "
                 "for ranking only.");
    bg_put_caution(plan, page, 2);
    put_formula_words(plan, page);
    put_titles(plan, page, head);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        struct line l = {plan, page, bid, bg_plan_price_row(plan, bid), &plan->lot->bids[bid]};
        bg_put_goto(page, l.row, BG_P_BID, BG_LOOK(LINK, TEXT), bg_plan_bid_sheet(plan, bid), 0, 0,
                    bg_arena_printf(plan->arena, "Bid %zu", bid + 1));
        bg_put_text(page, l.row, BG_P_VENDOR, BG_LOOK(TEXT, TEXT), bg_plan_vendor(plan, bid));
        put_amount(&l);
        put_steps(&l);
        put_set(&l);
        put_result(&l);
        put_above(&l);
        bg_put_text(page, l.row, bg_plan_price_column(plan, BG_P_REASON), BG_LOOK(TEXT_WRAP, TEXT),
                    l.b->price.reason ? l.b->price.reason : "");
    }
    bg_page_width(page, BG_P_BID, 9);
    bg_page_fit(page, BG_P_VENDOR, 22, 44);
    bg_page_width(page, BG_P_AMOUNT, 16);
    for (size_t s = 0; s < plan->steps_n; s++)
        bg_page_width(page, BG_P_STEPS + (int)s, 15);
    bg_page_freeze(page, head + 1, BG_P_VENDOR + 1);
    bg_page_repeat(page, head, head);
}
