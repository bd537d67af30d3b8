/* What a floor changes for the workers of a covered line, and what that costs. Each figure is made from
 * the one before as it was rounded, so that a reader with the printed figures comes to the same. */
#include "score/register/parts.h"

#include <string.h>

static struct bg_estimate estimate_rounded(const struct bg_span *span, int places)
{
    struct bg_estimate out = {.known = true, .has_point = span->has_point};
    if (!bg_ratio_round(span->low, places, BG_HALF_UP, &out.low) ||
        !bg_ratio_round(span->high, places, BG_HALF_UP, &out.high) ||
        !bg_ratio_round(span->counted, places, BG_HALF_UP, &out.point))
        out.known = out.has_point = false;
    return out;
}

/* Every figure of the estimate times factor, rounded. */
static struct bg_estimate estimate_times(const struct bg_estimate *e, struct bg_dec factor,
                                         int places)
{
    struct bg_estimate out = *e;
    if (!bg_dec_mul(e->low, factor, &out.low) || !bg_dec_mul(e->point, factor, &out.point) ||
        !bg_dec_mul(e->high, factor, &out.high))
        return (struct bg_estimate){0};
    out.low = bg_dec_round(out.low, places, BG_HALF_UP);
    out.point = bg_dec_round(out.point, places, BG_HALF_UP);
    out.high = bg_dec_round(out.high, places, BG_HALF_UP);
    return out;
}

static bool estimate_same_wages(const struct bg_known_wages *known, const struct bg_line_outcome *o)
{
    const struct bg_dec mine[] = {o->floor,  o->lawful,    o->growth,      o->ratio,
                                  o->spread, o->ripple_to, o->ripple_share};
    const struct bg_dec kept[] = {known->floor,  known->lawful,    known->growth,      known->ratio,
                                  known->spread, known->ripple_to, known->ripple_share};
    for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
        if (bg_dec_cmp(mine[i], kept[i]) != 0)
            return false;
    return known->there;
}

static void estimate_work_out(const struct bg_register_judged_line *l, struct bg_known_wages *known)
{
    struct bg_register_judging *j = l->j;
    const struct bg_line_outcome *o = l->out;
    const struct bg_wage_points *points = bg_register_known_points(l);
    known->there = true;
    known->floor = o->floor;
    known->lawful = o->lawful;
    known->growth = o->growth;
    known->ratio = o->ratio;
    known->spread = o->spread;
    known->ripple_to = o->ripple_to;
    known->ripple_share = o->ripple_share;
    known->share = known->gap = known->band_share = known->band_gap = (struct bg_estimate){0};
    if (points->n == 0)
        return;
    struct bg_span share = bg_wage_share(j->scratch, points, o->floor, o->lawful);
    struct bg_span gap = bg_wage_gap(j->scratch, points, o->floor, o->lawful);
    if (o->ripples) {
        const struct bg_ripple ripple = {o->ripple_to, o->ripple_share};
        struct bg_ripple_spans spans =
            bg_wage_ripple(j->scratch, points, o->floor, o->lawful, &ripple);
        gap = spans.gap;
        known->band_share = estimate_rounded(&spans.band, BG_SHARE_PLACES);
        known->band_gap = estimate_rounded(&spans.band_gap, BG_SHARE_PLACES);
    }
    known->share = estimate_rounded(&share, BG_SHARE_PLACES);
    known->gap = estimate_rounded(&gap, BG_SHARE_PLACES);
}

/* False, said: a ripple is assumed that is none. */
static bool set_ripple(const struct bg_register_judged_line *l)
{
    const struct bg_register_rules *rules = l->j->rules;
    struct bg_line_outcome *o = l->out;
    if (!rules->ripple_to || !rules->ripple_share)
        return true;
    if (!bg_register_number_of(l, BG_RATE_RIPPLE_TO, &o->ripple_to) ||
        !bg_register_share_of(l, BG_RATE_RIPPLE_SHARE, &o->ripple_share))
        return false;
    if (bg_dec_cmp(o->ripple_to, bg_dec_int(1)) < 0 ||
        bg_dec_cmp(o->ripple_share, bg_dec_int(1)) >= 0) {
        bg_register_say(l, "ripple_to is below 1, or ripple_share is not below 1");
        return false;
    }
    o->ripples = true;
    return true;
}

/* Of an effect: one that does not turn on pay is wholly the proposal's, and one that reads the pay before too. */
static bool estimate_reads(const struct bg_register_cost *cost, int slot)
{
    const struct bg_reads *reads = bg_logic_reads(cost->value);
    for (size_t i = 0; i < reads->slots_n; i++)
        if (reads->slots[i] == (size_t)slot)
            return true;
    return false;
}

