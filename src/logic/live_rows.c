/* Row operators as live formulas. What a row gives is in a working cell beside it; the operator is a
 * formula over the column of these cells. A plain column of the table needs none.
 *
 * A working cell of a test holds "yes", "no" or "" (not known), one of a number the number or ""; where
 * leaves the row out, it holds a dash. */
#include "logic/live.h"

#define LEFT_OUT "\xE2\x80\x93"

/* -- columns of working cells --------------------------------------------------------------------- */

typedef const struct bg_formula *cell_fn(struct bg_live *l, const struct bg_node *node);

/* All cells of the table, or of its row. */
static const struct bg_formula *cells_of(struct bg_live *l, const struct bg_node *table,
                                         int64_t row)
{
    const struct bg_cells *cells = l->cells;
    int last = (int)table->shape->table->columns_n - 1;
    const struct bg_formula *from = row < 0 ? cells->column(cells->data, table->index, 0)
                                            : cells->cell(cells->data, table->index, 0, row);
    const struct bg_formula *to = row < 0 ? cells->column(cells->data, table->index, last)
                                          : cells->cell(cells->data, table->index, last, row);
    if (from == NULL || to == NULL)
        return NULL;
    struct bg_cell_place place = from->cells;
    place.last_column = to->cells.last_column;
    return bg_formula_place(l->arena, place);
}

/* A table without rows has one that is blank: until it is filled in, nothing is known of it. */
static const struct bg_formula *of_a_row(struct bg_live *l, const struct bg_node *node,
                                         cell_fn *cell, bool empty)
{
    const struct bg_formula *made = cell(l, node);
    if (!empty)
        return made;
    return BG_FORMULA(l->arena, "IF(COUNTA(a)=0,\"\",b)", cells_of(l, l->table, l->row), made);
}

/* The column of what cell gives for each row of the node's table. */
static const struct bg_formula *working_column(struct bg_live *l, const struct bg_node *node,
                                               const struct bg_node *about, cell_fn *cell)
{
    const struct bg_cells *cells = l->cells;
    const struct bg_node *table = node->kids[0], *outer = l->table;
    int64_t outer_row = l->row;
    if (cells->working == NULL || table->name != BG_NAME_SLOT ||
        (outer != NULL && node->shape->depends != 0))
        return NULL;
    size_t n = cells->rows(cells->data, table->index);
    bool empty = n == 0, fine = true;
    n += empty;
    const struct bg_formula **list = BG_ARRAY(l->arena, n + 1, const struct bg_formula *);
    l->table = table;
    for (size_t i = 0; i < n && fine; i++) {
        l->row = (int64_t)i;
        list[i] = of_a_row(l, node, cell, empty);
        fine = list[i] != NULL && bg_formula_fits(list[i], 0, 0);
    }
    l->table = outer;
    l->row = outer_row;
    if (!fine)
        return NULL;
    return cells->working(cells->data, table->index, list, n,
                          bg_words_node(l->arena, l->logic, NULL, about));
}

/* All cells of a column of the table. */
static const struct bg_formula *plain_column(struct bg_live *l, const struct bg_node *node,
                                             int column)
{
    const struct bg_node *table = node->kids[0];
    if (table->name != BG_NAME_SLOT)
        return NULL;
    return l->cells->column(l->cells->data, table->index, column);
}

/* Operand 1 is nothing but a column, and no row is left out. */
static bool live_rows_is_plain(const struct bg_node *node)
{
    return node->where == 0 && node->kids_n > 1 && node->kids[1]->name == BG_NAME_ROW_CELL;
}

/* cell, but a dash where the row is left out, and "" where that is not known. */
static const struct bg_formula *where_counts(struct bg_live *l, const struct bg_node *node,
                                             const struct bg_formula *cell)
{
    if (node->where == 0)
        return cell;
    const struct bg_node *where = node->kids[node->where];
    return BG_FORMULA(l->arena, "IF(a,\"" LEFT_OUT "\",IF(b,c,\"\"))",
                      bg_live_part(l, where, BG_PART_FALSE), bg_live_part(l, where, BG_PART_TRUE),
                      cell);
}

/* -- all, some, none ------------------------------------------------------------------------------ */

