/* Which assumption matters, and the range of every key figure, for each case of a model: each run works
 * the key figures out anew with other assumptions, on both sides. */
#include "jobs/model/key.h"

#include <string.h>

#include "intake/scenario/scenario.h"
#include "score/evaluate/evaluate.h"
#include "score/evaluate/respond.h"
#include "score/headline/headline.h"
#include "score/register/register.h"
#include "score/robustness/sensitivity.h"

enum { DRAWS = 100, DRAWN_LINES = 2000, DRAWN_BIDS = 50 };

struct probing { /* what a run of the search reads */
    const struct bg_model *model;
    size_t c;
};

/* Differences; of the first case of a tender, which is beside nothing, its own figures. */
static void sensitivity_fill(const struct bg_key_list *list, bool levels, struct bg_probe *out)
{
    for (size_t i = 0; i < list->n; i++) {
        out->keys[i] = levels ? list->items[i].proposed : list->items[i].more;
        out->lows[i] = list->items[i].low;
        out->highs[i] = list->items[i].high;
    }
}

/* -- a register ----------------------------------------------------------------------------------
 */

static void conclude_register(const struct bg_register_outcome *o, struct bg_probe *out)
{
    if (!o->has_budget)
        return;
    bool within =
        o->total.buyer_cost.lines && bg_dec_cmp(o->total.buyer_cost.point, o->budget) <= 0;
    out->conclusions[0] = !o->total.buyer_cost.lines ? "the cost to the buyer is not known"
                          : within                   ? "the cost to the buyer is within the budget"
                                                     : "the cost to the buyer is over the budget";
}

static void run_register(const void *data, struct bg_arena *scratch,
                         const struct bg_ruleset *ruleset, const struct bg_assumed *assumed,
                         size_t n, struct bg_probe *out)
{
    const struct probing *p = data;
    const struct bg_model_register *reg = p->model->reg;
    const struct bg_ruleset *base =
        bg_ruleset_assuming(scratch, p->model->cases[0].rules->ruleset, assumed, n);
    struct bg_register_options how = {
        .like = reg->cases[0], .sums = BG_SUMS_NONE, .as_of = BG_NO_DATE};
    struct bg_key_list list = {.arena = scratch};
    if (p->c > 0)
        how.today = bg_register_judge(scratch, base, reg->contracts, reg->wages, &how);
    how.like = reg->cases[p->c];
    how.sums = out->concludes_alone ? BG_SUMS_BUYER : BG_SUMS_TOTAL;
    const struct bg_register_outcome *o =
        bg_register_judge(scratch, ruleset, reg->contracts, reg->wages, &how);
    conclude_register(o, out);
    if (out->concludes_alone)
        return;
    bg_key_register(&list, how.today, o);
    sensitivity_fill(&list, false, out);
}

/* -- a tender ------------------------------------------------------------------------------------
 */

struct tender { /* one lot of one run */
    struct bg_arena *scratch;
    const struct bg_model_case *c;
    const struct bg_ruleset *ruleset;
    const struct bg_model_lot *lot;
};

/* The lot evaluated again with other figures, bids as their vendors then respond. */
static struct bg_key_lot evaluate_lot(const struct tender *t)
{
    struct bg_diags *diags = bg_diags_new(t->scratch); /* all was said when the case was made */
    struct bg_responses responses = {0};
    size_t n = t->lot->bids_n;
    const struct bg_bid **assumed = BG_ARRAY(t->scratch, n, const struct bg_bid *);
    const struct bg_bid **submitted = BG_ARRAY(t->scratch, n, const struct bg_bid *);
    struct bg_dec *ripple = BG_ARRAY(t->scratch, n, struct bg_dec);
    (void)bg_scenario_responses(t->scratch, diags, t->ruleset, t->c->stack, t->c->stack_n,
                                &responses);
    for (size_t i = 0; i < n; i++) {
        submitted[i] = t->lot->bids[i].submitted;
        struct bg_assumed_bid own = bg_respond(t->scratch, t->ruleset, &responses, submitted[i]);
        assumed[i] = own.bid;
        ripple[i] = own.ripple;
    }
    struct bg_bids bids = {.bid = assumed, .n = n, .panel = t->lot->result->panel};
    return (struct bg_key_lot){.ruleset = t->ruleset,
                               .result = bg_evaluate_briefly(t->scratch, t->ruleset, &bids),
                               .submitted = submitted,
                               .assumed = assumed,
                               .panel = t->lot->result->panel,
                               .ripple = ripple};
}

