/* The document as sheets. What no sheet has a cell for is in the last one, by its pointer, so
 * that every value of the file can be seen. */
#include "intake/rulebook/rulebook.h"

#include <string.h>

#include "base/list.h"
#include "score/kind/kind.h"

enum { COLUMNS_MAX = 64 };

struct building {
    struct bg_arena *arena;
    struct bg_tree *tree;
    const struct bg_ruleset *ruleset;
    const struct bg_grid_def *def; /* of the sheet in hand */
    struct bg_grid_sheet *sheet;
    size_t room;
};

/* -- columns -------------------------------------------------------------------------------------
 */

static bool build_among(const char *const *names, const char *name)
{
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* Entries and objects have sheets of their own; a list of expressions is as JSON. */
static bool build_has_column(const struct bg_key *key)
{
    if (key->type == BG_KEY_OBJECT || key->type == BG_KEY_MAP)
        return false;
    return key->type != BG_KEY_LIST || !key->of->keys || (key->of->alone && key->of->keys);
}

/* "valid_until" as a heading. */
static const char *heading_of(struct bg_arena *arena, const char *key)
{
    char *text = bg_arena_text(arena, key, strlen(key));
    for (char *p = text; *p; p++)
        *p = *p == '_' ? ' ' : *p;
    if (*text >= 'a' && *text <= 'z')
        *text = (char)(*text - 'a' + 'A');
    return text;
}

static double build_width_of(enum bg_grid_kind kind)
{
    switch (kind) {
    case BG_GRID_NUMBER:
    case BG_GRID_YES_NO:
        return 11;
    case BG_GRID_DATE:
    case BG_GRID_MOMENT:
        return 13;
    case BG_GRID_WORD:
    case BG_GRID_SCALAR:
        return 16;
    case BG_GRID_EXPR:
    case BG_GRID_JSON:
        return 38;
    default:
        return 30;
    }
}

static void add_names(struct bg_arena *arena, const struct bg_key *key, const char *const **names,
                      size_t *n)
{
    const char *list[128];
    size_t count = 0;
    for (; key->names && key->names[count] && count < 128; count++)
        list[count] = key->names[count];
    for (; !key->names && key->name_at && key->name_at(count) && count < 128; count++)
        list[count] = key->name_at(count);
    const char **out = BG_ARRAY(arena, count, const char *);
    if (count)
        memcpy(out, list, count * sizeof *out);
    *names = out;
    *n = count;
}

static struct bg_grid_column build_column_of(struct bg_arena *arena, const struct bg_key *key,
                                             const char *name)
{
    struct bg_grid_column column = {.heading = heading_of(arena, name),
                                    .about = key->about ? key->about : "",
                                    .kind = bg_grid_kind_of(key),
                                    .key = name};
    if (column.kind == BG_GRID_WORD)
        add_names(arena, key, &column.names, &column.names_n);
    if (strcmp(name, "source") == 0)
        column.ids_of = "Sources";
    if (strcmp(name, "field") == 0)
        column.ids_of = "Questions";
    column.width = strcmp(name, "unit") == 0 ? 14 : build_width_of(column.kind);
    return column;
}

static struct bg_grid_column said_column(const char *name)
{
    bool sum = strcmp(name, "#sum") == 0;
    return (struct bg_grid_column){.heading = sum ? "Adds up" : "In words",
                                   .about = "Said by the program",
                                   .kind = sum ? BG_GRID_SUM : BG_GRID_SAID,
                                   .width = sum ? 17 : 46};
}

static void build_add_keys(struct building *b, struct bg_grid_column *columns, size_t *n,
                           const struct bg_shape *shape)
{
    for (const char *const *first = b->def->first; *first; first++) {
        if (**first == '#')
            columns[(*n)++] = said_column(*first);
        for (const struct bg_key *key = shape->keys; key->name; key++)
            if (strcmp(key->name, *first) == 0)
                columns[(*n)++] = build_column_of(b->arena, key, key->name);
    }
    for (const struct bg_key *key = shape->keys; key->name && *n < COLUMNS_MAX - 2; key++)
        if (build_has_column(key) && !build_among(b->def->first, key->name) &&
            !build_among(b->def->leave, key->name))
            columns[(*n)++] = build_column_of(b->arena, key, key->name);
    columns[(*n)++] = (struct bg_grid_column){.heading = "Comment",
                                              .about = "Not evaluated",
                                              .kind = BG_GRID_TEXT,
                                              .key = "comment",
                                              .width = 30};
}

static void make_columns(struct building *b)
{
    const struct bg_shape *shape = bg_grid_shape(b->def->shape);
    struct bg_grid_column *columns = BG_ARRAY(b->arena, COLUMNS_MAX, struct bg_grid_column);
    size_t n = 0;
    for (; n < b->def->keys_n; n++)
        columns[n] = (struct bg_grid_column){.heading = b->def->keys[n],
                                             .about = "",
                                             .kind = BG_GRID_TEXT,
                                             .ids_of = b->def->ids_of[n],
                                             .width = 22};
    if (shape->by == BG_BY_DATE)
        columns[n - 1].kind = BG_GRID_DATE, columns[n - 1].width = 13;
    if (b->def->value) {
        columns[n] = build_column_of(b->arena, shape->alone, "");
        columns[n++].heading = b->def->value;
    }
    if (!b->def->value && shape->keys)
        build_add_keys(b, columns, &n, shape);
    b->sheet->columns = columns;
    b->sheet->columns_n = n;
    b->sheet->keys_n = b->def->keys_n;
}

/* -- rows ----------------------------------------------------------------------------------------
 */

static struct bg_grid_row *build_add_row(struct building *b)
{
    struct bg_grid_sheet *sheet = b->sheet;
    BG_MORE(b->arena, sheet->rows, sheet->rows_n, b->room);
    struct bg_grid_row *row = &sheet->rows[sheet->rows_n++];
    row->cells = BG_ARRAY(b->arena, sheet->columns_n, struct bg_grid_cell);
    row->pointer = "";
    return row;
}

static void build_show(struct building *b, struct bg_grid_cell *cell, struct bg_tree_node *node)
{
    cell->node = node;
    cell->shown = bg_grid_show(b->arena, b->tree->json, node ? node->json : NULL, cell->kind);
    cell->locked = cell->shown.text && strcmp(cell->shown.text, BG_GRID_KEPT) == 0;
    for (; node; node = node->parent)
        node->covered = true;
}

static struct bg_grid_value build_said(const char *text)
{
    return (struct bg_grid_value){.as = *text ? BG_SHOWN_TEXT : BG_SHOWN_NOTHING, .text = text};
}

static void cover(struct bg_tree_node *node)
{
    for (struct bg_tree_node *c = node->first; c; c = c->next) {
        c->covered = true;
        cover(c);
    }
}

/* The dated value that is nothing but its value has no object around it. */
static struct bg_tree_node *build_member(const struct bg_shape *shape, struct bg_tree_node *node,
                                         const char *key)
{
    if (!*key)
        return node;
    if (node->type == BG_JSON_OBJECT)
        return bg_tree_child(node, key);
    return shape->alone && strcmp(key, "value") == 0 ? node : NULL;
}

static const char *build_words_of(struct building *b, const char *id)
{
    int found = b->ruleset ? bg_ruleset_criterion(b->ruleset, id) : -1;
    struct bg_buf out;
    if (found < 0)
        return "";
    const struct bg_criterion *criterion = &b->ruleset->criteria[found];
    bg_buf_init(&out, b->arena);
    if (criterion->kind)
        criterion->kind->words(b->ruleset, criterion, NULL, &out);
    else
        bg_buf_puts(&out, "the sum of its parts");
    if (criterion->when) {
        bg_buf_puts(&out, "; only where ");
        bg_logic_words(criterion->when, NULL, &out);
    }
    return bg_buf_text(&out);
}

static struct bg_grid_row *build_put_entry(struct building *b, struct bg_tree_node *node,
                                           const char *const *keys)
{
    const struct bg_shape *shape = bg_grid_shape(b->def->shape);
    struct bg_grid_row *row = build_add_row(b);
    const struct bg_grid_column *columns = b->sheet->columns;
    row->pointer = bg_tree_pointer(b->arena, node);
    row->node = node;
    for (size_t i = 0; i < b->sheet->columns_n; i++) {
        struct bg_grid_cell *cell = &row->cells[i];
        const struct bg_grid_column *column = &columns[i];
        cell->kind = column->kind;
        cell->names = column->names;
        cell->names_n = column->names_n;
        cell->ids_of = column->ids_of;
        if (i < b->def->keys_n) {
            struct bg_buf quoted;
            bg_buf_init(&quoted, b->arena);
            bg_buf_json(&quoted, keys[i] ? keys[i] : "", -1);
            const char *json = bg_buf_text(&quoted);
            const struct bg_json *parsed =
                bg_json_parse(b->arena, bg_diags_new(b->arena),
                              bg_source_new(b->arena, "", json, strlen(json)), NULL);
            cell->shown =
                bg_grid_show(b->arena, parsed, parsed ? parsed->root : NULL, column->kind);
        } else if (column->kind == BG_GRID_SAID || column->kind == BG_GRID_SUM) {
            cell->shown =
                build_said(column->kind == BG_GRID_SAID ? build_words_of(b, keys[0]) : "");
            cell->locked = true;
        } else {
            build_show(b, cell, build_member(shape, node, column->key));
            if (cell->node && (cell->node != node || !*column->key))
                cover(cell->node);
        }
    }
    node->covered = true;
    return row;
}

/* -- where entries are
 * --------------------------------------------------------------------------- */

struct walk {
    struct building *b;
    const char *keys[BG_GRID_KEYS_MAX];
};

static void build_put_entries(struct walk *w, struct bg_tree_node *container)
{
    const struct bg_grid_def *def = w->b->def;
    for (struct bg_tree_node *c = container->first; c; c = c->next) {
        if (def->own >= 0)
            w->keys[def->own] = c->key;
        build_put_entry(w->b, c, w->keys);
    }
    container->covered = container->covered || container->first;
}

static bool holds_dates(const struct bg_tree_node *node)
{
    return node->first && node->first->key && node->first->key[0] >= '0' &&
           node->first->key[0] <= '9' && strlen(node->first->key) == 10 &&
           node->first->key[4] == '-';
}

static void walk_path(struct walk *w, struct bg_tree_node *node, const char *path);

/* Down to the objects whose members are dates, with the names on the way. */
static void build_walk_table(struct walk *w, struct bg_tree_node *node, int key, const char *so_far)
{
    for (struct bg_tree_node *c = node->first; c && c->key; c = c->next) {
        const char *name =
            *so_far ? bg_arena_printf(w->b->arena, "%s | %s", so_far, c->key) : c->key;
        w->keys[key] = name;
        if (holds_dates(c))
            build_put_entries(w, c);
        else if (c->type == BG_JSON_OBJECT)
            build_walk_table(w, c, key, name);
    }
}

static void walk_criteria(struct walk *w, struct bg_tree_node *criteria, int key, const char *rest)
{
    for (struct bg_tree_node *c = criteria ? criteria->first : NULL; c; c = c->next) {
        w->keys[key] = c->key;
        walk_path(w, c, rest);
        walk_criteria(w, bg_tree_child(c, "criteria"), key, rest);
    }
}

static void walk_path(struct walk *w, struct bg_tree_node *node, const char *path)
{
    size_t n = strcspn(path, "/");
    const char *rest = path + n + (path[n] == '/');
    if (!node)
        return;
    if (n == 0) {
        build_put_entries(w, node);
    } else if (*path == '@') {
        walk_criteria(w, bg_tree_child(node, "criteria"), path[1] - '0', rest);
    } else if (*path == '~') {
        build_walk_table(w, node, path[1] - '0', "");
    } else if (*path == '$') {
        for (struct bg_tree_node *c = node->first; c; c = c->next) {
            w->keys[path[1] - '0'] = c->key;
            walk_path(w, c, rest);
        }
    } else {
        walk_path(w, bg_tree_child(node, bg_arena_text(w->b->arena, path, n)), rest);
    }
}

static void build_put_criteria(struct walk *w, struct bg_tree_node *criteria, int depth)
{
    const char *group = w->keys[1];
    for (struct bg_tree_node *c = criteria ? criteria->first : NULL; c; c = c->next) {
        struct bg_tree_node *inner = bg_tree_child(c, "criteria");
        w->keys[0] = c->key;
        w->keys[1] = group;
        struct bg_grid_row *row = build_put_entry(w->b, c, w->keys);
        row->depth = depth;
        row->heading = inner != NULL;
        w->keys[1] = c->key;
        if (inner)
            inner->covered = inner->first != NULL;
        build_put_criteria(w, inner, depth + 1);
    }
    w->keys[1] = group;
}

static void build_put_list(struct building *b, const struct bg_grid_def *def)
{
    struct walk walk = {.b = b};
    b->def = def;
    b->room = 0;
    *b->sheet = (struct bg_grid_sheet){
        .name = def->name, .title = def->title, .note = def->note, .spare = def->spare};
    make_columns(b);
    if (def->tree) {
        build_put_criteria(&walk, bg_tree_child(b->tree->root, "criteria"), 0);
        return;
    }
    for (int i = 0; i < 2 && def->paths[i]; i++) {
        if (def->choose >= 0)
            walk.keys[def->choose] = NULL;
        walk_path(&walk, b->tree->root, def->paths[i]);
    }
}

/* -- pairs
 * ----------------------------------------------------------------------------------------- */

static const struct bg_grid_column pair_columns[] = {
    {.heading = "What", .about = "", .kind = BG_GRID_SAID, .width = 22},
    {.heading = "Value", .about = "", .kind = BG_GRID_TEXT, .key = "", .width = 70},
    {.heading = "Meaning", .about = "", .kind = BG_GRID_SAID, .width = 60},
};

static struct bg_tree_node *build_find(struct building *b, const char *path)
{
    struct bg_tree_node *node = b->tree->root;
    while (node && *path) {
        size_t n = strcspn(path, "/");
        node = bg_tree_child(node, bg_arena_text(b->arena, path, n));
        path += n + (path[n] == '/');
    }
    return node;
}

/* What the key is, and the words that it takes. */
static const char *meaning_of(struct bg_arena *arena, const struct bg_grid_column *column)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_puts(&out, column->about);
    for (size_t i = 0; i < column->names_n && column->names_n <= 6; i++)
        bg_buf_printf(&out, "%s%s",
                      i > 0      ? (i + 1 < column->names_n ? ", " : " or ")
                      : out.size ? ": "
                                 : "",
                      column->names[i]);
    return bg_buf_text(&out);
}

