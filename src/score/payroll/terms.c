/* Which clauses of pay hold for a class on each day of a week: of several the highest. */
#include <string.h>

#include "score/payroll/private.h"

static char terms_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool terms_same_name(const char *a, const char *b)
{
    while (*a && terms_lower(*a) == terms_lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

bool bg_clause_is_of(const struct bg_clause *clause, const char *class_name)
{
    return !clause->class_name[0] || terms_same_name(clause->class_name, class_name);
}

/* The figure in units of 10^-places; it has no more places than that. */
static int64_t scaled(struct bg_dec number, int places)
{
    for (int i = number.places; i < places; i++)
        number.coef *= 10;
    return (int64_t)number.coef;
}

static void take_clause(struct bg_pay_terms *t, const struct bg_clause *c, int32_t at)
{
    int64_t figure = scaled(c->figure.as.number, 6);
    if (c->measure == BG_CLAUSE_WAGE && (t->wage_clause < 0 || figure > t->wage)) {
        t->wage = figure;
        t->wage_clause = at;
    }
    if (c->measure == BG_CLAUSE_FRINGE && (t->fringe_clause < 0 || figure > t->fringe)) {
        t->fringe = figure;
        t->fringe_clause = at;
    }
    if (c->measure == BG_CLAUSE_FRINGE_APART && (t->apart_clause < 0 || figure > t->apart)) {
        t->apart = figure;
        t->apart_clause = at;
    }
    int64_t factor = scaled(c->figure.as.number, 2);
    if (c->measure == BG_CLAUSE_OVERTIME && (t->over_clause < 0 || factor > t->factor)) {
        t->factor = factor;
        t->from_hours = scaled(c->threshold, 6);
        t->over_clause = at;
    }
}

static bool is_of_pay(enum bg_clause_measure measure)
{
    return measure == BG_CLAUSE_WAGE || measure == BG_CLAUSE_FRINGE ||
           measure == BG_CLAUSE_FRINGE_APART || measure == BG_CLAUSE_OVERTIME;
}

static struct bg_pay_terms terms_on(const struct bg_promises *contract, const char *class_name,
                                    int64_t day)
{
    struct bg_pay_terms out = {
        .wage_clause = -1, .fringe_clause = -1, .apart_clause = -1, .over_clause = -1};
    for (size_t i = 0; i < contract->n; i++) {
        const struct bg_clause *c = &contract->clauses[i];
        if (is_of_pay(c->measure) && bg_clause_is_of(c, class_name) && bg_clause_holds(c, day))
            take_clause(&out, c, (int32_t)i);
    }
    return out;
}

static bool terms_is_known(const struct bg_promises *contract, const char *class_name)
{
    bool any = false;
    for (size_t i = 0; i < contract->n; i++) {
        const struct bg_clause *c = &contract->clauses[i];
        if (!c->class_name[0] || c->measure == BG_CLAUSE_DOCUMENT)
            continue;
        any = true;
        if (terms_same_name(c->class_name, class_name))
            return true;
    }
    return !any;
}

static struct bg_pay_class *class_of(struct bg_payroll *p, uint32_t class_id)
{
    struct bg_payroll_state *s = p->state;
    if (class_id >= s->classes_room) {
        size_t room = 2 * (size_t)class_id + 16;
        struct bg_pay_class *more = BG_ARRAY(p->arena, room, struct bg_pay_class);
        if (s->classes_room)
            memcpy(more, s->classes, s->classes_room * sizeof *more);
        s->classes = more;
        s->classes_room = room;
    }
    return &s->classes[class_id];
}

const struct bg_pay_class *bg_pay_terms_of(struct bg_payroll *p, uint32_t class_id, int32_t week)
{
    struct bg_pay_class *c = class_of(p, class_id);
    const char *name = p->classes.texts[class_id];
    if (c->ready && c->week == week)
        return c;
    if (!c->ready)
        c->known = terms_is_known(p->contract, name);
    c->ready = c->even = true;
    c->week = week;
    for (int d = 0; d < BG_WEEK_DAYS; d++) {
        int64_t day = (int64_t)week - BG_WEEK_DAYS + 1 + d;
        struct bg_pay_leave_terms leave = bg_pay_leave_terms_on(p->contract, name, day);
        c->leave = d ? bg_pay_leave_least(c->leave, leave) : leave;
        c->days[d] = terms_on(p->contract, name, day);
        c->even = c->even && memcmp(&c->days[d], &c->days[0], sizeof c->days[0]) == 0;
    }
    return c;
}