/* What a cost came to under today's rules: a proposal costs what it adds. Where today has none: of a cost
 * 0; an effect follows from what changes, so that it is what the rules say of the pay before. slots: with
 * the mean wage after the raise, as they are left. */
static struct bg_dec today_cost(const struct bg_register_judged_line *l,
                                const struct bg_register_cost *cost, struct bg_value *slots)
{
    const struct bg_register_outcome *today = l->j->options.today;
    const struct bg_register_rules *rules = today ? today->ruleset->reg : NULL;
    if (cost->effect && estimate_reads(cost, BG_RC_MEAN_WAGE_BEFORE))
        return bg_dec_int(0); /* it is a difference itself */
    for (size_t i = 0; rules && l->today && l->today->costs && i < rules->costs_n; i++)
        if (strcmp(rules->costs[i].id, cost->id) == 0 && l->today->costs[i].type == BG_V_NUMBER)
            return l->today->costs[i].as.number;
    if (!today || !cost->effect)
        return bg_dec_int(0);
    struct bg_value after = slots[BG_RC_MEAN_WAGE];
    slots[BG_RC_MEAN_WAGE].as.number = l->out->mean;
    struct bg_value before = bg_logic_eval(cost->value, &l->j->columns);
    slots[BG_RC_MEAN_WAGE] = after;
    if (before.type != BG_V_NUMBER || !estimate_reads(cost, BG_RC_MEAN_WAGE))
        return bg_dec_int(0);
    return bg_dec_round(before.as.number, BG_YEAR_PLACES, BG_HALF_UP);
}

static struct bg_value estimate_number(struct bg_dec value)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = value};
}

/* What the costs of the rules come to on this line. The mean wage is the one after the raise. */
static void set_costs(const struct bg_register_judged_line *l)
{
    const struct bg_register_rules *rules = l->j->rules;
    struct bg_line_outcome *o = l->out;
    struct bg_dec mean = o->mean;
    o->costs_sum = bg_dec_int(0);
    o->costs_known = rules->costs_n == 0;
    if (o->costs_known)
        return;
    struct bg_value *costs = BG_ARRAY(l->j->texts, rules->costs_n, struct bg_value);
    o->costs_known = bg_dec_add(mean, o->gap.point, &mean) &&
                     (!o->band_gap.known || bg_dec_add(mean, o->band_gap.point, &mean));
    if (!o->costs_known)
        return;
    bg_register_set_facts(l->j, l->in->contract);
    bg_register_set_row(l->j, l->i);
    l->j->row[BG_RC_WORKERS] = estimate_number(o->people);
    l->j->row[BG_RC_PAID_HOURS] = estimate_number(o->hours);
    l->j->row[BG_RC_MEAN_WAGE] = estimate_number(mean);
    l->j->row[BG_RC_MEAN_WAGE_BEFORE] = estimate_number(o->mean);
    for (size_t i = 0; i < rules->costs_n; i++) {
        costs[i] = bg_logic_eval(rules->costs[i].value, &l->j->columns);
        if (costs[i].type == BG_V_NUMBER)
            costs[i].as.number = bg_dec_round(costs[i].as.number, BG_YEAR_PLACES, BG_HALF_UP);
        else if (!o->why[0])
            bg_register_say(l, bg_register_undecided(l->j, rules->costs[i].title, costs[i]));
        if (costs[i].type == BG_V_NUMBER &&
            !bg_dec_sub(costs[i].as.number, today_cost(l, &rules->costs[i], l->j->row),
                        &costs[i].as.number))
            costs[i] = BG_MISSING;
        if (!rules->costs[i].effect)
            o->costs_known = o->costs_known && costs[i].type == BG_V_NUMBER &&
                             bg_dec_add(o->costs_sum, costs[i].as.number, &o->costs_sum);
    }
    o->costs = costs;
}

static struct bg_estimate estimate_plus(const struct bg_estimate *a, const struct bg_estimate *b)
{
    struct bg_estimate out = *a;
    if (!a->known || !b->known || !bg_dec_add(a->low, b->low, &out.low) ||
        !bg_dec_add(a->point, b->point, &out.point) || !bg_dec_add(a->high, b->high, &out.high))
        return (struct bg_estimate){0};
    out.has_point = a->has_point && b->has_point;
    return out;
}

