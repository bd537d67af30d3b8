/* Strict JSON. A scan of ours (RFC 8259 and the limits below) is the only door to cJSON: it refuses
 * duplicate keys, bad UTF-8, control characters, numbers out of range and trailing data, each with
 * its place, and notes where every value is. Then cJSON parses the same bytes, and the places
 * are joined to its tree. Look-ups are case-sensitive. */
#ifndef BG_BASE_JSON_H
#define BG_BASE_JSON_H

#include "base/dec.h"
#include "base/diag.h"

struct cJSON; /* a node; read it only through the functions below */

enum bg_json_type {
    BG_JSON_NULL,
    BG_JSON_BOOL,
    BG_JSON_NUMBER,
    BG_JSON_TEXT,
    BG_JSON_ARRAY,
    BG_JSON_OBJECT
};

struct bg_json_limits {
    size_t bytes; /* of the document */
    int depth;
    size_t values;
    size_t text; /* bytes of one text */
};
extern const struct bg_json_limits bg_json_limits_default; /* 64 MiB, depth 64 */

struct bg_json {
    const struct bg_source *source;
    const struct cJSON *root;
    const size_t *offsets; /* of value i, in document order */
    const size_t *ends;
    size_t values;
};

/* NULL: not strict JSON, said in diags (one fault ends the scan). The tree is registered with the
 * arena for clean-up. limits NULL: the default. */
const struct bg_json *bg_json_parse(struct bg_arena *arena, struct bg_diags *diags,
                                    const struct bg_source *source,
                                    const struct bg_json_limits *limits);
/* The strict scan alone: counts values; false with the fault in diags. For benchmarks and fuzzers. */
bool bg_json_scan(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
                  const struct bg_json_limits *limits, size_t *values);

enum bg_json_type bg_json_type(const struct cJSON *node);
const char *bg_json_type_name(enum bg_json_type type); /* "a number", "an object", ... */
/* The member of that name, or NULL (also when node is NULL or no object). */
const struct cJSON *bg_json_get(const struct cJSON *node, const char *key);
const struct cJSON *bg_json_first(const struct cJSON *node); /* first child or NULL */
const struct cJSON *bg_json_next(const struct cJSON *child);
size_t bg_json_size(const struct cJSON *node);      /* number of children */
const char *bg_json_key(const struct cJSON *child); /* its key in its object, else NULL */
const char *bg_json_text(const struct cJSON *node); /* of a text, else NULL */
bool bg_json_true(const struct cJSON *node);        /* it is the boolean true */
/* The number with the digits of the file. False: not a number, or it does not fit a decimal. */
bool bg_json_dec(const struct bg_json *json, const struct cJSON *node, struct bg_dec *out);
double bg_json_double(const struct cJSON *node); /* only for the plain JsonLogic profile */
/* Where the value is; of its key where it has one. */
struct bg_pos bg_json_pos(const struct bg_json *json, const struct cJSON *node);
struct bg_pos bg_json_key_pos(const struct bg_json *json, const struct cJSON *child);
/* The value's own bytes in the source, for copying it unchanged. */
void bg_json_raw(const struct bg_json *json, const struct cJSON *node, const char **text,
                 size_t *n);
/* RFC 7386: target with patch merged in, as a new document text (keys keep their order). */
void bg_json_merge_patch(struct bg_buf *out, const struct bg_json *target,
                         const struct cJSON *target_node, const struct bg_json *patch,
                         const struct cJSON *patch_node);
/* The same as a source of that name, whose places lead back to the two texts. */
struct bg_source *bg_json_merged(struct bg_arena *arena, const char *name,
                                 const struct bg_json *target, const struct bg_json *patch,
                                 const struct cJSON *patch_node);
/* The same, but a null of the patch is a value like any other: it ends a figure, and removes nothing.
 * whole: a member of the document whose entries are replaced as they are (expressions); or NULL.
 * joined: members that are lists of which both hold, the patch's first; NULL-ended, or NULL. */
struct bg_source *bg_json_overlaid(struct bg_arena *arena, const char *name,
                                   const struct bg_json *target, const struct bg_json *patch,
                                   const char *whole, const char *const *joined);
/* The two say the same: the same values, and the same keys in the same order. NULL is only like NULL. */
bool bg_json_equal(const struct bg_json *a, const struct cJSON *x, const struct bg_json *b,
                   const struct cJSON *y);
/* Process-wide: cJSON's failed allocations are counted as ours. Program and tests only. */
void bg_json_trap_memory(void);

#endif
