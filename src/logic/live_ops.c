/* Comparing, arithmetic, dates and texts as live formulas. Computed numbers are rounded at 12 decimals
 * before they are compared, where the engine compares exact decimals. */
#include "logic/live.h"

#include <strings.h>

/* -- comparing ------------------------------------------------------------------------------------ */

/* A spreadsheet's = does not tell "Gold" from "gold"; that is harmless only between choices that
 * differ in more than case. */
static bool plain_text(const struct bg_slot *slot)
{
    if (slot == NULL)
        return false;
    for (size_t i = 0; i < slot->choices_n; i++)
        for (size_t j = i + 1; j < slot->choices_n; j++)
            if (strcasecmp(slot->choices[i], slot->choices[j]) == 0)
                return false;
    return true;
}

static enum bg_formula_op operator_of(const char *op)
{
    if (op[0] == '=')
        return BG_OP_EQUAL;
    if (op[0] == '!')
        return BG_OP_OTHER;
    if (op[0] == '<')
        return op[1] == '=' ? BG_OP_AT_MOST : BG_OP_LESS;
    return op[1] == '=' ? BG_OP_AT_LEAST : BG_OP_MORE;
}

/* a op b as a truth. */
static const struct bg_formula *live_ops_pair(struct bg_live *l, const struct bg_node *a,
                                              const struct bg_node *b, const char *op)
{
    enum bg_formula_op sign = operator_of(op);
    const struct bg_formula *x = bg_live_rounded(l, a), *y = bg_live_rounded(l, b);
    bool text = a->shape->type == BG_V_TEXT || b->shape->type == BG_V_TEXT;
    bool equality = sign == BG_OP_EQUAL || sign == BG_OP_OTHER;
    if (equality && text && !plain_text(a->shape->choices) && !plain_text(b->shape->choices))
        return BG_FORMULA(l->arena, sign == BG_OP_OTHER ? "NOT(EXACT(a,b))" : "EXACT(a,b)", x, y);
    return bg_formula_operator(l->arena, sign, x, y);
}

/* The same, false where either side is not known. */
static const struct bg_formula *known_pair(struct bg_live *l, const struct bg_node *a,
                                           const struct bg_node *b, const char *op)
{
    const struct bg_formula *known =
        bg_live_both(l, bg_live_part(l, a, BG_PART_KNOWN), bg_live_part(l, b, BG_PART_KNOWN));
    if (known == NULL)
        return NULL;
    return bg_live_if(l, known, live_ops_pair(l, a, b, op), l->never);
}

/* a op b op c: false when either pair is. */
static const struct bg_formula *live_ops_between(struct bg_live *l, const struct bg_node *node,
                                                 enum bg_part part)
{
    bool yes = part == BG_PART_TRUE;
    if (part != BG_PART_TRUE && part != BG_PART_FALSE)
        return bg_live_either(l, node, part);
    const char *op = yes ? node->op->name : bg_logic_opposite(node->op->name);
    return BG_FORMULA(l->arena, yes ? "AND(a,b)" : "OR(a,b)",
                      known_pair(l, node->kids[0], node->kids[1], op),
                      known_pair(l, node->kids[1], node->kids[2], op));
}

const struct bg_formula *bg_live_compare(struct bg_live *l, const struct bg_node *node,
                                         enum bg_part part)
{
    const char *op = node->op->name;
    if (node->kids_n > 2)
        return live_ops_between(l, node, part);
    const struct bg_formula *known = bg_live_needs(l, node);
    if (part == BG_PART_KNOWN || known == NULL)
        return known;
    const struct bg_node *a = node->kids[0], *b = node->kids[1];
    if (part == BG_PART_FALSE)
        op = bg_logic_opposite(op);
    const struct bg_formula *made;
    bool same = op[0] == '=';
    if ((same || op[0] == '!') && b->shape->literal && b->literal.type == BG_V_BOOL)
        made = bg_live_part(l, a, b->literal.as.truth == same ? BG_PART_TRUE : BG_PART_FALSE);
    else
        made = live_ops_pair(l, a, b, op);
    return part == BG_PART_VALUE ? made : bg_live_if(l, known, made, l->never);
}

/* One of the items of a literal list, as a node to compare with. */
static struct bg_node item_of(const struct bg_node *list, size_t i, struct bg_shape *shape)
{
    *shape = (struct bg_shape){.type = list->shape->item, .literal = true};
    return (struct bg_node){
        .op = list->op, .shape = shape, .literal = list->literal.as.list.items[i]};
}

