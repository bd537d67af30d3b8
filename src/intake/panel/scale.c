/* Whether the sheet still says what was published, and what was written where nothing is read. */
#include "intake/panel/private.h"

#include <stdlib.h>
#include <string.h>

#include "base/cell_text.h"

enum { TOLD_MOST = 20 };

/* -- the scale --------------------------------------------------------------------------------------- */

static void scale_compare(struct bg_ps_read *p, const struct bg_form_row *row, const char *column,
                          const char *meant)
{
    const char *shows = bg_ps_shows(p, row, column);
    if (!bg_panel_same_text(shows, meant))
        bg_ps_say(p, BG_E758, bg_ps_label(p, row, column), "%s in place of %s",
                  *shows ? bg_cell_text_quoted(p->arena, shows) : "nothing",
                  *meant ? bg_cell_text_quoted(p->arena, meant) : "nothing");
}

static void compare_level(struct bg_ps_read *p, const struct bg_form_row *row,
                          const struct bg_criterion *rule, size_t i)
{
    char points[BG_DEC_TEXT];
    scale_compare(p, row, "label", bg_panel_level_label(p->arena, rule, i));
    scale_compare(p, row, "points", bg_dec_text(rule->levels[i].points, points));
    scale_compare(p, row, "definition", rule->levels[i].definition);
}

static void compare_row(struct bg_ps_read *p, const struct bg_form_row *row,
                        const struct bg_criterion *rule, const char *item)
{
    static const char level[] = "level-";
    scale_compare(p, row, "criterion", rule->title);
    if (strncmp(item, level, sizeof level - 1) == 0) {
        size_t i = (size_t)strtoul(item + sizeof level - 1, NULL, 10);
        if (i >= 1 && i <= rule->levels_n)
            compare_level(p, row, rule, i - 1);
    }
    for (size_t i = 0; i < rule->look_for_n; i++)
        if (strncmp(item, BG_PANEL_LOOK, strlen(BG_PANEL_LOOK)) == 0 &&
            strcmp(item + strlen(BG_PANEL_LOOK), rule->look_for[i].id) == 0)
            scale_compare(p, row, "definition", rule->look_for[i].text);
}

void bg_ps_check_scale(struct bg_ps_read *p)
{
    const struct bg_form_row *row = NULL;
    struct bg_ps_place place;
    while ((row = bg_ps_next(p, "scale", row)) != NULL) {
        const struct bg_criterion *rule =
            bg_ps_place_of(p, row, &place) ? bg_ps_criterion(p, place.criterion) : NULL;
        if (rule != NULL)
            compare_row(p, row, rule, place.item);
    }
}

/* -- beside ------------------------------------------------------------------------------------------ */

static bool is_scored_row(struct bg_ps_read *p, const struct bg_form_sheet *sheet, int64_t at)
{
    for (const struct bg_form_row *row = p->form->rows; row != NULL; row = row->next)
        if (row->sheet == sheet && row->at == at)
            return !bg_ps_is_blank(row, BG_PANEL_COLUMN_PLACE);
    return false;
}

static void scale_tell(struct bg_ps_read *p, int *told, const char *label, const char *what,
                       const char *text)
{
    if ((*told)++ < TOLD_MOST)
        bg_ps_say(p, BG_W767, label, "%s%s is not read", what, bg_cell_text_quoted(p->arena, text));
}

/* Rows below ours that somebody typed. What is below the questions about the person is ours. */
static void scale_tell_rows(struct bg_ps_read *p, int *told)
{
    for (const struct bg_form_row *row = p->form->rows; row != NULL; row = row->next) {
        bool ours =
            !bg_ps_is_blank(row, BG_PANEL_COLUMN_PLACE) || strcmp(row->sheet->table, "about") == 0;
        for (size_t i = 0; i < row->sheet->columns_n && !ours; i++)
            if (!bg_form_blank(&row->cells[i]))
                scale_tell(p, told, row->cells[i].label, "",
                           bg_form_plain(p->form, &row->cells[i]));
    }
}

void bg_ps_check_beside(struct bg_ps_read *p)
{
    int told = 0;
    char address[16];
    scale_tell_rows(p, &told);
    for (const struct bg_form_beside *b = p->form->beside; b != NULL; b = b->next)
        if (b->sheet != NULL && b->sheet->table != NULL && *b->text && b->column > 0 &&
            is_scored_row(p, b->sheet, b->row))
            scale_tell(p, &told,
                       bg_arena_printf(p->arena, "%s!%s", b->sheet->name,
                                       bg_xlsx_address(b->row, b->column, address)),
                       "", b->text);
    for (const struct bg_form_aside *a = p->form->aside; a != NULL; a = a->next)
        if (a->kind == BG_XLSX_NOTE || a->kind == BG_XLSX_BOX)
            scale_tell(p, &told,
                       a->row >= 0 ? bg_arena_printf(p->arena, "%s!%s", a->sheet->name,
                                                     bg_xlsx_address(a->row, a->column, address))
                                   : a->sheet->name,
                       "the note ", a->text);
    if (told > TOLD_MOST)
        bg_ps_say(p, BG_W767, NULL, "%d more texts are not read", told - TOLD_MOST);
}
