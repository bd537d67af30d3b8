/* Required answers that a bid does not give, by the question's label and, as far as the reader of the
 * file knows it, the cell that is empty. */
#include <string.h>

#include "intake/bids/bind.h"

enum { NAMED_MOST = 20 };

struct missing {
    struct bg_arena *arena;
    const struct bg_source *source;
    struct bg_buf names;
    size_t n;
    const char *cell; /* of the last one; NULL: not known */
};

/* key: of the place, as bg_source_blank has it. */
static void name(struct missing *m, const struct bg_field *field, const char *key)
{
    const char *cell = bg_source_blank(m->source, key);
    const char *label = *field->label ? field->label : field->id, *place = cell ? cell : key;
    m->cell = cell;
    if (++m->n > NAMED_MOST)
        return;
    bg_buf_printf(&m->names, "%s\"%s\"", m->n > 1 ? ", " : "", label);
    if (strcmp(label, place) != 0)
        bg_buf_printf(&m->names, " (%s)", place);
}

static void name_cells(struct missing *m, const struct bg_field *field,
                       const struct bg_table *table)
{
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < field->columns_n; c++) {
            const struct bg_field *column = &field->columns[c];
            if (column->required && table->cells[r * table->columns + c].type == BG_V_MISSING)
                name(m, column,
                     bg_arena_printf(m->arena, "%s/%zu/%s", field->id, r + 1, column->id));
        }
}

static void name_of_field(struct missing *m, const struct bg_field *field,
                          const struct bg_value *value)
{
    if (field->required && value->type == BG_V_MISSING)
        name(m, field, field->id);
    if (field->type == BG_FIELD_TABLE && value->type == BG_V_TABLE)
        name_cells(m, field, value->as.table);
}

/* asked_of: whose answers. */
static struct missing missing_find(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                   const struct bg_bid *bid, enum bg_asked_of asked_of)
{
    struct missing m = {.arena = arena, .source = bid->pos.source};
    bg_buf_init(&m.names, arena);
    for (size_t i = 0; i < ruleset->fields_n; i++)
        if (ruleset->fields[i].asked_of == asked_of)
            name_of_field(&m, &ruleset->fields[i], &bid->values[i]);
    if (m.n > NAMED_MOST)
        bg_buf_printf(&m.names, " and %zu more", m.n - NAMED_MOST);
    return m;
}

void bg_bid_list_missing(struct bg_arena *arena, struct bg_diags *diags,
                         const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    struct missing vendors = missing_find(arena, ruleset, bid, BG_OF_VENDOR);
    struct missing buyers = missing_find(arena, ruleset, bid, BG_OF_BUYER);
    struct bg_pos pos = bid->pos;
    if (vendors.n == 1 && vendors.cell)
        pos.label = vendors.cell;
    if (vendors.n)
        bg_diag_add(diags, BG_W507, pos, "bid \"%s\": required answers are missing: %s", bid->id,
                    bg_buf_text(&vendors.names));
    if (buyers.n)
        bg_diag_add(diags, BG_W553, bid->pos, "bid \"%s\": answers of the buyer are missing: %s",
                    bid->id, bg_buf_text(&buyers.names));
}
