/* What the buyer decides about bids: how they came in, which replace which, which are out and why,
 * what was made clear, checked, and answered by the buyer. Decisions lie over what vendors handed in,
 * which stays as it is. Each is one event that stands on its own, so that the log of a case can hold
 * it. The kinds are rows of decision.def; the same rows read the files and draw the workbook. */
#ifndef BG_MODEL_DECISION_H
#define BG_MODEL_DECISION_H

#include "model/bid.h"
#include "model/testimony.h"

enum bg_decision_do {
#define DECISION(id, name, word, sheet, needs, more, title) BG_DECIDE_##id,
#include "model/decision.def"
#undef DECISION
    BG_DECISION__COUNT
};

/* The parts of a decision: a member of a file, a column of a table or of a sheet. */
enum bg_decision_part {
    BG_PART_DO,
    BG_PART_BID,
    BG_PART_LOT,
    BG_PART_REPLACED_BY,
    BG_PART_RECEIVED,
    BG_PART_OPENED,
    BG_PART_FIELD,
    BG_PART_ROW,
    BG_PART_COLUMN,
    BG_PART_WAS,
    BG_PART_NOW,
    BG_PART_ANSWER,
    BG_PART_REASON,
    BG_PART_DATE,
    BG_PART_BY,
    BG_PART_DOCUMENT,
    BG_PART_PAGE,
    BG_PART_SOURCE,
    BG_PART_FIGURE,
    BG_PART_YES,
    BG_PART_ASKED,
    BG_PART_WORKERS,
    BG_DECISION_PART__COUNT
};
enum bg_part_type {
    BG_PART_IS_TEXT,
    BG_PART_IS_DATE,
    BG_PART_IS_INSTANT, /* a date, or a date with a time */
    BG_PART_IS_COUNT,   /* a whole number from 1 */
    BG_PART_IS_VALUE    /* of the type of the question */
};
struct bg_decision_part_row {
    const char *name;  /* of files: "replaced_by" */
    const char *title; /* of sheets: "Replaced by" */
    const char *help;
    enum bg_part_type type;
    double width; /* of its column */
};
extern const struct bg_decision_part_row bg_decision_parts[BG_DECISION_PART__COUNT];

enum bg_decision_sheet {
    BG_DECIDED_RECEIPTS,
    BG_DECIDED_STANDING,
    BG_DECIDED_CLARIFICATIONS,
    BG_DECIDED_EVIDENCE,
    BG_DECIDED_STATEMENTS, /* of others than the vendor */
    BG_DECIDED_ANSWERS,
    BG_DECIDED__COUNT
};
struct bg_decision_sheet_row {
    const char *name, *title, *note;
    const enum bg_decision_part *parts; /* its columns; BG_DECISION_PART__COUNT ends them */
    unsigned given; /* what is filled in beforehand, so that a row with no more is none */
};
extern const struct bg_decision_sheet_row bg_decision_sheets[BG_DECIDED__COUNT];

struct bg_decision_kind {
    const char *name, *word, *title;
    enum bg_decision_sheet sheet;
    unsigned needs, more; /* masks of parts, 1u << BG_PART_BID */
};
extern const struct bg_decision_kind bg_decision_kinds[BG_DECISION__COUNT];
bool bg_decision_takes(enum bg_decision_do what, enum bg_decision_part part);
bool bg_decision_needs(enum bg_decision_do what, enum bg_decision_part part);
/* By its name or its word; BG_DECISION__COUNT: there is none. */
enum bg_decision_do bg_decision_named(const char *text);

#define BG_DECISIONS_FORMAT "bidgauge-decisions/1"

/* Marks in the workbook, in a hidden row and a hidden column of each sheet and on the first sheet. */
#define BG_DECISION_MARK_SHEET        "bg:decisions:" /* of a sheet, by its name */
#define BG_DECISION_MARK_PART         "bg:part:"      /* of a column, by the part */
#define BG_DECISION_MARK_GIVEN        "bg:given"      /* of a row that was filled in beforehand */
#define BG_DECISION_MARK_RULESET      "bg:ruleset:"   /* its id */
#define BG_DECISION_MARK_SOLICITATION "bg:solicitation:" /* its reference */

/* A decision as it took effect on a bid (bg_bid.decisions). Texts are "" where nothing is said. */
struct bg_decision {
    enum bg_decision_do what;
    const char *replaced_by;           /* the other bid, as it is called */
    int slot;                          /* of the question; -1: it is about none */
    int64_t row;                       /* of a table, from 1; 0: the whole answer */
    int column;                        /* of a table; -1: none */
    struct bg_value was, now;          /* the answer, or that cell of it */
    const struct bg_testified *stated; /* of a statement */
    struct bg_instant received, opened;
    int64_t date; /* BG_NO_DATE when not said */
    const char *by, *document, *page, *reason;
    const char *place; /* "decisions.xlsx: Receipts!B7" */
};

/* "Hourly wage", or "Workforce, row 2, Hourly wage". */
const char *bg_decision_question(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                 const struct bg_decision *decision);
/* An answer in words: the label of a choice, yes or no, "no answer". */
const char *bg_decision_value(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                              const struct bg_decision *decision, const struct bg_value *value);
/* The decision in one sentence without the bid and a full stop: "withdrawn on 2026-03-10 by A. Bell
 * (letter.pdf): ...". */
const char *bg_decision_words(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                              const struct bg_decision *decision);

#endif
