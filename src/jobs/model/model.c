/* The job of `model`: reads the stacks, evaluates each case, and compares it with the baseline. */
#include "jobs/model/model.h"

#include <string.h>

#include "base/field.h"
#include "base/list.h"
#include "intake/scenario/scenario.h"
#include "jobs/model/key.h"
#include "jobs/model/sweep.h"

/* -- reading stacks ---------------------------------------------------------------------------- */

struct file { /* read once, however many stacks name it */
    struct file *next;
    const char *path;
    struct bg_scenarios scenarios;
};
struct reading {
    struct bg_modelling *m;
    struct file *files;
    struct bg_model_case *cases;
    size_t n, capacity;
    bool ok;
};

static const struct bg_scenarios *model_read_file(struct reading *r, const char *path)
{
    struct bg_job *job = r->m->job;
    const char *why;
    for (struct file *f = r->files; f; f = f->next)
        if (strcmp(f->path, path) == 0)
            return &f->scenarios;
    struct file *file = BG_NEW(job->arena, struct file);
    *file = (struct file){.next = r->files, .path = path};
    r->files = file;
    const struct bg_source *source = bg_job_read(job, path, BG_RULESET_BYTES, &why);
    if (source)
        file->scenarios = bg_scenarios_load(job->arena, job->diags, source, r->m->base);
    else
        job->world_failed = true;
    return &file->scenarios;
}

/* The sheet that is named, or all. n 0: none, said. */
static struct bg_scenarios model_pick(struct reading *r, const char *part)
{
    struct bg_arena *arena = r->m->job->arena;
    const char *hash = strrchr(part, '#');
    const char *path = hash ? bg_arena_text(arena, part, (size_t)(hash - part)) : part;
    const struct bg_scenarios *all = model_read_file(r, path);
    const char **names = BG_ARRAY(arena, all->n, const char *);
    r->ok = r->ok && all->n > 0;
    if (!hash || all->n == 0)
        return *all;
    for (size_t i = 0; i < all->n; i++) {
        names[i] = all->scenario[i]->label;
        if (strcmp(names[i], hash + 1) == 0)
            return (struct bg_scenarios){&all->scenario[i], 1};
    }
    bg_diag_add(r->m->job->diags, BG_E910,
                (struct bg_pos){all->scenario[0]->source, 0, 0, hash + 1},
                "\"%s\" has no scenario \"%s\"%s", path, hash + 1,
                bg_did_you_mean(arena, hash + 1, names, all->n));
    r->ok = false;
    return (struct bg_scenarios){0};
}

/* The label, told apart from the cases before: in tables and in CSV it names the case. */
static const char *own_label(const struct reading *r, const char *label)
{
    const char *own = label;
    size_t same = 1;
    for (size_t i = 0; i < r->n; i++) {
        if (strcmp(r->cases[i].label, own) != 0)
            continue;
        own = bg_arena_printf(r->m->job->arena, "%s (%zu)", label, ++same);
        i = (size_t)-1; /* the new one may be taken too */
    }
    return own;
}

static bool model_is_same_stack(const struct bg_model_case *c,
                                const struct bg_scenario *const *stack, size_t n)
{
    bool same = c->stack_n == n;
    for (size_t i = 0; same && i < n; i++)
        same = c->stack[i] == stack[i];
    return same;
}

static void model_add_case(struct reading *r, const struct bg_scenario *const *stack, size_t n)
{
    struct bg_arena *arena = r->m->job->arena;
    BG_MORE(arena, r->cases, r->n, r->capacity);
    struct bg_buf label, title;
    bg_buf_init(&label, arena);
    bg_buf_init(&title, arena);
    for (size_t i = 0; i < n; i++) {
        bg_buf_printf(&label, "%s%s", i ? "+" : "", stack[i]->label);
        bg_buf_printf(&title, "%s%s", i ? "; " : "", stack[i]->title);
    }
    for (size_t i = 0; n && i < r->n; i++)
        if (model_is_same_stack(&r->cases[i], stack, n)) {
            bg_diag_add(r->m->job->diags, BG_W946, BG_NOWHERE, "\"%s\" is given twice",
                        bg_buf_text(&label));
            break;
        }
    const char *own = own_label(r, n ? bg_buf_text(&label) : "today");
    r->cases[r->n++] = (struct bg_model_case){.label = own,
                                              .title = n ? bg_buf_text(&title) : "Today's rules",
                                              .stack = stack,
                                              .stack_n = n};
}

