/* Comparing, arithmetic, dates and texts as Excel formulas. Computed numbers are rounded at 12
 * decimals before they are compared, where the engine compares exact decimals. */
#include "logic/logic.h"

#include <strings.h>

#include "logic/logic_internal.h"

/* -- comparing ------------------------------------------------------------------------------- */

/* Excel's = does not tell "Gold" from "gold"; that is harmless only between choices that differ in
 * more than case. */
static bool plain_text(const struct bg_slot *slot)
{
    if (!slot)
        return false;
    for (size_t i = 0; i < slot->choices_n; i++)
        for (size_t j = i + 1; j < slot->choices_n; j++)
            if (strcasecmp(slot->choices[i], slot->choices[j]) == 0)
                return false;
    return true;
}

static const char *side(struct bg_form *f, const struct bg_node *node)
{
    const char *text = bg_form_text(f, node, BG_PART_VALUE);
    bool computed = node->kids_n > 0 && node->shape->type == BG_V_NUMBER;
    if (!text || !computed)
        return text;
    const char *bare = bg_form_bare(f, node);
    return bg_arena_printf(f->arena, "ROUND(%s,12)", bare);
}

/* a OP b as a truth; in rows (a OP b). */
static const char *pair(struct bg_form *f, const struct bg_node *a, const struct bg_node *b,
                        const char *op)
{
    bool same = op[0] == '=', other = op[0] == '!';
    const char *sign = same ? "=" : other ? "<>" : op;
    const char *x = side(f, a), *y = side(f, b);
    if (!x || !y)
        return NULL;
    bool text = a->shape->type == BG_V_TEXT || b->shape->type == BG_V_TEXT;
    if ((same || other) && text && !plain_text(a->shape->choices) && !plain_text(b->shape->choices))
        return bg_arena_printf(f->arena,
                               f->table ? other ? "(1-EXACT(%s,%s))" : "EXACT(%s,%s)"
                               : other  ? "NOT(EXACT(%s,%s))"
                                        : "EXACT(%s,%s)",
                               x, y);
    return bg_arena_printf(f->arena, f->table ? "(%s%s%s)" : "%s%s%s", x, sign, y);
}

static bool put_truth(struct bg_form *f, const char *text, const struct bg_node *const *needed,
                      int n)
{
    struct bg_terms *outer = f->terms;
    struct bg_node *kids[2] = {(struct bg_node *)(uintptr_t)needed[0],
                               (struct bg_node *)(uintptr_t)needed[n - 1]};
    struct bg_shape shape = {.depends = 1};
    struct bg_node both = {.op = bg_logic_op("=="), .kids = kids, .kids_n = 2, .shape = &shape};
    const char *known = bg_form_text(f, &both, BG_PART_KNOWN);
    f->terms = outer;
    if (!text || !known)
        return false;
    if (strcmp(known, f->table ? "1" : "TRUE") == 0)
        return bg_form_put(f, "%s", text);
    return bg_form_put(f, f->table ? "%s*%s" : "IF(%s,%s,FALSE)", known, text);
}

/* a OP b OP c: false when either pair is. */
static bool between(struct bg_form *f, const struct bg_node *node)
{
    const char *op = node->op->name;
    bool yes = f->part == BG_PART_TRUE;
    if (f->part != BG_PART_TRUE && f->part != BG_PART_FALSE)
        return bg_form_kleene(f, node);
    bg_form_put(f, "%s", f->table ? yes ? "(" : "(1-" : yes ? "AND(" : "OR(");
    for (int i = 0; i < 2; i++) {
        const struct bg_node *kids[2] = {node->kids[i], node->kids[i + 1]};
        if (i > 0)
            bg_buf_putc(f->out, f->table ? '*' : ',');
        if (f->table)
            bg_form_put(f, yes ? "(" : "(1-");
        if (!put_truth(f, pair(f, kids[0], kids[1], yes ? op : bg_logic_opposite(op)), kids, 2))
            return false;
        if (f->table)
            bg_form_put(f, ")");
    }
    return bg_form_put(f, ")");
}

bool bg_form_compare(struct bg_form *f, const struct bg_node *node)
{
    const char *op = node->op->name;
    if (node->kids_n > 2)
        return between(f, node);
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    const struct bg_node *a = node->kids[0], *b = node->kids[1];
    const struct bg_node *kids[2] = {a, b};
    if (f->part == BG_PART_FALSE)
        op = bg_logic_opposite(op);
    const char *text = NULL;
    bool same = op[0] == '=';
    if ((same || op[0] == '!') && b->shape->literal && b->literal.type == BG_V_BOOL) {
        bool yes = b->literal.as.truth == same;
        text = bg_form_text(f, a, yes ? BG_PART_TRUE : BG_PART_FALSE);
    } else {
        text = pair(f, a, b, op);
    }
    if (f->part != BG_PART_VALUE)
        return put_truth(f, text, kids, 2);
    return text && bg_form_put(f, "%s", text);
}

