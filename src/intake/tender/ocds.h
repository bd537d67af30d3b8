/* OCDS 1.1 releases, private to that reader: what its parts share. What is read of a release, and
 * what not: docs/intake.md. */
#ifndef BG_INTAKE_TENDER_OCDS_H
#define BG_INTAKE_TENDER_OCDS_H

#include "intake/tender/public_tender.h"

struct bg_ocds {
    struct bg_public_tender tender; /* root: the release's "tender" */
    const struct cJSON *release;
    const struct cJSON *bids;    /* the list of bids; NULL: none */
    size_t first_entry;          /* of its bids among those of the source */
    const struct bg_index *lots; /* ids of tender.lots; NULL: the tender has none */
    const struct cJSON *const *lot_nodes;
    size_t lots_n;
};

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
