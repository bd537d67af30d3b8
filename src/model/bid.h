/* A bid as it was read: who, status, answers bound to the slots of a ruleset, evidence, and what
 * was wrong with it. A bid that could not be read keeps its place, with the reason. */
#ifndef BG_MODEL_BID_H
#define BG_MODEL_BID_H

#include "model/ruleset.h"

enum bg_bid_status {
    BG_BID_ACTIVE,
    BG_BID_WITHDRAWN,
    BG_BID_DISQUALIFIED,
    BG_BID_DELETED,
    BG_BID_PENDING,  /* not submitted, or not accepted yet: a draft, an invitation */
    BG_BID_REPLACED, /* by a later bid of the same vendor */
    BG_BID_UNREADABLE
};
const char *bg_bid_status_name(enum bg_bid_status status);

struct bg_evidence_item {
    int slot;
    const char *document, *page, *verified_by; /* "" when not said */
};
struct bg_clarification { /* the answer in force is `now`; `was` is kept */
    int slot;
    int64_t date;
    struct bg_value was, now;
    const char *document;
    const struct bg_testified *stated; /* whose statement counts by the ruleset's rule; NULL: the
                                          vendor made it clear */
};

/* How the bid came in, as the buyer recorded it: only this is evidence. `submitted` is a claim.
 * Each instant is BG_NO_INSTANT where it is not recorded. */
struct bg_receipt {
    struct bg_instant received;
    const char *by; /* who took it in; "" when not said */
    struct bg_instant opened;
    struct bg_instant last_offer; /* when its price came in, in an auction after the deadline */
};
struct bg_late_acceptance { /* a person decided that this late bid is scored */
    const char *reason;     /* never "" */
    const char *by;         /* "" when not said */
    int64_t date;           /* days; BG_NO_DATE when not said */
};

struct bg_qualification { /* what the vendor wrote where no answer is asked for */
    const char *place;    /* "Questions!I9" */
    const char *text;     /* "": what was sent out was removed, or struck through */
    const char *was;      /* what was sent out at that place; "" when nothing was */
    bool struck;
};

struct bg_decision;  /* model/decision.h */
struct bg_testified; /* model/testimony.h */

struct bg_answer {
    struct bg_value value; /* missing; or error when what was given cannot be used */
    struct bg_pos pos;     /* where it is in the bid */
    const char *problem;   /* NULL, or why it cannot be used: "text \"1,200.00\" where ..." */
};

struct bg_bid {
    const char *id; /* unique in a comparison: a repeated one is said and both are not ranked */
    const char *vendor_id;
    const char *vendor_name; /* who names nobody is called by the vendor's id or the bid's */
    const char *lot;         /* "" when the ruleset has no lots */
    const char *submitted_text;
    struct bg_instant submitted;      /* BG_NO_INSTANT when not said, or when it cannot be read */
    const struct bg_receipt *receipt; /* NULL: the buyer recorded none */
    const struct bg_late_acceptance *late_accepted; /* NULL: nobody decided so */
    enum bg_bid_status status;
    const char *status_reason;
    const char *currency;     /* "" when not said */
    const char *tax_basis;    /* "" when not said */
    const char *solicitation; /* "" when not said */
    const char
        *no_award; /* why its procedure ended without an award; NULL or "": it may have one */
    const struct bg_answer *answers; /* by slot */
    const struct bg_value *values;   /* by slot: answers[i].value, for bg_env */
    const struct bg_evidence_item *evidence;
    size_t evidence_n;
    const struct bg_clarification *clarifications;
    size_t clarifications_n;
    const struct bg_qualification *qualifications;
    size_t qualifications_n;
    const struct bg_decision *decisions; /* of the buyer, in the order in which they took effect */
    size_t decisions_n;
    const struct bg_testified *testified; /* what others state about its answers */
    size_t testified_n;
    const char *const *faults; /* sentences: why it is unreadable, or not comparable */
    size_t faults_n;
    bool
        not_comparable; /* other currency, tax basis, solicitation, repeated id: kept, not ranked */
    const struct bg_source *source; /* the file */
    struct bg_pos pos;              /* the bid in it */
};

/* How far the answer of the slot is shown: its best item of evidence. */
enum bg_evidence bg_bid_evidence(const struct bg_bid *bid, size_t slot);
const char *bg_evidence_name(enum bg_evidence evidence); /* "evidenced" */
/* The slot's last clarification; NULL: the answer is the one that was handed in. */
const struct bg_clarification *bg_bid_clarified(const struct bg_bid *bid, size_t slot);
/* The answer as it was handed in, before every clarification. */
struct bg_value bg_bid_original(const struct bg_bid *bid, size_t slot);

struct bg_panel_review; /* model/panel.h */

struct bg_bids {
    const struct bg_bid *const *bid; /* in the order of the command line and of the files */
    size_t n;
    const struct bg_panel_review *panel; /* what the panel scored; NULL: it has not */
    bool
        prices_closed; /* prices are not looked at, and nobody is ranked, until the panel is done */
};

#endif
