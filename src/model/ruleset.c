/* Names and look-ups of the ruleset. */
#include "model/ruleset.h"

#include <string.h>

#include "base/index.h"

static const struct {
    const char *name, *title;
} elements[BG_ELEMENT__COUNT] = {
    [BG_WAGES] = {"wages", "Wages"},
    [BG_BENEFITS] = {"benefits", "Benefits"},
    [BG_SAFETY] = {"safety", "Safety"},
    [BG_SCHEDULES] = {"schedules", "Schedules"},
    [BG_DIGNITY_VOICE] = {"dignity_voice", "Dignity and voice"},
    [BG_TRAINING_ADVANCEMENT] = {"training_advancement", "Training and advancement"},
    [BG_OWNERSHIP] = {"ownership", "Ownership"},
    [BG_ORGANISING] = {"organising", "Organising"},
    [BG_STABILITY] = {"stability", "Stability"},
    [BG_SMALL_BUSINESS] = {"small_business", "Small business"},
    [BG_LEGAL_MINIMUM] = {"legal_minimum", "Legal minimum"},
    [BG_OTHER] = {"other", "Other"},
};

const char *bg_element_name(enum bg_element element)
{
    return elements[element].name;
}

const char *bg_element_title(enum bg_element element)
{
    return elements[element].title;
}

int bg_ruleset_field(const struct bg_ruleset *ruleset, const char *id)
{
    return bg_index_find(ruleset->field_index, id);
}

int bg_ruleset_criterion(const struct bg_ruleset *ruleset, const char *id)
{
    for (size_t i = 0; i < ruleset->criteria_n; i++)
        if (strcmp(ruleset->criteria[i].id, id) == 0)
            return (int)i;
    return -1;
}

bool bg_criterion_is_group(const struct bg_criterion *criterion)
{
    return !criterion->kind;
}

const struct bg_dated_value *bg_dated_at(const struct bg_param_cell *cell, int64_t date)
{
    const struct bg_dated_value *found = NULL;
    for (size_t i = 0; i < cell->values_n && cell->values[i].from <= date; i++)
        found = &cell->values[i];
    return found == NULL || found->value.type == BG_V_MISSING ? NULL : found;
}

const struct bg_dated_value *bg_dated_stale(const struct bg_param_cell *cell, int64_t from,
                                            int64_t to, int64_t *day)
{
    for (size_t i = 0; i < cell->values_n; i++) {
        const struct bg_dated_value *value = &cell->values[i];
        bool last = i + 1 == cell->values_n;
        int64_t end = last || cell->values[i + 1].from > to ? to : cell->values[i + 1].from - 1;
        if (value->from > to || end < from || value->value.type == BG_V_MISSING ||
            value->valid_until == BG_NO_DATE || end <= value->valid_until)
            continue;
        *day = end;
        return value;
    }
    return NULL;
}
