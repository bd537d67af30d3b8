/* Types where they can be seen when a ruleset is loaded: each check looks at its operands' shapes,
 * says what can never work, and says what the node gives. A type that is not known yet (mixed
 * branches of an `if`) passes here and is checked again when it is evaluated. */
#include "logic/logic.h"

#include <strings.h>

#include "base/date.h"
#include "logic/logic_internal.h"

const char *bg_logic_type_name(enum bg_value_type type)
{
    static const char *const names[] = {
        [BG_V_MISSING] = "null",    [BG_V_ERROR] = "an error", [BG_V_BOOL] = "a yes/no value",
        [BG_V_NUMBER] = "a number", [BG_V_TEXT] = "a text",    [BG_V_DATE] = "a date",
        [BG_V_TABLE] = "a table",   [BG_V_LIST] = "a list"};
    return names[type];
}

void bg_logic_gives(struct bg_node *node, enum bg_value_type type)
{
    node->shape->type = type;
    node->shape->unit = "";
}

static bool compile_types_is_null(const struct bg_node *node)
{
    return node->shape->literal && node->literal.type == BG_V_MISSING;
}

static bool unknown_type(const struct bg_node *node)
{
    return node->shape->type == BG_V_MISSING && !compile_types_is_null(node);
}

static bool no_null(struct bg_compiler *c, const struct bg_node *node, const struct bg_node *of)
{
    if (!compile_types_is_null(node))
        return true;
    bg_diag_add(c->diags, BG_E404, node->shape->pos,
                "'%s' of null is always missing; ask with 'exists', or give a default with '?\?'",
                of->op->name);
    return false;
}

bool bg_logic_must_be(struct bg_compiler *c, struct bg_node *node, const struct bg_node *of,
                      enum bg_value_type type)
{
    if (!no_null(c, node, of))
        return false;
    if (type == BG_V_DATE && !bg_logic_as_date(c, node))
        return false;
    if (unknown_type(node) || node->shape->type == type)
        return true;
    bg_diag_add(c->diags, BG_E404, node->shape->pos, "'%s' needs %s, but this is %s", of->op->name,
                bg_logic_type_name(type), bg_logic_type_name(node->shape->type));
    return false;
}

bool bg_logic_as_date(struct bg_compiler *c, struct bg_node *node)
{
    if (!node->shape->literal || node->literal.type != BG_V_TEXT)
        return true;
    const char *text = node->literal.as.text.bytes;
    int64_t days;
    if (!bg_date_parse(text, node->literal.as.text.n, &days)) {
        bg_diag_add(c->diags, BG_E408, node->shape->pos, "'%s' is not a date (use YYYY-MM-DD)",
                    text);
        return false;
    }
    node->literal = (struct bg_value){.type = BG_V_DATE, .row = -1, .as.days = days};
    node->shape->type = BG_V_DATE;
    return true;
}

static bool each_must_be(struct bg_compiler *c, struct bg_node *node, enum bg_value_type type)
{
    bool fine = true;
    for (int i = 0; i < node->kids_n; i++)
        fine = bg_logic_must_be(c, node->kids[i], node, type) && fine;
    return fine;
}

/* The unit of those operands that have one, when they agree. */
static const char *compile_types_common_unit(const struct bg_node *node)
{
    const char *unit = "";
    for (int i = 0; i < node->kids_n; i++) {
        const char *own = node->kids[i]->shape->unit;
        if (*own && *unit && strcmp(own, unit) != 0)
            return "";
        if (*own)
            unit = own;
    }
    return unit;
}

bool bg_check_truth(struct bg_compiler *c, struct bg_node *node)
{
    (void)c;
    bg_logic_gives(node, BG_V_BOOL);
    return true;
}

bool bg_check_date(struct bg_compiler *c, struct bg_node *node)
{
    (void)c;
    bg_logic_gives(node, BG_V_DATE);
    node->shape->reads_other = true;
    return true;
}

bool bg_check_truths(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_BOOL);
    return each_must_be(c, node, BG_V_BOOL);
}

