/* Price: from the price that each bid asks over adjustments and preferences to its points or index.
 * Prices of bids outside the comparison set stay blank where the formula looks. */
#include <string.h>

#include "report/evaluation/plan.h"
#include "base/list.h"
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

static const struct bg_formula *price_own(const struct line *l, int after_steps)
{
    return bg_plan_price_cell(l->plan, l->bid, after_steps);
}

static const struct bg_formula *column_range(const struct bg_plan *plan, int after_steps)
{
    return bg_plan_price_range(plan, bg_plan_price_column(plan, after_steps));
}

static void price_put(const struct line *l, int after_steps, struct bg_look look,
                      const struct bg_formula *x)
{
    bg_put_live(l->page, l->row, bg_plan_price_column(l->plan, after_steps), look, x);
}

/* -- the formula and its figures --------------------------------------------------------------- */

static const struct bg_formula *parameter_cell(const struct bg_plan *plan, size_t i)
{
    return bg_page_cell(plan->page[BG_SHEET_PRICE], PARAMETERS_ROW + (int64_t)i, BG_P_AMOUNT);
}

static void price_put_parameter(struct bg_plan *plan, struct bg_page *page, size_t i)
{
    const struct bg_price_rule *rule = &plan->rules->price;
    const char *name = plan->formula->parameters[i];
    int64_t row = PARAMETERS_ROW + (int64_t)i;
    struct bg_value value = {.type = BG_V_NUMBER, .row = -1};
    bg_put_words(page, row, BG_P_BID, BG_LOOK(TEXT, TEXT), "figure");
    bg_put_text(page, row, BG_P_VENDOR, BG_LOOK(TEXT, TEXT), name);
    const struct bg_logic *logic = i < rule->parameters_n ? rule->parameters[i] : NULL;
    struct bg_dec literal;
    if (logic) {
        value = bg_logic_eval(logic, plan->env);
        const struct bg_formula *x =
            bg_kind_literal(logic, &literal) ? NULL : bg_plan_formula(plan, -1, logic, 12);
        if (x && value.type == BG_V_NUMBER) {
            bg_put_live(page, row, BG_P_AMOUNT, BG_LOOK(CELL, PLAIN), x);
            return;
        }
    } else if (!bg_price_default(plan->formula, i, &value.as.number)) {
        value = BG_MISSING;
    }
    bg_put_input(plan, page, row, BG_P_AMOUNT, BG_NUMBER_PLAIN, value,
                 bg_arena_printf(plan->arena, bg_plan_say(plan, "Price formula: %s"), name));
}

/* Words that stand alone. */
static const char *price_sentence(struct bg_arena *arena, const char *words)
{
    char first = *words >= 'a' && *words <= 'z' ? (char)(*words - 32) : *words;
    return *words ? bg_arena_printf(arena, "%c%s.", first, words + 1) : words;
}

static void put_formula_words(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_look plain = BG_LOOK(PLAIN, TEXT);
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
    for (size_t i = 0; i < plan->price_parameters; i++)
        price_put_parameter(plan, page, i);
}

/* -- a bid's line --------------------------------------------------------------------------------
 */

static void price_put_amount(const struct line *l)
{
    const struct bg_price_rule *rule = &l->plan->rules->price;
    const struct bg_formula *lines = bg_plan_lines_total(l->plan, l->bid);
    bool by_lines =
        rule->schedule.slot >= 0 && (rule->schedule.governs == BG_GOVERNS_LINES || rule->slot < 0);
    const struct bg_look money = BG_LOOK(CELL, CENTS);
    if (lines && !rule->highest_wins) {
        bg_put_live(l->page, l->row, BG_P_AMOUNT, money,
                    BG_FORMULA(l->plan->arena, "IF(ISNUMBER(a),IF(a<0,\"\",a),\"\")", lines));
    } else if (lines) {
        bg_put_live(l->page, l->row, BG_P_AMOUNT, money,
                    BG_FORMULA(l->plan->arena, "IF(ISNUMBER(a),a,\"\")", lines));
    } else if (!by_lines && rule->slot >= 0 && l->b->bid->values) {
        const struct bg_formula *answer = bg_plan_answer_cell(l->plan, l->bid, (size_t)rule->slot);
        bg_put_live(l->page, l->row, BG_P_AMOUNT, money,
                    BG_FORMULA(l->plan->arena, "IF(ISNUMBER(a),ROUND(a,b),\"\")", answer,
                               bg_formula_int(l->plan->arena, BG_MONEY_PLACES)));
    } else if (l->b->price.present) {
        bg_put_number(l->page, l->row, BG_P_AMOUNT, BG_LOOK(ENGINE, CENTS), l->b->price.amount);
    } else {
        bg_put_blank(l->page, l->row, BG_P_AMOUNT, BG_LOOK(ENGINE, CENTS));
    }
}

