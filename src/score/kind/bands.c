/* bands: the points of the first band that holds; none when no band holds. */
#include "score/kind/share.h"

#include "base/list.h"

static const char *const test_ops[] = {
    [BG_AT_LEAST] = ">=",
    [BG_MORE_THAN] = ">",
    [BG_AT_MOST] = "<=",
    [BG_LESS_THAN] = "<",
};

static bool bands_holds(enum bg_band_test test, int order)
{
    switch (test) {
    case BG_AT_LEAST:
        return order >= 0;
    case BG_MORE_THAN:
        return order > 0;
    case BG_AT_MOST:
        return order <= 0;
    case BG_LESS_THAN:
        return order < 0;
    }
    return false;
}

static struct bg_arg band_limit(const struct bg_judging *j, const struct bg_band *band,
                                struct bg_dec limit, const char *unit)
{
    return bg_kind_required(j, test_ops[band->test], bg_arg_quantity(limit, unit));
}

/* The next better band: of those with more points, the one with the fewest. */
static struct bg_reason bands_change_of(const struct bg_judging *j, struct bg_dec points,
                                        const char *unit)
{
    const struct bg_band *next = NULL;
    for (size_t i = 0; i < j->criterion->bands_n; i++) {
        const struct bg_band *band = &j->criterion->bands[i];
        if (bg_dec_cmp(band->points, points) > 0 &&
            (next == NULL || bg_dec_cmp(band->points, next->points) < 0))
            next = band;
    }
    struct bg_value limit = next == NULL ? BG_MISSING : bg_logic_eval(next->limit, j->env);
    if (limit.type != BG_V_NUMBER)
        return (struct bg_reason){0};
    struct bg_gap gap;
    struct bg_arg gives = bg_arg_points(next->points);
    struct bg_arg out_of = bg_arg_points(j->criterion->out_of);
    if (next->test <= BG_MORE_THAN &&
        bg_kind_gap(j, j->criterion->value, next->limit, next->test == BG_MORE_THAN, &gap))
        return BG_REASON(j->arena, RAISING_GIVES, bg_gap_who(j->arena, &gap),
                         bg_arg_quantity(limit.as.number, unit), gives, out_of,
                         bg_gap_cost(j, &gap));
    return BG_REASON(j->arena, BAND_GIVES, band_limit(j, next, limit.as.number, unit), gives,
                     out_of);
}

static void bands_explain(const struct bg_judging *j, const struct bg_band *band,
                          struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    const char *unit = bg_kind_unit(j, c->value, "");
    struct bg_dec points = band != NULL ? band->points : bg_dec_int(0);
    struct bg_arg label = bg_kind_label(j, c->value);
    if (band == NULL) {
        r->why = BG_REASON(j->arena, IN_NO_BAND, label, bg_arg_quantity(r->value.as.number, unit));
    } else {
        struct bg_limit limit = bg_kind_limit(j, band->limit, r->limit);
        if (unit[0] == '\0')
            unit = limit.unit;
        struct bg_arg bound = band_limit(j, band, r->limit.as.number, unit);
        r->bound = *bound.rows;
        r->band = band->label;
        r->band_is_limit = band->label[0] == '\0';
        r->why = BG_REASON(j->arena, IN_BAND, label, bg_arg_quantity(r->value.as.number, unit),
                           bound, bg_arg_points(points), bg_arg_points(c->out_of),
                           bg_limit_from(&limit), bg_limit_source(&limit));
    }
    r->change = bands_change_of(j, points, unit);
}

static void bands_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    struct bg_value value, limit;
    if (!bg_kind_eval(j, c->value, BG_V_NUMBER, &value, r))
        return;
    const struct bg_band *band = NULL;
    for (size_t i = 0; i < c->bands_n && band == NULL; i++) {
        if (!bg_kind_eval(j, c->bands[i].limit, BG_V_NUMBER, &limit, r))
            return;
        if (bands_holds(c->bands[i].test, bg_dec_cmp(value.as.number, limit.as.number)))
            band = &c->bands[i];
    }
    r->outcome = BG_SCORED;
    r->value = value;
    if (band != NULL)
        r->limit = limit;
    r->rating = band == NULL ? j->zero : bg_kind_points(j, band->points);
    if (!j->brief)
        bands_explain(j, band, r);
}

