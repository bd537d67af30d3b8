/* One value of many rows: lowest, sum, mean, median, percentile, count, share. A row that `where`
 * leaves out is not looked at; any other missing cell makes the result missing, with its row.
 * Weights are headcounts unless said otherwise, so that workers are counted, not rows. */
#include "logic/logic.h"

#include <stdlib.h>

#include "logic/logic_internal.h"

static const char too_large[] = "a number is too large";

struct row {
    struct bg_dec value, weight;
    bool truth; /* of a counted test */
};

/* Steps through the rows that where leaves; collects what is open. */
struct gather {
    struct bg_run *run;
    const struct bg_node *node;
    struct bg_walk walk;
    struct bg_value undecided; /* the first error, else the first missing one */
    bool open;
    bool number_at_1; /* operand 1 is a number (else a test) */
};

static void leave_open(struct gather *g, const struct bg_value *value)
{
    if (!g->open || (g->undecided.type == BG_V_MISSING && value->type != BG_V_MISSING))
        bg_walk_decided(&g->walk, value, &g->undecided);
    g->open = true;
}

static bool weigh(struct gather *g, struct row *row)
{
    const struct bg_node *node = g->node;
    struct bg_value own;
    const struct bg_value *weight;
    row->weight = (struct bg_dec){.coef = 1};
    if (node->weight == 0)
        return true;
    if (node->weight > 0)
        weight = bg_run_kid(g->run, node, node->weight, &own);
    else
        weight = &g->walk.frame->cells[node->column];
    if (weight->type != BG_V_NUMBER) {
        leave_open(g, weight);
        return false;
    }
    row->weight = weight->as.number;
    if (row->weight.coef >= 0)
        return true;
    leave_open(g, bg_put_error(&own, "a headcount or weight is negative"));
    return false;
}

/* The next row that counts; false after the last. Rows that are open are noted and passed over. */
static bool eval_aggregates_next_row(struct gather *g, struct row *row)
{
    const struct bg_node *node = g->node;
    struct bg_value own;
    while (bg_walk_next(&g->walk)) {
        const struct bg_value *open;
        if (!bg_walk_where(g->run, node, &own, &open))
            continue;
        if (open) {
            leave_open(g, open);
            continue;
        }
        row->truth = true;
        bool whole = weigh(g, row);
        if (node->kids_n > 1) {
            const struct bg_value *value = bg_run_kid(g->run, node, 1, &own);
            if (value->type != (g->number_at_1 ? BG_V_NUMBER : BG_V_BOOL)) {
                leave_open(g, value);
                continue;
            }
            if (g->number_at_1)
                row->value = value->as.number;
            else
                row->truth = value->as.truth;
        }
        if (whole)
            return true;
    }
    return false;
}

static bool eval_aggregates_start(struct gather *g, struct bg_run *run, const struct bg_node *node,
                                  bool number, struct bg_value *tmp, const struct bg_value **result)
{
    g->run = run;
    g->node = node;
    g->undecided = BG_MISSING;
    g->open = false;
    g->number_at_1 = number;
    return bg_walk_start(run, node, &g->walk, tmp, result);
}

static const struct bg_value *eval_aggregates_undecided(const struct gather *g,
                                                        struct bg_value *tmp)
{
    *tmp = g->undecided;
    return tmp;
}

/* -- lowest and highest ---------------------------------------------------------------------- */

static const struct bg_value *extreme(struct bg_run *run, const struct bg_node *node, int sign,
                                      struct bg_value *tmp)
{
    struct gather g;
    const struct bg_value *result;
    if (!eval_aggregates_start(&g, run, node, true, tmp, &result))
        return result;
    bool any = false;
    struct bg_value own[2], best = BG_MISSING;
    while (bg_walk_next(&g.walk)) {
        const struct bg_value *open;
        if (!bg_walk_where(run, node, &own[0], &open))
            continue;
        const struct bg_value *value = open ? open : bg_run_kid(run, node, 1, &own[1]);
        if (open || (value->type != BG_V_NUMBER && value->type != BG_V_DATE))
            leave_open(&g, value);
        else if (!any ||
                 (value->type == BG_V_NUMBER ? bg_cmp(&value->as.number, &best.as.number) == sign
                                             : (value->as.days > best.as.days ? 1 : -1) == sign)) {
            best = *value;
            any = true;
        }
    }
    if (g.open)
        return eval_aggregates_undecided(&g, tmp);
    *tmp = best;
    tmp->row = -1;
    return tmp;
}

