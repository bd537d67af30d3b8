/* Comparison, lower part: for each bid the price, the figure that ranks, status and rank, and the
 * points by element. Ranks are whole numbers worked out over rounded figures, since ranking raw
 * doubles gives 1.1+2.2 and 3.3 different ranks. */
#include "model/late.h"
#include "report/evaluation/plan.h"
#include "score/evaluate/env.h"
#include "score/kind/kind.h"

struct column { /* of one bid */
    struct bg_plan *plan;
    struct bg_page *page;
    size_t bid;
    int at;
};

static int64_t totals_row_of(const struct column *c, int block_row)
{
    return bg_plan_comparison_row(c->plan, block_row);
}

static const struct bg_formula *totals_own(const struct column *c, int block_row)
{
    return bg_plan_comparison_cell(c->plan, c->bid, block_row);
}

static void totals_put(const struct column *c, int block_row, struct bg_look look,
                       const struct bg_formula *x)
{
    bg_put_live(c->page, totals_row_of(c, block_row), c->at, look, x);
}

/* -- status ---------------------------------------------------------------------------------------
 */

/* How many criteria do this to the bid. */
static const struct bg_formula *count_effect(const struct column *c, const char *effect)
{
    return BG_FORMULA(c->plan->arena, "COUNTIF(a,b)",
                      bg_plan_bid_range(c->plan, c->bid, BG_B_EFFECT),
                      bg_formula_own(c->plan->arena, effect));
}

static void totals_put_set(const struct column *c)
{
    const struct bg_bid *b = c->plan->lot->bids[c->bid].bid;
    bool admitted = bg_bid_is_admitted(c->plan->rules, b);
    bg_put_words(c->page, totals_row_of(c, BG_C_ADMITTED), c->at, BG_LOOK(CENTER_GREY, TEXT),
                 bg_plan_say(c->plan, admitted ? "yes" : "no"));
    totals_put(c, BG_C_IN_SET, BG_LOOK(CENTER, ANY),
               BG_FORMULA(c->plan->arena, "IF(AND(a=\"yes\",b=0,c=0),\"yes\",\"no\")",
                          totals_own(c, BG_C_ADMITTED), count_effect(c, "eliminates"),
                          count_effect(c, "keeps out")));
}

/* What keeps a bid out before its answers count; no cell can change that. */
static const char *totals_kept_out(const struct bg_plan *plan, size_t bid)
{
    bool listed_only = plan->lot->bids[bid].status >= BG_LATE;
    return listed_only ? bg_plan_status(plan, bid) : bg_plan_say(plan, "not ranked");
}

/* The conditions in the order in which the engine applies them, from the last to the first. */
static void totals_put_status(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    struct bg_arena *arena = plan->arena;
    const struct bg_formula *x =
        BG_FORMULA(arena, "IF(a>0,\"provisional\",\"ranked\")", count_effect(c, "open"));
    if (plan->rules->award.has_minimum_quality)
        x = BG_FORMULA(arena, "IF(a<b,\"not ranked\",c)", totals_own(c, BG_C_QUALITY),
                       bg_plan_minimum_cell(plan), x);
    if (plan->rules->price.used) {
        bool by_price = plan->rules->award.method == BG_LOWEST_EVALUATED_PRICE;
        x = BG_FORMULA(arena, "IF(ISNUMBER(a),b,\"not ranked\")",
                       bg_plan_price_cell(plan, c->bid, by_price ? BG_P_EVALUATED : BG_P_RATING),
                       x);
    }
    x = BG_FORMULA(
        arena, "IF(a<>\"yes\",b,IF(c>0,\"eliminated\",IF(d+e>0,\"not ranked\",f)))",
        totals_own(c, BG_C_ADMITTED), bg_formula_text(arena, totals_kept_out(plan, c->bid)),
        count_effect(c, "eliminates"), count_effect(c, "keeps out"), count_effect(c, "stops"), x);
    totals_put(c, BG_C_STATUS, BG_LOOK(CENTER, ANY), x);
}

/* -- figures
 * ---------------------------------------------------------------------------------------- */

/* The points of all criteria, before they are rounded as the award has it. */
static const struct bg_formula *points_of_criteria(const struct column *c)
{
    return BG_FORMULA(c->plan->arena, "ROUND(SUM(a),b)",
                      bg_plan_bid_range(c->plan, c->bid, BG_B_EXACT),
                      bg_formula_int(c->plan->arena, BG_SUM_PLACES));
}

