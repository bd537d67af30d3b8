/* What goes out to the panel: declarations of interests, scoring sheets, the workbook of the meeting. */
#include <string.h>

#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "jobs/panel.h"
#include "report/panel/panel.h"
#include "score/panel/panel.h"

/* -- lots --------------------------------------------------------------------------------------------- */

const char *bg_case_lot_title(const struct bg_ruleset *rules, const char *lot)
{
    const struct bg_lot *own = bg_ruleset_lot(rules, lot);
    return own ? own->title : "";
}

const char *bg_case_lot_suffix(struct bg_case *c, const struct bg_ruleset *rules, const char *lot)
{
    static const char good[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    enum { SUFFIX_MOST = 40 };
    if (!*lot)
        return "";
    if (lot[strspn(lot, good)] == '\0' && strlen(lot) <= SUFFIX_MOST)
        return bg_arena_printf(c->job->arena, "-%s", lot);
    const struct bg_lot *own = bg_ruleset_lot(rules, lot);
    return own ? bg_arena_printf(c->job->arena, "-lot-%zu", (size_t)(own - rules->lots) + 1) : "";
}

/* -- writing ------------------------------------------------------------------------------------------ */

static bool put_book(struct bg_case *c, struct bg_panel_book *book, const char *inside)
{
    book->head = c->log->head;
    book->case_id = c->log->entries[0].hash;
    book->blind = c->request->blind;
    if (!bg_case_put_book(c, inside, bg_panel_book_build, book))
        return false;
    bg_buf_printf(&c->answer->text, "written %s\n", bg_case_path(c, c->files[c->files_n - 1].path));
    return true;
}

static bool sheets_nobody(struct bg_case *c, const char *why)
{
    bg_diag_add(c->job->diags, BG_E749, BG_NOWHERE, "%s", why);
    return false;
}

/* -- declarations --------------------------------------------------------------------------------------- */

/* The bids of every lot, and the subcontractors that they name in any of them: an interest is in somebody,
 * whatever is bid for. */
static void set_bidders(struct bg_case *c, const struct bg_result *result,
                        const struct bg_ruleset *rules, struct bg_panel_book *book)
{
    size_t most = 0, n = 0;
    for (size_t l = 0; l < result->lots_n; l++)
        most += result->lots[l].bids_n;
    struct bg_bid_result *bids = BG_ARRAY(c->job->arena, most, struct bg_bid_result);
    struct bg_texts *named = BG_ARRAY(c->job->arena, most + 1, struct bg_texts);
    struct bg_lot_result *all = BG_NEW(c->job->arena, struct bg_lot_result);
    for (size_t l = 0; l < result->lots_n; l++)
        for (size_t i = 0; i < result->lots[l].bids_n; i++) {
            const struct bg_bid *bid = result->lots[l].bids[i].bid;
            size_t k = 0;
            while (k < n && strcmp(bids[k].bid->id, bid->id) != 0)
                k++;
            if (k == n)
                bids[n++] = result->lots[l].bids[i];
            bg_panel_named(c->job->arena, result->lots[l].ruleset, bid, &named[k]);
        }
    *all = (struct bg_lot_result){.lot = "", .ruleset = rules, .bids = bids, .bids_n = n};
    book->lot = all;
    book->named = named;
}

bool bg_case_write_declarations(struct bg_case *c)
{
    struct bg_case_scoring scoring;
    if (!bg_case_begin(c, BG_EVENT_SHEET) || !bg_case_scoring(c, &scoring))
        return false;
    const struct bg_panel *panel = scoring.people.panel;
    struct bg_panel_book book = {.kind = BG_PANEL_DECLARATION, .lot_title = ""};
    set_bidders(c, scoring.result, scoring.rules, &book);
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        book.evaluator = &panel->evaluators[e];
        if (book.evaluator->withdrawn || book.evaluator->declared != BG_NO_DATE)
            continue;
        const char *path =
            bg_arena_printf(c->job->arena, "out/declaration-%s.xlsx", book.evaluator->id);
        if (!put_book(c, &book, path))
            return false;
    }
    if (c->files_n == 0)
        return sheets_nobody(c, panel->evaluators_n
                                    ? "everybody of the panel has declared interests"
                                    : "nobody is appointed to the panel");
    c->next.text = "declarations";
    return bg_case_append(c);
}

/* -- scoring sheets -------------------------------------------------------------------------------------- */

/* False: nobody is to score in this lot. */
static bool sheets_is_scored(struct bg_case *c, const struct bg_case_scoring *scoring,
                             const struct bg_lot_result *lot)
{
    struct bg_diags *own = c->job->diags;
    c->job->diags = scoring->result->lots_n > 1 ? bg_diags_new(c->job->arena) : own;
    bool scored = bg_job_panel_scored(c->job, scoring->people.panel, lot);
    c->job->diags = own;
    return scored;
}

