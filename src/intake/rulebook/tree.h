/* A JSON document that is changed in places: what is not touched is printed as it was, byte for
 * byte; every value keeps the label of the cell that it came from. */
#ifndef BG_INTAKE_RULEBOOK_TREE_H
#define BG_INTAKE_RULEBOOK_TREE_H

#include "base/json.h"

struct bg_tree_node {
    const char *key; /* NULL in a list */
    enum bg_json_type type;
    const struct cJSON *json; /* NULL: it is new */
    struct bg_tree_node *parent, *first, *last, *next;
    const char *text;  /* of a new value that is no container: its JSON */
    const char *label; /* of the cell; NULL: that of what is around it */
    bool covered;      /* some cell shows it */
    bool touched;      /* it, or something in it, was changed */
    bool removed;
};

struct bg_tree {
    struct bg_arena *arena;
    const struct bg_json *json;
    struct bg_tree_node *root;
};

#define BG_TREE_NOWHERE "the document" /* label of what no cell shows */

struct bg_tree *bg_tree_new(struct bg_arena *arena, const struct bg_json *json);
struct bg_tree_node *bg_tree_child(const struct bg_tree_node *node, const char *key); /* or NULL */
/* By a JSON pointer (RFC 6901); NULL: there is nothing. */
struct bg_tree_node *bg_tree_find(const struct bg_tree *tree, const char *pointer);
const char *bg_tree_pointer(struct bg_arena *arena, const struct bg_tree_node *node);

void bg_tree_replace(struct bg_tree_node *node, const char *text, const char *label);
void bg_tree_remove(struct bg_tree_node *node);
void bg_tree_rename(struct bg_tree_node *node, const char *key);
/* The member of that name, made where there is none: of the type, empty. key NULL: a new entry of a
 * list. */
struct bg_tree_node *bg_tree_ensure(struct bg_tree *tree, struct bg_tree_node *node,
                                    const char *key, enum bg_json_type type);
/* A value that becomes an object which holds it under key. */
void bg_tree_wrap(struct bg_tree *tree, struct bg_tree_node *node, const char *key);
/* The whole document with a place for each value. name: of the workbook. sha256: of its bytes. */
struct bg_source *bg_tree_source(struct bg_tree *tree, const char *name,
                                 const unsigned char sha256[32]);

#endif
