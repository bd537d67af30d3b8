/* Comparison, lower part: for each bid the price, the figure that ranks, status and rank, and the
 * points by element. Ranks are whole numbers worked out over rounded figures, since ranking raw
 * doubles gives 1.1+2.2 and 3.3 different ranks. */
#include <stdlib.h>

#include "model/late.h"
#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

struct column { /* of one bid */
    struct bg_plan *plan;
    struct bg_page *page;
    size_t bid;
    int at;
};

static int64_t row_of(const struct column *c, int block_row)
{
    return bg_plan_comparison_row(c->plan, block_row);
}

static const char *own(const struct column *c, int block_row)
{
    return bg_ref(c->plan->arena, NULL, row_of(c, block_row), c->at);
}

static const char *all(const struct column *c, int block_row)
{
    int64_t row = row_of(c, block_row);
    return bg_ref_range(c->plan->arena, NULL, row, BG_C_BID, row,
                        BG_C_BID + (int)c->plan->lot->bids_n - 1);
}

static void put_or_blank(const struct column *c, int block_row, struct bg_look look, const char *x,
                         bool there, struct bg_dec value)
{
    if (there)
        bg_put_formula(c->page, row_of(c, block_row), c->at, look, x, value);
    else
        bg_put_formula_text(c->page, row_of(c, block_row), c->at, look, x, "");
}

/* -- status ---------------------------------------------------------------------------------------
 */

static const char *count_effect(const struct column *c, const char *effect)
{
    return bg_arena_printf(c->plan->arena, "COUNTIF(%s,\"%s\")",
                           bg_plan_bid_range(c->plan, c->bid, BG_B_EFFECT), effect);
}

static void put_set(const struct column *c)
{
    const struct bg_bid *b = c->plan->lot->bids[c->bid].bid;
    bool admitted = bg_bid_is_admitted(c->plan->rules, b);
    const char *x = bg_arena_printf(c->plan->arena, "IF(AND(%s=\"yes\",%s=0,%s=0),\"yes\",\"no\")",
                                    own(c, BG_C_ADMITTED), count_effect(c, "eliminates"),
                                    count_effect(c, "keeps out"));
    bg_put_text(c->page, row_of(c, BG_C_ADMITTED), c->at, BG_LOOK(CENTER_GREY, TEXT),
                admitted ? "yes" : "no");
    bg_put_formula_text(c->page, row_of(c, BG_C_IN_SET), c->at, BG_LOOK(CENTER, ANY), x,
                        bg_plan_in_set(c->plan, c->bid) ? "yes" : "no");
}

/* What keeps a bid out before its answers count; no cell can change that. */
static const char *kept_out(const struct bg_plan *plan, size_t bid)
{
    bool listed_only = plan->lot->bids[bid].status >= BG_LATE;
    return listed_only ? bg_plan_status(plan, bid) : "not ranked";
}

/* The conditions in the order in which the engine applies them. */
static void put_status(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    struct bg_buf x;
    int open = 3;
    bg_buf_init(&x, plan->arena);
    bg_buf_printf(&x, "IF(%s<>\"yes\",\"%s\",IF(%s>0,\"eliminated\",IF(%s+%s>0,\"not ranked\",",
                  own(c, BG_C_ADMITTED), kept_out(plan, c->bid), count_effect(c, "eliminates"),
                  count_effect(c, "keeps out"), count_effect(c, "stops"));
    if (plan->rules->price.used) {
        bool by_price = plan->rules->award.method == BG_LOWEST_EVALUATED_PRICE;
        bg_buf_printf(&x, "IF(NOT(ISNUMBER(%s)),\"not ranked\",",
                      bg_plan_price_cell(plan, c->bid, by_price ? BG_P_EVALUATED : BG_P_RATING));
        open++;
    }
    if (plan->rules->award.has_minimum_quality) {
        bg_buf_printf(&x, "IF(%s<%s,\"not ranked\",", own(c, BG_C_QUALITY),
                      bg_plan_minimum_cell(plan));
        open++;
    }
    bg_buf_printf(&x, "IF(%s>0,\"provisional\",\"ranked\")", count_effect(c, "open"));
    while (open--)
        bg_buf_putc(&x, ')');
    bg_put_formula_text(c->page, row_of(c, BG_C_STATUS), c->at, BG_LOOK(CENTER, ANY),
                        bg_buf_text(&x), bg_plan_status(plan, c->bid));
}