/* One row of the deciding kind settles the operator, when it is known to count; a row of the other kind
 * settles nothing, whether it counts or not. */
static const struct bg_formula *test_cell(struct bg_live *l, const struct bg_node *node)
{
    if (node->where == 0)
        return bg_live_truth(l, node->kids[1]);
    const struct bg_node *where = node->kids[node->where];
    bool all = node->op->eval == bg_eval_all;
    const struct bg_formula *harmless =
        bg_live_part(l, node->kids[1], all ? BG_PART_TRUE : BG_PART_FALSE);
    const struct bg_formula *deciding =
        bg_live_part(l, node->kids[1], all ? BG_PART_FALSE : BG_PART_TRUE);
    return BG_FORMULA(l->arena,
                      all ? "IF(a,\"" LEFT_OUT "\",IF(b,\"yes\",IF(AND(c,d),\"no\",\"\")))"
                          : "IF(a,\"" LEFT_OUT "\",IF(b,\"no\",IF(AND(c,d),\"yes\",\"\")))",
                      bg_live_part(l, where, BG_PART_FALSE), harmless,
                      bg_live_part(l, where, BG_PART_TRUE), deciding);
}

const struct bg_formula *bg_live_all(struct bg_live *l, const struct bg_node *node,
                                     enum bg_part part)
{
    if (part == BG_PART_VALUE || part == BG_PART_KNOWN)
        return bg_live_either(l, node, part);
    const struct bg_formula *cells = live_rows_is_plain(node)
                                         ? plain_column(l, node, node->kids[1]->column)
                                         : working_column(l, node, node->kids[1], test_cell);
    bool all = node->op->eval == bg_eval_all, some = node->op->eval == bg_eval_some;
    const struct bg_formula *deciding = bg_formula_own(l->arena, all ? "no" : "yes");
    const struct bg_formula *harmless = bg_formula_own(l->arena, all ? "yes" : "no");
    if (some == (part == BG_PART_TRUE))
        return BG_FORMULA(l->arena, "COUNTIF(a,b)>0", cells, deciding);
    if (node->where == 0)
        return BG_FORMULA(l->arena, "COUNTIF(a,b)=ROWS(a)", cells, harmless);
    return BG_FORMULA(l->arena,
                      "AND(COUNTIF(a,b)+COUNTIF(a,\"" LEFT_OUT "\")=ROWS(a),"
                      "COUNTIF(a,\"" LEFT_OUT "\")<ROWS(a))",
                      cells, harmless);
}

/* -- aggregates ------------------------------------------------------------------------------------ */

static const struct bg_formula *live_rows_value_cell(struct bg_live *l, const struct bg_node *node)
{
    const struct bg_formula *cell =
        bg_live_if(l, bg_live_part(l, node->kids[1], BG_PART_KNOWN),
                   bg_live_rounded(l, node->kids[1]), bg_formula_text(l->arena, ""));
    return where_counts(l, node, cell);
}

static const struct bg_formula *counted_cell(struct bg_live *l, const struct bg_node *node)
{
    return where_counts(l, node,
                        node->kids_n > 1 && node->where != 1 ? bg_live_truth(l, node->kids[1])
                                                             : bg_formula_own(l->arena, "yes"));
}

/* How much the row weighs. */
static const struct bg_formula *weight_cell(struct bg_live *l, const struct bg_node *node)
{
    const struct bg_formula *cell;
    if (node->weight > 0) {
        const struct bg_node *weight = node->kids[node->weight];
        cell = bg_live_if(l, bg_live_part(l, weight, BG_PART_KNOWN), bg_live_rounded(l, weight),
                          bg_formula_text(l->arena, ""));
    } else {
        cell = l->cells->cell(l->cells->data, node->kids[0]->index, node->column, l->row);
        cell = BG_FORMULA(l->arena, "IF(a=\"\",\"\",a)", cell);
    }
    return where_counts(l, node, cell);
}

struct column { /* of what a row gives */
    const struct bg_formula *cells;
    bool typed; /* they are the table's own: a blank one is not known */
    bool truths;
};

