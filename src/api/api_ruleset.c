/* Rulesets as workbooks. */
#include "api/context.h"

static void export_ruleset(void *data)
{
    struct call *call = data;
    int64_t as_of;
    call->ok = bg_read_date(call->bg, call->as_of, &as_of) &&
               bg_job_ruleset_export(&call->bg->job, call->ruleset, as_of, call->path,
                                     call->bg->config.isolate_writer);
}

bool bg_export_ruleset(struct bg *bg, const char *ruleset, const char *as_of, const char *output)
{
    struct call call = {.bg = bg, .ruleset = ruleset, .as_of = as_of, .path = output};
    return bg_enter(&call, export_ruleset);
}

static void import_ruleset(void *data)
{
    struct call *call = data;
    struct bg_buf report;
    int64_t as_of;
    bg_buf_init(&report, call->bg->arena);
    call->ok = bg_read_date(call->bg, call->as_of, &as_of) &&
               bg_job_ruleset_import(&call->bg->job, call->ruleset, as_of, call->path, &report);
    call->text = bg_buf_text(&report);
}

bool bg_import_ruleset(struct bg *bg, const char *workbook, const char *as_of, const char *output,
                       const char **changes)
{
    struct call call = {.bg = bg, .ruleset = workbook, .as_of = as_of, .path = output, .text = ""};
    bool ok = bg_enter(&call, import_ruleset);
    *changes = call.text;
    return ok;
}
