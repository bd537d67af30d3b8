/* Modelling: scenarios over the bids of one tender. */
#include "api/context.h"

#include <string.h>

#include "jobs/model/model.h"
#include "report/book/write.h"
#include "report/brief/brief.h"
#include "report/text/model_text.h"
#include "report/scenario/book.h"
#include "report/scenario/file.h"

struct bg_model_result {
    const struct bg_model *model;
};

struct modelling {
    const struct bg_model_input *input;
    const struct bg_model_result *result;
};

static void api_model_run(void *data)
{
    struct call *call = data;
    struct modelling *m = (struct modelling *)call->more;
    const struct bg_model_input *in = m->input;
    struct bg_model_options options = {.ruleset = in->ruleset,
                                       .bids = in->bids,
                                       .bids_n = in->bids_n,
                                       .scenarios = in->scenarios,
                                       .scenarios_n = in->scenarios_n,
                                       .baseline = in->baseline,
                                       .sweeps = in->sweeps,
                                       .sweeps_n = in->sweeps_n,
                                       .contracts = in->contracts,
                                       .wages = in->wages,
                                       .contracts_map = in->contracts_map,
                                       .wages_map = in->wages_map,
                                       .origin = in->wages_source,
                                       .year = in->wages_year,
                                       .url = in->wages_url};
    struct bg_model_result *result = BG_NEW(call->bg->arena, struct bg_model_result);
    call->ok = false;
    if (!bg_read_date(call->bg, in->as_of, &options.as_of))
        return;
    result->model = bg_job_model(&call->bg->job, &options);
    m->result = result;
    call->ok = result->model != NULL;
}

const struct bg_model_result *bg_model_files(struct bg *bg, const struct bg_model_input *input)
{
    struct modelling m = {.input = input};
    struct call call = {.bg = bg, .more = &m};
    return bg_enter(&call, api_model_run) ? m.result : NULL;
}

static const struct bg_brief *brief_of(struct call *call, const struct bg_model *model)
{
    return bg_brief_of_model(call->bg->arena, model, call->bg->command ? call->bg->command : "");
}

static void model_put(struct bg_buf *out, const struct bg_flow *flow, void *data)
{
    struct call *call = data;
    const struct modelling *m = call->more;
    const struct bg_model *model = m->result->model;
    call->ok = true;
    if (call->format == BG_AS_JSON)
        bg_model_json(out, model, flow);
    else if (call->format == BG_AS_CSV)
        bg_model_csv(out, model, flow);
    else if (call->format == BG_AS_HTML)
        bg_brief_html(out, brief_of(call, model));
    else if (call->format == BG_AS_MARKDOWN)
        bg_brief_markdown(out, brief_of(call, model));
    else if (call->format == BG_AS_COMPARE || call->format == BG_AS_COMPARE_COLOR)
        bg_brief_compare_text(out, brief_of(call, model), call->format == BG_AS_COMPARE_COLOR);
    else if (call->format == BG_AS_TEXT || call->format == BG_AS_TEXT_COLOR)
        bg_model_table(out, model, call->format == BG_AS_TEXT_COLOR);
    else
        call->ok = false;
}

static void model_render(void *data)
{
    struct call *call = data;
    struct bg_buf buf;
    bg_buf_init(&buf, call->bg->arena);
    model_put(&buf, NULL, call);
    call->text = bg_buf_text(&buf);
    call->size = buf.size;
}

const char *bg_model_render(struct bg *bg, const struct bg_model_result *result,
                            enum bg_rendering format, size_t *n)
{
    struct modelling m = {.result = result};
    struct call call = {.bg = bg, .more = &m, .format = format};
    if (!result || !bg_enter(&call, model_render))
        return NULL;
    *n = call.size;
    return call.text;
}

static void write_model(void *data)
{
    struct call *call = data;
    const struct modelling *m = call->more;
    struct bg_job *job = &call->bg->job;
    if (call->format == BG_AS_XLSX) {
        call->ok = bg_book_write(job->arena, job->diags, job->host, bg_scenario_book_build,
                                 m->result->model, call->path, call->bg->config.isolate_writer);
        job->world_failed |= !call->ok;
        return;
    }
    bool whole = call->format != BG_AS_JSON && call->format != BG_AS_CSV;
    if (whole) {
        model_render(call);
        call->ok = call->ok && bg_replace_file(call->bg, call->path, call->text, call->size);
    } else {
        call->ok = bg_write_flow(call->bg, call->path, model_put, call);
    }
}

bool bg_model_write(struct bg *bg, const struct bg_model_result *result, enum bg_rendering format,
                    const char *path)
{
    struct modelling m = {.result = result};
    struct call call = {.bg = bg, .more = &m, .format = format, .path = path};
    return result && bg_enter(&call, write_model);
}

/* -- scenarios as files -------------------------------------------------------------------------- */

struct scenario_writing {
    const char *ruleset;
    const char *const *scenarios;
    size_t n;
};

static bool model_write_sheets(struct call *call, const struct bg_scenario_files *files)
{
    struct bg_job *job = &call->bg->job;
    for (size_t i = 0; i < files->n; i++) {
        const struct bg_scenario *s = files->scenarios[i];
        const char *why = bg_scenario_file_why_not(job->arena, s);
        if (!why)
            continue;
        bg_diag_add(job->diags, BG_E914, (struct bg_pos){s->source, 0, 0, s->label},
                    "the scenario cannot be a sheet: %s", why);
        return false;
    }
    bool ok = bg_book_write(job->arena, job->diags, job->host, bg_scenario_file_build, files,
                            call->path, call->bg->config.isolate_writer);
    job->world_failed |= !ok;
    return ok;
}

static void api_model_write_scenarios(void *data)
{
    struct call *call = data;
    const struct scenario_writing *w = call->more;
    struct bg_job *job = &call->bg->job;
    struct bg_model_options options = {
        .ruleset = w->ruleset, .as_of = BG_NO_DATE, .scenarios = w->scenarios, .scenarios_n = w->n};
    struct bg_scenario_files files = {0};
    struct bg_buf text;
    size_t length = strlen(call->path);
    call->ok = false;
    files.scenarios = bg_job_scenarios(job, &options, &files.n, &files.base);
    if (files.n == 0)
        return;
    if (length > 5 && strcmp(call->path + length - 5, ".xlsx") == 0) {
        call->ok = model_write_sheets(call, &files);
        return;
    }
    if (files.n > 1) {
        bg_diag_add(
            job->diags, BG_E910, (struct bg_pos){.label = call->path},
            "a JSON file holds one scenario, and %zu are given; write .xlsx, or name one of "
            "them, as FILE#SHEET",
            files.n);
        return;
    }
    bg_buf_init(&text, job->arena);
    bg_scenario_file_json(&text, files.scenarios[0]);
    call->ok = bg_replace_file(call->bg, call->path, text.data, text.size);
}

bool bg_write_scenarios(struct bg *bg, const char *ruleset, const char *const *scenarios, size_t n,
                        const char *path)
{
    struct scenario_writing w = {ruleset, scenarios, n};
    struct call call = {.bg = bg, .more = &w, .path = path};
    return bg_enter(&call, api_model_write_scenarios);
}