static const struct bg_adjustment *evaluation_price_adjustment_of(const struct bg_plan *plan,
                                                                  const char *id)
{
    int i = BG_FIND_ID(plan->rules->price.adjustments, plan->rules->price.adjustments_n, id);
    return i < 0 ? NULL : &plan->rules->price.adjustments[i];
}

/* An adjustment is live where its expression is; a preference looks at the whole set, and its
 * amount is the engine's. */
static void price_put_steps(const struct line *l)
{
    for (size_t s = 0; s < l->plan->steps_n; s++) {
        const struct bg_price_step *step = NULL;
        int column = BG_P_STEPS + (int)s;
        for (size_t i = 0; i < l->b->price.steps_n; i++)
            if (strcmp(l->b->price.steps[i].id, l->plan->steps[s]->id) == 0)
                step = &l->b->price.steps[i];
        const struct bg_adjustment *a =
            evaluation_price_adjustment_of(l->plan, l->plan->steps[s]->id);
        const struct bg_formula *x =
            a && step ? bg_plan_formula(l->plan, (int64_t)l->bid, a->amount, BG_MONEY_PLACES)
                      : NULL;
        if (x && a->subtract)
            x = BG_FORMULA(l->plan->arena, "IF(ISNUMBER(a),-a,\"\")", x);
        if (x)
            bg_put_live(l->page, l->row, column, BG_LOOK(CELL, CENTS), x);
        else if (step)
            bg_put_number(l->page, l->row, column, BG_LOOK(ENGINE, CENTS),
                          bg_dec_round(step->amount, BG_MONEY_PLACES, BG_HALF_UP));
        else
            bg_put_blank(l->page, l->row, column, BG_LOOK(CELL, CENTS));
    }
}

/* The cells of the steps before or behind the formula. */
static size_t step_cells(const struct line *l, bool behind, const struct bg_formula **out)
{
    size_t n = 0;
    for (size_t s = 0; s < l->plan->steps_n; s++)
        if (bg_plan_step_behind(l->plan, l->plan->steps[s]->id) == behind)
            out[n++] = bg_page_cell(l->page, l->row, BG_P_STEPS + (int)s);
    return n;
}

static void price_put_set(const struct line *l)
{
    struct bg_plan *plan = l->plan;
    struct bg_arena *arena = plan->arena;
    const struct bg_formula **terms = BG_ARRAY(arena, plan->steps_n + 1, const struct bg_formula *);
    const struct bg_formula *amount = bg_page_cell(l->page, l->row, BG_P_AMOUNT);
    const struct bg_formula *in =
        BG_FORMULA(arena, "AND(a=\"yes\",ISNUMBER(b))",
                   bg_plan_comparison_cell(plan, l->bid, BG_C_IN_SET), amount);
    if (plan->rules->price.over_qualifying && plan->rules->award.has_minimum_quality)
        in = BG_FORMULA(arena, "AND(a,b>=c)", in,
                        bg_plan_comparison_cell(plan, l->bid, BG_C_QUALITY),
                        bg_plan_minimum_cell(plan));
    if (plan->rules->price.has_minimum)
        in = BG_FORMULA(arena, "AND(a,b>=c)", in, amount,
                        bg_formula_number(arena, plan->rules->price.minimum));
    price_put(l, BG_P_IN_SET, BG_LOOK(CENTER, ANY), BG_FORMULA(arena, "IF(a,\"yes\",\"no\")", in));
    size_t n = step_cells(l, false, terms);
    terms[n++] = amount;
    price_put(l, BG_P_EVALUATED, BG_LOOK(CELL_BOLD, CENTS),
              BG_FORMULA(arena, "IF(a=\"yes\",ROUND(b,c),\"\")", price_own(l, BG_P_IN_SET),
                         n == 1 ? amount : bg_formula_sum(arena, terms, n),
                         bg_formula_int(arena, BG_MONEY_PLACES)));
    price_put(l, BG_P_QUALITY, BG_LOOK(CELL_GREY, POINTS),
              BG_FORMULA(arena, "IF(a=\"yes\",ROUND(SUM(b),c),\"\")", price_own(l, BG_P_IN_SET),
                         bg_plan_bid_range(plan, l->bid, BG_B_EXACT),
                         bg_formula_int(arena, BG_EXACT_PLACES)));
}

