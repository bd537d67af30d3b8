/* Scenarios that change nothing in a corpus: their dates are after those of all tenders, or nothing reads
 * what they change. Tenders have dates of their own, so that this is known at the end alone. */
#include <string.h>

#include "jobs/corpus/corpus.h"

static bool unchanged_same(struct bg_dec a, struct bg_dec b)
{
    return bg_dec_cmp(a, b) == 0;
}

static bool same_measures(const struct bg_corpus_measure *a, const struct bg_corpus_measure *b,
                          size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i].counted != b[i].counted || !unchanged_same(a[i].value, b[i].value))
            return false;
    return true;
}

static bool same_criteria(const struct bg_corpus_criterion *a, const struct bg_corpus_criterion *b,
                          size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (memcmp(a[i].outcomes, b[i].outcomes, sizeof a[i].outcomes) != 0 ||
            !unchanged_same(a[i].points, b[i].points))
            return false;
    return true;
}

static bool changes_nothing(const struct bg_corpus *c, size_t s)
{
    const struct bg_corpus_sums *a = &c->sums[0], *b = &c->sums[s];
    const struct bg_corpus_scenario *first = &c->scenarios[0], *own = &c->scenarios[s];
    if (first->criteria_n != own->criteria_n || first->measures_n != own->measures_n || c->overflow)
        return false;
    return memcmp(a->bids, b->bids, sizeof a->bids) == 0 &&
           memcmp(a->bins, b->bins, sizeof a->bins) == 0 && b->newly_pass == 0 &&
           b->newly_fail == 0 && b->higher == 0 && b->lower == 0 && b->changed == 0 &&
           unchanged_same(a->amount, b->amount) &&
           unchanged_same(b->award.price, b->award.price_today) &&
           unchanged_same(b->award.pay, b->award.pay_today) &&
           same_criteria(a->criteria, b->criteria, own->criteria_n) &&
           same_measures(a->measures, b->measures, own->measures_n) &&
           same_measures(a->awarded, b->awarded, own->measures_n);
}

void bg_corpus_say_unchanged(struct bg_job *job, const struct bg_corpus *corpus)
{
    for (size_t s = 1; s < corpus->cases_n; s++)
        if (corpus->tenders > 0 && changes_nothing(corpus, s))
            bg_diag_add(
                job->diags, BG_W863, (struct bg_pos){.label = corpus->scenarios[s].id},
                "the scenario changes nothing in any of the %lld tenders: on their dates its "
                "figures do not apply yet, or no rule reads what it changes",
                (long long)corpus->tenders);
}
