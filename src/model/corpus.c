/* Sums over a corpus. Integers and decimals only, so that the order of adding changes nothing. */
#include "model/corpus.h"

#include <string.h>

void bg_corpus_start(struct bg_corpus *corpus, struct bg_arena *arena,
                     const struct bg_corpus_scenario *scenarios, size_t n)
{
    *corpus = (struct bg_corpus){.scenarios = scenarios, .scenarios_n = n};
    corpus->sums = BG_ARRAY(arena, n, struct bg_corpus_sums);
    while (corpus->cases_n < n && scenarios[corpus->cases_n].role == BG_CORPUS_CASE)
        corpus->cases_n++;
    for (size_t s = 0; s < n; s++) {
        corpus->sums[s].criteria =
            BG_ARRAY(arena, scenarios[s].criteria_n, struct bg_corpus_criterion);
        corpus->sums[s].measures =
            BG_ARRAY(arena, scenarios[s].measures_n, struct bg_corpus_measure);
        corpus->sums[s].awarded =
            BG_ARRAY(arena, scenarios[s].measures_n, struct bg_corpus_measure);
        corpus->sums[s].before = BG_ARRAY(arena, scenarios[s].measures_n, struct bg_corpus_measure);
        corpus->sums[s].after = BG_ARRAY(arena, scenarios[s].measures_n, struct bg_corpus_measure);
        corpus->sums[s].groups = BG_ARRAY(arena, scenarios[s].groups_n, struct bg_corpus_group);
    }
    corpus->bad = BG_ARRAY(arena, BG_CORPUS_LIST, struct bg_corpus_bad);
    corpus->changes = BG_ARRAY(arena, BG_CORPUS_LIST, struct bg_corpus_change);
}

static void corpus_add_dec(struct bg_corpus *into, struct bg_dec *sum, struct bg_dec more)
{
    if (!bg_dec_add(*sum, more, sum))
        into->overflow = true;
}

static void model_corpus_add_measure(struct bg_corpus *into, struct bg_corpus_measure *sums,
                                     const struct bg_corpus_measure *more)
{
    sums->counted += more->counted;
    sums->errors += more->errors;
    corpus_add_dec(into, &sums->value, more->value);
    corpus_add_dec(into, &sums->low, more->low);
    corpus_add_dec(into, &sums->high, more->high);
}

static void model_corpus_add_award(struct bg_corpus *into, struct bg_corpus_award *sums,
                                   const struct bg_corpus_award *more)
{
    sums->tenders += more->tenders;
    sums->stand_ins += more->stand_ins;
    sums->with_jobs += more->with_jobs;
    if (more->later && (!sums->later || more->later_first < sums->later_first))
        sums->later_first = more->later_first;
    if (more->later && (!sums->later || more->later_last > sums->later_last))
        sums->later_last = more->later_last;
    sums->later += more->later;
    corpus_add_dec(into, &sums->price_today, more->price_today);
    corpus_add_dec(into, &sums->price, more->price);
    corpus_add_dec(into, &sums->passed_on, more->passed_on);
    corpus_add_dec(into, &sums->preference_paid, more->preference_paid);
    corpus_add_dec(into, &sums->award_moved, more->award_moved);
    corpus_add_dec(into, &sums->pay_today, more->pay_today);
    corpus_add_dec(into, &sums->pay, more->pay);
    corpus_add_dec(into, &sums->pay_raised, more->pay_raised);
    corpus_add_dec(into, &sums->pay_award_moved, more->pay_award_moved);
}

