/* Headcounts, mean wages and shares, by quarter, beside what was promised. */
#include <string.h>

#include "base/date.h"
#include "base/ratio.h"
#include "score/payroll/private.h"

struct span { /* the quarters entries of a quarter */
    size_t from, to;
    int32_t quarter;
};

static bool is_of(const struct bg_payroll *p, const struct bg_clause *c, uint32_t class_id)
{
    return class_id != BG_ALL_CLASSES && bg_clause_is_of(c, p->classes.texts[class_id]);
}

static const struct bg_ratio *promised_quotient(struct bg_arena *arena, bg_i128 n, bg_i128 d)
{
    if (d == 0)
        return NULL;
    return bg_ratio_div(arena, bg_ratio_dec(arena, (struct bg_dec){.coef = n}),
                        bg_ratio_dec(arena, (struct bg_dec){.coef = d}));
}

/* -- one clause in one quarter ------------------------------------------------------------------------ */

static const struct bg_ratio *promised_mean_wage(struct bg_payroll *p, const struct bg_clause *c,
                                                 const struct span *s, int64_t *workers)
{
    bg_i128 pay = 0, hours = 0;
    uint32_t last = UINT32_MAX;
    for (size_t i = s->from; i < s->to; i++) {
        const struct bg_pay_quarter *q = &p->quarters[i];
        if (!is_of(p, c, q->class_id))
            continue;
        pay += q->pay;
        hours += (bg_i128)q->hours * BG_MILLIONTH;
        *workers += q->worker != last;
        last = q->worker;
    }
    return promised_quotient(p->arena, pay, hours);
}

/* A worker counts when no hour of the quarter was paid less. */
static const struct bg_ratio *share_of_jobs(struct bg_payroll *p, const struct bg_clause *c,
                                            const struct span *s, int64_t *workers)
{
    int64_t at = 0, threshold = 0;
    struct bg_dec t = c->threshold;
    for (int i = t.places; i < 6; i++)
        t.coef *= 10;
    threshold = (int64_t)t.coef;
    for (size_t i = s->from, end; i < s->to; i = end) {
        int64_t least = INT64_MAX;
        for (end = i; end < s->to && p->quarters[end].worker == p->quarters[i].worker; end++)
            if (is_of(p, c, p->quarters[end].class_id) && p->quarters[end].least_rate < least)
                least = p->quarters[end].least_rate;
        *workers += least != INT64_MAX;
        at += least != INT64_MAX && least >= threshold;
    }
    return promised_quotient(p->arena, at, *workers);
}

/* Mean of the weeks that have a payroll. */
static const struct bg_ratio *headcount(struct bg_payroll *p, const struct bg_clause *c,
                                        const struct span *s, int64_t *workers)
{
    int64_t weeks = 0, sum = 0;
    for (size_t i = 0; i < p->weeks_n; i++)
        weeks += p->weeks[i].quarter == s->quarter;
    for (size_t i = 0; i < p->crews_n; i++) {
        const struct bg_pay_crew *crew = &p->crews[i];
        bool all = crew->class_id == BG_ALL_CLASSES;
        if (bg_quarter_of(crew->week) == s->quarter &&
            (c->class_name[0] ? is_of(p, c, crew->class_id) : all))
            sum += crew->workers;
    }
    uint32_t last = UINT32_MAX;
    for (size_t i = s->from; i < s->to; i++) {
        if (!is_of(p, c, p->quarters[i].class_id))
            continue;
        *workers += p->quarters[i].worker != last;
        last = p->quarters[i].worker;
    }
    return promised_quotient(p->arena, sum, weeks);
}

