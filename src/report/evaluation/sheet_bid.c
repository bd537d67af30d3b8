/* One sheet for each bid: every criterion from value to points, then the answers they come from.
 * Column Value is a formula over the answers where the expression has a workbook form; else the
 * engine's value is typed, grey, and marked "engine". */
#include <string.h>

#include "report/evaluation/bid_line.h"
#include "report/evaluation/labels.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

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

/* What the panel's work on this bid gives, on the sheet Panel. NULL: it is not settled. */
static const struct bg_formula *panel_points(const struct bg_bid_line *l)
{
    return l->c->kind->by_panel ? bg_plan_panel_cell(l->plan, l->bid, l->index) : NULL;
}

/* Without the evidence that it asks for, an answer does not count, which no cell shows. */
static bool engine_only(const struct bg_bid_line *l)
{
    enum bg_outcome outcome = l->r->outcome;
    return outcome == BG_OUTCOME_ERROR || l->r->unreadable ||
           (l->c->kind->by_panel && panel_points(l) == NULL) ||
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
static struct bg_value shown_value(const struct bg_bid_line *l)
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

static void bid_put_source(const struct bg_bid_line *l, const char *words)
{
    bg_put_words(l->page, l->row, l->at + BG_B_SOURCE, BG_LOOK(CENTER_GREY, TEXT), words);
}

enum { LABEL_SHOWN = 22 }; /* letters: it is whole in the reason and among the answers */

/* The answer that is the value; NULL: it is worked out, or of several. */
static const struct bg_field *bid_asked(const struct bg_bid_line *l)
{
    const struct bg_reads *reads = l->c->value ? bg_logic_reads(l->c->value) : NULL;
    return reads && reads->slots_n == 1 ? &l->plan->rules->fields[reads->slots[0]] : NULL;
}

/* The cell with the label of a choice, where the formula is only the cell with its id. */
static const struct bg_formula *label_cell(const struct bg_bid_line *l, const struct bg_formula *x)
{
    if (!bid_asked(l) || !bg_plan_choice_list(l->plan, bid_asked(l)))
        return NULL;
    size_t slot = (size_t)(bid_asked(l) - l->plan->rules->fields);
    const struct bg_formula *id = bg_page_cell(bg_plan_answers_page(l->plan, l->bid),
                                               bg_plan_answer_row(l->plan, l->bid, slot),
                                               bg_plan_id_column(l->plan, slot, -1));
    if (!bg_formula_same(x, id) &&
        !bg_formula_same(x, BG_FORMULA(l->plan->arena, "IF(a<>\"\",a,\"\")", id)))
        return NULL;
    return bg_plan_answer_cell(l->plan, l->bid, slot);
}

static void put_typed_value(const struct bg_bid_line *l, struct bg_value value)
{
    struct bg_look look = BG_LOOK(ENGINE, ANY);
    look.number = value_number(&value);
    if (value.type == BG_V_TEXT || value.type == BG_V_BOOL)
        look = BG_LOOK(ENGINE_CENTER, TEXT);
    if (bid_asked(l) && value.type == BG_V_TEXT)
        value = bg_labels_value(bid_asked(l), value);
    bg_put_value(l->plan, l->page, l->row, l->at + BG_B_VALUE, look, value);
    bid_put_source(l, l->c->kind->by_panel ? "panel" : "engine");
}

/* Also of a criterion that does not apply: how a live value looks, and how far it is rounded. */
static struct bg_value bid_now(const struct bg_bid_line *l)
{
    struct bg_value value = bg_logic_eval(tests(l->c) ? l->c->test : l->c->value, l->env);
    return value.type == BG_V_ERROR ? BG_MISSING : value;
}

static void bid_put_value(struct bg_bid_line *l)
{
    struct bg_plan *plan = l->plan;
    const struct bg_logic *logic = tests(l->c)                     ? l->c->test
                                   : l->c->value && !matches(l->c) ? l->c->value
                                                                   : NULL;
    const struct bg_formula *x = NULL;
    struct bg_value value = BG_MISSING;
    if (!engine_only(l) && logic) {
        value = bid_now(l);
        x = bg_plan_formula(plan, (int64_t)l->bid, logic,
                            value.type == BG_V_NUMBER ? value_places(value.as.number) : 12);
    }
    if (!engine_only(l) && panel_points(l)) {
        x = BG_FORMULA(plan->arena, "IF(a=\"\",\"\",a)", panel_points(l));
        value = l->r->value;
    }
    if (!x) {
        put_typed_value(l, shown_value(l));
        return;
    }
    bid_put_source(l, "formula");
    struct bg_look look = {BG_STYLE_CELL, value_number(&value)};
    if (tests(l->c) || (logic && bg_logic_type(logic) == BG_V_TEXT) || value.type == BG_V_TEXT)
        look = BG_LOOK(CENTER, ANY);
    const struct bg_formula *label = label_cell(l, x);
    if (label) {
        l->id = x;
        x = BG_FORMULA(plan->arena, "IF(LEN(a)>b,LEFT(a,b)&\"…\",a)", label,
                       bg_formula_int(plan->arena, LABEL_SHOWN));
    }
    if (!tests(l->c) && look.style == BG_STYLE_CENTER)
        x = BG_FORMULA(plan->arena, "a&\"\"", x);
    bg_put_live(l->page, l->row, l->at + BG_B_VALUE, look, x);
}

/* -- applies, rating, outcome ---------------------------------------------------------------------
 */

static void put_applies(const struct bg_bid_line *l)
{
    const struct bg_look look = BG_LOOK(CENTER_GREY, TEXT);
    const struct bg_formula *x = NULL;
    if (l->c->when && l->env && !l->r->unreadable)
        x = bg_plan_formula(l->plan, (int64_t)l->bid, l->c->when, 12);
    if (x)
        bg_put_live(l->page, l->row, l->at + BG_B_APPLIES, BG_LOOK(CENTER_GREY, ANY), x);
    else
        bg_put_words(
            l->page, l->row, l->at + BG_B_APPLIES, look,
            bg_plan_say(l->plan, l->c->when && l->r->outcome == BG_NOT_APPLICABLE ? "no" : "yes"));
}

/* A limit that differs by bid or by period of the term is no one cell. */
static bool limits_are_cells(const struct bg_bid_line *l)
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

static const struct bg_formula *rating_formula(const struct bg_bid_line *l)
{
    struct bg_rating_cells cells;
    struct bg_arena *arena = l->plan->arena;
    const struct bg_formula *x = NULL;
    if (engine_only(l) || !limits_are_cells(l))
        return NULL;
    bg_plan_rating_cells(l->plan, l->bid, l->index, &cells);
    if (l->id)
        cells.value = l->id;
    if (matches(l->c))
        x = BG_FORMULA(arena, "IF(a=\"\",\"\",IF(a=\"yes\",1,0))", cells.value);
    else if (l->c->kind->live)
        x = l->c->kind->live(arena, l->c, &cells);
    if (!x || !bg_formula_fits(x, 200, 4))
        return NULL;
    if (!l->c->when)
        return x;
    const struct bg_formula *otherwise =
        l->c->otherwise == BG_OTHERWISE_FULL   ? bg_formula_int(arena, 1)
        : l->c->otherwise == BG_OTHERWISE_ZERO ? bg_formula_int(arena, 0)
                                               : bg_formula_text(arena, "");
    return BG_FORMULA(arena, "IF(a=\"no\",b,IF(a=\"\",\"\",c))", bg_bid_cell(l, BG_B_APPLIES),
                      otherwise, x);
}

static void bid_put_rating(struct bg_bid_line *l)
{
    const struct bg_formula *x = rating_formula(l);
    if (x)
        bg_put_live(l->page, l->row, l->at + BG_B_RATING, BG_LOOK(CELL, RATING), x);
    else if (l->r->rating)
        bg_put_number(l->page, l->row, l->at + BG_B_RATING, BG_LOOK(ENGINE, RATING),
                      bg_plan_round(l->r->rating, BG_RATING_PLACES));
    else
        bg_put_blank(l->page, l->row, l->at + BG_B_RATING, BG_LOOK(ENGINE, RATING));
}

static const char *share_words(const struct bg_ratio *rating)
{
    struct bg_dec share = bg_plan_round(rating, BG_RATING_PLACES);
    return bg_dec_cmp(share, bg_dec_int(1)) >= 0 ? "● full points"
           : bg_dec_sign(share) > 0              ? "◐ part"
                                                 : "○ no points";
}

/* Typed where no cell tells it. */
static const char *typed_outcome(const struct bg_bid_line *l)
{
    static const char *const words[BG_OUTCOME__COUNT] = {[BG_NOT_MET] = "✗ not met",
                                                         [BG_NOT_ANSWERED] = "? not answered",
                                                         [BG_NOT_APPLICABLE] = "– not applicable",
                                                         [BG_NEEDS_PANEL] = "… needs the panel",
                                                         [BG_OUTCOME_ERROR] = "! error"};
    if (l->r->unreadable)
        return "? cannot be read";
    if (l->r->outcome != BG_OUTCOME_ERROR && (!l->c->kind->by_panel || !engine_only(l)))
        return NULL;
    return words[l->r->outcome] ? words[l->r->outcome] : share_words(l->r->rating);
}

/* Full points, part of them, or none. */
static const struct bg_formula *live_share(const struct bg_bid_line *l)
{
    return BG_FORMULA(l->plan->arena,
                      "IF(a>=1,\"● full points\",IF(a>0,\"◐ part\",\"○ no points\"))",
                      bg_bid_cell(l, BG_B_RATING));
}

/* Whether the panel's points, which are there, are below the minimum that the ruleset publishes. */
static const struct bg_formula *below_minimum(const struct bg_bid_line *l)
{
    struct bg_arena *arena = l->plan->arena;
    return l->c->has_minimum ? BG_FORMULA(arena, "a<b", bg_bid_cell(l, BG_B_VALUE),
                                          bg_formula_number(arena, l->c->minimum))
                             : bg_formula_truth(arena, false);
}

static const struct bg_formula *panel_outcome(const struct bg_bid_line *l)
{
    return BG_FORMULA(l->plan->arena, "IF(ISNUMBER(a),IF(b,\"✗ not met\",c),\"… needs the panel\")",
                      bg_bid_cell(l, BG_B_VALUE), below_minimum(l), live_share(l));
}

static void bid_put_outcome(const struct bg_bid_line *l)
{
    struct bg_arena *arena = l->plan->arena;
    const struct bg_formula *value = bg_bid_cell(l, BG_B_VALUE),
                            *rating = bg_bid_cell(l, BG_B_RATING), *x;
    if (typed_outcome(l)) {
        bg_put_text(l->page, l->row, l->at + BG_B_OUTCOME, BG_LOOK(CENTER, TEXT),
                    bg_plan_say(l->plan, typed_outcome(l)));
        return;
    }
    if (l->c->kind->by_panel)
        x = panel_outcome(l);
    else if (tests(l->c) || matches(l->c))
        x = BG_FORMULA(arena, "IF(a=\"\",\"? not answered\",IF(a=\"yes\",\"✓ met\",\"✗ not met\"))",
                       value);
    else if (l->c->kind->relative) /* nothing to compare with when the set is empty */
        x = BG_FORMULA(arena,
                       "IF(a=\"\",\"? not answered\",IF(COUNT(b)=0,\"– not applicable\","
                       "IF(c>=1,\"● full points\",IF(c>0,\"◐ part\",\"○ no points\"))))",
                       value, bg_plan_relative_range(l->plan, l->index), rating);
    else
        x = BG_FORMULA(arena,
                       "IF(ISNUMBER(a),IF(a>=1,\"● full points\",IF(a>0,\"◐ part\","
                       "\"○ no points\")),\"? not answered\")",
                       rating);
    bg_put_live(l->page, l->row, l->at + BG_B_OUTCOME, BG_LOOK(CENTER, ANY),
                BG_FORMULA(arena,
                           "IF(a=\"no\",\"– not applicable\",IF(a=\"\",\"? not answered\",b))",
                           bg_bid_cell(l, BG_B_APPLIES), x));
}

/* -- what it does to the bid
 * ------------------------------------------------------------------------ */

static const char *missing_effect(const struct bg_criterion *c)
{
    if (c->kind->eliminates)
        return "keeps out";
    return c->on_missing == BG_FAIL ? "eliminates" : c->on_missing == BG_CLARIFY ? "open" : "";
}

static const char *typed_effect(const struct bg_bid_line *l)
{
    if (l->r->unreadable)
        return "open";
    switch (l->r->outcome) {
    case BG_OUTCOME_ERROR:
        return l->c->kind->eliminates ? "keeps out" : "stops";
    case BG_NEEDS_PANEL:
        return "open";
    case BG_NOT_ANSWERED:
        return missing_effect(l->c);
    case BG_NOT_MET:
        return "eliminates";
    case BG_MET:
    case BG_SCORED:
    case BG_NOT_APPLICABLE:
    case BG_OUTCOME__COUNT:
        break;
    }
    return "";
}

/* From the value, never from the rating: that of a criterion which compares bids needs the
 * comparison set, and the set needs this. */
static void put_effect(const struct bg_bid_line *l)
{
    const struct bg_look grey = BG_LOOK(CENTER_GREY, ANY);
    struct bg_arena *arena = l->plan->arena;
    if (typed_outcome(l)) {
        bg_put_text(l->page, l->row, l->at + BG_B_EFFECT, grey,
                    bg_plan_say(l->plan, typed_effect(l)));
        return;
    }
    const struct bg_formula *value = bg_bid_cell(l, BG_B_VALUE), *met = bg_formula_text(arena, "");
    const char *missing = l->c->kind->by_panel ? "open" : missing_effect(l->c);
    if (l->c->kind->eliminates)
        met = BG_FORMULA(arena, "IF(a=\"no\",\"eliminates\",\"\")", value);
    else if (l->c->kind->by_panel)
        met = BG_FORMULA(arena, "IF(a,\"eliminates\",\"\")", below_minimum(l));
    bg_put_live(l->page, l->row, l->at + BG_B_EFFECT, grey,
                BG_FORMULA(arena, "IF(a=\"no\",\"\",IF(OR(a=\"\",b=\"\"),c,d))",
                           bg_bid_cell(l, BG_B_APPLIES), value, bg_formula_own(arena, missing),
                           met));
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

static void bid_put_group(struct bg_bid_line *l)
{
    struct bg_plan *plan = l->plan;
    int64_t last = l->row + (int64_t)(last_part(plan, l->index) - l->index);
    for (int column = BG_B_VALUE; column <= BG_B_SOURCE; column++)
        if (column != BG_B_AVAILABLE && column != BG_B_POINTS)
            bg_put_blank(l->page, l->row, l->at + column, BG_LOOK(GROUP, TEXT));
    bg_bid_put_away(l);
    bg_bid_put_available(l, BG_LOOK(GROUP_CELL, WEIGHT));
    bg_put_live(
        l->page, l->row, l->at + BG_B_POINTS, BG_LOOK(GROUP_CELL, POINTS),
        bg_plan_award(plan, BG_FORMULA(plan->arena, "ROUND(SUM(a),b)",
                                       bg_page_cells(l->page, l->row + 1, l->at + BG_B_EXACT, last,
                                                     l->at + BG_B_EXACT),
                                       bg_formula_int(plan->arena, BG_SUM_PLACES))));
    bg_plan_check(plan, l->page, l->row, l->at + BG_B_POINTS,
                  bg_arena_printf(plan->arena, bg_plan_say(plan, "Points: %s"), l->c->title),
                  l->r->points);
}

static void bid_put_words(const struct bg_bid_line *l)
{
    const struct bg_look wrap = BG_LOOK(TEXT_WRAP, TEXT);
    bg_put_text(l->page, l->row, l->at + BG_B_RULE, wrap,
                l->r->limit_words ? l->r->limit_words : "");
    bg_put_text(l->page, l->row, l->at + BG_B_REASON, wrap, l->r->reason ? l->r->reason : "");
    bg_put_text(l->page, l->row, l->at + BG_B_CHANGE, wrap,
                l->r->would_change ? l->r->would_change : "");
    bg_put_text(l->page, l->row, l->at + BG_B_ELEMENT, BG_LOOK(CENTER_GREY, TEXT),
                bg_plan_say(l->plan, bg_element_title(l->c->element)));
}

static void evaluation_bid_put_line(struct bg_bid_line *l)
{
    bg_put_text(l->page, l->row, l->at + BG_B_TITLE, bg_plan_title_look(l->c),
                bg_plan_marked_title(l->plan, l->index, (int64_t)l->bid));
    if (!l->c->kind) {
        bid_put_group(l);
        return;
    }
    bid_put_value(l);
    bid_put_words(l);
    put_applies(l);
    if (!l->c->kind->eliminates) {
        bg_bid_put_away(l);
        bid_put_rating(l);
        bg_bid_put_available(l, BG_LOOK(CELL, WEIGHT));
        bg_bid_put_points(l);
    } else {
        static const int none[] = {BG_B_POINTS, BG_B_AVAILABLE, BG_B_RATING};
        for (size_t i = 0; i < sizeof none / sizeof *none; i++)
            bg_put_text(l->page, l->row, l->at + none[i], BG_LOOK(CENTER_GREY, TEXT), "–");
    }
    bid_put_outcome(l);
    put_effect(l);
}

/* -- the sheet
 * ------------------------------------------------------------------------------------------ */

static void bid_put_totals(struct bg_plan *plan, size_t bid, struct bg_page *page)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    int64_t row = bg_plan_criteria_row(plan, bid) + (int64_t)plan->rules->criteria_n;
    int at = plan->at;
    bool scored = plan->rules->award.method == BG_HIGHEST_SCORE;
    if (plan->rules->price.used) {
        for (int column = BG_B_TITLE; column <= BG_B_SOURCE; column++)
            bg_put_blank(page, row, at + column, BG_LOOK(GROUP, TEXT));
        bg_put_words(page, row, at + BG_B_TITLE, BG_LOOK(GROUP, TEXT), "Price");
        bg_put_text(page, row, at + BG_B_REASON, BG_LOOK(GROUP, TEXT),
                    b->price.reason ? b->price.reason : "");
        if (scored) {
            bg_put_live(page, row, at + BG_B_AVAILABLE, BG_LOOK(GROUP_CELL, WEIGHT),
                        bg_plan_price_weight(plan));
            bg_put_live(page, row, at + BG_B_POINTS, BG_LOOK(GROUP_CELL, POINTS),
                        bg_plan_price_cell(plan, bid, BG_P_POINTS));
        }
        bg_put_whose(plan, page, row++, bid);
    }
    if (!scored)
        return;
    for (int column = BG_B_TITLE; column <= BG_B_SOURCE; column++)
        bg_put_blank(page, row, at + column, BG_LOOK(TOTAL_TEXT, TEXT));
    bg_put_words(page, row, at + BG_B_TITLE, BG_LOOK(TOTAL_TEXT, TEXT), "Total");
    bg_put_live(page, row, at + BG_B_POINTS, BG_LOOK(TOTAL, POINTS),
                bg_plan_comparison_cell(plan, bid, BG_C_TOTAL));
    bg_put_whose(plan, page, row, bid);
}

/* What numbers need in this column of the bids' tables, in units of width. */
static double table_width(const struct bg_plan *plan, size_t bid, size_t column)
{
    double widest = 0;
    for (size_t i = 0; i < plan->rules->fields_n; i++) {
        const struct bg_value *value = &plan->lot->bids[bid].bid->values[i];
        const struct bg_table *table = value->type == BG_V_TABLE ? value->as.table : NULL;
        for (size_t row = 0; table && column < table->columns && row < table->rows; row++) {
            const struct bg_value *cell = &table->cells[row * table->columns + column];
            char text[BG_DEC_TEXT];
            if (cell->type != BG_V_NUMBER)
                continue;
            double width = bg_page_number_width(bg_dec_grouped(cell->as.number, 2, text));
            widest = width > widest ? width : widest;
        }
    }
    return widest;
}

static const struct bg_sheet_column columns[] = {
    [BG_B_TITLE] = BG_COLUMN("Criterion", 26, TEXT_WRAP, TEXT, .cell = NULL),
    [BG_B_VALUE] = BG_COLUMN("Answer or figure", 10.5, CELL, ANY, .cell = NULL),
    [BG_B_OUTCOME] = BG_COLUMN("Result", 12, CENTER, TEXT, .cell = NULL),
    [BG_B_REASON] = BG_COLUMN("Reason", 56, TEXT_WRAP, TEXT, .cell = NULL),
    [BG_B_POINTS] = BG_COLUMN("Points", 6.5, CELL_BOLD, POINTS, .cell = NULL),
    [BG_B_AVAILABLE] = BG_COLUMN("Max. points", 7, CELL, WEIGHT, .cell = NULL),
    [BG_B_RULE] = BG_COLUMN("Limit or scale", 27, TEXT_WRAP, TEXT, .cell = NULL),
    [BG_B_RATING] = BG_COLUMN("Share of the points", 12, CELL, RATING, .cell = NULL),
    [BG_B_CHANGE] = BG_COLUMN("What would have changed it", 44, TEXT_WRAP, TEXT, .cell = NULL),
    [BG_B_SOURCE] = BG_COLUMN("Follows a change", 12, CENTER, TEXT, .cell = NULL),
    [BG_B_GAP] = BG_COLUMN(NULL, 3, TEXT, TEXT, .cell = NULL),
    [BG_B_ELEMENT] = BG_COLUMN("Element", 24, TEXT, TEXT, .cell = NULL),
    [BG_B_APPLIES] = BG_COLUMN("Applies", 9, CELL, ANY, .cell = NULL),
    [BG_B_EXACT] = BG_COLUMN("Points before rounding", 15, CELL, EXACT, .cell = NULL),
    [BG_B_EFFECT] = BG_COLUMN("Effect on the ranking", 12, CELL, ANY, .cell = NULL),
    /* Where weights of what does not apply go to others, else there is no such column. */
    [BG_B_AWAY] = BG_COLUMN("Weight moves away", 9, CELL, ANY, .cell = NULL),
};

static struct bg_section bid_section(const struct bg_plan *plan)
{
    struct bg_section section = BG_SECTION(columns);
    section.first = plan->at;
    if (!plan->rescales)
        section.n = BG_B_AWAY;
    return section;
}

/* Numbers of a table are whole in the columns of the criteria that they share, which takes room from the
 * reasons. */
static void set_widths(const struct bg_plan *plan, size_t bid)
{
    static const int shared[] = {BG_B_VALUE, BG_B_OUTCOME};
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = plan->bid_page[bid];
    double reason = columns[BG_B_REASON].width;
    bg_section_widths(page, &section, plan);
    for (size_t i = 0; plan->lot->bids[bid].bid->values && i < 2; i++) {
        double more = table_width(plan, bid, (size_t)shared[i]) - columns[shared[i]].width;
        if (more <= 0)
            continue;
        bg_page_width(page, shared[i], columns[shared[i]].width + more);
        reason -= more;
    }
    bg_page_width(page, BG_B_REASON, reason);
}

/* The total, or what is last without one. */
static int64_t last_line(const struct bg_plan *plan)
{
    int64_t row = plan->criteria_row + (int64_t)plan->rules->criteria_n - 1;
    row += plan->rules->price.used;
    return row + (plan->rules->award.method == BG_HIGHEST_SCORE);
}

void bg_put_bid_headings(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = bid_section(plan);
    bg_put_words(page, row - 1, plan->at + BG_B_ELEMENT, BG_LOOK(NOTE, TEXT), "Working columns");
    bg_section_head(page, row, &section, plan);
}

void bg_put_bid_lines(struct bg_plan *plan, size_t bid)
{
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    const struct bg_env *env = b->bid->values ? bg_bid_env(plan->arena, plan->rules, b->bid) : NULL;
    for (size_t i = 0; i < plan->rules->criteria_n && b->criteria; i++) {
        struct bg_bid_line l = {.plan = plan,
                                .page = plan->bid_page[bid],
                                .bid = bid,
                                .index = i,
                                .c = &plan->rules->criteria[i],
                                .r = &b->criteria[i],
                                .env = env,
                                .row = bg_plan_criteria_row(plan, bid) + (int64_t)i,
                                .at = plan->at};
        evaluation_bid_put_line(&l);
        bg_put_whose(plan, l.page, l.row, bid);
    }
    bid_put_totals(plan, bid, plan->bid_page[bid]);
}

static void bid_put_bid(struct bg_plan *plan, size_t bid)
{
    struct bg_page *page = plan->bid_page[bid];
    set_widths(plan, bid);
    bg_put_bid_head(plan, bid);
    bg_put_bid_headings(plan, page, plan->criteria_row - 1);
    bg_put_bid_lines(plan, bid);
    int64_t last = bg_put_flags(plan, bid);
    bg_put_answers(plan, bid);
    bg_page_dense(page);
    bg_page_portrait(page);
    bg_page_freeze(page, plan->criteria_row, 1);
    bg_page_repeat(page, plan->criteria_row - 1, plan->criteria_row - 1);
    bg_page_keep(page, last_line(plan) - 3, last_line(plan));
    bg_page_print_area(page, last_line(plan), BG_B_PRINTED);
    if (plan->lot->bids[bid].flags_n)
        bg_page_print_more(page, last);
}

void bg_sheet_bids(struct bg_plan *plan)
{
    for (size_t i = 0; !plan->together && i < plan->lot->bids_n; i++)
        bid_put_bid(plan, i);
}