static void corpus_add_sums(struct bg_corpus *into, struct bg_corpus_sums *sums,
                            const struct bg_corpus_sums *more,
                            const struct bg_corpus_scenario *scenario)
{
    for (int i = 0; i <= BG_UNREADABLE; i++)
        sums->bids[i] += more->bids[i];
    for (size_t i = 0; i < scenario->criteria_n; i++) {
        for (int k = 0; k < BG_OUTCOME__COUNT; k++)
            sums->criteria[i].outcomes[k] += more->criteria[i].outcomes[k];
        corpus_add_dec(into, &sums->criteria[i].points, more->criteria[i].points);
    }
    for (size_t i = 0; i < scenario->measures_n; i++) {
        model_corpus_add_measure(into, &sums->measures[i], &more->measures[i]);
        model_corpus_add_measure(into, &sums->awarded[i], &more->awarded[i]);
        model_corpus_add_measure(into, &sums->before[i], &more->before[i]);
        model_corpus_add_measure(into, &sums->after[i], &more->after[i]);
    }
    corpus_add_dec(into, &sums->points, more->points);
    for (int i = 0; i < BG_CORPUS_BINS; i++)
        sums->bins[i] += more->bins[i];
    sums->newly_pass += more->newly_pass;
    sums->newly_fail += more->newly_fail;
    sums->higher += more->higher;
    sums->lower += more->lower;
    sums->recommended += more->recommended;
    sums->changed += more->changed;
    corpus_add_dec(into, &sums->amount, more->amount);
    model_corpus_add_award(into, &sums->award, &more->award);
    for (size_t i = 0; i < scenario->groups_n; i++) {
        sums->groups[i].bids += more->groups[i].bids;
        sums->groups[i].passing += more->groups[i].passing;
        sums->groups[i].awards += more->groups[i].awards;
        corpus_add_dec(into, &sums->groups[i].amount, more->groups[i].amount);
    }
}

void bg_corpus_add(struct bg_corpus *into, const struct bg_corpus *part)
{
    for (size_t s = 0; s < into->scenarios_n; s++)
        corpus_add_sums(into, &into->sums[s], &part->sums[s], &into->scenarios[s]);
    into->lines += part->lines;
    into->bad_lines += part->bad_lines;
    into->faulty_lines += part->faulty_lines;
    into->tenders += part->tenders;
    into->compared += part->compared;
    into->bids += part->bids;
    into->overflow = into->overflow || part->overflow;
}

static const char *corpus_copy(struct bg_arena *arena, const char *text)
{
    return bg_arena_text(arena, text, strlen(text));
}

void bg_corpus_list_bad(struct bg_corpus *into, struct bg_arena *arena, struct bg_corpus_bad bad)
{
    into->bad_total++;
    if (into->bad_n == BG_CORPUS_LIST)
        return;
    bad.code = corpus_copy(arena, bad.code);
    bad.message = corpus_copy(arena, bad.message);
    into->bad[into->bad_n++] = bad;
}

void bg_corpus_list_change(struct bg_corpus *into, struct bg_arena *arena,
                           struct bg_corpus_change change)
{
    into->changes_total++;
    if (into->changes_n == BG_CORPUS_LIST)
        return;
    change.tender = corpus_copy(arena, change.tender);
    change.before = corpus_copy(arena, change.before);
    change.after = corpus_copy(arena, change.after);
    into->changes[into->changes_n++] = change;
}

static bool over(const struct bg_dec *a, const struct bg_dec *b, struct bg_dec *out)
{
    return bg_dec_sign(*b) != 0 && bg_dec_div(*a, *b, out);
}

struct bg_corpus_total bg_corpus_total(const struct bg_corpus *corpus, size_t s, size_t i,
                                       bool awarded)
{
    return bg_corpus_total_of(&corpus->scenarios[s],
                              awarded ? corpus->sums[s].awarded : corpus->sums[s].measures, i);
}

struct bg_corpus_total bg_corpus_total_of(const struct bg_corpus_scenario *scenario,
                                          const struct bg_corpus_measure *sums, size_t i)
{
    const struct bg_corpus_measured *item = &scenario->measures[i];
    struct bg_corpus_total t = {.known = false};
    if (item->over[0] >= 0 && item->over[1] >= 0) {
        const struct bg_corpus_measure *a = &sums[item->over[0]], *b = &sums[item->over[1]];
        t.known = over(&a->value, &b->value, &t.value);
        return t;
    }
    t.known = item->summed && sums[i].counted > 0 && sums[i].errors == 0;
    t.value = sums[i].value;
    t.low = sums[i].low;
    t.high = sums[i].high;
    t.ranged = t.known && bg_dec_cmp(t.low, t.high) != 0;
    return t;
}

int64_t bg_corpus_same_measure(const struct bg_corpus *corpus, size_t s, size_t i, size_t other)
{
    const char *id = corpus->scenarios[s].measures[i].id;
    for (size_t k = 0; k < corpus->scenarios[other].measures_n; k++)
        if (strcmp(corpus->scenarios[other].measures[k].id, id) == 0)
            return (int64_t)k;
    return -1;
}