static const struct bg_formula *result_formula(const struct line *l)
{
    struct bg_plan *plan = l->plan;
    struct bg_arena *arena = plan->arena;
    const struct bg_formula **parameters =
        BG_ARRAY(arena, plan->price_parameters + 1, const struct bg_formula *);
    const struct bg_formula **behind =
        BG_ARRAY(arena, plan->steps_n + 1, const struct bg_formula *);
    for (size_t i = 0; i < plan->price_parameters; i++)
        parameters[i] = parameter_cell(plan, i);
    struct bg_price_cells cells = {
        .arena = arena,
        .price = price_own(l, BG_P_EVALUATED),
        .range = column_range(plan, BG_P_EVALUATED),
        .quality = price_own(l, BG_P_QUALITY),
        .quality_range = column_range(plan, BG_P_QUALITY),
        .weight = bg_plan_price_weight(plan),
        .quality_weight = bg_plan_quality_weight(plan),
        .total = bg_formula_number(arena, plan->rules->award.total),
        .parameters = parameters,
        .highest_wins = plan->rules->price.highest_wins,
    };
    bool index = plan->formula->yields != BG_PRICE_POINTS;
    size_t n = index ? step_cells(l, true, behind) : 0;
    return BG_FORMULA(arena, "IFERROR(a,\"\")",
                      bg_price_live_formula(plan->formula, &cells,
                                            index ? BG_SUM_PLACES : BG_RATING_PLACES,
                                            n ? bg_formula_sum(arena, behind, n) : NULL));
}

static void put_result(const struct line *l)
{
    struct bg_plan *plan = l->plan;
    const struct bg_price_result *p = &l->b->price;
    if (!plan->formula)
        return;
    bool index = plan->formula->yields != BG_PRICE_POINTS;
    const struct bg_ratio *result = index ? p->index : p->rating;
    const struct bg_formula *x = result_formula(l), *rating = price_own(l, BG_P_RATING);
    enum bg_number number = index ? BG_NUMBER_PLAIN : BG_NUMBER_RATING;
    if (x)
        price_put(l, BG_P_RATING, (struct bg_look){BG_STYLE_CELL, number}, x);
    else if (result)
        bg_put_number(l->page, l->row, bg_plan_price_column(plan, BG_P_RATING),
                      (struct bg_look){BG_STYLE_ENGINE, number},
                      bg_plan_round(result, index ? BG_SUM_PLACES : BG_RATING_PLACES));
    else
        bg_put_blank(l->page, l->row, bg_plan_price_column(plan, BG_P_RATING),
                     (struct bg_look){BG_STYLE_ENGINE, number});
    if (index)
        return;
    x = BG_FORMULA(plan->arena, "ROUND(a*b,c)", bg_plan_price_weight(plan), rating,
                   bg_formula_int(plan->arena, BG_EXACT_PLACES));
    if (plan->rules->award.round_each)
        x = bg_plan_award(plan, x);
    price_put(l, BG_P_EXACT, BG_LOOK(CELL_GREY, EXACT),
              BG_FORMULA(plan->arena, "IF(ISNUMBER(a),b,0)", rating, x));
    price_put(l, BG_P_POINTS, BG_LOOK(CELL_BOLD, POINTS),
              BG_FORMULA(plan->arena, "IF(ISNUMBER(a),b,\"\")", rating,
                         bg_plan_award(plan, price_own(l, BG_P_EXACT))));
    if (p->rating)
        bg_plan_check(plan, l->page, l->row, bg_plan_price_column(plan, BG_P_POINTS),
                      bg_arena_printf(plan->arena, bg_plan_say(plan, "Points: price of %s"),
                                      bg_plan_vendor(plan, l->bid)),
                      p->points);
}

/* How far above the lowest of the set, as a share of it. */
static void put_above(const struct line *l)
{
    price_put(l, BG_P_ABOVE, BG_LOOK(CELL, RATING),
              BG_FORMULA(l->plan->arena, "IF(a=\"\",\"\",IF(MIN(b)>0,ROUND(a/MIN(b)-1,6),\"\"))",
                         price_own(l, BG_P_EVALUATED), column_range(l->plan, BG_P_EVALUATED)));
}

static const double BETWEEN = 0.72; /* a column's own, in units of width */

static const char *price_amount_title(const struct bg_sheet_line *at)
{
    const struct bg_plan *plan = at->of;
    int slot = plan->rules->price.slot;
    return bg_page_say(at->page, slot >= 0 && plan->rules->fields[slot].confidential
                                     ? "Price offered (confidential)"
                                     : "Price offered");
}

/* Before the steps. */
static const struct bg_sheet_column columns[] = {
    [BG_P_BID] = BG_COLUMN("", 7, LINK, TEXT, .cell = NULL),
    [BG_P_VENDOR] = BG_COLUMN("Vendor", 25, TEXT_WRAP, TEXT, .cell = NULL, .left = true),
    [BG_P_AMOUNT] = BG_COLUMN(NULL, 15, CELL, CENTS, .cell = NULL, .heading = price_amount_title),
};

