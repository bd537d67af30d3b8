/* One assumption at a time through its range. Values are whole numbers of steps, so that the search
 * for a turning point is exact. */
#include "score/robustness/sensitivity.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/ratio.h"

enum { PLACES_MOST = 9, BETWEEN = 8 };

/* -- a ruleset with one parameter set ------------------------------------------------------------
 */

static const struct bg_param_cell *
sensitivity_one_value(struct bg_arena *arena, const struct bg_param *param, struct bg_dec number)
{
    struct bg_param_cell *cell = BG_NEW(arena, struct bg_param_cell);
    struct bg_dated_value *value = BG_NEW(arena, struct bg_dated_value);
    *value = param->cells[0].values[0];
    for (size_t c = 0; c < param->cells_n; c++)
        if (param->cells[c].values[0].from < value->from)
            value->from = param->cells[c].values[0].from;
    value->value = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = number};
    value->valid_until = BG_NO_DATE;
    cell->values = value;
    cell->values_n = 1;
    return cell;
}

static const struct bg_ruleset *assume(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                       const char *id, struct bg_dec number)
{
    struct bg_ruleset *out = BG_NEW(arena, struct bg_ruleset);
    struct bg_param *params = BG_ARRAY(arena, ruleset->params_n, struct bg_param);
    *out = *ruleset;
    memcpy(params, ruleset->params, ruleset->params_n * sizeof *params);
    for (size_t i = 0; i < ruleset->params_n; i++) {
        if (strcmp(params[i].id, id) != 0 || params[i].cells_n == 0)
            continue;
        params[i].cells = sensitivity_one_value(arena, &params[i], number);
        params[i].cells_n = 1;
        params[i].by_n = 0;
    }
    out->params = params;
    return out;
}

static const struct bg_ruleset *assuming(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                         const struct bg_assumed *assumed)
{
    const char *id = assumed->param;
    struct bg_ruleset *out = (struct bg_ruleset *)assume(arena, ruleset, id, assumed->value);
    struct bg_lot *lots = BG_ARRAY(arena, ruleset->lots_n, struct bg_lot);
    for (size_t i = 0; i < ruleset->lots_n; i++) {
        lots[i] = ruleset->lots[i];
        lots[i].ruleset = assume(arena, lots[i].ruleset, id, assumed->value);
    }
    out->lots = lots;
    return out;
}

const struct bg_ruleset *bg_ruleset_assuming(struct bg_arena *arena,
                                             const struct bg_ruleset *ruleset,
                                             const struct bg_assumed *assumed, size_t n)
{
    for (size_t i = 0; i < n; i++)
        ruleset = assuming(arena, ruleset, &assumed[i]);
    return ruleset;
}

/* -- one evaluation ------------------------------------------------------------------------------
 */

struct search {
    struct bg_arena *arena, *scratch;
    const struct bg_sensitivity_question *q;
    const struct bg_assumed *assumed; /* n of them; the others are central */
    size_t assumed_n;
    struct bg_probe got; /* of the last evaluation, in arena */
    struct bg_probe central;
    int places; /* of the assumption in hand: its steps are 10^-places */
    const char *param;
    struct bg_key_range *ranges; /* by key figure */
    const size_t *params;        /* every parameter with a range */
    size_t params_n;
    struct bg_value *ends; /* [param x 2 x keys + end x keys + key]: of the runs of one alone */
};

static void sensitivity_evaluate(void *data)
{
    struct search *s = data;
    const struct bg_ruleset *ruleset = s->q->ruleset;
    if (s->assumed_n)
        ruleset = bg_ruleset_assuming(s->scratch, ruleset, s->assumed, s->assumed_n);
    s->q->run(s->q->data, s->scratch, ruleset, s->assumed, s->assumed_n, &s->got);
}

static void sensitivity_keep_texts(struct search *s)
{
    for (size_t i = 0; i < s->q->conclusions_n; i++) {
        const char *text = s->got.conclusions[i];
        bool known = s->central.conclusions[i] && strcmp(s->central.conclusions[i], text) == 0;
        s->got.conclusions[i] =
            known ? s->central.conclusions[i] : bg_arena_text(s->arena, text, strlen(text));
    }
}

