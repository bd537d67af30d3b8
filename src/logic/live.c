/* Live formulas: parts, names, literals and logic. */
#include "logic/live.h"

#include "base/date.h"

enum { TERMS_MOST = 200 };

/* -- conditions ---------------------------------------------------------------------------------- */

struct terms { /* conditions that all must hold, each once */
    const struct bg_formula *list[TERMS_MOST];
    size_t n;
};

static bool is_and(const struct bg_formula *formula)
{
    return strcmp(bg_formula_name(formula), "AND") == 0;
}

static bool live_add_term(struct bg_live *l, struct terms *terms, const struct bg_formula *term)
{
    if (term == NULL)
        return false;
    if (term == l->always)
        return true;
    for (size_t i = 0; is_and(term) && i < term->operands_n; i++)
        if (!live_add_term(l, terms, term->operands[i]))
            return false;
    if (is_and(term))
        return true;
    for (size_t i = 0; i < terms->n; i++)
        if (bg_formula_same(terms->list[i], term))
            return true;
    if (terms->n == TERMS_MOST)
        return false;
    terms->list[terms->n++] = term;
    return true;
}

static const struct bg_formula *live_joined(struct bg_live *l, const struct bg_formula *const *list,
                                            size_t n)
{
    if (n == 0)
        return l->always;
    return n == 1 ? list[0] : bg_formula_call(l->arena, "AND", list, n);
}

/* AND works out all its parts, so a condition that divides is in an IF behind those before it. */
const struct bg_formula *bg_live_all_of(struct bg_live *l,
                                        const struct bg_formula *const *conditions, size_t n)
{
    struct terms terms = {.n = 0};
    for (size_t i = 0; i < n; i++)
        if (!live_add_term(l, &terms, conditions[i]))
            return NULL;
    const struct bg_formula *rest = NULL;
    size_t end = terms.n;
    for (size_t i = terms.n; i-- > 1;) {
        if (!bg_formula_divides(terms.list[i]))
            continue;
        const struct bg_formula *part = live_joined(l, terms.list + i, end - i);
        rest = rest == NULL ? part : BG_FORMULA(l->arena, "IF(a,b,FALSE())", part, rest);
        end = i;
    }
    const struct bg_formula *first = live_joined(l, terms.list, end);
    return rest == NULL ? first : BG_FORMULA(l->arena, "IF(a,b,FALSE())", first, rest);
}

const struct bg_formula *bg_live_both(struct bg_live *l, const struct bg_formula *a,
                                      const struct bg_formula *b)
{
    const struct bg_formula *const both[] = {a, b};
    return bg_live_all_of(l, both, 2);
}

const struct bg_formula *bg_live_if(struct bg_live *l, const struct bg_formula *condition,
                                    const struct bg_formula *then,
                                    const struct bg_formula *otherwise)
{
    if (condition == l->always)
        return then;
    return BG_FORMULA(l->arena, "IF(a,b,c)", condition, then, otherwise);
}

/* -- parts ---------------------------------------------------------------------------------------- */

const struct bg_formula *bg_live_part(struct bg_live *l, const struct bg_node *node,
                                      enum bg_part part)
{
    const struct bg_formula *made = node->op->live(l, node, part);
    return made != NULL && made->length <= BG_FORMULA_LENGTH ? made : NULL;
}

const struct bg_formula *bg_live_needs(struct bg_live *l, const struct bg_node *node)
{
    const struct bg_formula *all = l->always;
    for (int i = 0; i < node->kids_n && all != NULL; i++)
        all = bg_live_both(l, all, bg_live_part(l, node->kids[i], BG_PART_KNOWN));
    return all;
}

const struct bg_formula *bg_live_strict(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part)
{
    const struct bg_formula *value = bg_live_part(l, node, BG_PART_VALUE);
    const struct bg_formula *known = bg_live_part(l, node, BG_PART_KNOWN);
    if (value == NULL || known == NULL)
        return NULL;
    if (part == BG_PART_FALSE)
        value = BG_FORMULA(l->arena, "NOT(a)", value);
    return bg_live_if(l, known, value, l->never);
}

