/* One sheet for each bid: every criterion from value to points, then the answers they come from.
 * Column Value is a formula over the answers where the expression has a workbook form; else the
 * engine's value is typed, grey, and marked "engine". */
#include <string.h>

#include "report/evaluation/plan.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

struct line { /* a criterion on a bid's sheet */
    struct bg_plan *plan;
    struct bg_page *page;
    size_t bid, index;
    const struct bg_criterion *c;
    const struct bg_criterion_result *r;
    const struct bg_env *env; /* NULL: the bid has no answers */
    int64_t row;
    bool live; /* the rating is a formula */
};

static const char *cell(const struct line *l, int column)
{
    return bg_ref(l->plan->arena, NULL, l->row, column);
}

static bool tests(const struct bg_criterion *c)
{
    return c->test != NULL;
}

static bool matches(const struct bg_criterion *c)
{
    return c->match || c->forbid;
}

/* -- value --------------------------------------------------------------------------------------
 */

/* Without the evidence that it asks for, an answer does not count, which no cell shows. */
static bool engine_only(const struct line *l)
{
    enum bg_outcome outcome = l->r->outcome;
    return outcome == BG_OUTCOME_ERROR || l->c->kind->by_panel ||
           (outcome == BG_NOT_ANSWERED && l->c->evidence > BG_CLAIMED) || !l->env;
}

/* Places that a value is rounded at: eleven or more digits, at most 15 in all. */
static int value_places(struct bg_dec value)
{
    int digits = 0;
    for (bg_i128 c = bg_dec_round(value, 0, BG_TRUNCATE).coef; c != 0; c /= 10)
        digits++;
    return digits <= 3 ? 12 : digits < 13 ? 15 - digits : 2;
}

static enum bg_number value_number(const struct bg_value *value)
{
    return value->type == BG_V_NUMBER && bg_dec_is_int(value->as.number) ? BG_NUMBER_COUNT
           : value->type == BG_V_DATE                                    ? BG_NUMBER_DATE
                                                                         : BG_NUMBER_PLAIN;
}

/* What the value cell shows: of a test or a pattern, whether it holds. */
static struct bg_value shown_value(const struct line *l)
{
    struct bg_value truth = {.type = BG_V_BOOL, .row = -1};
    if (!l->r || l->r->outcome == BG_NOT_ANSWERED || l->r->outcome == BG_OUTCOME_ERROR)
        return BG_MISSING;
    if (tests(l->c) || matches(l->c)) {
        truth.as.truth = l->r->outcome == BG_MET;
        return l->r->outcome == BG_MET || l->r->outcome == BG_NOT_MET ? truth : BG_MISSING;
    }
    return l->r->value;
}

static void put_source(const struct line *l, const char *words)
{
    bg_put_text(l->page, l->row, BG_B_SOURCE, BG_LOOK(CENTER_GREY, TEXT), words);
}

static void put_typed_value(const struct line *l, struct bg_value value)
{
    struct bg_look look = BG_LOOK(ENGINE, ANY);
    look.number = value_number(&value);
    if (value.type == BG_V_TEXT || value.type == BG_V_BOOL)
        look = BG_LOOK(ENGINE_CENTER, TEXT);
    bg_put_value(l->plan, l->page, l->row, BG_B_VALUE, look, value);
    put_source(l, l->c->kind->by_panel ? "panel" : "engine");
}

/* A live value also when the criterion does not apply, so evaluated here for its cached value. */
static struct bg_value now(const struct line *l)
{
    struct bg_value value = bg_logic_eval(tests(l->c) ? l->c->test : l->c->value, l->env);
    return value.type == BG_V_ERROR ? BG_MISSING : value;
}

