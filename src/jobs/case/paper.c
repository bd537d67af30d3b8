/* The panel of a case: who was appointed, and what they handed in, in the order of the log. */
#include <string.h>

#include "intake/panel/panel.h"
#include "intake/panel/sheet.h"
#include "jobs/case/panel.h"

struct people { /* the panel as far as the log was walked */
    struct bg_case *c;
    const struct bg_ruleset *rules;
    struct bg_panel *panel;
    bool reopened; /* scores may come after an agreement of before */
};

/* -- who ------------------------------------------------------------------------------------------- */

static struct bg_evaluator *paper_find(struct people *p, const char *id)
{
    const struct bg_evaluator *list = p->panel->evaluators;
    for (size_t i = 0; i < p->panel->evaluators_n; i++)
        if (strcmp(list[i].id, id) == 0)
            return (struct bg_evaluator *)&list[i]; /* of the copy that add made */
    return NULL;
}

static void paper_add(struct people *p, const struct bg_evaluator *one)
{
    struct bg_arena *arena = p->c->job->arena;
    size_t n = p->panel->evaluators_n;
    struct bg_evaluator *list = BG_ARRAY(arena, n + 1, struct bg_evaluator);
    if (n)
        memcpy(list, p->panel->evaluators, n * sizeof *list);
    list[n] = *one;
    p->panel->evaluators = list;
    p->panel->evaluators_n = n + 1;
}

static void appoint(struct people *p, const struct bg_case_entry *e)
{
    struct bg_evaluator one = {.id = e->evaluator,
                               .name = e->person,
                               .declared = BG_NO_DATE,
                               .withdrawn_at = "",
                               .withdrawn_because = "",
                               .adviser = strcmp(e->role, "adviser") == 0,
                               .criteria = e->criteria,
                               .pos = {.source = e->source}};
    if (!paper_find(p, e->evaluator))
        paper_add(p, &one);
}

static void withdraw(struct people *p, const struct bg_case_entry *e)
{
    struct bg_evaluator *one = paper_find(p, e->evaluator);
    if (!one)
        return;
    one->withdrawn = true;
    one->withdrawn_at = e->at_text;
    one->withdrawn_because = e->because;
}

/* -- what they handed in --------------------------------------------------------------------------- */

/* Of a panel file, which holds all of it: people of the log that it does not have stay. */
static void paper_replace(struct people *p, const struct bg_panel *file,
                          const struct bg_case_entry *now)
{
    const struct bg_panel before = *p->panel;
    *p->panel = *file;
    p->panel->evaluators_n = 0;
    for (size_t i = 0; i < file->evaluators_n; i++)
        paper_add(p, &file->evaluators[i]);
    for (size_t i = 0; i < before.evaluators_n; i++)
        if (!paper_find(p, before.evaluators[i].id))
            paper_add(p, &before.evaluators[i]);
    for (const struct bg_case_entry *e = p->c->log->entries; e < now; e++)
        if (e->event == BG_EVENT_WITHDRAW && e->evaluator[0])
            withdraw(p, e);
}

const struct bg_panel *bg_case_join(struct bg_case *c, const struct bg_ruleset *rules,
                                    const struct bg_panel *panel,
                                    const struct bg_panel_sheet *sheet, bool reopened)
{
    struct bg_panel base = *panel;
    bool again = reopened && sheet->kind == BG_PANEL_SCORES;
    if (again) /* no meeting was held on these */
        base.agreed_n = 0;
    struct bg_panel *joined = BG_NEW(c->job->arena, struct bg_panel);
    *joined = *bg_panel_join(c->job->arena, c->job->diags, rules, &base, &sheet, 1);
    if (again) {
        joined->agreed = panel->agreed;
        joined->agreed_n = panel->agreed_n;
    }
    return joined;
}

/* What was taken in was read then; what it warned of was said then. */
static bool paper_take(struct people *p, const struct bg_case_entry *e, const char *path)
{
    struct bg_case *c = p->c;
    struct bg_diags *own = c->job->diags;
    const struct bg_source *source = bg_case_unchanged(c, path) ? bg_case_source(c, path) : NULL;
    const struct bg_panel_sheet *sheet = NULL;
    const struct bg_panel *file = NULL;
    if (!source)
        return false;
    c->job->diags = bg_diags_new(c->job->arena);
    if (!bg_panel_is_workbook(source))
        file = bg_panel_load(c->job->arena, c->job->diags, source);
    else
        sheet = bg_panel_sheet_read(c->job->arena, c->job->diags, source, p->rules);
    if (file)
        paper_replace(p, file, e);
    if (sheet)
        *p->panel = *bg_case_join(c, p->rules, p->panel, sheet, p->reopened);
    bool good = bg_diag_count(c->job->diags, BG_ERROR) == 0;
    if (!good)
        bg_diags_forward(own, c->job->diags);
    c->job->diags = own;
    return good && (file || sheet);
}

/* Quality is offered anew: what was scored before is of other bids, and nobody is shown it. */
static void begin_anew(struct people *p)
{
    p->panel->scores_n = 0;
    p->panel->agreed_n = 0;
    p->reopened = false;
}

static bool paper_walk(struct people *p, const struct bg_case_entry *e, bool *handed_in)
{
    bool paper =
        e->event == BG_EVENT_DECLARE || e->event == BG_EVENT_SCORES || e->event == BG_EVENT_AGREED;
    if (e->event == BG_EVENT_APPOINT)
        appoint(p, e);
    if (e->event == BG_EVENT_WITHDRAW && e->evaluator[0])
        withdraw(p, e);
    if (e->event == BG_EVENT_REOPEN)
        p->reopened = true;
    if (e->event == BG_EVENT_ROUND && e->rescore)
        begin_anew(p);
    for (size_t f = 0; f < e->files_n && paper; f++)
        if (!paper_take(p, e, e->files[f].path))
            return false;
    *handed_in = *handed_in || paper;
    return true;
}

bool bg_case_people(struct bg_case *c, const struct bg_ruleset *rules, struct bg_case_people *out)
{
    struct people p = {.c = c, .rules = rules, .panel = BG_NEW(c->job->arena, struct bg_panel)};
    *p.panel = (struct bg_panel){.solicitation = rules->solicitation.reference,
                                 .ruleset_id = rules->id,
                                 .ruleset_version = rules->version};
    *out = (struct bg_case_people){.panel = p.panel};
    for (size_t i = 0; i < c->log->n; i++)
        if (!paper_walk(&p, &c->log->entries[i], &out->handed_in))
            return false;
    out->reopened = p.reopened;
    return true;
}
