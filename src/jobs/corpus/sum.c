/* Adding one bid or one tender to the sums of a scenario. */
#include "jobs/corpus/work.h"

#include <string.h>

#include "model/late.h"
#include "score/evaluate/measure.h"

static bool sum_passes(const struct bg_corpus_outcome *outcome)
{
    return outcome->status <= BG_PROVISIONAL;
}

static size_t bin_of(const struct bg_dec bounds[BG_CORPUS_BINS - 1], struct bg_dec total)
{
    size_t low = 0, high = BG_CORPUS_BINS - 1; /* the first bound above total */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (bg_dec_cmp(total, bounds[middle]) < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void sum_add_dec(struct bg_corpus_worker *w, struct bg_dec *sum, struct bg_dec more)
{
    if (!bg_dec_add(*sum, more, sum))
        w->sums.overflow = true;
}

/* The same for points, which have at most `places` places, by whole units of the last one: sums of
 * a worker keep trailing zeros, which go when they are added up (bg_corpus_add). */
static void add_points(struct bg_dec *sum, struct bg_dec points, int places)
{
    static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    sum->places = places;
    sum->coef += points.coef * powers[places - points.places];
}

void bg_corpus_sum_criterion(struct bg_corpus_criterion *sums,
                             const struct bg_criterion_result *result, int decimals)
{
    sums->outcomes[result->outcome]++;
    if (result->points.coef != 0)
        add_points(&sums->points, result->points, decimals);
}

void bg_corpus_sum_bid(struct bg_corpus_worker *w, size_t s, const struct bg_corpus_outcome *base,
                       const struct bg_corpus_outcome *now)
{
    struct bg_corpus_sums *sums = &w->sums.sums[s];
    const struct bg_ruleset *ruleset = w->plan->rulesets[s];
    sums->bids[now->status]++;
    for (size_t i = 0; now->criteria && now->status < BG_LATE && i < ruleset->criteria_n; i++)
        bg_corpus_sum_criterion(&sums->criteria[i], &now->criteria[i], ruleset->award.decimals);
    if (now->has_total) {
        add_points(&sums->points, now->total, ruleset->award.decimals);
        sums->bins[bin_of(w->plan->bounds[s], now->total)]++;
    }
    if (s == 0)
        return;
    sums->newly_pass += sum_passes(now) && !sum_passes(base);
    sums->newly_fail += !sum_passes(now) && sum_passes(base);
    if (now->has_total && base->has_total) {
        int order = bg_dec_cmp(now->total, base->total);
        sums->higher += order > 0;
        sums->lower += order < 0;
    }
}

static void sum_figure(struct bg_corpus_worker *w, struct bg_corpus_measure *sums,
                       const struct bg_figure *figure)
{
    sums->errors += figure->value.type == BG_V_ERROR;
    if (figure->value.type != BG_V_NUMBER)
        return;
    bool ranged = figure->low.type == BG_V_NUMBER && figure->high.type == BG_V_NUMBER;
    sums->counted++;
    sum_add_dec(w, &sums->value, figure->value.as.number);
    sum_add_dec(w, &sums->low, ranged ? figure->low.as.number : figure->value.as.number);
    sum_add_dec(w, &sums->high, ranged ? figure->high.as.number : figure->value.as.number);
}

static bool is_measured(const struct bg_measuring *m)
{
    bool drops_out = m->submitted->status == BG_BID_ACTIVE && m->assumed->status != BG_BID_ACTIVE;
    return bg_bid_is_admitted(m->ruleset, m->submitted) && !drops_out;
}

void bg_corpus_sum_measures(struct bg_corpus_worker *w, struct bg_corpus_measure *sums,
                            const struct bg_ruleset *ruleset, const struct bg_bid *submitted,
                            const struct bg_bid *assumed)
{
    const struct bg_measuring m = {w->scratch, ruleset, submitted, assumed, BG_NO_DATE};
    if (!is_measured(&m))
        return;
    for (size_t i = 0; i < ruleset->measures_n; i++) {
        struct bg_figure figure = bg_measure(&m, i);
        sum_figure(w, &sums[i], &figure);
    }
}

/* Under other figures than those of its case, where the award is the same. */
static struct bg_figure sum_figure_like(const struct bg_corpus_worker *w, size_t s, size_t i,
                                        const struct bg_measuring *m)
{
    const struct bg_corpus_like *like = &w->plan->like[s];
    size_t of = (size_t)w->plan->scenarios[s].of;
    struct bg_figure out = w->awarded[of][i];
    if (like->measure[i] != s)
        return w->awarded[like->measure[i]][i];
    if (!like->range[i])
        return bg_measure(m, i);
    bool at_end = like->end[i] >= 0 && out.value.type == BG_V_NUMBER;
    out.value = at_end ? w->ends[of][i][like->end[i]] : bg_measure_value(m, i);
    return out;
}

/* The same of the bid that is awarded. */
static void sum_awarded(struct bg_corpus_worker *w, size_t s, const struct bg_measuring *m)
{
    if (!is_measured(m))
        return;
    for (size_t i = 0; i < m->ruleset->measures_n; i++) {
        struct bg_figure *figure = &w->awarded[s][i];
        *figure = w->plan->like[s].award ? sum_figure_like(w, s, i, m)
                                         : bg_measure_with_ends(m, i, w->ends[s][i]);
        sum_figure(w, &w->sums.sums[s].awarded[i], figure);
    }
}

const char *bg_corpus_recommended(const struct bg_lot_result *lot)
{
    return lot->recommended < 0 ? "" : lot->bids[lot->recommended].bid->id;
}

void bg_corpus_sum_tender(struct bg_corpus_worker *w, size_t s, const struct bg_lot_result *base,
                          const struct bg_lot_result *now)
{
    struct bg_corpus_sums *sums = &w->sums.sums[s];
    if (now->recommended >= 0) {
        const struct bg_price_result *price = &now->bids[now->recommended].price;
        sums->recommended++;
        if (price->present)
            sum_add_dec(w, &sums->amount, price->amount);
    }
    sums->changed += strcmp(bg_corpus_recommended(base), bg_corpus_recommended(now)) != 0;
}

static void sum_add_value(struct bg_corpus_worker *w, struct bg_dec *sum, const struct bg_value *b,
                          const struct bg_value *a)
{
    struct bg_value more = a ? bg_key_minus(b, a) : *b;
    if (more.type == BG_V_NUMBER)
        sum_add_dec(w, sum, more.as.number);
}

static void sum_add_pay(struct bg_corpus_worker *w, struct bg_corpus_award *sums,
                        const struct bg_key_sides *s)
{
    const struct bg_value *now = &s->now.wage_bill, *then = &s->then.wage_bill;
    const struct bg_value *same = &s->same.wage_bill;
    if (!s->has_jobs || now->type != BG_V_NUMBER || then->type != BG_V_NUMBER ||
        same->type != BG_V_NUMBER)
        return;
    sums->with_jobs++;
    sum_add_value(w, &sums->pay_today, now, NULL);
    sum_add_value(w, &sums->pay, then, NULL);
    sum_add_value(w, &sums->pay_raised, then, same);
    sum_add_value(w, &sums->pay_award_moved, same, now);
}

/* A measure of a bid that counts under scenario s. moved: the lot is on another day than its first. */
static struct bg_figure sum_counted(struct bg_corpus_worker *w, size_t s, size_t i,
                                    const struct bg_key_lot *lot, int bid, bool moved)
{
    const struct bg_corpus_like *like = &w->plan->like[s];
    struct bg_measuring m = {w->scratch, lot->ruleset, lot->submitted[bid], lot->assumed[bid],
                             BG_NO_DATE};
    struct bg_figure none = {BG_MISSING, BG_MISSING, BG_MISSING};
    if (!is_measured(&m))
        return none;
    if (bid == lot->result->recommended && !moved)
        return w->awarded[s][i];
    bool known = like->award && w->plan->scenarios[s].of > 0 && like->measure[i] != s;
    w->stood[s][i] = known ? w->stood[like->measure[i]][i] : bg_measure(&m, i);
    return w->stood[s][i];
}

/* People count where today's bid stands in; money does where what it costs is known. */
static void sum_headlines(struct bg_corpus_worker *w, size_t s, const struct bg_key_lot *base,
                          const struct bg_key_lot *now, const struct bg_key_sides *sides)
{
    struct bg_corpus_sums *sums = &w->sums.sums[s];
    size_t other = (size_t)w->plan->scenarios[s].base;
    int before = bg_key_counted_bid(base, now), after = bg_key_counted_bid(now, base);
    bool moved = w->from[s] != BG_NO_DATE, nobody = sides->now.nobody || sides->then.nobody;
    for (size_t i = 0; i < now->ruleset->measures_n; i++) {
        int same = w->plan->compared[s][i];
        if (same == -2 || (nobody && now->ruleset->measures[i].headline != BG_HEADLINE_PEOPLE))
            continue;
        if (same >= 0 && before >= 0) {
            struct bg_figure figure = sum_counted(w, other, (size_t)same, base, before, moved);
            sum_figure(w, &sums->before[i], &figure);
        }
        if (after >= 0) {
            struct bg_figure figure = sum_counted(w, s, i, now, after, moved);
            sum_figure(w, &sums->after[i], &figure);
        }
    }
}

/* From the day in the tender's term on which scenario s begins to apply. Ends of what is uncertain are on
 * the day of their case. */
static void sum_set_day(struct bg_corpus_worker *w, size_t s, struct bg_key_lot *base,
                        struct bg_key_lot *now)
{
    const struct bg_corpus_scenario *own = &w->plan->scenarios[s];
    struct bg_corpus_award *sums = &w->sums.sums[s].award;
    int64_t day = own->role == BG_CORPUS_CORNER ? w->from[own->of]
                                                : bg_key_applies_from(base->ruleset, now->ruleset);
    w->from[s] = day;
    if (day == BG_NO_DATE)
        return;
    bg_key_lot_on(w->scratch, base, day);
    bg_key_lot_on(w->scratch, now, day);
    sums->later_first = sums->later && sums->later_first < day ? sums->later_first : day;
    sums->later_last = sums->later && sums->later_last > day ? sums->later_last : day;
    sums->later++;
}

void bg_corpus_sum_award(struct bg_corpus_worker *w, size_t s, const struct bg_key_lot *base,
                         const struct bg_key_lot *now)
{
    struct bg_corpus_award *sums = &w->sums.sums[s].award;
    struct bg_key_lot day_base = *base, day_now = *now;
    struct bg_key_sides sides;
    int winner = now->result->recommended;
    w->from[s] = BG_NO_DATE;
    if (winner >= 0)
        sum_awarded(w, s,
                    &(struct bg_measuring){w->scratch, now->ruleset, now->submitted[winner],
                                           now->assumed[winner], BG_NO_DATE});
    if (base->result->recommended < 0 && now->result->recommended < 0)
        return;
    sum_set_day(w, s, &day_base, &day_now);
    if (w->from[s] != BG_NO_DATE) {
        base = &day_base;
        now = &day_now;
    }
    bg_key_sides_start(&sides);
    bg_key_sides_add(w->scratch, base, now, &sides);
    sum_headlines(w, s, base, now, &sides);
    sum_add_pay(w, sums, &sides);
    struct bg_value moved = bg_key_minus(&sides.same.price, &sides.now.price);
    moved = bg_key_minus(&moved, &sides.preference);
    if (sides.now.price.type != BG_V_NUMBER || sides.then.price.type != BG_V_NUMBER ||
        moved.type != BG_V_NUMBER)
        return;
    sums->tenders++;
    sums->stand_ins += base->result->recommended < 0 || now->result->recommended < 0;
    sum_add_value(w, &sums->price_today, &sides.now.price, NULL);
    sum_add_value(w, &sums->price, &sides.then.price, NULL);
    sum_add_value(w, &sums->passed_on, &sides.then.price, &sides.same.price);
    sum_add_value(w, &sums->preference_paid, &sides.preference, NULL);
    sum_add_value(w, &sums->award_moved, &moved, NULL);
}
