/* The rows of one worker's week against the terms of their classes. Amounts are whole numbers of small
 * units; each is rounded to cents once, half up. */
#include <string.h>

#include "score/payroll/private.h"

enum { SEGMENTS_MAX = BG_WEEK_DAYS, CENT = 10000 }; /* millionths of a unit of money */
#define WEEK_HOURS ((int64_t)168 * BG_MILLIONTH)

struct segment { /* hours of a row under the same terms */
    const struct bg_pay_terms *terms;
    int64_t hours;
};

struct pay_check {
    struct bg_payroll *p;
    const struct bg_pay_row *const *rows;
    size_t n;
    struct bg_pay_week *week;
    /* of overtime, over all rows */
    int64_t hours, over;
    bg_i128 based;   /* hours times the basic rate that counts, in 10^-12 */
    bg_i128 premium; /* paid for overtime, in 10^-12 */
    bool unseen;
    int32_t over_clause;
    int64_t factor, from_hours;
};

/* n / d in cents, half up; both positive. */
static int64_t check_cents_of(bg_i128 n, bg_i128 d)
{
    return (int64_t)((2 * n * 100 + d) / (2 * d));
}

static void breach(struct pay_check *c, const struct bg_pay_row *row, enum bg_pay_fault fault,
                   int32_t clause, int64_t hours, int64_t value, int64_t limit, int64_t cents)
{
    struct bg_pay_breach *b = bg_pay_breach_add(c->p);
    *b = (struct bg_pay_breach){.worker = row->worker,
                                .class_id = row->class_id,
                                .week = row->week,
                                .last_week = row->week,
                                .weeks = 1,
                                .clause = clause,
                                .fault = fault,
                                .hours = hours,
                                .value = value,
                                .limit = limit,
                                .cents = cents};
    c->week->cents += cents;
    c->p->cents += cents;
}

/* -- pay and benefits ------------------------------------------------------------------------------ */

/* An apprentice without registration is owed the whole rate. In 10^-10: the rate times the percentage. */
static int64_t check_percent_of(const struct bg_pay_row *row)
{
    return row->apprentice && row->registered ? row->percent : BG_WHOLE_RATE;
}

/* What the employer gives beside the basic rate, times the hours of a year: exact. */
static bg_i128 benefits_by_year(const struct bg_pay_row *row)
{
    return (bg_i128)(row->cash + row->plan) * row->year_hours +
           (bg_i128)row->plan_month * 12 * BG_MILLIONTH;
}

/* due and paid are for an hour, in millionths times the hours of a year times BG_WHOLE_RATE. */
static void check_rate(struct pay_check *c, const struct bg_pay_row *row, int64_t hours,
                       enum bg_pay_fault fault, int32_t clause, bg_i128 due, bg_i128 paid)
{
    bg_i128 unit = (bg_i128)row->year_hours * BG_WHOLE_RATE;
    if (paid >= due || hours == 0)
        return;
    int64_t cents = check_cents_of((due - paid) * hours, unit * BG_MILLIONTH * BG_MILLIONTH);
    if (cents > 0)
        breach(c, row, fault, clause, hours, (int64_t)((2 * paid + unit) / (2 * unit)),
               (int64_t)((2 * due + unit) / (2 * unit)), cents);
}

static void check_segment(struct pay_check *c, const struct bg_pay_row *row, struct segment s)
{
    const struct bg_pay_terms *t = s.terms;
    bg_i128 benefits = benefits_by_year(row) * BG_WHOLE_RATE;
    bg_i128 unit = (bg_i128)row->year_hours * BG_WHOLE_RATE;
    bg_i128 wage = (bg_i128)t->wage * row->year_hours * check_percent_of(row);
    bg_i128 rate = row->rate * unit;
    if (t->fringe_clause >= 0)
        check_rate(c, row, s.hours, BG_PAY_SHORT_BOTH,
                   t->wage_clause >= 0 ? t->wage_clause : t->fringe_clause, wage + t->fringe * unit,
                   rate + benefits);
    else if (t->wage_clause >= 0)
        check_rate(c, row, s.hours, BG_PAY_SHORT, t->wage_clause, wage, rate);
    if (t->apart_clause >= 0)
        check_rate(c, row, s.hours, BG_PAY_FRINGE, t->apart_clause, t->apart * unit, benefits);
}

/* -- overtime -------------------------------------------------------------------------------------- */

