/* Points and reasons. Points that give a withheld answer back to whoever knows the scale are withheld with
 * it, and so is every sum that has them in it; a reason that reads one says its outcome and its rule, and no answer. */
#include <string.h>

#include "score/kind/kind.h"
#include "score/price/price.h"
#include "score/view/private.h"
#include "score/words/words.h"

static struct bg_seen scores_number(const char *ground, bool there, struct bg_dec value)
{
    struct bg_seen seen = {.ground = there ? ground : NULL,
                           .value = {.type = BG_V_MISSING, .row = -1}};
    if (there && ground == NULL) {
        seen.value.type = BG_V_NUMBER;
        seen.value.as.number = value;
    }
    return seen;
}

/* -- grounds ------------------------------------------------------------------------------------------ */

/* What is relative to the others' values tells of theirs too. */
static const char *ground_of(const struct bg_viewing *v, size_t bid, const struct bg_criterion *c,
                             const struct bg_logic *logic)
{
    const char *ground = bg_viewing_logic(v, bid, logic);
    if (c->kind == NULL || !c->kind->relative)
        return ground;
    for (size_t b = 0; b < v->lot->bids_n && ground == NULL; b++)
        ground = bg_viewing_logic(v, b, logic);
    return ground;
}

static const char *points_ground(const struct bg_viewing *v, size_t bid, size_t criterion)
{
    const struct bg_criterion *c = &v->ruleset->criteria[criterion];
    if (bg_viewing_own(v, &v->lot->bids[bid]))
        return NULL; /* a bidder is told its own points */
    const char *ground = bg_view_gives_away(c) ? ground_of(v, bid, c, c->value) : NULL;
    for (size_t i = criterion + 1; i < v->ruleset->criteria_n && ground == NULL; i++)
        if (v->ruleset->criteria[i].parent == (int)criterion)
            ground =
                points_ground(v, bid, i) != NULL ? "it has points in it that are withheld" : NULL;
    return ground;
}

static bool reason_is_withheld(const struct bg_viewing *v, size_t bid, const struct bg_criterion *c)
{
    for (size_t i = 0; i < v->audience->withhold_n; i++)
        if (strcmp(v->audience->withhold[i], c->id) == 0)
            return true;
    if (ground_of(v, bid, c, c->when) != NULL)
        return true;
    for (size_t i = 0; i < c->logics_n; i++)
        if (ground_of(v, bid, c, c->logics[i]) != NULL)
            return true;
    for (size_t i = 0; i < c->shown_n && !bg_viewing_own(v, &v->lot->bids[bid]); i++)
        if (v->field_ground[c->shown[i]] != NULL || v->merged_of[bid][c->shown[i]])
            return true;
    return false;
}

static const char *price_ground(const struct bg_viewing *v, size_t bid)
{
    const struct bg_price_rule *price = &v->ruleset->price;
    const char *ground = NULL;
    if (!price->used || bg_viewing_own(v, &v->lot->bids[bid]))
        return NULL;
    if (price->slot >= 0 && v->field_ground[price->slot] != NULL)
        return v->field_ground[price->slot];
    for (size_t i = 0; i < price->adjustments_n && ground == NULL; i++)
        ground = bg_viewing_logic(v, bid, price->adjustments[i].amount);
    for (size_t i = 0; i < price->preferences_n && ground == NULL; i++) {
        const struct bg_preference_rule *p = &price->preferences[i];
        const struct bg_logic *const read[] = {p->percent, p->amount, p->cap, p->base_amount};
        for (size_t k = 0; k < sizeof read / sizeof *read && ground == NULL; k++)
            ground = bg_viewing_logic(v, bid, read[k]);
    }
    return ground;
}

/* The price of one bid beside the points of the others gives it away to them. */
static const char *price_points_ground(const struct bg_viewing *v, size_t bid)
{
    const char *ground = price_ground(v, bid);
    if (bg_viewing_own(v, &v->lot->bids[bid]))
        return NULL;
    for (size_t b = 0; b < v->lot->bids_n && ground == NULL; b++)
        ground = price_ground(v, b);
    return ground;
}

static bool scores_combines(const struct bg_ruleset *rules)
{
    return rules->award.method == BG_BEST_INDEX;
}

/* -- what is put -------------------------------------------------------------------------------------- */

/* What is the same for whatever was answered with this outcome: the sentence is chosen by the outcome alone,
 * and its arguments are those of the rule. */
