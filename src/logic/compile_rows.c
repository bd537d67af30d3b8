/* Row operators: the frame that their row expressions read, their optional operands (told apart by
 * type: a test is `where`, a number is a weight), and what need not be computed for every row. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

static bool open_frame(struct bg_compiler *c, struct bg_node *proto, bool reduce,
                       enum bg_value_type accumulator)
{
    const struct bg_node *over = proto->kids[0];
    if (over->shape->type != BG_V_TABLE && over->shape->type != BG_V_LIST) {
        bg_diag_add(c->diags, BG_E404, over->shape->pos, "'%s' walks a table, but this is %s",
                    proto->op->name, bg_logic_type_name(over->shape->type));
        return false;
    }
    if (c->frames_n == BG_LOGIC_FRAMES) {
        bg_diag_add(c->diags, BG_E407, over->shape->pos,
                    "row expressions are nested more than %d deep", BG_LOGIC_FRAMES);
        return false;
    }
    proto->frame = c->frames_n;
    c->frames[c->frames_n++] = (struct bg_frame_scope){.table = over->shape->table,
                                                       .item = over->shape->item,
                                                       .reduce = reduce,
                                                       .accumulator = accumulator};
    if (over->shape->type == BG_V_LIST)
        c->frames[c->frames_n - 1].table = NULL;
    return true;
}

bool bg_build_rows(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    int n = bg_logic_count(json);
    if (!bg_logic_operands(c, proto, json, 0, 1) || !open_frame(c, proto, false, BG_V_MISSING))
        return false;
    bool fine = bg_logic_operands(c, proto, json, 1, n);
    c->frames_n--;
    return fine;
}

/* [table, value, percent, where?, weight?]: the percent belongs to the scope outside. */
bool bg_build_percentile(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    int n = bg_logic_count(json);
    if (!bg_logic_operands(c, proto, json, 0, 1) || !open_frame(c, proto, false, BG_V_MISSING))
        return false;
    bool fine = bg_logic_operands(c, proto, json, 1, 2);
    c->frames_n--;
    fine = bg_logic_operands(c, proto, json, 2, 3) && fine;
    c->frames_n++;
    fine = bg_logic_operands(c, proto, json, 3, n) && fine;
    c->frames_n--;
    return fine;
}

/* [table, expression, start]: the start belongs to the scope outside and gives the accumulator's
 * type, so it is compiled before the expression. */
bool bg_build_reduce(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    if (!bg_logic_operands(c, proto, json, 0, 1) || !bg_logic_operands(c, proto, json, 2, 3))
        return false;
    enum bg_value_type start = proto->kids[1]->shape->type;
    if (!open_frame(c, proto, true, start))
        return false;
    bool fine = bg_logic_operands(c, proto, json, 1, 2);
    c->frames_n--;
    return fine;
}

bool bg_check_reduce(struct bg_compiler *c, struct bg_node *node)
{
    const struct bg_shape *start = node->kids[1]->shape, *step = node->kids[2]->shape;
    if (start->type < BG_V_BOOL || start->type > BG_V_DATE) {
        bg_diag_add(c->diags, BG_E404, start->pos,
                    "'reduce' makes one number, text, date or yes/no value; it cannot start with "
                    "%s",
                    bg_logic_type_name(start->type));
        return false;
    }
    bg_logic_gives(node, start->type);
    node->shape->unit = step->unit;
    return bg_logic_must_be(c, node->kids[2], node, start->type);
}

/* The optional operands from first: a test is where, a number is the weight; once each. */
static bool options(struct bg_compiler *c, struct bg_node *node, int first, bool weighs)
{
    for (int i = first; i < node->kids_n; i++) {
        const struct bg_shape *shape = node->kids[i]->shape;
        int *place = shape->type == BG_V_BOOL               ? &node->where
                     : shape->type == BG_V_NUMBER && weighs ? &node->weight
                                                            : NULL;
        if (!place || *place) {
            bg_diag_add(c->diags, BG_E404, shape->pos,
                        weighs ? "'%s' takes one test (where) and one number (weight) here, this "
                                 "is %s%s"
                               : "'%s' takes one test (where) here, this is %s%s",
                        node->op->name, place ? "another " : "",
                        bg_logic_type_name(shape->type) + (place ? 2 : 0));
            return false;
        }
        *place = i;
    }
    return true;
}

