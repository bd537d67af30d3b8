/* Names in expressions: fields, columns, facts and parameters become slots when compiled, and a
 * name that is not known is said with the nearest one. A path is a field, a column inside a row
 * expression, [table, column], [table, row, column], or [[levels], ...] of an outer scope. */
#include "logic/logic.h"

#include "base/list.h"
#include "logic/logic_internal.h"

enum { PARTS_MAX = 3 };

struct part {
    const char *text; /* NULL: a number */
    int64_t number;
    struct bg_pos pos;
};

struct path {
    int up; /* scopes outwards */
    int n;
    struct part parts[PARTS_MAX];
    struct bg_pos pos;
};

/* "<what> '<name>'; did you mean '<near>'?" */
static bool compile_names_unknown(struct bg_compiler *c, struct bg_pos pos, const char *what,
                                  const char *name, const char *const *names, size_t n)
{
    const char *near = bg_nearest(name, names, n);
    if (near)
        bg_diag_add(c->diags, BG_E402, pos, "%s '%s'; did you mean '%s'?", what, name, near);
    else
        bg_diag_add(c->diags, BG_E402, pos, "%s '%s'", what, name);
    return false;
}

static const struct bg_slot *find_slot(const struct bg_scope *scope, const char *id, size_t *index)
{
    for (size_t i = 0; i < scope->slots_n; i++) {
        if (strcmp(scope->slots[i].id, id) == 0) {
            *index = i;
            return &scope->slots[i];
        }
    }
    return NULL;
}

static int compile_names_find_column(const struct bg_slot *table, const char *id)
{
    return BG_FIND_ID(table->columns, table->columns_n, id);
}

static bool unknown_slot(struct bg_compiler *c, const struct part *part)
{
    const struct bg_scope *scope = c->scope;
    const char **names = BG_ARRAY(c->arena, scope->slots_n + 1, const char *);
    for (size_t i = 0; i < scope->slots_n; i++)
        names[i] = scope->slots[i].id;
    return compile_names_unknown(c, part->pos, "no field is called", part->text, names,
                                 scope->slots_n);
}

static bool compile_names_unknown_column(struct bg_compiler *c, const struct bg_slot *table,
                                         const struct part *part)
{
    size_t index;
    if (c->frames_n > 0 && find_slot(c->scope, part->text, &index)) {
        bg_diag_add(c->diags, BG_E402, part->pos,
                    "the table '%s' has no column '%s'; the field of that name is "
                    "{\"val\": [[%d], \"%s\"]} here",
                    table->id, part->text, c->frames_n, part->text);
        return false;
    }
    const char **names = BG_ARRAY(c->arena, table->columns_n + 1, const char *);
    for (size_t i = 0; i < table->columns_n; i++)
        names[i] = table->columns[i].id;
    const char *what = bg_arena_printf(c->arena, "the table '%s' has no column", table->id);
    return compile_names_unknown(c, part->pos, what, part->text, names, table->columns_n);
}

static bool no_path(struct bg_compiler *c, struct bg_pos pos, const char *why)
{
    bg_diag_add(c->diags, BG_E410, pos, "%s", why);
    return false;
}

/* -- evaluation of resolved names ----------------------------------------------------------- */

static const struct bg_value *eval_slot(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    (void)tmp;
    return &run->env->slots[node->index];
}

static const struct bg_value *eval_row_cell(struct bg_run *run, const struct bg_node *node,
                                            struct bg_value *tmp)
{
    (void)tmp;
    return &run->frames[node->frame].cells[node->column];
}

static const struct bg_value *eval_item(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    (void)tmp;
    return run->frames[node->frame].item;
}

static const struct bg_value *eval_accumulator(struct bg_run *run, const struct bg_node *node,
                                               struct bg_value *tmp)
{
    (void)tmp;
    return run->frames[node->frame].accumulator;
}

static const struct bg_value *eval_cell(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    const struct bg_value *value = &run->env->slots[node->index];
    if (value->type != BG_V_TABLE)
        return bg_unusable(tmp, value);
    const struct bg_table *table = value->as.table;
    if ((size_t)node->row >= table->rows)
        return bg_put_missing(tmp);
    return &table->cells[(size_t)node->row * table->columns + (size_t)node->column];
}

