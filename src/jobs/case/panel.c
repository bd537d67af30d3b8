/* What the panel does, as events of the case. What is in its sheets is read where it is evaluated. */
#include <string.h>

#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "model/panel.h"
#include "score/kind/kind.h"

enum { SHEET_BYTES = 64 << 20 };

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_json(const char *name)
{
    size_t n = strlen(name);
    return n > 5 && strcmp(name + n - 5, ".json") == 0;
}

bool bg_case_appoint(struct bg_case *c)
{
    struct bg_buf name;
    bg_buf_init(&name, c->job->arena);
    for (size_t i = 1; i < c->request->words_n; i++)
        bg_buf_printf(&name, "%s%s", i > 1 ? " " : "", c->request->words[i]);
    if (!bg_case_begin(c, BG_EVENT_APPOINT))
        return false;
    c->next.evaluator = c->request->words[0];
    c->next.person = bg_buf_text(&name);
    return bg_case_append(c);
}

/* A panel file holds all that came before it, so that the newest one counts. */
static bool take_sheets(struct bg_case *c, enum bg_case_event event, const char *folder)
{
    if (!bg_case_begin(c, event))
        return false;
    c->next.evaluator = c->request->evaluator;
    for (size_t i = 0; i < c->request->words_n; i++) {
        const char *path = c->request->words[i], *error = "";
        size_t n = 0;
        const char *bytes = bg_case_bytes(c->job, path, SHEET_BYTES, &n, &error);
        if (!bytes) {
            bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
            c->job->world_failed = true;
            return false;
        }
        bool panel = is_json(path) && event != BG_EVENT_DECISIONS;
        const char *name = panel ? "panel.json" : name_of(path);
        if (!bg_case_put(c, bg_arena_printf(c->job->arena, "%s/%s", folder, name), bytes, n))
            return false;
    }
    return bg_case_append(c);
}

bool bg_case_declare(struct bg_case *c)
{
    return take_sheets(c, BG_EVENT_DECLARE, "scores");
}

bool bg_case_scores(struct bg_case *c)
{
    return take_sheets(c, BG_EVENT_SCORES, "scores");
}

bool bg_case_agreed(struct bg_case *c)
{
    return take_sheets(c, BG_EVENT_AGREED, "scores");
}

/* What the officer decided about bids; the newest file holds all of it. */
bool bg_case_decisions(struct bg_case *c)
{
    return take_sheets(c, BG_EVENT_DECISIONS, "decisions");
}

bool bg_case_meeting(struct bg_case *c)
{
    return bg_case_begin(c, BG_EVENT_MEETING) && bg_case_append(c);
}

/* -- lock ------------------------------------------------------------------------------------------ */

static bool has_panel(const struct bg_ruleset *rules)
{
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (strcmp(rules->criteria[i].kind->name, "panel") == 0)
            return true;
    for (size_t i = 0; i < rules->lots_n; i++)
        if (has_panel(rules->lots[i].ruleset))
            return true;
    return false;
}

static bool is_agreed(const struct bg_lot_result *lot, size_t criterion, const char *bid)
{
    const struct bg_panel_place *place =
        lot->panel ? bg_panel_place_of(lot->panel, criterion, bid) : NULL;
    return place && place->agreed && place->agreed->has_points;
}

/* The first place that is not settled, in words; NULL: all are. */
static const char *open_place(struct bg_case *c, const struct bg_result *result)
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

bool bg_case_lock(struct bg_case *c)
{
    int64_t before = bg_diag_count(c->job->diags, BG_ERROR);
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    if (!rules)
        return false;
    bool alone = !has_panel(rules) && c->log->state == BG_CASE_OPENED;
    if (!bg_case_begin(c, alone ? BG_EVENT_MEETING : BG_EVENT_LOCK))
        return false;
    const struct bg_result *result = bg_case_evaluate(c, false);
    const char *open = result ? open_place(c, result) : NULL;
    if (open)
        bg_diag_add(c->job->diags, BG_E764, BG_NOWHERE,
                    "quality is not locked (%s): prices stay closed", open);
    if (!result || bg_diag_count(c->job->diags, BG_ERROR) > before)
        return false;
    if (alone) { /* nobody meets where nobody scores: said, so that the order is the same in every case */
        c->next.text = "no criterion is scored by people";
        if (!bg_case_append(c) || !bg_case_begin(c, BG_EVENT_LOCK))
            return false;
    }
    return bg_case_append(c);
}
