/* JSON to nodes: walks an expression once, looks up operators, compiles their operands, folds
 * constants and bounds the cost. Reports every fault it finds; a program exists only without any.
 * What operands mean is each operator's business (build and check of its row). */
#include "logic/logic.h"

#include "logic/logic_internal.h"

static const struct bg_op *const literal_op = &(const struct bg_op){
    .name = "literal",
    .words = bg_words_literal,
    .live = bg_live_literal,
};
static const struct bg_op *const list_op = &(const struct bg_op){
    .name = "list",
    .build = bg_build_operands,
    .check = bg_check_merge,
    .eval = bg_eval_merge,
    .words = bg_words_list,
    .live = bg_live_none,
};

int bg_logic_count(const struct cJSON *operands)
{
    return bg_json_type(operands) == BG_JSON_ARRAY ? (int)bg_json_size(operands) : 1;
}

const struct cJSON *bg_logic_nth(const struct cJSON *operands, int i)
{
    if (bg_json_type(operands) != BG_JSON_ARRAY)
        return i == 0 ? operands : NULL;
    const struct cJSON *child = bg_json_first(operands);
    while (child && i-- > 0)
        child = bg_json_next(child);
    return child;
}

static const struct bg_value *eval_literal(struct bg_run *run, const struct bg_node *node,
                                           struct bg_value *tmp)
{
    (void)run;
    (void)tmp;
    return &node->literal;
}

static void gather(struct bg_node *node)
{
    struct bg_shape *shape = node->shape;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_shape *kid = node->kids[i]->shape;
        shape->depends |= kid->depends;
        shape->reads_slot |= kid->reads_slot;
        shape->reads_other |= kid->reads_other;
    }
    if (node->frame >= 0 && node->name == BG_NAME_NONE)
        shape->depends &= ~(1U << node->frame);
}

struct bg_node *bg_logic_push(struct bg_compiler *c, const struct bg_node *proto, struct bg_pos pos)
{
    struct bg_node *node = &c->nodes[c->nodes_n++];
    *node = *proto;
    node->shape = BG_NEW(c->arena, struct bg_shape);
    if (proto->shape)
        *node->shape = *proto->shape;
    if (!node->shape->unit)
        node->shape->unit = "";
    node->shape->pos = pos;
    gather(node);
    int64_t times = 1;
    for (int i = 0; i < c->frames_n; i++)
        times *= BG_LOGIC_ROWS;
    c->cost += times;
    return node;
}

struct bg_node *bg_logic_literal(struct bg_compiler *c, struct bg_value value, struct bg_pos pos)
{
    struct bg_shape shape = {.type = value.type, .literal = true};
    if (value.type == BG_V_LIST && value.as.list.n > 0)
        shape.item = value.as.list.items[0].type;
    struct bg_node proto = {.eval = eval_literal, .op = literal_op, .frame = -1, .shape = &shape};
    proto.literal = value;
    return bg_logic_push(c, &proto, pos);
}

static struct bg_node *compile_literal(struct bg_compiler *c, const struct cJSON *json)
{
    struct bg_pos pos = bg_json_pos(c->json, json);
    struct bg_value value = BG_MISSING;
    enum bg_json_type type = bg_json_type(json);
    if (type == BG_JSON_BOOL) {
        bg_put_truth(&value, bg_json_true(json));
    } else if (type == BG_JSON_NUMBER) {
        struct bg_dec number;
        if (!bg_json_dec(c->json, json, &number)) {
            bg_diag_add(c->diags, BG_E408, pos, "the number has too many digits");
            return NULL;
        }
        bg_put_number(&value, number);
    } else if (type == BG_JSON_TEXT) {
        const char *text = bg_json_text(json);
        value.type = BG_V_TEXT;
        value.as.text.bytes = text;
        value.as.text.n = strlen(text);
    }
    return bg_logic_literal(c, value, pos);
}

bool bg_logic_operands(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *operands,
                       int from, int end)
{
    if (!proto->kids)
        proto->kids = BG_ARRAY(c->arena, (size_t)bg_logic_count(operands) + 1, struct bg_node *);
    struct bg_node **kids = (struct bg_node **)(uintptr_t)proto->kids;
    const struct cJSON *operand = bg_logic_nth(operands, from);
    bool fine = true;
    for (int i = from; i < end; i++) {
        struct bg_node *kid = bg_logic_operand(c, operand);
        if (kid)
            kids[proto->kids_n++] = kid;
        else
            fine = false;
        if (i + 1 < end)
            operand = bg_json_next(operand);
    }
    return fine;
}