const struct bg_formula *bg_live_either(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part)
{
    const struct bg_formula *yes = bg_live_part(l, node, BG_PART_TRUE);
    if (part == BG_PART_VALUE || yes == NULL)
        return yes;
    return BG_FORMULA(l->arena, "OR(a,b)", yes, bg_live_part(l, node, BG_PART_FALSE));
}

/* It is a quotient as the engine has it. */
static bool is_rounded(const struct bg_formula *value)
{
    return strcmp(bg_formula_name(value), "ROUND") == 0 &&
           value->operands[1]->kind == BG_FORMULA_NUMBER &&
           bg_dec_cmp(value->operands[1]->number, bg_dec_int(BG_LIVE_PLACES)) == 0;
}

static const struct bg_formula *live_rounded(struct bg_arena *arena, const struct bg_formula *value,
                                             int places)
{
    if (value == NULL || (places == BG_LIVE_PLACES && is_rounded(value)))
        return value;
    return BG_FORMULA(arena, "ROUND(a,b)", value, bg_formula_int(arena, places));
}

const struct bg_formula *bg_live_rounded(struct bg_live *l, const struct bg_node *node)
{
    const struct bg_formula *value = bg_live_part(l, node, BG_PART_VALUE);
    bool computed = node->kids_n > 0 && node->shape->type == BG_V_NUMBER;
    return computed ? live_rounded(l->arena, value, BG_LIVE_PLACES) : value;
}

const struct bg_formula *bg_live_none(struct bg_live *l, const struct bg_node *node,
                                      enum bg_part part)
{
    (void)l;
    (void)node;
    (void)part;
    return NULL;
}

/* -- literals ------------------------------------------------------------------------------------- */

/* At most 15 significant digits: what a cell holds. */
static const struct bg_formula *live_number(struct bg_live *l, struct bg_dec number)
{
    const bg_i128 most = INT64_C(1000000000000000);
    if (number.coef >= most || number.coef <= -most)
        return NULL;
    return bg_formula_number(l->arena, number);
}

/* From 1900-03-01 on, where Excel's count of days is right. */
static const struct bg_formula *date(struct bg_live *l, int64_t days)
{
    int year, month, day;
    if (days < -25508)
        return NULL;
    bg_date_split(days, &year, &month, &day);
    return BG_FORMULA(l->arena, "DATE(a,b,c)", bg_formula_int(l->arena, year),
                      bg_formula_int(l->arena, month), bg_formula_int(l->arena, day));
}

static const struct bg_formula *live_text(struct bg_live *l, const char *bytes, size_t n)
{
    if (memchr(bytes, '\0', n) != NULL)
        return NULL;
    return bg_formula_text(l->arena, bg_arena_text(l->arena, bytes, n));
}

const struct bg_formula *bg_live_literal(struct bg_live *l, const struct bg_node *node,
                                         enum bg_part part)
{
    const struct bg_value *value = &node->literal;
    if (part == BG_PART_KNOWN)
        return value->type == BG_V_MISSING ? l->never : l->always;
    if (value->type == BG_V_BOOL)
        return value->as.truth != (part == BG_PART_FALSE) ? l->always : l->never;
    if (part != BG_PART_VALUE)
        return NULL;
    switch (value->type) {
    case BG_V_NUMBER:
        return live_number(l, value->as.number);
    case BG_V_TEXT:
        return live_text(l, value->as.text.bytes, value->as.text.n);
    case BG_V_DATE:
        return date(l, value->as.days);
    case BG_V_MISSING:
        return bg_formula_text(l->arena, "");
    case BG_V_ERROR:
    case BG_V_BOOL:
    case BG_V_TABLE:
    case BG_V_LIST:
        break;
    }
    return NULL;
}

/* -- cells ---------------------------------------------------------------------------------------- */

