/* A file's rows in groups of a worker's week, and at the end what is short put together. */
#include <stdlib.h>
#include <string.h>

#include "score/payroll/private.h"

#include "base/list.h"

static int take_by_number(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_group(const void *one, const void *other)
{
    const struct bg_pay_row *a = *(const struct bg_pay_row *const *)one;
    const struct bg_pay_row *b = *(const struct bg_pay_row *const *)other;
    if (a->week != b->week)
        return take_by_number(a->week, b->week);
    if (a->worker != b->worker)
        return take_by_number(a->worker, b->worker);
    return take_by_number(a->line, b->line);
}

static bool same_days(const int32_t *a, const int32_t *b)
{
    if (!a || !b)
        return a == b;
    return memcmp(a, b, BG_WEEK_DAYS * sizeof *a) == 0;
}

static bool same_row(const struct bg_pay_row *a, const struct bg_pay_row *b)
{
    return a->class_id == b->class_id && a->payroll == b->payroll && a->percent == b->percent &&
           a->apprentice == b->apprentice && a->registered == b->registered &&
           a->hours == b->hours && a->over == b->over && a->rate == b->rate &&
           a->over_rate == b->over_rate && a->cash == b->cash && a->plan == b->plan &&
           a->plan_month == b->plan_month && a->year_hours == b->year_hours &&
           a->leave == b->leave && a->gross == b->gross && a->deductions == b->deductions &&
           a->net == b->net && same_days(a->days, b->days);
}

static void add_repeat(struct bg_payroll *p, const struct bg_pay_row *row, bool in_two_files)
{
    BG_MORE(p->arena, p->repeats, p->repeats_n, p->repeats_room);
    p->repeats[p->repeats_n++] = (struct bg_payroll_repeat){.file = p->state->file,
                                                            .line = row->line,
                                                            .in_two_files = in_two_files,
                                                            .worker = row->worker,
                                                            .week = row->week};
}

/* Puts the rows that are there twice aside; gives how many are left, in front. */
static size_t take_drop_repeated(struct bg_payroll *p, const struct bg_pay_row **rows, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool twice = false;
        for (size_t k = 0; k < kept && !twice; k++)
            twice = same_row(rows[k], rows[i]);
        if (twice)
            add_repeat(p, rows[i], false);
        else
            rows[kept++] = rows[i];
    }
    return kept;
}

static void take_group(struct bg_payroll *p, const struct bg_pay_row **rows, size_t n)
{
    if (!bg_pay_see(p, rows[0]->worker, rows[0]->week)) {
        struct bg_pay_week *week = bg_pay_week_of(p, rows[0]->week);
        if (!week->other)
            week->other = p->state->file;
        for (size_t i = 0; i < n; i++)
            add_repeat(p, rows[i], true);
        return;
    }
    bg_pay_check(p, rows, take_drop_repeated(p, rows, n));
}

void bg_payroll_take(struct bg_payroll *p, struct bg_arena *scratch, const char *file,
                     const struct bg_pay_block *blocks, size_t n)
{
    const struct bg_pay_row **rows = BG_ARRAY(scratch, n, const struct bg_pay_row *);
    size_t at = 0, end;
    p->state->file = file;
    for (const struct bg_pay_block *b = blocks; b; b = b->next)
        for (size_t i = 0; i < b->n; i++)
            rows[at++] = &b->rows[i];
    if (n)
        qsort(rows, n, sizeof *rows, by_group);
    for (at = 0; at < n; at = end) {
        for (end = at + 1;
             end < n && rows[end]->worker == rows[at]->worker && rows[end]->week == rows[at]->week;)
            end++;
        take_group(p, rows + at, end - at);
    }
}

/* -- the end ------------------------------------------------------------------------------------ */

/* What a breach is put together by: of overtime and sums each week has its own limit. */
static int64_t limit_key(const struct bg_pay_breach *b)
{
    return b->fault == BG_PAY_SHORT || b->fault == BG_PAY_SHORT_BOTH || b->fault == BG_PAY_FRINGE
               ? b->limit
               : 0;
}

static int by_what(const struct bg_pay_breach *a, const struct bg_pay_breach *b)
{
    if (a->worker != b->worker)
        return take_by_number(a->worker, b->worker);
    if (a->fault != b->fault)
        return take_by_number(a->fault, b->fault);
    if (a->class_id != b->class_id)
        return take_by_number(a->class_id, b->class_id);
    if (a->clause != b->clause)
        return take_by_number(a->clause, b->clause);
    return take_by_number(limit_key(a), limit_key(b));
}