static void probe(struct search *s, const struct bg_assumed *assumed, size_t n)
{
    s->assumed = assumed;
    s->assumed_n = n;
    for (size_t i = 0; i < s->q->keys_n; i++)
        s->got.keys[i] = s->got.lows[i] = s->got.highs[i] = BG_MISSING;
    if (!bg_arena_try(s->scratch, sensitivity_evaluate, s))
        bg_arena_out_of_memory(s->arena);
    sensitivity_keep_texts(s);
    bg_arena_reset(s->scratch);
}

static struct bg_dec of_steps(const struct search *s, int64_t steps)
{
    struct bg_dec value = {.coef = steps, .places = s->places};
    return bg_dec_round(value, s->places, BG_TRUNCATE); /* which takes the trailing zeros off */
}

static void probe_at(struct search *s, int64_t steps)
{
    struct bg_assumed assumed = {s->param, of_steps(s, steps)};
    s->got.concludes_alone = true;
    probe(s, &assumed, 1);
    s->got.concludes_alone = false;
}

/* -- turning points ------------------------------------------------------------------------------
 */

static bool turned(const struct search *s, size_t conclusion)
{
    return s->got.conclusions[conclusion] != s->central.conclusions[conclusion];
}

/* same has the conclusion as it is, other has not; both move until they are neighbours. */
static void sensitivity_bisect(struct search *s, size_t conclusion, int64_t same, int64_t other,
                               struct bg_turning *out)
{
    const char *words = s->got.conclusions[conclusion];
    while (same - other > 1 || other - same > 1) {
        int64_t middle = same + (other - same) / 2;
        probe_at(s, middle);
        if (turned(s, conclusion)) {
            other = middle;
            words = s->got.conclusions[conclusion];
        } else {
            same = middle;
        }
    }
    *out = (struct bg_turning){conclusion, of_steps(s, same), of_steps(s, other), words};
}

/* From the central value outwards to end. A conclusion that turns and turns back between two of the
 * values that are looked at is not seen. */
static void search_side(struct search *s, int64_t central, int64_t end, struct bg_turning *turnings,
                        size_t *n)
{
    bool *found = BG_ARRAY(s->arena, s->q->conclusions_n, bool);
    int64_t before = central;
    for (int64_t k = 1; k <= BETWEEN; k++) {
        int64_t at =
            central + (end - central) / BETWEEN * k + (end - central) % BETWEEN * k / BETWEEN;
        if (at == before)
            continue;
        probe_at(s, at);
        for (size_t c = 0; c < s->q->conclusions_n; c++) {
            if (found[c] || !turned(s, c))
                continue;
            found[c] = true;
            sensitivity_bisect(s, c, before, at, &turnings[(*n)++]);
            probe_at(s, at); /* for the next conclusion */
        }
        before = at;
    }
}

/* -- one assumption ------------------------------------------------------------------------------
 */

/* False: it has no range, or no number at the date. */
static bool central_of(const struct bg_sensitivity_question *q, const struct bg_param *param,
                       struct bg_dec *out)
{
    const struct bg_dated_value *value =
        param->has_range && param->cells_n == 1 ? bg_dated_at(&param->cells[0], q->as_of) : NULL;
    if (!value || value->value.type != BG_V_NUMBER)
        return false;
    *out = value->value.as.number;
    return true;
}

/* The digits in which it is stated, and more where a step would be over a hundredth of the range.
 */
static int sensitivity_places_of(struct bg_arena *arena, const struct bg_sensitivity_row *row)
{
    const struct bg_ratio *range =
        bg_ratio_sub(arena, bg_ratio_dec(arena, row->high), bg_ratio_dec(arena, row->low));
    int places = row->low.places;
    struct bg_dec step;
    if (row->central.places > places)
        places = row->central.places;
    if (row->high.places > places)
        places = row->high.places;
    for (; places < PLACES_MOST; places++) {
        step = (struct bg_dec){.coef = 100, .places = places};
        if (bg_ratio_cmp(bg_ratio_dec(arena, step), range) <= 0)
            break;
    }
    return places;
}

/* The number in steps; false when there are more than can be counted. */
static bool steps_of(struct bg_dec value, int places, int64_t *out)
{
    struct bg_dec scale = bg_dec_int(1), steps;
    for (int i = 0; i < places; i++)
        if (!bg_dec_mul(scale, bg_dec_int(10), &scale))
            return false;
    return bg_dec_mul(value, scale, &steps) && bg_dec_to_int(steps, out);
}