/* The basic rate that overtime is counted on: the one that is due, or the one that is paid where it is
 * higher. Cash in place of benefits is no part of it. */
static int64_t base_of(const struct bg_pay_row *row, const struct bg_pay_terms *t)
{
    bg_i128 due = t->wage_clause >= 0 ? (bg_i128)t->wage * check_percent_of(row) : 0;
    bg_i128 paid = (bg_i128)row->rate * BG_WHOLE_RATE;
    return (int64_t)(due > paid ? due : paid);
}

static void add_overtime(struct pay_check *c, const struct bg_pay_row *row, struct segment s)
{
    c->hours += s.hours;
    c->based += (bg_i128)s.hours * base_of(row, s.terms);
    if (s.terms->over_clause >= 0 && c->over_clause < 0) {
        c->over_clause = s.terms->over_clause;
        c->factor = s.terms->factor;
        c->from_hours = s.terms->from_hours;
    }
}

/* What the row pays for its overtime beyond the basic rate, by its own rate or by its gross. */
static void add_premium(struct pay_check *c, const struct bg_pay_row *row)
{
    c->over += row->over;
    if (row->over_rate >= 0)
        c->premium += (bg_i128)row->over * (row->over_rate - row->rate);
    else if (row->gross >= 0 && row->over > 0)
        c->premium += (bg_i128)row->gross * BG_MILLIONTH -
                      (bg_i128)(row->hours + row->over) * (row->rate + row->cash);
    else if (row->over > 0)
        c->unseen = true;
}

static void check_overtime(struct pay_check *c)
{
    int64_t due_hours = c->hours - c->from_hours;
    if (c->hours > WEEK_HOURS) {
        breach(c, c->rows[0], BG_PAY_HOURS, -1, c->hours, BG_NOT_GIVEN, BG_NOT_GIVEN, 0);
        return;
    }
    if (c->over_clause < 0 || due_hours <= 0)
        return;
    if (c->unseen) {
        breach(c, c->rows[0], BG_PAY_OVERTIME_UNSEEN, c->over_clause, due_hours, BG_NOT_GIVEN,
               BG_NOT_GIVEN, 0);
        return;
    }
    /* due: hours * (factor - 1) * based / hours of the week, in 10^-12 times 100 * BG_WHOLE_RATE */
    bg_i128 below = (bg_i128)c->hours * 100 * BG_WHOLE_RATE;
    bg_i128 due = c->based * (c->factor - 100) * due_hours;
    bg_i128 paid = c->premium > 0 ? c->premium * below : 0;
    if (paid >= due)
        return;
    bg_i128 unit = below * BG_MILLIONTH;
    int64_t cents = check_cents_of(due - paid, unit * BG_MILLIONTH);
    if (cents > 0)
        breach(c, c->rows[0], BG_PAY_OVERTIME, c->over_clause, due_hours,
               (int64_t)((2 * paid + unit) / (2 * unit)), (int64_t)((2 * due + unit) / (2 * unit)),
               cents);
}

/* -- the row's own sums --------------------------------------------------------------------------- */

/* One cent is left to rounding. */
static void check_sums(struct pay_check *c, const struct bg_pay_row *row)
{
    if (row->gross >= 0 && (row->over == 0 || row->over_rate >= 0)) {
        bg_i128 due = (bg_i128)row->hours * row->rate +
                      (bg_i128)row->over * (row->over > 0 ? row->over_rate : 0) +
                      (bg_i128)(row->hours + row->over) * row->cash;
        bg_i128 gross = (bg_i128)row->gross * BG_MILLIONTH;
        if (due - gross > (bg_i128)CENT * BG_MILLIONTH)
            breach(c, row, BG_PAY_GROSS, -1, row->hours + row->over, row->gross,
                   (int64_t)(due / BG_MILLIONTH),
                   check_cents_of(due - gross, (bg_i128)BG_MILLIONTH * BG_MILLIONTH));
    }
    if (row->gross >= 0 && row->deductions >= 0 && row->net >= 0) {
        int64_t net = row->gross - row->deductions;
        if (net - row->net > CENT || row->net - net > CENT)
            breach(c, row, BG_PAY_NET, -1, row->hours + row->over, row->net, net, 0);
    }
}

/* -- segments --------------------------------------------------------------------------------------- */

/* Without hours by day the lowest terms of the week are held against the row: what is short by them is
 * short whatever the days. */