/* The cell that a name stands for, or NULL. */
static const struct bg_formula *live_cell_of(struct bg_live *l, const struct bg_node *node)
{
    const struct bg_cells *cells = l->cells;
    if (node->op->eval == bg_eval_fact)
        return cells->fact(cells->data, node->index);
    if (node->op->eval == bg_eval_param)
        return node->kids_n == 0 ? cells->param(cells->data, node->index) : NULL;
    if (node->name == BG_NAME_SLOT && node->shape->type != BG_V_TABLE)
        return cells->slot(cells->data, node->index);
    if (node->name == BG_NAME_COLUMN)
        return cells->column(cells->data, node->index, node->column);
    if (node->name == BG_NAME_ROW_CELL && l->table != NULL)
        return cells->cell(cells->data, l->table->index, node->column, l->row);
    return NULL;
}

const struct bg_formula *bg_live_name(struct bg_live *l, const struct bg_node *node,
                                      enum bg_part part)
{
    const struct bg_formula *cell = live_cell_of(l, node);
    if (part == BG_PART_KNOWN)
        return BG_FORMULA(l->arena, node->name == BG_NAME_COLUMN ? "COUNTBLANK(a)=0" : "a<>\"\"",
                          cell);
    if (node->shape->type != BG_V_BOOL)
        return part == BG_PART_VALUE ? cell : NULL;
    return BG_FORMULA(l->arena, part == BG_PART_FALSE ? "a=\"no\"" : "a=\"yes\"", cell);
}

const struct bg_formula *bg_live_fact(struct bg_live *l, const struct bg_node *node,
                                      enum bg_part part)
{
    return bg_live_name(l, node, part);
}

/* What a parameter with keys has for the key in the row's cell: IF(cell=key,value,...); "*" is any
 * other key. */
static const struct bg_formula *row_param(struct bg_live *l, const struct bg_node *node,
                                          enum bg_part part)
{
    const struct bg_constant *param = &l->logic->scope->params[node->index];
    const struct bg_cells *cells = l->cells;
    bool known = part == BG_PART_KNOWN;
    if (l->table == NULL || node->kids_n > 0 || param->keys_n == 0 ||
        node->shape->type != BG_V_NUMBER)
        return NULL;
    const struct bg_formula *key =
        cells->cell(cells->data, l->table->index, param->key_column, l->row);
    const struct bg_formula *out = known ? l->never : bg_formula_text(l->arena, "");
    for (size_t pass = 0; pass < 2; pass++) /* first what stands for any other key */
        for (size_t i = param->keys_n; i-- > 0;) {
            const struct bg_formula *value = cells->param_key(cells->data, node->index, i);
            if (known)
                value = BG_FORMULA(l->arena, "a<>\"\"", value);
            bool others = strcmp(param->keys[i], "*") == 0;
            if (others && pass == 0)
                out = value;
            else if (!others && pass == 1)
                out = BG_FORMULA(l->arena, "IF(EXACT(a,b),c,d)", key,
                                 bg_formula_text(l->arena, param->keys[i]), value, out);
        }
    if (!known)
        return part == BG_PART_VALUE ? out : NULL;
    return bg_live_both(l, BG_FORMULA(l->arena, "a<>\"\"", key), out);
}

const struct bg_formula *bg_live_param(struct bg_live *l, const struct bg_node *node,
                                       enum bg_part part)
{
    return node->name == BG_NAME_ROW_PARAM ? row_param(l, node, part) : bg_live_name(l, node, part);
}

const struct bg_formula *bg_live_exists(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part)
{
    if (part == BG_PART_KNOWN)
        return l->always;
    const struct bg_formula *known = bg_live_part(l, node->kids[0], BG_PART_KNOWN);
    return part == BG_PART_FALSE ? BG_FORMULA(l->arena, "NOT(a)", known) : known;
}

/* -- logic ---------------------------------------------------------------------------------------- */

const struct bg_formula *bg_live_and(struct bg_live *l, const struct bg_node *node,
                                     enum bg_part part)
{
    if (part == BG_PART_VALUE || part == BG_PART_KNOWN)
        return bg_live_either(l, node, part);
    bool both = (strcmp(node->op->name, "and") == 0) == (part == BG_PART_TRUE);
    const struct bg_formula **kids =
        BG_ARRAY(l->arena, (size_t)node->kids_n, const struct bg_formula *);
    for (int i = 0; i < node->kids_n; i++) {
        kids[i] = bg_live_part(l, node->kids[i], part);
        if (kids[i] == NULL)
            return NULL;
    }
    if (node->kids_n == 1)
        return kids[0];
    return bg_formula_call(l->arena, both ? "AND" : "OR", kids, (size_t)node->kids_n);
}

