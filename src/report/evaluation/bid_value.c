/* Value and share of the points of a criterion on a bid's sheet. The value is a formula over the answers where
 * the expression has a workbook form; else the engine's value is typed, grey, and marked "engine". */
#include "report/evaluation/bid_line.h"
#include "report/evaluation/labels.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

bool bg_bid_tests(const struct bg_criterion *c)
{
    return c->test != NULL;
}

bool bg_bid_matches(const struct bg_criterion *c)
{
    return c->match || c->forbid;
}

/* -- value -------------------------------------------------------------------------------------- */

/* What the panel's work on this bid gives, on the sheet Panel. NULL: it is not settled. */
static const struct bg_formula *panel_points(const struct bg_bid_line *l)
{
    return l->c->kind->by_panel ? bg_plan_panel_cell(l->plan, l->bid, l->index) : NULL;
}

/* Without the evidence that it asks for, an answer does not count, which no cell shows. */
bool bg_bid_engine_only(const struct bg_bid_line *l)
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
    if (bg_bid_tests(l->c) || bg_bid_matches(l->c)) {
        truth.as.truth = l->r->outcome == BG_MET;
        return l->r->outcome == BG_MET || l->r->outcome == BG_NOT_MET ? truth : BG_MISSING;
    }
    return l->r->value;
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

/* Also of a criterion that does not apply: how a live value looks, and how far it is rounded. */
static struct bg_value bid_now(const struct bg_bid_line *l)
{
    struct bg_value value = bg_logic_eval(bg_bid_tests(l->c) ? l->c->test : l->c->value, l->env);
    return value.type == BG_V_ERROR ? BG_MISSING : value;
}

/* The value as a formula; NULL: it is typed. l->value is what it gives now, or what is typed. */
static const struct bg_formula *value_formula(struct bg_bid_line *l)
{
    const struct bg_logic *logic = bg_bid_tests(l->c)                     ? l->c->test
                                   : l->c->value && !bg_bid_matches(l->c) ? l->c->value
                                                                          : NULL;
    const struct bg_formula *x = NULL;
    l->value = BG_MISSING;
    if (!bg_bid_engine_only(l) && logic) {
        l->value = bid_now(l);
        x = bg_plan_formula(l->plan, (int64_t)l->bid, logic,
                            l->value.type == BG_V_NUMBER ? value_places(l->value.as.number) : 12);
    }
    if (!bg_bid_engine_only(l) && panel_points(l)) {
        x = BG_FORMULA(l->plan->arena, "IF(a=\"\",\"\",a)", panel_points(l));
        l->value = l->r->value;
    }
    if (!x)
        l->value = shown_value(l);
    return x;
}

void bg_bid_work_out(struct bg_bid_line *l)
{
    l->live = value_formula(l);
    l->label = l->live ? label_cell(l, l->live) : NULL;
    if (l->c->when && l->env && !l->r->unreadable)
        l->applies = bg_plan_formula(l->plan, (int64_t)l->bid, l->c->when, 12);
}

static struct bg_shown typed_value(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    struct bg_look look = {BG_STYLE_ENGINE, value_number(&l->value)};
    struct bg_value value = l->value;
    if (value.type == BG_V_TEXT || value.type == BG_V_BOOL)
        look = BG_LOOK(ENGINE_CENTER, TEXT);
    if (bid_asked(l) && value.type == BG_V_TEXT)
        value = bg_labels_value(bid_asked(l), value);
    return bg_show_as(look, bg_show_value(s, &value));
}

struct bg_shown bg_bid_value(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    const struct bg_formula *x = l->live;
    if (!x)
        return typed_value(s);
    struct bg_look look = {BG_STYLE_CELL, value_number(&l->value)};
    bool text = l->c->value && !bg_bid_matches(l->c) && bg_logic_type(l->c->value) == BG_V_TEXT;
    if (bg_bid_tests(l->c) || text || l->value.type == BG_V_TEXT)
        look = BG_LOOK(CENTER, ANY);
    if (l->label)
        x = BG_FORMULA(l->plan->arena, "IF(LEN(a)>b,LEFT(a,b)&\"…\",a)", l->label,
                       bg_formula_int(l->plan->arena, LABEL_SHOWN));
    if (!bg_bid_tests(l->c) && look.style == BG_STYLE_CENTER)
        x = BG_FORMULA(l->plan->arena, "a&\"\"", x);
    return bg_show_as(look, bg_show_live(x));
}

struct bg_shown bg_bid_source(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    if (l->live)
        return bg_show_words(s, "formula");
    return bg_show_words(s, l->c->kind->by_panel ? "panel" : "engine");
}

struct bg_shown bg_bid_applies(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    if (l->applies)
        return bg_show_as(BG_LOOK(CENTER_GREY, ANY), bg_show_live(l->applies));
    return bg_show_words(s, l->c->when && l->r->outcome == BG_NOT_APPLICABLE ? "no" : "yes");
}

/* -- share of the points ------------------------------------------------------------------------- */

/* A limit that differs by bid or by period of the term is no one cell. */
static bool limits_are_cells(const struct bg_bid_line *l)
{
    size_t end = l->plan->first_threshold[l->index + 1];
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
    if (bg_bid_engine_only(l) || !limits_are_cells(l))
        return NULL;
    bg_plan_rating_cells(l->plan, l->bid, l->index, &cells);
    if (l->label)
        cells.value = l->live; /* the value cell shows a label: of its choice */
    if (bg_bid_matches(l->c))
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

struct bg_shown bg_bid_rating(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    if (l->c->kind->eliminates)
        return bg_bid_no_points();
    const struct bg_formula *x = rating_formula(l);
    if (x)
        return bg_show_live(x);
    return bg_show_as(BG_LOOK(ENGINE, RATING),
                      l->r->rating ? bg_show_number(bg_plan_round(l->r->rating, BG_RATING_PLACES))
                                   : bg_show_blank());
}
