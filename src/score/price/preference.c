/* Applies preferences in their order: the base amount, the percentage, the caps, and who is not to
 * be displaced. Every step of every bid keeps its amount and its sentence. */
#include "score/price/preference.h"

#include <string.h>

#include "score/words/words.h"

struct run {
    struct bg_arena *arena;
    size_t n;
    const bool *present;
    const struct bg_ratio *const *bases; /* the prices that this preference's bases use */
    const struct bg_ratio **prices;      /* as adjusted so far */
    struct bg_preferred *out;
    const struct bg_preference *all;
    const struct bg_ratio *const **after; /* prices after each preference, by its index */
};

static bool preference_among(const bool *flags, size_t i)
{
    return flags != NULL && flags[i];
}

/* The lowest base price of the present bids; but those it applies to are left out when asked. The
 * result is n when there is none. Of equal prices one that `off` marks decides, as a preference
 * that is off against the lowest bid is off when any lowest bid is one of those. */
static size_t lowest_bid(const struct run *run, const bool *left_out, const bool *off)
{
    size_t best = run->n;
    for (size_t i = 0; i < run->n; i++) {
        if (!run->present[i] || preference_among(left_out, i))
            continue;
        int order = best == run->n ? -1 : bg_ratio_cmp(run->bases[i], run->bases[best]);
        if (order < 0 || (order == 0 && preference_among(off, i) && !preference_among(off, best)))
            best = i;
    }
    return best;
}

/* What is left of the group's limit for bid i, by the steps it has had. */
static const struct bg_ratio *group_rest(const struct run *run, const struct bg_preference *p,
                                         size_t i)
{
    const struct bg_ratio *rest = bg_ratio_dec(run->arena, p->cap_group_limit);
    for (size_t k = 0; k < run->out[i].steps_n; k++) {
        const struct bg_preference_step *step = &run->out[i].steps[k];
        const char *group = run->all[step->preference].cap_group;
        if (group == NULL || strcmp(group, p->cap_group) != 0)
            continue;
        rest = bg_ratio_sign(step->amount) < 0 ? bg_ratio_add(run->arena, rest, step->amount)
                                               : bg_ratio_sub(run->arena, rest, step->amount);
    }
    return bg_ratio_sign(rest) < 0 ? bg_ratio_int(run->arena, 0) : rest;
}

/* An amount before and after the caps. */
struct capped {
    const struct bg_ratio *amount;
    struct bg_reason by; /* the cap that held it, or no row */
};

static struct capped capped_amount(const struct run *run, const struct bg_preference *p, size_t i,
                                   const struct bg_ratio *amount)
{
    struct capped out = {.amount = amount};
    if (p->has_cap) {
        const struct bg_ratio *cap = bg_ratio_dec(run->arena, p->cap);
        if (bg_ratio_cmp(out.amount, cap) > 0)
            out = (struct capped){.amount = cap, .by = BG_REASON_PLAIN(HELD_AT_CAP)};
    }
    if (p->cap_group != NULL && p->has_cap_group_limit) {
        const struct bg_ratio *rest = group_rest(run, p, i);
        if (bg_ratio_cmp(out.amount, rest) > 0)
            out = (struct capped){.amount = rest, .by = BG_REASON_PLAIN(HELD_AT_GROUP_CAP)};
    }
    return out;
}

static struct bg_arg preference_money(struct bg_arena *arena, const struct bg_ratio *amount)
{
    struct bg_dec rounded = {0};
    if (!bg_ratio_round(amount, 2, BG_HALF_UP, &rounded))
        return BG_PHRASE_PLAIN(arena, TOO_LARGE);
    return bg_arg_fixed(BG_ARG_NUMBER, rounded, 2, "");
}

static struct bg_arg base_arg(struct bg_arena *arena, enum bg_preference_base base)
{
    switch (base) {
    case BG_BASE_OWN_BID:
        break;
    case BG_BASE_LOWEST:
        return BG_PHRASE_PLAIN(arena, OF_LOWEST_BID);
    case BG_BASE_LOWEST_WITHOUT:
        return BG_PHRASE_PLAIN(arena, OF_LOWEST_WITHOUT);
    }
    return BG_PHRASE_PLAIN(arena, OF_OWN_BID);
}