/* OR(a=x,a=y). */
static const struct bg_formula *live_ops_in_list(struct bg_live *l, const struct bg_node *a,
                                                 const struct bg_node *list)
{
    bool literal = list->shape->literal;
    size_t n = literal ? list->literal.as.list.n : (size_t)list->kids_n;
    const struct bg_formula **tests = BG_ARRAY(l->arena, n + 1, const struct bg_formula *);
    for (size_t i = 0; i < n; i++) {
        struct bg_shape shape;
        struct bg_node item;
        if (literal)
            item = item_of(list, i, &shape);
        const struct bg_node *other = literal ? &item : list->kids[i];
        tests[i] = other->shape->type == BG_V_LIST ? NULL : live_ops_pair(l, a, other, "==");
        if (tests[i] == NULL)
            return NULL;
    }
    if (n == 0)
        return l->never;
    return n == 1 ? tests[0] : bg_formula_call(l->arena, "OR", tests, n);
}

/* A text in a text by FIND, which minds case. */
const struct bg_formula *bg_live_in(struct bg_live *l, const struct bg_node *node,
                                    enum bg_part part)
{
    const struct bg_node *a = node->kids[0], *list = node->kids[1];
    bool literal = list->shape->literal, text = list->shape->type == BG_V_TEXT;
    if (part == BG_PART_TRUE || part == BG_PART_FALSE)
        return bg_live_strict(l, node, part);
    if (!literal && !text && list->op->eval != bg_eval_merge)
        return NULL;
    if (part == BG_PART_KNOWN) {
        const struct bg_formula *of_list = literal ? l->always
                                           : text  ? bg_live_part(l, list, BG_PART_KNOWN)
                                                   : bg_live_needs(l, list);
        return bg_live_both(l, bg_live_part(l, a, BG_PART_KNOWN), of_list);
    }
    if (text)
        return BG_FORMULA(l->arena, "ISNUMBER(FIND(a,b))", bg_live_part(l, a, BG_PART_VALUE),
                          bg_live_part(l, list, BG_PART_VALUE));
    return live_ops_in_list(l, a, list);
}

/* -- arithmetic ----------------------------------------------------------------------------------- */

const struct bg_formula *bg_live_sum(struct bg_live *l, const struct bg_node *node,
                                     enum bg_part part)
{
    enum bg_formula_op op = node->op->name[0] == '+'   ? BG_OP_ADD
                            : node->op->name[0] == '-' ? BG_OP_SUBTRACT
                                                       : BG_OP_MULTIPLY;
    if (part == BG_PART_KNOWN)
        return bg_live_needs(l, node);
    if (part != BG_PART_VALUE)
        return NULL;
    const struct bg_formula *out = bg_live_part(l, node->kids[0], BG_PART_VALUE);
    if (node->kids_n == 1 && op == BG_OP_SUBTRACT)
        return bg_formula_operator(l->arena, BG_OP_NEGATE, out, NULL);
    for (int i = 1; i < node->kids_n; i++)
        out = bg_formula_operator(l->arena, op, out, bg_live_part(l, node->kids[i], BG_PART_VALUE));
    return out;
}

/* Rounded as the engine rounds quotients. Known where the divisor is not 0 (or, positive, is more than 0): there the engine gives an error. */
static const struct bg_formula *live_ops_quotient(struct bg_live *l, const struct bg_node *node,
                                                  enum bg_part part, const char *text,
                                                  bool positive)
{
    const struct bg_node *below = node->kids[1];
    if (part == BG_PART_VALUE)
        return BG_FORMULA(l->arena, text, bg_live_part(l, node->kids[0], BG_PART_VALUE),
                          bg_live_part(l, below, BG_PART_VALUE));
    if (part != BG_PART_KNOWN)
        return NULL;
    if (below->shape->literal && bg_dec_sign(below->literal.as.number) > 0)
        return bg_live_needs(l, node);
    return bg_live_both(l, bg_live_needs(l, node),
                        BG_FORMULA(l->arena, positive ? "a>0" : "a<>0", bg_live_rounded(l, below)));
}

const struct bg_formula *bg_live_divide(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part)
{
    return live_ops_quotient(l, node, part, "ROUND(a/b,12)", false);
}

const struct bg_formula *bg_live_incident_rate(struct bg_live *l, const struct bg_node *node,
                                               enum bg_part part)
{
    return live_ops_quotient(l, node, part, "ROUND(a*200000/b,12)", true);
}

/* A function of the operands' values. */
static const struct bg_formula *function_of(struct bg_live *l, const struct bg_node *node,
                                            enum bg_part part, const char *text)
{
    const struct bg_formula *values[2] = {NULL, NULL};
    if (part == BG_PART_KNOWN)
        return bg_live_needs(l, node);
    for (int i = 0; i < node->kids_n && i < 2; i++) {
        values[i] = bg_live_part(l, node->kids[i], BG_PART_VALUE);
        if (values[i] == NULL)
            return NULL;
    }
    return part == BG_PART_VALUE
               ? bg_formula_make(l->arena, text, values, (size_t)(node->kids_n < 2 ? 1 : 2))
               : NULL;
}

