/* Expressions as Excel formulas: the parts of a formula, cells, literals and logic. Three-valued
 * answers become four parts (logic_internal.h), so that `and` can be false although one of its
 * cells is blank, and the whole is "" when the engine's answer is missing. Only functions that
 * Excel 2010 and LibreOffice both have; no array formulas, no IF inside SUMPRODUCT. */
#include "logic/logic.h"

#include <stdio.h>
#include <strings.h>

#include "base/date.h"
#include "logic/logic_internal.h"

bool bg_form_put(struct bg_form *f, const char *format, ...)
{
    char text[BG_FORM_LENGTH + 1];
    va_list list;
    va_start(list, format);
    int n = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (n < 0 || n > BG_FORM_LENGTH)
        return false;
    bg_buf_put(f->out, text, (size_t)n);
    return true;
}

/* The condition that always holds. */
static bool always(const struct bg_form *f, const char *known)
{
    return strcmp(known, f->table ? "1" : "TRUE") == 0;
}

bool bg_form_term(struct bg_form *f, const char *text)
{
    struct bg_terms *terms = f->terms;
    if (always(f, text))
        return true;
    for (int i = 0; i < terms->n; i++)
        if (strcmp(terms->texts[i], text) == 0)
            return true;
    if (terms->n == BG_FORM_TERMS)
        return false;
    terms->texts[terms->n++] = text;
    return true;
}

/* terms from to before end: AND(a,b), a, or TRUE. */
static const char *all_of(struct bg_form *f, const struct bg_terms *terms, int from, int end)
{
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    if (from == end)
        return "TRUE";
    if (end - from > 1)
        bg_buf_puts(&out, "AND(");
    for (int i = from; i < end; i++)
        bg_buf_printf(&out, "%s%s", i > from ? "," : "", terms->texts[i]);
    if (end - from > 1)
        bg_buf_putc(&out, ')');
    return bg_buf_text(&out);
}

/* Outside rows: AND works out all its parts, so a condition that divides stands in an IF behind
 * those that come before it. */
static const char *join_lazily(struct bg_form *f, const struct bg_terms *terms)
{
    int end = terms->n, divides = terms->n - 1;
    const char *rest = NULL;
    for (; divides > 0; divides--) {
        if (!strchr(terms->texts[divides], '/'))
            continue;
        const char *part = all_of(f, terms, divides, end);
        rest = rest ? bg_arena_printf(f->arena, "IF(%s,%s,FALSE)", part, rest) : part;
        end = divides;
    }
    const char *first = all_of(f, terms, 0, end);
    return rest ? bg_arena_printf(f->arena, "IF(%s,%s,FALSE)", first, rest) : first;
}

/* The conditions together; in rows a product. TRUE or 1 when there is none. */
static const char *join(struct bg_form *f, const struct bg_terms *terms)
{
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    if (!f->table)
        bg_buf_puts(&out, join_lazily(f, terms));
    else if (terms->n == 0)
        return "1";
    for (int i = 0; f->table && i < terms->n; i++)
        bg_buf_printf(&out, i > 0 ? "*(%s)" : "(%s)", terms->texts[i]);
    return out.size > BG_FORM_LENGTH ? NULL : bg_buf_text(&out);
}

/* What does not read the row is written as outside rows; truths become 0 or 1. */
static const char *from_outside(struct bg_form *f, const struct bg_node *node, enum bg_part part)
{
    const struct bg_node *table = f->table;
    f->table = NULL;
    const char *text = bg_form_text(f, node, part);
    const char *known = text && strchr(text, '/') && part == BG_PART_VALUE
                            ? bg_form_text(f, node, BG_PART_KNOWN)
                            : NULL;
    if (known) /* it would spoil the sum where its divisor is 0 */
        text = bg_arena_printf(f->arena, "IF(%s,%s,0)", known, text);
    f->table = table;
    bool truth = part != BG_PART_VALUE || node->shape->type == BG_V_BOOL;
    return text && truth ? bg_arena_printf(f->arena, "((%s)*1)", text) : text;
}

