/* The end of a case: every check again, and only then the comparison, the record and the last entry. */
#include <string.h>

#include "bidgauge.h"
#include "jobs/case/award.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "report/evaluation/report.h"
#include "report/text/json_put.h"
#include "report/text/text.h"

/* -- comparison.xlsx ---------------------------------------------------------------------------------- */

bool bg_case_write_comparison(struct bg_case *c, const void *comparison, const char *path)
{
    return bg_report_xlsx(c->job->arena, c->job->diags, bg_job_world(c->job), comparison, path,
                          c->request->isolate);
}

/* -- record.json ---------------------------------------------------------------------------------------- */

static void finish_put_files(struct bg_buf *out, const struct bg_case *c, const char *key,
                             const char *folder)
{
    size_t n = strlen(folder);
    bg_json_put_key(out, key);
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < c->log->n; i++)
        for (size_t f = 0; f < c->log->entries[i].files_n; f++) {
            const struct bg_case_file *file = &c->log->entries[i].files[f], *newest;
            bg_case_entry_of(c->log, file->path, &newest);
            if (strncmp(file->path, folder, n) != 0 || newest != file)
                continue;
            bg_json_put_item(out);
            bg_buf_putc(out, '{');
            bg_json_put_text(out, "path", file->path);
            bg_json_put_text(out, "sha256", file->sha256);
            bg_json_put_key(out, "entry");
            bg_buf_printf(out, "%lld}", (long long)c->log->entries[i].n);
        }
    bg_buf_putc(out, ']');
}

/* What was written before: papers, sheets, the decision, and the comparison of this entry. */
static void finish_put_outputs(struct bg_buf *out, const struct bg_case *c)
{
    finish_put_files(out, c, "outputs", "out/");
    out->size--; /* the list goes on */
    for (size_t f = 0; f < c->files_n; f++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "path", c->files[f].path);
        bg_json_put_text(out, "sha256", c->files[f].sha256);
        bg_json_put_key(out, "entry");
        bg_buf_printf(out, "%lld}", (long long)c->log->entries[c->log->n - 1].n + 1);
    }
    bg_buf_putc(out, ']');
}

static void finish_put_raw(struct bg_buf *out, const char *text, size_t n)
{
    while (n && (text[n - 1] == '\n' || text[n - 1] == ' '))
        n--;
    bg_buf_put(out, text, n);
}

static bool put_record(struct bg_case *c, const struct bg_result *result,
                       const struct bg_award_decision *const *decisions, size_t n)
{
    struct bg_buf out, text;
    bg_buf_init(&out, c->job->arena);
    bg_buf_init(&text, c->job->arena);
    bg_report_json(&text, result);
    bg_buf_putc(&out, '{');
    bg_json_put_text(&out, "format", "bidgauge-record/1");
    bg_json_put_text(&out, "bidgauge", BG_VERSION);
    bg_json_put_text(&out, "case", result->ruleset->solicitation.reference);
    bg_json_put_text(&out, "title", result->ruleset->solicitation.title);
    bg_json_put_text(&out, "buyer", result->ruleset->solicitation.buyer);
    bg_json_put_text(&out, "head", c->log->head);
    bg_json_put_key(&out, "entries");
    bg_buf_printf(&out, "%lld", (long long)c->log->entries[c->log->n - 1].n);
    finish_put_files(&out, c, "rulesets", "published/");
    finish_put_files(&out, c, "bids", "received/");
    finish_put_files(&out, c, "panel", "scores/");
    finish_put_files(&out, c, "officer", "decisions/");
    finish_put_outputs(&out, c);
    bg_json_put_key(&out, "decisions");
    bg_buf_putc(&out, '[');
    for (size_t i = 0; i < n; i++) {
        bg_json_put_item(&out);
        finish_put_raw(&out, decisions[i]->source->text, decisions[i]->source->size);
    }
    bg_buf_putc(&out, ']');
    bg_json_put_key(&out, "result");
    finish_put_raw(&out, bg_buf_text(&text), text.size);
    bg_buf_puts(&out, "}\n");
    return bg_case_put(c, "out/record.json", bg_buf_text(&out), out.size);
}

/* -- finish ------------------------------------------------------------------------------------------- */

static bool finish_is_whole(struct bg_case *c)
{
    long long faults = (long long)bg_case_faults(c);
    if (faults)
        bg_diag_add(c->job->diags, BG_E853, BG_NOWHERE,
                    "the case has %lld fault%s and is not finished: `verify` lists %s", faults,
                    faults == 1 ? "" : "s", faults == 1 ? "it" : "them");
    return faults == 0;
}

bool bg_case_finish(struct bg_case *c)
{
    struct bg_case_now now;
    if (!bg_case_begin(c, BG_EVENT_FINISH) || !finish_is_whole(c) || !bg_case_now(c, &now))
        return false;
    struct bg_comparison comparison = {.result = now.result, .record = c->log};
    return bg_case_review(c, now.result, now.decisions, now.decisions_n) &&
           bg_case_put_made(c, "out/comparison.xlsx", bg_case_write_comparison, &comparison) &&
           put_record(c, now.result, now.decisions, now.decisions_n) && bg_case_append(c);
}