/* A band behind one that holds whenever it does can never be reached. */
static bool bands_hidden(const struct bg_band *before, struct bg_dec a, const struct bg_band *after,
                         struct bg_dec b)
{
    bool up = before->test <= BG_MORE_THAN;
    if (up != (after->test <= BG_MORE_THAN))
        return false;
    int order = up ? bg_dec_cmp(b, a) : bg_dec_cmp(a, b);
    bool open = before->test == BG_AT_LEAST || before->test == BG_AT_MOST;
    return order > 0 || (order == 0 && (open || before->test == after->test));
}

static void bands_check(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                        struct bg_diags *diags)
{
    (void)ruleset;
    struct bg_dec a, b;
    for (size_t i = 0; i < c->bands_n; i++) {
        bg_kind_check_points(c, c->bands[i].points, diags);
        for (size_t k = 0; k < i; k++) {
            if (bg_kind_literal(c->bands[k].limit, &a) && bg_kind_literal(c->bands[i].limit, &b) &&
                bands_hidden(&c->bands[k], a, &c->bands[i], b)) {
                bg_diag_add(diags, BG_E381, c->pos,
                            "band %zu of \"%s\" can never hold: band %zu holds before it", i + 1,
                            c->id, k + 1);
                break;
            }
        }
    }
}

static void bands_words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                        const struct bg_env *env, struct bg_buf *out)
{
    char points[BG_DEC_TEXT];
    bg_logic_words(c->value, env, out);
    for (size_t i = 0; i < c->bands_n; i++) {
        bg_buf_printf(out, "%s %s", i == 0 ? ":" : ",",
                      bg_kind_own(ruleset, bg_kind_op_words(test_ops[c->bands[i].test])));
        bg_logic_words(c->bands[i].limit, env, out);
        bg_buf_printf(out, bg_kind_own(ruleset, " gives %s"),
                      bg_dec_text(c->bands[i].points, points));
    }
    bg_buf_printf(out, bg_kind_own(ruleset, " of %s points, else none"),
                  bg_dec_text(c->out_of, points));
}

static bool bands_step(const struct bg_ruleset *ruleset, const struct bg_criterion *c, size_t i,
                       struct bg_kind_step *out)
{
    static const char *const tests[] = {[BG_AT_LEAST] = "at least",
                                        [BG_MORE_THAN] = "more than",
                                        [BG_AT_MOST] = "at most",
                                        [BG_LESS_THAN] = "less than"};
    (void)ruleset;
    if (i < c->bands_n)
        *out = (struct bg_kind_step){.title = tests[c->bands[i].test],
                                     .label = c->bands[i].label,
                                     .limit = c->bands[i].limit,
                                     .has_points = true,
                                     .points = c->bands[i].points};
    else if (i == c->bands_n)
        *out = bg_kind_step_out_of(c);
    return i <= c->bands_n;
}

static const struct bg_formula *bands_live(struct bg_arena *arena, const struct bg_criterion *c,
                                           const struct bg_rating_cells *cells)
{
    static const char *const tests[] = {[BG_AT_LEAST] = "IF(a>=b,c,d)",
                                        [BG_MORE_THAN] = "IF(a>b,c,d)",
                                        [BG_AT_MOST] = "IF(a<=b,c,d)",
                                        [BG_LESS_THAN] = "IF(a<b,c,d)"};
    const struct bg_formula *points = bg_formula_int(arena, 0);
    for (size_t i = c->bands_n; i-- > 0;) {
        struct bg_dec literal = {0};
        bool cell = cells->limits != NULL && cells->limits[i] != NULL;
        if (!cell && !bg_kind_literal(c->bands[i].limit, &literal))
            return NULL;
        points = BG_FORMULA(arena, tests[c->bands[i].test], cells->value,
                            bg_kind_cell(arena, cells->limits, i, literal),
                            bg_kind_cell(arena, cells->points, i, c->bands[i].points), points);
    }
    return BG_FORMULA(arena, "IF(ISNUMBER(a),b,\"\")", cells->value,
                      bg_kind_live_points(arena, c, cells, points));
}

const struct bg_kind bg_kind_bands = {
    .name = "bands",
    .title = "Bands",
    .summary = "The points of the first band whose limit is reached.",
    .keys = {"value", "bands", "out_of"},
    .required = {"value", "bands"},
    .check = bands_check,
    .judge = bands_judge,
    .words = bands_words,
    .step = bands_step,
    .live = bands_live,
};