static void build_put_pair(struct building *b, const struct bg_grid_part *part,
                           struct bg_tree_node *object, const struct bg_key *key)
{
    struct bg_grid_row *row = build_add_row(b);
    struct bg_grid_column column = build_column_of(b->arena, key, key->name);
    struct bg_grid_cell *value = &row->cells[1];
    row->pointer =
        bg_arena_printf(b->arena, "/%s%s%s", part->path, *part->path ? "/" : "", key->name);
    row->node = object;
    row->cells[0] = (struct bg_grid_cell){
        .shown = build_said(column.heading), .kind = BG_GRID_SAID, .locked = true};
    row->cells[2] = (struct bg_grid_cell){
        .shown = build_said(meaning_of(b->arena, &column)), .kind = BG_GRID_SAID, .locked = true};
    *value = (struct bg_grid_cell){.kind = column.kind,
                                   .names = column.names,
                                   .names_n = column.names_n,
                                   .ids_of = column.ids_of};
    build_show(b, value, bg_tree_child(object, key->name));
    if (value->node)
        cover(value->node);
    value->locked = value->locked || strcmp(key->name, "format") == 0;
}

static void put_pairs(struct building *b, const struct bg_grid_pairs *pairs)
{
    static const struct bg_key comment = {
        .name = "comment", .type = BG_KEY_TEXT, .about = "Not evaluated"};
    b->room = 0;
    *b->sheet = (struct bg_grid_sheet){.name = pairs->name,
                                       .title = pairs->title,
                                       .note = pairs->note,
                                       .pairs = true,
                                       .columns = pair_columns,
                                       .columns_n = sizeof pair_columns / sizeof *pair_columns};
    for (size_t i = 0; i < BG_GRID_PARTS_MAX && pairs->parts[i].heading; i++) {
        const struct bg_grid_part *part = &pairs->parts[i];
        struct bg_tree_node *object = build_find(b, part->path);
        struct bg_grid_row *row = build_add_row(b);
        row->heading = true;
        row->cells[0].shown = build_said(part->heading);
        for (const struct bg_key *key = bg_grid_shape(part->path)->keys; key->name; key++)
            if (build_has_column(key) && !build_among(part->leave, key->name))
                build_put_pair(b, part, object, key);
        build_put_pair(b, part, object, &comment);
    }
}