static bool is_plain(const struct bg_node *node)
{
    return node->kids_n == 0;
}

const char *bg_form_text(struct bg_form *f, const struct bg_node *node, enum bg_part part)
{
    if (f->table && node->shape->depends == 0 && !is_plain(node))
        return from_outside(f, node, part);
    struct bg_form saved = *f;
    struct bg_buf out;
    struct bg_terms *terms = part == BG_PART_KNOWN ? BG_NEW(f->arena, struct bg_terms) : NULL;
    bg_buf_init(&out, f->arena);
    f->out = &out;
    f->terms = terms;
    f->part = part;
    bool fine = node->op->form(f, node);
    *f = saved;
    if (!fine || out.size > BG_FORM_LENGTH)
        return NULL;
    return part == BG_PART_KNOWN ? join(f, terms) : bg_buf_text(&out);
}

/* Without brackets that enclose the whole. */
const char *bg_form_bare(struct bg_form *f, const struct bg_node *node)
{
    const char *text = bg_form_text(f, node, BG_PART_VALUE);
    if (!text || text[0] != '(')
        return text;
    size_t n = strlen(text);
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0 && i + 1 < n)
            return text;
    }
    return bg_arena_text(f->arena, text + 1, n - 2);
}

bool bg_form_need(struct bg_form *f, const struct bg_node *node)
{
    if (f->table && node->shape->depends == 0 && !is_plain(node)) {
        const char *text = from_outside(f, node, BG_PART_KNOWN);
        return text && (strcmp(text, "((TRUE)*1)") == 0 || bg_form_term(f, text));
    }
    enum bg_part saved = f->part;
    f->part = BG_PART_KNOWN;
    bool fine = node->op->form(f, node);
    f->part = saved;
    return fine;
}

bool bg_form_needs(struct bg_form *f, const struct bg_node *node)
{
    for (int i = 0; i < node->kids_n; i++)
        if (!bg_form_need(f, node->kids[i]))
            return false;
    return true;
}

bool bg_form_strict(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_KNOWN)
        return bg_form_needs(f, node);
    const char *value = bg_form_bare(f, node);
    const char *known = bg_form_text(f, node, BG_PART_KNOWN);
    if (!value || !known)
        return false;
    bool sure = always(f, known);
    if (f->part == BG_PART_TRUE)
        return f->table ? bg_form_put(f, "%s*(%s)", known, value)
               : sure   ? bg_form_put(f, "%s", value)
                        : bg_form_put(f, "IF(%s,%s,FALSE)", known, value);
    return f->table ? bg_form_put(f, "%s*(1-(%s))", known, value)
           : sure   ? bg_form_put(f, "NOT(%s)", value)
                    : bg_form_put(f, "IF(%s,NOT(%s),FALSE)", known, value);
}

bool bg_form_none(struct bg_form *f, const struct bg_node *node)
{
    (void)f;
    (void)node;
    return false;
}

/* -- literals -------------------------------------------------------------------------------- */

static bool put_text(struct bg_form *f, const char *text, size_t n)
{
    if (n > 250) /* Excel's limit for a text inside a formula is 255 characters */
        return false;
    bg_buf_putc(f->out, '"');
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)text[i] < ' ')
            return false;
        if (text[i] == '"')
            bg_buf_putc(f->out, '"');
        bg_buf_putc(f->out, text[i]);
    }
    bg_buf_putc(f->out, '"');
    return true;
}

/* At most 15 significant digits: what a cell holds. */
static bool put_number(struct bg_form *f, struct bg_dec number)
{
    const bg_i128 most = INT64_C(1000000000000000);
    char text[BG_DEC_TEXT];
    if (number.coef >= most || number.coef <= -most)
        return false;
    bool negative = bg_dec_sign(number) < 0;
    return bg_form_put(f, negative ? "(%s)" : "%s", bg_dec_text(number, text));
}

/* From 1900-03-01 on, where Excel's count of days is right. */
static bool put_date(struct bg_form *f, int64_t days)
{
    int year, month, day;
    if (days < -25508)
        return false;
    bg_date_split(days, &year, &month, &day);
    return bg_form_put(f, "DATE(%d,%d,%d)", year, month, day);
}

