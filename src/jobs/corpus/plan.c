/* The plan of a run over a corpus: what does not change while lines are worked on. */
#include <string.h>

#include "jobs/corpus/work.h"
#include "score/evaluate/respond.h"
#include "score/kind/kind.h"

static bool plan_same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_field(const struct bg_field *a, const struct bg_field *b)
{
    if (strcmp(a->id, b->id) != 0 || a->type != b->type || a->required != b->required ||
        a->asked_of != b->asked_of || a->has_min != b->has_min || a->has_max != b->has_max ||
        a->choices_n != b->choices_n || a->columns_n != b->columns_n ||
        !plan_same_text(a->pattern_text, b->pattern_text) || bg_dec_cmp(a->min, b->min) != 0 ||
        bg_dec_cmp(a->max, b->max) != 0 || a->min_date != b->min_date || a->max_date != b->max_date)
        return false;
    for (size_t i = 0; i < a->choices_n; i++)
        if (strcmp(a->choices[i].id, b->choices[i].id) != 0)
            return false;
    for (size_t i = 0; i < a->columns_n; i++)
        if (!same_field(&a->columns[i], &b->columns[i]))
            return false;
    return true;
}

/* A bid that is bound to the one is bound to the other as well. */
static bool same_binding(const struct bg_ruleset *a, const struct bg_ruleset *b)
{
    if (a->fields_n != b->fields_n || !plan_same_text(a->currency, b->currency) ||
        !plan_same_text(a->price.tax_basis, b->price.tax_basis))
        return false;
    for (size_t i = 0; i < a->fields_n; i++)
        if (!same_field(&a->fields[i], &b->fields[i]))
            return false;
    return true;
}

/* The answers that a question may have, and none. */
static void plan_set_groups(struct bg_arena *arena, const struct bg_field *field,
                            struct bg_corpus_scenario *out)
{
    bool choice = field->type == BG_FIELD_CHOICE;
    size_t n = choice ? field->choices_n : 2;
    const char **names = BG_ARRAY(arena, n + 1, const char *);
    for (size_t i = 0; choice && i < n; i++)
        names[i] = field->choices[i].label[0] ? field->choices[i].label : field->choices[i].id;
    if (!choice) {
        names[0] = "yes";
        names[1] = "no";
    }
    names[n] = "not said";
    out->by = field->short_label[0] ? field->short_label : field->label;
    out->groups = names;
    out->groups_n = n + 1;
}

/* What reports need of the scenario. */
static struct bg_corpus_scenario plan_describe(struct bg_arena *arena,
                                               const struct bg_corpus_rules *from)
{
    const struct bg_ruleset *r = from->ruleset;
    bool of_awards = from->role > BG_CORPUS_POINT;
    struct bg_corpus_item *items = BG_ARRAY(arena, r->criteria_n, struct bg_corpus_item);
    for (size_t i = 0; i < r->criteria_n; i++) {
        const struct bg_criterion *c = &r->criteria[i];
        items[i] = (struct bg_corpus_item){.id = c->id,
                                           .title = c->title,
                                           .kind = c->kind ? c->kind->name : "",
                                           .depth = c->depth};
        if (c->share)
            (void)bg_ratio_round(c->share, r->award.decimals, BG_HALF_UP, &items[i].share);
    }
    struct bg_corpus_measured *measures = BG_ARRAY(arena, r->measures_n, struct bg_corpus_measured);
    for (size_t i = 0; i < r->measures_n; i++) {
        const struct bg_measure *m = &r->measures[i];
        measures[i] = (struct bg_corpus_measured){.id = m->id,
                                                  .title = m->title,
                                                  .unit = m->unit,
                                                  .short_title = m->short_title,
                                                  .source = m->source ? m->source->title : "",
                                                  .headline = m->headline,
                                                  .over = {m->over[0], m->over[1]},
                                                  .summed = m->summed,
                                                  .estimated = m->estimated};
    }
    struct bg_corpus_scenario out = {.id = from->id,
                                     .title = from->title,
                                     .description = from->description,
                                     .ruleset_id = r->id,
                                     .ruleset_title = r->title,
                                     .version = r->version,
                                     .currency = r->currency,
                                     .jurisdiction = r->jurisdiction,
                                     .role = from->role,
                                     .of = (int64_t)from->of,
                                     .base = (int64_t)from->base,
                                     .at = {from->at[0], from->at[1]},
                                     .from = from->from,
                                     .until = from->until,
                                     .assumptions = (int64_t)from->assumptions,
                                     .by = "",
                                     .why_not = from->why_not ? from->why_not : "",
                                     .steps = from->steps,
                                     .steps_n = from->steps_n,
                                     .left_out = from->left_out,
                                     .left_out_n = from->left_out_n,
                                     .responds = (int64_t)from->responses.n,
                                     .sources = from->sources,
                                     .sources_n = from->sources_n,
                                     .as_of = r->as_of,
                                     .decimals = r->award.decimals,
                                     .total = r->award.total,
                                     .criteria = items,
                                     .criteria_n = of_awards ? 0 : r->criteria_n,
                                     .measures = measures,
                                     .measures_n = r->measures_n};
    if (from->by)
        plan_set_groups(arena, &r->fields[from->by - 1], &out);
    memcpy(out.sha256, r->source->sha256, sizeof out.sha256);
    return out;
}

