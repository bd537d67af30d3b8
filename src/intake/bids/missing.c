/* Required answers that a bid does not give, by the question's label and, as far as the reader of the
 * file knows it, the cell that is empty. */
#include <string.h>

#include "intake/bids/bind.h"

enum { NAMED_MOST = 20 };

struct missing {
    struct bg_binder *b;
    struct bg_buf names;
    size_t n;
    const char *cell; /* of the last one; NULL: not known */
};

/* key: of the place, as bg_source_blank has it. */
static void name(struct missing *m, const struct bg_field *field, const char *key)
{
    const char *cell = bg_source_blank(m->b->json->source, key);
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
                     bg_arena_printf(m->b->arena, "%s/%zu/%s", field->id, r + 1, column->id));
        }
}

void bg_bid_list_missing(struct bg_binder *b, const struct bg_bid *bid)
{
    struct missing m = {.b = b};
    struct bg_pos pos = bid->pos;
    bg_buf_init(&m.names, b->arena);
    for (size_t i = 0; i < b->ruleset->fields_n; i++) {
        const struct bg_field *field = &b->ruleset->fields[i];
        const struct bg_value *value = &bid->values[i];
        if (field->required && value->type == BG_V_MISSING)
            name(&m, field, field->id);
        if (field->type == BG_FIELD_TABLE && value->type == BG_V_TABLE)
            name_cells(&m, field, value->as.table);
    }
    if (!m.n)
        return;
    if (m.n > NAMED_MOST)
        bg_buf_printf(&m.names, " and %zu more", m.n - NAMED_MOST);
    if (m.n == 1 && m.cell)
        pos.label = m.cell;
    bg_diag_add(b->diags, BG_W507, pos, "bid \"%s\": required answers are missing: %s", bid->id,
                bg_buf_text(&m.names));
}