/* Without a weight, rows of a table with a headcount count its people. */
static void default_weight(struct bg_compiler *c, struct bg_node *node)
{
    const struct bg_slot *table = node->kids[0]->shape->table;
    if (node->weight || !table || table->headcount_column < 0)
        return;
    node->weight = -1;
    node->column = table->headcount_column;
    (void)c;
}

bool bg_check_all(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_BOOL);
    bool fine = bg_logic_must_be(c, node->kids[1], node, BG_V_BOOL);
    return options(c, node, 2, false) && fine;
}

bool bg_check_map(struct bg_compiler *c, struct bg_node *node)
{
    const struct bg_shape *item = node->kids[1]->shape;
    bg_logic_gives(node, BG_V_LIST);
    node->shape->item = item->type;
    node->shape->unit = item->unit;
    if (item->type != BG_V_TABLE && item->type != BG_V_LIST)
        return true;
    bg_diag_add(c->diags, BG_E404, item->pos, "the items of a list are single values, this is %s",
                bg_logic_type_name(item->type));
    return false;
}

bool bg_check_filter(struct bg_compiler *c, struct bg_node *node)
{
    const struct bg_shape *over = node->kids[0]->shape;
    bg_logic_gives(node, over->type);
    node->shape->item = over->item;
    node->shape->table = over->table;
    node->shape->unit = over->unit;
    return bg_logic_must_be(c, node->kids[1], node, BG_V_BOOL);
}

bool bg_check_extreme(struct bg_compiler *c, struct bg_node *node)
{
    const struct bg_shape *value = node->kids[1]->shape;
    bool date = value->type == BG_V_DATE;
    bg_logic_gives(node, date ? BG_V_DATE : BG_V_NUMBER);
    node->shape->unit = value->unit;
    bool fine = date || bg_logic_must_be(c, node->kids[1], node, BG_V_NUMBER);
    return options(c, node, 2, false) && fine;
}

bool bg_check_total(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_NUMBER);
    node->shape->unit = node->kids[1]->shape->unit;
    bool fine = bg_logic_must_be(c, node->kids[1], node, BG_V_NUMBER);
    return options(c, node, 2, false) && fine;
}

bool bg_check_weighted(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_NUMBER);
    node->shape->unit = node->kids[1]->shape->unit;
    bool fine = bg_logic_must_be(c, node->kids[1], node, BG_V_NUMBER);
    fine = options(c, node, 2, true) && fine;
    default_weight(c, node);
    return fine;
}

bool bg_check_percentile(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_NUMBER);
    node->shape->unit = node->kids[1]->shape->unit;
    bool fine = bg_logic_must_be(c, node->kids[1], node, BG_V_NUMBER);
    fine = bg_logic_must_be(c, node->kids[2], node, BG_V_NUMBER) && fine;
    fine = options(c, node, 3, true) && fine;
    default_weight(c, node);
    return fine;
}

bool bg_check_counted(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_NUMBER);
    bool fine = node->kids_n == 1 || bg_logic_must_be(c, node->kids[1], node, BG_V_BOOL);
    fine = options(c, node, 2, true) && fine;
    default_weight(c, node);
    return fine;
}

/* -- what is the same for every row ---------------------------------------------------------- */

static void keep_in(struct bg_compiler *c, struct bg_node *owner, struct bg_node *node)
{
    if (node->once || node->shape->literal || node->name != BG_NAME_NONE ||
        c->once_n == BG_LOGIC_ONCE)
        return;
    if ((node->shape->depends >> owner->frame) == 0) {
        if (node->kids_n == 0 && strcmp(node->op->name, "param") != 0)
            return;
        node->once = ++c->once_n;
        owner->forget |= UINT32_C(1) << (node->once - 1);
        return;
    }
    for (int i = 0; i < node->kids_n; i++)
        keep_in(c, owner, node->kids[i]);
}

void bg_logic_keep_invariants(struct bg_compiler *c, struct bg_node *node)
{
    if (node->frame >= 0 && node->name == BG_NAME_NONE)
        for (int i = 1; i < node->kids_n; i++)
            keep_in(c, node, node->kids[i]);
    for (int i = 0; i < node->kids_n; i++)
        bg_logic_keep_invariants(c, node->kids[i]);
}