/* -- figures
 * ---------------------------------------------------------------------------------------- */

static void put_quality(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    const char *x = bg_arena_printf(plan->arena, "ROUND(SUM(%s),%d)",
                                    bg_plan_bid_range(plan, c->bid, BG_B_EXACT), BG_SUM_PLACES);
    struct bg_dec quality = bg_plan_award(plan, bg_plan_quality(plan, c->bid));
    bg_put_formula(c->page, row_of(c, BG_C_QUALITY), c->at, BG_LOOK(GROUP_CELL, POINTS),
                   bg_plan_award_formula(plan, x), quality);
    if (plan->lot->bids[c->bid].quality_exact)
        bg_plan_check(plan, c->page, row_of(c, BG_C_QUALITY), c->at, "Points of all criteria",
                      &plan->lot->bids[c->bid].quality, &quality);
}

static void put_price(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    const struct bg_price_result *price = &plan->lot->bids[c->bid].price;
    struct bg_look look = BG_LOOK(GROUP_CELL, POINTS);
    if (!plan->rules->price.used)
        return;
    if (plan->rules->award.method == BG_HIGHEST_SCORE) {
        put_or_blank(c, BG_C_PRICE, look, bg_plan_price_cell(plan, c->bid, BG_P_POINTS),
                     price->rating != NULL, bg_plan_award(plan, bg_plan_price_exact(plan, c->bid)));
        return;
    }
    struct bg_dec evaluated;
    bool there = bg_plan_evaluated(plan, c->bid, &evaluated);
    look.number = BG_NUMBER_CENTS;
    put_or_blank(c, BG_C_PRICE, look, bg_plan_price_cell(plan, c->bid, BG_P_EVALUATED), there,
                 evaluated);
}

static void put_figure(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    const struct bg_bid_result *b = &plan->lot->bids[c->bid];
    bool score = plan->rules->award.method == BG_HIGHEST_SCORE;
    struct bg_dec figure, shown;
    bool there = bg_plan_figure(plan, c->bid, &figure);
    const char *x;
    if (score) {
        x = bg_arena_printf(plan->arena, "SUM(%s)", bg_plan_bid_range(plan, c->bid, BG_B_EXACT));
        if (plan->rules->price.used)
            x = bg_arena_printf(plan->arena, "ROUND(%s,%d)+%s", x, BG_SUM_PLACES,
                                bg_plan_price_cell(plan, c->bid, BG_P_EXACT));
    } else {
        x = bg_plan_price_cell(plan, c->bid,
                               plan->rules->award.method == BG_BEST_INDEX ? BG_P_RATING
                                                                          : BG_P_EVALUATED);
    }
    x = bg_arena_printf(plan->arena, "IF(OR(%s=\"ranked\",%s=\"provisional\"),ROUND(%s,%d),\"\")",
                        own(c, BG_C_STATUS), own(c, BG_C_STATUS), x, BG_SUM_PLACES);
    put_or_blank(c, BG_C_FIGURE, BG_LOOK(CELL_GREY, EXACT), x, there, figure);
    x = bg_arena_printf(plan->arena, "IF(%s=\"\",\"\",%s)", own(c, BG_C_FIGURE),
                        bg_plan_shown_formula(plan, own(c, BG_C_FIGURE)));
    shown = bg_plan_shown(plan, figure);
    put_or_blank(c, BG_C_TOTAL, bg_plan_shown_look(plan), x, there, shown);
    if (there)
        bg_plan_check(plan, c->page, row_of(c, BG_C_TOTAL), c->at, bg_plan_figure_title(plan),
                      score ? &b->total : &b->price.evaluated, &shown);
}

/* -- ranks
 * ------------------------------------------------------------------------------------------- */

/* A number that is larger for the better bid; bids without a rank are far below all. */
static void put_key(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    struct bg_dec figure, key = bg_dec_int(-1000000000000000);
    bool exact = plan->rules->award.rank_on_exact;
    const char *from = own(c, exact ? BG_C_FIGURE : BG_C_TOTAL);
    if (bg_plan_figure(plan, c->bid, &figure)) {
        key = exact ? figure : bg_plan_shown(plan, figure);
        key = bg_plan_lower_wins(plan) ? bg_dec_neg(key) : key;
    }
    bg_put_formula(c->page, row_of(c, BG_C_KEY), c->at, BG_LOOK(CELL_GREY, ANY),
                   bg_arena_printf(plan->arena, "IF(ISNUMBER(%s),%s%s,-1E+15)", from,
                                   bg_plan_lower_wins(plan) ? "-" : "", from),
                   key);
}

