/* Rows of cells as the JSON of decisions. Cells are read by the reader of vendors' forms, so that a
 * number, a date or a choice means the same wherever it is typed; a formula is never read. */
#include "intake/decisions/decisions.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"
#include "intake/form/form.h"

struct bg_decision_rows *bg_decision_rows_new(struct bg_arena *arena, struct bg_diags *diags,
                                              const struct bg_source *source,
                                              const struct bg_ruleset *ruleset)
{
    struct bg_decision_rows *rows = BG_NEW(arena, struct bg_decision_rows);
    struct bg_form_read *read = BG_NEW(arena, struct bg_form_read);
    struct bg_intake *intake = BG_NEW(arena, struct bg_intake);
    *intake = (struct bg_intake){
        .arena = arena, .diags = diags, .source = source, .ruleset = ruleset, .process = ""};
    intake->last_document = &intake->documents;
    intake->last_note = &intake->notes;
    intake->last_award = &intake->awards;
    read->arena = arena;
    read->intake = intake;
    read->rules = ruleset;
    *rows = (struct bg_decision_rows){
        .arena = arena, .diags = diags, .source = source, .ruleset = ruleset, .read = read};
    bg_buf_init(&rows->out, arena);
    rows->places = bg_places_new(arena);
    bg_buf_puts(&rows->out, "{\"format\": \"" BG_DECISIONS_FORMAT "\", \"decisions\": [");
    return rows;
}

static void decisions_rows_wrong(struct bg_decision_rows *rows, enum bg_code code,
                                 const char *label, const char *why)
{
    bg_diag_add(rows->diags, code,
                (struct bg_pos){.source = rows->source, .offset = rows->said++, .label = label},
                "%s", why);
}

/* -- dates with times ----------------------------------------------------------------------------- */

/* "1:40 PM" and "13:40 -07:00" as "13:40" and the zone behind it. False: it is no time of day. */
static bool read_clock(struct bg_arena *arena, const char *text, const char **time,
                       const char **zone)
{
    size_t n = strspn(text, "0123456789:.");
    int64_t micros;
    const char *rest = bg_cell_text_trim(arena, text + n);
    const char *clock = bg_arena_text(arena, text, n);
    bool pm = bg_cell_text_same(rest, "pm") || bg_cell_text_same(rest, "p.m.");
    bool am = bg_cell_text_same(rest, "am") || bg_cell_text_same(rest, "a.m.");
    int32_t ahead;
    if (clock[0] && clock[1] == ':')
        clock = bg_arena_printf(arena, "0%s", clock);
    if (!bg_clock_parse(clock, strlen(clock), &micros))
        return false;
    *zone = am || pm ? "" : bg_cell_text_same(rest, "UTC") ? "Z" : rest;
    if (**zone && !bg_zone_parse(*zone, strlen(*zone), &ahead))
        return false;
    int hour = (clock[0] - '0') * 10 + clock[1] - '0';
    if ((am || pm) && (hour < 1 || hour > 12))
        return false;
    if (am || pm)
        clock = bg_arena_printf(arena, "%02d%s", hour % 12 + (pm ? 12 : 0), clock + 2);
    *time = clock;
    return true;
}

/* A date, or a date and a time in any of the ways in which people write them, as ISO 8601. NULL: it
 * is none, or can mean two. */
static const char *instant_of(struct bg_arena *arena, const char *text)
{
    struct bg_instant at;
    const char *time, *zone, *colon = strchr(text, ':');
    char date[BG_DATE_TEXT];
    int64_t days;
    if (bg_instant_parse(text, strlen(text), &at))
        return text;
    if (!colon)
        return bg_cell_text_date(arena, text, "", &days)
                   ? NULL
                   : bg_arena_printf(arena, "%s", bg_date_text(days, date));
    while (colon > text && colon[-1] >= '0' && colon[-1] <= '9')
        colon--;
    const char *day = bg_cell_text_trim(arena, bg_arena_text(arena, text, (size_t)(colon - text)));
    size_t n = strlen(day);
    if (n && (day[n - 1] == ',' || day[n - 1] == 'T'))
        day = bg_cell_text_trim(arena, bg_arena_text(arena, day, n - 1));
    if (bg_cell_text_date(arena, day, "", &days) || !read_clock(arena, colon, &time, &zone))
        return NULL;
    return bg_arena_printf(arena, "%sT%s%s", bg_date_text(days, date), time, zone);
}