bool bg_form_literal(struct bg_form *f, const struct bg_node *node)
{
    const struct bg_value *value = &node->literal;
    if (f->part == BG_PART_KNOWN)
        return value->type != BG_V_MISSING || bg_form_term(f, f->table ? "0" : "FALSE");
    if (value->type == BG_V_BOOL) {
        bool truth = value->as.truth != (f->part == BG_PART_FALSE);
        return bg_form_put(f, "%s", f->table ? truth ? "1" : "0" : truth ? "TRUE" : "FALSE");
    }
    if (f->part != BG_PART_VALUE)
        return false;
    if (value->type == BG_V_NUMBER)
        return put_number(f, value->as.number);
    if (value->type == BG_V_TEXT)
        return put_text(f, value->as.text.bytes, value->as.text.n);
    if (value->type == BG_V_DATE)
        return put_date(f, value->as.days);
    return value->type == BG_V_MISSING && bg_form_put(f, "\"\"");
}

/* -- cells ----------------------------------------------------------------------------------- */

/* The cell's reference as text, or NULL. */
static const char *reference(struct bg_form *f, const struct bg_node *node)
{
    const struct bg_cells *cells = f->cells;
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    bool fine = false;
    if (node->op->eval == bg_eval_fact)
        fine = cells->fact && cells->fact(cells->data, node->index, &out);
    else if (node->op->eval == bg_eval_param)
        fine = node->kids_n == 0 && cells->param && cells->param(cells->data, node->index, &out);
    else if (node->name == BG_NAME_SLOT && node->shape->type != BG_V_TABLE)
        fine = cells->slot(cells->data, node->index, -1, &out);
    else if (node->name == BG_NAME_COLUMN)
        fine = cells->slot(cells->data, node->index, node->column, &out);
    else if (node->name == BG_NAME_ROW_CELL && f->table)
        fine = cells->slot(cells->data, f->table->index, node->column, &out);
    return fine && out.size > 0 ? bg_buf_text(&out) : NULL;
}

bool bg_form_name(struct bg_form *f, const struct bg_node *node)
{
    const char *cell = reference(f, node);
    if (!cell)
        return false;
    if (f->part == BG_PART_KNOWN)
        return bg_form_term(f, node->name == BG_NAME_COLUMN
                                   ? bg_arena_printf(f->arena, "COUNTBLANK(%s)=0", cell)
                                   : bg_arena_printf(f->arena, "%s<>\"\"", cell));
    if (node->shape->type != BG_V_BOOL)
        return f->part == BG_PART_VALUE && bg_form_put(f, "%s", cell);
    const char *want = f->part == BG_PART_FALSE ? "no" : "yes";
    return bg_form_put(f, f->table ? "(%s=\"%s\")" : "%s=\"%s\"", cell, want);
}

bool bg_form_fact(struct bg_form *f, const struct bg_node *node)
{
    return bg_form_name(f, node);
}

/* In rows: the sum over the keys of (column = key) times the key's cell; one key holds at most.
 * What Excel does not tell apart ("Guard I" and "guard i") has no workbook form. */
