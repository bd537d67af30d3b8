/* Prozorro tenders (openprocurement API 2.5 and its relatives), private to that reader: what the
 * ruleset half and the bids half share. Rules of the platform: docs/intake-prozorro.md. */
#ifndef BG_INTAKE_PROZORRO_H
#define BG_INTAKE_PROZORRO_H

#include "intake/public_tender.h"

/* What the platform ranks by. */
enum bg_prozorro_basis {
    BG_PROZORRO_PRICE,      /* value.amount, the lowest first */
    BG_PROZORRO_ESCO,       /* value.amountPerformance, the highest first */
    BG_PROZORRO_PERCENTAGE, /* value.amountPercentage, the lowest first (ARMA) */
    BG_PROZORRO_UNKNOWN
};

struct bg_prozorro {
    struct bg_public_tender tender;
    enum bg_prozorro_basis basis;
    const struct bg_index *lots; /* id to its place; NULL: the tender has none */
    const struct cJSON *const *lot_nodes;
    size_t lots_n;
    const struct bg_index *features; /* by code */
    const struct cJSON *const *feature_nodes;
};

/* The ruleset of one lot (lot NULL: the tender has none) as JSON text. */
void bg_prozorro_ruleset(struct bg_prozorro *p, const struct cJSON *lot, struct bg_buf *out);
/* Finds the features, and notes those that are not taken. Once a tender. */
void bg_prozorro_account_features(struct bg_prozorro *p);
/* All documents of one bid, of every lot that it is for, and what is lost of it. */
void bg_prozorro_bid(struct bg_prozorro *p, const struct cJSON *bid);
void bg_prozorro_award(struct bg_prozorro *p, const struct cJSON *award);

#endif