/* One stack is one case; a workbook alone is a case for each of its sheets. */
static void read_stack(struct reading *r, const char *spec)
{
    struct bg_job *job = r->m->job;
    size_t most = 1, n = 0;
    for (const char *p = spec; *p; p++)
        most += *p == '+';
    const struct bg_scenario **stack = BG_ARRAY(job->arena, most, const struct bg_scenario *);
    for (const char *at = spec; at;) {
        const char *plus = strchr(at, '+');
        const char *part = plus ? bg_arena_text(job->arena, at, (size_t)(plus - at)) : at;
        struct bg_scenarios found = model_pick(r, part);
        if (most == 1 && found.n > 1) {
            for (size_t i = 0; i < found.n; i++)
                model_add_case(r, &found.scenario[i], 1);
            return;
        }
        if (found.n > 1) {
            bg_diag_add(job->diags, BG_E910, (struct bg_pos){found.scenario[0]->source, 0, 0, part},
                        "\"%s\" has %zu scenarios; say which of them is stacked, as %s#%s", part,
                        found.n, part, found.scenario[0]->label);
            r->ok = false;
        }
        if (found.n)
            stack[n++] = found.scenario[0];
        at = plus ? plus + 1 : NULL;
    }
    model_add_case(r, stack, n);
}

/* -- against the baseline ---------------------------------------------------------------------- */

static enum bg_bid_change model_change_of(const struct bg_model_bid *before,
                                          const struct bg_model_bid *after)
{
    bool gone = after->submitted->status == BG_BID_ACTIVE &&
                after->assumed.bid->status != BG_BID_ACTIVE &&
                before->assumed.bid->status == BG_BID_ACTIVE;
    if (gone)
        return BG_CHANGE_DROPPED_OUT;
    if (before->passes == after->passes)
        return BG_CHANGE_NONE;
    return after->passes ? BG_NEWLY_PASSES : BG_NEWLY_FAILS;
}

static void model_compare(const struct bg_model_case *before, struct bg_model_case *after)
{
    for (size_t k = 0; k < after->lots_n && k < before->lots_n; k++) {
        const struct bg_model_lot *was = &before->lots[k];
        struct bg_model_lot *now = (struct bg_model_lot *)&after->lots[k];
        now->recommends_other = was->result->recommended != now->result->recommended;
        for (size_t i = 0; i < now->bids_n && i < was->bids_n; i++)
            ((struct bg_model_bid *)now->bids)[i].change =
                model_change_of(&was->bids[i], &now->bids[i]);
    }
}

/* -- inputs ------------------------------------------------------------------------------------ */

static void add_input(struct bg_model *model, struct bg_input_file *files,
                      const struct bg_source *source)
{
    files[model->inputs_n].file = source->name;
    memcpy(files[model->inputs_n++].sha256, source->sha256, sizeof files[0].sha256);
}

