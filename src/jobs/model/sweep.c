/* Sweeps: every case of a model evaluated again at each value, in memory that is used again for the
 * next. A point keeps who passes, who is recommended, and the measures. */
#include "jobs/model/sweep.h"

#include <string.h>

#include "intake/scenario/scenario.h"
#include "jobs/model/key.h"
#include "score/register/register.h"

/* -- one point --------------------------------------------------------------------------------- */

struct point_call {
    struct bg_sweep_work *w;
    struct bg_dec x;
    size_t row;
    struct bg_sweep_point *out;
};

const struct bg_scenario *bg_sweep_scenario(struct bg_job *job, const struct bg_json *rules,
                                            const char *path, struct bg_dec value)
{
    struct bg_buf text;
    bg_buf_init(&text, job->arena);
    bg_sweep_overlay(job->arena, rules, path, value, &text);
    if (text.size == 0)
        return NULL;
    const struct bg_source *source =
        bg_source_new(job->arena, "sweep", bg_buf_text(&text), text.size);
    struct bg_scenario *out = BG_NEW(job->arena, struct bg_scenario);
    const struct bg_json *json = bg_json_parse(job->arena, job->diags, source, NULL);
    if (!json)
        return NULL;
    *out = (struct bg_scenario){.source = source,
                                .json = json,
                                .label = "sweep",
                                .title = "Sweep",
                                .description = "",
                                .patch = json->root};
    return out;
}

static struct bg_figure sweep_kept(struct bg_arena *arena, const struct bg_figure *figure)
{
    const struct bg_value *from[] = {&figure->value, &figure->low, &figure->high};
    struct bg_figure out;
    struct bg_value *to[] = {&out.value, &out.low, &out.high};
    for (int i = 0; i < 3; i++) {
        *to[i] = *from[i];
        if (from[i]->type == BG_V_ERROR)
            to[i]->as.error = bg_arena_text(arena, from[i]->as.error, strlen(from[i]->as.error));
    }
    return out;
}

static void keep_lot(struct bg_arena *arena, const struct bg_model_lot *lot,
                     struct bg_sweep_lot *out)
{
    size_t measures = lot->result->ruleset->measures_n;
    bool *passes = BG_ARRAY(arena, lot->bids_n, bool);
    struct bg_figure *awarded = BG_ARRAY(arena, measures, struct bg_figure);
    *out = (struct bg_sweep_lot){lot->result->recommended, passes, 0, BG_MISSING, awarded};
    for (size_t i = 0; i < lot->bids_n; i++)
        out->passing += passes[i] = lot->bids[i].passes;
    for (size_t i = 0; i < measures; i++)
        awarded[i] = sweep_kept(arena, &lot->awarded[i]);
    if (out->recommended < 0 || !lot->result->bids[out->recommended].price.present)
        return;
    out->price = (struct bg_value){
        .type = BG_V_NUMBER,
        .row = -1,
        .as.number = lot->result->bids[out->recommended].price.amount,
    };
}

const char *bg_sweep_first_error(struct bg_arena *arena, const struct bg_diags *diags)
{
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++) {
        const struct bg_diag *diag = bg_diag_get(diags, i);
        if (bg_diag_rows[diag->code].severity == BG_ERROR)
            return bg_arena_text(arena, diag->message, strlen(diag->message));
    }
    return "the rules cannot be used";
}

/* A register under the rules of the point, against the baseline as it is. */
static void judge_point(struct point_call *call, struct bg_arena *scratch,
                        const struct bg_ruleset *ruleset)
{
    const struct bg_model *model = call->w->model;
    size_t c = (size_t)(call->w->sweep->of - model->cases);
    struct bg_register_options how = {.today = model->reg->cases[0],
                                      .like = model->reg->cases[c],
                                      .sums = BG_SUMS_TOTAL,
                                      .as_of = BG_NO_DATE};
    const struct bg_register_outcome *own =
        bg_register_judge(scratch, ruleset, model->reg->contracts, model->reg->wages, &how);
    call->out->figures =
        bg_model_register_figures(call->w->m->job->arena, call->w->sweep->of, model->reg->cases[0],
                                  own, scratch, &call->out->figures_n);
}

