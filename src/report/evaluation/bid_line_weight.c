/* Weight and points of a criterion on a bid's sheet: weights can move to the criteria beside one that
 * does not apply. */
#include "report/evaluation/bid_line.h"
#include "score/kind/kind.h"

const struct bg_formula *bg_bid_cell(const struct bg_bid_line *l, int column)
{
    return bg_page_cell(l->page, l->row, l->at + column);
}

const struct bg_formula *bg_bid_cell_of(const struct bg_bid_line *l, size_t criterion, int column)
{
    return bg_plan_bid_cell(l->plan, l->bid, criterion, column);
}

/* Cells in this column of the parts of the group. */
static const struct bg_formula **cells_of_parts(const struct bg_bid_line *l, int column, size_t *n)
{
    const struct bg_ruleset *rules = l->plan->rules;
    const struct bg_formula **out =
        BG_ARRAY(l->plan->arena, rules->criteria_n + 1, const struct bg_formula *);
    *n = 0;
    for (size_t i = l->index + 1; i < rules->criteria_n; i++)
        if (rules->criteria[i].parent == (int)l->index)
            out[(*n)++] = bg_bid_cell_of(l, i, column);
    return out;
}

/* Weight moves to the criteria beside it: 1 where it does. A group's does when all its parts' do: the
 * cells of requirements among them are blank. */
struct bg_shown bg_bid_away(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    struct bg_arena *arena = l->plan->arena;
    const struct bg_formula *x;
    if (!l->plan->rescales || (l->c->kind && l->c->kind->eliminates))
        return bg_show_nothing();
    if (l->c->kind && l->c->otherwise == BG_OTHERWISE_RESCALE) {
        x = BG_FORMULA(arena, "IF(a=\"no\",1,0)", bg_bid_cell(l, BG_B_APPLIES));
    } else if (l->c->kind) {
        x = bg_formula_int(arena, 0);
    } else {
        size_t n;
        const struct bg_formula **parts = cells_of_parts(l, BG_B_AWAY, &n);
        parts[n] = bg_formula_int(arena, 1);
        x = bg_formula_call(arena, "MIN", parts, n + 1);
    }
    return bg_show_live(x);
}

/* What the parent has x weight / weights beside it that stay. */
static const struct bg_formula *rescaled(const struct bg_bid_line *l)
{
    struct bg_plan *plan = l->plan;
    struct bg_arena *arena = plan->arena;
    const struct bg_criterion *criteria = plan->rules->criteria;
    size_t n = 0;
    const struct bg_formula **all =
        BG_ARRAY(arena, plan->rules->criteria_n + 1, const struct bg_formula *);
    const struct bg_formula **kept =
        BG_ARRAY(arena, plan->rules->criteria_n + 1, const struct bg_formula *);
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        if (criteria[i].parent != l->c->parent || !bg_criterion_scores(&criteria[i]))
            continue;
        all[n] = bg_plan_weight(plan, i);
        kept[n] = BG_FORMULA(arena, "a*(1-b)", all[n], bg_bid_cell_of(l, i, BG_B_AWAY));
        n++;
    }
    const struct bg_formula *whole = l->c->parent < 0
                                         ? bg_formula_sum(arena, all, n)
                                         : bg_bid_cell_of(l, (size_t)l->c->parent, BG_B_AVAILABLE);
    return BG_FORMULA(arena, "IF(OR(a=1,b=0),0,c*d/b)", bg_bid_cell(l, BG_B_AWAY),
                      bg_formula_sum(arena, kept, n), whole, bg_plan_weight(plan, l->index));
}

/* What the parts of a group can earn. Where weights move it is the other way round: the parts share
 * what the group has. */
static const struct bg_formula *sum_of_parts(const struct bg_bid_line *l)
{
    size_t n;
    const struct bg_formula **parts = cells_of_parts(l, BG_B_AVAILABLE, &n);
    return bg_formula_sum(l->plan->arena, parts, n);
}

const struct bg_formula *bg_bid_available_formula(const struct bg_bid_line *l)
{
    struct bg_plan *plan = l->plan;
    struct bg_arena *arena = plan->arena;
    const struct bg_formula *x = plan->rescales ? rescaled(l)
                                 : l->c->kind   ? bg_plan_share(plan, l->index)
                                                : sum_of_parts(l);
    if (l->c->kind && l->c->when && l->c->otherwise == BG_OTHERWISE_NONE)
        x = BG_FORMULA(arena, "IF(a=\"no\",0,b)", bg_bid_cell(l, BG_B_APPLIES), x);
    if (l->c->kind && l->c->kind->relative)
        x = BG_FORMULA(arena, "IF(AND(a<>\"\",COUNT(b)=0),0,c)", bg_bid_cell(l, BG_B_VALUE),
                       bg_plan_relative_range(plan, l->index), x);
    return BG_FORMULA(arena, "ROUND(a,b)", x, bg_formula_int(arena, BG_EXACT_PLACES));
}

struct bg_shown bg_bid_no_points(void)
{
    return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text("–"));
}

struct bg_shown bg_bid_available(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    return l->c->kind->eliminates ? bg_bid_no_points() : bg_show_live(bg_bid_available_formula(l));
}

struct bg_shown bg_bid_exact(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    struct bg_plan *plan = l->plan;
    const struct bg_formula *rating = bg_bid_cell(l, BG_B_RATING);
    if (l->c->kind->eliminates)
        return bg_show_nothing();
    const struct bg_formula *x =
        BG_FORMULA(plan->arena, "ROUND(a*b,c)", bg_bid_cell(l, BG_B_AVAILABLE), rating,
                   bg_formula_int(plan->arena, BG_EXACT_PLACES));
    if (plan->rules->award.round_each)
        x = bg_plan_award(plan, x);
    return bg_show_live(BG_FORMULA(plan->arena, "IF(ISNUMBER(a),b,0)", rating, x));
}

struct bg_shown bg_bid_points(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    struct bg_plan *plan = l->plan;
    if (l->c->kind->eliminates)
        return bg_bid_no_points();
    bg_plan_check(plan, s->page, s->row, s->column,
                  bg_arena_printf(plan->arena, bg_plan_say(plan, "Points: %s"), l->c->title),
                  l->r->points);
    return bg_show_live(bg_plan_award(plan, bg_bid_cell(l, BG_B_EXACT)));
}
