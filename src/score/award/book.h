/* What the workbook of a decision and its reader agree on (report/award makes it, intake/award reads it
 * back): its marks, how a bid is called in it, and by what it is known to be of this very evaluation. */
#ifndef BG_SCORE_AWARD_BOOK_H
#define BG_SCORE_AWARD_BOOK_H

#include "model/result.h"

#define BG_AWARD_FORMAT "bidgauge-award-sheet/1"
/* Names of its tables, and the questions of the first. Places of rows are "- - LOT ITEM": the number of
 * the lot from 0, and the question, the bid's id or the number of the row. */
#define BG_AWARD_DECISION   "award-decision"
#define BG_AWARD_BIDS       "award-bids"
#define BG_AWARD_DEPARTURES "award-departures"
enum bg_award_question {
    BG_AWARD_CHOSEN,
    BG_AWARD_BY,
    BG_AWARD_BECAUSE,
    BG_AWARD_NOT_FIRST,
    BG_AWARD_QUESTION__COUNT
};
struct bg_award_question_row {
    const char *key; /* of the file of a decision */
    const char *asks, *help;
};
extern const struct bg_award_question_row bg_award_questions[BG_AWARD_QUESTION__COUNT];

struct bg_award_book {
    const struct bg_result *result;
    const char *head; /* of the case's log */
};

/* The bid as the workbook calls it: the vendor's name, with the bid's id behind it where another bid of
 * the lot has that name, or the id alone. */
const char *bg_award_bid_label(struct bg_arena *arena, const struct bg_lot_result *lot, size_t bid);
/* Another text for another evaluation: over bids, their states, prices and points. */
const char *bg_award_seal(struct bg_arena *arena, const struct bg_result *result);

#endif
