/* What a row of a scenario sheet may say, and where it goes in the scenario. */
#ifndef BG_INTAKE_SCENARIO_ROWS_H
#define BG_INTAKE_SCENARIO_ROWS_H

#include "intake/scenario/cells.h"

enum bg_row_place { BG_AT_NAME, BG_AT_WHAT, BG_AT_DATE, BG_AT_VALUE };

struct bg_sheet_row {
    struct bg_arena *arena;
    const struct bg_json *base;    /* the ruleset */
    struct bg_scenario_part *made; /* the scenario so far */
    const char *name, *what;
    const char *date;      /* YYYY-MM-DD; NULL: the cell is empty, or holds no date */
    const char *date_text; /* as it stands in the cell; NULL: the cell is empty */
    const char *value;     /* as JSON */
    const char *text;      /* the text of the cell; NULL: it holds no text */
    const char *what_label, *value_label; /* cells */
    enum bg_row_place at;                 /* where it is wrong */
};

/* A scenario of that title without any row. */
struct bg_scenario_part *bg_sheet_rows_start(struct bg_arena *arena, const char *title);
/* What the rows leave to the sheet: its title, and those of responses. */
void bg_sheet_rows_finish(struct bg_arena *arena, struct bg_scenario_part *root);
/* NULL: the row is in the scenario now. Else why not, a sentence without a full stop, about row->at. */
const char *bg_sheet_row_read(struct bg_sheet_row *row);

/* The keys of the column `what` for responses: "vendors: raise pay to" is "to" in "raise_pay". */
struct bg_response_word {
    const char *words, *inside, *key; /* inside "": of the response itself */
    bool expression;                  /* a text is a parameter by its name */
};
extern const struct bg_response_word bg_response_words[]; /* ends with words NULL */

#endif