static void put_value(struct line *l)
{
    struct bg_plan *plan = l->plan;
    const char *x = NULL;
    if (!engine_only(l) && tests(l->c))
        x = bg_plan_formula(plan, (int64_t)l->bid, l->c->test);
    else if (!engine_only(l) && l->c->value && !matches(l->c))
        x = bg_plan_formula(plan, (int64_t)l->bid, l->c->value);
    if (!x) {
        put_typed_value(l, shown_value(l));
        return;
    }
    struct bg_value value = now(l);
    struct bg_look look = BG_LOOK(CELL, ANY);
    look.number = value_number(&value);
    put_source(l, "formula");
    if (tests(l->c)) {
        bg_put_formula_text(l->page, l->row, BG_B_VALUE, BG_LOOK(CENTER, ANY), x,
                            value.type != BG_V_BOOL ? ""
                            : value.as.truth        ? "yes"
                                                    : "no");
    } else if (bg_logic_type(l->c->value) == BG_V_TEXT || value.type == BG_V_TEXT) {
        bg_put_formula_text(l->page, l->row, BG_B_VALUE, BG_LOOK(CENTER, ANY),
                            bg_arena_printf(plan->arena, "%s&\"\"", x),
                            value.type == BG_V_TEXT
                                ? bg_arena_text(plan->arena, value.as.text.bytes, value.as.text.n)
                                : "");
    } else {
        int places = value.type == BG_V_NUMBER ? value_places(value.as.number) : 12;
        x = bg_arena_printf(plan->arena, "IFERROR(ROUND(%s,%d),\"\")", x, places);
        if (value.type == BG_V_NUMBER)
            bg_put_formula(l->page, l->row, BG_B_VALUE, look, x,
                           bg_dec_round(value.as.number, places, BG_HALF_UP));
        else
            bg_put_formula_text(l->page, l->row, BG_B_VALUE, look, x, "");
    }
}

/* -- applies, rating, outcome ---------------------------------------------------------------------
 */

static void put_applies(const struct line *l)
{
    const struct bg_look look = BG_LOOK(CENTER_GREY, TEXT);
    if (!l->c->when) {
        bg_put_text(l->page, l->row, BG_B_APPLIES, look, "yes");
        return;
    }
    const char *x = l->env ? bg_plan_formula(l->plan, (int64_t)l->bid, l->c->when) : NULL;
    struct bg_value when = l->env ? bg_logic_eval(l->c->when, l->env) : BG_MISSING;
    const char *value = when.type != BG_V_BOOL ? "" : when.as.truth ? "yes" : "no";
    if (x)
        bg_put_formula_text(l->page, l->row, BG_B_APPLIES, BG_LOOK(CENTER_GREY, ANY), x, value);
    else
        bg_put_text(l->page, l->row, BG_B_APPLIES, look,
                    l->r->outcome == BG_NOT_APPLICABLE ? "no" : "yes");
}

/* A limit that differs by bid or by period of the term is no one cell. */
static bool limits_are_cells(const struct line *l)
{
    size_t end = l->index + 1 < l->plan->rules->criteria_n ? l->plan->first_threshold[l->index + 1]
                                                           : l->plan->thresholds_n;
    for (size_t i = l->plan->first_threshold[l->index]; i < end; i++) {
        const struct bg_logic *limit = l->plan->thresholds[i].limit;
        const struct bg_reads *reads = limit ? bg_logic_reads(limit) : NULL;
        for (size_t k = 0; reads && k < reads->params_n; k++)
            if (l->plan->param_row[reads->params[k]] < 0)
                return false;
    }
    return true;
}

static const char *rating_formula(const struct line *l)
{
    struct bg_rating_cells cells;
    struct bg_buf out;
    const char *value = cell(l, BG_B_VALUE), *applies = cell(l, BG_B_APPLIES);
    if (engine_only(l) || !limits_are_cells(l))
        return NULL;
    bg_buf_init(&out, l->plan->arena);
    if (l->c->when) {
        const char *otherwise = l->c->otherwise == BG_OTHERWISE_FULL   ? "1"
                                : l->c->otherwise == BG_OTHERWISE_ZERO ? "0"
                                                                       : "\"\"";
        bg_buf_printf(&out, "IF(%s=\"no\",%s,IF(%s=\"\",\"\",", applies, otherwise, applies);
    }
    bg_plan_rating_cells(l->plan, l->bid, l->index, &cells);
    if (matches(l->c))
        bg_buf_printf(&out, "IF(%s=\"\",\"\",IF(%s=\"yes\",1,0))", value, value);
    else if (!l->c->kind->formula || !l->c->kind->formula(l->c, &cells, &out))
        return NULL;
    bg_buf_puts(&out, l->c->when ? "))" : "");
    return bg_buf_text(&out);
}

