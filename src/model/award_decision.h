/* The decision of a person who awards: whom, why, and what the difference to every other acceptable bid
 * is worth. Texts are "" where the file does not say. */
#ifndef BG_MODEL_AWARD_DECISION_H
#define BG_MODEL_AWARD_DECISION_H

#include "base/diag.h"

struct bg_award_tradeoff { /* why the difference is, or is not, worth it; or why a bid is out */
    const char *bid, *why;
    struct bg_pos pos;
};
struct bg_award_departure { /* from what the panel found */
    const char *bid, *what, *because;
    struct bg_pos pos;
};
struct bg_award_decision {
    const struct bg_source *source;
    const char *lot, *chosen, *by, *because, *not_first_because;
    const struct bg_award_tradeoff *tradeoffs;
    size_t tradeoffs_n;
    const struct bg_award_tradeoff *not_acceptable;
    size_t not_acceptable_n;
    const struct bg_award_departure *departures;
    size_t departures_n;
    struct bg_pos pos;
    /* where each text is, or in a workbook would be */
    struct bg_pos chosen_at, by_at, because_at, not_first_at;
};

#endif
