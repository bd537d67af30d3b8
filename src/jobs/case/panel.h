/* Private to jobs/case: the panel of a case. */
#ifndef BG_JOBS_CASE_PANEL_H
#define BG_JOBS_CASE_PANEL_H

#include "jobs/case/work.h"
#include "model/panel_sheet.h"

struct bg_case_people {
    const struct bg_panel *panel; /* who was appointed, with what they handed in */
    bool handed_in;               /* a declaration, scores or an agreement is in */
    bool reopened;                /* scores may come after an agreement of before */
};
/* Reads it by the log. False: a paper cannot be used any more, said. */
bool bg_case_people(struct bg_case *c, const struct bg_ruleset *rules, struct bg_case_people *out);
/* The panel with what the sheet adds; its faults are said. */
const struct bg_panel *bg_case_join(struct bg_case *c, const struct bg_ruleset *rules,
                                    const struct bg_panel *panel,
                                    const struct bg_panel_sheet *sheet, bool reopened);

/* What the panel is to score: its lots evaluated without it, and without prices. */
struct bg_case_scoring {
    const struct bg_ruleset *rules;
    const struct bg_result *result;
    struct bg_case_people people;
};
bool bg_case_scoring(struct bg_case *c, struct bg_case_scoring *out);
/* The first place without an agreed score, in words; NULL: there is none. */
const char *bg_case_open_place(struct bg_case *c, const struct bg_result *result);
/* Some criterion is scored by people. */
bool bg_case_has_panel(const struct bg_ruleset *rules);
/* Of a lot of the result; "" where there are none. */
const char *bg_case_lot_title(const struct bg_ruleset *rules, const char *lot);
/* What is appended to a file's name for the lot: "", or "-2"; an id that no disk takes is its number. */
const char *bg_case_lot_suffix(struct bg_case *c, const struct bg_ruleset *rules, const char *lot);

/* What is missing before the panel's next step, one a line, and that step (NULL: nothing of the panel
 * is to be done now). */
struct bg_case_waiting {
    struct bg_buf missing;
    size_t n;
    const char *next;
};
void bg_case_waiting(struct bg_case *c, struct bg_case_waiting *out);
/* Writes panel.json anew, which is made of what came in. False: said. */
bool bg_case_put_panel(struct bg_case *c, const struct bg_panel *panel);

#endif