static const char *without_answer(const struct bg_viewing *v, const struct bg_criterion *c,
                                  const struct bg_criterion_result *r, bool gives_away)
{
    bool answered = r->outcome == BG_MET || r->outcome == BG_NOT_MET || r->outcome == BG_SCORED;
    struct bg_arg outcome = bg_arg_phrase(
        v->arena, (struct bg_reason){&bg_reason_rows[bg_outcome_codes[r->outcome]], NULL});
    struct bg_arg band = bg_arg_text(BG_ARG_TEXT, gives_away ? "" : r->band);
    struct bg_arg alone = BG_PHRASE(v->arena, OUTCOME_ALONE, outcome, band), rule;
    struct bg_reason reason;
    struct bg_buf words;
    bg_buf_init(&words, v->arena);
    c->kind->words(v->ruleset, c, v->nobody, &words);
    rule = bg_arg_given(BG_ARG_TEXT, bg_buf_text(&words));
    reason = answered ? BG_REASON(v->arena, OUTCOME_BY_RULE_WITHHELD, alone, rule)
                      : BG_REASON(v->arena, OUTCOME_BY_RULE, alone, rule);
    return bg_reason_words(v->arena, v->ruleset->scope.language, &reason);
}

static void scores_put_score(struct bg_viewing *v, size_t bid, size_t i, struct bg_view_score *out)
{
    const struct bg_bid_result *b = &v->lot->bids[bid];
    const struct bg_criterion_result *r = &b->criteria[i];
    const struct bg_criterion *c = &v->ruleset->criteria[i];
    const char *ground = points_ground(v, bid, i);
    bool group = c->kind == NULL;
    *out =
        (struct bg_view_score){.outcome = bg_outcome_words(r->outcome),
                               .points = scores_number(ground, r->points_exact != NULL, r->points),
                               .available = r->available,
                               .scores = r->points_exact != NULL,
                               .reason = r->reason};
    if (ground != NULL && r->points_exact != NULL)
        bg_viewing_withhold(v, b, bg_arena_printf(v->arena, "points of \"%s\"", c->title), ground,
                            (struct bg_value){.type = BG_V_NUMBER, .as.number = r->points});
    out->replaced = !group && reason_is_withheld(v, bid, c);
    if (out->replaced)
        out->reason = without_answer(v, c, r, ground != NULL);
    if (group)
        out->reason = "";
}

static struct bg_seen sum(struct bg_viewing *v, const struct bg_bid_result *b, const char *what,
                          const char *ground, bool there, struct bg_dec value)
{
    if (there && ground != NULL)
        bg_viewing_withhold(v, b, what, ground,
                            (struct bg_value){.type = BG_V_NUMBER, .as.number = value});
    return scores_number(ground, there, value);
}

void bg_viewing_scores(struct bg_viewing *v, size_t bid, struct bg_view_bid *out)
{
    const struct bg_bid_result *b = &v->lot->bids[bid];
    const struct bg_ruleset *rules = v->ruleset;
    const char *held = NULL, *own = price_ground(v, bid), *points = price_points_ground(v, bid);
    static const char *const in_it = "it has points in it that are withheld";
    struct bg_view_score *scores =
        b->criteria != NULL ? BG_ARRAY(v->arena, rules->criteria_n + 1, struct bg_view_score)
                            : NULL;
    for (size_t i = 0; scores != NULL && i < rules->criteria_n; i++) {
        scores_put_score(v, bid, i, &scores[i]);
        if (scores[i].points.ground != NULL)
            held = in_it;
    }
    out->scores = scores;
    out->quality = sum(v, b, "points of quality", held, b->quality_exact != NULL, b->quality);
    const char *amount =
        rules->price.slot >= 0 && !bg_viewing_own(v, b) ? v->field_ground[rules->price.slot] : NULL;
    const char *index = scores_combines(rules) && held != NULL ? held : own;
    out->price = sum(v, b, "price", amount, b->price.present, b->price.amount);
    out->evaluated = sum(v, b, "evaluated price", index, b->price.present, b->price.evaluated);
    out->price_points = sum(v, b, "points of the price", points,
                            b->price.present && b->price.points_exact != NULL, b->price.points);
    out->total = sum(v, b, "total", held != NULL || points != NULL ? in_it : NULL,
                     b->total_exact != NULL, b->total);
}
