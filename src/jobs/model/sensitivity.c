/* Which assumption matters, for each case of a model: of a register its own headline figures and
 * the budget; of a tender the measures that are headlines and the recommended bids. */
#include "jobs/model/model.h"

#include <string.h>

#include "intake/scenario/scenario.h"
#include "score/evaluate/evaluate.h"
#include "score/evaluate/measure.h"
#include "score/register/register.h"
#include "score/evaluate/respond.h"
#include "score/robustness/sensitivity.h"

struct probing { /* what a run of the search reads */
    const struct bg_model *model;
    size_t c;
    const size_t *measures; /* by figure */
    size_t figures_n;
};

static struct bg_value number(struct bg_dec value)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = value};
}

/* -- a register ----------------------------------------------------------------------------------
 */

static struct bg_value sum_value(const struct bg_estimate_sum *sum)
{
    return sum->lines ? number(sum->point) : BG_MISSING;
}

static void run_register(const void *data, struct bg_arena *scratch,
                         const struct bg_ruleset *ruleset, const struct bg_assumed *assumed,
                         struct bg_probe *out)
{
    const struct probing *p = data;
    const struct bg_model_register *reg = p->model->reg;
    const struct bg_ruleset *base = p->model->ruleset;
    struct bg_register_options how = {.like = reg->cases[0], .as_of = BG_NO_DATE};
    if (p->c > 0) {
        if (assumed)
            base = bg_ruleset_assuming(scratch, base, assumed);
        how.today = bg_register_judge(scratch, base, reg->contracts, reg->wages, &how);
    }
    const struct bg_register_outcome *o =
        bg_register_judge(scratch, ruleset, reg->contracts, reg->wages, &how);
    out->figures[0] = sum_value(&o->total.below);
    out->figures[1] = sum_value(&o->total.raise);
    out->figures[2] = sum_value(&o->total.buyer_cost);
    if (!o->has_budget)
        return;
    bool within =
        o->total.buyer_cost.lines && bg_dec_cmp(o->total.buyer_cost.point, o->budget) <= 0;
    out->conclusions[0] = !o->total.buyer_cost.lines ? "the cost to the buyer is not known"
                          : within                   ? "the cost to the buyer is within the budget"
                                                     : "the cost to the buyer is over the budget";
}

static const struct bg_sensitivity *of_register(struct bg_job *job, const struct bg_model *model,
                                                size_t c)
{
    const char *currency = model->ruleset->currency;
    struct bg_headline_figure *figures = BG_ARRAY(job->arena, 3, struct bg_headline_figure);
    const struct bg_register_outcome *o = model->reg->cases[c];
    const char *money = bg_arena_printf(job->arena, "%s/year", currency);
    struct probing probing = {.model = model, .c = c};
    figures[0] = (struct bg_headline_figure){"below_floor", "Workers below the floor", "people", 0};
    figures[1] = (struct bg_headline_figure){"raise_per_year", "Raise a year", money, 0};
    figures[2] = (struct bg_headline_figure){"buyer_cost", "Cost to the buyer a year", money, 0};
    struct bg_sensitivity_question q = {.ruleset = model->cases[c].rules->ruleset,
                                        .as_of = model->as_of,
                                        .figures = figures,
                                        .figures_n = 3,
                                        .main = o->total.buyer_cost.lines ? 2 : 1,
                                        .conclusions_n = o->has_budget ? 1 : 0,
                                        .run = run_register,
                                        .data = &probing,
                                        .scope = "covered contracts"};
    return bg_sensitivity(job->arena, &q);
}

/* -- a tender ------------------------------------------------------------------------------------
 */

struct tender { /* one lot of one run */
    struct bg_arena *scratch;
    const struct probing *p;
    const struct bg_ruleset *ruleset;
    const struct bg_model_lot *lot;
};

