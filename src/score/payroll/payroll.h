/* Payrolls against the clauses of a contract, worker by worker and week by week. Rows come file by file
 * and are not kept: what stays is sums and what is short. */
#ifndef BG_SCORE_PAYROLL_PAYROLL_H
#define BG_SCORE_PAYROLL_PAYROLL_H

#include "base/ratio.h"
#include "model/payroll.h"

struct bg_payroll_repeat { /* a row that is there twice, or a worker's week that is in two files */
    const char *file;
    int64_t line;
    bool in_two_files;
    uint32_t worker;
    int32_t week;
};

struct bg_payroll {
    struct bg_arena *arena;
    const struct bg_promises *contract;
    struct bg_names workers, classes;
    struct bg_payroll_state *state; /* private to score/payroll */
    /* what was found; breaches are put together by bg_payroll_end */
    struct bg_pay_breach *breaches;
    size_t breaches_n;
    struct bg_pay_quarter *quarters; /* by quarter, then worker, then class */
    size_t quarters_n;
    struct bg_pay_crew *crews; /* by week, then class */
    size_t crews_n;
    struct bg_pay_leave *leave;
    size_t leave_n;
    struct bg_pay_week *weeks; /* by week */
    size_t weeks_n, weeks_room;
    struct bg_payroll_repeat *repeats; /* rows that are not counted */
    size_t repeats_n, repeats_room;
    int64_t rows_n, worker_weeks,
        split_unknown; /* weeks whose rate changed, without hours by day */
    int64_t outside;   /* worker-weeks on days on which no clause of pay holds */
    int64_t cents;
};

struct bg_payroll *bg_payroll_new(struct bg_arena *arena, const struct bg_promises *contract);
/* Takes the good rows of a file, in whatever order; scratch may end afterwards. */
void bg_payroll_take(struct bg_payroll *payroll, struct bg_arena *scratch, const char *file,
                     const struct bg_pay_block *rows, size_t n);
/* Puts together what was found: one breach for each worker, class, fault, clause and limit. */
void bg_payroll_end(struct bg_payroll *payroll);

/* The millionths as a decimal. */
struct bg_dec bg_millionths(int64_t n);
/* 4 * year + 0 to 3. */
int32_t bg_quarter_of(int64_t day);
/* The clause is of the class: of that name, or of every one. */
bool bg_clause_is_of(const struct bg_clause *clause, const char *class_name);

/* -- promised.c: what holds of a quarter ---------------------------------------------------------- */

struct bg_pay_promised { /* a clause in a quarter */
    size_t clause;
    int32_t quarter;
    int64_t workers; /* that it is found of */
    struct bg_dec promised;
    const struct bg_ratio *found; /* NULL: nobody of the class was paid */
    bool met;
    bool alone;    /* apprentices worked in some week without any other worker */
    int32_t since; /* the last day of the first week that is in it */
};
/* Headcounts, mean wages, shares of jobs and of hours, in every quarter that has a payroll. */
const struct bg_pay_promised *bg_payroll_promised(struct bg_payroll *payroll, size_t *n);

#endif
