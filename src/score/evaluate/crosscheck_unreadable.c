/* Answers that were given and cannot be used: a flag for each question, and what to ask the vendor.
 * A scored criterion waits for the answer; a requirement and the price keep the bid from being
 * ranked. */
#include "score/evaluate/explain.h"
#include "score/evaluate/parts.h"

enum { CELLS_NAMED = 6 };

static void flag_answer(struct bg_lot_work *work, struct bg_entry *entry, const char *label,
                        const char *problem)
{
    struct bg_arg field = {.kind = BG_ARG_LABEL, .text = label};
    struct bg_arg what = {.kind = BG_ARG_PROBLEM, .text = problem};
    bg_entry_flag(work, entry, "unreadable_answer", BG_R_FLAG_UNREADABLE,
                  BG_REASON(work->arena, UNUSABLE, field, what),
                  BG_REASON(work->arena, FLAG_UNREADABLE_ASKED, field, what));
}

/* "row 2, Hourly wage: text ...; row 3, ..." */
static void flag_cells(struct bg_lot_work *work, struct bg_entry *entry, size_t slot)
{
    const struct bg_field *field = &work->ruleset->fields[slot];
    const struct bg_table *table = entry->judging.env->env.slots[slot].as.table;
    struct bg_buf list;
    size_t n = 0;
    bg_buf_init(&list, work->arena);
    for (size_t row = 0; row < table->rows; row++)
        for (size_t c = 0; c < table->columns && c < field->columns_n; c++) {
            const struct bg_value *cell = &table->cells[row * table->columns + c];
            if (cell->type != BG_V_ERROR || n++ >= CELLS_NAMED)
                continue;
            bg_buf_printf(&list, "%srow %zu, %s: %s", n > 1 ? "; " : "", row + 1,
                          field->columns[c].label, cell->as.error);
        }
    if (n > CELLS_NAMED)
        bg_buf_printf(&list, "; and %zu more", n - CELLS_NAMED);
    if (n)
        flag_answer(work, entry, field->label, bg_buf_text(&list));
}

void bg_crosscheck_unreadable(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_bid *bid = entry->result->bid;
    for (size_t slot = 0; slot < work->ruleset->fields_n; slot++) {
        const struct bg_value *value = &entry->judging.env->env.slots[slot];
        const char *problem = bid->answers ? bid->answers[slot].problem : NULL;
        if (value->type == BG_V_ERROR)
            flag_answer(work, entry, work->ruleset->fields[slot].label,
                        problem ? problem : value->as.error);
        else if (value->type == BG_V_TABLE)
            flag_cells(work, entry, slot);
    }
}