/* Nothing is guessed: the rule counts only where the order of all ranked bids is known. */
static bool receipts_ordered(struct bg_plan *plan)
{
    const struct bg_lot_result *lot = plan->lot;
    int order;
    if (plan->receipts_known)
        return plan->receipts_ordered;
    plan->receipts_known = plan->receipts_ordered = true;
    for (size_t a = 0; a < lot->bids_n && plan->receipts_ordered; a++)
        for (size_t b = 0; b < a && bg_plan_ranked(plan, a); b++)
            if (bg_plan_ranked(plan, b) &&
                !bg_instant_compare(bg_bid_received(plan->rules, lot->bids[a].bid),
                                    bg_bid_received(plan->rules, lot->bids[b].bid), &order))
                plan->receipts_ordered = false;
    return plan->receipts_ordered;
}

/* Place in the order of receipt, from 1; equal times are equal. 0 for all where it is not known. */
static int64_t received_place(struct bg_plan *plan, size_t bid)
{
    const struct bg_lot_result *lot = plan->lot;
    struct bg_instant own = bg_bid_received(plan->rules, lot->bids[bid].bid);
    int64_t place = 1;
    int order;
    if (!receipts_ordered(plan))
        return 0;
    for (size_t i = 0; i < lot->bids_n; i++)
        if (bg_plan_ranked(plan, i) &&
            bg_instant_compare(bg_bid_received(plan->rules, lot->bids[i].bid), own, &order))
            place += order < 0;
    return place;
}

static void put_tie_key(const struct column *c, size_t rule)
{
    struct bg_plan *plan = c->plan;
    const struct bg_tie_rule *tie = &plan->rules->award.ties[rule];
    const struct bg_bid_result *b = &plan->lot->bids[c->bid];
    const struct bg_look grey = BG_LOOK(CELL_GREY, ANY);
    int64_t row = row_of(c, BG_C_TIES + (int)rule);
    switch (tie->kind) {
    case BG_TIE_EARLIEST:
        bg_put_number(c->page, row, c->at, grey, bg_dec_int(-received_place(plan, c->bid)));
        return;
    case BG_TIE_LOWEST_PRICE: {
        const char *cell = bg_ref(plan->arena, bg_plan_sheet(plan, BG_SHEET_PRICE),
                                  bg_plan_price_row(plan, c->bid), BG_P_AMOUNT);
        bool there = b->price.present && plan->rules->price.used;
        bg_put_formula(c->page, row, c->at, grey,
                       plan->rules->price.used
                           ? bg_arena_printf(plan->arena, "IF(ISNUMBER(%s),-%s,0)", cell, cell)
                           : "0",
                       there ? bg_dec_neg(b->price.amount) : bg_dec_int(0));
        return;
    }
    case BG_TIE_PREFERENCE:
        bg_put_number(c->page, row, c->at, grey, bg_dec_int(bg_plan_wins_ties(plan, c->bid)));
        return;
    case BG_TIE_DRAW: /* the same for all: what is tied stays tied */
        bg_put_number(c->page, row, c->at, grey, bg_dec_int(0));
        return;
    case BG_TIE_CRITERION:
        bg_put_formula(
            c->page, row, c->at, grey,
            bg_arena_printf(plan->arena, "ROUND(%s,%d)",
                            bg_plan_bid_cell(plan, c->bid, (size_t)tie->criterion, BG_B_EXACT),
                            BG_EXACT_PLACES),
            bg_plan_exact(plan, c->bid, (size_t)tie->criterion));
        return;
    }
}

/* 1 + the number of bids that are better: by the figure, then by each rule for ties. */
static const char *better(const struct column *c, size_t level)
{
    const struct bg_plan *plan = c->plan;
    int row = level == 0 ? BG_C_KEY : BG_C_TIES + (int)level - 1;
    const char *key = own(c, row), *keys = all(c, row);
    if (level == plan->rules->award.ties_n)
        return bg_arena_printf(plan->arena, "(%s>%s)", keys, key);
    return bg_arena_printf(plan->arena, "((%s>%s)+(%s=%s)*%s)", keys, key, keys, key,
                           better(c, level + 1));
}

