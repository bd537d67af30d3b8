/* linear: points in proportion to where a number lies between two limits. */
#include "score/kind/share.h"

struct scale {
    struct bg_dec value, from, to;
};

/* rating = (value - from) / (to - from), kept in 0..1; from > to means that lower is better. A
 * scale without length gives all or nothing at its one limit. docs/ruleset.md, "criteria". */
static const struct bg_ratio *linear_rate(const struct bg_judging *j, const struct scale *s)
{
    int direction = bg_dec_cmp(s->to, s->from);
    if (direction == 0)
        return bg_dec_cmp(s->value, s->to) >= 0 ? j->one : j->zero;
    if (bg_dec_cmp(s->value, s->to) * direction >= 0)
        return j->one;
    if (bg_dec_cmp(s->value, s->from) * direction <= 0)
        return j->zero;
    const struct bg_ratio *from = bg_ratio_dec(j->arena, s->from);
    return bg_ratio_div(j->arena, bg_ratio_sub(j->arena, bg_ratio_dec(j->arena, s->value), from),
                        bg_ratio_sub(j->arena, bg_ratio_dec(j->arena, s->to), from));
}

static struct bg_reason linear_change_of(const struct bg_judging *j, const struct bg_limit *to,
                                         struct bg_arg limit, bool higher)
{
    struct bg_gap gap;
    struct bg_arg full = bg_kind_full(j), from = bg_limit_from(to), source = bg_limit_source(to);
    if (higher &&
        bg_kind_gap(j, j->criterion->value, j->criterion->limits[BG_LIMIT_TO], false, &gap)) {
        struct bg_arg who = bg_gap_who(j->arena, &gap), cost = bg_gap_cost(j, &gap);
        if (j->criterion->short_value[0] != '\0') /* what is raised, where it is not the wage */
            return BG_REASON(j->arena, RAISING_THAT_FULL, who, limit, full, cost);
        return BG_REASON(j->arena, RAISING_FULL, who, limit, full, cost);
    }
    return higher ? BG_REASON(j->arena, AT_LEAST_FULL, limit, full, from, source)
                  : BG_REASON(j->arena, AT_MOST_FULL, limit, full, from, source);
}

static void linear_explain(const struct bg_judging *j, const struct scale *scale,
                           struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    struct bg_value from = {.type = BG_V_NUMBER, .row = -1, .as.number = scale->from};
    struct bg_limit to = bg_kind_limit(j, c->limits[BG_LIMIT_TO], r->limit);
    struct bg_limit low = bg_kind_limit(j, c->limits[BG_LIMIT_FROM], from);
    const char *unit = bg_kind_unit(j, c->value, to.unit[0] != '\0' ? to.unit : low.unit);
    const struct bg_ratio *hundred = bg_ratio_int(j->arena, 100);
    struct bg_dec percent = bg_ratio_show(bg_ratio_mul(j->arena, r->rating, hundred), 1);
    struct bg_arg least = bg_arg_number(BG_ARG_NUMBER, scale->from, "");
    struct bg_arg most = bg_arg_quantity(scale->to, unit);
    const struct bg_limit *named = to.from != BG_NO_DATE || to.source[0] != '\0' ? &to : &low;
    r->bound = BG_REASON(j->arena, SCALE, least, most);
    r->why =
        BG_REASON(j->arena, ON_SCALE, bg_kind_label(j, c->value),
                  bg_arg_quantity(scale->value, unit), bg_arg_number(BG_ARG_PERCENT, percent, ""),
                  least, most, bg_limit_from(named), bg_limit_source(named));
    if (bg_ratio_cmp(r->rating, j->one) < 0)
        r->change = linear_change_of(j, &to, most, bg_dec_cmp(scale->to, scale->from) >= 0);
}

static void linear_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    struct bg_value value, from, to;
    if (!bg_kind_eval(j, j->criterion->value, BG_V_NUMBER, &value, r) ||
        !bg_kind_eval(j, j->criterion->limits[BG_LIMIT_FROM], BG_V_NUMBER, &from, r) ||
        !bg_kind_eval(j, j->criterion->limits[BG_LIMIT_TO], BG_V_NUMBER, &to, r))
        return;
    struct scale scale = {value.as.number, from.as.number, to.as.number};
    r->outcome = BG_SCORED;
    r->value = value;
    r->limit = to;
    r->rating = linear_rate(j, &scale);
    if (!j->brief)
        linear_explain(j, &scale, r);
}

static void linear_check(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                         struct bg_diags *diags)
{
    (void)ruleset;
    struct bg_dec from, to;
    char text[BG_DEC_TEXT];
    if (bg_kind_literal(c->limits[BG_LIMIT_FROM], &from) &&
        bg_kind_literal(c->limits[BG_LIMIT_TO], &to) && bg_dec_cmp(from, to) == 0)
        bg_diag_add(diags, BG_E380, c->pos, "the scale of \"%s\" starts and ends at %s", c->id,
                    bg_dec_text(from, text));
}

static void linear_words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                         const struct bg_env *env, struct bg_buf *out)
{
    bg_buf_puts(out, bg_kind_own(ruleset, "points in proportion to "));
    bg_logic_words(c->value, env, out);
    bg_buf_puts(out, bg_kind_own(ruleset, ": none at "));
    bg_logic_words(c->limits[BG_LIMIT_FROM], env, out);
    bg_buf_puts(out, bg_kind_own(ruleset, ", all at "));
    bg_logic_words(c->limits[BG_LIMIT_TO], env, out);
}

static const struct bg_formula *kind_linear_live(struct bg_arena *arena,
                                                 const struct bg_criterion *c,
                                                 const struct bg_rating_cells *cells)
{
    (void)c;
    return BG_FORMULA(arena,
                      "IF(AND(ISNUMBER(a),ISNUMBER(b),ISNUMBER(c)),IF(b=c,IF(a>=c,1,0),"
                      "ROUND(MAX(0,MIN(1,(a-b)/(c-b))),12)),\"\")",
                      cells->value, cells->limits[BG_LIMIT_FROM], cells->limits[BG_LIMIT_TO]);
}

const struct bg_kind bg_kind_linear = {
    .name = "linear",
    .title = "Linear scale",
    .summary = "Points in proportion to where a number lies between two limits.",
    .keys = {"value", "from", "to"},
    .required = {"value", "from", "to"},
    .check = linear_check,
    .judge = linear_judge,
    .words = linear_words,
    .live = kind_linear_live,
};
