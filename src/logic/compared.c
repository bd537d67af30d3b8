/* What an expression reads, and the comparison that it makes: the answer's side and the limit's
 * side as programs of their own, and an `all` that counts the rows that fail. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

/* Upper bound of the indices that are marked in any. */
struct marks {
    bool *slots, *facts, *params;
    bool as_of;
};

static void compared_mark(const struct bg_node *node, struct marks *marks)
{
    const char *op = node->op->name;
    if (node->name == BG_NAME_SLOT || node->name == BG_NAME_COLUMN || node->name == BG_NAME_CELL)
        marks->slots[node->index] = true;
    else if (strcmp(op, "fact") == 0)
        marks->facts[node->index] = true;
    else if (strcmp(op, "param") == 0)
        marks->params[node->index] = true;
    else if (strcmp(op, "as_of") == 0)
        marks->as_of = true;
    for (int i = 0; i < node->kids_n; i++)
        compared_mark(node->kids[i], marks);
}

static const size_t *indices(struct bg_arena *arena, const bool *marked, size_t n, size_t *count)
{
    size_t *out = BG_ARRAY(arena, n + 1, size_t);
    for (size_t i = 0; i < n; i++)
        if (marked[i])
            out[(*count)++] = i;
    return out;
}

void bg_logic_find_reads(struct bg_compiler *c, struct bg_logic *logic)
{
    const struct bg_scope *scope = c->scope;
    struct marks marks = {.slots = BG_ARRAY(c->arena, scope->slots_n + 1, bool),
                          .facts = BG_ARRAY(c->arena, scope->facts_n + 1, bool),
                          .params = BG_ARRAY(c->arena, scope->params_n + 1, bool)};
    struct bg_reads *reads = &logic->reads;
    compared_mark(logic->root, &marks);
    reads->as_of = marks.as_of;
    reads->slots = indices(c->arena, marks.slots, scope->slots_n, &reads->slots_n);
    reads->facts = indices(c->arena, marks.facts, scope->facts_n, &reads->facts_n);
    reads->params = indices(c->arena, marks.params, scope->params_n, &reads->params_n);
}

const struct bg_reads *bg_logic_reads(const struct bg_logic *logic)
{
    return &logic->reads;
}

