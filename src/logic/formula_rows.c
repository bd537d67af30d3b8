/* Row operators as Excel formulas over the columns of a table: SUMPRODUCT over 0/1 arrays, which
 * needs no array formula in any Excel. Every SUMPRODUCT starts with 1*, since it would count bare
 * truths as 0. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

/* The parts of a row operator, written inside its rows; a missing operand leaves "". */
struct parts {
    const char *where_yes, *where_no; /* "1" and "0" without where */
    const char *rows;                 /* how many there are */
    const char *ones;   /* "1"; an array of 1 where some part is the same for every row */
    const char *column; /* the range, when operand 1 is a plain column; else NULL */
};

static const struct bg_node *any_cell(const struct bg_node *node)
{
    if (node->name == BG_NAME_ROW_CELL)
        return node;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_node *cell = any_cell(node->kids[i]);
        if (cell)
            return cell;
    }
    return NULL;
}

static const char *range(struct bg_form *f, size_t slot, int column)
{
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    if (!f->cells->slot(f->cells->data, slot, column, &out))
        return NULL;
    return bg_buf_text(&out);
}

/* Inside the rows of the node: part of a kid. */
static const char *inside(struct bg_form *f, const struct bg_node *node, int kid, enum bg_part part)
{
    const struct bg_node *outer = f->table;
    f->table = node->kids[0];
    const char *text = bg_form_text(f, node->kids[kid], part);
    f->table = outer;
    return text;
}

static bool read_parts(struct bg_form *f, const struct bg_node *node, struct parts *out)
{
    const struct bg_node *table = node->kids[0];
    if (f->table || table->name != BG_NAME_SLOT)
        return false;
    int column = node->weight == -1 ? node->column : 0;
    for (int i = 1; i < node->kids_n; i++) {
        const struct bg_node *cell = any_cell(node->kids[i]);
        if (cell) {
            column = cell->column;
            break;
        }
    }
    const char *cells = range(f, table->index, column);
    if (!cells)
        return false;
    *out = (struct parts){.where_yes = "1", .where_no = "0", .ones = "1"};
    for (int i = 1; i < node->kids_n; i++)
        if (node->kids[i]->shape->depends == 0)
            out->ones = bg_arena_printf(f->arena, "ROW(%s)^0", cells);
    out->rows = bg_arena_printf(f->arena, "ROWS(%s)", cells);
    if (node->kids_n > 1 && node->kids[1]->name == BG_NAME_ROW_CELL)
        out->column = cells;
    if (node->where) {
        out->where_yes = inside(f, node, node->where, BG_PART_TRUE);
        out->where_no = inside(f, node, node->where, BG_PART_FALSE);
    }
    return out->where_yes && out->where_no;
}

/* SUMPRODUCT(1*a*b), leaving out factors that are 1. */
static const char *sum(struct bg_form *f, const struct parts *p, const char *a, const char *b,
                       const char *c)
{
    const char *factors[] = {p->ones, a, b, c};
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    bg_buf_puts(&out, "SUMPRODUCT(1");
    for (int i = 0; i < 4; i++)
        if (factors[i] && strcmp(factors[i], "1") != 0)
            bg_buf_printf(&out, "*(%s)", factors[i]);
    bg_buf_putc(&out, ')');
    return bg_buf_text(&out);
}

/* -- all, some, none ------------------------------------------------------------------------- */

/* Some row is known to decide: where and the deciding part of the test. */
static bool decided(struct bg_form *f, const struct parts *p, const char *deciding)
{
    return bg_form_put(f, "%s>0", sum(f, p, p->where_yes, deciding, NULL));
}

/* Every row is known not to decide, and where leaves some row. */
static bool undecided_by_all(struct bg_form *f, const struct bg_node *node, const struct parts *p,
                             const char *passing)
{
    if (!node->where)
        return bg_form_put(f, "%s=%s", sum(f, p, passing, NULL, NULL), p->rows);
    const char *either = bg_arena_printf(f->arena, "1-(1-(%s))*(1-(%s))", p->where_no, passing);
    const char *left = bg_arena_printf(f->arena, "1-(%s)", p->where_no);
    return bg_form_put(f, "AND(%s=%s,%s>0)", sum(f, p, either, NULL, NULL), p->rows,
                       sum(f, p, left, NULL, NULL));
}

bool bg_form_all(struct bg_form *f, const struct bg_node *node)
{
    struct parts p;
    if (f->part == BG_PART_VALUE || f->part == BG_PART_KNOWN)
        return bg_form_kleene(f, node);
    if (!read_parts(f, node, &p))
        return false;
    const char *yes = inside(f, node, 1, BG_PART_TRUE), *no = inside(f, node, 1, BG_PART_FALSE);
    if (!yes || !no)
        return false;
    bool all = node->op->eval == bg_eval_all, some = node->op->eval == bg_eval_some;
    bool by_one = some == (f->part == BG_PART_TRUE);
    return by_one ? decided(f, &p, all ? no : yes) : undecided_by_all(f, node, &p, all ? yes : no);
}

/* -- aggregates ------------------------------------------------------------------------------ */