const struct bg_formula *bg_live_shortfall(struct bg_live *l, const struct bg_node *node,
                                           enum bg_part part)
{
    return function_of(l, node, part, "MAX(0,a-b)");
}

const struct bg_formula *bg_live_abs(struct bg_live *l, const struct bg_node *node,
                                     enum bg_part part)
{
    return function_of(l, node, part, "ABS(a)");
}

const struct bg_formula *bg_live_least(struct bg_live *l, const struct bg_node *node,
                                       enum bg_part part)
{
    const struct bg_formula **kids =
        BG_ARRAY(l->arena, (size_t)node->kids_n, const struct bg_formula *);
    if (part == BG_PART_KNOWN)
        return bg_live_needs(l, node);
    for (int i = 0; i < node->kids_n; i++) {
        kids[i] = bg_live_part(l, node->kids[i], BG_PART_VALUE);
        if (kids[i] == NULL || part != BG_PART_VALUE)
            return NULL;
    }
    return bg_formula_call(l->arena, node->op->eval == bg_eval_min ? "MIN" : "MAX", kids,
                           (size_t)node->kids_n);
}

/* ROUND is half-up, away from zero; half-even has no function. Before it is rounded or cut off, a
 * computed number is freed of the noise of binary fractions. */
const struct bg_formula *bg_live_round(struct bg_live *l, const struct bg_node *node,
                                       enum bg_part part)
{
    if (node->column == BG_HALF_EVEN)
        return NULL;
    if (part == BG_PART_KNOWN)
        return bg_live_part(l, node->kids[0], BG_PART_KNOWN);
    return BG_FORMULA(l->arena, node->column == BG_TRUNCATE ? "TRUNC(a,b)" : "ROUND(a,b)",
                      bg_live_rounded(l, node->kids[0]), bg_formula_int(l->arena, node->row));
}

const struct bg_formula *bg_live_clamp(struct bg_live *l, const struct bg_node *node,
                                       enum bg_part part)
{
    const struct bg_formula *x = bg_live_part(l, node->kids[0], BG_PART_VALUE);
    const struct bg_formula *low = bg_live_part(l, node->kids[1], BG_PART_VALUE);
    const struct bg_formula *high = bg_live_part(l, node->kids[2], BG_PART_VALUE);
    if (part == BG_PART_VALUE)
        return BG_FORMULA(l->arena, "MAX(b,MIN(a,c))", x, low, high);
    if (part != BG_PART_KNOWN)
        return NULL;
    if (node->kids[1]->shape->literal && node->kids[2]->shape->literal)
        return bg_live_needs(l, node);
    return bg_live_both(l, bg_live_needs(l, node), BG_FORMULA(l->arena, "a<=b", low, high));
}

/* -- dates and texts ------------------------------------------------------------------------------ */

const struct bg_formula *bg_live_date(struct bg_live *l, const struct bg_node *node,
                                      enum bg_part part)
{
    return node->kids[0]->shape->type == BG_V_DATE ? function_of(l, node, part, "a") : NULL;
}

const struct bg_formula *bg_live_days_between(struct bg_live *l, const struct bg_node *node,
                                              enum bg_part part)
{
    return function_of(l, node, part, "b-a");
}

/* Whole numbers only: the engine gives an error for others. */
const struct bg_formula *bg_live_add_days(struct bg_live *l, const struct bg_node *node,
                                          enum bg_part part)
{
    bool months = node->op->eval == bg_eval_add_months;
    if (part != BG_PART_KNOWN || node->kids[1]->shape->literal)
        return function_of(l, node, part, months ? "EDATE(a,b)" : "a+b");
    return bg_live_both(
        l, bg_live_needs(l, node),
        BG_FORMULA(l->arena, "a=INT(a)", bg_live_part(l, node->kids[1], BG_PART_VALUE)));
}

/* Texts only: a spreadsheet writes numbers and dates in its own way. */
const struct bg_formula *bg_live_cat(struct bg_live *l, const struct bg_node *node,
                                     enum bg_part part)
{
    const struct bg_formula *out = NULL;
    if (part == BG_PART_KNOWN)
        return bg_live_needs(l, node);
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_formula *kid = bg_live_part(l, node->kids[i], BG_PART_VALUE);
        if (node->kids[i]->shape->type != BG_V_TEXT || kid == NULL)
            return NULL;
        out = i == 0 ? kid : bg_formula_operator(l->arena, BG_OP_JOIN, out, kid);
    }
    return part == BG_PART_VALUE ? out : NULL;
}