static void put_quality(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    totals_put(c, BG_C_QUALITY, BG_LOOK(GROUP_CELL, POINTS),
               bg_plan_award(plan, points_of_criteria(c)));
    if (plan->lot->bids[c->bid].quality_exact)
        bg_plan_check(plan, c->page, totals_row_of(c, BG_C_QUALITY), c->at,
                      bg_plan_say(plan, "Points of all criteria"), plan->lot->bids[c->bid].quality);
}

static void totals_put_price(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    bool score = plan->rules->award.method == BG_HIGHEST_SCORE;
    struct bg_look look = {BG_STYLE_GROUP_CELL, score ? BG_NUMBER_POINTS : BG_NUMBER_CENTS};
    if (plan->rules->price.used)
        totals_put(c, BG_C_PRICE, look,
                   bg_plan_price_cell(plan, c->bid, score ? BG_P_POINTS : BG_P_EVALUATED));
}

static void totals_put_figure(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    struct bg_arena *arena = plan->arena;
    const struct bg_formula *x;
    if (plan->rules->award.method != BG_HIGHEST_SCORE)
        x = bg_plan_price_cell(plan, c->bid,
                               plan->rules->award.method == BG_BEST_INDEX ? BG_P_RATING
                                                                          : BG_P_EVALUATED);
    else if (plan->rules->price.used)
        x = BG_FORMULA(arena, "a+b", points_of_criteria(c),
                       bg_plan_price_cell(plan, c->bid, BG_P_EXACT));
    else
        x = bg_plan_bid_range(plan, c->bid, BG_B_EXACT);
    totals_put(c, BG_C_FIGURE, BG_LOOK(CELL_GREY, EXACT),
               BG_FORMULA(arena, "IF(OR(a=\"ranked\",a=\"provisional\"),ROUND(SUM(b),c),\"\")",
                          totals_own(c, BG_C_STATUS), x, bg_formula_int(arena, BG_SUM_PLACES)));
    totals_put(c, BG_C_TOTAL, bg_plan_shown_look(plan),
               BG_FORMULA(arena, "IF(a=\"\",\"\",b)", totals_own(c, BG_C_FIGURE),
                          bg_plan_shown(plan, totals_own(c, BG_C_FIGURE))));
    if (bg_plan_ranked(plan, c->bid))
        bg_plan_check(plan, c->page, totals_row_of(c, BG_C_TOTAL), c->at,
                      bg_plan_figure_title(plan), bg_plan_engine_figure(plan, c->bid));
}

/* -- ranks
 * ------------------------------------------------------------------------------------------- */

