/* Turnover and raises in exact fractions. With N workers at the wage w for h hours, s separations a
 * worker and year, a separation that costs the share c of a year's pay, payroll tax t and the
 * elasticity e of separations:
 *   cost of turnover  T = N s c w h
 *   raise             R = N h (w1 - w) (1 + t)
 *   separations then  s1 = s (1 + e (w1 - w) / w), not below 0
 *   saving            S = N (s - s1) c w h;  share recovered S / R;  break-even R / (c w h) separations.
 * Worked: 100 at 15.00 for 2,080 hours, 49 separations that become 32, c = 0.20, a raise of 20 % and
 * t = 0.0765: T 305,760; S 106,080; R 671,736; 15.79 % of it; break-even 107.65 separations. */
#include "model/turnover.h"

/* Nearest to 0: Dube, Lester and Reich, minimum wages: pay +2.2 %, separations -2.0 %. Farthest: the Los
 * Angeles living wage: pay +20 %, turnover 32 % against 49 %. docs/business-case.md has the sources. */
const char *const bg_turnover_elasticity[2] = {"-0.9", "-1.7"};

enum { WEEKS = 52 };

static const struct bg_ratio *turnover_whole(struct bg_arena *arena, int64_t n)
{
    return bg_ratio_int(arena, n);
}

static const struct bg_ratio *turnover_given(struct bg_arena *arena, const struct bg_occupation *o,
                                             int c)
{
    return o->given[c] ? o->given[c] : turnover_whole(arena, 0);
}

static const struct bg_ratio *default_elasticity(struct bg_arena *arena, int end)
{
    static const int64_t tenths[2] = {-9, -17};
    return bg_ratio_div(arena, turnover_whole(arena, tenths[end]), turnover_whole(arena, 10));
}

static const struct bg_ratio *year_pay(struct bg_arena *arena, const struct bg_occupation *o)
{
    return bg_ratio_mul(arena, o->given[BG_TC_WAGE], o->given[BG_TC_HOURS]);
}

/* What one separation costs: the share of a year's pay, or its parts. Training is paid to the new worker
 * and to whoever trains (at the same wage where no other is given); a vacancy costs its cover for the
 * weeks that it lasts; until the new worker is proficient a share of the wage buys no work. */
static const struct bg_ratio *cost_of_one(struct bg_arena *a, const struct bg_occupation *o)
{
    const struct bg_ratio *pay = year_pay(a, o), *sum = turnover_whole(a, 0);
    if (o->given[BG_TC_COST_SHARE])
        return bg_ratio_mul(a, o->given[BG_TC_COST_SHARE], pay);
    for (int c = BG_TC_SEPARATION; c <= BG_TC_ONBOARDING; c++)
        sum = bg_ratio_add(a, sum, turnover_given(a, o, c));
    const struct bg_ratio *trainer =
        o->given[BG_TC_TRAINER_WAGE] ? o->given[BG_TC_TRAINER_WAGE] : o->given[BG_TC_WAGE];
    const struct bg_ratio *hour = bg_ratio_add(a, o->given[BG_TC_WAGE], trainer);
    sum = bg_ratio_add(a, sum, bg_ratio_mul(a, turnover_given(a, o, BG_TC_TRAINING_HOURS), hour));
    const struct bg_ratio *week = bg_ratio_div(a, pay, turnover_whole(a, WEEKS));
    const struct bg_ratio *vacancy = bg_ratio_mul(a, turnover_given(a, o, BG_TC_VACANCY_WEEKS),
                                                  turnover_given(a, o, BG_TC_VACANCY_COVER));
    const struct bg_ratio *learning = bg_ratio_mul(
        a, turnover_given(a, o, BG_TC_WEEKS_TO_PROFICIENCY), turnover_given(a, o, BG_TC_SHORTFALL));
    return bg_ratio_add(a, sum, bg_ratio_mul(a, bg_ratio_add(a, vacancy, learning), week));
}

static const struct bg_ratio *raise_of(struct bg_arena *a, const struct bg_occupation *o)
{
    const struct bg_ratio *more = bg_ratio_sub(a, o->given[BG_TC_NEW_WAGE], o->given[BG_TC_WAGE]);
    const struct bg_ratio *hours = bg_ratio_mul(a, o->given[BG_TC_WORKERS], o->given[BG_TC_HOURS]);
    const struct bg_ratio *tax =
        bg_ratio_add(a, turnover_whole(a, 1), turnover_given(a, o, BG_TC_PAYROLL_TAX));
    return bg_ratio_mul(a, bg_ratio_mul(a, hours, more), tax);
}

/* Separations a year once paid more, with the elasticity; never below none. */
static const struct bg_ratio *after_of(struct bg_arena *a, const struct bg_occupation *o,
                                       const struct bg_ratio *elasticity)
{
    const struct bg_ratio *wage = o->given[BG_TC_WAGE];
    const struct bg_ratio *rise =
        bg_ratio_div(a, bg_ratio_sub(a, o->given[BG_TC_NEW_WAGE], wage), wage);
    const struct bg_ratio *left =
        bg_ratio_add(a, turnover_whole(a, 1), bg_ratio_mul(a, elasticity, rise));
    if (bg_ratio_sign(left) < 0)
        return turnover_whole(a, 0);
    return bg_ratio_mul(a, o->given[BG_TC_SEPARATIONS], left);
}

