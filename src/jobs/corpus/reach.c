/* Which measures the ends of uncertain figures can reach, by what their expressions read. Whatever is not
 * surely out of reach is worked out again, which is never wrong. */
#include "jobs/corpus/work.h"

static bool is_in_range(const struct bg_measure *m, size_t param)
{
    for (size_t i = 0; i < m->range_n; i++)
        if (m->range[i] == param)
            return true;
    return false;
}

/* of: the measure whose low and high are looked for, of which part is all or a side. */
static enum bg_corpus_reach reach_of_part(const struct bg_ruleset *r, const struct bg_measure *of,
                                          const struct bg_measure *part)
{
    enum bg_corpus_reach out = BG_REACH_NOTHING;
    if (!part->value)
        return BG_REACH_ALL;
    const struct bg_reads *reads = bg_logic_reads(part->value);
    for (size_t i = 0; i < reads->params_n; i++) {
        size_t param = reads->params[i];
        if (r->params[param].by_n)
            return BG_REACH_ALL;
        if (!r->params[param].has_range)
            continue;
        if (!is_in_range(of, param) && !is_in_range(part, param))
            return BG_REACH_ALL;
        out = BG_REACH_VALUE;
    }
    return out;
}

const enum bg_corpus_reach *bg_corpus_reach_of(struct bg_arena *arena, const struct bg_ruleset *r)
{
    enum bg_corpus_reach *out = BG_ARRAY(arena, r->measures_n, enum bg_corpus_reach);
    for (size_t i = 0; i < r->measures_n; i++) {
        const struct bg_measure *m = &r->measures[i];
        bool over = m->over[0] >= 0 && m->over[1] >= 0;
        out[i] = reach_of_part(r, m, over ? &r->measures[m->over[0]] : m);
        enum bg_corpus_reach other =
            over ? reach_of_part(r, m, &r->measures[m->over[1]]) : BG_REACH_NOTHING;
        out[i] = other < out[i] ? other : out[i];
    }
    return out;
}
