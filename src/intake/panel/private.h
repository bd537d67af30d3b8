/* Private to intake/panel/sheet*.c and intake/award, whose workbook has rows like these: one workbook on
 * its way to the JSON of a panel file or of a decision. */
#ifndef BG_INTAKE_PANEL_PRIVATE_H
#define BG_INTAKE_PANEL_PRIVATE_H

#include "intake/form/form.h"
#include "intake/panel/sheet.h"

struct bg_ps_read {
    struct bg_arena *arena;
    struct bg_form_read *form;
    enum bg_panel_sheet_kind kind;
    const struct bg_ruleset *rules; /* of the lot */
    const char *lot;
    struct bg_buf out;
    struct bg_places *places;
    size_t entries; /* of the list that is being written */
};

struct bg_ps_place { /* what a row is of */
    const char *name_seal, *shown_seal, *criterion, *item;
};

/* A row of the table with that name, after the one given (NULL: the first). */
const struct bg_form_row *bg_ps_next(const struct bg_ps_read *p, const char *table,
                                     const struct bg_form_row *row);
/* False: the row has no place, or one that is none of ours. */
bool bg_ps_place_of(struct bg_ps_read *p, const struct bg_form_row *row, struct bg_ps_place *place);
/* The cell of the column; NULL: the sheet has no such column any more. */
const struct bg_form_cell *bg_ps_at(const struct bg_form_row *row, const char *column);
/* "Scores!E7", also of an empty cell. */
const char *bg_ps_label(struct bg_ps_read *p, const struct bg_form_row *row, const char *column);
bool bg_ps_is_blank(const struct bg_form_row *row, const char *column);
/* What a person typed in the cell, as text; "" for nothing. A formula, an error or a cell that is
 * merged away is refused (E759), and *refused set. */
const char *bg_ps_typed(struct bg_ps_read *p, const struct bg_form_row *row, const char *column,
                        bool *refused);
/* What the cell shows, whoever wrote it. */
const char *bg_ps_shows(struct bg_ps_read *p, const struct bg_form_row *row, const char *column);
/* Says a fault at the cell. */
void bg_ps_say(struct bg_ps_read *p, enum bg_code code, const char *label, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
const struct bg_criterion *bg_ps_criterion(const struct bg_ps_read *p, const char *id);
/* The level that the cell names, by its title or points; points gets the number as text. False:
 * none is named, or what is there cannot be used, which is said. */
bool bg_ps_level_of(struct bg_ps_read *p, const struct bg_form_row *row,
                    const struct bg_criterion *rule, const char **points, bool *refused);
/* The bid's name and what is shown of it are as they were sent out. False: said. */
bool bg_ps_is_sealed(struct bg_ps_read *p, const struct bg_form_row *row,
                     const struct bg_ps_place *place, const char *shown);

/* -- writing the JSON ------------------------------------------------------------------------------ */
/* Begins an entry of the list, standing at the cell. */
void bg_ps_entry(struct bg_ps_read *p, const char *label);
/* A text, where it is not "". */
void bg_ps_put(struct bg_ps_read *p, const char *key, const char *text);
void bg_ps_put_cite(struct bg_ps_read *p, const char *document, const char *page);

/* -- the kinds; each writes its part of the file ------------------------------------------------------ */
void bg_ps_read_declaration(struct bg_ps_read *p);
void bg_ps_read_scores(struct bg_ps_read *p);
void bg_ps_read_meeting(struct bg_ps_read *p);
/* Scale and criteria are those of the ruleset; what is not is said. */
void bg_ps_check_scale(struct bg_ps_read *p);
/* Whatever was written where nothing is read is said. */
void bg_ps_check_beside(struct bg_ps_read *p);

#endif