static struct bg_key_lot *evaluate_case(struct bg_arena *scratch, const struct bg_model_case *c,
                                        const struct bg_ruleset *ruleset)
{
    struct bg_key_lot *lots = BG_ARRAY(scratch, c->lots_n, struct bg_key_lot);
    for (size_t k = 0; k < c->lots_n; k++) {
        struct tender t = {scratch, c, ruleset->lots_n ? ruleset->lots[k].ruleset : ruleset,
                           &c->lots[k]};
        lots[k] = evaluate_lot(&t);
    }
    return lots;
}

static const char *conclusion(struct bg_arena *scratch, const struct bg_key_lot *lot,
                              const char *name)
{
    int winner = lot->result->recommended;
    const char *words = "no bid is recommended";
    if (winner >= 0) {
        const struct bg_bid *bid = lot->assumed[winner];
        words = bg_arena_printf(scratch, "%s is recommended", bid->vendor_name);
    }
    return name[0] ? bg_arena_printf(scratch, "lot %s: %s", name, words) : words;
}

static void conclude_tender(struct bg_arena *scratch, const struct bg_model_case *c,
                            const struct bg_key_lot *lots, struct bg_probe *out)
{
    for (size_t k = 0; k < c->lots_n; k++)
        out->conclusions[k] = conclusion(scratch, &lots[k], c->lots[k].lot);
}

static void run_tender(const void *data, struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                       const struct bg_assumed *assumed, size_t n, struct bg_probe *out)
{
    const struct probing *p = data;
    const struct bg_model_case *c = &p->model->cases[p->c], *first = &p->model->cases[0];
    struct bg_key_lot *then = evaluate_case(scratch, c, ruleset), *today = then;
    conclude_tender(scratch, c, then, out);
    if (out->concludes_alone)
        return;
    if (p->c > 0)
        today = evaluate_case(scratch, first,
                              bg_ruleset_assuming(scratch, first->rules->ruleset, assumed, n));
    struct bg_key_list list = {.arena = scratch};
    if (p->c)
        (void)bg_key_lots_apply(scratch, today, then, c->lots_n);
    bg_key_award(&list, today, then, c->lots_n);
    sensitivity_fill(&list, p->c == 0, out);
}

/* -- the question --------------------------------------------------------------------------------
 */

/* What buyers pay orders the assumptions; where that is not known, what jobs pay. */
static void pick_figures(struct bg_job *job, const struct bg_key_figures *keys, bool differs,
                         struct bg_sensitivity_question *q)
{
    struct bg_headline_figure *figures = BG_ARRAY(job->arena, keys->n, struct bg_headline_figure);
    size_t *follows = BG_ARRAY(job->arena, keys->n, size_t);
    bool priced = false;
    q->main = 0;
    for (size_t i = 0; i < keys->n; i++) {
        const struct bg_key_figure *f = &keys->items[i];
        if (!f->swings)
            continue;
        bool price = strcmp(f->id, "buyer_cost") == 0 || strcmp(f->id, "price") == 0;
        bool pay = strcmp(f->id, "wage_bill") == 0;
        bool known = (differs ? f->more.type : f->proposed.type) == BG_V_NUMBER;
        if (known && (price || (pay && !priced)))
            q->main = q->figures_n;
        priced |= price && known;
        follows[q->figures_n] = i;
        const char *title = differs && f->today.type == BG_V_NUMBER
                                ? bg_arena_printf(job->arena, "%s: difference", f->title)
                                : f->title;
        figures[q->figures_n++] =
            (struct bg_headline_figure){f->id, title, f->unit, f->kind == BG_KEY_MONEY ? 2 : 0};
    }
    q->figures = figures;
    q->follows = follows;
    q->keys_n = keys->n;
}

const struct bg_sensitivity *bg_model_sensitivity(struct bg_job *job, const struct bg_model *model,
                                                  size_t c, const struct bg_key_figures *keys)
{
    const struct bg_model_case *own = &model->cases[c];
    struct probing probing = {.model = model, .c = c};
    struct bg_sensitivity_question q = {.ruleset = own->rules->ruleset,
                                        .as_of = model->as_of,
                                        .data = &probing,
                                        .scope = keys->scope};
    size_t bids = 0, responses = 0;
    for (size_t k = 0; k < own->lots_n; k++) {
        bids += own->lots[k].bids_n;
        responses += own->lots[k].responses.n;
    }
    pick_figures(job, keys, model->reg || c > 0, &q);
    if (model->reg) {
        q.run = run_register;
        q.conclusions_n = model->reg->cases[c]->has_budget ? 1 : 0;
        q.draws = model->reg->contracts->lines_n <= DRAWN_LINES ? DRAWS : 0;
    } else {
        q.run = run_tender;
        q.conclusions_n = own->lots_n;
        q.of_awards = responses == 0; /* which may follow any figure */
        q.draws = bids <= DRAWN_BIDS ? DRAWS : 0;
    }
    return q.figures_n ? bg_sensitivity(job->arena, &q) : NULL;
}
