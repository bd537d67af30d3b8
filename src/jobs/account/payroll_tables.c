/* The tables of payroll: who is owed what, and what became of each clause, class and quarter. */
#include <string.h>

#include "base/ratio.h"
#include "jobs/account/payroll.h"

enum { SHOWN = 20 };

static struct bg_value payroll_tables_number(int64_t n)
{
    return n < 0 ? BG_MISSING : bg_account_number(bg_millionths(n));
}

static struct bg_value payroll_tables_money(int64_t cents)
{
    return bg_account_number(bg_payroll_cents(cents));
}

/* -- workers -------------------------------------------------------------------------------------- */

static const struct bg_account_column owed_columns[] = {
    {"worker", "Worker", BG_ACCOUNT_TEXT, 20},
    {"weeks", "Weeks short", BG_ACCOUNT_COUNT, 0},
    {"owed", "Owed", BG_ACCOUNT_CENTS, 0},
};

/* Weeks of the breach with most of them: a week may fall short in several ways. */
static void payroll_tables_put_owed(struct bg_payroll_job *p)
{
    const struct bg_payroll *all = p->payroll;
    struct bg_account_table *table =
        bg_account_table(p->account, "owed", "Owed to workers", owed_columns, 3);
    table->about = "Everybody to whom money is owed; weeks are those of the longest shortfall.";
    table->shown = SHOWN;
    for (size_t i = 0, end; i < all->breaches_n; i = end) {
        int64_t cents = 0, weeks = 0;
        for (end = i; end < all->breaches_n && all->breaches[end].worker == all->breaches[i].worker;
             end++) {
            const struct bg_pay_breach *b = &all->breaches[end];
            cents += b->cents;
            if (b->cents && b->weeks > weeks)
                weeks = b->weeks;
        }
        if (cents == 0)
            continue;
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_text(all->workers.texts[all->breaches[i].worker]);
        row[1] = bg_account_int(weeks);
        row[2] = payroll_tables_money(cents);
    }
}

enum {
    B_WORKER,
    B_CLASS,
    B_WHAT,
    B_CLAUSE,
    B_WEEKS,
    B_FROM,
    B_TO,
    B_HOURS,
    B_VALUE,
    B_LIMIT,
    B_OWED,
    B_STATEMENT,
    B__COUNT
};
static const struct bg_account_column breach_columns[B__COUNT] = {
    [B_WORKER] = {"worker", "Worker", BG_ACCOUNT_TEXT, 14},
    [B_CLASS] = {"class", "Class", BG_ACCOUNT_TEXT, 22},
    [B_WHAT] = {"what", "What", BG_ACCOUNT_TEXT, 26},
    [B_CLAUSE] = {"clause", "Clause", BG_ACCOUNT_TEXT, 22},
    [B_WEEKS] = {"weeks", "Weeks", BG_ACCOUNT_COUNT, 8},
    [B_FROM] = {"first_week", "First week", BG_ACCOUNT_DATE, 12},
    [B_TO] = {"last_week", "Last week", BG_ACCOUNT_DATE, 12},
    [B_HOURS] = {"hours", "Hours", BG_ACCOUNT_NUMBER, 10},
    [B_VALUE] = {"value", "Found", BG_ACCOUNT_CENTS, 10},
    [B_LIMIT] = {"limit", "Due", BG_ACCOUNT_CENTS, 10},
    [B_OWED] = {"owed", "Owed", BG_ACCOUNT_CENTS, 12},
    [B_STATEMENT] = {"statement", "In words", BG_ACCOUNT_TEXT, 80},
};

static const char *clause_id(const struct bg_payroll_job *p, int32_t clause)
{
    return clause < 0 ? NULL : p->promises->clauses[clause].id;
}