/* -- the rest
 * -------------------------------------------------------------------------------------- */

static const struct bg_grid_column other_columns[] = {
    {.heading = "Where", .about = "", .kind = BG_GRID_SAID, .width = 34},
    {.heading = "Value (JSON)", .about = "", .kind = BG_GRID_JSON, .key = "", .width = 110},
};

static void put_uncovered(struct building *b, struct bg_tree_node *node)
{
    for (struct bg_tree_node *c = node->first; c; c = c->next) {
        if (c->covered) {
            put_uncovered(b, c);
            continue;
        }
        struct bg_grid_row *row = build_add_row(b);
        row->pointer = bg_tree_pointer(b->arena, c);
        row->node = node;
        row->cells[0] = (struct bg_grid_cell){
            .shown = build_said(row->pointer), .kind = BG_GRID_SAID, .locked = true};
        row->cells[1].kind = BG_GRID_JSON;
        row->cells[1].shown = bg_grid_show(b->arena, b->tree->json, c->json, BG_GRID_JSON);
        row->cells[1].node = c;
    }
}

static void build_put_rest(struct building *b)
{
    b->room = 0;
    *b->sheet = (struct bg_grid_sheet){
        .name = "Other",
        .title = "What the other sheets have no cell for",
        .note =
            "Kept as JSON. \"Where\" is the place in the file. A value that is cleared is removed.",
        .pairs = true,
        .columns = other_columns,
        .columns_n = 2};
    put_uncovered(b, b->tree->root);
}