static const struct bg_formula *known_of(struct bg_live *l, const struct bg_node *node,
                                         const struct column *c)
{
    if (c->typed)
        return BG_FORMULA(l->arena, "COUNTBLANK(a)=0", c->cells);
    if (c->truths)
        return BG_FORMULA(
            l->arena, "COUNTIF(a,\"yes\")+COUNTIF(a,\"no\")+COUNTIF(a,\"" LEFT_OUT "\")=ROWS(a)",
            c->cells);
    return BG_FORMULA(l->arena,
                      node->where == 0 ? "COUNT(a)=ROWS(a)"
                                       : "COUNT(a)+COUNTIF(a,\"" LEFT_OUT "\")=ROWS(a)",
                      c->cells);
}

static struct column live_rows_values_of(struct bg_live *l, const struct bg_node *node)
{
    struct column out = {.typed = live_rows_is_plain(node)};
    out.cells = out.typed ? plain_column(l, node, node->kids[1]->column)
                          : working_column(l, node, node->kids[1], live_rows_value_cell);
    return out;
}

static struct column truths_of(struct bg_live *l, const struct bg_node *node)
{
    struct column out = {.typed = live_rows_is_plain(node), .truths = true};
    const struct bg_node *about = node->kids_n > 1 ? node->kids[1] : node->kids[0];
    out.cells = out.typed ? plain_column(l, node, node->kids[1]->column)
                          : working_column(l, node, about, counted_cell);
    return out;
}

static struct column weights_of(struct bg_live *l, const struct bg_node *node)
{
    const struct bg_node *own = node->weight > 0 ? node->kids[node->weight] : NULL;
    bool column = own == NULL || own->name == BG_NAME_ROW_CELL;
    struct column out = {.typed = column && node->where == 0};
    if (out.typed)
        out.cells = plain_column(l, node, own != NULL ? own->column : node->column);
    else
        out.cells = working_column(l, node, own != NULL ? own : node->kids[0], weight_cell);
    return out;
}

/* A negative weight is an error of the engine. */
static const struct bg_formula *weights_known(struct bg_live *l, const struct bg_node *node,
                                              const struct column *w)
{
    return bg_live_both(l, known_of(l, node, w),
                        BG_FORMULA(l->arena, "COUNTIF(a,\"<0\")=0", w->cells));
}

/* Where leaves rows out, some must be left. */
static const struct bg_formula *some_left(struct bg_live *l, const struct bg_node *node,
                                          const struct column *c)
{
    if (node->where == 0)
        return l->always;
    return BG_FORMULA(l->arena, "COUNTIF(a,\"" LEFT_OUT "\")<ROWS(a)", c->cells);
}

const struct bg_formula *bg_live_extreme(struct bg_live *l, const struct bg_node *node,
                                         enum bg_part part)
{
    struct column c = live_rows_values_of(l, node);
    if (part == BG_PART_KNOWN)
        return bg_live_both(l, known_of(l, node, &c), some_left(l, node, &c));
    if (part != BG_PART_VALUE)
        return NULL;
    return BG_FORMULA(l->arena, node->op->eval == bg_eval_min_of ? "MIN(a)" : "MAX(a)", c.cells);
}

/* The sum or the mean over the rows, each counted once. */
const struct bg_formula *bg_live_sum_of(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part)
{
    bool mean = node->op->eval == bg_eval_mean_of;
    struct column c = live_rows_values_of(l, node);
    if (part == BG_PART_KNOWN)
        return bg_live_both(l, known_of(l, node, &c), mean ? some_left(l, node, &c) : l->always);
    if (part != BG_PART_VALUE)
        return NULL;
    return BG_FORMULA(l->arena, mean ? "ROUND(AVERAGE(a),12)" : "SUM(a)", c.cells);
}

