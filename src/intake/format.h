/* Intake formats. A format is one file and one row of formats.def: it tells by the bytes whether a
 * source is its own, and turns it into documents of ours (bids and rulesets as JSON text), which
 * then go through the one strict door that every bid goes through. Nothing that the source holds is
 * lost in silence: what is not taken unchanged is noted. */
#ifndef BG_INTAKE_FORMAT_H
#define BG_INTAKE_FORMAT_H

#include "intake/intake.h"
#include "model/form.h"

struct bg_format {
    const char *name;  /* "prozorro" */
    const char *title; /* for messages and docs: "Prozorro tender" */
    bool (*is)(const struct bg_source *source);
    /* Puts documents and notes. False: nothing of it can be used, said in diags. */
    bool (*read)(struct bg_intake *intake);
    bool says_refused; /* each refused part has a diagnostic of its own */
};
extern const struct bg_format *const bg_formats[]; /* NULL-terminated, in the order of asking */

/* The format that a source is in; NULL: none of the rows, so it is bidgauge JSON or nothing. */
const struct bg_format *bg_format_of(const struct bg_source *source);
/* The same, where a mapping of columns (or NULL) is given: what is nothing else is a table then. */
const struct bg_format *bg_format_given(const struct bg_source *source,
                                        const struct bg_source *map);

struct bg_intake_document {
    struct bg_intake_document *next;
    bool is_ruleset;              /* else a bid */
    bool refused;                 /* the source has the bid, and it is not taken: see reason */
    struct bg_pos pos;            /* of the entry in the source */
    const char *process;          /* the solicitation, where the source holds several; else "" */
    const char *lot;              /* "" when it is not of one lot */
    const char *id;               /* the bid's own, as in the source; "" for a ruleset */
    int64_t entry;                /* which bid of the source; one for several lots has several */
    const struct bg_source *text; /* JSON, with its places; NULL: it cannot be read */
    const char *path;             /* of the file that import writes; NULL before it does */
    const char *reason;           /* why not, without a full stop; of a ruleset with text: why no
                                     bid may be judged by it before somebody completes it */
    const char *needs;            /* of a ruleset: what evaluate has to be given with it; NULL */
};

/* What the source publishes about who was awarded, to compare our order with. */
struct bg_intake_award {
    struct bg_intake_award *next;
    struct bg_pos pos;
    const char *process, *lot;
    const char *bid;       /* its id; "": the source does not say which */
    const char *supplier;  /* names; "" when not said */
    const char *status;    /* the source's own word: "active", "unsuccessful", "pending" */
    const char *evaluated; /* the evaluated price as published; "" when not */
};

/* Parts of the source, counted before they are read: in = read + ignored + refused + not modelled +
 * unreadable. coerced: read as something else than is written, among the read ones. */
struct bg_tally {
    int64_t in, read, coerced, ignored, refused, not_modelled, unreadable;
};

enum bg_loss { BG_COERCED, BG_IGNORED, BG_REFUSED, BG_NOT_MODELLED, BG_LOSS__COUNT };
const char *bg_loss_name(enum bg_loss loss); /* "not modelled" */

struct bg_intake_note {
    struct bg_intake_note *next;
    enum bg_loss loss;
    const char
        *text; /* which bid or cell, and what: "bid 7, answer req-2: text \"true\" to true" */
};

struct bg_intake { /* one source being read */
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_ruleset *ruleset;    /* that the bids are for; NULL: none is given */
    const struct bg_source *map;         /* of --map; NULL: none is given */
    const struct bg_form_issuer *issuer; /* of forms; NULL: what was sent out is not known */
    const struct bg_format *format;
    bool failed; /* read gave false */
    /* what came of it, in the order of the source */
    struct bg_intake_document *documents, **last_document;
    struct bg_intake_note *notes, **last_note;
    int64_t losses[BG_LOSS__COUNT];
    struct bg_intake_award *awards, **last_award;
    struct bg_tally tenders, answers, requirements; /* kept by readers that have them */
    int64_t bids_in; /* bids that the source holds, counted by the reader */
    /* what documents and awards get, set by readers that have several */
    const char *process;
    int64_t entry;
    size_t made; /* bytes of documents so far */
    bool full;   /* said; see bg_intake_full */
};

struct bg_intake_options {
    const struct bg_ruleset *ruleset;
    const struct bg_source *map;
    const struct bg_form_issuer *issuer;
};
/* Reads the source by its format's row. Lives in the arena. */
const struct bg_intake *bg_intake_read(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_source *source,
                                       const struct bg_format *format,
                                       const struct bg_intake_options *options);

/* -- for readers ------------------------------------------------------------------------------ */

struct bg_places; /* growing: where the parts of a text come from */
struct bg_places *bg_places_new(struct bg_arena *arena);
/* What is written to the text from here on is at label. Offsets ascend. */
void bg_places_add(struct bg_places *places, const struct bg_buf *text, const char *label);
/* The same, where the reader has said that the answer there cannot be used, and why. It then counts
 * as an error without another message. */
void bg_places_add_problem(struct bg_places *places, const struct bg_buf *text, const char *label,
                           const char *problem);
/* Where the answer of the key would be that is not given: see bg_source_blank. Both are kept. */
void bg_places_add_blank(struct bg_places *places, const char *key, const char *label);

/* A bid (or the ruleset of a lot) as JSON text; pos: of its entry in the source; id: the bid's.
 * places NULL: messages about an answer name the bid only. */
void bg_intake_bid(struct bg_intake *intake, struct bg_pos pos, const char *lot, const char *id,
                   const struct bg_buf *text, const struct bg_places *places);
void bg_intake_ruleset(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                       const struct bg_buf *text);
/* The same with what the source does not say left open: no bid may be judged by it yet. */
void bg_intake_ruleset_incomplete(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                                  const struct bg_buf *text, const char *reason);
/* A bid that is there and cannot be read: it stays in the comparison, with the reason. */
void bg_intake_unreadable(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                          const char *id, const char *reason);
/* A bid that is there and that nobody may compare: it is listed, with the reason. */
void bg_intake_refused(struct bg_intake *intake, struct bg_pos pos, const char *lot, const char *id,
                       const char *reason);
/* More documents than a source of its size can mean were made of it (bids for all of thousands of
 * lots): readers stop then, and the source is refused. */
bool bg_intake_full(struct bg_intake *intake);
/* award is copied; its process is set. */
void bg_intake_awarded(struct bg_intake *intake, const struct bg_intake_award *award);
void bg_intake_note(struct bg_intake *intake, enum bg_loss loss, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* How the bids of the source came out, each once however many lots it is for. */
struct bg_tally bg_intake_bids(const struct bg_intake *intake);
/* Nothing may be lost: bids that the reader counted and did not account for are said (E650). */
void bg_intake_check(const struct bg_intake *intake);

struct bg_intake_only { /* NULL: all */
    const char *process, *lot;
};
/* Appends the bids that the format made to the list, as bg_bids_read does for our own JSON. */
void bg_bids_read_made(struct bg_bid_list *list, struct bg_diags *diags,
                       const struct bg_ruleset *ruleset, const char *lot,
                       const struct bg_intake *made, const struct bg_intake_only *only);

#endif
