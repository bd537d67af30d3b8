/* Clauses and a payroll, split by the first line "---": read, checked and summed up. Rows in are counted,
 * refused or repeated, and what is owed adds up however it is split. */
#include "fuzz.h"

#include "intake/contract/read.h"
#include "intake/payroll/read.h"
#include "score/payroll/payroll.h"

struct run {
    struct bg_arena *arena, *texts;
    const char *text;
    size_t size;
};

static void check_sums(struct bg_payroll *p)
{
    int64_t by_breach = 0, by_week = 0, by_class = 0, by_quarter = 0, all = 0;
    size_t n;
    bg_payroll_end(p);
    for (size_t i = 0; i < p->breaches_n; i++) {
        must(p->breaches[i].cents >= 0 && p->breaches[i].weeks > 0);
        must(p->breaches[i].worker < p->workers.n && p->breaches[i].class_id < p->classes.n);
        by_breach += p->breaches[i].cents;
    }
    for (size_t i = 0; i < p->weeks_n; i++) {
        must(i == 0 || p->weeks[i - 1].week < p->weeks[i].week);
        by_week += p->weeks[i].cents;
    }
    must(by_breach == p->cents && by_week == p->cents);
    for (size_t i = 0; i < p->crews_n; i++) {
        bool whole = p->crews[i].class_id == BG_ALL_CLASSES;
        all += whole ? p->crews[i].hours : 0;
        by_class += whole ? 0 : p->crews[i].hours;
        must(p->crews[i].apprentices <= p->crews[i].workers);
    }
    for (size_t i = 0; i < p->quarters_n; i++)
        by_quarter += p->quarters[i].hours;
    must(all == by_class && all == by_quarter);
    const struct bg_pay_promised *promised = bg_payroll_promised(p, &n);
    for (size_t i = 0; i < n; i++)
        must(promised[i].clause < p->contract->n && promised[i].workers >= 0);
}

static void check_payroll(struct run *run)
{
    struct bg_diags *diags = bg_diags_new(run->arena);
    struct bg_payroll_rows rows;
    const char *split = strstr(run->text, "---\n");
    size_t n = split ? (size_t)(split - run->text) : run->size;
    const char *rest = split ? split + 4 : "";
    const struct bg_source *clauses = bg_source_new(run->arena, "c", run->text, n);
    const struct bg_source *payroll =
        bg_source_new(run->arena, "p", rest, split ? run->size - n - 4 : 0);
    const struct bg_promises *promises = bg_promises_read(run->arena, diags, clauses, "USD");
    if (!promises)
        return;
    struct bg_payroll *p = bg_payroll_new(run->arena, promises);
    const struct bg_payroll_file file = {.source = payroll,
                                         .currency = "USD",
                                         .workers = &p->workers,
                                         .classes = &p->classes,
                                         .texts = run->texts};
    if (!bg_payroll_read(run->arena, diags, &file, &rows))
        return;
    must(rows.read_n == rows.n + rows.refused_n);
    bg_payroll_take(p, run->arena, "p", rows.first, rows.n);
    must((size_t)p->rows_n + p->repeats_n == rows.n);
    bg_payroll_take(p, run->arena, "q", rows.first, rows.n);
    must((size_t)p->rows_n + p->repeats_n == 2 * rows.n);
    check_sums(p);
    struct bg_buf out;
    bg_buf_init(&out, run->arena);
    bg_diags_print(diags, &out, (struct bg_diag_style){.limit = 0});
}

static void inside(void *data)
{
    check_payroll(data);
}

static void all(void *data)
{
    struct run *run = data;
    must(bg_arena_try(run->texts, inside, run));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    char *copy = fuzz_copy(data, size);
    struct run run = {bg_arena_new(0), bg_arena_new(0), copy, size};
    must(bg_arena_try(run.arena, all, &run));
    bg_arena_free(run.texts);
    bg_arena_free(run.arena);
    free(copy);
    return 0;
}
