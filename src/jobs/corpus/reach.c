/* What the ends of uncertain figures can reach, by what expressions read. Where the bids and the award are
 * those of a case, nothing is worked out again that reads the same figures as it did under the case or
 * under another end. Whatever is not surely the same is worked out again, which is never wrong. */
#include <string.h>

#include "jobs/corpus/work.h"
#include "score/robustness/sensitivity.h"

/* -- what is read -------------------------------------------------------------------------------- */

static const struct bg_assumed *reach_assumed(const struct bg_corpus_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->assumed_n; i++)
        if (strcmp(rules->assumed[i].param, id) == 0)
            return &rules->assumed[i];
    return NULL;
}

static bool is_assumed_alike(const struct bg_corpus_rules *a, const struct bg_corpus_rules *b,
                             const char *id)
{
    const struct bg_assumed *x = reach_assumed(a, id), *y = reach_assumed(b, id);
    return x && y ? bg_dec_cmp(x->value, y->value) == 0 : !x && !y;
}

/* The expression reads nothing, in itself or to choose what it reads, that a and b assume otherwise. What
 * chooses does not go round in circles. */
static bool reads_alike(const struct bg_logic *logic, const struct bg_corpus_rules *a,
                        const struct bg_corpus_rules *b)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->params_n; i++) {
        const struct bg_param *param = &b->ruleset->params[reads->params[i]];
        if (!is_assumed_alike(a, b, param->id))
            return false;
        for (size_t k = 0; k < param->by_n; k++)
            if (!reads_alike(param->by[k], a, b))
                return false;
    }
    return true;
}

static bool reach_is_uncertain(const struct bg_ruleset *r, const struct bg_logic *logic);

static bool is_chosen_uncertainly(const struct bg_ruleset *r, const struct bg_param *param)
{
    for (size_t i = 0; i < param->by_n; i++)
        if (reach_is_uncertain(r, param->by[i]))
            return true;
    return false;
}

static bool reach_is_uncertain(const struct bg_ruleset *r, const struct bg_logic *logic)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->params_n; i++) {
        const struct bg_param *param = &r->params[reads->params[i]];
        if (param->has_range || is_chosen_uncertainly(r, param))
            return true;
    }
    return false;
}

/* -- measures ------------------------------------------------------------------------------------ */

static bool measures_alike(size_t measure, const struct bg_corpus_rules *a,
                           const struct bg_corpus_rules *b)
{
    const struct bg_measure *parts[2];
    size_t n = bg_measure_parts(b->ruleset, measure, parts);
    for (size_t i = 0; i < n; i++)
        if (!parts[i]->value || !reads_alike(parts[i]->value, a, b))
            return false;
    return true;
}

static bool is_in_range(const struct bg_measure *m, size_t param)
{
    for (size_t i = 0; i < m->range_n; i++)
        if (m->range[i] == param)
            return true;
    return false;
}

/* Its low and high are over all ends of what is uncertain in it already, whatever is assumed of that. */
static bool range_holds(const struct bg_ruleset *r, size_t measure)
{
    const struct bg_measure *of = &r->measures[measure], *parts[2];
    size_t n = bg_measure_parts(r, measure, parts);
    for (size_t i = 0; i < n; i++) {
        if (!parts[i]->value)
            return false;
        const struct bg_reads *reads = bg_logic_reads(parts[i]->value);
        for (size_t k = 0; k < reads->params_n; k++) {
            size_t param = reads->params[k];
            if (is_chosen_uncertainly(r, &r->params[param]) ||
                (r->params[param].has_range && !is_in_range(of, param) &&
                 !is_in_range(parts[i], param)))
                return false;
        }
    }
    return true;
}

/* The end of the measure's range that the rules assume; -1: none. A figure that is missing could decide
 * something where the expression has words for it, and is looked at again. */
