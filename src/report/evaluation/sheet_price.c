/* Price: from the price that each bid asks over adjustments and preferences to its points or index.
 * Prices of bids outside the comparison set stay blank where the formula looks. What is above the bids is in
 * sheet_price_formula.c. */
#include <string.h>

#include "report/evaluation/plan.h"
#include "base/list.h"
#include "score/price/price.h"

enum { BEHIND = BG_P_STEPS + 1 }; /* the columns behind the steps, of the table */

static const struct bg_bid_result *price_bid(const struct bg_sheet_line *l)
{
    return l->entry;
}

/* A cell of the same row. */
static const struct bg_formula *price_own(const struct bg_sheet_line *l, int after_steps)
{
    return bg_plan_price_cell(bg_plan_of(l), l->i, after_steps);
}

static const struct bg_formula *price_amount_cell(const struct bg_sheet_line *l)
{
    return bg_page_cell(l->page, l->row, BG_P_AMOUNT);
}

static const struct bg_formula *column_range(const struct bg_plan *plan, int after_steps)
{
    return bg_plan_price_range(plan, bg_plan_price_column(plan, after_steps));
}

/* -- whose, and what it asks -------------------------------------------------------------------- */

static struct bg_shown price_details(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = bg_plan_of(l);
    int64_t row;
    const char *sheet = bg_plan_bid_place(plan, l->i, &row);
    return bg_show_goto(sheet, row, 0, bg_plan_say(plan, "details"));
}

static struct bg_shown price_vendor(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_plan_vendor(bg_plan_of(l), l->i));
}

static struct bg_shown price_amount(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_price_rule *rule = &plan->rules->price;
    const struct bg_bid_result *b = price_bid(l);
    const struct bg_formula *lines = bg_plan_lines_total(plan, l->i);
    bool by_lines =
        rule->schedule.slot >= 0 && (rule->schedule.governs == BG_GOVERNS_LINES || rule->slot < 0);
    if (lines && !rule->highest_wins)
        return bg_show_live(BG_FORMULA(l->arena, "IF(ISNUMBER(a),IF(a<0,\"\",a),\"\")", lines));
    if (lines)
        return bg_show_live(BG_FORMULA(l->arena, "IF(ISNUMBER(a),a,\"\")", lines));
    if (!by_lines && rule->slot >= 0 && b->bid->values)
        return bg_show_live(BG_FORMULA(l->arena, "IF(ISNUMBER(a),ROUND(a,b),\"\")",
                                       bg_plan_answer_cell(plan, l->i, (size_t)rule->slot),
                                       bg_formula_int(l->arena, BG_MONEY_PLACES)));
    return bg_show_as(BG_LOOK(ENGINE, CENTS),
                      b->price.present ? bg_show_number(b->price.amount) : bg_show_blank());
}

static const char *price_amount_title(const struct bg_sheet_line *at)
{
    const struct bg_plan *plan = bg_plan_of(at);
    int slot = plan->rules->price.slot;
    return bg_page_say(at->page, slot >= 0 && plan->rules->fields[slot].confidential
                                     ? "Price offered (confidential)"
                                     : "Price offered");
}

/* -- its steps ----------------------------------------------------------------------------------- */

static const struct bg_adjustment *evaluation_price_adjustment_of(const struct bg_plan *plan,
                                                                  const char *id)
{
    int i = BG_FIND_ID(plan->rules->price.adjustments, plan->rules->price.adjustments_n, id);
    return i < 0 ? NULL : &plan->rules->price.adjustments[i];
}

static size_t price_steps(const void *of)
{
    return ((const struct bg_plan_of *)of)->plan->steps_n;
}

static const char *price_step_title(const struct bg_sheet_line *at)
{
    return bg_plan_of(at)->steps[at->which]->title;
}

/* An adjustment is live where its expression is; a preference looks at the whole set, and its
 * amount is the engine's. */
