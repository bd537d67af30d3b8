/* A register under rules that step: every case judged again on the first day of each period. */
#include "jobs/model/key.h"

#include <string.h>

#include "score/headline/headline.h"
#include "score/register/register.h"

const struct bg_key_figure *bg_model_register_figures(struct bg_arena *keep,
                                                      const struct bg_model_case *of,
                                                      const struct bg_register_outcome *today,
                                                      const struct bg_register_outcome *own,
                                                      struct bg_arena *scratch, size_t *n)
{
    struct bg_key_list list = {.arena = scratch};
    bg_key_register(&list, today, own);
    bg_key_register_hold_back(&list, of->key->left_out, of->key->left_out_n);
    *n = list.n < of->key->n ? list.n : of->key->n;
    struct bg_key_figure *out = BG_ARRAY(keep, *n, struct bg_key_figure);
    for (size_t i = 0; i < *n; i++) {
        const struct bg_key_figure *from = &list.items[i];
        out[i] = of->key->items[i];
        out[i].today = from->today;
        out[i].proposed = from->proposed;
        out[i].more = from->more;
        out[i].low = from->low;
        out[i].high = from->high;
        out[i].least = out[i].most = BG_MISSING;
    }
    return out;
}

static void years_release(void *arena)
{
    bg_arena_free(arena);
}

struct year { /* one case in one period, judged with scratch memory of its own */
    struct bg_model *model;
    struct bg_arena *keep, *scratch;
    size_t c, period;
    struct bg_key_figure *out;
};

static const struct bg_register_outcome *years_judged(const struct year *y, size_t c,
                                                      const struct bg_register_outcome *today)
{
    const struct bg_model_register *reg = y->model->reg;
    struct bg_register_options how = {.today = today,
                                      .like = reg->cases[c],
                                      .sums = BG_SUMS_TOTAL,
                                      .as_of = y->model->periods[y->period].from};
    return bg_register_judge(y->scratch, y->model->cases[c].rules->ruleset, reg->contracts,
                             reg->wages, &how);
}

static void judge_year(void *data)
{
    struct year *y = data;
    const struct bg_register_outcome *first = years_judged(y, 0, NULL);
    const struct bg_register_outcome *own = y->c ? years_judged(y, y->c, first) : first;
    size_t n;
    const struct bg_key_figure *figures = bg_model_register_figures(
        y->keep, &y->model->cases[y->c], y->c ? first : NULL, own, y->scratch, &n);
    memcpy(y->out, figures, n * sizeof *figures);
}

void bg_model_register_years(struct bg_arena *arena, struct bg_model *model)
{
    if (model->periods_n < 2)
        return;
    struct year y = {.model = model, .keep = arena};
    void **slot = bg_arena_defer(arena, years_release);
    const struct bg_key_figure **years =
        BG_ARRAY(arena, model->cases_n, const struct bg_key_figure *);
    *slot = y.scratch = bg_arena_new(0);
    if (!y.scratch)
        bg_arena_out_of_memory(arena);
    for (y.c = 0; y.c < model->cases_n; y.c++) {
        size_t n = model->cases[y.c].key->n;
        struct bg_key_figure *own = BG_ARRAY(arena, n * model->periods_n, struct bg_key_figure);
        years[y.c] = own;
        for (y.period = 0; y.period < model->periods_n; y.period++) {
            y.out = own + y.period * n;
            if (!bg_arena_try(y.scratch, judge_year, &y))
                bg_arena_out_of_memory(arena);
            bg_arena_reset(y.scratch);
        }
    }
    ((struct bg_model_register *)model->reg)->years = years;
}
