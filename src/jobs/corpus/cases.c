/* The scenarios of a run over a corpus, put on the ruleset once. */
#include <string.h>

#include "base/field.h"
#include "base/list.h"
#include "intake/scenario/scenario.h"
#include "jobs/corpus/cases.h"
#include "jobs/model/key.h"

/* A corpus says nothing of lots, so that there is no telling which of them a tender is for. */
static bool has_no_lots(struct bg_job *job, const struct bg_ruleset *ruleset)
{
    if (ruleset->lots_n == 0)
        return true;
    bg_diag_add(job->diags, BG_E955, (struct bg_pos){ruleset->source, 0, 0, NULL},
                "the ruleset has lots, and tenders of a corpus have none");
    return false;
}

struct bg_corpus_rules *bg_corpus_add_rules(struct bg_corpus_making *k)
{
    BG_MORE(k->job->arena, k->rules, k->n, k->room);
    struct bg_corpus_rules *out = &k->rules[k->n++];
    *out = (struct bg_corpus_rules){
        .description = "", .from = BG_NO_DATE, .until = BG_NO_DATE, .of = k->n - 1};
    return out;
}

static bool cases_add_case(struct bg_corpus_making *k, struct bg_model_case *c)
{
    struct bg_job *job = k->job;
    struct bg_corpus_rules *out = bg_corpus_add_rules(k);
    const struct bg_scenario_rules *applied =
        bg_scenario_apply(job->arena, job->diags, k->m->base, c->stack, c->stack_n, &k->m->load);
    out->id = c->label;
    out->title = c->title;
    if (!applied || !has_no_lots(job, applied->ruleset) ||
        !bg_scenario_responses(job->arena, job->diags, applied->ruleset, c->stack, c->stack_n,
                               &out->responses))
        return false;
    c->rules = applied;
    out->ruleset = applied->ruleset;
    out->json = applied->json;
    if (c->stack_n)
        out->description = c->stack[c->stack_n - 1]->description;
    return true;
}

/* -- what a page says of a case ------------------------------------------------------------------ */

static const char *cases_number_text(struct bg_arena *arena, const struct bg_value *value)
{
    char text[BG_DEC_TEXT];
    if (value->type != BG_V_NUMBER)
        return "";
    bg_dec_text(value->as.number, text);
    return bg_arena_text(arena, text, strlen(text));
}

/* Figures in force where tenders have no date of their own. */
static void cases_set_steps(struct bg_corpus_making *k, const struct bg_model *model, size_t c,
                            struct bg_corpus_rules *out)
{
    struct bg_job silent = *k->job; /* a tender's own date may be another */
    silent.diags = bg_diags_new(k->job->arena);
    const struct bg_key_step *found = bg_model_in_force(&silent, model, c, &out->steps_n);
    struct bg_corpus_step *steps = BG_ARRAY(k->job->arena, out->steps_n, struct bg_corpus_step);
    for (size_t i = 0; i < out->steps_n; i++)
        steps[i] = (struct bg_corpus_step){
            .title = found[i].title,
            .unit = found[i].unit,
            .today = cases_number_text(k->job->arena, &found[i].today),
            .proposed = cases_number_text(k->job->arena, &found[i].proposed),
            .date = found[i].date};
    out->steps = steps;
}

static void cases_set_sources(struct bg_corpus_making *k, size_t c, struct bg_corpus_rules *out)
{
    const struct bg_model_case *own = &k->cases[c];
    size_t most = out->ruleset->sources_n, n = 0;
    for (size_t i = 0; i < own->stack_n; i++)
        most += own->stack[i]->sources_n;
    struct bg_source_ref *sources = BG_ARRAY(k->job->arena, most, struct bg_source_ref);
    for (size_t i = 0; i < own->stack_n; i++)
        for (size_t s = 0; s < own->stack[i]->sources_n; s++)
            sources[n++] = own->stack[i]->sources[s];
    for (size_t s = 0; c == 0 && s < out->ruleset->sources_n; s++)
        sources[n++] = out->ruleset->sources[s];
    out->sources = sources;
    out->sources_n = n;
}