static struct bg_shown price_step(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_price_result *price = &price_bid(l)->price;
    const char *id = plan->steps[l->which]->id;
    const struct bg_price_step *step = NULL;
    for (size_t i = 0; i < price->steps_n; i++)
        if (strcmp(price->steps[i].id, id) == 0)
            step = &price->steps[i];
    const struct bg_adjustment *a = evaluation_price_adjustment_of(plan, id);
    const struct bg_formula *x =
        a && step ? bg_plan_formula(plan, (int64_t)l->i, a->amount, BG_MONEY_PLACES) : NULL;
    if (x && a->subtract)
        x = BG_FORMULA(l->arena, "IF(ISNUMBER(a),-a,\"\")", x);
    if (x)
        return bg_show_live(x);
    if (step)
        return bg_show_as(BG_LOOK(ENGINE, CENTS),
                          bg_show_number(bg_dec_round(step->amount, BG_MONEY_PLACES, BG_HALF_UP)));
    return bg_show_blank();
}

/* The cells of the steps before or behind the formula. */
static size_t step_cells(const struct bg_sheet_line *l, bool behind, const struct bg_formula **out)
{
    const struct bg_plan *plan = bg_plan_of(l);
    size_t n = 0;
    for (size_t s = 0; s < plan->steps_n; s++)
        if (bg_plan_step_behind(plan, plan->steps[s]->id) == behind)
            out[n++] = bg_page_cell(l->page, l->row, BG_P_STEPS + (int)s);
    return n;
}

/* -- in the set, and at what price ---------------------------------------------------------------- */

static struct bg_shown price_in_set(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = bg_plan_of(l);
    struct bg_arena *arena = l->arena;
    const struct bg_formula *amount = price_amount_cell(l);
    const struct bg_formula *in =
        BG_FORMULA(arena, "AND(a=\"yes\",ISNUMBER(b))",
                   bg_plan_comparison_cell(plan, l->i, BG_C_IN_SET), amount);
    if (plan->rules->price.over_qualifying && plan->rules->award.has_minimum_quality)
        in = BG_FORMULA(arena, "AND(a,b>=c)", in, bg_plan_comparison_cell(plan, l->i, BG_C_QUALITY),
                        bg_plan_minimum_cell(plan));
    if (plan->rules->price.has_minimum)
        in = BG_FORMULA(arena, "AND(a,b>=c)", in, amount,
                        bg_formula_number(arena, plan->rules->price.minimum));
    return bg_show_live(BG_FORMULA(arena, "IF(a,\"yes\",\"no\")", in));
}

static struct bg_shown price_evaluated(const struct bg_sheet_line *l)
{
    const struct bg_formula **terms =
        BG_ARRAY(l->arena, bg_plan_of(l)->steps_n + 1, const struct bg_formula *);
    const struct bg_formula *amount = price_amount_cell(l);
    size_t n = step_cells(l, false, terms);
    terms[n++] = amount;
    return bg_show_live(BG_FORMULA(l->arena, "IF(a=\"yes\",ROUND(b,c),\"\")",
                                   price_own(l, BG_P_IN_SET),
                                   n == 1 ? amount : bg_formula_sum(l->arena, terms, n),
                                   bg_formula_int(l->arena, BG_MONEY_PLACES)));
}

static struct bg_shown price_quality(const struct bg_sheet_line *l)
{
    return bg_show_live(BG_FORMULA(l->arena, "IF(a=\"yes\",ROUND(SUM(b),c),\"\")",
                                   price_own(l, BG_P_IN_SET),
                                   bg_plan_bid_range(bg_plan_of(l), l->i, BG_B_EXACT),
                                   bg_formula_int(l->arena, BG_EXACT_PLACES)));
}

/* How far above the lowest of the set, as a share of it. */
static struct bg_shown price_above(const struct bg_sheet_line *l)
{
    return bg_show_live(
        BG_FORMULA(l->arena, "IF(a=\"\",\"\",IF(MIN(b)>0,ROUND(a/MIN(b)-1,6),\"\"))",
                   price_own(l, BG_P_EVALUATED), column_range(bg_plan_of(l), BG_P_EVALUATED)));
}

/* -- rating or index, and points ------------------------------------------------------------------ */

