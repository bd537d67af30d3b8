/* Operators over the items of an array, and over texts. In an iteration `val` sees the item; one
 * frame out is {iterator, index}, two frames out the data around it. */
#include "logic/plain_internal.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static const struct bg_plain_value walk_names[2] = {BG_PLAIN_LITERAL("iterator"),
                                                    BG_PLAIN_LITERAL("index")};
static const struct bg_plain_value fold_names[2] = {BG_PLAIN_LITERAL("accumulator"),
                                                    BG_PLAIN_LITERAL("current")};

struct walk {
    const struct bg_plain_list *list;
    struct bg_plain_scope item, around;
};

static bool is_literal_null(const struct bg_plain_node *node)
{
    return node->op == NULL && node->value.type == BG_PLAIN_NULL;
}

/* Runs the first operand, which is the array to walk. lenient: what gives null is an empty array,
 * but null itself, as array or as expression, is a mistake. */
static bool walk_start(struct bg_plain_eval *e, const struct bg_plain_node *node,
                       const struct bg_plain_scope *scope, bool lenient, struct walk *walk)
{
    static const struct bg_plain_list empty = {.depth = 1};
    struct bg_plain_value array;
    if (!node->listed || node->n < 2)
        return bg_plain_raise_arguments(e);
    if (lenient && (is_literal_null(&node->args[0]) || is_literal_null(&node->args[1])))
        return bg_plain_raise_arguments(e);
    if (!bg_plain_run(e, &node->args[0], scope, &array))
        return false;
    if (lenient && array.type == BG_PLAIN_NULL)
        array = (struct bg_plain_value){.type = BG_PLAIN_ARRAY, .as.list = &empty};
    if (array.type != BG_PLAIN_ARRAY)
        return bg_plain_raise_arguments(e);
    *walk = (struct walk){.list = array.as.list,
                          .around = {.up = scope, .names = walk_names, .pair = {array, array}},
                          .item = {.up = &walk->around}};
    return true;
}

static bool walk_run(struct bg_plain_eval *e, const struct bg_plain_node *node, struct walk *walk,
                     size_t i, struct bg_plain_value *out)
{
    walk->around.pair[1] = bg_plain_number((double)i);
    walk->item.value = walk->list->items[i];
    return bg_plain_run(e, &node->args[1], &walk->item, out);
}

bool bg_plain_op_map(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct walk walk;
    if (!walk_start(e, node, scope, true, &walk))
        return false;
    struct bg_plain_value *items = bg_plain_alloc(e, walk.list->n, sizeof *items);
    if (items == NULL)
        return false;
    for (size_t i = 0; i < walk.list->n; i++)
        if (!walk_run(e, node, &walk, i, &items[i]))
            return false;
    return bg_plain_list_of(e, NULL, items, walk.list->n, out);
}

bool bg_plain_op_filter(struct bg_plain_eval *e, const struct bg_plain_node *node,
                        const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    size_t n = 0;
    struct walk walk;
    if (!walk_start(e, node, scope, true, &walk))
        return false;
    struct bg_plain_value *items = bg_plain_alloc(e, walk.list->n, sizeof *items);
    if (items == NULL)
        return false;
    for (size_t i = 0; i < walk.list->n; i++) {
        struct bg_plain_value keep;
        if (!walk_run(e, node, &walk, i, &keep))
            return false;
        if (bg_plain_truthy(keep))
            items[n++] = walk.list->items[i];
    }
    return bg_plain_list_of(e, NULL, items, n, out);
}

/* Without a start value the first item is it. */
bool bg_plain_op_reduce(struct bg_plain_eval *e, const struct bg_plain_node *node,
                        const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct walk walk;
    size_t i = 0;
    if (!walk_start(e, node, scope, true, &walk))
        return false;
    struct bg_plain_value result = BG_PLAIN_NOTHING;
    if (node->n > 2) {
        if (!bg_plain_run(e, &node->args[2], scope, &result))
            return false;
    } else if (walk.list->n > 0) {
        result = walk.list->items[i++];
    }
    walk.item.names = fold_names;
    for (; i < walk.list->n; i++) {
        walk.item.pair[0] = result;
        walk.item.pair[1] = walk.list->items[i];
        if (!walk_run(e, node, &walk, i, &result))
            return false;
    }
    *out = result;
    return true;
}

/* Looks for an item whose truth is wanted; the answer is found when there is one. */
static bool plain_ops_list_search(struct bg_plain_eval *e, const struct bg_plain_node *node,
                                  const struct bg_plain_scope *scope, bool wanted, bool found,
                                  struct bg_plain_value *out)
{
    struct walk walk;
    if (!walk_start(e, node, scope, false, &walk))
        return false;
    for (size_t i = 0; i < walk.list->n; i++) {
        struct bg_plain_value value;
        if (!walk_run(e, node, &walk, i, &value))
            return false;
        if (bg_plain_truthy(value) == wanted) {
            *out = bg_plain_bool(found);
            return true;
        }
    }
    *out = bg_plain_bool(!found && (wanted || walk.list->n > 0));
    return true;
}