const struct bg_value *bg_eval_min_of(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    return extreme(run, node, -1, tmp);
}

const struct bg_value *bg_eval_max_of(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    return extreme(run, node, 1, tmp);
}

/* -- sums, means, counts --------------------------------------------------------------------- */

enum total { SUM, MEAN, COUNT, SHARE };

static const struct bg_value *eval_aggregates_finish(const struct gather *g, enum total kind,
                                                     bool fits, bool any, struct bg_dec top,
                                                     struct bg_dec bottom, struct bg_value *tmp)
{
    if (g->open)
        return eval_aggregates_undecided(g, tmp);
    if (!fits)
        return bg_put_error(tmp, too_large);
    if (kind == SUM || kind == COUNT)
        return bg_put_number(tmp, top);
    if (!any)
        return bg_put_missing(tmp);
    if (bg_dec_sign(bottom) == 0)
        return bg_put_error(tmp, "the headcounts or weights add up to 0");
    if (!bg_dec_div(top, bottom, &top))
        return bg_put_error(tmp, too_large);
    return bg_put_number(tmp, top);
}

/* SUM: values; MEAN: weight x value over weight; COUNT: weight of the rows that pass; SHARE: that
 * over the weight of all. */
static const struct bg_value *total(struct bg_run *run, const struct bg_node *node, enum total kind,
                                    struct bg_value *tmp)
{
    struct gather g;
    struct row row;
    const struct bg_value *result;
    if (!eval_aggregates_start(&g, run, node, kind == SUM || kind == MEAN, tmp, &result))
        return result;
    struct bg_dec top = {0}, bottom = {0};
    bool fits = true, any = false;
    while (eval_aggregates_next_row(&g, &row)) {
        struct bg_dec part = row.weight;
        any = true;
        if (kind == SUM)
            part = row.value;
        else if (kind == MEAN)
            fits = fits && bg_dec_mul(row.weight, row.value, &part);
        if (row.truth)
            fits = fits && bg_dec_add(top, part, &top);
        if (kind == MEAN || kind == SHARE)
            fits = fits && bg_dec_add(bottom, row.weight, &bottom);
    }
    return eval_aggregates_finish(&g, kind, fits, any, top, bottom, tmp);
}

const struct bg_value *bg_eval_sum_of(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    return total(run, node, SUM, tmp);
}

const struct bg_value *bg_eval_mean_of(struct bg_run *run, const struct bg_node *node,
                                       struct bg_value *tmp)
{
    return total(run, node, MEAN, tmp);
}

const struct bg_value *bg_eval_weighted_mean_of(struct bg_run *run, const struct bg_node *node,
                                                struct bg_value *tmp)
{
    return total(run, node, MEAN, tmp);
}

const struct bg_value *bg_eval_count_of(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    return total(run, node, COUNT, tmp);
}

const struct bg_value *bg_eval_share_of(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    return total(run, node, SHARE, tmp);
}

/* -- median and percentile ------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int order = bg_cmp(&x->value, &y->value);
    return order ? order : bg_cmp(&x->weight, &y->weight);
}

/* The rows with weight, sorted by value, and their weight together; false: *result says why not. */
static bool sorted(struct bg_run *run, const struct bg_node *node, struct row **rows, size_t *n,
                   struct bg_dec *weight, struct bg_value *tmp, const struct bg_value **result)
{
    struct gather g;
    struct row row = {0};
    if (!eval_aggregates_start(&g, run, node, true, tmp, result))
        return false;
    bool any = false, fits = true;
    *rows = BG_ARRAY(run->env->scratch, g.walk.n, struct row);
    *n = 0;
    *weight = (struct bg_dec){0};
    while (eval_aggregates_next_row(&g, &row)) {
        any = true;
        fits = fits && bg_dec_add(*weight, row.weight, weight);
        if (row.weight.coef > 0)
            (*rows)[(*n)++] = row;
    }
    *result = NULL;
    if (g.open)
        *result = eval_aggregates_undecided(&g, tmp);
    else if (!fits)
        *result = bg_put_error(tmp, too_large);
    else if (!any)
        *result = bg_put_missing(tmp);
    else if (*n == 0)
        *result = bg_put_error(tmp, "the headcounts or weights add up to 0");
    if (*result)
        return false;
    qsort(*rows, *n, sizeof **rows, by_value);
    return true;
}

