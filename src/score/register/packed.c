/* Lines in whole numbers: a product of two that fit a word is one instruction, where a decimal asks for
 * its places each time. Every figure is rounded half-up where estimate.c rounds it. */
#include "score/register/packed.h"

#include <string.h>

typedef struct {
    int64_t coef; /* x 10^places */
    int places;
} factor;

struct bg_register_factors {
    bool odd; /* something does not fit */
    bool has_hours, has_people, covered, ripples, has_tax, has_passed, has_paid;
    bool share_point, gap_point, band_point, band_gap_point, gap_known, band_gap_known;
    factor hours;                                   /* assumed */
    factor labour, in_force;                        /* share of the amount; mean wage */
    factor tax, passed, mean;                       /* tax: 1 + tax */
    factor most;                                    /* an hour: floor less what is lawful */
    int64_t share[3], gap[3], band[3], band_gap[3]; /* x 10^6 */
};

/* -- whole numbers --------------------------------------------------------------------------------- */

enum { POWERS = 19, PLACES_MOST = 9 }; /* of bg_ten_to */

/* Nothing here is below zero. The constants let the compiler multiply in place of dividing. */
static uint64_t word_over_power(uint64_t n, int power)
{
    switch (power) {
    case 4:
        return n / 10000;
    case 6:
        return n / 1000000;
    case 8:
        return n / 100000000;
    case 10:
        return n / 10000000000;
    default:
        return n / (uint64_t)bg_ten_to[power];
    }
}

/* a x b with `places` places, rounded half-up to two. */
static bg_i128 product(bg_i128 a, int64_t b, int places)
{
    bg_i128 p = a * b;
    int drop = places - 2;
    if (drop <= 0)
        return p * bg_ten_to[-drop];
    p += bg_ten_to[drop] / 2;
    if (p <= INT64_MAX)
        return (bg_i128)word_over_power((uint64_t)p, drop);
    return p / bg_ten_to[drop];
}

/* At most ten digits, or twelve for money: no product of three of them and a count passes 128 bits. */
static bool packed_fits(struct bg_dec n, int digits, factor *out)
{
    if (n.coef < 0 || n.places > PLACES_MOST || n.coef > bg_ten_to[digits])
        return false;
    *out = (factor){(int64_t)n.coef, n.places};
    return true;
}

static bool six_places(const struct bg_estimate *e, int64_t out[3])
{
    const struct bg_dec parts[] = {e->low, e->point, e->high};
    for (int i = 0; i < 3; i++) {
        if (parts[i].coef < 0 || parts[i].places > 6 || parts[i].coef > bg_ten_to[12])
            return false;
        out[i] = (int64_t)parts[i].coef * bg_ten_to[6 - parts[i].places];
    }
    return true;
}

/* -- a kind ----------------------------------------------------------------------------------------- */

static void set_covered(const struct bg_register_judged_line *l, struct bg_register_factors *f)
{
    struct bg_line_outcome *o = l->out;
    struct bg_dec tax, passed, most;
    f->covered = l->covered && o->wages && o->has_floor && bg_register_line_shares(l);
    if (!f->covered)
        return;
    f->ripples = o->ripples;
    f->gap_known = o->gap.known;
    f->band_gap_known = o->band_gap.known;
    f->share_point = o->share.has_point;
    f->gap_point = o->gap.has_point;
    f->band_point = o->band_share.has_point;
    f->band_gap_point = o->band_gap.has_point;
    bool good = six_places(&o->share, f->share) && six_places(&o->gap, f->gap) &&
                six_places(&o->band_share, f->band) && six_places(&o->band_gap, f->band_gap) &&
                (!o->ripples || o->band_share.known) && bg_dec_sub(o->floor, o->lawful, &most) &&
                packed_fits(bg_dec_sign(most) < 0 ? bg_dec_int(0) : most, 12, &f->most);
    f->has_tax = bg_register_share_of(l, BG_RATE_TAX, &tax);
    if (f->has_tax)
        good = bg_dec_add(tax, bg_dec_int(1), &tax) && packed_fits(tax, 10, &f->tax) && good;
    f->has_passed = f->has_tax && bg_register_share_of(l, BG_RATE_PASSED, &passed);
    if (f->has_passed)
        good = packed_fits(passed, 10, &f->passed) && good;
    f->odd = f->odd || !good;
}

static void set_factors(const struct bg_register_judged_line *l, struct bg_register_factors *f)
{
    struct bg_line_outcome *o = l->out;
    struct bg_dec hours, labour, mean;
    bg_register_line_kind(l);
    f->odd = l->j->rules->costs_n > 0;
    struct bg_value assumed =
        l->j->rules->hours_per_year ? bg_register_rate(l, BG_RATE_HOURS) : BG_MISSING;
    f->has_hours = assumed.type == BG_V_NUMBER;
    hours = f->has_hours ? assumed.as.number : bg_dec_int(1);
    f->odd = f->odd || bg_dec_sign(hours) <= 0 || !packed_fits(hours, 10, &f->hours);
    f->has_people =
        bg_register_share_of(l, BG_RATE_LABOUR, &labour) && bg_register_mean_in_force(l, &mean);
    if (f->has_people)
        f->odd = f->odd || bg_dec_sign(mean) <= 0 || !packed_fits(labour, 10, &f->labour) ||
                 !packed_fits(mean, 12, &f->in_force);
    f->has_paid = bg_register_mean_before(l, &mean);
    if (f->has_paid)
        f->odd = f->odd || !packed_fits(mean, 12, &f->mean);
    o->ripples = false;
    set_covered(l, f);
}

