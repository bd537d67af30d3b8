/* What the panel hands in: each file is told by its mark, and is one entry. Nothing is taken before all
 * of them were read without fault. */
#include <string.h>

#include "base/unpack.h"
#include "intake/panel/panel.h"
#include "intake/panel/sheet.h"
#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "score/panel/panel.h"

struct paper {
    const char *bytes; /* as they came */
    size_t n;
    const struct bg_source *source;
    const struct bg_panel_sheet *sheet; /* NULL: it is a panel file */
    const struct bg_panel *file;        /* that */
    enum bg_case_event event;
};

/* -- reading ----------------------------------------------------------------------------------------- */

static const char *case_id(const struct bg_case *c)
{
    return c->log->entries[0].hash;
}

static bool is_of_case(struct bg_case *c, const struct bg_panel_sheet *sheet)
{
    if (!*sheet->case_id || strcmp(sheet->case_id, case_id(c)) == 0)
        return true;
    bg_diag_add(c->job->diags, BG_E749, (struct bg_pos){.source = sheet->source},
                "the sheet is of another case, whose log begins with %.8s…; this one begins with "
                "%.8s…",
                sheet->case_id, case_id(c));
    return false;
}

/* What comes in once the panel has met is kept, and does not count. */
static enum bg_case_event event_of(const struct bg_case *c, const struct bg_panel_sheet *sheet)
{
    bool met = c->log->state != BG_CASE_OPENED;
    if (!sheet)
        return met ? BG_EVENT_AGREED : BG_EVENT_SCORES;
    switch (sheet->kind) {
    case BG_PANEL_DECLARATION:
        return BG_EVENT_DECLARE;
    case BG_PANEL_SCORES:
        return c->log->state == BG_CASE_MODERATING ? BG_EVENT_LATE_SCORES : BG_EVENT_SCORES;
    case BG_PANEL_MEETING:
    case BG_PANEL_SHEET__COUNT:
        break;
    }
    return BG_EVENT_AGREED;
}

static bool case_read_read_one(struct bg_case *c, const struct bg_ruleset *rules, const char *path,
                               struct paper *out)
{
    const char *error = "";
    *out = (struct paper){.bytes = NULL};
    out->bytes = bg_case_bytes(c->job, path, BG_RULESET_BYTES, &out->n, &error);
    if (out->bytes)
        out->source =
            bg_unpack(c->job->arena, bg_source_new(c->job->arena, path, out->bytes, out->n),
                      BG_RULESET_BYTES, &error);
    if (!out->source) {
        bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
        c->job->world_failed = true;
        return false;
    }
    if (bg_panel_is_workbook(out->source)) {
        out->sheet = bg_panel_sheet_read(c->job->arena, c->job->diags, out->source, rules);
        if (!out->sheet || !is_of_case(c, out->sheet))
            return false;
    } else {
        out->file = bg_panel_load(c->job->arena, c->job->diags, out->source);
        if (!out->file)
            return false;
    }
    out->event = event_of(c, out->sheet);
    return true;
}

/* -- whether it holds --------------------------------------------------------------------------------- */

static bool read_is_new(const struct paper *papers, size_t n, const struct bg_source *source)
{
    for (size_t i = 0; i < n; i++)
        if (papers[i].sheet ? papers[i].sheet->panel->source == source : papers[i].source == source)
            return true;
    return false;
}

/* Scores without a reason, or changed without one, go back to whoever wrote them. */
static void check_scores(struct bg_case *c, const struct bg_case_scoring *scoring,
                         const struct bg_panel *panel, const struct paper *papers, size_t n)
{
    static const enum bg_code own[] = {BG_E725, BG_E726, BG_E727, BG_E728,
                                       BG_E729, BG_E719, BG_E747, BG_E820};
    for (size_t l = 0; l < scoring->result->lots_n; l++) {
        struct bg_diags *said = bg_diags_new(c->job->arena);
        bg_panel_review(c->job->arena, said, panel, &scoring->result->lots[l]);
        for (int64_t i = 0; i < bg_diag_count(said, BG_NOTE); i++) {
            const struct bg_diag *d = bg_diag_get(said, i);
            for (size_t k = 0; k < sizeof own / sizeof *own; k++)
                if (d->code == own[k] && read_is_new(papers, n, d->pos.source))
                    bg_diag_add(c->job->diags, d->code, d->pos, "%s", d->message);
        }
    }
}