static void put_rank(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    const struct bg_bid_result *b = &plan->lot->bids[c->bid];
    int64_t row = row_of(c, BG_C_RANK), order = row_of(c, BG_C_ORDER);
    struct bg_dec rank = bg_dec_int(b->rank);
    struct bg_dec position = bg_dec_int((int64_t)bg_plan_position(plan, c->bid) + 1);
    if (!plan->live_ranks) {
        if (b->rank > 0)
            bg_put_number(c->page, row, c->at, BG_LOOK(ENGINE, COUNT), rank);
        bg_put_number(c->page, order, c->at, BG_LOOK(ENGINE, COUNT), position);
        return;
    }
    const char *x = bg_arena_printf(plan->arena, "IF(ISNUMBER(%s),1+SUMPRODUCT(1*%s),\"\")",
                                    own(c, BG_C_FIGURE), better(c, 0));
    put_or_blank(c, BG_C_RANK, BG_LOOK(TOTAL_CENTER, COUNT), x, b->rank > 0, rank);
    /* Those without a rank follow, and equal ones stand in the order of the bids. */
    const char *ranks = all(c, BG_C_RANK), *own_rank = own(c, BG_C_RANK);
    const char *before = bg_ref_range(plan->arena, NULL, row, BG_C_BID, row, c->at);
    x = bg_arena_printf(plan->arena,
                        "IF(ISNUMBER(%s),%s+COUNTIF(%s,%s)-1,COUNT(%s)+COLUMNS(%s)-COUNT(%s))",
                        own_rank, own_rank, before, own_rank, ranks, before, before);
    bg_put_formula(c->page, order, c->at, BG_LOOK(CELL_GREY, COUNT), x, position);
    if (b->rank > 0)
        bg_plan_check(plan, c->page, row, c->at, "Rank", &rank, &rank);
}

/* -- by element
 * ---------------------------------------------------------------------------------------- */

static void put_elements(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    int64_t row = bg_plan_elements_row(plan);
    if (!plan->has_elements)
        return;
    for (int e = 0; e < BG_ELEMENT__COUNT; e++) {
        if (!plan->element_used[e])
            continue;
        struct bg_dec sum = bg_plan_element(plan, c->bid, (enum bg_element)e);
        const char *x = bg_arena_printf(plan->arena, "ROUND(SUMIF(%s,%s,%s),%d)",
                                        bg_plan_bid_range(plan, c->bid, BG_B_ELEMENT),
                                        bg_ref(plan->arena, NULL, row, BG_C_TITLE),
                                        bg_plan_bid_range(plan, c->bid, BG_B_EXACT), BG_SUM_PLACES);
        bg_put_formula(c->page, row++, c->at, BG_LOOK(CELL, POINTS), bg_plan_award_formula(plan, x),
                       bg_plan_award(plan, sum));
    }
    if (plan->rules->price.used && plan->rules->award.method == BG_HIGHEST_SCORE)
        bg_put_formula(c->page, row, c->at, BG_LOOK(CELL, POINTS),
                       bg_arena_printf(plan->arena, "ROUND(N(%s),%d)",
                                       bg_plan_price_cell(plan, c->bid, BG_P_POINTS),
                                       plan->rules->award.decimals),
                       bg_plan_award(plan, bg_plan_price_exact(plan, c->bid)));
}

static void put_element_titles(struct bg_plan *plan, struct bg_page *page)
{
    int64_t row = bg_plan_elements_row(plan);
    if (!plan->has_elements)
        return;
    bg_put_text(page, row - 1, 0, BG_LOOK(GROUP, TEXT), "By job-quality area");
    for (int column = 1; column < BG_C_BID + (int)plan->lot->bids_n; column++)
        bg_put_blank(page, row - 1, column, BG_LOOK(GROUP, TEXT));
    for (int e = 0; e <= BG_ELEMENT__COUNT; e++) {
        bool price = e == BG_ELEMENT__COUNT;
        if (price ? !plan->rules->price.used || plan->rules->award.method != BG_HIGHEST_SCORE
                  : !plan->element_used[e])
            continue;
        for (int column = 1; column < BG_C_BID; column++)
            bg_put_blank(page, row, column, BG_LOOK(TEXT, TEXT));
        bg_put_text(page, row++, 0, BG_LOOK(TEXT, TEXT),
                    price ? "Price" : bg_element_title((enum bg_element)e));
    }
}