bool bg_logic_consumes_missing(const struct bg_logic *logic)
{
    static const char *const names[] = {"??", "missing", "missing_some", "exists"};
    for (size_t i = 0; i < logic->nodes_n; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (strcmp(logic->nodes[i].op->name, names[k]) == 0)
                return true;
    return false;
}

const char *bg_logic_unit(const struct bg_logic *logic)
{
    return logic->root->shape->unit;
}

int bg_logic_row_column(const struct bg_logic *logic)
{
    return logic->root->name == BG_NAME_ROW_CELL ? logic->root->column : -1;
}

size_t bg_logic_choices(const struct bg_logic *logic, const char *const **choices)
{
    const struct bg_node *root = logic->root;
    if (root->shape->choices) {
        *choices = root->shape->choices->choices;
        return root->shape->choices->choices_n;
    }
    if (root->name != BG_NAME_ROW_CELL)
        return 0;
    *choices = root->shape->table->columns[root->column].choices;
    return root->shape->table->columns[root->column].choices_n;
}

enum bg_value_type bg_logic_type(const struct bg_logic *logic)
{
    return logic->root->shape->type;
}

bool bg_logic_is_constant(const struct bg_logic *logic)
{
    return logic->reads.slots_n == 0 && logic->root->shape->depends == 0;
}

/* -- the comparison -------------------------------------------------------------------------- */

static const struct {
    const char *op, *mirrored, *opposite;
} comparisons[] = {
    {">=", "<=", "<"},  {">", "<", "<="},   {"<=", ">=", ">"},   {"<", ">", ">="},
    {"==", "==", "!="}, {"!=", "!=", "=="}, {"===", "==", "!="}, {"!==", "!=", "=="},
};

static const char *compared_comparison(const char *op, bool mirrored, bool opposite)
{
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (strcmp(comparisons[i].op, op) == 0)
            return mirrored ? comparisons[i].mirrored : opposite ? comparisons[i].opposite : op;
    return NULL;
}

const char *bg_logic_opposite(const char *op)
{
    return compared_comparison(op, false, true);
}

const char *bg_logic_mirrored(const char *op)
{
    return compared_comparison(op, true, false);
}

struct bg_logic *bg_logic_part(struct bg_compiler *c, const struct bg_logic *whole,
                               const struct bg_node *root)
{
    struct bg_logic *logic = BG_NEW(c->arena, struct bg_logic);
    logic->scope = whole->scope;
    logic->nodes = whole->nodes;
    logic->nodes_n = whole->nodes_n;
    logic->root = root;
    logic->want = BG_WANT_ANY;
    bg_logic_find_reads(c, logic);
    return logic;
}

/* A new node of op over these operands, in the place of another. */
static struct bg_node *synthetic(struct bg_compiler *c, const char *op, const struct bg_node *like,
                                 struct bg_node *const *kids, int n)
{
    struct bg_node *node = BG_NEW(c->arena, struct bg_node);
    struct bg_node **copies = BG_ARRAY(c->arena, (size_t)n, struct bg_node *);
    memcpy(copies, kids, (size_t)n * sizeof *kids);
    *node = (struct bg_node){.op = bg_logic_op(op),
                             .kids = copies,
                             .kids_n = n,
                             .frame = like->frame,
                             .forget = like->forget,
                             .where = like->where};
    node->eval = node->op->eval;
    node->shape = BG_NEW(c->arena, struct bg_shape);
    *node->shape = *like->shape;
    return node;
}

struct sides {
    struct bg_node *value, *limit;
    const char *op; /* with the value on the left */
};

/* The answer's side is the one that reads the innermost (the row, else a field). */
static bool sides_of(const struct bg_node *node, unsigned frame_bit, struct sides *out)
{
    const char *op = compared_comparison(node->op->name, false, false);
    if (!op || node->kids_n != 2)
        return false;
    bool reads[2];
    for (int i = 0; i < 2; i++) {
        const struct bg_shape *shape = node->kids[i]->shape;
        reads[i] = frame_bit ? (shape->depends & frame_bit) != 0 : shape->reads_slot;
    }
    int value = reads[0] ? 0 : 1;
    if (!reads[value] || (frame_bit && reads[1 - value]))
        return false;
    out->value = node->kids[value];
    out->limit = node->kids[1 - value];
    out->op = value == 0 ? op : bg_logic_mirrored(op);
    if (strcmp(out->op, "===") == 0 || strcmp(out->op, "!==") == 0)
        out->op = *out->op == '=' ? "==" : "!=";
    return true;
}

/* all [table, value >= limit]: as lowest value >= limit; none: of the opposite comparison. */
static bool under_rows(struct bg_compiler *c, struct bg_logic *logic, const struct bg_node *root)
{
    bool none = strcmp(root->op->name, "none") == 0;
    struct sides sides;
    if (!sides_of(root->kids[1], 1U << root->frame, &sides))
        return false;
    if (sides.limit->shape->depends != 0)
        return false;
    const char *op = none ? bg_logic_opposite(sides.op) : sides.op;
    if (*op != '<' && *op != '>')
        return false;
    struct bg_node *kids[3] = {root->kids[0], sides.value, NULL};
    int n = 2;
    if (root->where)
        kids[n++] = root->kids[root->where];
    struct bg_node *extreme = synthetic(c, *op == '>' ? "min_of" : "max_of", root, kids, n);
    extreme->shape->type = sides.value->shape->type;
    extreme->shape->unit = sides.value->shape->unit;
    logic->compared.value = bg_logic_part(c, logic, extreme);
    logic->compared.limit = bg_logic_part(c, logic, sides.limit);
    logic->compared.op = op;
    logic->compared.every_row = true;
    return true;
}

/* lowest value >= limit: the rows that fail are those whose value is below the limit. */
static const struct bg_node *rows_of_extreme(struct bg_compiler *c, const struct bg_node *root,
                                             const struct sides *sides)
{
    const char *over = sides->value->op->name;
    bool low = strcmp(over, "min_of") == 0 && *sides->op == '>';
    bool high = strcmp(over, "max_of") == 0 && *sides->op == '<';
    if ((!low && !high) || sides->limit->shape->reads_slot)
        return NULL;
    struct bg_node *pair[2] = {sides->value->kids[1], sides->limit};
    struct bg_node *test = synthetic(c, sides->op, root, pair, 2);
    struct bg_node *kids[3] = {sides->value->kids[0], test, NULL};
    int n = 2;
    if (sides->value->where)
        kids[n++] = sides->value->kids[sides->value->where];
    struct bg_node *all = synthetic(c, "all", sides->value, kids, n);
    all->shape->type = BG_V_BOOL;
    return all;
}

void bg_logic_find_comparison(struct bg_compiler *c, struct bg_logic *logic)
{
    const struct bg_node *root = logic->root;
    bool none = strcmp(root->op->name, "none") == 0;
    if (none || strcmp(root->op->name, "all") == 0) {
        logic->row_test = root;
        logic->compares = under_rows(c, logic, root);
        return;
    }
    struct sides sides;
    if (!sides_of(root, 0, &sides))
        return;
    logic->compares = true;
    logic->compared.value = bg_logic_part(c, logic, sides.value);
    logic->compared.limit = bg_logic_part(c, logic, sides.limit);
    logic->compared.op = sides.op;
    logic->row_test = rows_of_extreme(c, root, &sides);
}

/* Of one row: the value is the side that reads it, the left one when both do. */
void bg_logic_find_row_comparison(struct bg_compiler *c, struct bg_logic *logic, unsigned frames)
{
    const struct bg_node *root = logic->root;
    const char *op = compared_comparison(root->op->name, false, false);
    if (!op || root->kids_n != 2)
        return;
    bool left = (root->kids[0]->shape->depends & frames) != 0;
    if (!left && (root->kids[1]->shape->depends & frames) == 0)
        return;
    logic->compares = true;
    logic->compared.value = bg_logic_part(c, logic, root->kids[left ? 0 : 1]);
    logic->compared.limit = bg_logic_part(c, logic, root->kids[left ? 1 : 0]);
    logic->compared.op = left ? op : bg_logic_mirrored(op);
}

bool bg_logic_compared(const struct bg_logic *logic, struct bg_compared *out)
{
    *out = logic->compared;
    return logic->compares;
}

/* -- failing rows ---------------------------------------------------------------------------- */

static bool compared_weight_of(const struct bg_walk *walk, int headcount, struct bg_dec *out)
{
    *out = bg_dec_int(1);
    if (headcount < 0)
        return true;
    const struct bg_value *cell = &walk->frame->cells[headcount];
    *out = cell->as.number;
    return cell->type == BG_V_NUMBER && bg_dec_sign(cell->as.number) >= 0;
}

bool bg_logic_failing(const struct bg_logic *logic, const struct bg_env *env,
                      struct bg_dec *failing, struct bg_dec *all)
{
    const struct bg_node *node = logic->row_test;
    *failing = *all = bg_dec_int(0);
    if (!node)
        return false;
    bool fails_when = strcmp(node->op->name, "none") == 0;
    const struct bg_slot *table = node->kids[0]->shape->table;
    int headcount = table ? table->headcount_column : -1;
    struct bg_run run = {.env = env};
    struct bg_walk walk;
    struct bg_value tmp;
    const struct bg_value *result;
    if (!bg_walk_start(&run, node, &walk, &tmp, &result))
        return false;
    while (bg_walk_next(&walk)) {
        const struct bg_value *open;
        struct bg_dec weight;
        if (!bg_walk_where(&run, node, &tmp, &open))
            continue;
        if (open || !compared_weight_of(&walk, headcount, &weight))
            return false;
        const struct bg_value *test = bg_run_kid(&run, node, 1, &tmp);
        if (test->type != BG_V_BOOL || !bg_dec_add(*all, weight, all))
            return false;
        if (test->as.truth == fails_when && !bg_dec_add(*failing, weight, failing))
            return false;
    }
    return true;
}