static void run_point(void *data)
{
    struct point_call *call = data;
    const struct bg_sweep *sweep = call->w->sweep;
    const struct bg_json *rules = sweep->of->rules->json;
    struct bg_arena *arena = call->w->m->job->arena;
    struct bg_job job = *call->w->m->job;
    struct bg_modelling m = *call->w->m;
    struct bg_model_case made = {.label = sweep->of->label};
    size_t n = sweep->of->stack_n;
    job.arena = call->w->scratch;
    job.diags = bg_diags_new(job.arena);
    m.job = &job;
    const struct bg_scenario **stack = BG_ARRAY(job.arena, n + 2, const struct bg_scenario *);
    if (n)
        memcpy(stack, sweep->of->stack, n * sizeof *stack);
    for (size_t a = 0; a < sweep->axes_n; a++) {
        struct bg_dec value = a == 0 ? call->x : bg_sweep_value(&sweep->axes[a], call->row);
        const struct bg_scenario *over = bg_sweep_scenario(&job, rules, sweep->axes[a].path, value);
        if (over)
            stack[n++] = over;
    }
    if (!bg_modelling_case(&m, stack, n, &made)) {
        call->out->why_not = bg_sweep_first_error(arena, job.diags);
        return;
    }
    if (call->w->model->reg && !made.rules->ruleset->reg) {
        call->out->why_not = "the ruleset has no section \"register\"";
        return;
    }
    if (call->w->model->reg)
        judge_point(call, job.arena, made.rules->ruleset);
    struct bg_sweep_lot *lots = BG_ARRAY(arena, made.lots_n, struct bg_sweep_lot);
    for (size_t i = 0; i < made.lots_n; i++)
        keep_lot(arena, &made.lots[i], &lots[i]);
    call->out->lots = lots;
}

void bg_sweep_point(struct bg_sweep_work *w, struct bg_dec x, size_t row,
                    struct bg_sweep_point *out)
{
    struct point_call call = {w, x, row, out};
    *out = (struct bg_sweep_point){0};
    if (!bg_arena_try(w->scratch, run_point, &call))
        bg_arena_out_of_memory(w->m->job->arena);
    bg_arena_reset(w->scratch);
}

/* -- all points -------------------------------------------------------------------------------- */

static void sweep_warn_unusable(struct bg_job *job, const struct bg_sweep *sweep)
{
    const char *why = "";
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < sweep->rows * sweep->axes[0].n && !*why; i++)
        if (sweep->points[i].why_not)
            why = bg_arena_printf(
                job->arena, "%s at %s: %s", sweep->axes[0].path,
                bg_dec_text(bg_sweep_value(&sweep->axes[0], i % sweep->axes[0].n), text),
                sweep->points[i].why_not);
    if (sweep->unusable)
        bg_diag_add(job->diags, BG_W943, BG_NOWHERE,
                    "%zu of %zu points of the sweep under \"%s\" cannot be used; the first is %s",
                    sweep->unusable, sweep->rows * sweep->axes[0].n, sweep->of->label, why);
}

static void run_sweep(struct bg_sweep_work *w)
{
    struct bg_sweep *sweep = w->sweep;
    size_t n = sweep->axes[0].n;
    struct bg_sweep_point *points =
        BG_ARRAY(w->m->job->arena, n * sweep->rows, struct bg_sweep_point);
    sweep->points = points;
    for (size_t row = 0; row < sweep->rows; row++) {
        for (size_t k = 0; k < n; k++) {
            struct bg_sweep_point *point = &points[row * n + k];
            bg_sweep_point(w, bg_sweep_value(&sweep->axes[0], k), row, point);
            sweep->unusable += point->why_not != NULL;
        }
        for (size_t k = 0; k + 1 < n; k++)
            bg_sweep_breaks(w, row, k);
    }
    sweep->breaks = w->breaks;
    sweep_warn_unusable(w->m->job, sweep);
}