static int reach_end(const struct bg_corpus_rules *rules, size_t measure)
{
    const struct bg_ruleset *r = rules->ruleset;
    const struct bg_measure *parts[2];
    size_t range[BG_MEASURE_RANGE], n = bg_measure_range(r, measure, range);
    size_t parts_n = bg_measure_parts(r, measure, parts);
    int end = 0;
    for (size_t i = 0; i < parts_n; i++)
        if (!parts[i]->value || bg_logic_consumes_missing(parts[i]->value))
            return -1;
    if (n == 0 || (size_t)1 << n > BG_MEASURE_ENDS)
        return -1;
    for (size_t i = 0; i < n; i++) {
        const struct bg_param *param = &r->params[range[i]];
        const struct bg_assumed *assumed = reach_assumed(rules, param->id);
        bool high = assumed && bg_dec_cmp(assumed->value, param->high) == 0;
        if (!assumed || (!high && bg_dec_cmp(assumed->value, param->low) != 0))
            return -1;
        end |= high ? 1 << i : 0;
    }
    return end;
}

/* All headline measures of a kind: what a bid must still raise, or pay. */
static bool headlines_alike(enum bg_headline headline, const struct bg_corpus_rules *a,
                            const struct bg_corpus_rules *b)
{
    for (size_t i = 0; i < b->ruleset->measures_n; i++)
        if (b->ruleset->measures[i].headline == headline && !measures_alike(i, a, b))
            return false;
    return true;
}

/* -- what comes to the same ---------------------------------------------------------------------- */

static bool is_beside(const struct bg_corpus_rules *all, size_t s, size_t before)
{
    return before == all[s].of || (all[before].same_awards && all[before].of == all[s].of);
}

/* The first under which it comes to the same. headline NONE: the measure. */
static size_t reach_first(const struct bg_corpus_rules *all, size_t s, enum bg_headline headline,
                          size_t measure)
{
    for (size_t i = all[s].of; i < s; i++) {
        bool alike = is_beside(all, s, i) &&
                     (headline == BG_HEADLINE_NONE ? measures_alike(measure, &all[i], &all[s])
                                                   : headlines_alike(headline, &all[i], &all[s]));
        if (alike)
            return i;
    }
    return s;
}

struct bg_corpus_like bg_corpus_like_of(struct bg_arena *arena, const struct bg_corpus_rules *all,
                                        size_t s)
{
    size_t n = all[s].ruleset->measures_n;
    size_t *measure = BG_ARRAY(arena, n, size_t);
    bool *range = BG_ARRAY(arena, n, bool);
    int *end = BG_ARRAY(arena, n, int);
    struct bg_corpus_like out = {all[s].same_awards, measure, range, end, s, s};
    for (size_t i = 0; out.award && i < n; i++) {
        measure[i] = reach_first(all, s, BG_HEADLINE_NONE, i);
        range[i] = range_holds(all[s].ruleset, i);
        end[i] = reach_end(&all[s], i);
    }
    if (out.award) {
        out.price = reach_first(all, s, BG_HEADLINE_MONEY, 0);
        out.jobs = reach_first(all, s, BG_HEADLINE_RAISE, 0);
    }
    return out;
}

/* -- what is compared ---------------------------------------------------------------------------- */

const int *bg_corpus_compared_of(struct bg_arena *arena, const struct bg_corpus_rules *all,
                                 size_t s)
{
    const struct bg_ruleset *r = all[s].ruleset, *base = all[all[s].base].ruleset;
    int *out = BG_ARRAY(arena, r->measures_n, int);
    for (size_t i = 0; i < r->measures_n; i++)
        out[i] = -2;
    for (size_t i = 0; i < r->measures_n; i++) {
        const struct bg_measure *parts[2];
        size_t n = bg_measure_parts(r, i, parts);
        if (r->measures[i].headline < BG_HEADLINE_PEOPLE ||
            r->measures[i].headline > BG_HEADLINE_MONEY)
            continue;
        out[i] = bg_ruleset_measure(base, r->measures[i].id);
        for (size_t k = 0; k < n; k++)
            out[parts[k] - r->measures] = bg_ruleset_measure(base, parts[k]->id);
    }
    return out;
}
