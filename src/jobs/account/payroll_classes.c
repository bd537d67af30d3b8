/* The tables of payroll by class of job: pay of each, and jobs at a promised rate. */
#include <string.h>

#include "base/ratio.h"
#include "jobs/account/payroll.h"

static struct bg_value payroll_classes_number(int64_t n)
{
    return bg_account_number(bg_millionths(n));
}

static struct bg_value payroll_classes_money(int64_t cents)
{
    return bg_account_number(bg_payroll_cents(cents));
}

static struct bg_value payroll_classes_quotient(const struct bg_payroll_job *p, bg_i128 n,
                                                bg_i128 d)
{
    if (d == 0)
        return BG_MISSING;
    return bg_account_ratio(bg_ratio_div(p->arena,
                                         bg_ratio_dec(p->arena, (struct bg_dec){.coef = n}),
                                         bg_ratio_dec(p->arena, (struct bg_dec){.coef = d})));
}

/* -- classes --------------------------------------------------------------------------------------- */

static const struct bg_account_column class_columns[] = {
    {"class", "Class", BG_ACCOUNT_TEXT, 30},
    {"workers", "Workers", BG_ACCOUNT_COUNT, 0},
    {"hours", "Hours", BG_ACCOUNT_NUMBER, 0},
    {"mean_rate", "Mean basic rate", BG_ACCOUNT_CENTS, 0},
    {"lowest_rate", "Lowest basic rate", BG_ACCOUNT_CENTS, 0},
    {"owed", "Owed", BG_ACCOUNT_CENTS, 0},
};

struct class_sum {
    const char *name;
    int64_t workers, hours, least, cents;
    bg_i128 pay;
};

/* Workers of a class over all quarters, each once. */
static int64_t workers_in(const struct bg_payroll_job *p, uint32_t class_id, bool *seen)
{
    int64_t n = 0;
    memset(seen, 0, p->payroll->workers.n * sizeof *seen);
    for (size_t i = 0; i < p->payroll->quarters_n; i++) {
        const struct bg_pay_quarter *q = &p->payroll->quarters[i];
        n += q->class_id == class_id && !seen[q->worker];
        seen[q->worker] = seen[q->worker] || q->class_id == class_id;
    }
    return n;
}

static struct class_sum *sum_classes(const struct bg_payroll_job *p)
{
    const struct bg_payroll *all = p->payroll;
    struct class_sum *out = BG_ARRAY(p->arena, all->classes.n + 1, struct class_sum);
    bool *seen = BG_ARRAY(p->arena, all->workers.n + 1, bool);
    for (size_t i = 0; i < all->classes.n; i++)
        out[i] = (struct class_sum){.name = all->classes.texts[i],
                                    .workers = workers_in(p, (uint32_t)i, seen),
                                    .least = INT64_MAX};
    for (size_t i = 0; i < all->quarters_n; i++) {
        struct class_sum *c = &out[all->quarters[i].class_id];
        c->hours += all->quarters[i].hours;
        c->pay += all->quarters[i].pay;
        if (all->quarters[i].least_rate < c->least)
            c->least = all->quarters[i].least_rate;
    }
    for (size_t i = 0; i < all->breaches_n; i++)
        out[all->breaches[i].class_id].cents += all->breaches[i].cents;
    return out;
}

static void put_class(struct bg_payroll_job *p, struct bg_account_table *table,
                      const struct class_sum *c)
{
    struct bg_value *row = bg_account_row(table);
    row[0] = bg_account_text(c->name);
    row[1] = bg_account_int(c->workers);
    row[2] = payroll_classes_number(c->hours);
    row[3] = payroll_classes_quotient(p, c->pay, (bg_i128)c->hours * BG_MILLIONTH);
    if (!p->open)
        return;
    row[4] = c->least == INT64_MAX ? BG_MISSING : payroll_classes_number(c->least);
    row[5] = payroll_classes_money(c->cents);
}

static void add_class(struct class_sum *into, const struct class_sum *c)
{
    into->workers += c->workers; /* a worker of two small classes counts in both */
    into->hours += c->hours;
    into->pay += c->pay;
}

/* Small classes are put together in a public copy, with the smallest of the others where they are still
 * few: no difference of sums shows them. */
