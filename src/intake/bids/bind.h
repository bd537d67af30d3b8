/* Private to the readers of bids: the shape of the bid file, and binding answers to the slots of a
 * ruleset. */
#ifndef BG_INTAKE_BIDS_BIND_H
#define BG_INTAKE_BIDS_BIND_H

#include "base/field.h"
#include "intake/bids/receipt.h"
#include "intake/intake.h"

struct raw_vendor {
    struct bg_item item;
    const char *id, *name;
};
struct raw_lot_answers {
    struct bg_item item;
    const struct cJSON *answers;
};
struct raw_evidence {
    struct bg_item item;
    const char *document, *page, *verified_by;
};
struct raw_evidence_list {
    struct bg_item item;
    struct bg_items list; /* raw_evidence */
};
struct raw_clarification {
    struct bg_item item;
    int64_t date;
    const char *field, *document;
    const struct cJSON *was, *now;
};
struct raw_qualification {
    struct bg_item item;
    const char *place, *text, *was;
    bool struck;
};
struct raw_bid {
    struct bg_item item;
    const char *format, *bid, *solicitation, *submitted, *status_reason, *currency, *tax_basis,
        *no_award;
    int status;
    struct raw_vendor vendor;
    const struct cJSON *answers;
    struct bg_items lots;           /* raw_lot_answers */
    struct bg_items evidence;       /* raw_evidence_list */
    struct bg_items clarifications; /* raw_clarification */
    struct bg_items qualifications; /* raw_qualification */
    struct raw_receipt receipt;
    struct raw_late_accepted late_accepted;
};
extern const struct bg_shape bg_bid_shape;

struct bg_binder {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_ruleset *ruleset;
    const struct bg_json *json;
    bool copy;          /* the JSON tree ends before the bid: texts are copied */
    bool to_be_decided; /* the buyer's decisions follow: what is missing is said behind them */
};

/* The text for as long as the bid lives: a copy where the tree ends before it. */
const char *bg_bind_keep(struct bg_binder *b, const char *text);
/* One answer by its field. where: `answer "price"`, made only when there is a fault. */
struct bg_where {
    const struct bg_field *field;
    const struct bg_field *column; /* NULL outside tables */
    size_t row;                    /* from 1 */
};
/* False: problem was said and out is an error with its sentence. */
bool bg_bind_value(struct bg_binder *b, const struct bg_field *field, const struct cJSON *node,
                   const struct bg_where *where, struct bg_value *out, const char **problem);
/* All answers of an object into answers[slot]. An answer that this ruleset has no field for, but
 * another lot's has, is not said. */
void bg_bind_answers(struct bg_binder *b, const struct cJSON *node, struct bg_answer *answers);
/* False: a clarification must not change the answer (it is the price, or the buyer's), which is said. */
bool bg_bid_may_clarify(struct bg_diags *diags, struct bg_pos pos, const struct bg_ruleset *ruleset,
                        int slot);
/* A bid that could not be read. ruleset NULL: not known yet; its answers are NULL then. */
struct bg_bid *bg_bid_broken(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                             const char *lot, const struct bg_source *source, const char *id,
                             const char *reason);
/* NULL: the bid has entries for other lots only. */
struct bg_bid *bg_bid_bind_lot(struct bg_binder *b, const char *lot, const char *fallback_id);
/* A question in a message: its id, for whoever writes JSON, and its label, for whoever reads a form. */
const char *bg_bind_question(struct bg_arena *arena, const struct bg_field *field);
/* Says which required answers, and cells that every row of a table needs, the bid does not give; and
 * which the buyer does not. */
void bg_bid_list_missing(struct bg_arena *arena, struct bg_diags *diags,
                         const struct bg_ruleset *ruleset, const struct bg_bid *bid);
/* The bids of a list, which may be changed. */
struct bg_bid **bg_bid_list_bids(struct bg_bid_list *list, size_t *n);
/* Adds a sentence to the faults and makes the bid not comparable. */
void bg_bid_fault(struct bg_arena *arena, struct bg_bid *bid, const char *sentence);

#endif