static void sweep_release_arena(void *arena)
{
    bg_arena_free(arena);
}

static bool sweep_read_axes(struct bg_job *job, const char *const *specs, size_t n,
                            struct bg_sweep *sweep)
{
    bool ok = true;
    for (size_t i = 0; i < n; i++)
        ok = bg_sweep_axis_read(job, specs[i], sweep->of, &sweep->axes[i]) && ok;
    sweep->axes_n = n;
    sweep->rows = n == 2 ? sweep->axes[1].n : 1;
    if (!ok)
        return false;
    if (n == 2 && strcmp(sweep->axes[0].path, sweep->axes[1].path) == 0) {
        bg_diag_add(job->diags, BG_E942, BG_NOWHERE, "both sweeps are of \"%s\"",
                    sweep->axes[0].path);
        return false;
    }
    if (sweep->rows * sweep->axes[0].n > BG_SWEEP_POINTS_MAX) {
        bg_diag_add(job->diags, BG_E942, BG_NOWHERE,
                    "the two sweeps have %zu points together; at most %d are worked out",
                    sweep->rows * sweep->axes[0].n, BG_SWEEP_POINTS_MAX);
        return false;
    }
    return true;
}

bool bg_sweep_start(struct bg_modelling *m, const struct bg_model_case *cases, size_t cases_n,
                    const char *const *specs, size_t specs_n, struct bg_sweep *sweeps, size_t *n)
{
    if (specs_n > 2) {
        bg_diag_add(m->job->diags, BG_E942, BG_NOWHERE,
                    "%zu sweeps are given; one or two at a time", specs_n);
        return false;
    }
    struct bg_job job = *m->job;
    struct bg_diags **heard = BG_ARRAY(job.arena, cases_n, struct bg_diags *);
    bool *left_out = BG_ARRAY(job.arena, cases_n, bool);
    for (size_t i = 0; i < cases_n; i++) {
        heard[i] = job.diags = bg_diags_new(job.arena);
        sweeps[*n] = (struct bg_sweep){.of = &cases[i]};
        left_out[i] = !sweep_read_axes(&job, specs, specs_n, &sweeps[*n]);
        *n += !left_out[i];
    }
    for (size_t i = 0; i < cases_n; i++) {
        if (*n == 0)
            bg_diags_forward(m->job->diags, heard[i]);
        else if (left_out[i])
            bg_diag_add(m->job->diags, BG_W944, BG_NOWHERE, "\"%s\" is not swept: %s",
                        cases[i].label, bg_sweep_first_error(job.arena, heard[i]));
    }
    return *n > 0;
}

const struct bg_sweep *bg_job_sweeps(struct bg_modelling *m, const struct bg_model *model,
                                     const char *const *specs, size_t n, size_t *made)
{
    const struct bg_model_case *cases = model->cases;
    size_t cases_n = model->cases_n;
    struct bg_arena *arena = m->job->arena;
    struct bg_sweep *sweeps = BG_ARRAY(arena, cases_n + 1, struct bg_sweep);
    *made = 0;
    if (!bg_sweep_start(m, cases, cases_n, specs, n, sweeps, made))
        return sweeps;
    struct bg_sweep_work w = {.m = m, .model = model};
    void **slot = bg_arena_defer(arena, sweep_release_arena);
    *slot = w.scratch = bg_arena_new(0);
    if (!w.scratch)
        bg_arena_out_of_memory(arena);
    for (size_t i = 0; i < *made; i++) {
        w.sweep = &sweeps[i];
        w.breaks = NULL;
        w.capacity = 0;
        run_sweep(&w);
    }
    return sweeps;
}
