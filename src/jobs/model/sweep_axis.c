/* The axis of a sweep: its spec, the figure that it names in the rules, and the overlay that gives
 * that figure a value. */
#include "jobs/model/sweep.h"

#include <string.h>

#include "base/date.h"
#include "base/field.h"

/* -- the figure in the rules ------------------------------------------------------------------- */

static bool sweep_axis_is_object(const struct cJSON *node)
{
    return node && bg_json_type(node) == BG_JSON_OBJECT;
}

static bool sweep_axis_is_date(const char *key)
{
    int64_t days;
    return bg_date_parse(key, strlen(key), &days);
}

/* Every member is a date with a value: a series that holds from these dates on. */
static bool is_series(const struct cJSON *node)
{
    const struct cJSON *child = sweep_axis_is_object(node) ? bg_json_first(node) : NULL;
    for (; child; child = bg_json_next(child))
        if (!sweep_axis_is_date(bg_json_key(child)))
            return false;
    return sweep_axis_is_object(node) && bg_json_size(node) > 0;
}

/* What a path leads to, and how a value is put there. */
struct figure {
    const struct cJSON *node;
    enum { NO_FIGURE, NUMBER, VALUE, SERIES, VALUES } how;
};

static struct figure sweep_axis_figure_at(const struct cJSON *node)
{
    struct figure out = {node, NO_FIGURE};
    if (node && bg_json_type(node) == BG_JSON_NUMBER)
        out.how = NUMBER;
    else if (is_series(node))
        out.how = SERIES;
    else if (is_series(bg_json_get(node, "values")))
        out.how = VALUES;
    else if (bg_json_get(node, "value") &&
             bg_json_type(bg_json_get(node, "value")) == BG_JSON_NUMBER)
        out.how = VALUE;
    return out;
}

/* The place of the path; NULL with *at the object where it ends and *wrong the part that is not
 * there. */
static const struct cJSON *sweep_axis_walk(struct bg_arena *arena, const struct bg_json *rules,
                                           const char *path, const struct cJSON **at,
                                           const char **wrong)
{
    const struct cJSON *node = rules->root;
    for (const char *p = path; p;) {
        const char *dot = strchr(p, '.');
        const char *key = dot ? bg_arena_text(arena, p, (size_t)(dot - p)) : p;
        *at = node;
        *wrong = key;
        node = bg_json_get(node, key);
        if (!node)
            return NULL;
        p = dot ? dot + 1 : NULL;
    }
    return node;
}

/* The number that is there now. A series: that of every date, where they agree. */
static bool number_now(const struct bg_json *rules, const struct cJSON *node, struct bg_dec *out)
{
    struct figure figure = sweep_axis_figure_at(node);
    struct bg_dec number;
    bool any = false;
    switch (figure.how) {
    case NUMBER:
        return bg_json_dec(rules, node, out);
    case VALUE:
        return bg_json_dec(rules, bg_json_get(node, "value"), out);
    case VALUES:
        return number_now(rules, bg_json_get(node, "values"), out);
    case SERIES:
        for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
            if (!number_now(rules, c, &number) || (any && bg_dec_cmp(number, *out) != 0))
                return false;
            *out = number;
            any = true;
        }
        return any;
    case NO_FIGURE:
        break;
    }
    return false;
}

/* -- the overlay ------------------------------------------------------------------------------- */

static void put_member(struct bg_buf *out, const char *key)
{
    if (out->data[out->size - 1] != '{')
        bg_buf_putc(out, ',');
    bg_buf_json(out, key, -1);
    bg_buf_putc(out, ':');
}