/* All of nothing is false. */
bool bg_plain_op_all(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    return plain_ops_list_search(e, node, scope, false, false, out);
}

bool bg_plain_op_some(struct bg_plain_eval *e, const struct bg_plain_node *node,
                      const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    return plain_ops_list_search(e, node, scope, true, true, out);
}

bool bg_plain_op_none(struct bg_plain_eval *e, const struct bg_plain_node *node,
                      const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    return plain_ops_list_search(e, node, scope, true, false, out);
}

/* Arrays among the operands are opened by one level. */
bool bg_plain_op_merge(struct bg_plain_eval *e, const struct bg_plain_node *node,
                       const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    size_t n = 0;
    for (size_t i = 0; i < args.n; i++)
        n += args.items[i].type == BG_PLAIN_ARRAY ? args.items[i].as.list->n : 1;
    struct bg_plain_value *items = bg_plain_alloc(e, n, sizeof *items);
    if (items == NULL || !bg_plain_spend(e, args.n))
        return false;
    n = 0;
    for (size_t i = 0; i < args.n; i++) {
        if (args.items[i].type != BG_PLAIN_ARRAY) {
            items[n++] = args.items[i];
            continue;
        }
        const struct bg_plain_list *list = args.items[i].as.list;
        for (size_t j = 0; j < list->n; j++)
            items[n++] = list->items[j];
    }
    return bg_plain_list_of(e, NULL, items, n, out);
}

static bool plain_ops_list_contains(struct bg_plain_value text, struct bg_plain_value part)
{
    if (part.length == 0)
        return true;
    const char *at = text.as.text;
    const char *end = at + text.length;
    while ((size_t)(end - at) >= part.length) {
        at = memchr(at, part.as.text[0], (size_t)(end - at) - part.length + 1);
        if (at == NULL)
            return false;
        if (memcmp(at, part.as.text, part.length) == 0)
            return true;
        at++;
    }
    return false;
}

static bool plain_ops_list_in_list(struct bg_plain_eval *e, const struct bg_plain_list *list,
                                   struct bg_plain_value item, struct bg_plain_value *out)
{
    size_t each = 1 + (item.type == BG_PLAIN_TEXT ? item.length / 16 : 0);
    *out = bg_plain_bool(false);
    for (size_t i = 0; i < list->n && !out->as.truth; i++) {
        if (!bg_plain_spend(e, each))
            return false;
        out->as.truth = bg_plain_same(list->items[i], item);
    }
    return true;
}

bool bg_plain_op_in(struct bg_plain_eval *e, const struct bg_plain_node *node,
                    const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    *out = bg_plain_bool(false);
    if (args.n < 2)
        return bg_plain_raise_arguments(e);
    if (args.items[1].type == BG_PLAIN_ARRAY)
        return plain_ops_list_in_list(e, args.items[1].as.list, args.items[0], out);
    if (args.items[1].type != BG_PLAIN_TEXT)
        return true;
    struct bg_plain_value part;
    if (!bg_plain_join(e, &args.items[0], 1, &part))
        return false;
    /* The worst case of looking at each place. */
    size_t work = args.items[1].length / 16 + 1;
    if (!bg_plain_spend(e, work) || !bg_plain_spend(e, work / 8 * (part.length / 16)))
        return false;
    out->as.truth = plain_ops_list_contains(args.items[1], part);
    return true;
}

bool bg_plain_op_cat(struct bg_plain_eval *e, const struct bg_plain_node *node,
                     const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    return bg_plain_operands(e, node, scope, &args) && bg_plain_join(e, args.items, args.n, out);
}

/* The byte at which character number i starts. */
static size_t plain_ops_list_offset_of(struct bg_plain_value text, double i)
{
    size_t at = 0;
    for (; i > 0 && at < text.length; i--)
        at += bg_utf8_length(text.as.text + at, text.length - at);
    return at;
}

/* From start (negative: from the end) for length characters (negative: but so many at the end).
 * Characters are code points: JavaScript's halves of one are no text. */
bool bg_plain_op_substr(struct bg_plain_eval *e, const struct bg_plain_node *node,
                        const struct bg_plain_scope *scope, struct bg_plain_value *out)
{
    struct bg_plain_span args;
    struct bg_plain_value text;
    double start = 0;
    if (!bg_plain_operands(e, node, scope, &args))
        return false;
    if (args.n < 1)
        return bg_plain_raise_arguments(e);
    if (!bg_plain_join(e, args.items, 1, &text) || !bg_plain_spend(e, text.length / 4) ||
        (args.n > 1 && !bg_plain_number_of(e, args.items[1], &start)))
        return false;
    double count = (double)bg_utf8_count(text.as.text, text.length);
    double length = count;
    if (args.n > 2 && !bg_plain_number_of(e, args.items[2], &length))
        return false;
    start = trunc(start);
    length = trunc(length);
    start = start < 0 ? fmax(0, count + start) : fmin(start, count);
    double end = length < 0 ? count + length : fmin(count, start + length);
    size_t from = plain_ops_list_offset_of(text, start);
    size_t to = end > start ? plain_ops_list_offset_of(text, end) : from;
    *out = bg_plain_text(text.as.text + from, to - from);
    return true;
}
