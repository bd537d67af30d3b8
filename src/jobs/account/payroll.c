/* payroll: certified payrolls against the clauses of a contract. A file is read, checked and let go before
 * the next one. */
#include "jobs/account/payroll.h"

#include <string.h>

#include "base/date.h"
#include "intake/contract/read.h"
#include "intake/payroll/read.h"

enum { PAYROLL_BYTES = 512 << 20 };

static bool payroll_refuse(struct bg_job *job, enum bg_code code, const char *why)
{
    bg_diag_add(job->diags, code, BG_NOWHERE, "%s", why);
    return false;
}

/* -- a file ------------------------------------------------------------------------------------- */

struct file_work {
    struct bg_payroll_job *p;
    const char *path;
    struct bg_arena *arena, *texts; /* of the file; of a row */
    const char *currency;
    bool ok;
};

static void keep_refused(struct bg_payroll_job *p, const char *file,
                         const struct bg_payroll_rows *rows)
{
    size_t n = p->refused_n + rows->refused_n;
    if (n > p->refused_room) {
        p->refused_room = 2 * n;
        struct bg_pay_refused *more = BG_ARRAY(p->arena, p->refused_room, struct bg_pay_refused);
        if (p->refused_n)
            memcpy(more, p->refused, p->refused_n * sizeof *more);
        p->refused = more;
    }
    for (size_t i = 0; i < rows->refused_n; i++)
        p->refused[p->refused_n++] = (struct bg_pay_refused){
            file, rows->refused[i].line,
            bg_arena_text(p->arena, rows->refused[i].reason, strlen(rows->refused[i].reason))};
}

static void say_repeats(struct bg_payroll_job *p, const struct bg_source *source, size_t from)
{
    enum { SAID = 20 };
    char week[BG_DATE_TEXT];
    for (size_t i = from; i < p->payroll->repeats_n && i < from + SAID; i++) {
        const struct bg_payroll_repeat *r = &p->payroll->repeats[i];
        struct bg_pos pos = {.source = source,
                             .offset = (size_t)r->line,
                             .label = bg_arena_printf(p->arena, "row %lld", (long long)r->line)};
        if (r->in_two_files)
            bg_diag_add(p->job->diags, BG_W972, pos,
                        "an earlier file has this worker's week ending %s",
                        bg_date_text(r->week, week));
        else
            bg_diag_add(p->job->diags, BG_W971, pos, "the row says what an earlier one says");
    }
}

static void read_body(void *data)
{
    struct file_work *w = data;
    struct bg_payroll_job *p = w->p;
    struct bg_job own = *p->job;
    struct bg_payroll_rows rows;
    const char *why;
    own.arena = w->arena;
    const struct bg_source *source = bg_job_read(&own, w->path, PAYROLL_BYTES, &why);
    if (!source) {
        p->job->world_failed = true;
        return;
    }
    struct bg_input_file input = {.file = bg_arena_text(p->arena, w->path, strlen(w->path))};
    memcpy(input.sha256, source->sha256, sizeof input.sha256);
    bg_account_input_file(p->account, &input);
    const struct bg_payroll_file file = {.source = source,
                                         .map = p->job->map,
                                         .currency = w->currency,
                                         .quiet = p->files_n > 0,
                                         .workers = &p->payroll->workers,
                                         .classes = &p->payroll->classes,
                                         .texts = w->texts};
    if (!bg_payroll_read(w->arena, p->job->diags, &file, &rows))
        return;
    size_t repeats = p->payroll->repeats_n;
    bg_payroll_take(p->payroll, w->arena, input.file, rows.first, rows.n);
    say_repeats(p, source, repeats);
    keep_refused(p, input.file, &rows);
    p->rows_read += (int64_t)rows.read_n;
    p->left_out += (int64_t)rows.left_out_n;
    p->files_n++;
    w->ok = true;
}

static void texts_body(void *data)
{
    struct file_work *w = data;
    if (!bg_arena_try(w->texts, read_body, w))
        bg_arena_out_of_memory(w->arena);
}

static void end_arena(void *arena)
{
    bg_arena_free(arena);
}