static void sensitivity_widen(struct bg_dec *least, struct bg_dec *most, bool *any,
                              const struct bg_value *v)
{
    if (v->type != BG_V_NUMBER)
        return;
    if (!*any || bg_dec_cmp(v->as.number, *least) < 0)
        *least = v->as.number;
    if (!*any || bg_dec_cmp(v->as.number, *most) > 0)
        *most = v->as.number;
    *any = true;
}

static const struct bg_value *sensitivity_end_of(const struct search *s, size_t param, int end,
                                                 size_t key)
{
    size_t i = 0;
    while (s->params[i] != param)
        i++;
    return &s->ends[(i * 2 + (size_t)end) * s->q->keys_n + key];
}

static void set_effects(struct search *s, struct bg_sensitivity_row *row)
{
    struct bg_effect *effects = BG_ARRAY(s->arena, s->q->figures_n, struct bg_effect);
    for (size_t f = 0; f < s->q->figures_n; f++) {
        struct bg_dec least = {0}, most = {0};
        effects[f].at_low = *sensitivity_end_of(s, row->param, 0, s->q->follows[f]);
        effects[f].at_high = *sensitivity_end_of(s, row->param, 1, s->q->follows[f]);
        sensitivity_widen(&least, &most, &effects[f].known, &effects[f].at_low);
        sensitivity_widen(&least, &most, &effects[f].known, &s->central.keys[s->q->follows[f]]);
        sensitivity_widen(&least, &most, &effects[f].known, &effects[f].at_high);
        effects[f].known = effects[f].known && bg_dec_sub(most, least, &effects[f].size);
    }
    row->effects = effects;
}

static void set_turnings(struct search *s, struct bg_sensitivity_row *row)
{
    struct bg_turning *turnings = BG_ARRAY(s->arena, s->q->conclusions_n * 2, struct bg_turning);
    int64_t low, central, high;
    s->places = sensitivity_places_of(s->arena, row);
    s->param = s->q->ruleset->params[row->param].id;
    row->step = (struct bg_dec){.coef = 1, .places = s->places};
    row->turnings = turnings;
    if (!steps_of(row->low, s->places, &low) || !steps_of(row->central, s->places, &central) ||
        !steps_of(row->high, s->places, &high) || s->q->conclusions_n == 0)
        return;
    if (s->q->of_awards && !s->q->ruleset->params[row->param].decides)
        return; /* no evaluation reads it */
    search_side(s, central, low, turnings, &row->turnings_n);
    search_side(s, central, high, turnings, &row->turnings_n);
}

/* -- order ---------------------------------------------------------------------------------------
 */

static int compare_effects(const struct bg_effect *a, const struct bg_effect *b)
{
    if (a->known != b->known)
        return a->known ? -1 : 1;
    return a->known ? bg_dec_cmp(b->size, a->size) : 0;
}

static void set_ranks(struct bg_sensitivity_row *rows, size_t n, size_t figure)
{
    for (size_t i = 0; i < n; i++) {
        struct bg_effect *own = (struct bg_effect *)&rows[i].effects[figure];
        own->rank = 1;
        for (size_t k = 0; k < n; k++) {
            int order = compare_effects(&rows[k].effects[figure], own);
            own->rank += order < 0 || (order == 0 && k < i);
        }
    }
}

/* Ranks are different from each other: the rows are put in their places. */
static const struct bg_sensitivity_row *
in_order(struct bg_arena *arena, const struct bg_sensitivity_row *rows, size_t n, size_t figure)
{
    struct bg_sensitivity_row *out = BG_ARRAY(arena, n, struct bg_sensitivity_row);
    for (size_t i = 0; i < n; i++)
        out[rows[i].effects[figure].rank - 1] = rows[i];
    return out;
}

/* -- ranges --------------------------------------------------------------------------------------
 */

static void sensitivity_take_in(struct bg_key_range *range, const struct bg_value *v)
{
    if (v->type != BG_V_NUMBER)
        return;
    if (range->least.type != BG_V_NUMBER || bg_dec_cmp(v->as.number, range->least.as.number) < 0)
        range->least = *v;
    if (range->most.type != BG_V_NUMBER || bg_dec_cmp(v->as.number, range->most.as.number) > 0)
        range->most = *v;
}

/* What the last run gave goes into every range. */
static void take_run(struct search *s)
{
    for (size_t k = 0; k < s->q->keys_n; k++) {
        sensitivity_take_in(&s->ranges[k], &s->got.keys[k]);
        sensitivity_take_in(&s->ranges[k], &s->got.lows[k]);
        sensitivity_take_in(&s->ranges[k], &s->got.highs[k]);
    }
}