/* All of the fields of `missing` are answered, or enough of those of missing_some. */
static const struct bg_formula *live_answered(struct bg_live *l, const struct bg_node *missing,
                                              bool yes)
{
    bool all = missing->row >= missing->kids_n;
    const struct bg_formula *out = NULL;
    for (int i = 0; i < missing->kids_n; i++) {
        const struct bg_formula *known = bg_live_part(l, missing->kids[i], BG_PART_KNOWN);
        if (known == NULL)
            return NULL;
        known = all ? known : BG_FORMULA(l->arena, "IF(a,1,0)", known);
        out = i == 0 ? known
              : all  ? bg_live_both(l, out, known)
                     : BG_FORMULA(l->arena, "a+b", out, known);
    }
    if (!all)
        out = BG_FORMULA(l->arena, "a>=b", out, bg_formula_int(l->arena, missing->row));
    return yes ? out : BG_FORMULA(l->arena, "NOT(a)", out);
}

static const struct bg_formula *same_or_opposite(struct bg_live *l, const struct bg_node *node,
                                                 enum bg_part part, bool same)
{
    const struct bg_node *kid = node->kids[0];
    bool list = kid->op->eval == bg_eval_missing;
    if (kid->shape->type == BG_V_LIST && !list)
        return NULL;
    if (part == BG_PART_KNOWN)
        return list ? l->always : bg_live_part(l, kid, BG_PART_KNOWN);
    bool yes = (part != BG_PART_FALSE) == same;
    if (list)
        return live_answered(l, kid, !yes);
    return bg_live_part(l, kid, yes ? BG_PART_TRUE : BG_PART_FALSE);
}

const struct bg_formula *bg_live_not(struct bg_live *l, const struct bg_node *node,
                                     enum bg_part part)
{
    return same_or_opposite(l, node, part, false);
}

const struct bg_formula *bg_live_not_not(struct bg_live *l, const struct bg_node *node,
                                         enum bg_part part)
{
    return same_or_opposite(l, node, part, true);
}

/* IF(test,then,otherwise); it is known where the test is and then what the test chooses. */
static const struct bg_formula *choice(struct bg_live *l, const struct bg_node *node, int i,
                                       enum bg_part part)
{
    bool known = part == BG_PART_KNOWN;
    if (i >= node->kids_n) /* no else: missing */
        return known ? l->never : bg_formula_text(l->arena, "");
    if (i + 1 == node->kids_n)
        return bg_live_part(l, node->kids[i], part);
    const struct bg_formula *then = bg_live_part(l, node->kids[i + 1], part);
    const struct bg_formula *otherwise = choice(l, node, i + 2, part);
    const struct bg_formula *test = bg_live_part(l, node->kids[i], BG_PART_TRUE);
    if (then == NULL || otherwise == NULL || otherwise->length > BG_FORMULA_LENGTH)
        return NULL;
    const struct bg_formula *chosen = BG_FORMULA(l->arena, "IF(a,b,c)", test, then, otherwise);
    if (!known)
        return chosen;
    if (bg_formula_same(then, otherwise))
        chosen = then;
    const struct bg_formula *tested = bg_live_part(l, node->kids[i], BG_PART_KNOWN);
    if (tested == NULL || chosen == NULL || chosen == l->always)
        return chosen == NULL ? NULL : tested;
    return bg_live_if(l, tested, chosen, l->never);
}

/* A choice between values of a cell's types. */
static bool has_value(const struct bg_node *node)
{
    return node->shape->type != BG_V_MISSING && node->shape->type <= BG_V_DATE;
}

const struct bg_formula *bg_live_choice(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part)
{
    if (!has_value(node))
        return NULL;
    if (part == BG_PART_TRUE || part == BG_PART_FALSE)
        return bg_live_strict(l, node, part);
    return choice(l, node, 0, part);
}

