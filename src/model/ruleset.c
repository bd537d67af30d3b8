/* Names and look-ups of the ruleset. */
#include "model/ruleset.h"

#include <string.h>

#include "base/index.h"
#include "base/list.h"
#include "base/ratio.h"

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

const struct bg_limit_row bg_limit_rows[BG_LIMIT__COUNT] = {
#define LIMIT(id, key, title, about) [BG_LIMIT_##id] = {key, title},
#include "model/limit.def"
#undef LIMIT
};

const char *bg_element_name(enum bg_element element)
{
    return elements[element].name;
}

const char *bg_element_title(enum bg_element element)
{
    return elements[element].title;
}

const char *bg_source_nature_title(enum bg_source_nature nature)
{
    static const char *const titles[] = {
        [BG_SOURCE_NOT_SAID] = "not said",   [BG_SOURCE_LAW] = "law",
        [BG_SOURCE_OFFICIAL] = "official",   [BG_SOURCE_PUBLISHER] = "publisher of the law",
        [BG_SOURCE_SECONDARY] = "secondary",
    };
    return titles[nature];
}

int bg_ruleset_field(const struct bg_ruleset *ruleset, const char *id)
{
    return bg_index_find(ruleset->field_index, id);
}

static bool ruleset_reads_slot(const struct bg_logic *logic, size_t slot)
{
    const struct bg_reads *reads = logic ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; reads && i < reads->slots_n; i++)
        if (reads->slots[i] == slot)
            return true;
    return false;
}

static bool preference_reads(const struct bg_preference_rule *rule, size_t slot)
{
    const struct bg_logic *const parts[] = {
        rule->applies_if,    rule->against,     rule->percent,
        rule->amount,        rule->cap,         rule->cap_group_limit,
        rule->off_if_lowest, rule->base_amount, rule->may_not_displace};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (ruleset_reads_slot(parts[i], slot))
            return true;
    return false;
}

bool bg_price_reads(const struct bg_ruleset *ruleset, size_t slot)
{
    const struct bg_price_rule *price = &ruleset->price;
    if (!price->used)
        return false;
    if ((int)slot == price->slot || (int)slot == price->schedule.slot)
        return true;
    for (size_t i = 0; i < price->adjustments_n; i++)
        if (ruleset_reads_slot(price->adjustments[i].amount, slot))
            return true;
    for (size_t i = 0; i < price->preferences_n; i++)
        if (preference_reads(&price->preferences[i], slot))
            return true;
    return false;
}

int bg_ruleset_criterion(const struct bg_ruleset *ruleset, const char *id)
{
    return BG_FIND_ID(ruleset->criteria, ruleset->criteria_n, id);
}

int bg_ruleset_param(const struct bg_ruleset *ruleset, const char *id)
{
    return BG_FIND_ID(ruleset->params, ruleset->params_n, id);
}

int bg_ruleset_measure(const struct bg_ruleset *ruleset, const char *id)
{
    return BG_FIND_ID(ruleset->measures, ruleset->measures_n, id);
}

const struct bg_lot *bg_ruleset_lot(const struct bg_ruleset *ruleset, const char *id)
{
    int i = BG_FIND_ID(ruleset->lots, ruleset->lots_n, id);
    return i < 0 ? NULL : &ruleset->lots[i];
}

bool bg_criterion_for_ties(const struct bg_criterion *criterion)
{
    return bg_ratio_sign(criterion->share) == 0;
}

int bg_award_figure_places(const struct bg_award *award)
{
    bool money = award->method == BG_LOWEST_EVALUATED_PRICE;
    return money && award->decimals < 2 ? 2 : award->decimals;
}

bool bg_criterion_is_group(const struct bg_criterion *criterion)
{
    return !criterion->kind;
}

const char *bg_param_source_title(const struct bg_param *param)
{
    const struct bg_source_ref *source = param->source;
    const struct bg_param_cell *first = param->cells_n > 0 ? &param->cells[0] : NULL;
    if (source == NULL && first != NULL && first->values_n > 0)
        source = first->values[first->values_n - 1].source;
    if (source != NULL)
        return source->title;
    return param->assumed ? "assumed" : "";
}

int64_t bg_param_next_step(const struct bg_param *param, int64_t after, int64_t until)
{
    int64_t next = BG_NO_DATE;
    for (size_t c = 0; c < param->cells_n; c++)
        for (size_t v = 0; v < param->cells[c].values_n; v++) {
            int64_t day = param->cells[c].values[v].from;
            if (day > after && day <= until && (next == BG_NO_DATE || day < next))
                next = day;
        }
    return next;
}

int64_t bg_params_next_step(const struct bg_param *a, const struct bg_param *b, int64_t after,
                            int64_t until)
{
    int64_t x = bg_param_next_step(a, after, until), y = bg_param_next_step(b, after, until);
    return x == BG_NO_DATE || (y != BG_NO_DATE && y < x) ? y : x;
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

/* The last value that has begun before or on the date, a null too. */
static const struct bg_dated_value *last_before(const struct bg_param_cell *cell, int64_t date)
{
    const struct bg_dated_value *found = NULL;
    for (size_t i = 0; i < cell->values_n && cell->values[i].from <= date; i++)
        found = &cell->values[i];
    return found;
}

enum bg_stale_why bg_param_stale(const struct bg_param *param, const struct bg_param_cell *cell,
                                 int64_t date, const struct bg_dated_value **value, int64_t *since)
{
    enum { YEAR = 366 };
    const struct bg_dated_value *last = last_before(cell, date);
    *value = last;
    *since = BG_NO_DATE;
    if (!last || (param->ended != BG_NO_DATE && param->ended <= date))
        return BG_STALE_NOT;
    if (last->value.type == BG_V_MISSING) {
        *since = last->from;
        return BG_STALE_NULL;
    }
    if (last->valid_until != BG_NO_DATE && last->valid_until < date) {
        *since = last->valid_until;
        return BG_STALE_VALID_UNTIL;
    }
    if (param->next_expected != BG_NO_DATE && param->next_expected <= date) {
        *since = param->next_expected;
        return BG_STALE_NEXT_EXPECTED;
    }
    if (last->valid_until == BG_NO_DATE && param->next_expected == BG_NO_DATE &&
        param->ended == BG_NO_DATE && last == &cell->values[cell->values_n - 1])
        return BG_STALE_UNSAID;
    if (last->source && last->source->retrieved != BG_NO_DATE &&
        last->source->retrieved + YEAR < date) {
        *since = last->source->retrieved;
        return BG_STALE_RETRIEVED;
    }
    return BG_STALE_NOT;
}

bool bg_ruleset_key_is_expression(const char *key)
{
    static const char *const keys[] = {"test",
                                       "value",
                                       "when",
                                       "from",
                                       "to",
                                       "text",
                                       "applies_if",
                                       "against",
                                       "percent",
                                       "amount",
                                       "off_if_lowest",
                                       "cap",
                                       "cap_group_limit",
                                       "may_not_displace",
                                       "by"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}
