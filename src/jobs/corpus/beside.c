/* What a run over a corpus works out beside its cases, in the same pass: the points of a sweep, the ends
 * of what is uncertain, the dates at which figures step. Each is a set of rules of its own. */
#include <string.h>

#include "intake/scenario/scenario.h"
#include "jobs/corpus/cases.h"
#include "jobs/model/sweep.h"
#include "score/robustness/sensitivity.h"

enum {
    POINTS_MOST = 500,
    ALL_ENDS_MOST = 4,
    YEARS_MOST = 120,
    UNCERTAIN_MOST = 16,
    LONG_AGO = -1000000
};

/* -- sweeps -------------------------------------------------------------------------------------- */

static void name_axes(struct bg_corpus_making *k, const struct bg_sweep *sweep)
{
    k->axes_n = sweep->axes_n;
    k->axes = BG_ARRAY(k->job->arena, k->axes_n, struct bg_corpus_axis);
    for (size_t a = 0; a < k->axes_n; a++)
        k->axes[a] =
            (struct bg_corpus_axis){sweep->axes[a].path, sweep->axes[a].title, sweep->axes[a].unit};
}

static void beside_add_point(struct bg_corpus_making *k, const struct bg_sweep *sweep, size_t i)
{
    size_t c = (size_t)(sweep->of - k->cases), n = sweep->of->stack_n, across = sweep->axes[0].n;
    struct bg_job job = *k->job;
    job.diags = bg_diags_new(job.arena);
    struct bg_corpus_rules *out = bg_corpus_add_rules(k);
    const struct bg_corpus_rules *own = &k->rules[c];
    const struct bg_scenario **stack = BG_ARRAY(job.arena, n + 2, const struct bg_scenario *);
    if (n)
        memcpy(stack, sweep->of->stack, n * sizeof *stack);
    for (size_t a = 0; a < sweep->axes_n; a++) {
        out->at[a] = bg_sweep_value(&sweep->axes[a], a == 0 ? i % across : i / across);
        const struct bg_scenario *over =
            bg_sweep_scenario(&job, sweep->of->rules->json, sweep->axes[a].path, out->at[a]);
        if (over)
            stack[n++] = over;
    }
    const struct bg_scenario_rules *rules =
        bg_scenario_apply(job.arena, job.diags, k->m->base, stack, n, &k->m->load);
    out->role = BG_CORPUS_POINT;
    out->of = c;
    out->id = own->id;
    out->title = own->title;
    out->ruleset = own->ruleset;
    if (!rules ||
        !bg_scenario_responses(job.arena, job.diags, rules->ruleset, stack, n, &out->responses)) {
        out->why_not = bg_sweep_first_error(job.arena, job.diags);
        return;
    }
    out->ruleset = rules->ruleset;
    out->json = rules->json;
}

static void beside_warn_unusable(const struct bg_corpus_making *k, const struct bg_sweep *sweep,
                                 size_t first)
{
    size_t unusable = 0, at = 0;
    char text[BG_DEC_TEXT];
    for (size_t i = first; i < k->n; i++)
        if (k->rules[i].why_not && unusable++ == 0)
            at = i;
    if (unusable)
        bg_diag_add(
            k->job->diags, BG_W943, BG_NOWHERE,
            "%zu of %zu points of the sweep under \"%s\" cannot be used; the first is %s at "
            "%s: %s",
            unusable, k->n - first, sweep->of->label, sweep->axes[0].path,
            bg_dec_text(k->rules[at].at[0], text), k->rules[at].why_not);
}

bool bg_corpus_add_sweeps(struct bg_corpus_making *k, const char *const *specs, size_t n)
{
    struct bg_sweep *sweeps = BG_ARRAY(k->job->arena, k->cases_n + 1, struct bg_sweep);
    size_t made = 0, points = 0;
    if (!bg_sweep_start(k->m, k->cases, k->cases_n, specs, n, sweeps, &made))
        return false;
    for (size_t i = 0; i < made; i++)
        points += sweeps[i].axes[0].n * sweeps[i].rows;
    if (points > POINTS_MOST) {
        bg_diag_add(
            k->job->diags, BG_E942, BG_NOWHERE,
            "the sweep has %zu points over all scenarios; over a corpus at most %d are worked "
            "out: take a larger step",
            points, POINTS_MOST);
        return false;
    }
    for (size_t i = 0; i < made; i++) {
        size_t first = k->n;
        for (size_t p = 0; p < sweeps[i].axes[0].n * sweeps[i].rows; p++)
            beside_add_point(k, &sweeps[i], p);
        beside_warn_unusable(k, &sweeps[i], first);
    }
    name_axes(k, &sweeps[0]);
    return true;
}

/* -- what rules read ----------------------------------------------------------------------------- */

/* Somewhere in the node {"param": id} stands. */
static bool mentions(const struct cJSON *node, const char *id)
{
    if (!node || bg_json_type(node) < BG_JSON_ARRAY)
        return false;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        bool param = bg_json_type(node) == BG_JSON_OBJECT && strcmp(bg_json_key(c), "param") == 0;
        if (param && bg_json_type(c) == BG_JSON_TEXT && strcmp(bg_json_text(c), id) == 0)
            return true;
        if (mentions(c, id))
            return true;
    }
    return false;
}

