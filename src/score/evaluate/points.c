/* Points from ratings: share times rating, weights that move where a criterion does not apply, the
 * points still reachable, and the sums of groups. */
#include <string.h>

#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"

struct bg_dec bg_award_round(const struct bg_ruleset *ruleset, const struct bg_ratio *exact)
{
    return bg_ratio_rounded(exact, ruleset->award.decimals, ruleset->award.rounding);
}

/* Which criteria give their weight to those beside them; a group does when all its parts do. */
static bool find_away(const struct bg_ruleset *rules, const struct bg_criterion_result *results,
                      bool *away)
{
    bool any = false;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        away[i] = c->kind == NULL ||
                  (results[i].outcome == BG_NOT_APPLICABLE && c->otherwise == BG_OTHERWISE_RESCALE);
        any = any || (c->kind != NULL && away[i]);
    }
    for (size_t i = rules->criteria_n; any && i-- > 0;) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->parent >= 0 && bg_criterion_scores(c) && !away[i])
            away[c->parent] = false; /* parents are first, so children are done */
    }
    return any;
}

/* available = (what the parent has) x weight / (weights beside it that stay), so that the parent's
 * total stays. At the top level the parent has the sum of the criteria's weights: the weight of
 * price does not move. */
static void rescale(const struct bg_bid_judging *b, const bool *away,
                    const struct bg_ratio **available)
{
    const struct bg_ruleset *rules = b->ruleset;
    size_t n = rules->criteria_n;
    const struct bg_ratio **all = BG_ARRAY(b->arena, n + 1, const struct bg_ratio *);
    const struct bg_ratio **kept = BG_ARRAY(b->arena, n + 1, const struct bg_ratio *);
    for (size_t i = 0; i <= n; i++)
        all[i] = kept[i] = b->zero;
    for (size_t i = 0; i < n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        size_t p = (size_t)(c->parent + 1);
        if (!bg_criterion_scores(c))
            continue;
        const struct bg_ratio *weight = c->weight_exact;
        all[p] = bg_ratio_add(b->arena, all[p], weight);
        if (!away[i])
            kept[p] = bg_ratio_add(b->arena, kept[p], weight);
    }
    for (size_t i = 0; i < n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        size_t p = (size_t)(c->parent + 1);
        const struct bg_ratio *whole = c->parent < 0 ? all[0] : available[c->parent];
        if (!bg_criterion_scores(c) || away[i] || bg_ratio_sign(kept[p]) == 0)
            available[i] = b->zero;
        else
            available[i] =
                bg_ratio_div(b->arena, bg_ratio_mul(b->arena, whole, c->weight_exact), kept[p]);
    }
}

/* Exact points, or the rounded ones where the award rounds each criterion before adding. */
static const struct bg_ratio *points_counted(const struct bg_bid_judging *b,
                                             const struct bg_ratio *exact)
{
    if (!b->ruleset->award.round_each)
        return exact;
    return bg_ratio_dec(b->arena, bg_award_round(b->ruleset, exact));
}

static void leaf_points(const struct bg_bid_judging *b, const struct bg_criterion *c,
                        const struct bg_ratio *available, struct bg_criterion_result *r)
{
    if (r->outcome == BG_NOT_APPLICABLE && r->rating == NULL)
        available = b->zero;
    r->available_exact = available;
    if (r->rating == NULL || r->rating == b->zero)
        r->points_exact = b->zero;
    else if (r->rating == b->one)
        r->points_exact = available;
    else
        r->points_exact = bg_ratio_mul(b->arena, available, r->rating);
    r->points =
        r->points_exact == b->zero ? bg_dec_int(0) : bg_award_round(b->ruleset, r->points_exact);
    if (!b->brief)
        r->available = bg_award_round(b->ruleset, available);
    r->reachable = bg_criterion_standing(c, r) == BG_STANDS_OPEN ? available : r->points_exact;
}

void bg_score_leaf(const struct bg_bid_judging *b, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = &b->ruleset->criteria[r->criterion];
    if (!c->kind->eliminates)
        leaf_points(b, c, c->share, r);
}

static void start_group(const struct bg_bid_judging *b, size_t index, struct bg_criterion_result *r)
{
    *r = (struct bg_criterion_result){.criterion = index,
                                      .outcome = BG_SCORED,
                                      .value = BG_MISSING,
                                      .limit = BG_MISSING,
                                      .limit_words = "",
                                      .band = "",
                                      .points_exact = b->zero,
                                      .available_exact = b->zero,
                                      .reachable = b->zero,
                                      .reason = "",
                                      .would_change = ""};
}

static void finish_group(const struct bg_bid_judging *b, size_t index,
                         struct bg_criterion_result *r)
{
    size_t parts = 0;
    for (size_t i = index + 1; i < b->ruleset->criteria_n; i++)
        parts += b->ruleset->criteria[i].parent == (int)index;
    r->points = bg_award_round(b->ruleset, r->points_exact);
    r->available = bg_award_round(b->ruleset, r->available_exact);
    if (bg_ratio_sign(r->available_exact) > 0)
        r->rating = bg_ratio_div(b->arena, r->points_exact, r->available_exact);
    if (!b->brief)
        r->why = parts == 1 ? BG_REASON(b->arena, GROUP_SUM_ONE, bg_arg_points(r->points),
                                        bg_arg_points(r->available))
                            : BG_REASON(b->arena, GROUP_SUM, bg_arg_count(parts),
                                        bg_arg_points(r->points), bg_arg_points(r->available));
}

void bg_score_points(const struct bg_bid_judging *b, struct bg_criterion_result *results)
{
    const struct bg_ruleset *rules = b->ruleset;
    size_t n = rules->criteria_n;
    const struct bg_ratio **available = BG_ARRAY(b->arena, n + 1, const struct bg_ratio *);
    bool *away = BG_ARRAY(b->arena, n + 1, bool);
    for (size_t i = 0; i < n; i++)
        available[i] = rules->criteria[i].share;
    if (find_away(rules, results, away))
        rescale(b, away, available);
    for (size_t i = 0; i < n; i++) {
        if (rules->criteria[i].kind == NULL)
            start_group(b, i, &results[i]);
        else if (!rules->criteria[i].kind->eliminates)
            leaf_points(b, &rules->criteria[i], available[i], &results[i]);
    }
    for (size_t i = n; i-- > 0;) { /* children before their group */
        const struct bg_criterion *c = &rules->criteria[i];
        struct bg_criterion_result *r = &results[i];
        if (c->kind == NULL)
            finish_group(b, i, r);
        if (c->parent < 0 || r->points_exact == NULL)
            continue;
        struct bg_criterion_result *group = &results[c->parent];
        bool leaf = c->kind != NULL;
        group->points_exact =
            bg_ratio_add(b->arena, group->points_exact,
                         leaf ? points_counted(b, r->points_exact) : r->points_exact);
        group->available_exact = bg_ratio_add(b->arena, group->available_exact, r->available_exact);
        group->reachable = bg_ratio_add(b->arena, group->reachable,
                                        leaf ? points_counted(b, r->reachable) : r->reachable);
    }
}
