/* A criterion is the same when it is written the same, earns the same points, and every parameter
 * and fact that it reads is the same on the same dates. Whatever is not surely the same counts as
 * changed: it is then evaluated, which is never wrong. */
#include "jobs/corpus/same.h"

#include <string.h>

#include "score/evaluate/evaluate.h"

struct comparing {
    const struct bg_corpus_rules *a, *b;
    const struct cJSON *params[2], *facts[2];
};

static bool equal(const struct comparing *c, const struct cJSON *x, const struct cJSON *y)
{
    return bg_json_equal(c->a->json, x, c->b->json, y);
}

static bool same_member(const struct comparing *c, const struct cJSON *const parents[2],
                        const char *id)
{
    const struct cJSON *x = bg_json_get(parents[0], id);
    return x && equal(c, x, bg_json_get(parents[1], id));
}

static bool same_reads(const struct comparing *c, const struct bg_logic *logic);

/* What chooses among its values is the same as well. Parameters do not go round in circles. */
static bool same_param(const struct comparing *c, const struct bg_param *param)
{
    bool same = same_member(c, c->params, param->id);
    for (size_t i = 0; same && i < param->by_n; i++)
        same = same_reads(c, param->by[i]);
    return same;
}

static bool same_reads(const struct comparing *c, const struct bg_logic *logic)
{
    if (!logic)
        return true;
    const struct bg_reads *reads = bg_logic_reads(logic);
    const struct bg_ruleset *r = c->b->ruleset;
    for (size_t i = 0; i < reads->params_n; i++)
        if (!same_param(c, &r->params[reads->params[i]]))
            return false;
    for (size_t i = 0; i < reads->facts_n; i++)
        if (!same_member(c, c->facts, r->facts[reads->facts[i]].id))
            return false;
    return true;
}

/* Where the criterion is in the text, from the top through its groups. */
static const struct cJSON *same_node_of(const struct bg_corpus_rules *rules, size_t i)
{
    const struct bg_criterion *c = &rules->ruleset->criteria[i];
    const struct cJSON *parent =
        c->parent < 0 ? rules->json->root : same_node_of(rules, (size_t)c->parent);
    return bg_json_get(bg_json_get(parent, "criteria"), c->id);
}

static bool same_criterion(const struct comparing *c, size_t i)
{
    const struct bg_criterion *x = &c->a->ruleset->criteria[i], *y = &c->b->ruleset->criteria[i];
    const struct cJSON *node = same_node_of(c->a, i);
    if (!node || !equal(c, node, same_node_of(c->b, i)) || !x->share != !y->share ||
        (x->share && bg_ratio_cmp(x->share, y->share) != 0))
        return false;
    bool same = same_reads(c, y->when);
    for (size_t k = 0; same && k < y->logics_n; k++)
        same = same_reads(c, y->logics[k]);
    return same;
}

static bool same_frame(const struct bg_ruleset *a, const struct bg_ruleset *b)
{
    if (a->criteria_n != b->criteria_n || a->as_of != b->as_of ||
        memcmp(a->solicitation.dates, b->solicitation.dates, sizeof a->solicitation.dates) != 0 ||
        a->award.decimals != b->award.decimals || a->award.rounding != b->award.rounding ||
        a->award.round_each != b->award.round_each)
        return false;
    for (size_t i = 0; i < a->criteria_n; i++)
        if (strcmp(a->criteria[i].id, b->criteria[i].id) != 0 ||
            a->criteria[i].kind != b->criteria[i].kind ||
            a->criteria[i].parent != b->criteria[i].parent)
            return false;
    return bg_evaluate_is_simple(a) && bg_evaluate_is_simple(b);
}

struct bg_corpus_same bg_corpus_same(struct bg_arena *arena, const struct bg_corpus_rules *base,
                                     const struct bg_corpus_rules *scenario, bool same_bids)
{
    struct comparing c = {.a = base, .b = scenario};
    const struct bg_ruleset *r = scenario->ruleset;
    bool *same = BG_ARRAY(arena, r->criteria_n, bool);
    size_t *changed = BG_ARRAY(arena, r->criteria_n, size_t), n = 0;
    if (!base->json || !scenario->json || !same_bids || base->responses.n ||
        scenario->responses.n || !same_frame(base->ruleset, r))
        return (struct bg_corpus_same){.criteria = same};
    const struct bg_corpus_rules *const both[] = {base, scenario};
    for (int i = 0; i < 2; i++) {
        c.params[i] = bg_json_get(both[i]->json->root, "parameters");
        c.facts[i] = bg_json_get(both[i]->json->root, "facts");
    }
    bool in_group = false; /* a group's points are rounded as a whole: it would change too */
    for (size_t i = 0; i < r->criteria_n; i++) {
        same[i] = !r->criteria[i].kind || same_criterion(&c, i);
        if (same[i])
            continue;
        changed[n++] = i;
        in_group = in_group || r->criteria[i].parent >= 0;
    }
    bool measures = equal(&c, c.params[0], c.params[1]) && equal(&c, c.facts[0], c.facts[1]) &&
                    equal(&c, bg_json_get(base->json->root, "measures"),
                          bg_json_get(scenario->json->root, "measures"));
    return (struct bg_corpus_same){.any = !in_group,
                                   .changed = changed,
                                   .changed_n = n,
                                   .criteria = same,
                                   .measures = measures};
}
