/* Operators that read data: val, var, exists, missing, missing_some, and ?? that consumes null. */
#include "logic/plain_internal.h"

#include <math.h>
#include <string.h>

/* A frame of two names as one object, when an expression asks for the whole of it. */
static bool scope_value(struct bg_plain_eval *e, const struct bg_plain_scope *scope,
                        struct bg_plain_value *out)
{
    *out = scope->value;
    if (scope->names == NULL)
        return true;
    struct bg_plain_value *items = bg_plain_alloc(e, 2, sizeof *items);
    if (items == NULL)
        return false;
    items[0] = scope->pair[0];
    items[1] = scope->pair[1];
    return bg_plain_list_of(e, scope->names, items, 2, out);
}

static const struct bg_plain_value *plain_ops_data_find(const struct bg_plain_value *keys,
                                                        const struct bg_plain_value *items,
                                                        size_t n, struct bg_plain_value key)
{
    for (size_t i = 0; i < n; i++)
        if (bg_plain_same(keys[i], key))
            return &items[i];
    return NULL;
}

/* "0", "12": the index as JavaScript writes it, and so no "01". */
static const struct bg_plain_value *find_index(const struct bg_plain_list *list,
                                               struct bg_plain_value key)
{
    size_t index = 0;
    if (key.length == 0 || key.length > 9 || (key.as.text[0] == '0' && key.length > 1))
        return NULL;
    for (size_t i = 0; i < key.length; i++) {
        if (key.as.text[i] < '0' || key.as.text[i] > '9')
            return NULL;
        index = index * 10 + (size_t)(key.as.text[i] - '0');
    }
    return index < list->n ? &list->items[index] : NULL;
}

/* The member or element of base, or NULL; the key is a text. */
static const struct bg_plain_value *plain_ops_data_member(struct bg_plain_value base,
                                                          struct bg_plain_value key)
{
    if (base.type == BG_PLAIN_OBJECT)
        return plain_ops_data_find(base.as.list->keys, base.as.list->items, base.as.list->n, key);
    return base.type == BG_PLAIN_ARRAY ? find_index(base.as.list, key) : NULL;
}

/* What looking key up in base costs. */
static size_t price(struct bg_plain_value base, struct bg_plain_value key)
{
    return 1 + key.length / 16 + (base.type == BG_PLAIN_OBJECT ? base.as.list->n / 8 : 0);
}

/* One step down a path. False: an error; *found false: nothing is there. */
static bool plain_ops_data_step(struct bg_plain_eval *e, struct bg_plain_value *at,
                                struct bg_plain_value key, bool *found)
{
    const struct bg_plain_value *item = NULL;
    if (key.type != BG_PLAIN_TEXT && !bg_plain_join(e, &key, 1, &key))
        return false;
    if (!bg_plain_spend(e, price(*at, key)))
        return false;
    item = plain_ops_data_member(*at, key);
    *found = item != NULL;
    if (item != NULL)
        *at = *item;
    return true;
}

/* The first step out of a frame of two names, without making its object. */
static bool plain_ops_data_enter(struct bg_plain_eval *e, const struct bg_plain_scope *scope,
                                 struct bg_plain_value key, struct bg_plain_value *out, bool *found)
{
    if (scope->names != NULL && key.type == BG_PLAIN_TEXT) {
        const struct bg_plain_value *item = plain_ops_data_find(scope->names, scope->pair, 2, key);
        *found = item != NULL;
        if (item != NULL)
            *out = *item;
        return true;
    }
    return scope_value(e, scope, out) && plain_ops_data_step(e, out, key, found);
}

/* [[n], ...]: n frames out; the sign does not matter. */
static bool jump(struct bg_plain_eval *e, struct bg_plain_value first,
                 const struct bg_plain_scope **scope)
{
    double n = 0;
    if (first.as.list->n > 0 && !bg_plain_number_of(e, first.as.list->items[0], &n))
        return false;
    for (n = floor(fabs(n)); n > 0 && *scope != NULL; n--)
        *scope = (*scope)->up;
    return true;
}

static bool plain_ops_data_follow(struct bg_plain_eval *e, struct bg_plain_span path,
                                  const struct bg_plain_scope *scope, struct bg_plain_value *out,
                                  bool *found)
{
    size_t i = 0;
    *out = BG_PLAIN_NOTHING;
    *found = false;
    if (path.n > 0 && path.items[0].type == BG_PLAIN_ARRAY) {
        if (!jump(e, path.items[0], &scope))
            return false;
        i = 1;
    }
    if (scope == NULL)
        return true;
    if (i == path.n) {
        *found = true;
        return scope_value(e, scope, out);
    }
    if (!plain_ops_data_enter(e, scope, path.items[i], out, found))
        return false;
    for (i++; i < path.n && *found; i++)
        if (!plain_ops_data_step(e, out, path.items[i], found))
            return false;
    if (!*found)
        *out = BG_PLAIN_NOTHING;
    return true;
}

