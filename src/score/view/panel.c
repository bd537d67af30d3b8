/* What the panel came to, and who said what where the ruleset publishes that. */
#include <string.h>

#include "model/panel.h"
#include "score/view/private.h"

static const char *panel_called(const struct bg_viewing *v, size_t evaluator)
{
    const struct bg_evaluator *who = &v->lot->panel->panel->evaluators[evaluator];
    if (v->ruleset->open.evaluators == BG_EVALUATOR_NAMES || v->audience->sees >= BG_CLASS_PANEL)
        return who->name;
    if (evaluator >= 26)
        return bg_arena_printf(v->arena, "Evaluator %zu", evaluator + 1);
    return bg_arena_printf(v->arena, "Evaluator %c", (int)('A' + evaluator));
}

static void panel_put_individual(struct bg_viewing *v, const struct bg_panel_criterion *criterion,
                                 const struct bg_panel_place *place, bool reasons,
                                 struct bg_view_place *out)
{
    size_t n = v->lot->panel->panel->evaluators_n;
    struct bg_view_evaluator *made = BG_ARRAY(v->arena, n + 1, struct bg_view_evaluator);
    for (size_t e = 0; e < n; e++) {
        const struct bg_panel_score *score = place->scores[e];
        if (score == NULL || !score->has_points || !criterion->counts[e])
            continue;
        made[out->individual_n++] = (struct bg_view_evaluator){panel_called(v, e), score->points,
                                                               reasons ? score->reason : ""};
    }
    out->individual = made;
}

static const char *level_title(const struct bg_criterion *c, const struct bg_ratio *points,
                               struct bg_arena *arena)
{
    for (size_t i = 0; i < c->levels_n; i++)
        if (bg_ratio_cmp(points, bg_ratio_dec(arena, c->levels[i].points)) == 0)
            return c->levels[i].title;
    return "";
}

static struct bg_seen panel_reason_of(const struct bg_viewing *v, const struct bg_view_score *score,
                                      const struct bg_panel_place *place)
{
    struct bg_seen seen = {.value = {.type = BG_V_MISSING, .row = -1}};
    const char *reason = place->agreed != NULL ? place->agreed->reason : "";
    (void)v;
    if (score->replaced) {
        seen.ground = "it may tell of what is withheld";
        return seen;
    }
    seen.value.type = BG_V_TEXT;
    seen.value.as.text.bytes = reason;
    seen.value.as.text.n = strlen(reason);
    return seen;
}

void bg_viewing_places(struct bg_viewing *v, size_t bid, struct bg_view_bid *out)
{
    const struct bg_panel_review *review = v->lot->panel;
    const char *id = v->lot->bids[bid].bid->id;
    bool individual = v->ruleset->open.individual_scores || v->audience->sees >= BG_CLASS_PANEL;
    if (review == NULL || out->scores == NULL)
        return;
    struct bg_view_place *places = BG_ARRAY(v->arena, review->criteria_n + 1, struct bg_view_place);
    for (size_t i = 0; i < review->criteria_n; i++) {
        size_t c = review->criteria[i].criterion;
        const struct bg_panel_place *place = bg_panel_place_of(review, c, id);
        if (place == NULL)
            continue;
        struct bg_view_place *p = &places[out->places_n++];
        *p = (struct bg_view_place){
            .criterion = c, .level = "", .reason = panel_reason_of(v, &out->scores[c], place)};
        if (place->points != NULL) {
            p->points = bg_ratio_text(v->arena, place->points);
            p->level = level_title(&v->ruleset->criteria[c], place->points, v->arena);
        }
        if (individual)
            panel_put_individual(v, &review->criteria[i], place, !out->scores[c].replaced, p);
    }
    out->places = places;
}
