/* From when a proposal applies: a figure of the term may step inside it. Where nothing that the headline
 * measures read differs on the term's first day, the figures of the first page are of the first day on which
 * something does: else they would say that a proposal does nothing which begins a year later. */
#include "score/headline/headline.h"

#include "base/date.h"

bool bg_headline_reads(const struct bg_ruleset *r, size_t param)
{
    for (size_t m = 0; m < r->measures_n; m++) {
        const struct bg_reads *reads =
            r->measures[m].headline != BG_HEADLINE_NONE && r->measures[m].value
                ? bg_logic_reads(r->measures[m].value)
                : NULL;
        for (size_t i = 0; reads && i < reads->params_n; i++)
            if (reads->params[i] == param)
                return true;
    }
    return false;
}

/* Where the parameter is read when the term is at the day. */
static int64_t applies_read_on(const struct bg_ruleset *r, const struct bg_param *p, int64_t day)
{
    if (p->at == BG_AT_TERM)
        return day;
    return p->at == BG_AT_AS_OF ? r->as_of : r->solicitation.dates[p->at];
}

static bool is_same_on(const struct bg_ruleset *today, const struct bg_param *was,
                       const struct bg_ruleset *proposed, const struct bg_param *now, int64_t day)
{
    int64_t before = applies_read_on(today, was, day), after = applies_read_on(proposed, now, day);
    if (was->cells_n != now->cells_n)
        return false;
    for (size_t c = 0; c < now->cells_n; c++) {
        const struct bg_dated_value *a = bg_dated_at(&was->cells[c], before);
        const struct bg_dated_value *b = bg_dated_at(&now->cells[c], after);
        if (!a != !b || (a && !bg_value_same(&a->value, &b->value)))
            return false;
    }
    return true;
}

/* The first step of either in the term, after its first day, from which they are not the same. */
static int64_t first_step(const struct bg_ruleset *today, const struct bg_param *was,
                          const struct bg_ruleset *proposed, const struct bg_param *now)
{
    int64_t day = proposed->solicitation.dates[BG_AT_START];
    int64_t end = proposed->solicitation.dates[BG_AT_END];
    do
        day = bg_params_next_step(was, now, day, end);
    while (day != BG_NO_DATE && is_same_on(today, was, proposed, now, day));
    return day;
}

/* Something steps in the term; cheap, for those that have nothing. */
static bool applies_steps(const struct bg_ruleset *r, int64_t start, int64_t end)
{
    for (size_t i = 0; i < r->params_n; i++)
        if (r->params[i].at == BG_AT_TERM &&
            bg_param_next_step(&r->params[i], start, end) != BG_NO_DATE)
            return true;
    return false;
}

int64_t bg_key_applies_from(const struct bg_ruleset *today, const struct bg_ruleset *proposed)
{
    int64_t start = proposed->solicitation.dates[BG_AT_START], first = BG_NO_DATE;
    if (today == proposed || start == BG_NO_DATE ||
        proposed->solicitation.dates[BG_AT_END] == BG_NO_DATE ||
        (!applies_steps(today, start, proposed->solicitation.dates[BG_AT_END]) &&
         !applies_steps(proposed, start, proposed->solicitation.dates[BG_AT_END])))
        return BG_NO_DATE;
    for (size_t i = 0; i < proposed->params_n; i++) {
        const struct bg_param *now = &proposed->params[i];
        int was = bg_ruleset_param(today, now->id);
        if (!bg_headline_reads(proposed, i))
            continue;
        if (was < 0 || !is_same_on(today, &today->params[was], proposed, now, start))
            return BG_NO_DATE;
        int64_t day = first_step(today, &today->params[was], proposed, now);
        if (day != BG_NO_DATE && (first == BG_NO_DATE || day < first))
            first = day;
    }
    return first;
}

void bg_key_lot_on(struct bg_arena *arena, struct bg_key_lot *lot, int64_t day)
{
    struct bg_ruleset *ruleset = BG_NEW(arena, struct bg_ruleset);
    struct bg_key_lot *whole = BG_NEW(arena, struct bg_key_lot);
    *whole = *lot;
    *ruleset = *lot->ruleset;
    ruleset->solicitation.dates[BG_AT_START] = day;
    lot->ruleset = ruleset;
    lot->known = NULL;
    lot->price_as = lot->jobs_as = NULL;
    if (!lot->preference_as) /* who is awarded is decided over the whole term */
        lot->preference_as = whole;
}

int64_t bg_key_lots_apply(struct bg_arena *arena, struct bg_key_lot *today,
                          struct bg_key_lot *proposed, size_t lots_n)
{
    int64_t first = BG_NO_DATE;
    for (size_t k = 0; k < lots_n; k++) {
        int64_t day = bg_key_applies_from(today[k].ruleset, proposed[k].ruleset);
        if (day == BG_NO_DATE)
            continue;
        bg_key_lot_on(arena, &today[k], day);
        bg_key_lot_on(arena, &proposed[k], day);
        first = first == BG_NO_DATE || day < first ? day : first;
    }
    return first;
}