bool bg_check_not(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_BOOL);
    return node->kids[0]->shape->type == BG_V_LIST ||
           bg_logic_must_be(c, node->kids[0], node, BG_V_BOOL);
}

/* The type that all of them have, nulls aside; BG_V_MISSING when they differ. */
static void common_type(struct bg_node *node, const bool *counts)
{
    struct bg_shape *shape = node->shape;
    bool first = true;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_node *kid = node->kids[i];
        if ((counts && !counts[i]) || compile_types_is_null(kid))
            continue;
        if (first) {
            shape->type = kid->shape->type;
            shape->item = kid->shape->item;
            shape->table = kid->shape->table;
            shape->choices = kid->shape->choices;
            first = false;
        } else if (shape->type != kid->shape->type || shape->item != kid->shape->item ||
                   shape->table != kid->shape->table) {
            shape->type = BG_V_MISSING;
            shape->table = NULL;
        }
    }
    shape->unit = shape->type == BG_V_NUMBER ? compile_types_common_unit(node) : "";
}

bool bg_check_if(struct bg_compiler *c, struct bg_node *node)
{
    bool fine = true;
    bool *counts = BG_ARRAY(c->arena, (size_t)node->kids_n, bool);
    for (int i = 0; i < node->kids_n; i++) {
        counts[i] = i % 2 == 1 || i + 1 == node->kids_n;
        if (!counts[i])
            fine = bg_logic_must_be(c, node->kids[i], node, BG_V_BOOL) && fine;
    }
    common_type(node, counts);
    return fine;
}

bool bg_check_coalesce(struct bg_compiler *c, struct bg_node *node)
{
    if (node->kids_n > 1 && node->kids[0]->shape->type == BG_V_DATE)
        for (int i = 1; i < node->kids_n; i++)
            if (!bg_logic_as_date(c, node->kids[i]))
                return false;
    common_type(node, NULL);
    return true;
}

/* A literal text must be one of the choices of the field that it is compared with. */
static bool one_of_choices(struct bg_compiler *c, const struct bg_slot *slot,
                           const struct bg_node *of, const struct bg_value *value)
{
    if (!slot || value->type != BG_V_TEXT)
        return true;
    const char *text = value->as.text.bytes;
    for (size_t i = 0; i < slot->choices_n; i++)
        if (strcmp(slot->choices[i], text) == 0)
            return true;
    const char *near = bg_nearest(text, slot->choices, slot->choices_n);
    if (near)
        bg_diag_add(c->diags, BG_E408, of->shape->pos,
                    "'%s' is not a choice of the field '%s'; did you mean '%s'?", text, slot->id,
                    near);
    else
        bg_diag_add(c->diags, BG_E408, of->shape->pos, "'%s' is not a choice of the field '%s'",
                    text, slot->id);
    return false;
}

static bool compile_types_comparable(struct bg_compiler *c, struct bg_node *node, bool order)
{
    bool fine = true;
    enum bg_value_type type = BG_V_MISSING;
    for (int i = 0; i < node->kids_n; i++) {
        fine = no_null(c, node->kids[i], node) && fine;
        if (node->kids[i]->shape->type == BG_V_DATE)
            type = BG_V_DATE;
    }
    for (int i = 0; fine && i < node->kids_n; i++) {
        struct bg_node *kid = node->kids[i];
        if (type == BG_V_DATE && !bg_logic_as_date(c, kid))
            return false;
        enum bg_value_type own = kid->shape->type;
        bool scalar = own <= BG_V_DATE && own != BG_V_ERROR;
        if (scalar && type != BG_V_MISSING && own != BG_V_MISSING && own != type) {
            bg_diag_add(c->diags, BG_E404, node->shape->pos, "'%s' cannot compare %s with %s",
                        node->op->name, bg_logic_type_name(type), bg_logic_type_name(own));
            return false;
        }
        if (!scalar || (order && i + 1 == node->kids_n && (own == BG_V_BOOL || own == BG_V_TEXT))) {
            bg_diag_add(c->diags, BG_E404, kid->shape->pos,
                        scalar ? "'%s' cannot order %ss" : "'%s' cannot compare %s", node->op->name,
                        bg_logic_type_name(own) + (scalar ? 2 : 0));
            return false;
        }
        if (own != BG_V_MISSING)
            type = own;
    }
    return fine;
}