/* The merge patch of one node. A value that ends a series (null) stays. */
static void sweep_axis_put_value(struct bg_buf *out, const struct cJSON *node, const char *number)
{
    struct figure figure = sweep_axis_figure_at(node);
    if (figure.how == NUMBER || figure.how == NO_FIGURE) {
        bg_buf_puts(out, number);
        return;
    }
    bg_buf_putc(out, '{');
    if (figure.how == VALUE) {
        put_member(out, "value");
        bg_buf_puts(out, number);
    } else if (figure.how == VALUES) {
        put_member(out, "values");
        sweep_axis_put_value(out, bg_json_get(node, "values"), number);
    }
    for (const struct cJSON *c = figure.how == SERIES ? bg_json_first(node) : NULL; c;
         c = bg_json_next(c)) {
        if (bg_json_type(c) == BG_JSON_NULL)
            continue;
        put_member(out, bg_json_key(c));
        sweep_axis_put_value(out, c, number);
    }
    bg_buf_putc(out, '}');
}

void bg_sweep_overlay(struct bg_arena *arena, const struct bg_json *rules, const char *path,
                      struct bg_dec value, struct bg_buf *out)
{
    char number[BG_DEC_TEXT];
    const struct cJSON *at;
    const char *wrong;
    struct bg_dec now;
    const struct cJSON *node = sweep_axis_walk(arena, rules, path, &at, &wrong);
    int open = 0;
    if (number_now(rules, node, &now) && bg_dec_cmp(now, value) == 0)
        return;
    for (const char *p = path; p; open++) {
        const char *dot = strchr(p, '.');
        bg_buf_putc(out, '{');
        bg_buf_json(out, p, dot ? (long)(dot - p) : -1);
        bg_buf_putc(out, ':');
        p = dot ? dot + 1 : NULL;
    }
    sweep_axis_put_value(out, node, bg_dec_text(value, number));
    while (open-- > 0)
        bg_buf_putc(out, '}');
}

/* -- the spec ---------------------------------------------------------------------------------- */

static bool sweep_axis_refuse(struct bg_job *job, enum bg_code code, const char *spec,
                              const char *why)
{
    bg_diag_add(job->diags, code, BG_NOWHERE, "--sweep=%s: %s", spec, why);
    return false;
}

static bool sweep_axis_read_numbers(const char *text, struct bg_dec *out, size_t *n)
{
    for (*n = 0; *n < 4;) {
        size_t size = strcspn(text, ":");
        if (!bg_dec_parse(text, size, &out[(*n)++]))
            return false;
        if (text[size] == '\0')
            return *n >= 3;
        text += size + 1;
    }
    return false;
}

static bool sweep_axis_set_range(struct bg_job *job, const char *spec, const struct bg_dec *number,
                                 size_t n, struct bg_sweep_axis *out)
{
    struct bg_dec span, steps, left;
    int64_t count;
    out->from = number[0];
    out->step = number[2];
    out->fine =
        n == 4 ? number[3] : (struct bg_dec){1, number[2].places > 2 ? number[2].places : 2};
    if (bg_dec_sign(out->step) <= 0 || bg_dec_sign(out->fine) <= 0 ||
        !bg_dec_rem(out->step, out->fine, &left) || bg_dec_sign(left) != 0)
        return sweep_axis_refuse(
            job, BG_E940, spec,
            "the step must be more than 0, and a multiple of the unit of breaks");
    if (!bg_dec_sub(number[1], number[0], &span) || bg_dec_sign(span) <= 0)
        return sweep_axis_refuse(job, BG_E940, spec, "TO must be more than FROM");
    if (!bg_dec_div(span, out->step, &steps) ||
        !bg_dec_to_int(bg_dec_round(steps, 0, BG_TRUNCATE), &count) ||
        count + 1 > BG_SWEEP_VALUES_MAX)
        return sweep_axis_refuse(job, BG_E942, spec,
                                 bg_arena_printf(job->arena,
                                                 "it has more than %d values; take a larger step",
                                                 BG_SWEEP_VALUES_MAX));
    out->n = (size_t)count + 1;
    return true;
}