bool bg_build_operands(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    return bg_logic_operands(c, proto, json, 0, bg_logic_count(json));
}

/* An operator over literals becomes the literal of its value. */
static struct bg_node *compile_fold(struct bg_compiler *c, struct bg_node *node, size_t mark)
{
    if (node->op->build != bg_build_operands || node->kids_n == 0)
        return node;
    for (int i = 0; i < node->kids_n; i++)
        if (!node->kids[i]->shape->literal)
            return node;
    struct bg_env env = {.scratch = c->arena};
    struct bg_run run = {.env = &env};
    struct bg_value tmp;
    struct bg_value value = *node->eval(&run, node, &tmp);
    struct bg_shape shape = *node->shape;
    if (value.type == BG_V_ERROR) {
        bg_diag_add(c->diags, BG_E409, shape.pos, "this is an error for every bid: %s",
                    value.as.error);
        return NULL;
    }
    c->nodes_n = mark;
    struct bg_node *folded = bg_logic_literal(c, value, shape.pos);
    folded->shape->folded = true;
    folded->shape->unit = shape.unit;
    return folded;
}

static bool arity(struct bg_compiler *c, const struct bg_op *op, int n, struct bg_pos pos)
{
    if (n >= op->min && n <= op->max)
        return true;
    const char *s = op->max == 1 ? "" : "s";
    if (op->max == BG_LOGIC_MANY || op->max == 64)
        bg_diag_add(c->diags, BG_E403, pos, "'%s' takes at least %d operand%s, not %d", op->name,
                    op->min, op->min == 1 ? "" : "s", n);
    else if (op->min == op->max)
        bg_diag_add(c->diags, BG_E403, pos, "'%s' takes %d operand%s, not %d: %s", op->name,
                    op->min, s, n, op->doc.arity);
    else
        bg_diag_add(c->diags, BG_E403, pos, "'%s' takes %d to %d operands, not %d: %s", op->name,
                    op->min, op->max, n, op->doc.arity);
    return false;
}

