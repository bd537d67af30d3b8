/* Private to jobs/account: what payroll's files share. */
#ifndef BG_JOBS_ACCOUNT_PAYROLL_H
#define BG_JOBS_ACCOUNT_PAYROLL_H

#include "jobs/account/account.h"
#include "score/payroll/payroll.h"

enum { BG_SMALLEST_GROUP = 5 };

struct bg_payroll_job {
    struct bg_job *job;
    struct bg_arena *arena;
    struct bg_account *account;
    const struct bg_promises *promises;
    struct bg_payroll *payroll;
    bool open; /* no public copy: names and small groups are shown */
    struct bg_pay_refused *refused;
    size_t refused_n, refused_room;
    int64_t rows_read, left_out, files_n;
    const struct bg_pay_promised *promised;
    size_t promised_n;
};

/* -- payroll_tables.c: of workers, clauses and quarters, and those of payroll_classes.c -- */
void bg_payroll_tables(struct bg_payroll_job *p);
void bg_payroll_classes(struct bg_payroll_job *p);
void bg_payroll_jobs(struct bg_payroll_job *p);
/* -- payroll_weeks.c: weeks, and rows that are not counted. Gives how many weeks are missing. */
int64_t bg_payroll_weeks(struct bg_payroll_job *p);
void bg_payroll_not_counted(struct bg_payroll_job *p);
/* -- payroll_words.c -- */
/* "18.35 USD": two decimals, or as many as it has. */
const char *bg_payroll_money(const struct bg_payroll_job *p, struct bg_dec number);
struct bg_dec bg_payroll_cents(int64_t cents);
/* What the breach is, in a sentence or two. */
const char *bg_payroll_statement(const struct bg_payroll_job *p, const struct bg_pay_breach *b);
const char *bg_payroll_quarter_name(struct bg_arena *arena, int32_t quarter); /* "2014 Q1" */
/* May be shown of part of the whole: neither it nor the rest is a group of a few. */
bool bg_payroll_may_show(const struct bg_payroll_job *p, int64_t part, int64_t whole);
/* Workers to whom something is short of a kind (BG_PAY__COUNT: of any; clause -1: of any). */
int64_t bg_payroll_workers_short(const struct bg_payroll_job *p, enum bg_pay_fault fault,
                                 int32_t clause, bool owed);

#endif
