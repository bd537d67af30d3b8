/* The case of a procurement: its log, one entry a line, and what a check of it found. The log is the
 * only state of a case folder; each entry names the hash of the line before it, so that none can be
 * changed, taken out or put in without a trace (docs/record.md). Filled by intake/case, walked by
 * jobs/case and report/case. */
#ifndef BG_MODEL_CASE_H
#define BG_MODEL_CASE_H

#include "base/date.h"
#include "base/diag.h"
#include "base/field.h"

enum { BG_HASH_TEXT = 65 };

enum bg_case_state {
    BG_CASE_NONE, /* before the first entry */
    BG_CASE_DRAFT,
    BG_CASE_PUBLISHED,
    BG_CASE_OPENED,
    BG_CASE_MODERATING,
    BG_CASE_LOCKED,
    BG_CASE_PRICED,
    BG_CASE_RECOMMENDED,
    BG_CASE_FINAL,
    BG_CASE_DEBRIEFED,
    BG_CASE_CANCELLED,
    BG_CASE_STATE__COUNT
};
const char *bg_case_state_name(enum bg_case_state state); /* "published" */

enum bg_case_event {
#define EVENT(id, name, from, after, because, broken) BG_EVENT_##id,
#include "model/event.def"
#undef EVENT
    BG_EVENT__COUNT /* also: of an entry, an event that this version does not know */
};
struct bg_case_event_row {
    const char *name;
    unsigned from;            /* bit 1 << state for each state in which it may happen */
    enum bg_case_state after; /* BG_CASE_NONE: the same as before */
    bool because;             /* it needs a reason */
    const char *broken;       /* "prices were opened" */
};
const struct bg_case_event_row *bg_case_event_row(enum bg_case_event event);
enum bg_case_event bg_case_event_find(const char *name); /* BG_EVENT__COUNT: none */
bool bg_case_may(enum bg_case_state state, enum bg_case_event event);
/* "locked", or "opened" or "locked": the states in which it may happen, in quotes. */
const char *bg_case_states_of(struct bg_arena *arena, enum bg_case_event event);

struct bg_case_file {
    const char *path; /* in the folder, with '/' */
    const char *sha256;
    int64_t bytes;
};
/* Texts are "" where the entry does not say. */
struct bg_case_entry {
    int64_t n;
    const char *at_text;
    struct bg_instant at;
    const char *by, *prev, *name; /* name: of the event, as written */
    enum bg_case_event event;
    const char *bid, *envelope; /* "quality" or "price"; "" where a bid is one file */
    struct bg_texts bids;       /* of a round: who is invited; of an opening: what was opened */
    int64_t round;              /* of offers; 0: not said */
    const char *evaluator, *person, *role;
    struct bg_texts criteria; /* of an evaluator who scores these only */
    bool blind;               /* sheets show numbers in place of vendors */
    bool rescore;             /* of a round: quality is offered and scored anew */
    const char *due_text;
    struct bg_instant due; /* BG_NO_INSTANT: none */
    const char *version;   /* of the ruleset */
    const char *chosen;
    const char *because, *authority, *text;
    const struct cJSON *data; /* what else belongs to the event, in its own form; NULL: nothing */
    const struct bg_case_file *files;
    size_t files_n;
    char hash[BG_HASH_TEXT];        /* of its line */
    const struct bg_source *source; /* its line */
    int64_t line;                   /* from 1 */
};

struct bg_case_remark { /* something that a check says */
    struct bg_case_remark *next;
    enum bg_code code; /* an error is a fault */
    int64_t entry;     /* the first one concerned; 0: none */
    const char *text;
};
struct bg_case_remarks {
    struct bg_arena *arena;
    struct bg_case_remark *first, **last;
    int64_t faults;
};
void bg_case_remarks_start(struct bg_case_remarks *remarks, struct bg_arena *arena);
void bg_case_say(struct bg_case_remarks *remarks, enum bg_code code, int64_t entry,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

struct bg_case_log {
    const struct bg_source *source; /* the whole file */
    const struct bg_case_entry *entries;
    size_t n;
    char head[BG_HASH_TEXT]; /* of the last whole line; zeros where there is none */
    size_t whole;            /* bytes up to and with the last line feed */
    bool torn;               /* bytes follow that: a line that was never finished */
    enum bg_case_state state;
    struct bg_instant due;               /* when bids are due now; BG_NO_INSTANT: not said */
    const struct bg_case_entry *awaited; /* the round whose offers are not opened; NULL: none */
    struct bg_case_remarks said;         /* what is wrong with the lines and their order */
    int64_t chain_faults; /* of these, those of the lines: nothing is added to such a log */
};
/* What may happen now: by the state, and by a round whose offers are still sealed. */
bool bg_case_may_now(const struct bg_case_log *log, enum bg_case_event event);
/* The bidders who were asked something, each once. */
struct bg_texts bg_case_asked(struct bg_arena *arena, const struct bg_case_log *log);
bool bg_case_is_listed(const struct bg_texts *ids, const char *id);
/* The log as it was before the entry, in the state in which it was made. */
struct bg_case_log bg_case_log_before(const struct bg_case_log *log,
                                      const struct bg_case_entry *entry, enum bg_case_state state);
/* The last entry of the event, or NULL. */
const struct bg_case_entry *bg_case_last(const struct bg_case_log *log, enum bg_case_event event);
/* The newest entry that names the file, or NULL. *file: what it says of it. */
const struct bg_case_entry *bg_case_entry_of(const struct bg_case_log *log, const char *path,
                                             const struct bg_case_file **file);

/* -- a check of the whole case ----------------------------------------------------------------- */

enum bg_case_signature { BG_UNSIGNED, BG_SIGNED, BG_SIGNED_BY_UNKNOWN, BG_SIGNED_WRONGLY };
struct bg_case_check {
    const struct bg_case_log *log;
    struct bg_case_remarks said; /* the log's and those of files, result, signature and anchor */
    int64_t files, files_good;
    const char *anchor; /* the head that was given; NULL: none */
    int64_t anchored;   /* the entry whose line it is of; 0: none */
    enum bg_case_signature signature;
    const char *signer, *key;     /* "officer@example.gov", "SHA256:..." */
    const char *result, *outputs; /* a line each, or NULL */
};

#endif