bool bg_check_equal(struct bg_compiler *c, struct bg_node *node)
{
    if (!compile_types_comparable(c, node, false))
        return false;
    bg_logic_gives(node, BG_V_BOOL);
    for (int i = 0; i < 2; i++) {
        const struct bg_node *kid = node->kids[i], *other = node->kids[1 - i];
        if (!kid->shape->literal || kid->literal.type != BG_V_TEXT)
            continue;
        if (kid->literal.as.text.n == 0) {
            bg_diag_add(c->diags, BG_E408, kid->shape->pos,
                        "an empty text is a missing answer; ask with 'exists'");
            return false;
        }
        if (!one_of_choices(c, other->shape->choices, kid, &kid->literal))
            return false;
    }
    return true;
}

bool bg_check_order(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_BOOL);
    return compile_types_comparable(c, node, true);
}

bool bg_check_numbers(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_NUMBER);
    return each_must_be(c, node, BG_V_NUMBER);
}

/* Sums keep the unit of their parts. */
bool bg_check_sum(struct bg_compiler *c, struct bg_node *node)
{
    for (int i = 0; i < node->kids_n; i++) {
        if (node->kids[i]->shape->type == BG_V_DATE) {
            bg_diag_add(c->diags, BG_E404, node->shape->pos,
                        "'%s' needs a number, but this is a date; use 'add_days', 'add_months' "
                        "or 'days_between'",
                        node->op->name);
            return false;
        }
    }
    bool fine = bg_check_numbers(c, node);
    node->shape->unit = compile_types_common_unit(node);
    return fine;
}

/* A product keeps the unit when only one factor has one, a quotient when it is the first. */
bool bg_check_product(struct bg_compiler *c, struct bg_node *node)
{
    bool fine = bg_check_numbers(c, node);
    const char *unit = "";
    for (int i = 0; i < node->kids_n; i++) {
        const char *own = node->kids[i]->shape->unit;
        bool times = strcmp(node->op->name, "*") == 0;
        if (!*own && (times || node->kids[i]->shape->literal))
            continue;
        unit = i == 0 || (times && !*unit) ? own : "";
        if (i > 0 && !times)
            break;
    }
    node->shape->unit = unit;
    return fine;
}

bool bg_check_least(struct bg_compiler *c, struct bg_node *node)
{
    const struct bg_shape *first = node->kids[0]->shape;
    if (node->kids_n == 1 && first->type == BG_V_LIST &&
        (first->item == BG_V_NUMBER || first->item == BG_V_DATE)) {
        bg_logic_gives(node, first->item);
        node->shape->unit = first->unit;
        return true;
    }
    enum bg_value_type type = first->type == BG_V_DATE ? BG_V_DATE : BG_V_NUMBER;
    bg_logic_gives(node, type);
    bool fine = each_must_be(c, node, type);
    node->shape->unit = compile_types_common_unit(node);
    return fine;
}

bool bg_check_round(struct bg_compiler *c, struct bg_node *node)
{
    return bg_check_sum(c, node);
}

bool bg_check_merge(struct bg_compiler *c, struct bg_node *node)
{
    enum bg_value_type item = BG_V_MISSING;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_node *kid = node->kids[i];
        enum bg_value_type own =
            kid->shape->type == BG_V_LIST ? kid->shape->item : kid->shape->type;
        if (compile_types_is_null(kid) || own == BG_V_TABLE || own == BG_V_LIST ||
            (own != BG_V_MISSING && item != BG_V_MISSING && own != item)) {
            bg_diag_add(c->diags, BG_E404, kid->shape->pos,
                        "the items of a list are all numbers, all texts or all dates; this is %s",
                        bg_logic_type_name(compile_types_is_null(kid) ? BG_V_MISSING : own));
            return false;
        }
        if (own != BG_V_MISSING)
            item = own;
    }
    bg_logic_gives(node, BG_V_LIST);
    node->shape->item = item;
    return true;
}

