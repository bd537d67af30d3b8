/* The workbooks of a panel: those that are given are read and joined, those that are asked for are
 * written. */
#include <string.h>

#include "intake/panel/panel.h"
#include "base/list.h"
#include "intake/panel/sheet.h"
#include "jobs/inputs.h"
#include "jobs/outputs.h"
#include "jobs/panel.h"
#include "report/book/write.h"
#include "report/panel/panel.h"
#include "score/evaluate/evaluate.h"
#include "score/panel/panel.h"

/* -- reading -------------------------------------------------------------------------------------- */

static void keep_sheet(struct bg_job *job, const struct bg_source *source)
{
    BG_MORE(job->arena, job->panel_sheets, job->panel_sheets_n, job->panel_sheets_room);
    job->panel_sheets[job->panel_sheets_n++] = source;
}

bool bg_job_use_panel(struct bg_job *job, const char *path)
{
    const char *why;
    const struct bg_source *source = bg_job_read(job, path, BG_RULESET_BYTES, &why);
    if (source == NULL)
        return false;
    if (bg_panel_is_workbook(source)) {
        keep_sheet(job, source);
        return true;
    }
    if (job->panel != NULL) {
        bg_diag_add(job->diags, BG_E749, (struct bg_pos){.source = source},
                    "two panel files are given; one file holds the whole panel");
        return false;
    }
    job->panel = bg_panel_load(job->arena, job->diags, source);
    return job->panel != NULL;
}

/* One file of scores for each evaluator: the second of a person is somebody else's, or an older one. */
static bool panel_sheets_check_twice(struct bg_job *job, const struct bg_panel_sheet *const *sheets,
                                     size_t n)
{
    const struct bg_panel_sheet *own = sheets[n];
    for (size_t i = 0; i < n; i++)
        if (own->kind != BG_PANEL_MEETING && sheets[i]->kind == own->kind &&
            strcmp(sheets[i]->evaluator, own->evaluator) == 0 &&
            strcmp(sheets[i]->lot, own->lot) == 0) {
            bg_diag_add(job->diags, BG_E750, (struct bg_pos){.source = own->source},
                        "it is %s of %s (%s), and so is \"%s\": if one replaces the other, read "
                        "them one after the other",
                        bg_panel_sheet_words(own->kind), own->evaluator, own->name,
                        sheets[i]->source->name);
            return false;
        }
    return true;
}

bool bg_job_join_panel(struct bg_job *job, const struct bg_ruleset *ruleset)
{
    size_t n = job->panel_sheets_n;
    const struct bg_panel_sheet **sheets =
        BG_ARRAY(job->arena, n + 1, const struct bg_panel_sheet *);
    int64_t before = bg_diag_count(job->diags, BG_ERROR);
    bool all = true;
    if (n == 0)
        return true;
    for (size_t i = 0, made = 0; i < n; i++) {
        sheets[made] = bg_panel_sheet_read(job->arena, job->diags, job->panel_sheets[i], ruleset);
        all = all && sheets[made] != NULL && panel_sheets_check_twice(job, sheets, made);
        made += sheets[made] != NULL;
    }
    if (!all || bg_diag_count(job->diags, BG_ERROR) > before)
        return false;
    job->panel = bg_panel_join(job->arena, job->diags, ruleset, job->panel, sheets, n);
    return bg_diag_count(job->diags, BG_ERROR) == before;
}

/* -- the lot --------------------------------------------------------------------------------------- */

struct panel_lot {                      /* what sheets are about */
    const struct bg_ruleset *ruleset;   /* the whole */
    const struct bg_lot_result *result; /* evaluated without the panel */
    const char *lot_title;
};

/* The lot that was asked for; NULL with lots: none was, which is said. */
static const struct bg_lot *panel_sheets_lot_of(struct bg_job *job,
                                                const struct bg_ruleset *ruleset)
{
    if (job->lot != NULL)
        return bg_ruleset_lot(ruleset, job->lot);
    if (ruleset->lots_n > 0)
        bg_diag_add(job->diags, BG_E610, (struct bg_pos){.source = ruleset->source},
                    "the ruleset has lots: name one with --lot");
    return NULL;
}