/* The value at which half of the weight is passed; where exactly half lies at or below it, the mean
 * of it and the next. With whole headcounts: the median of the workers listed one by one.
 * 2 at 15, 1 at 16, 1 at 20: 15, 15, 16, 20 -> 15.5. */
const struct bg_value *bg_eval_median_of(struct bg_run *run, const struct bg_node *node,
                                         struct bg_value *tmp)
{
    struct row *rows;
    size_t n;
    struct bg_dec weight, passed = {0}, twice, mid;
    const struct bg_value *result;
    if (!sorted(run, node, &rows, &n, &weight, tmp, &result))
        return result;
    for (size_t i = 0; i < n; i++) {
        if (!bg_dec_add(passed, rows[i].weight, &passed) ||
            !bg_dec_mul(passed, bg_dec_int(2), &twice))
            return bg_put_error(tmp, too_large);
        int order = bg_cmp(&twice, &weight);
        if (order < 0)
            continue;
        if (order > 0 || i + 1 == n)
            return bg_put_number(tmp, rows[i].value);
        if (!bg_dec_add(rows[i].value, rows[i + 1].value, &mid) ||
            !bg_dec_mul(mid, (struct bg_dec){.coef = 5, .places = 1}, &mid))
            return bg_put_error(tmp, too_large);
        return bg_put_number(tmp, mid);
    }
    return bg_put_number(tmp, rows[n - 1].value);
}

/* The value of worker number k (from 0) in the sorted list. Exact: there may be more workers than an int64_t counts. */
static struct bg_dec nth(const struct row *rows, size_t n, struct bg_dec k)
{
    for (size_t i = 0; i + 1 < n; i++) {
        if (bg_cmp(&k, &rows[i].weight) < 0)
            return rows[i].value;
        (void)bg_dec_sub(k, rows[i].weight, &k); /* neither is below 0, so that it fits */
    }
    return rows[n - 1].value;
}

/* Between the workers k and k+1 at h = (N - 1) x percent / 100, in proportion: Excel's PERCENTILE
 * (Hyndman and Fan 1996, type 7) over the workers listed one by one, so that 50 is the median.
 * 10, 20, 30, 40 at 25: h = 0.75 -> 17.5. */
static const struct bg_value *percentile(const struct row *rows, size_t n, struct bg_dec weight,
                                         struct bg_dec percent, struct bg_value *tmp)
{
    struct bg_dec h, part, next, low, high;
    const struct bg_dec hundredth = {.coef = 1, .places = 2};
    if (!bg_dec_sub(weight, bg_dec_int(1), &h) || !bg_dec_mul(h, percent, &h) ||
        !bg_dec_mul(h, hundredth, &h))
        return bg_put_error(tmp, too_large);
    const struct bg_dec whole = bg_dec_round(h, 0, BG_TRUNCATE);
    if (!bg_dec_sub(h, whole, &part) || !bg_dec_add(whole, bg_dec_int(1), &next))
        return bg_put_error(tmp, too_large);
    low = nth(rows, n, whole);
    high = bg_dec_sign(part) ? nth(rows, n, next) : low;
    if (!bg_dec_sub(high, low, &high) || !bg_dec_mul(high, part, &high) ||
        !bg_dec_add(low, high, &low))
        return bg_put_error(tmp, too_large);
    return bg_put_number(tmp, low);
}

const struct bg_value *bg_eval_percentile_of(struct bg_run *run, const struct bg_node *node,
                                             struct bg_value *tmp)
{
    struct row *rows;
    size_t n;
    struct bg_dec weight;
    struct bg_value own;
    const struct bg_value *result, *percent = bg_run_kid(run, node, 2, &own);
    if (percent->type == BG_V_ERROR)
        return bg_unusable(tmp, percent);
    if (!sorted(run, node, &rows, &n, &weight, tmp, &result))
        return result;
    if (percent->type != BG_V_NUMBER)
        return bg_unusable(tmp, percent);
    const struct bg_dec hundred = bg_dec_int(100);
    if (bg_dec_sign(percent->as.number) < 0 || bg_cmp(&percent->as.number, &hundred) > 0)
        return bg_put_error(tmp, "a percentile is from 0 to 100");
    for (size_t i = 0; i < n; i++)
        if (!bg_dec_is_int(rows[i].weight))
            return bg_put_error(tmp, "a percentile needs whole headcounts");
    return percentile(rows, n, weight, percent->as.number, tmp);
}