/* -- one cell ------------------------------------------------------------------------------------- */

static const struct bg_field plain_text = {
    .id = "", .label = "", .unit = "", .type = BG_FIELD_TEXT};
static const struct bg_field plain_date = {
    .id = "", .label = "", .unit = "", .type = BG_FIELD_DATE};
static const struct bg_field plain_count = {
    .id = "", .label = "", .unit = "", .type = BG_FIELD_INTEGER};

/* The last thing that the reader of cells refused, without the label that it begins with. */
static const char *why_refused(const struct bg_decision_rows *rows, const char *label)
{
    const char *why = "";
    for (const struct bg_intake_note *note = rows->read->intake->notes; note; note = note->next)
        if (note->loss == BG_REFUSED)
            why = note->text;
    size_t n = strlen(label);
    return strncmp(why, label, n) == 0 && why[n] == ':' ? why + n + 2 : why;
}

/* The JSON of a cell; NULL: it is blank, or cannot be read, which was said. */
static const char *rows_read_cell(struct bg_decision_rows *rows, const struct bg_field *field,
                                  const struct bg_form_cell *cell)
{
    struct bg_buf out;
    int64_t before = rows->read->intake->losses[BG_REFUSED];
    bg_buf_init(&out, rows->arena);
    if (!bg_form_value(rows->read, field, cell, &out))
        return NULL;
    if (rows->read->intake->losses[BG_REFUSED] == before)
        return bg_buf_text(&out);
    decisions_rows_wrong(rows, BG_E543, cell->label, why_refused(rows, cell->label));
    return NULL;
}

static const char *read_instant(struct bg_decision_rows *rows, const struct bg_form_cell *cell)
{
    struct bg_buf out;
    const char *checked = rows_read_cell(rows, &plain_text, cell);
    if (checked == NULL)
        return NULL;
    const char *text = bg_cell_text_trim(rows->arena, bg_form_plain(rows->read, cell));
    const char *iso = instant_of(rows->arena, text);
    if (iso == NULL) {
        decisions_rows_wrong(
            rows, BG_E543, cell->label,
            bg_arena_printf(rows->arena,
                            "%s is not a date and time; write 2026-03-13 13:40, or with a zone "
                            "2026-03-13 13:40 -07:00",
                            bg_cell_text_quoted(rows->arena, text)));
        return NULL;
    }
    bg_buf_init(&out, rows->arena);
    bg_buf_json(&out, iso, -1);
    return bg_buf_text(&out);
}

/* Texts without the blanks at their ends. */
static const char *rows_read_text(struct bg_decision_rows *rows, const struct bg_form_cell *cell)
{
    struct bg_buf out;
    if (rows_read_cell(rows, &plain_text, cell) == NULL)
        return NULL;
    bg_buf_init(&out, rows->arena);
    bg_buf_json(&out, bg_cell_text_trim(rows->arena, bg_form_plain(rows->read, cell)), -1);
    return bg_buf_text(&out);
}

static const char *rows_text_at(struct bg_decision_rows *rows, const struct bg_decision_row *row,
                                enum bg_decision_part part)
{
    const struct bg_form_cell *cell = &row->cells[part];
    if (bg_form_blank(cell))
        return "";
    return bg_cell_text_trim(rows->arena, bg_form_plain(rows->read, cell));
}

/* An answer is read by the type of its question; where there is no such question, as a text: that is
 * said when the decision is applied. */
static const char *read_value(struct bg_decision_rows *rows, const struct bg_decision_row *row,
                              const struct bg_form_cell *cell)
{
    const struct bg_field *field =
        bg_decision_asked(rows->arena, rows->ruleset, rows_text_at(rows, row, BG_PART_FIELD),
                          rows_text_at(rows, row, BG_PART_COLUMN));
    if (field && field->type == BG_FIELD_TABLE) {
        if (!bg_form_blank(cell))
            decisions_rows_wrong(rows, BG_E543, cell->label,
                                 "the question is a table: say which row and column is meant");
        return NULL;
    }
    return rows_read_cell(rows, field ? field : &plain_text, cell);
}

