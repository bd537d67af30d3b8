/* What the files of the plain profile share: compiled nodes, one evaluation's state, and the
 * helpers that operators use. An operator is a row of plain_ops.def and a function below. Every
 * function that returns bool says false when an error was raised, and then *out means nothing. */
#ifndef BG_LOGIC_PLAIN_INTERNAL_H
#define BG_LOGIC_PLAIN_INTERNAL_H

#include "logic/plain.h"
#include "logic/plain_value.h"

struct bg_plain_eval;
struct bg_plain_node;
struct bg_plain_scope;

struct bg_plain_op {
    const char *name;
    bool (*run)(struct bg_plain_eval *e, const struct bg_plain_node *node,
                const struct bg_plain_scope *scope, struct bg_plain_value *out);
};

struct bg_plain_node {
    const struct bg_plain_op *op; /* NULL: the value itself */
    struct bg_plain_value value;
    const struct bg_plain_node *args;
    size_t n;
    size_t slot; /* its n operands' places among the evaluation's slots */
    bool listed; /* the operand was written as an array: each element is an operand */
};

struct bg_plain {
    struct bg_plain_node root;
    size_t slots;
};

/* What `val` sees: the data, an item inside an iteration, a caught error. */
struct bg_plain_scope {
    const struct bg_plain_scope *up;
    struct bg_plain_value value;
    const struct bg_plain_value *names; /* not NULL: the value is an object of these two */
    struct bg_plain_value pair[2];
};

struct bg_plain_eval {
    struct bg_arena *arena;
    struct bg_plain_value *slots;
    int64_t steps; /* that are left */
    size_t bytes;  /* that are left */
    struct bg_plain_value error;
    bool stopped; /* by a limit: `try` may not catch it */
};

struct bg_plain_span {
    const struct bg_plain_value *items;
    size_t n;
};

/* bg_plain_eval with limits of its own, of steps and of bytes of values. */
bool bg_plain_eval_within(struct bg_arena *arena, const struct bg_plain *plain,
                          const struct cJSON *data, int64_t steps, size_t bytes,
                          struct bg_buf *out);
bool bg_plain_run(struct bg_plain_eval *e, const struct bg_plain_node *node,
                  const struct bg_plain_scope *scope, struct bg_plain_value *out);
/* The operands, evaluated. One that was not written as an array and gives an array gives the
 * operands by its elements. They last until the node is run again. */
bool bg_plain_operands(struct bg_plain_eval *e, const struct bg_plain_node *node,
                       const struct bg_plain_scope *scope, struct bg_plain_span *out);

/* Counts work; false when the limit is reached. */
bool bg_plain_spend(struct bg_plain_eval *e, size_t steps);
/* Counted memory; NULL when the limit is reached (raised). */
void *bg_plain_alloc(struct bg_plain_eval *e, size_t count, size_t size);
/* Wraps items, which now belong to the list. */
bool bg_plain_list_of(struct bg_plain_eval *e, const struct bg_plain_value *keys,
                      const struct bg_plain_value *items, size_t n, struct bg_plain_value *out);

/* All three return false, so that `return bg_plain_raise(e, ...)` reads well. */
bool bg_plain_raise(struct bg_plain_eval *e, struct bg_plain_value type);
bool bg_plain_raise_arguments(struct bg_plain_eval *e);
bool bg_plain_raise_nan(struct bg_plain_eval *e);
/* A limit: raised and not to be caught. */
bool bg_plain_stop(struct bg_plain_eval *e, const char *type);

/* Raises NaN when the value has no number. */
bool bg_plain_number_of(struct bg_plain_eval *e, struct bg_plain_value value, double *out);
/* JavaScript's String(), but null is "": counted, in the arena. values are joined. */
bool bg_plain_join(struct bg_plain_eval *e, const struct bg_plain_value *values, size_t n,
                   struct bg_plain_value *out);

#define BG_PLAIN_OP(name, function)                                                                \
    bool bg_plain_op_##function(struct bg_plain_eval *e, const struct bg_plain_node *node,         \
                                const struct bg_plain_scope *scope, struct bg_plain_value *out);
#include "logic/plain_ops.def"
#undef BG_PLAIN_OP

#endif