/* In an award or a measure, or in a response; a register's section is no part of a corpus. */
static bool beside_is_read(const struct bg_corpus_making *k, size_t c, const char *id)
{
    const struct bg_model_case *own = &k->cases[c];
    const struct cJSON *root = own->rules->json->root;
    for (const struct cJSON *m = bg_json_first(root); m; m = bg_json_next(m))
        if (strcmp(bg_json_key(m), "register") != 0 && mentions(m, id))
            return true;
    for (size_t i = 0; i < own->stack_n; i++)
        if (mentions(bg_json_get(own->stack[i]->json->root, "bids"), id))
            return true;
    return false;
}

/* Somewhere a text is the id: more than what reads the figure is found, never less. */
static bool beside_says(const struct cJSON *node, const char *id)
{
    if (!node)
        return false;
    if (bg_json_type(node) == BG_JSON_TEXT)
        return strcmp(bg_json_text(node), id) == 0;
    if (bg_json_type(node) < BG_JSON_ARRAY)
        return false;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c))
        if (beside_says(c, id))
            return true;
    return false;
}

/* Some parameter but itself is chosen by it. */
static bool beside_chooses(const struct cJSON *params, const char *id)
{
    for (const struct cJSON *p = bg_json_first(params); p; p = bg_json_next(p))
        if (strcmp(bg_json_key(p), id) != 0 && beside_says(p, id))
            return true;
    return false;
}

/* Measures alone read the figure, so that no bid, no point and no award turns on it. */
static bool is_measured_alone(const struct bg_corpus_making *k, size_t c, const char *id)
{
    static const char *const beside[] = {"measures", "register", "parameters"};
    const struct bg_model_case *own = &k->cases[c];
    const struct cJSON *root = own->rules->json->root;
    if (beside_chooses(bg_json_get(root, "parameters"), id))
        return false;
    for (const struct cJSON *m = bg_json_first(root); m; m = bg_json_next(m)) {
        bool passed = false;
        for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
            passed |= strcmp(bg_json_key(m), beside[i]) == 0;
        if (!passed && beside_says(m, id))
            return false;
    }
    for (size_t i = 0; i < own->stack_n; i++)
        if (beside_says(bg_json_get(own->stack[i]->json->root, "bids"), id))
            return false;
    return true;
}

/* -- ends of what is uncertain ------------------------------------------------------------------- */

struct ends {
    struct bg_assumed low[UNCERTAIN_MOST], high[UNCERTAIN_MOST];
    size_t n;
};

static struct ends ends_of(const struct bg_corpus_making *k, size_t c)
{
    const struct bg_ruleset *r = k->rules[c].ruleset;
    struct ends out = {.n = 0};
    for (size_t i = 0; i < r->params_n && out.n < UNCERTAIN_MOST; i++) {
        const struct bg_param *p = &r->params[i];
        if (!p->has_range || p->cells_n == 0 || p->cells[0].values_n == 0 ||
            !beside_is_read(k, c, p->id))
            continue;
        out.low[out.n] = (struct bg_assumed){p->id, p->low};
        out.high[out.n++] = (struct bg_assumed){p->id, p->high};
    }
    return out;
}

static void add_assuming(struct bg_corpus_making *k, size_t c, size_t base,
                         const struct bg_assumed *assumed, size_t n)
{
    struct bg_arena *arena = k->job->arena;
    struct bg_corpus_rules *out = bg_corpus_add_rules(k);
    const struct bg_corpus_rules *own = &k->rules[c];
    *out = (struct bg_corpus_rules){.id = own->id,
                                    .title = own->title,
                                    .description = "",
                                    .role = BG_CORPUS_CORNER,
                                    .of = c,
                                    .base = base,
                                    .assumed = assumed,
                                    .assumed_n = n,
                                    .from = BG_NO_DATE,
                                    .until = BG_NO_DATE};
    out->ruleset = bg_ruleset_assuming(arena, own->ruleset, assumed, n);
    (void)bg_scenario_responses(arena, bg_diags_new(arena), out->ruleset, k->cases[c].stack,
                                k->cases[c].stack_n, &out->responses);
    out->same_awards = true;
    for (size_t i = 0; i < n; i++)
        out->same_awards = out->same_awards && is_measured_alone(k, c, assumed[i].param);
}

/* Both sides with the same figures assumed. */
static void add_pair(struct bg_corpus_making *k, size_t c, const struct bg_assumed *assumed,
                     size_t n)
{
    struct bg_assumed *kept = BG_ARRAY(k->job->arena, n, struct bg_assumed);
    memcpy(kept, assumed, n * sizeof *kept);
    size_t base = k->n;
    add_assuming(k, 0, base, kept, n);
    add_assuming(k, c, base, kept, n);
}

