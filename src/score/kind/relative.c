/* relative: points by how a number compares with those of the comparison set. */
#include <string.h>

#include "score/kind/share.h"

struct range {
    struct bg_dec lowest, highest;
    size_t n;
};

static struct range relative_range_of(const struct bg_judging *j)
{
    struct range range = {0};
    for (size_t i = 0; i < j->set_n; i++) {
        if (j->set_values[i].type != BG_V_NUMBER)
            continue;
        struct bg_dec v = j->set_values[i].as.number;
        if (range.n == 0 || bg_dec_cmp(v, range.lowest) < 0)
            range.lowest = v;
        if (range.n == 0 || bg_dec_cmp(v, range.highest) > 0)
            range.highest = v;
        range.n++;
    }
    return range;
}

static const struct bg_ratio *fraction(const struct bg_judging *j, struct bg_dec above,
                                       struct bg_dec below)
{
    const struct bg_ratio *q =
        bg_ratio_div(j->arena, bg_ratio_dec(j->arena, above), bg_ratio_dec(j->arena, below));
    if (bg_ratio_cmp(q, j->one) >= 0)
        return j->one;
    return bg_ratio_sign(q) <= 0 ? j->zero : q;
}

/* proportion: value / highest, or lowest / value (docs/ruleset.md; PeopleSoft's "answer over best",
 * where 10 pages with a best of 20 give 50 %). A divisor that is not positive has no proportion:
 * the best gets all, every other nothing. min_max: (value - worst) / (best - worst); all equal: 1.
 */
static const struct bg_ratio *relative_rate(const struct bg_judging *j, struct bg_dec v,
                                            struct range range)
{
    bool up = j->criterion->best_highest;
    struct bg_dec best = up ? range.highest : range.lowest, span, part;
    int order = bg_dec_cmp(v, best);
    if (up ? order >= 0 : order <= 0)
        return j->one;
    if (strcmp(j->criterion->form, "min_max") == 0) {
        if (!bg_dec_sub(range.highest, range.lowest, &span) || bg_dec_sign(span) == 0 ||
            !(up ? bg_dec_sub(v, range.lowest, &part) : bg_dec_sub(range.highest, v, &part)))
            return j->zero;
        return fraction(j, part, span);
    }
    struct bg_dec divisor = up ? best : v;
    return bg_dec_sign(divisor) <= 0 ? j->zero : fraction(j, up ? v : best, divisor);
}

static void relative_explain(const struct bg_judging *j, size_t bids, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    const char *unit = bg_kind_unit(j, c->value, "");
    const struct bg_ratio *hundredfold =
        bg_ratio_mul(j->arena, r->rating, bg_ratio_int(j->arena, 100));
    struct bg_arg label = bg_kind_label(j, c->value), n = bg_arg_count(bids);
    struct bg_arg value = bg_arg_quantity(r->value.as.number, unit);
    struct bg_arg best = bg_arg_quantity(r->limit.as.number, unit);
    struct bg_arg percent = bg_arg_number(BG_ARG_PERCENT, bg_ratio_show(hundredfold, 1), "");
    struct bg_arg full = bg_kind_full(j), none = bg_arg_none();
    bool short_of = bg_ratio_cmp(r->rating, j->one) < 0;
    if (c->best_highest) {
        r->bound = BG_REASON(j->arena, HIGHEST_OF, n, best);
        r->why = BG_REASON(j->arena, BESIDE_HIGHEST, label, value, n, best, percent);
        if (short_of)
            r->change = BG_REASON(j->arena, AT_LEAST_FULL, best, full, none, none);
    } else {
        r->bound = BG_REASON(j->arena, LOWEST_OF, n, best);
        r->why = BG_REASON(j->arena, BESIDE_LOWEST, label, value, n, best, percent);
        if (short_of)
            r->change = BG_REASON(j->arena, AT_MOST_FULL, best, full, none, none);
    }
}

static void relative_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    struct bg_value value;
    if (!bg_kind_eval(j, c->value, BG_V_NUMBER, &value, r))
        return;
    struct range range = relative_range_of(j);
    r->value = value;
    if (range.n == 0) {
        r->outcome = BG_NOT_APPLICABLE;
        r->rating = NULL;
        r->why = BG_REASON_PLAIN(NOTHING_TO_COMPARE);
        return;
    }
    r->outcome = BG_SCORED;
    r->rating = relative_rate(j, value.as.number, range);
    r->limit = (struct bg_value){.type = BG_V_NUMBER, .row = -1};
    r->limit.as.number = c->best_highest ? range.highest : range.lowest;
    if (j->brief)
        return;
    relative_explain(j, range.n, r);
}

static void relative_words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                           const struct bg_env *env, struct bg_buf *out)
{
    bg_buf_printf(out, bg_kind_own(ruleset, "all points for the %s "),
                  bg_kind_own(ruleset, c->best_highest ? "highest" : "lowest"));
    bg_logic_words(c->value, env, out);
    const char *others = c->best_highest
                             ? " of the comparison set, others in proportion to it"
                             : " of the comparison set, others by that lowest divided by theirs";
    if (strcmp(c->form, "min_max") == 0)
        others = " of the comparison set, none for the worst, in between in proportion";
    bg_buf_puts(out, bg_kind_own(ruleset, others));
}

static const struct bg_formula *relative_live(struct bg_arena *arena, const struct bg_criterion *c,
                                              const struct bg_rating_cells *cells)
{
    bool up = c->best_highest;
    const struct bg_formula *v = cells->value, *set = cells->set, *others;
    if (strcmp(c->form, "min_max") == 0)
        others = BG_FORMULA(arena,
                            up ? "IF(MAX(b)=MIN(b),0,"
                                 "ROUND(MAX(0,MIN(1,(a-MIN(b))/(MAX(b)-MIN(b)))),12))"
                               : "IF(MAX(b)=MIN(b),0,"
                                 "ROUND(MAX(0,MIN(1,(MAX(b)-a)/(MAX(b)-MIN(b)))),12))",
                            v, set);
    else
        others = BG_FORMULA(arena,
                            up ? "IF(MAX(b)<=0,0,ROUND(MAX(0,MIN(1,a/MAX(b))),12))"
                               : "IF(a<=0,0,ROUND(MAX(0,MIN(1,MIN(b)/a)),12))",
                            v, set);
    return BG_FORMULA(arena,
                      up ? "IF(AND(ISNUMBER(a),COUNT(b)>0),IF(a>=MAX(b),1,c),\"\")"
                         : "IF(AND(ISNUMBER(a),COUNT(b)>0),IF(a<=MIN(b),1,c),\"\")",
                      v, set, others);
}

const struct bg_kind bg_kind_relative = {
    .name = "relative",
    .title = "Compared with the other bids",
    .summary = "Points by how a number compares with those of the comparison set.",
    .keys = {"value", "best", "form"},
    .required = {"value", "best"},
    .relative = true,
    .judge = relative_judge,
    .words = relative_words,
    .live = relative_live,
};