static void put_rating(struct line *l)
{
    const struct bg_look look = BG_LOOK(CELL, RATING);
    const char *x = rating_formula(l);
    struct bg_dec rating = bg_plan_round(l->r->rating, BG_RATING_PLACES);
    l->live = x != NULL;
    if (x && l->r->rating)
        bg_put_formula(l->page, l->row, BG_B_RATING, look, x, rating);
    else if (x)
        bg_put_formula_text(l->page, l->row, BG_B_RATING, look, x, "");
    else if (l->r->rating)
        bg_put_number(l->page, l->row, BG_B_RATING, BG_LOOK(ENGINE, RATING), rating);
    else
        bg_put_blank(l->page, l->row, BG_B_RATING, BG_LOOK(ENGINE, RATING));
}

static void put_outcome(const struct line *l)
{
    const char *applies = cell(l, BG_B_APPLIES), *value = cell(l, BG_B_VALUE);
    const char *rating = cell(l, BG_B_RATING), *x;
    const char *now_words = bg_plan_outcome(l->plan, l->bid, l->index);
    struct bg_arena *arena = l->plan->arena;
    if (l->r->outcome == BG_OUTCOME_ERROR || l->c->kind->by_panel) {
        bg_put_text(l->page, l->row, BG_B_OUTCOME, BG_LOOK(CENTER, TEXT), now_words);
        return;
    }
    const char *head =
        bg_arena_printf(arena, "IF(%s=\"no\",\"– not applicable\",IF(%s=\"\",\"? not answered\",",
                        applies, applies);
    if (tests(l->c) || matches(l->c))
        x = bg_arena_printf(
            arena, "%sIF(%s=\"\",\"? not answered\",IF(%s=\"yes\",\"✓ met\",\"✗ not met\"))))",
            head, value, value);
    else if (l->c->kind->relative) /* nothing to compare with when the set is empty */
        x = bg_arena_printf(arena,
                            "%sIF(%s=\"\",\"? not answered\",IF(COUNT(%s)=0,\"– not applicable\","
                            "IF(%s>=1,\"● full points\",IF(%s>0,\"◐ part\",\"○ no points\"))))))",
                            head, value, bg_plan_relative_range(l->plan, l->index), rating, rating);
    else
        x = bg_arena_printf(arena,
                            "%sIF(NOT(ISNUMBER(%s)),\"? not answered\",IF(%s>=1,\"● full points\","
                            "IF(%s>0,\"◐ part\",\"○ no points\")))))",
                            head, rating, rating, rating);
    bg_put_formula_text(l->page, l->row, BG_B_OUTCOME, BG_LOOK(CENTER, ANY), x, now_words);
}

/* -- what it does to the bid
 * ------------------------------------------------------------------------ */

static const char *missing_effect(const struct bg_criterion *c)
{
    if (c->kind->eliminates)
        return "keeps out";
    return c->on_missing == BG_FAIL ? "eliminates" : c->on_missing == BG_CLARIFY ? "open" : "";
}

/* From the value, never from the rating: that of a criterion which compares bids needs the
 * comparison set, and the set needs this. */