static void put_breaches(struct bg_payroll_job *p)
{
    struct bg_account_table *table =
        bg_account_table(p->account, "breaches", "What is short", breach_columns, B__COUNT);
    table->about =
        "A row for each worker, class and clause. Found and due are an hour; of overtime, "
        "gross and net they are sums, and of paid leave hours.";
    table->shown = SHOWN;
    for (size_t i = 0; i < p->payroll->breaches_n; i++) {
        const struct bg_pay_breach *b = &p->payroll->breaches[i];
        struct bg_value *row = bg_account_row(table);
        row[B_WORKER] = bg_account_text(p->payroll->workers.texts[b->worker]);
        row[B_CLASS] = bg_account_text(p->payroll->classes.texts[b->class_id]);
        row[B_WHAT] = bg_account_text(bg_pay_fault_title(b->fault));
        row[B_CLAUSE] = bg_account_text(clause_id(p, b->clause));
        row[B_WEEKS] = bg_account_int(b->weeks);
        row[B_FROM] = bg_account_date(b->week);
        row[B_TO] = bg_account_date(b->last_week);
        row[B_HOURS] = payroll_tables_number(b->hours);
        row[B_VALUE] = payroll_tables_number(b->value);
        row[B_LIMIT] = payroll_tables_number(b->limit);
        row[B_OWED] = payroll_tables_money(b->cents);
        row[B_STATEMENT] = bg_account_text(bg_payroll_statement(p, b));
    }
}

/* -- clauses -------------------------------------------------------------------------------------- */

static const struct bg_account_column clause_columns[] = {
    {"clause", "Clause", BG_ACCOUNT_TEXT, 26},         {"text", "Text", BG_ACCOUNT_TEXT, 50},
    {"measured", "Held against", BG_ACCOUNT_TEXT, 40}, {"outcome", "Outcome", BG_ACCOUNT_TEXT, 20},
    {"workers", "Workers short", BG_ACCOUNT_COUNT, 0}, {"owed", "Owed", BG_ACCOUNT_CENTS, 0},
};

static int64_t owed_by(const struct bg_payroll_job *p, int32_t clause)
{
    int64_t cents = 0;
    for (size_t i = 0; i < p->payroll->breaches_n; i++)
        cents += p->payroll->breaches[i].clause == clause ? p->payroll->breaches[i].cents : 0;
    return cents;
}

static const char *outcome_by_quarter(const struct bg_payroll_job *p, size_t clause)
{
    size_t quarters = 0, missed = 0;
    for (size_t i = 0; i < p->promised_n; i++)
        if (p->promised[i].clause == clause) {
            quarters++;
            missed += !p->promised[i].met;
        }
    if (quarters == 0)
        return "no payroll of its days";
    return missed ? bg_arena_printf(p->arena, "missed in %zu of %zu quarters", missed, quarters)
                  : "kept";
}

static void put_of_pay(const struct bg_payroll_job *p, size_t clause, struct bg_value *row)
{
    int64_t workers = bg_payroll_workers_short(p, BG_PAY__COUNT, (int32_t)clause, false);
    row[3] = bg_account_text(workers ? "short" : "nothing short");
    if (bg_payroll_may_show(p, workers, (int64_t)p->payroll->workers.n))
        row[4] = bg_account_int(workers);
    if (p->open)
        row[5] = payroll_tables_money(owed_by(p, (int32_t)clause));
}

/* Missing is not known: neither kept nor broken. */
static void put_of_leave(const struct bg_payroll_job *p, size_t clause, struct bg_value *row)
{
    int64_t said = 0, not_said = 0;
    for (size_t i = 0; i < p->payroll->leave_n; i++)
        if (p->payroll->leave[i].clause == (int32_t)clause) {
            said += p->payroll->leave[i].rows;
            not_said += p->payroll->leave[i].not_said;
        }
    if (said + not_said == 0) {
        row[3] = bg_account_text("no payroll of its days");
        return;
    }
    int64_t workers = bg_payroll_workers_short(p, BG_PAY_LEAVE, (int32_t)clause, false);
    const char *outcome = workers ? "short" : "nothing short";
    if (said == 0)
        outcome = "not known: no payroll says what leave was earned";
    else if (not_said)
        outcome =
            bg_arena_printf(p->arena, "%s; not known of %lld rows", outcome, (long long)not_said);
    row[3] = bg_account_text(outcome);
    if (said && bg_payroll_may_show(p, workers, (int64_t)p->payroll->workers.n))
        row[4] = bg_account_int(workers);
}