static struct bg_reason preference_reason_of(const struct run *run, const struct bg_preference *p,
                                             const struct bg_ratio *base, struct bg_dec percent,
                                             const struct capped *capped)
{
    bool off = p->effect == BG_SUBTRACT_OWN;
    struct bg_arena *arena = run->arena;
    struct bg_arg title = {.kind = BG_ARG_TITLE, .text = p->title};
    struct bg_arg amount = preference_money(arena, capped->amount), cap = bg_arg_none();
    if (capped->by.row != NULL)
        cap = bg_arg_phrase(arena, capped->by);
    if (!p->has_percent)
        return off ? BG_REASON(arena, PREFERENCE_OFF, title, amount, cap)
                   : BG_REASON(arena, PREFERENCE_ADDED, title, amount, cap);
    struct bg_arg share = bg_arg_fixed(BG_ARG_PERCENT, percent, percent.places, "");
    struct bg_arg of = base_arg(arena, p->base), measured = preference_money(arena, base);
    return off ? BG_REASON(arena, PREFERENCE_PERCENT_OFF, title, amount, share, of, measured, cap)
               : BG_REASON(arena, PREFERENCE_PERCENT_ADDED, title, amount, share, of, measured,
                           cap);
}

/* A bid that it may not displace, that was not behind bid i, and that the lower price would fall
 * behind it or level with it; n when there is none. */
static size_t displaced(const struct run *run, const struct bg_preference *p, size_t i,
                        const struct bg_ratio *lower)
{
    for (size_t j = 0; p->may_not_displace != NULL && j < run->n; j++) {
        if (j != i && run->present[j] && p->may_not_displace[j] &&
            bg_ratio_cmp(run->prices[j], run->prices[i]) <= 0 &&
            bg_ratio_cmp(lower, run->prices[j]) <= 0)
            return j;
    }
    return run->n;
}

static void preference_add_step(struct run *run, size_t i, struct bg_preference_step step)
{
    struct bg_preferred *bid = &run->out[i];
    struct bg_preference_step *steps =
        BG_ARRAY(run->arena, bid->steps_n + 1, struct bg_preference_step);
    for (size_t k = 0; k < bid->steps_n; k++)
        steps[k] = bid->steps[k];
    steps[bid->steps_n] = step;
    bid->steps = steps;
    bid->steps_n++;
}

/* The amount of preference at for bid i, and its step. moved: prices after this preference. */
static void preference_give(struct run *run, size_t at, size_t i, size_t lowest,
                            const struct bg_ratio **moved)
{
    const struct bg_preference *p = &run->all[at];
    const struct bg_ratio *base = p->base == BG_BASE_OWN_BID ? run->bases[i] : run->bases[lowest];
    const struct bg_ratio *zero = bg_ratio_int(run->arena, 0);
    struct bg_dec rate = p->rates != NULL ? p->rates[i] : p->has_percent ? p->percent : p->amount;
    const struct bg_ratio *amount =
        p->has_percent
            ? bg_ratio_div(run->arena,
                           bg_ratio_mul(run->arena, base, bg_ratio_dec(run->arena, rate)),
                           bg_ratio_int(run->arena, 100))
            : bg_ratio_dec(run->arena, rate);
    struct capped capped = capped_amount(run, p, i, amount);
    struct bg_preference_step step = {.preference = at, .amount = capped.amount};
    step.why = preference_reason_of(run, p, base, rate, &capped);
    if (p->effect == BG_ADD_TO_OTHERS) {
        moved[i] = bg_ratio_add(run->arena, run->prices[i], capped.amount);
    } else {
        const struct bg_ratio *lower = bg_ratio_sub(run->arena, run->prices[i], capped.amount);
        step.amount = bg_ratio_sub(run->arena, zero, capped.amount);
        if (displaced(run, p, i, lower) < run->n) {
            step.amount = zero;
            step.why = BG_REASON(run->arena, PREFERENCE_DISPLACES,
                                 (struct bg_arg){.kind = BG_ARG_TITLE, .text = p->title});
            lower = run->prices[i];
        }
        moved[i] = lower;
        run->out[i].wins_ties |= p->wins_ties && bg_ratio_sign(step.amount) != 0;
    }
    preference_add_step(run, i, step);
}

/* Whether anything is left to prefer: it applies to someone, and someone is there to be preferred
 * to; and the lowest bid is not one that turns it off. */