static void put_effect(const struct line *l)
{
    const char *applies = cell(l, BG_B_APPLIES), *value = cell(l, BG_B_VALUE);
    const char *missing = missing_effect(l->c), *now_words = "";
    const struct bg_look grey = BG_LOOK(CENTER_GREY, ANY);
    struct bg_arena *arena = l->plan->arena;
    if (l->r->outcome == BG_NOT_ANSWERED)
        now_words = missing;
    else if (l->c->kind->eliminates && l->r->outcome == BG_NOT_MET)
        now_words = "eliminates";
    else if (l->r->outcome == BG_OUTCOME_ERROR)
        now_words = l->c->kind->eliminates ? "keeps out" : "stops";
    else if (l->r->outcome == BG_NEEDS_PANEL)
        now_words = "open";
    if (l->r->outcome == BG_OUTCOME_ERROR || l->c->kind->by_panel) {
        bg_put_text(l->page, l->row, BG_B_EFFECT, grey, now_words);
        return;
    }
    const char *met = "\"\"";
    if (l->c->kind->eliminates)
        met = bg_arena_printf(arena, "IF(%s=\"no\",\"eliminates\",\"\")", value);
    bg_put_formula_text(l->page, l->row, BG_B_EFFECT, grey,
                        bg_arena_printf(arena,
                                        "IF(%s=\"no\",\"\",IF(OR(%s=\"\",%s=\"\"),\"%s\",%s))",
                                        applies, applies, value, missing, met),
                        now_words);
}

/* Weight moves to the criteria beside it: 1 where it does. A group's does when all its parts' do.
 */
static void put_away(const struct line *l)
{
    const struct bg_ruleset *rules = l->plan->rules;
    bool leaf = l->c->kind != NULL;
    struct bg_buf x;
    if (!l->plan->rescales || (leaf && l->c->kind->eliminates))
        return;
    bg_buf_init(&x, l->plan->arena);
    if (leaf) {
        bg_buf_printf(&x, "IF(%s=\"no\",%d,0)", cell(l, BG_B_APPLIES),
                      l->c->otherwise == BG_OTHERWISE_RESCALE);
    } else {
        bg_buf_puts(&x, "MIN(1");
        for (size_t i = l->index + 1; i < rules->criteria_n; i++)
            if (rules->criteria[i].parent == (int)l->index)
                bg_buf_printf(
                    &x, ",%s",
                    bg_ref(l->plan->arena, NULL, l->plan->criteria_row + (int64_t)i, BG_B_AWAY));
        bg_buf_puts(&x, ")");
    }
    bg_put_formula(l->page, l->row, BG_B_AWAY, BG_LOOK(CELL_GREY, COUNT), bg_buf_text(&x),
                   bg_dec_int(bg_plan_away(l->plan, l->bid, l->index)));
}

/* What the parent has x weight / weights beside it that stay. */
static const char *rescaled(const struct line *l)
{
    const struct bg_plan *plan = l->plan;
    const struct bg_criterion *criteria = plan->rules->criteria;
    struct bg_buf kept, all;
    bg_buf_init(&kept, plan->arena);
    bg_buf_init(&all, plan->arena);
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        if (criteria[i].parent != l->c->parent || !criteria[i].share ||
            (criteria[i].kind && criteria[i].kind->eliminates))
            continue;
        const char *weight = bg_plan_weight(plan, i);
        bg_buf_printf(&all, "%s%s", all.size ? "+" : "", weight);
        bg_buf_printf(&kept, "%s%s*(1-%s)", kept.size ? "+" : "", weight,
                      bg_ref(plan->arena, NULL, plan->criteria_row + (int64_t)i, BG_B_AWAY));
    }
    const char *whole =
        l->c->parent < 0
            ? bg_arena_printf(plan->arena, "(%s)", bg_buf_text(&all))
            : bg_ref(plan->arena, NULL, plan->criteria_row + l->c->parent, BG_B_AVAILABLE);
    return bg_arena_printf(plan->arena, "IF(OR(%s=1,(%s)=0),0,ROUND(%s*%s/(%s),%d))",
                           cell(l, BG_B_AWAY), bg_buf_text(&kept), whole,
                           bg_plan_weight(plan, l->index), bg_buf_text(&kept), BG_EXACT_PLACES);
}

/* What the parts of a group can earn. Where weights move it is the other way round: the parts share
 * what the group has. */
