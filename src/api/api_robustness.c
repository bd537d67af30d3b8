/* Robustness of a recommendation. */
#include "api/context.h"

#include "jobs/robustness.h"

struct robustness { /* what this area needs of a call */
    const struct bg_inputs *inputs;
    const struct bg_robustness_options *options;
    const struct bg_robustness_report *report; /* to be shown */
    const struct bg_robustness_report **made;
};

static void api_robustness_run(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    const struct robustness *own = call->more;
    const struct bg_inputs *in = own->inputs;
    const struct bg_robust_asked asked = {own->options->seed, own->options->samples,
                                          own->options->threads, own->options->figures,
                                          own->options->figures_n};
    struct bg_robust_options options;
    int64_t as_of;
    if (!bg_take_inputs(bg, in, &as_of))
        return;
    if (!bg_job_robust_options(&bg->job, &asked, &options)) {
        bg->wrong_usage = true;
        return;
    }
    *own->made = bg_job_robustness(&bg->job, in->ruleset, as_of, in->bids, in->bids_n, &options);
    call->ok = *own->made != NULL;
}

const struct bg_robustness_report *bg_robustness_files(struct bg *bg,
                                                       const struct bg_inputs *inputs,
                                                       const struct bg_robustness_options *options)
{
    static const struct bg_robustness_options defaults = BG_ROBUSTNESS_DEFAULTS;
    const struct bg_robustness_report *report = NULL;
    struct robustness own = {
        .inputs = inputs, .options = options ? options : &defaults, .made = &report};
    struct call call = {.bg = bg, .more = &own};
    return bg_enter(&call, api_robustness_run) ? report : NULL;
}

static void robustness_render(void *data)
{
    struct call *call = data;
    const struct robustness *own = call->more;
    struct bg_buf buf;
    bg_buf_init(&buf, call->bg->arena);
    call->ok = true;
    if (call->format == BG_AS_JSON)
        bg_report_robustness_json(&buf, own->report);
    else if (call->format == BG_AS_TEXT)
        bg_report_robustness_text(&buf, own->report, false);
    else if (call->format == BG_AS_TEXT_COLOR)
        bg_report_robustness_text(&buf, own->report, true);
    else
        call->ok = false;
    call->text = bg_buf_text(&buf);
    call->size = buf.size;
}

const char *bg_render_robustness(struct bg *bg, const struct bg_robustness_report *report,
                                 enum bg_rendering format, size_t *n)
{
    struct robustness own = {.report = report};
    struct call call = {.bg = bg, .format = format, .more = &own};
    if (!report || !bg_enter(&call, robustness_render))
        return NULL;
    *n = call.size;
    return call.text;
}

static void write_report(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    const struct robustness *own = call->more;
    if (call->format != BG_AS_XLSX) {
        robustness_render(call);
        call->ok = call->ok && bg_replace_file(bg, call->path, call->text, call->size);
        return;
    }
    call->ok = bg_report_robustness_xlsx(bg->arena, bg->job.diags, bg->job.host, own->report,
                                         call->path, bg->config.isolate_writer);
    if (!call->ok)
        bg->job.world_failed = true;
}

bool bg_write_robustness(struct bg *bg, const struct bg_robustness_report *report,
                         enum bg_rendering format, const char *path)
{
    struct robustness own = {.report = report};
    struct call call = {.bg = bg, .format = format, .path = path, .more = &own};
    return report && bg_enter(&call, write_report);
}