static struct class_sum small_classes(const struct bg_payroll_job *p, struct class_sum *all,
                                      size_t n)
{
    struct class_sum out = {.name = "Other classes"};
    for (size_t i = 0; i < n && !p->open; i++)
        if (all[i].workers < BG_SMALLEST_GROUP) {
            add_class(&out, &all[i]);
            all[i].name = NULL;
        }
    while (out.workers > 0 && out.workers < 2 * BG_SMALLEST_GROUP) {
        struct class_sum *least = NULL;
        for (size_t i = 0; i < n; i++)
            if (all[i].name && (!least || all[i].workers < least->workers))
                least = &all[i];
        if (!least)
            break;
        add_class(&out, least);
        least->name = NULL;
    }
    return out;
}

void bg_payroll_classes(struct bg_payroll_job *p)
{
    struct bg_account_table *table =
        bg_account_table(p->account, "classes", "Classes", class_columns, p->open ? 6 : 4);
    struct class_sum *all = sum_classes(p);
    size_t n = p->payroll->classes.n;
    table->about = p->open ? "A worker of two classes counts in both."
                           : "Classes of fewer than 5 workers are put together.";
    struct class_sum others = small_classes(p, all, n);
    for (size_t i = 0; i < n; i++)
        if (all[i].name)
            put_class(p, table, &all[i]);
    if (others.workers)
        put_class(p, table, &others);
}

/* -- jobs at the promised rate, by class ----------------------------------------------------------- */

static const struct bg_account_column job_columns[] = {
    {"quarter", "Quarter", BG_ACCOUNT_TEXT, 12},     {"clause", "Clause", BG_ACCOUNT_TEXT, 22},
    {"class", "Class", BG_ACCOUNT_TEXT, 30},         {"workers", "Workers", BG_ACCOUNT_COUNT, 0},
    {"at_rate", "At the rate", BG_ACCOUNT_COUNT, 0}, {"share", "Share", BG_ACCOUNT_SHARE, 0},
    {"short", "Jobs short", BG_ACCOUNT_COUNT, 0},
};

static int64_t threshold_of(const struct bg_clause *c)
{
    struct bg_dec t = c->threshold;
    for (int i = t.places; i < 6; i++)
        t.coef *= 10;
    return (int64_t)t.coef;
}

/* How many jobs more the promised share of n is. */
static struct bg_value jobs_short(const struct bg_clause *c, int64_t n, int64_t at)
{
    struct bg_dec share, down;
    int64_t jobs;
    if (!bg_dec_mul(c->figure.as.number, bg_dec_int(n), &share))
        return BG_MISSING;
    down = bg_dec_round(share, 0, BG_TRUNCATE);
    if (!bg_dec_to_int(down, &jobs))
        return BG_MISSING;
    jobs += bg_dec_cmp(down, share) < 0;
    return bg_account_int(jobs > at ? jobs - at : 0);
}

static void put_job_rows(struct bg_payroll_job *p, struct bg_account_table *table,
                         const struct bg_pay_promised *promised, size_t from, size_t to)
{
    const struct bg_clause *c = &p->promises->clauses[promised->clause];
    int64_t threshold = threshold_of(c);
    for (uint32_t k = 0; k < p->payroll->classes.n; k++) {
        int64_t n = 0, at = 0;
        for (size_t i = from; i < to; i++) {
            const struct bg_pay_quarter *q = &p->payroll->quarters[i];
            if (q->class_id != k || q->least_rate == INT64_MAX ||
                !bg_clause_is_of(c, p->payroll->classes.texts[k]))
                continue;
            n++;
            at += q->least_rate >= threshold;
        }
        if (n == 0)
            continue;
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_text(bg_payroll_quarter_name(p->arena, promised->quarter));
        row[1] = bg_account_text(c->id);
        row[2] = bg_account_text(p->payroll->classes.texts[k]);
        row[3] = bg_account_int(n);
        row[4] = bg_account_int(at);
        row[5] = payroll_classes_quotient(p, at, n);
        row[6] = jobs_short(c, n, at);
    }
}

void bg_payroll_jobs(struct bg_payroll_job *p)
{
    struct bg_account_table *table = NULL;
    for (size_t i = 0; i < p->promised_n; i++) {
        const struct bg_pay_promised *q = &p->promised[i];
        size_t from = 0, to;
        if (p->promises->clauses[q->clause].measure != BG_CLAUSE_SHARE_OF_JOBS)
            continue;
        while (p->payroll->quarters[from].quarter != q->quarter)
            from++;
        for (to = from;
             to < p->payroll->quarters_n && p->payroll->quarters[to].quarter == q->quarter;)
            to++;
        if (!table)
            table = bg_account_table(p->account, "jobs", "Jobs at the rate", job_columns, 7);
        table->about = "By class; a worker of two classes counts in both.";
        put_job_rows(p, table, q, from, to);
    }
}
