/* The job of `robustness`: an evaluation, and what it hangs on. */
#include "jobs/robustness.h"

#include <string.h>

#include "base/field.h"

enum { NAMES_MAX = 64, THREADS_MAX = 1024 };

/* -- options --------------------------------------------------------------------------------- */

static bool in_range(struct bg_job *job, const char *option, int64_t value, int64_t least,
                     int64_t most)
{
    if (value >= least && value <= most)
        return true;
    bg_diag_add(job->diags, BG_E936, BG_NOWHERE,
                "%s is %lld, which is not a whole number from %lld to %lld", option,
                (long long)value, (long long)least, (long long)most);
    return false;
}

static bool robustness_refuse_figure(struct bg_job *job, const char *text, const char *why,
                                     const char *near)
{
    bg_diag_add(job->diags, BG_E935, BG_NOWHERE, "--figure=%s: %s%s", text, why, near);
    return false;
}

static const char *near_formula(struct bg_arena *arena, const char *wrong)
{
    const char *names[NAMES_MAX];
    size_t n = 0;
    for (; bg_price_formulas[n] != NULL && n < NAMES_MAX; n++)
        names[n] = bg_price_formulas[n]->name;
    return bg_did_you_mean(arena, wrong, names, n);
}

/* "the figures of fixed_range are low, high" */
static const char *figures_of(struct bg_arena *arena, const struct bg_price_formula *formula)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (formula->parameters[0] == NULL)
        return bg_arena_printf(arena, "%s has no figures", formula->name);
    bg_buf_printf(&out, "the figures of %s are", formula->name);
    for (size_t i = 0; formula->parameters[i] != NULL; i++)
        bg_buf_printf(&out, "%s %s", i > 0 ? "," : "", formula->parameters[i]);
    return bg_buf_text(&out);
}

/* "fixed_range.low=80" */
static bool robustness_read_figure(struct bg_job *job, const char *text,
                                   struct bg_price_figure *out)
{
    struct bg_arena *arena = job->arena;
    const char *dot = strchr(text, '.'), *equals = strchr(text, '=');
    size_t n = 0;
    if (dot == NULL || equals == NULL || equals < dot)
        return robustness_refuse_figure(job, text, "it is not FORMULA.NAME=NUMBER", "");
    const char *formula = bg_arena_text(arena, text, (size_t)(dot - text));
    const char *name = bg_arena_text(arena, dot + 1, (size_t)(equals - dot - 1));
    out->formula = bg_price_formula_find(formula);
    if (out->formula == NULL)
        return robustness_refuse_figure(job, text, "there is no price formula of that name",
                                        near_formula(arena, formula));
    for (; out->formula->parameters[n] != NULL; n++)
        if (strcmp(out->formula->parameters[n], name) == 0)
            break;
    out->parameter = n;
    if (out->formula->parameters[n] == NULL)
        return robustness_refuse_figure(job, text, figures_of(arena, out->formula), "");
    if (!bg_dec_parse(equals + 1, strlen(equals + 1), &out->value))
        return robustness_refuse_figure(job, text, "what follows = is not a number", "");
    return true;
}

bool bg_job_robust_options(struct bg_job *job, const struct bg_robust_asked *asked,
                           struct bg_robust_options *out)
{
    struct bg_price_figure *figures =
        BG_ARRAY(job->arena, asked->figures_n + 1, struct bg_price_figure);
    bool ok = in_range(job, "seed", asked->seed, 0, INT64_MAX);
    ok &= in_range(job, "samples", asked->samples, 1, BG_SMAA_DRAWS_MAX);
    ok &= in_range(job, "threads", asked->threads, 0, THREADS_MAX);
    *out = (struct bg_robust_options){.draws = asked->samples, .figures = figures};
    for (size_t i = 0; i < asked->figures_n; i++)
        ok &= robustness_read_figure(job, asked->figures[i], &figures[out->figures_n++]);
    out->host = job->host;
    out->threads = asked->threads;
    out->seed = (uint64_t)asked->seed;
    return ok;
}

/* -- the work -------------------------------------------------------------------------------- */

const struct bg_robustness_report *bg_job_robustness(struct bg_job *job, const char *ruleset,
                                                     int64_t as_of, const char *const *bids,
                                                     size_t bids_n,
                                                     const struct bg_robust_options *options)
{
    const struct bg_result *result = bg_job_evaluate(job, ruleset, as_of, bids, bids_n, "");
    if (result == NULL)
        return NULL;
    struct bg_robustness_report *report = BG_NEW(job->arena, struct bg_robustness_report);
    const struct bg_lot_robustness **lots =
        BG_ARRAY(job->arena, result->lots_n, const struct bg_lot_robustness *);
    for (size_t i = 0; i < result->lots_n; i++)
        lots[i] = bg_robustness(job->arena, &result->lots[i], options);
    *report = (struct bg_robustness_report){result, lots};
    return report;
}