/* All cells of a column; missing where any of them is. */
static const struct bg_value *eval_column(struct bg_run *run, const struct bg_node *node,
                                          struct bg_value *tmp)
{
    const struct bg_value *value = &run->env->slots[node->index];
    if (value->type != BG_V_TABLE)
        return bg_unusable(tmp, value);
    const struct bg_table *table = value->as.table;
    if (table->rows == 0)
        return bg_put_missing(tmp);
    struct bg_value *items = BG_ARRAY(run->env->scratch, table->rows, struct bg_value);
    const struct bg_value *undecided = NULL;
    for (size_t i = 0; i < table->rows; i++) {
        items[i] = table->cells[i * table->columns + (size_t)node->column];
        if (items[i].type <= BG_V_ERROR && (!undecided || items[i].type > undecided->type)) {
            items[i].row = (int)i;
            undecided = &items[i];
        }
    }
    if (undecided)
        return undecided;
    *tmp = (struct bg_value){.type = BG_V_LIST, .row = -1};
    tmp->as.list.items = items;
    tmp->as.list.n = table->rows;
    return tmp;
}

/* -- resolving ------------------------------------------------------------------------------ */

static void use_column(struct bg_node *proto, const struct bg_slot *table, int column)
{
    const struct bg_column *found = &table->columns[column];
    proto->column = column;
    proto->shape->type = found->type;
    proto->shape->table = table;
    proto->shape->unit = found->unit;
    proto->literal = (struct bg_value){.type = BG_V_TEXT, .row = -1};
    proto->literal.as.text.bytes = found->id;
    proto->literal.as.text.n = strlen(found->id);
}

static bool resolve_in_table(struct bg_compiler *c, struct bg_node *proto, const struct path *path,
                             const struct bg_slot *table)
{
    const struct part *last = &path->parts[path->n - 1];
    bool fixed = path->n == 3;
    if (fixed && (path->parts[1].text || path->parts[1].number < 0 ||
                  path->parts[1].number >= BG_LOGIC_ROWS))
        return no_path(c, path->parts[1].pos, "the row of a table is a number from 0");
    if (!last->text)
        return no_path(c, last->pos, "a path ends with the name of a column");
    int column = compile_names_find_column(table, last->text);
    if (column < 0)
        return compile_names_unknown_column(c, table, last);
    use_column(proto, table, column);
    proto->name = fixed ? BG_NAME_CELL : BG_NAME_COLUMN;
    proto->eval = fixed ? eval_cell : eval_column;
    proto->row = fixed ? (int)path->parts[1].number : 0;
    if (!fixed) {
        proto->shape->item = proto->shape->type;
        proto->shape->type = BG_V_LIST;
    }
    return true;
}

static bool resolve_slot(struct bg_compiler *c, struct bg_node *proto, const struct path *path)
{
    const struct part *first = &path->parts[0];
    if (path->n == 0 || !first->text)
        return no_path(c, path->pos, "a path begins with the name of a field");
    const struct bg_slot *slot = find_slot(c->scope, first->text, &proto->index);
    if (!slot)
        return unknown_slot(c, first);
    struct bg_shape *shape = proto->shape;
    shape->reads_slot = true;
    if (path->n > 1) {
        if (slot->type != BG_V_TABLE)
            return no_path(
                c, path->parts[1].pos,
                bg_arena_printf(c->arena, "'%s' is not a table: it has no columns", slot->id));
        return resolve_in_table(c, proto, path, slot);
    }
    proto->name = BG_NAME_SLOT;
    proto->eval = eval_slot;
    proto->literal = (struct bg_value){.type = BG_V_TEXT, .row = -1};
    proto->literal.as.text.bytes = slot->id;
    proto->literal.as.text.n = strlen(slot->id);
    shape->type = slot->type;
    shape->unit = slot->unit;
    shape->table = slot->type == BG_V_TABLE ? slot : NULL;
    shape->choices = slot->choices ? slot : NULL;
    return true;
}

static bool resolve_in_frame(struct bg_compiler *c, struct bg_node *proto, const struct path *path,
                             int target)
{
    const struct bg_frame_scope *frame = &c->frames[target];
    struct part parts[PARTS_MAX];
    int n = path->n;
    memcpy(parts, path->parts, sizeof parts);
    proto->frame = target;
    proto->shape->depends = 1U << target;
    if (frame->reduce && n > 0 && parts[0].text) {
        if (strcmp(parts[0].text, "accumulator") == 0 && n == 1) {
            proto->name = BG_NAME_ACCUMULATOR;
            proto->eval = eval_accumulator;
            proto->shape->type = frame->accumulator;
            return true;
        }
        if (strcmp(parts[0].text, "current") == 0)
            memmove(parts, parts + 1, (size_t)--n * sizeof *parts);
    }
    if (!frame->table) {
        if (n > 0)
            return no_path(c, path->pos, "here {\"val\": []} is the item; it has no parts");
        proto->name = BG_NAME_ITEM;
        proto->eval = eval_item;
        proto->shape->type = frame->item;
        return true;
    }
    if (n != 1 || !parts[0].text)
        return no_path(c, path->pos, "in a row expression a path is the name of one column");
    int column = compile_names_find_column(frame->table, parts[0].text);
    if (column < 0)
        return compile_names_unknown_column(c, frame->table, &parts[0]);
    use_column(proto, frame->table, column);
    proto->name = BG_NAME_ROW_CELL;
    proto->eval = eval_row_cell;
    return true;
}