/* "living wage (tier_1)", "weight of "Pay"" */
static void name_axis(struct bg_arena *arena, const struct bg_model_case *of, const char *path,
                      struct bg_sweep_axis *out)
{
    const struct bg_ruleset *r = of->rules->ruleset;
    out->title = path;
    out->unit = "";
    for (size_t i = 0; strncmp(path, "parameters.", 11) == 0 && i < r->params_n; i++) {
        size_t n = strlen(r->params[i].id);
        const char *rest = path + 11 + n;
        if (strncmp(path + 11, r->params[i].id, n) != 0 || (*rest && *rest != '.'))
            continue;
        if (strncmp(rest, ".table.", 7) == 0)
            rest += 6;
        out->title = bg_arena_printf(arena, "%s%s%s%s", r->params[i].title, *rest ? " (" : "",
                                     *rest ? rest + 1 : "", *rest ? ")" : "");
        out->unit = r->params[i].unit;
    }
    const char *end = strrchr(path, '.');
    if (!end || strcmp(end, ".weight") != 0)
        return;
    const char *start = end;
    while (start > path && start[-1] != '.')
        start--;
    int c = bg_ruleset_criterion(r, bg_arena_text(arena, start, (size_t)(end - start)));
    if (c >= 0)
        out->title = bg_arena_printf(arena, "weight of \"%s\"", r->criteria[c].title);
    else if (strcmp(path, "price.weight") == 0)
        out->title = "weight of the price";
    out->unit = "points";
}

static bool refuse_path(struct bg_job *job, const char *spec, const char *path,
                        const struct cJSON *at, const char *wrong)
{
    size_t n = 0, most = sweep_axis_is_object(at) ? bg_json_size(at) : 0;
    const char **names = BG_ARRAY(job->arena, most + 1, const char *);
    for (const struct cJSON *c = most ? bg_json_first(at) : NULL; c; c = bg_json_next(c))
        names[n++] = bg_json_key(c);
    return sweep_axis_refuse(job, BG_E941, spec,
                             bg_arena_printf(job->arena, "the rules have no \"%s\"%s", path,
                                             bg_did_you_mean(job->arena, wrong, names, n)));
}

static bool sweep_axis_refuse_figure(struct bg_job *job, const char *spec, const char *path,
                                     const struct cJSON *node)
{
    const struct cJSON *table = bg_json_get(node, "table");
    if (!sweep_axis_is_object(table) || !bg_json_first(table))
        return sweep_axis_refuse(
            job, BG_E941, spec,
            bg_arena_printf(job->arena, "\"%s\" is not a number, dated value or fact", path));
    return sweep_axis_refuse(job, BG_E941, spec,
                             bg_arena_printf(job->arena,
                                             "\"%s\" is a table; name a cell of it: %s.table.%s",
                                             path, path, bg_json_key(bg_json_first(table))));
}

bool bg_sweep_axis_read(struct bg_job *job, const char *spec, const struct bg_model_case *of,
                        struct bg_sweep_axis *out)
{
    const struct bg_json *rules = of->rules->json;
    const char *equals = strchr(spec, '=');
    const struct cJSON *at = NULL;
    const char *wrong = "";
    struct bg_dec number[4];
    size_t n;
    *out = (struct bg_sweep_axis){0};
    if (!equals || equals == spec || !sweep_axis_read_numbers(equals + 1, number, &n))
        return sweep_axis_refuse(job, BG_E940, spec, "it is not PATH=FROM:TO:STEP");
    if (!sweep_axis_set_range(job, spec, number, n, out))
        return false;
    out->path = bg_arena_text(job->arena, spec, (size_t)(equals - spec));
    const struct cJSON *node = sweep_axis_walk(job->arena, rules, out->path, &at, &wrong);
    if (!node)
        return refuse_path(job, spec, out->path, at, wrong);
    if (sweep_axis_figure_at(node).how == NO_FIGURE)
        return sweep_axis_refuse_figure(job, spec, out->path, node);
    out->has_now = number_now(rules, node, &out->now);
    name_axis(job->arena, of, out->path, out);
    return true;
}
