/* One line of a corpus: a tender with its bids, as bidgauge-tender/1, as one bid by itself, or in
 * another format (OCDS, Prozorro). The file format is described in docs/scale.md. */
#ifndef BG_INTAKE_CORPUS_LINES_H
#define BG_INTAKE_CORPUS_LINES_H

#include "base/json.h"
#include "intake/intake.h"

struct bg_tender_line {
    const char *id;               /* of the tender; of the bid where it is one by itself */
    bool alone;                   /* one bid by itself: there is nothing to compare it with */
    const struct bg_json *json;   /* NULL: another format */
    const struct bg_intake *made; /* of another format */
    struct bg_instant dates[BG_AT_TERM]; /* by enum bg_date_role; not known: the ruleset's */
    const struct cJSON *facts, *bids;    /* of bidgauge-tender/1; NULL: none */
};

/* Reads the line, but for the bids of formats of ours. ruleset: that the bids are for, as far as
 * another format needs to know. False: it is no tender and no bid, said in diags. */
bool bg_tender_line_read(struct bg_arena *arena, struct bg_diags *diags,
                         const struct bg_source *source, const struct bg_ruleset *ruleset,
                         struct bg_tender_line *out);
/* The ruleset for this tender: with its dates and facts in the place of the solicitation's, and its
 * id as the reference. The given one where nothing differs. Faults of the facts go to diags. */
const struct bg_ruleset *bg_tender_line_ruleset(struct bg_arena *arena, struct bg_diags *diags,
                                                const struct bg_tender_line *tender,
                                                const struct bg_ruleset *ruleset);
/* Its bids, bound to the ruleset. */
struct bg_bids bg_tender_line_bids(struct bg_arena *arena, struct bg_diags *diags,
                                   const struct bg_tender_line *tender,
                                   const struct bg_ruleset *ruleset);

/* What a ruleset is in a corpus: the bids are for many solicitations, so that none of them is for
 * another one than its own. */
const struct bg_ruleset *bg_tender_any_solicitation(struct bg_arena *arena,
                                                    const struct bg_ruleset *ruleset);

#endif