/* (raise + ripple) x (1 + tax) + costs; of that what the buyer pays. */
static void estimate_set_money(const struct bg_register_judged_line *l)
{
    struct bg_line_outcome *o = l->out;
    struct bg_estimate pay = o->ripples ? estimate_plus(&o->raise, &o->ripple) : o->raise;
    const struct bg_estimate costs = {true, true, o->costs_sum, o->costs_sum, o->costs_sum};
    struct bg_dec factor;
    if (!pay.known || !o->costs_known || !bg_register_share_of(l, BG_RATE_TAX, &o->tax) ||
        !bg_dec_add(o->tax, bg_dec_int(1), &factor))
        return;
    pay = estimate_times(&pay, factor, BG_YEAR_PLACES);
    o->employer_cost = estimate_plus(&pay, &costs);
    if (o->employer_cost.known && bg_register_share_of(l, BG_RATE_PASSED, &o->passed))
        o->buyer_cost = estimate_times(&o->employer_cost, o->passed, BG_YEAR_PLACES);
}

bool bg_register_line_shares(const struct bg_register_judged_line *l)
{
    struct bg_line_outcome *o = l->out;
    if (!set_ripple(l))
        return false;
    if (o->has_rate) {
        bg_register_line_by_rate(l);
        return true;
    }
    struct bg_known_wages *known = bg_register_known(l);
    const struct bg_known_wages *before = bg_register_known_before(l);
    if (!estimate_same_wages(known, o) && before && estimate_same_wages(before, o)) {
        const struct bg_known_mean means[] = {known->means[0], known->means[1]};
        const struct bg_known_points used = known->used;
        *known = *before;
        memcpy(known->means, means, sizeof means);
        known->used = used;
    } else if (!estimate_same_wages(known, o)) {
        estimate_work_out(l, known);
    }
    o->share = known->share;
    o->gap = known->gap;
    o->band_share = known->band_share;
    o->band_gap = known->band_gap;
    return o->share.known;
}

/* (floor - lawful) x hours. False: it does not fit. */
static bool estimate_most_each(const struct bg_line_outcome *line, struct bg_dec *out)
{
    struct bg_dec gap;
    if (!bg_dec_sub(line->floor, line->lawful, &gap) || !bg_dec_mul(gap, line->hours, out))
        return false;
    *out = bg_dec_sign(gap) < 0 ? bg_dec_int(0) : bg_dec_round(*out, BG_YEAR_PLACES, BG_HALF_UP);
    return true;
}

void bg_register_line_estimate(const struct bg_register_judged_line *l)
{
    struct bg_line_outcome *o = l->out;
    struct bg_dec factor, hundredth = {.coef = 1, .places = 2};
    if (!bg_register_line_shares(l) || o->people_from == BG_NOT_KNOWN)
        return;
    if (bg_dec_mul(o->people, hundredth, &factor)) {
        o->below = estimate_times(&o->share, factor, BG_PEOPLE_PLACES);
        if (o->ripples)
            o->band = estimate_times(&o->band_share, factor, BG_PEOPLE_PLACES);
    }
    if (o->hours_from == BG_NOT_KNOWN || !o->gap.known ||
        !bg_dec_mul(o->people, o->hours, &factor) || !estimate_most_each(o, &o->most_each))
        return;
    o->raise = estimate_times(&o->gap, factor, BG_YEAR_PLACES);
    if (o->ripples)
        o->ripple = estimate_times(&o->band_gap, factor, BG_YEAR_PLACES);
    o->each = bg_register_each(l->j->scratch, &o->raise, &o->below, o->most_each);
    set_costs(l);
    estimate_set_money(l);
}

void bg_register_line_whole(const struct bg_register_judged_line *l)
{
    bg_register_line_facts(l);
    if (l->covered && (l->out->wages || l->out->has_rate) && l->out->has_floor)
        bg_register_line_estimate(l);
}

static bool estimate_quotient(struct bg_arena *arena, struct bg_dec a, struct bg_dec b,
                              struct bg_dec *out)
{
    return bg_ratio_round(bg_ratio_div(arena, bg_ratio_dec(arena, a), bg_ratio_dec(arena, b)),
                          BG_YEAR_PLACES, BG_HALF_UP, out);
}

struct bg_estimate bg_register_each(struct bg_arena *arena, const struct bg_estimate *raise,
                                    const struct bg_estimate *below, struct bg_dec most)
{
    struct bg_estimate out = {.high = most};
    if (!raise->known || !below->known || bg_dec_sign(below->high) <= 0 ||
        !estimate_quotient(arena, raise->low, below->high, &out.low))
        return (struct bg_estimate){0};
    out.known = true;
    out.has_point = raise->has_point && bg_dec_sign(below->point) > 0 &&
                    estimate_quotient(arena, raise->point, below->point, &out.point);
    if (bg_dec_sign(below->low) > 0 &&
        !estimate_quotient(arena, raise->high, below->low, &out.high))
        return (struct bg_estimate){0};
    if (bg_dec_cmp(out.high, most) > 0)
        out.high = most;
    return out;
}