/* OR(a=x,a=y); in rows ((a=x)+(a=y)>0); a text in a text by FIND, which minds case. */
bool bg_form_in(struct bg_form *f, const struct bg_node *node)
{
    const struct bg_node *a = node->kids[0], *list = node->kids[1];
    if (f->part == BG_PART_TRUE || f->part == BG_PART_FALSE)
        return bg_form_strict(f, node);
    bool literal = list->shape->literal;
    bool made = list->op->eval == bg_eval_merge;
    if (list->shape->type == BG_V_TEXT) {
        const char *part = bg_form_bare(f, a), *whole = bg_form_bare(f, list);
        if (f->part == BG_PART_KNOWN)
            return bg_form_needs(f, node);
        return part && whole && bg_form_put(f, "ISNUMBER(FIND(%s,%s))", part, whole);
    }
    if (!literal && !made)
        return false;
    if (f->part == BG_PART_KNOWN)
        return bg_form_need(f, a) && (literal || bg_form_needs(f, list));
    size_t n = literal ? list->literal.as.list.n : (size_t)list->kids_n;
    if (n == 0)
        return bg_form_put(f, f->table ? "0" : "FALSE");
    bg_form_put(f, f->table ? "((" : n > 1 ? "OR(" : "");
    for (size_t i = 0; i < n; i++) {
        struct bg_shape shape = {.type = list->shape->item, .literal = true};
        struct bg_node item = {.op = list->op, .shape = &shape};
        if (literal)
            item.literal = list->literal.as.list.items[i];
        const struct bg_node *other = literal ? &item : list->kids[i];
        if (other->shape->type == BG_V_LIST)
            return false;
        const char *text = pair(f, a, other, "==");
        if (!text || !bg_form_put(f, "%s%s", i == 0 ? "" : f->table ? "+" : ",", text))
            return false;
    }
    return bg_form_put(f, f->table ? ")>0)" : n > 1 ? ")" : "");
}

/* -- arithmetic ------------------------------------------------------------------------------ */

bool bg_form_sum(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    bool minus = node->op->name[0] == '-' && node->kids_n == 1;
    if (f->part != BG_PART_VALUE || !bg_form_put(f, minus ? "(-" : "("))
        return false;
    for (int i = 0; i < node->kids_n; i++) {
        const char *kid = bg_form_text(f, node->kids[i], BG_PART_VALUE);
        if (!kid || !bg_form_put(f, "%s%s", i == 0 ? "" : node->op->name, kid))
            return false;
    }
    return bg_form_put(f, ")");
}

/* top/bottom, known where the bottom is not 0 (or, positive, is more than 0): there the engine
 * gives an error. In rows the bottom is kept from 0, or one row would spoil the others. */
static bool quotient(struct bg_form *f, const struct bg_node *node, const char *times,
                     bool positive)
{
    const struct bg_node *below = node->kids[1];
    const char *top = bg_form_text(f, node->kids[0], BG_PART_VALUE);
    const char *bottom = bg_form_text(f, below, BG_PART_VALUE);
    if (!top || !bottom)
        return false;
    if (f->part == BG_PART_KNOWN) {
        if (!bg_form_needs(f, node))
            return false;
        bool fine = below->shape->literal && bg_dec_sign(below->literal.as.number) > 0;
        return fine || bg_form_term(f, bg_arena_printf(f->arena, positive ? "%s>0" : "%s<>0",
                                                       side(f, below)));
    }
    if (f->table && !below->shape->literal)
        return bg_form_put(f, "(%s%s/(%s+(%s=0)))", top, times, bottom, bottom);
    return bg_form_put(f, "(%s%s/%s)", top, times, bottom);
}

bool bg_form_divide(struct bg_form *f, const struct bg_node *node)
{
    return quotient(f, node, "", false);
}

bool bg_form_incident_rate(struct bg_form *f, const struct bg_node *node)
{
    return quotient(f, node, "*200000", true);
}

/* needed - had where that is more than 0; in rows a product, as MAX would give one number. */
bool bg_form_shortfall(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    const char *needed = bg_form_text(f, node->kids[0], BG_PART_VALUE);
    const char *had = bg_form_text(f, node->kids[1], BG_PART_VALUE);
    if (!needed || !had || f->part != BG_PART_VALUE)
        return false;
    return f->table ? bg_form_put(f, "((%s-%s)*(%s>%s))", needed, had, needed, had)
                    : bg_form_put(f, "MAX(0,%s-%s)", needed, had);
}

