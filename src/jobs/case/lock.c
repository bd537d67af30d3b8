/* Locking quality: every rule of the panel is checked, and no score changes afterwards. */
#include <string.h>

#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "score/evaluate/parts.h"
#include "score/kind/kind.h"

bool bg_case_has_panel(const struct bg_ruleset *rules)
{
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (rules->criteria[i].kind && strcmp(rules->criteria[i].kind->name, "panel") == 0)
            return true;
    for (size_t i = 0; i < rules->lots_n; i++)
        if (bg_case_has_panel(rules->lots[i].ruleset))
            return true;
    return false;
}

static bool is_agreed(const struct bg_lot_result *lot, size_t criterion, const char *bid)
{
    const struct bg_panel_place *place =
        lot->panel ? bg_panel_place_of(lot->panel, criterion, bid) : NULL;
    return place && place->agreed && place->agreed->has_points;
}

const char *bg_case_open_place(struct bg_case *c, const struct bg_result *result)
{
    for (size_t l = 0; l < result->lots_n; l++) {
        const struct bg_lot_result *lot = &result->lots[l];
        for (size_t i = 0; i < lot->comparison_n; i++) {
            const struct bg_bid_result *bid = &lot->bids[lot->comparison_set[i]];
            for (size_t k = 0; k < lot->ruleset->criteria_n; k++)
                if (bid->criteria[k].outcome == BG_NEEDS_PANEL && !is_agreed(lot, k, bid->bid->id))
                    return bg_arena_printf(c->job->arena, "\"%s\", %s: no agreed score",
                                           lot->ruleset->criteria[k].title, bid->bid->vendor_name);
        }
    }
    return NULL;
}

/* Faults of the panel's work are said by its review; those of a bid keep nobody from locking. */
static bool is_sound(const struct bg_result *result)
{
    bool sound = true;
    for (size_t l = 0; l < result->lots_n; l++)
        sound = sound && (!result->lots[l].panel || result->lots[l].panel->errors == 0);
    return sound;
}

bool bg_case_lock(struct bg_case *c)
{
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    if (!rules)
        return false;
    bool alone = !bg_case_has_panel(rules) && c->log->state == BG_CASE_OPENED;
    if (!bg_case_begin(c, alone ? BG_EVENT_MEETING : BG_EVENT_LOCK))
        return false;
    const struct bg_result *result = bg_case_evaluate(c, false);
    const char *open = result ? bg_case_open_place(c, result) : NULL;
    if (open)
        bg_diag_add(c->job->diags, BG_E764, BG_NOWHERE,
                    "quality is not locked (%s): prices stay closed", open);
    if (!result || open || !is_sound(result))
        return false;
    if (alone) { /* nobody meets where nobody scores: said, so that the order is the same in every case */
        c->next.text = "no criterion is scored by people";
        if (!bg_case_append(c) || !bg_case_begin(c, BG_EVENT_LOCK))
            return false;
    }
    return bg_case_append(c);
}
