/* One case of a model: the ruleset with a stack of scenarios on it, the bids as their vendors are
 * assumed to respond, their evaluation and their measures. */
#include "jobs/model/model.h"

#include <string.h>

#include "intake/scenario/scenario.h"
#include "model/late.h"
#include "score/evaluate/evaluate.h"
#include "score/evaluate/measure.h"
#include "score/evaluate/respond.h"

bool bg_modelling_start(struct bg_modelling *m, struct bg_job *job,
                        const struct bg_model_options *options)
{
    *m = (struct bg_modelling){.job = job, .load = {.as_of = options->as_of}};
    const struct bg_source *source = bg_job_ruleset_text(job, options->ruleset);
    if (!source)
        return false;
    m->ruleset = bg_ruleset_load(job->arena, job->diags, source, &m->load);
    if (!m->ruleset)
        return false;
    m->base = bg_json_parse(job->arena, bg_diags_new(job->arena), source, NULL);
    if (options->bids_n)
        m->inputs = bg_job_inputs(job, m->ruleset, options->bids, options->bids_n, &m->inputs_n);
    return m->base != NULL && (m->inputs || !options->bids_n);
}

/* -- one lot ----------------------------------------------------------------------------------- */

struct lot_work {
    struct bg_modelling *m;
    struct bg_diags *diags; /* of this case; what the baseline was told is not told again */
    const struct bg_ruleset *ruleset;
    const char *label;
    struct bg_model_bid *bids;
    struct bg_bids assumed;
    struct bg_model_lot *out;
};

static void case_respond(struct lot_work *w, const struct bg_responses *responses,
                         const struct bg_bids *bids)
{
    struct bg_arena *arena = w->m->job->arena;
    const struct bg_bid **assumed = BG_ARRAY(arena, bids->n, const struct bg_bid *);
    w->bids = BG_ARRAY(arena, bids->n, struct bg_model_bid);
    for (size_t i = 0; i < bids->n; i++) {
        struct bg_model_bid *bid = &w->bids[i];
        bid->submitted = bids->bid[i];
        bid->assumed = bg_respond(arena, w->ruleset, responses, bids->bid[i]);
        assumed[i] = bid->assumed.bid;
        if (bid->assumed.unclear[0])
            bg_diag_add(w->diags, BG_W916, bids->bid[i]->pos, "bid \"%s\" under \"%s\": %s",
                        bids->bid[i]->id, w->label, bid->assumed.unclear);
    }
    w->assumed = (struct bg_bids){.bid = assumed, .n = bids->n, .panel = bids->panel};
}

/* As the scenario assumes: it is in no figure then. */
static bool drops_out(const struct bg_model_bid *bid)
{
    return bid->submitted->status == BG_BID_ACTIVE && bid->assumed.bid->status != BG_BID_ACTIVE;
}

static void measure_bid(struct lot_work *w, struct bg_model_bid *bid)
{
    struct bg_arena *arena = w->m->job->arena;
    size_t n = w->ruleset->measures_n;
    struct bg_figure *figures = BG_ARRAY(arena, n, struct bg_figure);
    struct bg_class_figures *classes = BG_ARRAY(arena, n, struct bg_class_figures);
    struct bg_measuring measuring = {.arena = arena,
                                     .ruleset = w->ruleset,
                                     .submitted = bid->submitted,
                                     .assumed = bid->assumed.bid,
                                     .date = BG_NO_DATE};
    for (size_t i = 0; i < n; i++) {
        figures[i] = (struct bg_figure){BG_MISSING, BG_MISSING, BG_MISSING};
        if (!bg_bid_is_admitted(w->ruleset, bid->submitted) || drops_out(bid))
            continue;
        figures[i] = bg_measure(&measuring, i);
        classes[i] = bg_measure_classes(&measuring, i);
    }
    bid->figures = figures;
    bid->classes = classes;
}

/* Of one contract one bid is awarded: what its rivals would be is no part of any figure. */
static void set_awarded(struct lot_work *w)
{
    size_t n = w->ruleset->measures_n;
    struct bg_figure *awarded = BG_ARRAY(w->m->job->arena, n, struct bg_figure);
    int winner = w->out->result->recommended;
    for (size_t i = 0; i < n; i++)
        awarded[i] = winner >= 0 ? w->bids[winner].figures[i]
                                 : (struct bg_figure){BG_MISSING, BG_MISSING, BG_MISSING};
    w->out->awarded = awarded;
}

static void run_lot(struct lot_work *w, const char *lot, const struct bg_responses *responses)
{
    struct bg_modelling *m = w->m;
    struct bg_bids bids = bg_job_bind(m->job, w->diags, w->ruleset, lot, m->inputs, m->inputs_n);
    case_respond(w, responses, &bids);
    struct bg_lot_result *result =
        bg_evaluate_said(m->job->arena, m->job->language, w->ruleset, &w->assumed);
    result->lot = lot;
    for (size_t i = 0; i < result->comparison_n; i++)
        w->bids[result->comparison_set[i]].passes = true;
    for (size_t i = 0; i < bids.n; i++)
        measure_bid(w, &w->bids[i]);
    *w->out = (struct bg_model_lot){
        .lot = lot, .responses = *responses, .result = result, .bids = w->bids, .bids_n = bids.n};
    set_awarded(w);
}

bool bg_modelling_case(struct bg_modelling *m, const struct bg_scenario *const *stack, size_t n,
                       struct bg_model_case *out)
{
    struct bg_job *job = m->job;
    const struct bg_scenario_rules *rules =
        bg_scenario_apply(job->arena, job->diags, m->base, stack, n, &m->load);
    if (!rules)
        return false;
    const struct bg_ruleset *whole = rules->ruleset;
    size_t lots_n = whole->lots_n ? whole->lots_n : 1;
    struct bg_model_lot *lots = BG_ARRAY(job->arena, lots_n, struct bg_model_lot);
    struct bg_diags *diags = bg_diags_new(job->arena);
    bool ok = true;
    for (size_t i = 0; i < lots_n; i++) {
        const struct bg_lot *lot = whole->lots_n ? &whole->lots[i] : NULL;
        struct lot_work w = {.m = m,
                             .diags = diags,
                             .ruleset = lot ? lot->ruleset : whole,
                             .label = out->label ? out->label : "",
                             .out = &lots[i]};
        struct bg_responses responses;
        if (bg_scenario_responses(job->arena, diags, w.ruleset, stack, n, &responses))
            run_lot(&w, lot ? lot->id : "", &responses);
        else
            ok = false;
    }
    bg_diags_forward(job->diags, diags);
    out->rules = rules;
    out->lots = lots;
    out->lots_n = lots_n;
    return ok;
}
