/* The subcontractors that a bid names: answers and columns of the role, each name once. */
#include <string.h>

#include "score/panel/panel.h"

#include "base/list.h"

struct naming {
    struct bg_arena *arena;
    const char **items;
    size_t n, room;
};

static void named_add(struct naming *w, const char *text, size_t n)
{
    while (n && strchr(" \t\r\n", text[n - 1]))
        n--;
    while (n && strchr(" \t\r\n", *text))
        text++, n--;
    if (!n)
        return;
    const char *name = bg_arena_text(w->arena, text, n);
    for (size_t i = 0; i < w->n; i++)
        if (strcmp(w->items[i], name) == 0)
            return;
    BG_MORE(w->arena, w->items, w->n, w->room);
    w->items[w->n++] = name;
}

/* Several names are on lines of their own, or have ";" between them. */
static void named_split(struct naming *w, const struct bg_value *value)
{
    const char *text = value->as.text.bytes;
    size_t n = value->as.text.n, start = 0;
    if (value->type != BG_V_TEXT)
        return;
    for (size_t i = 0; i <= n; i++)
        if (i == n || text[i] == '\n' || text[i] == ';') {
            named_add(w, text + start, i - start);
            start = i + 1;
        }
}

static void named_of_table(struct naming *w, const struct bg_field *field,
                           const struct bg_table *table)
{
    for (size_t c = 0; c < field->columns_n && c < table->columns; c++)
        for (size_t r = 0; field->columns[c].role == BG_ROLE_SUBCONTRACTOR && r < table->rows; r++)
            named_split(w, &table->cells[r * table->columns + c]);
}

void bg_panel_named(struct bg_arena *arena, const struct bg_ruleset *rules,
                    const struct bg_bid *bid, struct bg_texts *names)
{
    struct naming w = {.arena = arena};
    for (size_t i = 0; i < names->n; i++)
        named_add(&w, names->items[i], strlen(names->items[i]));
    for (size_t slot = 0; bid->values && slot < rules->fields_n; slot++) {
        const struct bg_field *field = &rules->fields[slot];
        if (field->role == BG_ROLE_SUBCONTRACTOR)
            named_split(&w, &bid->values[slot]);
        else if (bid->values[slot].type == BG_V_TABLE)
            named_of_table(&w, field, bid->values[slot].as.table);
    }
    *names = (struct bg_texts){w.items, w.n};
}

const struct bg_texts *bg_panel_named_in(struct bg_arena *arena, const struct bg_lot_result *lot)
{
    struct bg_texts *named = BG_ARRAY(arena, lot->bids_n + 1, struct bg_texts);
    for (size_t i = 0; i < lot->bids_n; i++)
        bg_panel_named(arena, lot->ruleset, lot->bids[i].bid, &named[i]);
    return named;
}