static void put_clauses(struct bg_payroll_job *p)
{
    struct bg_account_table *table =
        bg_account_table(p->account, "clauses", "Clauses", clause_columns, 6);
    table->about = "What became of each clause. What a document shows is not checked here.";
    for (size_t i = 0; i < p->promises->n; i++) {
        const struct bg_clause *c = &p->promises->clauses[i];
        struct bg_value *row = bg_account_row(table);
        bool hidden = c->confidential && !p->open;
        row[0] = bg_account_text(c->id);
        row[1] = bg_account_text(hidden ? "withheld: confidential" : c->text);
        row[2] = bg_account_text(bg_clause_measure_title(c->measure));
        if (c->measure == BG_CLAUSE_DOCUMENT)
            row[3] = bg_account_text("not checked");
        else if (c->measure == BG_CLAUSE_LEAVE)
            put_of_leave(p, i, row);
        else if (c->measure <= BG_CLAUSE_OVERTIME)
            put_of_pay(p, i, row);
        else
            row[3] = bg_account_text(outcome_by_quarter(p, i));
    }
}

/* -- quarters -------------------------------------------------------------------------------------- */

static const struct bg_account_column quarter_columns[] = {
    {"quarter", "Quarter", BG_ACCOUNT_TEXT, 12}, {"clause", "Clause", BG_ACCOUNT_TEXT, 26},
    {"class", "Class", BG_ACCOUNT_TEXT, 22},     {"measure", "Held against", BG_ACCOUNT_TEXT, 40},
    {"workers", "Workers", BG_ACCOUNT_COUNT, 0}, {"promised", "Promised", BG_ACCOUNT_NUMBER, 0},
    {"found", "Found", BG_ACCOUNT_NUMBER, 0},    {"outcome", "Outcome", BG_ACCOUNT_TEXT, 12},
};

/* A share of a few, or of all but a few, would show them. */
static bool share_may_show(const struct bg_payroll_job *p, const struct bg_pay_promised *q)
{
    struct bg_dec at;
    int64_t n;
    if (p->open || p->promises->clauses[q->clause].measure != BG_CLAUSE_SHARE_OF_JOBS || !q->found)
        return true;
    const struct bg_ratio *count =
        bg_ratio_mul(p->arena, q->found, bg_ratio_int(p->arena, q->workers));
    return bg_ratio_round(count, 0, BG_HALF_UP, &at) && bg_dec_to_int(at, &n) &&
           bg_payroll_may_show(p, n, q->workers);
}

static void put_quarters(struct bg_payroll_job *p)
{
    struct bg_account_table *table =
        bg_account_table(p->account, "quarters", "Quarters", quarter_columns, 8);
    table->about = "What is promised of the whole, in each calendar quarter. A job is at the rate "
                   "when no hour of the quarter was paid less.";
    for (size_t i = 0; i < p->promised_n; i++) {
        const struct bg_pay_promised *q = &p->promised[i];
        const struct bg_clause *c = &p->promises->clauses[q->clause];
        struct bg_value *row = bg_account_row(table);
        bool hidden = !p->open && (c->confidential || q->workers < BG_SMALLEST_GROUP);
        row[0] = bg_account_text(bg_payroll_quarter_name(p->arena, q->quarter));
        row[1] = bg_account_text(c->id);
        row[3] = bg_account_text(bg_clause_measure_title(c->measure));
        if (hidden)
            continue;
        row[2] = c->class_name[0] ? bg_account_text(c->class_name) : BG_MISSING;
        row[4] = bg_account_int(q->workers);
        row[5] = bg_account_number(q->promised);
        row[7] = bg_account_text(q->met ? "kept" : "missed");
        if (share_may_show(p, q))
            row[6] = bg_account_ratio(q->found);
    }
}

void bg_payroll_tables(struct bg_payroll_job *p)
{
    put_clauses(p);
    put_quarters(p);
    if (p->open) {
        bg_payroll_jobs(p);
        payroll_tables_put_owed(p);
        put_breaches(p);
    }
    bg_payroll_classes(p);
}