static void model_record_inputs(const struct reading *r, struct bg_model *model)
{
    const struct bg_modelling *m = r->m;
    size_t n = 1 + m->inputs_n + 4;
    for (const struct file *f = r->files; f; f = f->next)
        n++;
    struct bg_input_file *files = BG_ARRAY(m->job->arena, n, struct bg_input_file);
    model->inputs = files;
    add_input(model, files, m->base->source);
    const struct file **in_order = BG_ARRAY(m->job->arena, n, const struct file *);
    size_t read = 0;
    for (const struct file *f = r->files; f; f = f->next) /* the newest first */
        in_order[read++] = f;
    while (read-- > 0)
        if (in_order[read]->scenarios.n)
            add_input(model, files, in_order[read]->scenarios.scenario[0]->source);
    for (size_t i = 0; i < m->inputs_n; i++)
        add_input(model, files, m->inputs[i].source);
    if (model->reg) {
        add_input(model, files, model->reg->contracts->source);
        if (model->reg->contracts->map)
            add_input(model, files, model->reg->contracts->map);
        add_input(model, files, model->reg->wages->source);
        if (model->reg->wages->map)
            add_input(model, files, model->reg->wages->map);
    }
}

/* The baseline first. False: some cannot be used, said. */
static bool read_stacks(struct reading *r, const struct bg_model_options *options)
{
    if (options->baseline)
        read_stack(r, options->baseline);
    else
        model_add_case(r, NULL, 0);
    if (r->n > 1) {
        bg_diag_add(r->m->job->diags, BG_E910, (struct bg_pos){.label = options->baseline},
                    "the baseline \"%s\" has %zu scenarios; name one of them, as FILE#SHEET",
                    options->baseline, r->n);
        r->ok = false;
    }
    for (size_t i = 0; i < options->scenarios_n; i++)
        read_stack(r, options->scenarios[i]);
    return r->ok;
}

const struct bg_model_case *bg_modelling_stacks(struct bg_modelling *m,
                                                const struct bg_model_options *options, size_t *n)
{
    struct reading r = {.m = m, .ok = true};
    bool ok = read_stacks(&r, options);
    *n = r.n;
    return ok ? r.cases : NULL;
}

/* The cases again at the date of the model, where that is later; all was said of them. */
static void move_cases(struct bg_modelling *m, struct bg_model_case *cases, size_t n)
{
    int64_t moment = bg_model_moment(cases, n);
    struct bg_job *job = m->job, silent = *job;
    if (moment == cases[0].rules->ruleset->as_of)
        return;
    silent.diags = bg_diags_new(job->arena);
    m->job = &silent;
    m->load.as_of = moment;
    for (size_t i = 0; i < n; i++)
        (void)bg_modelling_case(m, cases[i].stack, cases[i].stack_n, &cases[i]);
    m->job = job;
}

const struct bg_model *bg_job_model(struct bg_job *job, const struct bg_model_options *options)
{
    struct bg_modelling m;
    struct bg_model *model = BG_NEW(job->arena, struct bg_model);
    if (!bg_modelling_start(&m, job, options))
        return NULL;
    struct reading r = {.m = &m, .ok = true};
    r.ok = read_stacks(&r, options);
    for (size_t i = 0; i < r.n; i++)
        r.ok = bg_modelling_case(&m, r.cases[i].stack, r.cases[i].stack_n, &r.cases[i]) && r.ok;
    if (!r.ok)
        return NULL;
    int64_t asked = r.cases[0].rules->ruleset->as_of;
    if (options->contracts && options->as_of == BG_NO_DATE)
        move_cases(&m, r.cases, r.n);
    for (size_t i = 0; i < r.n; i++)
        model_compare(&r.cases[0], &r.cases[i]);
    model->cases = r.cases;
    model->cases_n = r.n;
    model->ruleset = r.cases[0].rules->ruleset;
    model->asked_as_of = asked;
    model->as_of = model->ruleset->as_of;
    if (options->contracts && !bg_model_add_register(job, options, model))
        return NULL;
    model_record_inputs(&r, model);
    bg_model_changes(job->arena, model);
    bg_model_say_moment(job, model);
    bg_model_keys(job, model);
    if (options->sweeps_n)
        model->sweeps =
            bg_job_sweeps(&m, model, options->sweeps, options->sweeps_n, &model->sweeps_n);
    if (options->sweeps_n && !model->sweeps_n)
        return NULL;
    bg_model_path(job->arena, model);
    return model;
}