static bool price_yields_points(const struct bg_plan *plan)
{
    return plan->formula && plan->formula->yields == BG_PRICE_POINTS;
}

static const char *price_result_title(const struct bg_sheet_line *at)
{
    const struct bg_plan *plan = at->of;
    bool index = plan->formula && plan->formula->yields != BG_PRICE_POINTS;
    return bg_page_say(at->page, index ? "Index" : "Rating");
}

/* Behind the steps. The last has what is left of the paper. */
static const struct bg_sheet_column behind_columns[] = {
    [BG_P_IN_SET] = BG_COLUMN("In the comparison set", 11, CENTER, ANY, .cell = NULL),
    [BG_P_EVALUATED] =
        BG_COLUMN("Evaluated price (for ranking only)", 16, CELL, CENTS, .cell = NULL),
    [BG_P_QUALITY] = BG_COLUMN("Points of the criteria", 12, CELL, POINTS, .cell = NULL),
    [BG_P_RATING] = BG_COLUMN(NULL, 8.5, CELL, RATING, .cell = NULL, .heading = price_result_title),
    [BG_P_EXACT] = BG_COLUMN("Points before rounding", 13, CELL_GREY, EXACT, .cell = NULL),
    [BG_P_POINTS] = BG_COLUMN("Points", 8.5, CELL_BOLD, POINTS, .cell = NULL),
    [BG_P_ABOVE] = BG_COLUMN("Above the lowest", 9, CELL, RATING, .cell = NULL),
    [BG_P_REASON] = BG_COLUMN("Reason, as evaluated", 0, TEXT_WRAP, TEXT, .cell = NULL),
};

static bool price_is_shown(const struct bg_plan *plan, int behind)
{
    if (behind == BG_P_EXACT || behind == BG_P_POINTS)
        return price_yields_points(plan);
    if (behind == BG_P_QUALITY)
        return plan->formula && plan->formula->needs_quality;
    return behind != BG_P_RATING || plan->formula != NULL;
}

/* The width of what is shown behind the steps, but for the reason. */
static double price_put_titles(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section before = BG_SECTION(columns);
    struct bg_section behind = BG_SECTION(behind_columns);
    double used = 0;
    behind.first = bg_plan_price_column(plan, 0);
    bg_section_put(page, row, &before, plan, NULL, 0, 0);
    for (size_t s = 0; s < plan->steps_n; s++)
        bg_put_text(page, row, BG_P_STEPS + (int)s, BG_LOOK(HEADER, TEXT), plan->steps[s]->title);
    bg_section_put(page, row, &behind, plan, NULL, 0, 0);
    for (size_t i = 0; i < behind.n; i++) {
        if (price_is_shown(plan, (int)i))
            used += behind_columns[i].width + BETWEEN;
        else
            bg_page_hide_column(page, behind.first + (int)i);
    }
    return used;
}

/* The reason takes what is left of the paper. Where that is too little it is beside the paper, and on
 * the bid's own sheet. */
static void price_lay_out(struct bg_plan *plan, struct bg_page *page, int64_t head, double used)
{
    static const double step = 13, room = 165, least = 30, most = 60;
    for (size_t s = 0; s < plan->steps_n; s++)
        bg_page_width(page, BG_P_STEPS + (int)s, step);
    for (int i = BG_P_BID; i < BG_P_STEPS; i++)
        used += columns[i].width;
    used += 4 * BETWEEN + (double)plan->steps_n * (step + BETWEEN);
    int reason = bg_plan_price_column(plan, BG_P_REASON);
    double left = room - used;
    bg_page_width(page, reason, left < least || left > most ? most : left);
    if (left < least)
        bg_page_print_area(page, -1, reason - 1);
    bg_page_freeze(page, head + 1, BG_P_VENDOR + 1);
    bg_page_repeat(page, head, head);
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
    double used = price_put_titles(plan, page, head);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        struct line l = {plan, page, bid, bg_plan_price_row(plan, bid), &plan->lot->bids[bid]};
        bg_put_goto_bid(plan, page, l.row, BG_P_BID, BG_LOOK(LINK, TEXT), bid,
                        bg_plan_say(plan, "details"));
        bg_put_text(page, l.row, BG_P_VENDOR, BG_LOOK(TEXT_WRAP, TEXT), bg_plan_vendor(plan, bid));
        price_put_amount(&l);
        price_put_steps(&l);
        price_put_set(&l);
        put_result(&l);
        put_above(&l);
        bg_put_text(page, l.row, bg_plan_price_column(plan, BG_P_REASON), BG_LOOK(TEXT_WRAP, TEXT),
                    l.b->price.reason ? l.b->price.reason : "");
    }
    price_lay_out(plan, page, head, used);
}