static bool price_yields_points(const struct bg_plan *plan)
{
    return plan->formula && plan->formula->yields == BG_PRICE_POINTS;
}

static bool price_yields_index(const struct bg_plan *plan)
{
    return plan->formula && plan->formula->yields != BG_PRICE_POINTS;
}

static const struct bg_formula *result_formula(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    struct bg_arena *arena = plan->arena;
    const struct bg_formula **parameters =
        BG_ARRAY(arena, plan->price_parameters + 1, const struct bg_formula *);
    const struct bg_formula **behind =
        BG_ARRAY(arena, plan->steps_n + 1, const struct bg_formula *);
    for (size_t i = 0; i < plan->price_parameters; i++)
        parameters[i] = bg_plan_price_parameter(plan, i);
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
    bool index = price_yields_index(plan);
    size_t n = index ? step_cells(l, true, behind) : 0;
    return BG_FORMULA(arena, "IFERROR(a,\"\")",
                      bg_price_live_formula(plan->formula, &cells,
                                            index ? BG_SUM_PLACES : BG_RATING_PLACES,
                                            n ? bg_formula_sum(arena, behind, n) : NULL));
}

static const char *price_result_title(const struct bg_sheet_line *at)
{
    return bg_page_say(at->page, price_yields_index(bg_plan_of(at)) ? "Index" : "Rating");
}

static struct bg_shown price_result(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = bg_plan_of(l);
    const struct bg_price_result *p = &price_bid(l)->price;
    if (!plan->formula)
        return bg_show_nothing();
    bool index = price_yields_index(plan);
    const struct bg_ratio *result = index ? p->index : p->rating;
    const struct bg_formula *x = result_formula(l);
    enum bg_number number = index ? BG_NUMBER_PLAIN : BG_NUMBER_RATING;
    if (x)
        return bg_show_as((struct bg_look){BG_STYLE_CELL, number}, bg_show_live(x));
    int places = index ? BG_SUM_PLACES : BG_RATING_PLACES;
    return bg_show_as((struct bg_look){BG_STYLE_ENGINE, number},
                      result ? bg_show_number(bg_plan_round(result, places)) : bg_show_blank());
}

static struct bg_shown price_exact(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = bg_plan_of(l);
    const struct bg_formula *rating = price_own(l, BG_P_RATING);
    if (!price_yields_points(plan))
        return bg_show_nothing();
    const struct bg_formula *x = BG_FORMULA(l->arena, "ROUND(a*b,c)", bg_plan_price_weight(plan),
                                            rating, bg_formula_int(l->arena, BG_EXACT_PLACES));
    if (plan->rules->award.round_each)
        x = bg_plan_award(plan, x);
    return bg_show_live(BG_FORMULA(l->arena, "IF(ISNUMBER(a),b,0)", rating, x));
}

static struct bg_shown price_points(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_price_result *p = &price_bid(l)->price;
    if (!price_yields_points(plan))
        return bg_show_nothing();
    if (p->rating)
        bg_plan_check(plan, l->page, l->row, l->column,
                      bg_arena_printf(l->arena, bg_plan_say(plan, "Points: price of %s"),
                                      bg_plan_vendor(plan, l->i)),
                      p->points);
    return bg_show_live(BG_FORMULA(l->arena, "IF(ISNUMBER(a),b,\"\")", price_own(l, BG_P_RATING),
                                   bg_plan_award(plan, price_own(l, BG_P_EXACT))));
}

static struct bg_shown price_reason(const struct bg_sheet_line *l)
{
    const char *reason = price_bid(l)->price.reason;
    return bg_show_text(reason ? reason : "");
}

/* -- the sheet ------------------------------------------------------------------------------------ */