/* A number that is larger for the better bid; bids without a rank are far below all. */
static void totals_put_key(const struct column *c)
{
    const struct bg_formula *from =
        totals_own(c, c->plan->rules->award.rank_on_exact ? BG_C_FIGURE : BG_C_TOTAL);
    totals_put(c, BG_C_KEY, BG_LOOK(CELL_GREY, ANY),
               BG_FORMULA(c->plan->arena,
                          bg_plan_lower_wins(c->plan) ? "IF(ISNUMBER(a),-a,-1000000000000000)"
                                                      : "IF(ISNUMBER(a),a,-1000000000000000)",
                          from));
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

/* 1 where a preference that wins ties applies to the bid. */
static const struct bg_formula *preferred(const struct column *c)
{
    const struct bg_price_rule *price = &c->plan->rules->price;
    const struct bg_bid *bid = c->plan->lot->bids[c->bid].bid;
    const struct bg_formula **all =
        BG_ARRAY(c->plan->arena, price->preferences_n + 1, const struct bg_formula *);
    size_t n = 0;
    all[n++] = bg_formula_int(c->plan->arena, 0);
    for (size_t i = 0; i < price->preferences_n; i++) {
        const struct bg_logic *when = price->preferences[i].applies_if;
        const struct bg_formula *x = bg_formula_int(c->plan->arena, 1);
        if (!price->preferences[i].wins_ties)
            continue;
        if (when && bid->values)
            x = BG_FORMULA(c->plan->arena, "IF(a=\"yes\",1,0)",
                           bg_plan_formula(c->plan, (int64_t)c->bid, when, 12));
        if (!x) { /* no workbook form */
            struct bg_value truth =
                bg_logic_eval(when, bg_bid_env(c->plan->arena, c->plan->rules, bid));
            x = bg_formula_int(c->plan->arena, truth.type == BG_V_BOOL && truth.as.truth);
        }
        all[n++] = x;
    }
    return bg_formula_call(c->plan->arena, "MAX", all, n);
}

static void put_tie_key(const struct column *c, size_t rule)
{
    struct bg_plan *plan = c->plan;
    const struct bg_tie_rule *tie = &plan->rules->award.ties[rule];
    const struct bg_look grey = BG_LOOK(CELL_GREY, ANY);
    int block_row = BG_C_TIES + (int)rule;
    struct bg_dec typed = bg_dec_int(0); /* the same for all: what is tied stays tied */
    const struct bg_formula *x = NULL;
    if (tie->kind == BG_TIE_EARLIEST)
        typed = bg_dec_int(-received_place(plan, c->bid));
    else if (tie->kind == BG_TIE_LOWEST_PRICE && plan->rules->price.used)
        x = BG_FORMULA(
            plan->arena, "IF(ISNUMBER(a),-a,0)",
            bg_page_cell(plan->page[BG_SHEET_PRICE], bg_plan_price_row(plan, c->bid), BG_P_AMOUNT));
    else if (tie->kind == BG_TIE_PREFERENCE)
        x = preferred(c);
    else if (tie->kind == BG_TIE_CRITERION &&
             bg_criterion_for_ties(&plan->rules->criteria[tie->criterion]))
        x = BG_FORMULA(plan->arena, "IF(ISNUMBER(a),ROUND(a,b),0)",
                       bg_plan_bid_cell(plan, c->bid, (size_t)tie->criterion, BG_B_RATING),
                       bg_formula_int(plan->arena, BG_EXACT_PLACES));
    else if (tie->kind == BG_TIE_CRITERION)
        x = BG_FORMULA(plan->arena, "ROUND(a,b)",
                       bg_plan_bid_cell(plan, c->bid, (size_t)tie->criterion, BG_B_EXACT),
                       bg_formula_int(plan->arena, BG_EXACT_PLACES));
    if (x)
        totals_put(c, block_row, grey, x);
    else
        bg_put_number(c->page, totals_row_of(c, block_row), c->at, grey, typed);
}

/* The rows of places of a level: its keys in order, and where the bid's own is among them; then, behind
 * the levels before, the place by all so far. Equal keys have one place. */
static void put_places(const struct column *c, size_t level)
{
    const struct bg_look grey = BG_LOOK(CELL_GREY, ANY);
    struct bg_plan *plan = c->plan;
    struct bg_arena *arena = plan->arena;
    int keys = level == 0 ? BG_C_KEY : BG_C_TIES + (int)level - 1;
    int64_t row[BG_PLACE__COUNT];
    for (int i = 0; i < BG_PLACE__COUNT; i++)
        row[i] = bg_plan_place_row(plan, level, i);
    bg_put_live(c->page, row[BG_PLACE_SORTED], c->at, grey,
                BG_FORMULA(arena, "LARGE(a,b)", bg_plan_comparison_range(plan, keys),
                           bg_formula_int(arena, (int64_t)c->bid + 1)));
    bg_put_live(c->page, row[BG_PLACE_ALONE], c->at, grey,
                BG_FORMULA(arena, "MATCH(a,b,0)", totals_own(c, keys),
                           bg_plan_bids_in_row(plan, row[BG_PLACE_SORTED])));
    if (level == 0)
        return;
    int64_t before =
        bg_plan_place_row(plan, level - 1, level == 1 ? BG_PLACE_ALONE : BG_PLACE_SO_FAR);
    bg_put_live(c->page, row[BG_PLACE_JOINED], c->at, grey,
                BG_FORMULA(arena, "a*(COLUMNS(b)+1)+c", bg_page_cell(c->page, before, c->at),
                           bg_plan_bids_in_row(plan, before),
                           bg_page_cell(c->page, row[BG_PLACE_ALONE], c->at)));
    bg_put_live(c->page, row[BG_PLACE_SO_FAR], c->at, grey,
                BG_FORMULA(arena, "1+COUNTIF(a,\"<\"&b)",
                           bg_plan_bids_in_row(plan, row[BG_PLACE_JOINED]),
                           bg_page_cell(c->page, row[BG_PLACE_JOINED], c->at)));
}

static void put_rank(const struct column *c)
{
    struct bg_plan *plan = c->plan;
    const struct bg_bid_result *b = &plan->lot->bids[c->bid];
    size_t last = plan->rules->award.ties_n;
    int64_t row = totals_row_of(c, BG_C_RANK);
    if (!plan->live_ranks) {
        if (b->rank > 0)
            bg_put_number(c->page, row, c->at, BG_LOOK(ENGINE, COUNT), bg_dec_int(b->rank));
        bg_put_number(c->page, totals_row_of(c, BG_C_ORDER), c->at, BG_LOOK(ENGINE, COUNT),
                      bg_dec_int((int64_t)c->bid + 1));
        return;
    }
    for (size_t level = 0; level <= last; level++)
        put_places(c, level);
    int64_t place = bg_plan_place_row(plan, last, last == 0 ? BG_PLACE_ALONE : BG_PLACE_SO_FAR);
    totals_put(c, BG_C_RANK, BG_LOOK(TOTAL_CENTER, COUNT),
               BG_FORMULA(plan->arena, "IF(ISNUMBER(a),b,\"\")", totals_own(c, BG_C_FIGURE),
                          bg_page_cell(c->page, place, c->at)));
    /* Those without a rank follow, and equal ones are in the order of the bids. */
    totals_put(
        c, BG_C_ORDER, BG_LOOK(CELL_GREY, COUNT),
        BG_FORMULA(plan->arena, "IF(ISNUMBER(a),a+COUNTIF(b,a)-1,COUNT(c)+COLUMNS(b)-COUNT(b))",
                   totals_own(c, BG_C_RANK), bg_page_cells(c->page, row, BG_C_BID, row, c->at),
                   bg_plan_comparison_range(plan, BG_C_RANK)));
    if (b->rank > 0)
        bg_plan_check(plan, c->page, row, c->at, bg_plan_say(plan, "Rank"), bg_dec_int(b->rank));
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
        const struct bg_formula *x = BG_FORMULA(
            plan->arena, "ROUND(SUMIF(a,b,c),d)", bg_plan_bid_range(plan, c->bid, BG_B_ELEMENT),
            bg_page_cell(c->page, row, BG_C_TITLE), bg_plan_bid_range(plan, c->bid, BG_B_EXACT),
            bg_formula_int(plan->arena, BG_SUM_PLACES));
        bg_put_live(c->page, row++, c->at, BG_LOOK(CELL, POINTS), bg_plan_award(plan, x));
    }
    if (plan->rules->price.used && plan->rules->award.method == BG_HIGHEST_SCORE)
        bg_put_live(c->page, row, c->at, BG_LOOK(CELL, POINTS),
                    BG_FORMULA(plan->arena, "IF(ISNUMBER(a),a,0)",
                               bg_plan_price_cell(plan, c->bid, BG_P_POINTS)));
}