/* Each assumption alone, at either end. */
static void run_ends(struct search *s)
{
    size_t keys = s->q->keys_n;
    s->ends = BG_ARRAY(s->arena, s->params_n * 2 * keys, struct bg_value);
    for (size_t i = 0; i < s->params_n; i++)
        for (int end = 0; end < 2; end++) {
            const struct bg_param *p = &s->q->ruleset->params[s->params[i]];
            struct bg_assumed assumed = {p->id, end ? p->high : p->low};
            probe(s, &assumed, 1);
            take_run(s);
            if (keys)
                memcpy(&s->ends[(i * 2 + (size_t)end) * keys], s->got.keys, keys * sizeof *s->ends);
        }
}

/* The high end of this assumption, alone, gives more of the key figure than the low end. */
static bool raises(const struct search *s, size_t param, size_t key)
{
    const struct bg_value *low = &s->ends[param * 2 * s->q->keys_n + key];
    const struct bg_value *high = &s->ends[(param * 2 + 1) * s->q->keys_n + key];
    return low->type == BG_V_NUMBER && high->type == BG_V_NUMBER &&
           bg_dec_cmp(high->as.number, low->as.number) > 0;
}

static void run_corner(struct search *s, const bool *at_high, bool other)
{
    struct bg_assumed *assumed = BG_ARRAY(s->arena, s->params_n, struct bg_assumed);
    for (size_t i = 0; i < s->params_n; i++) {
        const struct bg_param *p = &s->q->ruleset->params[s->params[i]];
        assumed[i] = (struct bg_assumed){p->id, at_high[i] != other ? p->high : p->low};
    }
    probe(s, assumed, s->params_n);
    take_run(s);
}

/* All low and all high; then, for each key figure, all at the ends that lower it and that raise it. */
static void run_corners(struct search *s)
{
    size_t n = s->params_n, made = 1;
    bool *corners = BG_ARRAY(s->arena, (s->q->keys_n + 1) * n, bool);
    run_corner(s, corners, false);
    run_corner(s, corners, true);
    for (size_t k = 0; k < s->q->keys_n; k++) {
        bool *own = &corners[made * n];
        size_t same = 0;
        for (size_t i = 0; i < n; i++)
            own[i] = raises(s, i, k);
        while (same < made && memcmp(&corners[same * n], own, n * sizeof *own) != 0)
            same++;
        if (same < made)
            continue;
        made++;
        run_corner(s, own, false);
        run_corner(s, own, true);
    }
}

/* -- the joint draw ------------------------------------------------------------------------------
 */

static int compare_values(const void *a, const void *b)
{
    return bg_dec_cmp(((const struct bg_value *)a)->as.number,
                      ((const struct bg_value *)b)->as.number);
}

/* The n-th number of the draw: evenly from the low to the high value, in thousandths of the range. False:
 * it does not fit. */
static bool drawn(const struct bg_param *p, uint64_t seed, uint64_t n, struct bg_dec *out)
{
    enum { STEPS = 1000 };
    struct bg_dec part = {.coef = (int64_t)(bg_random_at(seed, n) % (STEPS + 1)), .places = 3};
    return bg_dec_sub(p->high, p->low, out) && bg_dec_mul(*out, part, out) &&
           bg_dec_add(p->low, *out, out);
}

/* The 5th and the 95th of a hundred, by rank: of n values those at ceil(n x 5 / 100) and
 * ceil(n x 95 / 100). */
static void set_draws(struct search *s, struct bg_value *values, size_t draws)
{
    for (size_t k = 0; k < s->q->keys_n; k++) {
        struct bg_value *own = &values[k * draws];
        size_t n = 0;
        for (size_t d = 0; d < draws; d++)
            if (own[d].type == BG_V_NUMBER)
                own[n++] = own[d];
        if (n < draws || n == 0)
            continue;
        qsort(own, n, sizeof *own, compare_values);
        s->ranges[k].p5 = own[(n * 5 + 99) / 100 - 1];
        s->ranges[k].p95 = own[(n * 95 + 99) / 100 - 1];
    }
}

