/* Rows and cells of a panel's sheets by the names of their columns. */
#include "intake/panel/private.h"

#include <stdarg.h>
#include <string.h>

#include "base/cell_text.h"

void bg_ps_say(struct bg_ps_read *p, enum bg_code code, const char *label, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = bg_arena_vprintf(p->arena, format, args);
    va_end(args);
    bg_form_say(p->form, code, label, "%s", text);
}

const struct bg_form_row *bg_ps_next(const struct bg_ps_read *p, const char *table,
                                     const struct bg_form_row *row)
{
    row = row != NULL ? row->next : p->form->rows;
    while (row != NULL && (row->sheet->table == NULL || strcmp(row->sheet->table, table) != 0))
        row = row->next;
    return row;
}

static int panel_cells_column_of(const struct bg_form_sheet *sheet, const char *id)
{
    for (size_t i = 0; i < sheet->columns_n; i++)
        if (sheet->columns[i].what == BG_FORM_COLUMN && strcmp(sheet->columns[i].id, id) == 0)
            return (int)i;
    return -1;
}

const struct bg_form_cell *bg_ps_at(const struct bg_form_row *row, const char *column)
{
    int i = panel_cells_column_of(row->sheet, column);
    return i < 0 ? NULL : &row->cells[i];
}

bool bg_ps_is_blank(const struct bg_form_row *row, const char *column)
{
    const struct bg_form_cell *cell = bg_ps_at(row, column);
    return cell == NULL || bg_form_blank(cell);
}

const char *bg_ps_label(struct bg_ps_read *p, const struct bg_form_row *row, const char *column)
{
    char address[16];
    int i = panel_cells_column_of(row->sheet, column);
    if (i < 0)
        return bg_arena_printf(p->arena, "%s, row %lld", row->sheet->name, (long long)row->at + 1);
    return bg_arena_printf(p->arena, "%s!%s", row->sheet->name,
                           bg_xlsx_address(row->at, row->sheet->columns[i].at, address));
}

const char *bg_ps_shows(struct bg_ps_read *p, const struct bg_form_row *row, const char *column)
{
    const struct bg_form_cell *cell = bg_ps_at(row, column);
    return cell == NULL ? "" : bg_cell_text_trim(p->arena, bg_form_plain(p->form, cell));
}

const char *bg_ps_typed(struct bg_ps_read *p, const struct bg_form_row *row, const char *column,
                        bool *refused)
{
    static const struct bg_field text = {.type = BG_FIELD_TEXT, .label = ""};
    const struct bg_form_cell *cell = bg_ps_at(row, column);
    const int64_t *losses = p->form->intake->losses;
    int64_t before = losses[BG_REFUSED];
    struct bg_buf out;
    const char *label = bg_ps_label(p, row, column);
    if (cell == NULL || bg_form_blank(cell))
        return "";
    if (cell->formula && !cell->merged) {
        bg_ps_say(p, BG_E759, label, "a formula, where something is typed");
        *refused = true;
        return "";
    }
    bg_buf_init(&out, p->arena);
    bg_form_value(p->form, &text, cell, &out);
    if (losses[BG_REFUSED] == before)
        return bg_ps_shows(p, row, column);
    const struct bg_intake_note *note = p->form->intake->notes;
    while (note != NULL && note->next != NULL)
        note = note->next;
    const char *why = note != NULL ? strstr(note->text, ": ") : NULL;
    bg_ps_say(p, BG_E759, label, "%s", why != NULL ? why + 2 : "it cannot be read");
    *refused = true;
    return "";
}

/* "1a2b3c4d 5e6f7a8b method A": the bid's id is the rest, whatever it holds. */
bool bg_ps_place_of(struct bg_ps_read *p, const struct bg_form_row *row, struct bg_ps_place *place)
{
    const char *at = bg_ps_shows(p, row, BG_PANEL_COLUMN_PLACE), *parts[3];
    for (int i = 0; i < 3; i++) {
        const char *space = strchr(at, ' ');
        if (space == NULL)
            return false;
        parts[i] = bg_arena_text(p->arena, at, (size_t)(space - at));
        at = space + 1;
    }
    *place = (struct bg_ps_place){parts[0], parts[1], parts[2], at};
    return *at != '\0';
}