static bool row_param(struct bg_form *f, const struct bg_node *node)
{
    const struct bg_constant *param = &f->logic->scope->params[node->index];
    const char *others = "", *column = NULL, *named = "";
    struct bg_buf sum, cells;
    bg_buf_init(&sum, f->arena);
    bg_buf_init(&cells, f->arena);
    if (!f->table || node->kids_n > 0 || param->keys_n == 0 || !f->cells->param_key ||
        node->shape->type != BG_V_NUMBER)
        return false;
    if (f->cells->slot(f->cells->data, f->table->index, param->key_column, &cells))
        column = bg_buf_text(&cells);
    for (size_t i = 0; column && i < param->keys_n; i++) {
        struct bg_buf cell;
        const char *key = param->keys[i];
        bg_buf_init(&cell, f->arena);
        for (size_t k = 0; k < i; k++)
            if (strcasecmp(param->keys[k], key) == 0)
                return false;
        if (!f->cells->param_key(f->cells->data, node->index, i, &cell) || strchr(key, '"') ||
            strlen(key) > 250)
            return false;
        if (strcmp(key, "*") == 0) {
            others = bg_buf_text(&cell);
            continue;
        }
        if (f->part == BG_PART_KNOWN && /* its own cell must not be blank */
            !bg_form_term(f, bg_arena_printf(f->arena, "(1-(%s=\"%s\")*(%s=\"\"))", column, key,
                                             bg_buf_text(&cell))))
            return false;
        named = bg_arena_printf(f->arena, "%s%s(%s=\"%s\")", named, *named ? "+" : "", column, key);
        bg_buf_printf(&sum, "%s(%s=\"%s\")*%s", sum.size ? "+" : "", column, key,
                      bg_buf_text(&cell));
    }
    if (!column || (!*named && !*others))
        return false;
    if (f->part == BG_PART_KNOWN)
        return bg_form_term(f, bg_arena_printf(f->arena, "%s<>\"\"", column)) &&
               (*others || bg_form_term(f, bg_arena_printf(f->arena, "%s", named)));
    if (*others && *named)
        bg_buf_printf(&sum, "+(1-(%s))*%s", named, others);
    return f->part == BG_PART_VALUE && bg_form_put(f, "(%s)", *named ? bg_buf_text(&sum) : others);
}

bool bg_form_param(struct bg_form *f, const struct bg_node *node)
{
    return node->name == BG_NAME_ROW_PARAM ? row_param(f, node) : bg_form_name(f, node);
}

bool bg_form_exists(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_KNOWN)
        return true;
    const char *known = bg_form_text(f, node->kids[0], BG_PART_KNOWN);
    if (!known)
        return false;
    if (f->part == BG_PART_FALSE)
        return bg_form_put(f, f->table ? "(1-%s)" : "NOT(%s)", known);
    return bg_form_put(f, f->table ? "(%s)" : "%s", known);
}

/* -- logic ----------------------------------------------------------------------------------- */

/* A Kleene operator writes TRUE and FALSE; its VALUE is TRUE, and it is known when either is. */
static bool either(struct bg_form *f, const struct bg_node *node)
{
    const char *yes = bg_form_text(f, node, BG_PART_TRUE);
    if (!yes)
        return false;
    if (f->part == BG_PART_VALUE)
        return bg_form_put(f, f->table ? "(%s)" : "%s", yes);
    const char *no = bg_form_text(f, node, BG_PART_FALSE);
    return no && bg_form_term(
                     f, bg_arena_printf(f->arena, f->table ? "(%s)+(%s)" : "OR(%s,%s)", yes, no));
}

bool bg_form_kleene(struct bg_form *f, const struct bg_node *node)
{
    return either(f, node);
}

/* true and true ...; in rows a product. */
bool bg_form_and(struct bg_form *f, const struct bg_node *node)
{
    if (f->part == BG_PART_VALUE || f->part == BG_PART_KNOWN)
        return either(f, node);
    bool both = (strcmp(node->op->name, "and") == 0) == (f->part == BG_PART_TRUE);
    if (!f->table && node->kids_n > 1)
        bg_form_put(f, both ? "AND(" : "OR(");
    if (f->table)
        bg_form_put(f, both ? "(" : "(1-");
    for (int i = 0; i < node->kids_n; i++) {
        const char *kid = bg_form_text(f, node->kids[i], f->part);
        if (!kid)
            return false;
        if (i > 0)
            bg_buf_putc(f->out, f->table ? '*' : ',');
        if (!bg_form_put(f, f->table ? both ? "(%s)" : "(1-(%s))" : "%s", kid))
            return false;
    }
    return (!f->table && node->kids_n == 1) || bg_form_put(f, ")");
}

