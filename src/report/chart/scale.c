/* Axes: round numbers, and where values lie between them. Decimals alone. */
#include "report/chart/chart.h"

enum { LEAST_POWER = -6, MOST_POWER = 24 };

/* n x 10^power */
static struct bg_dec scale_power_of_ten(int n, int power)
{
    struct bg_dec out = {.coef = n, .places = power < 0 ? -power : 0};
    for (int i = 0; i < power; i++)
        out.coef *= 10;
    return out;
}

static bool scale_times(struct bg_dec step, int64_t n, struct bg_dec *out)
{
    return bg_dec_mul(step, bg_dec_int(n), out);
}

/* The greatest n with n x step <= value. False: it does not fit. */
static bool steps_below(struct bg_dec value, struct bg_dec step, int64_t *out)
{
    struct bg_dec n, at;
    if (!bg_dec_div(value, step, &n) || !bg_dec_to_int(bg_dec_round(n, 0, BG_TRUNCATE), out))
        return false;
    while (scale_times(step, *out, &at) && bg_dec_cmp(at, value) > 0)
        (*out)--;
    while (scale_times(step, *out + 1, &at) && bg_dec_cmp(at, value) <= 0)
        (*out)++;
    return true;
}

static bool scale_fits(struct bg_dec low, struct bg_dec high, struct bg_dec step, int most_ticks,
                       struct bg_chart_scale *out)
{
    int64_t first, last;
    struct bg_dec to;
    if (!steps_below(low, step, &first) || !steps_below(high, step, &last) ||
        !scale_times(step, last, &to))
        return false;
    if (bg_dec_cmp(to, high) < 0)
        last++;
    if (last == first)
        last++;
    if (last - first + 1 > most_ticks)
        return false;
    out->ticks = (int)(last - first + 1);
    out->step = step;
    out->places = step.places;
    return scale_times(step, first, &out->from) && scale_times(step, last, &out->to);
}

struct bg_chart_scale bg_chart_scale(struct bg_dec low, struct bg_dec high, int most_ticks,
                                     int64_t start, int64_t end)
{
    static const int nice[] = {1, 2, 5};
    struct bg_chart_scale out = {.start = start, .end = end};
    for (int power = LEAST_POWER; power <= MOST_POWER; power++)
        for (size_t i = 0; i < sizeof nice / sizeof *nice; i++)
            if (scale_fits(low, high, scale_power_of_ten(nice[i], power), most_ticks, &out))
                return out;
    out.from = bg_dec_int(0);
    out.to = out.step = bg_dec_int(1);
    out.ticks = 2;
    return out;
}

int64_t bg_chart_at(const struct bg_chart_scale *s, struct bg_dec value)
{
    struct bg_dec part, whole, share, length = bg_dec_int(s->end - s->start);
    int64_t out;
    if (bg_dec_cmp(value, s->from) <= 0)
        return s->start;
    if (bg_dec_cmp(value, s->to) >= 0)
        return s->end;
    if (!bg_dec_sub(value, s->from, &part) || !bg_dec_sub(s->to, s->from, &whole) ||
        !bg_dec_div(part, whole, &share) || !bg_dec_mul(share, length, &length) ||
        !bg_dec_to_int(bg_dec_round(length, 0, BG_HALF_UP), &out))
        return s->start;
    return s->start + out;
}

struct bg_dec bg_chart_tick(const struct bg_chart_scale *s, int i)
{
    struct bg_dec out;
    if (!scale_times(s->step, i, &out) || !bg_dec_add(s->from, out, &out))
        return s->to;
    return out;
}