static const char *rows_read_part(struct bg_decision_rows *rows, const struct bg_decision_row *row,
                                  enum bg_decision_part part)
{
    const struct bg_form_cell *cell = &row->cells[part];
    if (bg_form_blank(cell))
        return NULL;
    switch (bg_decision_parts[part].type) {
    case BG_PART_IS_INSTANT:
        return read_instant(rows, cell);
    case BG_PART_IS_DATE:
        return rows_read_cell(rows, &plain_date, cell);
    case BG_PART_IS_COUNT:
        return rows_read_cell(rows, &plain_count, cell);
    case BG_PART_IS_VALUE:
        return read_value(rows, row, cell);
    case BG_PART_IS_TEXT:
        break;
    }
    return rows_read_text(rows, cell);
}

/* -- rows ----------------------------------------------------------------------------------------- */

/* What is decided: the sheet's only kind, or what the row says. */
static enum bg_decision_do rows_what_of(struct bg_decision_rows *rows,
                                        const struct bg_decision_row *row)
{
    const struct bg_form_cell *cell = &row->cells[BG_PART_DO];
    const char *blank = row->blanks[BG_PART_DO], *said = rows_text_at(rows, row, BG_PART_DO);
    for (int i = 0; row->sheet >= 0 && row->sheet != BG_DECIDED_STANDING; i++)
        if ((int)bg_decision_kinds[i].sheet == row->sheet)
            return (enum bg_decision_do)i;
    enum bg_decision_do what = bg_decision_named(said);
    bool here = what != BG_DECISION__COUNT &&
                (row->sheet < 0 || (int)bg_decision_kinds[what].sheet == row->sheet);
    if (here)
        return what;
    if (!*said)
        decisions_rows_wrong(rows, BG_E541, blank ? blank : row->label,
                             "the row does not say what is decided");
    else if (what != BG_DECISION__COUNT)
        decisions_rows_wrong(
            rows, BG_E542, cell->label,
            bg_arena_printf(rows->arena, "%s is recorded on the sheet \"%s\"",
                            bg_cell_text_quoted(rows->arena, said),
                            bg_decision_sheets[bg_decision_kinds[what].sheet].name));
    else
        decisions_rows_wrong(rows, BG_E542, cell->label,
                             bg_arena_printf(rows->arena,
                                             "%s is not a decision; choose one from the list",
                                             bg_cell_text_quoted(rows->arena, said)));
    return BG_DECISION__COUNT;
}

void bg_decision_row_put(struct bg_decision_rows *rows, const struct bg_decision_row *row)
{
    enum bg_decision_do what = rows_what_of(rows, row);
    if (what == BG_DECISION__COUNT)
        return;
    struct bg_buf *out = &rows->out;
    bg_buf_puts(out, rows->n ? ",\n" : "\n");
    bg_places_add(rows->places, out, row->label);
    bg_buf_printf(out, "{\"do\": \"%s\"", bg_decision_kinds[what].name);
    for (int p = BG_PART_BID; p < BG_DECISION_PART__COUNT; p++) {
        const struct bg_decision_part_row *part = &bg_decision_parts[p];
        const char *json = rows_read_part(rows, row, (enum bg_decision_part)p);
        const char *blank = row->blanks[p];
        if (json) {
            bg_places_add(rows->places, out, row->cells[p].label);
            bg_buf_printf(out, ", \"%s\": %s", part->name, json);
        } else if (!bg_form_blank(&row->cells[p])) { /* said already: not missing as well */
            bg_places_add_blank(rows->places,
                                bg_arena_printf(rows->arena, "%zu/%s", rows->n, part->name), "");
            if (p == BG_PART_BID)
                bg_buf_puts(out, ", \"bid\": \"\"");
        } else if (p == BG_PART_BID) {
            bg_places_add(rows->places, out, blank ? blank : row->label);
            bg_buf_puts(out, ", \"bid\": \"\"");
        } else if (blank) {
            bg_places_add_blank(rows->places,
                                bg_arena_printf(rows->arena, "%zu/%s", rows->n, part->name), blank);
        }
    }
    bg_buf_putc(out, '}');
    rows->n++;
}

const struct bg_source *bg_decision_rows_end(struct bg_decision_rows *rows)
{
    struct bg_intake *intake = rows->read->intake;
    bg_buf_puts(&rows->out, "]}\n");
    bg_intake_bid(intake, (struct bg_pos){.source = rows->source}, "", "", &rows->out,
                  rows->places);
    return intake->documents->text;
}