static void run_draws(struct search *s, uint64_t seed)
{
    size_t draws = s->q->draws, n = s->params_n;
    struct bg_value *values = BG_ARRAY(s->arena, s->q->keys_n * draws, struct bg_value);
    struct bg_assumed *assumed = BG_ARRAY(s->arena, n, struct bg_assumed);
    for (size_t d = 0; d < draws; d++) {
        for (size_t i = 0; i < n; i++) {
            const struct bg_param *p = &s->q->ruleset->params[s->params[i]];
            assumed[i].param = p->id;
            if (!drawn(p, seed, d * n + i, &assumed[i].value))
                return; /* no figure is said of draws that are not all there */
        }
        probe(s, assumed, n);
        for (size_t k = 0; k < s->q->keys_n; k++)
            values[k * draws + d] = s->got.keys[k];
    }
    set_draws(s, values, draws);
}

static void sensitivity_release(void *arena)
{
    bg_arena_free(arena);
}

static struct bg_probe probe_new(struct search *s)
{
    size_t n = s->q->keys_n;
    return (struct bg_probe){.keys = BG_ARRAY(s->arena, n, struct bg_value),
                             .lows = BG_ARRAY(s->arena, n, struct bg_value),
                             .highs = BG_ARRAY(s->arena, n, struct bg_value),
                             .conclusions = BG_ARRAY(s->arena, s->q->conclusions_n, const char *)};
}

static void sensitivity_start(struct search *s)
{
    void **slot = bg_arena_defer(s->arena, sensitivity_release);
    *slot = s->scratch = bg_arena_new(0);
    if (!s->scratch)
        bg_arena_out_of_memory(s->arena);
    s->central = probe_new(s);
    s->got = probe_new(s);
    s->ranges = BG_ARRAY(s->arena, s->q->keys_n, struct bg_key_range);
    for (size_t k = 0; k < s->q->keys_n; k++)
        s->ranges[k] = (struct bg_key_range){BG_MISSING, BG_MISSING, BG_MISSING, BG_MISSING};
    probe(s, NULL, 0);
    take_run(s);
    s->central = s->got;
    s->got = probe_new(s);
}

/* Every parameter with a range, whatever chooses its value; rows are of those with one value. */
static size_t find_params(struct search *s, struct bg_sensitivity_row *rows)
{
    const struct bg_sensitivity_question *q = s->q;
    size_t *params = BG_ARRAY(s->arena, q->ruleset->params_n, size_t), n = 0;
    for (size_t i = 0; i < q->ruleset->params_n; i++) {
        const struct bg_param *param = &q->ruleset->params[i];
        struct bg_sensitivity_row row = {.param = i, .low = param->low, .high = param->high};
        bool one = central_of(q, param, &row.central);
        if (one)
            rows[n++] = row;
        if (one || (param->has_range && param->cells_n > 1))
            params[s->params_n++] = i;
    }
    s->params = params;
    return n;
}

static struct bg_value *central_figures(const struct search *s)
{
    struct bg_value *out = BG_ARRAY(s->arena, s->q->figures_n, struct bg_value);
    for (size_t f = 0; f < s->q->figures_n; f++)
        out[f] = s->central.keys[s->q->follows[f]];
    return out;
}

const struct bg_sensitivity *bg_sensitivity(struct bg_arena *arena,
                                            const struct bg_sensitivity_question *q)
{
    enum { SEED = 1 };
    struct bg_sensitivity *out = BG_NEW(arena, struct bg_sensitivity);
    struct bg_sensitivity_row *rows =
        BG_ARRAY(arena, q->ruleset->params_n, struct bg_sensitivity_row);
    struct search s = {.arena = arena, .q = q};
    out->rows_n = find_params(&s, rows);
    if (s.params_n == 0)
        return NULL;
    sensitivity_start(&s);
    run_ends(&s);
    run_corners(&s);
    if (q->draws && s.params_n > 1) { /* of one figure its range says all */
        run_draws(&s, SEED);
        out->draws = q->draws;
    }
    for (size_t i = 0; i < out->rows_n; i++) {
        set_effects(&s, &rows[i]);
        set_turnings(&s, &rows[i]);
    }
    for (size_t f = 0; f < q->figures_n; f++)
        set_ranks(rows, out->rows_n, f);
    out->ruleset = q->ruleset;
    out->figures = q->figures;
    out->figures_n = q->figures_n;
    out->scope = q->scope;
    out->main = q->main;
    out->central = central_figures(&s);
    out->conclusions = s.central.conclusions;
    out->conclusions_n = q->conclusions_n;
    out->rows = in_order(arena, rows, out->rows_n, q->main);
    out->ranges = s.ranges;
    out->assumptions_n = s.params_n;
    out->seed = SEED;
    return out;
}