static void put_element_titles(struct bg_plan *plan, struct bg_page *page)
{
    int64_t row = bg_plan_elements_row(plan);
    if (!plan->has_elements)
        return;
    bg_put_words(page, row - 1, 0, BG_LOOK(GROUP, TEXT), "By job-quality area");
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
                    bg_plan_say(plan, price ? "Price" : bg_element_title((enum bg_element)e)));
    }
}

/* -- the block
 * ------------------------------------------------------------------------------------------ */

static void totals_put_title(struct bg_plan *plan, struct bg_page *page, int block_row,
                             struct bg_look look, const char *title)
{
    int64_t row = bg_plan_comparison_row(plan, block_row);
    struct bg_look rest = look;
    bg_put_words(page, row, BG_C_TITLE, look, title);
    for (int column = BG_C_WEIGHT; column < BG_C_BID; column++) {
        bool weight = (block_row == BG_C_PRICE && plan->price_weighs) ||
                      (block_row == BG_C_TOTAL && plan->rules->award.method == BG_HIGHEST_SCORE);
        if (!weight)
            bg_put_blank(page, row, column, rest);
    }
}

static void put_place_titles(struct bg_plan *plan, struct bg_page *page)
{
    static const char *const words[BG_PLACE__COUNT] = {
        [BG_PLACE_SORTED] = "from the best to the worst",
        [BG_PLACE_ALONE] = "place by it alone",
        [BG_PLACE_JOINED] = "joined with the rules before",
        [BG_PLACE_SO_FAR] = "place by all so far"};
    for (size_t level = 0; level <= plan->rules->award.ties_n; level++)
        for (int i = 0; i < (level == 0 ? BG_PLACE_JOINED : BG_PLACE__COUNT); i++) {
            int64_t row = bg_plan_place_row(plan, level, i);
            const char *of =
                level == 0
                    ? bg_plan_say(plan, "Figure that ranks")
                    : bg_arena_printf(plan->arena, bg_plan_say(plan, "Rule %zu for ties"), level);
            bg_put_text(page, row, BG_C_TITLE, BG_LOOK(TEXT_WRAP, TEXT),
                        bg_arena_printf(plan->arena, "%s: %s", of, bg_plan_say(plan, words[i])));
            for (int column = BG_C_WEIGHT; column < BG_C_BID; column++)
                bg_put_blank(page, row, column, BG_LOOK(TEXT_WRAP, TEXT));
        }
}