/* The last has what is left of the paper. */
static const struct bg_sheet_column columns[] = {
    [BG_P_BID] = BG_COLUMN("", 7, LINK, TEXT, .cell = price_details),
    [BG_P_VENDOR] = BG_COLUMN("Vendor", 25, TEXT_WRAP, TEXT, .cell = price_vendor, .left = true),
    [BG_P_AMOUNT] =
        BG_COLUMN(NULL, 15, CELL, CENTS, .cell = price_amount, .heading = price_amount_title),
    [BG_P_STEPS] = BG_COLUMN(NULL, 13, CELL, CENTS, .cell = price_step, .heading = price_step_title,
                             .times = price_steps),
    [BEHIND + BG_P_IN_SET] =
        BG_COLUMN("In the comparison set", 11, CENTER, ANY, .cell = price_in_set),
    [BEHIND + BG_P_EVALUATED] = BG_COLUMN("Evaluated price (for ranking only)", 16, CELL_BOLD,
                                          CENTS, .cell = price_evaluated),
    [BEHIND + BG_P_QUALITY] =
        BG_COLUMN("Points of the criteria", 12, CELL_GREY, POINTS, .cell = price_quality),
    [BEHIND + BG_P_RATING] =
        BG_COLUMN(NULL, 8.5, CELL, RATING, .cell = price_result, .heading = price_result_title),
    [BEHIND + BG_P_EXACT] =
        BG_COLUMN("Points before rounding", 13, CELL_GREY, EXACT, .cell = price_exact),
    [BEHIND + BG_P_POINTS] = BG_COLUMN("Points", 8.5, CELL_BOLD, POINTS, .cell = price_points),
    [BEHIND + BG_P_ABOVE] = BG_COLUMN("Above the lowest", 9, CELL, RATING, .cell = price_above),
    [BEHIND + BG_P_REASON] =
        BG_COLUMN("Reason, as evaluated", 0, TEXT_WRAP, TEXT, .cell = price_reason),
};

static bool price_is_shown(const struct bg_plan *plan, int behind)
{
    if (behind == BG_P_EXACT || behind == BG_P_POINTS)
        return price_yields_points(plan);
    if (behind == BG_P_QUALITY)
        return plan->formula && plan->formula->needs_quality;
    return behind != BG_P_RATING || plan->formula != NULL;
}

/* The width of what is shown, but for the reason. What is not is hidden: other cells read it. */
static double price_hide(const struct bg_plan *plan, struct bg_page *page)
{
    static const double between = 0.72; /* a column's own, in units of width */
    double used = between;
    for (int i = 0; i < BEHIND; i++) {
        size_t times = i == BG_P_STEPS ? plan->steps_n : 1;
        used += (columns[i].width + between) * (double)times;
    }
    for (int i = BG_P_IN_SET; i <= BG_P_REASON; i++) {
        if (price_is_shown(plan, i))
            used += columns[BEHIND + i].width + between;
        else
            bg_page_hide_column(page, bg_plan_price_column(plan, i));
    }
    return used;
}

/* The reason takes what is left of the paper. Where that is too little it is beside the paper, and on
 * the bid's own sheet. */
static void price_lay_out(struct bg_plan *plan, struct bg_page *page, int64_t head)
{
    static const double room = 165, least = 30, most = 60;
    int reason = bg_plan_price_column(plan, BG_P_REASON);
    double left = room - price_hide(plan, page);
    bg_page_width(page, reason, left < least || left > most ? most : left);
    if (left < least)
        bg_page_print_area(page, -1, reason - 1);
    bg_page_freeze(page, head + 1, BG_P_VENDOR + 1);
    bg_page_repeat(page, head, head);
}

bool bg_plan_has_price(const struct bg_plan *plan)
{
    return plan->rules->price.used;
}

void bg_sheet_price(struct bg_plan *plan)
{
    const struct bg_section section = BG_SECTION(columns);
    const struct bg_plan_of of = {plan};
    struct bg_page *page = plan->page[BG_SHEET_PRICE];
    int64_t head = bg_plan_price_row(plan, 0) - 1;
    bg_put_title(plan, page, "Price",
                 "The contract is at the price offered. The evaluated price is "
                 "for ranking only.");
    bg_put_caution(plan, page, 2);
    bg_put_price_formula(plan, page);
    bg_section_put(page, head, &section, &of, plan->lot->bids, sizeof *plan->lot->bids,
                   plan->lot->bids_n);
    price_lay_out(plan, page, head);
}
