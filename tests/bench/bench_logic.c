/* Nanoseconds per evaluation of typical criteria over a workforce of 20 rows, and of 30 criteria
 * together. CPU time, median of 9 rounds. Build: see the head of bench.sh. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../unit/logic_fixture.h"

enum { ROUNDS = 9, TIMES = 20000 };

static const char *const expressions[] = {
    "{'>=': [{'val': 'wage'}, 15]}",
    "{'>=': [{'val': 'wage'}, {'param': 'living_wage'}]}",
    "{'==': [{'val': 'plan'}, 'gold']}",
    "{'in': [{'val': 'plan'}, ['gold', 'silver']]}",
    "{'and': [{'val': 'insured'}, {'!': {'val': 'licensed'}}, {'<': [{'val': 'price'}, 1e6]}]}",
    "{'if': [{'val': 'insured'}, 10, 0]}",
    "{'/': [{'val': 'price'}, {'val': 'hours'}]}",
    "{'matches': [{'val': 'note'}, '^PSC-[0-9]+$']}",
    "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, {'param': 'living_wage'}]}]}",
    "{'min_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
    "{'weighted_mean_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
    "{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}]}",
    "{'count_of': [{'val': 'workforce'}, {'>': [{'val': 'wage'}, 20]}]}",
    "{'sum_of': [{'val': 'workforce'}, {'*': [{'val': 'headcount'}, {'val': 'wage'}]}]}",
    "{'median_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
};
enum { EXPRESSIONS = sizeof expressions / sizeof *expressions };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void answers(struct fixture *f, struct bg_buf *out)
{
    bg_buf_init(out, f->arena);
    bg_buf_puts(out, "{'wage': 17.20, 'price': 812345.50, 'plan': 'silver', 'insured': true, "
                     "'licensed': false, 'note': 'PSC-12345', 'hours': 41600, 'workforce': [");
    for (int i = 0; i < 20; i++)
        bg_buf_printf(out,
                      "%s{'class': 'class %d', 'headcount': %d, 'wage': %d.%d, 'full_time': %s}",
                      i ? ", " : "", i, 1 + i % 7, 18 + i * 3 % 11, 10 + i * 7 % 90,
                      i % 3 ? "true" : "false");
    bg_buf_puts(out, "]}");
}

/* Median over the rounds of the time of one pass over all programs. */
static double measure(const struct bg_logic *const *programs, int n, struct fixture *f,
                      struct bg_arena *scratch)
{
    double rounds[ROUNDS];
    size_t kept = 0;
    f->env.scratch = scratch;
    for (int r = 0; r < ROUNDS; r++) {
        double start = now();
        for (int i = 0; i < TIMES; i++) {
            for (int k = 0; k < n; k++)
                kept += (size_t)bg_logic_eval(programs[k], &f->env).type;
            bg_arena_reset(scratch);
        }
        rounds[r] = (now() - start) / TIMES;
    }
    if (kept == 0)
        puts("nothing was evaluated");
    qsort(rounds, ROUNDS, sizeof *rounds, ascending);
    return rounds[ROUNDS / 2];
}

int main(void)
{
    struct fixture f, first;
    struct bg_buf text;
    fixture_init(&first, "{}");
    answers(&first, &text);
    fixture_init(&f, bg_buf_text(&text));
    struct bg_arena *scratch = bg_arena_new(0);
    const struct bg_logic *programs[2 * EXPRESSIONS];
    for (int i = 0; i < EXPRESSIONS; i++) {
        programs[i] = programs[i + EXPRESSIONS] = fixture_compile(&f, expressions[i], BG_WANT_ANY);
        if (!programs[i]) {
            puts(fixture_faults(&f));
            return 1;
        }
        printf("%8.0f ns  %s\n", measure(&programs[i], 1, &f, scratch), expressions[i]);
    }
    printf("%8.0f ns  %d criteria together\n", measure(programs, 2 * EXPRESSIONS, &f, scratch),
           2 * EXPRESSIONS);
    bg_arena_free(scratch);
    fixture_end(&f);
    fixture_end(&first);
    return 0;
}
