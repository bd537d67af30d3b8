/* The work of a panel: sheets out, sheets back, who is missing what. */
#include <string.h>

#include "api/context.h"
#include "jobs/panel.h"

static const struct {
    const char *name;
    bool (*run)(struct bg_job *job, const struct bg_panel_task *task, struct bg_buf *report);
} actions[] = {
    {"appoint", bg_job_panel_appoint}, {"declarations", bg_job_panel_declarations},
    {"sheets", bg_job_panel_sheets},   {"read", bg_job_panel_read},
    {"status", bg_job_panel_status},   {"meeting", bg_job_panel_meeting},
};

static void work(void *data)
{
    struct call *call = data;
    const struct bg_panel_options *o = call->more;
    struct bg_panel_task task = {.ruleset = o->inputs.ruleset,
                                 .files = o->inputs.bids,
                                 .files_n = o->inputs.bids_n,
                                 .panel = o->inputs.panel_n > 0 ? o->inputs.panel[0] : NULL,
                                 .output = o->output,
                                 .blind = o->blind,
                                 .isolate = call->bg->config.isolate_writer,
                                 .refused = &call->bg->wrong_usage};
    struct bg_buf report;
    bg_buf_init(&report, call->bg->arena);
    call->ok = bg_take_inputs(call->bg, &o->inputs, &task.as_of);
    for (size_t i = 0; call->ok && i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, o->action) == 0)
            call->ok = actions[i].run(&call->bg->job, &task, &report);
    call->text = bg_buf_text(&report);
}

bool bg_panel_work(struct bg *bg, const struct bg_panel_options *options, const char **said)
{
    struct call call = {.bg = bg, .more = options, .text = ""};
    bool ok = bg_enter(&call, work);
    *said = call.text;
    return ok;
}
