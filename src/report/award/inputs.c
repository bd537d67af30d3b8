/* Cells of a decision that are filled in, and what says of which lot and row they are. */
#include "report/award/sheets.h"

bool bg_award_has_lots(const void *drawing)
{
    const struct bg_award_drawing *d = drawing;
    return d->lots;
}

struct bg_shown bg_award_lot_cell(const struct bg_sheet_line *line)
{
    const struct bg_award_drawing *d = line->of;
    const struct bg_award_line *own = line->entry;
    const char *id = d->result->lots[own->lot].lot;
    const struct bg_lot *lot = bg_ruleset_lot(d->result->ruleset, id);
    const char *title = lot ? lot->title : "";
    return bg_show_text(bg_arena_printf(line->arena, "%s%s%s", id, *title ? ": " : "", title));
}

struct bg_shown bg_award_place(const struct bg_sheet_line *line, const char *item)
{
    const struct bg_award_line *own = line->entry;
    return bg_show_text(bg_arena_printf(line->arena, "- - %zu %s", own->lot, item));
}

struct bg_shown bg_award_choice(const struct bg_sheet_line *line, const char *title,
                                const char *message, bool all)
{
    const struct bg_award_drawing *d = line->of;
    const struct bg_award_line *own = line->entry;
    int list = (int)own->lot * 2 + all;
    int64_t n = all ? (int64_t)d->result->lots[own->lot].bids_n
                    : d->last_bid[own->lot] - d->first_bid[own->lot] + 1;
    struct bg_allow rule = {.what = BG_ALLOW_LIST,
                            .title = title,
                            .message = message,
                            .error_title = "Not in the list",
                            .error = "Choose a bid from the list, or leave the cell empty."};
    if (n > 0)
        rule.formula = bg_ref_range(line->arena, "Lists", BG_AWARD_LISTS_FIRST, list,
                                    BG_AWARD_LISTS_FIRST + n - 1, list);
    else
        rule.what = BG_ALLOW_ANY;
    return bg_show_asked(line, &rule);
}

const struct bg_formula *bg_award_chosen(const struct bg_award_drawing *d, size_t lot)
{
    return bg_page_cell(d->decision, d->first_answer[lot] + BG_AWARD_CHOSEN, d->lots ? 2 : 1);
}

void bg_award_colour_status(const struct bg_award_drawing *d, struct bg_page *page, int64_t last,
                            int column)
{
    if (last < BG_RETURNED_FIRST)
        return;
    struct bg_arena *arena = d->arena;
    const char *cell = bg_relative(arena, BG_RETURNED_FIRST, column);
    bg_page_warn_if(page, BG_RETURNED_FIRST, column, last, column,
                    bg_arena_printf(arena, "LEFT(%s,7)=\"Missing\"", cell));
    bg_page_mark_if(page, BG_RETURNED_FIRST, column, last, column,
                    bg_arena_printf(arena, "OR(%s=\"OK\",%s=\"Chosen\")", cell, cell));
}
