/* Reading back what evaluators filled in: a declaration, a scoring sheet, the workbook of a meeting. */
#ifndef BG_INTAKE_PANEL_SHEET_H
#define BG_INTAKE_PANEL_SHEET_H

#include "base/diag.h"
#include "model/panel_sheet.h"

/* Whether the bytes look like a workbook, so that it is read as a sheet and not as a panel file. */
bool bg_panel_is_workbook(const struct bg_source *source);

/* The source's bytes are those of an .xlsx file. ruleset is the one that the sheet is for, with its
 * lots. What cannot be used is said in diags by its cell, and is left out; NULL: nothing of it can be
 * used (a sheet of another ruleset, version or kind), which is said too. The entries have places, so
 * that what the review says of them names their cells. */
const struct bg_panel_sheet *bg_panel_sheet_read(struct bg_arena *arena, struct bg_diags *diags,
                                                 const struct bg_source *source,
                                                 const struct bg_ruleset *ruleset);

/* The panel with what the sheets say, in the order given; base NULL: there is none, and its
 * evaluators are those of the sheets. An entry that says what the last one for its place says is left
 * out. Scores that came after the panel had agreed are not taken (E748), nor a sheet of somebody whom
 * base does not have (E750). */
const struct bg_panel *bg_panel_join(struct bg_arena *arena, struct bg_diags *diags,
                                     const struct bg_ruleset *ruleset, const struct bg_panel *base,
                                     const struct bg_panel_sheet *const *sheets, size_t n);

#endif