static int by_breach(const void *one, const void *other)
{
    const struct bg_pay_breach *a = one, *b = other;
    int order = by_what(a, b);
    if (order == 0)
        order = take_by_number(a->week, b->week);
    return order ? order : take_by_number(a->value, b->value);
}

static void take_join(struct bg_pay_breach *into, const struct bg_pay_breach *b)
{
    into->weeks += b->week != into->last_week;
    into->last_week = b->week;
    into->hours += b->hours;
    into->cents += b->cents;
    bool summed = b->fault == BG_PAY_OVERTIME || b->fault == BG_PAY_GROSS || b->fault == BG_PAY_NET;
    if (summed) {
        into->value += b->value;
        into->limit += b->limit;
    } else if (b->value < into->value) {
        into->value = b->value;
    }
}

static int by_quarter(const void *one, const void *other)
{
    const struct bg_pay_quarter *a = one, *b = other;
    if (a->quarter != b->quarter)
        return take_by_number(a->quarter, b->quarter);
    if (a->worker != b->worker)
        return take_by_number(a->worker, b->worker);
    return take_by_number(a->class_id, b->class_id);
}

static int by_crew(const void *one, const void *other)
{
    const struct bg_pay_crew *a = one, *b = other;
    if (a->week != b->week)
        return take_by_number(a->week, b->week);
    return take_by_number(a->class_id, b->class_id);
}

/* Numbers of names by the order of their texts, so that no order of rows or files shows: rank[old]. */
struct ranked {
    const char *text;
    uint32_t old;
};

static int take_by_text(const void *one, const void *other)
{
    return strcmp(((const struct ranked *)one)->text, ((const struct ranked *)other)->text);
}

static const uint32_t *renumber(struct bg_names *names)
{
    struct ranked *all = BG_ARRAY(names->arena, names->n, struct ranked);
    uint32_t *rank = BG_ARRAY(names->arena, names->n, uint32_t);
    for (size_t i = 0; i < names->n; i++)
        all[i] = (struct ranked){names->texts[i], (uint32_t)i};
    if (names->n)
        qsort(all, names->n, sizeof *all, take_by_text);
    for (size_t i = 0; i < names->n; i++) {
        names->texts[i] = all[i].text;
        rank[all[i].old] = (uint32_t)i;
    }
    return rank;
}

static void renumber_all(struct bg_payroll *p, struct bg_pay_breach *breaches, size_t n)
{
    const uint32_t *worker = renumber(&p->workers), *class_of = renumber(&p->classes);
    for (size_t i = 0; i < n; i++) {
        breaches[i].worker = worker[breaches[i].worker];
        breaches[i].class_id = class_of[breaches[i].class_id];
    }
    for (size_t i = 0; i < p->quarters_n; i++) {
        p->quarters[i].worker = worker[p->quarters[i].worker];
        p->quarters[i].class_id = class_of[p->quarters[i].class_id];
    }
    for (size_t i = 0; i < p->crews_n; i++)
        if (p->crews[i].class_id != BG_ALL_CLASSES)
            p->crews[i].class_id = class_of[p->crews[i].class_id];
    for (size_t i = 0; i < p->repeats_n; i++)
        p->repeats[i].worker = worker[p->repeats[i].worker];
}

/* After this nothing is looked up any more. */
void bg_payroll_end(struct bg_payroll *p)
{
    size_t n = 0, kept = 0;
    bg_pay_leave_end(p);
    struct bg_pay_breach *all = BG_ARRAY(p->arena, p->state->breaches_n, struct bg_pay_breach);
    for (const struct bg_pay_list *l = p->state->first; l; l = l->next) {
        if (l->n)
            memcpy(all + n, l->items, l->n * sizeof *all);
        n += l->n;
    }
    renumber_all(p, all, n);
    if (n)
        qsort(all, n, sizeof *all, by_breach);
    for (size_t i = 0; i < n; i++) {
        if (kept && by_what(&all[kept - 1], &all[i]) == 0)
            take_join(&all[kept - 1], &all[i]);
        else
            all[kept++] = all[i];
    }
    p->breaches = all;
    p->breaches_n = kept;
    if (p->quarters_n)
        qsort(p->quarters, p->quarters_n, sizeof *p->quarters, by_quarter);
    if (p->crews_n)
        qsort(p->crews, p->crews_n, sizeof *p->crews, by_crew);
}