/* The least or greatest of two in rows, where MIN would give one number. */
static bool least_in_rows(struct bg_form *f, const struct bg_node *node)
{
    if (node->kids_n != 2 || node->shape->type != BG_V_NUMBER || f->part != BG_PART_VALUE)
        return false;
    const char *a = bg_form_text(f, node->kids[0], BG_PART_VALUE);
    const char *b = bg_form_text(f, node->kids[1], BG_PART_VALUE);
    const char *better = node->op->eval == bg_eval_min ? "<" : ">";
    return a && b && bg_form_put(f, "(%s+(%s-%s)*(%s%s%s))", a, b, a, b, better, a);
}

bool bg_form_least(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    if (f->table)
        return least_in_rows(f, node);
    if (f->part != BG_PART_VALUE)
        return false;
    bg_form_put(f, node->op->eval == bg_eval_min ? "MIN(" : "MAX(");
    for (int i = 0; i < node->kids_n; i++) {
        const char *kid = bg_form_bare(f, node->kids[i]);
        if (!kid || !bg_form_put(f, "%s%s", i == 0 ? "" : ",", kid))
            return false;
    }
    return bg_form_put(f, ")");
}

static bool around(struct bg_form *f, const struct bg_node *node, const char *before,
                   const char *after)
{
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    const char *kid = bg_form_bare(f, node->kids[0]);
    return kid && bg_form_put(f, "%s%s%s", before, kid, after);
}

bool bg_form_abs(struct bg_form *f, const struct bg_node *node)
{
    return around(f, node, "ABS(", ")");
}

/* Excel's ROUND is half-up, away from zero; half-even has no function. Before it is rounded or cut
 * off, a computed number is freed of the noise of binary fractions. */
bool bg_form_round(struct bg_form *f, const struct bg_node *node)
{
    bool computed = node->kids[0]->kids_n > 0;
    if (node->column == BG_HALF_EVEN)
        return false;
    const char *after = bg_arena_printf(f->arena, computed ? ",12),%d)" : ",%d)", node->row);
    if (node->column == BG_TRUNCATE)
        return around(f, node, computed ? "TRUNC(ROUND(" : "TRUNC(", after);
    return around(f, node, computed ? "ROUND(ROUND(" : "ROUND(", after);
}

bool bg_form_clamp(struct bg_form *f, const struct bg_node *node)
{
    if (f->table)
        return false;
    const char *x = bg_form_bare(f, node->kids[0]);
    const char *low = bg_form_bare(f, node->kids[1]), *high = bg_form_bare(f, node->kids[2]);
    if (!x || !low || !high)
        return false;
    bool fixed = node->kids[1]->shape->literal && node->kids[2]->shape->literal;
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node) &&
               (fixed || bg_form_term(f, bg_arena_printf(f->arena, "%s<=%s", low, high)));
    return bg_form_put(f, "MAX(%s,MIN(%s,%s))", low, x, high);
}

/* -- dates and texts ------------------------------------------------------------------------- */

bool bg_form_date(struct bg_form *f, const struct bg_node *node)
{
    return node->kids[0]->shape->type == BG_V_DATE && around(f, node, "", "");
}

bool bg_form_days_between(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    const char *from = bg_form_text(f, node->kids[0], BG_PART_VALUE);
    const char *to = bg_form_text(f, node->kids[1], BG_PART_VALUE);
    return from && to && bg_form_put(f, "(%s-%s)", to, from);
}

/* Whole numbers only: the engine gives an error for others. */
bool bg_form_add_days(struct bg_form *f, const struct bg_node *node)
{
    const struct bg_node *count = node->kids[1];
    const char *date = bg_form_text(f, node->kids[0], BG_PART_VALUE);
    const char *n = bg_form_text(f, count, BG_PART_VALUE);
    bool months = node->op->eval == bg_eval_add_months;
    if (!date || !n || (months && f->table))
        return false;
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node) &&
               (count->shape->literal ||
                bg_form_term(f, bg_arena_printf(f->arena, "%s=INT(%s)", n, n)));
    return bg_form_put(f, months ? "EDATE(%s,%s)" : "(%s+%s)", date, n);
}

/* Texts only: Excel writes numbers and dates in its own way. */
bool bg_form_cat(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    bg_form_put(f, "(");
    for (int i = 0; i < node->kids_n; i++) {
        const char *kid = bg_form_text(f, node->kids[i], BG_PART_VALUE);
        if (node->kids[i]->shape->type != BG_V_TEXT || !kid ||
            !bg_form_put(f, "%s%s", i == 0 ? "" : "&", kid))
            return false;
    }
    return bg_form_put(f, ")");
}