/* Literal texts in a list become dates where a date is looked for. */
static bool list_as_dates(struct bg_compiler *c, struct bg_node *list)
{
    if (!list->shape->literal || list->shape->item != BG_V_TEXT)
        return true;
    size_t n = list->literal.as.list.n;
    struct bg_value *items = BG_ARRAY(c->arena, n, struct bg_value);
    for (size_t i = 0; i < n; i++) {
        struct bg_shape shape = *list->shape;
        struct bg_node one = {.literal = list->literal.as.list.items[i], .shape = &shape};
        if (!bg_logic_as_date(c, &one))
            return false;
        items[i] = one.literal;
    }
    list->literal.as.list.items = items;
    list->shape->item = BG_V_DATE;
    return true;
}

bool bg_check_in(struct bg_compiler *c, struct bg_node *node)
{
    struct bg_node *needle = node->kids[0], *list = node->kids[1];
    bg_logic_gives(node, BG_V_BOOL);
    if (!no_null(c, needle, node) || !no_null(c, list, node))
        return false;
    if (list->shape->type == BG_V_TEXT)
        return bg_logic_must_be(c, needle, node, BG_V_TEXT);
    if (!bg_logic_must_be(c, list, node, BG_V_LIST))
        return false;
    if (needle->shape->type == BG_V_DATE && !list_as_dates(c, list))
        return false;
    enum bg_value_type own = needle->shape->type, item = list->shape->item;
    if (own != BG_V_MISSING && item != BG_V_MISSING && own != item) {
        bg_diag_add(c->diags, BG_E404, node->shape->pos,
                    "'in' looks for %s, but the list's items are %ss", bg_logic_type_name(own),
                    bg_logic_type_name(item) + 2);
        return false;
    }
    bool fine = true;
    if (list->shape->literal)
        for (size_t i = 0; i < list->literal.as.list.n; i++)
            fine =
                one_of_choices(c, needle->shape->choices, list, &list->literal.as.list.items[i]) &&
                fine;
    return fine;
}

bool bg_check_cat(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_TEXT);
    for (int i = 0; i < node->kids_n; i++) {
        enum bg_value_type own = node->kids[i]->shape->type;
        if (!no_null(c, node->kids[i], node))
            return false;
        if (own == BG_V_LIST || own == BG_V_TABLE || own == BG_V_BOOL)
            return bg_logic_must_be(c, node->kids[i], node, BG_V_TEXT);
    }
    return true;
}

bool bg_check_substr(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_TEXT);
    bool fine = bg_logic_must_be(c, node->kids[0], node, BG_V_TEXT);
    for (int i = 1; i < node->kids_n; i++)
        fine = bg_logic_must_be(c, node->kids[i], node, BG_V_NUMBER) && fine;
    return fine;
}

bool bg_check_to_date(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_DATE);
    if (node->kids[0]->shape->type == BG_V_DATE)
        return true;
    if (node->kids[0]->shape->literal && node->kids[0]->literal.type == BG_V_TEXT)
        return bg_logic_as_date(c, node->kids[0]);
    return bg_logic_must_be(c, node->kids[0], node, BG_V_TEXT);
}

bool bg_check_days_between(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_NUMBER);
    node->shape->unit = "days";
    return each_must_be(c, node, BG_V_DATE);
}

bool bg_check_add_days(struct bg_compiler *c, struct bg_node *node)
{
    bg_logic_gives(node, BG_V_DATE);
    bool fine = bg_logic_must_be(c, node->kids[0], node, BG_V_DATE);
    return bg_logic_must_be(c, node->kids[1], node, BG_V_NUMBER) && fine;
}