struct bg_grid *bg_grid_build(struct bg_arena *arena, struct bg_tree *tree,
                              const struct bg_ruleset *ruleset)
{
    struct building b = {.arena = arena, .tree = tree, .ruleset = ruleset};
    struct bg_grid *grid = BG_NEW(arena, struct bg_grid);
    grid->ruleset = ruleset;
    grid->sheets = BG_ARRAY(arena, bg_grid_defs_n + bg_grid_pairs_n + 1, struct bg_grid_sheet);
    for (size_t i = 0, p = 0; i < bg_grid_defs_n; i++) {
        for (; p < bg_grid_pairs_n && bg_grid_pairs[p].before == i; p++) {
            b.sheet = &grid->sheets[grid->sheets_n++];
            put_pairs(&b, &bg_grid_pairs[p]);
        }
        b.sheet = &grid->sheets[grid->sheets_n++];
        build_put_list(&b, &bg_grid_defs[i]);
    }
    b.sheet = &grid->sheets[grid->sheets_n++];
    build_put_rest(&b);
    return grid;
}

/* -- where a new entry goes
 * ------------------------------------------------------------------------ */

static struct bg_tree_node *criterion_of(struct bg_tree_node *criteria, const char *id)
{
    for (struct bg_tree_node *c = criteria ? criteria->first : NULL; c; c = c->next) {
        if (!c->removed && strcmp(c->key, id) == 0)
            return c;
        struct bg_tree_node *inner = criterion_of(bg_tree_child(c, "criteria"), id);
        if (inner)
            return inner;
    }
    return NULL;
}