/* Messages show lines of the file: where there are some, it stays. */
static bool take_file(struct bg_payroll_job *p, const char *path, const char *currency)
{
    struct file_work w = {.p = p, .path = path, .currency = currency};
    void **arena = bg_arena_defer(p->arena, end_arena);
    *arena = w.arena = bg_arena_new(0);
    void **texts = bg_arena_defer(p->arena, end_arena);
    *texts = w.texts = bg_arena_new(0);
    int64_t before = bg_diag_count(p->job->diags, BG_NOTE);
    if (!w.arena || !w.texts || !bg_arena_try(w.arena, texts_body, &w))
        bg_arena_out_of_memory(p->arena);
    bg_arena_free(w.texts);
    *texts = NULL;
    if (bg_diag_count(p->job->diags, BG_NOTE) == before) {
        bg_arena_free(w.arena);
        *arena = NULL;
    }
    return w.ok;
}

/* -- figures --------------------------------------------------------------------------------------- */

static struct bg_account_figure *payroll_put_count(struct bg_payroll_job *p, const char *id,
                                                   const char *title, int64_t n, const char *why)
{
    struct bg_account_figure *f = bg_account_figure(p->account, id, title, BG_ACCOUNT_COUNT);
    f->value = bg_account_int(n);
    f->why = why;
    return f;
}

static int64_t payroll_cents_of(const struct bg_payroll_job *p, enum bg_pay_fault fault)
{
    int64_t cents = 0;
    for (size_t i = 0; i < p->payroll->breaches_n; i++)
        cents += p->payroll->breaches[i].fault == fault ? p->payroll->breaches[i].cents : 0;
    return cents;
}

static const enum bg_pay_fault owed_faults[] = {BG_PAY_SHORT, BG_PAY_SHORT_BOTH, BG_PAY_FRINGE,
                                                BG_PAY_OVERTIME, BG_PAY_GROSS};
enum { OWED_FAULTS = sizeof owed_faults / sizeof *owed_faults };

static void payroll_put_owed(struct bg_payroll_job *p, int64_t workers)
{
    struct bg_account_figure *total =
        bg_account_figure(p->account, "owed", "Owed to workers", BG_ACCOUNT_CENTS);
    total->unit = p->promises->currency;
    total->lead = true;
    if (!p->open && workers > 0 && workers < BG_SMALLEST_GROUP) {
        total->why = "a group of fewer than 5 is not shown";
        return;
    }
    total->value = bg_account_number(bg_payroll_cents(p->payroll->cents));
    if (!p->open)
        return;
    total->formula = "a+b+c+d+e";
    for (size_t i = 0; i < OWED_FAULTS; i++) {
        const char *id = bg_arena_printf(p->arena, "owed_%s", bg_pay_fault_name(owed_faults[i]));
        struct bg_account_figure *f = bg_account_figure(
            p->account, id,
            bg_arena_printf(p->arena, "of it: %s", bg_pay_fault_title(owed_faults[i])),
            BG_ACCOUNT_CENTS);
        f->value = bg_account_number(bg_payroll_cents(payroll_cents_of(p, owed_faults[i])));
        f->given = true;
        total->operands[i] = id;
    }
}

static void payroll_put_pay(struct bg_payroll_job *p)
{
    bg_i128 pay = 0;
    int64_t hours = 0;
    for (size_t i = 0; i < p->payroll->quarters_n; i++) {
        pay += p->payroll->quarters[i].pay;
        hours += p->payroll->quarters[i].hours;
    }
    struct bg_account_figure *f =
        bg_account_figure(p->account, "hours", "Hours", BG_ACCOUNT_NUMBER);
    f->value = bg_account_number(bg_millionths(hours));
    f->given = true;
    f = bg_account_figure(p->account, "basic_pay", "Basic rate times hours", BG_ACCOUNT_CENTS);
    const struct bg_ratio *sum = bg_ratio_dec(p->arena, (struct bg_dec){.coef = pay, .places = 12});
    f->value = bg_account_ratio(sum);
    f->given = true;
    f = bg_account_figure(p->account, "mean_rate", "Mean basic rate of an hour", BG_ACCOUNT_CENTS);
    f->lead = true;
    if (hours == 0)
        return;
    f->value =
        bg_account_ratio(bg_ratio_div(p->arena, sum, bg_ratio_dec(p->arena, bg_millionths(hours))));
    f->formula = "a/b";
    f->operands[0] = "basic_pay";
    f->operands[1] = "hours";
}