/* Factors of a row: its weight, or "1". */
static const char *weight(struct bg_form *f, const struct bg_node *node, enum bg_part part)
{
    if (node->weight == 0)
        return "1";
    if (node->weight > 0)
        return inside(f, node, node->weight, part);
    const char *cells = range(f, node->kids[0]->index, node->column);
    return !cells || part == BG_PART_VALUE ? cells : bg_arena_printf(f->arena, "%s<>\"\"", cells);
}

/* No cell of a row that counts is blank; rows that where leaves out may have any. */
static bool need_rows(struct bg_form *f, const struct bg_node *node, const struct parts *p,
                      bool need_one)
{
    const char *value = node->kids_n > 1 ? inside(f, node, 1, BG_PART_KNOWN) : "1";
    const char *heads = weight(f, node, BG_PART_KNOWN);
    if (!value || !heads)
        return false;
    if (node->where) {
        const char *known = bg_arena_printf(f->arena, "(%s)+(%s)*(%s)*(%s)", p->where_no,
                                            p->where_yes, value, heads);
        return bg_form_term(
                   f, bg_arena_printf(f->arena, "%s=%s", sum(f, p, known, NULL, NULL), p->rows)) &&
               (!need_one || bg_form_term(f, bg_arena_printf(f->arena, "%s>0",
                                                             sum(f, p, p->where_yes, NULL, NULL))));
    }
    if (strcmp(value, "1") == 0 && strcmp(heads, "1") == 0)
        return true;
    if (p->column && strcmp(heads, "1") == 0)
        return bg_form_term(f, bg_arena_printf(f->arena, "COUNTBLANK(%s)=0", p->column));
    return bg_form_term(f,
                        bg_arena_printf(f->arena, "%s=%s", sum(f, p, value, heads, NULL), p->rows));
}

/* Where leaves rows out, they are put out of reach: E+99 is beyond any answer. */
bool bg_form_extreme(struct bg_form *f, const struct bg_node *node)
{
    struct parts p;
    if (!read_parts(f, node, &p))
        return false;
    if (f->part == BG_PART_KNOWN)
        return need_rows(f, node, &p, true);
    const char *value = inside(f, node, 1, BG_PART_VALUE);
    bool low = node->op->eval == bg_eval_min_of;
    const char *name = low ? "MIN" : "MAX";
    if (!value)
        return false;
    if (node->where)
        return bg_form_put(f, "SUMPRODUCT(%s((%s)*%s+(1-(%s))*(%s9E+99)))", name, p.where_yes,
                           value, p.where_yes, low ? "" : "-");
    return bg_form_put(f, p.column ? "%s(%s)" : "SUMPRODUCT(%s(%s))", name, value);
}

static const char *top_of(struct bg_form *f, const struct bg_node *node, const struct parts *p,
                          const char *heads)
{
    bool counted = node->op->eval == bg_eval_count_of || node->op->eval == bg_eval_share_of;
    if (node->kids_n < 2)
        return strcmp(heads, "1") == 0 ? p->rows : sum(f, p, p->where_yes, heads, NULL);
    const char *value = inside(f, node, 1, counted ? BG_PART_TRUE : BG_PART_VALUE);
    if (!value)
        return NULL;
    if (node->op->eval == bg_eval_sum_of && p->column && !node->where)
        return bg_arena_printf(f->arena, "SUM(%s)", p->column);
    return sum(f, p, p->where_yes, value, heads);
}

bool bg_form_sum_of(struct bg_form *f, const struct bg_node *node)
{
    struct parts p;
    if (!read_parts(f, node, &p))
        return false;
    bg_eval_fn *eval = node->op->eval;
    bool ratio = eval != bg_eval_sum_of && eval != bg_eval_count_of;
    const char *heads = weight(f, node, BG_PART_VALUE);
    if (!heads)
        return false;
    bool ones = strcmp(heads, "1") == 0 && !node->where;
    const char *bottom = ones ? p.rows : sum(f, &p, p.where_yes, heads, NULL);
    if (f->part == BG_PART_KNOWN)
        return need_rows(f, node, &p, ratio) &&
               (!ratio || ones || bg_form_term(f, bg_arena_printf(f->arena, "%s<>0", bottom)));
    if (eval == bg_eval_mean_of && p.column && !node->where)
        return bg_form_put(f, "AVERAGE(%s)", p.column);
    const char *top = top_of(f, node, &p, heads);
    if (!top)
        return false;
    return ratio ? bg_form_put(f, "(%s/%s)", top, bottom) : bg_form_put(f, "%s", top);
}

/* MEDIAN counts rows, not workers: it serves where every row weighs the same. */
bool bg_form_median_of(struct bg_form *f, const struct bg_node *node)
{
    struct parts p;
    const struct bg_node *own = node->weight > 0 ? node->kids[node->weight] : NULL;
    bool even = node->weight == 0 || (own && own->shape->literal &&
                                      bg_dec_cmp(own->literal.as.number, bg_dec_int(1)) == 0);
    if (!even || node->where || !read_parts(f, node, &p) || !p.column)
        return false;
    if (f->part == BG_PART_KNOWN)
        return bg_form_term(f, bg_arena_printf(f->arena, "COUNTBLANK(%s)=0", p.column));
    return bg_form_put(f, "MEDIAN(%s)", p.column);
}