const struct bg_formula *bg_live_weighted_mean_of(struct bg_live *l, const struct bg_node *node,
                                                  enum bg_part part)
{
    if (node->weight == 0) { /* a table without a headcount: each row once */
        struct column c = live_rows_values_of(l, node);
        return part == BG_PART_KNOWN
                   ? bg_live_both(l, known_of(l, node, &c), some_left(l, node, &c))
                   : BG_FORMULA(l->arena, "ROUND(AVERAGE(a),12)", c.cells);
    }
    struct column c = live_rows_values_of(l, node), w = weights_of(l, node);
    if (part == BG_PART_KNOWN)
        return bg_live_both(l, bg_live_both(l, known_of(l, node, &c), weights_known(l, node, &w)),
                            BG_FORMULA(l->arena, "SUM(a)<>0", w.cells));
    if (part != BG_PART_VALUE)
        return NULL;
    return BG_FORMULA(l->arena, "ROUND(SUMPRODUCT(a,b)/SUM(b),12)", c.cells, w.cells);
}

/* Workers (or rows) that pass, or their part of all. */
static const struct bg_formula *live_rows_counted(struct bg_live *l, const struct bg_node *node,
                                                  const struct column *c, const struct column *w,
                                                  bool share)
{
    if (w == NULL && node->kids_n < 2)
        return BG_FORMULA(l->arena, "ROWS(a)", c->cells);
    if (w == NULL && node->where == 0)
        return BG_FORMULA(l->arena,
                          share ? "ROUND(COUNTIF(a,\"yes\")/ROWS(a),12)" : "COUNTIF(a,\"yes\")",
                          c->cells);
    if (w == NULL)
        return BG_FORMULA(l->arena,
                          share ? "ROUND(COUNTIF(a,\"yes\")/(ROWS(a)-COUNTIF(a,\"" LEFT_OUT
                                  "\")),12)"
                                : "COUNTIF(a,\"yes\")",
                          c->cells);
    if (c == NULL)
        return BG_FORMULA(l->arena, "SUM(a)", w->cells);
    return BG_FORMULA(l->arena,
                      share ? "ROUND(SUMIF(a,\"yes\",b)/SUM(b),12)" : "SUMIF(a,\"yes\",b)",
                      c->cells, w->cells);
}

static const struct bg_formula *has_rows(struct bg_live *l, const struct bg_node *node)
{
    const struct bg_node *table = node->kids[0];
    if (table->name != BG_NAME_SLOT)
        return NULL;
    if (l->cells->rows(l->cells->data, table->index) > 0)
        return l->always;
    return BG_FORMULA(l->arena, "COUNTA(a)>0", cells_of(l, table, -1));
}

const struct bg_formula *bg_live_count_of(struct bg_live *l, const struct bg_node *node,
                                          enum bg_part part)
{
    bool share = node->op->eval == bg_eval_share_of, bare = node->kids_n < 2;
    struct column c = {0}, w = {0};
    bool weighs = node->weight != 0;
    if (bare && !weighs)
        c = (struct column){.cells = plain_column(l, node, 0), .typed = true};
    else if (!bare)
        c = truths_of(l, node);
    if (weighs)
        w = weights_of(l, node);
    if (part == BG_PART_VALUE)
        return live_rows_counted(l, node, bare && weighs ? NULL : &c, weighs ? &w : NULL, share);
    if (part != BG_PART_KNOWN)
        return NULL;
    const struct bg_formula *known = bare ? has_rows(l, node) : known_of(l, node, &c);
    if (weighs)
        known = bg_live_both(l, known, weights_known(l, node, &w));
    if (!share)
        return known;
    return bg_live_both(
        l, known, weighs ? BG_FORMULA(l->arena, "SUM(a)<>0", w.cells) : some_left(l, node, &c));
}

/* MEDIAN counts rows, not workers: it serves where every row weighs the same. */
const struct bg_formula *bg_live_median_of(struct bg_live *l, const struct bg_node *node,
                                           enum bg_part part)
{
    const struct bg_node *own = node->weight > 0 ? node->kids[node->weight] : NULL;
    bool even = node->weight == 0 || (own != NULL && own->shape->literal &&
                                      bg_dec_cmp(own->literal.as.number, bg_dec_int(1)) == 0);
    struct column c = live_rows_values_of(l, node);
    if (!even)
        return NULL;
    if (part == BG_PART_KNOWN)
        return bg_live_both(l, known_of(l, node, &c), some_left(l, node, &c));
    return part == BG_PART_VALUE ? BG_FORMULA(l->arena, "MEDIAN(a)", c.cells) : NULL;
}