/* All of the fields of `missing` are answered, or enough of those of missing_some. */
static bool answered(struct bg_form *f, const struct bg_node *missing, bool yes)
{
    bool all = missing->row >= missing->kids_n;
    if (f->table)
        return false;
    bg_form_put(f, all ? yes ? "AND(" : "NOT(AND(" : yes ? "" : "NOT(");
    for (int i = 0; i < missing->kids_n; i++) {
        const char *known = bg_form_text(f, missing->kids[i], BG_PART_KNOWN);
        if (!known || !bg_form_put(f, all ? "%s%s" : "%s(%s)",
                                   i == 0 ? ""
                                   : all  ? ","
                                          : "+",
                                   known))
            return false;
    }
    if (!all)
        bg_form_put(f, ">=%d", missing->row);
    return bg_form_put(f, all ? yes ? ")" : "))" : yes ? "" : ")");
}

static bool same_or_opposite(struct bg_form *f, const struct bg_node *node, bool same)
{
    const struct bg_node *kid = node->kids[0];
    bool list = kid->op->eval == bg_eval_missing;
    if (kid->shape->type == BG_V_LIST && !list)
        return false;
    if (f->part == BG_PART_KNOWN)
        return list || bg_form_need(f, kid);
    bool yes = (f->part != BG_PART_FALSE) == same;
    if (list)
        return answered(f, kid, !yes);
    const char *text = bg_form_text(f, kid, yes ? BG_PART_TRUE : BG_PART_FALSE);
    return text && bg_form_put(f, f->table ? "(%s)" : "%s", text);
}

bool bg_form_not(struct bg_form *f, const struct bg_node *node)
{
    return same_or_opposite(f, node, false);
}

bool bg_form_not_not(struct bg_form *f, const struct bg_node *node)
{
    return same_or_opposite(f, node, true);
}

/* IF(test,a,b); in rows test*a+(1-test)*b, for numbers and truths. */
static const char *choice(struct bg_form *f, const struct bg_node *node, int i, enum bg_part part)
{
    if (i >= node->kids_n) /* no else: missing */
        return part == BG_PART_KNOWN ? f->table ? "0" : "FALSE" : f->table ? "0" : "\"\"";
    if (i + 1 == node->kids_n)
        return part == BG_PART_KNOWN ? bg_form_text(f, node->kids[i], part)
                                     : bg_form_bare(f, node->kids[i]);
    const char *test = bg_form_text(f, node->kids[i], BG_PART_TRUE);
    const char *then = part == BG_PART_KNOWN ? bg_form_text(f, node->kids[i + 1], part)
                                             : bg_form_bare(f, node->kids[i + 1]);
    const char *other = choice(f, node, i + 2, part);
    if (!test || !then || !other)
        return NULL;
    const char *text =
        part == BG_PART_KNOWN && strcmp(then, other) == 0 ? then
        : f->table ? bg_arena_printf(f->arena, "((%s)*(%s)+(1-(%s))*(%s))", test, then, test, other)
                   : bg_arena_printf(f->arena, "IF(%s,%s,%s)", test, then, other);
    if (part != BG_PART_KNOWN || strlen(text) > BG_FORM_LENGTH)
        return strlen(text) > BG_FORM_LENGTH ? NULL : text;
    const char *known = bg_form_text(f, node->kids[i], BG_PART_KNOWN);
    if (!known)
        return NULL;
    if (always(f, known))
        return text;
    if (always(f, text))
        return known;
    return bg_arena_printf(f->arena, f->table ? "(%s)*(%s)" : "IF(%s,%s,FALSE)", known, text);
}

bool bg_form_if(struct bg_form *f, const struct bg_node *node)
{
    enum bg_value_type type = node->shape->type;
    if (type == BG_V_MISSING || type > BG_V_DATE || (f->table && type > BG_V_NUMBER))
        return false;
    if (f->part == BG_PART_TRUE || f->part == BG_PART_FALSE)
        return bg_form_strict(f, node);
    const char *text = choice(f, node, 0, f->part);
    if (!text || strlen(text) > BG_FORM_LENGTH)
        return false;
    return f->part == BG_PART_KNOWN ? bg_form_term(f, text) : bg_form_put(f, "%s", text);
}

