/* What a scenario leaves as it is under the baseline, so that it need not be evaluated again. Private
 * to the corpus files of jobs. */
#ifndef BG_JOBS_CORPUS_SAME_H
#define BG_JOBS_CORPUS_SAME_H

#include "jobs/corpus/cases.h"

struct bg_corpus_same {
    bool any;              /* a bid by itself is judged by what is in `changed` alone */
    const size_t *changed; /* criteria */
    size_t changed_n;
    const bool *criteria; /* by index: the same as under the baseline */
    bool measures;        /* all of them are the same */
};

/* same_bids: bids are bound to both alike. */
struct bg_corpus_same bg_corpus_same(struct bg_arena *arena, const struct bg_corpus_rules *base,
                                     const struct bg_corpus_rules *scenario, bool same_bids);

#endif
