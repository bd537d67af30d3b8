/* The workbooks that go to evaluators and come back: a declaration of interests, a scoring sheet, the
 * workbook of the meeting. report/panel writes them, intake/panel reads them back. They use the marks of
 * the vendor's form (model/form.h): each sheet of rows is a table of it, whose hidden column "place" says
 * what a row is of, so that rows may be sorted and moved.
 *
 *   of the workbook  bg:form:KIND, bg:ruleset:ID, bg:version:TEXT, bg:sha256:HEX, bg:lot:ID,
 *                    bg:solicitation:REFERENCE, bg:case:HASH, bg:evaluator:ID, bg:name:NAME
 *   of a sheet       bg:table:about, bg:table:interests, bg:table:scores, bg:table:scale,
 *                    bg:table:meeting
 *
 *                    bg:rows:NUMBER (of interests)
 *
 * A place is "SEAL SEAL CRITERION BID" (interests: "SEAL - - BID", of a subcontractor that the bid names
 * "SEAL - sub:NAME BID", with the name as in a path; scale: "- - CRITERION ITEM"). The
 * seals are of the texts of the row that nobody may change: the bid's name, and what is shown of it. */
#ifndef BG_MODEL_PANEL_SHEET_H
#define BG_MODEL_PANEL_SHEET_H

#include "model/panel.h"

enum bg_panel_sheet_kind {
    BG_PANEL_DECLARATION,
    BG_PANEL_SCORES,
    BG_PANEL_MEETING,
    BG_PANEL_SHEET__COUNT
};
/* "bidgauge-panel-scores/1"; "a scoring sheet". */
const char *bg_panel_sheet_format(enum bg_panel_sheet_kind kind);
const char *bg_panel_sheet_words(enum bg_panel_sheet_kind kind);

enum { BG_PANEL_SEAL = 9 }; /* with the NUL */
/* Of a text, whatever its blanks and controls: programs rewrite them. */
void bg_panel_seal(const char *text, char seal[BG_PANEL_SEAL]);
bool bg_panel_same_text(const char *a, const char *b);

/* Names of columns that writer and reader share. Those of points to look for are "look-ID". */
#define BG_PANEL_COLUMN_PLACE  "place"
#define BG_PANEL_SUBCONTRACTOR "sub:"
#define BG_PANEL_LOOK          "look-"

/* What a sheet says, as entries of a panel. */
struct bg_panel_sheet {
    enum bg_panel_sheet_kind kind;
    const char *evaluator, *name; /* "" of a meeting */
    const char *lot;              /* "" where there are none */
    const char *case_id;          /* "": it was made without a case */
    const struct bg_source *source;
    const struct bg_panel *panel;
};

#endif