static bool read_holds(struct bg_case *c, const struct bg_case_scoring *scoring,
                       const struct paper *papers, size_t n)
{
    const struct bg_case_people *people = &scoring->people;
    const struct bg_panel *panel = people->panel;
    int64_t before = bg_diag_count(c->job->diags, BG_ERROR);
    for (size_t i = 0; i < n; i++)
        if (papers[i].file)
            panel = papers[i].file; /* it holds all that came before */
        else if (papers[i].event != BG_EVENT_LATE_SCORES)
            panel = bg_case_join(c, scoring->rules, panel, papers[i].sheet, people->reopened);
    check_scores(c, scoring, panel, papers, n);
    return bg_diag_count(c->job->diags, BG_ERROR) == before;
}

/* -- taking it in -------------------------------------------------------------------------------------- */

/* "scores/E1-1.xlsx", "scores/E1-2.xlsx", ... */
static const char *case_read_place_of(struct bg_case *c, const struct paper *paper)
{
    const struct bg_panel_sheet *sheet = paper->sheet;
    const struct bg_case_file *file;
    const char *path;
    if (!sheet)
        return "scores/panel.json";
    const char *stem = sheet->kind == BG_PANEL_MEETING ? "meeting" : sheet->evaluator;
    const char *kind = sheet->kind == BG_PANEL_DECLARATION ? "-declaration" : "";
    const char *folder = paper->event == BG_EVENT_LATE_SCORES ? "scores/late" : "scores";
    for (int i = 1;; i++) {
        path = bg_arena_printf(c->job->arena, "%s/%s%s-%d.xlsx", folder, stem, kind, i);
        if (!bg_case_entry_of(c->log, path, &file))
            return path;
    }
}

static void read_say_late(struct bg_case *c, const struct paper *paper)
{
    if (paper->event == BG_EVENT_LATE_SCORES)
        bg_diag_add(c->job->diags, BG_E748, BG_NOWHERE,
                    "the sheet of %s (%s) came after the meeting had begun: it is kept (entry "
                    "%lld), and its scores do not count",
                    paper->sheet->evaluator, paper->sheet->name,
                    (long long)c->log->entries[c->log->n - 1].n);
}

static bool read_take(struct bg_case *c, const struct paper *paper)
{
    if (!bg_case_begin(c, paper->event))
        return false;
    if (paper->sheet)
        c->next.evaluator = paper->sheet->evaluator;
    if (!bg_case_put(c, case_read_place_of(c, paper), paper->bytes, paper->n) || !bg_case_append(c))
        return false;
    read_say_late(c, paper);
    return true;
}

bool bg_case_read_papers(struct bg_case *c)
{
    size_t n = c->request->words_n;
    struct paper *papers = BG_ARRAY(c->job->arena, n, struct paper);
    struct bg_case_scoring scoring;
    struct bg_case_people now;
    bool met = c->log->state == BG_CASE_MODERATING;
    if (!bg_case_begin(c, met ? BG_EVENT_AGREED : BG_EVENT_SCORES))
        return false;
    if (!bg_case_scoring(c, &scoring))
        return false;
    bool good = true;
    for (size_t i = 0; i < n; i++)
        good = case_read_read_one(c, scoring.rules, c->request->words[i], &papers[i]) && good;
    if (!good || !read_holds(c, &scoring, papers, n))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!read_take(c, &papers[i]))
            return false;
    return bg_case_people(c, scoring.rules, &now) && bg_case_put_panel(c, now.panel);
}
