/* The changed document: a tree over the parsed one. */
#include "intake/rulebook/tree.h"

#include <string.h>

#include "base/list.h"
#include "base/source.h"

static struct bg_tree_node *new_node(struct bg_arena *arena, struct bg_tree_node *parent,
                                     const char *key, enum bg_json_type type)
{
    struct bg_tree_node *node = BG_NEW(arena, struct bg_tree_node);
    node->parent = parent;
    node->key = key;
    node->type = type;
    if (parent && parent->last)
        parent->last->next = node;
    else if (parent)
        parent->first = node;
    if (parent)
        parent->last = node;
    return node;
}

static void add_children(struct bg_arena *arena, struct bg_tree_node *node)
{
    for (const struct cJSON *c = bg_json_first(node->json); c; c = bg_json_next(c)) {
        struct bg_tree_node *child = new_node(arena, node, bg_json_key(c), bg_json_type(c));
        child->json = c;
        add_children(arena, child);
    }
}

struct bg_tree *bg_tree_new(struct bg_arena *arena, const struct bg_json *json)
{
    struct bg_tree *tree = BG_NEW(arena, struct bg_tree);
    tree->arena = arena;
    tree->json = json;
    tree->root = new_node(arena, NULL, NULL, bg_json_type(json->root));
    tree->root->json = json->root;
    add_children(arena, tree->root);
    return tree;
}

struct bg_tree_node *bg_tree_child(const struct bg_tree_node *node, const char *key)
{
    struct bg_tree_node *child = node ? node->first : NULL;
    for (; child; child = child->next)
        if (!child->removed && child->key && strcmp(child->key, key) == 0)
            return child;
    return NULL;
}

/* -- pointers ---------------------------------------------------------------------------------- */

static void put_token(struct bg_buf *out, const char *key)
{
    for (; *key; key++) {
        if (*key == '~')
            bg_buf_puts(out, "~0");
        else if (*key == '/')
            bg_buf_puts(out, "~1");
        else
            bg_buf_putc(out, *key);
    }
}

static void put_pointer(struct bg_buf *out, const struct bg_tree_node *node)
{
    size_t place = 0;
    if (!node->parent)
        return;
    put_pointer(out, node->parent);
    bg_buf_putc(out, '/');
    if (node->key) {
        put_token(out, node->key);
        return;
    }
    for (const struct bg_tree_node *n = node->parent->first; n != node; n = n->next)
        place++;
    bg_buf_printf(out, "%zu", place);
}

const char *bg_tree_pointer(struct bg_arena *arena, const struct bg_tree_node *node)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    put_pointer(&out, node);
    return bg_buf_text(&out);
}

struct bg_tree_node *bg_tree_find(const struct bg_tree *tree, const char *pointer)
{
    struct bg_tree_node *node = tree->root;
    while (node && *pointer) {
        size_t n = 1 + strcspn(pointer + 1, "/");
        struct bg_tree_node *child = node->first;
        size_t place = 0;
        for (; child; child = child->next, place++) {
            struct bg_buf token;
            bg_buf_init(&token, tree->arena);
            if (child->key)
                put_token(&token, child->key);
            else
                bg_buf_printf(&token, "%zu", place);
            if (token.size == n - 1 && memcmp(bg_buf_text(&token), pointer + 1, n - 1) == 0)
                break;
        }
        node = child;
        pointer += n;
    }
    return node;
}

/* -- changes ----------------------------------------------------------------------------------- */

static void tree_touch(struct bg_tree_node *node)
{
    for (; node && !node->touched; node = node->parent)
        node->touched = true;
}

void bg_tree_replace(struct bg_tree_node *node, const char *text, const char *label)
{
    node->text = text;
    node->label = label;
    node->first = node->last = NULL;
    tree_touch(node);
}

void bg_tree_remove(struct bg_tree_node *node)
{
    node->removed = true;
    tree_touch(node);
}

void bg_tree_rename(struct bg_tree_node *node, const char *key)
{
    node->key = key;
    tree_touch(node);
}

struct bg_tree_node *bg_tree_ensure(struct bg_tree *tree, struct bg_tree_node *node,
                                    const char *key, enum bg_json_type type)
{
    struct bg_tree_node *child = key ? bg_tree_child(node, key) : NULL;
    if (child)
        return child;
    child = new_node(tree->arena, node, key, type);
    tree_touch(child);
    return child;
}