static const char *sum_of_parts(const struct line *l)
{
    struct bg_buf x;
    bg_buf_init(&x, l->plan->arena);
    for (size_t i = l->index + 1; i < l->plan->rules->criteria_n; i++)
        if (l->plan->rules->criteria[i].parent == (int)l->index)
            bg_buf_printf(
                &x, "%sN(%s)", x.size ? "+" : "",
                bg_ref(l->plan->arena, NULL, l->plan->criteria_row + (int64_t)i, BG_B_AVAILABLE));
    return x.size ? bg_buf_text(&x) : "0";
}

static void put_available(const struct line *l, struct bg_look look)
{
    struct bg_plan *plan = l->plan;
    const char *x = plan->rescales ? rescaled(l)
                    : l->c->kind   ? bg_plan_share(plan, l->index)
                                   : sum_of_parts(l);
    if (l->c->kind && l->c->when && l->c->otherwise == BG_OTHERWISE_NONE)
        x = bg_arena_printf(plan->arena, "IF(%s=\"no\",0,%s)", cell(l, BG_B_APPLIES), x);
    if (l->c->kind && l->c->kind->relative)
        x = bg_arena_printf(plan->arena, "IF(AND(%s<>\"\",COUNT(%s)=0),0,%s)", cell(l, BG_B_VALUE),
                            bg_plan_relative_range(plan, l->index), x);
    x = bg_arena_printf(plan->arena, "ROUND(%s,%d)", x, BG_EXACT_PLACES);
    bg_put_formula(l->page, l->row, BG_B_AVAILABLE, look, x,
                   bg_plan_available(plan, l->bid, l->index));
}

static void put_points(struct line *l)
{
    struct bg_plan *plan = l->plan;
    const char *rating = cell(l, BG_B_RATING), *exact = cell(l, BG_B_EXACT);
    const char *x = bg_arena_printf(plan->arena, "ROUND(%s*%s,%d)", cell(l, BG_B_AVAILABLE), rating,
                                    BG_EXACT_PLACES);
    struct bg_dec value = bg_plan_exact(plan, l->bid, l->index);
    struct bg_dec points = bg_plan_award(plan, value);
    if (plan->rules->award.round_each)
        x = bg_plan_award_formula(plan, x);
    bg_put_formula(l->page, l->row, BG_B_EXACT, BG_LOOK(CELL_GREY, EXACT),
                   bg_arena_printf(plan->arena, "IF(ISNUMBER(%s),%s,0)", rating, x), value);
    bg_put_formula(l->page, l->row, BG_B_POINTS, BG_LOOK(CELL_BOLD, POINTS),
                   bg_plan_award_formula(plan, exact), points);
    bg_plan_check(plan, l->page, l->row, BG_B_POINTS,
                  bg_arena_printf(plan->arena, "Points: %s", l->c->title), &l->r->points, &points);
}

/* -- lines
 * --------------------------------------------------------------------------------------------- */

static size_t last_part(const struct bg_plan *plan, size_t group)
{
    size_t i = group + 1;
    while (i < plan->rules->criteria_n &&
           plan->rules->criteria[i].depth > plan->rules->criteria[group].depth)
        i++;
    return i - 1;
}

static void put_group(struct line *l)
{
    struct bg_plan *plan = l->plan;
    size_t last = last_part(plan, l->index);
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = l->index + 1; i <= last; i++)
        bg_dec_add(sum, bg_plan_exact(plan, l->bid, i), &sum);
    sum = bg_dec_round(sum, BG_SUM_PLACES, BG_HALF_UP);
    for (int column = BG_B_VALUE; column <= BG_B_SOURCE; column++)
        if (column != BG_B_AVAILABLE && column != BG_B_POINTS)
            bg_put_blank(l->page, l->row, column, BG_LOOK(GROUP, TEXT));
    put_away(l);
    put_available(l, BG_LOOK(GROUP_CELL, WEIGHT));
    const char *x = bg_arena_printf(plan->arena, "ROUND(SUM(%s),%d)",
                                    bg_ref_range(plan->arena, NULL, l->row + 1, BG_B_EXACT,
                                                 plan->criteria_row + (int64_t)last, BG_B_EXACT),
                                    BG_SUM_PLACES);
    struct bg_dec points = bg_plan_award(plan, sum);
    bg_put_formula(l->page, l->row, BG_B_POINTS, BG_LOOK(GROUP_CELL, POINTS),
                   bg_plan_award_formula(plan, x), points);
    bg_plan_check(plan, l->page, l->row, BG_B_POINTS,
                  bg_arena_printf(plan->arena, "Points: %s", l->c->title), &l->r->points, &points);
}

