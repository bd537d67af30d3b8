/* What is withheld from whom, by class: which answers, and what reads them. */
#include <string.h>

#include "score/kind/kind.h"
#include "score/view/private.h"

const char *bg_class_name(enum bg_class class)
{
    static const char *const names[] = {[BG_CLASS_PUBLIC] = "public",
                                        [BG_CLASS_BIDDER] = "bidder",
                                        [BG_CLASS_PANEL] = "panel",
                                        [BG_CLASS_CONFIDENTIAL] = "confidential"};
    return names[class];
}

bool bg_view_gives_away(const struct bg_criterion *criterion)
{
    bool scale = false;
    for (int i = 0; i < BG_LIMIT__COUNT; i++)
        scale = scale || criterion->limits[i] != NULL;
    return criterion->kind != NULL &&
           (criterion->kind->relative || scale || criterion->choices_n > 0);
}

/* -- what an expression reads ------------------------------------------------------------------------ */

typedef bool slot_test(const void *data, size_t slot);

/* The first slot that the expression reads and the test holds of, also where it only chooses the
 * figure of a parameter; -1: none. */
static int first_read(const struct bg_ruleset *ruleset, const struct bg_logic *logic,
                      slot_test *test, const void *data)
{
    const struct bg_reads *reads = logic != NULL ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; reads != NULL && i < reads->slots_n; i++)
        if (test(data, reads->slots[i]))
            return (int)reads->slots[i];
    for (size_t i = 0; reads != NULL && i < reads->params_n; i++) {
        const struct bg_param *param = &ruleset->params[reads->params[i]];
        if (param->row_of >= 0 && test(data, (size_t)param->row_of))
            return param->row_of;
        for (size_t k = 0; k < param->by_n && param->row_of < 0; k++) {
            int found = first_read(ruleset, param->by[k], test, data);
            if (found >= 0)
                return found;
        }
    }
    return -1;
}

static bool is_confidential(const struct bg_field *field)
{
    bool found = field->confidential;
    for (size_t i = 0; i < field->columns_n && !found; i++)
        found = field->columns[i].confidential;
    return found;
}

static bool confidential_slot(const void *data, size_t slot)
{
    const struct bg_ruleset *ruleset = data;
    return is_confidential(&ruleset->fields[slot]);
}

const struct bg_field *bg_view_confidential(const struct bg_ruleset *ruleset,
                                            const struct bg_logic *logic)
{
    int slot = first_read(ruleset, logic, confidential_slot, ruleset);
    return slot >= 0 ? &ruleset->fields[slot] : NULL;
}

const struct bg_field *bg_view_confidential_price(const struct bg_ruleset *ruleset)
{
    const struct bg_price_rule *price = &ruleset->price;
    const struct bg_field *found = NULL;
    if (!price->used)
        return NULL;
    if (price->slot >= 0 && ruleset->fields[price->slot].confidential)
        return &ruleset->fields[price->slot];
    for (size_t i = 0; i < price->adjustments_n && found == NULL; i++)
        found = bg_view_confidential(ruleset, price->adjustments[i].amount);
    return found;
}

/* -- withheld from this audience ---------------------------------------------------------------------- */

struct reading {
    const struct bg_viewing *v;
    size_t bid;
};

static bool withheld_slot(const void *data, size_t slot)
{
    const struct reading *r = data;
    const struct bg_field *field = &r->v->ruleset->fields[slot];
    if (r->v->field_ground[slot] != NULL || r->v->merged_of[r->bid][slot])
        return true;
    for (size_t i = 0; i < field->columns_n; i++)
        if (field->columns[i].confidential && r->v->audience->sees < BG_CLASS_PANEL)
            return true;
    return false;
}

const char *bg_viewing_logic(const struct bg_viewing *v, size_t bid, const struct bg_logic *logic)
{
    struct reading r = {v, bid};
    if (bg_viewing_own(v, &v->lot->bids[bid]))
        return NULL;
    int slot = first_read(v->ruleset, logic, withheld_slot, &r);
    if (slot < 0)
        return NULL;
    const char *label = v->ruleset->fields[slot].label;
    if (v->field_ground[slot] == NULL && v->merged_of[bid][slot])
        return bg_arena_printf(v->arena, "would tell of groups of fewer than %lld people in \"%s\"",
                               (long long)v->ruleset->open.smallest_group, label);
    return bg_arena_printf(v->arena, "would give away \"%s\", which is withheld", label);
}

static bool is_named(const struct bg_audience *audience, const char *id)
{
    for (size_t i = 0; i < audience->withhold_n; i++)
        if (strcmp(audience->withhold[i], id) == 0)
            return true;
    return false;
}

const char *const *bg_viewing_fields(struct bg_viewing *v)
{
    const struct bg_ruleset *rules = v->ruleset;
    const char **ground = BG_ARRAY(v->arena, rules->fields_n + 1, const char *);
    const char *law = rules->open.ground;
    bool outside = v->audience->sees < BG_CLASS_PANEL;
    for (size_t i = 0; i < rules->fields_n; i++) {
        ground[i] = NULL;
        if (outside && rules->fields[i].confidential)
            ground[i] = bg_arena_printf(v->arena, "confidential by the solicitation%s%s",
                                        *law != '\0' ? "; " : "", law);
        else if (is_named(v->audience, rules->fields[i].id))
            ground[i] = *law != '\0' ? law : "withheld by the office";
    }
    int price = rules->price.used ? rules->price.slot : -1, lines = rules->price.schedule.slot;
    if (price >= 0 && lines >= 0 && ground[price] != NULL && ground[lines] == NULL)
        ground[lines] = ground[price];
    return ground;
}
