/* Which figures must be looked up again: each series of each parameter, used or not. */
#include "score/publish/stale.h"

#include "base/list.h"

#include <string.h>

/* The whole has a value from that day in that series: what is stale there is said once. */
static bool in_whole(const struct bg_ruleset *whole, const struct bg_param *param, size_t cell,
                     const struct bg_dated_value *dated)
{
    for (size_t i = 0; whole && i < whole->params_n; i++) {
        const struct bg_param *other = &whole->params[i];
        if (strcmp(other->id, param->id) != 0 || cell >= other->cells_n)
            continue;
        for (size_t v = 0; v < other->cells[cell].values_n; v++)
            if (other->cells[cell].values[v].from == dated->from &&
                other->cells[cell].values[v].valid_until == dated->valid_until)
                return true;
    }
    return false;
}

static struct bg_stale_row *stale_find_row(struct bg_stale_list *list, struct bg_pos pos)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->rows[i].pos.offset == pos.offset &&
            strcmp(list->rows[i].pos.source->name, pos.source->name) == 0)
            return &list->rows[i];
    return NULL;
}

static struct bg_stale_row *stale_add_row(struct bg_stale_list *list)
{
    BG_MORE(list->arena, list->rows, list->n, list->capacity);
    return &list->rows[list->n++];
}

static void stale_look_at(struct bg_stale_list *list, const struct bg_ruleset *ruleset,
                          const char *lot, const struct bg_param *param, size_t cell)
{
    const struct bg_dated_value *value;
    int64_t since;
    enum bg_stale_why why = bg_param_stale(param, &param->cells[cell], list->date, &value, &since);
    if (value && in_whole(ruleset->whole, param, cell, value))
        return;
    list->series_n++;
    if (why == BG_STALE_NOT)
        return;
    struct bg_pos pos = bg_source_origin(value->pos);
    struct bg_stale_row *row = stale_find_row(list, pos);
    if (!row) {
        row = stale_add_row(list);
        *row = (struct bg_stale_row){.ruleset = ruleset,
                                     .lot = lot,
                                     .param = param,
                                     .cell = &param->cells[cell],
                                     .value = value,
                                     .why = why,
                                     .since = since,
                                     .pos = pos};
    }
    row->rulesets_n++;
}

static void find_in(struct bg_stale_list *list, const struct bg_ruleset *ruleset, const char *lot)
{
    for (size_t i = 0; i < ruleset->params_n; i++)
        for (size_t c = 0; c < ruleset->params[i].cells_n; c++)
            stale_look_at(list, ruleset, lot, &ruleset->params[i], c);
}

void bg_stale_find(struct bg_stale_list *list, const struct bg_ruleset *ruleset)
{
    list->rulesets_n++;
    find_in(list, ruleset, "");
    for (size_t i = 0; i < ruleset->lots_n; i++)
        find_in(list, ruleset->lots[i].ruleset, ruleset->lots[i].id);
}