/* -- the block
 * ------------------------------------------------------------------------------------------ */

static void put_title(struct bg_plan *plan, struct bg_page *page, int block_row,
                      struct bg_look look, const char *title)
{
    int64_t row = bg_plan_comparison_row(plan, block_row);
    struct bg_look rest = look;
    bg_put_text(page, row, BG_C_TITLE, look, title);
    for (int column = BG_C_WEIGHT; column < BG_C_BID; column++) {
        bool weight = (block_row == BG_C_PRICE && plan->price_weighs) ||
                      (block_row == BG_C_TOTAL && plan->rules->award.method == BG_HIGHEST_SCORE);
        if (!weight)
            bg_put_blank(page, row, column, rest);
    }
}

static void put_titles(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_look group = BG_LOOK(GROUP, TEXT), total = BG_LOOK(TOTAL_TEXT, TEXT);
    const struct bg_look text = BG_LOOK(TEXT_WRAP, TEXT);
    bool score = plan->rules->award.method == BG_HIGHEST_SCORE;
    put_title(plan, page, BG_C_QUALITY, group, "All criteria");
    if (plan->rules->price.used)
        put_title(plan, page, BG_C_PRICE, group, score ? "Price" : "Evaluated price");
    bg_put_text(page, bg_plan_working_row(plan) - 1, 0, BG_LOOK(SECTION, TEXT),
                "Working rows: how ranks are found (not printed)");
    put_title(plan, page, BG_C_FIGURE, text,
              bg_arena_printf(plan->arena, "%s before rounding", bg_plan_figure_title(plan)));
    put_title(plan, page, BG_C_TOTAL, total, bg_plan_figure_title(plan));
    put_title(plan, page, BG_C_RANK, total, "Rank");
    put_title(plan, page, BG_C_STATUS, text, "Status");
    put_title(plan, page, BG_C_IN_SET, text, "Meets every pass/fail requirement");
    put_title(plan, page, BG_C_ADMITTED, text, "Admitted to the comparison (as evaluated)");
    put_title(plan, page, BG_C_ORDER, text, "Place on Summary");
    put_title(plan, page, BG_C_KEY, text, "Figure that ranks; the larger is the better");
    for (size_t t = 0; t < plan->rules->award.ties_n; t++)
        put_title(plan, page, BG_C_TIES + (int)t, text,
                  bg_arena_printf(plan->arena, "Rule %zu for ties: %s", t + 1,
                                  bg_plan_tie_words(plan, t)));
    if (plan->price_weighs) {
        int64_t row = bg_plan_comparison_row(plan, BG_C_PRICE);
        struct bg_value weight = {
            .type = BG_V_NUMBER, .row = -1, .as.number = plan->rules->price.weight};
        bg_put_input(plan, page, row, BG_C_WEIGHT, BG_NUMBER_WEIGHT, weight, "Weight: price");
        bg_page_allow_numbers(page, row, BG_C_WEIGHT, row, bg_dec_int(0));
        bg_put_formula(page, row, BG_C_SHARE, BG_LOOK(GROUP_CELL, WEIGHT),
                       bg_arena_printf(plan->arena, "ROUND(%s,%d)",
                                       bg_ref(plan->arena, NULL, row, BG_C_WEIGHT),
                                       BG_EXACT_PLACES),
                       plan->rules->price.weight);
    }
}

void bg_put_totals(struct bg_plan *plan, struct bg_page *page)
{
    put_titles(plan, page);
    put_element_titles(plan, page);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        struct column c = {plan, page, bid, BG_C_BID + (int)bid};
        put_quality(&c);
        put_price(&c);
        put_set(&c);
        put_status(&c);
        put_figure(&c);
        put_key(&c);
        for (size_t t = 0; t < plan->rules->award.ties_n; t++)
            put_tie_key(&c, t);
        put_rank(&c);
        put_elements(&c);
    }
    size_t n = plan->lot->bids_n;
    int64_t rank = bg_plan_comparison_row(plan, BG_C_RANK);
    if (n)
        bg_page_mark_if(
            page, rank, BG_C_BID, rank, BG_C_BID + (int)n - 1,
            bg_arena_printf(plan->arena, "%s=1", bg_relative(plan->arena, rank, BG_C_BID)));
}