struct making {
    struct bg_register_judging *j;
    size_t line;
    struct bg_register_factors *out;
};

static void make_factors(void *data)
{
    const struct making *m = data;
    struct bg_line_outcome today, own;
    struct bg_register_judged_line l = bg_register_line_of(m->j, m->line, &today, &own);
    set_factors(&l, m->out);
}

static const struct bg_register_factors *factors_of(struct bg_register_judging *j, size_t line,
                                                    int state)
{
    size_t no = j->kinds->of_line[line];
    if (!j->known[no])
        j->known[no] = BG_NEW(j->arena, struct bg_register_kind);
    struct bg_register_factors **f = &j->known[no]->factors[state];
    if (*f)
        return *f;
    struct making m = {.j = j, .line = line};
    m.out = BG_NEW(j->arena, struct bg_register_factors);
    j->texts = j->scratch;
    if (!bg_arena_try(j->scratch, make_factors, &m))
        bg_arena_out_of_memory(j->arena);
    bg_arena_reset(j->scratch);
    return *f = m.out;
}

/* -- a line ----------------------------------------------------------------------------------------- */

/* amount x labour share / (mean wage x hours), rounded half-up at two places. False: too large. */
static bool packed_people_of(const struct bg_register_factors *f,
                             const struct bg_register_packed *p, factor hours, bg_i128 *out)
{
    bg_i128 below = (bg_i128)f->in_force.coef * hours.coef;
    bg_i128 above = (bg_i128)p->amount * f->labour.coef;
    int up = 2 + f->in_force.places + hours.places - p->amount_places - f->labour.places;
    if (above > (bg_i128)1 << 80 || below > (bg_i128)1 << 80 || up > 13 || up < -13)
        return false;
    if (up >= 0)
        above *= bg_ten_to[up];
    else
        below *= bg_ten_to[-up];
    above = above * 2 + below;
    below *= 2;
    *out = above <= INT64_MAX && below <= INT64_MAX ? (bg_i128)((uint64_t)above / (uint64_t)below)
                                                    : above / below;
    return true;
}

static void packed_times(const int64_t parts[3], bg_i128 by, int places, bool has_point,
                         struct bg_hundredths *out)
{
    out->known = true;
    out->has_point = has_point;
    for (int i = 0; i < 3; i++)
        out->part[i] = product(by, parts[i], places);
}

static void packed_share_of(const struct bg_hundredths *of, factor share, struct bg_hundredths *out)
{
    out->known = true;
    out->has_point = of->has_point;
    for (int i = 0; i < 3; i++)
        out->part[i] = product(of->part[i], share.coef, share.places + 2);
}

static void packed_set_money(const struct bg_register_factors *f, struct bg_line_hundredths *out)
{
    struct bg_hundredths pay = out->raise;
    if (f->ripples) {
        pay.known = pay.known && out->ripple.known;
        pay.has_point = pay.has_point && out->ripple.has_point;
        for (int i = 0; i < 3; i++)
            pay.part[i] += out->ripple.part[i];
    }
    if (!pay.known || !f->has_tax)
        return;
    packed_share_of(&pay, f->tax, &out->employer);
    if (f->has_passed)
        packed_share_of(&out->employer, f->passed, &out->buyer);
}

static void set_covered_line(const struct bg_register_factors *f, factor hours, bool has_hours,
                             struct bg_line_hundredths *out)
{
    if (out->people_from == BG_NOT_KNOWN)
        return;
    packed_times(f->share, out->people, 10, f->share_point, &out->below);
    if (f->ripples)
        packed_times(f->band, out->people, 10, f->band_point, &out->band);
    if (!has_hours || !f->gap_known)
        return;
    bg_i128 year = out->people * hours.coef;
    packed_times(f->gap, year, 8 + hours.places, f->gap_point, &out->raise);
    if (f->ripples && f->band_gap_known)
        packed_times(f->band_gap, year, 8 + hours.places, f->band_gap_point, &out->ripple);
    out->most = product(hours.coef, f->most.coef, hours.places + f->most.places);
    packed_set_money(f, out);
}

static int packed_state_of(const struct bg_register_judging *j, size_t c)
{
    const struct bg_register_outcome *o = j->outcome, *today = j->options.today;
    return (o->contracts[c].coverage == BG_COVERED) * 2 +
           (today && today->contracts[c].coverage == BG_COVERED);
}

struct workers {
    enum bg_known from;
    bg_i128 people;
    bool has_hours;
    factor hours;
};

