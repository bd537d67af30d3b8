/* Paid leave earned against what was promised, over all payrolls of a worker: some firms credit it week by
 * week and some once a month. A row that does not say what was earned is not known, and in no sum. */
#include <string.h>

#include "base/list.h"
#include "score/payroll/private.h"

enum { LEAVE_SLOTS = 1024, LEAVE_STEP = 5000 }; /* half a hundredth of an hour, in millionths */

static int64_t leave_millionths(struct bg_dec number)
{
    for (int i = number.places; i < 6; i++)
        number.coef *= 10;
    return (int64_t)number.coef;
}

/* -- terms ---------------------------------------------------------------------------------------- */

static bool leave_asks_more(struct bg_pay_leave_terms a, struct bg_pay_leave_terms b)
{
    if (a.clause < 0 || b.clause < 0)
        return b.clause < 0 && a.clause >= 0;
    return (bg_i128)a.figure * b.in_hours > (bg_i128)b.figure * a.in_hours;
}

struct bg_pay_leave_terms bg_pay_leave_least(struct bg_pay_leave_terms a,
                                             struct bg_pay_leave_terms b)
{
    return leave_asks_more(a, b) ? b : a;
}

struct bg_pay_leave_terms bg_pay_leave_terms_on(const struct bg_promises *contract,
                                                const char *class_name, int64_t day)
{
    struct bg_pay_leave_terms out = {.clause = -1};
    for (size_t i = 0; i < contract->n; i++) {
        const struct bg_clause *c = &contract->clauses[i];
        if (c->measure != BG_CLAUSE_LEAVE || !bg_clause_is_of(c, class_name) ||
            !bg_clause_holds(c, day))
            continue;
        struct bg_pay_leave_terms own = {(int32_t)i, leave_millionths(c->figure.as.number),
                                         leave_millionths(c->threshold)};
        if (leave_asks_more(own, out))
            out = own;
    }
    return out;
}

/* -- sums ----------------------------------------------------------------------------------------- */

static size_t leave_key(uint32_t worker, uint32_t class_id, int32_t clause)
{
    uint64_t key = (uint64_t)worker << 32 ^ (uint64_t)class_id << 12 ^ (uint64_t)(uint32_t)clause;
    key ^= key >> 33;
    key *= 0xff51afd7ed558ccdu;
    return (size_t)(key ^ key >> 33);
}

static uint32_t *leave_slot(struct bg_payroll *p, uint32_t worker, uint32_t class_id,
                            int32_t clause)
{
    struct bg_payroll_state *s = p->state;
    size_t i = leave_key(worker, class_id, clause) & (s->leave_slots_n - 1);
    for (; s->leave_slots[i]; i = (i + 1) & (s->leave_slots_n - 1)) {
        const struct bg_pay_leave *l = &p->leave[s->leave_slots[i] - 1];
        if (l->worker == worker && l->class_id == class_id && l->clause == clause)
            break;
    }
    return &s->leave_slots[i];
}

/* Never more than half full. */
static void leave_grow(struct bg_payroll *p)
{
    struct bg_payroll_state *s = p->state;
    if (2 * (p->leave_n + 1) <= s->leave_slots_n)
        return;
    s->leave_slots_n = s->leave_slots_n ? 2 * s->leave_slots_n : LEAVE_SLOTS;
    s->leave_slots = BG_ARRAY(p->arena, s->leave_slots_n, uint32_t);
    for (size_t i = 0; i < p->leave_n; i++)
        *leave_slot(p, p->leave[i].worker, p->leave[i].class_id, p->leave[i].clause) =
            (uint32_t)i + 1;
}

static struct bg_pay_leave *leave_of(struct bg_payroll *p, const struct bg_pay_row *row,
                                     int32_t clause)
{
    leave_grow(p);
    uint32_t *slot = leave_slot(p, row->worker, row->class_id, clause);
    if (*slot == 0) {
        BG_MORE(p->arena, p->leave, p->leave_n, p->state->leave_room);
        p->leave[p->leave_n] = (struct bg_pay_leave){.worker = row->worker,
                                                     .class_id = row->class_id,
                                                     .clause = clause,
                                                     .first_week = INT32_MAX,
                                                     .last_week = INT32_MIN};
        *slot = (uint32_t)++p->leave_n;
    }
    return &p->leave[*slot - 1];
}

void bg_pay_leave_add(struct bg_payroll *p, const struct bg_pay_class *terms,
                      const struct bg_pay_row *row)
{
    if (terms->leave.clause < 0)
        return;
    struct bg_pay_leave *l = leave_of(p, row, terms->leave.clause);
    if (row->leave < 0) {
        l->not_said++;
        return;
    }
    l->weeks += l->rows == 0 || row->week != l->seen_week; /* rows of a week come together */
    l->seen_week = row->week;
    l->rows++;
    l->hours += row->hours + row->over;
    l->earned += row->leave;
    l->first_week = row->week < l->first_week ? row->week : l->first_week;
    l->last_week = row->week > l->last_week ? row->week : l->last_week;
}

/* -- the end -------------------------------------------------------------------------------------- */

/* Each row may be rounded to hundredths of an hour. */
void bg_pay_leave_end(struct bg_payroll *p)
{
    for (size_t i = 0; i < p->leave_n; i++) {
        const struct bg_pay_leave *l = &p->leave[i];
        const struct bg_clause *c = &p->contract->clauses[l->clause];
        bg_i128 in_hours = leave_millionths(c->threshold);
        bg_i128 due = (bg_i128)l->hours * leave_millionths(c->figure.as.number);
        if (l->rows == 0 || ((bg_i128)l->earned + l->rows * LEAVE_STEP) * in_hours >= due)
            continue;
        *bg_pay_breach_add(p) =
            (struct bg_pay_breach){.worker = l->worker,
                                   .class_id = l->class_id,
                                   .week = l->first_week,
                                   .last_week = l->last_week,
                                   .weeks = l->weeks,
                                   .clause = l->clause,
                                   .fault = BG_PAY_LEAVE,
                                   .hours = l->hours,
                                   .value = l->earned,
                                   .limit = (int64_t)((2 * due + in_hours) / (2 * in_hours))};
    }
}
