/* Private to score/payroll. */
#ifndef BG_SCORE_PAYROLL_PRIVATE_H
#define BG_SCORE_PAYROLL_PRIVATE_H

#include "score/payroll/payroll.h"

struct bg_pay_terms { /* what holds for a class on a day; clauses -1: none */
    int32_t wage_clause, fringe_clause, apart_clause, over_clause;
    int64_t wage, fringe, apart, factor, from_hours; /* factor in hundredths */
};

struct bg_pay_leave_terms { /* hours earned in so many hours of work; clause -1: none */
    int32_t clause;
    int64_t figure, in_hours;
};

struct bg_pay_class {
    bool known;       /* some clause of pay names it, or none names any */
    int32_t week;     /* that the terms are of */
    bool ready, even; /* even: the same on every day of the week */
    struct bg_pay_terms days[BG_WEEK_DAYS];
    struct bg_pay_leave_terms leave; /* the least of the week's days */
};

struct bg_pay_list { /* of breaches, in blocks */
    struct bg_pay_list *next;
    size_t n;
    struct bg_pay_breach items[1024];
};

struct bg_payroll_state {
    struct bg_pay_class *classes;
    size_t classes_room;
    struct bg_pay_list *first, *last;
    size_t breaches_n;
    uint64_t *seen; /* worker and week + 1, an open table */
    size_t seen_n, seen_slots;
    uint32_t *quarter_slots, *crew_slots; /* positions + 1 */
    size_t quarter_slots_n, crew_slots_n, quarters_room, crews_room;
    uint32_t *leave_slots; /* positions + 1 */
    size_t leave_slots_n, leave_room;
    const char *file;
};

/* -- terms.c -- */
const struct bg_pay_class *bg_pay_terms_of(struct bg_payroll *payroll, uint32_t class_id,
                                           int32_t week);

/* -- sums.c -- */
/* False: the worker's week was taken of an earlier file. */
bool bg_pay_see(struct bg_payroll *payroll, uint32_t worker, int32_t week);
struct bg_pay_quarter *bg_pay_quarter_of(struct bg_payroll *payroll, uint32_t worker,
                                         uint32_t class_id, int32_t quarter);
struct bg_pay_crew *bg_pay_crew_of(struct bg_payroll *payroll, uint32_t class_id, int32_t week);
struct bg_pay_week *bg_pay_week_of(struct bg_payroll *payroll, int32_t week);
struct bg_pay_breach *bg_pay_breach_add(struct bg_payroll *payroll);

/* -- leave.c -- */
/* What holds of paid leave for the class on the day. */
struct bg_pay_leave_terms bg_pay_leave_terms_on(const struct bg_promises *contract,
                                                const char *class_name, int64_t day);
/* The one that asks for less; none asks for least. */
struct bg_pay_leave_terms bg_pay_leave_least(struct bg_pay_leave_terms a,
                                             struct bg_pay_leave_terms b);
void bg_pay_leave_add(struct bg_payroll *payroll, const struct bg_pay_class *terms,
                      const struct bg_pay_row *row);
/* Breaches of those who earned less than is due by all their payrolls. */
void bg_pay_leave_end(struct bg_payroll *payroll);

/* -- check.c -- */
/* All rows of a worker's week, by line. */
void bg_pay_check(struct bg_payroll *payroll, const struct bg_pay_row *const *rows, size_t n);

#endif
