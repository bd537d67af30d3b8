/* Who is missing what before the panel's next step, and that step. */
#include <string.h>

#include "intake/panel/panel.h"
#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "jobs/panel.h"
#include "report/panel/panel.h"
#include "score/panel/panel.h"

static void waiting_put(struct bg_case_waiting *w, const char *text)
{
    bg_buf_printf(&w->missing, "%s\n", text);
    w->n++;
}

/* A paper of that kind went out. */
static bool was_sent(const struct bg_case *c, const char *what)
{
    bool sent = false;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if (e->event == BG_EVENT_ROUND && e->rescore)
            sent = sent && strcmp(what, "scoring sheets") != 0; /* they are written anew */
        sent = sent || (e->event == BG_EVENT_SHEET && strcmp(e->text, what) == 0);
    }
    return sent;
}

/* -- before the meeting --------------------------------------------------------------------------------- */

static size_t undeclared(struct bg_case *c, const struct bg_panel *panel, struct bg_case_waiting *w)
{
    size_t n = 0;
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &panel->evaluators[e];
        if (v->withdrawn || v->declared != BG_NO_DATE)
            continue;
        waiting_put(w, bg_arena_printf(c->job->arena, "declaration of %s (%s)", v->id, v->name));
        n++;
    }
    return n;
}

static size_t waiting_scored(const struct bg_panel_review *review, size_t c, size_t e)
{
    size_t n = 0;
    for (size_t b = 0; b < review->bids_n; b++)
        n += review->criteria[c].places[b].scores[e] != NULL;
    return n;
}

static void put_unscored(struct bg_case *c, const struct bg_panel_review *review, const char *lot,
                         struct bg_case_waiting *w)
{
    for (size_t e = 0; e < review->panel->evaluators_n; e++)
        for (size_t k = 0; k < review->criteria_n; k++) {
            const struct bg_evaluator *v = &review->panel->evaluators[e];
            const struct bg_criterion *rule =
                &review->ruleset->criteria[review->criteria[k].criterion];
            size_t done = waiting_scored(review, k, e);
            if (!bg_evaluator_scores(v, rule->id) || done == review->bids_n)
                continue;
            waiting_put(w, bg_arena_printf(c->job->arena,
                                           "scores of %s (%s): \"%s\"%s%s, %zu of %zu bids", v->id,
                                           v->name, rule->title, *lot ? ", lot " : "", lot, done,
                                           review->bids_n));
        }
}

static void before_meeting(struct bg_case *c, const struct bg_case_scoring *scoring,
                           struct bg_case_waiting *w)
{
    const struct bg_panel *panel = scoring->people.panel;
    if (panel->evaluators_n == 0) {
        w->next = bg_case_words(c, "panel appoint %s ID NAME, for each evaluator");
        return;
    }
    if (undeclared(c, panel, w) > 0) {
        w->next = bg_case_words(c, was_sent(c, "declarations") ? "panel read %s FILE..."
                                                               : "panel declarations %s");
        return;
    }
    for (size_t l = 0; l < scoring->result->lots_n; l++)
        put_unscored(c,
                     bg_panel_review(c->job->arena, bg_diags_new(c->job->arena), panel,
                                     &scoring->result->lots[l]),
                     scoring->result->lots[l].lot, w);
    w->next = w->n == 0 ? bg_case_words(c, "panel meeting %s")
                        : bg_case_words(c, was_sent(c, "scoring sheets") ? "panel read %s FILE..."
                                                                         : "panel sheets %s");
}

/* -- before the lock --------------------------------------------------------------------------------------- */

static void before_lock(struct bg_case *c, const struct bg_case_scoring *scoring,
                        struct bg_case_waiting *w)
{
    for (size_t l = 0; l < scoring->result->lots_n; l++) {
        struct bg_diags *said = bg_diags_new(c->job->arena);
        bg_panel_review(c->job->arena, said, scoring->people.panel, &scoring->result->lots[l]);
        for (int64_t i = 0; i < bg_diag_count(said, BG_NOTE); i++) {
            const struct bg_diag *d = bg_diag_get(said, i);
            if (bg_diag_rows[d->code].severity == BG_ERROR)
                waiting_put(w, d->message);
        }
    }
    w->next =
        w->n == 0
            ? bg_case_words(c, "panel lock %s")
            : bg_case_words(c, "fill in the workbook of the meeting; then panel read %s FILE");
}

void bg_case_waiting(struct bg_case *c, struct bg_case_waiting *w)
{
    struct bg_diags *own = c->job->diags;
    struct bg_case_scoring scoring;
    bool failed = c->job->world_failed;
    *w = (struct bg_case_waiting){.n = 0};
    bg_buf_init(&w->missing, c->job->arena);
    bool sealed = c->log->awaited && c->log->awaited->rescore;
    if ((c->log->state != BG_CASE_OPENED && c->log->state != BG_CASE_MODERATING) || sealed)
        return;
    c->job->diags = bg_diags_new(c->job->arena); /* whoever needs what cannot be read says so */
    if (bg_case_scoring(c, &scoring)) {
        if (!bg_case_has_panel(scoring.rules))
            w->next = bg_case_words(c, "panel lock %s");
        else if (c->log->state == BG_CASE_OPENED)
            before_meeting(c, &scoring, w);
        else
            before_lock(c, &scoring, w);
    }
    c->job->diags = own;
    c->job->world_failed = failed;
}

/* -- panel status --------------------------------------------------------------------------------------------- */

bool bg_case_panel_status(struct bg_case *c)
{
    struct bg_case_scoring scoring;
    if (c->log->state < BG_CASE_OPENED || c->log->state == BG_CASE_CANCELLED) {
        bg_diag_add(c->job->diags, BG_E789, BG_NOWHERE,
                    "the case is in state \"%s\": the panel has nothing to do until bids are open",
                    bg_case_state_name(c->log->state));
        return false;
    }
    if (!bg_case_scoring(c, &scoring))
        return false;
    for (size_t l = 0; l < scoring.result->lots_n; l++) {
        const struct bg_lot_result *lot = &scoring.result->lots[l];
        const struct bg_panel_review *review =
            bg_panel_review(c->job->arena, bg_diags_new(c->job->arena), scoring.people.panel, lot);
        if (*lot->lot)
            bg_buf_printf(&c->answer->text, "lot %s: ", lot->lot);
        bg_panel_status_lines(&c->answer->text, lot, review);
    }
    return true;
}

/* -- panel.json ------------------------------------------------------------------------------------------------ */

bool bg_case_put_panel(struct bg_case *c, const struct bg_panel *panel)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *path = bg_case_path(c, "panel.json"), *error = "";
    struct bg_buf out;
    bg_buf_init(&out, c->job->arena);
    bg_panel_write(&out, panel);
    if (world->replace(world->data, path, bg_buf_text(&out), out.size, &error) == BG_HOST_OK)
        return true;
    bg_diag_add(c->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    c->job->world_failed = true;
    return false;
}