const struct bg_formula *bg_live_coalesce(struct bg_live *l, const struct bg_node *node,
                                          enum bg_part part)
{
    if (!has_value(node))
        return NULL;
    if (part == BG_PART_TRUE || part == BG_PART_FALSE)
        return bg_live_strict(l, node, part);
    const struct bg_formula *out = NULL;
    for (int i = node->kids_n - 1; i >= 0; i--) {
        const struct bg_formula *known = bg_live_part(l, node->kids[i], BG_PART_KNOWN);
        const struct bg_formula *value = bg_live_part(l, node->kids[i], BG_PART_VALUE);
        if (known == NULL || value == NULL)
            return NULL;
        if (part == BG_PART_VALUE)
            out = out == NULL ? value : bg_live_if(l, known, value, out);
        else if (out == NULL || known == l->always)
            out = known;
        else if (out != l->always)
            out = BG_FORMULA(l->arena, "OR(a,b)", known, out);
        if (out->length > BG_FORMULA_LENGTH)
            return NULL;
    }
    return out;
}

/* -- the entry ------------------------------------------------------------------------------------ */

/* Operators whose truth can be known although a cell is blank. */
static bool is_kleene(const struct bg_node *node)
{
    bg_eval_fn *eval = node->op->eval;
    if (eval == bg_eval_not || eval == bg_eval_not_not)
        return node->kids[0]->shape->type != BG_V_LIST && is_kleene(node->kids[0]);
    return eval == bg_eval_and || eval == bg_eval_or || eval == bg_eval_all ||
           eval == bg_eval_some || eval == bg_eval_none ||
           (node->kids_n == 3 && eval != bg_eval_if);
}

const struct bg_formula *bg_live_truth(struct bg_live *l, const struct bg_node *node)
{
    if (is_kleene(node))
        return BG_FORMULA(l->arena, "IF(a,\"yes\",IF(b,\"no\",\"\"))",
                          bg_live_part(l, node, BG_PART_TRUE),
                          bg_live_part(l, node, BG_PART_FALSE));
    const struct bg_formula *known = bg_live_part(l, node, BG_PART_KNOWN);
    const struct bg_formula *value = bg_live_part(l, node, BG_PART_VALUE);
    return bg_live_if(l, known, BG_FORMULA(l->arena, "IF(a,\"yes\",\"no\")", value),
                      bg_formula_text(l->arena, ""));
}

/* Room in Excel's limits for what is put around it. */
enum { AROUND_LENGTH = 700, AROUND_DEPTH = 8 };

bool bg_logic_live(struct bg_arena *arena, const struct bg_logic *logic,
                   const struct bg_cells *cells, struct bg_live_form *out)
{
    struct bg_live l = {.logic = logic,
                        .cells = cells,
                        .arena = arena,
                        .always = bg_formula_truth(arena, true),
                        .never = bg_formula_truth(arena, false)};
    const struct bg_node *root = logic->root;
    *out = (struct bg_live_form){.type = root->shape->type};
    if (out->type < BG_V_BOOL || out->type > BG_V_DATE)
        return false;
    if (out->type == BG_V_BOOL) {
        out->value = bg_live_truth(&l, root);
    } else {
        out->known = bg_live_part(&l, root, BG_PART_KNOWN);
        out->value = bg_live_part(&l, root, BG_PART_VALUE);
        if (out->known == NULL)
            return false;
        if (out->known == l.always)
            out->known = NULL;
    }
    return out->value != NULL && bg_formula_fits(out->value, AROUND_LENGTH, AROUND_DEPTH) &&
           (out->known == NULL ||
            bg_formula_fits(out->known, out->value->length + AROUND_LENGTH, AROUND_DEPTH));
}

const struct bg_formula *bg_logic_formula(struct bg_arena *arena, const struct bg_logic *logic,
                                          const struct bg_cells *cells, int places)
{
    struct bg_live_form live;
    if (!bg_logic_live(arena, logic, cells, &live))
        return NULL;
    const struct bg_formula *value = live.value;
    if (live.type == BG_V_NUMBER)
        value = live_rounded(arena, value, places);
    return live.known == NULL ? value : BG_FORMULA(arena, "IF(a,b,\"\")", live.known, value);
}
