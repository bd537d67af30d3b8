/* The view of a result: lot by lot, bid by bid. */
#include "score/view/view.h"

#include <string.h>

#include "model/panel.h"
#include "score/evaluate/env.h"
#include "score/kind/kind.h"
#include "score/view/private.h"

bool bg_viewing_own(const struct bg_viewing *v, const struct bg_bid_result *bid)
{
    return v->audience->sees == BG_CLASS_BIDDER && v->audience->bid != NULL &&
           strcmp(v->audience->bid, bid->bid->id) == 0;
}

void bg_viewing_withhold(struct bg_viewing *v, const struct bg_bid_result *bid, const char *what,
                         const char *ground, struct bg_value value)
{
    if (v->withheld_n == v->withheld_room) {
        size_t room = v->withheld_room ? 2 * v->withheld_room : 64;
        struct bg_withheld *grown = BG_ARRAY(v->arena, room, struct bg_withheld);
        if (v->withheld_n)
            memcpy(grown, v->withheld, v->withheld_n * sizeof *grown);
        v->withheld = grown;
        v->withheld_room = room;
    }
    v->withheld[v->withheld_n++] =
        (struct bg_withheld){what, bid != NULL ? bid->bid->vendor_name : "", ground, value};
}

/* -- why a bid is out --------------------------------------------------------------------------------- */

static bool something_is_withheld(const struct bg_viewing *v, size_t bid)
{
    for (size_t i = 0; i < v->ruleset->fields_n; i++) {
        if (v->field_ground[i] != NULL || v->merged_of[bid][i])
            return true;
        for (size_t c = 0; c < v->ruleset->fields[i].columns_n; c++)
            if (v->ruleset->fields[i].columns[c].confidential)
                return true;
    }
    return false;
}

/* The titles of what it does not meet, in place of a sentence that quotes its answers. */
static const char *outcomes(const struct bg_viewing *v, const struct bg_bid_result *b)
{
    struct bg_buf out;
    bg_buf_init(&out, v->arena);
    for (size_t i = 0; b->criteria != NULL && i < v->ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &v->ruleset->criteria[i];
        enum bg_outcome outcome = b->criteria[i].outcome;
        bool bad =
            outcome == BG_NOT_MET || outcome == BG_NOT_ANSWERED || outcome == BG_OUTCOME_ERROR;
        if (c->kind == NULL || !bad ||
            (!c->kind->eliminates && outcome == BG_NOT_MET && !c->has_minimum))
            continue;
        bg_buf_printf(&out, "%s\"%s\": %s", out.size ? "; " : "", c->title,
                      bg_outcome_words(outcome));
    }
    return out.size ? bg_arena_printf(v->arena, "%s.", bg_buf_text(&out)) : "";
}

static const char *status_reason(const struct bg_viewing *v, size_t bid)
{
    const struct bg_bid_result *b = &v->lot->bids[bid];
    bool office = v->audience->sees >= BG_CLASS_PANEL || bg_viewing_own(v, b);
    if (office)
        return b->status_reason;
    if (b->status == BG_UNREADABLE)
        return "The bid could not be read.";
    if (b->status == BG_LATE || b->bid->status != BG_BID_ACTIVE)
        return b->bid->status == BG_BID_ACTIVE
                   ? "The bid came in late."
                   : bg_arena_printf(v->arena, "The bid is %s.",
                                     bg_bid_status_name(b->bid->status));
    if (something_is_withheld(v, bid))
        return outcomes(v, b);
    return b->status_reason;
}

/* -- a bid, a lot ------------------------------------------------------------------------------------- */

static void view_put_bid(struct bg_viewing *v, size_t bid, struct bg_view_bid *out)
{
    const struct bg_bid_result *b = &v->lot->bids[bid];
    *out = (struct bg_view_bid){.id = b->bid->id,
                                .received = b->bid->receipt != NULL ? b->bid->receipt->received
                                                                    : BG_NO_INSTANT,
                                .withdrawn = b->bid->status == BG_BID_WITHDRAWN,
                                .valid = b->status == BG_RANKED || b->status == BG_PROVISIONAL,
                                .eliminated = b->status != BG_NOT_RANKED,
                                .vendor_id = b->bid->vendor_id,
                                .vendor = b->bid->vendor_name,
                                .status = bg_result_status_name(b->status),
                                .status_reason = status_reason(v, bid),
                                .rank = b->rank,
                                .tied = b->tied,
                                .recommended = v->lot->recommended == (int)bid};
    bg_viewing_answers(v, bid, out);
    bg_viewing_scores(v, bid, out);
    bg_viewing_places(v, bid, out);
}

