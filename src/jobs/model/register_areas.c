/* Why a table of wages has none for a line though it knows the occupation: the places differ. */
#include "jobs/model/model.h"

#include <ctype.h>
#include <string.h>

#include "base/cell_text.h"

static const char *areas_cell_of(const struct bg_register_line *line,
                                 enum bg_register_column column)
{
    const struct bg_value *value = line->values[column];
    return value->type == BG_V_TEXT ? value->as.text.bytes : "";
}

/* How many bytes two names begin alike with, in capitals or not. */
static size_t areas_alike(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] && tolower((unsigned char)a[n]) == tolower((unsigned char)b[n]))
        n++;
    return n;
}

const char *bg_model_other_areas(struct bg_arena *arena, const struct bg_wage_table *table,
                                 const struct bg_register_line *line)
{
    const char *name = areas_cell_of(line, BG_RC_OCCUPATION);
    const char *place = areas_cell_of(line, BG_RC_AREA), *nearest = NULL;
    size_t n = 0, alike = 0;
    for (size_t i = 0; i < table->rows_n && name[0]; i++) {
        const struct bg_wage_row *row = &table->rows[i];
        if (!row->area[0] || !bg_cell_text_same(row->occupation, name))
            continue;
        size_t own = areas_alike(row->area, place);
        n++;
        if (nearest && own <= alike)
            continue;
        nearest = row->area;
        alike = own;
    }
    if (!n)
        return "";
    return bg_arena_printf(arena,
                           "; the table has %zu row%s of it, such as for \"%s\": give the area in "
                           "the register or its map as the table writes it",
                           n, n == 1 ? "" : "s", nearest);
}
