/* A line that has, for every bidder, the sum of the lines above it is most likely the totals under a
 * label that the mapping does not know: as a line it would double the price. It is said, not decided. */
#include <string.h>

#include "base/currency.h"
#include "intake/tab/tab.h"

/* The bidder's amount in a line; false: it has none, or one that is not a number. */
static bool amount_in(const struct bg_tab_reading *r, const struct bg_tab_group *group,
                      const struct bg_tab_row *row, const char *currency, struct bg_dec *out)
{
    int column = group->column[BG_TAB_AMOUNT];
    const struct bg_tab_cell *cell = column < 0 ? NULL : bg_tab_cell(row, (size_t)column);
    if (!cell || cell->kind == BG_TAB_BLANK)
        return false;
    struct bg_csv_value value = bg_csv_value(r->intake->arena, r->map,
                                             &r->map->lines.role[BG_LINE_AMOUNT], &cell, currency);
    return value.json && !value.problem && bg_dec_parse(value.json, strlen(value.json), out);
}

static bool is_sum_for(const struct bg_tab_reading *r, const struct bg_tab_layout *layout,
                       const struct bg_tab_group *group, size_t line, const char *currency)
{
    struct bg_dec sum = bg_dec_int(0), one;
    for (size_t i = 0; i < line; i++)
        if (amount_in(r, group, layout->lines[i], currency, &one) && !bg_dec_add(sum, one, &sum))
            return false;
    return amount_in(r, group, layout->lines[line], currency, &one) && bg_dec_sign(one) != 0 &&
           !bg_currency_differs(currency, sum, one);
}

/* Somebody has an amount there, and whoever has one has the sum. */
static bool is_sum(const struct bg_tab_reading *r, const struct bg_tab_layout *layout, size_t line,
                   const char *currency)
{
    size_t sums = 0;
    struct bg_dec one;
    for (size_t g = 0; g < layout->n; g++) {
        const struct bg_tab_group *group = &layout->groups[g];
        if (!group->used || !amount_in(r, group, layout->lines[line], currency, &one))
            continue;
        if (!is_sum_for(r, layout, group, line, currency))
            return false;
        sums++;
    }
    return sums > 0;
}

void bg_tab_warn_of_sums(const struct bg_tab_reading *r, const struct bg_tab_layout *layout)
{
    enum { LINES_BEFORE = 2 };
    const char *own = r->map->currency.value ? bg_json_text(r->map->currency.value) : NULL;
    const char *currency = own ? own : r->intake->ruleset ? r->intake->ruleset->currency : "";
    struct bg_arena *arena = r->intake->arena;
    for (size_t i = LINES_BEFORE; i < layout->lines_n; i++) {
        const struct bg_tab_row *row = layout->lines[i];
        if (!is_sum(r, layout, i, currency))
            continue;
        bg_diag_add(r->intake->diags, BG_W642,
                    (struct bg_pos){.source = r->intake->source,
                                    .offset = row->offset,
                                    .label = bg_tab_row_label(arena, layout->sheet, row->number)},
                    "\"%s\" is read as a line, and has the sum of the lines above it",
                    bg_tab_row_name(arena, row));
    }
}