static bool has_withheld_points(const struct bg_view_lot *lot)
{
    for (size_t i = 0; i < lot->bids_n; i++)
        if (lot->bids[i].total.ground != NULL || lot->bids[i].quality.ground != NULL ||
            lot->bids[i].evaluated.ground != NULL)
            return true;
    return false;
}

static const char *recommendation(struct bg_viewing *v, const struct bg_view_lot *out)
{
    if (!out->points_withheld)
        return v->lot->recommendation;
    if (v->lot->recommended < 0)
        return "Nobody is recommended.";
    return bg_arena_printf(v->arena, "%s is recommended: it ranks first by the published rules.",
                           v->lot->bids[v->lot->recommended].bid->vendor_name);
}

static const char *view_lot_title(const struct bg_result *result, const char *lot)
{
    const struct bg_lot *own = bg_ruleset_lot(result->ruleset, lot);
    return own ? own->title : "";
}

static void view_put_lot(struct bg_viewing *v, const struct bg_result *result,
                         const struct bg_lot_result *lot, struct bg_view_lot *out)
{
    struct bg_view_bid *bids = BG_ARRAY(v->arena, lot->bids_n + 1, struct bg_view_bid);
    v->lot = lot;
    v->ruleset = lot->ruleset;
    v->nobody = bg_nobody_env(v->arena, lot->ruleset);
    v->field_ground = bg_viewing_fields(v);
    bg_viewing_people(v);
    for (size_t i = 0; i < lot->bids_n; i++)
        view_put_bid(v, lot->order[i], &bids[i]);
    *out = (struct bg_view_lot){.lot = lot->lot,
                                .title = view_lot_title(result, lot->lot),
                                .ruleset = lot->ruleset,
                                .bids = bids,
                                .bids_n = lot->bids_n,
                                .with_index = lot->ruleset->award.method != BG_HIGHEST_SCORE};
    out->points_withheld = has_withheld_points(out);
    out->recommendation = recommendation(v, out);
}

/* The names of who scored, where they are letters. */
static void keep_names(struct bg_viewing *v, const struct bg_lot_result *lot)
{
    const struct bg_panel *panel = lot->panel != NULL ? lot->panel->panel : NULL;
    if (panel == NULL || lot->ruleset->open.evaluators == BG_EVALUATOR_NAMES ||
        v->audience->sees >= BG_CLASS_PANEL)
        return;
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        struct bg_value name = {.type = BG_V_TEXT, .row = -1};
        name.as.text.bytes = panel->evaluators[e].name;
        name.as.text.n = strlen(panel->evaluators[e].name);
        bg_viewing_withhold(
            v, NULL, bg_arena_printf(v->arena, "name of evaluator %s", panel->evaluators[e].id),
            "evaluators are called by letters", name);
    }
}

const struct bg_view *bg_view_of(struct bg_arena *arena, const struct bg_result *result,
                                 const struct bg_audience *audience)
{
    struct bg_viewing v = {.arena = arena, .audience = audience};
    struct bg_view *view = BG_NEW(arena, struct bg_view);
    struct bg_view_lot *lots = BG_ARRAY(arena, result->lots_n + 1, struct bg_view_lot);
    for (size_t i = 0; i < result->lots_n; i++)
        view_put_lot(&v, result, &result->lots[i], &lots[i]);
    if (result->lots_n)
        keep_names(&v, &result->lots[0]);
    *view = (struct bg_view){.audience = audience,
                             .result = result,
                             .lots = lots,
                             .lots_n = result->lots_n,
                             .withheld = v.withheld,
                             .withheld_n = v.withheld_n};
    return view;
}