static void put_words(const struct line *l)
{
    const struct bg_look wrap = BG_LOOK(TEXT_WRAP, TEXT);
    bg_put_text(l->page, l->row, BG_B_RULE, wrap, l->r->limit_words ? l->r->limit_words : "");
    bg_put_text(l->page, l->row, BG_B_REASON, wrap, l->r->reason ? l->r->reason : "");
    bg_put_text(l->page, l->row, BG_B_CHANGE, wrap, l->r->would_change ? l->r->would_change : "");
    bg_put_text(l->page, l->row, BG_B_ELEMENT, BG_LOOK(CENTER_GREY, TEXT),
                bg_element_title(l->c->element));
}

static void put_line(struct line *l)
{
    bg_put_text(l->page, l->row, BG_B_TITLE, bg_plan_title_look(l->c),
                bg_plan_marked_title(l->plan, l->index, (int64_t)l->bid));
    if (!l->c->kind) {
        put_group(l);
        return;
    }
    put_value(l);
    put_words(l);
    put_applies(l);
    if (!l->c->kind->eliminates) {
        put_away(l);
        put_rating(l);
        put_available(l, BG_LOOK(CELL, WEIGHT));
        put_points(l);
    } else {
        static const int none[] = {BG_B_POINTS, BG_B_AVAILABLE, BG_B_RATING};
        for (size_t i = 0; i < sizeof none / sizeof *none; i++)
            bg_put_text(l->page, l->row, none[i], BG_LOOK(CENTER_GREY, TEXT), "–");
    }
    put_outcome(l);
    put_effect(l);
}

/* -- the sheet
 * ------------------------------------------------------------------------------------------ */

static void put_totals(struct bg_plan *plan, size_t bid, struct bg_page *page)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    int64_t row = plan->criteria_row + (int64_t)plan->rules->criteria_n;
    bool scored = plan->rules->award.method == BG_HIGHEST_SCORE;
    if (plan->rules->price.used) {
        for (int column = BG_B_TITLE; column <= BG_B_SOURCE; column++)
            bg_put_blank(page, row, column, BG_LOOK(GROUP, TEXT));
        bg_put_text(page, row, BG_B_TITLE, BG_LOOK(GROUP, TEXT), "Price");
        bg_put_text(page, row, BG_B_REASON, BG_LOOK(GROUP, TEXT),
                    b->price.reason ? b->price.reason : "");
        if (scored) {
            bg_put_formula(page, row, BG_B_AVAILABLE, BG_LOOK(GROUP_CELL, WEIGHT),
                           bg_plan_price_weight(plan), plan->rules->price.weight);
            const char *points = bg_plan_price_cell(plan, bid, BG_P_POINTS);
            if (b->price.rating)
                bg_put_formula(page, row, BG_B_POINTS, BG_LOOK(GROUP_CELL, POINTS), points,
                               bg_plan_award(plan, bg_plan_price_exact(plan, bid)));
            else
                bg_put_formula_text(page, row, BG_B_POINTS, BG_LOOK(GROUP_CELL, POINTS), points,
                                    "");
        }
        row++;
    }
    if (!scored)
        return;
    for (int column = BG_B_TITLE; column <= BG_B_SOURCE; column++)
        bg_put_blank(page, row, column, BG_LOOK(TOTAL_TEXT, TEXT));
    bg_put_text(page, row, BG_B_TITLE, BG_LOOK(TOTAL_TEXT, TEXT), "Total");
    struct bg_dec total;
    if (bg_plan_figure(plan, bid, &total))
        bg_put_formula(page, row, BG_B_POINTS, BG_LOOK(TOTAL, POINTS),
                       bg_plan_comparison_cell(plan, bid, BG_C_TOTAL), bg_plan_award(plan, total));
    else
        bg_put_formula_text(page, row, BG_B_POINTS, BG_LOOK(TOTAL, POINTS),
                            bg_plan_comparison_cell(plan, bid, BG_C_TOTAL), "");
}