const struct bg_criterion *bg_ps_criterion(const struct bg_ps_read *p, const char *id)
{
    for (size_t i = 0; i < p->rules->criteria_n; i++)
        if (p->rules->criteria[i].levels_n > 0 && strcmp(p->rules->criteria[i].id, id) == 0)
            return &p->rules->criteria[i];
    return NULL;
}

static bool has_seal(const char *seal, const char *text)
{
    char own[BG_PANEL_SEAL];
    bg_panel_seal(text, own);
    return strcmp(seal, "-") == 0 || strcmp(seal, own) == 0;
}

bool bg_ps_is_sealed(struct bg_ps_read *p, const struct bg_form_row *row,
                     const struct bg_ps_place *place, const char *shown)
{
    const char *name = bg_ps_shows(p, row, "bid");
    bool named = has_seal(place->name_seal, name), same = has_seal(place->shown_seal, shown);
    if (!named)
        bg_ps_say(p, BG_E758, bg_ps_label(p, row, "bid"),
                  "the row was sent out for another bid, and now names %s",
                  bg_cell_text_quoted(p->arena, name));
    if (!same)
        bg_ps_say(p, BG_E758, bg_ps_label(p, row, p->kind == BG_PANEL_MEETING ? "bid" : "shown"),
                  p->kind == BG_PANEL_MEETING
                      ? "the scores or reasons of the evaluators in this row were changed"
                      : "what the bid says is not what was sent out");
    return named && same;
}

/* -- levels ------------------------------------------------------------------------------------------ */

static const char *titles_of(struct bg_ps_read *p, const struct bg_criterion *rule)
{
    struct bg_buf out;
    bg_buf_init(&out, p->arena);
    for (size_t i = 0; i < rule->levels_n; i++)
        bg_buf_printf(&out, "%s\"%s\"", i > 0 ? ", " : "", bg_panel_level_label(p->arena, rule, i));
    return bg_buf_text(&out);
}

static const struct bg_level *named_level(struct bg_ps_read *p, const struct bg_criterion *rule,
                                          const char *text)
{
    for (size_t i = 0; i < rule->levels_n && *text != '\0'; i++) {
        const char *label = bg_panel_level_label(p->arena, rule, i);
        if (bg_cell_text_same(label, text) || bg_panel_same_text(label, text))
            return &rule->levels[i];
    }
    return NULL;
}

/* Points follow from the level: a number typed over their formula is another score. */
static void check_typed_points(struct bg_ps_read *p, const struct bg_form_row *row,
                               const char *points, bool *refused)
{
    const struct bg_form_cell *cell = bg_ps_at(row, "points");
    const char *shows = bg_ps_shows(p, row, "points");
    struct bg_dec typed, meant;
    if (cell == NULL || cell->formula || *shows == '\0')
        return;
    if (*points != '\0' && bg_dec_parse(shows, strlen(shows), &typed) &&
        bg_dec_parse(points, strlen(points), &meant) && bg_dec_cmp(typed, meant) == 0)
        return;
    bg_ps_say(p, BG_E759, bg_ps_label(p, row, "points"),
              "%s is typed over the formula; the points follow from the level",
              bg_cell_text_quoted(p->arena, shows));
    *refused = true;
}

bool bg_ps_level_of(struct bg_ps_read *p, const struct bg_form_row *row,
                    const struct bg_criterion *rule, const char **points, bool *refused)
{
    const char *text = bg_ps_typed(p, row, "level", refused);
    const struct bg_level *level = named_level(p, rule, text);
    char digits[BG_DEC_TEXT];
    struct bg_dec number;
    *points = "";
    if (level != NULL)
        *points = bg_arena_printf(p->arena, "%s", bg_dec_text(level->points, digits));
    else if (*text != '\0' && bg_dec_parse(text, strlen(text), &number))
        *points = bg_arena_printf(p->arena, "%s", bg_dec_text(number, digits));
    else if (*text != '\0') {
        bg_ps_say(p, BG_E759, bg_ps_label(p, row, "level"), "%s is none of the levels (%s)",
                  bg_cell_text_quoted(p->arena, text), titles_of(p, rule));
        *refused = true;
    }
    if (!*refused)
        check_typed_points(p, row, *points, refused);
    return **points != '\0' && !*refused;
}
