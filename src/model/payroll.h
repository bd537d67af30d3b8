/* Certified payrolls: rows as they were read, and what was found in them. Amounts, rates and hours are
 * whole millionths, so that hundreds of thousands of rows stay small and every sum is exact; money that is
 * owed is whole cents, rounded once for each row and rate. */
#ifndef BG_MODEL_PAYROLL_H
#define BG_MODEL_PAYROLL_H

#include "base/dec.h"
#include "base/names.h"
#include "model/contract.h"

enum { BG_MILLIONTH = 1000000, BG_WEEK_DAYS = 7, BG_WHOLE_RATE = 10000 };
enum { BG_NOT_GIVEN = -1 };

struct bg_pay_row {
    uint32_t worker, class_id; /* in the names */
    int32_t week;              /* its last day */
    int32_t payroll;           /* its number; BG_NOT_GIVEN */
    int32_t percent;           /* of the rate that an apprentice gets, in hundredths of a percent */
    bool apprentice, registered;
    int64_t line;
    int64_t hours, over;            /* straight and overtime */
    int64_t rate, over_rate;        /* paid for an hour; over_rate BG_NOT_GIVEN */
    int64_t cash, plan, plan_month; /* for benefits: cash and plans an hour, plans a month */
    int64_t year_hours;             /* by which plans a month are spread */
    int64_t gross, deductions, net; /* BG_NOT_GIVEN */
    int64_t leave;                  /* hours of paid leave earned in the week; BG_NOT_GIVEN */
    const int32_t *days;            /* hours of each day, both kinds; NULL: not given */
};

/* The rows of a file, in blocks. */
enum { BG_PAY_BLOCK = 1024 };
struct bg_pay_block {
    struct bg_pay_block *next;
    size_t n;
    struct bg_pay_row rows[BG_PAY_BLOCK];
};
struct bg_pay_refused {
    const char *file;
    int64_t line;
    const char *why;
};

enum bg_pay_fault { /* what is short or wrong of a worker */
#define FAULT(id, name, title) BG_PAY_##id,
#include "model/pay_fault.def"
#undef FAULT
                    BG_PAY__COUNT
};
const char *bg_pay_fault_name(enum bg_pay_fault fault);
const char *bg_pay_fault_title(enum bg_pay_fault fault);

struct
    bg_pay_breach { /* of a worker in a class in a week; or in several, once they are put together */
    uint32_t worker, class_id;
    int32_t week, last_week, weeks;
    int32_t clause; /* of the contract; -1: none */
    enum bg_pay_fault fault;
    int64_t hours;
    int64_t value, limit; /* an hour; of overtime: the premium paid and due. BG_NOT_GIVEN */
    int64_t cents;
};

struct bg_pay_quarter { /* of a worker in a class */
    uint32_t worker, class_id;
    int32_t quarter; /* 4 * year + 0 to 3 */
    int32_t weeks;
    int64_t hours, least_rate;
    bg_i128 pay; /* basic rate times hours, in millionths of millionths */
};
struct bg_pay_crew { /* of a class in a week; class_id BG_ALL_CLASSES: of every class */
    uint32_t class_id;
    int32_t week;
    int64_t workers, apprentices, hours, apprentice_hours;
};
#define BG_ALL_CLASSES UINT32_MAX

struct bg_pay_leave { /* of a worker in a class, under a clause of paid leave */
    uint32_t worker, class_id;
    int32_t clause;
    int32_t first_week, last_week, seen_week, weeks;
    int64_t rows, hours, earned; /* of rows that say what was earned */
    int64_t not_said;            /* rows that do not: they are neither kept nor broken */
};

struct bg_pay_week {
    int32_t week, payroll; /* payroll BG_NOT_GIVEN */
    int32_t quarter;
    int64_t workers, hours, cents;
    const char *file;  /* the first that has it */
    const char *other; /* another that has it too; NULL */
};

#endif