/* The bids of the lot, evaluated as far as no panel is needed. False: said in diags. */
static bool open_lot(struct bg_job *job, const struct bg_panel_task *task, struct panel_lot *out)
{
    size_t n = task->files_n;
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, task->ruleset, task->as_of);
    if (ruleset == NULL || !bg_job_has_lot(job, ruleset) || !bg_job_join_panel(job, ruleset))
        return false;
    const struct bg_lot *lot = panel_sheets_lot_of(job, ruleset);
    if (lot == NULL && ruleset->lots_n > 0)
        return false;
    struct bg_job_input *inputs = bg_job_inputs(job, ruleset, task->files, n, &n);
    if (inputs == NULL)
        return false;
    const struct bg_ruleset *rules = lot != NULL ? lot->ruleset : ruleset;
    struct bg_bids bids =
        bg_job_bind(job, job->diags, rules, lot != NULL ? lot->id : "", inputs, n);
    struct bg_lot_result *result = BG_NEW(job->arena, struct bg_lot_result);
    *result = *bg_evaluate_said(job->arena, job->language, rules, &bids);
    result->lot = lot != NULL ? lot->id : "";
    *out = (struct panel_lot){ruleset, result, lot != NULL ? lot->title : ""};
    return true;
}

/* -- writing --------------------------------------------------------------------------------------- */

static bool panel_sheets_write_book(struct bg_job *job, const struct bg_panel_task *task,
                                    const struct bg_panel_book *book, const char *path,
                                    struct bg_buf *report)
{
    static const enum bg_output_kind kinds[BG_PANEL_SHEET__COUNT] = {
        [BG_PANEL_DECLARATION] = BG_OUTPUT_declaration,
        [BG_PANEL_SCORES] = BG_OUTPUT_scoring_sheet,
        [BG_PANEL_MEETING] = BG_OUTPUT_meeting,
    };
    if (!bg_job_outputs_claim(job, kinds[book->kind], path)) {
        *task->refused = true;
        return false;
    }
    if (!bg_book_write(job->arena, job->diags, job->host, bg_panel_book_build, book, path,
                       task->isolate)) {
        job->world_failed = true;
        return false;
    }
    bg_buf_printf(report, "Written: %s\n", path);
    return true;
}

