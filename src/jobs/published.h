/* Our order of the bids against the awards that the source publishes. */
#ifndef BG_JOBS_PUBLISHED_H
#define BG_JOBS_PUBLISHED_H

#include "intake/format.h"
#include "model/result.h"

enum bg_agreement { BG_AGREES, BG_DIFFERS, BG_NOT_COMPARED };
const char *bg_agreement_name(enum bg_agreement agreement); /* "not compared" */

struct bg_published {
    struct bg_published *next;
    enum bg_agreement agreement;
    const char *process, *lot;
    const char *ours;    /* "b1 (Elm), b2 (Oak)", the best first */
    const char *awarded; /* "b2 (active), b1 (unsuccessful)", as published */
    const char *why;     /* of a difference, or why there is nothing to compare; "" */
};

/* The awards of the lot (of all lots where lot is NULL). result NULL: nobody could be ranked, for
 * the reason. NULL: the source publishes no award for it. Texts live in the arena. */
struct bg_published *bg_published_compare(struct bg_arena *arena, const struct bg_intake *made,
                                          const char *process, const char *lot,
                                          const struct bg_lot_result *result, const char *reason);
/* "our order: A, B; awarded: A (active): agrees" */
void bg_published_words(struct bg_buf *out, const struct bg_published *published);

/* Evaluates each ruleset that came with the source and compares; what is wrong with one that is
 * meant to be complete is said. given: for bids that come without one; NULL: none. NULL: the source
 * publishes no awards. */
const struct bg_published *bg_published_all(struct bg_arena *arena, const struct bg_intake *made,
                                            const struct bg_ruleset *given);

/* What import made of a source, as data: bidgauge-import/1. */
void bg_import_json(struct bg_buf *out, const struct bg_intake *made,
                    const struct bg_published *published);

#endif