static bool sheets_write_sheets(struct bg_case *c, const struct bg_case_scoring *scoring,
                                const struct bg_lot_result *lot)
{
    const struct bg_panel *panel = scoring->people.panel;
    struct bg_panel_book book = {.kind = BG_PANEL_SCORES,
                                 .lot = lot,
                                 .lot_title = bg_case_lot_title(scoring->rules, lot->lot)};
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        book.evaluator = &panel->evaluators[e];
        if (!bg_job_panel_scores_any(book.evaluator, lot->ruleset) ||
            book.evaluator->declared == BG_NO_DATE)
            continue;
        const char *suffix = bg_case_lot_suffix(c, scoring->rules, lot->lot);
        if (!put_book(
                c, &book,
                bg_arena_printf(c->job->arena, "out/sheet-%s%s.xlsx", book.evaluator->id, suffix)))
            return false;
    }
    return true;
}

/* Who has not declared gets no sheet; the others need not wait. */
static void say_undeclared(struct bg_case *c, const struct bg_panel *panel)
{
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &panel->evaluators[e];
        if (!v->withdrawn && !v->adviser && v->declared == BG_NO_DATE)
            bg_diag_add(c->job->diags, BG_E721, v->pos,
                        "evaluator %s (%s) has not declared interests: no scoring sheet is "
                        "written until then",
                        v->id, v->name);
    }
}

bool bg_case_write_sheets(struct bg_case *c)
{
    struct bg_case_scoring scoring;
    bool any = false;
    if (!bg_case_begin(c, BG_EVENT_SHEET) || !bg_case_scoring(c, &scoring))
        return false;
    for (size_t l = 0; l < scoring.result->lots_n; l++) {
        if (!sheets_is_scored(c, &scoring, &scoring.result->lots[l]))
            continue;
        any = true;
        if (!sheets_write_sheets(c, &scoring, &scoring.result->lots[l]))
            return false;
    }
    say_undeclared(c, scoring.people.panel);
    if (c->files_n == 0)
        return (any || scoring.result->lots_n > 1) && bg_diag_count(c->job->diags, BG_ERROR) == 0
                   ? sheets_nobody(c, "nobody of the panel is to score anything")
                   : false;
    c->next.text = "scoring sheets";
    c->next.blind = c->request->blind;
    return bg_case_append(c);
}

/* -- the meeting ------------------------------------------------------------------------------------------- */

static bool write_meeting(struct bg_case *c, const struct bg_case_scoring *scoring,
                          const struct bg_lot_result *lot)
{
    struct bg_diags *said = bg_diags_new(c->job->arena);
    const struct bg_panel_review *review =
        bg_panel_review(c->job->arena, said, scoring->people.panel, lot);
    bool again = c->log->state == BG_CASE_MODERATING;
    if (!again && (!bg_job_panel_all_in(c->job, review) || !bg_job_panel_individual(c->job, said)))
        return false;
    struct bg_panel_book book = {.kind = BG_PANEL_MEETING,
                                 .lot = lot,
                                 .lot_title = bg_case_lot_title(scoring->rules, lot->lot),
                                 .review = review};
    return put_book(c, &book,
                    bg_arena_printf(c->job->arena, "out/meeting%s.xlsx",
                                    bg_case_lot_suffix(c, scoring->rules, lot->lot)));
}

/* A panel whose work comes as a panel file may meet without a workbook of ours; one that has met gets a
 * new copy of it, with what was agreed so far. */
bool bg_case_meeting(struct bg_case *c)
{
    struct bg_case_scoring scoring;
    bool again = c->log->state == BG_CASE_MODERATING;
    if (!bg_case_begin(c, again ? BG_EVENT_PAPER : BG_EVENT_MEETING) ||
        !bg_case_scoring(c, &scoring))
        return false;
    if (!bg_case_has_panel(scoring.rules)) {
        c->next.text = "no criterion is scored by people";
        return bg_case_append(c);
    }
    if (scoring.people.panel->evaluators_n == 0)
        return sheets_nobody(c, "nobody is appointed to the panel");
    for (size_t l = 0; l < scoring.result->lots_n; l++) {
        const struct bg_lot_result *lot = &scoring.result->lots[l];
        if (sheets_is_scored(c, &scoring, lot) && !write_meeting(c, &scoring, lot))
            return false;
    }
    if (c->files_n == 0)
        return false;
    if (again)
        c->next.text = "the workbook of the meeting once more";
    return bg_case_append(c);
}