/* Enough of a model for what is asked of its rules alone. */
static void describe_cases(struct bg_corpus_making *k)
{
    struct bg_model model = {.cases = k->cases,
                             .cases_n = k->cases_n,
                             .ruleset = k->rules[0].ruleset,
                             .as_of = k->rules[0].ruleset->as_of};
    for (size_t c = 0; c < k->cases_n; c++) {
        struct bg_corpus_rules *out = &k->rules[c];
        cases_set_steps(k, &model, c, out);
        out->left_out = bg_model_left_out(k->job, &model, c, &out->left_out_n);
        cases_set_sources(k, c, out);
    }
}

/* -- groups -------------------------------------------------------------------------------------- */

static bool can_group(const struct bg_field *field)
{
    return field->type == BG_FIELD_BOOLEAN || field->type == BG_FIELD_CHOICE;
}

/* The question that was named; unless said, one about the vendor's size, where the ruleset has one. */
static int grouping_field(const struct bg_ruleset *r, const char *by)
{
    static const char *const usual[] = {"vendor_size", "business_size", "small_business"};
    if (by)
        return bg_ruleset_field(r, by);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        int slot = bg_ruleset_field(r, usual[i]);
        if (slot >= 0 && can_group(&r->fields[slot]))
            return slot;
    }
    return -1;
}

/* False: said. */
static bool cases_set_groups(struct bg_corpus_making *k, const char *by)
{
    const struct bg_ruleset *r = k->rules[0].ruleset;
    int slot = grouping_field(r, by);
    if (by && (slot < 0 || !can_group(&r->fields[slot]))) {
        const char **names = BG_ARRAY(k->job->arena, r->fields_n, const char *);
        size_t n = 0;
        for (size_t i = 0; i < r->fields_n; i++)
            if (can_group(&r->fields[i]))
                names[n++] = r->fields[i].id;
        bg_diag_add(k->job->diags, BG_E945, BG_NOWHERE, "--by=%s: %s%s", by,
                    slot < 0 ? "the ruleset has no such question"
                             : "this is neither a yes/no question nor a choice",
                    bg_did_you_mean(k->job->arena, by, names, n));
        return false;
    }
    for (size_t c = 0; slot >= 0 && c < k->n; c++) {
        int own = bg_ruleset_field(k->rules[c].ruleset, r->fields[slot].id);
        if (own >= 0 && k->rules[c].ruleset->fields[own].type == r->fields[slot].type)
            k->rules[c].by = own + 1;
    }
    return true;
}

struct bg_corpus_cases bg_job_corpus_cases(struct bg_job *job, const struct bg_corpus_asked *asked)
{
    const struct bg_model_options *options = &asked->model;
    struct bg_modelling m;
    size_t cases_n;
    const struct bg_model_case *cases = NULL;
    if (bg_modelling_start(&m, job, options) && has_no_lots(job, m.ruleset))
        cases = bg_modelling_stacks(&m, options, &cases_n);
    if (!cases)
        return (struct bg_corpus_cases){0};
    struct bg_corpus_making k = {.job = job, .m = &m, .cases = cases, .cases_n = cases_n};
    bool ok = true;
    for (size_t i = 0; i < cases_n; i++)
        ok = cases_add_case(&k, (struct bg_model_case *)&cases[i]) && ok;
    if (!ok)
        return (struct bg_corpus_cases){0};
    describe_cases(&k);
    if (!cases_set_groups(&k, asked->by))
        return (struct bg_corpus_cases){0};
    if (options->sweeps_n && !bg_corpus_add_sweeps(&k, options->sweeps, options->sweeps_n))
        return (struct bg_corpus_cases){0};
    if (!asked->no_ranges)
        bg_corpus_add_corners(&k);
    if (asked->years)
        bg_corpus_add_years(&k);
    return (struct bg_corpus_cases){k.rules, k.n, k.axes, k.axes_n};
}
