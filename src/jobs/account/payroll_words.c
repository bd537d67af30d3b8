/* What payroll says of a breach, and how its figures are written. */
#include <string.h>

#include "base/date.h"
#include "jobs/account/payroll.h"

struct bg_dec bg_payroll_cents(int64_t cents)
{
    struct bg_dec out = {.coef = cents, .places = 2};
    while (out.places > 0 && out.coef % 10 == 0) {
        out.coef /= 10;
        out.places--;
    }
    return out;
}

const char *bg_payroll_money(const struct bg_payroll_job *p, struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    const char *currency = p->promises->currency;
    return bg_arena_printf(p->arena, "%s%s%s",
                           bg_dec_grouped(number, number.places < 2 ? 2 : number.places, text),
                           currency[0] ? " " : "", currency);
}

static const char *an_hour(const struct bg_payroll_job *p, int64_t n)
{
    return bg_payroll_money(p, bg_millionths(n));
}

static const char *hours_words(const struct bg_payroll_job *p, int64_t hours)
{
    char text[BG_DEC_TEXT];
    struct bg_dec n = bg_millionths(hours);
    return bg_arena_printf(p->arena, "%s hour%s", bg_dec_grouped(n, n.places, text),
                           hours == BG_MILLIONTH ? "" : "s");
}

const char *bg_payroll_quarter_name(struct bg_arena *arena, int32_t quarter)
{
    return bg_arena_printf(arena, "%d Q%d", quarter / 4, quarter % 4 + 1);
}

static const char *payroll_words_when(const struct bg_payroll_job *p, const struct bg_pay_breach *b)
{
    char from[BG_DATE_TEXT], to[BG_DATE_TEXT];
    if (b->weeks == 1)
        return bg_arena_printf(p->arena, "in the week ending %s", bg_date_text(b->week, from));
    return bg_arena_printf(p->arena, "in %d weeks ending %s to %s", (int)b->weeks,
                           bg_date_text(b->week, from), bg_date_text(b->last_week, to));
}

/* "(clause floor, requirement "Living wage")". */
static const char *by_which(const struct bg_payroll_job *p, const struct bg_pay_breach *b)
{
    if (b->clause < 0)
        return "";
    const struct bg_clause *c = &p->promises->clauses[b->clause];
    return bg_arena_printf(p->arena, " (clause %s%s%s)", c->id, c->source[0] ? ", " : "",
                           c->source);
}

static const char *owed_words(const struct bg_payroll_job *p, const struct bg_pay_breach *b)
{
    return bg_arena_printf(p->arena, "%s is owed for %s.",
                           bg_payroll_money(p, bg_payroll_cents(b->cents)),
                           hours_words(p, b->hours));
}

static const char *payroll_words_least(const struct bg_pay_breach *b)
{
    return b->weeks > 1 ? "as little as " : "";
}

static const char *pay_words(const struct bg_payroll_job *p, const struct bg_pay_breach *b,
                             const char *what)
{
    return bg_arena_printf(p->arena, "%s %s%s an hour %s; at least %s is promised%s. %s", what,
                           payroll_words_least(b), an_hour(p, b->value), payroll_words_when(p, b),
                           an_hour(p, b->limit), by_which(p, b), owed_words(p, b));
}

/* Leave is counted in hundredths of an hour. */
static const char *leave_words(const struct bg_payroll_job *p, int64_t hours)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(p->arena, "%s", bg_dec_grouped(bg_millionths(hours), 2, text));
}

static const char *payroll_words_sum_words(const struct bg_payroll_job *p,
                                           const struct bg_pay_breach *b)
{
    switch (b->fault) {
    case BG_PAY_OVERTIME:
        return bg_arena_printf(p->arena,
                               "was paid a premium of %s for overtime %s; %s is due%s. %s",
                               an_hour(p, b->value), payroll_words_when(p, b), an_hour(p, b->limit),
                               by_which(p, b), owed_words(p, b));
    case BG_PAY_OVERTIME_UNSEEN:
        return bg_arena_printf(p->arena,
                               "worked %s overtime %s; neither an overtime rate nor a gross amount "
                               "shows how it was paid%s.",
                               hours_words(p, b->hours), payroll_words_when(p, b), by_which(p, b));
    case BG_PAY_LEAVE:
        return bg_arena_printf(p->arena, "earned %s hours of paid leave %s; %s are due for %s%s.",
                               leave_words(p, b->value), payroll_words_when(p, b),
                               leave_words(p, b->limit), hours_words(p, b->hours), by_which(p, b));
    case BG_PAY_GROSS:
        return bg_arena_printf(p->arena, "got %s gross %s; hours times rates give %s. %s",
                               an_hour(p, b->value), payroll_words_when(p, b), an_hour(p, b->limit),
                               owed_words(p, b));
    default:
        return bg_arena_printf(p->arena, "got %s net %s; gross less deductions is %s.",
                               an_hour(p, b->value), payroll_words_when(p, b),
                               an_hour(p, b->limit));
    }
}

static const char *payroll_words_what_of(const struct bg_payroll_job *p,
                                         const struct bg_pay_breach *b)
{
    switch (b->fault) {
    case BG_PAY_SHORT:
        return pay_words(p, b, "was paid");
    case BG_PAY_SHORT_BOTH:
        return pay_words(p, b, "got pay and benefits of");
    case BG_PAY_FRINGE:
        return pay_words(p, b, "got benefits of");
    case BG_PAY_HOURS:
        return bg_arena_printf(p->arena, "has %s together %s; a week has 168.",
                               hours_words(p, b->hours), payroll_words_when(p, b));
    case BG_PAY_CLASS:
        return bg_arena_printf(p->arena, "worked %s in a class that the contract does not name %s.",
                               hours_words(p, b->hours), payroll_words_when(p, b));
    case BG_PAY_REGISTRATION:
        return bg_arena_printf(p->arena,
                               "is called an apprentice %s without a registration; the whole rate "
                               "is due.",
                               payroll_words_when(p, b));
    default:
        return payroll_words_sum_words(p, b);
    }
}

const char *bg_payroll_statement(const struct bg_payroll_job *p, const struct bg_pay_breach *b)
{
    return bg_arena_printf(p->arena, "Worker %s (%s) %s", p->payroll->workers.texts[b->worker],
                           p->payroll->classes.texts[b->class_id], payroll_words_what_of(p, b));
}

bool bg_payroll_may_show(const struct bg_payroll_job *p, int64_t part, int64_t whole)
{
    return p->open || part == 0 || part == whole ||
           (part >= BG_SMALLEST_GROUP && whole - part >= BG_SMALLEST_GROUP);
}

int64_t bg_payroll_workers_short(const struct bg_payroll_job *p, enum bg_pay_fault fault,
                                 int32_t clause, bool owed)
{
    int64_t n = 0;
    uint32_t last = UINT32_MAX;
    for (size_t i = 0; i < p->payroll->breaches_n; i++) { /* they are by worker */
        const struct bg_pay_breach *b = &p->payroll->breaches[i];
        if ((fault != BG_PAY__COUNT && b->fault != fault) || (clause >= 0 && b->clause != clause) ||
            (owed && b->cents == 0) || b->worker == last)
            continue;
        n++;
        last = b->worker;
    }
    return n;
}
