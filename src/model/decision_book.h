/* The workbook of decisions before it is drawn: which bids there are, and the rows that are filled in
 * beforehand. Made by intake/decisions, drawn by report/decisions. */
#ifndef BG_MODEL_DECISION_BOOK_H
#define BG_MODEL_DECISION_BOOK_H

#include "model/decision.h"

struct bg_decision_cell {
    enum { BG_DECIDED_BLANK, BG_DECIDED_TEXT, BG_DECIDED_NUMBER, BG_DECIDED_DATE } as;
    const char *text;
    struct bg_dec number;
    int64_t days;
};
struct bg_decision_line { /* a row of a sheet */
    struct bg_decision_line *next;
    bool given; /* filled in beforehand: with no more than that it is no decision */
    struct bg_decision_cell cells[BG_DECISION_PART__COUNT];
    const struct bg_field *field; /* whose answer the row asks for; NULL: none */
    const char *vendor, *claimed; /* beside it, of receipts and answers; "" elsewhere */
};
struct bg_decision_bid_row { /* of the list of bids */
    const char *name, *id, *vendor, *file, *claimed, *status;
};
struct bg_decision_book {
    const struct bg_ruleset *ruleset;
    const struct bg_decision_bid_row *bids;
    size_t bids_n;
    struct bg_decision_line *lines[BG_DECIDED__COUNT], **last[BG_DECIDED__COUNT];
    /* questions for the drop-downs, as the form words them */
    const char *const *asked,
        *const *clarifiable,
            *const *buyers, *const *columns,
                                *const *stated; /* those whose rule takes statements of others */
    size_t asked_n, clarifiable_n, buyers_n, columns_n, stated_n;
};

#endif