static void payroll_put_figures(struct bg_payroll_job *p, int64_t missing)
{
    const struct bg_payroll *all = p->payroll;
    int64_t owed = bg_payroll_workers_short(p, BG_PAY__COUNT, -1, true);
    payroll_put_count(p, "workers", "Workers", (int64_t)all->workers.n, "");
    struct bg_account_figure *f =
        payroll_put_count(p, "workers_owed", "Workers to whom money is owed", owed, "");
    f->lead = true;
    if (!bg_payroll_may_show(p, owed, (int64_t)all->workers.n)) {
        f->value = BG_MISSING;
        f->why = "a group of fewer than 5 is not shown";
    }
    payroll_put_owed(p, owed);
    payroll_put_pay(p);
    payroll_put_count(p, "weeks", "Weeks with a payroll", (int64_t)all->weeks_n, "");
    payroll_put_count(p, "weeks_missing", "Weeks without one", missing, "")->lead = true;
    payroll_put_count(p, "files", "Files of payrolls", p->files_n, "");
    payroll_put_count(p, "rows", "Rows read", p->rows_read, "");
    payroll_put_count(p, "rows_counted", "Rows counted", all->rows_n, "");
    payroll_put_count(p, "rows_refused", "Rows that cannot be used", (int64_t)p->refused_n,
                      "in no sum");
    payroll_put_count(p, "rows_repeated", "Rows that are there twice", (int64_t)all->repeats_n,
                      "in no sum");
}

/* -- words ----------------------------------------------------------------------------------------- */

static const char *shown_as(struct bg_payroll_job *p, const struct bg_clause *c,
                            const struct bg_value *value)
{
    bool share = c->measure == BG_CLAUSE_SHARE_OF_JOBS || c->measure == BG_CLAUSE_APPRENTICE_SHARE;
    bool money = c->measure == BG_CLAUSE_MEAN_WAGE;
    if (share)
        return bg_account_words(p->arena, BG_ACCOUNT_SHARE, value);
    return bg_account_words(p->arena, money ? BG_ACCOUNT_CENTS : BG_ACCOUNT_NUMBER, value);
}

/* The first quarter in which a promise of the whole was missed, clause by clause. */
static void tell_missed(struct bg_payroll_job *p)
{
    for (size_t k = 0; k < p->promises->n; k++)
        for (size_t i = 0; i < p->promised_n; i++) {
            const struct bg_pay_promised *q = &p->promised[i];
            const struct bg_clause *c = &p->promises->clauses[k];
            char since[BG_DATE_TEXT];
            if (q->clause != k || q->met)
                continue;
            struct bg_value found = bg_account_ratio(q->found),
                            promised = bg_account_number(q->promised);
            bool hidden = !p->open && (c->confidential || q->workers < BG_SMALLEST_GROUP ||
                                       c->measure == BG_CLAUSE_SHARE_OF_JOBS);
            bg_account_finding(p->account, "Missed since %s (week ending %s): clause %s%s%s%s%s.",
                               bg_payroll_quarter_name(p->arena, q->quarter),
                               bg_date_text(q->since, since), c->id, hidden ? "" : ", promised ",
                               hidden ? "" : shown_as(p, c, &promised), hidden ? "" : ", found ",
                               hidden ? "" : shown_as(p, c, &found));
            break;
        }
}

static void tell_owed(struct bg_payroll_job *p)
{
    const struct bg_account_figure *workers = bg_account_find(p->account, "workers_owed"),
                                   *owed = bg_account_find(p->account, "owed");
    if (workers->value.type != BG_V_NUMBER || owed->value.type != BG_V_NUMBER)
        bg_account_finding(p->account, "Money is owed; a group of fewer than 5 is not shown.");
    else if (p->payroll->cents == 0)
        bg_account_finding(p->account, "No worker is owed anything by these payrolls.");
    else
        bg_account_finding(p->account, "%s of %zu workers are owed %s.",
                           bg_account_words(p->arena, BG_ACCOUNT_COUNT, &workers->value),
                           p->payroll->workers.n,
                           bg_payroll_money(p, bg_payroll_cents(p->payroll->cents)));
}

static void payroll_tell_rows(struct bg_payroll_job *p, int64_t missing)
{
    if (p->refused_n)
        bg_account_finding(
            p->account,
            "%zu of %lld rows cannot be used and are in no sum: what they owe is not "
            "known.",
            p->refused_n, (long long)p->rows_read);
    if (p->payroll->repeats_n)
        bg_account_finding(p->account, "%zu rows are there twice; they are counted once.",
                           p->payroll->repeats_n);
    if (missing)
        bg_account_finding(p->account, "%lld week%s no payroll.", (long long)missing,
                           missing == 1 ? " has" : "s have");
}

static bool has_measure(const struct bg_promises *promises, enum bg_clause_measure measure)
{
    for (size_t i = 0; i < promises->n; i++)
        if (promises->clauses[i].measure == measure)
            return true;
    return false;
}