void bg_tree_wrap(struct bg_tree *tree, struct bg_tree_node *node, const char *key)
{
    const char *text = node->text;
    size_t n;
    if (!text) {
        bg_json_raw(tree->json, node->json, &text, &n);
        text = bg_arena_text(tree->arena, text, n);
    }
    node->json = NULL;
    node->text = NULL;
    node->type = BG_JSON_OBJECT;
    node->first = node->last = NULL;
    struct bg_tree_node *inner = new_node(tree->arena, node, key, BG_JSON_NULL);
    inner->text = text;
    inner->label = node->label;
    tree_touch(inner);
    node->touched = true;
}

/* -- printing ---------------------------------------------------------------------------------- */

struct printing {
    const struct bg_tree *tree;
    struct bg_buf out;
    struct bg_source_place *places;
    size_t n, room;
};

static const char *tree_label_of(const struct bg_tree_node *node)
{
    while (node && !node->label)
        node = node->parent;
    return node ? node->label : BG_TREE_NOWHERE;
}

static void add_place(struct printing *p, size_t offset, const char *label)
{
    BG_MORE(p->tree->arena, p->places, p->n, p->room);
    p->places[p->n++] = (struct bg_source_place){.offset = offset, .label = label};
}

static size_t tree_start_of(const struct bg_tree *tree, const struct bg_tree_node *node)
{
    return node->key ? bg_json_key_pos(tree->json, node->json).offset
                     : bg_json_pos(tree->json, node->json).offset;
}

/* Places of what is in a value that is copied to `to`. */
static void add_inner_places(struct printing *p, const struct bg_tree_node *node, size_t from,
                             size_t to)
{
    for (const struct bg_tree_node *c = node->first; c; c = c->next) {
        add_place(p, tree_start_of(p->tree, c) - from + to, tree_label_of(c));
        add_inner_places(p, c, from, to);
    }
}

static void print(struct printing *p, const struct bg_tree_node *node, int depth);

static bool on_lines(const struct bg_tree *tree, const struct bg_tree_node *node)
{
    const char *text;
    size_t n;
    if (!node->json)
        return false;
    bg_json_raw(tree->json, node->json, &text, &n);
    return memchr(text, '\n', n) != NULL;
}

static void print_container(struct printing *p, const struct bg_tree_node *node, int depth)
{
    bool object = node->type == BG_JSON_OBJECT, lines = on_lines(p->tree, node), any = false;
    bg_buf_putc(&p->out, object ? '{' : '[');
    for (const struct bg_tree_node *c = node->first; c; c = c->next) {
        if (c->removed)
            continue;
        bg_buf_puts(&p->out, any ? "," : "");
        if (lines)
            bg_buf_printf(&p->out, "\n%*s", 2 * (depth + 1), "");
        else if (any)
            bg_buf_putc(&p->out, ' ');
        add_place(p, p->out.size, tree_label_of(c));
        if (c->key) {
            bg_buf_json(&p->out, c->key, -1);
            bg_buf_puts(&p->out, ": ");
        }
        print(p, c, depth + 1);
        any = true;
    }
    if (lines && any)
        bg_buf_printf(&p->out, "\n%*s", 2 * depth, "");
    bg_buf_putc(&p->out, object ? '}' : ']');
}

static void print(struct printing *p, const struct bg_tree_node *node, int depth)
{
    const char *text = node->text;
    size_t n;
    if (text) {
        bg_buf_puts(&p->out, text);
    } else if (node->json && !node->touched) {
        bg_json_raw(p->tree->json, node->json, &text, &n);
        add_inner_places(p, node, bg_json_pos(p->tree->json, node->json).offset, p->out.size);
        bg_buf_put(&p->out, text, n);
    } else {
        print_container(p, node, depth);
    }
}

struct bg_source *bg_tree_source(struct bg_tree *tree, const char *name,
                                 const unsigned char sha256[32])
{
    struct printing p = {.tree = tree};
    bg_buf_init(&p.out, tree->arena);
    add_place(&p, 0, tree_label_of(tree->root));
    print(&p, tree->root, 0);
    bg_buf_putc(&p.out, '\n');
    struct bg_source *source = bg_source_new(tree->arena, name, bg_buf_text(&p.out), p.out.size);
    memcpy(source->sha256, sha256, sizeof source->sha256);
    source->places = p.places;
    source->places_n = p.n;
    return source;
}
