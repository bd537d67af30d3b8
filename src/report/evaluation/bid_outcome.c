/* What became of a criterion on a bid's sheet, and what that does to the bid. */
#include "report/evaluation/bid_line.h"
#include "score/kind/kind.h"

/* -- outcome -------------------------------------------------------------------------------------- */

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
    if (l->r->outcome != BG_OUTCOME_ERROR && (!l->c->kind->by_panel || !bg_bid_engine_only(l)))
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

static const struct bg_formula *live_outcome(const struct bg_bid_line *l)
{
    struct bg_arena *arena = l->plan->arena;
    const struct bg_formula *value = bg_bid_cell(l, BG_B_VALUE),
                            *rating = bg_bid_cell(l, BG_B_RATING);
    if (l->c->kind->by_panel)
        return panel_outcome(l);
    if (bg_bid_tests(l->c) || bg_bid_matches(l->c))
        return BG_FORMULA(
            arena, "IF(a=\"\",\"? not answered\",IF(a=\"yes\",\"✓ met\",\"✗ not met\"))", value);
    if (l->c->kind->relative) /* nothing to compare with when the set is empty */
        return BG_FORMULA(arena,
                          "IF(a=\"\",\"? not answered\",IF(COUNT(b)=0,\"– not applicable\","
                          "IF(c>=1,\"● full points\",IF(c>0,\"◐ part\",\"○ no points\"))))",
                          value, bg_plan_relative_range(l->plan, l->index), rating);
    return BG_FORMULA(arena,
                      "IF(ISNUMBER(a),IF(a>=1,\"● full points\",IF(a>0,\"◐ part\","
                      "\"○ no points\")),\"? not answered\")",
                      rating);
}

struct bg_shown bg_bid_outcome(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    if (typed_outcome(l))
        return bg_show_words(s, typed_outcome(l));
    return bg_show_as(
        BG_LOOK(CENTER, ANY),
        bg_show_live(BG_FORMULA(l->plan->arena,
                                "IF(a=\"no\",\"– not applicable\",IF(a=\"\",\"? not answered\",b))",
                                bg_bid_cell(l, BG_B_APPLIES), live_outcome(l))));
}

/* -- what it does to the bid ---------------------------------------------------------------------- */

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
struct bg_shown bg_bid_effect(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    struct bg_arena *arena = l->plan->arena;
    if (typed_outcome(l))
        return bg_show_words(s, typed_effect(l));
    const struct bg_formula *value = bg_bid_cell(l, BG_B_VALUE), *met = bg_formula_text(arena, "");
    const char *missing = l->c->kind->by_panel ? "open" : missing_effect(l->c);
    if (l->c->kind->eliminates)
        met = BG_FORMULA(arena, "IF(a=\"no\",\"eliminates\",\"\")", value);
    else if (l->c->kind->by_panel)
        met = BG_FORMULA(arena, "IF(a,\"eliminates\",\"\")", below_minimum(l));
    return bg_show_live(BG_FORMULA(arena, "IF(a=\"no\",\"\",IF(OR(a=\"\",b=\"\"),c,d))",
                                   bg_bid_cell(l, BG_B_APPLIES), value,
                                   bg_formula_own(arena, missing), met));
}