static struct bg_tree_node *build_table_of(struct bg_tree *tree, struct bg_tree_node *node,
                                           const char *names)
{
    while (*names) {
        const char *end = strstr(names, " | ");
        size_t n = end ? (size_t)(end - names) : strlen(names);
        node = bg_tree_ensure(tree, node, bg_arena_text(tree->arena, names, n), BG_JSON_OBJECT);
        names += n + (end ? 3 : 0);
    }
    return node;
}

struct bg_tree_node *bg_grid_container(struct bg_tree *tree, const struct bg_grid_def *def,
                                       const char *const *keys, const char **why)
{
    const char *path = def->paths[def->choose >= 0 && *keys[def->choose] ? 1 : 0];
    struct bg_tree_node *node = tree->root;
    while (*path && node) {
        size_t n = strcspn(path, "/");
        bool last = path[n] == '\0';
        const char *key = strchr("$@~", *path) ? keys[path[1] - '0'] : NULL;
        struct bg_tree_node *next = NULL;
        if (*path == '~')
            next = build_table_of(tree, node, key);
        else if (*path == '@')
            next = criterion_of(bg_tree_child(node, "criteria"), key);
        else if (*path == '$')
            next = bg_tree_child(node, key);
        else
            next = bg_tree_ensure(tree, node, bg_arena_text(tree->arena, path, n),
                                  last && def->own < 0 ? BG_JSON_ARRAY : BG_JSON_OBJECT);
        if (!next)
            *why = bg_arena_printf(tree->arena, "there is no \"%s\" that it could belong to", key);
        node = next;
        path += n + !last;
    }
    return node;
}
