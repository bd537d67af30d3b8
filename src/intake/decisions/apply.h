/* Private to the appliers of decisions: the bids of one lot while decisions are laid over them. */
#ifndef BG_INTAKE_DECISIONS_APPLY_H
#define BG_INTAKE_DECISIONS_APPLY_H

#include "intake/bids/bind.h"
#include "intake/decisions/decisions.h"

struct bg_applying {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_decisions *decisions;
    const struct bg_json *json;
    const struct bg_ruleset *ruleset; /* of the lot */
    const char *lot;
    struct bg_bid **bids;
    size_t n;
    bool *found;       /* by entry */
    long *replaced_by; /* by bid; -1: it is not replaced */
    long *bid_of;      /* by entry: the bid that it was applied to; -1: none */
};

/* apply.c */
const char *bg_applying_name(const struct bg_applying *a, size_t bid);
/* Where the part is in the file; NULL, or where it is not there: where the decision is. */
struct bg_pos bg_applying_pos(const struct bg_applying *a, const struct bg_decision_entry *entry,
                              const char *part);
void bg_applying_answer(struct bg_applying *a, struct bg_bid *bid, int slot,
                        const struct bg_answer *answer);

void bg_applying_clarification(struct bg_applying *a, struct bg_bid *bid,
                               const struct bg_clarification *one);

/* statements.c: a statement of others; when all are applied, whose counts. */
bool bg_applying_state(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                       struct bg_decision *made);
void bg_applying_statements(struct bg_applying *a);

/* check.c: false, or -1: said, or nothing to do */
/* The bid that the text names, which must be one alone. */
long bg_applying_bid(struct bg_applying *a, const struct bg_decision_entry *entry, const char *part,
                     const char *text);
/* The entry concerns this lot. */
bool bg_applying_lot(struct bg_applying *a, const struct bg_decision_entry *entry);
/* It says nothing that an earlier entry has said or contradicts. */
bool bg_applying_once(struct bg_applying *a, size_t i, size_t bid);
/* The question that the entry is about, if any. */
bool bg_applying_question(struct bg_applying *a, const struct bg_decision_entry *entry,
                          struct bg_decision *made);
/* What can be told only when all are applied: replacements, acceptances. */
void bg_applying_check(struct bg_applying *a);

/* value.c */
bool bg_applying_value(struct bg_applying *a, const struct bg_decision_entry *entry,
                       const struct bg_field *field, const struct cJSON *node,
                       struct bg_answer *out);
/* The clarified answer: the whole of it, or the answer with one cell of its table changed; was and
 * now of the decision. */
bool bg_applying_clarified(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                           struct bg_decision *made, struct bg_answer *out);

#endif
