/* Shapes: an object of a file described by rows, one for each key. The same rows load the object
 * into a struct, report every fault of shape with its place, write the struct as a file again, and
 * write the JSON Schema, so that loader, writer and schema cannot drift apart. Shapes know nothing of
 * what the values mean. */
#ifndef BG_BASE_FIELD_H
#define BG_BASE_FIELD_H

#include "base/json.h"

enum { BG_ID_MAX = 64 }; /* bytes of an id */

enum bg_key_type {                 /* what is in the file, and what the member is */
                   BG_KEY_TEXT,    /* const char *; "" when absent */
                   BG_KEY_WORD,    /* const char *; one of the names; "" when absent */
                   BG_KEY_ENUM,    /* an enum; one of the names, by its position */
                   BG_KEY_DATE,    /* int64_t days; INT64_MIN when absent */
                   BG_KEY_INSTANT, /* struct bg_instant; a date, or a date with a time */
                   BG_KEY_BOOL,    /* bool */
                   BG_KEY_INT,     /* int64_t */
                   BG_KEY_DEC,     /* struct bg_dec */
                   BG_KEY_EXACT,   /* struct bg_dec, as a text: no reader makes a double of it */
                   BG_KEY_HASH,    /* unsigned char[32]; 64 hexadecimal digits */
                   BG_KEY_COUNTS,  /* int64_t[n]; a list of n whole numbers that are not negative */
                   BG_KEY_SCALAR,  /* const struct cJSON *; number, text, boolean or null */
                   BG_KEY_EXPR,    /* const struct cJSON *; an expression, compiled later */
                   BG_KEY_NODE,    /* const struct cJSON *; anything; the row says its schema */
                   BG_KEY_TEXTS,   /* struct bg_texts; a list of texts */
                   BG_KEY_OBJECT,  /* a struct, by the shape `of` */
                   BG_KEY_LIST,    /* struct bg_items; a list of `of` */
                   BG_KEY_MAP /* struct bg_items; an object with entries of `of` by their keys */
};

struct bg_texts {
    const char *const *items;
    size_t n;
};

/* The first member of every struct that is loaded, unless its shape is bare. */
struct bg_item {
    const char *key; /* in its map; "" elsewhere */
    const struct cJSON *node;
    struct bg_pos pos; /* of its key, else of the value */
    bool faulty;       /* some fault of shape in it or below: sums over it mean nothing */
};
struct bg_items {
    void *items; /* n structs of the shape's size */
    size_t n;
    bool said; /* the file has the key */
};

struct bg_shape;

struct bg_key {
    const char *name; /* NULL ends the rows */
    enum bg_key_type type;
    size_t at; /* offset of the member */
    bool required;
    size_t said; /* offset of a bool: the file has the key, with a good value (an object: with any);
                  * 0: none */
    const char *const *names;         /* of a word or an enum, NULL-terminated */
    const char *(*name_at)(size_t i); /* or a function that gives them; NULL past the last */
    const struct bg_shape *of;
    const char *unless;    /* the default as text; of a number, word, enum or "true" */
    const char *min, *max; /* of a number, as text; NULL: no bound */
    size_t least;          /* fewest entries of a list or map */
    size_t n;              /* of counts */
    /* of texts and lists: the member is a pointer, and the size_t at this offset says how many; 0: it is a
     * struct bg_texts or bg_items */
    size_t n_at;
    const char *about;  /* one sentence for the schema */
    const char *schema; /* of a node: its schema as JSON text */
};

enum bg_map_key { BG_BY_ID, BG_BY_DATE, BG_BY_TEXT };

struct bg_shape {
    const char *name; /* in the schema: "criterion" */
    const char *what; /* in messages: "criterion" */
    size_t size;
    const struct bg_key *keys;  /* NULL: only the short form */
    const struct bg_key *alone; /* the short form: one row without a name; NULL: none */
    enum bg_map_key by;         /* of a map's keys */
    size_t date_at;             /* BG_BY_DATE: offset of the key's days, an int64_t */
    /* The struct is the program's own, with no bg_item in front: it is no entry of a map, has no short form,
     * and is written on one line. */
    bool bare;
    bool whole; /* of a bare one: all keys are written, but for dates that are missing */
    const char *about;
    void (*more)(struct bg_buf *out); /* writes `, "keyword": ...` that rows cannot say; or NULL */
};

struct bg_loading {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_json *json;
};

/* Fills out (zeroed, of shape->size) from node and reports every fault. False: there were some;
 * what could be read is there all the same, the rest has its defaults. node NULL: defaults only. */
bool bg_shape_load(const struct bg_loading *loading, const struct cJSON *node,
                   const struct bg_shape *shape, void *out);
/* The entries of an object, or of a list (each `what` in messages). */
bool bg_shape_load_map(const struct bg_loading *loading, const struct cJSON *node,
                       const struct bg_shape *shape, struct bg_items *out);
bool bg_shape_load_list(const struct bg_loading *loading, const struct cJSON *node,
                        const struct bg_shape *shape, struct bg_items *out);

/* The other way: the struct as a document, its keys in the order of the rows. A key is written where its
 * member is not the default, where the row demands it, and where the file had it (item.node). json: of the
 * nodes in the struct. A line each for the entries of the root's lists and maps, and for its keys from the
 * first of those on; a bare root is one line. */
void bg_shape_write(struct bg_buf *out, const struct bg_json *json, const struct bg_shape *shape,
                    const void *item);

/* `criterion "wages"`, or `the award` where it has no key. Lives in the arena. */
const char *bg_shape_title(struct bg_arena *arena, const struct bg_shape *shape,
                           const struct bg_item *item);
/* `; did you mean "x"?`, or "" when no name is near. Lives in the arena. */
const char *bg_did_you_mean(struct bg_arena *arena, const char *wrong, const char *const *names,
                            size_t n);
/* The value's place in the item under key; the item's own where the key is absent. */
struct bg_pos bg_item_pos(const struct bg_json *json, const struct bg_item *item, const char *key);
bool bg_id_is_good(const char *id);

/* The whole schema (2020-12) of a root shape. defs: `, "name": {...}` texts for more $defs, or
 * NULL. An expression refers to #/$defs/expression, which defs must then hold. */
void bg_shape_schema(struct bg_buf *out, const struct bg_shape *root, const char *id,
                     const char *title, const char *defs);
/* The same for people: a section for each shape, as Markdown with a table of its keys, or as roff. */
void bg_shape_tables(struct bg_buf *out, const struct bg_shape *root);
void bg_shape_manual(struct bg_buf *out, const struct bg_shape *root);

#endif