static bool compile_names_resolve(struct bg_compiler *c, struct bg_node *proto,
                                  const struct path *path)
{
    int target = c->frames_n - 1 - path->up;
    if (path->up > c->frames_n)
        return no_path(
            c, path->pos,
            bg_arena_printf(c->arena, "there are only %d outer scopes here", c->frames_n));
    return target < 0 ? resolve_slot(c, proto, path) : resolve_in_frame(c, proto, path, target);
}

static bool compile_names_add_part(struct bg_compiler *c, struct path *path,
                                   const struct cJSON *json)
{
    if (path->n == PARTS_MAX)
        return no_path(c, path->pos, "a path has at most three parts: table, row, column");
    struct part *part = &path->parts[path->n++];
    *part = (struct part){.text = bg_json_text(json), .pos = bg_json_pos(c->json, json)};
    struct bg_dec number;
    if (part->text)
        return true;
    if (bg_json_type(json) == BG_JSON_NUMBER && bg_json_dec(c->json, json, &number) &&
        bg_dec_to_int(number, &part->number))
        return true;
    return no_path(c, part->pos, "a name is written as a text, not computed");
}

/* "field" | ["table", "column"] | [[1], "field"] | [] */
static bool read_path(struct bg_compiler *c, const struct cJSON *json, struct path *path)
{
    *path = (struct path){.pos = bg_json_pos(c->json, json)};
    if (bg_json_type(json) != BG_JSON_ARRAY)
        return compile_names_add_part(c, path, json);
    const struct cJSON *child = bg_json_first(json);
    if (child && bg_json_type(child) == BG_JSON_ARRAY) {
        struct bg_dec up;
        int64_t levels;
        if (bg_json_size(child) != 1 || !bg_json_dec(c->json, bg_json_first(child), &up) ||
            !bg_dec_to_int(up, &levels) || levels < 1 || levels > BG_LOGIC_FRAMES)
            return no_path(c, bg_json_pos(c->json, child),
                           "an outer scope is written [1] or [2], the levels outwards");
        path->up = (int)levels;
        child = bg_json_next(child);
    }
    for (; child; child = bg_json_next(child))
        if (!compile_names_add_part(c, path, child))
            return false;
    return true;
}

/* var's own form: "table.column"; a whole name with a dot in it comes first. */
static bool split_path(struct bg_compiler *c, const struct cJSON *json, struct path *path)
{
    const char *text = bg_json_text(json);
    size_t index;
    if (!text || !strchr(text, '.') || find_slot(c->scope, text, &index)) {
        if (text && *text == '\0') {
            *path = (struct path){.pos = bg_json_pos(c->json, json)};
            return true;
        }
        return read_path(c, json, path);
    }
    *path = (struct path){.pos = bg_json_pos(c->json, json)};
    for (const char *p = text;; p++) {
        size_t n = strcspn(p, ".");
        if (path->n == PARTS_MAX)
            return no_path(c, path->pos, "a path has at most three parts: table, row, column");
        struct part *part = &path->parts[path->n++];
        *part = (struct part){.pos = path->pos};
        if (n > 0 && n < 6 && strspn(p, "0123456789") == n) {
            for (size_t i = 0; i < n; i++)
                part->number = part->number * 10 + (p[i] - '0');
        } else {
            part->text = bg_arena_text(c->arena, p, n);
        }
        p += n;
        if (*p == '\0')
            return true;
    }
}

bool bg_build_val(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    struct path path;
    if (strcmp(proto->op->name, "val") == 0)
        return read_path(c, json, &path) && compile_names_resolve(c, proto, &path);
    const struct cJSON *name = bg_logic_nth(json, 0);
    if (!name) {
        path = (struct path){.pos = bg_json_pos(c->json, json)};
        return compile_names_resolve(c, proto, &path);
    }
    if (!split_path(c, name, &path) || !compile_names_resolve(c, proto, &path))
        return false;
    if (bg_logic_count(json) < 2)
        return true;
    /* ["name", default] is {"??": [{"val": "name"}, default]} */
    struct bg_node *kid = bg_logic_push(c, proto, path.pos);
    struct bg_shape empty = {.unit = ""};
    *proto = (struct bg_node){.op = bg_logic_op("??"), .frame = -1, .shape = proto->shape};
    *proto->shape = empty;
    proto->eval = proto->op->eval;
    struct bg_node **kids = BG_ARRAY(c->arena, 3, struct bg_node *);
    kids[0] = kid;
    proto->kids = kids;
    proto->kids_n = 1;
    return bg_logic_operands(c, proto, json, 1, 2);
}

