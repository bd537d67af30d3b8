/* Statements about a bid from more than its vendor, and the rule, published beforehand, of whose counts.
 * docs/evidence.md describes the files. */
#ifndef BG_MODEL_TESTIMONY_H
#define BG_MODEL_TESTIMONY_H

#include "base/ratio.h"
#include "logic/value.h"

enum bg_witness {
    BG_WITNESS_VENDOR,
    BG_WITNESS_BUYER,
    BG_WITNESS_SURVEY,
    BG_WITNESS_ORGANISATION,
    BG_WITNESS_AGENCY,
    BG_WITNESS_COURT,
    BG_WITNESS__COUNT
};
extern const char *const bg_witness_names[BG_WITNESS__COUNT]; /* "worker_survey" */
extern const char *const bg_witness_words[BG_WITNESS__COUNT]; /* "worker survey" */

struct bg_witness_rule {
    int64_t order[BG_WITNESS__COUNT]; /* 1 counts first; 0: never counts */
    int64_t least_n;                  /* of a survey, else it does not count */
    int64_t published;                /* days */
    /* Of an answer of yes or no: percent of the workers asked from which a survey says yes. */
    bool has_least_yes;
    struct bg_dec least_yes;
};
enum { BG_SURVEY_SHOWN = 5 }; /* of fewer workers nothing is shown, whatever the rule says */

struct bg_statement {
    const char *bid, *claim, *document, *place;
    enum bg_witness witness;
    const char *figure; /* as it is written; "" of a survey */
    const struct bg_ratio
        *number;        /* of the figure; of a survey percent of the workers; NULL: it is a text */
    int64_t yes, n, of; /* of a survey; of 0: how many workers there are is not known */
    int64_t date;
};
struct bg_testimony {
    struct bg_statement *items;
    size_t n, room;
};

/* -- statements about an answer of a bid ----------------------------------------------------------- */

enum bg_beside { /* the vendor's answer */
                 BG_BESIDE_ALONE,
                 BG_BESIDE_SAME,
                 BG_BESIDE_WITHIN, /* the margin of the survey leaves room for it */
                 BG_BESIDE_DIFFERS
};
extern const char *const bg_beside_words[]; /* "within the margin" */

struct bg_testified {
    int slot; /* of the question */
    struct bg_statement said;
    struct bg_value value;  /* the answer that it makes; missing: none that is shown */
    struct bg_value vendor; /* the vendor's own, as clarified */
    bool has_margin;        /* of a survey whose answers can be shown */
    struct bg_dec low, high;
    enum bg_beside beside;
    bool counts; /* by the rule: the answer that is scored */
    const struct bg_witness_rule *rule;
    const char *page, *by; /* by: who recorded it */
};
struct bg_ruleset;
/* What it says, and what the vendor says: "60 % (18 of 30 asked, of 40; 50.94 to 68.43 %)", "no
 * answer". */
const char *bg_testified_words(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                               const struct bg_testified *t);
const char *bg_testified_vendor(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                const struct bg_testified *t);
/* "yes", or "no: fewer than 10 workers" */
const char *bg_testified_counts(struct bg_arena *arena, const struct bg_testified *t);

/* Wilson's interval for yes of n at 95 % (z = 1.96), where n are drawn from `of` workers (0: many more), in
 * percent, low rounded down and high up at two places: the roots p of
 *     (yes/n - p)^2 = z^2/n (of - n)/(of - 1) p (1 - p)
 * 18 of 30 without an end: 42.32 to 75.41; of 40: 50.94 to 68.43. */
void bg_wilson(struct bg_arena *arena, int64_t yes, int64_t n, int64_t of, struct bg_dec *low,
               struct bg_dec *high);
/* A survey whose answers can be shown, and one that counts. */
bool bg_statement_is_shown(const struct bg_statement *s);
bool bg_statement_counts(const struct bg_witness_rule *rule, const struct bg_statement *s);

#endif