static const struct bg_ratio *apprentices(struct bg_payroll *p, const struct bg_clause *c,
                                          const struct span *s, struct bg_pay_promised *out)
{
    bool ratio = c->measure == BG_CLAUSE_APPRENTICE_RATIO;
    int64_t hours = 0, own = 0;
    const struct bg_ratio *most = NULL;
    for (size_t i = 0; i < p->crews_n; i++) {
        const struct bg_pay_crew *crew = &p->crews[i];
        bool all = crew->class_id == BG_ALL_CLASSES;
        if (bg_quarter_of(crew->week) != s->quarter ||
            !(c->class_name[0] ? is_of(p, c, crew->class_id) : all))
            continue;
        hours += crew->hours;
        own += crew->apprentice_hours;
        out->workers = crew->workers > out->workers ? crew->workers : out->workers;
        int64_t others = crew->workers - crew->apprentices;
        out->alone = out->alone || others == 0; /* a crew is of one worker at least */
        const struct bg_ratio *now = promised_quotient(p->arena, crew->apprentices, others);
        if (now && (!most || bg_ratio_cmp(now, most) > 0))
            most = now;
    }
    return ratio ? most : promised_quotient(p->arena, own, hours);
}

static const struct bg_ratio *found_of(struct bg_payroll *p, const struct bg_clause *c,
                                       const struct span *s, struct bg_pay_promised *out)
{
    switch (c->measure) {
    case BG_CLAUSE_HEADCOUNT:
        return headcount(p, c, s, &out->workers);
    case BG_CLAUSE_MEAN_WAGE:
        return promised_mean_wage(p, c, s, &out->workers);
    case BG_CLAUSE_SHARE_OF_JOBS:
        return share_of_jobs(p, c, s, &out->workers);
    default:
        return apprentices(p, c, s, out);
    }
}

/* -- all of them ------------------------------------------------------------------------------------ */

static bool is_by_quarter(enum bg_clause_measure measure)
{
    return measure == BG_CLAUSE_HEADCOUNT || measure == BG_CLAUSE_MEAN_WAGE ||
           measure == BG_CLAUSE_SHARE_OF_JOBS || measure == BG_CLAUSE_APPRENTICE_RATIO ||
           measure == BG_CLAUSE_APPRENTICE_SHARE;
}

/* The clause holds in some week of the quarter that has a payroll; *since: the first of these. */
static bool holds_in(const struct bg_payroll *p, const struct bg_clause *c, int32_t quarter,
                     int32_t *since)
{
    for (size_t i = 0; i < p->weeks_n; i++)
        if (p->weeks[i].quarter == quarter && bg_clause_holds(c, p->weeks[i].week)) {
            *since = p->weeks[i].week;
            return true;
        }
    return false;
}

static struct span next_span(const struct bg_payroll *p, size_t from)
{
    struct span s = {.from = from, .to = from, .quarter = p->quarters[from].quarter};
    while (s.to < p->quarters_n && p->quarters[s.to].quarter == s.quarter)
        s.to++;
    return s;
}

static struct bg_pay_promised promised_judged(struct bg_payroll *p, size_t clause,
                                              const struct span *s, int32_t since)
{
    const struct bg_clause *c = &p->contract->clauses[clause];
    struct bg_pay_promised out = {
        .clause = clause, .quarter = s->quarter, .promised = c->figure.as.number, .since = since};
    bool at_most = c->measure == BG_CLAUSE_APPRENTICE_RATIO;
    out.found = found_of(p, c, s, &out);
    int order = out.found ? bg_ratio_cmp(out.found, bg_ratio_dec(p->arena, out.promised)) : 0;
    out.met = at_most ? order <= 0 && !out.alone : out.found && order >= 0;
    return out;
}

const struct bg_pay_promised *bg_payroll_promised(struct bg_payroll *p, size_t *n)
{
    size_t spans = 0;
    for (size_t at = 0; at < p->quarters_n; at = next_span(p, at).to)
        spans++;
    struct bg_pay_promised *out =
        BG_ARRAY(p->arena, spans * p->contract->n, struct bg_pay_promised);
    *n = 0;
    for (size_t at = 0; at < p->quarters_n;) {
        struct span s = next_span(p, at);
        for (size_t i = 0; i < p->contract->n; i++) {
            int32_t since;
            const struct bg_clause *c = &p->contract->clauses[i];
            if (is_by_quarter(c->measure) && holds_in(p, c, s.quarter, &since))
                out[(*n)++] = promised_judged(p, i, &s, since);
        }
        at = s.to;
    }
    return out;
}
