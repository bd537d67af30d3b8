/* Arithmetic on doubles. A result that is no finite number raises NaN: JSON could not carry it. */
#include "logic/plain_internal.h"

#include <math.h>

static bool plain_ops_number_add(double *x, double y)
{
    *x += y;
    return true;
}

static bool subtract(double *x, double y)
{
    *x -= y;
    return true;
}

static bool multiply(double *x, double y)
{
    *x *= y;
    return true;
}

static bool divide(double *x, double y)
{
    *x /= y;
    return y != 0;
}

static bool remainder_of(double *x, double y)
{
    *x = fmod(*x, y);
    return y != 0;
}

static bool plain_ops_number_least(double *x, double y)
{
    *x = y < *x ? y : *x;
    return true;
}

static bool plain_ops_number_greatest(double *x, double y)
{
    *x = y > *x ? y : *x;
    return true;
}

/* operate over all operands from the left. With a start (not NULL), none gives the start and a
 * single one is its right side; without, at_least operands are asked for. */
static bool plain_ops_number_fold(struct bg_plain_eval *e, const struct bg_plain_node *node,
                                  const struct bg_plain_scope *scope,
                                  bool (*operate)(double *, double), const double *start,
                                  size_t at_least, struct bg_plain_value *out)
{
    double x = 0, y;
    size_t i = 0;
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args) || !bg_plain_spend(e, args.n))
        return false;
    if (args.n < at_least)
        return bg_plain_raise_arguments(e);
    if (start != NULL && args.n <= 1)
        x = *start;
    else if (!bg_plain_number_of(e, args.items[i++], &x))
        return false;
    for (; i < args.n; i++) {
        if (!bg_plain_number_of(e, args.items[i], &y))
            return false;
        if (!operate(&x, y) || !isfinite(x))
            return bg_plain_raise_nan(e);
    }
    *out = bg_plain_number(x);
    return true;
}

static const double zero = 0, one = 1;

#define ARITHMETIC(name, operate, start, at_least)                                                 \
    bool bg_plain_op_##name(struct bg_plain_eval *e, const struct bg_plain_node *node,             \
                            const struct bg_plain_scope *scope, struct bg_plain_value *out)        \
    {                                                                                              \
        return plain_ops_number_fold(e, node, scope, operate, start, at_least, out);               \
    }
ARITHMETIC(add, plain_ops_number_add, &zero, 0)
ARITHMETIC(multiply, multiply, &one, 0)
ARITHMETIC(subtract, subtract, &zero, 1)
ARITHMETIC(divide, divide, &one, 1)
ARITHMETIC(remainder, remainder_of, NULL, 2)
ARITHMETIC(min, plain_ops_number_least, NULL, 1)
ARITHMETIC(max, plain_ops_number_greatest, NULL, 1)