bool bg_plain_op_val(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    bool found;
    struct bg_plain_span path;
    return bg_plain_operands(e, node, scope, &path) &&
           plain_ops_data_follow(e, path, scope, out, &found);
}

bool bg_plain_op_exists(struct bg_plain_eval *e, const struct bg_plain_node *node,
                        const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    bool found;
    struct bg_plain_span path;
    if (!bg_plain_operands(e, node, scope, &path) ||
        !plain_ops_data_follow(e, path, scope, out, &found))
        return false;
    *out = bg_plain_bool(found);
    return true;
}

/* var's path: keys with dots between; empty or null is the whole. */
static bool follow_dots(struct bg_plain_eval *e, struct bg_plain_value path,
                        const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    bool found = true;
    if (!bg_plain_join(e, &path, 1, &path) || !bg_plain_spend(e, path.length / 16))
        return false;
    if (path.length == 0)
        return scope_value(e, scope, out);
    const char *at = path.as.text;
    const char *end = at + path.length;
    for (bool first = true; found && at <= end; first = false) {
        const char *dot = memchr(at, '.', (size_t)(end - at));
        if (dot == NULL)
            dot = end;
        struct bg_plain_value key = bg_plain_text(at, (size_t)(dot - at));
        if (!(first ? plain_ops_data_enter(e, scope, key, out, &found)
                    : plain_ops_data_step(e, out, key, &found)))
            return false;
        at = dot + 1;
    }
    if (!found)
        *out = BG_PLAIN_NOTHING;
    return true;
}

bool bg_plain_op_var(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    struct bg_plain_value path = args.n > 0 ? args.items[0] : BG_PLAIN_NOTHING;
    if (!follow_dots(e, path, scope, out))
        return false;
    if (out->type == BG_PLAIN_NULL && args.n > 1)
        *out = args.items[1];
    return true;
}

/* The keys among args whose value is null, "" or not there. */
static bool plain_ops_data_missing(struct bg_plain_eval *e, struct bg_plain_span args,
                                   const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    size_t n = 0;
    struct bg_plain_value *items = bg_plain_alloc(e, args.n, sizeof *items);
    if (items == NULL)
        return false;
    for (size_t i = 0; i < args.n; i++) {
        struct bg_plain_value value;
        if (!follow_dots(e, args.items[i], scope, &value))
            return false;
        if (value.type == BG_PLAIN_NULL || (value.type == BG_PLAIN_TEXT && value.length == 0))
            items[n++] = args.items[i];
    }
    return bg_plain_list_of(e, NULL, items, n, out);
}

bool bg_plain_op_missing(struct bg_plain_eval *e, const struct bg_plain_node *node,
                         const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    if (args.n > 0 && args.items[0].type == BG_PLAIN_ARRAY)
        args = (struct bg_plain_span){args.items[0].as.list->items, args.items[0].as.list->n};
    return plain_ops_data_missing(e, args, scope, out);
}

bool bg_plain_op_missing_some(struct bg_plain_eval *e, const struct bg_plain_node *node,
                              const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    double need;
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    if (args.n < 2 || args.items[1].type != BG_PLAIN_ARRAY)
        return bg_plain_raise_arguments(e);
    const struct bg_plain_list *keys = args.items[1].as.list;
    if (!bg_plain_number_of(e, args.items[0], &need) ||
        !plain_ops_data_missing(e, (struct bg_plain_span){keys->items, keys->n}, scope, out))
        return false;
    if ((double)(keys->n - out->as.list->n) >= need)
        return bg_plain_list_of(e, NULL, NULL, 0, out);
    return true;
}

bool bg_plain_op_coalesce(struct bg_plain_eval *e, const struct bg_plain_node *node,
                          const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    *out = BG_PLAIN_NOTHING;
    for (size_t i = 0; i < node->n && out->type == BG_PLAIN_NULL; i++)
        if (!bg_plain_run(e, &node->args[i], scope, out))
            return false;
    if (node->listed || out->type != BG_PLAIN_ARRAY)
        return true;
    const struct bg_plain_list *list = out->as.list;
    *out = BG_PLAIN_NOTHING;
    for (size_t i = 0; i < list->n && out->type == BG_PLAIN_NULL; i++)
        *out = list->items[i];
    return bg_plain_spend(e, list->n);
}
