/* Evaluations: what goes in, and a result shown and written. */
#include "api/context.h"

#include "jobs/public.h"
#include "report/evaluation/report.h"
#include "report/text/text.h"

/* -- inputs ------------------------------------------------------------------------------------- */

static bool take_map(struct bg_job *job, const char *path)
{
    const char *why;
    job->map = path ? bg_job_read(job, path, BG_RULESET_BYTES, &why) : NULL;
    if (job->map || !path)
        return true;
    job->world_failed = true;
    return false;
}

static bool take_panel(struct bg_job *job, const struct bg_inputs *inputs)
{
    bool ok = true;
    job->panel = NULL;
    job->panel_sheets_n = 0;
    job->show_prices = inputs->prices;
    for (size_t i = 0; ok && i < inputs->panel_n; i++)
        ok = bg_job_use_panel(job, inputs->panel[i]);
    return ok;
}

bool bg_take_inputs(struct bg *bg, const struct bg_inputs *inputs, int64_t *as_of)
{
    struct bg_job *job = &bg->job;
    job->lot = inputs->lot;
    job->withhold = inputs->withhold;
    job->decisions_file = inputs->decisions;
    job->decisions = NULL;
    return take_map(job, inputs->map) && take_panel(job, inputs) &&
           bg_read_date(bg, inputs->as_of, as_of);
}

static void api_evaluate_evaluate(void *data)
{
    struct call *call = data;
    const struct bg_inputs *in = call->more;
    int64_t as_of;
    if (!bg_take_inputs(call->bg, in, &as_of))
        return;
    call->result = bg_job_evaluate(&call->bg->job, in->ruleset, as_of, in->bids, in->bids_n,
                                   in->as_of ? "as of the date given" : "");
    call->ok = call->result != NULL;
}

const struct bg_result *bg_evaluate_files(struct bg *bg, const struct bg_inputs *inputs)
{
    struct call call = {.bg = bg, .more = inputs};
    return bg_enter(&call, api_evaluate_evaluate) ? call.result : NULL;
}

/* -- results ------------------------------------------------------------------------------------ */

static void evaluate_render(void *data)
{
    struct call *call = data;
    struct bg_buf buf;
    bg_buf_init(&buf, call->bg->arena);
    call->ok = true;
    if (call->format == BG_AS_JSON)
        bg_report_json(&buf, call->result);
    else if (call->format == BG_AS_TEXT)
        bg_report_table(&buf, call->result, false);
    else if (call->format == BG_AS_TEXT_COLOR)
        bg_report_table(&buf, call->result, true);
    else if (call->format == BG_AS_BRIEF)
        bg_report_brief(&buf, call->result, bg_errors(call->bg), bg_warnings(call->bg));
    else
        call->ok = false;
    call->text = bg_buf_text(&buf);
    call->size = buf.size;
}

const char *bg_render(struct bg *bg, const struct bg_result *result, enum bg_rendering format,
                      size_t *n)
{
    if (!result)
        return NULL;
    struct call call = {.bg = bg, .result = result, .format = format};
    if (!bg_enter(&call, evaluate_render))
        return NULL;
    *n = call.size;
    return call.text;
}

static void write_result(void *data)
{
    struct call *call = data;
    struct bg_job *job = &call->bg->job;
    bool all = call->format == BG_AS_XLSX_PRINT_ALL;
    if (all || call->format == BG_AS_XLSX) {
        struct bg_comparison comparison = {.result = call->result,
                                           .language = job->language,
                                           .print_all = all,
                                           .sheet_each = job->sheet_each};
        call->ok = bg_report_xlsx(job->arena, job->diags, job->host, &comparison, call->path,
                                  call->bg->config.isolate_writer);
        if (!call->ok)
            job->world_failed = true;
        return;
    }
    if (call->format == BG_AS_XLSX_PUBLIC) {
        call->ok = bg_job_public(job, call->result, call->path, call->bg->config.isolate_writer);
        return;
    }
    evaluate_render(call);
    call->ok = call->ok && bg_replace_file(call->bg, call->path, call->text, call->size);
}

bool bg_write(struct bg *bg, const struct bg_result *result, enum bg_rendering format,
              const char *path)
{
    if (!result)
        return false;
    struct call call = {.bg = bg, .result = result, .format = format, .path = path};
    return bg_enter(&call, write_result);
}

static void evaluate_explain(void *data)
{
    struct call *call = data;
    struct bg_buf buf;
    bg_buf_init(&buf, call->bg->arena);
    call->ok = bg_report_explain(&buf, call->bg->job.language, call->result, call->first,
                                 call->second, call->more != NULL);
    call->text = bg_buf_text(&buf);
}

const char *bg_explain(struct bg *bg, const struct bg_result *result, const char *bid,
                       const char *criterion, bool trace)
{
    if (!result)
        return NULL;
    struct call call = {.bg = bg, .result = result, .first = bid, .second = criterion};
    call.more = trace ? &call : NULL;
    return bg_enter(&call, evaluate_explain) ? call.text : NULL;
}
