/* Private to the makers and readers of grids: which sheets there are, and where the entries of each
 * are in the document. */
#ifndef BG_INTAKE_RULEBOOK_RULEBOOK_H
#define BG_INTAKE_RULEBOOK_RULEBOOK_H

#include "base/field.h"
#include "intake/rulebook/cell.h"

enum { BG_GRID_KEYS_MAX = 3, BG_GRID_PARTS_MAX = 3 };

/* Where entries are: keys and, by one letter and a digit, what the row's key of that number says:
 * $ a member of that name, @ the criterion with that id wherever it is, ~ members down to the
 * dated values, joined by " | ". */
struct bg_grid_def {
    const char *name, *title, *note;
    const char *shape;                    /* by keys from the ruleset's: "fields/choices" */
    const char *paths[2];                 /* the second: where the key `choose` is given */
    int choose;                           /* -1: there is one path */
    const char *keys[BG_GRID_KEYS_MAX];   /* headings */
    const char *ids_of[BG_GRID_KEYS_MAX]; /* the sheets that have what may be there */
    size_t keys_n;
    int own;                  /* of the keys, the entry's name in its map; -1: it is in a list */
    bool tree;                /* criteria: the second path nests */
    const char *value;        /* heading of an entry that is nothing but a value; NULL */
    const char *const *first; /* keys in this order, before the others */
    const char *const *leave; /* keys that other sheets have */
    size_t spare;
};
extern const struct bg_grid_def bg_grid_defs[];
extern const size_t bg_grid_defs_n;

struct bg_grid_part { /* of a sheet of pairs */
    const char *heading;
    const char *path; /* keys from the root; the same name their shapes */
    const char *const *leave;
};
struct bg_grid_pairs {
    const char *name, *title, *note;
    struct bg_grid_part parts[BG_GRID_PARTS_MAX];
    size_t before; /* of the defs: where it is */
};
extern const struct bg_grid_pairs bg_grid_pairs[];
extern const size_t bg_grid_pairs_n;

const struct bg_shape *bg_grid_shape(const char *path);
enum bg_grid_kind bg_grid_kind_of(const struct bg_key *key);

/* The document as sheets; the nodes that are shown become covered. ruleset: for what is said in
 * words; NULL: without. */
struct bg_grid *bg_grid_build(struct bg_arena *arena, struct bg_tree *tree,
                              const struct bg_ruleset *ruleset);
/* The def of a sheet; NULL: it is no list of entries. */
const struct bg_grid_def *bg_grid_def_of(const char *sheet);
/* The container for a new entry with these keys, made where it is missing. NULL: *why. */
struct bg_tree_node *bg_grid_container(struct bg_tree *tree, const struct bg_grid_def *def,
                                       const char *const *keys, const char **why);

#endif
