/* Operators of choice and comparison, and those that raise and catch errors. */
#include "logic/plain_internal.h"

#include <string.h>

bool bg_plain_op_if(struct bg_plain_eval *e, const struct bg_plain_node *node,
                    const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    if (!node->listed)
        return bg_plain_raise_arguments(e);
    *out = BG_PLAIN_NOTHING;
    for (size_t i = 0; i < node->n; i += 2) {
        if (!bg_plain_run(e, &node->args[i], scope, out))
            return false;
        if (i + 1 == node->n)
            return true; /* the last one alone: else */
        if (bg_plain_truthy(*out))
            return bg_plain_run(e, &node->args[i + 1], scope, out);
    }
    *out = BG_PLAIN_NOTHING;
    return true;
}

/* The first operand whose truth is stop, else the last. */
static bool first_of(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, bool stop, struct bg_plain_value *out)
{
    if (!node->listed)
        return bg_plain_raise_arguments(e);
    *out = bg_plain_bool(false);
    for (size_t i = 0; i < node->n; i++) {
        if (!bg_plain_run(e, &node->args[i], scope, out))
            return false;
        if (bg_plain_truthy(*out) == stop)
            return true;
    }
    return true;
}

bool bg_plain_op_and(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    return first_of(e, node, scope, false, out);
}

bool bg_plain_op_or(struct bg_plain_eval *e, const struct bg_plain_node *node,
                    const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    return first_of(e, node, scope, true, out);
}

bool bg_plain_op_truthy(struct bg_plain_eval *e, const struct bg_plain_node *node,
                        const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    *out = bg_plain_bool(args.n > 0 && bg_plain_truthy(args.items[0]));
    return true;
}

bool bg_plain_op_not(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    if (!bg_plain_op_truthy(e, node, scope, out))
        return false;
    out->as.truth = !out->as.truth;
    return true;
}

/* A comparison of two: *order is negative, 0 or positive; raises NaN. Two texts compare as texts,
 * everything else as numbers. */
static bool plain_ops_logic_order_of(struct bg_plain_eval *e, struct bg_plain_value a,
                                     struct bg_plain_value b, int *order)
{
    double x, y;
    if (a.type == BG_PLAIN_TEXT && b.type == BG_PLAIN_TEXT) {
        *order = bg_plain_text_cmp(a, b);
        return bg_plain_spend(e, (a.length < b.length ? a.length : b.length) / 16);
    }
    if (!bg_plain_number_of(e, a, &x) || !bg_plain_number_of(e, b, &y))
        return false;
    *order = (x > y) - (x < y);
    return true;
}

/* As order_of, but null and a text are simply different: "" is an answer and null is none. */
static bool equality_of(struct bg_plain_eval *e, struct bg_plain_value a, struct bg_plain_value b,
                        int *order)
{
    *order = 1;
    if ((a.type == BG_PLAIN_NULL && b.type == BG_PLAIN_TEXT) ||
        (b.type == BG_PLAIN_NULL && a.type == BG_PLAIN_TEXT))
        return true;
    return plain_ops_logic_order_of(e, a, b, order);
}

static bool identity_of(struct bg_plain_eval *e, struct bg_plain_value a, struct bg_plain_value b,
                        int *order)
{
    *order = bg_plain_same(a, b) ? 0 : 1;
    return a.type != BG_PLAIN_TEXT || bg_plain_spend(e, a.length / 16);
}

/* Holds when each neighbouring pair has one of the wanted orders; what comes after the first pair
 * that has not is not run. */
static bool plain_ops_logic_chain(struct bg_plain_eval *e, const struct bg_plain_node *node,
                                  const struct bg_plain_scope *scope,
                                  bool (*compare)(struct bg_plain_eval *, struct bg_plain_value,
                                                  struct bg_plain_value, int *),
                                  const char *wanted, struct bg_plain_value *out)
{
    struct bg_plain_value a, b;
    int order = 0;
    if (!node->listed || node->n < 2)
        return bg_plain_raise_arguments(e);
    if (!bg_plain_run(e, &node->args[0], scope, &a))
        return false;
    *out = bg_plain_bool(true);
    for (size_t i = 1; i < node->n && out->as.truth; i++, a = b) {
        if (!bg_plain_run(e, &node->args[i], scope, &b) || !compare(e, a, b, &order))
            return false;
        out->as.truth = strchr(wanted, order < 0 ? '<' : order > 0 ? '>' : '=') != NULL;
    }
    return true;
}

#define COMPARISON(name, compare, wanted)                                                          \
    bool bg_plain_op_##name(struct bg_plain_eval *e, const struct bg_plain_node *node,             \
                            const struct bg_plain_scope *scope, struct bg_plain_value *out)        \
    {                                                                                              \
        return plain_ops_logic_chain(e, node, scope, compare, wanted, out);                        \
    }
COMPARISON(equal, equality_of, "=")
COMPARISON(not_equal, equality_of, "<>")
COMPARISON(same, identity_of, "=")
COMPARISON(not_same, identity_of, ">")
COMPARISON(less, plain_ops_logic_order_of, "<")
COMPARISON(at_most, plain_ops_logic_order_of, "<=")
COMPARISON(more, plain_ops_logic_order_of, ">")
COMPARISON(at_least, plain_ops_logic_order_of, ">=")

/* Each alternative after the first sees the error before it as its data; the outer data is two
 * frames out, as in an iteration. */
bool bg_plain_op_try(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    const struct bg_plain_scope between = {.up = scope, .value = BG_PLAIN_NOTHING};
    struct bg_plain_scope caught = {.up = &between};
    const struct bg_plain_scope *current = scope;
    *out = BG_PLAIN_NOTHING;
    for (size_t i = 0; i < node->n; i++) {
        if (bg_plain_run(e, &node->args[i], current, out))
            return true;
        if (e->stopped)
            return false;
        caught.value = e->error;
        current = &caught;
    }
    return node->n == 0;
}

/* An object is raised as it is, anything else as its type. */
bool bg_plain_op_throw(struct bg_plain_eval *e, const struct bg_plain_node *node,
                       const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    (void)out;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    struct bg_plain_value type = args.n > 0 ? args.items[0] : BG_PLAIN_NOTHING;
    if (type.type != BG_PLAIN_OBJECT)
        return bg_plain_raise(e, type);
    e->error = type;
    return false;
}

/* The library never prints: the operand, for rules that carry it. */
bool bg_plain_op_log(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    *out = args.n > 0 ? args.items[0] : BG_PLAIN_NOTHING;
    return true;
}
