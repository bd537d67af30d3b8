/* Prozorro tenders (openprocurement API 2.5 and its relatives), private to the importer: what the
 * ruleset half and the bids half share. Rules of the platform: docs/intake-prozorro.md. */
#ifndef BG_INTAKE_PROZORRO_H
#define BG_INTAKE_PROZORRO_H

#include "intake/format.h"

struct bg_tender {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_json *json;
    const struct cJSON *root; /* the tender, inside "data" where there is one */
    struct bg_intake *intake; /* gets the notes */
    const char *currency; /* of the whole tender; "" when nothing says it */
    int tax; /* 1 with tax, 0 without, -1 when nothing says it */
    bool esco; /* ranked by amountPerformance, the highest first */
};

/* The ruleset of one lot (lot NULL: the tender has none) as JSON text. */
void bg_tender_ruleset(const struct bg_tender *tender, const struct cJSON *lot,
                       struct bg_buf *out);
/* One bid for that lot as JSON text. lot_value: its entry for the lot; NULL: it has none. */
void bg_tender_bid(const struct bg_tender *tender, const struct cJSON *lot,
                   const struct cJSON *bid, const struct cJSON *lot_value, struct bg_buf *out);

/* Whether a feature or a criterion concerns the lot: it is of the tender or of the tenderer, of
 * this lot, or of an item of this lot. */
bool bg_tender_concerns(const struct bg_tender *tender, const struct cJSON *lot,
                        const char *relates_to, const char *related_item);
/* The criteria that vendors answer: source tenderer or winner (or not said). */
bool bg_tender_by_vendor(const struct cJSON *criterion);
bool bg_tender_is_life_cycle_cost(const struct cJSON *criterion);
/* Requirements that count: not cancelled (a replaced requirement keeps its id). */
bool bg_tender_requirement_active(const struct cJSON *requirement);

/* Our ids from theirs: "req-" + the id in lower case, other characters as '-'. */
const char *bg_tender_id(struct bg_arena *arena, const char *prefix, const char *id);
/* The text member, "" when absent or no text. */
const char *bg_tender_text(const struct cJSON *node, const char *key);

/* A little JSON writer: members and items with their commas. */
void bg_put_key(struct bg_buf *out, const char *key);
void bg_put_member(struct bg_buf *out, const char *key, const char *text);
void bg_put_raw(struct bg_buf *out, const struct bg_json *json, const char *key,
                const struct cJSON *node);
void bg_put_item(struct bg_buf *out);

#endif