/* Adds the recommended bid to the figures, as the first page does, and gives it in words. */
static const char *run_lot(const struct tender *t, struct bg_figure *sums, size_t *counted)
{
    const struct bg_model_case *c = &t->p->model->cases[t->p->c];
    struct bg_diags *diags = bg_diags_new(t->scratch); /* all was said when the case was made */
    struct bg_responses responses = {0};
    size_t n = t->lot->bids_n;
    const struct bg_bid **assumed = BG_ARRAY(t->scratch, n, const struct bg_bid *);
    (void)bg_scenario_responses(t->scratch, diags, t->ruleset, c->stack, c->stack_n, &responses);
    for (size_t i = 0; i < n; i++)
        assumed[i] = bg_respond(t->scratch, t->ruleset, &responses, t->lot->bids[i].submitted).bid;
    struct bg_bids bids = {.bid = assumed, .n = n};
    const struct bg_lot_result *result = bg_evaluate(t->scratch, t->ruleset, &bids);
    const char *name = "no bid is recommended";
    if (result->recommended >= 0) {
        size_t winner = (size_t)result->recommended;
        struct bg_measuring measuring = {.arena = t->scratch,
                                         .ruleset = t->ruleset,
                                         .submitted = t->lot->bids[winner].submitted,
                                         .assumed = assumed[winner],
                                         .date = BG_NO_DATE};
        for (size_t f = 0; f < t->p->figures_n; f++) {
            struct bg_figure figure = bg_measure(&measuring, t->p->measures[f]);
            bg_figure_add(&sums[f], &counted[f], &figure);
        }
        const struct bg_bid *bid = assumed[winner];
        name = bg_arena_printf(t->scratch, "%s is recommended",
                               bid->vendor_name[0] ? bid->vendor_name : bid->id);
    }
    return t->lot->lot[0] ? bg_arena_printf(t->scratch, "lot %s: %s", t->lot->lot, name) : name;
}

static void run_tender(const void *data, struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                       const struct bg_assumed *assumed, struct bg_probe *out)
{
    const struct probing *p = data;
    const struct bg_model_case *c = &p->model->cases[p->c];
    struct bg_figure *sums = BG_ARRAY(scratch, p->figures_n, struct bg_figure);
    size_t *counted = BG_ARRAY(scratch, p->figures_n, size_t);
    (void)assumed;
    for (size_t f = 0; f < p->figures_n; f++)
        sums[f] = (struct bg_figure){BG_MISSING, BG_MISSING, BG_MISSING};
    for (size_t k = 0; k < c->lots_n; k++) {
        struct tender t = {scratch, p, ruleset->lots_n ? ruleset->lots[k].ruleset : ruleset,
                           &c->lots[k]};
        out->conclusions[k] = run_lot(&t, sums, counted);
    }
    /* a lot without a recommended bid, or whose bid does not answer, leaves the sum open */
    for (size_t f = 0; f < p->figures_n; f++)
        out->figures[f] = sums[f].value.type == BG_V_NUMBER && counted[f] == c->lots_n
                              ? sums[f].value
                              : BG_MISSING;
}

/* The measures of the first page; where the ruleset marks none, every one that is summed. */
static size_t pick_measures(const struct bg_ruleset *ruleset, size_t *out)
{
    size_t n = 0;
    for (size_t m = 0; m < ruleset->measures_n; m++)
        if (ruleset->measures[m].headline != BG_HEADLINE_NONE)
            out[n++] = m;
    for (size_t m = 0; n == 0 && m < ruleset->measures_n; m++)
        if (ruleset->measures[m].summed)
            out[n++] = m;
    return n;
}

static const struct bg_sensitivity *of_tender(struct bg_job *job, const struct bg_model *model,
                                              size_t c)
{
    const struct bg_ruleset *ruleset = model->cases[c].rules->ruleset;
    size_t *measures = BG_ARRAY(job->arena, ruleset->measures_n, size_t);
    size_t n = pick_measures(ruleset, measures), main = 0;
    struct bg_headline_figure *figures = BG_ARRAY(job->arena, n, struct bg_headline_figure);
    for (size_t f = 0; f < n; f++) {
        const struct bg_measure *m = &ruleset->measures[measures[f]];
        figures[f] = (struct bg_headline_figure){m->id, m->title, m->unit, 2};
        if (m->headline == BG_HEADLINE_MONEY)
            main = f;
    }
    struct probing probing = {.model = model, .c = c, .measures = measures, .figures_n = n};
    struct bg_sensitivity_question q = {.ruleset = ruleset,
                                        .as_of = model->as_of,
                                        .figures = figures,
                                        .figures_n = n,
                                        .main = main,
                                        .conclusions_n = model->cases[c].lots_n,
                                        .run = run_tender,
                                        .data = &probing,
                                        .scope = "the recommended bid"};
    return n ? bg_sensitivity(job->arena, &q) : NULL;
}

void bg_model_sensitivity(struct bg_job *job, struct bg_model *model)
{
    struct bg_model_case *cases = (struct bg_model_case *)model->cases;
    for (size_t c = 0; c < model->cases_n; c++)
        cases[c].sensitivity = model->reg ? of_register(job, model, c) : of_tender(job, model, c);
}
