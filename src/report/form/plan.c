/* Which question is under which heading, and what the sheets are called. */
#include <string.h>

#include "base/cell_text.h"
#include "report/form/sheets.h"

enum { PRICE = BG_ELEMENT__COUNT, GROUPS, SHEET_NAME = 28 };

static bool plan_reads(const struct bg_logic *logic, size_t slot)
{
    const struct bg_reads *all = logic ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; all && i < all->slots_n; i++)
        if (all->slots[i] == slot)
            return true;
    return false;
}

static bool plan_scores(const struct bg_criterion *c, size_t slot)
{
    bool reads = false;
    for (size_t i = 0; i < c->logics_n && !reads; i++)
        reads = plan_reads(c->logics[i], slot);
    return reads;
}

/* A field belongs to the element of the first criterion that is about it; then of the first whose
 * condition reads it; what only the price reads is with the price. */
static int plan_group_of(const struct bg_ruleset *rules, size_t slot)
{
    const struct bg_price_rule *price = &rules->price;
    if (price->used && ((size_t)price->slot == slot || price->schedule.slot == (int)slot))
        return PRICE;
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (plan_scores(&rules->criteria[i], slot))
            return (int)rules->criteria[i].element;
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (plan_reads(rules->criteria[i].when, slot))
            return (int)rules->criteria[i].element;
    for (size_t i = 0; i < price->preferences_n; i++)
        if (plan_reads(price->preferences[i].applies_if, slot) ||
            plan_reads(price->preferences[i].against, slot) ||
            plan_reads(price->preferences[i].off_if_lowest, slot) ||
            plan_reads(price->preferences[i].may_not_displace, slot))
            return PRICE;
    for (size_t i = 0; i < price->adjustments_n; i++)
        if (plan_reads(price->adjustments[i].amount, slot))
            return PRICE;
    return BG_OTHER;
}

static const char *group_title(const struct bg_ruleset *rules, int group)
{
    if (group != PRICE)
        return bg_element_title((enum bg_element)group);
    return rules->price.preferences_n || rules->price.adjustments_n ? "Price and preferences"
                                                                    : "Price";
}

struct bg_form_group *bg_form_groups(const struct bg_form *form, size_t *n)
{
    const struct bg_ruleset *rules = form->rules;
    struct bg_arena *arena = form->arena;
    struct bg_form_group *groups = BG_ARRAY(arena, GROUPS, struct bg_form_group);
    int order[GROUPS] = {PRICE}, *of = BG_ARRAY(arena, rules->fields_n + 1, int);
    size_t order_n = 1;
    bool listed[GROUPS] = {[PRICE] = true};
    for (size_t i = 0; i < rules->criteria_n; i++) { /* as the criteria are published */
        enum bg_element element = rules->criteria[i].element;
        if (!listed[element])
            order[order_n++] = (int)element;
        listed[element] = true;
    }
    if (!listed[BG_OTHER])
        order[order_n++] = BG_OTHER;
    for (size_t slot = 0; slot < rules->fields_n; slot++)
        of[slot] = plan_group_of(rules, slot);
    *n = 0;
    for (size_t i = 0; i < order_n; i++) {
        int *slots = BG_ARRAY(arena, rules->fields_n + 1, int);
        size_t slots_n = 0;
        for (size_t slot = 0; slot < rules->fields_n; slot++)
            if (of[slot] == order[i] && rules->fields[slot].asked_of == BG_OF_VENDOR)
                slots[slots_n++] = (int)slot;
        if (slots_n)
            groups[(*n)++] = (struct bg_form_group){group_title(rules, order[i]), slots, slots_n};
    }
    return groups;
}

static bool taken(const struct bg_form *form, const char *const *names, size_t n, const char *name)
{
    static const char *const reserved[] = {"Instructions", "Bidder", "Questions",
                                           "Evidence",     "Lists",  "History"};
    bool found = false;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        found |= bg_cell_text_same(bg_form_say(form, reserved[i]), name);
    for (size_t i = 0; i < n; i++)
        found |= names[i] && bg_cell_text_same(names[i], name);
    return found;
}

/* Ids are letters, digits, '-' and '_', so that what is made of one is a safe name. */
const char **bg_form_sheet_names(const struct bg_form *form)
{
    const struct bg_ruleset *rules = form->rules;
    struct bg_arena *arena = form->arena;
    const char **names = BG_ARRAY(arena, rules->fields_n + 1, const char *);
    for (size_t slot = 0; slot < rules->fields_n; slot++) {
        const struct bg_field *field = &rules->fields[slot];
        if (field->type != BG_FIELD_TABLE || field->asked_of == BG_OF_BUYER)
            continue;
        size_t n = strlen(field->id);
        char *name = bg_arena_text(arena, field->id, n < SHEET_NAME - 4 ? n : SHEET_NAME - 4);
        for (char *c = name; *c; c++)
            if (*c == '_' || *c == '-')
                *c = ' ';
        if (*name >= 'a' && *name <= 'z')
            *name = (char)(*name - 32);
        const char *own = name;
        for (int k = 2; taken(form, names, slot, own); k++)
            own = bg_arena_printf(arena, "%s %d", name, k);
        names[slot] = own;
    }
    return names;
}

enum bg_evidence bg_form_evidence(const struct bg_ruleset *rules, size_t slot)
{
    enum bg_evidence most = rules->fields[slot].evidence;
    if (rules->fields[slot].asked_of == BG_OF_BUYER)
        return BG_CLAIMED;
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (rules->criteria[i].evidence > most && plan_scores(&rules->criteria[i], slot))
            most = rules->criteria[i].evidence;
    return most;
}
