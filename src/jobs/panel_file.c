/* The panel file: begun with the evaluators, and added to with what comes back. */
#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"
#include "base/list.h"
#include "intake/panel/panel.h"
#include "intake/panel/sheet.h"
#include "jobs/outputs.h"
#include "jobs/panel.h"
#include "report/panel/panel.h"

static bool panel_file_fail(struct bg_job *job, const char *path, const char *error)
{
    bg_diag_add(job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    job->world_failed = true;
    return false;
}

/* output NULL: added to the file that was read, where all that it held stays. */
static bool write_panel(struct bg_job *job, const struct bg_panel_task *task, struct bg_buf *report)
{
    const struct bg_host *host = task->output != NULL ? job->host : bg_job_world(job);
    const char *path = task->output != NULL ? task->output : task->panel, *error = "";
    struct bg_buf out;
    bg_buf_init(&out, job->arena);
    bg_panel_write(&out, job->panel);
    if (task->output != NULL && !bg_job_outputs_claim(job, BG_OUTPUT_panel, path)) {
        *task->refused = true;
        return false;
    }
    if (host->replace(host->data, path, bg_buf_text(&out), out.size, &error) != BG_HOST_OK)
        return panel_file_fail(job, path, error);
    bg_buf_printf(report, "Written: %s\n", path);
    return true;
}

/* -- appoint --------------------------------------------------------------------------------------- */

static bool has_evaluator(const struct bg_evaluator *list, size_t n, const char *id)
{
    return BG_FIND_ID(list, n, id) >= 0;
}

/* "E1=Ana Ruiz". False: said. */
static bool read_person(struct bg_job *job, const char *text, struct bg_evaluator *out)
{
    const char *equals = strchr(text, '=');
    size_t n = equals != NULL ? (size_t)(equals - text) : 0;
    *out =
        (struct bg_evaluator){.declared = BG_NO_DATE, .withdrawn_at = "", .withdrawn_because = ""};
    out->id = bg_cell_text_trim(job->arena, bg_arena_text(job->arena, text, n));
    out->name = equals != NULL ? bg_cell_text_trim(job->arena, equals + 1) : "";
    if (*out->id != '\0' && *out->name != '\0')
        return true;
    bg_diag_add(job->diags, BG_E750, BG_NOWHERE,
                "\"%s\" names no evaluator: write a number and a name, E1=\"Ana Ruiz\"", text);
    return false;
}

/* The panel that is given, or one of this ruleset with nobody in it. */
static struct bg_panel *panel_file_begin(struct bg_job *job, const struct bg_ruleset *ruleset)
{
    struct bg_panel *panel = BG_NEW(job->arena, struct bg_panel);
    if (job->panel != NULL)
        *panel = *job->panel;
    else
        *panel = (struct bg_panel){.solicitation = ruleset->solicitation.reference,
                                   .ruleset_id = ruleset->id,
                                   .ruleset_version = ruleset->version};
    return panel;
}

bool bg_job_panel_appoint(struct bg_job *job, const struct bg_panel_task *task,
                          struct bg_buf *report)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, task->ruleset, task->as_of);
    if (ruleset == NULL || !bg_job_join_panel(job, ruleset))
        return false;
    struct bg_panel *panel = panel_file_begin(job, ruleset);
    struct bg_evaluator *list =
        BG_ARRAY(job->arena, panel->evaluators_n + task->files_n + 1, struct bg_evaluator);
    size_t n = panel->evaluators_n;
    if (n > 0)
        memcpy(list, panel->evaluators, n * sizeof *list);
    for (size_t i = 0; i < task->files_n; i++) {
        if (!read_person(job, task->files[i], &list[n]))
            return false;
        if (has_evaluator(list, n, list[n].id)) {
            bg_diag_add(job->diags, BG_E750, BG_NOWHERE, "the panel has an evaluator %s already",
                        list[n].id);
            return false;
        }
        n++;
    }
    panel->evaluators = list;
    panel->evaluators_n = n;
    job->panel = panel;
    if (!write_panel(job, task, report))
        return false;
    bg_buf_printf(report,
                  "Next: `bidgauge panel declarations` writes a declaration of interests for each "
                  "of the %zu evaluators.\n",
                  n);
    return true;
}

/* -- read ------------------------------------------------------------------------------------------- */

static void panel_file_put_count(struct bg_buf *out, size_t n, const char *one, const char *more)
{
    bg_buf_printf(out, "%zu %s", n, n == 1 ? one : more);
}

static size_t declared(const struct bg_panel *panel)
{
    size_t n = 0;
    for (size_t e = 0; e < panel->evaluators_n; e++)
        n += panel->evaluators[e].declared != BG_NO_DATE;
    return n;
}

bool bg_job_panel_read(struct bg_job *job, const struct bg_panel_task *task, struct bg_buf *report)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, task->ruleset, task->as_of);
    const struct bg_panel *before = job->panel;
    bool all = ruleset != NULL;
    for (size_t i = 0; i < task->files_n; i++)
        all = bg_job_use_panel(job, task->files[i]) && all;
    if (!all || !bg_job_join_panel(job, ruleset))
        return false;
    size_t scores = before != NULL ? before->scores_n : 0;
    size_t agreed = before != NULL ? before->agreed_n : 0;
    bg_buf_puts(report, "Read: ");
    panel_file_put_count(report, job->panel_sheets_n, "sheet", "sheets");
    bg_buf_puts(report, "; new: ");
    panel_file_put_count(report, job->panel->scores_n - scores, "score", "scores");
    bg_buf_puts(report, ", ");
    panel_file_put_count(report, job->panel->agreed_n - agreed, "agreed score", "agreed scores");
    bg_buf_puts(report, "; declared: ");
    bg_buf_printf(report, "%zu of %zu evaluators\n", declared(job->panel),
                  job->panel->evaluators_n);
    if (!write_panel(job, task, report))
        return false;
    bg_buf_puts(report, "Next: `bidgauge panel status` says who is missing what.\n");
    return true;
}