static void set_widths(struct bg_page *page)
{
    static const double widths[] = {
        [BG_B_TITLE] = 26,   [BG_B_VALUE] = 10.5, [BG_B_OUTCOME] = 12,  [BG_B_REASON] = 56,
        [BG_B_POINTS] = 6.5, [BG_B_RULE] = 27,    [BG_B_AVAILABLE] = 7, [BG_B_RATING] = 12,
        [BG_B_CHANGE] = 44,  [BG_B_SOURCE] = 12,  [BG_B_GAP] = 3,       [BG_B_ELEMENT] = 24,
        [BG_B_APPLIES] = 9,  [BG_B_EXACT] = 15,   [BG_B_EFFECT] = 12,   [BG_B_AWAY] = 9,
    };
    for (int i = 0; i < (int)(sizeof widths / sizeof *widths); i++)
        bg_page_width(page, i, widths[i]);
}

/* The total, or what is last without one. */
static int64_t last_line(const struct bg_plan *plan)
{
    int64_t row = plan->criteria_row + (int64_t)plan->rules->criteria_n - 1;
    row += plan->rules->price.used;
    return row + (plan->rules->award.method == BG_HIGHEST_SCORE);
}

static void put_bid(struct bg_plan *plan, size_t bid)
{
    static const char *const titles[] = {
        [BG_B_TITLE] = "Criterion",
        [BG_B_VALUE] = "Answer or figure",
        [BG_B_OUTCOME] = "Result",
        [BG_B_REASON] = "Reason",
        [BG_B_POINTS] = "Points",
        [BG_B_AVAILABLE] = "Max. points",
        [BG_B_RULE] = "Limit or scale",
        [BG_B_RATING] = "Share of the points",
        [BG_B_CHANGE] = "What would have changed it",
        [BG_B_SOURCE] = "Follows a change",
    };
    static const char *const helpers[] = {"Element", "Applies", "Points before rounding",
                                          "Effect on the ranking", "Weight moves away"};
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    struct bg_page *page = plan->bid_page[bid];
    set_widths(page);
    bg_put_bid_head(plan, bid);
    bg_put_text(page, plan->criteria_row - 2, BG_B_ELEMENT, BG_LOOK(NOTE, TEXT), "Working columns");
    bg_put_headers(page, plan->criteria_row - 1, 0, titles, sizeof titles / sizeof *titles);
    bg_put_headers(page, plan->criteria_row - 1, BG_B_ELEMENT, helpers, plan->rescales ? 5 : 4);
    const struct bg_env *env = b->bid->values ? bg_bid_env(plan->arena, plan->rules, b->bid) : NULL;
    for (size_t i = 0; i < plan->rules->criteria_n && b->criteria; i++) {
        struct line l = {plan,
                         page,
                         bid,
                         i,
                         &plan->rules->criteria[i],
                         &b->criteria[i],
                         env,
                         plan->criteria_row + (int64_t)i,
                         false};
        put_line(&l);
    }
    put_totals(plan, bid, page);
    int64_t last = bg_put_flags(plan, bid);
    bg_put_answers(plan, bid);
    bg_page_dense(page);
    bg_page_portrait(page);
    bg_page_freeze(page, plan->criteria_row, 1);
    bg_page_repeat(page, plan->criteria_row - 1, plan->criteria_row - 1);
    bg_page_keep(page, last_line(plan) - 3, last_line(plan));
    bg_page_print_area(page, b->flags_n ? last : last_line(plan), BG_B_PRINTED);
}

void bg_sheet_bids(struct bg_plan *plan)
{
    for (size_t i = 0; i < plan->lot->bids_n; i++)
        put_bid(plan, i);
}
