/* A bid by itself. Most scenarios change little, so that under them only what differs is evaluated,
 * and only that is added up: what a criterion comes to that is the same under the first scenario is
 * added to the others once, at the end. */
#include "jobs/corpus/work.h"

static const struct bg_ratio *alone_points_of(struct bg_arena *arena,
                                              const struct bg_ruleset *ruleset,
                                              const struct bg_criterion_result *r)
{
    return ruleset->award.round_each ? bg_ratio_dec(arena, r->points) : r->points_exact;
}

static bool gives_points(const struct bg_ruleset *ruleset, size_t i,
                         const struct bg_criterion_result *r)
{
    return ruleset->criteria[i].kind != NULL && r->points_exact != NULL;
}

static struct bg_corpus_alone evaluate_all(struct bg_corpus_worker *w, size_t s,
                                           const struct bg_bid *bid,
                                           struct bg_corpus_criterion *sums)
{
    const struct bg_ruleset *ruleset = w->plan->rulesets[s];
    struct bg_criterion_result *results = w->results[s];
    struct bg_corpus_alone alone = {.total = NULL};
    bg_evaluate_one(w->scratch, ruleset, bid, results);
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        alone.standings[bg_criterion_standing(&ruleset->criteria[i], &results[i])]++;
        bg_corpus_sum_criterion(&sums[i], &results[i], ruleset->award.decimals);
        if (!gives_points(ruleset, i, &results[i]))
            continue;
        const struct bg_ratio *points = alone_points_of(w->scratch, ruleset, &results[i]);
        alone.total = alone.total ? bg_ratio_add(w->scratch, alone.total, points) : points;
    }
    return alone;
}

/* What the first scenario came to, less its criteria that differ here, plus ours. */
static struct bg_corpus_alone evaluate_changed(struct bg_corpus_worker *w, size_t s,
                                               const struct bg_bid *bid)
{
    const struct bg_corpus_same *same = &w->plan->same[s];
    const struct bg_ruleset *before = w->plan->rulesets[0], *now = w->plan->rulesets[s];
    struct bg_corpus_alone alone = w->base;
    if (same->changed_n)
        bg_evaluate_some(w->scratch, now, bid, same->changed, same->changed_n, w->results[s]);
    for (size_t k = 0; k < same->changed_n; k++) {
        size_t i = same->changed[k];
        const struct bg_criterion_result *was = &w->results[0][i], *is = &w->results[s][i];
        alone.standings[bg_criterion_standing(&before->criteria[i], was)]--;
        alone.standings[bg_criterion_standing(&now->criteria[i], is)]++;
        bg_corpus_sum_criterion(&w->sums.sums[s].criteria[i], is, now->award.decimals);
        if (gives_points(before, i, was))
            alone.total =
                bg_ratio_sub(w->scratch, alone.total, alone_points_of(w->scratch, before, was));
        if (!gives_points(now, i, is))
            continue;
        const struct bg_ratio *points = alone_points_of(w->scratch, now, is);
        alone.total = alone.total ? bg_ratio_add(w->scratch, alone.total, points) : points;
    }
    return alone;
}

void bg_corpus_alone(struct bg_corpus_worker *w, size_t s, const struct bg_bid *bid,
                     struct bg_corpus_outcome *out)
{
    const struct bg_award *award = &w->plan->rulesets[s]->award;
    struct bg_corpus_alone alone;
    if (s == 0)
        alone = w->base = evaluate_all(w, s, bid, w->alone);
    else if (w->plan->same[s].any)
        alone = evaluate_changed(w, s, bid);
    else
        alone = evaluate_all(w, s, bid, w->sums.sums[s].criteria);
    *out = (struct bg_corpus_outcome){.status = bg_bid_standing(bid, alone.standings)};
    out->has_total = out->status <= BG_PROVISIONAL && alone.total &&
                     bg_ratio_round(alone.total, award->decimals, award->rounding, &out->total);
}

void bg_corpus_worker_add(struct bg_corpus *into, struct bg_arena *arena,
                          const struct bg_corpus_worker *w)
{
    const struct bg_corpus_plan *plan = w->plan;
    struct bg_corpus shared;
    bg_corpus_start(&shared, arena, plan->scenarios, plan->scenarios_n);
    for (size_t s = 0; s < plan->scenarios_n; s++) {
        const struct bg_corpus_same *same = &plan->same[s];
        for (size_t i = 0; i < plan->scenarios[s].criteria_n; i++)
            if (s == 0 || (same->any && same->criteria[i]))
                shared.sums[s].criteria[i] = w->alone[i];
        for (size_t i = 0; i < plan->scenarios[s].measures_n; i++)
            if (s == 0 || (same->any && same->measures))
                shared.sums[s].measures[i] = w->alone_measures[i];
    }
    bg_corpus_add(into, &w->sums);
    bg_corpus_add(into, &shared);
}
