/* The vendor's response form as both sides see it: report/form writes it, intake/form
 * reads it back. What a cell is for is told by marks: texts "bg:..." in a hidden column and a
 * hidden row of each sheet, which stay beside their answers when rows move or sheets are renamed.
 *
 *   of the form     bg:form:bidgauge-form/1, bg:ruleset:ID, bg:version:TEXT, bg:sha256:HEX,
 *                   bg:envelope:quality or price where there are two, bg:lot:ID,
 *                   bg:language:es where it is not in English
 *   of a sheet      bg:sheet:bidder, bg:sheet:questions, bg:sheet:evidence, bg:table:FIELD
 *   of a column     bg:answer, bg:column:COLUMN:TYPE, bg:question, bg:document, bg:page
 *   of a row        bg:bidder:KEY, bg:field:FIELD:TYPE, bg:see:FIELD (a table, which has its own
 * sheet)
 *
 * A column's marks are in the row of the sheet's mark, above the answers. The marks of the form
 * are on two sheets, so that losing one of them does not lose the form. */
#ifndef BG_MODEL_FORM_H
#define BG_MODEL_FORM_H

#include "base/say.h"
#include "model/ruleset.h"

#define BG_FORM_FORMAT "bidgauge-form/1"

enum bg_form_key { /* what the vendor says of itself and of the bid */
                   BG_FORM_VENDOR_NAME,
                   BG_FORM_VENDOR_ID,
                   BG_FORM_BID_ID,
                   BG_FORM_CONTACT,
                   BG_FORM_SUBMITTED,
                   BG_FORM_KEY__COUNT
};
const char *bg_form_key_name(enum bg_form_key key); /* "vendor_name" */

/* The ruleset as the form of one envelope ("quality" or "price") asks it: questions of the other are
 * asked of nobody there. Shares all else with rules. */
const struct bg_ruleset *bg_form_of_envelope(struct bg_arena *arena, const struct bg_ruleset *rules,
                                             const char *envelope);
/* Which of these a ruleset is: "quality", "price", or "" for one that asks everything. */
const char *bg_form_envelope(const struct bg_ruleset *rules);
/* How many questions of the envelope vendors are asked. */
size_t bg_form_asked(const struct bg_ruleset *rules, enum bg_envelope envelope);

const char *bg_field_type_name(enum bg_field_type type); /* "money" */

/* What the drop-down shows for choice i: its label, with the id behind it where another choice has
 * the same label. In the arena. */
const char *bg_form_choice(struct bg_arena *arena, const struct bg_field *field, size_t i);
/* What the sheet of evidence shows for a question: its label, made different in the same way. */
const char *bg_form_question(struct bg_arena *arena, const struct bg_ruleset *ruleset, size_t slot);

/* -- what was sent out --------------------------------------------------------------------------
 * Every cell of the form that is not for an answer, so that what a vendor wrote elsewhere can be told
 * from it. */
struct bg_form_issued_cell {
    const char *sheet;
    int64_t row, column;
    const char *text;    /* what it shows on issue; "" for an empty one */
    const char *formula; /* without '='; NULL when none */
    const char *mark;    /* of its row: "bg:field:price:money"; NULL: the row has none */
};
struct bg_form_issued {
    const struct bg_form_issued_cell *cells;
    size_t n;
    const char *header; /* of each printed page, on the left */
};
/* The form of a lot ("" where there are none). Set by the job, because what the form looks like is
 * known to the reports only; data is what the job wants to remember. */
struct bg_form_issuer {
    const struct bg_form_issued *(*issued)(void *data, const struct bg_ruleset *ruleset,
                                           const char *lot, const char *lot_title,
                                           enum bg_language language);
    void *data;
};

#endif