static void plan_bounds_of(struct bg_dec total, struct bg_dec bounds[BG_CORPUS_BINS - 1])
{
    for (int i = 0; i < BG_CORPUS_BINS - 1; i++) {
        struct bg_dec part = bg_dec_int(0);
        (void)(bg_dec_mul(total, bg_dec_int(i + 1), &part) &&
               bg_dec_div(part, bg_dec_int(BG_CORPUS_BINS), &part));
        bounds[i] = part;
    }
}

void bg_corpus_plan_start(struct bg_corpus_plan *plan, struct bg_arena *arena,
                          const struct bg_corpus_rules *scenarios, size_t n)
{
    struct bg_corpus_scenario *described = BG_ARRAY(arena, n, struct bg_corpus_scenario);
    struct bg_dec(*bounds)[BG_CORPUS_BINS - 1] = bg_arena_array(arena, n, sizeof *bounds);
    *plan = (struct bg_corpus_plan){.scenarios = described, .scenarios_n = n};
    plan->rulesets = BG_ARRAY(arena, n, const struct bg_ruleset *);
    plan->own_bids = BG_ARRAY(arena, n, bool);
    plan->by = BG_ARRAY(arena, n, int);
    struct bg_corpus_like *like = BG_ARRAY(arena, n, struct bg_corpus_like);
    plan->like = like;
    const int **compared = BG_ARRAY(arena, n, const int *);
    plan->compared = compared;
    struct bg_responses *responses = BG_ARRAY(arena, n, struct bg_responses);
    struct bg_corpus_same *same = BG_ARRAY(arena, n, struct bg_corpus_same);
    plan->same = same;
    plan->responses = responses;
    for (size_t s = 0; s < n; s++) {
        const struct bg_ruleset *ruleset = scenarios[s].ruleset;
        described[s] = plan_describe(arena, &scenarios[s]);
        responses[s] = scenarios[s].responses;
        plan->by[s] = scenarios[s].by;
        compared[s] = bg_corpus_compared_of(arena, scenarios, s);
        like[s] = bg_corpus_like_of(arena, scenarios, s);
        plan->rulesets[s] = bg_tender_any_solicitation(arena, ruleset);
        plan->own_bids[s] = s == 0 || !same_binding(scenarios[0].ruleset, ruleset);
        same[s] = bg_corpus_same(arena, &scenarios[0], &scenarios[s], !plan->own_bids[s]);
        plan_bounds_of(ruleset->award.total, bounds[s]);
    }
    plan->bounds = (const struct bg_dec(*)[BG_CORPUS_BINS - 1]) bounds;
}