static bool packed_workers_of(const struct bg_register_factors *f,
                              const struct bg_register_packed *p, struct workers *w)
{
    w->from = BG_NOT_KNOWN;
    w->people = 0;
    w->has_hours = f->has_hours || p->hours >= 0;
    w->hours = p->hours >= 0 ? (factor){p->hours, p->hours_places} : f->hours;
    if (p->people >= 0) {
        w->from = BG_GIVEN;
        w->people = (bg_i128)p->people * 100;
    } else if (f->has_people && p->alone && p->amount >= 0 && w->has_hours) {
        w->from = BG_ASSUMED;
        if (!packed_people_of(f, p, w->hours, &w->people))
            return false;
    }
    return w->people <= bg_ten_to[11];
}

size_t bg_register_classes(const struct bg_register_outcome *o)
{
    return o->judging->kinds->n * BG_KIND_STATES;
}

size_t bg_register_class_of(const struct bg_register_outcome *o, size_t line)
{
    const struct bg_register_judging *j = o->judging;
    return j->kinds->of_line[line] * (size_t)BG_KIND_STATES +
           (size_t)packed_state_of(j, j->kinds->lines[line].contract);
}

bool bg_register_workers(const struct bg_register_outcome *o, size_t line, struct bg_dec *people)
{
    struct bg_register_judging *j = o->judging;
    const struct bg_register_packed *p = &j->kinds->lines[line];
    const struct bg_register_factors *f = factors_of(j, line, packed_state_of(j, p->contract));
    struct workers w;
    if (p->odd || f->odd || !packed_workers_of(f, p, &w)) {
        struct bg_line_outcome whole;
        bg_register_judged(j, line, &whole);
        bg_arena_reset(j->scratch);
        *people = whole.people;
        return whole.people_from != BG_NOT_KNOWN;
    }
    *people =
        bg_dec_round((struct bg_dec){.coef = w.people, .places = 2}, BG_PEOPLE_PLACES, BG_TRUNCATE);
    return w.from != BG_NOT_KNOWN;
}

bool bg_register_packed_buyer(struct bg_register_judging *j, size_t line, bg_i128 *out)
{
    const struct bg_register_packed *p = &j->kinds->lines[line];
    const struct bg_register_factors *f = factors_of(j, line, packed_state_of(j, p->contract));
    struct workers w;
    if (p->odd || f->odd || !packed_workers_of(f, p, &w))
        return false;
    *out = -1;
    if (!f->covered || w.from == BG_NOT_KNOWN || !w.has_hours || !f->gap_known || !f->has_passed ||
        (f->ripples && !f->band_gap_known))
        return true;
    bg_i128 year = w.people * w.hours.coef;
    bg_i128 pay = product(year, f->gap[1], 8 + w.hours.places);
    if (f->ripples)
        pay += product(year, f->band_gap[1], 8 + w.hours.places);
    pay = product(pay, f->tax.coef, f->tax.places + 2);
    *out = product(pay, f->passed.coef, f->passed.places + 2);
    return true;
}

bool bg_register_packed_line(struct bg_register_judging *j, size_t line,
                             struct bg_line_hundredths *out)
{
    const struct bg_register_packed *p = &j->kinds->lines[line];
    const struct bg_register_factors *f = factors_of(j, line, packed_state_of(j, p->contract));
    struct workers w;
    if (p->odd || f->odd || !packed_workers_of(f, p, &w))
        return false;
    const factor hours = w.hours;
    bool has_hours = w.has_hours;
    memset(out, 0, sizeof *out);
    out->people_from = w.from;
    out->people = w.people;
    out->paid_known = f->has_paid && out->people_from != BG_NOT_KNOWN && has_hours;
    if (out->paid_known)
        out->paid =
            product(out->people * hours.coef, f->mean.coef, 2 + hours.places + f->mean.places);
    if (f->covered)
        set_covered_line(f, hours, has_hours, out);
    return true;
}

/* -- from the figures of a line --------------------------------------------------------------------- */

static bg_i128 packed_hundredths(struct bg_dec n)
{
    bg_i128 out = n.coef;
    for (int i = n.places; i < 2; i++)
        out *= 10;
    return out;
}

static void packed_unpack(const struct bg_estimate *e, struct bg_hundredths *out)
{
    *out = (struct bg_hundredths){
        e->known,
        e->has_point,
        {packed_hundredths(e->low), packed_hundredths(e->point), packed_hundredths(e->high)}};
}

void bg_register_unpacked_line(const struct bg_line_outcome *line, struct bg_line_hundredths *out)
{
    out->people_from = line->people_from;
    out->people = packed_hundredths(line->people);
    out->paid_known = line->has_paid;
    out->paid = packed_hundredths(line->paid);
    out->most = line->raise.known ? packed_hundredths(line->most_each) : 0;
    packed_unpack(&line->below, &out->below);
    packed_unpack(&line->raise, &out->raise);
    packed_unpack(&line->employer_cost, &out->employer);
    packed_unpack(&line->buyer_cost, &out->buyer);
    packed_unpack(&line->band, &out->band);
    packed_unpack(&line->ripple, &out->ripple);
}