static void totals_put_titles(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_look group = BG_LOOK(GROUP, TEXT), total = BG_LOOK(TOTAL_TEXT, TEXT);
    const struct bg_look text = BG_LOOK(TEXT_WRAP, TEXT);
    bool score = plan->rules->award.method == BG_HIGHEST_SCORE;
    totals_put_title(plan, page, BG_C_QUALITY, group, "All criteria");
    if (plan->rules->price.used)
        totals_put_title(plan, page, BG_C_PRICE, group, score ? "Price" : "Evaluated price");
    bg_put_words(page, bg_plan_working_row(plan) - 1, 0, BG_LOOK(SECTION, TEXT),
                 "Working rows: how ranks are found (not printed)");
    totals_put_title(plan, page, BG_C_FIGURE, text,
                     bg_arena_printf(plan->arena, bg_plan_say(plan, "%s before rounding"),
                                     bg_plan_figure_title(plan)));
    totals_put_title(plan, page, BG_C_TOTAL, total, bg_plan_figure_title(plan));
    totals_put_title(plan, page, BG_C_RANK, total, plan->lot->open.settled ? "Rank" : "Rank now");
    totals_put_title(plan, page, BG_C_STATUS, text, "Status");
    totals_put_title(plan, page, BG_C_IN_SET, text, "Meets every pass/fail requirement");
    totals_put_title(plan, page, BG_C_ADMITTED, text, "Admitted to the comparison (as evaluated)");
    totals_put_title(plan, page, BG_C_ORDER, text, "Place on Summary");
    totals_put_title(plan, page, BG_C_KEY, text, "Figure that ranks; the larger is the better");
    for (size_t t = 0; t < plan->rules->award.ties_n; t++)
        totals_put_title(plan, page, BG_C_TIES + (int)t, text,
                         bg_arena_printf(plan->arena, bg_plan_say(plan, "Rule %zu for ties: %s"),
                                         t + 1, bg_plan_tie_words(plan, t)));
    if (plan->live_ranks)
        put_place_titles(plan, page);
    if (plan->price_weighs) {
        int64_t row = bg_plan_comparison_row(plan, BG_C_PRICE);
        struct bg_value weight = {
            .type = BG_V_NUMBER, .row = -1, .as.number = plan->rules->price.weight};
        bg_put_input(plan, page, row, BG_C_WEIGHT, BG_NUMBER_WEIGHT, weight,
                     bg_plan_say(plan, "Weight: price"));
        bg_page_allow_numbers(page, row, BG_C_WEIGHT, row, bg_dec_int(0));
        bg_put_live(page, row, BG_C_SHARE, BG_LOOK(GROUP_CELL, WEIGHT),
                    BG_FORMULA(plan->arena, "ROUND(a,b)", bg_plan_price_weight(plan),
                               bg_formula_int(plan->arena, BG_EXACT_PLACES)));
    }
}

void bg_put_totals(struct bg_plan *plan, struct bg_page *page)
{
    totals_put_titles(plan, page);
    put_element_titles(plan, page);
    for (size_t bid = 0; bid < plan->lot->bids_n; bid++) {
        struct column c = {plan, page, bid, BG_C_BID + (int)bid};
        bg_plan_draft_begin(plan);
        put_quality(&c);
        totals_put_price(&c);
        totals_put_set(&c);
        totals_put_status(&c);
        totals_put_figure(&c);
        totals_put_key(&c);
        for (size_t t = 0; t < plan->rules->award.ties_n; t++)
            put_tie_key(&c, t);
        put_rank(&c);
        put_elements(&c);
        bg_plan_draft_end(plan);
    }
    size_t n = plan->lot->bids_n;
    int64_t rank = bg_plan_comparison_row(plan, BG_C_RANK);
    if (n)
        bg_page_mark_if(
            page, rank, BG_C_BID, rank, BG_C_BID + (int)n - 1,
            bg_arena_printf(plan->arena, "%s=1", bg_relative(plan->arena, rank, BG_C_BID)));
}
