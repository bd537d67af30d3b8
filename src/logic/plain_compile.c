/* From JSON to nodes that know their operator's row, their operands and where these are kept while
 * they run. No node is ever inside itself, so each one owns its places and running allocates none.
 * What cannot be run compiles to a node that raises the error when it is reached. */
#include "logic/plain_internal.h"

#include <string.h>

struct compiler {
    struct bg_arena *arena;
    size_t slots;
};

static bool run_fail(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    (void)scope;
    (void)out;
    return bg_plain_raise(e, node->value);
}

static bool run_too_deep(struct bg_plain_eval *e, const struct bg_plain_node *node,
                         const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    (void)node;
    (void)scope;
    (void)out;
    return bg_plain_stop(e, "Depth Limit");
}

static bool run_array(struct bg_plain_eval *e, const struct bg_plain_node *node,
                      const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_value *items = bg_plain_alloc(e, node->n, sizeof *items);
    if (items == NULL)
        return false;
    for (size_t i = 0; i < node->n; i++)
        if (!bg_plain_run(e, &node->args[i], scope, &items[i]))
            return false;
    return bg_plain_list_of(e, NULL, items, node->n, out);
}

static const struct bg_plain_op op_fail = {"", run_fail};
static const struct bg_plain_op op_too_deep = {"", run_too_deep};
static const struct bg_plain_op op_array = {"", run_array};

static const struct bg_plain_op ops[] = {
#define BG_PLAIN_OP(name, function) {name, bg_plain_op_##function},
#include "logic/plain_ops.def"
#undef BG_PLAIN_OP
};

static const struct bg_plain_op *find_op(const char *name)
{
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (strcmp(ops[i].name, name) == 0)
            return &ops[i];
    return NULL;
}

static struct bg_plain_node plain_compile_compile(struct compiler *c, const struct cJSON *json,
                                                  int room);

static struct bg_plain_node plain_compile_literal(struct compiler *c, const struct cJSON *json)
{
    struct bg_plain_node node = {0};
    if (!bg_plain_from_json(c->arena, json, &node.value))
        node.op = &op_too_deep;
    return node;
}

static void compile_operands(struct compiler *c, const struct cJSON *json, int room,
                             struct bg_plain_node *node)
{
    node->listed = bg_json_type(json) == BG_JSON_ARRAY;
    node->n = node->listed ? bg_json_size(json) : 1;
    node->slot = c->slots;
    c->slots += node->n;
    struct bg_plain_node *args = BG_ARRAY(c->arena, node->n, struct bg_plain_node);
    const struct cJSON *child = node->listed ? bg_json_first(json) : json;
    for (size_t i = 0; i < node->n; i++, child = bg_json_next(child))
        args[i] = plain_compile_compile(c, child, room - 1);
    node->args = args;
}

static struct bg_plain_node compile_object(struct compiler *c, const struct cJSON *json, int room)
{
    static const struct bg_plain_value unknown = BG_PLAIN_LITERAL("Unknown Operator");
    const struct cJSON *child = bg_json_first(json);
    if (child == NULL)
        return plain_compile_literal(c, json);
    struct bg_plain_node node = {.op = &op_fail, .value = unknown};
    if (bg_json_next(child) != NULL)
        return node;
    if (strcmp(bg_json_key(child), "preserve") == 0)
        return plain_compile_literal(c, child);
    const struct bg_plain_op *op = find_op(bg_json_key(child));
    if (op == NULL)
        return node;
    node = (struct bg_plain_node){.op = op};
    compile_operands(c, child, room, &node);
    return node;
}

/* An array of constants is a constant. */
static struct bg_plain_node fold_array(struct compiler *c, struct bg_plain_node node)
{
    for (size_t i = 0; i < node.n; i++)
        if (node.args[i].op != NULL)
            return node;
    struct bg_plain_list *list = BG_NEW(c->arena, struct bg_plain_list);
    struct bg_plain_value *items = BG_ARRAY(c->arena, node.n, struct bg_plain_value);
    *list = (struct bg_plain_list){.n = node.n, .depth = 1, .items = items};
    for (size_t i = 0; i < node.n; i++) {
        items[i] = node.args[i].value;
        if (items[i].type >= BG_PLAIN_ARRAY && items[i].as.list->depth >= list->depth)
            list->depth = items[i].as.list->depth + 1;
    }
    return (struct bg_plain_node){.value = {.type = BG_PLAIN_ARRAY, .as.list = list}};
}

static struct bg_plain_node plain_compile_compile(struct compiler *c, const struct cJSON *json,
                                                  int room)
{
    struct bg_plain_node node = {.op = &op_too_deep};
    if (room <= 0)
        return node;
    switch (bg_json_type(json)) {
    case BG_JSON_OBJECT:
        return compile_object(c, json, room);
    case BG_JSON_ARRAY:
        node.op = &op_array;
        compile_operands(c, json, room, &node);
        return fold_array(c, node);
    default:
        return plain_compile_literal(c, json);
    }
}

const struct bg_plain *bg_plain_compile(struct bg_arena *arena, const struct bg_json *json,
                                        const struct cJSON *node)
{
    struct compiler c = {.arena = arena};
    struct bg_plain *plain = BG_NEW(arena, struct bg_plain);
    plain->root = plain_compile_compile(&c, node != NULL ? node : json->root, BG_PLAIN_DEPTH);
    plain->slots = c.slots;
    return plain;
}
