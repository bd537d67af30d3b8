/* Intake formats. A format is one file and one row of formats.def: it tells by the bytes whether a
 * source is its own, and turns it into documents of ours (bids and rulesets as JSON text), which
 * then go through the one strict door that every bid goes through. Nothing that the source holds is
 * lost in silence: what is not taken as it stands is noted. */
#ifndef BG_INTAKE_FORMAT_H
#define BG_INTAKE_FORMAT_H

#include "intake/intake.h"

struct bg_format {
    const char *name;  /* "prozorro" */
    const char *title; /* for messages and docs: "Prozorro tender" */
    bool (*is)(const struct bg_source *source);
    /* Puts documents and notes. False: nothing of it can be used, said in diags. */
    bool (*read)(struct bg_intake *intake);
};
extern const struct bg_format *const bg_formats[]; /* NULL-terminated, in the order of asking */

/* The format that a source is in; NULL: none of the rows, so it is bidgauge JSON or nothing. */
const struct bg_format *bg_format_of(const struct bg_source *source);

struct bg_intake_document {
    struct bg_intake_document *next;
    bool is_ruleset;              /* else a bid */
    struct bg_pos pos;            /* of the entry in the source */
    const char *lot;              /* "" when it is not of one lot */
    const char *id;               /* the bid's own, as in the source; "" for a ruleset */
    const struct bg_source *text; /* JSON, with its places; NULL: it cannot be read */
    const char *reason;           /* why not, without a full stop */
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
    const struct bg_ruleset *ruleset; /* that the bids are for; NULL: none is given */
    const struct bg_source *map;      /* of --map; NULL: none is given */
    const struct bg_format *format;
    bool failed; /* read gave false */
    /* what came of it, in the order of the source */
    struct bg_intake_document *documents, **last_document;
    struct bg_intake_note *notes, **last_note;
    int64_t losses[BG_LOSS__COUNT];
};

struct bg_intake_options {
    const struct bg_ruleset *ruleset;
    const struct bg_source *map;
};
/* Reads the source by its format's row. Lives in the arena. */
const struct bg_intake *bg_intake_read(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_source *source,
                                       const struct bg_format *format,
                                       const struct bg_intake_options *options);

/* -- for readers ------------------------------------------------------------------------------ */

struct bg_places; /* growing: where the parts of a text come from */
struct bg_places *bg_places_new(struct bg_arena *arena);
/* What is written to the text from here on stands at label. Offsets ascend. */
void bg_places_add(struct bg_places *places, const struct bg_buf *text, const char *label);

/* A bid (or the ruleset of a lot) as JSON text; pos: of its entry in the source; id: the bid's.
 * places NULL: messages about an answer name the bid only. */
void bg_intake_bid(struct bg_intake *intake, struct bg_pos pos, const char *lot, const char *id,
                   const struct bg_buf *text, const struct bg_places *places);
void bg_intake_ruleset(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                       const struct bg_buf *text);
/* A bid that is there and cannot be read: it stays in the comparison, with the reason. */
void bg_intake_unreadable(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                          const char *id, const char *reason);
void bg_intake_note(struct bg_intake *intake, enum bg_loss loss, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Appends the bids that the format made to the list, as bg_bids_read does for our own JSON. */
void bg_bids_read_made(struct bg_bid_list *list, struct bg_diags *diags,
                       const struct bg_ruleset *ruleset, const char *lot,
                       const struct bg_intake *made);

#endif