static const struct bg_pay_terms *lowest(const struct bg_pay_class *k)
{
    const struct bg_pay_terms *out = &k->days[0];
    for (int d = 1; d < BG_WEEK_DAYS; d++)
        if (k->days[d].wage + k->days[d].fringe < out->wage + out->fringe)
            out = &k->days[d];
    return out;
}

static size_t segments_of(struct pay_check *c, const struct bg_pay_row *row,
                          const struct bg_pay_class *k, struct segment *out)
{
    size_t n = 0;
    if (k->even || !row->days) {
        c->p->split_unknown += !k->even;
        out[0] = (struct segment){k->even ? &k->days[0] : lowest(k), row->hours + row->over};
        return 1;
    }
    for (int d = 0; d < BG_WEEK_DAYS; d++) {
        if (n && memcmp(out[n - 1].terms, &k->days[d], sizeof k->days[d]) == 0)
            out[n - 1].hours += row->days[d];
        else
            out[n++] = (struct segment){&k->days[d], row->days[d]};
    }
    return n;
}

static void payroll_check_check_row(struct pay_check *c, const struct bg_pay_row *row)
{
    const struct bg_pay_class *k = bg_pay_terms_of(c->p, row->class_id, row->week);
    struct segment segments[SEGMENTS_MAX];
    size_t n = segments_of(c, row, k, segments);
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        const struct bg_pay_terms *t = segments[i].terms;
        any = any || t->wage_clause >= 0 || t->fringe_clause >= 0 || t->apart_clause >= 0;
        check_segment(c, row, segments[i]);
        add_overtime(c, row, segments[i]);
    }
    c->p->outside += !any;
    add_premium(c, row);
    bg_pay_leave_add(c->p, k, row);
    check_sums(c, row);
    if (!k->known)
        breach(c, row, BG_PAY_CLASS, -1, row->hours + row->over, row->rate, BG_NOT_GIVEN, 0);
    if (row->apprentice && !row->registered)
        breach(c, row, BG_PAY_REGISTRATION, -1, row->hours + row->over, BG_NOT_GIVEN, BG_NOT_GIVEN,
               0);
}

/* -- sums ------------------------------------------------------------------------------------------- */

/* Some row before this one has its class. */
static bool repeats_class(const struct pay_check *c, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (c->rows[i]->class_id == c->rows[row]->class_id)
            return true;
    return false;
}

static void add_crew(struct bg_payroll *p, uint32_t class_id, const struct bg_pay_row *row,
                     bool first)
{
    struct bg_pay_crew *crew = bg_pay_crew_of(p, class_id, row->week);
    int64_t hours = row->hours + row->over;
    crew->workers += first;
    crew->apprentices += first && row->apprentice;
    crew->hours += hours;
    crew->apprentice_hours += row->apprentice ? hours : 0;
}

static void check_add_sums(struct pay_check *c, size_t i)
{
    const struct bg_pay_row *row = c->rows[i];
    int64_t hours = row->hours + row->over;
    bool first_of_class = !repeats_class(c, i);
    struct bg_pay_quarter *q =
        bg_pay_quarter_of(c->p, row->worker, row->class_id, c->week->quarter);
    q->weeks += first_of_class;
    q->hours += hours;
    q->pay += (bg_i128)row->rate * hours;
    if (hours > 0 && row->rate < q->least_rate)
        q->least_rate = row->rate;
    add_crew(c->p, row->class_id, row, first_of_class);
    add_crew(c->p, BG_ALL_CLASSES, row, i == 0);
    c->week->hours += hours;
    c->p->rows_n++;
}

void bg_pay_check(struct bg_payroll *p, const struct bg_pay_row *const *rows, size_t n)
{
    struct pay_check c = {.p = p, .rows = rows, .n = n, .over_clause = -1};
    c.week = bg_pay_week_of(p, rows[0]->week);
    if (!c.week->file)
        c.week->file = p->state->file;
    else if (c.week->file != p->state->file && !c.week->other)
        c.week->other = p->state->file;
    for (size_t i = 0; i < n; i++) {
        if (c.week->payroll == BG_NOT_GIVEN)
            c.week->payroll = rows[i]->payroll;
        payroll_check_check_row(&c, rows[i]);
        check_add_sums(&c, i);
    }
    check_overtime(&c);
    c.week->workers++;
    p->worker_weeks++;
}
