/* Comparing: numbers with numbers, dates with dates, texts with texts (only for sameness). */
#include "logic/logic.h"

#include "logic/logic_internal.h"

static bool eval_compare_same_text(const struct bg_value *a, const struct bg_value *b)
{
    return a->as.text.n == b->as.text.n &&
           memcmp(a->as.text.bytes, b->as.text.bytes, a->as.text.n) == 0;
}

bool bg_value_same(const struct bg_value *a, const struct bg_value *b)
{
    if (a->type != b->type)
        return false;
    if (a->type == BG_V_BOOL)
        return a->as.truth == b->as.truth;
    if (a->type == BG_V_NUMBER)
        return bg_cmp(&a->as.number, &b->as.number) == 0;
    if (a->type == BG_V_DATE)
        return a->as.days == b->as.days;
    return a->type != BG_V_TEXT || eval_compare_same_text(a, b);
}

/* NULL when both can be compared, else what the operator gives: an error before a missing one. */
static const struct bg_value *not_comparable(const struct bg_value *a, const struct bg_value *b,
                                             struct bg_value *tmp)
{
    if (a->type == b->type && a->type >= BG_V_BOOL && a->type <= BG_V_DATE)
        return NULL;
    if (a->type == BG_V_ERROR || b->type == BG_V_ERROR)
        return bg_unusable(tmp, a->type == BG_V_ERROR ? a : b);
    if (a->type == BG_V_MISSING || b->type == BG_V_MISSING)
        return bg_unusable(tmp, a->type == BG_V_MISSING ? a : b);
    return bg_put_error(tmp, "two values of different kinds are compared");
}

static const struct bg_value *sameness(struct bg_run *run, const struct bg_node *node, bool same,
                                       struct bg_value *tmp)
{
    struct bg_value own;
    const struct bg_value *a = bg_run_kid(run, node, 0, tmp);
    const struct bg_value *b = bg_run_kid(run, node, 1, &own);
    const struct bg_value *undecided = not_comparable(a, b, tmp);
    return undecided ? undecided : bg_put_truth(tmp, bg_value_same(a, b) == same);
}

const struct bg_value *bg_eval_equal(struct bg_run *run, const struct bg_node *node,
                                     struct bg_value *tmp)
{
    return sameness(run, node, true, tmp);
}

const struct bg_value *bg_eval_not_equal(struct bg_run *run, const struct bg_node *node,
                                         struct bg_value *tmp)
{
    return sameness(run, node, false, tmp);
}

static int eval_compare_order_of(const struct bg_value *a, const struct bg_value *b)
{
    if (a->type == BG_V_NUMBER)
        return bg_cmp(&a->as.number, &b->as.number);
    return (a->as.days > b->as.days) - (a->as.days < b->as.days);
}

static bool eval_compare_holds(int order, int sign, bool or_equal)
{
    return order == 0 ? or_equal : order == sign;
}

/* a OP b, and b OP c when there is a c: as an `and` of the two. */
static const struct bg_value *order(struct bg_run *run, const struct bg_node *node, int sign,
                                    bool or_equal, struct bg_value *tmp)
{
    struct bg_value own[2], first_undecided;
    const struct bg_value *a = bg_run_kid(run, node, 0, tmp);
    const struct bg_value *b = bg_run_kid(run, node, 1, &own[0]);
    const struct bg_value *undecided = not_comparable(a, b, &first_undecided);
    if (!undecided && (a->type == BG_V_BOOL || a->type == BG_V_TEXT))
        return bg_put_error(tmp, "texts and yes/no values have no order");
    if (!undecided && !eval_compare_holds(eval_compare_order_of(a, b), sign, or_equal))
        return bg_put_truth(tmp, false);
    if (node->kids_n > 2) {
        const struct bg_value *c = bg_run_kid(run, node, 2, &own[1]);
        const struct bg_value *other = not_comparable(b, c, tmp);
        if (!other && (b->type == BG_V_BOOL || b->type == BG_V_TEXT))
            return bg_put_error(tmp, "texts and yes/no values have no order");
        if (!other && !eval_compare_holds(eval_compare_order_of(b, c), sign, or_equal))
            return bg_put_truth(tmp, false);
        if (other && (!undecided || other->type == BG_V_ERROR))
            return other;
    }
    if (undecided) {
        *tmp = *undecided;
        return tmp;
    }
    return bg_put_truth(tmp, true);
}

const struct bg_value *bg_eval_less(struct bg_run *run, const struct bg_node *node,
                                    struct bg_value *tmp)
{
    return order(run, node, -1, false, tmp);
}

const struct bg_value *bg_eval_less_equal(struct bg_run *run, const struct bg_node *node,
                                          struct bg_value *tmp)
{
    return order(run, node, -1, true, tmp);
}

const struct bg_value *bg_eval_more(struct bg_run *run, const struct bg_node *node,
                                    struct bg_value *tmp)
{
    return order(run, node, 1, false, tmp);
}

const struct bg_value *bg_eval_more_equal(struct bg_run *run, const struct bg_node *node,
                                          struct bg_value *tmp)
{
    return order(run, node, 1, true, tmp);
}