static void add_combined(struct bg_corpus_making *k, size_t c, const struct ends *e)
{
    struct bg_assumed own[UNCERTAIN_MOST];
    size_t n = (size_t)1 << (e->n <= ALL_ENDS_MOST ? e->n : 1);
    for (size_t mask = 0; mask < n; mask++) {
        for (size_t i = 0; i < e->n; i++) {
            bool high = e->n <= ALL_ENDS_MOST ? mask >> i & 1 : mask == 1;
            own[i] = high ? e->high[i] : e->low[i];
        }
        add_pair(k, c, own, e->n);
    }
}

void bg_corpus_add_corners(struct bg_corpus_making *k)
{
    for (size_t c = 1; c < k->cases_n; c++) {
        struct ends e = ends_of(k, c);
        k->rules[c].assumptions = e.n;
        if (e.n > 1)
            for (size_t i = 0; i < e.n; i++) {
                add_pair(k, c, &e.low[i], 1);
                add_pair(k, c, &e.high[i], 1);
            }
        if (e.n)
            add_combined(k, c, &e);
    }
}

/* -- years --------------------------------------------------------------------------------------- */

struct dates {
    int64_t at[YEARS_MOST];
    size_t n;
};

static void add_date(struct dates *d, int64_t date)
{
    size_t i = d->n;
    while (i > 0 && d->at[i - 1] > date)
        i--;
    if (i > 0 && d->at[i - 1] == date)
        return;
    if (d->n == YEARS_MOST && i == d->n)
        return;
    if (d->n == YEARS_MOST)
        d->n--;
    memmove(&d->at[i + 1], &d->at[i], (d->n - i) * sizeof *d->at);
    d->at[i] = date;
    d->n++;
}

static void beside_add_steps(const struct bg_corpus_making *k, size_t c, int64_t from,
                             int64_t until, struct dates *out)
{
    const struct bg_ruleset *r = k->rules[c].ruleset;
    for (size_t i = 0; i < r->params_n; i++)
        for (size_t cell = 0; beside_is_read(k, c, r->params[i].id) && cell < r->params[i].cells_n;
             cell++)
            for (size_t v = 0; v < r->params[i].cells[cell].values_n; v++) {
                int64_t date = r->params[i].cells[cell].values[v].from;
                if (date > from && date < until)
                    add_date(out, date);
            }
}

/* Every figure as it is on the date, whatever date a tender has. */
static const struct bg_ruleset *as_on(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                      int64_t date)
{
    struct bg_ruleset *out = BG_NEW(arena, struct bg_ruleset);
    struct bg_param *params = BG_ARRAY(arena, ruleset->params_n, struct bg_param);
    *out = *ruleset;
    for (size_t i = 0; i < ruleset->params_n; i++) {
        const struct bg_param *p = &ruleset->params[i];
        struct bg_param_cell *cells = BG_ARRAY(arena, p->cells_n, struct bg_param_cell);
        params[i] = *p;
        for (size_t c = 0; c < p->cells_n; c++) {
            const struct bg_dated_value *found = bg_dated_at(&p->cells[c], date);
            cells[c] = p->cells[c];
            cells[c].values_n = found ? 1 : 0;
            if (!found)
                continue;
            struct bg_dated_value *value = BG_NEW(arena, struct bg_dated_value);
            *value = *found;
            value->from = LONG_AGO;
            cells[c].values = value;
        }
        params[i].cells = cells;
    }
    out->params = params;
    return out;
}

static void add_year(struct bg_corpus_making *k, size_t c, size_t base, int64_t from, int64_t until)
{
    struct bg_arena *arena = k->job->arena;
    struct bg_corpus_rules *out = bg_corpus_add_rules(k);
    const struct bg_corpus_rules *own = &k->rules[c];
    *out = (struct bg_corpus_rules){.id = own->id,
                                    .title = own->title,
                                    .description = "",
                                    .role = BG_CORPUS_YEAR,
                                    .of = c,
                                    .base = base,
                                    .from = from,
                                    .until = until};
    out->ruleset = as_on(arena, own->ruleset, from);
    (void)bg_scenario_responses(arena, bg_diags_new(arena), out->ruleset, k->cases[c].stack,
                                k->cases[c].stack_n, &out->responses);
}

void bg_corpus_add_years(struct bg_corpus_making *k)
{
    enum { TEN_YEARS = 120, A_YEAR = 12 };
    int64_t start = k->rules[0].ruleset->as_of, far, end;
    struct dates d = {.n = 0};
    if (start == BG_NO_DATE || !bg_date_add_months(start, TEN_YEARS, &far))
        return;
    add_date(&d, start);
    for (size_t c = 0; c < k->cases_n; c++)
        beside_add_steps(k, c, start, far, &d);
    if (!bg_date_add_months(d.at[d.n - 1], A_YEAR, &end))
        return;
    for (size_t i = 0; i < d.n; i++) {
        size_t base = k->n;
        int64_t until = i + 1 < d.n ? d.at[i + 1] - 1 : end - 1;
        for (size_t c = 0; c < k->cases_n; c++)
            add_year(k, c, base, d.at[i], until);
    }
}
