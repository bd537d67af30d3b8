/* Which weeks the payrolls have, lack, or have twice; and rows that are in no sum. */
#include <string.h>

#include "base/date.h"
#include "jobs/account/payroll.h"

enum { W_WEEK, W_WHAT, W_NUMBER, W_WORKERS, W_HOURS, W_OWED, W__COUNT };
static const struct bg_account_column week_columns[W__COUNT] = {
    [W_WEEK] = {"week_ending", "Week ending", BG_ACCOUNT_DATE, 14},
    [W_WHAT] = {"what", "What", BG_ACCOUNT_TEXT, 60},
    [W_NUMBER] = {"payroll", "Payroll", BG_ACCOUNT_COUNT, 10},
    [W_WORKERS] = {"workers", "Workers", BG_ACCOUNT_COUNT, 0},
    [W_HOURS] = {"hours", "Hours", BG_ACCOUNT_NUMBER, 0},
    [W_OWED] = {"owed", "Owed", BG_ACCOUNT_CENTS, 0},
};
enum { MISSING_MOST = 530 }; /* weeks that are listed of one gap */

static int64_t payroll_weeks_put_missing(struct bg_account_table *table, int64_t from,
                                         int64_t before)
{
    int64_t n = 0;
    for (int64_t week = from; week <= before; week += BG_WEEK_DAYS, n++) {
        if (n >= MISSING_MOST)
            continue;
        struct bg_value *row = bg_account_row(table);
        row[W_WEEK] = bg_account_date(week);
        row[W_WHAT] = bg_account_text("missing: no payroll of the week");
    }
    return n;
}

static const char *join_words(struct bg_arena *arena, const char *a, const char *b)
{
    return a[0] ? bg_arena_printf(arena, "%s; %s", a, b) : b;
}

static const char *week_words(const struct bg_payroll_job *p, const struct bg_pay_week *w,
                              const struct bg_pay_week *before)
{
    const char *out = "";
    if (w->other)
        out = bg_arena_printf(p->arena, "in two files: %s and %s", w->file, w->other);
    if (!before)
        return out;
    int64_t gap = w->week - before->week;
    if (gap < BG_WEEK_DAYS)
        out = join_words(p->arena, out, "overlaps the week before");
    else if (gap % BG_WEEK_DAYS)
        out = join_words(p->arena, out,
                         bg_arena_printf(p->arena, "%lld days before it are in no payroll",
                                         (long long)(gap % BG_WEEK_DAYS)));
    if (w->payroll == BG_NOT_GIVEN || before->payroll == BG_NOT_GIVEN)
        return out;
    int64_t expected = before->payroll + (gap + BG_WEEK_DAYS - 1) / BG_WEEK_DAYS;
    if (w->payroll == before->payroll)
        out = join_words(p->arena, out, "its number is that of the week before");
    else if (w->payroll != before->payroll + 1 && w->payroll != expected)
        out = join_words(p->arena, out,
                         bg_arena_printf(p->arena, "number %d follows number %d", (int)w->payroll,
                                         (int)before->payroll));
    return out;
}

static void put_week(const struct bg_payroll_job *p, struct bg_account_table *table,
                     const struct bg_pay_week *w, const struct bg_pay_week *before)
{
    const char *words = week_words(p, w, before);
    bool few = !p->open && w->workers < BG_SMALLEST_GROUP;
    struct bg_value *row = bg_account_row(table);
    row[W_WEEK] = bg_account_date(w->week);
    row[W_WHAT] = words[0] ? bg_account_text(words) : BG_MISSING;
    row[W_NUMBER] = w->payroll == BG_NOT_GIVEN ? BG_MISSING : bg_account_int(w->payroll);
    if (few)
        return;
    row[W_WORKERS] = bg_account_int(w->workers);
    row[W_HOURS] = bg_account_number(bg_millionths(w->hours));
    if (p->open)
        row[W_OWED] = bg_account_number(bg_payroll_cents(w->cents));
}

/* The first day on which a clause of payrolls holds; BG_NO_DATE: none is said. */
static int64_t payroll_weeks_first_day(const struct bg_payroll_job *p)
{
    int64_t first = BG_NO_DATE;
    for (size_t i = 0; i < p->promises->n; i++) {
        const struct bg_clause *c = &p->promises->clauses[i];
        if (c->measure != BG_CLAUSE_DOCUMENT && c->from != BG_NO_DATE &&
            (first == BG_NO_DATE || c->from < first))
            first = c->from;
    }
    return first;
}

int64_t bg_payroll_weeks(struct bg_payroll_job *p)
{
    struct bg_account_table *table =
        bg_account_table(p->account, "weeks", "Weeks", week_columns, p->open ? W__COUNT : W_OWED);
    int64_t missing = 0, first = payroll_weeks_first_day(p);
    table->about = "From the first day of the contract to the last week that a payroll is of.";
    table->shown = 60;
    for (size_t i = 0; i < p->payroll->weeks_n; i++) {
        const struct bg_pay_week *w = &p->payroll->weeks[i];
        const struct bg_pay_week *before = i ? w - 1 : NULL;
        if (before)
            missing += payroll_weeks_put_missing(table, (int64_t)before->week + BG_WEEK_DAYS,
                                                 (int64_t)w->week - BG_WEEK_DAYS);
        else if (first != BG_NO_DATE && (int64_t)w->week - BG_WEEK_DAYS >= first) {
            int64_t weeks = ((int64_t)w->week - first) / BG_WEEK_DAYS;
            missing += payroll_weeks_put_missing(table, w->week - weeks * BG_WEEK_DAYS,
                                                 (int64_t)w->week - BG_WEEK_DAYS);
        }
        put_week(p, table, w, before);
    }
    return missing;
}

/* -- rows in no sum --------------------------------------------------------------------------------- */

static const struct bg_account_column not_counted_columns[] = {
    {"file", "File", BG_ACCOUNT_TEXT, 40},
    {"row", "Row", BG_ACCOUNT_COUNT, 10},
    {"why", "Why it is in no sum", BG_ACCOUNT_TEXT, 80},
};

static const char *repeat_words(const struct bg_payroll_job *p, const struct bg_payroll_repeat *r)
{
    char week[BG_DATE_TEXT];
    const char *who =
        p->open ? bg_arena_printf(p->arena, " of worker %s", p->payroll->workers.texts[r->worker])
                : "";
    if (r->in_two_files)
        return bg_arena_printf(p->arena, "the week ending %s%s is in an earlier file",
                               bg_date_text(r->week, week), who);
    return bg_arena_printf(p->arena, "the same row%s is there already", who);
}

void bg_payroll_not_counted(struct bg_payroll_job *p)
{
    if (p->refused_n + p->payroll->repeats_n == 0)
        return;
    struct bg_account_table *table =
        bg_account_table(p->account, "not_counted", "Not counted", not_counted_columns, 3);
    table->about = "Rows that cannot be used, or that are there twice. They are in no other sheet.";
    table->shown = 20;
    for (size_t i = 0; i < p->refused_n; i++) {
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_text(p->refused[i].file);
        row[1] = bg_account_int(p->refused[i].line);
        row[2] = bg_account_text(p->open ? p->refused[i].why : "it cannot be used");
    }
    for (size_t i = 0; i < p->payroll->repeats_n; i++) {
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_text(p->payroll->repeats[i].file);
        row[1] = bg_account_int(p->payroll->repeats[i].line);
        row[2] = bg_account_text(repeat_words(p, &p->payroll->repeats[i]));
    }
}
