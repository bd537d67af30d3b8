/* Prozorro tenders (openprocurement API 2.5 and its relatives), private to that reader: what the
 * ruleset half and the bids half share. Rules of the platform: docs/intake-prozorro.md. */
#ifndef BG_INTAKE_TENDER_PROZORRO_H
#define BG_INTAKE_TENDER_PROZORRO_H

#include "intake/tender/public_tender.h"

/* What the platform ranks by. */
enum bg_prozorro_basis {
    BG_PROZORRO_PRICE,      /* value.amount, the lowest first */
    BG_PROZORRO_ESCO,       /* value.amountPerformance, the highest first */
    BG_PROZORRO_PERCENTAGE, /* value.amountPercentage, the lowest first (ARMA) */
    BG_PROZORRO_UNKNOWN
};

struct bg_feature {
    const struct cJSON *node;
    const char *code, *field;
    bool unusable; /* said */
};

struct bg_prozorro {
    struct bg_public_tender tender;
    enum bg_prozorro_basis basis;
    const struct bg_index *lots; /* id to its place; NULL: the tender has none */
    const struct cJSON *const *lot_nodes;
    size_t lots_n;
    struct bg_feature *features; /* in the order of the source */
    size_t features_n;
    const struct bg_index *feature_at; /* by code */
};

/* The ruleset of one lot (lot NULL: the tender has none) as JSON text. */
void bg_prozorro_ruleset(struct bg_prozorro *p, const struct cJSON *lot, struct bg_buf *out);

/* -- prozorro_state.c -----------------------------------------------------------------------------
 */

/* Why the lot (NULL: the tender) has no award, by the state of the procedure; "": it may have one. */
const char *bg_prozorro_no_award(const struct bg_prozorro *p, const struct cJSON *lot);
void bg_prozorro_say_state(const struct bg_prozorro *p, const struct cJSON *lot); /* once a lot */

/* -- prozorro_features.c --------------------------------------------------------------------------
 */

/* Finds the features, and notes those that are not taken. Once a tender. */
void bg_features_start(struct bg_prozorro *p);
void bg_features_fields(const struct bg_prozorro *p, const struct cJSON *lot, struct bg_buf *out);
/* Gives the sum of the weights, in percent. */
struct bg_dec bg_features_criteria(const struct bg_prozorro *p, const struct cJSON *lot,
                                   struct bg_buf *out);
/* Notes what of a bid's parameters is not taken. Once a bid. */
void bg_parameters_account(const struct bg_prozorro *p, const struct cJSON *parameters,
                           const char *bid);
void bg_parameters_put(const struct bg_prozorro *p, const struct cJSON *lot,
                       const struct cJSON *parameters, const char *bid, struct bg_buf *out,
                       struct bg_places *places);

/* -- prozorro_bids.c ------------------------------------------------------------------------------
 */

/* All documents of one bid, of every lot that it is for, and what is lost of it. */
void bg_prozorro_bid(struct bg_prozorro *p, const struct cJSON *bid);
void bg_prozorro_award(struct bg_prozorro *p, const struct cJSON *award);

#endif