bool bg_check_name(struct bg_compiler *c, struct bg_node *node)
{
    return node->op->check == bg_check_name || node->op->check(c, node);
}

static struct bg_node *name_node(struct bg_compiler *c, const struct cJSON *json)
{
    struct path path;
    struct bg_shape shape = {.unit = ""};
    struct bg_node proto = {.op = bg_logic_op("val"), .frame = -1, .shape = &shape};
    if (!read_path(c, json, &path) || !compile_names_resolve(c, &proto, &path))
        return NULL;
    return bg_logic_push(c, &proto, path.pos);
}

bool bg_build_exists(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    struct bg_node **kids = BG_ARRAY(c->arena, 1, struct bg_node *);
    kids[0] = name_node(c, json);
    proto->kids = kids;
    proto->kids_n = 1;
    return kids[0] != NULL;
}

static bool names(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *list)
{
    bool fine = true;
    int n = bg_logic_count(list);
    struct bg_node **kids = BG_ARRAY(c->arena, (size_t)n + 1, struct bg_node *);
    for (int i = 0; i < n; i++) {
        struct bg_node *kid = name_node(c, bg_logic_nth(list, i));
        if (kid)
            kids[proto->kids_n++] = kid;
        else
            fine = false;
    }
    proto->kids = kids;
    return fine;
}

bool bg_build_missing(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    proto->row = bg_logic_count(json); /* all are needed */
    return names(c, proto, json);
}

bool bg_build_missing_some(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    struct bg_dec number;
    int64_t needed;
    const struct cJSON *first = bg_logic_nth(json, 0);
    if (!bg_json_dec(c->json, first, &number) || !bg_dec_to_int(number, &needed) || needed < 1 ||
        needed > BG_LOGIC_ROWS)
        return no_path(c, bg_json_pos(c->json, first),
                       "the number of needed answers is a whole number from 1");
    proto->row = (int)needed;
    return names(c, proto, bg_logic_nth(json, 1));
}

bool bg_check_missing(struct bg_compiler *c, struct bg_node *node)
{
    (void)c;
    bg_logic_gives(node, BG_V_LIST);
    node->shape->item = BG_V_TEXT;
    return true;
}

static bool compile_names_constant(struct bg_compiler *c, struct bg_node *proto,
                                   const struct cJSON *json, const char *what,
                                   const struct bg_constant *all, size_t n)
{
    const char *id = bg_json_text(json);
    struct bg_pos pos = bg_json_pos(c->json, json);
    if (!id)
        return no_path(c, pos, "a name is written as a text, not computed");
    const char **known = BG_ARRAY(c->arena, n + 1, const char *);
    for (size_t i = 0; i < n; i++) {
        known[i] = all[i].id;
        if (strcmp(all[i].id, id) == 0) {
            proto->index = i;
            proto->shape->type = all[i].type;
            proto->shape->unit = all[i].unit;
            proto->shape->reads_other = true;
            return true;
        }
    }
    return compile_names_unknown(c, pos, what, id, known, n);
}

bool bg_build_fact(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    return compile_names_constant(c, proto, bg_logic_nth(json, 0), "no fact is called",
                                  c->scope->facts, c->scope->facts_n);
}

/* The innermost row expression over the table is the row that chooses. */
static bool choose_by_row(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    const struct bg_constant *param = &c->scope->params[proto->index];
    for (int i = c->frames_n - 1; i >= 0; i--) {
        if (c->frames[i].table != param->row_of)
            continue;
        proto->name = BG_NAME_ROW_PARAM;
        proto->frame = i;
        proto->eval = bg_eval_row_param;
        proto->shape->depends = 1U << i;
        return true;
    }
    bg_diag_add(
        c->diags, BG_E341, bg_json_pos(c->json, json),
        "parameter \"%s\" is chosen by each row of \"%s\", and this is not a row expression "
        "over it",
        param->id, param->row_of->id);
    return false;
}

bool bg_build_param(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    bool fine = compile_names_constant(c, proto, bg_logic_nth(json, 0), "no parameter is called",
                                       c->scope->params, c->scope->params_n);
    if (fine && c->scope->params[proto->index].row_of)
        fine = choose_by_row(c, proto, bg_logic_nth(json, 0));
    if (bg_logic_count(json) < 2)
        return fine;
    if (!bg_logic_operands(c, proto, json, 1, 2))
        return false;
    struct bg_node at = {.op = proto->op};
    return bg_logic_must_be(c, proto->kids[0], &at, BG_V_DATE) && fine;
}