static void payroll_put_notes(struct bg_payroll_job *p)
{
    bg_account_note(p->account,
                    "What is owed is worked out for each row and each rate that holds in its week, "
                    "and rounded to the cent, half up; less than half a cent is nothing.");
    if (has_measure(p->promises, BG_CLAUSE_OVERTIME))
        bg_account_note(p->account,
                        "Overtime is counted on the rate that is due, or on the one that is paid "
                        "where it is higher; of several classes in a week, on their mean by hours. "
                        "Cash in place of benefits is no part of it.");
    else
        bg_account_note(p->account, "No clause is about overtime: it is not checked.");
    if (has_measure(p->promises, BG_CLAUSE_LEAVE))
        bg_account_note(p->account,
                        "Paid leave that was earned is added up over all payrolls of a worker, "
                        "beside the hours of the same rows; half a hundredth of an hour a row is "
                        "left to rounding. A row that does not say what was earned is not known. "
                        "Whether leave could be taken is not looked at.");
    if (p->payroll->split_unknown)
        bg_account_note(p->account,
                        "A rate changed within the week in %lld rows that have no hours by day: "
                        "the lower rate was held against them.",
                        (long long)p->payroll->split_unknown);
    if (p->payroll->outside)
        bg_account_note(p->account,
                        "%lld rows are of days or classes for which no clause of pay holds.",
                        (long long)p->payroll->outside);
    if (p->left_out)
        bg_account_note(p->account, "The map leaves out %lld rows.", (long long)p->left_out);
    bg_account_note(
        p->account,
        "This holds what payrolls say against what was promised. It does not show that a "
        "payroll is true, nor that anybody broke the law; names are not read.");
    if (!p->open)
        bg_account_note(p->account,
                        "A copy for everybody: no worker is named, and no group of fewer than 5 is "
                        "shown.");
}

/* Whether something is short of what was promised: of a worker, of the whole, or a week of payrolls. */
static bool payroll_is_short(const struct bg_payroll_job *p, int64_t missing)
{
    bool missed = p->payroll->breaches_n > 0 || missing > 0;
    for (size_t i = 0; i < p->promised_n && !missed; i++)
        missed = !p->promised[i].met;
    return missed;
}

/* -- the work -------------------------------------------------------------------------------------- */

static const struct bg_account *account_payroll_run(struct bg_job *job,
                                                    const struct bg_account_request *request)
{
    struct bg_payroll_job *p = BG_NEW(job->arena, struct bg_payroll_job);
    bool all = true;
    *p = (struct bg_payroll_job){.job = job, .arena = job->arena, .open = !request->public_copy};
    p->account = bg_account_new(job->arena, "payroll", "Payrolls against what was promised", "");
    const struct bg_source *source = bg_account_read(job, p->account, request->files[0]);
    p->promises =
        source ? bg_promises_read(job->arena, job->diags, source, request->currency) : NULL;
    job->map = request->map ? bg_account_read(job, p->account, request->map) : NULL;
    if (!p->promises || (request->map && !job->map))
        return NULL;
    p->payroll = bg_payroll_new(job->arena, p->promises);
    for (size_t i = 1; i < request->files_n; i++)
        all = take_file(p, request->files[i], p->promises->currency) && all;
    if (!all)
        return NULL;
    if (p->payroll->rows_n == 0) {
        payroll_refuse(job, BG_E968, "no row of the payrolls can be used");
        return NULL;
    }
    if (!p->open && p->payroll->workers.n < BG_SMALLEST_GROUP) {
        payroll_refuse(job, BG_E970, "fewer than 5 workers: nothing about them can be published");
        return NULL;
    }
    bg_payroll_end(p->payroll);
    p->promised = bg_payroll_promised(p->payroll, &p->promised_n);
    p->account->currency = p->promises->currency;
    p->account->date = p->payroll->weeks[p->payroll->weeks_n - 1].week;
    p->account->subject = p->promises->title[0] ? p->promises->title : source->name;
    bg_payroll_tables(p);
    int64_t missing = bg_payroll_weeks(p);
    bg_payroll_not_counted(p);
    payroll_put_figures(p, missing);
    tell_owed(p);
    tell_missed(p);
    payroll_tell_rows(p, missing);
    payroll_put_notes(p);
    if (request->fail_on_breach && payroll_is_short(p, missing))
        payroll_refuse(job, BG_E887,
                       "something is short of what was promised: the payrolls say what");
    return p->account;
}

const struct bg_account_row bg_account_payroll = {.name = "payroll", .run = account_payroll_run};