static struct bg_turnover_range after_range(struct bg_arena *a, const struct bg_occupation *o)
{
    const struct bg_ratio *seen = o->given[BG_TC_SEPARATIONS_AFTER];
    if (seen)
        return (struct bg_turnover_range){seen, seen, seen};
    const struct bg_ratio *low = o->given[BG_TC_ELASTICITY_LOW],
                          *high = o->given[BG_TC_ELASTICITY_HIGH];
    if (!low)
        low = default_elasticity(a, 0);
    if (!high)
        high = default_elasticity(a, 1);
    const struct bg_ratio *middle =
        bg_ratio_div(a, bg_ratio_add(a, low, high), turnover_whole(a, 2));
    return (struct bg_turnover_range){after_of(a, o, low), after_of(a, o, middle),
                                      after_of(a, o, high)};
}

static const struct bg_ratio *saved(struct bg_arena *a, const struct bg_occupation *o,
                                    const struct bg_ratio *after)
{
    return bg_ratio_mul(a, bg_ratio_sub(a, o->given[BG_TC_SEPARATIONS], after), cost_of_one(a, o));
}

struct bg_turnover bg_turnover_of(struct bg_arena *a, const struct bg_occupation *o)
{
    struct bg_turnover out = {.workers = o->given[BG_TC_WORKERS],
                              .separations = o->given[BG_TC_SEPARATIONS],
                              .observed = o->given[BG_TC_SEPARATIONS_AFTER] != NULL};
    out.pay = bg_ratio_mul(a, out.workers, year_pay(a, o));
    out.cost_each = cost_of_one(a, o);
    out.cost = bg_ratio_mul(a, out.separations, out.cost_each);
    out.raise = raise_of(a, o);
    out.after = after_range(a, o);
    out.saving = (struct bg_turnover_range){
        saved(a, o, out.after.least), saved(a, o, out.after.middle), saved(a, o, out.after.most)};
    out.other_saving = bg_ratio_sub(a,
                                    bg_ratio_add(a, turnover_given(a, o, BG_TC_ABSENCE_SAVED),
                                                 turnover_given(a, o, BG_TC_OVERTIME_SAVED)),
                                    turnover_given(a, o, BG_TC_TRAINING_ADDED));
    bool rises = bg_ratio_sign(out.raise) > 0;
    out.raised_separations = rises ? out.separations : turnover_whole(a, 0);
    out.raised_each = rises ? out.cost_each : NULL;
    if (out.raised_each && bg_ratio_sign(out.raised_each) > 0)
        out.break_even = bg_ratio_div(a, out.raise, out.raised_each);
    return out;
}

static void turnover_add_range(struct bg_arena *a, struct bg_turnover_range *to,
                               const struct bg_turnover_range *more)
{
    to->least = bg_ratio_add(a, to->least, more->least);
    to->middle = bg_ratio_add(a, to->middle, more->middle);
    to->most = bg_ratio_add(a, to->most, more->most);
}

static void add_turnover(struct bg_arena *a, struct bg_turnover *to, const struct bg_turnover *one)
{
    to->workers = bg_ratio_add(a, to->workers, one->workers);
    to->separations = bg_ratio_add(a, to->separations, one->separations);
    to->raised_separations = bg_ratio_add(a, to->raised_separations, one->raised_separations);
    to->pay = bg_ratio_add(a, to->pay, one->pay);
    to->cost = bg_ratio_add(a, to->cost, one->cost);
    to->raise = bg_ratio_add(a, to->raise, one->raise);
    to->other_saving = bg_ratio_add(a, to->other_saving, one->other_saving);
    turnover_add_range(a, &to->after, &one->after);
    turnover_add_range(a, &to->saving, &one->saving);
    to->observed = to->observed && one->observed;
}

static const struct bg_ratio *shared_out(struct bg_arena *a, const struct bg_ratio *sum,
                                         const struct bg_ratio *by)
{
    return bg_ratio_sign(by) > 0 ? bg_ratio_div(a, sum, by) : NULL;
}

/* The cost of one separation of several occupations is what turnover costs there today, shared out;
 * break-even counts only those whose pay rises. */
struct bg_turnover bg_turnover_sum(struct bg_arena *a, const struct bg_turnover_table *table)
{
    const struct bg_ratio *none = turnover_whole(a, 0), *raised_cost = none;
    struct bg_turnover out = {.workers = none,
                              .separations = none,
                              .pay = none,
                              .raised_separations = none,
                              .cost = none,
                              .raise = none,
                              .after = {none, none, none},
                              .saving = {none, none, none},
                              .other_saving = none,
                              .observed = true};
    for (size_t i = 0; i < table->n; i++) {
        struct bg_turnover one = bg_turnover_of(a, &table->items[i]);
        add_turnover(a, &out, &one);
        if (one.raised_each)
            raised_cost = bg_ratio_add(a, raised_cost, one.cost);
    }
    out.cost_each = shared_out(a, out.cost, out.separations);
    out.raised_each = shared_out(a, raised_cost, out.raised_separations);
    if (out.raised_each && bg_ratio_sign(out.raised_each) > 0)
        out.break_even = bg_ratio_div(a, out.raise, out.raised_each);
    return out;
}

const struct bg_ratio *bg_turnover_share(struct bg_arena *a, const struct bg_turnover_table *table,
                                         const struct bg_ratio *elasticity)
{
    const struct bg_ratio *saving = turnover_whole(a, 0), *raise = turnover_whole(a, 0);
    for (size_t i = 0; i < table->n; i++) {
        const struct bg_occupation *o = &table->items[i];
        saving = bg_ratio_add(a, saving, saved(a, o, after_of(a, o, elasticity)));
        raise = bg_ratio_add(a, raise, raise_of(a, o));
    }
    return bg_ratio_sign(raise) > 0 ? bg_ratio_div(a, saving, raise) : NULL;
}
