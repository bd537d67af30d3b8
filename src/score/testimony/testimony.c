/* Whose statement counts, and the margin of a survey. Exact: the ends of the interval are found by halving
 * whole hundredths of a percent, with the sign of the quadratic in fractions. */
#include "model/testimony.h"

const char *const bg_witness_names[BG_WITNESS__COUNT] = {
    [BG_WITNESS_VENDOR] = "vendor",         [BG_WITNESS_BUYER] = "buyer",
    [BG_WITNESS_SURVEY] = "worker_survey",  [BG_WITNESS_ORGANISATION] = "worker_organisation",
    [BG_WITNESS_AGENCY] = "agency_finding", [BG_WITNESS_COURT] = "court",
};

const char *const bg_witness_words[BG_WITNESS__COUNT] = {
    [BG_WITNESS_VENDOR] = "vendor",         [BG_WITNESS_BUYER] = "buyer",
    [BG_WITNESS_SURVEY] = "worker survey",  [BG_WITNESS_ORGANISATION] = "worker organisation",
    [BG_WITNESS_AGENCY] = "agency finding", [BG_WITNESS_COURT] = "court",
};

enum { WHOLE = 10000 }; /* hundredths of a percent */

struct wilson {
    struct bg_arena *arena;
    const struct bg_ratio *share, *spread; /* yes/n; z^2/n times the correction */
};

/* Whether k hundredths of a percent are not strictly inside the interval. */
static bool outside(const struct wilson *w, int64_t k)
{
    struct bg_arena *a = w->arena;
    const struct bg_ratio *one = bg_ratio_int(a, 1);
    const struct bg_ratio *p = bg_ratio_div(a, bg_ratio_int(a, k), bg_ratio_int(a, WHOLE));
    const struct bg_ratio *off = bg_ratio_sub(a, w->share, p);
    const struct bg_ratio *room =
        bg_ratio_mul(a, w->spread, bg_ratio_mul(a, p, bg_ratio_sub(a, one, p)));
    return bg_ratio_cmp(bg_ratio_mul(a, off, off), room) >= 0;
}

/* The last k that is outside on the way from `out` (0 or WHOLE, which always is) to `share`, the place beside
 * the share. Where nobody or everybody says yes the share is an end of the interval, and the other end lies
 * beyond it. */
static int64_t testimony_end_of(const struct wilson *w, int64_t out, int64_t share)
{
    struct bg_arena *a = w->arena;
    const struct bg_ratio *place = bg_ratio_div(a, bg_ratio_int(a, share), bg_ratio_int(a, WHOLE));
    bool is_share = bg_ratio_cmp(place, w->share) == 0 && bg_ratio_sign(w->spread) > 0;
    if (!is_share && outside(w, share))
        return share;
    while (share - out > 1 || out - share > 1) {
        int64_t middle = out + (share - out) / 2;
        if (outside(w, middle))
            out = middle;
        else
            share = middle;
    }
    return out;
}

static struct bg_dec testimony_hundredths(int64_t k)
{
    return (struct bg_dec){.coef = k, .places = 2};
}

void bg_wilson(struct bg_arena *a, int64_t yes, int64_t n, int64_t of, struct bg_dec *low,
               struct bg_dec *high)
{
    const struct bg_ratio *z = bg_ratio_div(a, bg_ratio_int(a, 196), bg_ratio_int(a, 100));
    struct wilson w = {a, bg_ratio_div(a, bg_ratio_int(a, yes), bg_ratio_int(a, n)), NULL};
    w.spread = bg_ratio_div(a, bg_ratio_mul(a, z, z), bg_ratio_int(a, n));
    if (of > 1)
        w.spread = bg_ratio_mul(a, w.spread,
                                bg_ratio_div(a, bg_ratio_int(a, of - n), bg_ratio_int(a, of - 1)));
    if (of == 1)
        w.spread = bg_ratio_int(a, 0);
    *low = testimony_hundredths(testimony_end_of(&w, 0, yes * WHOLE / n));
    *high = testimony_hundredths(testimony_end_of(&w, WHOLE, (yes * WHOLE + n - 1) / n));
}

bool bg_statement_is_shown(const struct bg_statement *s)
{
    return s->witness != BG_WITNESS_SURVEY || s->n >= BG_SURVEY_SHOWN;
}

bool bg_statement_counts(const struct bg_witness_rule *rule, const struct bg_statement *s)
{
    bool few = s->witness == BG_WITNESS_SURVEY && s->n < rule->least_n;
    return rule->order[s->witness] > 0 && !few && bg_statement_is_shown(s);
}