static void unknown_operator(struct bg_compiler *c, const char *name, struct bg_pos pos)
{
    const struct bg_op_doc *docs;
    size_t n = bg_logic_ops(&docs);
    const char **names = BG_ARRAY(c->arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = docs[i].name;
    const char *near = bg_nearest(name, names, n);
    if (near)
        bg_diag_add(c->diags, BG_E401, pos, "no operator is called '%s'; did you mean '%s'?", name,
                    near);
    else
        bg_diag_add(c->diags, BG_E401, pos, "no operator is called '%s'", name);
}

/* {"operator": operands} */
static struct bg_node *operator_node(struct bg_compiler *c, const struct cJSON *json)
{
    size_t members = bg_json_size(json);
    if (members != 1) {
        bg_diag_add(c->diags, BG_E406, bg_json_pos(c->json, json),
                    "an expression is an object with one operator, this one has %zu", members);
        return NULL;
    }
    const struct cJSON *operands = bg_json_first(json);
    const char *name = bg_json_key(operands);
    struct bg_pos pos = bg_json_key_pos(c->json, operands);
    const struct bg_op *op = bg_logic_op(name);
    if (!op) {
        unknown_operator(c, name, pos);
        return NULL;
    }
    if (!arity(c, op, bg_logic_count(operands), pos))
        return NULL;
    size_t mark = c->nodes_n;
    struct bg_shape shape = {.unit = ""};
    struct bg_node proto = {.eval = op->eval, .op = op, .frame = -1, .shape = &shape};
    if (!op->build(c, &proto, operands))
        return NULL;
    struct bg_node *node = bg_logic_push(c, &proto, pos);
    return op->check(c, node) ? compile_fold(c, node, mark) : NULL;
}

static struct bg_node *list_node(struct bg_compiler *c, const struct cJSON *json)
{
    size_t mark = c->nodes_n;
    struct bg_pos pos = bg_json_pos(c->json, json);
    if (bg_json_size(json) == 0) {
        struct bg_value empty = {.type = BG_V_LIST, .row = -1};
        return bg_logic_literal(c, empty, pos);
    }
    struct bg_shape shape = {.unit = ""};
    struct bg_node proto = {.eval = bg_eval_merge, .op = list_op, .frame = -1, .shape = &shape};
    if (!bg_build_operands(c, &proto, json))
        return NULL;
    struct bg_node *node = bg_logic_push(c, &proto, pos);
    return bg_check_merge(c, node) ? compile_fold(c, node, mark) : NULL;
}

struct bg_node *bg_logic_operand(struct bg_compiler *c, const struct cJSON *json)
{
    struct bg_node *node = NULL;
    if (c->depth == BG_LOGIC_DEPTH) {
        bg_diag_add(c->diags, BG_E407, bg_json_pos(c->json, json),
                    "operators are nested more than %d deep", BG_LOGIC_DEPTH);
        return NULL;
    }
    c->depth++;
    enum bg_json_type type = bg_json_type(json);
    if (type == BG_JSON_OBJECT)
        node = operator_node(c, json);
    else if (type == BG_JSON_ARRAY)
        node = list_node(c, json);
    else
        node = compile_literal(c, json);
    c->depth--;
    return node;
}

static bool compile_wanted(struct bg_compiler *c, const struct bg_node *root, enum bg_want want)
{
    static const enum bg_value_type types[] = {
        [BG_WANT_TRUTH] = BG_V_BOOL, [BG_WANT_NUMBER] = BG_V_NUMBER, [BG_WANT_TEXT] = BG_V_TEXT};
    enum bg_value_type type = root->shape->type;
    if (want == BG_WANT_ANY || (type == BG_V_MISSING && !root->shape->literal) ||
        type == types[want])
        return true;
    bg_diag_add(c->diags, BG_E404, root->shape->pos, "this gives %s, but %s is needed here",
                bg_logic_type_name(type), bg_logic_type_name(types[want]));
    return false;
}

static bool affordable(struct bg_compiler *c, const struct bg_node *root)
{
    if (c->cost <= BG_LOGIC_COST)
        return true;
    bg_diag_add(c->diags, BG_E407, root->shape->pos,
                "too much work: %lld steps for tables of %d rows, %lld are allowed",
                (long long)c->cost, BG_LOGIC_ROWS, (long long)BG_LOGIC_COST);
    return false;
}

static size_t count_values(const struct cJSON *json)
{
    size_t n = 1;
    for (const struct cJSON *child = bg_json_first(json); child; child = bg_json_next(child))
        n += count_values(child);
    return n;
}

static const struct bg_logic *compile_compile(struct bg_compiler *c, const struct cJSON *node,
                                              enum bg_want want)
{
    struct bg_node *root = bg_logic_operand(c, node);
    if (!root || !compile_wanted(c, root, want) || !affordable(c, root))
        return NULL;
    struct bg_logic *logic = BG_NEW(c->arena, struct bg_logic);
    logic->scope = c->scope;
    logic->root = root;
    logic->want = want;
    bg_logic_keep_invariants(c, root);
    logic->nodes = c->nodes;
    logic->nodes_n = c->nodes_n;
    bg_logic_find_reads(c, logic);
    bg_logic_find_comparison(c, logic);
    bg_logic_find_parts(c, logic);
    return logic;
}

const struct bg_logic *bg_logic_compile_row(struct bg_arena *arena, struct bg_diags *diags,
                                            const struct bg_json *json, const struct cJSON *node,
                                            const struct bg_scope *scope, size_t slot,
                                            enum bg_want want)
{
    size_t max = 2 * count_values(node) + 8;
    struct bg_compiler c = {.arena = arena,
                            .diags = diags,
                            .json = json,
                            .scope = scope,
                            .nodes = BG_ARRAY(arena, max, struct bg_node),
                            .nodes_max = max,
                            .frames = {{.table = &scope->slots[slot]}},
                            .frames_n = 1};
    return compile_compile(&c, node, want);
}

const struct bg_logic *bg_logic_compile(struct bg_arena *arena, struct bg_diags *diags,
                                        const struct bg_json *json, const struct cJSON *node,
                                        const struct bg_scope *scope, enum bg_want want)
{
    size_t max = 2 * count_values(node) + 8; /* names make up to two nodes; comparing adds a few */
    struct bg_compiler c = {.arena = arena,
                            .diags = diags,
                            .json = json,
                            .scope = scope,
                            .nodes = BG_ARRAY(arena, max, struct bg_node),
                            .nodes_max = max};
    return compile_compile(&c, node, want);
}
