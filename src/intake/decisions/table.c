/* Decisions as a table (CSV): a row each, the columns named as the members in JSON or as on the
 * sheets. */
#include "intake/decisions/decisions.h"

#include <string.h>

#include "base/cell_text.h"
#include "intake/form/form.h"
#include "intake/register/named_table.h"

/* "received_at" of "Received at", as the reader of tables spells a heading. */
static const char *table_plain(struct bg_arena *arena, const char *title)
{
    char *out = bg_arena_text(arena, title, strlen(title));
    for (char *p = out; *p; p++) {
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
        if (*p == ' ')
            *p = '_';
    }
    return out;
}

static const char *table_label_of(const struct bg_named_table *table, int part)
{
    return bg_arena_printf(table->arena, "row %lld, column \"%s\"", (long long)table->row.number,
                           table->header[part]);
}

static void table_take_row(struct bg_decision_rows *rows, const struct bg_named_table *table)
{
    struct bg_form_cell cells[BG_DECISION_PART__COUNT] = {{0}};
    const char *blanks[BG_DECISION_PART__COUNT] = {NULL};
    for (int p = 0; p < BG_DECISION_PART__COUNT; p++) {
        if (table->at[p] < 0)
            continue;
        blanks[p] = table_label_of(table, p);
        if ((size_t)table->at[p] >= table->row.n)
            continue;
        const struct bg_csv_cell *cell = &table->row.cells[table->at[p]];
        const char *text =
            bg_cell_text_trim(table->arena, bg_arena_text(table->arena, cell->text, cell->n));
        const char *fault = strlen(cell->text) < cell->n ? "cell contains a NUL byte" : NULL;
        if (*text || fault)
            cells[p] = (struct bg_form_cell){.type = BG_XLSX_TEXT,
                                             .text = text,
                                             .n = strlen(text),
                                             .fault = fault,
                                             .label = blanks[p]};
    }
    const struct bg_decision_row row = {
        .sheet = -1,
        .label = bg_arena_printf(table->arena, "row %lld", (long long)table->row.number),
        .cells = cells,
        .blanks = blanks};
    bg_decision_row_put(rows, &row);
}

const struct bg_source *bg_decisions_table(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source,
                                           const struct bg_ruleset *ruleset)
{
    struct bg_named_column columns[BG_DECISION_PART__COUNT];
    struct bg_named_table table = {.arena = arena,
                                   .diags = diags,
                                   .source = source,
                                   .columns = columns,
                                   .columns_n = BG_DECISION_PART__COUNT,
                                   .of_header = BG_E540,
                                   .of_row = BG_E543,
                                   .currency = ruleset->currency};
    for (int p = 0; p < BG_DECISION_PART__COUNT; p++) {
        columns[p] = (struct bg_named_column){
            .names = {bg_decision_parts[p].name, table_plain(arena, bg_decision_parts[p].title)},
            .required = p == BG_PART_DO || p == BG_PART_BID};
    }
    if (!bg_named_open(&table))
        return NULL;
    struct bg_decision_rows *rows = bg_decision_rows_new(arena, diags, source, ruleset);
    while (bg_named_next(&table))
        table_take_row(rows, &table);
    return bg_decision_rows_end(rows);
}
