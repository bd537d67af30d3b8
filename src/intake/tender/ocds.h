/* OCDS 1.1 releases, private to that reader: what its parts share. What is read of a release, and
 * what not: docs/intake.md. */
#ifndef BG_INTAKE_TENDER_OCDS_H
#define BG_INTAKE_TENDER_OCDS_H

#include "intake/tender/public_tender.h"

/* A release that was read; lives with the intake. */
struct bg_ocds_seen {
    struct bg_ocds_seen *next;
    const char *ocid;
    struct bg_pos pos;
};

struct bg_ocds_reading {
    struct bg_ocds_seen **seen; /* the newest first */
    struct bg_intake *intake;
    struct bg_arena *arena; /* of the document that is read */
    const struct bg_json *json;
};

struct bg_ocds {
    struct bg_public_tender tender; /* root: the release's "tender" */
    const struct cJSON *release;
    const struct cJSON *bids;    /* the list of bids; NULL: none */
    size_t first_entry;          /* of its bids among those of the source */
    const struct bg_index *lots; /* ids of tender.lots; NULL: the tender has none */
    const struct cJSON *const *lot_nodes;
    size_t lots_n;
    int tender_tax,
        bids_tax; /* what the tender says of tax, and what all its bids do; -1: nothing */
};

/* -- ocds_which.c, ocds_release.c ------------------------------------------------------------------
 */

extern const char bg_ocds_not_merged[]; /* why its bids are refused */

/* Every release of the document that counts. False: it is nothing of OCDS, said. */
bool bg_ocds_document(struct bg_ocds_reading *r);
void bg_ocds_release(struct bg_ocds_reading *r, const struct cJSON *release, const char *ocid);
bool bg_ocds_is_compiled(const struct cJSON *release);
const struct cJSON *bg_ocds_bids_of(const struct cJSON *release); /* NULL: it has no list of bids */
size_t bg_ocds_bids_n(const struct cJSON *bids); /* without null, which is no bid */
/* Why the lot (NULL: the tender) has no award, by the state of the procedure; "": it may have one. */
const char *bg_ocds_no_award(const struct bg_ocds *o, const struct cJSON *lot);
/* What the prices of the lot are in, by the source: "" and -1 where it does not say. */
const char *bg_ocds_currency(const struct bg_ocds *o, const struct cJSON *lot);
int bg_ocds_tax(const struct bg_ocds *o, const struct cJSON *lot);

/* -- ocds_words.c: free text that narrows a code --------------------------------------------------
 */

/* Notes it, and warns where the ranking follows a code that the text may contradict. */
void bg_ocds_account_words(const struct bg_ocds *o);
void bg_ocds_put_words(const struct bg_ocds *o, const struct cJSON *lot, struct bg_buf *out);
/* A sentence beside the ranking; "" when there is nothing to say. */
const char *bg_ocds_caution(const struct bg_ocds *o, const struct cJSON *lot);

/* -- ocds_award_criteria.c: what the bids are ranked by -------------------------------------------
 */

/* The breakdown of the lot (lot NULL: of the tender), or of a group of lots that it is in; NULL:
 * the source has none. */
const struct cJSON *bg_ocds_breakdown(const struct bg_ocds *o, const struct cJSON *lot);
/* Why bids cannot be ranked by price alone; "": they can. */
const char *bg_ocds_not_by_price(const struct bg_ocds *o, const struct cJSON *lot);
/* Notes each award criterion that has no scoring rule, weights that do not add up, and a code that
 * is read as another one. Once a lot. */
void bg_ocds_account_criteria(struct bg_ocds *o, const struct cJSON *lot);
/* Members of "criteria", with their weights and without a kind: nobody published one. */
void bg_ocds_weighted(const struct bg_ocds *o, const struct cJSON *breakdown, struct bg_buf *out);
/* The weight of the price as text, "" when there is none; total: what all exact weights add up to.
 */
const char *bg_ocds_price_weight(const struct bg_ocds *o, const struct cJSON *breakdown,
                                 const char **total);
/* Texts for "not_modelled". */
void bg_ocds_unscored(const struct bg_ocds *o, const struct cJSON *breakdown, struct bg_buf *out);

/* -- the documents --------------------------------------------------------------------------------
 */

void bg_ocds_ruleset(struct bg_ocds *o, const struct cJSON *lot);
void bg_ocds_bids(struct bg_ocds *o);
void bg_ocds_awards(struct bg_ocds *o);

#endif