bool bg_form_coalesce(struct bg_form *f, const struct bg_node *node)
{
    enum bg_value_type type = node->shape->type;
    if (type == BG_V_MISSING || type > BG_V_DATE || (f->table && type > BG_V_NUMBER))
        return false;
    if (f->part == BG_PART_TRUE || f->part == BG_PART_FALSE)
        return bg_form_strict(f, node);
    const char *text = NULL;
    for (int i = node->kids_n - 1; i >= 0; i--) {
        const char *known = bg_form_text(f, node->kids[i], BG_PART_KNOWN);
        const char *value = bg_form_bare(f, node->kids[i]);
        if (!known || !value)
            return false;
        if (f->part == BG_PART_KNOWN)
            text = !text || always(f, text) || always(f, known)
                       ? text && always(f, text) ? text : known
                   : f->table ? bg_arena_printf(f->arena, "(1-(1-%s)*(1-%s))", known, text)
                              : bg_arena_printf(f->arena, "OR(%s,%s)", known, text);
        else
            text = !text      ? value
                   : f->table ? bg_arena_printf(f->arena, "(%s*(%s)+(1-%s)*(%s))", known, value,
                                                known, text)
                              : bg_arena_printf(f->arena, "IF(%s,%s,%s)", known, value, text);
        if (strlen(text) > BG_FORM_LENGTH)
            return false;
    }
    return f->part == BG_PART_KNOWN ? bg_form_term(f, text) : bg_form_put(f, "%s", text);
}

/* -- the entry ------------------------------------------------------------------------------- */

/* Operators whose truth can be known although a cell is blank. */
static bool kleene(const struct bg_node *node)
{
    bg_eval_fn *eval = node->op->eval;
    if (eval == bg_eval_not || eval == bg_eval_not_not)
        return node->kids[0]->shape->type != BG_V_LIST && kleene(node->kids[0]);
    return eval == bg_eval_and || eval == bg_eval_or || eval == bg_eval_all ||
           eval == bg_eval_some || eval == bg_eval_none || node->kids_n == 3;
}

static const char *whole_truth(struct bg_form *f, const struct bg_node *root)
{
    if (kleene(root) && root->op->eval != bg_eval_if) {
        const char *yes = bg_form_text(f, root, BG_PART_TRUE);
        const char *no = bg_form_text(f, root, BG_PART_FALSE);
        if (!yes || !no)
            return NULL;
        return bg_arena_printf(f->arena, "IF(%s,\"yes\",IF(%s,\"no\",\"\"))", yes, no);
    }
    const char *known = bg_form_text(f, root, BG_PART_KNOWN);
    const char *value = bg_form_bare(f, root);
    if (!known || !value)
        return NULL;
    if (strcmp(known, "TRUE") == 0)
        return bg_arena_printf(f->arena, "IF(%s,\"yes\",\"no\")", value);
    return bg_arena_printf(f->arena, "IF(%s,IF(%s,\"yes\",\"no\"),\"\")", known, value);
}

static const char *whole_value(struct bg_form *f, const struct bg_node *root)
{
    const char *known = bg_form_text(f, root, BG_PART_KNOWN);
    const char *value = bg_form_bare(f, root);
    if (!known || !value)
        return NULL;
    if (root->shape->type == BG_V_NUMBER)
        value = bg_arena_printf(f->arena, "ROUND(%s,12)", value);
    if (strcmp(known, "TRUE") == 0)
        return value;
    return bg_arena_printf(f->arena, "IF(%s,%s,\"\")", known, value);
}

bool bg_logic_formula(const struct bg_logic *logic, const struct bg_cells *cells,
                      struct bg_buf *out)
{
    struct bg_form f = {.logic = logic, .cells = cells, .arena = out->arena};
    enum bg_value_type type = logic->root->shape->type;
    if (type < BG_V_BOOL || type > BG_V_DATE)
        return false;
    const char *text =
        type == BG_V_BOOL ? whole_truth(&f, logic->root) : whole_value(&f, logic->root);
    if (!text || strlen(text) > BG_FORM_LENGTH)
        return false;
    bg_buf_puts(out, text);
    return true;
}