static bool is_on(const struct run *run, const struct bg_preference *p)
{
    bool someone = false;
    bool others = false;
    size_t lowest = lowest_bid(run, NULL, p->off_if_lowest);
    for (size_t i = 0; i < run->n; i++) {
        if (!run->present[i])
            continue;
        someone |= p->applies[i];
        others |= p->against != NULL ? p->against[i] : !p->applies[i];
    }
    return someone && others && lowest < run->n && !preference_among(p->off_if_lowest, lowest);
}

static void apply_one(struct run *run, size_t at)
{
    const struct bg_preference *p = &run->all[at];
    const struct bg_ratio **moved = BG_ARRAY(run->arena, run->n, const struct bg_ratio *);
    size_t lowest = lowest_bid(run, p->base == BG_BASE_LOWEST_WITHOUT ? p->applies : NULL, NULL);
    bool on = is_on(run, p) && lowest < run->n;
    for (size_t i = 0; i < run->n; i++) {
        moved[i] = run->prices[i];
        bool target = p->applies[i];
        if (p->effect == BG_ADD_TO_OTHERS) {
            target = p->against != NULL ? p->against[i] && !p->applies[i] : !p->applies[i];
            run->out[i].wins_ties |= on && run->present[i] && p->applies[i] && p->wins_ties;
        }
        if (on && run->present[i] && target && (p->known == NULL || p->known[i]))
            preference_give(run, at, i, lowest, moved);
    }
    run->prices = moved;
}

/* Indexes by rising order; equal ones as they are (insertion sort: there are few). */
static size_t *by_order(struct bg_arena *arena, const struct bg_preference *preferences, size_t n)
{
    size_t *order = BG_ARRAY(arena, n + 1, size_t);
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && preferences[order[at - 1]].order > preferences[i].order; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}

/* The prices that a preference's bases use; NULL when `after` names none that came before. */
static const struct bg_ratio *const *bases_of(const struct run *run, const size_t *order,
                                              size_t done, const char *after,
                                              const struct bg_ratio *const *unadjusted)
{
    if (after == NULL)
        return unadjusted;
    for (size_t k = 0; k < done; k++) {
        if (strcmp(run->all[order[k]].id, after) == 0)
            return run->after[order[k]];
    }
    return NULL;
}

static const struct bg_ratio *const *measured_on(const struct run *run,
                                                 const struct bg_dec *amounts)
{
    const struct bg_ratio **bases = BG_ARRAY(run->arena, run->n + 1, const struct bg_ratio *);
    for (size_t i = 0; i < run->n; i++)
        bases[i] = run->present[i] ? bg_ratio_dec(run->arena, amounts[i]) : NULL;
    return bases;
}

const struct bg_preferred *bg_preference_apply(struct bg_arena *arena, const struct bg_dec *prices,
                                               const bool *present, size_t n,
                                               const struct bg_preference *preferences,
                                               size_t preferences_n, const char **bad)
{
    struct run run = {.arena = arena, .n = n, .present = present, .all = preferences};
    run.out = BG_ARRAY(arena, n + 1, struct bg_preferred);
    run.prices = BG_ARRAY(arena, n + 1, const struct bg_ratio *);
    run.after = BG_ARRAY(arena, preferences_n + 1, const struct bg_ratio *const *);
    *bad = NULL;
    for (size_t i = 0; i < n; i++) {
        run.out[i].present = present[i];
        run.prices[i] = present[i] ? bg_ratio_dec(arena, prices[i]) : NULL;
    }
    const struct bg_ratio *const *unadjusted = run.prices;
    const size_t *order = by_order(arena, preferences, preferences_n);
    for (size_t k = 0; k < preferences_n; k++) {
        const char *after = preferences[order[k]].after;
        run.bases = bases_of(&run, order, k, after, unadjusted);
        if (preferences[order[k]].base_amounts != NULL)
            run.bases = measured_on(&run, preferences[order[k]].base_amounts);
        if (run.bases == NULL) {
            *bad = after;
            run.bases = unadjusted;
        }
        apply_one(&run, order[k]);
        run.after[order[k]] = run.prices;
    }
    for (size_t i = 0; i < n; i++)
        run.out[i].evaluated = run.prices[i];
    return run.out;
}