/* A file's name of an evaluator's id, which may be any text; number tells two apart. */
static const char *panel_sheets_file_of(struct bg_job *job, const struct bg_panel_task *task,
                                        const char *start, const char *id, size_t number)
{
    static const char good[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    bool plain = *id != '\0' && id[strspn(id, good)] == '\0' && strlen(id) <= 40;
    if (plain)
        return bg_arena_printf(job->arena, "%s/%s-%s.xlsx", task->output, start, id);
    return bg_arena_printf(job->arena, "%s/%s-%zu.xlsx", task->output, start, number + 1);
}

static bool make_folder(struct bg_job *job, const char *path)
{
    const char *error = "";
    if (job->host->make_dir(job->host->data, path, &error) == BG_HOST_OK)
        return true;
    bg_diag_add(job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    job->world_failed = true;
    return false;
}

static bool write_each(struct bg_job *job, const struct bg_panel_task *task,
                       enum bg_panel_sheet_kind kind, const struct panel_lot *lot,
                       struct bg_buf *report)
{
    bool scores = kind == BG_PANEL_SCORES, all = true;
    const struct bg_texts *named = scores ? NULL : bg_panel_named_in(job->arena, lot->result);
    for (size_t e = 0; all && e < job->panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &job->panel->evaluators[e];
        if (v->withdrawn || (!scores && v->declared != BG_NO_DATE) ||
            (scores && !bg_job_panel_scores_any(v, lot->result->ruleset)))
            continue;
        if (scores && v->declared == BG_NO_DATE) {
            bg_diag_add(job->diags, BG_E721, v->pos,
                        "evaluator %s (%s) has not declared interests: no scoring sheet is "
                        "written until then",
                        v->id, v->name);
            continue;
        }
        struct bg_panel_book book = {.kind = kind,
                                     .lot = lot->result,
                                     .lot_title = lot->lot_title,
                                     .named = named,
                                     .evaluator = v,
                                     .blind = task->blind,
                                     .head = "",
                                     .case_id = ""};
        all = panel_sheets_write_book(
            job, task, &book,
            panel_sheets_file_of(job, task, scores ? "sheet" : "declaration", v->id, e), report);
    }
    return all;
}

static void panel_sheets_put_names(struct bg_buf *out, const struct bg_panel *panel,
                                   bool undeclared)
{
    size_t n = 0;
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &panel->evaluators[e];
        if (!v->withdrawn && (v->declared == BG_NO_DATE) == undeclared)
            bg_buf_printf(out, "%s%s (%s)", n++ > 0 ? ", " : "", v->id, v->name);
    }
    if (n == 0)
        bg_buf_puts(out, "nobody");
}

bool bg_job_panel_declarations(struct bg_job *job, const struct bg_panel_task *task,
                               struct bg_buf *report)
{
    struct panel_lot lot;
    if (!open_lot(job, task, &lot) || !make_folder(job, task->output) ||
        !write_each(job, task, BG_PANEL_DECLARATION, &lot, report))
        return false;
    bg_buf_puts(report, "Next: each evaluator fills in the declaration; read them with "
                        "`bidgauge panel read`. Missing: ");
    panel_sheets_put_names(report, job->panel, true);
    bg_buf_puts(report, "\n");
    return true;
}

bool bg_job_panel_sheets(struct bg_job *job, const struct bg_panel_task *task,
                         struct bg_buf *report)
{
    struct panel_lot lot;
    if (!open_lot(job, task, &lot) || !bg_job_panel_scored(job, job->panel, lot.result) ||
        !make_folder(job, task->output) || !write_each(job, task, BG_PANEL_SCORES, &lot, report))
        return false;
    bg_buf_puts(report, "Next: each evaluator scores alone; read the sheets with "
                        "`bidgauge panel read`. Scoring: ");
    panel_sheets_put_names(report, job->panel, false);
    bg_buf_puts(report, "\n");
    return true;
}

/* -- the meeting ------------------------------------------------------------------------------------- */

bool bg_job_panel_meeting(struct bg_job *job, const struct bg_panel_task *task,
                          struct bg_buf *report)
{
    struct panel_lot lot;
    if (!open_lot(job, task, &lot) || !bg_job_panel_scored(job, job->panel, lot.result))
        return false;
    struct bg_diags *said = bg_diags_new(job->arena);
    const struct bg_panel_review *review =
        bg_panel_review(job->arena, said, job->panel, lot.result);
    if (!bg_job_panel_all_in(job, review) || !bg_job_panel_individual(job, said))
        return false;
    struct bg_panel_book book = {.kind = BG_PANEL_MEETING,
                                 .lot = lot.result,
                                 .lot_title = lot.lot_title,
                                 .review = review,
                                 .blind = task->blind,
                                 .head = "",
                                 .case_id = ""};
    if (!panel_sheets_write_book(job, task, &book, task->output, report))
        return false;
    bg_buf_printf(report,
                  "Next: the panel meets and fills in %s; read it with `bidgauge panel read`.\n",
                  task->output);
    return true;
}

bool bg_job_panel_status(struct bg_job *job, const struct bg_panel_task *task,
                         struct bg_buf *report)
{
    static const enum bg_code told[] = {BG_E721, BG_W730, BG_W731, BG_E732, BG_W733, BG_E743};
    struct panel_lot lot;
    if (!open_lot(job, task, &lot))
        return false;
    struct bg_diags *said = bg_diags_new(job->arena), *rest = bg_diags_new(job->arena);
    const struct bg_panel_review *review =
        bg_panel_review(job->arena, said, job->panel, lot.result);
    bg_panel_status_text(report, lot.result, review);
    for (int64_t i = 0; i < bg_diag_count(said, BG_NOTE); i++) {
        const struct bg_diag *d = bg_diag_get(said, i);
        bool in_table = false;
        for (size_t k = 0; k < sizeof told / sizeof *told; k++)
            in_table = in_table || d->code == told[k];
        if (!in_table)
            bg_diag_add(rest, d->code, d->pos, "%s", d->message);
    }
    bg_diags_forward(job->diags, rest);
    return true;
}
